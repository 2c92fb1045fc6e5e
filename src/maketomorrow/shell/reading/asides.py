"""Words that go up or down where something stands: the least that is enough, and not by leaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.model import Mover
from maketomorrow.sim.state import World

Place = Callable[[Mover], tuple[float, float]]

GAP_PX = 3
OVER_PX = 8  # hair and hats are higher than what bumps into things
STEP_PX = 4  # so fine a free height is looked for
WAY_PX = 7  # it moves so far a tick


def clear_of(box: pygame.Rect, between: tuple[int, int], taken: Sequence[pygame.Rect]) -> int | None:
    """How far a box moves up (less than 0) or down to stand on nothing ``taken``; None where there is no room.

    ``between`` are the least y of its top and the greatest of its bottom.
    """
    least, most = between[0] - box.y, between[1] - box.bottom
    ways: list[int] = sorted({way for way in (0, *range(least, most + 1, STEP_PX)) if least <= way <= most}, key=_short)
    wide = box.inflate(2 * GAP_PX, 2 * GAP_PX)
    near = [one for one in taken if one.right > wide.x and one.x < wide.right]
    return next((way for way in ways if wide.move(0, way).collidelist(near) < 0), None)


def _short(way: int) -> tuple[int, int]:
    return abs(way), way


def figures_in(world: World, left: int, top: int, place: Place) -> list[pygame.Rect]:
    """Where everybody stands in the picture, whose corner is (left, top)."""
    found = []
    for mover in (world.state.suit, *world.state.people, *world.state.mimics):
        x, y = place(mover)
        high = round(mover.h) + OVER_PX
        box = pygame.Rect(round(x - mover.w / 2) - left, round(y) - high - top, round(mover.w), high)
        if box.right > 0 and box.x < WIDTH and box.bottom > 0 and box.y < HEIGHT:
            found.append(box)
    return found


@dataclass(slots=True)
class Aside:
    """How far words have gone aside, px. Those that have just come are there at once."""

    wanted: int = 0
    at: int = 0
    stands: bool = False

    def to(self, wanted: int) -> int:
        """Where they are on the way there."""
        self.wanted = wanted
        if not self.stands:
            self.at, self.stands = wanted, True
        return self.at

    def tick(self) -> None:
        """One tick of the way."""
        self.at += max(-WAY_PX, min(WAY_PX, self.wanted - self.at))

    def leave(self) -> None:
        """There are no words any more."""
        self.stands = False
