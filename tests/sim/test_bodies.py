"""People have bodies: they make room, limp, fall, drown, and get round what is in their way."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from sim.rooms import FLOOR_Y, a, go, named
from sim.test_people import LONG, WALK_PX, a_day, a_place, somebody, who

from maketomorrow.sim.combat import hit
from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.model import Blow, Pool
from maketomorrow.sim.objects.door import Door
from maketomorrow.sim.objects.root import Root
from maketomorrow.sim.plan import Doing, Leg
from maketomorrow.sim.state import World

FAR_TICKS = round((960 - 160) / WALK_PX * 60)  # from here to far


def watch(world: World, ticks: int, name: str) -> list[str]:
    """What somebody's figure shows, tick by tick."""
    acts = []
    for _ in range(ticks):
        go(world, 1)
        acts.append(who(world, name).act)
    return acts


# ---- making room -----------------------------------------------------------------------------


def test_of_two_who_meet_on_a_lane_one_stands_aside_until_the_other_is_past():
    world = a_day([somebody("ann", "here", Leg(1, "far")), somebody("ben", "far", Leg(1, "here"))])
    ann, ben = who(world, "ann"), who(world, "ben")
    aside = []
    for _ in range(FAR_TICKS + 60):
        go(world, 1)
        assert not ann.aside_ticks
        if ben.act == "aside":
            aside.append(ann.x - ben.x)
            assert abs(ben.vx) < WALK_PX
    assert aside[0] < -22 < 0 < 16 < aside[-1]
    assert ann.place == "far"
    assert ben.place == "here"


def test_standing_aside_costs_less_than_a_minute_of_the_day():
    arrived = []
    for others in ([], [somebody("ann", "here", Leg(1, "far"))]):
        world = a_day([*others, somebody("ben", "far", Leg(1, "here"))])
        arrived += [event.tick for event in named(go(world, FAR_TICKS + 100), "arrived") if event.who == "ben"]
    alone, met = arrived
    assert alone < met < alone + 40


def test_whoever_hurries_is_let_by():
    slow, quick = somebody("ann", "there", Leg(1, "far")), somebody("ben", "here", Leg(1, "far", run=True))
    world = a_day([slow, quick])
    acts = watch(world, 500, "ann")
    assert "aside" in acts
    assert "aside" not in watch(a_day([slow]), 500, "ann")
    assert who(world, "ann").place == who(world, "ben").place == "far"


def test_whoever_stands_about_looks_who_comes():
    world = a_day([somebody("ann", "there"), somebody("ben", "far", Leg(1, "here"))])
    who(world, "ann").facing = -1
    go(world, round((960 - 430) / WALK_PX * 60))
    assert who(world, "ann").facing == 1


def test_before_a_door_that_is_not_open_yet_they_stand_behind_each_other():
    door = a("door", 288, FLOOR_Y - 160, 16, 160, id="door", crew=True)
    people = [somebody(name, "here", Leg(60, "far")) for name in ("ann", "ben", "cat")]
    world = a_day(people, door)
    events = go(world, 60)
    for _ in range(FAR_TICKS + 200):
        events += go(world, 1)
        xs = sorted(person.x for person in world.state.people)
        assert min(b - a for a, b in pairwise(xs)) > 12
    assert {person.place for person in world.state.people} == {"far"}
    assert len(named(events, "opened")) <= 2


TOWER = (
    "#" * 40,
    *("#" + "." * 38 + "#",) * 4,
    "#" + "." * 19 + "h" + "#" * 19,
    *("#" + "." * 19 + "H" + "#" * 19,) * 14,
    "#" * 40,
    "#" * 40,
)


def test_one_goes_up_a_ladder_when_the_other_is_down():
    places = (a_place("low", 120, 20 * 16), a_place("up", 500, 5 * 16))
    people = [somebody("ann", "low", Leg(1, "up")), somebody("ben", "up", Leg(1, "low"))]
    world = a_day(people, *places, rows=TOWER, her_x=60)
    ann, ben = who(world, "ann"), who(world, "ben")
    climbed = waited = 0
    for _ in range(1500):
        go(world, 1)
        climbed += ann.climbing or ben.climbing
        waited += ann.climbing != ben.climbing and ann.act == "walk" and ben.vx == 0.0
        assert not (ann.climbing and ben.climbing)
    assert climbed > 200
    assert waited
    assert ann.place == "up"
    assert ben.place == "low"


def test_somebody_who_stands_in_the_lane_for_good_is_squeezed_past():
    """Nobody waits for ever behind somebody who waits for ever."""
    door = a("door", 500, FLOOR_Y - 160, 16, 160, id="wall")
    people = [somebody("ann", "here", Leg(1, "far")), somebody("ben", "here", Leg(30, "far"), Leg(700, "there"))]
    world = a_day(people, door)
    go(world, 600)
    assert abs(who(world, "ann").x - 500) < 60
    go(world, 500)
    assert who(world, "ben").place == "there"


# ---- what is in the way ------------------------------------------------------------------------

STOREY = (
    "#" * 60,
    *("#" + "." * 58 + "#",) * 4,
    "#" + "." * 10 + "h" + "#" * 36 + "h" + "." * 10 + "#",
    *("#" + "." * 10 + "H" + "." * 36 + "H" + "." * 10 + "#",) * 5,
    "#" * 60,
    "#" * 60,
)


def test_where_one_road_is_shut_they_go_round_by_another():
    gate = a("door", 480, FLOOR_Y - 80, 16, 80, id="gate", open=True)
    places = (a_place("near", 300), a_place("beyond", 700))
    world = a_day([somebody("ann", "near", Leg(1, "beyond"))], gate, *places, rows=STOREY, her_x=900)
    go(world, 30)
    gate_now = world.by_id["gate"]
    assert isinstance(gate_now, Door)
    gate_now.to_ticks = gate_now.move_ticks
    tops = []
    for _ in range(2000):
        go(world, 1)
        tops.append(who(world, "ann").y)
    assert min(tops) <= 80
    assert who(world, "ann").place == "beyond"


def test_where_no_road_is_left_they_wait_and_are_late():
    gate = a("door", 480, FLOOR_Y - 160, 16, 160, id="gate")
    world = a_day([somebody("ann", "here", Leg(1, "far"), Leg(900, "there"))], gate)
    events = go(world, 890)
    ann = who(world, "ann")
    assert 380 < ann.x < 480
    assert ann.blocked_ticks
    events += go(world, 300)
    assert [(event.who, event.what) for event in named(events, "late")] == [("ann", "far")]
    assert ann.place == "there"


def test_when_the_way_is_free_again_they_go_on():
    gate = a("door", 480, FLOOR_Y - 160, 16, 160, id="gate")
    world = a_day([somebody("ann", "here", Leg(1, "far"))], gate)
    go(world, 400)
    shut = world.by_id["gate"]
    assert isinstance(shut, Door)
    shut.to_ticks = 0
    go(world, 500)
    assert who(world, "ann").place == "far"


def test_whoever_is_knocked_from_a_place_goes_back_and_is_at_it_all_the_time():
    world = a_day([somebody("ann", "there")])
    go(world, 10)
    ann = who(world, "ann")
    hit(world, ann, Blow("test", "", 1.0, knock_x=300, knock_y=-250, stagger_ticks=20), [])
    go(world, 40)
    assert ann.x > 440
    assert ann.place == "there"
    go(world, 120)
    assert abs(ann.x - 400) < 8


# ---- what hurts them ---------------------------------------------------------------------------

DEEP = (  # a shaft of 34 tiles beside a ledge, with a floor at y = 38 * 16
    "#" * 30,
    *("#" + "." * 28 + "#",) * 37,
    "#" * 30,
    "#" * 30,
)


@pytest.mark.parametrize(("tiles", "left"), [(15, 40.0), (18, 30.0), (30, 0.0)])
def test_they_fall_as_rita_falls(tiles: int, left: float):
    world = a_day([somebody("ann", "foot")], a_place("foot", 200, 38 * 16), rows=DEEP, her_x=60)
    go(world, 5)
    ann = who(world, "ann")
    ann.y = ann.fall_from = 38 * 16 - tiles * 16.0
    ann.grounded = False
    events = go(world, 150)
    assert max(ann.health, 0.0) == left
    assert ("ann" in [event.who for event in named(events, "fell")]) is (tiles > 16)
    assert ann.alive is (left > 0)
    assert ann.y == 38 * 16


def test_no_road_of_theirs_ends_in_a_fall_that_hurts():
    rows = [*DEEP]
    for row in range(12, 38):
        rows[row] = "#" * 15 + "." * 14 + "#"
    places = (a_place("ledge", 100, 12 * 16), a_place("foot", 400, 38 * 16))
    world = a_day([somebody("ann", "ledge", Leg(1, "foot"))], *places, rows=rows, her_x=60)
    go(world, 400)
    assert who(world, "ann").y == 12 * 16
    assert who(world, "ann").health == 40


LAKE = (
    "#" * 60,
    *("#" + "." * 58 + "#",) * 10,
    *("#" * 20 + "~" * 20 + "#" * 20,) * 6,
    "#" * 60,
)


def test_deep_water_drowns_them_in_two_seconds():
    world = a_day([somebody("ann", "here")], rows=LAKE, her_x=60)
    go(world, 5)
    ann = who(world, "ann")
    ann.x, ann.y, ann.grounded, ann.place = 480.0, FLOOR_Y + 80.0, False, ""
    events = go(world, 130)
    assert [event.what for event in named(events, "died")] == ["drown"]
    assert named(events, "splashed")
    go(world, 200)
    assert ann.y == FLOOR_Y + 6 * 16


def test_nobody_walks_into_deep_water_but_whoever_is_in_it_gets_out():
    places = (a_place("bank", 200), a_place("other", 800))
    world = a_day([somebody("ann", "bank", Leg(1, "other"))], *places, rows=LAKE, her_x=60)
    go(world, 600)
    ann = who(world, "ann")
    assert ann.alive
    assert ann.x < 320
    low_lake = [row if index < 13 else "#" * 60 for index, row in enumerate(LAKE)]
    world = a_day([somebody("ann", "bank")], *places, rows=low_lake, her_x=60)
    go(world, 5)
    ann = who(world, "ann")
    ann.x, ann.y, ann.grounded = 345.0, FLOOR_Y + 32.0, False
    go(world, 300)
    assert ann.alive
    assert abs(ann.x - 200) < 8


def test_growth_and_pools_bite_them():
    rows = list(LONG)
    rows[11] = "#" * 24 + "^" * 3 + "#" * 73
    world = a_day([somebody("ann", "there"), somebody("ben", "far")], rows=rows)
    world.state.pools.append(Pool("pool", 960, FLOOR_Y, 40, 90, "test", "spitter.arc"))
    go(world, 31)
    assert who(world, "ann").health == 40 - 2 * 8
    assert who(world, "ann").last_cause == "growth"
    assert who(world, "ben").health < 40


def test_a_body_falls_from_the_rungs_and_lies_there():
    places = (a_place("low", 120, 20 * 16), a_place("up", 500, 5 * 16))
    world = a_day([somebody("ann", "low", Leg(1, "up"))], *places, rows=TOWER, her_x=60)
    ann = who(world, "ann")
    for _ in range(1000):
        if ann.climbing and ann.y < 12 * 16:
            break
        go(world, 1)
    assert ann.climbing
    ann.health = 0.0
    go(world, 120)
    assert not ann.alive
    assert ann.y == 20 * 16
    assert ann.act == "dead"


def test_whoever_is_hurt_badly_limps():
    world = a_day([somebody("ann", "here", Leg(10, "far"))])
    ann = who(world, "ann")
    go(world, 60)
    assert abs(ann.vx - WALK_PX) < 1
    hit(world, ann, Blow("test", "", 21.0), [])
    go(world, 60)
    assert ann.limps
    assert 0 < ann.vx < WALK_PX * 0.75


def test_the_lame_limp_in_fear_too():
    world = a_day([somebody("ann", "here", Leg(1, "there"))], burst="07:04")
    go(world, 160)
    ann = who(world, "ann")
    hit(world, ann, Blow("test", "", 21.0), [])
    spawn_mimic(world, "drone", 600, FLOOR_Y, "test").freeze_ticks = 300
    go(world, 60)
    assert ann.act == "flee"
    assert 0 < abs(ann.vx) < WALK_PX * 0.75


# ---- what they do with their hands ---------------------------------------------------------------


def test_the_crew_trim_two_strands_of_a_root_all_of_them_together():
    root = a("root", 440, FLOOR_Y - 96, id="root")
    doing = (Doing("there", 0, 2000, "trim"),)
    world = a_day([somebody("ann", "there", doings=doing), somebody("ben", "there", doings=doing)], root)
    cut = named(go(world, 600), "cut")
    assert [(event.who, event.amount) for event in cut] == [("root", 1), ("root", 2)]
    assert {event.by for event in cut} <= {"ann", "ben"}
    assert cut[0].tick >= 47
    thing = world.by_id["root"]
    assert isinstance(thing, Root)
    assert thing.strands_cut == 2
    assert thing.shut


def test_with_three_strands_of_ritas_theirs_open_the_way():
    root = a("root", 440, FLOOR_Y - 96, id="root")
    world = a_day([somebody("ann", "there", doings=(Doing("there", 0, 2000, "trim"),))], root)
    thing = world.by_id["root"]
    assert isinstance(thing, Root)
    thing.strands_cut = 3
    assert named(go(world, 300), "opened")
    assert not thing.shut


LEVER = (a("leaf", 600, FLOOR_Y, id="leaf"), a("switch", 410, FLOOR_Y - 30, id="lever", target="leaf"))
HOLDS = replace(somebody("ann", "there", burst="hold", burst_go="there"), burst_throws="lever", burst_throw_tick=200)


def test_whoever_holds_a_place_throws_the_lever_beside_it_at_the_hour():
    world = a_day([HOLDS], *LEVER, burst="07:04")
    assert not named(go(world, 199), "switched")
    events = go(world, 10)
    assert [(event.who, event.by) for event in named(events, "switched")] == [("lever", "ann")]
    assert not named(go(world, 300), "switched")


def test_nobody_lowers_again_what_somebody_else_has_raised():
    other = a("switch", 900, FLOOR_Y - 30, id="other", target="leaf")
    world = a_day([HOLDS], *LEVER, other, burst="07:04")
    world.by_id["other"].on = True  # type: ignore[union-attr]
    assert not named(go(world, 300), "switched")


# ---- doors that are theirs alone -----------------------------------------------------------------


def a_crew_door() -> World:
    door = a("door", 272, FLOOR_Y - 160, 16, 160, id="door", crew=True)
    return a_day([somebody("ann", "here", Leg(60, "far"))], door, burst="07:04")


def test_a_crew_door_is_not_opened_with_a_mimic_near():
    world = a_crew_door()
    spawn_mimic(world, "drone", 310, FLOOR_Y, "test").act = "still"
    go(world, 200)
    door = world.by_id["door"]
    assert isinstance(door, Door)
    assert door.shut


@pytest.mark.parametrize("behind_px", [60, 90, 130, 180, 240])
def test_no_mimic_slips_through_a_door_that_was_opened_for_somebody(behind_px: int):
    world = a_crew_door()
    go(world, 60)
    drone: Mimic | None = None
    for _ in range(300):
        go(world, 1)
        ann = who(world, "ann")
        if drone is None and ann.x > 264:
            drone = spawn_mimic(world, "drone", ann.x - behind_px, FLOOR_Y, "test")
            drone.act = "hunt"
    assert drone is not None
    door = world.by_id["door"]
    assert isinstance(door, Door)
    assert door.shut
    assert drone.x < 272


# ---- after the burst -----------------------------------------------------------------------------


def test_whoever_held_a_place_and_lives_goes_on_in_the_afternoon():
    ann = somebody("ann", "there", burst="hold", burst_go="there", afternoon=(Leg(300, "far"),))
    world = a_day([ann], burst="07:04")
    go(world, 299)
    assert who(world, "ann").place == "there"
    go(world, 400)
    assert who(world, "ann").place == "far"


def test_with_a_mimic_near_they_hold_on_longer():
    ann = somebody("ann", "there", burst="hold", burst_go="there", afternoon=(Leg(300, "far"),))
    gate = a("door", 500, FLOOR_Y - 160, 16, 160, id="gate")
    world = a_day([ann], gate, burst="07:04")
    go(world, 60)
    drone = spawn_mimic(world, "drone", 560, FLOOR_Y, "test")
    drone.act = "still"
    go(world, 300)
    assert who(world, "ann").place == "there"
    drone.health = 0.0
    world.by_id["gate"].to_ticks = 0  # type: ignore[union-attr]
    go(world, 400)
    assert who(world, "ann").place == "far"


def test_in_a_breath_fear_ends_and_they_go_where_the_clock_says():
    ann = somebody("ann", "there", Leg(400, "far"))
    world = a_day([ann], burst="07:04", hours={"breath_1": "07:12", "breath_1_end": "07:40"})
    go(world, 300)
    for x in (300, 310, 320):
        spawn_mimic(world, "drone", x, FLOOR_Y, "test").freeze_ticks = 1000
    go(world, 50)
    assert who(world, "ann").act == "flee"
    go(world, 30)
    assert not who(world, "ann").fear_ticks
    events = go(world, 500)
    assert "far" in [event.what for event in named(events, "arrived")]


# ---- the whole of the day ------------------------------------------------------------------------


def test_under_a_door_that_hangs_half_down_they_stoop_and_stand_up_behind_it():
    door = a("door", 480, FLOOR_Y - 64, 16, 64, id="door", open=True, falls_at="07:04", falls_share=0.5)
    lintel = list(LONG)
    for row in range(1, 7):
        lintel[row] = "#" + "." * 29 + "#" + "." * 68 + "#"
    world = a_day([somebody("ann", "there", Leg(100, "far"))], door, rows=lintel, her_x=60)
    lowest = []
    for _ in range(100 + 400):
        go(world, 1)
        ann = who(world, "ann")
        if abs(ann.x - 488) < 10:
            lowest.append(ann.h)
    assert lowest
    assert max(lowest) <= 32
    assert ann.place == "far"
    assert ann.h == 44


def test_under_a_door_that_is_all_the_way_down_nobody_gets():
    door = a("door", 480, FLOOR_Y - 160, 16, 160, id="door")
    world = a_day([somebody("ann", "there", Leg(10, "far"))], door)
    go(world, 400)
    assert who(world, "ann").x < 480
    assert who(world, "ann").h == 44
