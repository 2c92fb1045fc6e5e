"""What lies over the finished picture: what is bright glows, the corners are darker, a little grain.

All of it together costs about a quarter of a millisecond. Where the display is slow only the corners are left.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.shell.palette import Colour
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class LightTuning:
    """How much of it."""

    bright: int = 168  # of 255: what a channel has above this glows
    small: int = 8  # the glow is made from a picture so many times smaller
    blur_px: int = 2  # of the small picture; done twice it falls off like a bell
    by_night: float = 1.5  # so much of what is above ``bright`` is added
    by_day: float = 0.35  # a bleached noon would drown in it
    corner: float = 0.46  # so much darker is the last of the corners
    clear: float = 0.34  # of the way to a corner nothing is darker
    grain: float = 0.024  # of full brightness, up and down
    grains: int = 4  # sheets of grain, one after another
    grain_ticks: int = 5  # each is shown so long


TUNING = LightTuning()
_SMALL = (WIDTH // TUNING.small, HEIGHT // TUNING.small)
_HALF = (WIDTH // 2, HEIGHT // 2)
_SIZE = (WIDTH, HEIGHT)


class Light:
    """Lays light over one picture after another. ``few``: only the corners, for slow displays."""

    def __init__(self) -> None:
        self.few = False
        self.grain = True
        self._baked = -2  # the last sheet made ahead
        self._bright: pygame.Surface | None = None  # what is bright, small, on its way to become soft
        self._soft: pygame.Surface | None = None  # the same soft, on its way to become ``_halo``
        self._halo: pygame.Surface | None = None  # the glow as large as the picture
        self._next_corner = self._halo_corner = (0, 0)  # world px at the corner of the picture that glows

    def cut(self) -> None:
        """The next picture has nothing to do with the last one."""
        self._bright = self._soft = self._halo = None

    def draw(self, surface: pygame.Surface, left: int, top: int, sky: Colour, tick: int) -> None:
        """Finish a picture whose upper left corner is at world (left, top), under a ``sky`` of that colour."""
        if not self.few:
            self._glow(surface, left, top, glow_share(sky))
        sheet = -1 if self.few or not self.grain else tick // TUNING.grain_ticks % TUNING.grains
        surface.blit(overlay(sheet), (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def prepare(self) -> bool:
        """Bake one more sheet of what every picture needs; False when all are there."""
        self._baked = min(TUNING.grains, self._baked + 1)
        if self._baked < TUNING.grains:
            overlay(self._baked)
        return self._baked < TUNING.grains

    def _glow(self, surface: pygame.Surface, left: int, top: int, share: float) -> None:
        """Add the glow of a picture before, moved along with the world: each picture makes a third of a new one."""
        if self._halo is None:
            self._soft, self._next_corner = softened(what_is_bright(surface), share), (left, top)
        if self._soft is not None:
            self._halo = pygame.transform.smoothscale(self._soft, _SIZE, self._halo or pygame.Surface(_SIZE).convert())
            self._halo_corner, self._soft = self._next_corner, None
        elif self._bright is not None:
            self._soft, self._bright = softened(self._bright, share), None
        else:
            self._bright, self._next_corner = what_is_bright(surface), (left, top)
        assert self._halo is not None
        at = (self._halo_corner[0] - left, self._halo_corner[1] - top)
        surface.blit(self._halo, at, special_flags=pygame.BLEND_RGB_ADD)


def glow_share(sky: Colour) -> float:
    """How strongly things glow under a sky of that colour: a bright one leaves little."""
    bright = min(1.0, max(0.0, (sum(sky) / 3 - 60) / 120))
    return TUNING.by_night + (TUNING.by_day - TUNING.by_night) * bright


def what_is_bright(surface: pygame.Surface) -> pygame.Surface:
    """What is bright in a picture, ``small`` times smaller."""
    half = pygame.transform.scale(surface, _HALF, _half_sheet())  # every other px is enough, and half the work
    small = pygame.transform.smoothscale(half, _SMALL)
    small.fill((TUNING.bright,) * 3, special_flags=pygame.BLEND_RGB_SUB)
    return small


def softened(small: pygame.Surface, share: float) -> pygame.Surface:
    """So much of it, with soft edges."""
    soft = pygame.transform.box_blur(small, TUNING.blur_px)
    if share > 1.0:
        soft.blit(soft.copy(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        share /= 2
    soft.fill((round(255 * share),) * 3, special_flags=pygame.BLEND_RGB_MULT)
    return soft


@lru_cache(maxsize=1)
def _half_sheet() -> pygame.Surface:
    return pygame.Surface(_HALF).convert()


@lru_cache(maxsize=8)
def overlay(sheet: int) -> pygame.Surface:
    """The darker corners with one of the sheets of grain (-1 = without), to be multiplied."""
    sheet_of_corners = _corners().copy()
    if sheet >= 0:
        sheet_of_corners.blit(_grain(sheet), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return sheet_of_corners


@lru_cache(maxsize=1)
def _corners() -> pygame.Surface:
    small = pygame.Surface((64, 36))
    for y in range(36):
        for x in range(64):
            d = math.hypot((x - 31.5) / 32, (y - 17.5) / 18) / math.sqrt(2)
            t = min(1.0, max(0.0, (d - TUNING.clear) / (1 - TUNING.clear)))
            level = round(255 * (1 - TUNING.corner * t * t * (3 - 2 * t)))
            small.set_at((x, y), (level, level, min(255, level + 4)))
    return pygame.transform.smoothscale(small, _SIZE).convert()


def _grain(sheet: int) -> pygame.Surface:
    """Noise as a picture to be multiplied: the same for the same sheet, on every machine."""
    specks = hashlib.shake_128(f"grain/{sheet}".encode()).digest(WIDTH * HEIGHT)
    picture = pygame.image.frombuffer(specks, _SIZE, "P")
    picture.set_palette([(round(255 - 2 * TUNING.grain * speck),) * 3 for speck in range(256)])
    return picture.convert()
