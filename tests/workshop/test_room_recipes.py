"""Recipes of rooms: tones before colours, the same picture every time, and enough of it for every camera."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

np = pytest.importorskip("numpy", reason="recipes need the extra called workshop")

from maketomorrow.workshop.places import interior, props, quarters, warehouse  # noqa: E402
from maketomorrow.workshop.places.wash import Wash  # noqa: E402


def test_a_recipe_draws_the_same_picture_every_time():
    one, other = quarters.bunks(), quarters.bunks()
    assert np.array_equal(one.tone, other.tone)
    assert np.array_equal(one.cover, other.cover)


@given(
    st.lists(st.tuples(st.floats(-40, 80), st.floats(-40, 80)), min_size=3, max_size=6),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_whatever_is_painted_tones_and_cover_stay_between_nothing_and_all(spots, tone, share):
    wash = Wash(40, 30)
    wash.poly(spots, 0.5)
    wash.poly(spots, tone, share)
    wash.lift(wash.near(20, 15, 10), share)
    wash.lift(wash.near(5, 5, 10), -share)
    assert wash.tone.min() >= -1e-9
    assert wash.tone.max() <= 1 + 1e-9
    assert wash.cover.min() >= -1e-9
    assert wash.cover.max() <= 1 + 1e-9


def test_a_window_is_a_hole_in_its_wall_and_its_frame_is_none():
    wash = Wash(200, 120, 0.3)
    interior.window(wash, (40, 20, 120, 70), 3)
    assert wash.cover[60, 60] == pytest.approx(0)
    assert wash.cover[20, 100] == pytest.approx(1), "its frame hides what is behind"
    assert wash.cover[60, 20] == 1
    assert wash.tone[14, 100] > wash.tone[110, 5], "and light comes round it"


@pytest.mark.parametrize("region", [warehouse.HALL, warehouse.CELLAR])
@given(share=st.tuples(st.floats(0, 1), st.floats(0, 1)), parallax=st.floats(0.02, 1.4))
def test_a_far_picture_fills_the_screen_from_wherever_the_camera_may_stand(region, share, parallax):
    width, height = warehouse.field_of(region, parallax)
    for size, start, length, screen, part in (
        (width, region[0], region[2], warehouse.SCREEN[0], share[0]),
        (height, region[1], region[3], warehouse.SCREEN[1], share[1]),
    ):
        first = start + screen / 2  # the camera's middle where it stands first
        offset = parallax * first - screen / 2 - warehouse.SPARE  # as its layer has it
        middle = first + part * (length - screen)
        left = screen / 2 + offset - parallax * middle
        assert left <= 1
        assert left + size >= screen - 1


def test_every_room_of_the_quarters_is_drawn_and_its_lamps_hang_inside_it():
    assert set(quarters.DRAWN) == {room.name for room in quarters.ROOMS}
    for room in quarters.ROOMS:
        wall = quarters.DRAWN[room.name]()
        assert (wall.width, wall.height) == room.rect[2:]
        for column, row in room.lamps:
            x, y = column * quarters.TILE - room.rect[0], row * quarters.TILE - room.rect[1]
            assert 0 <= x < wall.width, f"the lamp at {column}, {row}"
            assert 0 <= y < wall.height, f"the lamp at {column}, {row}"


@pytest.mark.parametrize("prop", props.PROPS)
def test_what_stands_about_fills_its_picture_to_the_edge_it_stands_or_hangs_on(prop):
    there = np.argwhere(prop().cover > 0.5)
    assert len(there)
    (first, left), (last, right) = there.min(0), there.max(0)
    picture = prop()
    assert first <= 12 or last >= picture.height - 2
    assert left <= 12
    assert right >= picture.width - 12


def test_the_first_window_of_the_day_shows_a_dark_bud_before_a_light_sky():
    view = quarters.view_from_bunk(0.0)
    top, column = quarters.VIEW_SHORE - 70, quarters.VIEW_DAROL
    sky = view.tone[top : top + 40, :120]
    bud = view.tone[top : top + 40, column - 30 : column - 10]
    assert bud.mean() + 0.15 < sky.mean()


@pytest.mark.parametrize("folder", ["quarters", "warehouse", "props"])
def test_every_picture_of_rooms_is_used_by_a_map(folder):
    root = Path(__file__).parents[2]
    used = "".join(path.read_text() for path in sorted((root / "levels" / "darol").glob("*.tmx")))
    pictures = sorted((root / "assets" / "places" / folder).glob("*.png"))
    assert pictures
    assert [path.name for path in pictures if f"assets/places/{folder}/{path.name}" not in used] == []
