"""The roads everybody walks: one graph over all areas, built from the maps when a day is loaded.

Standing ground is cut into floors and chains (``ground``); a *node* is a floor where something else
than walking begins or ends, or a mark along a long chain; an *edge* leads from node to node in one
of the ways of ``EDGE_KINDS`` (``ways``, drawn by ``roadworks``). Who may use an edge is decided by a
:class:`Gait` and by what stands open now (:class:`Doors`). Nothing here changes during a day, so
nothing of it is in a snapshot.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from maketomorrow.sim.ground import TUNING, Ground, Needs
from maketomorrow.sim.model import Barrier
from maketomorrow.sim.plan import TILE_PX, Area, Spawn, Terrain
from maketomorrow.sim.roadworks import Roadworks
from maketomorrow.sim.ways import EDGE_KINDS, Edge, Gait

__all__ = ["BARRIERS", "EDGE_KINDS", "GNAWERS", "Doors", "Edge", "Gait", "Roads"]

GNAWERS = 3  # so many gnaw at one door at once; the fourth waits
LINE_TICKS = 40  # ticks  over a root by the crew's line: a minute of the game's clock
LINE_ROOM_ROWS = 3  # tiles  of open air a line needs over a root
FIELDS_KEPT = 96  # shortest-way fields remembered; more only saves time, fewer only costs it
OPEN_KEPT = 12  # states of all doors whose open roads are remembered, for each gait

BARRIERS = frozenset({"door", "root", "tough_root", "cracked", "glass", "gate", "leaf"})
"""Kinds of things that close a road, or carry one on their top edge, while they have a block."""

_GONE = len(TUNING.heads_px) + 1  # Doors.clear of a barrier without a block


@dataclass(frozen=True, slots=True)
class Doors:
    """What stands in the way now, one entry for each of ``Roads.barriers``.

    ``clear`` counts how many of ``heads_px`` pass under it, the lowest body first (0 none, 3 all;
    4 = it is gone); ``tops`` is 1 where its whole top edge is there to stand on; ``gnaw_ticks`` is
    what teeth cost there, or the crew's line; 0 = nothing helps.
    """

    clear: bytes
    tops: bytes
    gnaw_ticks: tuple[float, ...]
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.clear, self.tops, self.gnaw_ticks)))

    def __hash__(self) -> int:
        return self._hash  # half a hundred numbers, asked for on every piece of road


class _Field:
    """The shortest ways to one node, found as far as they have been asked for.

    Dijkstra from the goal backwards, held still between two questions; ties go to the lower node,
    then to the earlier edge, whoever asks first. ``done`` tells of each node whether its way is known.
    """

    __slots__ = ("_distance", "_edge", "_heap", "_inward", "done")

    def __init__(self, goal: int, inward: list[list[tuple[float, int, int]]]) -> None:
        self._inward = inward
        self._distance = [math.inf] * len(inward)  # ticks
        self._edge = [-1] * len(inward)  # the edge to take, -1 = none
        self.done = bytearray(len(inward))
        self._distance[goal] = 0.0
        self._heap = [(0.0, goal)]

    def distance(self, node: int, at_most: float) -> float:
        """Ticks from a node to the goal; ``inf`` may stand for more than ``at_most``."""
        if not self.done[node]:
            self._settle(node, at_most)
            if not self.done[node]:
                return math.inf
        return self._distance[node]

    def edge(self, node: int) -> int:
        """The first edge of the way from a node."""
        if not self.done[node]:
            self._settle(node, math.inf)
        return self._edge[node]

    def _settle(self, node: int, at_most: float) -> None:
        distance, edge, done, heap, inward = self._distance, self._edge, self.done, self._heap, self._inward
        while heap:
            if heap[0][0] > at_most:
                return
            so_far, here = heappop(heap)
            if done[here]:
                continue
            done[here] = 1
            for cost, origin, index in inward[here]:
                total = so_far + cost
                if total < distance[origin]:
                    distance[origin] = total
                    edge[origin] = index
                    heappush(heap, (total, origin))
            if here == node:
                return
        done[node] = 1  # nothing leads there


class Roads:
    """One graph over all areas for everybody who walks.

    ``xs``, ``ys`` are the nodes' feet in world px; ``edges`` all edges; ``barriers`` the spawns that
    can close one, in spawn order; ``chain_of`` the chain of floors that each node is on. No water is
    above world ``water_y``. The world ends where its ``areas`` end; with none, nowhere.
    """

    def __init__(self, terrain: Terrain, spawns: Iterable[Spawn], areas: Iterable[Area] = ()) -> None:
        spawns = tuple(spawns)
        self.barriers = tuple(spawn for spawn in spawns if spawn.kind in BARRIERS)
        self._boxes = tuple((spawn.id, spawn.x, spawn.y, spawn.w, spawn.h) for spawn in self.barriers)
        lifts = tuple(spawn for spawn in spawns if spawn.kind == "lift")
        self.ground = Ground(terrain, self.barriers, lifts, tuple(areas))
        works = Roadworks(self.ground, self.barriers, lifts)
        self.xs, self.ys, self.edges = works.xs, works.ys, works.edges
        self.chain_of = [0] * len(self.xs)  # of each node
        for floor, node in enumerate(self.ground.node_of):
            if node >= 0:
                self.chain_of[node] = self.ground.chain[floor]
        self.along = self.ground.along
        self.lines = tuple(spawn.kind == "root" and self._open_above(spawn) for spawn in self.barriers)
        self.water_y = self.ground.water_y
        self._ladders = works.stops
        self._inward: dict[Gait, list[list[tuple[float, int, int, Needs]]]] = {}
        self._outward: dict[Gait, list[list[tuple[int, Needs]]]] = {}
        self._fields: dict[tuple[int, Gait, Doors], _Field] = {}
        self._open: dict[tuple[Gait, Doors], list[list[tuple[float, int, int]]]] = {}
        self._least: dict[Gait, float] = {}
        self._reached: dict[tuple[int, Gait, Doors], frozenset[int]] = {}

    def node_at(self, x: float, y: float) -> int:
        """The node nearest to the standing place at or below feet at world (x, y); -1 if there is no ground below."""
        return self.spot(x, y)[1]

    def spot(self, x: float, y: float) -> tuple[int, int]:
        """Where feet at world (x, y) stand: the chain of floors below them and the nearest node; -1 if none."""
        floor = self.ground.floor_below(x, y)
        chain = -1 if floor < 0 else self.ground.chain[floor]
        if floor < 0 or self.ground.height(floor, x) > y + 8:
            for col, top, bottom, nodes in self._ladders:
                if abs(self.ground.x0 + (col + 0.5) * TILE_PX - x) <= TILE_PX and top <= y <= bottom:
                    return chain, min(nodes, key=lambda node: (abs(self.ys[node] - y), node))
        return chain, -1 if floor < 0 else self.ground.nearest_node(floor, x)

    def same_chain(self, x: float, y: float, other_x: float, other_y: float) -> bool:
        """Whether one only has to walk from below one pair of feet to below the other, barriers aside."""
        a, b = self.ground.floor_below(x, y), self.ground.floor_below(other_x, other_y)
        return a >= 0 and b >= 0 and self.ground.chain[a] == self.ground.chain[b]

    def way(self, node: int, goal: int, gait: Gait, doors: Doors) -> int:
        """Index in ``edges`` of the next piece of the shortest way; -1 at the goal, or if there is no way."""
        field = self._field(goal, gait, doors)
        if not field.done[node] and self._cut_off(node, goal, gait, doors):
            return -1
        return field.edge(node)

    def distance(self, node: int, goal: int, gait: Gait, doors: Doors, at_most: float = math.inf) -> float:
        """Ticks from node to node, ``inf`` if there is no way, or perhaps if it is longer than ``at_most``."""
        if abs(self.xs[goal] - self.xs[node]) * self._least_ticks_a_px(gait) > at_most:
            return math.inf
        field = self._field(goal, gait, doors)
        if not field.done[node] and self._cut_off(node, goal, gait, doors):
            return math.inf
        return field.distance(node, at_most)

    def _least_ticks_a_px(self, gait: Gait) -> float:
        """How fast the fastest piece of road leads sideways."""
        found = self._least.get(gait)
        if found is None:
            pieces = [
                (abs(self.xs[edge.b] - self.xs[edge.a]), edge.cost(gait)) for edge in self.edges if edge.fits(gait)
            ]
            found = min((ticks / px for px, ticks in pieces if px > 0), default=0.0)
            found = self._least[gait] = found * (1 - 1e-9)  # the same sums are rounded otherwise here and there
        return found

    def _cut_off(self, node: int, goal: int, gait: Gait, doors: Doors) -> bool:
        """Whether it is known already that nothing leads there: a field finds that out by walking the whole map."""
        reached = self._reached.get((node, gait, doors))
        return reached is not None and goal not in reached

    def _open_above(self, root: Spawn) -> bool:
        """Whether somebody could be let down over a root on a line."""
        ground = self.ground
        left, top = int((root.x - ground.x0) // TILE_PX), int((root.y - ground.y0) // TILE_PX)
        cols = range(left - 1, left + int(root.w // TILE_PX) + 1)
        inside = top >= LINE_ROOM_ROWS and left > 0 and cols[-1] < ground.cols
        return inside and all(ground.clear(col, top - LINE_ROOM_ROWS, top - 1) for col in cols)

    def doors(self, things: Mapping[str, Any], full: Iterable[str] = (), crew: bool = False) -> Doors:
        """What stands open now.

        ``things`` finds a thing by its id (``world.by_id``); ``full`` are the ids of doors that have
        no room for more teeth: to whoever asks they are shut. ``crew``: as the plant's people find it.
        """
        taken = tuple(full)
        count = len(self.barriers)
        clear, tops, gnaw = bytearray(count), bytearray(count), [0.0] * count
        for index, (name, x, y, w, h) in enumerate(self._boxes):
            thing: Barrier | None = things.get(name)
            block = thing.block() if thing is not None else None
            if thing is None or block is None or (crew and thing.crew):
                clear[index] = _GONE
                continue
            room = y + h - block[1] - block[3]
            if room > 0:
                clear[index] = sum(1 for head in TUNING.heads_px if head <= room)
            tops[index] = block[0] == x and block[1] == y and block[2] == w
            if crew:
                gnaw[index] = float(LINE_TICKS) if self.lines[index] else 0.0
            elif thing.strength and thing.gnawable() and name not in taken:
                gnaw[index] = thing.strength / GNAWERS
        return Doors(bytes(clear), bytes(tops), tuple(gnaw))

    def nearest(self, node: int, x: float, y: float, gait: Gait, doors: Doors) -> int:
        """The node nearest to world (x, y), as the crow flies, of all that can be reached from ``node``."""
        key = (node, gait, doors)
        reached = self._reached.get(key)
        if reached is None:
            if len(self._reached) >= FIELDS_KEPT:
                del self._reached[next(iter(self._reached))]
            reached = self._reached[key] = self._reachable(node, gait, doors)
        return min(reached, key=lambda at: ((self.xs[at] - x) ** 2 + (self.ys[at] - y) ** 2, at))

    def _reachable(self, node: int, gait: Gait, doors: Doors) -> frozenset[int]:
        outward = self._outward.get(gait)
        if outward is None:
            outward = self._outward[gait] = [[] for _ in self.xs]
            for edge in self.edges:
                if edge.fits(gait):
                    outward[edge.a].append((edge.b, edge.needs))
        extra = _extra_ticks(gait, doors)
        reached = [node]
        known = bytearray(len(self.xs))
        known[node] = 1
        for at in reached:
            for there, needs in outward[at]:
                if not known[there] and all(extra[barrier][asks] < math.inf for barrier, asks in needs):
                    known[there] = 1
                    reached.append(there)
        return frozenset(reached)

    def _field(self, goal: int, gait: Gait, doors: Doors) -> _Field:
        key = (goal, gait, doors)
        found = self._fields.get(key)
        if found is None:
            if len(self._fields) >= FIELDS_KEPT:
                del self._fields[next(iter(self._fields))]
            found = self._fields[key] = _Field(goal, self._passable(gait, doors))
        return found

    def _passable(self, gait: Gait, doors: Doors) -> list[list[tuple[float, int, int]]]:
        """For each node the edges that lead to it as things stand now: cost with its doors, origin, index."""
        key = (gait, doors)
        found = self._open.get(key)
        if found is None:
            inward = self._inward.get(gait)
            if inward is None:
                inward = self._inward[gait] = self._edges_for(gait)
            if len(self._open) >= OPEN_KEPT:
                del self._open[next(iter(self._open))]
            extra = _extra_ticks(gait, doors)
            found = self._open[key] = [
                [
                    (total, origin, index)
                    for cost, origin, index, needs in edges
                    if (total := cost + sum(extra[barrier][asks] for barrier, asks in needs) if needs else cost)
                    < math.inf
                ]
                for edges in inward
            ]
        return found

    def _edges_for(self, gait: Gait) -> list[list[tuple[float, int, int, Needs]]]:
        """For each node the edges that lead to it and that such a body can use: cost, origin, index, needs."""
        inward: list[list[tuple[float, int, int, Needs]]] = [[] for _ in self.xs]
        for index, edge in enumerate(self.edges):
            if edge.fits(gait):
                inward[edge.b].append((edge.cost(gait), edge.a, index, edge.needs))
        return inward


def _passing(gait: Gait) -> int:
    """The least ``Doors.clear`` under which such a body passes."""
    height = gait.stoop_px or gait.h_px
    return sum(1 for head in TUNING.heads_px if head < height) + 1


def _extra_ticks(gait: Gait, doors: Doors) -> list[tuple[float, float, float]]:
    """For each barrier what it adds where it is asked for WALL, FLOOR, HELD; ``inf`` closes the edge."""
    passing = _passing(gait)
    return [
        (
            0.0 if clear >= passing else gnaw_ticks or math.inf,
            0.0 if top else math.inf,
            math.inf if gait.held_by_roots and clear < _GONE else 0.0,
        )
        for clear, top, gnaw_ticks in zip(doors.clear, doors.tops, doors.gnaw_ticks)
    ]
