"""How a drone fights, and how it is beaten."""

from __future__ import annotations

import itertools
from functools import partial
from itertools import pairwise

from sim.rooms import FLOOR_Y, HALL, WIDE, a, a_day, fight, go, named, until

from maketomorrow.sim.combat import hit
from maketomorrow.sim.enemies.drone import LUNGE, TUNING, Drone
from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.enemies.stances import scuttle
from maketomorrow.sim.model import Blow
from maketomorrow.sim.plan import Loadout

a_fight = partial(fight, "drone")


def test_a_lunge_is_wound_up_for_24_ticks_and_for_12_more_the_first_time_today():
    world = a_fight(100.0, unhurt=True)
    events = go(world, 600)
    windups, strikes = named(events, "windup"), named(events, "strike")
    assert [event.amount for event in windups[:3]] == [36, 24, 24]
    assert {event.what for event in windups} == {"drone.lunge"}
    for windup, strike in zip(windups, strikes):
        assert strike.tick - windup.tick == windup.amount + 1


def test_whoever_stands_still_is_hit_for_18():
    world = a_fight(100.0)
    events = until(world, "hurt")
    assert named(events, "hurt")[0].amount == 18
    assert named(events, "hurt")[0].what == "drone.lunge"
    assert world.state.suit.health == 82


def test_one_lunge_hurts_once():
    world = a_fight(100.0)
    until(world, "strike")
    assert len(named(go(world, 60), "hurt")) == 1


def test_a_lunge_can_be_jumped_over():
    world = a_fight(100.0)
    until(world, "windup")
    go(world, 28)
    events = go(world, 12, "jump") + go(world, 30)
    assert named(events, "strike")
    assert not named(events, "hurt")


def test_a_lunge_can_be_dashed_through():
    world = a_fight(100.0)
    until(world, "strike")
    events = go(world, 1, "right") + go(world, 1, "right dash") + go(world, 30)
    assert not named(events, "hurt")
    assert world.state.suit.x > world.state.mimics[0].x


def test_a_lunge_falls_short_of_whoever_runs_from_it():
    world = a_fight(100.0)
    until(world, "windup")
    assert not named(go(world, 70, "left"), "hurt")


def test_a_lunge_goes_where_she_was_when_it_was_aimed():
    world = a_fight(100.0)
    until(world, "windup")
    go(world, 36 - LUNGE.aim_ticks + 1)
    drone = world.state.mimics[0]
    aimed = (drone.aim_x, drone.aim_y)
    go(world, 8, "left jump")
    assert (drone.aim_x, drone.aim_y) == aimed == (640.0, FLOOR_Y)


def test_a_drone_is_beaten_without_damage():
    """Wait for the wind-up, jump over the lunge, cut while it recovers; and again."""
    world = a_fight(260.0)
    suit = world.state.suit
    for _ in range(900):
        if not world.state.mimics:
            break
        drone = world.state.mimics[0]
        towards = "right" if drone.x > suit.x else "left"
        near = abs(drone.x - suit.x) < 50
        if drone.act == "windup" and drone.windup_ticks - drone.act_ticks < 6:
            go(world, 1, "jump")
        elif drone.act == "recover" and not near:
            go(world, 1, towards)
        elif drone.act == "recover" and world.tick % 2:
            go(world, 1, f"{towards} fire")
        else:
            go(world, 1)
    assert not world.state.mimics
    assert suit.health == 100


def test_never_two_drones_at_once_from_one_side_nor_in_one_breath():
    world = a_fight(*(side * (200.0 + 40 * n) for n in range(4) for side in (-1, 1)), unhurt=True)
    suit = world.state.suit
    windups: list[int] = []
    for _ in range(1500):
        windups += [event.tick for event in named(go(world, 1), "windup")]
        began_left = [mimic for mimic in world.state.mimics if mimic.act == "windup" and mimic.x < suit.x]
        began_right = [mimic for mimic in world.state.mimics if mimic.act == "windup" and mimic.x > suit.x]
        assert len(began_left) <= 1
        assert len(began_right) <= 1
        assert sum(1 for mimic in world.state.mimics if mimic.token) <= 3
    assert len(windups) >= 10
    assert min(later - earlier for earlier, later in itertools.pairwise(windups)) >= 18


def test_drones_go_round():
    world = a_fight(200.0, 240.0, unhurt=True)
    sides = set()
    for _ in range(600):
        go(world, 1)
        suit = world.state.suit
        sides.add(tuple(mimic.x > suit.x for mimic in world.state.mimics))
    assert (True, False) in sides or (False, True) in sides


def test_drones_that_wait_do_not_stand_in_one_spot():
    world = a_fight(*(200.0 + n for n in range(6)), unhurt=True)
    go(world, 300)
    stacked = looked = 0
    for _ in range(600):
        go(world, 1)
        waiting = sorted(mimic.x for mimic in world.state.mimics if mimic.act == "hunt" and not mimic.leaping)
        looked += max(len(waiting) - 1, 0)
        stacked += sum(1 for one, other in itertools.pairwise(waiting) if other - one < 10)
    assert stacked < looked * 0.1


def test_a_drone_turns_visibly_before_it_can_strike_the_other_way():
    world = a_fight(60.0, unhurt=True)
    drone = world.state.mimics[0]
    drone.facing, drone.rest_ticks = 1, 40
    turned_at = next(tick for tick in range(60) if go(world, 1) is not None and drone.facing == -1)
    assert turned_at >= 7


def test_after_a_lunge_it_hops_back_and_keeps_off_for_a_while():
    world = a_fight(100.0, unhurt=True)
    until(world, "strike")
    events = until(world, "hopped")
    hop = named(events, "hopped")[0]
    suit = world.state.suit
    before = abs(hop.x - suit.x)
    events = go(world, 25)
    assert abs(world.state.mimics[0].x - suit.x) > before
    assert not named(events, "windup")


def test_a_blow_that_staggers_breaks_a_wind_up():
    world = a_fight(100.0)
    until(world, "windup")
    drone = world.state.mimics[0]
    hit(world, drone, Blow("slug", "rita", 7.0, stagger_ticks=36), [])
    events = go(world, 36)
    assert drone.token == ""
    assert not named(events, "strike")


def test_a_wall_ends_a_lunge():
    rows = (WIDE[0], *WIDE[1:11], *WIDE[11:])
    rows = tuple(row[:36] + "#" + row[37:] if 8 <= at <= 10 else row for at, row in enumerate(rows))
    world = a_fight(rows=rows, at=560.0)
    drone = spawn_mimic(world, "drone", 660.0, FLOOR_Y, "B1")
    drone.act, drone.attack, drone.token, drone.windup_ticks = "windup", LUNGE.cause, "rita", 24
    drone.facing = -1
    go(world, 40)
    assert drone.x > 37 * 16
    assert drone.act == "recover"


def test_a_drone_does_not_wind_up_at_whom_it_does_not_see():
    rows = tuple(row[:45] + "#" + row[46:] if 0 < at < 11 else row for at, row in enumerate(WIDE))
    world = a_fight(140.0, rows=rows)
    assert not named(go(world, 300), "windup")


def test_a_drone_that_waits_its_turn_stays_on_its_ledge():
    rows = (*WIDE[:11], *(row[:20] + "." * 8 + row[28:] for row in WIDE[11:]))
    world = a_fight(40.0, rows=rows, at=480.0, unhurt=True)
    drone = world.state.mimics[0]
    drone.x = 460.0  # the ledge ends at 448, behind it
    drone.rest_ticks = 10_000
    for _ in range(300):
        go(world, 1)
        assert drone.grounded
    assert abs(drone.x - 448) < 24


def test_its_light_is_inside_it_and_larger_when_it_leans_back():
    drone = Drone("drone-1", 100.0, FLOOR_Y, 28.0, 22.0)
    sizes = {}
    for act in ("hunt", "windup", "strike", "recover"):
        drone.act = act
        x, y, radius = drone.weak_point()
        left, top, right, bottom = drone.box()
        assert left < x < right
        assert top < y < bottom
        sizes[act] = radius
    assert sizes["windup"] == max(sizes.values())


def test_a_placed_drone_has_a_drones_health_and_looks_where_it_was_told():
    world = a_day(a("drone", 480, FLOOR_Y, facing="right"))
    drone = world.state.mimics[0]
    assert (drone.health, drone.facing, drone.act) == (TUNING.health, 1, "still")


def test_only_so_many_drones_press_in_and_the_others_hold_back_each_in_a_place_of_its_own():
    rows = tuple(row[0] + row[1] * 158 + row[0] for row in HALL)
    world = a_fight(*(300.0 + 40 * n for n in range(20)), rows=rows, unhurt=True)
    go(world, 700)
    suit = world.state.suit
    most = 0
    for _ in range(300):
        go(world, 1)
        most = max(most, sum(abs(drone.x - suit.x) < TUNING.near_px for drone in world.state.mimics))
    assert most <= TUNING.press + 1
    held = sorted(drone.x for drone in world.state.mimics if isinstance(drone, Drone) and drone.holds)
    assert len(held) >= 10
    assert all(further - nearer >= 8 for nearer, further in pairwise(held))


def test_when_one_falls_the_next_comes_in():
    rows = tuple(row[0] + row[1] * 158 + row[0] for row in HALL)
    world = a_fight(*(300.0 + 40 * n for n in range(12)), rows=rows, unhurt=True)
    go(world, 700)
    held = [drone.id for drone in world.state.mimics if isinstance(drone, Drone) and drone.holds]
    nearest = min(world.state.mimics, key=lambda drone: abs(drone.x - world.state.suit.x))
    hit(world, nearest, Blow("cutter", "rita", 99.0, tool="cutter"), [])
    go(world, 60)
    still_held = [drone.id for drone in world.state.mimics if isinstance(drone, Drone) and drone.holds]
    assert len(still_held) < len(held)


def test_below_somebody_they_cannot_reach_they_prowl_and_do_not_stand_in_one_spot():
    rows = list(WIDE)
    rows[4] = rows[4][:36] + "====" + rows[4][40:]  # seven tiles up, with no way there
    world = a_day(rows=rows, at=(38 * 16.0, 4 * 16.0), loadout=Loadout(unhurt=True))
    for n in range(5):
        drone = spawn_mimic(world, "drone", 700.0 + 30 * n, FLOOR_Y, "B1")
        drone.act = "hunt"
    events = go(world, 300)
    spreads = []
    for _ in range(400):
        events += go(world, 1)
        places = sorted(drone.x for drone in world.state.mimics)
        spreads.append(places[-1] - places[0])
        assert all(abs(place - world.state.suit.x) < 300 for place in places)
    assert not named(events, "windup")
    assert max(spreads) > 100
    assert min(spreads) > 26


def test_a_horde_before_a_wall_it_cannot_pass_does_not_stand_in_one_spot():
    rows = [row[:40] + "##" + row[42:] for row in WIDE]
    world = a_day(rows=rows, at=(1100.0, FLOOR_Y), loadout=Loadout(unhurt=True))
    for n in range(8):
        drone = spawn_mimic(world, "drone", 300.0 + 20 * n, FLOOR_Y, "B1")
        drone.act = "hunt"
    go(world, 400)
    crowds = []
    for _ in range(300):
        go(world, 1)
        places = [drone.x for drone in world.state.mimics]
        crowds.append(max(sum(abs(place - other) < 10 for other in places) for place in places))
    assert max(places) > 460  # they have gone as far as the road goes
    assert sum(crowds) / len(crowds) < 3


def test_a_drone_backs_down_a_slope_of_45_degrees():
    rows = list(WIDE)
    for step in range(6):
        rows[10 - step] = rows[10 - step][:20] + "#" * (10 - step) + "\\" + rows[10 - step][31 - step :]
    world = a_day(rows=rows, at=(900.0, FLOOR_Y), loadout=Loadout(unhurt=True))
    drone = spawn_mimic(world, "drone", 440.0, FLOOR_Y - 56, "B1")
    for _ in range(30):
        assert scuttle(world, drone, 500.0, 110.0)
    assert drone.y > FLOOR_Y - 30


def test_a_drone_that_a_lift_crushes_is_dead():
    world = a_fight(300.0, unhurt=True)
    world.state.mimics[0].crush_ticks = 3
    assert named(go(world, 1), "died")[0].what == "crush"
