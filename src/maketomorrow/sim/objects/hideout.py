"""A small room behind the back wall: whoever goes in is out of the plane, behind a bar that teeth get through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Mover, Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import TILE_PX, DayPlan, Spawn
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class ShelterTuning:
    """Whom those inside still let in, of any shelter."""

    shy_px: float = 8.0 * TILE_PX  # px     with a mimic nearer to the door than this they open to nobody
    held_px: float = 2.0 * TILE_PX  # px     and so near even to whom they trust
    open_ticks: int = 180  # ticks  for whoever knocked the door is held open so long


TUNING = ShelterTuning()


class Hideout(Thing, array_like=True, tag="hideout"):
    """A door in the back wall, and the room behind it; who is in there says so by ``Person.inside``.

    ``place`` is the id of the place before it. ``barred`` from inside, or, while nobody is in there,
    by its bar alone. ``strength`` are the points of gnawing it takes with at most ``gnawers`` at it.
    """

    looks: str = "door"
    place: str = ""
    heads: int = 4
    strength: int = 2200
    gnawers: int = 3
    barred: bool = False
    gnawed: int = 0
    broken: bool = False
    open_ticks: int = 0  # those inside hold it open so much longer
    lit: bool = False  # somebody is in there; for the picture

    @property
    def door_x(self) -> float:
        """World x of the middle of its sill; its y is ``y + h``."""
        return self.x + self.w / 2


def build(spawn: Spawn, plan: DayPlan) -> Hideout:
    props = spawn.props
    return Hideout(
        spawn.id,
        spawn.x,
        spawn.y,
        spawn.w,
        spawn.h,
        looks=str(props["looks"]),
        place=str(props["place"]),
        heads=int(props["heads"]),
        strength=int(props["strength"]),
        gnawers=int(props["gnawers"]),
        barred=bool(props["barred"]),
    )


def hideout_of(world: World, mover: Mover) -> Hideout | None:
    """Where somebody is hidden, None for whoever is in the plane."""
    if not isinstance(mover, Person) or not mover.inside:
        return None
    hideout = world.by_id[mover.inside]
    assert isinstance(hideout, Hideout)
    return hideout


def occupants(world: World, hideout: Hideout) -> list[Person]:
    """Who is in there, in the order of the plan."""
    return [person for person in world.state.people if person.inside == hideout.id]


def lets_in(world: World, inside: Sequence[Person], heads: int, x: float, y: float, who: str) -> bool:
    """Whether those in a shelter with its door at world (x, y) open it to ``who``.

    There is room, and no mimic is near the door. Those who have shut themselves in, and nobody
    else, open to whom they trust alone, but then to the last moment.
    """
    if len(inside) >= heads:
        return False
    shy = TUNING.shy_px
    plans = [plan for plan in world.plan.people if any(plan.id == person.id for person in inside)]
    if plans and all(plan.burst == "hold" for plan in plans) and not any(person.turned for person in inside):
        if not any(plan.does_trust(who) for plan in plans):
            return False
        shy = TUNING.held_px
    return not mimic_near(world, x, y, shy)


def mimic_near(world: World, x: float, y: float, px: float) -> bool:
    """Whether one is nearer than ``px`` to world (x, y)."""
    return any((mimic.x - x) ** 2 + (mimic.y - y) ** 2 < px**2 for mimic in world.state.mimics)


def is_open_to(world: World, hideout: Hideout, who: str) -> bool:
    """Whether ``who`` can get in now: nobody has barred it, or those inside would open."""
    if hideout.broken:
        return False
    inside = occupants(world, hideout)
    if not hideout.barred:
        return len(inside) < hideout.heads
    return bool(inside) and lets_in(world, inside, hideout.heads, hideout.door_x, hideout.y + hideout.h, who)


def tick(world: World, thing: Thing, events: list[Event]) -> None:
    """Those inside bar it again behind whoever they have opened to, and at once when a mimic comes."""
    assert isinstance(thing, Hideout)
    if not thing.open_ticks:
        return
    thing.open_ticks -= 1
    over = not thing.open_ticks or mimic_near(world, thing.door_x, thing.y + thing.h, TUNING.held_px)
    if over and occupants(world, thing):
        bar(world, thing, events)


def bar(world: World, hideout: Hideout, events: list[Event], by: str = "") -> None:
    """Put the bar up from inside."""
    hideout.barred, hideout.open_ticks, hideout.lit = True, 0, True
    events.append(_event(world, "shut", hideout, by))


def gnaw_hideout(world: World, hideout: Hideout, by: str, events: list[Event]) -> bool:
    """One tick of one mimic's teeth; true when it breaks, and then everybody stands before it."""
    inside = occupants(world, hideout)
    if hideout.broken or not inside:
        return True
    hideout.gnawed += 1
    if hideout.gnawed < hideout.strength:
        return False
    hideout.broken, hideout.barred, hideout.open_ticks = True, False, 0
    events.append(_event(world, "broke", hideout, by))
    for person in inside:
        step_out(world, person, hideout, events)
    return True


def step_out(world: World, person: Person, hideout: Hideout, events: list[Event]) -> None:
    """Back into the plane; an empty hideout stands open."""
    person.inside = person.place = person.goal = ""
    person.x, person.y = hideout.door_x, hideout.y + hideout.h
    person.vx = person.vy = 0.0
    person.grounded = True
    if not occupants(world, hideout):
        hideout.barred, hideout.open_ticks, hideout.lit = False, 0, False
    events.append(Event(world.tick, "came_out", person.id, hideout.id, x=person.x, y=person.y))


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    """Lift its bar while nobody is in there; else knock, and those inside decide."""
    assert isinstance(thing, Hideout)
    who = world.state.suit.id
    if not occupants(world, thing):
        thing.barred = False
        events.append(_event(world, "opened", thing, who))
        return True
    events.append(_event(world, "knocked", thing, who))
    if is_open_to(world, thing, who):
        thing.barred, thing.open_ticks = False, TUNING.open_ticks
        events.append(_event(world, "opened", thing, who))
    else:
        events.append(_event(world, "used", thing, who, what="door.kept"))
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Hideout)
    if not thing.barred:
        return ""
    return "do.knock" if occupants(world, thing) else "do.open"


def _event(world: World, name: str, hideout: Hideout, by: str = "", what: str = "") -> Event:
    return Event(world.tick, name, hideout.id, what, by, hideout.door_x, hideout.y + hideout.h / 2)


HIDEOUT = ObjectKind(
    Kind(
        "hideout",
        "object",
        "A door in the back wall with a small room behind it, where people hide. Its sill stands on the floor.",
        "#8ad0a0",
        "rect",
        (32, 48),
        (
            ID,
            Prop("looks", "enum", "door", "a door in a wall, or a hut with one", choices=("door", "hut")),
            Prop("place", "object", "", "the place before it, by which timetables call it", refers_to=("place",)),
            Prop("heads", "int", 4, "so many people fit", "people", 1, 12),
            Prop("strength", "int", 2200, "what it takes to gnaw through it", "points", 1, 100_000),
            Prop("gnawers", "int", 3, "so many gnaw at it at once", "mimics", 1, 3),
            Prop("barred", "bool", False, "whether the day begins with its bar up; *use* lifts it"),
        ),
    ),
    Hideout,
    build,
    tick=tick,
    use=use,
    prompt=prompt,
)
