"""Roads are walked by bodies: every kind of piece, crates in the way, doors with teeth at them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from rooms import a, plan_of
from test_roads import CORRIDOR, LADDER, TERRACE, gap_of, maze, shore, step_of
from walkers import fails_to_walk, put, walk
from worlds import tiny_world

from maketomorrow.sim import walking
from maketomorrow.sim.enemies.drone import GAIT as DRONE_GAIT
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.enemies.spitter import GAIT as SPITTER_GAIT
from maketomorrow.sim.objects.acts import things_tick
from maketomorrow.sim.objects.door import Door
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import follow, lose_way
from maketomorrow.sim.ways import EDGE_KINDS
from maketomorrow.sim.world import build_world, first_morning


def arrives(rows: list[str], kind: str, start: tuple[float, int], goal: tuple[float, int], ticks: int = 1500) -> Mimic:
    """Walk one from tile to tile; fails unless it gets there."""
    world = tiny_world(rows)
    mimic = put(world, kind, start[0] * 16 + 8, start[1] * 16 + 16)
    done: set[str] = set()
    for (now,) in walk(world, [mimic], goal[0] * 16 + 8, goal[1] * 16 + 16, ticks):
        done.add(now)
        if now == "arrived":
            break
    assert "arrived" in done, f"at ({mimic.x / 16:.1f}, {mimic.y / 16:.1f}) after {ticks} ticks"
    assert (abs(mimic.x - goal[0] * 16 - 8) < 4, mimic.y) == (True, goal[1] * 16 + 16)
    return mimic


@pytest.mark.parametrize(("kind", "most"), [("drone", 4), ("spitter", 2)])
def test_steps_are_hopped_and_dropped_from(kind: str, most: int) -> None:
    for tiles in range(1, most + 1):
        arrives(step_of(tiles), kind, (3, 7 + tiles), (20, 7))
        arrives(step_of(tiles), kind, (20, 7), (3, 7 + tiles))


@pytest.mark.parametrize(("kind", "widest"), [("drone", 7), ("spitter", 4)])
def test_gaps_are_leapt(kind: str, widest: int) -> None:
    for tiles in range(1, widest + 1):
        arrives(gap_of(tiles), kind, (2, 7), (tiles + 17, 7))


def test_the_widest_gap_is_leapt_up_the_highest_step() -> None:
    arrives(gap_of(7, rise=4), "drone", (2, 11), (24, 7))
    arrives(gap_of(4, rise=2), "spitter", (2, 9), (21, 7))


@pytest.mark.parametrize("kind", ["drone", "spitter"])
def test_ladders_are_climbed_both_ways(kind: str) -> None:
    arrives(LADDER, kind, (8, 11), (14, 3))
    arrives(LADDER, kind, (14, 3), (8, 11))


@pytest.mark.parametrize("kind", ["drone", "spitter"])
def test_slopes_are_walked_and_leapt_from(kind: str) -> None:
    arrives(TERRACE, kind, (3, 13), (30, 7))
    arrives(TERRACE, kind, (30, 7), (3, 13))


@pytest.mark.parametrize("kind", ["drone", "spitter"])
def test_water_is_a_road_down_its_shore_along_its_bed_and_up_its_bank(kind: str) -> None:
    for bank in (1, 4):
        arrives(shore(bank), kind, (2, 5 + bank), (26, 5), 2500)
        arrives(shore(bank), kind, (26, 5), (10, 10 + bank), 2500)


def test_boards_are_dropped_through_and_jumped_on_to_from_below() -> None:
    rows = ["." * 20] * 5 + [".####==========####."] + ["." * 20] * 3 + ["#" * 20]
    arrives(rows, "drone", (2, 4), (10, 8))
    arrives(rows, "drone", (10, 8), (2, 4))


@pytest.mark.parametrize("kind", ["drone", "spitter"])
def test_one_that_leans_on_a_crate_a_little_too_close_still_gets_over_it(kind: str) -> None:
    world = tiny_world([" " * 24] * 7 + ["          X" + " " * 13, "#" * 24])
    crate = world.state.things[0]
    mimic = put(world, kind, 0.0, 128.0)
    mimic.x = crate.cx - 14 - mimic.w / 2 + 1.1  # type: ignore[attr-defined]
    mimic.grounded = True
    assert "arrived" in {now for (now,) in walk(world, [mimic], 20 * 16, 128, 400)}


def test_a_crate_in_the_way_is_hopped_over_and_not_pushed() -> None:
    rows = CORRIDOR[:5] + ["..............X" + "." * 25, "#" * 40]
    world = tiny_world(rows)
    mimic = put(world, "drone", 40, 96)
    crate = world.state.things[0]
    before = crate.cx  # type: ignore[attr-defined]
    assert any(now == ["arrived"] for now in walk(world, [mimic], 560, 96, 900))
    assert crate.cx == pytest.approx(before, abs=4)  # type: ignore[attr-defined]


def test_whoever_is_thrown_off_his_road_finds_another() -> None:
    world = tiny_world(gap_of(6))
    mimic = put(world, "drone", 2 * 16, 8 * 16)
    for _ in walk(world, [mimic], 20 * 16, 8 * 16, 400):
        if 12 * 16 < mimic.x < 14 * 16:
            mimic.vx = 0.0
            lose_way(mimic)
        if mimic.grounded and mimic.y > 9 * 16:
            break
    assert mimic.y == 14 * 16, "it fell into the gap"
    assert follow(world, mimic, DRONE_GAIT, 4 * 16.0, 14 * 16.0, []) in ("wait", "walk", "arrived", "lost")


def test_with_no_road_it_goes_as_near_as_it_can_and_waits() -> None:
    world = tiny_world(gap_of(9))
    mimic = put(world, "drone", 2 * 16, 8 * 16)
    said = [now for (now,) in walk(world, [mimic], 24 * 16, 8 * 16, 900)]
    assert said[-1] in ("wait", "arrived", "lost")
    assert mimic.x > 8 * 16, "as far east as its side goes, or below"


def test_whoever_knows_lifts_calls_one_waits_beside_it_and_rides() -> None:
    rows = ["#" * 20, *["." * 20] * 4, "########.....#######", *["########.....#######"] * 7, *["." * 20] * 4, "#" * 20]
    things = (a("lift", 128, 80, 80, 16, id="lift", dy_tiles=12.0, speed=8.0),)
    plan = plan_of(rows, things, at=(40, 80))
    rider = replace(DRONE_GAIT, lifts=True)
    for start, goal in ((40.0, 80.0), (280.0, 272.0)), ((280.0, 272.0), (40.0, 80.0)):
        world = build_world(plan, first_morning(plan))
        mimic = put(world, "drone", *start)
        said = []
        for _ in range(900):
            things_tick(world, [])
            world.physics.step(world.state.tick, [])
            said.append(follow(world, mimic, rider, *goal, []))
            assert mimic.crush_ticks == 0
        assert (abs(mimic.x - goal[0]) < 4, mimic.y) == (True, goal[1])
        assert "wait" in said


# ---- doors -------------------------------------------------------------------------------------


def hall(strength: int = 240) -> World:
    rows = ["#" * 40] * 2 + CORRIDOR[2:]
    plan = plan_of(rows, (a("door", 320, 32, 16, 64, id="door", strength=strength),), at=(600, 96))
    return build_world(plan, first_morning(plan))


def test_three_gnaw_at_a_door_behind_each_other_and_the_fourth_waits() -> None:
    world = hall(strength=900)
    mimics = [put(world, "drone", 40 + 30 * n, 96) for n in range(4)]
    for doing in walk(world, mimics, 600, 96, 300):
        assert doing.count("gnaw") <= 3
    assert sorted(doing) == ["gnaw", "gnaw", "gnaw", "wait"]
    places = sorted(mimic.x for mimic in mimics)
    assert all(right - left > 10 for left, right in pairwise(places)), "nobody stands in another"


def test_a_door_that_is_gnawed_through_lets_them_all_pass() -> None:
    world = hall(strength=240)
    mimics = [put(world, "drone", 40 + 30 * n, 96) for n in range(4)]
    for _ in walk(world, mimics, 600, 96, 900):
        pass
    door = world.by_id["door"]
    assert isinstance(door, Door)
    assert door.broken
    assert all(abs(mimic.x - 600) < 4 for mimic in mimics)


def test_a_door_that_teeth_do_nothing_to_holds() -> None:
    world = hall(strength=0)
    mimic = put(world, "drone", 40, 96)
    for _ in walk(world, [mimic], 600, 96, 600):
        pass
    assert mimic.x < 320


def test_a_door_that_shuts_before_its_nose_stops_it() -> None:
    world = hall(strength=0)
    door = world.by_id["door"]
    assert isinstance(door, Door)
    door.shut, door.down_ticks = False, 0
    world.physics.set_block(door)
    mimic = put(world, "drone", 40, 96)
    for _ in walk(world, [mimic], 600, 96, 600):
        if mimic.x > 250 and not door.shut:
            door.shut, door.down_ticks = True, door.move_ticks
            world.physics.set_block(door)
    assert 280 < mimic.x < 320


def test_every_kind_of_road_has_somebody_who_knows_how_to_walk_it() -> None:
    assert set(walking._ON_THE_WAY) == set(EDGE_KINDS)


# ---- nobody teleports --------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_every_piece_of_road_over_thrown_together_ground_is_walked_to_its_end(seed: int) -> None:
    world = tiny_world(maze(seed))
    roads = world.roads
    wrong = []
    for kind, gait in (("drone", DRONE_GAIT), ("spitter", SPITTER_GAIT)):
        for index, edge in enumerate(roads.edges):
            if edge.fits(gait):
                wrong.append(fails_to_walk(world, index, kind))
    assert [one for one in wrong if one] == []


def test_two_who_walk_the_same_road_twice_walk_it_to_the_bit() -> None:
    digests = []
    for _ in range(2):
        world = tiny_world(maze(2))
        mimics = [put(world, "drone", 100, 20), put(world, "spitter", 700, 20)]
        for _ in walk(world, mimics, 500, 39 * 16, 800):
            pass
        digests.append(digest(world.state))
    assert digests[0] == digests[1]


def test_a_walk_moves_nobody_further_in_a_tick_than_its_fastest_leap() -> None:
    world = tiny_world(maze(1))
    mimic = put(world, "drone", 100, 20)
    last = (mimic.x, mimic.y)
    for _ in walk(world, [mimic], 800, 39 * 16, 1200):
        assert abs(mimic.x - last[0]) <= 480 / 60 + 0.01
        assert abs(mimic.y - last[1]) <= 560 / 60 + 2.0
        last = (mimic.x, mimic.y)
