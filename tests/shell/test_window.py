"""The window, its beat, and what is said where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.shell.window import Beat

MAIN = Path(__file__).parents[2] / "main.py"


@pytest.mark.parametrize("fps", [24, 30, 50, 60, 75, 120, 144, 240])
def test_every_rate_of_drawing_owes_the_same_ticks(fps: int):
    beat = Beat(fps)
    assert sum(beat.owed(1)[0] for _ in range(fps * 10)) == TICK_RATE * 10


def test_at_sixty_pictures_a_second_each_shows_exactly_one_tick():
    beat = Beat(60)
    assert {beat.owed(1) for _ in range(1000)} == {(1, 0.0)}


def test_between_two_ticks_the_share_only_grows():
    beat = Beat(240)
    shares = [beat.owed(1)[1] for _ in range(3)]
    assert shares == sorted(shares)


def test_a_long_hole_slows_the_day_instead_of_freezing_the_picture():
    assert Beat(60).owed(600)[0] <= 4


def test_half_speed_owes_half_the_ticks():
    beat = Beat(60, speed=0.5)
    assert sum(beat.owed(1)[0] for _ in range(600)) == 300


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a desktop")
def test_without_a_display_it_says_what_is_missing_and_what_works_without():
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    }
    done = subprocess.run(
        [sys.executable, str(MAIN), "play"], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "DISPLAY" in done.stderr
    assert "replay" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_picture_comes_before_anything_heavy_is_imported():
    program = (
        "import sys; sys.argv = ['main.py', 'play', '--frames', '1'];"
        f"sys.path.insert(0, {str(MAIN.parent / 'src')!r});"
        "from maketomorrow.cli import main; assert main() == 0;"
        "heavy = {'pymunk', 'pytmx', 'msgspec', 'maketomorrow.sim.world', 'maketomorrow.content.load'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=dict(os.environ, SDL_VIDEODRIVER="dummy"),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
