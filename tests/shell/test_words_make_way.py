"""Words that would stand before her step aside, and come back."""

from __future__ import annotations

import pygame
import pytest

from maketomorrow.shell.reading.speech import CORNERS, TUNING, Said, out_of_the_way, spot_for
from maketomorrow.shell.window import HEIGHT, WIDTH

CARD = pygame.Rect(260, 150, 136, 40)
PICTURE = pygame.Rect(0, 0, WIDTH, HEIGHT)


def hers(x: int, y: int) -> pygame.Rect:
    return pygame.Rect(x, y, 22, 46)


def test_words_that_are_not_before_her_stay():
    assert out_of_the_way(CARD, hers(300, 200), CORNERS) == (0, 0)


@pytest.mark.parametrize("x", range(240, 400, 8))
@pytest.mark.parametrize("y", range(110, 200, 12))
def test_wherever_she_leaps_she_is_seen(x: int, y: int):
    moved = CARD.move(out_of_the_way(CARD, hers(x, y), CORNERS))
    assert not moved.colliderect(hers(x, y))
    assert PICTURE.contains(moved)
    assert moved.collidelist(list(CORNERS)) < 0


def test_they_do_not_step_on_to_other_words():
    over = pygame.Rect(260, 60, 136, 50)  # where the way up ends
    beside = pygame.Rect(350, 150, 136, 40)
    her = hers(310, 130)
    moved = CARD.move(out_of_the_way(CARD, her, [*CORNERS, over, beside]))
    assert moved.right <= her.x


def test_they_go_on_the_side_where_they_are_already():
    her = hers(CARD.centerx - 11, 140)
    assert out_of_the_way(CARD, her, CORNERS, (70.0, 0.0))[0] > 0
    assert out_of_the_way(CARD, her, CORNERS, (-70.0, 0.0))[0] < 0


def test_they_walk_there_and_are_there_at_once_in_their_first_picture():
    fresh, old = Said("maki", "t"), Said("jun", "t", ticks=30, drawn=29)
    assert fresh.shifted((80, 0)) == (80, 0)
    assert old.shifted((80, 0)) == (TUNING.way_px, 0)
    assert old.shifted((80, 0)) == (TUNING.way_px, 0), "drawn twice in a tick it stands still"
    old.ticks += 20
    assert old.shifted((80, 0)) == (80, 0)


def test_in_a_picture_full_of_words_a_line_finds_the_place_that_is_left():
    full = [pygame.Rect(0, y, WIDTH, 30) for y in range(72, HEIGHT - 110, 34)]
    her = hers(400, 262)
    box = spot_for((200, 40), (320, 200), [*CORNERS, *full], her)
    assert PICTURE.contains(box)
    assert box.collidelist([*CORNERS, *full, her]) < 0
