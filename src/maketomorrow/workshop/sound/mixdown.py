"""A mix without a device: the cues and levels of the game's desk, summed as its mixer would sum them."""

from __future__ import annotations

import wave
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

import numpy as np

from maketomorrow.workshop.sound.synth import RATE, Wave, count

TICK = RATE // 60  # samples
HUSHED = count(0.06)  # samples  in which what sounds is gone after a hush


class Mixdown:
    """Collects a run tick by tick. ``sounds`` is the folder of the files.

    Every sample stays a number: what would clip in the game is above 1 here, and can be seen.
    """

    def __init__(self, sounds: Path) -> None:
        self._sounds = sounds
        self._cues: list[tuple[int, str, float, float]] = []
        self._levels: list[Mapping[str, float]] = []
        self._hushes: list[int] = []
        self._read: dict[str, Wave] = {}

    def add(self, cues: Sequence[tuple[str, float, float]], levels: Mapping[str, float]) -> None:
        """One more tick: what begins in it (stem, left, right), and how loud each loop is."""
        at = len(self._levels)
        self._cues += [(at, *cue) for cue in cues]
        self._levels.append(levels)

    def hush(self) -> None:
        """What has begun so far ends here."""
        self._hushes.append(len(self._levels))

    @property
    def names(self) -> set[str]:
        """The stems of all sounds and loops that were heard."""
        loops = {name for levels in self._levels for name, level in levels.items() if level > 0}
        return loops | {stem for _tick, stem, _left, _right in self._cues}

    def mix(self, only: Set[str] | None = None) -> Wave:
        """The whole run, (2, n), or those sounds and loops of it alone."""
        ticks = len(self._levels)
        out = np.zeros((2, ticks * TICK))
        for tick, stem, left, right in self._cues:
            if only is not None and stem not in only:
                continue
            start = tick * TICK
            piece = self._sound(stem)[:, : self._end(tick) - start]
            out[:, start : start + piece.shape[1]] += self._let_go(piece, start) * np.array([[left], [right]])
        for name in sorted({name for levels in self._levels for name, level in levels.items() if level > 0}):
            if only is None or name in only:
                loop = self._sound(name)
                level = np.repeat([levels.get(name, 0.0) for levels in self._levels], TICK)
                out += np.tile(loop, -(-out.shape[1] // loop.shape[1]))[:, : out.shape[1]] * level
        return out

    def _end(self, tick: int) -> int:
        """The sample at which what begins at a tick is gone at the latest."""
        last = len(self._levels) * TICK
        return min([last, *(hush * TICK + HUSHED for hush in self._hushes if hush > tick)])

    def _let_go(self, piece: Wave, start: int) -> Wave:
        """A sound that a hush ends, without a click."""
        level = np.ones(piece.shape[1])
        for hush in self._hushes:
            after = hush * TICK - start
            if 0 <= after < len(level):
                level[after:] = 1.0 - np.arange(len(level) - after) / HUSHED
        return piece * level

    def _sound(self, stem: str) -> Wave:
        if stem not in self._read:
            self._read[stem] = read(self._sounds, stem)
        return self._read[stem]


def loudness(wave_: Wave) -> float:
    """The mean of all samples: the root of the mean of their squares."""
    return float(np.sqrt(np.mean(wave_ * wave_)))


def read(folder: Path, stem: str) -> Wave:
    """A sound as the mixer holds it: both ears, 44 100 samples a second."""
    path = folder / f"{stem}.wav"
    if path.is_file():
        with wave.open(str(path)) as file:
            mono = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32767.0
            if file.getframerate() != RATE:
                mono = np.interp(np.arange(len(mono) * 2) / 2, np.arange(len(mono)), mono)
        return np.stack([mono, mono])
    import soundfile

    both, _rate = soundfile.read(folder / f"{stem}.ogg", dtype="float64")
    return np.ascontiguousarray(both.T)
