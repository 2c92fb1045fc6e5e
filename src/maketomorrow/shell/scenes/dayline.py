"""A day as a line: bars for its noise, a notch where the ground opens, a mark where it ended."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.palette import AMBER, CREAM, HIVE, UNLIT, Colour, mix, rgb

STEP_PX = 4  # from bar to bar
CALM_PX, LOUD_PX = 3, 12  # the tallest bar before the burst, and after
SPENT = rgb("#8a4a3a")


class Span(NamedTuple):
    """How long a day can be, ticks, and where in it the ground opens, 0 to 1; 0 for never."""

    ticks: int
    burst: float


def draw_day(
    surface: pygame.Surface, x: int, y: int, wide: int, share: float, burst: float, seed: int = 0, grown: float = 1.0
) -> None:
    """A day of which ``share`` was lived, its line at ``y``; ``burst`` is where it opens, 0 for never."""
    end = min(share, grown)
    done = round(wide * end)
    for k in range(0, done - 2, STEP_PX):
        t = k / wide
        loud = LOUD_PX if burst and t >= burst else CALM_PX
        tall = 1 + round(loud * roll(seed, "dayline", k) * (0.6 + 0.4 * roll(seed, "swell", k // 20)))
        surface.fill(mix(SPENT, AMBER, t / max(0.01, share)), (x + k, y - tall, STEP_PX - 1, tall))
    surface.fill(UNLIT, (x, y, wide, 1))
    surface.fill(CREAM, (x, y, done, 2))
    surface.fill(UNLIT, (x + wide - 1, y - 4, 1, 9))
    if burst:
        surface.fill(HIVE, (x + round(wide * burst), y - 3, 1, 8))
    if share > 0:
        mark(surface, x + done, y, AMBER)


def mark(surface: pygame.Surface, x: int, y: int, tone: Colour) -> None:
    """Where a day ended."""
    surface.fill(tone, (x, y - 4, 2, 10))
