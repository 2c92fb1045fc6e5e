"""Darol lets its feelers down once it is open, one after another, and under the sky alone."""

from __future__ import annotations

from pathlib import Path

import pygame

from maketomorrow.content.scenery import load_scenery
from maketomorrow.shell.palette import INK
from maketomorrow.shell.places.feelers import TUNING, Feelers

SCENERY = load_scenery(Path(__file__).parents[2] / "levels" / "darol")
BURST = 5880
ROWS = (8500, 1700)  # a picture's corner among the rows
HOLLOW = (8500, 2500)


def lit(screen: pygame.Surface, corner: tuple[int, int], tick: int) -> int:
    screen.fill((0, 0, 0))
    Feelers(SCENERY, BURST).draw(screen, *corner, tick, INK)
    return pygame.mask.from_threshold(screen, (255, 120, 120), (120, 80, 80, 255)).count()


def test_nothing_hangs_there_before_the_burst_and_more_and_more_after_it(screen: pygame.Surface):
    early, late = BURST + TUNING.after_ticks + 120, BURST + 1200
    assert lit(screen, ROWS, BURST) == 0
    assert 0 < lit(screen, ROWS, early) < lit(screen, ROWS, late)


def test_nothing_hangs_in_the_hollow(screen: pygame.Surface):
    assert lit(screen, HOLLOW, BURST + 1200) == 0
