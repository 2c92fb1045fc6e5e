"""A pane that one can look through, and fall through."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Mover, Thing
from maketomorrow.sim.objects.breakable import Breakable, shatter, struck
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World

FEET_PX = 3.0  # px  how near its upper edge feet have to be to have landed on it


class Glass(Breakable, array_like=True, tag="glass"):
    """Breaks under any blow, and under feet that land faster than ``bears`` px/s."""

    bears: float = 300.0


def build(spawn: Spawn, plan: DayPlan) -> Glass:
    return Glass(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, bears=float(spawn.props["bears"]))


def tick(world: World, thing: Thing, events: list[Event]) -> None:
    """Look for somebody who came down on it too hard on the tick before."""
    assert isinstance(thing, Glass)
    if not thing.shut:
        return
    for mover in world.state.bodies():
        if mover.landed_speed > thing.bears and _on_top(thing, mover):
            shatter(world, thing, mover.id, events)
            return


def _on_top(pane: Glass, mover: Mover) -> bool:
    left, _, right, bottom = mover.box()
    return abs(bottom - pane.y) <= FEET_PX and right > pane.x and left < pane.x + pane.w


GLASS = ObjectKind(
    Kind(
        "glass",
        "object",
        "A pane: breaks under a hard landing or any blow.",
        "#a8e0f0",
        "rect",
        (96, 16),
        (
            ID,
            Prop(
                "bears", "float", 300.0, "the fastest landing it bears: a full jump comes down at 500", "px/s", 0, 2000
            ),
        ),
    ),
    Glass,
    build,
    tick=tick,
    struck=struck,
)
