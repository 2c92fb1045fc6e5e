"""What ``bench`` says of the picture: how long it takes, what the running game weighs, and what its files do."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from maketomorrow.own_process import MB, in_its_own_process, peak_mb
from maketomorrow.plans import ASSETS, ROOT

if TYPE_CHECKING:
    from maketomorrow.shell.hearing.sound import Sound

HEAVY = ROOT / "tests" / "tapes" / "root-3-cut.tape"  # she stands in the Roots when they open, and all come for her
HEAVY_FROM, HEAVY_FRAMES = 5630, 1630  # from before the stillness, so that what is painted ahead of it is
WALK_FRAMES = 2600  # from her bed to the bridge, past the borders of three areas
ROUNDS = 5
SECOND = 60  # frames
HEARD = {"music.unease": 0.4, "place.roots": 0.3, "place.ruin": 0.3, "place.wound": 0.3, "hum": 0.3}


def picture_figures(short: bool) -> dict[str, float]:
    """Drawing in the heaviest scene of play, the memory of the running game, the size of its files.

    ``draw_ms`` is the mean of the heaviest second. ``draw_worst_ms`` is the worst frame, each frame being the least
    of five drawings of the same day. ``hitch_ms`` is the longest whole frame of the first of them: a tick, its drawing,
    and what is drawn ahead. The very first frame is a cut into the middle of a day, which play never makes.
    ``run_mb`` is the peak of that scene or of the morning's walk, which has the pictures of two areas at a time.
    """
    walked = json.loads(in_its_own_process("bench_picture", f"draw_heavy(1, start=0, frames={WALK_FRAMES})"))
    done = json.loads(in_its_own_process("bench_picture", f"draw_heavy({1 if short else ROUNDS})"))
    least = [min(times) for times in zip(*done["draws"])][1:]
    seconds = [sum(least[i : i + SECOND]) / SECOND for i in range(len(least) - SECOND)]
    return {
        "draw_ms": max(seconds) * 1e3,
        "draw_worst_ms": max(least) * 1e3,
        "hitch_ms": max(done["first"]) * 1e3,
        "run_mb": max(done["mb"], walked["mb"]),
        "assets_mb": sum(path.stat().st_size for path in ASSETS.rglob("*") if path.is_file()) / MB,
    }


def _heard_too() -> Sound:
    """The loudspeaker, heard by nobody, with everything unpacked that sounds among the Roots: it weighs too."""
    from maketomorrow.shell.hearing.sound import Sound

    os.environ["SDL_AUDIODRIVER"] = "dummy"
    speaker = Sound()
    speaker.open()
    while speaker.on and not speaker.has_read(HEARD):
        speaker.idle(HEARD)
        time.sleep(0.01)
    return speaker


def draw_heavy(times: int, tape_file: Path = HEAVY, start: int = HEAVY_FROM, frames: int = HEAVY_FRAMES) -> None:
    """Draw a stretch so many times over; print each frame's seconds of drawing, and what it all weighs."""
    from maketomorrow.loop.manager import Loop
    from maketomorrow.shell.files.timing import frame_seconds
    from maketomorrow.shell.showing import TapeHands
    from maketomorrow.tape.format import read_tape
    from maketomorrow.tape.replay import inputs_of, life_of
    from maketomorrow.tape_commands import plan_of

    tape = read_tape(tape_file)
    plan = plan_of(tape)

    def begin() -> tuple[Loop, TapeHands]:
        return life_of(tape, plan), TapeHands([inputs_of(tape.days[0])], [None])

    speaker = _heard_too()
    runs = frame_seconds(begin, start, frames, times, speaker)
    peak = peak_mb()
    speaker.close()
    first = [whole for _, whole in runs[0]][1:]
    print(json.dumps({"draws": [[draw for draw, _ in run] for run in runs], "first": first, "mb": peak}))
