"""A folder of files becomes one day."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from level_files import DAY, SPAWN, tmx, world, write_level

from maketomorrow.content.load import load_day, load_map_alone
from maketomorrow.content.sources import SHIPPED_LEVELS
from maketomorrow.core.errors import LevelError
from maketomorrow.sim.plan import Cell, DayPlan

PLACE = '<object id="{0}" name="{1}" type="place" x="{2}" y="64"><point/></object>'
DOOR = '<object id="{0}" type="door" x="64" y="16" width="16" height="48"/>'
SWITCH = (
    '<object id="{0}" type="switch" x="16" y="48" width="16" height="16">'
    '<properties><property name="target" type="object" value="{1}"/></properties></object>'
)
BURST = (
    '<object id="20" type="burst" x="100" y="64"><point/>'
    '<properties><property name="id" value="B1"/></properties></object>'
)


def two_maps(tmp_path: Path) -> Path:
    """Two maps side by side; the world lists the right one first."""
    return write_level(
        tmp_path,
        **{
            "test/one.tmx": tmx(objects=SPAWN + PLACE.format(3, "left", 8)),
            "test/two.tmx": tmx(objects=PLACE.format(3, "right", 24) + PLACE.format(2, "", 40)),
            "test/test.world": world(("two.tmx", 128, 0), ("one.tmx", 0, 0)),
        },
    )


def test_spawns_keep_the_order_of_the_world_then_of_the_document(tmp_path):
    plan = load_day(two_maps(tmp_path))
    assert [spawn.id for spawn in plan.spawns] == ["two/place-3", "two/place-2", "bed", "one/place-3"]


def test_maps_lie_where_the_world_puts_them(tmp_path):
    plan = load_day(two_maps(tmp_path))
    assert [(area.name, area.rect, area.text) for area in plan.areas] == [
        ("two", (128, 0, 128, 80), "area.two"),
        ("one", (0, 0, 128, 80), "area.one"),
    ]
    assert (plan.spawns[0].x, plan.spawns[0].y, plan.spawns[0].area) == (152, 64, "two")
    assert (plan.terrain.left, plan.terrain.top, plan.terrain.cols, plan.terrain.rows) == (0, 0, 16, 5)


def test_ground_that_goes_on_in_the_next_map_has_no_seam(tmp_path):
    (loop,) = load_day(two_maps(tmp_path)).terrain.outlines
    assert sorted(set(loop)) == [(0, 0), (0, 64), (256, 0), (256, 64)]


def test_a_thing_is_found_again_by_its_map_and_number(tmp_path):
    spawn = load_day(two_maps(tmp_path)).spawn("bed")
    assert (spawn.map, spawn.object_id, spawn.name) == ("levels/test/one.tmx", 1, "bed")


def test_every_declared_property_is_there_with_its_default(tmp_path):
    wind = '<object id="2" type="wind" x="0" y="0" width="32" height="32"/>'
    spawn = load_day(write_level(tmp_path, **{"test/one.tmx": tmx(objects=SPAWN + wind)})).spawn("one/wind-2")
    assert spawn.props == {"push": 30.0, "on_ticks": 240, "off_ticks": 180}


def test_a_switch_points_at_its_door_by_the_doors_id(tmp_path):
    objects = SPAWN + SWITCH.format(5, 6) + DOOR.format(6)
    plan = load_day(write_level(tmp_path, **{"test/one.tmx": tmx(objects=objects)}))
    assert plan.of_kind("switch")[0].props["target"] == "one/door-6"


@pytest.mark.parametrize(("target", "word"), [(99, "not on this map"), (1, 'which is a "spawn"')])
def test_a_switch_that_points_at_nothing_or_at_no_door_is_refused(tmp_path, target, word):
    day = write_level(tmp_path, **{"test/one.tmx": tmx(objects=SPAWN + SWITCH.format(5, target))})
    with pytest.raises(LevelError, match=word):
        load_day(day)


def test_a_rectangle_where_a_point_is_meant_stands_on_the_middle_of_its_bottom(tmp_path):
    drawn = '<object id="2" type="place" x="16" y="20" width="20" height="44"/>'
    spawn = load_day(write_level(tmp_path, **{"test/one.tmx": tmx(objects=SPAWN + drawn)})).spawn("one/place-2")
    assert (spawn.x, spawn.y, spawn.w, spawn.h) == (26, 64, 0, 0)


def test_a_days_broods_have_points_and_roots(tmp_path):
    root = (
        '<object id="21" type="root" x="64" y="0" width="16" height="64">'
        '<properties><property name="id" value="R1"/></properties></object>'
    )
    brood = '[[broods]]\npoint = "B1"\nroot = "R1"\nkinds = ["drone", "burrower"]\n'
    day = write_level(
        tmp_path, **{"test/one.tmx": tmx(objects=SPAWN + BURST + root), "test/day.toml": DAY + "\n" + brood}
    )
    (first,) = load_day(day).broods
    assert (first.id, first.root, first.kinds) == ("B1", "R1", ("drone", "burrower"))


def test_the_digest_is_the_same_in_another_folder_and_another_after_any_change(tmp_path):
    first = load_day(two_maps(tmp_path / "a")).digest
    assert load_day(two_maps(tmp_path / "b")).digest == first
    day = two_maps(tmp_path / "c")
    path = day / "one.tmx"
    path.write_text(path.read_text().replace("1,1,1,1,1,1,1,1", "1,1,1,1,1,1,1,4"))
    assert load_day(day).digest != first


def test_the_digest_does_not_care_for_words_nor_for_line_ends(tmp_path):
    first = load_day(two_maps(tmp_path / "a")).digest
    day = two_maps(tmp_path / "b")
    (day / "text/en.toml").write_text("")
    (day / "one.tmx").write_bytes((day / "one.tmx").read_bytes().replace(b"\n", b"\r\n"))
    assert load_day(day).digest == first


# --- a map without its day --------------------------------------------------------------------


def test_a_map_of_a_days_world_is_played_in_its_day(tmp_path):
    day = two_maps(tmp_path)
    alone, whole = load_map_alone(day / "two.tmx"), load_day(day)
    assert (alone.id, alone.digest, alone.hours) == (whole.id, whole.digest, whole.hours)


def test_a_map_in_a_world_without_a_day_is_played_in_its_world(tmp_path):
    day = two_maps(tmp_path)
    (day / "day.toml").unlink()
    plan = load_map_alone(day / "two.tmx")
    assert [area.name for area in plan.areas] == ["two", "one"]
    assert plan.waking == "bed"
    assert plan.hours == {}


def test_a_map_of_no_world_is_a_day_of_its_own(tmp_path):
    day = two_maps(tmp_path)
    shutil.copy(day / "one.tmx", day / "other.tmx")
    plan = load_map_alone(day / "other.tmx")
    assert (plan.id, plan.starts, plan.night, plan.waking) == ("other", "07:03", "19:03", "bed")
    assert [area.name for area in plan.areas] == ["other"]


def test_a_map_anywhere_may_use_the_shipped_tilesets(tmp_path):
    ground = '<tileset firstgid="1" source="../../levels/tilesets/concrete.tsx"/>'
    home = tmp_path / "maps"
    home.mkdir()
    (tmp_path / "levels").symlink_to(SHIPPED_LEVELS)
    (home / "mine.tmx").write_text(tmx(tilesets=ground.replace("../../", "../")))
    assert load_map_alone(home / "mine.tmx").terrain.cell(0, 4) == Cell.SOLID


def test_a_map_where_nobody_can_wake_is_refused(tmp_path):
    home = write_level(tmp_path)
    (home / "other.tmx").write_text(tmx(objects=PLACE.format(3, "", 8)))
    with pytest.raises(LevelError, match='nobody can wake here; an object of the class "spawn"'):
        load_map_alone(home / "other.tmx")


# --- the shipped day --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def darol() -> DayPlan:
    return load_day(SHIPPED_LEVELS / "darol")


def test_darols_day_has_its_four_areas_in_the_order_of_the_morning(darol):
    assert [area.name for area in darol.areas] == ["quarters", "warehouse", "bridge", "roots"]


def test_darols_fixed_hours_are_the_storys(darol):
    assert darol.hours == {
        "burst": "09:30",
        "breath_1": "11:03",
        "breath_1_end": "11:15",
        "breath_2": "15:03",
        "breath_2_end": "15:15",
        "night": "19:03",
    }


def test_thirty_one_are_to_come_out_of_five_points(darol):
    assert [brood.id for brood in darol.broods] == ["B1", "B2", "B3", "B4", "B5"]
    assert [brood.root for brood in darol.broods] == ["R1", "R2", "R3", "R4", "R5"]
    assert sum(len(brood.kinds) for brood in darol.broods) == 31


def test_reading_the_same_day_twice_gives_the_same_plan(darol):
    assert load_day(SHIPPED_LEVELS / "darol") == darol


def test_reading_makes_no_call_a_tile(tmp_path):
    def calls(cols: int) -> int:
        rows = ["." * cols] * 30 + ["#" * cols] * 30
        day = write_level(tmp_path / str(cols), **{"test/one.tmx": tmx(rows)})
        count = 0

        def note(_frame, event, _arg):
            nonlocal count
            count += event == "call"

        load_day(day)
        sys.setprofile(note)
        load_day(day)
        sys.setprofile(None)
        return count

    more_tiles = (1600 - 200) * 60
    assert calls(1600) - calls(200) < more_tiles / 10
