"""What the corners of the picture are taken up by, at each size of words: whatever else is read keeps off them."""

from __future__ import annotations

import pygame

from maketomorrow.shell.window import HEIGHT, WIDTH

MARGIN = 16  # px round the picture
CLOCK_PX, CLOCK_TOP = 36, 8
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


def loop_at(scale: float) -> tuple[int, int]:
    """Where the loop's number begins: under the clock and its day."""
    return MARGIN, CLOCK_TOP + round(CLOCK_PX * scale) + 2


def label_px(scale: float) -> int:
    """Size of labels: the face has no sizes between."""
    return 8 if scale == 1 else 16
