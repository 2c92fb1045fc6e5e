"""What the corners of the picture are taken up by, at each size of words: whatever else is read keeps off them."""

from __future__ import annotations

import pygame

from maketomorrow.shell.window import HEIGHT, WIDTH

GEAR_FOOT = (6, 22)  # px: so far above the lower edge her plates begin, always and with each size


def clock_corner(scale: float) -> pygame.Rect:
    """The clock, its day and the loop."""
    return pygame.Rect(0, 0, round(70 + 48 * scale), round(36 + 36 * scale))


def gear_corners(scale: float) -> tuple[pygame.Rect, pygame.Rect]:
    """Health and energy at the left, weapons at the right."""
    wide, high = round(100 + 50 * scale), round(6 + 34 * scale)
    return pygame.Rect(0, HEIGHT - high, wide, high), pygame.Rect(WIDTH - wide, HEIGHT - high, wide, high)


def corners(scale: float) -> tuple[pygame.Rect, ...]:
    """All of them."""
    return clock_corner(scale), *gear_corners(scale)
