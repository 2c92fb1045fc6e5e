"""Where people run, how they go into hiding, and what those who hide do behind their doors."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maketomorrow.sim.events import Event
from maketomorrow.sim.objects.door import Door, bar_door, can_be_kept, unbar_door
from maketomorrow.sim.objects.hideout import TUNING as DOORWAY
from maketomorrow.sim.objects.hideout import Hideout, bar, is_open_to, lets_in, mimic_near, step_out
from maketomorrow.sim.people.gait import FLIGHT
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.people.plans import at_the_burst
from maketomorrow.sim.plan import TILE_PX, PersonPlan, Spawn
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import doors_of, lose_way


@dataclass(frozen=True, slots=True)
class RefugeTuning:
    """What a shelter is to somebody who runs, and to somebody inside."""

    far_px: float = 30.0 * TILE_PX  # px     they run into one that is no further away
    beside_px: float = 8.0 * TILE_PX  # px     whoever holds a place goes through a door that is opened so near
    heard_px: float = 24.0 * TILE_PX  # px     what is nearer than this is heard from inside
    alarm_px: float = 48.0 * TILE_PX  # px     and through an open door they go before anything is nearer than this
    fear_ticks: int = 300  # ticks  and nobody comes out for so long after it
    look_ticks: int = 6  # ticks  how often those inside listen


TUNING = RefugeTuning()


# ---- where to ------------------------------------------------------------------------------------


def refuge(world: World, person: Person, plan: PersonPlan) -> str:
    """Id of the place to run to: the nearest open shelter, else home while what is feared is east, else east."""
    shelter = _nearest_open(world, person)
    if shelter:
        return shelter
    if person.away <= 0:
        return world.plan.home or plan.start
    return max(world.plan.of_kind("place"), key=lambda spawn: spawn.x).id


def held_place(world: World, person: Person, plan: PersonPlan) -> str:
    """Id of where somebody holds out since the burst, "" = where they are.

    A hideout that opens on that place is meant by it. Whoever cannot get there goes to the other
    place they know of; a shelter that is opened beside them takes them in.
    """
    there = world.plan.spawn(person.goal or person.place)
    if there is not None and (there.kind == "shelter" or there.id == plan.burst_else):
        return there.id
    hideout = hideout_at(world, plan.burst_go)
    if hideout is not None and is_open_to(world, hideout, person.id):
        return hideout.id
    if plan.burst_else and (hideout is not None or not _road_to(world, person, world.plan.spawn(plan.burst_go))):
        return plan.burst_else
    return (person.place and _opened_beside(world, person)) or plan.burst_go


def hideout_at(world: World, place: str) -> Hideout | None:
    """The hideout that opens on a place."""
    for spawn in world.plan.of_kind("hideout"):
        if place and spawn.props["place"] == place:
            found = world.by_id[spawn.id]
            assert isinstance(found, Hideout)
            return found
    return None


def _nearest_open(world: World, person: Person) -> str:
    best, least = "", math.inf
    for spawn in (*world.plan.of_kind("hideout"), *world.plan.of_kind("shelter")):
        x, y = spawn.feet
        if abs(x - person.x) > TUNING.far_px + spawn.w / 2 or abs(y - person.y) > TUNING.far_px:
            continue
        if spawn.id == person.place:
            return spawn.id
        if not _is_open(world, person, spawn) or _taken_by_mimics(world, person, x, y):
            continue
        ticks = _road_ticks(world, person, x, y)
        if ticks < least:
            best, least = spawn.id, ticks
    return best


def _is_open(world: World, person: Person, spawn: Spawn) -> bool:
    thing = world.by_id.get(spawn.id)
    if isinstance(thing, Hideout):
        return is_open_to(world, thing, person.id)
    doors = doors_of_room(world, spawn)
    if not doors or any(door.barred or not can_be_kept(world, door) for door in doors):
        return False
    left, top, right, bottom = spawn.x, spawn.y, spawn.x + spawn.w, spawn.y + spawn.h
    if any(left <= mimic.x < right and top < mimic.y <= bottom for mimic in world.state.mimics):
        return False
    return len(hiding_in(world, spawn)) < _heads(spawn)


def _taken_by_mimics(world: World, person: Person, x: float, y: float) -> bool:
    """Whether a mimic is near a door, and nearer to it than who runs there."""
    return mimic_near(world, x, y, min(math.dist((person.x, person.y), (x, y)), DOORWAY.shy_px))


def _road_to(world: World, person: Person, spawn: Spawn | None) -> bool:
    return spawn is not None and _road_ticks(world, person, *spawn.feet) < math.inf


def _road_ticks(world: World, person: Person, x: float, y: float) -> float:
    roads = world.roads
    here, there = roads.node_at(person.x, person.y), roads.node_at(x, y)
    if here < 0 or there < 0:
        return math.inf
    return roads.distance(here, there, FLIGHT, doors_of(world, None))


def _opened_beside(world: World, person: Person) -> str:
    """A room of which a door stands open beside somebody who hears them come, "" for none."""
    if not mimic_near(world, person.x, person.y, TUNING.alarm_px):
        return ""
    for spawn in world.plan.of_kind("shelter"):
        if not _is_open(world, person, spawn):
            continue
        for door in doors_of_room(world, spawn):
            near = abs(door.x + door.w / 2 - person.x) <= TUNING.beside_px and abs(door.y + door.h - person.y) < door.h
            if near and door.down_ticks == 0 and not door.crew_ticks:
                return spawn.id
    return ""


# ---- in a hideout --------------------------------------------------------------------------------


def at_the_door(world: World, person: Person, events: list[Event]) -> None:
    """Whoever has come to a hideout's door goes in if he may, and bars it behind him."""
    hideout = world.by_id.get(person.place)
    if not isinstance(hideout, Hideout) or not is_open_to(world, hideout, person.id):
        return
    lose_way(person)
    person.inside, person.goal = hideout.id, ""
    person.act, person.does, person.talk = "hide", "", ""
    person.vx = person.vy = 0.0
    events.append(Event(world.tick, "hid", person.id, hideout.id, x=person.x, y=person.y))
    bar(world, hideout, events, person.id)


def hides(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> None:
    """One tick in a hideout: listen, and come out when it is quiet and the clock calls."""
    if (world.state.tick + person.phase) % TUNING.look_ticks:
        return
    if world.state.hive.breath:
        person.fear_ticks = 0
    elif mimic_near(world, person.x, person.y, TUNING.heard_px):
        person.fear_ticks = TUNING.fear_ticks
    else:
        person.fear_ticks = max(0, person.fear_ticks - TUNING.look_ticks)
    holds = at_the_burst(world, person, plan) == "hold" and not person.released
    due = plan.afternoon[0].tick if holds and plan.afternoon else person.next_tick
    if person.fear_ticks or world.state.tick < due:
        return
    hideout = world.by_id[person.inside]
    assert isinstance(hideout, Hideout)
    step_out(world, person, hideout, events)


# ---- in a room with doors ------------------------------------------------------------------------


def is_sheltered(world: World, person: Person) -> bool:
    """Whether somebody is in a room that he has run to."""
    spawn = world.plan.spawn(person.place) if person.place else None
    return spawn is not None and spawn.kind == "shelter"


def rooms_are_kept(world: World, events: list[Event]) -> None:
    """Those who hide in a room keep its doors barred, but for whom they let in; its last one opens them again."""
    if world.state.tick % TUNING.look_ticks:
        return
    for spawn in world.plan.of_kind("shelter"):
        doors = doors_of_room(world, spawn)
        inside = hiding_in(world, spawn)
        if not inside:
            for door in doors:
                unbar_door(world, door, events)
            continue
        opened = any(_somebody_comes(world, spawn, door, inside) for door in doors)
        for door in doors:
            x, y = door.x + door.w / 2, door.y + door.h
            if opened or (door.held_ticks and not mimic_near(world, x, y, DOORWAY.held_px)):
                unbar_door(world, door, events)
            else:
                bar_door(world, door)


def doors_of_room(world: World, spawn: Spawn) -> list[Door]:
    """The doors that protect a room, in spawn order."""
    return [
        door
        for door in (world.by_id.get(one.id) for one in world.plan.of_kind("door"))
        if isinstance(door, Door) and door.shelter == spawn.id
    ]


def hiding_in(world: World, spawn: Spawn) -> list[Person]:
    """Who has run into a room and is there."""
    return [person for person in world.state.living() if person.place == spawn.id]


def _heads(spawn: Spawn) -> int:
    return int(spawn.props["heads"])


def _somebody_comes(world: World, spawn: Spawn, door: Door, inside: list[Person]) -> bool:
    """Whether somebody in fear is near whom those inside let in."""
    x, y = door.x + door.w / 2, door.y + door.h
    for person in world.state.living():
        near = abs(person.x - x) <= TUNING.far_px and abs(person.y - y) <= TUNING.far_px
        if (
            person.fear_ticks
            and near
            and person.place != spawn.id
            and lets_in(world, inside, _heads(spawn), x, y, person.id)
        ):
            return True
    return False
