"""The suit among things: lifts, crates, wind, a bench in bad times."""

from __future__ import annotations

import dataclasses

import pytest
from suits import hall, named, names, play, settled, suited

from maketomorrow.sim.enemies.drone import Drone
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.bench import Bench
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.plan import Loadout, Spawn
from maketomorrow.sim.state import World


def _lift(world: World, x: float, y: float, **props: float | str | bool) -> Thing:
    kind = OBJECTS["lift"]
    spawn = Spawn("lift-1", "lift", "tiny", x, y, 64.0, 16.0, {**kind.kind.defaults(), **props})
    return kind.build(spawn, world.plan)


def _with_lift(x: float, y: float, loadout: Loadout | None = None, **props: float | str | bool) -> World:
    bare = suited(hall(), (5, 13))
    lift = _lift(bare, x, y, **props)
    return suited(hall(), (5, 13), loadout, things=[lift])


def test_a_jump_off_a_rising_lift_takes_its_speed_along() -> None:
    heights = []
    for dy in (0.0, -9.0):
        world = _with_lift(64, 13 * 16.0, mode="shuttle", dx_tiles=0.0, dy_tiles=dy, speed=7.5)
        suit = world.state.suit
        suit.y = 13 * 16.0 - 1
        play(world, "", 20)
        assert suit.grounded
        assert suit.carrier == "lift-1"
        y, top = suit.y, suit.y
        for tick in range(40):
            play(world, "jump" if tick < 12 else "")
            top = min(top, suit.y)
        heights.append(y - top)
    assert heights[0] == pytest.approx(74, abs=1)
    assert heights[1] > 100


def test_a_lift_that_comes_down_on_her_kills_and_says_crush() -> None:
    world = _with_lift(64, 4 * 16.0, mode="shuttle", dx_tiles=0.0, dy_tiles=9.0, speed=7.5)
    play(world, "", 400)
    over = world.state.over
    assert over is not None
    assert over.cause == "crush"


def test_a_run_is_slowed_to_the_pace_of_the_crate_it_pushes() -> None:
    rows = hall()
    rows[13] = rows[13][:10] + "X" + rows[13][11:]
    world = settled(suited(rows, (5, 13)))
    play(world, "right", 90)
    x = world.state.suit.x
    play(world, "right", 60)
    assert world.state.suit.x - x == pytest.approx(110, abs=2)


def test_wind_of_thirty_carries_a_full_jump_a_tile_and_a_quarter_and_leaves_her_feet_alone() -> None:
    wind = Spawn("wind-1", "wind", "tiny", 0.0, 0.0, 960.0, 400.0, {"push": 30.0, "on_ticks": 6000, "off_ticks": 0})
    world = settled(suited(hall(), (5, 13), spawns=[wind]))
    suit = world.state.suit
    x = suit.x
    play(world, "", 30)
    assert suit.x == x
    play(world, "jump", 12)
    play(world, "", 40)
    assert suit.grounded
    assert suit.x - x == pytest.approx(20, abs=1)


def _resting(*mimics: Drone) -> World:
    bench = Bench("bench-1", 70.0, 13 * 16.0, 48.0, 16.0)
    world = settled(suited(hall(), (5, 13), things=[bench], mimics=mimics))
    world.state.hive.breath = True
    play(world, "rest", 10)
    return world


def test_a_rest_ends_when_she_is_hurt() -> None:
    world = _resting()
    world.state.suit.hurt_ticks = 5
    events = play(world, "rest", 1)
    assert [event.what for event in named(events, "rested")] == ["hurt"]
    assert world.state.suit.resting == ""


def test_a_rest_ends_when_an_hour_strikes_and_does_not_begin_again_by_itself() -> None:
    world = _resting()
    assert world.state.suit.resting == "bench-1"
    world.plan = dataclasses.replace(world.plan, hours={"burst": "07:04"})
    events = play(world, "rest", 60)
    assert [(event.tick, event.what) for event in named(events, "rested")] == [(40, "hour")]
    assert world.state.suit.resting == ""


def test_there_is_no_rest_with_a_mimic_in_open_sight_within_24_tiles() -> None:
    near = Drone("drone-1", 88.0 + 20 * 16, 14 * 16.0, 28.0, 22.0, health=24.0, act="hunt")
    assert _resting(near).state.suit.resting == ""
    far = Drone("drone-1", 88.0 + 26 * 16, 14 * 16.0, 28.0, 22.0, health=24.0, act="hunt")
    assert _resting(far).state.suit.resting == "bench-1"


def test_hit_stop_on_a_lift_does_not_leave_her_behind() -> None:
    world = _with_lift(64, 13 * 16.0, mode="shuttle", dx_tiles=20.0, dy_tiles=0.0, speed=7.5)
    suit = world.state.suit
    suit.y = 13 * 16.0 - 1
    play(world, "", 30)
    away = suit.x - world.state.things[0].x
    suit.freeze_ticks = 7
    play(world, "", 8)
    assert suit.carrier == "lift-1"
    assert suit.x - world.state.things[0].x == pytest.approx(away)


def test_the_same_keys_make_the_same_day() -> None:
    def day() -> tuple[float, float, list[str]]:
        rows = hall()
        rows[13] = rows[13][:10] + "X" + rows[13][11:]
        world = suited(rows, (5, 13), Loadout(hand=("cutter", "slug")))
        seen = []
        for tick in range(300):
            held = "right" * (tick % 50 < 35) + " jump" * (tick % 31 < 9) + " dash" * (tick % 47 == 0)
            seen += names(play(world, held + " fire" * (tick % 13 == 0)))
        return world.state.suit.x, world.state.suit.y, seen

    assert day() == day()
