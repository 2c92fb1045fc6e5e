"""A colour laid over the whole picture."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from maketomorrow.shell.palette import Colour
from maketomorrow.shell.window import HEIGHT, WIDTH

SOFT = (3, 8, 3)  # a picture behind a menu is made so many times smaller, step by step, and large again
SOFTER = (4, 16, 40, 16, 4)  # where there are letters in it
BRIGHTEST = 72  # of 255: no part of what stands behind words is brighter
PARTS = (16, 9)


def softened(picture: pygame.Surface, steps: Sequence[int] = SOFT) -> pygame.Surface:
    """The picture out of focus and as dim as it has to be: what stands behind words must not be read."""
    width, height = picture.get_size()
    soft = picture
    for times in steps:
        soft = pygame.transform.smoothscale(soft, (width // times, height // times))
    soft = pygame.transform.smoothscale(soft, (width, height))
    parts = pygame.transform.smoothscale(soft, PARTS)
    colours = [parts.get_at((x, y)) for x in range(PARTS[0]) for y in range(PARTS[1])]
    brightest = max(0.3 * c.r + 0.59 * c.g + 0.11 * c.b for c in colours)
    level = round(255 * min(0.6, BRIGHTEST / max(1.0, brightest)))
    soft.fill((level, level, level), special_flags=pygame.BLEND_RGB_MULT)
    return soft


_SHEET: list[pygame.Surface] = []


def cover(surface: pygame.Surface, tone: Colour, share: float) -> None:
    """Lay ``tone`` over the picture; a ``share`` of 1 hides it."""
    if share <= 0:
        return
    if not _SHEET:
        _SHEET.append(pygame.Surface((WIDTH, HEIGHT)).convert())
    sheet = _SHEET[0]
    sheet.fill(tone)
    sheet.set_alpha(round(255 * min(1.0, share)))
    surface.blit(sheet, (0, 0))
