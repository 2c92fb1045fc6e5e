"""What lies over the finished picture: the corners a little darker."""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from maketomorrow.shell.window import HEIGHT, WIDTH


@lru_cache(maxsize=1)
def vignette() -> pygame.Surface:
    """The corners a little darker, to be multiplied."""
    small = pygame.Surface((64, 36))
    for y in range(36):
        for x in range(64):
            d = math.hypot((x - 31.5) / 40, (y - 17.5) / 25)
            t = min(1.0, max(0.0, (d - 0.55) / 0.75))
            level = round(255 - 96 * t * t * (3 - 2 * t))
            small.set_at((x, y), (level, level, min(255, level + 4)))
    return pygame.transform.smoothscale(small, (WIDTH, HEIGHT)).convert()
