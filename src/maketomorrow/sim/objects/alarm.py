"""The alarm beside the bunk. It is whole again every morning."""

from __future__ import annotations

from maketomorrow.core.props import Kind
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World

BLOWS_TO_BREAK = 3  # blows  the first stops it, the last of these breaks it


class Alarm(Thing, array_like=True, tag="alarm"):
    """Rings from the first tick of the day."""

    ringing: bool = True
    blows: int = 0
    broken: bool = False


def build(spawn: Spawn, plan: DayPlan) -> Alarm:
    return Alarm(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h)


def tick(world: World, thing: Thing, events: list[Event]) -> None:
    if world.tick == 0:
        events.append(_event(world, "alarm", thing, ""))


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    return _hit(world, thing, world.state.suit.id, events)


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    return _hit(world, thing, blow.by, events)


def _hit(world: World, thing: Thing, by: str, events: list[Event]) -> bool:
    assert isinstance(thing, Alarm)
    if thing.broken:
        return False
    thing.ringing = False
    thing.blows += 1
    events.append(_event(world, "alarm_hit", thing, by, thing.blows))
    if thing.blows == BLOWS_TO_BREAK:
        thing.broken = True
        events.append(_event(world, "alarm_broken", thing, by))
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Alarm)
    return "" if thing.broken else "do.alarm"


def _event(world: World, name: str, thing: Thing, by: str, amount: float = 0.0) -> Event:
    return Event(world.tick, name, thing.id, by=by, x=thing.x + thing.w / 2, y=thing.y + thing.h / 2, amount=amount)


ALARM = ObjectKind(
    Kind(
        "alarm",
        "object",
        "The alarm: rings from the first tick, stops at the first blow, breaks at the third.",
        "#ff8060",
        "rect",
        (16, 16),
        (ID,),
    ),
    Alarm,
    build,
    tick=tick,
    use=use,
    prompt=prompt,
    struck=struck,
)
