"""From the burst on: one set of rules for everybody, from what they see and feel. Nobody is told to die."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.sim.combat import hit
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow
from maketomorrow.sim.people.gait import pace, rest
from maketomorrow.sim.people.handiwork import throw_beside
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.people.plans import at_the_burst
from maketomorrow.sim.people.shelter import at_the_door, held_place, is_sheltered, refuge
from maketomorrow.sim.people.timetable import go_on, set_out, step_back
from maketomorrow.sim.plan import TILE_PX, PersonPlan
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import follow


@dataclass(frozen=True, slots=True)
class FearTuning:
    """When somebody runs, and where to."""

    near_px: float = 7.0 * TILE_PX  # px     mimics nearer than this are counted
    too_many: int = 3  # mimics so near are too many for anybody
    sight_px: float = 24.0 * TILE_PX  # px     somebody running is seen so far
    hurt_px: float = 24.0 * TILE_PX  # px     whoever is hurt runs while one is nearer than this
    fear_ticks: int = 300  # ticks  it lasts after its cause is gone
    fades_ticks: int = 60  # ticks  less of it reaches whoever only sees it
    look_ticks: int = 6  # ticks  how often somebody looks round
    turn_px: float = 48.0  # px     the nearest has to be so far on the other side before somebody turns


@dataclass(frozen=True, slots=True)
class Arm:
    """What somebody who is no soldier does with what is in hand."""

    damage: float
    each_ticks: int
    reach_px: float
    knock_px: float = 0.0
    stagger_ticks: int = 0


TUNING = FearTuning()
ARMS = {"cutter": Arm(8.0, 40, 44.0, 60.0, 6), "rifle": Arm(10.0, 60, 18.0 * TILE_PX, 30.0, 4)}


def fear_acts(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> bool:
    """One tick of somebody since the burst; False where the ordinary day goes on."""
    since, burst = world.state.tick - world.hour_tick("burst"), at_the_burst(world, person, plan)
    if since < plan.burst_ticks:
        if burst != "freeze":
            return False
        rest(world, person)
        person.act, person.talk = "still", ""
        return True
    if (world.state.tick + person.phase) % TUNING.look_ticks == 0:
        _look_round(world, person, plan)
    if burst == "hold" and not _hold_ends(world, person, plan):
        person.fear_ticks = 0
        return _hold(world, person, plan, events)
    if person.fear_ticks and world.state.hive.breath:
        _calm_down(world, person)  # now or never
    if person.fear_ticks:
        _flee(world, person, plan, events)
        return True
    if world.state.hive.breath and (person.goal or world.state.tick >= person.next_tick):
        return False
    return bool(plan.carries) and _fight(world, person, plan, events)


def _hold(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> bool:
    """To one place, and stay there whatever comes."""
    place = person.goal or person.place
    if (world.state.tick + person.phase) % TUNING.look_ticks == 0:
        place = held_place(world, person, plan) or person.place
    if place and person.place != place:
        if person.goal != place:
            person.talk = ""
            set_out(world, person, place)
        if person.goal == place:
            if go_on(world, person, person.health >= plan.health, events):
                at_the_door(world, person, events)
            return True
    person.goal = ""
    if plan.burst_throws and not person.threw and world.state.tick >= plan.burst_throw_tick:
        person.threw = True
        throw_beside(world, person, plan.burst_throws, events)
    if (plan.carries and _fight(world, person, plan, events)) or step_back(world, person, events):
        return True
    rest(world, person)
    person.act = "talk" if person.talk else "still"
    return True


def _hold_ends(world: World, person: Person, plan: PersonPlan) -> bool:
    """Whether whoever held a place takes up the afternoon: at its hour, with nothing near or in a breath."""
    if person.released:
        return True
    if not plan.afternoon or world.state.tick < plan.afternoon[0].tick:
        return False
    foe = world.by_id.get(person.foe)
    near = isinstance(foe, Mimic) and max(abs(foe.x - person.x), abs(foe.y - person.y)) <= TUNING.hurt_px
    if near and not world.state.hive.breath:
        return False
    person.released = True
    person.next_tick = world.state.tick
    return True


def _look_round(world: World, person: Person, plan: PersonPlan) -> None:
    """Count what is near, and see who runs; choose the way to run and whom to fight."""
    near, nearest, least = 0, None, 1e18
    for mimic in world.state.mimics:
        dx, dy = mimic.x - person.x, mimic.y - person.y
        far = dx * dx + dy * dy
        if far < least:
            least, nearest = far, mimic
        near += far <= TUNING.near_px**2
    person.foe = nearest.id if nearest is not None else ""
    if nearest is None:
        person.away = 0
        return
    if world.state.hive.breath:
        return
    if not person.away or abs(nearest.x - person.x) > TUNING.turn_px:
        person.away = -1 if nearest.x >= person.x else 1
    wary = person.health < plan.health or is_sheltered(world, person)
    if (wary and least <= TUNING.hurt_px**2) or near >= TUNING.too_many:
        person.fear_ticks = TUNING.fear_ticks
        return
    for other in world.state.people:
        catching = other.fear_ticks - TUNING.fades_ticks
        if catching <= person.fear_ticks or other is person or not other.alive or other.inside:
            continue
        if (other.x - person.x) ** 2 + (other.y - person.y) ** 2 > TUNING.sight_px**2:
            continue
        if world.physics.sees(person.x, person.y - person.h * 0.8, other.x, other.y - other.h * 0.8):
            person.fear_ticks = catching


def _flee(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> None:
    """Away from the nearest: home while it is east, else east. The hurt cannot run."""
    person.fear_ticks -= 1
    if person.act != "flee" or (world.state.tick + person.phase) % TUNING.look_ticks == 0:
        place = refuge(world, person, plan)
        if place != person.goal:
            person.place = ""
            set_out(world, person, place)
    person.act, person.talk, person.does = "flee", "", ""
    gait = pace(person, hurry=person.health >= plan.health)
    if follow(world, person, gait, person.goal_x, person.goal_y, events) == "arrived":
        person.place = person.goal
        at_the_door(world, person, events)
    if not person.fear_ticks:
        _calm_down(world, person)


def _calm_down(world: World, person: Person) -> None:
    """Back to what the clock says; whoever is in a shelter stays until it says something new."""
    person.fear_ticks = 0
    if is_sheltered(world, person):
        person.goal = ""
        return
    person.next_tick = world.state.tick
    person.leg = max(0, person.leg - 1)


def _fight(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> bool:
    """Blow by blow at the one that is nearest and in reach; False while none is."""
    if person.blow_ticks:
        person.blow_ticks -= 1
    foe = world.by_id.get(person.foe)
    if not isinstance(foe, Mimic) or person.climbing or not person.grounded:
        return False
    arm = ARMS[plan.carries]
    dx, dy = foe.x - person.x, foe.y - person.y
    if dx * dx + dy * dy > arm.reach_px**2:
        return False
    eyes = person.y - person.h * 0.7
    person.facing = 1 if dx > 0 else -1
    person.act, person.does, person.talk = "fight", "", ""
    rest(world, person)
    if not person.blow_ticks and world.physics.sees(person.x, eyes, foe.x, foe.y - foe.h / 2):
        person.blow_ticks = arm.each_ticks
        name = "fired" if plan.carries == "rifle" else "swung"
        events.append(Event(world.tick, name, person.id, plan.carries, x=person.x, y=person.y))
        blow = Blow(
            plan.carries,
            person.id,
            arm.damage,
            knock_x=person.facing * arm.knock_px,
            stagger_ticks=arm.stagger_ticks,
            tool=plan.carries,
            x=foe.x,
            y=foe.y - foe.h / 2,
        )
        hit(world, foe, blow, events)
    return True
