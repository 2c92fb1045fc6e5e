"""Dust in rooms: specks that hang in the light and hardly fall. Chance of its own, told by the tick alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pygame

from maketomorrow.content.scenery import Scenery
from maketomorrow.core.rng import roll
from maketomorrow.shell.paint import ADD
from maketomorrow.shell.palette import Colour
from maketomorrow.shell.places.hours import Daylight
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.plan import Rect


@dataclass(frozen=True, slots=True)
class Dust:
    """How much of it hangs in a kind of place."""

    specks: int  # in a picture
    bright: float  # of the light of the hour


DUST = {"": Dust(18, 0.5), "quarters": Dust(34, 0.55), "roots": Dust(30, 0.6), "warehouse": Dust(84, 0.9)}
"""By the palette of an area; where none is named, none hangs."""

SEED = 41
DEPTH = 0.86  # px a speck moves for a px of the camera: behind the plane of play
ROUND = (WIDTH + 32, HEIGHT + 32)  # px after which the dust repeats
LEVELS = 6  # brightnesses that are told apart
SLOW_TICKS = 4  # between two looks at where they hang: they hardly go a px meanwhile


class Speck(NamedTuple):
    """One speck at the day's first tick."""

    x: float
    y: float
    across: float  # px a tick
    down: float
    phase: float
    large: bool


class Motes:
    """The dust of all rooms."""

    def __init__(self, scenery: Sequence[Scenery], daylight: Daylight) -> None:
        self._places = [(rooms_of(area), area.light) for area in scenery if area.light in DUST]
        self._daylight = daylight
        most = max((DUST[light].specks for _, light in self._places), default=0)
        self._specks = [_speck(number) for number in range(most)]
        self._hung: tuple[int, int] = (-1, 0)  # when it was last looked where they are, and how many
        self._spots: list[tuple[float, float, int]] = []

    def draw(self, surface: pygame.Surface, left: int, top: int, tick: int) -> None:
        """Lay on the specks of whatever room is in the picture; (left, top) is its corner in world px."""
        for rooms, light in self._places:
            boxes = [pygame.Rect(x - left, y - top, w, h) for x, y, w, h in rooms]
            seen = [box for box in boxes if box.colliderect((0, 0, WIDTH, HEIGHT))]
            if not seen:
                continue
            dots = _dots(_coarse(self._daylight.of(light, tick).sun), DUST[light].bright)
            far_x, far_y = left * DEPTH, top * DEPTH
            specks = [
                (dots[dot], ((x - far_x) % ROUND[0] - 16, (y - far_y) % ROUND[1] - 16))
                for x, y, dot in self._hang(tick - tick % SLOW_TICKS, DUST[light].specks)
            ]
            for box in seen:
                surface.set_clip(box)
                surface.fblits(specks, ADD)
            surface.set_clip(None)

    def _hang(self, tick: int, count: int) -> list[tuple[float, float, int]]:
        """Where the first so many are, for a picture whose corner is at (0, 0), and which dot each is."""
        if self._hung != (tick, count):
            self._hung, self._spots = (tick, count), [_hangs(speck, tick) for speck in self._specks[:count]]
        return self._spots


def _hangs(speck: Speck, tick: int) -> tuple[float, float, int]:
    turn = tick / 97 + speck.phase
    x = speck.x + speck.across * tick + 7 * math.sin(turn)
    y = speck.y + speck.down * tick + 4 * math.cos(turn * 1.3)
    glint = 0.5 + 0.5 * math.sin(turn * 2.1)
    return x, y, int(glint * (LEVELS - 1)) + (LEVELS if speck.large else 0)


def rooms_of(area: Scenery) -> list[Rect]:
    """Where dust can hang: the rooms that far pictures are seen in. In the open it would be stars by day.

    A picture that is seen beyond its area says nothing of a room.
    """
    rooms: list[Rect] = []
    for picture in sorted(area.backdrops, key=lambda picture: -picture.size[0] * picture.size[1]):
        room = picture.within
        if picture.depth != "far" or not room or not _holds(area.area.rect, room):
            continue
        if not any(_holds(other, room) for other in rooms):
            rooms.append(room)
    return rooms


def _holds(room: Rect, other: Rect) -> bool:
    return bool(pygame.Rect(room).contains(other))


def _speck(number: int) -> Speck:
    def chance(name: str, low: float, high: float) -> float:
        return low + (high - low) * roll(SEED, f"mote {name}", number)

    return Speck(
        chance("x", 0, ROUND[0]),
        chance("y", 0, ROUND[1]),
        chance("across", -0.10, 0.05),
        chance("down", -0.02, 0.07),
        chance("phase", 0, math.tau),
        chance("large", 0, 1) > 0.9,
    )


def _coarse(colour: Colour) -> Colour:
    return colour[0] & 0xF0, colour[1] & 0xF0, colour[2] & 0xF0


@lru_cache(maxsize=32)
def _dots(colour: Colour, bright: float) -> tuple[pygame.Surface, ...]:
    """Specks of one px, from faint to bright, and then of two."""
    dots = []
    for side in (1, 2):
        for level in range(LEVELS):
            share = bright * (0.15 + 0.85 * level / (LEVELS - 1)) * (1.0 if side == 1 else 0.6)
            dot = pygame.Surface((side, side))
            dot.fill((round(colour[0] * share), round(colour[1] * share), round(colour[2] * share)))
            dots.append(dot)
    return tuple(dots)
