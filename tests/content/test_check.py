"""The checker says what would be right and what to do, and is silent about the shipped files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from level_files import FLOOR, SPAWN, TILESET, tmx, world, write_level

from maketomorrow.content.check import CLEAN, COMPLAINTS, check, run_check
from maketomorrow.content.complaints import Complaint
from maketomorrow.content.sources import SHIPPED_LEVELS

PLACE = '<object id="2" name="gate" type="place" x="{}" y="{}"><point/></object>'


def complaints(tmp_path: Path, text: str, **files) -> list[Complaint]:
    return check([write_level(tmp_path, **{"test/one.tmx": text, **files})])


def test_the_shipped_levels_are_clean():
    days = sorted(path.parent for path in SHIPPED_LEVELS.glob("*/day.toml"))
    files = sorted(path for kind in ("tsx", "tx", "world", "tmx") for path in SHIPPED_LEVELS.glob(f"*/*.{kind}"))
    found = check([*days, *files])
    assert not found, "\n".join(complaint.text() for complaint in found)


def test_a_clean_day_answers_nought(tmp_path):
    out = io.StringIO()
    assert run_check([write_level(tmp_path)], as_json=False, out=out) == CLEAN
    assert "no complaints" in out.getvalue()


def test_a_complaint_has_where_what_right_and_do(tmp_path):
    drawn = '<object id="41" name="west gate" type="wnid" x="0" y="0" width="32" height="32"/>'
    (found,) = complaints(tmp_path, tmx(objects=SPAWN + drawn))
    assert found.text().splitlines()[:2] == [
        'levels/test/one.tmx: layer "things", object 41 "west gate" at tile (0, 1)',
        '  its class is "wnid", which is no kind of thing; did you mean "wind"?',
    ]
    assert found.text().endswith("Change it in Tiled: Properties, Class.")
    out = io.StringIO()
    assert run_check([tmp_path / "levels/test"], as_json=False, out=out) == COMPLAINTS


@pytest.mark.parametrize(("x", "y", "word"), [(40, 20, "no ground"), (40, 70, "does not fit"), (900, 64, "outside")])
def test_a_place_has_to_be_one_to_stand_at(tmp_path, x, y, word):
    found = complaints(tmp_path, tmx(objects=SPAWN + PLACE.format(x, y)))
    assert any(word in complaint.what and complaint.object_id == 2 for complaint in found)


HIDEOUT = (
    '<object id="3" type="hideout" x="{}" y="{}" width="32" height="48">'
    '<properties><property name="place" type="object" value="2"/></properties></object>'
)


def test_a_hideout_stands_on_a_floor_near_its_place(tmp_path):
    rows = [*("." * 24,) * 4, "#" * 24]
    gate = PLACE.format(40, 64)
    assert not complaints(tmp_path, tmx(rows, objects=SPAWN + gate + HIDEOUT.format(64, 16)))
    (hangs,) = complaints(tmp_path, tmx(rows, objects=SPAWN + gate + HIDEOUT.format(64, -8)))
    assert hangs.what == "nobody can go in here"
    (far,) = complaints(tmp_path, tmx(rows, objects=SPAWN + gate + HIDEOUT.format(320, 16)))
    assert far.what == 'its place "one/place-2" is 18 tiles away'


def test_a_bed_in_a_low_tunnel_is_too_low(tmp_path):
    rows = ["........", "........", "########", "........", "########"]
    found = complaints(tmp_path, tmx(rows))
    assert [complaint.what for complaint in found] == ["a spawn does not fit here"]


@pytest.mark.parametrize("floor", ["=", "h", "/"])
def test_one_ways_rungs_and_slopes_can_be_stood_on(tmp_path, floor):
    rows = [*FLOOR[:3], f"..{floor}.....", FLOOR[4]]
    assert not complaints(tmp_path, tmx(rows, objects=SPAWN + PLACE.format(40, 48)))


def test_a_switch_without_a_target_does_nothing(tmp_path):
    drawn = '<object id="2" type="switch" x="16" y="48" width="16" height="16"/>'
    (found,) = complaints(tmp_path, tmx(objects=SPAWN + drawn))
    assert "does nothing" in found.what


def test_a_text_nobody_wrote_is_missed_by_name(tmp_path):
    drawn = (
        '<object id="2" type="gate" x="16" y="16" width="16" height="48">'
        '<properties><property name="says" value="area.onee"/></properties></object>'
    )
    (found,) = complaints(tmp_path, tmx(objects=SPAWN + drawn))
    assert '"area.onee"; did you mean "area.one"?' in found.what


def test_maps_that_lie_over_one_another_are_complained_about(tmp_path):
    files = {"test/two.tmx": tmx(objects=""), "test/test.world": world(("one.tmx", 0, 0), ("two.tmx", 64, 0))}
    found = complaints(tmp_path, tmx(), **files)
    assert any('"one" and "two" lie over one another' in complaint.what for complaint in found)


def test_maps_that_adjoin_need_a_way_open_on_both_sides(tmp_path):
    wall = ["#......."] * 4 + ["########"]
    words = '[area]\none = "1"\ntwo = "2"'
    files = {
        "test/two.tmx": tmx(wall, objects=""),
        "test/test.world": world(("one.tmx", 0, 0), ("two.tmx", 128, 0)),
        "test/text/en.toml": words,
    }
    (found,) = complaints(tmp_path, tmx(), **files)
    assert "no way leads" in found.what
    files["test/two.tmx"] = tmx(["#......."] + ["........"] * 3 + ["########"], objects="")
    assert not complaints(tmp_path, tmx(), **files)


def test_checking_one_map_does_not_tell_of_its_neighbours(tmp_path):
    files = {
        "test/two.tmx": tmx(objects=PLACE.format(900, 64)),
        "test/test.world": world(("one.tmx", 0, 0), ("two.tmx", 128, 0)),
        "test/text/en.toml": '[area]\none = "1"\ntwo = "2"',
    }
    day = write_level(tmp_path, **files)
    assert not check([day / "one.tmx"])
    assert {complaint.file for complaint in check([day / "two.tmx"])} == {"levels/test/two.tmx"}


def test_tilesets_words_and_worlds_can_be_checked_by_themselves(tmp_path):
    day = write_level(tmp_path, **{"tilesets/ground.tsx": TILESET.replace("8,16 0,16", "8,16 0,99")})
    assert not check([day / "text/en.toml"])
    assert [complaint.file for complaint in check([day / "test.world"])] == ["levels/tilesets/ground.tsx"]
    assert len(check([day, tmp_path / "levels/tilesets/ground.tsx"])) == 1


def test_a_file_that_is_none_of_ours_is_refused(tmp_path):
    (tmp_path / "notes.md").write_text("hello")
    (found,) = check([tmp_path / "notes.md"])
    assert found.refused
    assert "no level file" in found.what
