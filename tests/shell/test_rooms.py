"""What rooms are made of on the screen: pictures seen in one room alone, and the dust that hangs there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from backdrops import a_backdrop

from maketomorrow.content.scenery import Backdrop, Scenery
from maketomorrow.shell.places.backdrops import Backdrops, planes_of
from maketomorrow.shell.places.hours import PALETTES, Daylight, hour_at
from maketomorrow.shell.places.motes import DUST, Motes
from maketomorrow.sim.plan import Area, Rect

WIDE: Rect = (0, 0, 2000, 1000)


def a_picture(path: Path, within: Rect | None, parallax: float = 1.0) -> Backdrop:
    """White, and as large as the screen with room to spare."""
    sheet = pygame.Surface((800, 500), pygame.SRCALPHA)
    sheet.fill((255, 255, 255, 255))
    pygame.image.save(sheet, str(path))
    area = Area("hall", WIDE, "area.hall")
    return a_backdrop(area, path, (800, 500), name="white", parallax=(parallax, parallax), within=within)


def scenery_with(pictures: tuple[Backdrop, ...], light: str) -> Scenery:
    return Scenery(Area("hall", WIDE, "area.hall"), (), pictures, (), (), light)


@pytest.mark.parametrize("parallax", [1.0, 0.5, 0.1])
def test_a_picture_of_one_room_is_seen_there_and_nowhere_else(screen, tmp_path, parallax):
    scenery = [scenery_with((a_picture(tmp_path / "white.png", (100, 50, 200, 120), parallax),), "")]
    backdrops = Backdrops(planes_of(scenery), Daylight("07:03"))
    screen.fill((0, 0, 0))
    backdrops.draw(screen, "far", 0, 0, 0)
    lit = pygame.mask.from_threshold(screen, (255, 255, 255), (9, 9, 9, 255)).get_bounding_rects()
    assert lit, "the room shows nothing"
    assert all(pygame.Rect(100, 50, 200, 120).contains(rect) for rect in lit)
    assert screen.get_clip() == screen.get_rect(), "and what is drawn next is not cut"


def test_what_is_seen_over_a_border_lies_behind_the_walls_next_door(tmp_path):
    wall = a_picture(tmp_path / "white.png", WIDE)
    hills = replace(wall, name="hills", within=None, open=True)
    planes = planes_of([scenery_with((wall,), ""), scenery_with((hills,), "")])
    assert [plane.about.name for plane in planes] == ["hills", "white"]


def test_a_room_out_of_the_picture_costs_nothing_and_shows_nothing(screen, tmp_path):
    scenery = [scenery_with((a_picture(tmp_path / "white.png", (1500, 50, 200, 120)),), "")]
    screen.fill((0, 0, 0))
    backdrops = Backdrops(planes_of(scenery), Daylight("07:03"))
    backdrops.draw(screen, "far", 0, 0, 0)
    assert not backdrops.planes[0].tinted.loaded
    assert not pygame.mask.from_threshold(screen, (255, 255, 255), (9, 9, 9, 255)).count()


def test_dust_hangs_in_rooms_whose_palette_says_so_and_never_under_the_sky(screen, tmp_path):
    room = a_picture(tmp_path / "white.png", (100, 50, 400, 220))
    for light in ("", "warehouse"):
        screen.fill((0, 0, 0))
        Motes([scenery_with((room,), light)], Daylight("07:03")).draw(screen, 0, 0, 500)
        specks = pygame.mask.from_threshold(screen, (255, 255, 255), (251, 251, 251, 255))
        assert bool(specks.count()) is (light in DUST)
        assert all(pygame.Rect(100, 50, 400, 220).contains(rect) for rect in specks.get_bounding_rects())


def test_no_dust_hangs_before_a_view_that_is_seen_from_next_door_too(screen, tmp_path):
    left, top, width, height = WIDE
    view = a_picture(tmp_path / "white.png", (left - 300, top, width + 300, height))
    screen.fill((0, 0, 0))
    Motes([scenery_with((view,), "warehouse")], Daylight("07:03")).draw(screen, 0, 0, 500)
    assert not any(pygame.image.tobytes(screen, "RGB"))


def test_the_same_tick_has_the_same_dust_and_another_tick_other(screen, tmp_path):
    room = a_picture(tmp_path / "white.png", WIDE)
    motes = Motes([scenery_with((room,), "quarters")], Daylight("07:03"))

    def seen(tick: int, left: int = 0) -> bytes:
        screen.fill((0, 0, 0))
        motes.draw(screen, left, 0, tick)
        return pygame.image.tobytes(screen, "RGB")

    assert seen(700) == seen(700)
    assert seen(700) != seen(760)
    assert seen(700) != seen(700, left=40)


@pytest.mark.parametrize("name", sorted(PALETTES))
def test_in_every_light_the_near_is_darker_than_the_far_and_the_far_than_the_haze(name):
    def value(colour: tuple[int, int, int]) -> float:
        return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]

    for minutes in range(7 * 60 + 3, 19 * 60 + 4, 7):
        hour = hour_at(minutes, name)
        assert value(hour.near) + 12 < value(hour.far), f"{name}, {minutes} minutes after midnight"
        assert value(hour.far) + 40 < value(hour.horizon), f"{name}, {minutes} minutes after midnight"
