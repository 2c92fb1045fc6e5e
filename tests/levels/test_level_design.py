"""The walk through ``docs/level-design.md``, done to a copy of the levels as Tiled would write it."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from maketomorrow.content.check import check
from maketomorrow.content.load import open_day
from maketomorrow.plans import from_object
from maketomorrow.sim.plan import Cell

ROOT = Path(__file__).resolve().parents[2]
WAREHOUSE = (96, 64)  # upper left tile in the world


@pytest.fixture
def day(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "levels", tmp_path / "levels")
    for pictures in ("tiles", "places"):
        shutil.copytree(ROOT / "assets" / pictures, tmp_path / "assets" / pictures)
    return tmp_path / "levels" / "darol"


class Editor:
    """A map open for editing."""

    def __init__(self, path: Path) -> None:
        self.path, self.tree = path, ElementTree.parse(path)
        self.root = self.tree.getroot()

    def first_gid(self, tileset: str) -> int:
        (node,) = [n for n in self.root.findall("tileset") if n.get("source", "").endswith(f"{tileset}.tsx")]
        return int(node.get("firstgid", ""))

    def fill(self, layer: str, first: tuple[int, int], last: tuple[int, int], gid: int) -> None:
        (node,) = [n for n in self.root.iter("layer") if n.get("name") == layer]
        data = node.find("data")
        assert data is not None
        rows = [line.rstrip(",").split(",") for line in (data.text or "").strip().splitlines()]
        for row in range(first[1], last[1] + 1):
            for col in range(first[0], last[0] + 1):
                rows[row][col] = str(gid)
        data.text = "\n" + ",\n".join(",".join(row) for row in rows) + "\n"

    def object_named(self, name: str) -> ElementTree.Element:
        (node,) = [n for n in self.root.iter("object") if n.get("name") == name]
        return node

    def insert(self, layer: str, template: str, x: int, y: int) -> None:
        (group,) = [n for n in self.root.iter("objectgroup") if n.get("name") == layer]
        number = int(self.root.get("nextobjectid", ""))
        self.root.set("nextobjectid", str(number + 1))
        ElementTree.SubElement(
            group, "object", id=str(number), template=f"../templates/{template}.tx", x=str(x), y=str(y)
        )

    def save(self) -> None:
        self.tree.write(self.path, encoding="UTF-8", xml_declaration=True)


def test_a_moved_crate_is_where_it_was_moved_to_and_she_wakes_at_the_mark(day: Path) -> None:
    editor = Editor(day / "warehouse.tmx")
    crate = editor.object_named("crate 9")
    crate.set("x", str(46 * 16))
    crate.set("y", str(60 * 16))
    editor.save()
    assert check([day]) == []
    plan = open_day(day).plan
    (moved,) = [spawn for spawn in plan.of_kind("crate") if spawn.name == "crate 9"]
    assert (moved.x, moved.y) == ((WAREHOUSE[0] + 46) * 16, (WAREHOUSE[1] + 60) * 16)
    assert from_object(plan, day / "warehouse.tmx", "w.lane").waking == "play.from_here"
    assert from_object(plan, day / "warehouse.tmx", "%objectid").waking == "rita.bunk"


def test_a_dug_room_with_a_ladder_and_a_drone_is_clean_and_open(day: Path) -> None:
    editor = Editor(day / "warehouse.tmx")
    steel, walls = editor.first_gid("steel"), editor.first_gid("walls")
    for first, last in (((20, 67), (31, 72)), ((24, 64), (26, 66))):
        editor.fill("terrain", first, last, 0)
        editor.fill("wall", first, last, walls + 32)
    for col in (24, 26):
        editor.fill("terrain", (col, 64), (col, 64), steel + 67)
    editor.fill("terrain", (25, 64), (25, 64), steel + 71)
    editor.fill("terrain", (25, 65), (25, 72), steel + 70)
    editor.insert("things", "drone", 28 * 16 + 8, 73 * 16)
    editor.save()
    assert check([day]) == []
    plan = open_day(day).plan
    (drone,) = plan.of_kind("drone")
    assert (drone.x, drone.y) == ((WAREHOUSE[0] + 28.5) * 16, (WAREHOUSE[1] + 73) * 16)
    cells = [plan.terrain.cell(WAREHOUSE[0] + 25, WAREHOUSE[1] + row) for row in range(64, 74)]
    assert cells == [Cell.LADDER_TOP, *[Cell.LADDER] * 8, Cell.SOLID]
    assert plan.terrain.cell(WAREHOUSE[0] + 28, WAREHOUSE[1] + 70) == Cell.AIR
