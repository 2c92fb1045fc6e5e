"""What the level bible promises of the four areas, held against the maps that are shipped."""

from __future__ import annotations

import json
from collections import deque
from pathlib import Path
from xml.etree import ElementTree

import pytest

from maketomorrow.content.check import check
from maketomorrow.content.load import Level, open_day
from maketomorrow.sim.plan import SLOPE_CELLS, SOLID_CELLS, TILE_PX, Cell, DayPlan, Spawn

ROOT = Path(__file__).resolve().parents[2]
DAY = ROOT / "levels" / "darol"
MAPS = sorted(DAY.glob("*.tmx"))
TILESETS = sorted((ROOT / "levels" / "tilesets").glob("*.tsx"))

AREAS = {  # name -> upper left tile in the one world, size in tiles
    "quarters": (0, 88, 96, 72),
    "warehouse": (96, 64, 128, 104),
    "bridge": (224, 104, 240, 64),
    "roots": (464, 56, 192, 144),
}
JOINS = {  # the column right of the border -> rows that are open on both sides, first and last
    "roofs, Quarters to Warehouse": (96, 88, 91),
    "day road, Quarters to Warehouse": (96, 118, 127),
    "drain, Quarters to Warehouse": (96, 151, 157),
    "day road, Warehouse to Bridge": (224, 116, 127),
    "quay, Warehouse to Bridge": (224, 142, 151),
    "under water, Warehouse to Bridge": (224, 158, 163),
    "day road, Bridge to Roots": (464, 104, 129),
    "culvert, Bridge to Roots": (464, 144, 151),
}
PLACES = {
    *("q.bunk", "q.hall", "q.gate", "q.clinic", "q.mess", "q.cold", "q.yard"),
    *("w.lockers", "w.office", "w.armoury", "w.lane", "w.shutter", "w.bay0", "w.dock"),
    *("b.west", "b.control", "b.pylon", "b.gantry", "b.pier3", "b.east"),
    *("r.gate", "r.hut", "r.rowA", "r.rowB", "r.rowC", "r.rowD", "r.mouth", "u.throat"),
}
SWUM_TILES = 8  # in the two seconds that deep water leaves her
WATERS = {"the dock basin": (186, 215, 155), "the lake": (232, 450, 157)}  # first and last column, its top row


@pytest.fixture(scope="module")
def level() -> Level:
    return open_day(DAY)


@pytest.fixture(scope="module")
def plan(level: Level) -> DayPlan:
    return level.plan


def solid(plan: DayPlan, col: int, row: int) -> bool:
    return plan.terrain.cell(col, row) in SOLID_CELLS


def body_is_free(plan: DayPlan, x: float, y: float, w: float, h: float) -> bool:
    """Whether a box with its feet at (x, y) touches no solid tile."""
    cols = range(int((x - w / 2) // TILE_PX), int((x + w / 2 - 0.01) // TILE_PX) + 1)
    rows = range(int((y - h) // TILE_PX), int((y - 0.01) // TILE_PX) + 1)
    return not any(solid(plan, col, row) for col in cols for row in rows)


def named(plan: DayPlan, spawn_id: str) -> Spawn:
    spawn = plan.spawn(spawn_id)
    assert spawn is not None, spawn_id
    return spawn


def covers(spawn: Spawn, col: int, row: int) -> bool:
    """Whether a tile lies inside an object's rectangle."""
    x, y = col * TILE_PX, row * TILE_PX
    return spawn.x <= x < spawn.x + spawn.w and spawn.y <= y < spawn.y + spawn.h


def test_the_checker_has_nothing_to_say_about_the_shipped_day() -> None:
    assert [complaint.text() for complaint in check([DAY])] == []


def test_the_areas_lie_where_the_world_has_them_and_overlap_nowhere(plan: DayPlan) -> None:
    found = {area.name: tuple(int(number // TILE_PX) for number in area.rect) for area in plan.areas}
    assert found == AREAS


@pytest.mark.parametrize("join", JOINS)
def test_a_join_is_open_on_both_sides(plan: DayPlan, join: str) -> None:
    col, first, last = JOINS[join]
    assert not any(solid(plan, side, row) for side in (col - 1, col) for row in range(first, last + 1))


def test_nothing_leads_into_an_area_that_is_not_built_but_shut_gates(plan: DayPlan) -> None:
    gates = plan.of_kind("gate")
    dam = [(655, row) for row in range(56, 200)]
    deck = [(223, row) for row in range(64, 88)] + [(col, 104) for col in range(262, 268)]
    under = [(col, 199) for col in range(464, 656)]
    for col, row in dam + deck + under:
        behind_a_gate = any(covers(gate, at, row) for gate in gates for at in range(col - 3, col + 1))
        assert solid(plan, col, row) or behind_a_gate, (col, row)


def test_the_pylon_lift_is_out_of_order(plan: DayPlan) -> None:
    assert named(plan, "b.lift.pylon").props["mode"] == "broken"


@pytest.mark.parametrize("root", ["R1", "R2", "R3", "R4", "R5"])
def test_a_marked_root_is_a_living_door_of_five_strands_and_decides_about_its_point(plan: DayPlan, root: str) -> None:
    assert named(plan, root).kind == "root"
    assert named(plan, root).props["strands"] == 5
    assert named(plan, root.replace("R", "B")).props["root"] == root


@pytest.mark.parametrize("root", ["R1", "R2", "R3", "R4"])
def test_a_row_s_root_stands_on_its_terrace_without_a_gap(plan: DayPlan, root: str) -> None:
    spawn = named(plan, root)
    below = int((spawn.y + spawn.h) // TILE_PX)
    cols = range(int(spawn.x // TILE_PX), int((spawn.x + spawn.w) // TILE_PX))
    assert all(plan.terrain.cell(col, below) in SOLID_CELLS | SLOPE_CELLS for col in cols)


@pytest.mark.parametrize("point", ["B1", "B2", "B3", "B4", "B5", "B6", "B7"])
def test_a_burst_point_has_room_for_a_drone(plan: DayPlan, point: str) -> None:
    mark = named(plan, point)
    assert body_is_free(plan, mark.x, mark.y, 28, 22)


def test_every_place_of_the_story_in_these_areas_is_there_and_a_person_can_stand_on_it(plan: DayPlan) -> None:
    places = {spawn.id: spawn for spawn in plan.of_kind("place")}
    assert set(places) == PLACES
    for spawn in places.values():
        col, row = int(spawn.x // TILE_PX), int((spawn.y - 1) // TILE_PX)
        floor = {plan.terrain.cell(col, row), plan.terrain.cell(col, row + 1)}
        standable = SOLID_CELLS | SLOPE_CELLS | {Cell.ONEWAY, Cell.LADDER_TOP}
        assert floor & standable, spawn.id
        lifted = 10 if floor & SLOPE_CELLS else 0  # on a slope the corners of a body are in the ground
        assert body_is_free(plan, spawn.x, spawn.y - lifted, 20, 44), spawn.id


def test_she_wakes_beside_her_alarm_her_locker_and_what_was_laid_out(plan: DayPlan) -> None:
    bed = named(plan, plan.waking)
    for kind in ("alarm", "rack", "bedside"):
        (thing,) = plan.of_kind(kind)
        assert abs(thing.x - bed.x) < 8 * TILE_PX, kind


def test_the_first_weapons_lie_where_the_story_says(plan: DayPlan) -> None:
    lockers = {(int(s.x // TILE_PX), s.props["what"]) for s in plan.of_kind("locker")}
    assert lockers == {(110, "rivet"), (174, "slug"), (180, "rivet")}


def test_the_cage_s_keypad_takes_2212_and_opens_both_its_doors(plan: DayPlan) -> None:
    (keypad,) = plan.of_kind("keypad")
    assert keypad.props["code"] == "2212"
    assert {keypad.props["target"], keypad.props["second_target"]} == {"w.armoury.door", "w.armoury.back"}


def test_the_bridge_s_leaf_lies_down_in_the_morning_and_is_thrown_from_both_sides_and_the_leaf_house(
    plan: DayPlan,
) -> None:
    leaf = named(plan, "b.leaf")
    assert leaf.props["raised"] is False
    assert leaf.w == 24 * TILE_PX
    switches = [spawn for spawn in plan.of_kind("switch") if spawn.props["target"] == "b.leaf"]
    assert sum(switch.x < leaf.x for switch in switches) == 2
    assert sum(switch.x > leaf.x + leaf.w for switch in switches) == 1
    ends = (int(leaf.x // TILE_PX) - 1, int((leaf.x + leaf.w) // TILE_PX))
    assert all(plan.terrain.cell(col, int(leaf.y // TILE_PX)) in SOLID_CELLS | SLOPE_CELLS for col in ends)


def test_the_mess_doorway_has_a_flap_between_lintel_and_floor(plan: DayPlan) -> None:
    (flap,) = plan.of_kind("flap")
    col = int(flap.x // TILE_PX)
    above, below = int(flap.y // TILE_PX) - 1, int((flap.y + flap.h) // TILE_PX) + 1
    assert solid(plan, col, above)
    assert solid(plan, col, below)
    assert body_is_free(plan, flap.x + 8, below * TILE_PX, 60, 44)


def test_two_crates_lie_in_the_pit_of_the_lane(plan: DayPlan) -> None:
    pit = [crate for crate in plan.of_kind("crate") if 150 <= crate.x / TILE_PX < 164 and crate.y / TILE_PX >= 128]
    assert len(pit) == 2


@pytest.mark.parametrize("water", WATERS)
def test_from_every_shore_and_pier_rungs_are_nearer_than_two_seconds_and_lead_from_the_bed_to_the_top(
    plan: DayPlan, water: str
) -> None:
    first, last, row = WATERS[water]
    wet = [not solid(plan, col, row) for col in range(first - 1, last + 2)]
    shores = [first - 1 + at for at, here in enumerate(wet) if here and not (wet[at - 1] and wet[at + 1])]
    assert len(shores) >= 2
    for shore in shores:
        assert any(rungs_lead_out(plan, col, row) for col in range(shore - SWUM_TILES, shore + SWUM_TILES + 1)), shore


def rungs_lead_out(plan: DayPlan, col: int, row: int) -> bool:
    """Whether a ladder stands in a column from the bed to a bank one can step on to."""
    top = bed = row
    while plan.terrain.cell(col, top - 1) in (Cell.LADDER, Cell.LADDER_TOP):
        top -= 1
    while plan.terrain.cell(col, bed) == Cell.LADDER:
        bed += 1
    bank = any(plan.terrain.cell(side, top) in SOLID_CELLS | {Cell.ONEWAY} for side in (col - 1, col + 1))
    return plan.terrain.cell(col, top) == Cell.LADDER_TOP and solid(plan, col, bed) and bed > row and bank


def test_the_basin_is_joined_to_the_lake_under_water(plan: DayPlan) -> None:
    seen = {(200, 160)}
    waiting = deque(seen)
    while waiting:
        col, row = waiting.popleft()
        for step in ((col - 1, row), (col + 1, row), (col, row - 1), (col, row + 1)):
            below_the_top = step[1] >= 157
            if step not in seen and below_the_top and plan.terrain.cell(*step) in (Cell.WATER, Cell.LADDER):
                seen.add(step)
                waiting.append(step)
    assert (240, 160) in seen


def test_no_ladder_goes_through_a_hole_that_only_rungs_fit(plan: DayPlan) -> None:
    terrain = plan.terrain
    tight = [
        (col, row)
        for row in range(terrain.top, terrain.top + terrain.rows)
        for col in range(terrain.left, terrain.left + terrain.cols)
        if terrain.cell(col, row) in (Cell.LADDER, Cell.LADDER_TOP)
        and solid(plan, col - 1, row)
        and solid(plan, col + 1, row)
    ]
    assert tight == []


def test_slopes_are_whole_and_stand_on_ground(plan: DayPlan) -> None:
    """A gentle slope has both its halves, unless a block stands on one; under every slope there is ground."""
    terrain = plan.terrain
    partner = {
        Cell.UP_LOW: (1, Cell.UP_HIGH),
        Cell.UP_HIGH: (-1, Cell.UP_LOW),
        Cell.DOWN_HIGH: (1, Cell.DOWN_LOW),
        Cell.DOWN_LOW: (-1, Cell.DOWN_HIGH),
    }
    for row in range(terrain.top, terrain.top + terrain.rows):
        for col in range(terrain.left, terrain.left + terrain.cols):
            cell = Cell(terrain.cell(col, row))
            if cell in partner:
                side, other = partner[cell]
                beside = terrain.cell(col + side, row)
                assert beside == other or beside in SOLID_CELLS, (col, row)
            if cell in SLOPE_CELLS:
                assert terrain.cell(col, row + 1) in SOLID_CELLS, (col, row)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_a_map_is_drawn_as_the_conventions_have_it(path: Path) -> None:
    tree = ElementTree.parse(path).getroot()
    names = [node.get("name") for tag in ("layer", "group", "objectgroup") for node in tree.iter(tag)]
    assert len(set(names)) == len(names)
    assert [node.get("name") for node in tree.iter("layer") if node.get("class") == "terrain"] == ["terrain"]
    assert {node.get("encoding") for node in tree.iter("data")} == {"csv"}
    assert all(node.get("source", "").startswith("../tilesets/") for node in tree.findall("tileset"))
    assert all(node.get("template") for group in tree.iter("objectgroup") for node in group.findall("object"))


def test_the_world_lists_every_map(plan: DayPlan) -> None:
    world = json.loads((DAY / "facility.world").read_text())
    assert sorted(entry["fileName"] for entry in world["maps"]) == [path.name for path in MAPS]


@pytest.mark.parametrize("path", TILESETS, ids=lambda path: path.stem)
def test_slopes_and_only_slopes_carry_a_collision_shape(path: Path) -> None:
    slopes = {cell.name.lower() for cell in SLOPE_CELLS}
    for tile in ElementTree.parse(path).getroot().findall("tile"):
        assert (tile.find("objectgroup") is not None) == (tile.get("type") in slopes), tile.get("id")
