"""The only file that knows pymunk. (Interface; the body is being written.)"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from maketomorrow.sim.model import Dynamic, Mover, Thing
from maketomorrow.sim.plan import Terrain

TERRAIN, ONEWAY, LIFT, DYNAMIC, DEBRIS, MOVER, CORE = 1, 2, 4, 8, 16, 32, 64
HARD = TERRAIN | LIFT | DYNAMIC  # stops a mover sideways and upward
FLOOR = HARD | ONEWAY  # carries a mover


class Hit(NamedTuple):
    """Where a ray first met something: share of its length, place, normal, id of the thing ("" = terrain)."""

    share: float
    x: float
    y: float
    nx: float
    ny: float
    id: str


class Physics:
    """Terrain, blocks, lifts, dynamic bodies and the movers' obstacles of one day."""

    def __init__(self, terrain: Terrain) -> None:
        raise NotImplementedError

    def ray(self, x0: float, y0: float, x1: float, y1: float, mask: int) -> float:
        """Share 0..1 of the way that is free; 1.0 = all of it. The cheap one (about 0.6 us)."""
        raise NotImplementedError

    def hit(self, x0: float, y0: float, x1: float, y1: float, mask: int) -> Hit | None:
        """As ``ray``, with everything about the first hit; None if the way is free."""
        raise NotImplementedError

    def sees(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """No terrain and no shut door between the two points."""
        raise NotImplementedError

    def set_block(self, thing: Thing) -> None:
        """Make ``thing.block()`` solid, or take its box away if that is None."""
        raise NotImplementedError

    def rebuild(self, things: Iterable[Thing], movers: Iterable[Mover], shape_ids: int) -> None:
        """Take out all that moves and put it in again from plain data; terrain stays. Every keyframe, in every run."""
        raise NotImplementedError
