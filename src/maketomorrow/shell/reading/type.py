"""Letters: three faces, each word drawn once and kept.

Bebas Neue is the clock's, Silkscreen the labels', Barlow Condensed the words'. A face whose file
is missing falls back to pygame's own, so that a broken install can still be read.
"""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from pathlib import Path

import pygame
import pygame.font

from maketomorrow.shell.palette import INK, Colour

ASSETS = Path(__file__).resolve().parents[4] / "assets"
EVEN_LEAST, EVEN_STEP = 60, 1.08  # px of a row; how much longer rows are tried when the even ones were too many
FACES = {"clock": "bebas-neue", "label": "silkscreen", "word": "barlow-condensed"}


@cache
def face(name: str, size: int) -> pygame.font.Font:
    """The face called "clock", "label" or "word" at ``size`` px."""
    if not pygame.font.get_init():
        pygame.font.init()
    path = ASSETS / "fonts" / f"{FACES[name]}.woff"
    try:
        return pygame.font.Font(str(path), size)
    except (FileNotFoundError, pygame.error) as problem:
        logging.getLogger(__name__).warning("%s: %s; another face stands in for it", path, problem)
        return pygame.font.Font(None, size)


@lru_cache(maxsize=512)
def lettering(text: str, name: str, size: int, colour: Colour, shadow: bool = True, spacing: int = 0) -> pygame.Surface:
    """``text`` on nothing, with a 1 px ink shadow so that it reads on any sky. Do not draw on it."""
    font = face(name, size)
    smooth = name != "label"
    if spacing:
        glyphs = [font.render(letter, smooth, colour) for letter in text]
        width = sum(glyph.get_width() + spacing for glyph in glyphs)
        plain = pygame.Surface((max(1, width), font.get_height()), pygame.SRCALPHA)
        x = 0
        for glyph in glyphs:
            plain.blit(glyph, (x, 0))
            x += glyph.get_width() + spacing
    else:
        plain = font.render(text, smooth, colour)
    if not shadow:
        return plain
    both = pygame.Surface((plain.get_width() + 1, plain.get_height() + 1), pygame.SRCALPHA)
    dark = plain.copy()
    dark.fill((*INK, 255), special_flags=pygame.BLEND_RGBA_MULT)
    both.blit(dark, (1, 1))
    both.blit(plain, (0, 0))
    return both


@lru_cache(maxsize=256)
def rows_of(text: str, name: str, size: int, wide_px: int) -> tuple[str, ...]:
    """A text broken where it grows wider than ``wide_px``: as few rows as it takes, of about the same length."""
    font = face(name, size)
    fewest = len(_broken(text, font, wide_px))
    aim = font.size(text)[0] / max(1, fewest) * EVEN_STEP
    while True:
        rows = _broken(text, font, max(EVEN_LEAST, min(wide_px, round(aim))))
        if len(rows) <= fewest:
            return rows
        aim *= EVEN_STEP


def _broken(text: str, font: pygame.font.Font, wide_px: int) -> tuple[str, ...]:
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and font.size(longer)[0] <= wide_px:
            rows[-1] = longer
        else:
            rows.append(word)
    return tuple(rows)


def fitting(text: str, name: str, size: int, wide_px: int) -> int:
    """The largest size up to ``size`` at which ``text`` is no wider than ``wide_px``."""
    while size > 8 and face(name, size).size(text)[0] > wide_px:
        size -= 1
    return size


def put(
    surface: pygame.Surface,
    text: str,
    at: tuple[int, int],
    name: str,
    size: int,
    colour: Colour,
    anchor: float = 0.0,
    spacing: int = 0,
    share: float = 1.0,
) -> int:
    """Draw ``text`` and answer its width. ``anchor`` 0 = ``at`` is its left end, .5 its middle, 1 its right end.

    ``share`` below 1 lets what is behind it through.
    """
    picture = lettering(text, name, size, colour, True, spacing)
    place = (at[0] - round(picture.get_width() * anchor), at[1])
    if share >= 1.0:
        surface.blit(picture, place)
    else:
        faint = picture.copy()
        faint.fill((255, 255, 255, max(0, round(255 * share))), special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(faint, place)
    return picture.get_width()
