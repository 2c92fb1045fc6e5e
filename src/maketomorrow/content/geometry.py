"""Outlines from cells: what pymunk is given instead of a box a tile.

Every tile has a shape, one or more polygons inside its square. A side of the square that two
neighbours both fill is no surface; what is left over is chained into loops. Corners are whole
multiples of 1/16 px, so that edges meet exactly or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from maketomorrow.sim.plan import SOLID_CELLS, TILE_PX, Cell, Point, Rect, Terrain

GRAIN = 16  # corners are multiples of 1 / GRAIN px
CORE_INSET_PX = 4  # px    a crate at 700 px/s sinks this far into an outline before it is through
MOST_SHAPES = 240  # different collision shapes in a world: a shape's number has to fit into a byte
MOST_CORNERS = 64  # of one collision shape

Polygon = tuple[Point, ...]
_Corner = tuple[int, int]

_SIDE = TILE_PX * GRAIN
_SQUARE: Polygon = ((0, 0), (16, 0), (16, 16), (0, 16))

CELL_SHAPES: dict[int, tuple[Polygon, ...]] = {
    Cell.SOLID: (_SQUARE,),
    Cell.GROWTH: (_SQUARE,),
    Cell.UP_45: (((0, 16), (16, 0), (16, 16)),),
    Cell.DOWN_45: (((0, 0), (16, 16), (0, 16)),),
    Cell.UP_LOW: (((0, 16), (16, 8), (16, 16)),),
    Cell.UP_HIGH: (((0, 8), (16, 0), (16, 16), (0, 16)),),
    Cell.DOWN_HIGH: (((0, 0), (16, 8), (16, 16), (0, 16)),),
    Cell.DOWN_LOW: (((0, 8), (16, 16), (0, 16)),),
}
"""Tile px, (0, 0) the tile's upper left corner. Cells that are missing here stop nobody from the side."""


def _one_of(codes: Iterable[int]) -> bytes:
    """A pattern that matches one cell of these codes."""
    return b"[" + re.escape(bytes(sorted(codes))) + b"]"


_ONEWAY_RUN = re.compile(_one_of((Cell.ONEWAY, Cell.LADDER_TOP)) + b"+")
_DIFFERENT = re.compile(rb"[^\0]")
_NO_CODE = 255
_SOLID_RUN = re.compile(_one_of(SOLID_CELLS) + b"+")


def terrain_from_cells(
    left: int,
    top: int,
    cols: int,
    rows: int,
    cells: bytes,
    shapes: Mapping[int, Sequence[Polygon]] | None = None,
    areas: Sequence[Rect] = (),
) -> Terrain:
    """The terrain of ``cols`` x ``rows`` cells whose upper left one is world tile (``left``, ``top``).

    ``shapes`` gives cells of code OTHER their polygons, in px of the tile; its keys are indices
    into ``cells``. ``areas`` are world px and whole tiles: where given, all outside them counts
    as ground, so that the world is shut wherever no area adjoins another. Without them ground
    simply ends at the border.
    Raises ValueError for a shape that leaves its tile or has no inside, and for more than
    MOST_SHAPES of them.
    """
    if len(cells) != cols * rows:
        raise ValueError(f"{len(cells)} cells do not fill {cols} x {rows}")
    codes, forms = _codes(cells, shapes or {})
    width = cols + 2  # a frame of one cell, so that the border is an edge like any other
    grid = _framed(codes, left, top, cols, rows, areas)

    edges: dict[_Corner, list[_Corner]] = {}
    _cross_edges(grid, width, forms, edges)
    _inner_edges(grid, width, forms, edges)

    x0, y0 = (left - 1) * TILE_PX, (top - 1) * TILE_PX
    return Terrain(
        left,
        top,
        cols,
        rows,
        cells,
        tuple(tuple((x0 + x / GRAIN, y0 + y / GRAIN) for x, y in loop) for loop in _loops(edges)),
        _oneways(cells, left, top, cols),
        _cores(grid, width, left - 1, top - 1),
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """A tile's shape: which parts of its four sides it fills (bit n = the n-th 1/16 px from the left or
    from the top), and the edges inside."""

    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0
    inner: tuple[tuple[_Corner, _Corner], ...] = ()


def _form(polygons: Sequence[Polygon]) -> _Form:
    sides = {"top": 0, "right": 0, "bottom": 0, "left": 0}
    inner: dict[tuple[_Corner, _Corner], None] = {}
    for polygon in polygons:
        corners = _clockwise(polygon)
        for start, end in zip(corners, corners[1:] + corners[:1]):
            (ax, ay), (bx, by) = start, end
            if ay == by and ay in (0, _SIDE):
                sides["bottom" if ay else "top"] |= _bits(ax, bx)
            elif ax == bx and ax in (0, _SIDE):
                sides["right" if ax else "left"] |= _bits(ay, by)
            elif (end, start) in inner:
                del inner[end, start]
            else:
                inner[start, end] = None
    return _Form(inner=tuple(inner), **sides)


def _bits(a: int, b: int) -> int:
    low, high = min(a, b), max(a, b)
    return (1 << high) - (1 << low)


def _clockwise(polygon: Polygon) -> list[_Corner]:
    problem = polygon_problem(polygon)
    if problem:
        raise ValueError(f"a collision shape {problem}")
    corners = _corners(polygon)
    return corners if twice_area(corners) > 0 else corners[::-1]


def _corners(polygon: Polygon) -> list[_Corner]:
    corners: list[_Corner] = []
    for x, y in polygon:
        corner = (round(x * GRAIN), round(y * GRAIN))
        if not corners or corner != corners[-1]:
            corners.append(corner)
    return corners


def polygon_problem(polygon: Polygon, size: tuple[int, int] = (TILE_PX, TILE_PX)) -> str:
    """What is wrong with a collision polygon of a tile, as the end of a sentence; empty if nothing is."""
    for x, y in polygon:
        if not (0 <= round(x * GRAIN) <= size[0] * GRAIN and 0 <= round(y * GRAIN) <= size[1] * GRAIN):
            return f"reaches out of its tile, to ({x:g}, {y:g})"
    corners = _corners(polygon)
    if len(corners) > MOST_CORNERS:
        return f"has {len(corners)} corners, and {MOST_CORNERS} are the most"
    edges = list(zip(corners, corners[1:] + corners[:1]))
    for at, (a, b) in enumerate(edges):
        for c, d in edges[at + 2 : len(edges) - (at == 0)]:
            if _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0 and _near(a, b, c, d):
                return "crosses itself"
    return "" if twice_area(corners) else "has no inside"


def _side(a: _Corner, b: _Corner, c: _Corner) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _near(a: _Corner, b: _Corner, c: _Corner, d: _Corner) -> bool:
    """Whether the boxes of two edges meet; with it the test for crossing holds for edges on one line too."""
    return all(
        min(a[axis], b[axis]) <= max(c[axis], d[axis]) and min(c[axis], d[axis]) <= max(a[axis], b[axis])
        for axis in (0, 1)
    )


def twice_area(loop: Sequence[tuple[float, float]]) -> float:
    """Twice the area inside a loop of points, positive if it runs clockwise on the screen."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(loop, [*loop[1:], loop[0]]))


def _codes(cells: bytes, shapes: Mapping[int, Sequence[Polygon]]) -> tuple[bytearray, dict[int, _Form]]:
    """The cells with a number of its own for every custom shape, and each number's form."""
    codes = bytearray(cells)
    forms: dict[int, _Form] = {code: _form(CELL_SHAPES.get(code, ())) for code in Cell}
    numbers: dict[tuple[Polygon, ...], int] = {}
    for index in sorted(shapes):
        polygons = tuple(tuple(polygon) for polygon in shapes[index])
        number = numbers.get(polygons)
        if number is None:
            if len(numbers) == MOST_SHAPES:
                raise ValueError(f"more than {MOST_SHAPES} different collision shapes")
            number = numbers[polygons] = len(Cell) + len(numbers)
            forms[number] = _form(polygons)
        codes[index] = number
    return codes, forms


def _framed(codes: bytearray, left: int, top: int, cols: int, rows: int, areas: Sequence[Rect]) -> bytes:
    width = cols + 2
    outside = Cell.SOLID if areas else Cell.AIR
    grid = bytearray(bytes((outside,)) * (width * (rows + 2)))
    inside = areas or ((left * TILE_PX, top * TILE_PX, cols * TILE_PX, rows * TILE_PX),)
    for x, y, w, h in inside:
        first_col, last_col = max(int(x // TILE_PX) - left, 0), min(int((x + w) // TILE_PX) - left, cols)
        for row in range(max(int(y // TILE_PX) - top, 0), min(int((y + h) // TILE_PX) - top, rows)):
            here = (row + 1) * width + 1
            grid[here + first_col : here + last_col] = codes[row * cols + first_col : row * cols + last_col]
    return bytes(grid)


class _Seams(dict[tuple[int, int], tuple[tuple[int, int, bool], ...]]):
    """(code before, code behind) -> what is left of the side between: (start, end, whether the ground is behind)."""

    def __init__(self, before: dict[int, int], behind: dict[int, int]) -> None:
        super().__init__()
        self.before, self.behind = before, behind
        uneven = [code for code in before if before[code] != behind[code]]
        self._marks = bytes(_NO_CODE if code in uneven else code for code in range(256))

    def worth_a_look(self, before: bytes, behind: bytes) -> Iterator[int]:
        """Where a row of cells and the next may differ at their common side: found without a call a cell."""
        differing = int.from_bytes(before.translate(self._marks), "big") ^ int.from_bytes(behind, "big")
        return (match.start() for match in _DIFFERENT.finditer(differing.to_bytes(len(before), "big")))

    def __missing__(self, pair: tuple[int, int]) -> tuple[tuple[int, int, bool], ...]:
        before, behind = self.before[pair[0]], self.behind[pair[1]]
        parts = [(low, high, False) for low, high in _runs(before & ~behind)]
        parts += [(low, high, True) for low, high in _runs(behind & ~before)]
        self[pair] = tuple(sorted(parts))
        return self[pair]


def _runs(bits: int) -> list[tuple[int, int]]:
    runs, at = [], 0
    while bits:
        skip = (bits & -bits).bit_length() - 1
        bits >>= skip
        length = (~bits & (bits + 1)).bit_length() - 1
        runs.append((at + skip, at + skip + length))
        bits >>= length
        at += skip + length
    return runs


def _seam(before: bytes, behind: bytes, seams: _Seams) -> list[tuple[int, int, bool]]:
    """The surfaces between two neighbouring rows (or columns), long straight ones in one piece."""
    surfaces: list[tuple[int, int, bool]] = []
    last_end, last_behind = -1, False
    for at in seams.worth_a_look(before, behind):
        for low, high, ground_behind in seams[before[at], behind[at]]:
            low, high = low + at * _SIDE, high + at * _SIDE
            if low == last_end and ground_behind is last_behind:
                surfaces[-1] = (surfaces[-1][0], high, ground_behind)
            else:
                surfaces.append((low, high, ground_behind))
            last_end, last_behind = high, ground_behind
    return surfaces


def _cross_edges(grid: bytes, width: int, forms: dict[int, _Form], edges: dict[_Corner, list[_Corner]]) -> None:
    """Edges along the sides of tiles, the ground to their right."""
    level = _Seams({c: f.bottom for c, f in forms.items()}, {c: f.top for c, f in forms.items()})
    for row in range(1, len(grid) // width):
        y = row * _SIDE
        above, below = grid[(row - 1) * width : row * width], grid[row * width : (row + 1) * width]
        for low, high, ground_below in _seam(above, below, level):
            start, end = (low, high) if ground_below else (high, low)
            edges.setdefault((start, y), []).append((end, y))
    upright = _Seams({c: f.right for c, f in forms.items()}, {c: f.left for c, f in forms.items()})
    for col in range(1, width):
        x = col * _SIDE
        for low, high, ground_right in _seam(grid[col - 1 :: width], grid[col::width], upright):
            start, end = (high, low) if ground_right else (low, high)
            edges.setdefault((x, start), []).append((x, end))


def _inner_edges(grid: bytes, width: int, forms: dict[int, _Form], edges: dict[_Corner, list[_Corner]]) -> None:
    """Edges across tiles: slopes, and whatever a designer drew."""
    for match in re.finditer(_one_of(code for code, form in forms.items() if form.inner), grid):
        x, y = match.start() % width * _SIDE, match.start() // width * _SIDE
        for (ax, ay), (bx, by) in forms[grid[match.start()]].inner:
            edges.setdefault((x + ax, y + ay), []).append((x + bx, y + by))


def _loops(edges: dict[_Corner, list[_Corner]]) -> list[list[_Corner]]:
    """The edges chained into loops, each ending where it began, without corners on straight lines."""
    loops = []
    for first in list(edges):
        while edges[first]:
            loop, here = [first], edges[first].pop(0)
            while here != first:
                onward = edges[here]
                at = 0 if len(onward) == 1 else _rightmost(loop[-1], here, onward)
                loop.append(here)
                here = onward.pop(at)
            loop = _straightened(loop)
            loops.append([*loop, loop[0]])
    return loops


def _rightmost(before: _Corner, here: _Corner, onward: list[_Corner]) -> int:
    """Which edge turns most to the right: where two grounds touch at a corner each keeps a loop of its own."""
    ux, uy = here[0] - before[0], here[1] - before[1]

    def turn(at: int) -> tuple[int, float]:
        vx, vy = onward[at][0] - here[0], onward[at][1] - here[1]
        cross, dot = ux * vy - uy * vx, ux * vx + uy * vy
        share = cross / (abs(cross) + abs(dot))
        # quadrants from a sharp left turn to a sharp right one, and the share within
        return (1, share) if dot >= 0 else (2, -share) if cross > 0 else (0, -share)

    return max(range(len(onward)), key=turn)


def _straightened(loop: list[_Corner]) -> list[_Corner]:
    kept = []
    for at, (x, y) in enumerate(loop):
        (ax, ay), (bx, by) = loop[at - 1], loop[(at + 1) % len(loop)]
        if (x - ax) * (by - y) != (y - ay) * (bx - x):
            kept.append((x, y))
    return kept


def _oneways(cells: bytes, left: int, top: int, cols: int) -> tuple[tuple[Point, ...], ...]:
    chains = []
    for row in range(len(cells) // cols if cols else 0):
        y = float((top + row) * TILE_PX)
        for run in _ONEWAY_RUN.finditer(cells, row * cols, (row + 1) * cols):
            start, end = run.start() - row * cols, run.end() - row * cols
            chains.append((((left + start) * float(TILE_PX), y), ((left + end) * float(TILE_PX), y)))
    return tuple(chains)


def _cores(grid: bytes, width: int, left: int, top: int) -> tuple[Rect, ...]:
    """Runs of solid cells, joined downwards while they stay as wide, each inset on all sides."""
    boxes: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], int] = {}  # (first, last + 1) -> the row it began in
    for row in range(len(grid) // width + 1):
        line = grid[row * width : (row + 1) * width]
        runs = {(match.start(), match.end()): row for match in _SOLID_RUN.finditer(line)}
        for run, began in growing.items():
            if run in runs:
                runs[run] = began
            else:
                boxes.append((run[0], began, run[1] - run[0], row - began))
        growing = runs
    inset = CORE_INSET_PX
    return tuple(
        (
            float((left + col) * TILE_PX + inset),
            float((top + row) * TILE_PX + inset),
            float(w * TILE_PX - 2 * inset),
            float(h * TILE_PX - 2 * inset),
        )
        for col, row, w, h in boxes
    )
