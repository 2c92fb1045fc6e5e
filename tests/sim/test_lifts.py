"""Lifts: where they are, who rides, what they crush."""

from __future__ import annotations

import pytest
from worlds import fall, tick, tiny_world

from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Dynamic, Mover
from maketomorrow.sim.movers import crushed
from maketomorrow.sim.objects.crate import CRATE
from maketomorrow.sim.objects.grip import REACH_PX, reach_to
from maketomorrow.sim.objects.lift import LIFT, Lift, prompt, send, thrown, use
from maketomorrow.sim.plan import Spawn
from maketomorrow.sim.state import World

HALL = [*["." * 80] * 30, "#" * 80]


def a_lift(x: float, y: float, w: float = 80, h: float = 16, **props: object) -> Lift:
    spawn = Spawn("lift", "lift", "tiny", x, y, w, h, {**LIFT.kind.defaults(), **props})
    lift = LIFT.build(spawn, None)  # type: ignore[arg-type]
    assert isinstance(lift, Lift)
    return lift


def go(world: World, ticks: int) -> list[Event]:
    return [event for _ in range(ticks) for event in tick(world, fall)]


def test_a_called_lift_sets_off_travels_at_its_speed_and_arrives_to_the_pixel() -> None:
    lift = a_lift(160, 400, dy_tiles=-10.0, speed=8.0)
    world = tiny_world(HALL, at=(40, 29), things=[lift])
    events: list[Event] = []
    assert lift.stands_at() == 0
    assert send(world, lift, 1, events)
    ticks = lift.wait_ticks + 75  # ten tiles at eight a second
    events += go(world, ticks)
    assert (lift.x, lift.y) == lift.stop_at(1)
    assert lift.y == pytest.approx(240, abs=0.01)
    assert lift.stands_at() == 1
    assert [event.amount for event in events if event.name == "lift"] == [1, 0]
    events += go(world, 5)
    assert (lift.was_x, lift.was_y) == (lift.x, lift.y)


def test_a_lift_turns_round_on_its_way_when_it_is_called_back() -> None:
    lift = a_lift(160, 400, dy_tiles=-10.0)
    world = tiny_world(HALL, at=(40, 29), things=[lift])
    send(world, lift, 1, [])
    go(world, 40)
    assert lift.stands_at() == -1
    send(world, lift, 0, [])
    go(world, 60)
    assert (lift.stands_at(), lift.y) == (0, lift.home_y)


def test_a_shuttle_goes_to_and_fro_and_waits_at_each_end() -> None:
    lift = a_lift(160, 400, dx_tiles=6.0, dy_tiles=0.0, speed=6.0, mode="shuttle", wait_ticks=30)
    world = tiny_world(HALL, at=(40, 29), things=[lift])
    stood = []
    for _ in range(400):
        tick(world, fall)
        stood.append(lift.stands_at())
    assert {-1, 0, 1} == set(stood)
    visits = "".join({-1: "", 0: "a", 1: "b"}[at] for at in stood)
    assert visits.strip("ab") == ""
    assert 29 <= len(visits.lstrip("a").split("a")[0]) <= 32


def test_a_broken_lift_and_one_without_power_stay_where_they_are() -> None:
    broken = a_lift(160, 400, mode="broken")
    world = tiny_world(HALL, at=(40, 29), things=[broken])
    events: list[Event] = []
    assert not send(world, broken, 1, events)
    thrown(world, broken, events)
    assert go(world, 100) == []
    assert broken.y == broken.home_y

    dark = a_lift(160, 400, running=False, flag="crane_on", mode="shuttle", dx_tiles=4.0, dy_tiles=0.0)
    world = tiny_world(HALL, at=(40, 29), things=[dark])
    go(world, 100)
    assert dark.x == 160.0
    world.state.flags["crane_on"] = 1
    go(world, 100)
    assert dark.x > 160.0


def test_a_switch_gives_power_and_sends_the_lift() -> None:
    lift = a_lift(160, 400, running=False, dy_tiles=-4.0)
    world = tiny_world(HALL, at=(40, 29), things=[lift])
    thrown(world, lift, [])
    go(world, 100)
    assert lift.stands_at() == 1
    thrown(world, lift, [])
    go(world, 100)
    assert lift.stands_at() == 0


def test_whoever_stands_on_it_is_asked_and_sends_it_with_use() -> None:
    lift = a_lift(160, 400, dy_tiles=-10.0)
    world = tiny_world(HALL, at=(12, 23), things=[lift])
    go(world, 30)
    assert world.state.suit.carrier == "lift"
    assert prompt(world, lift) == "do.ride"
    use(world, lift, [])
    go(world, 120)
    assert lift.stands_at() == 1
    assert world.state.suit.y == lift.y


def test_whoever_waits_at_a_stop_calls_it_there() -> None:
    lift = a_lift(160, 400, dx_tiles=20.0, dy_tiles=0.0)
    world = tiny_world(HALL, at=(30, 24), things=[lift])
    suit = world.state.suit
    suit.x, suit.y = 490.0, 400.0
    assert min(reach_to(world, place) for place in LIFT.places(lift)) < REACH_PX  # type: ignore[misc]
    assert prompt(world, lift) == "do.call"
    assert use(world, lift, [])
    assert prompt(world, lift) == ""
    for _ in range(200):
        tick(world)
    assert lift.stands_at() == 1


def test_a_lift_out_of_order_says_so() -> None:
    lift = a_lift(160, 400, mode="broken")
    world = tiny_world(HALL, at=(12, 24), things=[lift])
    events: list[Event] = []
    assert use(world, lift, events)
    assert [event.what for event in events] == ["door.power"]


@pytest.mark.parametrize("speed", [2.0, 8.0, 20.0, 45.0])
@pytest.mark.parametrize(("dx", "dy"), [(0.0, -20.0), (30.0, 0.0), (20.0, -15.0)])
def test_riders_neither_slip_nor_lose_the_floor(speed: float, dx: float, dy: float) -> None:
    lift = a_lift(160, 420, dx_tiles=dx, dy_tiles=dy, speed=speed, mode="shuttle", wait_ticks=7)
    world = tiny_world(HALL, at=(12, 25), things=[lift])
    suit = world.state.suit
    suit.x, suit.y = 200.3, 420.0
    go(world, 3)
    for _ in range(600):
        tick(world, fall)
        assert suit.grounded
        assert suit.carrier == "lift"
        assert suit.y == lift.y
        assert suit.x - lift.x == pytest.approx(40.3, abs=1e-9)


@pytest.mark.parametrize("speed", [8.0, 20.0])
def test_a_crate_rides_a_lift(speed: float) -> None:
    lift = a_lift(160, 420, dy_tiles=-20.0, speed=speed, mode="shuttle", wait_ticks=20)
    crate = CRATE.build(
        Spawn("crate", "crate", "tiny", 184, 388, 32, 32, CRATE.kind.defaults()),
        None,  # type: ignore[arg-type]
    )
    assert isinstance(crate, Dynamic)
    world = tiny_world(HALL, at=(50, 29), things=[lift, crate])
    for _ in range(600):
        tick(world, fall)
        assert 180 < crate.cx < 220
        assert crate.cy < lift.y


def test_walking_on_a_moving_crane_adds_to_its_speed() -> None:
    lift = a_lift(160, 400, w=160, dx_tiles=30.0, dy_tiles=0.0, speed=6.0)
    world = tiny_world(HALL, at=(12, 24), things=[lift])
    suit = world.state.suit
    suit.x, suit.y = 180.0, 400.0
    go(world, 3)
    send(world, lift, 1, [])
    go(world, 20)
    before = suit.x

    def walks(mover: Mover) -> None:
        fall(mover)
        mover.vx = 60.0

    for _ in range(30):
        tick(world, walks)
    assert suit.x - before == pytest.approx((60 + 96) / 2, abs=0.01)


def test_a_jump_from_a_rising_lift_is_higher() -> None:
    def jump_from(speed: float) -> float:
        lift = a_lift(160, 440, dy_tiles=-20.0, speed=speed)
        world = tiny_world(HALL, at=(12, 25), things=[lift])
        suit = world.state.suit
        suit.x, suit.y = 200.0, 440.0
        go(world, 3)
        send(world, lift, 1, [])
        go(world, 30)
        suit.vy = -300.0
        top = start = suit.y
        for _ in range(30):
            tick(world, fall)
            top = min(top, suit.y)
        return start - top

    assert jump_from(8.0) > jump_from(0.25) + 15


def test_a_lift_that_comes_down_on_a_head_crushes_and_one_from_the_side_shoves() -> None:
    lift = a_lift(160, 300, dy_tiles=12.0, speed=6.0)
    world = tiny_world(HALL, at=(12, 29), things=[lift])
    go(world, 3)
    send(world, lift, 1, [])
    was_crushed = False
    for _ in range(200):
        tick(world, fall)
        was_crushed = was_crushed or crushed(world.state.suit)
    assert was_crushed

    lift = a_lift(160, 448, w=32, h=32, dx_tiles=10.0, dy_tiles=0.0, speed=6.0)
    world = tiny_world(HALL, at=(16, 29), things=[lift])
    go(world, 3)
    send(world, lift, 1, [])
    for _ in range(200):
        tick(world, fall)
        assert not crushed(world.state.suit)
    assert world.state.suit.x == pytest.approx(lift.x + 32 + 10, abs=0.1)


def test_a_lift_that_rises_under_feet_takes_them_along_and_a_ceiling_crushes() -> None:
    rows = [*["." * 80] * 14, "." * 10 + "#" * 10 + "." * 60, *["." * 80] * 15, "#" * 80]
    lift = a_lift(176, 464, h=16, dy_tiles=-14.0, speed=6.0)
    world = tiny_world(rows, at=(13, 27), things=[lift])
    suit = world.state.suit
    go(world, 10)
    assert suit.carrier == "lift"
    send(world, lift, 1, [])
    was_crushed = False
    for _ in range(200):
        tick(world, fall)
        was_crushed = was_crushed or crushed(suit)
        assert suit.y - suit.h >= 240 - 0.1
    assert was_crushed


def test_a_lift_at_rest_hurts_nobody() -> None:
    lift = a_lift(160, 440, mode="broken")
    world = tiny_world(HALL, at=(12, 29), things=[lift])
    for _ in range(100):
        tick(world, fall)
        assert not crushed(world.state.suit)


@pytest.mark.parametrize("speed", [1.0, 4.0, 8.0, 30.0])
def test_a_lift_takes_its_rider_down_through_the_hatch_it_lies_flush_with(speed: float) -> None:
    rows = [*["." * 20] * 10, "######=====#########", *["######.....#########"] * 12]
    lift = a_lift(96, 160, w=80, dy_tiles=10.0, speed=speed)
    world = tiny_world(rows, at=(8, 9), things=[lift])
    go(world, 10)
    send(world, lift, 1, [])
    go(world, 20 + int(600 / speed))
    assert world.state.suit.y == pytest.approx(lift.y, abs=0.1)
    assert lift.stands_at() == 1
