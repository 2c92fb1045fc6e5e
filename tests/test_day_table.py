"""The untouched day as a table, and the page that tells it."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from days import darol

from maketomorrow.cli import main
from maketomorrow.core.ticks import clock_of, minutes_of
from maketomorrow.day_table import DayTold, tell
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.plans import LEVELS
from maketomorrow.sim.inputs import Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.tape.format import TapeDay

PAGE = Path(__file__).resolve().parents[1] / "docs" / "untouched-day.md"
ROW = re.compile(r"\| `(\w+)` \| (\d\d:\d\d) \| (\d\d:\d\d) \| `([\w.]+)` \| `([\w.]+)` \|")
WITHIN_MINUTES = 6


@cache
def untouched() -> DayTold:
    """The day as nobody disturbs it, as far as the last of them lives."""
    return tell(Loop(darol(), first(Loadout(unhurt=True)), keep_digests=False), TapeDay(end=12_000))


def page() -> dict[str, tuple[str, str, str]]:
    """Who -> minute, place and cause, as the page has them."""
    return {row[1]: (row[3], row[4], row[5]) for row in ROW.finditer(PAGE.read_text())}


def test_the_page_tells_of_everybody():
    assert sorted(page()) == sorted(person.id for person in darol().people)


@pytest.mark.parametrize("who", sorted(page()))
def test_who_dies_when_and_of_what_is_what_the_page_says(who: str):
    clock, _place, cause = page()[who]
    died = {one["who"]: one for one in untouched().deaths}
    assert who in died, f"{who} lives"
    assert died[who]["cause"] == cause
    assert abs(minutes_of(died[who]["clock"]) - minutes_of(clock)) <= WITHIN_MINUTES, died[who]


@pytest.mark.parametrize("who", sorted(page()))
def test_whoever_tunes_the_day_stays_within_twelve_minutes_of_the_story(who: str):
    """A person's ``expect`` carries the story's minute, place and cause."""
    expects = tomllib.loads((LEVELS / "darol" / "people" / f"{who}.toml").read_text())["expect"]
    died = next(one for one in untouched().deaths if one["who"] == who)
    assert abs(minutes_of(died["clock"]) - minutes_of(expects["dies"])) <= 12, died
    assert died["place"].endswith(expects["at"])
    assert died["cause"].startswith(expects.get("by", ""))


def test_the_first_of_them_is_in_the_warehouse_near_twenty_five_to_eleven():
    warehouse = next(area.rect for area in darol().areas if area.name == "warehouse")
    loop = Loop(darol(), first(Loadout(unhurt=True)), keep_digests=False)
    while not any(warehouse[0] <= mimic.x < warehouse[0] + warehouse[2] for mimic in loop.world.state.mimics):
        loop.tick(Inputs())
        assert loop.world.tick < 10_000
    assert abs(minutes_of(clock_of(loop.world.tick, darol().starts)) - minutes_of("10:35")) <= 12


def test_at_seven_they_are_where_they_wake():
    assert untouched().hours[0]["people"] == {person.id: person.start for person in darol().people}


def test_nobody_comes_to_harm_before_the_burst():
    """Under the cart, in the water, off a ledge: an untouched morning is an ordinary one."""
    burst = minutes_of(darol().hours["burst"])
    assert [one for one in untouched().deaths if minutes_of(one["clock"]) < burst] == []


def test_the_table_of_a_short_tape_is_told_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    tape = tmp_path / "morning.tape"
    tape.write_text("make-tomorrow tape 1\nplan: darol\nday\n  1300  end\n")
    assert main(["day", str(tape), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["clock"] for row in told["hours"]] == ["07:03", "07:33"]
    assert {"id": "t02", "said": 4, "of": 4} in told["talks"]
    assert told["deaths"] == []
    assert len(told["alive"]) == len(darol().people)
