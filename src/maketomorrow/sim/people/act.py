"""The one pass in which everybody of the plant acts, and the morning that puts them in their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maketomorrow.sim.carts import cart_of
from maketomorrow.sim.events import Event
from maketomorrow.sim.movers import crushed
from maketomorrow.sim.people.deeds import answer_ends
from maketomorrow.sim.people.fear import fear_acts
from maketomorrow.sim.people.gait import BODY, lie, rest, straighten
from maketomorrow.sim.people.harm import body_feels
from maketomorrow.sim.people.model import Person, TalkState
from maketomorrow.sim.people.plans import take_up_plans
from maketomorrow.sim.people.riding import minds_cart, rides
from maketomorrow.sim.people.shelter import hides, rooms_are_kept
from maketomorrow.sim.people.talking import talks_go_on
from maketomorrow.sim.people.timetable import TUNING as PLACES
from maketomorrow.sim.people.timetable import keep_timetable, set_out
from maketomorrow.sim.plan import TILE_PX, DayPlan
from maketomorrow.sim.state import State, World
from maketomorrow.sim.walking import lose_way


@dataclass(frozen=True, slots=True)
class NoiseTuning:
    """What makes heads turn."""

    loud: tuple[str, ...] = ("alarm", "alarm_hit", "alarm_broken", "burst", "broke", "fired", "bumped", "rang")
    far_px: float = 20.0 * TILE_PX  # px  it turns heads so far


NOISE = NoiseTuning()


def people_act(world: World, events: list[Event]) -> None:
    """One tick of everybody, in the order of the plan."""
    people = world.state.people
    if not people:
        return
    if events:
        _turn_heads(people, events)
    if world.state.tick == 0:
        _make_room(world, people)
    talks_go_on(world, events)
    burst, cart = world.state.hive.counted, cart_of(world)
    if burst:
        rooms_are_kept(world, events)
    for person, plan in zip(people, world.plan.people):
        if person.hurt_ticks:
            person.hurt_ticks -= 1
        if not person.alive:
            lie(world, person)
            continue
        if person.says_ticks and not person.talk:
            answer_ends(person)
        if plan.schemes:
            take_up_plans(world, person, plan, events)
        if person.inside:
            hides(world, person, plan, events)
            continue
        if person.h != plan.height_px:
            straighten(world, person, float(plan.height_px))
        if person.crush_ticks and crushed(person):
            person.health, person.last_cause = 0.0, "crush"
        elif person.freeze_ticks:
            person.freeze_ticks -= 1
        elif person.stagger_ticks:
            person.stagger_ticks -= 1
            lose_way(person)
            rest(world, person)
        elif not (
            (cart is not None and minds_cart(world, person, cart) and rides(world, person, plan, cart, events))
            or (burst and fear_acts(world, person, plan, events))
        ):
            keep_timetable(world, person, plan, events)
        if not person.grounded or person.y != person.fall_from or person.hurt_ticks or person.water_ticks:
            body_feels(world, person, plan, events)


def _make_room(world: World, people: list[Person]) -> None:
    """Whoever wakes where another one stands already steps aside."""
    for index, person in enumerate(people):
        if any(other.place == person.place for other in people[:index]):
            set_out(world, person, person.place)


def _turn_heads(people: list[Person], events: Iterable[Event]) -> None:
    """Whoever stands looks where a loud noise came from."""
    for event in events:
        if event.name not in NOISE.loud:
            continue
        for person in people:
            near = abs(person.x - event.x) <= NOISE.far_px and abs(person.y - event.y) <= NOISE.far_px
            if near and person.act in ("still", "do") and event.x != person.x:
                person.facing = 1 if event.x > person.x else -1


def place_people(plan: DayPlan, state: State) -> None:
    """Everybody where the day finds them. Two at one place share its spot until the first tick."""
    for index, who in enumerate(plan.people):
        spawn = plan.spawn(who.start)
        assert spawn is not None, "content refuses people who begin nowhere"
        state.people.append(
            Person(
                who.id,
                spawn.x,
                spawn.y,
                BODY.w_px,
                float(who.height_px),
                grounded=False,
                health=who.health,
                place=who.start,
                goal_x=spawn.x,
                goal_y=spawn.y,
                phase=index * 7 % PLACES.look_ticks,
                fall_from=spawn.y,
            )
        )
    state.talks.extend(TalkState(talk.id) for talk in plan.talks)
