"""A colour laid over the whole picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pygame

from maketomorrow.shell.palette import INK, Colour
from maketomorrow.shell.window import HEIGHT, WIDTH

SOFT = (3, 8, 3)  # a picture behind a menu is made so many times smaller, step by step, and large again
SOFTER = (4, 16, 40, 16, 4)  # where there are letters in it
BRIGHTEST = 72  # of 255: no part of what stands behind words is brighter
PARTS = (16, 9)
SHADE = 0.88  # of ink, behind the words of a page whose other side can be seen
SHADE_ALL = 0.74  # where words stand all over it
SHADE_PX = 190  # from all of it to nothing


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


def shaded(surface: pygame.Surface, reach: int, right: int = 0) -> None:
    """Lay ink over the left side as far as words reach, and over so many px of the right; what is between is seen."""
    surface.blit(_shade(reach, right), (0, 0))


@lru_cache(maxsize=8)
def _shade(reach: int, right: int) -> pygame.Surface:
    sheet = pygame.Surface((WIDTH, HEIGHT), pygame.SRCALPHA)
    for x in range(WIDTH):
        level = SHADE_ALL
        if reach < WIDTH - SHADE_PX:
            t = min(1.0, max(0.0, (reach - x) / SHADE_PX + 0.45))
            u = min(1.0, max(0.0, (x - WIDTH + right) / SHADE_PX + 0.45)) if right else 0.0
            level = SHADE * max(t * t * (3 - 2 * t), u * u * (3 - 2 * u))
        sheet.fill((*INK, round(255 * level)), (x, 0, 1, HEIGHT))
    return sheet
