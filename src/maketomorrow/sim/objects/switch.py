"""A lever or button that throws something else, or a flag of the day."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.objects.throwing import TARGETS, throw
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


class Switch(Thing, array_like=True, tag="switch"):
    """``on`` turns over with each throw. One with neither target nor flag is dead and only says so."""

    target: str = ""
    second_target: str = ""
    flag: str = ""
    says: str = ""
    shows: str = "do.open"
    on: bool = False


def build(spawn: Spawn, plan: DayPlan) -> Switch:
    props = spawn.props
    return Switch(
        spawn.id,
        spawn.x,
        spawn.y,
        spawn.w,
        spawn.h,
        target=str(props["target"]),
        second_target=str(props["second_target"]),
        flag=str(props["flag"]),
        says=str(props["says"]),
        shows=str(props["shows"]),
    )


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    assert isinstance(thing, Switch)
    suit = world.state.suit
    if thing.says:
        events.append(Event(world.tick, "used", thing.id, thing.says, suit.id, thing.x, thing.y))
    if not (thing.target or thing.second_target or thing.flag):
        return True
    thing.on = not thing.on
    if thing.flag:
        world.state.flags[thing.flag] = int(thing.on)
    events.append(
        Event(world.tick, "switched", thing.id, thing.flag or thing.id, suit.id, thing.x, thing.y, int(thing.on))
    )
    throw(world, thing.target, events)
    throw(world, thing.second_target, events)
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Switch)
    return thing.shows


SWITCH = ObjectKind(
    Kind(
        "switch",
        "object",
        "A lever or button. *Use* throws what it points at; with nothing to throw it is dead and says so.",
        "#f0d060",
        "rect",
        (16, 16),
        (
            ID,
            *TARGETS,
            Prop("flag", "string", "", "a fact of the day that turns between 0 and 1 with it"),
            Prop("says", "string", "", "key of words it answers with, for example door.power"),
            Prop("shows", "string", "do.open", "key of the word shown beside it"),
        ),
    ),
    Switch,
    build,
    use=use,
    prompt=prompt,
)
