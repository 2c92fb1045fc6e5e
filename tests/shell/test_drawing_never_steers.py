"""The same day on every video driver, in a real window, at every rate of drawing, with effects or without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from days import busy, darol, live

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.sim.inputs import Action, Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.tape.format import write_tape
from maketomorrow.tape.replay import tape_of
from maketomorrow.virtual_display import has_virtual_display, virtual_display

ROOT = Path(__file__).resolve().parents[2]
ARMED = Loadout(("cutter", "rivet", "slug"), unhurt=True)


@pytest.fixture(scope="module")
def tape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    loop = Loop(darol(), first(ARMED, day=5))
    live(loop, [*busy(21, 700), Inputs(Action.LET_GO)])
    path = tmp_path_factory.mktemp("tapes") / "busy.tape"
    write_tape(path, tape_of([loop.record], loop.plan))
    return path


@pytest.fixture(scope="module")
def headless(tape: Path) -> list[str]:
    return lived(tape, {"SDL_VIDEODRIVER": "dummy"})


def lived(tape: Path, environment: dict[str, str], *options: str) -> list[str]:
    out = tape.with_name(f"digests-{len(list(tape.parent.iterdir()))}")
    subprocess.run(
        [sys.executable, ROOT / "main.py", "replay", tape, "--digests", out, *options],
        env={**os.environ, "SDL_AUDIODRIVER": "dummy", **environment},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out.read_text().splitlines()


@pytest.mark.parametrize("driver", ["dummy", "offscreen"])
@pytest.mark.parametrize("fps", [30, 60, 144])
def test_a_day_drawn_on_any_driver_at_any_rate_is_the_day_that_nobody_saw(
    tape: Path, headless: list[str], driver: str, fps: int
):
    assert lived(tape, {"SDL_VIDEODRIVER": driver}, "--watch", "--speed", "8", "--fps", str(fps)) == headless


@pytest.mark.skipif(not has_virtual_display(), reason="without Xvfb there is no real window to open")
def test_a_day_in_a_real_window_is_the_day_that_nobody_saw(tape: Path, headless: list[str]):
    with virtual_display() as display:
        there = {"SDL_VIDEODRIVER": "x11", "DISPLAY": display}
        assert lived(tape, there, "--watch", "--speed", "8") == headless


def test_without_a_sound_device_the_day_is_the_same(tape: Path, headless: list[str]):
    mute = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "none-at-all"}
    assert lived(tape, mute, "--watch", "--speed", "8") == headless
