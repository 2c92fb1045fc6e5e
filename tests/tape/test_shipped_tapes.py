"""The shipped tapes as a collection: what they have to cover, and what no single one of them can say."""

from __future__ import annotations

from pathlib import Path

import pytest

from maketomorrow.plans import day_plan
from maketomorrow.sim.inputs import Action
from maketomorrow.tape.compare import compare
from maketomorrow.tape.facts import END
from maketomorrow.tape.format import Tape, read_tape
from maketomorrow.tape.replay import life_of, live_day

FOLDER = Path(__file__).resolve().parents[1] / "tapes"
TAPES = sorted(FOLDER.glob("*.tape"))


def tape(name: str) -> Tape:
    return read_tape(FOLDER / f"{name}.tape")


@pytest.mark.parametrize("path", TAPES, ids=lambda path: path.stem)
def test_every_tape_says_what_happens_on_it(path: Path) -> None:
    found = read_tape(path)
    assert found.remarks
    assert all(day.facts for day in found.days)


def test_every_way_a_day_can_end_has_a_tape() -> None:
    ends = {
        fact.says.removeprefix("died cause ")
        for path in TAPES
        for day in read_tape(path).days
        for fact in day.facts
        if fact.tick == END and fact.says.startswith("died cause ")
    }
    assert ends == {"drone.lunge", "spitter.arc", "fall", "drown", "crush", "growth", "bloom", "given_up"}


def test_the_third_blow_of_the_third_morning_brings_the_counter_and_it_stays() -> None:
    mornings = tape("three-mornings")
    loop = life_of(mornings, day_plan(mornings.plan))
    before, after = [], []
    for number, day in enumerate(mornings.days):
        if number:
            loop.next_morning()
        before.append(loop.counter)
        live_day(loop, day)
        after.append(loop.counter)
    assert (before, after) == ([0, 0, 0, 4], [0, 0, 3, 4])


def test_the_two_days_alike_but_for_one_root_part_with_the_first_blow_at_it() -> None:
    cut, stands = tape("row-b-cut"), tape("row-b-stands")
    blows = [{row.tick for row in one.days[0].rows if row.inputs.held & Action.FIRE} for one in (cut, stands)]
    spared = min(blows[0] - blows[1])
    plan = day_plan("darol")
    for day in (*cut.days, *stands.days):
        day.end = 4000  # all her cutting is done, and Yuna has not begun to trim
    both = compare(cut, stands, plan, plan)
    assert both.first_difference is not None
    assert both.first_difference.tick == spared + 1
    assert {event.name for _, event in both.only_a} <= {"swung", "struck", "cut", "opened"}
    assert {event.who for _, event in both.only_a if event.name in ("cut", "opened")} == {"R2"}
    assert both.only_b == []


def test_every_talk_of_the_day_is_heard_by_somebody_standing_there():
    plan = day_plan("darol")
    facts = {fact.says for path in TAPES for day in read_tape(path).days for fact in day.facts}
    lines = [line.say for talk in plan.talks for line in talk.lines]
    unheard = {say for say in lines if f"event heard who rita what {say}" not in facts}
    assert lines
    assert unheard == {"talk.t02.1", "talk.t02.2"}, "the weed keeps her from the mess until the third line"
