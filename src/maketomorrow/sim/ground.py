"""Where one can stand, read off the cells: floors, chains of floors, and what is in the way of a leap.

A *floor* is the top of one tile column's ground with room above it; floors that meet at the same
height make a *chain*, along which one walks. A barrier's top edge is a floor as long as the barrier
has a block, and a floor inside a barrier's box is closed as long as it has one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

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
DEEP_ROWS = 2  # rows of water that come over the chest of everybody who breathes
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
    """All floors of a terrain.

    Lists with one entry a floor: ``col``, ``row`` (of the tile whose top it is; counted from the
    terrain's upper left), ``left_y``, ``mid_y``, ``right_y`` (world px), ``needs``, ``head_px``,
    ``wet``, ``thin`` (one-way: can be dropped through), ``chain``.
    """

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
        self.water_y = next((self.y0 + row * TILE_PX for row, mask in enumerate(self.water) if mask), 1 << 30)
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
        self.solid = list(self.hard)  # what nobody leaps through
        for left, top, right, bottom in self.lifts:
            for row in range(max(0, top), min(self.rows, bottom)):
                self.solid[row] |= ((1 << (right - left)) - 1) << left
        self.busy = [solid | owned for solid, owned in zip(self.solid, self.owned)]
        self.col: list[int] = []
        self.row: list[int] = []
        self.left_y: list[int] = []
        self.right_y: list[int] = []
        self.mid_y: list[float] = []
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
        """The tiles that a lift's platform takes on its way, as ``_tiles``.

        Where it is drawn, if it goes sideways or nowhere.
        """
        props = lift.props
        still = props.get("dx_tiles") or props.get("mode") == "broken"
        dy = 0.0 if still else float(props.get("dy_tiles", 0.0)) * TILE_PX
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
        self.mid_y.append(y + (low_left + low_right) / 2)
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
        return self.x0 + self.col[floor] * TILE_PX + TILE_PX / 2, self.mid_y[floor]

    def height(self, floor: int, x: float) -> float:
        """World y of a floor's surface at world x."""
        share = (x - self.x0) / TILE_PX - self.col[floor]
        share = 0.0 if share < 0.0 else 1.0 if share > 1.0 else share
        return self.left_y[floor] + (self.right_y[floor] - self.left_y[floor]) * share

    def deep(self, floor: int) -> bool:
        """Whether whoever stands there has water over the chest."""
        row = self.row[floor] - DEEP_ROWS
        return row >= 0 and bool(self.water[row] >> self.col[floor] & 1)

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

    def along(self, chain: int, x: float) -> float:
        """World y of a chain's surface at world x; -1 at its ends, where a body would reach over, and beyond them."""
        floors = self.chains[chain].floors
        index = (int(x - self.x0) >> 4) - self.col[floors[0]]
        if not 0 < index < len(floors) - 1:
            return -1.0
        floor = floors[index]
        left_y, right_y = self.left_y[floor], self.right_y[floor]
        if left_y == right_y:
            return float(left_y)
        return left_y + (right_y - left_y) * ((x - self.x0) % TILE_PX) / TILE_PX

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
            above = y - 8.0 - TILE_PX  # a slope is at most half a tile higher or lower than in its middle
            for floor in self.at[col]:
                if self.mid_y[floor] > above and self.height(floor, x) >= y - 8:
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
        arcs: list[tuple[bool, int, float, tuple[float, ...]]] = []
        for arc_px in TUNING.arcs_px:
            vy = -((2 * TUNING.gravity * (rise + arc_px)) ** 0.5)
            heights = arc(y1 - y0, vy)
            speed = abs(x1 - x0) / (len(heights) * TICK_SECONDS)
            if speed <= TUNING.fastest_leap:
                arcs.append((speed > TUNING.leap_speed, len(arcs), vy, heights))
        for _, _, vy, heights in sorted(arcs):
            flown = self._fly(x0 - self.x0, y0 - self.y0, x1 - self.x0, heights, landing)
            if flown is not None:
                return Leap(vy, len(heights), *flown)
        return None

    def _fly(
        self, x: float, y: float, goal_x: float, heights: Sequence[float], landing: int
    ) -> tuple[int, Needs] | None:
        """The tallest body that such a flight lands safely, and the barriers it has to find open. Px from x0, y0.

        None if even the lowest hits something, or lands elsewhere. A taller one has to fly the same
        way: one that is held up where the low one is not would come down somewhere else.
        """
        half, tallest = TUNING.half_px - 0.01, TUNING.heads_px[0]
        fastest = TUNING.fastest_leap * TICK_SECONDS
        thin, busy, last_row = self.thin_tops, self.busy, self.rows - 1
        own = [index for index, asks in self.needs[landing] if asks == FLOOR]  # it stands, and is in the way
        heads = list(TUNING.heads_px)
        walls: list[int] = []
        start_y, goal_y, left = y, y + heights[-1], len(heights)
        for height in heights:
            new_y = start_y + height
            step = (goal_x - x) / left
            left -= 1
            ahead = x + (fastest if step > fastest else -fastest if step < -fastest else step)
            first, last = int(ahead - half) >> 4, int(ahead + half) >> 4
            if first < 0 or last >= self.cols:
                return None
            mask = ((2 << (last - first)) - 1) << first
            upper, lower = (new_y, y) if new_y < y else (y, new_y)
            top, bottom = int(upper - tallest + 0.01) >> 4, min(last_row, int(lower - 0.01) >> 4)
            for row in range(top if top > 0 else 0, bottom + 1):
                if busy[row] & mask:
                    break
            else:  # open air, which is nearly everywhere
                if new_y > y and thin[bottom] & mask and bottom != int(y - 0.01) >> 4 and new_y < goal_y - 1:
                    return None  # it would land there instead
                x, y = ahead, new_y
                continue
            held = [self._hits(mask, y - head, y, own) for head in heads]
            if held[-1]:  # pressed against the landing's wall until the feet are above it
                if y <= goal_y:
                    return None  # something else is in the way, and where it lands then is a matter of a px
                ahead = x
                first, last = int(x - half) >> 4, int(x + half) >> 4
                mask = ((2 << (last - first)) - 1) << first
            heads = [
                head
                for head, stops in zip(heads, held)
                if stops == held[-1] and not self._hits(mask, new_y - head, new_y, own)
            ]
            if not heads:
                return None
            for row in range(max(0, int(new_y - heads[0] + 0.01) >> 4), bottom + 1):
                if self.owned[row] & mask:
                    found = (self.owner.get((col, row)) for col in range(first, last + 1))
                    walls.extend(owner for owner in found if owner is not None and owner not in walls)
            if new_y > y and thin[bottom] & mask and bottom != int(y - 0.01) >> 4 and new_y < goal_y - 1:
                return None
            x, y = ahead, new_y
        if abs(x - goal_x) > TILE_PX / 2:
            return None
        return heads[0], tuple((owner, WALL) for owner in walls)

    def _hits(self, mask: int, head_y: float, feet_y: float, barriers: Iterable[int]) -> bool:
        """Whether a box from head to feet in these columns meets ground, a lift's shaft, or one of ``barriers``."""
        top, bottom = max(0, int(head_y + 0.01) >> 4), min(self.rows - 1, int(feet_y - 0.01) >> 4)
        for row in range(top, bottom + 1):
            if self.solid[row] & mask:
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


@lru_cache(maxsize=2048)
def arc(drop: float, vy: float) -> tuple[float, ...]:
    """How far below its start a body is after each tick of a leap that starts with ``vy`` px/s.

    It ends ``drop`` px lower, which is the last entry.
    """
    y = 0.0
    heights: list[float] = []
    while True:
        vy = min(vy + TUNING.gravity * TICK_SECONDS, TUNING.fall_speed)
        y += vy * TICK_SECONDS
        if vy > 0 and y >= drop:
            return (*heights, drop)
        heights.append(y)
        assert len(heights) < 2000, "a leap that never comes down"


def _mask(row: bytes, table: bytes) -> int:
    """The cells of a row for which the table says "1", as bits: bit 0 is the leftmost."""
    return int(row.translate(table)[::-1], 2)


def _set_bits(mask: int) -> Iterable[int]:
    text = bin(mask)[:1:-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)
