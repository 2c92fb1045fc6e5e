"""The band: a felt piano, strings and voices drawn from noise, a bass, skins and steel.

Strings and voices are spread partials with phases of chance (after Nasca's PADsynth): one transform
gives a tone that never repeats a beat and closes into a loop by itself.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.synth import Wave

STEPS = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}


@cache
def hertz(note: str) -> float:
    """The pitch of "A4", "Bb3", "F#2"."""
    sharp = note.count("#") - note.count("b")
    return round(440.0 * 2 ** ((STEPS[note[0]] + sharp) / 12 + int(note[-1]) - 4), 6)


def spread(seconds: float, pitch: float, partials: list[float], cents: float, name: str) -> Wave:
    """A tone of partials as wide as ``cents``, of many players at once. Its end goes over into its beginning."""
    n = lab.count(seconds)
    n -= n % 2
    bins = n // 2 + 1
    strength = np.zeros(bins)
    for k, level in enumerate(partials, 1):
        middle = pitch * k * n / lab.RATE
        if middle >= bins * 0.8:
            break
        width = max(1.2, middle * (2 ** (cents / 1200) - 1) * k**-0.2)
        low, high = max(1, int(middle - 4 * width)), min(bins, int(middle + 4 * width) + 1)
        at = np.arange(low, high)
        bell = np.round(np.exp(-(((at - middle) / width) ** 2)), lab.DIGITS)
        strength[low:high] += level * bell / math.sqrt(width)
    phase = lab.noise(bins, name) * math.pi
    whole = strength * (np.round(np.cos(phase), lab.DIGITS) + 1j * np.round(np.sin(phase), lab.DIGITS))
    wave = np.fft.irfft(whole, n)
    return wave / math.sqrt(float(np.mean(wave * wave)))


def strings(seconds: float, note: str, name: str, dark: float = 1.6) -> Wave:
    """A section: ``dark`` is how fast its partials fall."""
    return spread(seconds, hertz(note), [k**-dark for k in range(1, 22)], 22, name)


def voices(seconds: float, note: str, name: str) -> Wave:
    """A choir a long way off, on an open vowel."""
    pitch = hertz(note)
    partials = [
        k**-0.9 * sum(g * math.exp(-(((pitch * k - f) / w) ** 2)) for f, w, g in _AH) + 0.02 / k for k in range(1, 24)
    ]
    return spread(seconds, pitch, partials, 34, name)


_AH = ((640.0, 260.0, 1.0), (1080.0, 240.0, 0.5), (2600.0, 420.0, 0.14))


def glass(seconds: float, note: str, name: str) -> Wave:
    """Rubbed glass: hardly anything but its first partial."""
    return spread(seconds, hertz(note), [1.0, 0.0, 0.12, 0.0, 0.05], 7, name)


@cache
def piano(note: str, seconds: float = 3.6, hard: float = 0.4) -> Wave:
    """A felt piano: the harder the brighter. Two strings a key, a little apart."""
    pitch = hertz(note)
    n = lab.count(seconds)
    out = np.zeros(n)
    for cents, share in ((-1.6, 0.5), (1.9, 0.5)):
        for k in range(1, 12):
            partial = pitch * k * math.sqrt(1 + 0.0004 * k * k) * 2 ** (cents / 1200)
            if partial > 9000:
                break
            level = share * k ** -(2.6 - 1.6 * hard)
            lasts = seconds * 1.3 / (1 + 0.34 * (k - 1)) * min(1.5, (260 / pitch) ** 0.25)
            out += level * lab.sine(partial, seconds, 0.07 * k) * lab.fall(n, lasts)
    felt = lab.tick(n, f"felt{note}", 90, 700, 0.07) * 0.16
    return (out + felt) * lab.shape(n, (0, 0), (0.006, 1), (seconds - 0.2, 1), (seconds, 0))


def bass(seconds: float, note: str) -> Wave:
    """One string, bowed short."""
    n = lab.count(seconds)
    tone = lab.saw(hertz(note), seconds, 0.9, 14) + 0.8 * lab.sine(hertz(note), seconds)
    return lab.drive(tone, 1.3) * lab.shape(n, (0, 0), (0.012, 1), (seconds * 0.6, 0.6), (seconds, 0))


def stab(seconds: float, note: str, name: str) -> Wave:
    """Low brass, torn at the edge."""
    n = lab.count(seconds)
    tone = lab.drive(spread(seconds, hertz(note), [k**-0.85 for k in range(1, 30)], 14, name)[:n] * 0.6, 2.2)
    return lab.band(tone, 40, 3800) * lab.shape(n, (0, 0), (0.05, 1), (seconds * 0.5, 0.7), (seconds, 0))


# --- skins and steel ----------------------------------------------------------------------------


@cache
def kick() -> Wave:
    """The largest drum."""
    n = lab.count(0.6)
    return lab.drive(
        lab.sine(lab.glide(0.6, 128, 44, 38)) * lab.fall(n, 0.5) + lab.tick(n, "kick", 400, 3000, 0.02) * 0.5, 1.5
    )


@cache
def skin(k: int) -> Wave:
    """A drum that two people beat: ``k`` 0 low, 2 high."""
    n = lab.count(0.7)
    base = (74.0, 98.0, 132.0)[k]
    body = lab.sine(lab.glide(0.7, base * 1.5, base, base)) * lab.fall(n, 0.55) + 0.4 * lab.sine(
        base * 1.59, 0.7
    ) * lab.fall(n, 0.3)
    return body + lab.tick(n, f"skin{k}", 150, 2200, 0.05) * 0.7


@cache
def plate(k: int) -> Wave:
    """A steel plate, damped: what the plant has for cymbals."""
    base = (1130.0, 1490.0, 2110.0)[k]
    body = lab.ring(
        0.24, [(base, 0.4, 0.12), (base * 1.83, 0.4, 0.1), (base * 3.17, 0.35, 0.08), (base * 4.4, 0.2, 0.05)]
    )
    return body + lab.tick(lab.count(0.24), f"plate{k}", 3000, 11000, 0.035)


@cache
def clock() -> Wave:
    """A second hand."""
    return lab.lay(
        lab.ring(0.06, [(1900, 0.5, 0.025), (3300, 0.4, 0.02)]),
        lab.tick(lab.count(0.03), "hand", 2500, 8000, 0.008),
        0.0,
        0.6,
    )


@cache
def chime(note: str, seconds: float = 2.4) -> Wave:
    """A small bell, far off."""
    pitch = hertz(note)
    return lab.rich(pitch, [0.6, 0.0, 0.14, 0.0, 0.05], seconds) * lab.fall(lab.count(seconds), seconds) + lab.ring(
        seconds, [(pitch * 2.76, 0.18, seconds * 0.4)]
    )
