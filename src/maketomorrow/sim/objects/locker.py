"""A locker, with a weapon in it or nothing."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.finding import FINDABLE, take
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World

EMPTY = "nothing"


class Locker(Thing, array_like=True, tag="locker"):
    """``what`` is the weapon in it, "" for none; it is taken as the locker opens."""

    what: str = ""
    opened: bool = False


def build(spawn: Spawn, plan: DayPlan) -> Locker:
    what = str(spawn.props["what"])
    return Locker(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, what="" if what == EMPTY else what)


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    assert isinstance(thing, Locker)
    thing.opened = True
    events.append(Event(world.tick, "opened", thing.id, by=world.state.suit.id, x=thing.x, y=thing.y))
    if thing.what:
        take(world, thing.what, thing, events)
        thing.what = ""
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Locker)
    return "" if thing.opened else "do.open"


LOCKER = ObjectKind(
    Kind(
        "locker",
        "object",
        "A locker. *Use* opens it and takes what is in it.",
        "#7090b0",
        "rect",
        (16, 32),
        (ID, Prop("what", "enum", EMPTY, "the weapon in it", choices=(EMPTY, *FINDABLE))),
    ),
    Locker,
    build,
    use=use,
    prompt=prompt,
)
