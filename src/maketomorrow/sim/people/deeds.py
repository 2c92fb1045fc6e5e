"""What *use* beside somebody does: it puts up a flag of the day, and they answer. Their plans ask for the flag."""

from __future__ import annotations

from maketomorrow.sim.events import Event
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import LINE_TICKS, Deed
from maketomorrow.sim.state import World


def deed_at(world: World) -> tuple[Person, Deed] | None:
    """Whom she could do something for by *use* where she stands, and what: of the nearest, the first. A pure read."""
    suit = world.state.suit
    if suit.using or not suit.alive:
        return None
    found, least = None, float("inf")
    for person, plan in zip(world.state.people, world.plan.people):
        if not plan.deeds or not person.alive or person.inside:
            continue
        far = ((person.x - suit.x) ** 2 + (person.y - suit.y) ** 2) ** 0.5
        if far >= least:
            continue
        deed = next((deed for deed in plan.deeds if far <= deed.px and _is_open(world, person, deed)), None)
        if deed is not None:
            found, least = (person, deed), far
    return found


def _is_open(world: World, person: Person, deed: Deed) -> bool:
    flags = world.state.flags
    return (
        deed.from_tick <= world.state.tick < deed.until_tick
        and deed.flag not in flags
        and (not deed.needs or deed.needs in flags)
        and (not deed.at or person.place == deed.at)
    )


def do_deed(world: World, events: list[Event]) -> bool:
    """A press of *use* beside somebody; whether there was anything to do."""
    found = deed_at(world)
    if found is None:
        return False
    person, deed = found
    suit = world.state.suit
    world.state.flags[deed.flag] = 1
    person.without = deed.takes or person.without
    events.append(Event(world.tick, "asked", person.id, deed.flag, suit.id, person.x, person.y))
    if deed.says:
        person.talk = ""  # whatever was being said waits
        person.says, person.says_ticks = deed.says, LINE_TICKS
        person.facing = 1 if suit.x > person.x else -1
        x, y = person.x, person.y - person.h
        events.append(Event(world.tick, "said", person.id, deed.says, x=x, y=y))
        events.append(Event(world.tick, "heard", suit.id, deed.says, person.id, x, y))
    return True


def answer_ends(person: Person) -> None:
    """One tick of what somebody says who is in no talk."""
    person.says_ticks -= 1
    if not person.says_ticks:
        person.says = ""
