"""All that is far off as one picture: the sky, and the far planes.

The sky and the planes that hardly move when the camera does are drawn anew twenty times a second, a third of
it in each frame, from where the camera stood when that began: at a quarter of her pace and less nobody sees
that it comes two frames late. Where the camera leaps they are drawn at once. The other planes follow in
every frame in which the camera moves.
"""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from maketomorrow.shell.places.backdrops import Backdrops, Plane
from maketomorrow.shell.places.sky import TUNING, Sky
from maketomorrow.shell.window import HEIGHT, WIDTH

LEAP_PX = 40  # as far as the camera may have gone from where the picture was drawn


class Distance:
    """The last picture of it, and the next one on its way."""

    def __init__(self, sky: Sky, backdrops: Backdrops) -> None:
        self._sky, self._backdrops = sky, backdrops
        self._easel = pygame.Surface((WIDTH, HEIGHT)).convert()  # where the next one is drawn
        self._slow = self._easel.copy()  # the sky and the planes that hardly move
        self._whole = self._easel.copy()  # with all others; a surface of its own, see ``settle``
        self._whole_corner: tuple[int, int] | None = None  # in world px; None = it is to be drawn
        self._corner: tuple[int, int] | None = None  # of the slow one
        self._next_corner = (0, 0)
        self._steps: Iterator[None] = iter(())
        self._planes: list[Plane] = []
        self._slot = -1

    def draw(self, surface: pygame.Surface, left: int, top: int, tick: int) -> None:
        """Lay it on, for a picture whose corner is at world (left, top)."""
        cut = self._sky.light_up(left + WIDTH / 2, top + HEIGHT / 2, tick)
        slot = tick // TUNING.wave_ticks
        if cut or self._corner is None or self._leapt(self._corner, left, top):
            self._begin(left, top, tick, slot)
            self._finish()
        elif slot != self._slot:
            self._finish()
            self._begin(left, top, tick, slot)
        else:
            next(self._steps, None)
        if self._whole_corner != (left, top):
            self._whole_corner = left, top
            self._whole.blit(self._slow, (0, 0))
            self._backdrops.draw(self._whole, "far", left, top, tick)
        surface.blit(self._whole, (0, 0))

    def drawn_ahead(self, left: int, top: int, tick: int) -> Iterator[None]:
        """The first picture of it in pieces, for a morning that nobody sees yet: ``draw`` finds it there."""
        self._sky.light_up(left + WIDTH / 2, top + HEIGHT / 2, tick)
        yield
        self._begin(left, top, tick, tick // TUNING.wave_ticks)
        for _ in self._steps:
            yield
        self._finish()

    def _leapt(self, corner: tuple[int, int], left: int, top: int) -> bool:
        return abs(corner[0] - left) > LEAP_PX or abs(corner[1] - top) > LEAP_PX

    def _begin(self, left: int, top: int, tick: int, slot: int) -> None:
        self._next_corner, self._slot = (left, top), slot
        self._steps = self._drawn(left, top, tick)
        next(self._steps, None)

    def _drawn(self, left: int, top: int, tick: int) -> Iterator[None]:
        yield from self._sky.laid(self._easel, left + WIDTH / 2, top + HEIGHT / 2, tick)
        yield
        self._planes = self._backdrops.draw_afar(self._easel, left, top, tick, LEAP_PX)

    def _finish(self) -> None:
        for _ in self._steps:
            pass
        self._slow.blit(self._easel, (0, 0))
        self._corner, self._whole_corner = self._next_corner, None
        self._backdrops.drawn_afar = self._planes
