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
    if thing.target or thing.second_target or thing.flag:
        turn_over(world, thing, suit.id, events)
    return True


def turn_over(world: World, switch: Switch, by: str, events: list[Event]) -> None:
    """Throw what it points at; ``by`` is whose hand it was."""
    switch.on = not switch.on
    if switch.flag:
        world.state.flags[switch.flag] = int(switch.on)
    events.append(Event(world.tick, "switched", switch.id, switch.flag or switch.id, by, switch.x, switch.y, switch.on))
    throw(world, switch.target, events)
    throw(world, switch.second_target, events)


def as_in_the_morning(world: World, switch: Switch) -> bool:
    """Whether what it throws is where the day began with it, as far as levers go."""
    levers = [thing for thing in world.state.things if isinstance(thing, Switch)]
    return sum(lever.on for lever in levers if switch.target in (lever.target, lever.second_target)) % 2 == 0


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
