"""What Darol lets fall once it is open: petals on the wind, few at a time. Told by the tick alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pygame

from maketomorrow.content.scenery import Scenery
from maketomorrow.core.rng import roll
from maketomorrow.shell.paint import OVER, Canvas, Sprite, bezier
from maketomorrow.shell.palette import Colour, mix, rgb
from maketomorrow.shell.places.hours import Hour
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class PetalTuning:
    """How they fall."""

    most: int = 10  # in a picture
    first_ticks: int = 240  # after the burst, until the first of them has come down
    all_ticks: int = 1500  # until all of them are in the air
    turns: int = 16  # pictures of one turn
    deepest_y: tuple[tuple[str, float], ...] = (("", 2510.0), ("roots", 2200.0))
    # by palette, world px of the picture's middle: under the ground nothing falls


TUNING = PetalTuning()
SEED = 43
PLUM, BLUSH = rgb("#7c4a82"), rgb("#f2b4a4")  # of the flower they come from, whatever the hour
ROUND = (WIDTH + 60, HEIGHT + 60)  # px after which they come again


class Petal(NamedTuple):
    """One of them at the burst. ``depth`` is its parallax; below 1 it is behind the plane of play."""

    x: float
    y: float
    across: float  # px a tick
    down: float
    depth: float
    phase: float
    size: int


class Petals:
    """All of them."""

    def __init__(self, scenery: Sequence[Scenery], burst_tick: int) -> None:
        deepest = dict(TUNING.deepest_y)
        self._places = [(area.area.rect, deepest[area.light]) for area in scenery if area.light in deepest]
        self._burst_tick = burst_tick
        self._petals = [_petal(number) for number in range(TUNING.most)]

    def draw(self, surface: pygame.Surface, left: int, top: int, hour: Hour, tick: int) -> None:
        """Lay on those in the air, in the open areas of the picture whose corner is at world (left, top)."""
        since = tick - self._burst_tick - TUNING.first_ticks
        if self._burst_tick < 0 or since < 0:
            return
        count = min(TUNING.most, 1 + since * TUNING.most // TUNING.all_ticks)
        body, rim = _coarse(mix(mix(hour.far, hour.near, 0.3), PLUM, 0.55)), _coarse(mix(hour.rim, BLUSH, 0.4))
        for (x, y, width, height), deepest_y in self._places:
            box = pygame.Rect(x - left, y - top, width, height)
            if top + HEIGHT / 2 > deepest_y or not box.colliderect((0, 0, WIDTH, HEIGHT)):
                continue
            falling = []
            for petal in self._petals[:count]:
                swing = tick / 41 + petal.phase
                at_x = (petal.x + petal.across * since + 15 * math.sin(swing) - left * petal.depth) % ROUND[0] - 30
                at_y = (petal.y + petal.down * since + 5 * math.cos(swing * 2) - top * petal.depth) % ROUND[1] - 30
                turn = int((swing / math.tau * 0.8 + petal.phase) * TUNING.turns) % TUNING.turns
                sprite = _picture(petal.size, turn, body, rim)
                falling.append((sprite.picture, sprite.at(at_x, at_y)))
            surface.set_clip(box)
            surface.fblits(falling, OVER)
            surface.set_clip(None)


def _petal(number: int) -> Petal:
    def chance(name: str, low: float, high: float) -> float:
        return low + (high - low) * roll(SEED, f"petal {name}", number)

    depth = (0.55, 0.8, 1.0, 1.15)[number % 4]
    return Petal(
        chance("x", 0, ROUND[0]),
        chance("y", 0, ROUND[1]),
        -chance("across", 0.25, 0.6) * depth,
        chance("down", 0.22, 0.42) * depth,
        depth,
        chance("phase", 0, math.tau),
        5 + number % 4 * 2,
    )


def _coarse(colour: Colour) -> Colour:
    return colour[0] & 0xF0, colour[1] & 0xF0, colour[2] & 0xF0


@lru_cache(maxsize=512)
def _picture(size: int, turn: int, body: Colour, rim: Colour) -> Sprite:
    """A petal ``size`` px long, seen at one of its turns: a ribbon in the light's colour, its body laid beside it."""
    angle = turn / TUNING.turns * math.tau
    flat = 0.25 + 0.75 * abs(math.cos(angle * 1.5))  # it tumbles: now its face, now its edge
    ux, uy = math.cos(angle), math.sin(angle)
    canvas = Canvas(-size - 2, -size - 2, size + 3, size + 3)
    ends = (-ux * size / 2, -uy * size / 2), (ux * size / 2, uy * size / 2)
    bow = size * 0.35
    spots = bezier(ends[0], (-uy * bow, ux * bow), (ux * bow - uy * bow, uy * bow + ux * bow), ends[1], 12)
    canvas.ribbon(spots, lambda t: size * 0.26 * flat * math.sin(math.pi * t) + 0.25, rim)
    canvas.ribbon([(x + 0.5, y + 0.6) for x, y in spots], lambda t: size * 0.22 * flat * math.sin(math.pi * t), body)
    return canvas.sprite()
