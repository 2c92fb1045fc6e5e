"""Things that take her hands for a while: a keypad, the rack."""

from __future__ import annotations

from maketomorrow.sim.inputs import Action
from maketomorrow.sim.model import Thing
from maketomorrow.sim.plan import Rect
from maketomorrow.sim.state import World

REACH_PX = 28.0  # px  from the middle of the suit: an arm and a short lean
LEAVES = Action.JUMP | Action.REST | Action.DASH


def reach_to(world: World, rect: Rect) -> float:
    """Distance in px from the middle of the suit to the nearest point of a box, 0 inside it."""
    suit = world.state.suit
    x, y = suit.x, suit.y - suit.h / 2
    left, top, w, h = rect
    dx = max(left - x, 0.0, x - left - w)
    dy = max(top - y, 0.0, y - top - h)
    return float((dx * dx + dy * dy) ** 0.5)


def grips(world: World, thing: Thing) -> bool:
    """Whether her hands are at this thing. Lets go of it if she was hit, carried away or has died."""
    suit = world.state.suit
    if suit.using != thing.id:
        return False
    if not suit.alive or suit.stance == "hurt" or reach_to(world, (thing.x, thing.y, thing.w, thing.h)) > REACH_PX:
        suit.using = ""
        return False
    return True
