"""Crates and the flap: pushed, ridden, dropped on heads, dashed through."""

from __future__ import annotations

from itertools import pairwise

import pytest
from worlds import fall, tick, tiny_world

from maketomorrow.sim.model import Blow, Dynamic, Mover
from maketomorrow.sim.objects.crate import CRATE
from maketomorrow.sim.objects.crate import struck as crate_struck
from maketomorrow.sim.objects.flap import FLAP, Flap
from maketomorrow.sim.plan import Spawn
from maketomorrow.sim.state import World

RUN, DASH = 168.0, 480.0
YARD = [*["." * 80] * 8, "#" * 80]


def crate_at(name: str, x: float, floor: float, size: int = 28) -> Dynamic:
    """A crate whose middle is at x, resting on a floor."""
    spawn = Spawn(name, "crate", "tiny", x - 16, floor - 32, 32, 32, {**CRATE.kind.defaults(), "size_px": size})
    crate = CRATE.build(spawn, None)  # type: ignore[arg-type]
    assert isinstance(crate, Dynamic)
    return crate


def stack(x: float, floor: float, high: int) -> list[Dynamic]:
    return [crate_at(f"crate-{n}", x, floor - 28 * n) for n in range(high)]


def walk_against(world: World, ticks: int, speed: float = RUN) -> list[float]:
    """Press to the right; her place after every tick."""
    suit, places = world.state.suit, []

    def act(mover: Mover) -> None:
        fall(mover)
        mover.vx = min(speed, mover.vx + 30.0)

    for _ in range(ticks):
        tick(world, act)
        places.append(suit.x)
    return places


@pytest.mark.parametrize(("high", "speed"), [(1, 110.0), (2, 92.0), (3, 0.0)])
def test_one_crate_is_pushed_at_a_jog_two_at_a_walk_and_three_not_at_all(high: int, speed: float) -> None:
    world = tiny_world(YARD, at=(5, 7), things=stack(160, 128, high))
    places = walk_against(world, 300)
    steps = [(after - before) * 60 for before, after in pairwise(places[200:])]
    assert steps == pytest.approx([speed] * len(steps), abs=0.01)
    crates = world.state.things
    assert max(abs(crate.cx - crates[0].cx) for crate in crates) < 3  # the stack still stands


def test_a_pushed_crate_falls_into_the_pit_and_fills_it() -> None:
    rows = [*["." * 40] * 6, "#" * 20 + "..." + "#" * 17, "#" * 20 + "..." + "#" * 17, "#" * 40]
    world = tiny_world(rows, at=(10, 5), things=[crate_at("crate", 240, 96)])
    walk_against(world, 360)
    crate = world.state.things[0]
    assert isinstance(crate, Dynamic)
    assert 320 < crate.cx < 368
    assert crate.cy == pytest.approx(128 - 14, abs=0.6)
    assert world.state.suit.x > 400  # and she ran over it


def test_a_crate_against_a_wall_stops_her_and_stays_outside_the_wall() -> None:
    rows = [*["." * 39 + "#"] * 8, "#" * 40]
    world = tiny_world(rows, at=(30, 7), things=[crate_at("crate", 560, 128)])
    for speed in (RUN, DASH):
        walk_against(world, 200, speed)
        crate = world.state.things[0]
        assert crate.cx == pytest.approx(624 - 14, abs=0.6)
        assert world.state.suit.x == pytest.approx(624 - 28 - 10, abs=1.5)


def test_nobody_pushes_a_crate_while_in_the_air() -> None:
    world = tiny_world(YARD, at=(5, 7), things=[crate_at("crate", 160, 128)])
    suit, crate = world.state.suit, world.state.things[0]
    suit.x, suit.y = 160 - 14 - 10.5, 120.0
    for _ in range(6):
        suit.vx, suit.vy, suit.grounded = RUN, -60.0, False
        tick(world)
    assert crate.cx == pytest.approx(160, abs=0.1)


def test_whoever_stands_on_a_crate_does_not_creep() -> None:
    world = tiny_world(YARD, at=(9, 3), things=[crate_at("crate", 156, 128)])
    suit = world.state.suit
    for _ in range(60):
        tick(world, fall)
    assert suit.carrier == "crate"
    anchor, place = (suit.anchor_x, suit.anchor_y), (suit.x, suit.y)
    for _ in range(600):
        tick(world, fall)
        assert suit.grounded
        assert suit.carrier == "crate"
    assert (suit.anchor_x, suit.anchor_y) == anchor
    assert (suit.x, suit.y) == pytest.approx(place, abs=0.05)


def test_whoever_rides_a_thrown_crate_stays_where_she_stood_on_it() -> None:
    world = tiny_world([*["." * 120] * 8, "#" * 120], at=(9, 3), things=[crate_at("crate", 156, 128)])
    suit, crate = world.state.suit, world.state.things[0]
    assert isinstance(crate, Dynamic)
    for _ in range(60):
        tick(world, fall)
    offset = suit.x - crate.cx
    crate.push(4000, 0, crate.cx, crate.cy)
    far = crate.cx
    for _ in range(40):
        tick(world, fall)
        assert suit.grounded
        assert suit.x - crate.cx == pytest.approx(offset, abs=1.0)
    assert crate.cx > far + 20


def test_a_jump_from_a_moving_crate_keeps_its_speed() -> None:
    world = tiny_world([*["." * 120] * 12, "#" * 120], at=(9, 7), things=[crate_at("crate", 156, 192)])
    suit, crate = world.state.suit, world.state.things[0]
    assert isinstance(crate, Dynamic)
    for _ in range(60):
        tick(world, fall)
    crate.push(2500, 0, crate.cx, crate.cy)
    tick(world, fall)
    tick(world, fall)
    assert crate.vx > 100

    def jump(mover: Mover) -> None:
        mover.vy = -300.0

    tick(world, jump)
    assert not suit.grounded
    assert suit.vx == pytest.approx(crate.vx, abs=1)


def test_a_crate_that_falls_on_a_head_slides_off_and_never_ends_inside_her() -> None:
    for offset in (-9, -4, 0, 3, 8):
        world = tiny_world(YARD, at=(20, 7), things=[crate_at("crate", 328 + offset, 40)])
        suit, crate = world.state.suit, world.state.things[0]
        assert isinstance(crate, Dynamic)
        for _ in range(400):
            tick(world, fall)
            assert suit.y == 128.0
        assert abs(crate.cx - suit.x) >= 22 or crate.cy < suit.y - suit.h


def test_a_crate_that_hits_somebody_sets_them_moving() -> None:
    world = tiny_world(YARD, at=(20, 7), things=[crate_at("crate", 250, 112)])
    suit, crate = world.state.suit, world.state.things[0]
    assert isinstance(crate, Dynamic)
    crate.push(6000, -300, crate.cx, crate.cy)
    fastest = 0.0
    for _ in range(30):
        tick(world, fall)
        fastest = max(fastest, suit.vx)
    assert fastest > 60
    assert suit.x > 330


def test_a_hard_landing_is_heard_once() -> None:
    world = tiny_world(YARD, at=(40, 7), things=[crate_at("crate", 160, 60)])
    bumps = [event for _ in range(120) for event in tick(world) if event.name == "bumped"]
    assert bumps
    assert bumps[0].who == "crate"
    assert bumps[0].amount > 150
    assert len(bumps) <= 2


def test_a_blow_shoves_a_crate_away_from_whoever_struck_it() -> None:
    world = tiny_world(YARD, at=(40, 7), things=[crate_at("crate", 160, 128)])
    crate = world.state.things[0]
    assert isinstance(crate, Dynamic)
    for _ in range(30):
        tick(world)
    crate_struck(world, crate, Blow("slug", "rita", 10, knock_x=300, x=146, y=110), [])
    for _ in range(60):
        tick(world)
    assert crate.cx > 170


def the_flap(x: float, floor: float) -> Flap:
    flap = FLAP.build(Spawn("flap", "flap", "tiny", x - 8, floor - 58, 16, 56, {}), None)  # type: ignore[arg-type]
    assert isinstance(flap, Flap)
    return flap


@pytest.mark.parametrize("speed", [60.0, RUN, DASH])
def test_a_flap_lets_everybody_through_and_hangs_still_again(speed: float) -> None:
    flap = the_flap(208, 128)
    world = tiny_world(YARD, at=(8, 7), things=[flap])
    opened = 0.0
    places = []
    for _ in range(200):
        places += walk_against(world, 1, speed)
        opened = max(opened, abs(flap.angle))
    assert opened > 0.9
    assert max(places) > 208 + 60
    for _ in range(400):
        tick(world, fall)
    assert abs(flap.angle) < 0.05
    assert flap.cx == pytest.approx(208, abs=1)


def test_a_flap_carries_nobody_and_stops_no_jump() -> None:
    flap = the_flap(208, 128)
    world = tiny_world(YARD, at=(12, 7), things=[flap])
    suit = world.state.suit
    suit.x, suit.y = 208.0, 60.0
    for _ in range(120):
        tick(world, fall)
    assert suit.y == 128.0
    assert suit.carrier == ""


def test_a_crate_found_inside_somebody_is_parted_from_them_gently() -> None:
    world = tiny_world(YARD, at=(20, 7), things=[crate_at("crate", 332, 128)])
    suit, crate = world.state.suit, world.state.things[0]
    assert isinstance(crate, Dynamic)
    fastest = 0.0
    for _ in range(200):
        tick(world, fall)
        fastest = max(fastest, abs(crate.vx), abs(crate.vy))
    assert fastest < 200
    assert abs(crate.cx - suit.x) > 20


def test_nothing_holds_a_crate_up_where_somebody_has_gone() -> None:
    world = tiny_world(YARD, at=(20, 7), things=[crate_at("crate", 328, 128)])
    suit, crate = world.state.suit, world.state.things[0]
    assert isinstance(crate, Dynamic)
    suit.x, suit.y = 600.0, 40.0
    for _ in range(3):
        world.physics.follow((suit,))
    world.physics.remove_mover(suit)
    world.physics.follow(())
    for _ in range(60):
        world.physics.step(0, [])
    assert crate.cx == pytest.approx(328, abs=0.1)
    assert crate.cy == pytest.approx(114, abs=0.3)
