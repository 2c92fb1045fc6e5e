"""Words that would stand before her step aside, and come back."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from maketomorrow.content.text import Texts
from maketomorrow.shell.hearing.mixing import Caption
from maketomorrow.shell.reading.captions import Captions
from maketomorrow.shell.reading.corners import corners
from maketomorrow.shell.reading.speech import TUNING, Said, off_the_heads, out_of_the_way, spot_for
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.window import HEIGHT, WIDTH

WORDS = Texts.load(Path(__file__).parents[2] / "levels" / "darol" / "text" / "en.toml")

CARD = pygame.Rect(260, 150, 136, 40)
CORNERS = corners(1.0)
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


def test_a_card_keeps_off_the_heads_of_all_who_talk_where_there_is_room():
    over, head = (320, 200), pygame.Rect(340, 190, 20, 24)
    box = spot_for((120, 24), over, list(CORNERS))
    assert box.colliderect(head.move(0, -8))
    way = off_the_heads(box, over, CORNERS, [head.move(0, -8)])
    assert not box.move(way).colliderect(head.move(0, -8))
    crowd = [pygame.Rect(0, y, WIDTH, 30) for y in range(0, HEIGHT, 30)]
    assert off_the_heads(box, over, CORNERS, crowd) == (0, 0), "where there is none it stays with its speaker"


# --- what is written down of sounds ---------------------------------------------------------------


def written(screen: pygame.Surface, scale: float, *figures: pygame.Rect) -> Captions:
    captions = Captions(WORDS, Settings(text=scale, captions=True))
    captions.hear(
        [Caption("cap.hum_stop", 0), Caption("cap.seen", -1), Caption("cap.falls", -1), Caption("cap.lean", 1)]
    )
    captions.draw(screen, [], figures)
    return captions


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_captions_go_up_or_down_where_somebody_stands(screen: pygame.Surface, scale: float):
    for box in written(screen, scale).boxes:
        somebody = pygame.Rect(box.centerx - 11, box.centery - 30, 22, 46)
        moved = written(screen, scale, somebody).boxes
        assert moved
        assert somebody.collidelist(moved) < 0
        assert all(PICTURE.contains(one) and one.collidelist(list(corners(scale))) < 0 for one in moved)


def test_they_walk_aside_and_do_not_leap(screen: pygame.Surface):
    captions = written(screen, 1.0)
    before = captions.boxes[0].y
    captions.draw(screen, [], [captions.boxes[0].inflate(0, 20)])
    assert captions.boxes[0].y == before
    captions.tick()
    captions.draw(screen, [], [captions.boxes[0].inflate(0, 20)])
    assert 0 < abs(captions.boxes[0].y - before) < 10


def test_a_caption_that_finds_no_room_waits_for_it(screen: pygame.Surface):
    captions = written(screen, 1.5)
    for _ in range(500):
        captions.tick()
        captions.draw(screen, [PICTURE])
    assert captions.boxes == []
    captions.draw(screen)
    assert len(captions.boxes) == 4
