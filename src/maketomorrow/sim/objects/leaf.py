"""The leaf of a bascule bridge: a floor that can be taken away."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Barrier, Thing
from maketomorrow.sim.objects.crowd import anybody_in
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Rect, Spawn
from maketomorrow.sim.state import World

EDGE_PX = 0.5  # px  who stands on it or hangs below it is not in its way


class Leaf(Barrier, array_like=True, tag="leaf"):
    """Solid from its hinge as far as it lies down; raised it lets everything fall.

    ``up_ticks`` of ``move_ticks`` is how far it is raised, ``to_ticks`` where it is going. ``shut``
    (there is a floor) until it is all the way up.
    """

    hinge: str = "left"
    up_ticks: int = 0
    to_ticks: int = 0
    move_ticks: int = 240

    @property
    def share(self) -> float:
        """How far it is raised: 0 down, 1 up."""
        return self.up_ticks / self.move_ticks

    def block(self) -> Rect | None:
        return self.lying(self.up_ticks)

    def lying(self, up_ticks: int) -> Rect | None:
        """The box that is floor with the leaf raised so far."""
        length = self.w * (1 - up_ticks / self.move_ticks)
        if length <= 0:
            return None
        return (self.x if self.hinge == "left" else self.x + self.w - length, self.y, length, self.h)


def build(spawn: Spawn, plan: DayPlan) -> Leaf:
    props = spawn.props
    move_ticks = int(props["move_ticks"])
    up_ticks = move_ticks if props["raised"] else 0
    return Leaf(
        spawn.id,
        spawn.x,
        spawn.y,
        spawn.w,
        spawn.h,
        shut=not props["raised"],
        hinge=str(props["hinge"]),
        up_ticks=up_ticks,
        to_ticks=up_ticks,
        move_ticks=move_ticks,
    )


def tick(world: World, thing: Thing, events: list[Event]) -> None:
    assert isinstance(thing, Leaf)
    leaf = thing
    if leaf.up_ticks == leaf.to_ticks:
        return
    lowering = leaf.to_ticks < leaf.up_ticks
    if lowering and _in_the_way(world, leaf):
        return
    leaf.up_ticks += -1 if lowering else 1
    leaf.shut = leaf.up_ticks < leaf.move_ticks
    world.physics.set_block(leaf)
    if lowering and leaf.up_ticks == 0:
        events.append(_event(world, "shut", leaf))


def _in_the_way(world: World, leaf: Leaf) -> bool:
    box = leaf.lying(leaf.up_ticks - 1)
    assert box is not None
    x, y, w, h = box
    return anybody_in(world, x, y + EDGE_PX, x + w, y + h - EDGE_PX)


def throw(world: World, thing: Thing, events: list[Event]) -> None:
    """Raise it if it lies or is coming down, else lower it."""
    assert isinstance(thing, Leaf)
    thing.to_ticks = thing.move_ticks if thing.to_ticks == 0 else 0
    if thing.to_ticks:
        events.append(_event(world, "opened", thing))


def _event(world: World, name: str, leaf: Leaf) -> Event:
    return Event(world.tick, name, leaf.id, x=leaf.x + leaf.w / 2, y=leaf.y)


LEAF = ObjectKind(
    Kind(
        "leaf",
        "object",
        "The leaf of a bascule bridge: floor while it is down, nothing when it is up. A switch throws it.",
        "#8090a0",
        "rect",
        (384, 32),
        (
            ID,
            Prop("raised", "bool", False, "whether the day begins with it up"),
            Prop("hinge", "enum", "left", "the end it turns about", choices=("left", "right")),
            Prop("move_ticks", "int", 240, "from down to up", "ticks", 1, 1200),
        ),
    ),
    Leaf,
    build,
    tick=tick,
    thrown=throw,
)
