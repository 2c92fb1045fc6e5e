"""Earth, concrete, steel and growth: how each is worked, and the tiles that are made of it.

The three building materials and the growth share one layout (``SHEET``), so that a map can be moved from one
material to another by replacing the tileset. What a tile is (solid, one-way, ladder ...) is written in
``levels/tilesets/*.tsx``, not here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from maketomorrow.workshop.pixels import CLEAR, Colour, Paint, fade, grain, mix, rgb

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
    "growth", "#ffc2b4", "#ff3a50", "#ff5a62", "#a4143a", "#5c1030", "#300a1e", "#ff3048", "#7a1640", "#ff2e4a",
    "growth",
)  # fmt: skip
MATERIALS = (EARTH, CONCRETE, STEEL, GROWTH)


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
