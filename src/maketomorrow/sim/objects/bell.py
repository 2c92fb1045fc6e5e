"""The fire bell. Whoever hears it knows; what they make of it is their own affair."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import TILE_PX, DayPlan, Spawn
from maketomorrow.sim.state import World

RINGS_TICKS = 180  # ticks  one pull at the rope


class Bell(Thing, array_like=True, tag="bell"):
    """Heard ``far_px`` away through every wall. ``rang_tick`` is when it was rung last, -1 = not today."""

    far_px: float = 0.0
    rang_tick: int = -1


def build(spawn: Spawn, plan: DayPlan) -> Bell:
    return Bell(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, float(spawn.props["far_tiles"]) * TILE_PX)


def rings(thing: Thing, tick: int) -> bool:
    """Whether it still swings."""
    assert isinstance(thing, Bell)
    return thing.rang_tick >= 0 and tick < thing.rang_tick + RINGS_TICKS


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    return _ring(world, thing, world.state.suit.id, events)


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    return _ring(world, thing, blow.by, events)


def _ring(world: World, thing: Thing, by: str, events: list[Event]) -> bool:
    assert isinstance(thing, Bell)
    if rings(thing, world.tick):
        return False
    thing.rang_tick = world.tick
    x, y = thing.x + thing.w / 2, thing.y + thing.h / 2
    events.append(Event(world.tick, "rang", thing.id, by=by, x=x, y=y))
    for person in world.state.living():
        near = (person.x - x) ** 2 + (person.y - y) ** 2 <= thing.far_px**2
        if near and thing.id not in person.heard:
            person.heard.append(thing.id)
    return True


def prompt(world: World, thing: Thing) -> str:
    return "" if rings(thing, world.tick) else "do.ring"


BELL = ObjectKind(
    Kind(
        "bell",
        "object",
        "A bell with a rope. *Use* or a blow rings it; people's plans ask whether they have heard it.",
        "#d8a040",
        "rect",
        (16, 32),
        (ID, Prop("far_tiles", "float", 150.0, "it is heard so far, through every wall", "tiles", 1, 1000)),
    ),
    Bell,
    build,
    use=use,
    prompt=prompt,
    struck=struck,
)
