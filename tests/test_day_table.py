"""The untouched day as a table, and the page that tells it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from days import darol

from maketomorrow.cli import main
from maketomorrow.core.ticks import minutes_of
from maketomorrow.day_table import DayTold, tell
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
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
