"""The place to hide is not the place to begin: from every burst point a mimic walks to the bunk, on its own feet."""

from __future__ import annotations

import math
from functools import cache

import pytest
from days import darol
from walkers import fails_to_walk, put, walk

from maketomorrow.sim.enemies.drone import GAIT as DRONE
from maketomorrow.sim.enemies.spitter import GAIT as SPITTER
from maketomorrow.sim.model import Dynamic
from maketomorrow.sim.plan import TILE_PX, Loadout
from maketomorrow.sim.roads import Roads
from maketomorrow.sim.state import World
from maketomorrow.sim.world import build_world, first_morning, keyframe

POINTS = ("B1", "B2", "B3", "B4", "B5", "B6", "B7")
ROOTS = ("R1", "R2", "R3", "R4", "R5", "quay")
ARMOURY = ("w.armoury.door", "w.armoury.back")


def morning() -> World:
    """The untouched day."""
    return build_world(darol(), first_morning(darol()), Loadout())


@cache
def world() -> World:
    """One of them for questions only."""
    return morning()


def roads() -> Roads:
    return world().roads


def at(x: float, y: float) -> int:
    """The node of a place of the story, in tiles."""
    return roads().node_at(x * TILE_PX + 8, y * TILE_PX + 16)


def of(spawn_id: str) -> int:
    spawn = darol().spawn(spawn_id)
    assert spawn is not None, spawn_id
    return roads().node_at(spawn.x, spawn.y)


def pieces(start: int, goal: int) -> list[int]:
    """The edges of a drone's way on the untouched day."""
    doors = roads().doors(world().by_id)
    found = []
    while start != goal:
        index = roads().way(start, goal, DRONE, doors)
        if index < 0:
            pytest.fail(f"no way from ({roads().xs[start] / 16:.0f}, {roads().ys[start] / 16:.0f})")
        found.append(index)
        start = roads().edges[index].b
    return found


@pytest.mark.parametrize("point", POINTS)
def test_a_drone_from_every_point_finds_a_road_to_the_bunk(point: str) -> None:
    assert pieces(of(point), of(darol().waking))


@pytest.mark.parametrize("point", POINTS)
def test_every_road_west_for_drones_goes_through_the_armourys_doors(point: str) -> None:
    barriers = roads().barriers
    gnawed = []
    for index in pieces(of(point), of(darol().waking)):
        gnawed += [barriers[barrier].id for barrier, _ in roads().edges[index].needs]
    assert [name for name in gnawed if name in ARMOURY] == list(reversed(ARMOURY))
    doors = roads().doors(world().by_id, full=(ARMOURY[0],))
    assert roads().distance(of(point), of(darol().waking), DRONE, doors) == math.inf


@pytest.mark.parametrize("point", POINTS)
def test_a_drone_walks_the_whole_way_to_the_bunk(point: str) -> None:
    today, bed, start = morning(), darol().spawn(darol().waking), darol().spawn(point)
    assert bed is not None
    assert start is not None
    drone = put(today, "drone", start.x, start.y)
    last = (drone.x, drone.y)
    for (doing,) in walk(today, [drone], bed.x, bed.y, 8000):
        assert math.dist(last, (drone.x, drone.y)) < 14, "it teleports"
        last = (drone.x, drone.y)
        if doing == "arrived":
            break
    assert math.dist((drone.x, drone.y), (bed.x, bed.y)) < 8, f"({drone.x / 16:.1f}, {drone.y / 16:.1f})"


def test_every_piece_of_road_that_can_be_reached_is_walked_to_its_end() -> None:
    today = morning()
    today.state.things = [thing for thing in today.state.things if not isinstance(thing, Dynamic)]
    keyframe(today)
    wrong = []
    for kind, gait in (("drone", DRONE), ("spitter", SPITTER)):
        outward: dict[int, list[int]] = {}
        for edge in today.roads.edges:
            if edge.fits(gait):
                outward.setdefault(edge.a, []).append(edge.b)
        reached = [of(point) for point in POINTS]
        for node in reached:  # whatever stands open or shut
            reached += [there for there in dict.fromkeys(outward.get(node, ())) if there not in reached]
        known = set(reached)
        for index, edge in enumerate(today.roads.edges):
            if edge.a in known and edge.fits(gait) and (edge.kind != "walk" or gait is DRONE):
                wrong.append(fails_to_walk(today, index, kind))
    assert [one for one in wrong if one] == []


# ---- what the story says about roots -----------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "below"),
    [((531, 128), (514, 135)), ((563, 115), (548, 121)), ((600, 115), (615, 121))],
    ids=["R1", "R2", "R3"],
)
def test_a_drone_leaps_roots_one_to_three_going_down_and_never_up(
    above: tuple[int, int], below: tuple[int, int]
) -> None:
    doors = roads().doors(world().by_id)
    by_the_root = 300  # ticks; round by the hollow it takes more than ten times as long
    assert roads().distance(at(*above), at(*below), DRONE, doors) < by_the_root
    assert roads().distance(at(*below), at(*above), DRONE, doors) > 3 * by_the_root


def test_b3_gets_west_only_through_the_hollow_while_r3_stands() -> None:
    deepest = max(roads().edges[index].y1 for index in pieces(of("B3"), of(darol().waking)))
    assert deepest > 180 * TILE_PX


def test_b5s_brood_drops_to_the_boards_and_climbs_the_ladder_of_the_pier() -> None:
    way = [roads().edges[index] for index in pieces(of("B5"), of(darol().waking))]
    start = of("B5")
    assert (roads().xs[start] // TILE_PX, roads().ys[start] / TILE_PX) == (424, 150)
    assert any(edge.kind == "climb" and edge.line_x // TILE_PX == 418 for edge in way)


def test_the_quay_root_keeps_b6_from_the_ladder_above_the_basin_until_it_is_cut() -> None:
    ladder = at(188, 127)
    today = morning()
    shut = today.roads.distance(of("B6"), ladder, DRONE, today.roads.doors(today.by_id))
    today.by_id["quay"].shut = False  # type: ignore[union-attr]
    cut = today.roads.distance(of("B6"), ladder, DRONE, today.roads.doors(today.by_id))
    assert cut < 800 < shut


@pytest.mark.parametrize("cut", ROOTS)
def test_no_cut_shuts_a_drones_way_to_the_bunk(cut: str) -> None:
    today = morning()
    today.by_id[cut].shut = False  # type: ignore[union-attr]
    doors = today.roads.doors(today.by_id)
    for point in POINTS:
        assert today.roads.distance(of(point), of(darol().waking), DRONE, doors) < math.inf
