"""High contrast: whoever moves stands in a bright line before a world that is dim.

Drawn on a sheet of their own first; their shapes, grown by two px, are laid under them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pygame

from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import CREAM, HIVE, INK, WHITE, Colour, mix
from maketomorrow.shell.veil import cover
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.model import Mover
from maketomorrow.sim.state import World

VEIL = 0.66  # of ink over the world behind
ROOM = 44  # px around a body that its limbs reach
MIMIC = mix(HIVE, WHITE, 0.4)
OPAQUE = 90  # of 255: what is fainter is light, and has no edge
GROWN = ((-2, 0), (2, 0), (0, -2), (0, 2), (-1, -1), (1, -1), (-1, 1), (1, 1))

Place = Callable[[Mover], tuple[float, float]]


class Lined(NamedTuple):
    """Somebody in the picture, and the colour of their line."""

    mover: Mover
    colour: Colour


def lined(world: World) -> Iterator[Lined]:
    """Everybody who moves: she is white, people are cream, mimics the hive's."""
    for mimic in world.state.mimics:
        yield Lined(mimic, MIMIC)
    for person in world.state.people:
        yield Lined(person, CREAM)
    yield Lined(world.state.suit, WHITE)


class Outlines:
    """Keeps the sheet on which figures are drawn first."""

    def __init__(self) -> None:
        self._sheet: pygame.Surface | None = None

    def dim(self, surface: pygame.Surface) -> None:
        """Darken what has been drawn of the world."""
        cover(surface, INK, VEIL)

    def draw(
        self,
        surface: pygame.Surface,
        movers: Iterable[Lined],
        place: Place,
        corner: tuple[int, int],
        paint: Callable[[pygame.Surface], None],
    ) -> None:
        """Lay the figures that ``paint`` draws over the picture, each within its line. ``corner`` is the picture's."""
        if self._sheet is None:
            self._sheet = pygame.Surface((WIDTH, HEIGHT), pygame.SRCALPHA)
        sheet = self._sheet
        sheet.fill((0, 0, 0, 0))
        paint(sheet)
        for mover, colour in movers:
            x, y = place(mover)
            wide = round(mover.w) + 2 * ROOM
            box = pygame.Rect(0, 0, wide, round(mover.h) + 2 * ROOM)
            box.center = (round(x) - corner[0], round(y - mover.h / 2) - corner[1])
            box = box.clip(sheet.get_rect())
            if box.w > 4 and box.h > 4:
                shape = pygame.mask.from_surface(sheet.subsurface(box), OPAQUE)
                edge = shape.to_surface(setcolor=(*colour, 255), unsetcolor=(0, 0, 0, 0))
                for dx, dy in GROWN:
                    surface.blit(edge, (box.x + dx, box.y + dy))
        surface.blit(sheet, (0, 0), special_flags=OVER)
