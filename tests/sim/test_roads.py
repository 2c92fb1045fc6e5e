"""The roads: who may go where, how long it takes, and what shuts a way."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from rooms import a, plan_of
from worlds import tiny_terrain

from maketomorrow.core.rng import pick
from maketomorrow.sim import roads as roads_file
from maketomorrow.sim.enemies.drone import GAIT as DRONE
from maketomorrow.sim.enemies.spitter import GAIT as SPITTER
from maketomorrow.sim.model import Barrier
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.objects.door import gnaw
from maketomorrow.sim.plan import Spawn
from maketomorrow.sim.roads import BARRIERS, GNAWERS, Doors, Gait, Roads
from maketomorrow.sim.world import build_world, first_morning

NOTHING = Doors(b"", b"", ())


def at(roads: Roads, col: float, row: int) -> int:
    """The node under feet in the middle of the bottom edge of a tile."""
    return roads.node_at(col * 16 + 8, row * 16 + 16)


def ticks(rows: list[str], start: tuple[float, int], goal: tuple[float, int], gait: Gait) -> float:
    """How long the way takes from tile to tile in a world of nothing but ground."""
    roads = Roads(tiny_terrain(rows), ())
    return roads.distance(at(roads, *start), at(roads, *goal), gait, NOTHING)


def leads(rows: list[str], start: tuple[float, int], goal: tuple[float, int], gait: Gait) -> bool:
    return ticks(rows, start, goal, gait) < math.inf


def step_of(tiles: int) -> list[str]:
    """Low ground to the left, ground ``tiles`` higher to the right."""
    air = ["." * 24] * 8
    return [*air, *(["............############"] * tiles), "#" * 24]


def gap_of(tiles: int, rise: int = 0) -> list[str]:
    """Two pillars with nothing between them; the right one ``rise`` higher. Whoever falls lands on a lower floor."""
    air = ["." * (20 + tiles)] * 8
    right = ["." * (10 + tiles) + "#" * 10] * rise
    return [*air, *right, *(["#" * 10 + "." * tiles + "#" * 10] * 6), "#" * (20 + tiles)]


def test_on_flat_ground_a_way_takes_its_length_at_the_gaits_speed() -> None:
    rows = ["." * 40] * 5 + ["#" * 40]
    roads = Roads(tiny_terrain(rows), ())
    here, there = at(roads, 2, 4), at(roads, 38, 4)
    expected = (roads.xs[there] - roads.xs[here]) / DRONE.speed_px * 60
    assert roads.distance(here, there, DRONE, NOTHING) == pytest.approx(expected)


@pytest.mark.parametrize(("gait", "tiles"), [(DRONE, 4), (SPITTER, 2)])
def test_a_mimic_hops_up_its_step_and_no_higher(gait: Gait, tiles: int) -> None:
    top = 8
    assert leads(step_of(tiles), (3, 7 + tiles), (20, top - 1), gait)
    assert not leads(step_of(tiles + 1), (3, 8 + tiles), (20, top - 1), gait)
    assert leads(step_of(tiles + 1), (20, top - 1), (3, 8 + tiles), gait), "down is always open"


@pytest.mark.parametrize(("gait", "tiles"), [(DRONE, 7), (SPITTER, 4)])
def test_a_mimic_leaps_its_gap_and_no_wider(gait: Gait, tiles: int) -> None:
    assert leads(gap_of(tiles), (2, 7), (tiles + 17, 7), gait)
    assert not leads(gap_of(tiles + 1), (2, 7), (tiles + 18, 7), gait)


def test_a_hop_may_use_step_and_gap_at_once() -> None:
    assert leads(gap_of(7, rise=4), (2, 11), (24, 7), DRONE)
    assert leads(gap_of(4, rise=2), (2, 9), (21, 7), SPITTER)


def test_a_low_passage_is_for_low_bodies() -> None:
    rows = ["." * 30] * 3 + ["." * 10 + "#" * 10 + "." * 10, "." * 30, "." * 30, "#" * 30]
    assert leads(rows, (2, 5), (27, 5), DRONE)
    assert not leads(rows, (2, 5), (27, 5), SPITTER)


def test_nobody_leaps_through_a_wall() -> None:
    rows = gap_of(5)
    rows = [row[:12] + "#" + row[13:] for row in rows]
    assert not leads(rows, (2, 7), (22, 7), DRONE)


LADDER = [
    "....................",
    "....................",
    "....................",
    "....................",
    "........=h=#########",
    "#######..H.#########",
    "#######..H.#########",
    "#######..H.#########",
    "#######..H.#########",
    "#######..H.#########",
    "#######..H.#########",
    "#######..H.#########",
    "####################",
]


def test_a_ladder_is_climbed_at_60_px_a_second_and_left_at_90() -> None:
    up = ticks(LADDER, (8, 11), (9, 3), DRONE)
    down = ticks(LADDER, (9, 3), (9, 11), replace(DRONE, h_px=30.0))
    assert up == pytest.approx(8 * 16 / 60 * 60, abs=20)
    assert down < up, "they drop beside it or climb down, whichever is quicker"
    assert not leads(LADDER, (8, 11), (9, 3), replace(DRONE, ladders=False))


def test_nobody_wider_than_a_ladders_hole_climbs_through_it() -> None:
    narrow = [row[:8] + "#" + row[9] + "#" + row[11:] if index >= 4 else row for index, row in enumerate(LADDER[:-4])]
    rows = [*narrow, *LADDER[-4:]]
    assert not leads(rows, (8, 11), (9, 3), DRONE)


def shore(bank: int, depth: int = 5) -> list[str]:
    """A basin ``depth`` deep between a flat beach to the left and a bank to the right, ``bank`` above the water."""
    air = ["." * 30] * 6
    return [
        *air,
        *(["." * 22 + "#" * 8] * bank),
        *("#" * 6 + "\\" * (index == 0) + "~" * (16 - (index == 0)) + "#" * 8 for index in range(depth)),
        "#" * 30,
    ]


def test_the_bed_of_the_water_is_waded_at_four_tenths_of_the_speed() -> None:
    rows = shore(1)
    roads = Roads(tiny_terrain(rows), ())
    bed = len(rows) - 2
    here, there = at(roads, 9, bed), at(roads, 20, bed)
    length = roads.xs[there] - roads.xs[here]
    assert roads.distance(here, there, DRONE, NOTHING) == pytest.approx(length / (DRONE.speed_px * 0.4) * 60)


def test_mimics_climb_a_bank_up_to_four_above_the_water_and_need_rungs_for_a_higher_one() -> None:
    for bank in (1, 4):
        bed = 6 + bank + 4
        assert leads(shore(bank), (10, bed), (26, 5), SPITTER), bank
    high = shore(5)
    assert not leads(high, (10, 15), (26, 5), SPITTER)
    rungs = [
        row[:21] + ("h" if index == 6 else "H") + row[22:] if 6 <= index < 16 else row for index, row in enumerate(high)
    ]
    assert leads(rungs, (10, 15), (26, 5), SPITTER)


def test_standing_with_one_foot_over_an_edge_is_standing_on_it() -> None:
    roads = Roads(tiny_terrain(gap_of(6)), ())
    assert roads.ys[roads.node_at(10 * 16 + 10, 8 * 16)] == 8 * 16
    assert roads.ys[roads.node_at(10 * 16 + 30, 8 * 16)] > 8 * 16


def test_below_the_last_ground_there_is_no_place_to_stand() -> None:
    roads = Roads(tiny_terrain(["....", "....", "....", "....", "####", "...."]), ())
    assert roads.node_at(20, 90) == -1


# ---- barriers ----------------------------------------------------------------------------------

CORRIDOR = ["." * 40] * 6 + ["#" * 40]


class Hall:
    """A day with a few things, its roads, and a question."""

    def __init__(self, rows: list[str], *things: Spawn) -> None:
        plan = plan_of(rows, things, at=(40, 96))
        self.world = build_world(plan, first_morning(plan))
        self.roads = self.world.roads

    def ticks(
        self, start: tuple[float, int], goal: tuple[float, int], gait: Gait = DRONE, full: tuple[str, ...] = ()
    ) -> float:
        roads = self.roads
        return roads.distance(at(roads, *start), at(roads, *goal), gait, roads.doors(self.world.by_id, full))

    def thing(self, name: str) -> Barrier:
        thing = self.world.by_id[name]
        assert isinstance(thing, Barrier)
        return thing


def test_every_kind_of_barrier_is_one_for_the_roads() -> None:
    assert {name for name, kind in OBJECTS.items() if issubclass(kind.state, Barrier)} == BARRIERS


def test_a_shut_door_closes_its_road_and_an_open_one_does_not() -> None:
    def door(is_open: bool) -> Spawn:
        return a("door", 320, 32, 16, 64, id="door", open=is_open)

    assert Hall(CORRIDOR, door(True)).ticks((2, 5), (37, 5)) < math.inf
    assert Hall(CORRIDOR[:1] + ["#" * 40] + CORRIDOR[2:], door(False)).ticks((2, 5), (37, 5)) == math.inf


def gnawable(strength: int = 600) -> Hall:
    rows = ["#" * 40] * 2 + CORRIDOR[2:]
    return Hall(rows, a("door", 320, 32, 16, 64, id="door", strength=strength))


def test_a_door_that_teeth_open_costs_a_third_of_its_strength() -> None:
    hall = gnawable(600)
    shut = hall.ticks((2, 5), (37, 5))
    while not gnaw(hall.world, hall.thing("door"), "drone-1", []):
        pass
    assert shut - hall.ticks((2, 5), (37, 5)) == pytest.approx(600 / GNAWERS)


def test_a_door_with_teeth_enough_is_shut_to_the_others() -> None:
    hall = gnawable()
    assert hall.ticks((2, 5), (37, 5), full=("door",)) == math.inf
    assert hall.ticks((2, 5), (10, 5), full=("door",)) < math.inf


def test_under_a_shutter_that_has_fallen_by_half_the_low_ones_pass() -> None:
    rows = ["#" * 40] * 2 + CORRIDOR[2:]
    hall = Hall(rows, a("door", 320, 32, 16, 64, id="door", open=True, falls_at="07:04", falls_share=0.6))
    assert hall.ticks((2, 5), (37, 5), SPITTER) < math.inf
    door = hall.thing("door")
    door.down_ticks = 18  # type: ignore[attr-defined]
    assert hall.ticks((2, 5), (37, 5), SPITTER) == math.inf
    assert hall.ticks((2, 5), (37, 5), DRONE) < math.inf


TERRACE = [  # a root's place at columns 12 and 13 below a terrace that is as high as the root
    *["." * 40] * 8,
    "....................../#################",
    "...................../##################",
    "..................../###################",
    ".................../####################",
    "................../#####################",
    "................./######################",
    "########################################",
]


def test_an_uncut_root_is_leapt_from_above_and_never_from_below() -> None:
    hall = Hall(TERRACE, a("root", 12 * 16, 8 * 16, 32, 96, id="R1"))
    assert hall.ticks((30, 7), (3, 13)) < math.inf
    assert hall.ticks((3, 13), (30, 7)) == math.inf
    root = hall.thing("R1")
    root.shut = False
    assert hall.ticks((3, 13), (30, 7)) < math.inf


def test_a_quay_root_holds_drones_off_its_ladder_until_it_is_cut_and_spitters_never() -> None:
    hall = Hall(
        ["." * 32] * 1 + [row.rjust(24, ".") + "#" * 8 for row in LADDER[:-1]] + ["#" * 32],
        a("root", 20, 12 * 16, 16, 16, id="quay", holds_ladder_tiles=12),
    )
    assert hall.ticks((12, 12), (13, 4)) == math.inf
    assert hall.ticks((12, 12), (13, 4), SPITTER) < math.inf
    hall.thing("quay").shut = False
    assert hall.ticks((12, 12), (13, 4)) < math.inf


def test_a_leaf_that_is_raised_takes_the_road_along() -> None:
    rows = gap_of(12)
    hall = Hall(rows, a("leaf", 160, 128, 192, 32, id="leaf"))
    assert hall.ticks((2, 7), (28, 7)) < math.inf
    leaf = hall.thing("leaf")
    leaf.up_ticks = leaf.move_ticks // 2  # type: ignore[attr-defined]
    assert hall.ticks((2, 7), (28, 7)) == math.inf


# ---- the same answer every time ----------------------------------------------------------------


def maze(seed: int, cols: int = 60, rows: int = 40) -> list[str]:
    """Floors, boards, ladders and water thrown together."""
    grid = [["."] * cols for _ in range(rows)]
    for n in range(60):
        col, row, length = (pick(seed, "board", 3 * n + k, m) for k, m in enumerate((cols - 4, rows - 6, 12)))
        for x in range(col, min(cols, col + 3 + length)):
            grid[row + 4][x] = "=#"[n % 3 == 0]
    for n in range(6):
        col, row = pick(seed, "rungs", 2 * n, cols - 2) + 1, pick(seed, "rungs", 2 * n + 1, rows - 14) + 4
        for y in range(row, row + 8):
            for x in (col - 1, col + 1):
                grid[y][x] = "."
            grid[y][col] = "h" if y == row else "H"
    grid[-1] = ["#"] * cols
    return ["".join(row) for row in grid]


def test_the_same_ground_gives_the_same_roads_and_what_is_remembered_changes_no_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terrain = tiny_terrain(maze(3))
    first = Roads(terrain, ())
    asked = [(pick(5, "a", n, len(first.xs)), pick(5, "b", n, len(first.xs))) for n in range(300)]
    ways = [first.way(here, there, DRONE, NOTHING) for here, there in asked]
    monkeypatch.setattr(roads_file, "FIELDS_KEPT", 2)
    second = Roads(terrain, ())
    assert second.edges == first.edges
    assert [second.way(here, there, DRONE, NOTHING) for here, there in reversed(asked)] == ways[::-1]


def test_each_piece_of_a_way_brings_the_goal_nearer_by_what_it_costs() -> None:
    roads = Roads(tiny_terrain(maze(4)), ())
    goal = at(roads, 30, 38)
    for node in range(len(roads.xs)):
        index = roads.way(node, goal, DRONE, NOTHING)
        if index >= 0:
            edge = roads.edges[index]
            left = roads.distance(edge.b, goal, DRONE, NOTHING)
            assert roads.distance(node, goal, DRONE, NOTHING) == pytest.approx(edge.cost(DRONE) + left)


def test_a_way_that_is_only_wanted_up_to_some_length_is_found_if_it_is_no_longer() -> None:
    terrain = tiny_terrain(maze(5))
    whole, short = Roads(terrain, ()), Roads(terrain, ())
    found = 0
    for n in range(400):
        here, there = pick(6, "a", n, len(whole.xs)), pick(6, "b", n % 40, len(whole.xs))
        if n % 5 == 0:
            short.nearest(here, 0, 0, DRONE, NOTHING)  # remembers all that can be reached from there
        exact, at_most = whole.distance(here, there, DRONE, NOTHING), 10.0 * pick(6, "most", n, 60)
        answer = short.distance(here, there, DRONE, NOTHING, at_most)
        assert answer == exact or (answer == math.inf and exact > at_most)
        found += answer < math.inf
        assert short.way(here, there, DRONE, NOTHING) == whole.way(here, there, DRONE, NOTHING)
    assert found > 40


def test_with_no_way_the_nearest_place_that_can_be_reached_is_named() -> None:
    rows = gap_of(9)
    roads = Roads(tiny_terrain(rows), ())
    here = at(roads, 2, 7)
    near = roads.nearest(here, 25 * 16, 8 * 16, DRONE, NOTHING)
    assert roads.distance(here, near, DRONE, NOTHING) < math.inf
    assert abs(roads.xs[near] - 25 * 16) <= min(abs(roads.xs[node] - 25 * 16) for node in (here, near))
