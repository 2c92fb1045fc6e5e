"""What somebody makes of what has happened: conditions, and the plans that take the place of an ordinary day."""

from __future__ import annotations

from maketomorrow.sim.events import Event
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import CART, Atom, PersonPlan, When
from maketomorrow.sim.state import World

LOOK_TICKS = 20  # ticks  how often somebody with a plan asks whether it is time for it


def holds(world: World, person: Person, when: When) -> bool:
    """Whether a condition is true now, for whoever asks."""
    return (
        all(_is_so(world, person, atom) for atom in when.all_)
        and (not when.any_ or any(_is_so(world, person, atom) for atom in when.any_))
        and not any(_is_so(world, person, atom) for atom in when.none)
    )


def _is_so(world: World, person: Person, atom: Atom) -> bool:
    state = world.state
    if atom.flag:
        return state.flags.get(atom.flag, 0) != 0
    if atom.person:
        other = world.by_id.get(atom.person)
        return isinstance(other, Person) and other.alive == (atom.is_ == "alive")
    if atom.heard:
        return atom.heard in person.heard
    return atom.from_tick <= state.tick < atom.until_tick


def at_the_burst(world: World, person: Person, plan: PersonPlan) -> str:
    """What somebody does since it came, one of plan.BURSTS: what they are like, unless something has changed it.

    What has changed once stays so. Whoever would stop the cart and is not aboard when it comes, has no reason to.
    """
    if not person.turned:
        missed = plan.burst_stops_cart and person.place != CART and world.state.tick <= world.hour_tick("burst")
        person.turned = missed or (plan.burst_unless is not None and holds(world, person, plan.burst_unless))
    return "flee" if person.turned else plan.burst


def take_up_plans(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> None:
    """Follow the first plan whose condition holds, until it is over or an earlier one's holds.

    Whoever rides the cart, or is about to, does so first.
    """
    tick = world.state.tick
    if (tick + person.phase) % LOOK_TICKS or person.place == CART or person.ride == "boards":
        return
    for scheme in plan.schemes:
        if scheme.until_tick and tick >= scheme.until_tick:
            continue
        if scheme.name == person.follows:
            return
        if holds(world, person, scheme.when):
            come = sum(leg.tick <= tick for leg in plan.day(scheme.name))
            person.follows, person.leg, person.next_tick = scheme.name, max(0, come - 1), tick
            person.goal, person.late = "", False
            events.append(Event(tick, "plans", person.id, scheme.name, x=person.x, y=person.y))
            return
