"""Pictures behind and before the tiles: where they stand, when they are there, what the hour makes of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from backdrops import a_backdrop
from hypothesis import given
from hypothesis import strategies as st

from maketomorrow.content.scenery import Backdrop, Scenery
from maketomorrow.core.ticks import tick_of
from maketomorrow.shell.places.backdrops import Backdrops, planes_of
from maketomorrow.shell.places.hours import Daylight, hour_at
from maketomorrow.shell.places.tinting import Dyes, Tinted
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.plan import Area

STARTS = "07:03"
AREA = Area("yard", (1000.0, 2000.0, 1600.0, 800.0), "area.yard")
WHITE, NOTHING = (255, 255, 255, 255), (9, 9, 9, 255)


@pytest.fixture(autouse=True)
def display() -> None:
    pygame.display.init()
    pygame.display.set_mode((WIDTH, HEIGHT))


def png(folder: Path, colour: tuple[int, int, int, int] = WHITE, size: tuple[int, int] = (40, 20)) -> Path:
    path = folder / f"{'-'.join(map(str, (*colour, *size)))}.png"
    if not path.exists():
        picture = pygame.Surface(size, pygame.SRCALPHA)
        picture.fill(colour)
        pygame.image.save(picture, str(path))
    return path


def backdrop(image: Path, size: tuple[int, int] = (40, 20), **changes: object) -> Backdrop:
    return a_backdrop(AREA, image, size, **changes)


def drawn(about: Backdrop, left: int, top: int, clock: str = "12:00", palette: str = "") -> pygame.Surface:
    """The picture of a camera whose corner is at world (left, top), nothing in it but one backdrop."""
    scenery = Scenery(AREA, (), (about,), (), (), palette)
    surface = pygame.Surface((WIDTH, HEIGHT)).convert()
    surface.fill(NOTHING)
    daylight = Daylight(STARTS, [(AREA.rect, palette)])
    Backdrops(planes_of([scenery]), daylight).draw(surface, about.depth, left, top, tick_of(clock, STARTS))
    return surface


def where(surface: pygame.Surface) -> tuple[int, int] | None:
    """The upper left corner of whatever was drawn."""
    mask = pygame.mask.from_threshold(surface, NOTHING, (1, 1, 1, 255))
    mask.invert()
    boxes = mask.get_bounding_rects()
    return boxes[0].topleft if boxes else None


def test_a_picture_at_parallax_one_stays_where_it_is_in_the_world(tmp_path: Path) -> None:
    about = backdrop(png(tmp_path), offset=(700.0, 300.0))
    assert where(drawn(about, 1400, 2100)) == (300, 200)
    assert where(drawn(about, 1450, 2130)) == (250, 170)


def test_a_picture_at_parallax_nought_stays_where_it_is_on_the_screen(tmp_path: Path) -> None:
    about = backdrop(png(tmp_path), offset=(-100.0, -50.0), parallax=(0.0, 0.0))
    assert where(drawn(about, 1200, 2100)) == where(drawn(about, 1700, 2300)) == (WIDTH // 2 - 100, HEIGHT // 2 - 50)


def test_a_picture_halfway_to_the_horizon_moves_half_as_fast(tmp_path: Path) -> None:
    about = backdrop(png(tmp_path), offset=(300.0, 100.0), parallax=(0.5, 0.5))
    (x0, y0), (x1, y1) = where(drawn(about, 1200, 2100)), where(drawn(about, 1300, 2140))  # type: ignore[misc]
    assert (x0 - x1, y0 - y1) == (50, 20)


@given(left=st.integers(1000, 1900), pace=st.sampled_from([0.05, 0.3, 0.77, 1.0, 1.25]), offset=st.integers(-900, 900))
def test_a_picture_that_goes_on_to_both_sides_leaves_no_gap(
    tmp_path_factory: pytest.TempPathFactory, left: int, pace: float, offset: int
) -> None:
    image = png(tmp_path_factory.getbasetemp(), size=(170, 600))
    about = backdrop(image, (170, 600), offset=(offset, -100.0), parallax=(pace, 0.0), repeat=(True, False))
    surface = drawn(replace(about, open=True), left, 2100)
    assert all(surface.get_at((x, HEIGHT // 2)) == WHITE for x in range(0, WIDTH, 7))


def test_a_picture_ends_where_its_area_does(tmp_path: Path) -> None:
    about = backdrop(png(tmp_path, size=(900, 900)), (900, 900), offset=(-450.0, -300.0))
    surface = drawn(about, 800, 2000)  # the area begins 200 px from the left
    assert surface.get_at((199, 100)) == NOTHING
    assert surface.get_at((200, 100)) == WHITE


def test_an_open_picture_is_seen_from_next_door_and_fades(tmp_path: Path) -> None:
    about = backdrop(png(tmp_path, size=(900, 900)), (900, 900), offset=(-450.0, -300.0), open=True)
    levels = [drawn(about, 1000 - WIDTH // 2 - outside, 2000).get_at((320, 100))[0] for outside in (0, 60, 130, 400)]
    assert levels[0] == 255
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] == NOTHING[0]


def test_a_lamp_that_begins_in_the_evening_is_dark_at_noon_and_goes_out_in_the_morning(tmp_path: Path) -> None:
    evening = backdrop(png(tmp_path), offset=(300.0, 200.0), hours=(17 * 60 + 20, None))
    morning = replace(evening, hours=(None, 7 * 60 + 50))
    assert where(drawn(evening, 1200, 2100, "12:00")) is None
    assert where(drawn(evening, 1200, 2100, "17:30")) is not None
    assert where(drawn(morning, 1200, 2100, "07:10")) is not None
    assert where(drawn(morning, 1200, 2100, "08:00")) is None


def test_light_is_added_to_what_is_behind_it(tmp_path: Path) -> None:
    about = backdrop(png(tmp_path, (40, 30, 20, 255)), offset=(300.0, 200.0), additive=True)
    x, y = where(drawn(about, 1200, 2100)) or (0, 0)
    assert drawn(about, 1200, 2100).get_at((x + 5, y + 5))[:3] == (49, 39, 29)


def test_masks_take_body_haze_and_edge_from_the_hour(tmp_path: Path) -> None:
    def colour(red: int, green: int, clock: str) -> tuple[int, ...]:
        about = backdrop(png(tmp_path, (red, green, 0, 255)), offset=(300.0, 200.0), masks=True, near=0.0)
        surface = drawn(about, 1200, 2100, clock)
        x, y = where(surface) or (0, 0)
        return tuple(surface.get_at((x + 5, y + 5))[:3])

    for clock, minutes in (("07:30", 450), ("12:10", 730), ("18:30", 1110)):
        hour = hour_at(minutes)
        body, haze, edge = colour(0, 0, clock), colour(255, 0, clock), colour(0, 255, clock)
        assert sum(body) < sum(haze)  # the air is lighter than what stands in it
        assert sum(abs(a - b) for a, b in zip(body, hour.far)) < sum(abs(a - b) for a, b in zip(body, hour.horizon))
        assert body != edge != haze
    assert colour(0, 0, "07:30") != colour(0, 0, "18:30")


def test_tones_go_from_the_ink_of_the_hour_to_its_light(tmp_path: Path) -> None:
    brightness = []
    for level in (0, 60, 120, 180, 255):
        about = backdrop(png(tmp_path, (level, level, level, 255)), offset=(300.0, 200.0), tones=True)
        surface = drawn(about, 1200, 2100, "09:00")
        x, y = where(surface) or (0, 0)
        brightness.append(sum(surface.get_at((x + 5, y + 5))[:3]))
    assert brightness == sorted(brightness)
    assert brightness[-1] - brightness[0] > 300


def test_working_ahead_strip_by_strip_comes_to_an_end_and_changes_nothing(tmp_path: Path) -> None:
    picture = pygame.Surface((500, 60), pygame.SRCALPHA)
    for x in range(0, 500, 3):
        picture.fill((x % 256, (x * 7) % 256, 0, 255 - x // 4), (x, x % 40, 2, 18))
    pygame.image.save(picture, str(tmp_path / "bars.png"))
    dyes = Dyes(((10, 20, 30), (200, 180, 160)), (255, 240, 220))
    at_once, ahead = Tinted(tmp_path / "bars.png", False), Tinted(tmp_path / "bars.png", False)
    steps = 0
    while ahead.dye(dyes):
        steps += 1
        assert steps < 20
    for one, other in zip(at_once.strips(dyes, 0, 500), ahead.strips(dyes, 0, 500), strict=True):
        assert (one.x, one.y) == (other.x, other.y)
        assert pygame.image.tobytes(one.piece, "RGBA") == pygame.image.tobytes(other.piece, "RGBA")


def test_a_picture_whose_file_is_gone_is_left_out_and_the_rest_is_drawn(tmp_path: Path) -> None:
    assert where(drawn(backdrop(tmp_path / "gone.png"), 1000, 2000)) is None


def test_another_hour_is_shown_at_once_and_not_little_by_little(tmp_path: Path) -> None:
    about = backdrop(png(tmp_path, (90, 90, 90, 255)), offset=(300.0, 200.0), tones=True)
    scenery = Scenery(AREA, (), (about,), (), ())
    surface = pygame.Surface((WIDTH, HEIGHT)).convert()
    used = Backdrops(planes_of([scenery]), Daylight(STARTS, [(AREA.rect, "")]))
    for clock in ("07:30", "12:10", "08:40", "18:00"):
        surface.fill(NOTHING)
        used.draw(surface, "far", 1200, 2100, tick_of(clock, STARTS))
        fresh = drawn(about, 1200, 2100, clock)
        assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(fresh, "RGB")
