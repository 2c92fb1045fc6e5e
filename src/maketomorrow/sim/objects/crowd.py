"""Who is in the way of something that is about to become solid."""

from __future__ import annotations

import math

from maketomorrow.sim.model import Dynamic
from maketomorrow.sim.state import World


def anybody_in(world: World, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether anybody's box, or any crate's, overlaps that box (world px)."""
    state = world.state
    for mover in state.bodies():
        box = mover.box()
        if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top:
            return True
    for thing in state.things:
        if isinstance(thing, Dynamic):
            cos, sin = abs(math.cos(thing.angle)), abs(math.sin(thing.angle))
            half_w = (thing.w * cos + thing.h * sin) / 2
            half_h = (thing.w * sin + thing.h * cos) / 2
            if abs(thing.cx - (left + right) / 2) < half_w + (right - left) / 2:
                if abs(thing.cy - (top + bottom) / 2) < half_h + (bottom - top) / 2:
                    return True
    return False
