"""Elbow room: whoever stands so close to somebody that one is drawn over the other, is drawn a little aside.

Only the picture does so: the day has them where they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maketomorrow.sim.people.model import Person


@dataclass(frozen=True, slots=True)
class RoomTuning:
    """How much of it. Px and px/s."""

    apart_px: float = 36.0  # between two who stand on one floor
    floor_px: float = 12.0  # what is no higher than this is one floor
    most_px: float = 9.0  # aside: nobody is drawn beside what they stand on
    still: float = 2.0
    step_px: float = 1.0


TUNING = RoomTuning()


class Room:
    """How far each is drawn aside."""

    def __init__(self) -> None:
        self._aside: dict[str, float] = {}

    def clear(self) -> None:
        """A day begins."""
        self._aside.clear()

    def of(self, person: Person) -> float:
        """Px to the right."""
        return self._aside.get(person.id, 0.0)

    def step(self, people: Iterable[Person]) -> None:
        """Those who stand make room, a little at a time; those who walk are drawn where they are."""
        people = list(people)
        for person in people:
            aside, wanted = self.of(person), self._wanted(person, people)
            step = max(-TUNING.step_px, min(TUNING.step_px, wanted - aside))
            if aside or step:
                self._aside[person.id] = aside + step

    def _wanted(self, person: Person, people: list[Person]) -> float:
        if not _stands(person):
            return 0.0
        push, before = 0.0, True
        for other in people:
            if other is person:
                before = False
                continue
            far = person.x - other.x
            short = TUNING.apart_px - abs(far)
            if short > 0 and abs(person.y - other.y) < TUNING.floor_px and _stands(other):
                right = far > 0 or (far == 0 and before)
                push += short / 2 if right else -short / 2
        return max(-TUNING.most_px, min(TUNING.most_px, push))


def _stands(person: Person) -> bool:
    return person.grounded and abs(person.vx) < TUNING.still
