"""What the burst leaves in the air for hours: sparks that rise, each with a flicker of its own, told by the tick."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pygame

from maketomorrow.content.scenery import Scenery
from maketomorrow.core.rng import roll
from maketomorrow.core.ticks import TICKS_PER_MINUTE
from maketomorrow.shell.paint import ADD
from maketomorrow.shell.palette import AMBER, ORANGE, mix
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class EmberTuning:
    """How many there are, and for how long."""

    most: int = 28  # in a picture
    all_ticks: int = 180  # after the burst, until all of them fly
    last_minutes: int = 110  # of the day's clock, until the last has gone out


TUNING = EmberTuning()
SEED = 47
ROUND = (WIDTH + 24, HEIGHT + 24)  # px after which they come again
OPEN_AIR = ("", "roots")  # palettes of the areas they fly in
LEVELS = 6  # brightnesses that are told apart
SLOW_TICKS = 2  # between two looks at where they are: they go a px meanwhile


Dot = tuple[pygame.Surface, tuple[float, float]]


class Ember(NamedTuple):
    """One of them at the burst. ``depth`` is its parallax."""

    x: float
    y: float
    across: float  # px a tick
    up: float
    depth: float
    phase: float
    large: bool


class Embers:
    """All of them."""

    def __init__(self, scenery: Sequence[Scenery], burst_tick: int) -> None:
        self._places = [area.area.rect for area in scenery if area.light in OPEN_AIR]
        self._burst_tick = burst_tick
        self._embers = [_ember(number) for number in range(TUNING.most)]
        self._seen: tuple[tuple[int, int, int], list[Dot]] = ((-1, 0, 0), [])  # the last ones, and when and where

    def draw(self, surface: pygame.Surface, left: int, top: int, tick: int) -> None:
        """Lay on those in the air, in the open areas of the picture whose corner is at world (left, top)."""
        since = tick - self._burst_tick
        last = TUNING.last_minutes * TICKS_PER_MINUTE
        if self._burst_tick < 0 or not 0 < since < last:
            return
        count = round(TUNING.most * min(1.0, since / TUNING.all_ticks, (last - since) / last * 1.4))
        for x, y, width, height in self._places:
            box = pygame.Rect(x - left, y - top, width, height)
            if box.colliderect((0, 0, WIDTH, HEIGHT)):
                surface.set_clip(box)
                surface.fblits(self._flying(left, top, since)[:count], ADD)
                surface.set_clip(None)

    def _flying(self, left: int, top: int, since: int) -> list[Dot]:
        """All of them for a picture whose corner is at world (left, top)."""
        at = (since - since % SLOW_TICKS, left, top)
        if at != self._seen[0]:
            dots = _dots()
            self._seen = at, [_at(ember, dots, left, top, at[0]) for ember in self._embers]
        return self._seen[1]


def _at(ember: Ember, dots: Sequence[pygame.Surface], left: int, top: int, since: int) -> Dot:
    turn = since / 53 + ember.phase
    x = (ember.x + ember.across * since + 9 * math.sin(turn) - left * ember.depth) % ROUND[0] - 12
    y = (ember.y - ember.up * since + 3 * math.cos(turn * 1.7) - top * ember.depth) % ROUND[1] - 12
    flicker = (0.5 + 0.5 * math.sin(turn * 5.3)) * (0.4 + 0.6 * y / HEIGHT)  # they cool as they rise
    return dots[min(LEVELS - 1, max(0, int(flicker * LEVELS))) + (LEVELS if ember.large else 0)], (x, y)


def _ember(number: int) -> Ember:
    def chance(name: str, low: float, high: float) -> float:
        return low + (high - low) * roll(SEED, f"ember {name}", number)

    depth = (0.45, 0.75, 1.0)[number % 3]
    return Ember(
        chance("x", 0, ROUND[0]),
        chance("y", 0, ROUND[1]),
        chance("across", -0.3, 0.05) * depth,
        chance("up", 0.15, 0.5) * depth,
        depth,
        chance("phase", 0, math.tau),
        chance("large", 0, 1) > 0.82,
    )


@lru_cache(maxsize=1)
def _dots() -> tuple[pygame.Surface, ...]:
    """Specks of one px, from dim to bright, and then of two."""
    dots = []
    for side in (1, 2):
        for level in range(LEVELS):
            share = (0.12 + 0.75 * level / (LEVELS - 1)) * (1.0 if side == 1 else 0.7)
            colour = mix(ORANGE, AMBER, level / LEVELS)
            dot = pygame.Surface((side, side))
            dot.fill((round(colour[0] * share), round(colour[1] * share), round(colour[2] * share)))
            dots.append(dot)
    return tuple(dots)
