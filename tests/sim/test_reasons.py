"""Why people do what they do: on their way, at something, held up, afraid, dead. Asking changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from sim.rooms import FLOOR_Y, a, go, plan_of, wake

from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.people.reasons import Reason, reasons, road_ahead
from maketomorrow.sim.plan import Atom, Doing, Leg, Line, PersonPlan, Scheme, Spawn, Talk, When
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.state import World

LONG = ("#" * 100, *("#" + "." * 98 + "#",) * 10, "#" * 100, "#" * 100)
STOREYS = (  # a floor at FLOOR_Y and one six tiles above it, behind a shaft of five
    "#" * 40,
    *("#" + "." * 38 + "#",) * 4,
    "#" + "." * 18 + "#" * 21,
    *("#" + "." * 18 + "#" + "." * 19 + "#",) * 5,
    "#" * 14 + "." * 5 + "#" * 21,
    "#" * 40,
)


def ann(*legs: Leg, start: str = "here", **more: object) -> PersonPlan:
    return PersonPlan("ann", 44, "walk", 40.0, 0, start, legs, **more)  # type: ignore[arg-type]


def a_day(*people: PersonPlan, things: Sequence[Spawn] = (), talks: Sequence[Talk] = (), burst: str = "") -> World:
    """A hall with places here (160) and there (400)."""
    places = (a("place", 160, FLOOR_Y, id="here"), a("place", 400, FLOOR_Y, id="there"))
    plan = plan_of(LONG, (*places, *things), at=(1500, FLOOR_Y), hours={"burst": burst} if burst else {})
    return wake(replace(plan, people=people, talks=tuple(talks)))


def of_ann(world: World) -> Reason:
    return next(reason for reason in reasons(world) if reason.who == "ann")


def body(world: World, who: str = "ann") -> Person:
    person = world.by_id[who]
    assert isinstance(person, Person)
    return person


def until_held(world: World) -> str:
    """Go on until something holds her up; what."""
    for _ in range(900):
        go(world, 1)
        if held := of_ann(world).held:
            return held
    raise AssertionError("nothing ever holds her up")


def test_on_the_way_the_line_of_the_timetable_and_the_next_piece_of_road_are_named():
    world = a_day(ann(Leg(60, "there")))
    go(world, 90)
    reason = of_ann(world)
    assert (reason.does, reason.why, reason.held) == ("goes to there", "timetable 07:04", "")
    assert reason.then.startswith(("walks to", "straight to"))


def test_at_a_place_it_says_what_is_done_until_when_and_where_to_then():
    doing = Doing("here", 0, 80, "serve")
    world = a_day(ann(Leg(120, "there"), doings=(doing,)))
    go(world, 40)
    reason = of_ann(world)
    assert reason.does == "is at here, serve"
    assert reason.why == "since the morning, serve until 07:05"
    assert reason.then == "07:06 to there"
    go(world, 400)
    assert of_ann(world).then == "nothing more today"


def test_the_road_ahead_leads_from_under_the_feet_to_the_goal():
    places = (a("place", 480, 80, id="up"), a("place", 100, FLOOR_Y, id="low"))
    lift = a("lift", 224, FLOOR_Y, 80, 16, id="lift", dx_tiles=0.0, dy_tiles=-6.0, speed=4.0)
    plan = plan_of(STOREYS, (*places, lift), at=(40, FLOOR_Y))
    world = wake(replace(plan, people=(ann(Leg(1, "up"), start="low"),)))
    go(world, 5)
    ahead = road_ahead(world, body(world))
    assert [edge.kind for edge in ahead].count("lift") == 1
    assert all(one.b == other.a for one, other in pairwise(ahead))
    assert world.roads.node_at(480, 80) == ahead[-1].b
    seen = []
    while body(world).place != "up" and world.tick < 900:
        go(world, 1)
        seen.append(of_ann(world).held)
    assert "rides lift" in seen


def test_a_door_without_a_handle_is_the_reason_there_is_no_road():
    door = a("door", 272, FLOOR_Y - 160, 16, 160, id="door", handle=False)
    world = a_day(ann(Leg(1, "there")), things=[door])
    assert until_held(world).startswith("no road: door is shut; looks again in")


def test_a_crew_door_is_opened_and_a_root_is_climbed_by_the_line():
    door = a("door", 272, FLOOR_Y - 160, 16, 160, id="door", handle=False, crew=True)
    assert until_held(a_day(ann(Leg(1, "there")), things=[door])) == "opens door"
    root = a("root", 272, FLOOR_Y - 96, 32, 96, id="root")
    world = a_day(ann(Leg(1, "there")), things=[root])
    assert until_held(world) == "climbs root"
    while not body(world).climbing:
        go(world, 1)
    assert of_ann(world).held == "on the crew's line"


def test_who_is_missing_for_a_talk_is_named_and_then_who_speaks():
    talk = Talk("t", "here", 20, 400, (Line("ann", "talk.t.1"), Line("ben", "talk.t.2")))
    ben = replace(ann(Leg(60, "here"), start="there"), id="ben")
    world = a_day(ann(), ben, talks=[talk])
    go(world, 40)
    assert of_ann(world).held == "t waits for ben, until 07:13"
    while not body(world).talk:
        go(world, 1)
    assert of_ann(world).does == "speaks in t"
    assert next(one for one in reasons(world) if one.who == "ben").does == "listens in t"
    assert of_ann(world).why.startswith("line 1 of 2, ann's")


def test_whom_somebody_flees_and_where_to():
    world = a_day(ann(), burst="07:04")
    go(world, 41)
    for x in (240, 250, 260):
        spawn_mimic(world, "drone", x, FLOOR_Y, "test")
    while not body(world).fear_ticks and world.tick < 200:
        go(world, 1)
    reason = of_ann(world)
    assert "fears drone-" in reason.why
    assert reason.does.startswith(("flees to", "cowers at"))


@pytest.mark.parametrize(
    ("burst", "does"), [("hold", "makes for there, to hold it"), ("freeze", "stands frozen"), ("flee", "is at here")]
)
def test_what_the_burst_makes_of_somebody(burst: str, does: str):
    go_there = "there" if burst == "hold" else ""
    world = a_day(ann(burst=burst, burst_ticks=100 * (burst != "hold"), burst_go=go_there), burst="07:04")
    go(world, 50)
    assert of_ann(world).does == does


def test_who_hides_says_with_how_many_how_gnawed_it_is_and_what_keeps_them_in():
    hideout = a("hideout", 240, FLOOR_Y - 48, id="hut", heads=3, strength=900)
    world = a_day(ann(burst="hold", burst_go="there"), things=[hideout], burst="07:04")
    person = body(world)
    person.inside, person.fear_ticks = "hut", 120
    world.by_id["hut"].gnawed = 30  # type: ignore[union-attr]
    assert of_ann(world).does == "hides in hut"
    assert of_ann(world).why == "1 of 3 in there, gnawed 30 of 900"
    assert of_ann(world).held == "hears them, or has for 2 s more"


def test_on_the_cart_it_says_where_to_and_off_it_that_it_was_missed():
    world = a_day(ann(Leg(40, "there", cart=True), Leg(400, "here")))
    go(world, 2)
    person = body(world)
    person.ride, person.place = "boards", "here"
    assert of_ann(world).does == "boards the cart to there"
    person.ride, person.leg = "aboard", 1
    person.ride_ticks = 30
    reason = of_ann(world)
    assert (reason.does, reason.then) == ("rides the cart to there", "07:13 to here")
    assert reason.held == "the cart has stood for 30 ticks"
    person.ride, person.goal, person.place = "missed", "there", ""
    assert of_ann(world).why == "timetable 07:04, has missed the cart"


def test_whoever_follows_a_plan_says_which():
    asked = Scheme("stays", When(all_=(Atom(flag="asked"),)), (Leg(0, "there"),))
    world = a_day(ann(Leg(500, "here"), schemes=(asked,)))
    world.state.flags["asked"] = 1
    go(world, 60)
    assert (of_ann(world).does, of_ann(world).why) == ("goes to there", "plan stays 07:03")


def test_of_two_who_meet_it_says_who_makes_room_for_whom():
    ben = replace(ann(Leg(1, "here"), start="there"), id="ben")
    world = a_day(ann(Leg(1, "there")), ben)
    held = []
    for _ in range(140):
        go(world, 1)
        held += [reason.held for reason in reasons(world) if reason.held]
    assert set(held) in ({"makes room for ann"}, {"makes room for ben"})


def test_the_dead_lie_and_it_says_of_what():
    world = a_day(ann(burst="hold"), burst="07:04")
    go(world, 41)
    drone = spawn_mimic(world, "drone", 200, FLOOR_Y, "test")
    while body(world).alive and world.tick < 2000:
        go(world, 1)
    assert str(of_ann(world)) == f"lies dead (drone.lunge, by {drone.id})"


def test_a_day_that_is_asked_after_every_tick_is_the_one_that_nobody_asked():
    door = a("door", 272, FLOOR_Y - 160, 16, 160, id="door", handle=False, crew=True)
    digests = []
    for asked in (False, True):
        world = a_day(ann(Leg(1, "there"), Leg(300, "here")), things=[door], burst="07:10")
        for tick in range(700):
            if tick == 300:
                spawn_mimic(world, "drone", 700, FLOOR_Y, "test")
            if asked:
                reasons(world)
                road_ahead(world, body(world))
            go(world, 1)
        digests.append(digest(world.state))
    assert digests[0] == digests[1]
