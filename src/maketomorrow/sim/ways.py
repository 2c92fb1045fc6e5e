"""What roads are made of: how somebody moves, and a piece of road."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.sim.ground import Needs
from maketomorrow.sim.plan import TILE_PX

EDGE_KINDS = {
    "walk": "along a chain of floors, on land or on the bed of the water",
    "hop": "a leap of computed speed: up, across or down",
    "drop": "over an edge and straight down",
    "through": "down through a one-way floor",
    "climb": "along a ladder, or up a low bank out of the water",
    "lift": "carried by a lift",
}

FALLS = ("hop", "drop", "through")  # kinds of edges that end with a landing

HOP_EXTRA_TICKS = 5.0  # ticks  what a hop, drop or fall costs beside its flight: gathering, landing


@dataclass(frozen=True, slots=True)
class Gait:
    """What a body can do on a road. Lengths in px or tiles, speeds in px/s.

    ``water_share`` is the part of its speed left on the bed of deep water. ``held_by_roots``: a
    root that guards a ladder holds it off that ladder, and off the root's own top. ``lifts``: it
    knows how to ride. ``crew``: the plant's own: some doors let it through, it knows the lines over
    roots, and it gnaws at nothing. ``dry``: it would drown, and goes into deep water of its own will
    never, out of it always. ``fall_tiles``: it drops no deeper. ``stoop_px``: so low it makes itself to get
    under a door that hangs half down, at ``stoop_speed_px``; 0 = not at all.
    """

    id: str
    speed_px: float
    step_tiles: int
    gap_tiles: int
    w_px: float
    h_px: float
    ladders: bool = True
    ladder_up_px: float = 60.0
    ladder_down_px: float = 90.0
    water_share: float = 0.4
    held_by_roots: bool = False
    lifts: bool = False
    crew: bool = False
    dry: bool = False
    fall_tiles: int = 1 << 16
    stoop_px: float = 0.0
    stoop_speed_px: float = 60.0

    def __hash__(self) -> int:
        return hash(self.id)  # asked for on every piece of road; the other fields follow from it


@dataclass(frozen=True, slots=True)
class Edge:
    """A piece of road from node ``a`` at (x0, y0) to node ``b`` at (x1, y1), feet in world px.

    ``rise_tiles``, ``gap_tiles``, ``head_px`` are what it asks of a body; ``needs`` what it asks of
    barriers. A hop starts with ``vy`` px/s and lands after ``ticks``; a drop falls at ``line_x``; a
    climb goes along ``line_x``; ``dry_px`` and ``wet_px`` are the lengths of a walk; ``thing`` is a
    lift's id. ``dips``: it leads into water that is over the chest.
    """

    kind: str
    a: int
    b: int
    x0: float
    y0: float
    x1: float
    y1: float
    rise_tiles: int = 0
    gap_tiles: int = 0
    head_px: int = 48
    needs: Needs = ()
    vy: float = 0.0
    ticks: int = 0
    line_x: float = 0.0
    dry_px: float = 0.0
    wet_px: float = 0.0
    thing: str = ""
    dips: bool = False

    def cost(self, gait: Gait) -> float:
        """Ticks it takes that gait, with every barrier as it needs it."""
        if self.kind == "walk":
            return (self.dry_px + self.wet_px / gait.water_share) * TICK_RATE / gait.speed_px
        if self.kind == "climb":
            across = abs(self.line_x - self.x0) + abs(self.x1 - self.line_x)
            speed = gait.ladder_up_px if self.y1 < self.y0 else gait.ladder_down_px
            return (across / gait.ladder_up_px + abs(self.y1 - self.y0) / speed) * TICK_RATE
        return self.ticks + HOP_EXTRA_TICKS

    def fits(self, gait: Gait) -> bool:
        """Whether such a body can use it at all."""
        if gait.h_px > self.head_px or self.rise_tiles > gait.step_tiles or self.gap_tiles > gait.gap_tiles:
            return False
        if (self.dips and gait.dry) or (self.y1 - self.y0 > gait.fall_tiles * TILE_PX and self.kind in FALLS):
            return False
        if self.kind == "climb":
            return gait.ladders
        return gait.lifts if self.kind == "lift" else True
