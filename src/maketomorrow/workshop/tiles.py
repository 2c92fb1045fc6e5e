"""Recipes for the tile sheets in ``assets/tiles/``: one PNG a material, drawn pixel by pixel.

A sheet is 16 tiles wide. The three building materials and the growth share one layout (``SHEET``
below), so that a map can be moved from one material to another by replacing the tileset. What
a tile is (solid, one-way, ladder ...) is written in ``levels/tilesets/*.tsx``, not here.

Nothing here draws chance: grain is a hash of the pixel's place, so a sheet comes out the same
on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

TILE = 16
SHEET_COLS = 16

Colour = tuple[int, int, int, int]
Paint = Callable[[int, int], Colour]  # a pixel of a tile -> its colour

CLEAR: Colour = (0, 0, 0, 0)

# Neighbours of a tile as bits, clockwise from the top. A set bit = something solid is there.
N, NE, E, SE, S, SW, W, NW = (1 << i for i in range(8))


def blob(mask: int) -> int:
    """A mask of solid neighbours without the corners that cannot be seen: 47 different values."""
    for corner, one, other in ((NE, N, E), (SE, S, E), (SW, S, W), (NW, N, W)):
        if not (mask & one and mask & other):
            mask &= ~corner
    return mask


BLOBS: tuple[int, ...] = tuple(sorted({blob(mask) for mask in range(256)}))


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """Tile ids of a material's sheet."""

    edges: int = 0  # 47 tiles, in the order of BLOBS; the last is closed in on all sides
    inside: int = 48  # 4 variants, one tile behind an edge
    deep: int = 52  # 4 variants, further in
    tops: int = 56  # 4 variants of ground that is open above
    slopes: int = 60  # up_45 down_45 up_low up_high down_high down_low
    oneways: int = 66  # left, middle, right, alone
    ladders: int = 70  # rungs, top, foot
    tiles: int = 80


SHEET = SheetPlan()
SLOPES = ("up_45", "down_45", "up_low", "up_high", "down_high", "down_low")


@dataclass(frozen=True, slots=True)
class Material:
    """Colours of a material, from the lit edge to the dark inside, and how it is worked."""

    name: str
    rim: str  # one px along the top
    lip: str  # the band under it
    side: str  # one px along walls and ceilings
    body: str  # near an edge
    inside: str
    deep: str
    mark: str  # rivets, seams, fibres: a step away from the body
    ladder: str
    ladder_lit: str
    work: str  # "earth", "concrete", "steel" or "growth"


EARTH = Material(
    "earth", "#f2a878", "#7a3c56", "#6a345c", "#3c1c46", "#27123a", "#1b0c2c", "#6b3868", "#5b3550", "#c98a6c", "earth"
)
CONCRETE = Material(
    "concrete", "#c4dae2", "#4c6880", "#465f78", "#2a3a50", "#1c2a3e", "#131d2d", "#45607c", "#51677c", "#c4d6da",
    "concrete",
)  # fmt: skip
STEEL = Material(
    "steel", "#ffd08e", "#86604c", "#7a564a", "#34252c", "#24181f", "#181017", "#5e4240", "#7c5a48", "#ffcf90", "steel"
)
GROWTH = Material(
    "growth", "#ff8a8f", "#d8263a", "#ff2e4a", "#7a1640", "#3d0f2a", "#230818", "#b01f3c", "#7a1640", "#ff2e4a",
    "growth",
)  # fmt: skip
MATERIALS = (EARTH, CONCRETE, STEEL, GROWTH)


def rgb(code: str) -> tuple[int, int, int]:
    """#rrggbb as numbers."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(one: str, other: str, share: float) -> Colour:
    """``one`` with ``share`` of ``other`` in it, opaque."""
    a, b = rgb(one), rgb(other)
    r, g, bl = (round(a[i] + (b[i] - a[i]) * share) for i in range(3))
    return r, g, bl, 255


def grain(x: int, y: int, salt: int) -> float:
    """0 to 1, the same for the same pixel forever."""
    h = (x * 374761393 + y * 668265263 + salt * 2246822519) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((h ^ (h >> 16)) & 0xFFFF) / 65535.0


def fade(colour: Colour, alpha: float) -> Colour:
    """``colour`` with an alpha of 0 to 1."""
    return colour[0], colour[1], colour[2], round(255 * max(0.0, min(1.0, alpha)))


# --- solid ground -------------------------------------------------------------------------------


def far(_x: int, _y: int) -> float:
    """Distance to an edge that is not there."""
    return 99.0


def edge_distances(mask: int) -> Callable[[int, int], tuple[float, float]]:
    """For a pixel: px to the nearest open top edge, and to the nearest other open edge or corner."""

    def measure(x: int, y: int) -> tuple[float, float]:
        top = float(y) if not mask & N else 99.0
        rest = 99.0
        if not mask & W:
            rest = min(rest, x)
        if not mask & E:
            rest = min(rest, 15 - x)
        if not mask & S:
            rest = min(rest, 15 - y)
        for bit, one, other, cx, cy in (
            (NE, N, E, 15, 0),
            (SE, S, E, 15, 15),
            (SW, S, W, 0, 15),
            (NW, N, W, 0, 0),
        ):
            if mask & one and mask & other and not mask & bit:
                rest = min(rest, max(abs(x - cx), abs(y - cy)))
        return top, rest

    return measure


def worked(m: Material, x: int, y: int, salt: int, depth: float) -> Colour:
    """The material's own surface at ``depth`` px behind the nearest edge."""
    share = min(1.0, depth / 13.0)
    colour = mix(m.body, m.inside, share)
    strength = 0.85 - 0.5 * share
    mark, dark = False, False
    if m.work == "concrete":  # cast in boards: seams, the holes of their ties, what the rain left
        mark = (y == 15 and salt % 2 == 0) or (salt % 4 == 1 and x == 15)
        dark = (salt % 4 == 2 and (x - 4) ** 2 + (y - 5) ** 2 <= 2) or (y == 14 and salt % 2 == 0)
        mark = mark or (salt % 4 == 2 and (x - 4) ** 2 + (y - 7) ** 2 <= 1)
        dark = dark or (grain(x, 1, salt + 70) > 0.86 and y < 4 + 10 * grain(x, 2, salt + 71))
        strength *= 1.0 if mark else 0.5
        mark = mark or grain(x // 2, y, salt + 40) > 0.97
    elif m.work == "steel":  # plates, rivets with a light on each, one brace
        mark = x == 0 or y == 15 or (x in (3, 12) and y in (3, 12))
        dark = x == 15 or y == 14 or (x in (4, 13) and y in (4, 13))
        mark = mark or (salt % 4 == 3 and abs(x - y) <= 1)
        dark = dark or (salt % 4 == 3 and abs(x - y - 2) < 1)
    elif m.work == "earth":  # strata that lean, root hairs across them, a stone now and then
        lean = (x + 2 * y + (salt * 5) % 16) % 13
        mark = lean in (0, 1) and grain(x // 3, y // 2, salt) > 0.40
        dark = lean in (2, 3) and grain(x // 3, y // 2, salt) > 0.55
        stone = (x - 5 - salt % 5) ** 2 * 0.6 + (y - 9) ** 2
        if salt % 4 == 2 and stone <= 9:
            mark, dark = stone > 4 and y < 9, stone > 4 and y >= 9
        hair = round(7 + 3 * grain(1, y // 3, salt + 4) + 2 * grain(2, y, salt))
        mark = mark or (salt % 4 == 1 and x == hair)
    else:  # growth: veins
        mark = (x + (y * y) // 9 + salt * 3) % 9 == 0
        dark = (x + (y * y) // 9 + salt * 3) % 9 == 1
    if dark:
        colour = mix(m.body, m.deep, 0.3 + 0.6 * share)
    if mark:
        a = mix(m.inside, m.mark, strength)
        colour = a
    return colour


def ground(m: Material, mask: int, salt: int = 0) -> Paint:
    """A solid tile whose solid neighbours are ``mask``."""
    measure = edge_distances(mask)

    def paint(x: int, y: int) -> Colour:
        top, rest = measure(x, y)
        if m.work in ("earth", "growth"):  # the edge is not ruled
            top -= round(1.4 * grain(x // 2, 3, salt + 1) - 0.2) if 0 < top < 90 else 0
            rest += round(1.2 * grain(x // 3, y // 3, salt + 2)) if rest < 90 else 0
        if top <= 0:
            return mix(m.rim, m.rim, 0.0)
        if top <= lip_px(m, x, salt):
            return lip(m, x, int(top), salt)
        if rest < 1:
            return mix(m.side, m.body, 0.35 * grain(x, y, salt + 5))
        return worked(m, x, y, salt, min(top - 2, rest))

    return paint


def lip_px(m: Material, x: int, salt: int) -> float:
    """How far down the lit band reaches."""
    if m.work == "earth":
        return 2 + 3 * grain(x // 2, 0, salt + 7)
    if m.work == "growth":
        return 3 + 2 * grain(x // 2, 0, salt + 7)
    return 3 if m.work == "concrete" else 4


def lip(m: Material, x: int, top: int, salt: int) -> Colour:
    """The band under the rim: worn concrete, chequered steel, torn earth."""
    if m.work == "steel":
        if top == 4:
            return mix(m.deep, m.deep, 0)
        return mix(m.lip, m.rim, 0.28) if (x + top * 2) % 4 == 0 else mix(m.lip, m.body, 0.2 * top)
    if m.work == "concrete":
        return mix(m.lip, m.body, 0.3 * (top - 1)) if top < 3 else mix(m.body, m.deep, 0.4)
    return mix(m.lip, m.body, min(1.0, 0.22 * top + 0.2 * grain(x, top, salt)))


SLOPE_TOP: dict[str, Callable[[float], float]] = {
    # x from 0 to 16 -> y of the ground
    "up_45": lambda x: 16 - x,
    "down_45": lambda x: x,
    "up_low": lambda x: 16 - x / 2,
    "up_high": lambda x: 8 - x / 2,
    "down_high": lambda x: x / 2,
    "down_low": lambda x: 8 + x / 2,
}


def slope(m: Material, name: str) -> Paint:
    """A slope; everything below its line is ground."""
    line = SLOPE_TOP[name]

    def paint(x: int, y: int) -> Colour:
        below = y + 0.5 - line(x + 0.5)
        if below < -0.25:
            return CLEAR
        if below < 1.0:
            return mix(m.rim, m.rim, 0)
        if below <= lip_px(m, x, 3) + 0.7:
            return lip(m, x, max(1, int(below)), 3)
        return worked(m, x, y, 0, below - 2)

    return paint


def plank(m: Material, part: int) -> Paint:
    """A one-way floor: 0 left end, 1 middle, 2 right end, 3 alone. It shows what holds it."""

    def paint(x: int, y: int) -> Colour:
        left, right = part in (0, 3), part in (2, 3)
        if m.work == "steel":  # a grating on an angle iron
            if y == 0:
                return mix(m.rim, m.rim, 0)
            if y in (1, 2):
                return mix(m.lip, m.body, 0.2) if x % 3 else mix(m.deep, m.deep, 0)
            if y == 3:
                return mix(m.side, m.body, 0.3)
        elif m.work == "earth":  # a root that grew flat
            sag = 1 if 4 <= (x + part * 5) % 16 <= 11 else 0
            if y == 0:
                return mix(m.rim, m.lip, 0.15 * sag)
            if y <= 3 + sag:
                return mix(m.lip, m.body, 0.18 * y + 0.2 * grain(x // 3, y, part))
        else:  # a board on a bracket
            if y == 0:
                return mix(m.rim, m.rim, 0)
            if y <= 3:
                return mix(m.lip, m.body, 0.25 * (y - 1)) if (x + part) % 16 != 7 else mix(m.body, m.body, 0)
        if left and y < 12 and (0 <= x - 1 < 2 or (abs((x - 1) - (11 - y)) < 1 and x <= 8 and y > 3)):
            return fade(mix(m.side, m.body, y / 14), 1.0)
        if right and y < 12 and (0 <= 14 - x < 2 or (abs((14 - x) - (11 - y)) < 1 and x >= 7 and y > 3)):
            return fade(mix(m.side, m.body, y / 14), 1.0)
        if part == 1 and y in (4, 5) and x in (7, 8):
            return mix(m.side, m.body, 0.5)
        return CLEAR

    return paint


def ladder(m: Material, part: int) -> Paint:
    """0 rungs, 1 the topmost with its floor, 2 the lowest."""

    def paint(x: int, y: int) -> Colour:
        if part == 1 and y == 0:
            return mix(m.rim, m.rim, 0)
        if part == 1 and y == 1:
            return mix(m.lip, m.body, 0.3)
        if part == 2 and y > 13:
            return CLEAR
        if x in (2, 13):
            return mix(m.ladder_lit, m.ladder, 0.35)
        if x in (3, 12):
            return mix(m.ladder, m.deep, 0.45)
        if 3 < x < 12 and y % 4 == 2:
            return mix(m.ladder_lit, m.ladder, 0.15)
        if 3 < x < 12 and y % 4 == 3:
            return mix(m.ladder, m.deep, 0.55)
        return CLEAR

    return paint


def spikes(mask: int, salt: int) -> Paint:
    """Growth: thorns on whatever side is open, a hot vein inside."""
    solid = ground(GROWTH, mask | N, salt)

    def paint(x: int, y: int) -> Colour:
        if mask & N:
            return solid(x, y)
        thorn = 6 - abs((x + salt * 3) % 8 - 4) * 1.6
        if y < 6 - thorn:
            return CLEAR
        if y < 7 - thorn:
            return mix(GROWTH.rim, GROWTH.lip, 0.2)
        if y < 6:
            return mix(GROWTH.lip, GROWTH.body, 0.3)
        return solid(x, y)

    return paint


def material_sheet(m: Material) -> list[Paint | None]:
    """All tiles of a material, in the order of SHEET."""
    tiles: list[Paint | None] = [None] * SHEET.tiles
    grows = m.work == "growth"
    for i, mask in enumerate(BLOBS):
        tiles[SHEET.edges + i] = spikes(mask, i) if grows else ground(m, mask, i % 4 * 2)
    for i in range(4):
        tiles[SHEET.inside + i] = within(m, i, 0.25)
        tiles[SHEET.deep + i] = within(m, i, 1.0)
        tiles[SHEET.tops + i] = spikes(255 & ~(N | NE | NW), i) if grows else ground(m, 255 & ~(N | NE | NW), i + 1)
    if grows:
        return tiles
    for i, name in enumerate(SLOPES):
        tiles[SHEET.slopes + i] = slope(m, name)
    for i in range(4):
        tiles[SHEET.oneways + i] = plank(m, i)
    for i in range(3):
        tiles[SHEET.ladders + i] = ladder(m, i)
    return tiles


def within(m: Material, salt: int, share: float) -> Paint:
    """Ground with no edge in sight; ``share`` 1 is the darkest."""

    def paint(x: int, y: int) -> Colour:
        r, g, b, _ = worked(m, x, y, salt, 13.0)
        dr, dg, db = rgb(m.deep)
        keep = 1.0 - 0.6 * share
        return round(dr + (r - dr) * keep), round(dg + (g - dg) * keep), round(db + (b - db) * keep), 255

    return paint


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


# --- trim ---------------------------------------------------------------------------------------

TRIM = (
    "chain", "chain_top", "chain_end", "rod", "rod_top", "rod_end", "strand", "strand_top", "strand_end",
    "post", "post_head", "post_foot", "rail", "rail_left", "rail_right", "cable",
    "lamp", "bulkhead", "pipe", "pipe_clamp", "beam", "vent", "stripe", "locker_row",
    "tuft_1", "tuft_2", "tuft_3", "tuft_4", "rubble_1", "rubble_2", "duct", "duct_end",
    "pane_nw", "pane_n", "pane_ne", "pane_w", "pane", "pane_e", "pane_sw", "pane_s", "pane_se",
    "truss", "truss_back", "brace", "net", "bark", "rope", "bunk_post",
    *(f"light_{strength}" for strength in range(1, 6)),
    *(f"light_left_{strength}" for strength in range(1, 6)),
    *(f"light_right_{strength}" for strength in range(1, 6)),
)  # fmt: skip


def trim(name: str) -> Paint:
    """Things that hang, hold and light. They stop nobody."""
    iron, lit, dark = "#3f4450", "#8b93a0", "#14151d"

    def paint(x: int, y: int) -> Colour:
        c = abs(x - 7.5)
        if name.startswith("chain"):
            if name == "chain_top" and y < 3 and c < 4:
                return mix(iron, dark, 0.2)
            if name == "chain_end" and y > 12:
                return mix(iron, dark, 0.3) if c < 3 and y < 15 else CLEAR
            link = (y + 2) % 6
            if link < 4 and c < 2 and not (link in (1, 2) and c < 1):
                return mix(iron, lit, 0.35 if x < 8 else 0.0)
            return mix(iron, dark, 0.2) if link >= 4 and c < 1 else CLEAR
        if name.startswith("rod") or name == "rope":
            if name == "rod_top" and y < 4 and c < 3:
                return mix(iron, dark, 0.1)
            if name == "rod_end" and y > 13 and c < 3:
                return mix(iron, dark, 0.1)
            return mix(iron, lit, 0.4 if x == 7 else 0.0) if c < 1 else CLEAR
        if name.startswith("strand"):
            wide = 2.2 + (2.6 * (1 - y / 16) if name == "strand_top" else 0) - (1.6 * y / 16 if name[-1] == "d" else 0)
            sway = ((0, 0, 1, 1, 2, 2, 2, 1, 1, 0, 0, -1, -1, -2, -1, 0)[y]) * 0.5
            off = x - 7.5 - sway
            if abs(off) < wide:
                return mix("#43204e", "#c07a70", 0.5) if off < -wide + 1.2 else mix("#351640", "#1b0d26", (off + 2) / 5)
            return CLEAR
        if name in ("post", "post_head", "post_foot", "bunk_post"):
            if name == "post_head" and y < 3 and c < 6:
                return mix(iron, lit, 0.2)
            if name == "post_foot" and y > 12 and c < 6:
                return mix(iron, dark, 0.2)
            if c < 2.6:
                return mix(iron, lit, 0.5) if x == 5 else mix(iron, dark, 0.25 + 0.12 * (x - 5))
            return CLEAR
        if name.startswith("rail"):
            if y in (3, 4):
                return mix(iron, lit, 0.55 if y == 3 else 0.0)
            if y == 9:
                return mix(iron, dark, 0.1)
            upright = {"rail_left": 1, "rail_right": 14}.get(name, 7)
            return mix(iron, dark, 0.1) if y > 3 and abs(x - upright) < 1 else CLEAR
        if name == "cable":
            return mix(dark, iron, 0.5) if y in (12, 13) else CLEAR
        if name == "lamp":
            if y < 2 and c < 5:
                return mix(iron, dark, 0.2)
            if y in (2, 3) and c < 4:
                return mix("#ffe9c4", "#fff6e8", 0.5)
            glow = 1 - (((x - 7.5) / 9) ** 2 + ((y - 3) / 13) ** 2)
            return fade(mix("#ffe9c4", "#ffb45c", 0.4), 0.28 * glow * glow) if y > 3 and glow > 0 else CLEAR
        if name == "bulkhead":
            d = ((x - 7.5) ** 2 + (y - 7.5) ** 2) ** 0.5
            if d < 3:
                return mix("#ffe9c4", "#ffb45c", 0.3)
            if d < 4.2:
                return mix(iron, dark, 0.2)
            return fade(mix("#ffb45c", "#ffb45c", 0), 0.2 * (1 - d / 9)) if d < 9 else CLEAR
        if name in ("pipe", "pipe_clamp", "duct", "duct_end"):
            low, high = (5, 9) if name.startswith("pipe") else (3, 12)
            if name == "pipe_clamp" and abs(x - 7.5) < 2 and 3 <= y <= 10:
                return mix(iron, dark, 0.1)
            if name == "duct_end" and x > 12:
                return CLEAR
            if low <= y <= high:
                share = (y - low) / (high - low)
                if name.startswith("duct") and x % 8 == 0:
                    return mix(dark, iron, 0.4)
                return mix("#59505e", "#1a141f", share) if y > low else mix(iron, lit, 0.5)
            return CLEAR
        if name in ("beam", "truss", "truss_back"):
            calm = 0.55 if name == "truss_back" else 0.0
            if y < 3 or y > 13:
                return fade(mix(iron, lit, 0.4) if y == 0 else mix(iron, dark, 0.3), 1 - calm)
            if name != "beam" and (abs(x - y) < 1.5 or abs(15 - x - y) < 1.5):
                return fade(mix(iron, dark, 0.35), 1 - calm)
            return mix(dark, iron, 0.25) if name == "beam" else CLEAR
        if name == "vent":
            if 2 <= x <= 13 and 3 <= y <= 12:
                return mix(dark, iron, 0.7 if y % 3 == 0 else 0.1)
            return CLEAR
        if name == "stripe":
            return (mix("#ffb45c", dark, 0.25) if (x + y) % 8 < 4 else mix(dark, dark, 0)) if y < 4 else CLEAR
        if name == "locker_row":
            if y == 0 or x in (0, 8):
                return mix(iron, dark, 0.2)
            if y in (3, 5) and x % 8 in (3, 4, 5):
                return mix(dark, iron, 0.2)
            return mix("#33465c", "#1a2536", y / 18)
        if name.startswith("tuft"):
            kind = int(name[-1])
            tall = 7 * grain(x // 2, 1, kind * 5) * (1 - abs(x - 7.5) / 10) + 2
            if y > 15 - tall:
                return mix("#43204e", "#f2a878", 0.6 if y < 17 - tall else 0.0)
            return CLEAR
        if name.startswith("rubble"):
            kind = int(name[-1])
            tall = 5 * grain(x // 4, 2, kind * 11) * (1 - abs(x - 7.5) / 9)
            return mix(iron, lit, 0.4 if y < 17 - tall else 0.0) if y > 15 - tall else CLEAR
        if name.startswith("pane"):
            frame, gleam = "#0b1220", "#8fb3c8"
            side = name[5:]
            if (
                ("n" in side and y < 3)
                or ("s" in side and y > 12)
                or ("w" in side and x < 3)
                or ("e" in side and x > 12)
            ):
                return mix(frame, frame, 0)
            if ("s" in side and y == 12) or ("w" in side and x == 3):
                return mix(gleam, frame, 0.3)
            return fade(mix(gleam, gleam, 0), 0.10 if (x + y) % 16 in (4, 5, 6, 9) else 0.04)
        if name == "brace":
            return mix(iron, dark, 0.3) if abs(x - y) < 1.6 else CLEAR
        if name == "net":
            return fade(mix(iron, lit, 0.3), 0.5) if (x + y) % 8 == 0 or (x - y) % 8 == 0 else CLEAR
        if name == "bark":  # the torn edge of a stem against the sky
            edge = 4 + 3 * grain(1, y // 3, 5) + 2 * grain(2, y, 6)
            if c > edge:
                return CLEAR
            return mix("#2e1a3c", "#c07a70", 0.45) if c > edge - 1 else mix("#241231", "#150a20", c / 9)
        beam, _, strength = name.rpartition("_")  # a shaft of light that falls to the lower right
        if (beam == "light_left" and x < y) or (beam == "light_right" and x >= y):
            return CLEAR
        return fade(mix("#ffd9a0", "#ffb45c", 0.25), 0.03 * int(strength) + 0.03)

    return paint


def trim_sheet() -> list[Paint | None]:
    """One tile a name, in the order of TRIM."""
    return [trim(name) for name in TRIM]


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
    return written
