"""A colour laid over the whole picture."""

from __future__ import annotations

import pygame

from maketomorrow.shell.palette import Colour
from maketomorrow.shell.window import HEIGHT, WIDTH

SOFT = 12  # a picture behind a menu is made so many times smaller, and large again


def softened(picture: pygame.Surface) -> pygame.Surface:
    """The picture out of focus: what stands behind words must not be read."""
    width, height = picture.get_size()
    small = pygame.transform.smoothscale(picture, (width // SOFT, height // SOFT))
    half = pygame.transform.smoothscale(small, (width // 4, height // 4))
    return pygame.transform.smoothscale(half, (width, height))


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
