"""The scenes of the story are a designer's file: what is wrong in it is said in one sentence, and changes no day."""

from __future__ import annotations

from pathlib import Path

import pytest
from level_files import write_level

from maketomorrow.content.check import check
from maketomorrow.content.load import load_day
from maketomorrow.content.sources import SHIPPED_LEVELS
from maketomorrow.content.story_scenes import SCENES_FILE, load_scenes
from maketomorrow.core.errors import LevelError

DAROL = SHIPPED_LEVELS / "darol"
SCENE = """[[scene]]
id = "s90"
plays = "night"
when = { day = 1 }
look = { set = "black", field = "ring", length_ticks = 120 }
figures = [ { who = "rita", pose = "lie", x = 320 } ]
beats = [ { tick = 30, who = "rita", ring = 60 }, { tick = 120, ends = true } ]
"""


def wrong(tmp_path: Path, text: str) -> list[str]:
    folder = write_level(tmp_path, **{f"test/{SCENES_FILE}": text})
    return [complaint.sentence() for complaint in check([folder / SCENES_FILE])]


def test_the_shipped_scenes_can_be_played():
    assert check([DAROL / SCENES_FILE]) == []
    assert [scene.id for scene in load_scenes(DAROL)] == ["s01", "s02", "s03"]


def test_a_day_without_scenes_has_none(tmp_path: Path):
    assert load_scenes(write_level(tmp_path)) == ()


def test_a_scene_that_is_written_well_is_not_complained_about(tmp_path: Path):
    assert wrong(tmp_path, SCENE) == []


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('"night"', '"nigth"', 'scene "s90", plays is "nigth"; did you mean "night"?'),
        ('"black"', '"blakc"', 'scene "s90", look: set is "blakc"; did you mean "black"?'),
        ('"black"', '"here"', "a scene of the night has no world around it"),
        ('field = "ring"', 'field = "rign"', 'look: field is "rign"; did you mean'),
        ('pose = "lie"', 'pose = "fly"', 'figure 1: pose is "fly"'),
        ("x = 320", "x = 900", "figure 1: x is 900; 0 to 640"),
        ("length_ticks = 120", "length_ticks = 9000", "length_ticks is 9000; from 30 to 3600"),
        ("day = 1", "day = 0", "when: day is 0; 1 or more"),
        ("day = 1", 'day = 1, event = "alarm"', "a scene of the night waits for no event"),
        ('who = "rita", ring', 'who = "rtia", ring', 'beat 1: who is "rtia"; did you mean "rita"?; one of its figures'),
        ("ring = 60", 'ring = 60, set = "white"', "beat 1: ring and set at once; one of"),
        ("ends = true", "ends = false", "beat 2: nothing happens; one of"),
        ("tick = 30", "tick = 300", "beat 1: tick 300 is after its end; at most 120"),
        ("tick = 30", 'on = "alarm_hit"', "beat 1: nothing happens in the night that it could wait for"),
        ("ring = 60", "field = 2.0", "beat 1: field is 2; from 0 to 1"),
        ('[ { who = "rita", pose', '[ { who = "keiij", pose', 'figure 1: who is "keiij"'),
    ],
)
def test_what_is_wrong_with_a_scene_is_said_in_a_sentence(tmp_path: Path, was: str, now: str, said: str):
    assert was in SCENE
    complaints = wrong(tmp_path, SCENE.replace(was, now, 1))
    assert any(said in complaint for complaint in complaints), complaints


def test_a_line_that_no_text_has_is_complained_about(tmp_path: Path):
    complaints = wrong(tmp_path, SCENE.replace("ring = 60", 'say = "scene.s90.1"'))
    assert len(complaints) == 1
    assert 'scene "s90", beat 1: the text "scene.s90.1" is missing' in complaints[0]


def test_two_scenes_have_two_names(tmp_path: Path):
    assert any("is there twice" in complaint for complaint in wrong(tmp_path, SCENE + SCENE))


def test_a_word_nobody_knows_is_refused_with_the_one_that_was_meant(tmp_path: Path):
    folder = write_level(tmp_path, **{f"test/{SCENES_FILE}": SCENE.replace("figures =", "figurse =")})
    with pytest.raises(LevelError, match='did you mean "figures"'):
        load_scenes(folder)
    assert "figurse" in check([folder])[0].what


def test_scenes_change_no_day(tmp_path: Path):
    plain = load_day(write_level(tmp_path / "a"))
    storied = load_day(write_level(tmp_path / "b", **{f"test/{SCENES_FILE}": SCENE}))
    assert plain == storied
