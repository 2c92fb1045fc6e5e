"""A mix without a device: the cues and levels of the game's desk, summed as its mixer would sum them."""

from __future__ import annotations

import wave
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

import numpy as np

from maketomorrow.workshop.sound.synth import RATE, Wave, count

TICK = RATE // 60  # samples
HUSHED, ENDED = count(0.06), count(0.015)  # samples  in which what sounds is gone after a hush; what another ends


class Mixdown:
    """Collects a run tick by tick. ``sounds`` is the folder of the files.

    Every sample stays a number: what would clip in the game is above 1 here, and can be seen.
    """

    def __init__(self, sounds: Path) -> None:
        self._sounds = sounds
        self._cues: list[tuple[int, str, float, float]] = []
        self._stops: list[tuple[int, str, int]] = []  # tick, the stem it stops, "" for all, in so many samples
        self._levels: list[Mapping[str, float]] = []
        self._read: dict[str, Wave] = {}

    def add(self, cues: Sequence[tuple[str, float, float, str]], levels: Mapping[str, float]) -> None:
        """One more tick: what begins in it (stem, left, right, the stem that ends with it), how loud each loop is."""
        at = len(self._levels)
        for stem, left, right, ends in cues:
            self._cues.append((at, stem, left, right))
            if ends:
                self._stops.append((at, ends, ENDED))
        self._levels.append(levels)

    def hush(self) -> None:
        """What has begun so far ends here."""
        self._stops.append((len(self._levels), "", HUSHED))

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
            piece = self._let_go(stem, tick)[:, : out.shape[1] - start]
            out[:, start : start + piece.shape[1]] += piece * np.array([[left], [right]])
        for name in sorted({name for levels in self._levels for name, level in levels.items() if level > 0}):
            if only is None or name in only:
                loop = self._sound(name)
                level = np.repeat([levels.get(name, 0.0) for levels in self._levels], TICK)
                out += np.tile(loop, -(-out.shape[1] // loop.shape[1]))[:, : out.shape[1]] * level
        return out

    def _let_go(self, stem: str, tick: int) -> Wave:
        """A sound that began at a tick, as far as it was let, and without a click where it was stopped."""
        sound = self._sound(stem)
        for stop, stopped, fades in self._stops:
            after = (stop - tick) * TICK
            if stop > tick and stopped in ("", stem) and after < sound.shape[1]:
                sound = sound[:, : after + fades].copy()
                left = sound.shape[1] - after
                sound[:, after:] *= 1.0 - np.arange(left) / fades
        return sound

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
