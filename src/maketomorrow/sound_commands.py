"""``listen``: a stretch of a tape as it sounds, mixed without a loudspeaker, how loud it is, and what there was."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from maketomorrow.console import SAME, progress
from maketomorrow.core.errors import GameError
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hearing.materials import Materials
from maketomorrow.shell.hearing.mixing import SOUNDS, Mixing
from maketomorrow.shell.hearing.moods import LOOPS, SILENCE
from maketomorrow.shell.hearing.noises import NOISES
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.stage import stage_for
from maketomorrow.sim.inputs import Inputs
from maketomorrow.tape.format import read_tape
from maketomorrow.tape.replay import inputs_of
from maketomorrow.workshop.sound.measure import measured
from maketomorrow.workshop.sound.mixdown import Mixdown

LOOPS_OF = {"music": ("music.",), "places": ("place.", "hum")}


class Listening:
    """A stretch of a day that has been heard. ``names`` counts the sounds, ``written`` the captions."""

    def __init__(self, mixdown: Mixdown) -> None:
        self.mixdown = mixdown
        self.names: Counter[str] = Counter()
        self.written: Counter[str] = Counter()


def hear(loop: Loop, feed: Iterator[Inputs], start: int, end: int, settings: Settings | None = None) -> Listening:
    """Live a day from its morning to tick ``end`` and mix what is heard from ``start`` on.

    A day that is over before then is followed by its night: one fade, and silence.
    """
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
    if loop.over is not None:
        _night(desk, heard.mixdown, end - loop.world.state.tick)
    return heard


def _night(desk: Mixing, mixdown: Mixdown, most: int) -> None:
    """What is heard from a day's end to the next alarm, ``most`` ticks of it."""
    from maketomorrow.shell.scenes.playing import NIGHT

    hushed = NIGHT.stop_ticks + NIGHT.ramp_ticks
    for tick in range(min(most, hushed + NIGHT.dark_ticks)):
        if tick == hushed:
            desk.hush()
            mixdown.hush()
        desk.idle(SILENCE)
        mixdown.add([], desk.levels())


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
    print(f"wrote {out}, {mix.shape[1] / 44100:.1f} s")
    print("           LUFS    peak    ears   low  middle  high")
    for bus in ("all", "effects", "voices", "music", "places"):
        names = {name for name in heard.mixdown.names if bus_of(name) == bus}
        part = mix if bus == "all" else heard.mixdown.mix(names)
        if part.any():
            lufs, top, ears, shares = measured(part)
            parts = "".join(f"{share:7.0%}" for share in shares)
            print(f"{bus:8}{lufs:7.1f}{top:8.1f}{ears:8.2f}{parts}")
    for name, count in heard.names.most_common():
        print(f"{count:5} {name}")
    for key, count in heard.written.most_common():
        print(f"{count:5} {key}")
    return SAME


def bus_of(name: str) -> str:
    """Which of the four a sound, by its stem, or a loop belongs to."""
    if name in LOOPS:
        return next(bus for bus, begins in LOOPS_OF.items() if name.startswith(begins))
    return NOISES[name if name in NOISES else name.rpartition(".")[0]].bus
