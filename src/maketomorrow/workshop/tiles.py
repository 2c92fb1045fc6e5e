"""Recipes for the tile sheets in ``assets/tiles/``: one PNG a material, drawn pixel by pixel.

A sheet is 16 tiles wide.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from maketomorrow.workshop import insides
from maketomorrow.workshop.materials import MATERIALS, E, N, S, W, material_sheet
from maketomorrow.workshop.pixels import CLEAR, TILE, Colour, Paint, fade, grain, mix, rgb
from maketomorrow.workshop.trim import trim_sheet

SHEET_COLS = 16

# --- walls behind -------------------------------------------------------------------------------

WALL_VARIANTS = 4  # plain panels, one after another
# After the variants, the shaded ones of a row of sixteen: which sides are ground.
WALL_SHADES = (N, S, W, E, N | W, N | E, S | W, S | E, N | S, W | E, N | W | E, S | W | E)
WALLS: tuple[tuple[str, str, str, str], ...] = (
    # work, panel, seam, shade; a step lighter than the ground's inside, so that figures stand out
    ("earth", "#241231", "#2e1a3c", "#150a20"),
    ("concrete", "#1c2a3f", "#25374f", "#111a2a"),
    ("steel", "#2e2029", "#3b2a31", "#1a1119"),
)


def wall(work: str, panel: str, seam: str, shade: str, variant: int, sides: int) -> Paint:
    """A calm panel; darker towards the sides where ground meets it."""

    def paint(x: int, y: int) -> Colour:
        line = False
        if work == "concrete":
            line = (variant == 1 and x == 0) or (variant == 2 and y == 0)
        elif work == "steel":
            line = x == 0 or (variant == 1 and y == 8) or (variant == 3 and x % 4 == 0)
        else:
            line = (x * 2 + y + variant * 7) % 23 == 0 and grain(x // 4, y // 3, variant) > 0.4
        colour = mix(panel, seam, 0.8 if line else 0.12 * grain(x // 2, y // 2, variant))
        near = 99
        if sides & N:
            near = min(near, y)
        if sides & S:
            near = min(near, 15 - y)
        if sides & W:
            near = min(near, x)
        if sides & E:
            near = min(near, 15 - x)
        if near < 10:
            r, g, b, _ = colour
            dr, dg, db = rgb(shade)
            dark = 0.9 * (1 - near / 10)
            colour = (round(r + (dr - r) * dark), round(g + (dg - g) * dark), round(b + (db - b) * dark), 255)
        return colour

    return paint


def wall_sheet() -> list[Paint | None]:
    """A row for each building material."""
    tiles: list[Paint | None] = []
    for row in WALLS:
        tiles += [wall(*row, variant, 0) for variant in range(WALL_VARIANTS)]
        tiles += [wall(*row, 0, sides) for sides in WALL_SHADES]
    return tiles


# --- water --------------------------------------------------------------------------------------

WATER_DEPTHS = 4  # rows below the surface until it is as dark as it gets
WATER_TOP, WATER_DEEP = "#6fb4d8", "#0d2546"


def water(depth: int, variant: int) -> Paint:
    """``depth`` 0 is the surface. Half clear, so that who is in it can be seen."""

    def paint(x: int, y: int) -> Colour:
        down = depth * 16 + y
        if depth == 0:
            wave = 1 + (1 if ((x + variant * 5) // 4) % 2 else 0)
            if y < wave:
                return CLEAR
            if y == wave:
                return fade(mix("#d8f2ff", WATER_TOP, 0.2), 0.95)
            if y == wave + 2 and (x + variant * 7) % 11 < 4:
                return fade(mix(WATER_TOP, "#d8f2ff", 0.3), 0.6)
        share = min(1.0, down / ((WATER_DEPTHS - 1) * 16))  # the last row repeats, so it is even
        glint = grain(x // 6, y // 2, variant + depth * 7) > 0.93
        colour = mix("#2f6c9c", WATER_DEEP, share + (-0.12 if glint and share < 0.9 else 0.0))
        return fade(colour, 0.66 + 0.22 * share)

    return paint


def water_sheet() -> list[Paint | None]:
    """Rows of four variants: the surface, then deeper and deeper."""
    return [water(i // 4, i % 4) for i in range(4 * WATER_DEPTHS)]


# --- sheets -------------------------------------------------------------------------------------


def draw_sheet(tiles: list[Paint | None]) -> pygame.Surface:
    """Lay tiles out 16 in a row; None stays empty."""
    rows = -(-len(tiles) // SHEET_COLS)
    sheet = pygame.Surface((SHEET_COLS * TILE, rows * TILE), pygame.SRCALPHA, 32)
    for i, paint in enumerate(tiles):
        if paint is None:
            continue
        left, top = i % SHEET_COLS * TILE, i // SHEET_COLS * TILE
        for y in range(TILE):
            for x in range(TILE):
                sheet.set_at((left + x, top + y), paint(x, y))
    return sheet


def make_tiles(folder: Path) -> list[Path]:
    """Draw every sheet into ``folder`` and answer with the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = {m.name: material_sheet(m) for m in MATERIALS}
    sheets |= {"walls": wall_sheet(), "water": water_sheet(), "trim": trim_sheet()}
    written = []
    for name, tiles in sheets.items():
        path = folder / f"{name}.png"
        pygame.image.save(draw_sheet(tiles), str(path))
        written.append(path)
    return written + insides.make(folder)
