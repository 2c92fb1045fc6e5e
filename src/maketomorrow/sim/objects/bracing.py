"""What leans on a shut door holds it a while longer."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.crate import Crate
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class BracingTuning:
    """What a crate is worth against teeth."""

    lean_px: float = 6.0  # px     a crate so near leans on it
    points: int = 2400  # points  of gnawing that one crate takes: twenty minutes for three


TUNING = BracingTuning()


def braced(world: World, door: Thing) -> int:
    """Points that crates add to a door's strength: those that touch it on either side, and those behind them."""
    left, right = door.x, door.x + door.w
    leaning = 0
    boxes = [thing for thing in world.state.things if isinstance(thing, Crate) and door.y < thing.cy < door.y + door.h]
    boxes.sort(key=lambda box: abs(box.cx - (door.x + door.w / 2)))
    for box in boxes:
        half = box.w / 2 + TUNING.lean_px
        if box.cx + half >= left and box.cx - half <= right:
            left, right = min(left, box.cx - box.w / 2), max(right, box.cx + box.w / 2)
            leaning += 1
    return leaning * TUNING.points
