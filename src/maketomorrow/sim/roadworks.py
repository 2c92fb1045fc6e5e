"""How the roads are drawn when a day is loaded: every way from one piece of ground to another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.sim.ground import FLOOR, HEAD_ROWS, HELD, TUNING, WALL, Ground, Needs, arc
from maketomorrow.sim.plan import TILE_PX, Spawn
from maketomorrow.sim.ways import Edge


@dataclass(frozen=True, slots=True)
class RoadLimits:
    """How far roads are looked for. A gait may do less; nobody who walks does more."""

    step_tiles: int = 4  # tiles   the highest hop
    gap_tiles: int = 7  # tiles   the widest
    deep_hop_tiles: int = 12  # tiles   a leap across that comes down deeper is not looked for
    bank_tiles: int = 4  # tiles   a bank higher than this above the water needs rungs
    leg_tiles: int = 16  # tiles   the longest walk edge: how far from a node somebody can stand is half of it


LIMITS = RoadLimits()


class Roadworks:
    """Draws ``xs``, ``ys`` (the nodes' feet, world px), ``edges`` and ``ladders`` over a ground."""

    def __init__(self, ground: Ground, barriers: Sequence[Spawn], lifts: Sequence[Spawn] = ()) -> None:
        self.ground = ground
        self.xs: list[float] = []
        self.ys: list[float] = []
        self.edges: list[Edge] = []
        self._deep: list[bool] = []  # of each node: whether its water is over the chest
        self.stops: list[tuple[int, float, float, list[int]]] = []  # of each ladder: col, top y, bottom y, nodes
        self._drop_keys: set[tuple[int, int]] = set()
        self._holds = {  # a barrier that guards a ladder -> that ladder's column
            index: int((spawn.x - ground.x0) // TILE_PX) + int(spawn.props["holds_ladder_tiles"])
            for index, spawn in enumerate(barriers)
            if spawn.props.get("holds_ladder_tiles")
        }
        self._ladders()
        self._banks()
        for lift in lifts:
            self._lift(lift)
        self._ends()
        self._thin_floors()
        self._pieces()
        self._walks()

    def node(self, floor: int) -> int:
        """The node on a floor, made if there was none."""
        found = self.ground.node_of[floor]
        if found < 0:
            found = self.ground.node_of[floor] = len(self.xs)
            x, y = self.ground.middle(floor)
            self.xs.append(x)
            self.ys.append(y)
            self._deep.append(self.ground.deep(floor))
        return found

    # ---- ladders and banks ---------------------------------------------------------------------

    def _ladders(self) -> None:
        ground = self.ground
        held = {col: ((index, HELD),) for index, col in self._holds.items()}
        for col, top, bottom in ground.ladders():
            reached: list[tuple[int, int]] = []  # (row whose top it is, floor)
            for side in (0, -1, 1):
                if not 0 <= col + side < ground.cols:
                    continue
                for floor in ground.at[col + side]:
                    y = ground.right_y[floor] if side < 0 else ground.left_y[floor]
                    row, rest = divmod(y - ground.y0, TILE_PX)
                    if rest == 0 and top <= row <= bottom + 1 and (side == 0 or not self._met(reached, row, floor)):
                        reached.append((row, floor))
            reached.sort()
            nodes = [self.node(floor) for _, floor in reached]
            for i, (row_a, _) in enumerate(reached):
                for j, (row_b, _) in enumerate(reached):
                    if i != j:
                        self._climb(col, row_a, row_b, nodes[i], nodes[j], held.get(col, ()))
            if nodes:
                y0 = ground.y0
                self.stops.append((col, y0 + top * TILE_PX, y0 + (bottom + 1) * TILE_PX, nodes))

    def _met(self, reached: list[tuple[int, int]], row: int, floor: int) -> bool:
        """Whether the ladder has a floor of its own at that height, which this one adjoins."""
        return any(r == row and self.ground.chain[f] == self.ground.chain[floor] for r, f in reached)

    def _climb(self, col: int, row_a: int, row_b: int, a: int, b: int, needs: Needs) -> None:
        """An edge along the rungs, if the wider bodies fit between the walls all the way."""
        ground = self.ground
        top, bottom = min(row_a, row_b) - HEAD_ROWS, max(row_a, row_b) - 1
        left = not ground.clear(col - 1, top, bottom)
        right = not ground.clear(col + 1, top, bottom)
        if (left and right) or not ground.clear(col, top, bottom):
            return
        middle = ground.x0 + col * TILE_PX + TILE_PX / 2
        line_x = middle + TILE_PX / 2 if left else middle - TILE_PX / 2 if right else middle
        self._edge("climb", a, b, line_x=line_x, needs=needs + ground.walls((col,), top, bottom))

    def _banks(self) -> None:
        """Out of the water along a wall, where the bank is low enough, or the wall ends under water."""
        ground = self.ground
        for chain in ground.chains:
            for floor, side in ((chain.floors[0], -1), (chain.floors[-1], 1)):
                if ground.wet[floor]:
                    self._bank(floor, side)

    def _bank(self, floor: int, side: int) -> None:
        ground = self.ground
        col, row = ground.col[floor], ground.row[floor]
        wall = col + side
        if not 0 <= wall < ground.cols:
            return
        top = row
        while top > 0 and ground.is_hard(wall, top - 1):
            top -= 1
        surface = row
        while surface > 0 and ground.water[surface - 1] >> col & 1:
            surface -= 1
        landing = next((f for f in ground.at[wall] if ground.row[f] == top), -1)
        if top == row or landing < 0 or surface - top > LIMITS.bank_tiles:
            return
        if not (ground.clear(col, top - 2, row - 1) and ground.clear(col - side, top - 2, row - 1)):
            return
        border = ground.x0 + (col + (side > 0)) * TILE_PX
        line_x = border - side * (TUNING.half_px + 1)
        self._edge("climb", self.node(floor), self.node(landing), line_x=line_x, needs=ground.needs[landing])

    def _lift(self, lift: Spawn) -> None:
        """From whatever adjoins one stop of a lift that answers a call to whatever adjoins the other."""
        props = lift.props
        if props.get("mode") != "call" or not props.get("running") or props.get("flag"):
            return
        dx, dy = float(props["dx_tiles"]) * TILE_PX, float(props["dy_tiles"]) * TILE_PX
        stops = [self._landings(lift.x, lift.y, lift.w), self._landings(lift.x + dx, lift.y + dy, lift.w)]
        ticks = round(math.hypot(dx, dy) / (float(props["speed"]) * TILE_PX) * TICK_RATE)
        for here, there in (stops, reversed(stops)):
            for a in here:
                for b in there:
                    self._edge("lift", self.node(a), self.node(b), ticks=ticks, thing=lift.id)

    def _landings(self, x: float, y: float, w: float) -> list[int]:
        """The floors level with a platform's top: in the middle of it, else beside it."""
        ground = self.ground
        left, right = int((x - ground.x0) // TILE_PX), int((x + w - ground.x0) // TILE_PX)
        for cols in ((left + right) // 2,), (left - 1, right):
            found = [
                floor
                for col in cols
                if 0 <= col < ground.cols
                for floor in ground.at[col]
                if (ground.right_y[floor] if col < left else ground.left_y[floor]) == y
            ]
            if found:
                return found
        return []

    # ---- leaps and drops -----------------------------------------------------------------------

    def _ends(self) -> None:
        """From and to the open ends of chains."""
        for chain in self.ground.chains:
            for floor, side in ((chain.floors[0], -1), (chain.floors[-1], 1)):
                if self._is_open(floor, side):
                    self._drop(floor, side)
                    self._hops_to(floor, side)

    def _is_open(self, floor: int, side: int) -> bool:
        row = self._feet_row(floor, side)
        return self.ground.clear(self.ground.col[floor] + side, row - 1, row)

    def _feet_row(self, floor: int, side: int) -> int:
        """The row that the feet are in at that border of a floor."""
        y = self.ground.right_y[floor] if side > 0 else self.ground.left_y[floor]
        return (y - 1 - self.ground.y0) // TILE_PX

    def _drop(self, floor: int, side: int) -> None:
        """Over the end and straight down, on to whatever is first below; through barriers that may be gone."""
        ground = self.ground
        col = ground.col[floor]
        if not 0 <= col + 2 * side < ground.cols:
            return
        row = self._feet_row(floor, side)
        if not ground.clear(col + 2 * side, row - 1, row):
            return
        line_x = ground.x0 + (col + (side > 0)) * TILE_PX + side * (TUNING.half_px + 1)
        high = ground.clear(col + side, row - HEAD_ROWS + 1, row) and ground.clear(
            col + 2 * side, row - HEAD_ROWS + 1, row
        )
        head_px = TUNING.heads_px[0] if high else TUNING.heads_px[-1]
        self._fall("drop", floor, (col + side, col + 2 * side), row, line_x, head_px)

    def _fall(
        self, kind: str, floor: int, cols: tuple[int, ...], row: int, line_x: float, head_px: int = TUNING.heads_px[0]
    ) -> None:
        """An edge to each floor that a fall with the feet in ``row`` may end on.

        That is the first below, and whatever is below tops that may be gone.
        """
        ground = self.ground
        y = ground.y0 + (row + 1) * TILE_PX
        below = [
            (ground.row[g], abs(ground.middle(g)[0] - line_x), g)
            for col in cols
            for g in ground.at[col]
            if min(ground.left_y[g], ground.right_y[g]) >= y + (kind == "through")
        ]
        for landing_row, _, landing in sorted(below):
            if ground.lift_in(cols, row, landing_row):
                return
            node, target = self.node(floor), self.node(landing)
            passed = ground.walls(cols, row, landing_row - 1)
            if (node, target) not in self._drop_keys:
                self._drop_keys.add((node, target))
                ticks = self._fall_ticks(cols, row, landing_row)
                needs = _joined(ground.needs[floor], passed, ground.needs[landing])
                head = min(head_px, ground.head_px[floor], ground.head_px[landing])
                self._edge(kind, node, target, line_x=line_x, needs=needs, head_px=head, ticks=ticks)
            if not any(asks == FLOOR for _, asks in ground.needs[landing]):
                return

    def _fall_ticks(self, cols: tuple[int, ...], row: int, landing_row: int) -> int:
        """Ticks of a fall from above one row to the top of another, slower under water."""
        ground = self.ground
        dry = landing_row
        while dry - 1 > row and ground.water[dry - 1] >> cols[0] & 1:
            dry -= 1
        in_air = len(arc(float((dry - row - 1) * TILE_PX), 0.0))
        return in_air + int((landing_row - dry) * TILE_PX / TUNING.sink_speed * TICK_RATE)

    def _hops_to(self, floor: int, side: int) -> None:
        """Leaps on to this open end from whatever stands before it."""
        ground = self.ground
        col, chain = ground.col[floor], ground.chain[floor]
        easiest: dict[int, int] = {}  # chain of the take-off -> the smallest rise found so far
        at_the_wall = -1  # the chain that runs up against this end: taken off from a step away
        for away in range(1, LIMITS.gap_tiles + 2):
            start_col = col + side * away
            if not 0 <= start_col < ground.cols:
                return
            for start in ground.at[start_col]:
                origin = ground.chain[start]
                if origin == chain:
                    continue
                rise = self._rise(start, floor)
                ends_here = ground.neighbour(start, -side) < 0
                if rise > LIMITS.step_tiles or rise >= easiest.get(origin, 99):
                    continue
                if rise > 0 and away == 1 and not ground.thin[floor] and ground.neighbour(start, side) >= 0:
                    at_the_wall = origin
                    continue
                if rise <= 0 and not (away == 2 and origin == at_the_wall):
                    if not ends_here or away == 1 or -rise > LIMITS.deep_hop_tiles:
                        continue
                if rise > 0 and self._jumps_from_below(floor, start):
                    continue
                if self._hop(start, floor, rise, away - 1 if ends_here else max(0, away - 2)):
                    easiest[origin] = rise

    def _jumps_from_below(self, floor: int, start: int) -> bool:
        """Whether the take-off's chain lies so near under a one-way floor that one jumps straight up through it."""
        ground = self.ground
        col = ground.col[floor]
        under = ground.on_chain(ground.chain[start], col)
        if not ground.thin[floor] or under < 0 or ground.lift_in((col,), ground.row[floor], ground.row[under]):
            return False  # a platform under it is hard from below
        return 0 < self._rise(under, floor) <= LIMITS.step_tiles

    def _rise(self, start: int, floor: int) -> int:
        """Tiles from one floor up to another, rounded up but for a tenth."""
        return math.ceil((self.ground.mid_y[start] - self.ground.mid_y[floor]) / TILE_PX - 0.1)

    def _hop(self, start: int, floor: int, rise: int, gap: int) -> bool:
        ground = self.ground
        (x0, y0), (x1, y1) = ground.middle(start), ground.middle(floor)
        leap = ground.leap(x0, y0, x1, y1, floor)
        if leap is None:
            return False
        head = min(leap.head_px, ground.head_px[start], ground.head_px[floor])
        needs = _joined(ground.needs[start], leap.needs, ground.needs[floor])
        if any((barrier, FLOOR) in needs for barrier, asks in needs if asks == WALL):
            return False  # it would have to be there and gone
        self._edge(
            "hop",
            self.node(start),
            self.node(floor),
            rise_tiles=max(0, rise),
            gap_tiles=gap,
            head_px=head,
            needs=needs,
            vy=leap.vy,
            ticks=leap.ticks,
        )
        return True

    def _thin_floors(self) -> None:
        """Up and down through one-way floors."""
        ground = self.ground
        for chain in ground.chains:
            for run in _runs(ground, chain.floors):
                if len(run) >= 3:
                    for index in sorted({1, len(run) // 2, len(run) - 2} if len(run) > 8 else {len(run) // 2}):
                        self._through(run[index])
                self._jumps_to(run)

    def _through(self, floor: int) -> None:
        ground = self.ground
        col, row = ground.col[floor], ground.row[floor]
        self._fall("through", floor, (col, col - 1, col + 1), row - 1, ground.middle(floor)[0])

    def _jumps_to(self, run: list[int]) -> None:
        """Straight up through a one-way floor from the chains below it, near both ends of what they share."""
        ground = self.ground
        shared: dict[int, list[tuple[int, int]]] = {}
        for floor in run:
            column = ground.at[ground.col[floor]]
            for start in column[column.index(floor) + 1 :]:
                if ground.row[start] - ground.row[floor] > LIMITS.step_tiles:
                    break
                shared.setdefault(ground.chain[start], []).append((start, floor))
        for pairs in shared.values():
            inset = 1 if len(pairs) > 3 else 0
            for start, floor in dict.fromkeys((pairs[inset], pairs[-1 - inset])):
                rise = self._rise(start, floor)
                if 0 < rise <= LIMITS.step_tiles:
                    self._hop(start, floor, rise, 0)

    # ---- walking -------------------------------------------------------------------------------

    def _pieces(self) -> None:
        """Nodes where nothing begins or ends: before and behind barriers, along the way, and on lonely ground."""
        ground = self.ground
        for chain in ground.chains:
            floors = chain.floors
            for index in range(1, len(floors)):
                before, behind = ground.needs[floors[index - 1]], ground.needs[floors[index]]
                if before != behind:
                    at = max(0, index - 2) if behind else min(len(floors) - 1, index + 1)
                    self.node(floors[at])
            known = [index for index, floor in enumerate(floors) if ground.node_of[floor] >= 0]
            if not known:
                known = [len(floors) // 2]
                self.node(floors[known[0]])
            last = len(floors) - 1
            for left, right in zip([min(0, known[0]), *known], [*known, last]):
                legs = -(-(right - left) // LIMITS.leg_tiles)
                for leg in range(1, legs):
                    self.node(floors[left + (right - left) * leg // legs])

    def _walks(self) -> None:
        ground = self.ground
        for chain in ground.chains:
            chain.columns = [ground.col[floor] for floor in chain.floors if ground.node_of[floor] >= 0]
            chain.nodes = [ground.node_of[floor] for floor in chain.floors if ground.node_of[floor] >= 0]
            first = ground.col[chain.floors[0]]
            for index in range(1, len(chain.nodes)):
                floors = chain.floors[chain.columns[index - 1] - first : chain.columns[index] - first + 1]
                wet = sum(TILE_PX for floor in floors[1:] if ground.wet[floor])
                dry = (len(floors) - 1) * TILE_PX - wet
                needs = _joined(*(ground.needs[floor] for floor in floors))
                head = min(ground.head_px[floor] for floor in floors)
                deep = wet > 0 and any(ground.deep(floor) for floor in floors)
                a, b = chain.nodes[index - 1], chain.nodes[index]
                for here, there in ((a, b), (b, a)):
                    self._edge("walk", here, there, deep, needs=needs, head_px=head, dry_px=dry, wet_px=wet)

    def _edge(self, kind: str, a: int, b: int, deep: bool = False, needs: Needs = (), **asks: object) -> None:
        """Add an edge. Who is held off a ladder by a root is held off that root's top too.

        ``deep``: there is deep water between its ends.
        """
        dips = (deep or self._deep[b]) and not self._deep[a]
        held = tuple((index, HELD) for index, wants in needs if wants == FLOOR and index in self._holds)
        edge = Edge(kind, a, b, self.xs[a], self.ys[a], self.xs[b], self.ys[b], needs=needs + held, dips=dips, **asks)  # type: ignore[arg-type]
        self.edges.append(edge)


def _joined(*parts: Needs) -> Needs:
    """All needs, each once, in the order met."""
    return tuple(dict.fromkeys(need for part in parts for need in part))


def _runs(ground: Ground, floors: Iterable[int]) -> list[list[int]]:
    """The stretches of a chain that are one-way floors."""
    runs: list[list[int]] = []
    last = -2
    for index, floor in enumerate(floors):
        if ground.thin[floor]:
            if index != last + 1:
                runs.append([])
            runs[-1].append(floor)
            last = index
    return runs
