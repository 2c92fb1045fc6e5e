"""What a switch or keypad can throw."""

from __future__ import annotations

from maketomorrow.core.props import Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.objects.cart import CART
from maketomorrow.sim.objects.door import DOOR
from maketomorrow.sim.objects.leaf import LEAF
from maketomorrow.sim.objects.lift import LIFT
from maketomorrow.sim.objects.model import ObjectKind
from maketomorrow.sim.state import World

THROWABLE: tuple[ObjectKind, ...] = (DOOR, LEAF, LIFT, CART)

_OF_STATE = {kind.state: kind for kind in THROWABLE}
_NAMES = tuple(kind.kind.id for kind in THROWABLE)

TARGETS = (
    Prop("target", "object", "", "what it throws", refers_to=_NAMES),
    Prop("second_target", "object", "", "what it throws as well", refers_to=_NAMES),
)
"""Properties of everything that throws something."""


def throw(world: World, target: str, events: list[Event]) -> None:
    """Throw the thing with that id; "" throws nothing."""
    thing = world.by_id.get(target)
    if thing is None:
        return
    kind = _OF_STATE.get(type(thing))  # type: ignore[arg-type]
    if kind is not None and kind.thrown is not None:
        kind.thrown(world, thing, events)  # type: ignore[arg-type]
