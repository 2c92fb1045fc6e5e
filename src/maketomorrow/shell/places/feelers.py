"""What Darol lets down among its roots once it is open: dark threads, each with a light at its end that breathes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pygame

from maketomorrow.content.scenery import Scenery
from maketomorrow.core.rng import roll
from maketomorrow.shell.paint import ADD, glow
from maketomorrow.shell.palette import HIVE, Colour, mix, rgb
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class FeelerTuning:
    """How they hang. Px and ticks."""

    every_px: float = 112.0  # of their own plane there is one
    depth: float = 0.55  # its parallax
    long_px: tuple[float, float] = (44.0, 128.0)
    joints: int = 7
    sway_px: float = 5.0
    sway_ticks: float = 62.0  # to one side and back, over two pi
    down_ticks: int = 260  # until one has come down ...
    after_ticks: int = 70  # ... from so long after the burst on
    late_ticks: int = 240  # the last begins so much later than the first
    light_px: int = 14


TUNING = FeelerTuning()
SEED = 61
UNDER = "roots"  # palette of the areas under it
HEART = rgb("#ffc4b0")
TIP = mix(HIVE, HEART, 0.3)
LEVELS = 12  # brightnesses that are told apart
_ASIDE_PX = 20  # further than any of them bends


class Feeler(NamedTuple):
    """One of them, hanging whole."""

    x: float  # of its plane
    long: float
    joints: tuple[tuple[float, float, float], ...]  # px aside, share of its length, share of its sway
    phase: float
    late: float  # ticks


class Feelers:
    """All of them."""

    def __init__(self, scenery: Sequence[Scenery], burst_tick: int) -> None:
        self._places = [place for area in scenery if area.light == UNDER for place in _under(area)]
        self._burst_tick = burst_tick

    def draw(self, surface: pygame.Surface, left: int, top: int, tick: int, dark: Colour) -> None:
        """Lay on those in the picture whose corner is at world (left, top), where Darol is overhead."""
        since = tick - self._burst_tick - TUNING.after_ticks
        if self._burst_tick < 0 or since <= 0:
            return
        for place in self._places:
            box = place.move(-left, -top)
            if not box.colliderect((0, 0, WIDTH, HEIGHT)):
                continue
            surface.set_clip(box)
            first = left * TUNING.depth
            for number in range(int(first // TUNING.every_px), int((first + WIDTH) // TUNING.every_px) + 2):
                _hang(surface, number, first, max(0, box.y), since, dark)
            surface.set_clip(None)


def _under(area: Scenery) -> list[pygame.Rect]:
    """The parts of an area where something far opens overhead at an hour."""
    opens = [about for about in area.backdrops if about.depth == "far" and about.hours[0] is not None]
    return [pygame.Rect(about.within or area.area.rect) for about in opens]


def _hang(surface: pygame.Surface, number: int, first: float, over: int, since: int, dark: Colour) -> None:
    """One thread from the upper edge of the picture, or of the place, and its light."""
    feeler = _feeler(number)
    share = min(1.0, max(0.0, (since - feeler.late) / TUNING.down_ticks))
    if share <= 0:
        return
    share = share * share * (3 - 2 * share)
    sway = round(TUNING.sway_px * math.sin(since / TUNING.sway_ticks + feeler.phase))
    x, y = round(feeler.x - first), over - 3
    if share < 1:
        spots = _spots(feeler, sway, share)
        _draw(surface, [(x + aside, y + down) for aside, down in spots], dark)
    else:
        spots = _spots(feeler, sway, 1.0)
        surface.blit(_hanging(number, sway, dark), (x - _ASIDE_PX, y))
    end_x, end_y = round(x + spots[-1][0]), round(y + spots[-1][1])
    breath = 0.62 + 0.2 * math.sin(since / 31 + feeler.phase * 3)
    radius = TUNING.light_px
    light = glow(radius, HIVE, round(breath * share * LEVELS) / LEVELS)
    surface.blit(light, (end_x - radius, end_y - radius), special_flags=ADD)
    surface.fill(TIP, (end_x - 1, end_y - 1, 3, 3))
    surface.fill(HEART, (end_x, end_y, 1, 1))


def _spots(feeler: Feeler, sway: int, share: float) -> list[tuple[float, float]]:
    """Its joints from above, seen from where it hangs."""
    long = feeler.long * share
    return [(aside + sway * loose, long * down) for aside, down, loose in feeler.joints]


def _draw(surface: pygame.Surface, spots: list[tuple[float, float]], dark: Colour) -> None:
    pygame.draw.lines(surface, dark, False, spots, 2)
    pygame.draw.lines(surface, dark, False, [(x + 1, y) for x, y in spots[: TUNING.joints // 2]], 2)


@lru_cache(maxsize=256)
def _hanging(number: int, sway: int, dark: Colour) -> pygame.Surface:
    """A thread that is all the way down, px for px as far aside as it is now: a line that slopes is dear."""
    feeler = _feeler(number)
    picture = pygame.Surface((2 * _ASIDE_PX, math.ceil(feeler.long) + 4))
    nothing = (255 - dark[0], dark[1], dark[2])
    picture.fill(nothing)
    picture.set_colorkey(nothing, pygame.RLEACCEL)
    _draw(picture, [(_ASIDE_PX + aside, down) for aside, down in _spots(feeler, sway, 1.0)], dark)
    return picture


@lru_cache(maxsize=64)
def _feeler(number: int) -> Feeler:
    def chance(name: str, low: float, high: float) -> float:
        return low + (high - low) * roll(SEED, f"feeler {name}", number)

    bend, shares = chance("bend", -11, 11), [joint / (TUNING.joints - 1) for joint in range(TUNING.joints)]
    return Feeler(
        (number + chance("x", 0.1, 0.9)) * TUNING.every_px,
        chance("long", *TUNING.long_px),
        tuple((bend * math.sin(share * 2.6), share, share * share) for share in shares),
        chance("phase", 0, math.tau),
        chance("late", 0, TUNING.late_ticks),
    )
