"""A colour laid over the whole picture."""

from __future__ import annotations

import pygame

from maketomorrow.shell.palette import Colour
from maketomorrow.shell.window import HEIGHT, WIDTH

SOFT = (4, 16, 40, 16, 4)  # a picture behind a menu is made so many times smaller, step by step, and large again


def softened(picture: pygame.Surface) -> pygame.Surface:
    """The picture out of focus: what stands behind words must not be read."""
    width, height = picture.get_size()
    for times in SOFT:
        picture = pygame.transform.smoothscale(picture, (width // times, height // times))
    return pygame.transform.smoothscale(picture, (width, height))


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
