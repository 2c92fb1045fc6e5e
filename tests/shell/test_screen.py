"""A px of the picture is a whole number of the screen's, in a window, without a frame and full screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from itertools import groupby
from pathlib import Path

import pygame
import pytest

from maketomorrow.shell.screen import Screen
from maketomorrow.shell.window import Beat
from maketomorrow.virtual_display import has_virtual_display, virtual_display

SOURCE = Path(__file__).parents[2] / "src"
STRIPES = """
import subprocess, sys, time
import pygame
from maketomorrow.shell.screen import SCREEN, _window
from maketomorrow.shell.window import open_window
surface = open_window()
out, wide, high, *modes = sys.argv[1:]
if int(wide):
    _window().size = (int(wide), int(high))
def show():
    for _ in range(8):
        pygame.event.pump()
        for x in range(640):
            surface.fill((255, 255, 255) if x % 2 else (200, 0, 0), (x, 0, 1, 360))
        pygame.display.flip()
        time.sleep(0.03)
show()
for mode in modes:
    SCREEN.toggle() if mode == "F11" else SCREEN.show(mode)
    show()
assert pygame.display.get_surface() is surface
assert SCREEN.mode == (modes[-1] if "F11" not in modes else "borderless") if modes else True
subprocess.run(["import", "-window", "root", out], check=True)
"""


def lit(picture: pygame.Surface, x: int, y: int) -> list[int]:
    """Where on a row (``x`` 0) or a column (``y`` 0) the stripes are."""
    across = x == 0
    spots = [(k, y) if across else (x, k) for k in range(picture.get_width() if across else picture.get_height())]
    return [spot[not across] for spot in spots if tuple(picture.get_at(spot))[:3] in ((255, 255, 255), (200, 0, 0))]


NEEDED = has_virtual_display() and all(map(shutil.which, ("import", "fluxbox")))


@pytest.mark.skipif(not NEEDED, reason="without Xvfb, fluxbox and ImageMagick there is no desktop to look at")
@pytest.mark.parametrize(
    ("screen", "size", "modes", "times"),
    [
        ("1366x768", (0, 0), [], 2),
        ("1366x768", (1000, 700), [], 1),
        ("1366x768", (0, 0), ["full"], 2),
        ("1366x768", (0, 0), ["borderless"], 2),
        ("2000x1200", (0, 0), ["full"], 3),
        ("2000x1200", (700, 600), ["borderless", "full", "window"], 1),
        ("1600x900", (0, 0), ["full", "window", "borderless"], 2),
        ("2000x1200", (700, 600), ["borderless", "full"], 3),
        ("2000x1200", (700, 600), ["full", "borderless", "F11", "F11"], 3),
    ],
    ids=str,
)
def test_every_px_of_the_picture_is_equally_wide_and_what_covers_the_screen_stands_in_its_middle(
    tmp_path: Path, screen: str, size: tuple[int, int], modes: list[str], times: int
):
    out = tmp_path / "screen.png"
    with virtual_display(screen) as display:
        there = {**os.environ, "DISPLAY": display, "HOME": str(tmp_path), "SDL_VIDEODRIVER": "x11"}
        manager = subprocess.Popen(["fluxbox"], env=there, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(1.0)  # a window that comes before its manager is never told how large the desktop is
            words = [sys.executable, "-c", STRIPES, out, str(size[0]), str(size[1]), *modes]
            subprocess.run(words, env={**there, "PYTHONPATH": str(SOURCE)}, check=True, timeout=60)
        finally:
            manager.terminate()
            manager.wait(10)
    picture = pygame.image.load(str(out))
    row = [tuple(picture.get_at((x, picture.get_height() // 2)))[:3] for x in range(picture.get_width())]
    stripes = [len(list(run)) for colour, run in groupby(row) if colour in ((255, 255, 255), (200, 0, 0))]
    assert len(stripes) == 640
    assert set(stripes) == {times}
    if modes and modes[-1] != "window":
        wide, high = picture.get_size()
        edges = [(row[0], row[-1]) for row in (lit(picture, 0, high // 2), lit(picture, wide // 2, 0))]
        assert edges == [
            ((side - px * times) // 2, (side + px * times) // 2 - 1) for side, px in ((wide, 640), (high, 360))
        ]


def test_a_driver_without_windows_stands_as_it_stood():
    screen = Screen()
    screen.toggle()
    screen.show("borderless")
    assert screen.mode == "window"


def test_a_display_that_misses_every_third_frame_is_slow_and_one_long_hole_is_not():
    patient, hurried = Beat(60), Beat(60)
    patient.noticed(200)
    for frame in range(600):
        patient.noticed(0)
        hurried.noticed(1 if frame % 3 == 0 else 0)
    assert not patient.slow
    assert hurried.slow


def test_what_was_slow_once_stays_so():
    beat = Beat(60)
    for _ in range(200):
        beat.noticed(1)
    for _ in range(2000):
        beat.noticed(0)
    assert beat.slow
