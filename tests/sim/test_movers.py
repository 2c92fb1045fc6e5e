"""Walking, falling, slopes, ledges and walls, for bodies of every size in the game."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import fall, tick, tiny_world

from maketomorrow.sim import movers
from maketomorrow.sim.model import Barrier, Mover
from maketomorrow.sim.movers import fits, floor_below, move
from maketomorrow.sim.state import World

SUIT, CROUCHED, DRONE, SPITTER = (20.0, 44.0), (20.0, 28.0), (28.0, 22.0), (30.0, 36.0)
SIZES = (SUIT, CROUCHED, DRONE, SPITTER)
RUN, DASH = 168.0, 480.0


def sized(world: World, size: tuple[float, float]) -> Mover:
    suit = world.state.suit
    suit.w, suit.h = size
    world.physics.rebuild(world.state.things, (suit,))
    return suit


def runs(speed: float) -> Callable[[Mover], None]:
    def act(mover: Mover) -> None:
        fall(mover)
        mover.vx = speed

    return act


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("speed", [20.0, RUN, DASH])
def test_a_run_over_two_hundred_tiles_never_stops_or_leaves_the_ground(size: tuple[float, float], speed: float) -> None:
    world = tiny_world(["." * 204] * 6 + ["#" * 204] * 2, at=(2, 5))
    mover = sized(world, size)
    ticks = min(1500, int(200 * 16 / speed * 60) - 10)
    for _ in range(ticks):
        tick(world, runs(speed))
        assert mover.grounded
        assert mover.wall == 0
        assert mover.y == 96.0
    assert mover.x == pytest.approx(40 + speed * ticks / 60)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("speed", [60.0, RUN, -RUN, DASH, -DASH])
def test_slopes_are_run_up_and_down_without_losing_the_ground(size: tuple[float, float], speed: float) -> None:
    hills = [
        "." * 80,
        *["." * 80] * 5,
        "." * 18 + "/##\\" + "." * 58,
        "." * 17 + "/####\\" + "." * 17 + "ab####cd" + "." * 32,
        "." * 16 + "/######\\" + "." * 14 + "ab########cd" + "." * 8 + "/\\" + "." * 20,
        "#" * 80,
    ]
    world = tiny_world(hills, at=(2 if speed > 0 else 77, 8))
    mover = sized(world, size)
    heights = set()
    for _ in range(int(72 * 16 / abs(speed) * 60)):
        tick(world, runs(speed))
        assert mover.grounded, mover.x
        assert mover.wall == 0, mover.x
        heights.add(mover.y)
    assert min(heights) < 100
    assert mover.y == 144.0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("speed", [RUN, -RUN, DASH, 960.0])
@pytest.mark.parametrize("high", [0, 1])
def test_a_single_tile_stops_everybody(size: tuple[float, float], speed: float, high: int) -> None:
    rows = ["." * 40 for _ in range(8)] + ["#" * 40]
    row = 7 - high
    rows[row] = "." * 20 + "#" + "." * 19
    world = tiny_world(rows, at=(10 if speed > 0 else 30, 7))
    mover = sized(world, size)
    for _ in range(120):
        tick(world, runs(speed))
    half = mover.w / 2
    assert mover.x == pytest.approx(320 - half if speed > 0 else 336 + half, abs=0.02)
    assert mover.wall == (1 if speed > 0 else -1)


@given(
    size=st.sampled_from(SIZES),
    top=st.integers(0, 3),
    thick=st.integers(1, 2),
    speed=st.floats(30, 900),
    height=st.floats(0, 40),
)
@settings(max_examples=60, deadline=None)
def test_whoever_flies_against_a_ledge_does_not_pass_it(
    size: tuple[float, float], top: int, thick: int, speed: float, height: float
) -> None:
    rows = ["." * 40 for _ in range(12)] + ["#" * 40]
    for row in range(8 - top, 8 - top + thick):
        rows[row] = "." * 20 + "#" * 6 + "." * 14
    world = tiny_world(rows, at=(18, 8))
    mover = sized(world, size)
    mover.x, mover.y = 296.0, 144.0 - height
    for _ in range(30):
        tick(world, runs(speed))
        solid = world.plan.terrain.cell_at
        for up in range(1, int(mover.h), 3):
            assert solid(mover.x, mover.y - up) == 0


def test_rest_is_rest() -> None:
    world = tiny_world(["." * 20] * 5 + ["#" * 20], at=(5, 4))
    suit = world.state.suit
    for _ in range(5):
        tick(world, fall)
    here = (suit.x, suit.y, suit.vx, suit.vy)
    for _ in range(600):
        tick(world, runs(0.0))
        assert (suit.x, suit.y, suit.vx, suit.vy) == here
        assert suit.grounded


@pytest.mark.parametrize("at", [0.0, 0.3, 7.77, 15.99])
def test_every_jump_is_as_high_as_every_other(at: float) -> None:
    tops = set()
    for lane in range(4):
        world = tiny_world(["." * 40] * 12 + ["#" * 40], at=(5 + 6 * lane, 11))
        suit = world.state.suit
        suit.x += at
        for _ in range(3):
            tick(world, fall)
        suit.vy = -400.0
        top = suit.y
        for _ in range(80):
            tick(world, fall)
            top = min(top, suit.y)
        tops.add(192.0 - top)
        assert suit.grounded
        assert suit.y == 192.0
    assert len(tops) == 1


def test_a_landing_says_how_fast_it_was_once() -> None:
    world = tiny_world(["." * 20] * 12 + ["#" * 20], at=(5, 5))
    suit = world.state.suit
    speeds = []
    for _ in range(60):
        tick(world, fall)
        speeds.append(suit.landed_speed)
    landed = [speed for speed in speeds if speed]
    assert len(landed) == 1
    assert landed[0] == pytest.approx((2 * 1500 * 96) ** 0.5, rel=0.05)


def test_a_oneway_floor_carries_from_above_and_lets_through_from_below() -> None:
    world = tiny_world(
        ["." * 12, "." * 12, "." * 12, "." * 12, "..======....", "." * 12, "." * 12, "#" * 12], at=(4, 6)
    )
    suit = world.state.suit
    for _ in range(3):
        tick(world, fall)
    suit.vy = -450.0
    under = False
    for _ in range(60):
        tick(world, fall)
        under = under or 64 < suit.y - suit.h / 2 < 70
    assert suit.grounded
    assert suit.y == 64.0
    suit.drop_ticks = 4
    for _ in range(40):
        tick(world, fall)
    assert suit.y == 112.0
    assert suit.drop_ticks == 0


def test_nobody_is_lifted_on_to_a_oneway_floor_that_the_feet_have_not_cleared() -> None:
    world = tiny_world(["." * 12] * 4 + ["..======....", "." * 12, "." * 12, "#" * 12], at=(4, 6))
    suit = world.state.suit
    for top in range(60, 80):
        suit.x, suit.y, suit.vx, suit.vy, suit.grounded = 72.0, float(top), RUN, 0.0, False
        move(world, suit)
        assert suit.y >= top


def test_a_corner_holds_whoever_stands_at_the_edge_of_a_ledge() -> None:
    world = tiny_world(["." * 12] * 4 + ["####........"] + ["." * 12] * 3 + ["#" * 12], at=(2, 3))
    suit = world.state.suit
    suit.x = 64.0 + 9.0
    for _ in range(30):
        tick(world, fall)
    assert suit.y == 64.0
    suit.x = 64.0 + 10.5
    for _ in range(60):
        tick(world, fall)
    assert suit.y == 128.0


def test_a_jump_slips_past_a_corner_overhead_by_as_much_as_it_is_told() -> None:
    for catch, passes in ((3.0, True), (6.0, False)):
        world = tiny_world(["." * 12] * 4 + ["####........"] + ["." * 12] * 5 + ["#" * 12], at=(5, 9))
        suit = world.state.suit
        suit.x = 64.0 + 10.0 - catch
        for _ in range(2):
            tick(world, fall)
        suit.vy = -500.0
        top = suit.y
        for _ in range(40):
            fall(suit)
            move(world, suit, corner_px=4.0)
            top = min(top, suit.y)
        assert (top < 110.0) is passes


def test_a_low_ceiling_over_a_slope_stops_her_instead_of_swallowing_her_head() -> None:
    world = tiny_world(
        ["." * 30, "." * 16 + "#" * 14, "." * 30, "." * 30, "." * 18 + "/" + "#" * 11, "#" * 30], at=(3, 4)
    )
    suit = world.state.suit
    for _ in range(200):
        tick(world, runs(RUN))
        assert suit.y - suit.h >= 32.0 - 0.01 or suit.x + 10 < 256
    assert suit.x < 18 * 16 + 16


def test_there_is_room_to_stand_up_only_where_there_is() -> None:
    world = tiny_world(["#" * 20, "." * 20, "." * 10 + "#" * 10, "." * 20, "." * 20, "#" * 20], at=(5, 4))
    mover = sized(world, CROUCHED)
    assert fits(world, mover, 44)
    mover.x = 160.0 - 9.0
    assert not fits(world, mover, 44)
    mover.x = 240.0
    assert not fits(world, mover, 44)
    assert fits(world, mover, 28)


def test_the_floor_below_is_found_on_oneways_slopes_and_ground() -> None:
    world = tiny_world(["." * 12, ".==.........", "." * 12, "....../\\....", "#" * 12], at=(10, 3))
    assert floor_below(world, 24, 10, 100) == 16.0
    assert floor_below(world, 24, 20, 100) == 64.0
    assert floor_below(world, 104, 0, 100) == pytest.approx(56.0)
    assert floor_below(world, 24, 20, 10) is None


def test_feet_that_leave_a_crest_above_a_cliff_do_not_sink_into_it() -> None:
    rows = [
        "." * 20,
        "." * 20,
        "." * 20,
        "." * 20,
        "." * 20,
        "." * 8 + "/" + "." * 11,
        "." * 7 + "/#" + "." * 11,
        "#" * 20,
    ]
    world = tiny_world(rows, at=(3, 6))
    suit = world.state.suit
    for _ in range(240):
        tick(world, runs(60.0))
        over_cliff = suit.x - suit.w / 2 < 143.5
        assert suit.y <= 96.0 or suit.x < 140.0 or not over_cliff, (suit.x, suit.y)
    assert suit.y == 112.0


CAVE = [
    "########################",
    "#......................#",
    "#..==..................#",
    "#.........####.........#",
    "#......................#",
    "#..../##\\.......==.....#",
    "#...=....=.............#",
    "#......................#",
    "#...ab####cd....##.....#",
    "########################",
]


@given(
    st.sampled_from(SIZES),
    st.floats(1.0, 22.5),
    st.floats(1.0, 9.5),
    st.floats(-DASH, DASH),
    st.floats(-560.0, 560.0),
    st.integers(0, 8),
)
@settings(max_examples=300, deadline=None)
def test_the_short_way_through_open_air_leads_where_the_long_one_does(
    size: tuple[float, float], col: float, row: float, vx: float, vy: float, drop_ticks: int
) -> None:
    def flown(short: bool) -> list[object]:
        world = tiny_world(CAVE, things=[Barrier("door", 304, 112, 16, 32)])
        mover = sized(world, size)
        mover.x, mover.y, mover.vx, mover.vy = col * 16, row * 16, vx, vy
        mover.grounded, mover.drop_ticks = False, drop_ticks
        seen: list[object] = []
        with pytest.MonkeyPatch.context() as patch:
            if not short:
                patch.setattr(movers, "_flies", lambda *_: False)
            for _ in range(12):
                move(world, mover)
                seen.append((mover.x, mover.y, mover.vx, mover.vy, mover.grounded, mover.wall, mover.ceiling))
                seen.append((mover.drop_ticks, mover.carrier, mover.landed_speed))
        return seen

    assert flown(short=True) == flown(short=False)
