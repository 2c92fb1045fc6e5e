"""What a hit does, what flies, what burns, who falls."""

from __future__ import annotations

from itertools import pairwise

import pytest
from suits import hall, named, names, play, settled, suited

from maketomorrow.sim.combat import hit, shoot, shots_fly, strike_box
from maketomorrow.sim.enemies.drone import Drone
from maketomorrow.sim.enemies.spitter import Spitter
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Pool, Shot
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.state import World

FEET = 14 * 16.0
LUNGE = Blow("drone.lunge", "drone-1", 18, knock_x=200, knock_y=-120)


def _still(*mimics: Drone, loadout: Loadout | None = None) -> World:
    """Rita at x 88, and mimics that hold their breath."""
    world = suited(hall(), (5, 13), loadout, mimics=mimics)
    world.state.hive.breath = True
    return settled(world)


def _drone(x: float, name: str = "drone-1") -> Drone:
    return Drone(name, x, FEET, 28, 22, health=24, act="hunt")


def _around(world: World) -> tuple[float, float, float, float]:
    return world.state.suit.box()


def test_a_hit_hurts_throws_stops_and_leaves_a_second_of_safety() -> None:
    world = _still()
    suit = world.state.suit
    events: list[Event] = []
    assert hit(world, suit, LUNGE, events)
    assert [(event.what, event.by, event.amount) for event in named(events, "hurt")] == [("drone.lunge", "drone-1", 18)]
    assert suit.health == 82
    x = suit.x
    play(world, "", 4)
    assert suit.x == x
    play(world, "left", 8)
    assert suit.x > x + 10
    assert not suit.grounded
    assert not hit(world, suit, LUNGE, events)
    assert names(events) == ["hurt", "dodged"]
    play(world, "", 60)
    assert suit.iframe_ticks == 0
    assert hit(world, suit, LUNGE, events)


def test_plating_takes_fifteen_percent_off_a_blow() -> None:
    world = _still(loadout=Loadout(upgrades={"plating": 1}))
    hit(world, world.state.suit, LUNGE, [])
    assert world.state.suit.health == pytest.approx(100 - 18 * 0.85)


def test_an_assist_takes_its_percent_off_every_wound() -> None:
    world = _still(loadout=Loadout(assist_percent=40))
    hit(world, world.state.suit, LUNGE, [])
    assert world.state.suit.health == pytest.approx(100 - 18 * 0.6)


def test_nothing_hurts_the_unhurt() -> None:
    world = _still(loadout=Loadout(unhurt=True))
    events: list[Event] = []
    assert not hit(world, world.state.suit, Blow("drone.lunge", "drone-1", 500), events)
    assert events == []
    assert world.state.suit.health == 100


def test_a_heavier_body_is_thrown_less_far() -> None:
    spitter = Spitter("spitter-1", 300, FEET, 30, 36, health=36, act="hunt")
    drone = _drone(200)
    world = _still(drone, spitter)
    for target in (drone, spitter):
        hit(world, target, Blow("slug", "rita", 7, knock_x=420, tool="slug"), [])
    assert drone.vx == 420
    assert spitter.vx == pytest.approx(420 / 1.2)


def test_a_live_blow_hits_each_body_once_and_tells_a_dodge_once() -> None:
    world = _still(_drone(88))
    suit = world.state.suit
    suit.iframe_ticks = 3
    met: list[str] = []
    events: list[Event] = []
    assert not strike_box(world, _around(world), LUNGE, True, met, events)
    assert not strike_box(world, _around(world), LUNGE, True, met, events)
    assert names(events) == ["dodged"]
    suit.iframe_ticks = 0  # safety that ends while the blow is live saves nobody
    assert strike_box(world, _around(world), LUNGE, True, met, events)
    assert not strike_box(world, _around(world), LUNGE, True, met, events)
    assert names(events) == ["dodged", "hurt"]


def test_a_hit_stops_the_one_who_deals_it_too() -> None:
    drone = _drone(88)
    world = _still(drone)
    strike_box(world, _around(world), LUNGE, True, [], [])
    assert world.state.suit.freeze_ticks == drone.freeze_ticks == 4


def test_friendly_blows_hit_mimics_and_hostile_ones_only_her() -> None:
    drone = _drone(88)
    world = _still(drone)
    strike_box(world, _around(world), Blow("cutter", "rita", 5, tool="cutter"), False, [], [])
    assert (drone.health, world.state.suit.health) == (19, 100)
    strike_box(world, _around(world), LUNGE, True, [], [])
    assert (drone.health, world.state.suit.health) == (19, 82)


def test_a_mimic_without_health_is_gone_and_its_death_names_the_weapon() -> None:
    drone, other = _drone(120), _drone(400, "drone-2")
    world = _still(drone, other)
    hit(world, drone, Blow("cutter", "rita", 24, tool="cutter"), [])
    events = play(world)
    assert [(event.who, event.what, event.by) for event in named(events, "died")] == [("drone-1", "cutter", "rita")]
    assert world.state.mimics == [other]
    assert "drone-1" not in world.by_id
    play(world, "right", 60)
    assert world.state.suit.x > 200


def test_her_death_ends_the_day_and_names_what_killed_her() -> None:
    world = _still()
    hit(world, world.state.suit, Blow("spitter.arc", "spitter-3", 200), [])
    events = play(world)
    over = world.state.over
    assert over is not None
    assert (over.cause, over.by, over.who) == ("spitter.arc", "spitter-3", "rita")
    assert [(event.who, event.what) for event in named(events, "died")] == [("rita", "spitter.arc")]
    assert play(world, "right", 5) == []


def _spit(x: float, y: float, vx: float, vy: float) -> Shot:
    return Shot("spit-1", "spit", x, y, vx, vy, "spitter-1", "spitter.arc", 22, gravity=900, knock=120, hostile=True)


def test_spit_hits_her_for_22_on_its_way() -> None:
    world = _still()
    shoot(world, _spit(200, FEET - 60, -300, 0), [])
    events = play(world, "", 40)
    assert [(event.what, event.amount) for event in named(events, "hurt")] == [("spitter.arc", 22)]
    assert world.state.shots == []
    assert world.state.suit.x < 88


def test_spit_on_the_floor_burns_ninety_ticks_two_each_fifteen_and_counts_as_the_arc() -> None:
    world = _still()
    suit = world.state.suit
    shoot(world, _spit(200, FEET - 20, 0, 300), [])
    play(world, "", 6)
    assert len(world.state.pools) == 1
    assert world.state.pools[0].y == pytest.approx(FEET)
    suit.x = 200
    events = play(world, "", 100)
    burns = named(events, "hurt")
    assert {(event.what, event.by, event.amount) for event in burns} == {("spitter.arc", "spitter-1", 2)}
    assert [b.tick - a.tick for a, b in pairwise(burns)] == [15] * (len(burns) - 1)
    assert len(burns) in (5, 6)
    assert world.state.pools == []
    assert suit.stance == "ground"


def test_a_pool_does_not_burn_whoever_jumps_over_it() -> None:
    world = _still()
    world.state.pools.append(Pool("pool-1", 88, FEET, 40, 90, "spitter-1", "spitter.arc"))
    play(world, "jump", 12)
    assert named(play(world, "", 20), "hurt") == []


def test_spit_on_a_wall_leaves_no_pool() -> None:
    world = _still()
    shoot(world, _spit(60, FEET - 60, -900, -100), [])
    events = play(world, "", 10)
    assert "missed" in names(events)
    assert world.state.pools == []


def test_a_dash_lets_spit_through_and_says_so_once() -> None:
    world = _still()
    suit = world.state.suit
    shoot(world, _spit(150, FEET - 10, -60, -60), [])
    play(world, "right dash", 1)
    events = play(world, "right", 8)
    assert len(named(events, "dodged")) == 1
    assert suit.health == 100


def test_nobody_is_shot_through_a_wall_the_muzzle_is_in() -> None:
    world = _still()
    suit = world.state.suit
    events: list[Event] = []
    shoot(world, Shot("rivet-1", "rivet", 8, suit.y - 20, -900, 0, "rita", "rivet", 6), events)
    assert names(events) == ["missed"]
    assert world.state.shots == []


def test_the_nearer_of_two_bodies_stops_a_shot_whatever_their_order() -> None:
    for order in ((150, 170), (170, 150)):
        drones = [_drone(x, f"drone-{n}") for n, x in enumerate(order)]
        world = _still(*drones)
        shoot(world, Shot("rivet-1", "rivet", 100, FEET - 5, 3600, 0, "rita", "rivet", 6), [])
        events: list[Event] = []
        shots_fly(world, events)
        assert {drone.x: drone.health for drone in drones} == {150: 18, 170: 24}
