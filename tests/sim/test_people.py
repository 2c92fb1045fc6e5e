"""The people of the plant: they go by the clock, talk where they meet, and are afraid of what comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from sim.rooms import FLOOR_Y, HALL, a, go, named, plan_of, wake

from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.objects.door import Door
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import LINE_TICKS, Doing, Leg, Line, PersonPlan, Spawn, Talk
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.state import World

WALK_PX = 112.5  # px/s
LONG = (  # 100 tiles wide
    "#" * 100,
    *("#" + "." * 98 + "#",) * 10,
    "#" * 100,
    "#" * 100,
)


def somebody(who: str, start: str, *legs: Leg, **more: object) -> PersonPlan:
    return PersonPlan(who, 44, "walk", 40.0, 0, start, legs, **more)  # type: ignore[arg-type]


def a_place(name: str, x: float, y: float = FLOOR_Y) -> Spawn:
    return a("place", x, y, id=name)


def a_day(
    people: Sequence[PersonPlan],
    *things: Spawn,
    talks: Sequence[Talk] = (),
    rows: Sequence[str] = LONG,
    her_x: float = 1500,
    burst: str = "",
    hours: Mapping[str, str] | None = None,
) -> World:
    """A day with places here (160), there (400) and far (960), and these people; she stands out of the way."""
    places = (a_place("here", 160), a_place("there", 400), a_place("far", 960))
    hours = ({"burst": burst} if burst else {}) | dict(hours or {})
    plan = plan_of(rows, (*places, *things), at=(her_x, FLOOR_Y), hours=hours)
    return wake(replace(plan, people=tuple(people), talks=tuple(talks)))


def who(world: World, name: str) -> Person:
    person = world.by_id[name]
    assert isinstance(person, Person)
    return person


def said(events: Sequence[Event]) -> list[tuple[str, str]]:
    return [(event.who, event.what) for event in named(events, "said")]


def until_said(world: World, line: str) -> None:
    """Go on until somebody says it."""
    for _ in range(1000):
        if any(event.what == line for event in named(go(world, 1), "said")):
            return
    raise AssertionError(f"{line} is never said")


# ---- going by the clock --------------------------------------------------------------------------


def test_somebody_sets_out_at_his_hour_and_walks_there_at_his_own_pace():
    world = a_day([somebody("ann", "here", Leg(60, "there"))])
    go(world, 60)
    assert who(world, "ann").place == "here"
    assert who(world, "ann").x == 160
    needed = round((400 - 160) / WALK_PX * 60)
    events = go(world, needed + 20)
    arrived = named(events, "arrived")
    assert [(event.who, event.what) for event in arrived] == [("ann", "there")]
    assert needed <= arrived[0].tick - 60 <= needed + 20


def test_two_who_come_to_one_place_stand_beside_each_other():
    world = a_day([somebody("ann", "here", Leg(1, "there")), somebody("ben", "far", Leg(1, "there"))])
    go(world, 500)
    assert who(world, "ann").place == who(world, "ben").place == "there"
    assert abs(who(world, "ann").x - who(world, "ben").x) > 15


def test_two_who_wake_at_one_place_stand_beside_each_other_before_anybody_comes():
    world = a_day([somebody("amaru", "here"), somebody("yuna", "here")])
    go(world, 60)
    assert abs(who(world, "amaru").x - who(world, "yuna").x) > 16
    assert [person.place for person in world.state.people] == ["here", "here"]


def test_whoever_is_late_goes_where_the_clock_says_by_then():
    world = a_day([somebody("ann", "here", Leg(10, "far"), Leg(60, "there"))])
    events = go(world, 400)
    assert [(event.who, event.what) for event in named(events, "late")] == [("ann", "far")]
    assert [event.what for event in named(events, "arrived")] == ["there"]


def test_at_a_place_somebody_does_what_is_done_there_at_that_hour():
    doings = (Doing("there", 0, 600, "serve"), Doing("there", 600, 900, "wind"))
    world = a_day([somebody("ann", "here", Leg(1, "there"), doings=doings)])
    events = go(world, 700)
    assert [event.what for event in named(events, "does")] == ["serve", "wind"]
    go(world, 300)
    assert who(world, "ann").does == ""


def test_the_crews_doors_open_for_them_and_shut_behind_them_but_not_for_her():
    door = a("door", 272, FLOOR_Y - 160, 16, 160, id="door", crew=True)
    world = a_day([somebody("ann", "here", Leg(120, "there"))], door, her_x=240)
    go(world, 110, "right")
    thing = world.by_id["door"]
    assert isinstance(thing, Door)
    assert thing.shut
    assert world.state.suit.x < 272
    events = go(world, 60, "left") + go(world, 500)
    assert [event.who for event in named(events, "opened")] == ["door"]
    assert who(world, "ann").place == "there"
    assert thing.shut


def test_over_an_uncut_root_they_go_by_their_line_in_a_minute():
    root = a("root", 272, FLOOR_Y - 96, 32, 96, id="root")
    world = a_day([somebody("ann", "here", Leg(1, "there"))], root)
    go(world, 60)
    tops = []
    for _ in range(180):
        go(world, 1)
        tops.append(who(world, "ann").y)
    assert who(world, "ann").place == "there"
    assert min(tops) == FLOOR_Y - 96
    assert sum(y < FLOOR_Y for y in tops) <= 42
    assert world.by_id["root"].shut  # type: ignore[union-attr]


def test_a_crate_in_the_lane_holds_nobody_up_for_long():
    world = a_day([somebody("ann", "here", Leg(1, "there"))], a("crate", 280, FLOOR_Y - 28))
    go(world, 300)
    assert who(world, "ann").place == "there"


def test_a_crate_that_cannot_be_got_over_is_pushed_along():
    """Under a low shelf there is no room to hop."""
    rows = list(LONG)
    rows[7] = "#" + "." * 15 + "#" * 15 + "." * 68 + "#"
    world = a_day([somebody("ann", "here", Leg(1, "far"))], a("crate", 288, FLOOR_Y - 28), rows=rows)
    go(world, 1200)
    assert who(world, "ann").place == "far"
    assert world.by_id["room/crate"].cx > 320  # type: ignore[union-attr]


LIFT_SHAFT = (
    "#" * 40,
    *("#" + "." * 38 + "#",) * 4,
    "#" + "." * 18 + "#" * 21,
    *("#" + "." * 18 + "#" + "." * 19 + "#",) * 5,
    "#" * 40,
    "#" * 40,
)


def test_they_call_a_lift_ride_it_and_step_off():
    lift = a("lift", 224, FLOOR_Y, 80, 16, id="lift", dx_tiles=0.0, dy_tiles=-6.0, speed=4.0)
    rows = [row[:14] + "....." + row[19:] if index == 11 else row for index, row in enumerate(LIFT_SHAFT)]
    places = (a_place("up", 480, 80), a_place("low", 100))
    plan = plan_of(rows, (*places, lift), at=(40, FLOOR_Y))
    world = wake(replace(plan, people=(somebody("ann", "low", Leg(1, "up")),)))
    events = go(world, 900)
    assert who(world, "ann").place == "up"
    assert [event.amount for event in named(events, "lift")] == [1, 0]


def test_a_loud_noise_turns_the_heads_of_those_who_stand():
    world = a_day([somebody("ann", "there")], a("alarm", 200, FLOOR_Y - 40, id="alarm"), her_x=200)
    go(world, 5)
    who(world, "ann").facing = 1
    go(world, 5, "use")
    go(world, 20, "use")
    assert who(world, "ann").facing == -1


def test_a_day_without_people_has_none():
    world = wake(plan_of(HALL))
    go(world, 5)
    assert world.state.people == world.state.talks == []


# ---- talk ----------------------------------------------------------------------------------------

TALK = Talk("talk", "there", 100, 1000, (Line("ann", "one"), Line("ben", "two"), Line("ann", "three")))
PAIR = (somebody("ann", "there"), somebody("ben", "here", Leg(60, "there"), Leg(260, "here")))


def test_a_talk_begins_when_all_are_there_and_keeps_them_to_its_end():
    world = a_day(PAIR, talks=[TALK])
    events = go(world, 900)
    assert said(events) == [("ann", "one"), ("ben", "two"), ("ann", "three")]
    ticks = [event.tick for event in named(events, "said")]
    came, left = (event.tick for event in named(events, "arrived"))
    assert ticks[0] > came
    assert [b - a for a, b in pairwise(ticks)] == [LINE_TICKS, LINE_TICKS]
    assert left > ticks[-1] + LINE_TICKS
    assert who(world, "ben").place == "here"


def test_whoever_speaks_is_looked_at():
    world = a_day(PAIR, talks=[TALK])
    until_said(world, "one")
    ann, ben = who(world, "ann"), who(world, "ben")
    assert ann.says == "one"
    assert ann.facing == -ben.facing == (1 if ben.x > ann.x else -1)


def test_who_speaks_looks_at_whoever_spoke_last_and_those_who_stand_by_look_at_who_speaks():
    people = [somebody("ann", "there"), somebody("ben", "there"), somebody("cat", "there"), somebody("dan", "there")]
    lines = (Line("ann", "one"), Line("cat", "two"), Line("ben", "three"))
    world = a_day(people, talks=[replace(TALK, lines=lines)])
    for speaker, listener in (("cat", "ann"), ("ben", "cat")):
        until_said(world, lines[[line.who for line in lines].index(speaker)].say)
        x = who(world, speaker).x
        assert who(world, speaker).facing == (1 if who(world, listener).x > x else -1)
        assert who(world, "dan").facing == (1 if x > who(world, "dan").x else -1)


def test_a_talk_whose_speakers_never_meet_is_lost():
    world = a_day([PAIR[0], somebody("ben", "here")], talks=[TALK])
    assert said(go(world, 1100)) == []
    assert world.state.talks[0].over


def test_a_line_begun_in_its_time_is_said_to_its_end_and_no_other_is_begun():
    world = a_day(PAIR, talks=[replace(TALK, until_tick=TALK.from_tick + 200)])
    events = go(world, 700)
    begun = said(events)
    assert begun
    assert len(begun) < len(TALK.lines)
    assert who(world, "ann").says == ""


@pytest.mark.parametrize(("her_x", "heard"), [(480, True), (600, True), (700, False)])
def test_she_hears_as_far_as_speech_carries(her_x: int, heard: bool):
    world = a_day(PAIR, talks=[TALK], her_x=her_x)
    events = named(go(world, 900), "heard")
    assert [event.what for event in events] == (["one", "two", "three"] if heard else [])
    assert all(event.who == "rita" for event in events)


def test_through_a_wall_speech_carries_less():
    door = a("door", 500, FLOOR_Y - 160, 16, 160, id="wall")
    for her_x, heard in ((470, True), (530, False)):
        world = a_day([somebody("ann", "there"), somebody("ben", "there")], door, talks=[TALK], her_x=her_x)
        assert bool(named(go(world, 300), "heard")) is heard


def test_words_come_through_a_curtain_of_roots_but_not_through_the_door_behind_it():
    roots = [a("root", 500 + 60 * n, FLOOR_Y - 160, 16, 160, id=f"weed-{n}") for n in range(2)]
    door = a("door", 590, FLOOR_Y - 160, 16, 160, id="wall")
    for things, heard in ((roots, True), ([*roots, door], False)):
        world = a_day([somebody("ann", "there"), somebody("ben", "there")], *things, talks=[TALK], her_x=620)
        assert bool(named(go(world, 300), "heard")) is heard


def test_over_a_wire_she_hears_it_at_the_other_end():
    apart = [somebody("ann", "here"), somebody("ben", "far")]
    talk = replace(TALK, place="here", wire="far")
    for her_x, heard in ((1000, True), (560, False)):
        events = go(a_day(apart, talks=[talk], her_x=her_x), 900)
        assert len(said(events)) == 3
        assert len(named(events, "heard")) == (3 if heard else 0)


def test_a_talk_that_can_be_broken_off_waits_until_she_goes():
    pair = [somebody("ann", "there"), somebody("ben", "there")]
    world = a_day(pair, talks=[replace(TALK, interruptible=True)], her_x=560)
    until_said(world, "one")
    world.state.suit.x = 430.0
    events = go(world, 300)
    assert said(events) == []
    assert who(world, "ann").says == ""
    world.state.suit.x = 560.0
    assert said(go(world, 200))[0] == ("ben", "two")


# ---- fear ----------------------------------------------------------------------------------------


def test_three_mimics_are_too_many_and_fear_spreads_by_sight():
    people = [somebody("ann", "there"), somebody("ben", "here")]
    world = a_day(people, burst="07:04", her_x=1500)
    go(world, 41)
    for x in (480, 490, 500):
        spawn_mimic(world, "drone", x, FLOOR_Y, "test")
    go(world, 20)
    assert who(world, "ann").act == "flee"
    assert who(world, "ben").fear_ticks
    assert who(world, "ben").fear_ticks < who(world, "ann").fear_ticks


def test_one_mimic_frightens_nobody_who_is_not_hurt():
    world = a_day([somebody("ann", "there")], burst="07:04")
    go(world, 41)
    spawn_mimic(world, "drone", 480, FLOOR_Y, "test")
    go(world, 30)
    assert not who(world, "ann").fear_ticks
    who(world, "ann").health = 20.0
    go(world, 30)
    assert who(world, "ann").fear_ticks
    assert who(world, "ann").act == "flee"
    assert abs(who(world, "ann").vx) <= WALK_PX


def test_whoever_freezes_stands_there_hit_or_not():
    frozen = somebody("ann", "there", Leg(45, "here"), burst="freeze", burst_ticks=100)
    world = a_day([frozen], burst="07:04")
    go(world, 41)
    x = who(world, "ann").x
    go(world, 95)
    assert who(world, "ann").x == x
    go(world, 30)
    assert who(world, "ann").x < x


def test_mimics_kill_people_who_lie_there_and_are_nobodys_prey_any_more():
    world = a_day([somebody("ann", "there", burst="hold")], burst="07:04")
    go(world, 41)
    for x in (520, 560):
        spawn_mimic(world, "drone", x, FLOOR_Y, "test")
    died: list[Event] = []
    while not died and world.tick < 1500:
        died = named(go(world, 1), "died")
    assert [event.who for event in died] == ["ann"]
    ann = who(world, "ann")
    assert ann.act == "dead"
    assert not ann.alive
    go(world, 30)
    assert all(mimic.prey == "rita" for mimic in world.state.mimics)


def test_with_a_cutter_in_hand_somebody_fights_badly():
    world = a_day([somebody("ann", "there", carries="cutter", burst="hold")], burst="07:04")
    go(world, 41)
    drone = spawn_mimic(world, "drone", 480, FLOOR_Y, "test")
    struck = named(go(world, 600), "struck")
    assert struck
    assert {(event.who, event.by, event.amount) for event in struck} == {(drone.id, "ann", 8.0)}


def test_a_day_with_people_is_the_same_twice():
    people = [*PAIR, somebody("cat", "far", Leg(80, "here"), carries="rifle")]
    digests = []
    for _ in range(2):
        world = a_day(people, talks=[TALK], burst="07:10")
        go(world, 300)
        for x in (700, 740, 800):
            spawn_mimic(world, "drone", x, FLOOR_Y, "test")
        go(world, 700)
        digests.append(digest(world.state))
    assert digests[0] == digests[1]
