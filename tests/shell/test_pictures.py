"""The look of the game is what was last accepted: areas with nobody in them, menus, sheets of poses."""

from __future__ import annotations

import pygame
import pytest

from maketomorrow.picture_commands import APART, KEPT
from maketomorrow.plans import FIRST_DAY, day_plan
from maketomorrow.shell.files import goldens


@pytest.fixture(scope="module")
def gallery() -> goldens.Gallery:
    return goldens.Gallery(day_plan(FIRST_DAY))


@pytest.mark.parametrize("name", goldens.names())
def test_a_picture_is_as_it_was_last_accepted(gallery: goldens.Gallery, name: str):
    kept, now = goldens.load(KEPT / f"{name}.png"), gallery.paint(name)
    found = goldens.difference(kept, now)
    if found.counts:
        beside = APART / f"{name}.png"
        goldens.save(goldens.side_by_side(kept, now), beside)
        pytest.fail(
            f"{name}: {found}. Kept, now and apart lie side by side in {beside}. "
            f"If it was meant: python main.py accept --pictures {name}",
            pytrace=False,
        )


def test_every_kept_picture_is_still_drawn_by_somebody():
    assert {path.stem for path in KEPT.glob("*.png")} == set(goldens.names())


def test_every_menu_has_a_picture_that_is_kept(gallery: goldens.Gallery):
    assert set(gallery.menus().all()) == set(goldens.MENUS) - {"pause", "sure", "said"}


def test_one_step_in_one_channel_is_seen():
    a, b = pygame.Surface((4, 3)), pygame.Surface((4, 3))
    b.set_at((2, 1), (0, 1, 0))
    found = goldens.difference(a, b)
    assert (found.most, found.px, found.box) == (1, 1, (2, 1, 1, 1))
    assert "1 px differ, by at most 1 of 255" in str(found)
    assert goldens.difference(a, a.copy()).most == 0


def test_a_single_px_is_framed_where_pictures_lie_side_by_side():
    a, b = pygame.Surface((40, 30)), pygame.Surface((40, 30))
    b.set_at((20, 10), (0, 0, 1))
    beside = goldens.side_by_side(a, b)
    assert beside.get_at((88 + 20, 10))[:3] == (0, 0, 8)
    assert beside.get_at((88 + 17, 7))[:3] == (255, 255, 255)
    assert beside.get_at((20, 10))[:3] == (0, 0, 0)


def test_pictures_of_two_sizes_are_apart():
    assert goldens.difference(pygame.Surface((4, 3)), pygame.Surface((3, 4))).counts
