"""``listen``: a stretch of a tape as it sounds, mixed without a loudspeaker, and what there was to hear."""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from maketomorrow.console import SAME, progress
from maketomorrow.core.errors import GameError
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hearing.materials import Materials
from maketomorrow.shell.hearing.mixing import SOUNDS, Mixing
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.stage import stage_for
from maketomorrow.sim.inputs import Inputs
from maketomorrow.tape.format import read_tape
from maketomorrow.tape.replay import inputs_of
from maketomorrow.workshop.sound.mixdown import Mixdown, loudness, peak


class Listening:
    """A stretch of a day that has been heard. ``names`` counts the sounds, ``written`` the captions."""

    def __init__(self, mixdown: Mixdown) -> None:
        self.mixdown = mixdown
        self.names: Counter[str] = Counter()
        self.written: Counter[str] = Counter()


def hear(loop: Loop, feed: Iterator[Inputs], start: int, end: int, settings: Settings | None = None) -> Listening:
    """Live a day from its morning to tick ``end`` and mix what is heard from ``start`` on."""
    desk = Mixing(settings or Settings(), Materials(stage_for(loop.plan).scenery))
    heard = Listening(Mixdown(SOUNDS))
    with progress(end, "ticks") as advance:
        while loop.over is None and loop.world.state.tick < end:
            events = loop.tick(next(feed))
            advance(1)
            cues = desk.listen(loop.world, events)
            if loop.world.state.tick > start:
                heard.mixdown.add(cues, desk.levels())
                heard.names.update(cue.stem for cue in cues)
                heard.written.update(caption.key for caption in desk.captions)
    return heard


def listen(options: argparse.Namespace) -> int:
    """``listen``: write the WAV, and say how loud it is and what was in it. Raises GameError."""
    from maketomorrow.tape_commands import morning_of
    from maketomorrow.workshop.sound.bake import write_stereo

    out = Path(options.out)
    if out.suffix.lower() != ".wav" or not out.parent.is_dir():
        raise GameError(f"{out}: name a .wav in a folder that exists")
    tape = read_tape(Path(options.tape))
    loop = morning_of(tape, options.day)
    heard = hear(loop, inputs_of(tape.days[options.day - 1]), options.start, options.end)
    if (tick := loop.world.state.tick) <= options.start:
        raise GameError(f"{tape.path}: day {options.day} ends at tick {tick}; --from {options.start} lies behind it")
    mix = heard.mixdown.mix()
    write_stereo(out, mix)
    print(f"wrote {out}, {mix.shape[1] / 44100:.1f} s, peak {_db(peak(mix))}, mean {_db(loudness(mix))}")
    for name, count in heard.names.most_common():
        print(f"{count:5} {name}")
    for key, count in heard.written.most_common():
        print(f"{count:5} {key}")
    return SAME


def _db(level: float) -> str:
    """Of full scale."""
    return f"{20 * math.log10(max(level, 1e-6)):.1f} dB"
