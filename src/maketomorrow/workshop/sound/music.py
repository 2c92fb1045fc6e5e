"""The music: layers of one piece, all in D, all on one beat, so that any of them may sound over any other.

A beat is 48 ticks of the game. Every layer is a loop of whole bars and what rings on past its end is heard at
its beginning: the game starts them together and only ever turns them up and down. The tune has two
halves of four notes. The morning knows the first; the second is heard at dusk.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from maketomorrow.workshop.sound import instruments as band_of
from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.recipe import Loop
from maketomorrow.workshop.sound.synth import Wave

BEAT = 0.8  # s
BAR = 4 * BEAT
CHORD = 2 * BAR  # each stands for two bars

HARMONY = (
    ("D3", "A3", "C4", "E4", "F4"),
    ("Bb2", "F3", "A3", "D4", "F4"),
    ("G2", "D3", "Bb3", "F4", "A4"),
    ("A2", "E3", "A3", "D4", "E4"),
)
FIRST_HALF = (("D4", 0.0, 1.0), ("F4", 1.0, 0.5), ("E4", 1.5, 1.5), ("A4", 3.0, 3.0))
SECOND_HALF = (("G4", 0.0, 1.0), ("F4", 1.0, 0.5), ("C4", 1.5, 1.5), ("D4", 3.0, 4.0))

Tune = tuple[tuple[str, float, float], ...]


def _silence(bars: int) -> Wave:
    return np.zeros((2, lab.count(bars * BAR)))


def _chords(bars: int) -> Iterator[tuple[int, float, tuple[str, ...]]]:
    """(number, second, notes) of every chord of so many bars."""
    for i in range(bars // 2):
        yield i, i * CHORD, HARMONY[i % len(HARMONY)]


def _play(on: Wave, tune: Tune, at: float, gain: float, side: float = 0.0, up: int = 0) -> None:
    """The tune on the piano; ``up`` octaves higher."""
    for note, beat, _beats in tune:
        key = f"{note[:-1]}{int(note[-1]) + up}"
        lab.lay_round(on, lab.placed(band_of.piano(key, 3.6, 0.62), side), at + beat * BEAT, gain)


def _swell(on: Wave, notes: tuple[str, ...], at: float, gain: float, name: str, dark: float = 1.9) -> None:
    """A chord of strings that comes and goes, each note at its place."""
    seconds = CHORD * 1.5
    for k, note in enumerate(notes):
        tone = band_of.strings(seconds, note, f"{name}{note}{at}", dark)
        tone = tone * lab.hump(len(tone), 0.42, 1.0)
        lab.lay_round(on, lab.placed(tone, (k / (len(notes) - 1) - 0.5) * 1.3), at - CHORD * 0.25, gain / len(notes))


def morning() -> Wave:
    """Cold light and a few keys. The question of the tune twice, and nobody answers."""
    out = _silence(16)
    for i, at, notes in _chords(16):
        _swell(out, notes[:4], at, 0.18, "m", 2.3)
        lab.lay_round(out, lab.placed(band_of.piano(notes[0], 4.6, 0.25), -0.3), at, 0.34)
        for k, beat in enumerate((2.0, 3.5, 5.5)):
            if (i * 3 + k) % 4 != 3:
                note = notes[1 + (i + k) % (len(notes) - 1)]
                lab.lay_round(out, lab.placed(band_of.piano(note, 3.6, 0.3), 0.15 * k), at + beat * BEAT, 0.17)
    for bar in (2, 10):
        _play(out, FIRST_HALF, bar * BAR, 0.46, 0.2, 1)
    _play(out, FIRST_HALF[2:], 6 * BAR, 0.22, 0.35, 1)
    for beat, note in ((29.5, "E6"), (45.0, "A5"), (62.0, "D6")):
        lab.lay_round(out, lab.placed(band_of.chime(note), 0.6), beat * BEAT, 0.12)
    return lab.room_round(out, 3.4, 0.40, 5200, "morning")


def dusk() -> Wave:
    """The same room with the sun in it: both halves, and the chords under them open."""
    out = _silence(16)
    for i, at, notes in _chords(16):
        _swell(out, notes, at, 0.34, "d", 1.8)
        for beat, note in enumerate((notes[0], notes[1], notes[2], notes[1], notes[3], notes[2], notes[1], notes[2])):
            lab.lay_round(out, lab.placed(band_of.piano(note, 3.0, 0.2), -0.4 + 0.1 * beat), at + beat * BEAT, 0.15)
        if i % 2 == 0:
            tone = band_of.voices(CHORD * 1.4, notes[2], f"dusk{i}")
            lab.lay_round(out, lab.placed(tone * lab.hump(len(tone), 0.5, 1.2), 0.3), at, 0.07)
    for bar in (0, 8):
        _play(out, FIRST_HALF, bar * BAR, 0.44, 0.1, 1)
        _play(out, SECOND_HALF, (bar + 2) * BAR, 0.44, -0.1, 1)
    _play(out, SECOND_HALF, 14 * BAR, 0.26, 0.3, 1)
    return lab.room_round(out, 3.6, 0.40, 5600, "dusk")


def unease() -> Wave:
    """Something under the floor: a low D that beats against an E flat, a second hand, bows that do not move."""
    out = _silence(8)
    whole = 8 * BAR
    for note, side, gain in (("D2", -0.3, 0.5), ("Eb2", 0.3, 0.26), ("A2", 0.0, 0.2)):
        tone = band_of.strings(whole, note, f"u{note}", 1.7)
        lab.lay_round(
            out,
            lab.placed(tone * (0.72 + 0.28 * lab.sine(1 / whole * (5 if side else 3), whole)), side),
            0.0,
            gain * 0.28,
        )
    for i, at, notes in _chords(8):
        high = ("Eb5", "D5", "C#5", "E5")[i]
        tremble = band_of.strings(CHORD, high, f"t{i}", 1.2)
        tremble = tremble * lab.hump(len(tremble), 0.75, 1.2) * (0.55 + 0.45 * lab.sine(9.0 + i, CHORD)[: len(tremble)])
        lab.lay_round(out, lab.placed(lab.band(tremble, 400, 5200), 0.5 if i % 2 else -0.5), at, 0.06)
        lab.lay_round(out, lab.placed(band_of.piano(notes[0], 4.0, 0.1), 0.0), at + 5 * BEAT, 0.3)
    for beat in range(32):
        if beat % 8 != 7:
            lab.lay_round(out, lab.placed(band_of.clock(), -0.25 if beat % 2 else 0.25), beat * BEAT, 0.18)
        if beat % 4 in (0, 1):  # a heart that is late by one beat of ours
            lab.lay_round(out, lab.placed(band_of.skin(0), 0.0), beat * BEAT - (0.42 if beat % 4 else 0.0), 0.42)
    return lab.room_round(out, 2.6, 0.34, 2200, "unease")


def burst() -> Wave:
    """Skins, steel, and a low string that never gets off its D."""
    out = _silence(8)
    half = BEAT / 2
    for i, at, notes in _chords(8):
        for beat in range(16):
            low = notes[0] if beat % 8 < 6 else "Eb2"
            key = f"{low[:-1]}{max(1, int(low[-1]) - (1 if low[-1] == '3' else 0))}"
            lab.lay_round(
                out, lab.placed(band_of.bass(half * 0.9, key), 0.0), at + beat * half, 0.26 if beat % 2 else 0.34
            )
        for k, note in enumerate((notes[1], notes[2])):
            lab.lay_round(out, lab.placed(band_of.stab(CHORD * 0.7, note, f"b{i}{k}"), -0.5 + k), at, 0.16)
        lab.lay_round(out, lab.placed(band_of.stab(BAR, ("Eb3", "E3", "Eb3", "C#3")[i], f"c{i}"), 0.2), at + BAR, 0.15)
    for step, chance in enumerate(lab.chances("skins", 64)):
        at = step * half
        if step % 8 in (0, 3, 6):
            lab.lay_round(out, lab.placed(band_of.kick(), 0.0), at, 0.62)
        if step % 8 == 4:
            lab.lay_round(out, lab.placed(band_of.skin(1), -0.3), at, 0.55)
        if step % 16 in (7, 10, 14, 15) or chance > 0.86:
            lab.lay_round(out, lab.placed(band_of.skin(2), 0.4), at, 0.3 + 0.2 * chance)
        if step % 2:
            lab.lay_round(out, lab.placed(band_of.plate(step // 2 % 3), 0.6 - 1.2 * chance), at, 0.09 + 0.07 * chance)
    return lab.room_round(out, 1.6, 0.22, 3400, "burst")


def danger() -> Wave:
    """One of them has seen her: bows in eighths, steel in sixteenths. Only over another layer."""
    out = _silence(4)
    quarter = BEAT / 4
    line = ("D4", "D4", "Eb4", "D4", "F4", "D4", "Eb4", "C#4")
    for step in range(64):
        note = line[step // 2 % 8] if step % 16 < 14 else "A4"
        if step % 2 == 0 or step % 16 in (5, 11, 15):
            tone = band_of.strings(0.24, note, f"x{step}", 1.15)
            tone = tone * lab.shape(len(tone), (0, 0), (0.012, 1), (0.1, 0.5), (0.24, 0))
            lab.lay_round(out, lab.placed(lab.band(tone, 180, 6000), -0.35 if step % 4 else 0.35), step * quarter, 0.11)
        if step % 4 == 2 or step % 16 == 15:
            lab.lay_round(out, lab.placed(band_of.plate(2 - step // 16 % 3), 0.5), step * quarter, 0.1)
        if step % 16 in (0, 6, 10):
            lab.lay_round(out, lab.placed(band_of.skin(1), 0.0), step * quarter, 0.3)
    return lab.room_round(out, 1.0, 0.2, 4200, "danger")


def void() -> Wave:
    """Neither day nor night: a choir without words, glass, and air."""
    out = _silence(8)
    for i, at, notes in _chords(8):
        for k, note in enumerate((notes[0], notes[1], notes[3])):
            tone = band_of.voices(CHORD * 1.7, note, f"v{i}{k}")
            lab.lay_round(
                out, lab.placed(tone * lab.hump(len(tone), 0.45, 1.0), -0.6 + 0.6 * k), at - 1.6, 0.20 - 0.03 * k
            )
        clear = band_of.glass(CHORD * 1.3, ("A5", "D6", "C6", "E6")[i], f"g{i}")
        lab.lay_round(out, lab.placed(clear * lab.hump(len(clear), 0.5, 1.4), 0.5 if i % 2 else -0.5), at + 2.0, 0.05)
        lab.lay_round(out, lab.placed(band_of.piano(notes[0], 5.0, 0.1), 0.0), at, 0.2)
    air = np.stack([lab.band(lab.noise(out.shape[1], f"air{ear}"), 250, 1400, 2.0) for ear in (0, 1)])
    breath = 0.5 + 0.5 * lab.sine(1 / CHORD, 8 * BAR, -0.25)
    return lab.room_round(out + air * breath * 0.03, 4.2, 0.5, 2600, "void")


RECIPES: dict[str, Loop] = {
    "music.morning": Loop(morning, 0.8, bands=True),
    "music.dusk": Loop(dusk, 0.8, bands=True),
    "music.unease": Loop(unease, 0.8, bands=True),
    "music.burst": Loop(burst, 0.85, bands=True),
    "music.danger": Loop(danger, 0.8, bands=True),
    "music.void": Loop(void, 0.8, bands=True),
}
