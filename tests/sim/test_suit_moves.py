"""Ladders, crouching, falling, water, energy, rest: everything of the suit that is not a jump's reach."""

from __future__ import annotations

import pytest
from suits import hall, named, names, play, settled, suited, until_stands

from maketomorrow.sim.objects.bench import Bench
from maketomorrow.sim.plan import Loadout


def test_she_is_at_run_speed_in_six_ticks_and_stands_in_eight() -> None:
    world = settled(suited(hall(), (5, 13)))
    suit = world.state.suit
    play(world, "right", 5)
    assert suit.vx < 168
    play(world, "right", 1)
    assert suit.vx == 168
    play(world, "", 8)
    assert suit.vx == 0


def test_a_foot_comes_down_every_28_px() -> None:
    world = settled(suited(hall(), (5, 13)))
    steps = named(play(world, "right", 106), "stepped")
    assert len(steps) == 10
    assert {event.what for event in steps} == {"ground"}


# -- ladders ---------------------------------------------------------------------------------------

_SHAFT = [
    "####################",
    "#..................#",
    "#..................#",
    "#..................#",
    "#..................#",
    "#====h=====........#",
    "#....H.............#",
    "#....H.............#",
    "#....H.............#",
    "#....H.............#",
    "#....H.............#",
    "#....H.............#",
    "####################",
]


def test_up_takes_the_ladder_and_her_feet_come_to_stand_on_its_top() -> None:
    world = settled(suited(_SHAFT, (5, 11)))
    suit = world.state.suit
    suit.x += 4
    play(world, "up", 1)
    assert suit.stance == "ladder"
    assert suit.x == 5 * 16 + 8
    y = suit.y
    play(world, "up", 30)
    assert y - suit.y == pytest.approx(96 * 30 / 60)
    play(world, "up", 60)
    assert (suit.stance, suit.y, suit.grounded) == ("ground", 5 * 16, True)
    play(world, "up", 10)
    assert suit.stance == "ground"


def test_down_takes_the_ladder_she_stands_on_and_is_quicker_than_up() -> None:
    world = settled(suited(_SHAFT, (5, 4)))
    suit = world.state.suit
    assert suit.y == 5 * 16
    play(world, "down", 1)
    assert suit.stance == "ladder"
    y = suit.y
    play(world, "down", 20)
    assert suit.y - y == pytest.approx(144 * 20 / 60)
    play(world, "down", 40)
    assert (suit.stance in ("ground", "crouch"), suit.y) == (True, 12 * 16)


def test_a_jump_leaves_the_ladder_and_a_jump_with_down_only_lets_go() -> None:
    world = settled(suited(_SHAFT, (5, 11)))
    suit = world.state.suit
    play(world, "up", 20)
    play(world, "", 5)
    assert suit.stance == "ladder"
    events = play(world, "jump right up", 4)
    assert named(events, "jumped")[0].what == "rung"
    assert suit.stance == "air"
    until_stands(world)
    play(world, "left", 30)
    suit.x = 5 * 16 + 8
    play(world, "up", 20)
    assert suit.stance == "ladder"
    events = play(world, "jump down", 3)
    assert "jumped" not in names(events)
    assert suit.stance == "air"
    assert suit.vy > 0


@pytest.mark.parametrize("wall_rows", [range(4, 12), range(4, 8), range(8, 12)])
def test_a_ladder_close_beside_a_wall_is_climbed_up_and_down(wall_rows: range) -> None:
    rows = list(_SHAFT)
    for row in wall_rows:
        rows[row] = rows[row][:6] + "#" + rows[row][7:]
    world = settled(suited(rows, (3, 11)))
    suit = world.state.suit
    suit.x = 5 * 16 + 5
    play(world, "up", 90)
    assert (suit.stance, suit.y) == ("ground", 5 * 16)
    play(world, "down", 90)
    assert suit.y == 12 * 16
    assert suit.x + 10 <= 6 * 16 + 0.1 or 11 not in wall_rows


def test_down_and_jump_drop_through_a_thin_floor_and_not_through_a_thick_one() -> None:
    world = settled(suited(_SHAFT, (8, 4)))
    suit = world.state.suit
    play(world, "down", 2)
    assert suit.stance == "crouch"
    play(world, "down jump", 6)
    assert suit.y > 5 * 16 + 4
    until_stands(world)
    assert suit.y == 12 * 16
    play(world, "down jump", 6)
    assert suit.y <= 12 * 16


# -- low ---------------------------------------------------------------------------------------------

_CRAWL = [
    "####################",
    "#..................#",
    "#......#######.....#",
    "#......#######.....#",
    "#..................#",
    "#..................#",
    "####################",
]


def test_she_crawls_under_what_she_cannot_stand_under_and_stays_low_until_there_is_room() -> None:
    world = settled(suited(_CRAWL, (3, 5)))
    suit = world.state.suit
    play(world, "right", 60)
    assert suit.x + 10 <= 7 * 16 + 1
    play(world, "down", 2)
    assert (suit.w, suit.h) == (20, 28)
    play(world, "down right", 60)
    assert suit.vx == 60
    assert 7 * 16 < suit.x < 14 * 16
    play(world, "", 10)
    assert suit.stance == "crouch"
    assert "jumped" not in names(play(world, "jump", 5))
    assert suit.h == 28
    play(world, "right", 150)
    assert suit.x > 14 * 16 + 10
    assert suit.h == 44


def test_a_dash_goes_under_what_a_run_does_not_and_leaves_her_low_there() -> None:
    world = settled(suited(_CRAWL, (4, 5)))
    suit = world.state.suit
    play(world, "right dash", 10)
    assert suit.x > 7 * 16
    play(world, "", 2)
    assert suit.crouched


# -- falls --------------------------------------------------------------------------------------------


def _cliff(tiles: int) -> list[str]:
    return [*["." * 30] * 6, *["####" + "." * 26] * tiles, "#" * 30]


@pytest.mark.parametrize("tiles", [8, 16])
def test_a_fall_of_up_to_sixteen_tiles_is_free(tiles: int) -> None:
    world = settled(suited(_cliff(tiles), (2, 5)))
    ticks = until_stands(world, "right")
    suit = world.state.suit
    assert suit.health == 100
    assert suit.stance == "ground"
    assert ticks < 90


def test_a_fall_of_seventeen_to_28_tiles_costs_a_tenth_and_18_ticks_on_her_knees() -> None:
    for tiles in (17, 28):
        world = settled(suited(_cliff(tiles), (2, 5)))
        suit = world.state.suit
        while suit.stance != "hurt":
            events = play(world, "right")
        assert named(events, "fell")[0].amount == tiles
        assert suit.health == 90
        assert suit.crouched
        x = suit.x
        play(world, "right", 17)
        assert suit.stance == "hurt"
        assert suit.x - x < 20
        play(world, "right", 2)
        assert suit.stance == "ground"
        assert world.state.over is None


def test_a_fall_of_more_than_28_tiles_kills() -> None:
    world = settled(suited(_cliff(29), (2, 5)))
    events = play(world, "right", 140)
    assert world.state.over is not None
    assert (world.state.over.cause, named(events, "died")[0].who) == ("fall", "rita")


def test_nothing_of_a_deep_fall_hurts_the_unhurt() -> None:
    world = settled(suited(_cliff(40), (2, 5), Loadout(unhurt=True)))
    play(world, "right", 200)
    assert world.state.over is None
    assert world.state.suit.health == 100


def test_a_dash_or_a_slide_on_a_wall_begins_the_fall_anew() -> None:
    world = settled(suited(_cliff(34), (2, 5)))
    suit = world.state.suit
    play(world, "right", 50)
    assert not suit.grounded
    play(world, "right dash", 1)
    events = play(world, "", 100)
    assert named(events, "fell")[0].amount < 29
    assert world.state.over is None

    rows = [row[:12] + "#" + row[13:] for row in _cliff(34)[:-1]] + ["#" * 30]
    world = settled(suited(rows, (2, 5)))
    suit = world.state.suit
    play(world, "right", 75)
    assert suit.stance == "wall"
    assert suit.vy == pytest.approx(90)
    until_stands(world, "right", 900)
    assert suit.health == 100


# -- water -------------------------------------------------------------------------------------------

_POOL = [
    "....................",
    "....................",
    "....................",
    "....................",
    "....................",
    "######...........###",
    "######~~~~~~~~~~h###",
    "######~~~~~~~~~~H###",
    "######~~~~~~~~~~H###",
    "######~~~~~~~~~~H###",
    "######~~~~~~~~~~H###",
    "######~~~~~~~~~~H###",
    "####################",
]


def test_deep_water_is_slow_and_there_is_no_jump_in_it() -> None:
    world = settled(suited(_POOL, (4, 4)))
    suit = world.state.suit
    events = play(world, "right", 60)
    assert suit.stance == "water"
    assert len(named(events, "splashed")) == 1
    assert suit.vx == pytest.approx(168 * 0.4)
    y = suit.y
    assert "jumped" not in names(play(world, "jump", 5))
    assert suit.y >= y


def test_deep_water_kills_after_120_ticks() -> None:
    world = settled(suited(_POOL, (4, 4)))
    suit = world.state.suit
    while suit.stance != "water":
        play(world, "right")
    play(world, "", 118)
    assert world.state.over is None
    play(world, "", 3)
    assert world.state.over is not None
    assert world.state.over.cause == "drown"


def test_the_unhurt_go_on_swimming() -> None:
    world = settled(suited(_POOL, (4, 4), Loadout(unhurt=True)))
    play(world, "right", 30)
    play(world, "", 300)
    assert world.state.over is None
    assert world.state.suit.stance == "water"


def test_a_rung_saves_her_from_the_water_and_lets_her_jump_out() -> None:
    world = settled(suited(_POOL, (4, 4)))
    suit = world.state.suit
    play(world, "right", 40)
    ticks = 0
    while suit.stance != "ladder" and ticks < 150:
        play(world, "right up" if suit.x > 16 * 16 else "right")
        ticks += 1
    assert suit.stance == "ladder"
    play(world, "", 150)
    assert world.state.over is None
    assert suit.water_ticks == 0
    assert named(play(world, "jump", 2), "jumped")[0].what == "rung"


# -- energy and dash -----------------------------------------------------------------------------------


def test_four_cells_are_spent_by_four_dashes_and_come_back_one_at_a_time() -> None:
    world = settled(suited(hall(120), (5, 13)))
    suit = world.state.suit
    for _ in range(4):
        play(world, "right dash", 1)
        play(world, "right", 21)
    assert suit.energy <= 1
    seen = []
    for _ in range(30):
        seen += play(world, "dash")
        seen += play(world, "", 1)
        if "energy_dry" in names(seen):
            break
    assert "energy_dry" in names(seen)
    suit.energy, suit.energy_ticks = 0, 90
    for cells in (1, 2, 3, 4):
        play(world, "", 89)
        assert suit.energy == cells - 1
        play(world, "", 1)
        assert suit.energy == cells
    play(world, "", 200)
    assert suit.energy == 4


def test_only_one_dash_is_in_the_air_until_she_stands() -> None:
    world = settled(suited(_cliff(16), (2, 5)))
    suit = world.state.suit
    play(world, "right jump", 12)
    assert "dashed" in names(play(world, "right dash", 1))
    play(world, "right", 24)
    assert not suit.grounded
    assert "dashed" not in names(play(world, "right dash", 1))
    until_stands(world)
    play(world, "", 30)
    assert "dashed" in names(play(world, "left dash", 1))


def test_a_dash_cools_for_twelve_ticks() -> None:
    world = settled(suited(hall(), (5, 13)))
    play(world, "right dash", 1)
    play(world, "right", 9 + 11)
    assert "dashed" not in names(play(world, "right dash", 1))
    play(world, "right", 1)
    assert "dashed" in names(play(world, "right dash", 1))


def test_nothing_can_hit_her_from_the_second_to_the_ninth_tick_of_a_dash() -> None:
    world = settled(suited(hall(), (5, 13)))
    safe = []
    for tick in range(1, 12):
        play(world, "right dash" if tick == 1 else "right")
        if world.state.suit.iframe_ticks:
            safe.append(tick)
    assert safe == list(range(2, 10))


# -- hands full, eyes shut -----------------------------------------------------------------------------


def test_while_a_thing_has_her_hands_she_stands_still() -> None:
    world = settled(suited(hall(), (5, 13)))
    suit = world.state.suit
    suit.using = "keypad"
    x = suit.x
    events = play(world, "right jump dash", 10)
    assert suit.x == x
    assert events == []
    suit.using = ""
    play(world, "right", 10)
    assert suit.x > x


def _bench(world_x: float) -> Bench:
    return Bench("bench-1", world_x, 13 * 16, 48, 16)


def test_rest_on_a_bench_lasts_until_it_is_let_go() -> None:
    world = settled(suited(hall(), (5, 13), things=[_bench(70)]))
    suit = world.state.suit
    began = named(play(world, "rest", 1), "rested")
    assert (began[0].amount, suit.resting) == (1, "bench-1")
    x = suit.x
    play(world, "rest right", 40)
    assert (suit.resting, suit.x) == ("bench-1", x)
    ended = named(play(world, "", 1), "rested")
    assert (ended[0].amount, ended[0].what, suit.resting) == (0, "let_go", "")


def test_there_is_no_rest_without_a_bench() -> None:
    world = settled(suited(hall(), (5, 13), things=[_bench(300)]))
    play(world, "rest", 10)
    assert world.state.suit.resting == ""


def test_an_aim_is_free_or_one_of_eight_ways_or_straight_ahead() -> None:
    world = settled(suited(hall(), (5, 13)))
    suit = world.state.suit
    play(world, "left", 1)
    play(world, "", 1)
    assert suit.aim == 512
    play(world, "up", 1)
    assert suit.aim == 768
    play(world, "up right", 1)
    assert suit.aim == 896
    play(world, "left", 1, aim=100)
    assert (suit.aim, suit.facing) == (100, 1)


def test_in_the_air_down_aims_at_the_ground_and_on_it_down_is_her_knees() -> None:
    world = settled(suited(hall(), (5, 13)))
    suit = world.state.suit
    play(world, "down", 2)
    assert suit.aim == 0
    play(world, "", 2)
    play(world, "jump", 10)
    play(world, "down", 2)
    assert suit.aim == 256


def test_hit_stop_holds_her_still_and_forgets_no_press() -> None:
    world = settled(suited(hall(), (5, 13)))
    suit = world.state.suit
    play(world, "right", 10)
    suit.freeze_ticks = 4
    x = suit.x
    events = play(world, "right jump", 4)
    assert (suit.x, events) == (x, [])
    assert "jumped" in names(play(world, "right jump", 1))
