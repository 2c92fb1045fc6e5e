"""Where one can stand, read off the cells: floors, chains of floors, and what is in the way of a leap.

A *floor* is the top of one tile column's ground with room above it; floors that meet at the same
height make a *chain*, along which one walks. A barrier's top edge is a floor as long as the barrier
has a block, and a floor inside a barrier's box is closed as long as it has one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from maketomorrow.core.ticks import TICK_SECONDS
from maketomorrow.sim.plan import SLOPE_CELLS, TILE_PX, Area, Cell, Spawn, Terrain


@dataclass(frozen=True, slots=True)
class LeapTuning:
    """How leaps and falls on the roads go. The gaits of those who leap are in their own files."""

    gravity: float = 1500.0  # px/s²   the suit's own, so that both look of one world
    fall_speed: float = 560.0  # px/s
    sink_speed: float = 130.0  # px/s    in deep water
    leap_speed: float = 300.0  # px/s    a leap is drawn high enough that it need not be faster
    fastest_leap: float = 480.0  # px/s    except under a ceiling
    half_px: int = 15  # px      half of the widest body that leaps
    heads_px: tuple[int, ...] = (48, 36, 22)  # px      heights of bodies for which headroom is told apart
    arcs_px: tuple[int, ...] = (14, 28, 44, 64)  # px      how far above its higher end a leap may rise, lowest first


TUNING = LeapTuning()

WALL, FLOOR, HELD = 0, 1, 2  # what a road asks of a barrier: room to pass, a top to stand on, nobody held off
Needs = tuple[tuple[int, int], ...]  # (index of a barrier, WALL, FLOOR or HELD)

_HARD = frozenset({Cell.SOLID, Cell.GROWTH, Cell.OTHER})
_TOPS = _HARD | SLOPE_CELLS | {Cell.ONEWAY, Cell.LADDER_TOP}
_RAMPS = {  # px that the surface lies below the tile's top at its left and right border
    int(Cell.UP_45): (16, 0),
    int(Cell.DOWN_45): (0, 16),
    int(Cell.UP_LOW): (16, 8),
    int(Cell.UP_HIGH): (8, 0),
    int(Cell.DOWN_HIGH): (0, 8),
    int(Cell.DOWN_LOW): (8, 16),
}
HEAD_ROWS = 3  # rows of headroom that are told apart: as many as the tallest body needs


def _bits_of(kinds: Iterable[int]) -> bytes:
    """A table for ``bytes.translate``: "1" for those cells, "0" for all others."""
    ones = {int(kind) for kind in kinds}
    return bytes(ord("1") if value in ones else ord("0") for value in range(256))


_IS_HARD = _bits_of(_HARD)
_IS_CLOSED = _bits_of(_HARD | SLOPE_CELLS)
_IS_TOP = _bits_of(_TOPS)
_IS_THIN = _bits_of({Cell.ONEWAY, Cell.LADDER_TOP})
_IS_RUNG = _bits_of({Cell.LADDER, Cell.LADDER_TOP})
_IS_WATER = _bits_of({Cell.WATER})


@dataclass(frozen=True, slots=True)
class Leap:
    """A leap that lands: its first vertical speed in px/s, its ticks, and what it asks."""

    vy: float
    ticks: int
    head_px: int
    needs: Needs


@dataclass(slots=True)
class Chain:
    """Floors from left to right, one a column, and those of them that are nodes."""

    floors: list[int]
    columns: list[int] = field(default_factory=list)  # of the nodes, rising
    nodes: list[int] = field(default_factory=list)


class Ground:
    """All floors of a terrain. Lists with one entry a floor: ``col``, ``row`` (of the tile whose top it is;
    counted from the terrain's upper left), ``left_y``, ``right_y`` (world px), ``needs``, ``head_px``, ``wet``,
    ``thin`` (one-way: can be dropped through), ``chain``."""

    def __init__(
        self,
        terrain: Terrain,
        barriers: Sequence[Spawn],
        lifts: Sequence[Spawn] = (),
        areas: Sequence[Area] = (),
    ) -> None:
        self.terrain = terrain
        self.cols, self.rows = terrain.cols, terrain.rows
        self.x0, self.y0 = terrain.left * TILE_PX, terrain.top * TILE_PX
        rows = [terrain.cells[r * self.cols : (r + 1) * self.cols] for r in range(self.rows)]
        beyond = [self._beyond(row, areas) for row in range(self.rows)]
        self.hard = [_mask(row, _IS_HARD) | closed for row, closed in zip(rows, beyond)]  # bit = column
        self.thin_tops = [_mask(row, _IS_THIN) for row in rows]
        self.water = [_mask(row, _IS_WATER) for row in rows]
        self.rungs = [_mask(row, _IS_RUNG) for row in rows]
        self.boxes = [self._tiles(spawn.x, spawn.y, spawn.w, spawn.h) for spawn in barriers]
        self.lifts = [self._shaft(spawn) for spawn in lifts]  # nobody leaps or falls where a platform may be
        self.owner: dict[tuple[int, int], int] = {}
        self.owned = [0] * self.rows
        for index, (left, top, right, bottom) in enumerate(self.boxes):
            for row in range(max(0, top), min(self.rows, bottom)):
                for col in range(left, right):
                    self.owner.setdefault((col, row), index)
                self.owned[row] |= ((1 << (right - left)) - 1) << left
        self.col: list[int] = []
        self.row: list[int] = []
        self.left_y: list[int] = []
        self.right_y: list[int] = []
        self.needs: list[Needs] = []
        self.head_px: list[int] = []
        self.wet: list[bool] = []
        self.thin: list[bool] = []
        self.at: list[list[int]] = [[] for _ in range(self.cols)]  # floors of a column from above to below
        self._find_floors(rows)
        self.chain: list[int] = [-1] * len(self.col)
        self.chains: list[Chain] = []
        self._link()
        self.node_of: list[int] = [-1] * len(self.col)

    def _beyond(self, row: int, areas: Sequence[Area]) -> int:
        """The columns that belong to no area in a row: the world ends before them. With no areas it is all one."""
        inside = 0
        for area in areas:
            left, top, right, bottom = self._tiles(*area.rect)
            if top <= row < bottom:
                inside |= ((1 << (right - left)) - 1) << left
        return ~inside & ((1 << self.cols) - 1) if areas else 0

    def _tiles(self, x: float, y: float, w: float, h: float) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of a box in tiles of this terrain, the last two not included."""
        left = int((x - self.x0) // TILE_PX)
        top = int((y - self.y0) // TILE_PX)
        right = -int(-(x + w - self.x0) // TILE_PX)
        bottom = -int(-(y + h - self.y0) // TILE_PX)
        return max(0, left), top, min(self.cols, right), bottom

    def _shaft(self, lift: Spawn) -> tuple[int, int, int, int]:
        """The tiles that a lift's platform takes on its way, as ``_tiles``; where it is drawn, if it goes sideways."""
        dy = float(lift.props.get("dy_tiles", 0.0)) * TILE_PX if not lift.props.get("dx_tiles") else 0.0
        return self._tiles(lift.x, lift.y + min(dy, 0.0), lift.w, lift.h + abs(dy))

    def lift_in(self, cols: Iterable[int], top: int, bottom: int) -> bool:
        """Whether a lift passes these columns from row ``top`` to ``bottom``, both included."""
        for left, high, right, low in self.lifts:
            if high <= bottom and top < low and any(left <= col < right for col in cols):
                return True
        return False

    def _find_floors(self, rows: list[bytes]) -> None:
        closed_above = -1  # the world ends above its first row
        tops: dict[int, list[tuple[int, int]]] = {}
        for index, (left, top, right, _) in enumerate(self.boxes):
            tops.setdefault(top, []).extend((col, index) for col in range(left, right))
        for r, row in enumerate(rows):
            stands = _mask(row, _IS_TOP) & ~closed_above
            for col in _set_bits(stands):
                self._add_floor(col, r, row[col], ())
            for col, index in tops.get(r, ()):
                covered = (closed_above | stands) >> col & 1
                if not covered and self.owner.get((col, r - 1)) is None:
                    self._add_floor(col, r, int(Cell.SOLID), ((index, FLOOR),))
            closed_above = _mask(row, _IS_CLOSED)
        for floors in self.at:
            floors.sort(key=lambda floor: (self.row[floor], floor))

    def _add_floor(self, col: int, row: int, cell: int, needs: Needs) -> None:
        room = 0
        walls: list[int] = []
        while room < HEAD_ROWS and row > room and not self.hard[row - room - 1] >> col & 1:
            room += 1
            owner = self.owner.get((col, row - room))
            if owner is not None and owner not in walls:
                walls.append(owner)
        head_px = max((head for head in TUNING.heads_px if head <= room * TILE_PX), default=0)
        if head_px == 0:
            return  # nobody fits
        low_left, low_right = _RAMPS.get(cell, (0, 0))
        floor = len(self.col)
        y = self.y0 + row * TILE_PX
        self.col.append(col)
        self.row.append(row)
        self.left_y.append(y + low_left)
        self.right_y.append(y + low_right)
        self.needs.append(needs + tuple((owner, WALL) for owner in walls))
        self.head_px.append(head_px)
        self.wet.append(row > 0 and bool(self.water[row - 1] >> col & 1))
        self.thin.append(not needs and cell in (Cell.ONEWAY, Cell.LADDER_TOP))
        self.at[col].append(floor)

    def _link(self) -> None:
        """Join floors that meet at the same height into chains, each from its left end to its right."""
        right_of = [-1] * len(self.col)
        has_left = bytearray(len(self.col))
        for col in range(self.cols - 1):
            by_height = {self.left_y[floor]: floor for floor in reversed(self.at[col + 1])}
            for floor in self.at[col]:
                neighbour = by_height.get(self.right_y[floor], -1)
                if neighbour >= 0 and not has_left[neighbour]:
                    right_of[floor] = neighbour
                    has_left[neighbour] = 1
        for col in range(self.cols):
            for floor in self.at[col]:
                if not has_left[floor]:
                    floors = []
                    at = floor
                    while at >= 0:
                        self.chain[at] = len(self.chains)
                        floors.append(at)
                        at = right_of[at]
                    self.chains.append(Chain(floors))

    # ---- asking --------------------------------------------------------------------------------

    def middle(self, floor: int) -> tuple[float, float]:
        """World px of the feet of somebody in the middle of a floor."""
        return self.x0 + self.col[floor] * TILE_PX + TILE_PX / 2, (self.left_y[floor] + self.right_y[floor]) / 2

    def height(self, floor: int, x: float) -> float:
        """World y of a floor's surface at world x."""
        share = (x - self.x0) / TILE_PX - self.col[floor]
        share = 0.0 if share < 0.0 else 1.0 if share > 1.0 else share
        return self.left_y[floor] + (self.right_y[floor] - self.left_y[floor]) * share

    def neighbour(self, floor: int, side: int) -> int:
        """The floor one walks on to at that side (-1 left, 1 right); -1 at a chain's end."""
        chain = self.chains[self.chain[floor]].floors
        index = self.col[floor] - self.col[chain[0]] + side
        return chain[index] if 0 <= index < len(chain) else -1

    def on_chain(self, chain: int, col: int) -> int:
        """The floor of a chain in a column, -1 if it does not reach there."""
        floors = self.chains[chain].floors
        index = col - self.col[floors[0]]
        return floors[index] if 0 <= index < len(floors) else -1

    def floor_below(self, x: float, y: float) -> int:
        """The floor under feet at world (x, y), or the first one below them; -1 if there is none.

        Whoever hangs over an edge with one foot still stands on it.
        """
        col = int((x - self.x0) // TILE_PX)
        below = self._first_below(col, x, y)
        if below >= 0 and self.height(below, x) <= y + 8:
            return below
        for reach in (-TUNING.half_px, TUNING.half_px):
            beside = self._first_below(int((x + reach - self.x0) // TILE_PX), x, y)
            if beside >= 0 and (below < 0 or self.height(beside, x) <= y + 4):
                return beside
        return below

    def _first_below(self, col: int, x: float, y: float) -> int:
        if 0 <= col < self.cols:
            for floor in self.at[col]:
                if self.height(floor, x) >= y - 8:
                    return floor
        return -1

    def is_hard(self, col: int, row: int) -> bool:
        """Solid ground, or beyond the sides of the world."""
        if not 0 <= col < self.cols:
            return True
        return 0 <= row < self.rows and bool(self.hard[row] >> col & 1)

    def clear(self, col: int, top: int, bottom: int) -> bool:
        """No solid cell in a column from row ``top`` to ``bottom``, both included."""
        return not any(self.is_hard(col, row) for row in range(top, bottom + 1))

    def walls(self, cols: Iterable[int], top: int, bottom: int) -> Needs:
        """The barriers whose boxes lie in these columns from row ``top`` to ``bottom``, as needs."""
        found: list[int] = []
        for col in cols:
            for row in range(top, bottom + 1):
                owner = self.owner.get((col, row))
                if owner is not None and owner not in found:
                    found.append(owner)
        return tuple((owner, WALL) for owner in found)

    def nearest_node(self, floor: int, x: float) -> int:
        """The node of a floor's chain that is nearest to world x."""
        chain = self.chains[self.chain[floor]]
        col = (x - self.x0) / TILE_PX - 0.5
        index = bisect_left(chain.columns, col)
        if index == len(chain.columns) or (index and col - chain.columns[index - 1] <= chain.columns[index] - col):
            index -= 1
        return chain.nodes[index] if index >= 0 else -1

    # ---- leaping -------------------------------------------------------------------------------

    def leap(self, x0: float, y0: float, x1: float, y1: float, landing: int) -> Leap | None:
        """The lowest leap from feet at (x0, y0) that lands at (x1, y1) on ``landing``, for the tallest body possible.

        World px; the same steps that ``walking`` takes, with the cells for walls. None if there is none.
        """
        rise = max(y0 - y1, 0.0)
        arcs: list[tuple[bool, int, float, int]] = []
        for arc in TUNING.arcs_px:
            vy = -((2 * TUNING.gravity * (rise + arc)) ** 0.5)
            ticks = leap_ticks(y0, y1, vy)
            speed = abs(x1 - x0) / (ticks * TICK_SECONDS)
            if speed <= TUNING.fastest_leap:
                arcs.append((speed > TUNING.leap_speed, len(arcs), vy, ticks))
        for _, _, vy, ticks in sorted(arcs):
            best = None
            for head in reversed(TUNING.heads_px):  # the low ones first: where they fail nobody else is asked
                needs = self._fly(x0 - self.x0, y0 - self.y0, x1 - self.x0, y1 - self.y0, vy, ticks, head, landing)
                if needs is None:
                    break
                best = Leap(vy, ticks, head, needs)
            if best is not None:
                return best
        return None

    def _fly(
        self, x: float, y: float, goal_x: float, goal_y: float, vy: float, ticks: int, head: int, landing: int
    ) -> Needs | None:
        """The barriers such a flight has to find open; None if it hits something or lands elsewhere. Px from x0, y0."""
        half = TUNING.half_px - 0.01
        fastest = TUNING.fastest_leap * TICK_SECONDS
        thin, owned, rows = self.thin_tops, self.owned, self.rows
        own = [index for index, asks in self.needs[landing] if asks == FLOOR]  # it stands, and is in the way
        walls: list[int] = []
        for left in range(ticks, 0, -1):
            ahead = x + max(-fastest, min((goal_x - x) / left, fastest))
            vy = min(vy + TUNING.gravity * TICK_SECONDS, TUNING.fall_speed)
            new_y = min(y + vy * TICK_SECONDS, goal_y) if left == 1 else y + vy * TICK_SECONDS
            bottom = min(rows - 1, int(y - 0.01) >> 4)
            for side_x in (ahead, x):  # at the second go: pressed against the landing's wall until it is above it
                first, last = int(side_x - half) >> 4, int(side_x + half) >> 4
                if first < 0 or last >= self.cols:
                    return None
                mask = ((1 << (last - first + 1)) - 1) << first
                if side_x == x or not self._hits(mask, max(0, int(y - head + 0.01) >> 4), bottom, own):
                    break
            if side_x != ahead and y <= goal_y:
                return None  # something else is in the way, and where it lands then is a matter of a px
            top, new_bottom = max(0, int(new_y - head + 0.01) >> 4), min(rows - 1, int(new_y - 0.01) >> 4)
            if self._hits(mask, top, new_bottom, own) or self.lift_in(range(first, last + 1), top, new_bottom):
                return None
            for row in range(top, new_bottom + 1):
                if owned[row] & mask:
                    found = (self.owner.get((col, row)) for col in range(first, last + 1))
                    walls.extend(owner for owner in found if owner is not None and owner not in walls)
            if vy > 0 and new_bottom != bottom and thin[new_bottom] & mask and new_y < goal_y - 1:
                return None  # it would land there instead
            x, y = side_x, new_y
        if abs(x - goal_x) > TILE_PX / 2:
            return None
        return tuple((owner, WALL) for owner in walls)

    def _hits(self, mask: int, top: int, bottom: int, barriers: Iterable[int]) -> bool:
        """Whether anything solid is in these columns from row ``top`` to ``bottom``: ground, or one of ``barriers``."""
        hard = self.hard
        for row in range(top, bottom + 1):
            if hard[row] & mask:
                return True
        for index in barriers:
            left, high, right, low = self.boxes[index]
            if high <= bottom and top < low and mask & (((1 << (right - left)) - 1) << left):
                return True
        return False

    def ladders(self) -> list[tuple[int, int, int]]:
        """All columns of rungs as (col, top row, bottom row), from left to right and from above to below."""
        found: list[list[int]] = []
        open_at: dict[int, list[int]] = {}
        for row in range(self.rows):
            for col in _set_bits(self.rungs[row]):
                run = open_at.get(col)
                if run is not None and run[2] == row - 1:
                    run[2] = row
                else:
                    open_at[col] = run = [col, row, row]
                    found.append(run)
        return sorted((col, top, bottom) for col, top, bottom in found)


def leap_ticks(y0: float, y1: float, vy: float) -> int:
    """Ticks until feet that leave (y0) with ``vy`` px/s come down to y1 again; the steps of a leap, one by one."""
    y, ticks = y0, 0
    while True:
        vy = min(vy + TUNING.gravity * TICK_SECONDS, TUNING.fall_speed)
        y += vy * TICK_SECONDS
        ticks += 1
        if vy > 0 and y >= y1:
            return ticks
        assert ticks < 1000, "a leap that never comes down"


def _mask(row: bytes, table: bytes) -> int:
    """The cells of a row for which the table says "1", as bits: bit 0 is the leftmost."""
    return int(row.translate(table)[::-1], 2)


def _set_bits(mask: int) -> Iterable[int]:
    text = bin(mask)[:1:-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)
