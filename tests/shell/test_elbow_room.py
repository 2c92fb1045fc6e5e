"""Two who stand at one spot are drawn beside each other."""

from __future__ import annotations

from maketomorrow.shell.figures.room import TUNING, Room
from maketomorrow.sim.people.model import Person


def person(name: str, x: float, y: float = 100.0, vx: float = 0.0) -> Person:
    return Person(name, x, y, 14.0, 44.0, vx=vx, grounded=True)


def asides(*people: Person, steps: int = 12) -> list[float]:
    room = Room()
    for _ in range(steps):
        room.step(people)
    return [room.of(one) for one in people]


def test_two_who_talk_nose_to_nose_are_drawn_at_arms_length():
    left, right = asides(person("dag", 100.0), person("benoit", 122.0))
    assert left < 0 < right
    assert 22.0 + right - left == TUNING.apart_px


def test_two_on_the_very_same_spot_part_too_and_nobody_is_drawn_far_from_where_they_are():
    left, right = asides(person("dag", 100.0), person("benoit", 100.0))
    assert (left, right) == (-TUNING.most_px, TUNING.most_px)


def test_whoever_walks_or_stands_a_floor_higher_is_drawn_where_they_are():
    assert asides(person("dag", 100.0, vx=60.0), person("benoit", 104.0)) == [0.0, 0.0]
    assert asides(person("dag", 100.0), person("benoit", 104.0, y=60.0)) == [0.0, 0.0]


def test_nobody_jumps_aside():
    assert max(map(abs, asides(person("dag", 100.0), person("benoit", 104.0), steps=1))) <= TUNING.step_px
