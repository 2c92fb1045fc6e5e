"""The tapes on which somebody is saved: who lives an hour longer than untouched, and what that changes for others."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest

from maketomorrow.core.ticks import tick_of
from maketomorrow.plans import day_plan
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Action
from maketomorrow.sim.state import World
from maketomorrow.tape.format import Tape, read_tape
from maketomorrow.tape.replay import inputs_of, life_of, live_day

HERE = Path(__file__).resolve()
FOLDER = HERE.parents[1] / "tapes"
PAGE = HERE.parents[2] / "docs" / "untouched-day.md"
SAVES = sorted(FOLDER.glob("saved-*.tape"))
HOUR_TICKS = 60 * 40

_ROW = re.compile(r"\| `(\w+)` \| \d\d:\d\d \| (\d\d:\d\d) \|")
_LIVES = re.compile(r"(\w+)\.alive = true")


def untouched() -> dict[str, int]:
    """The tick at which each dies when nobody disturbs anything, by the page."""
    starts = day_plan("darol").starts
    return {row[1]: tick_of(row[2], starts) for row in _ROW.finditer(PAGE.read_text())}


def saved_on(tape: Tape) -> set[str]:
    """Who is said to live an hour after the minute at which they die on an untouched day."""
    dies = untouched()
    lives = ((fact, _LIVES.fullmatch(fact.says)) for day in tape.days for fact in day.facts)
    return {who[1] for fact, who in lives if who and who[1] in dies and fact.tick >= dies[who[1]] + HOUR_TICKS}


def deaths(tape: Tape) -> set[str]:
    """Who of the plant's people dies on a tape of one day."""
    plan = day_plan("darol")
    people, dead = {person.id for person in plan.people}, set()

    def look(world: World, events: list[Event]) -> None:
        dead.update(event.who for event in events if event.name == "died" and event.who in people)

    live_day(life_of(tape, plan), tape.days[0], look)
    return dead


@pytest.mark.parametrize("path", SAVES, ids=lambda path: path.stem)
def test_whoever_saves_somebody_could_have_been_hurt(path: Path) -> None:
    tape = read_tape(path)
    assert not tape.loadout.unhurt
    assert saved_on(tape)


def test_everybody_can_be_saved() -> None:
    assert set().union(*(saved_on(read_tape(path)) for path in SAVES)) == set(untouched())


def test_nobody_is_saved_in_one_way_only_who_dies_early() -> None:
    ways = [saved_on(read_tape(path)) for path in SAVES]
    assert all(sum(who in saved for saved in ways) > 1 for who in untouched())


def test_one_root_is_all_that_two_mornings_differ_in_and_three_people_live_of_it() -> None:
    cut, stands = read_tape(FOLDER / "one-root-cut.tape"), read_tape(FOLDER / "one-root-stands.tape")
    keys = [[one.held for one in islice(inputs_of(tape.days[0]), tape.days[0].end)] for tape in (cut, stands)]
    assert keys[0] != keys[1]
    assert all(one & ~Action.FIRE == other & ~Action.FIRE for one, other in zip(*keys, strict=True))
    lived_of_it = deaths(stands) - deaths(cut)
    assert lived_of_it == {"jun", "ruslan", "yuna"}
