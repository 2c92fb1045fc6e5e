"""The end of the world for now: a gate towards an area that nobody has built yet."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Barrier, Blow, Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


class Gate(Barrier, array_like=True, tag="gate"):
    """Never opens. ``says`` is the key of what it answers to whoever tries."""

    says: str = ""


def build(spawn: Spawn, plan: DayPlan) -> Gate:
    return Gate(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, says=str(spawn.props["says"]))


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    assert isinstance(thing, Gate)
    suit = world.state.suit
    events.append(Event(world.tick, "used", thing.id, thing.says, suit.id, suit.x, suit.y))
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Gate)
    return "do.open" if thing.says else ""


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    return True


GATE = ObjectKind(
    Kind(
        "gate",
        "object",
        "A gate towards an area that is not built yet: always shut, for everybody.",
        "#70757f",
        "rect",
        (16, 96),
        (ID, Prop("says", "string", "door.locked", "key of the words it answers with; empty = it cannot be tried")),
    ),
    Gate,
    build,
    use=use,
    prompt=prompt,
    struck=struck,
)
