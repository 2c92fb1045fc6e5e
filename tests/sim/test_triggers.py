"""Areas, wind and growth: what places do unasked."""

from __future__ import annotations

import pytest
from sim.rooms import FLOOR_Y, HALL, a, a_day, go, named

from maketomorrow.sim.plan import Area
from maketomorrow.sim.triggers import wind_at

TWO = (Area("bunks", (0, 0, 320, 208), "area.bunks"), Area("mess", (320, 0, 320, 208), "area.mess"))


def test_the_first_tick_says_where_she_wakes():
    world = a_day(areas=TWO)
    assert [event.what for event in named(go(world, 1), "entered")] == ["bunks"]
    assert not named(go(world, 20), "entered")
    assert world.state.suit.area == "bunks"


def test_walking_from_one_area_into_the_next_is_said_once():
    world = a_day(areas=TWO, at=(280, FLOOR_Y))
    events = go(world, 120, "right")
    assert [event.what for event in named(events, "entered")] == ["bunks", "mess"]


def test_where_two_areas_overlap_she_stays_in_the_one_she_came_from():
    overlapping = (Area("mess", (240, 0, 400, 208), "area.mess"), Area("bunks", (0, 0, 320, 208), "area.bunks"))
    world = a_day(areas=overlapping, at=(200, FLOOR_Y))
    assert [event.what for event in named(go(world, 1), "entered")] == ["bunks"]
    go(world, 30, "right")
    assert 240 < world.state.suit.x < 320
    assert world.state.suit.area == "bunks"


def test_gusts_come_and_go_by_the_clock_and_only_inside_their_region():
    world = a_day(a("wind", 100, 0, 200, 200, push=30.0, on_ticks=240, off_ticks=180))
    gusts = []
    for _ in range(840):
        gusts.append(wind_at(world, 150, 100))
        assert wind_at(world, 320, 100) == 0
        world.state.tick += 1
    assert gusts == [30.0] * 240 + [0.0] * 180 + [30.0] * 240 + [0.0] * 180


def test_wind_moves_whoever_is_in_the_air_and_nobody_on_the_ground():
    calm, windy = a_day(), a_day(a("wind", 0, 0, 640, 208, push=30.0))
    for world in (calm, windy):
        go(world, 30)
    assert windy.state.suit.x == calm.state.suit.x
    for world in (calm, windy):
        go(world, 12, "jump")
        go(world, 40)
    assert windy.state.suit.x - calm.state.suit.x == pytest.approx(20, abs=3)  # as LEVELS measured: 1.3 tiles


def test_growth_bites_whoever_touches_it_every_half_second():
    rows = [*HALL[:-2], "#########^^^^^^^########################", HALL[-1]]
    world = a_day(rows=rows, at=(200, FLOOR_Y))
    health = world.state.suit.health
    events = go(world, 121)
    bites = [event for event in named(events, "hurt") if event.what == "growth"]
    assert 2 <= len(bites) <= 5
    assert all(event.amount == 8 for event in bites)
    assert world.state.suit.health == health - 8 * len(bites)


def test_a_wall_beside_growth_is_only_a_wall():
    rows = [*HALL[:-2], "################^^^#####################", HALL[-1]]
    world = a_day(rows=rows, at=(200, FLOOR_Y))
    assert not named(go(world, 120), "hurt")
