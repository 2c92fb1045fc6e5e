"""Where somebody ought to be by the clock, and the way there.

A timetable is followed where the clock stands: whoever is late when the next line begins goes
where that line says.
"""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.sim.events import Event
from maketomorrow.sim.people.gait import pace, rest
from maketomorrow.sim.people.handiwork import trim_on
from maketomorrow.sim.people.manners import makes_room
from maketomorrow.sim.people.model import NEVER, Person
from maketomorrow.sim.physics import HARD
from maketomorrow.sim.plan import Leg, PersonPlan, Spawn
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import follow, lose_way


@dataclass(frozen=True, slots=True)
class TimetableTuning:
    """How places are shared and kept."""

    apart_px: float = 22.0  # px     two at one place stand so far from each other
    spots: int = 9  # so many stand at one place before two share a spot
    look_ticks: int = 20  # ticks  how often somebody at a place asks the clock what to do there
    astray_px: float = 24.0  # px     shoved away so far, one goes back


TUNING = TimetableTuning()


def leg_at(person: Person, plan: PersonPlan, index: int) -> Leg | None:
    """A line of the day that somebody follows, None behind its end."""
    day = plan.day(person.follows)
    return day[index] if index < len(day) else None


def keep_timetable(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> None:
    """One tick of somebody's ordinary day."""
    tick = world.state.tick
    if tick >= person.next_tick and not person.talk:
        _turn_page(world, person, plan, events)
    if person.goal:
        leg = leg_at(person, plan, person.leg - 1) if person.leg else None
        go_on(world, person, person.late or (leg is not None and (leg.run or leg.cart)), events)
        return
    if (person.act == "walk" or (tick + person.phase) % TUNING.look_ticks == 0) and step_back(world, person, events):
        return
    rest(world, person)
    keep_busy(world, person, plan, events)


def keep_busy(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> None:
    """What somebody does who stands at a place: talk, or what is done there at this hour."""
    tick = world.state.tick
    if person.talk:
        person.act = "talk"
        return
    if (tick + person.phase) % TUNING.look_ticks == 0:
        does = _doing(plan, person.place, tick)
        if does != person.does:
            person.does = does
            if does:
                events.append(Event(tick, "does", person.id, does, x=person.x, y=person.y))
    person.act = "do" if person.does else "still"
    if person.does == "trim":
        trim_on(world, person, events)


def _turn_page(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> None:
    """Take up the last line whose time has come."""
    tick = world.state.tick
    go = ""
    while (leg := leg_at(person, plan, person.leg)) is not None and leg.tick <= tick:
        go = leg.go or go
        person.leg += 1
    person.next_tick = NEVER if leg is None else leg.tick
    if go and go not in (person.goal, person.place):
        if person.goal:
            person.late = True
            events.append(Event(tick, "late", person.id, person.goal, x=person.x, y=person.y))
        set_out(world, person, go)


def step_back(world: World, person: Person, events: list[Event]) -> bool:
    """A tick of somebody who was shoved away from where they stand, on the way back there."""
    if not person.place or (person.act != "walk" and abs(person.x - person.goal_x) <= TUNING.astray_px):
        return False
    person.act = "walk"
    if follow(world, person, pace(person, False), person.goal_x, person.goal_y, events) == "arrived":
        lose_way(person)
        person.act = "still"
    return True


def set_out(world: World, person: Person, place: str) -> None:
    """Begin to go to a place; a name that no place has is no reason to move."""
    spawn = world.plan.spawn(place)
    if spawn is None:
        return
    person.goal, person.place, person.does = place, "", ""
    person.goal_x, person.goal_y = standing_at(world, person, spawn)
    person.blocked_ticks = 0


def standing_at(world: World, person: Person, spawn: Spawn) -> tuple[float, float]:
    """World px of the feet of whoever comes to a place: the free spot nearest to its middle."""
    middle, y = spawn.feet
    taken = [
        other.goal_x
        for other in world.state.about()
        if other is not person and spawn.id in (other.place, other.goal) and other.goal_y == y
    ]
    for spot in range(TUNING.spots):
        x = middle + TUNING.apart_px * ((spot + 1) // 2) * (1 if spot % 2 else -1)
        if not any(abs(x - other) < TUNING.apart_px / 2 for other in taken) and _can_stand(world, middle, y, x):
            return x, y
    return middle, y


def _can_stand(world: World, middle: float, y: float, x: float) -> bool:
    """Whether the floor goes on level from world (middle, y) to world x, and nothing hard is between."""
    ground = world.roads.ground
    floor = ground.floor_below(x, y - 8.0)
    if floor < 0 or abs(ground.height(floor, x) - y) > 8.0:
        return False
    if not world.roads.same_chain(middle, y, x, y):
        return False
    eyes, beyond = y - 20.0, 12.0 if x > middle else -12.0
    return x == middle or world.physics.ray(middle, eyes, x + beyond, eyes, HARD) >= 1


def go_on(world: World, person: Person, hurry: bool, events: list[Event]) -> bool:
    """A tick on the way to its goal; True when it is there."""
    gait = pace(person, hurry)
    if makes_room(world, person, gait.speed_px):
        return False
    answer = follow(world, person, gait, person.goal_x, person.goal_y, events)
    person.act = "walk"
    if answer == "arrived":
        lose_way(person)
        person.place, person.goal = person.goal, ""
        person.vx = 0.0
        person.act = "still"
        person.blocked_ticks, person.late = 0, False
        events.append(Event(world.state.tick, "arrived", person.id, person.place, x=person.x, y=person.y))
        return True
    if person.blocked_ticks >= 0:
        person.blocked_ticks = person.blocked_ticks + 1 if answer in ("wait", "lost") else 0
    return False


def _doing(plan: PersonPlan, place: str, tick: int) -> str:
    for doing in plan.doings:
        if doing.place == place and doing.from_tick <= tick < doing.until_tick:
            return doing.does
    return ""
