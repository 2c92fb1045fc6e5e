"""The instruments' workbench: waves, noise, filters, rooms, all as numpy arrays at 44 100 samples a second.

The same call gives the same samples on every machine. Whatever a processor may round its own way (sines,
powers) is rounded to 12 digits at once, so that the 16 bit that are written do not show it; chance comes
from a whole-number hash. Mono is an array of n, stereo one of (2, n).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.floating[Any]]
Pitch = float | Wave

RATE = 44100  # samples a second
DIGITS = 12  # what is kept of a sine or a power
BLOCK, HOP = 2048, 512  # samples: a moving filter's window and step


def count(seconds: float) -> int:
    """Samples in so many seconds."""
    return round(seconds * RATE)


def power(base: float, exponents: Wave) -> Wave:
    """``base`` to each exponent."""
    level: Wave = np.round(np.exp(math.log(base) * exponents), DIGITS)
    return level


# --- waves --------------------------------------------------------------------------------------


def glide(seconds: float, *stops: float) -> Wave:
    """A pitch that passes the stops, Hz, evenly in time and in octaves."""
    if len(stops) == 1:
        return np.full(count(seconds), stops[0])
    places = np.linspace(0.0, len(stops) - 1.0, count(seconds))
    octaves = np.interp(places, np.arange(len(stops)), np.round(np.log2(np.array(stops)), DIGITS))
    return power(2.0, octaves)


def turns(pitch: Pitch, seconds: float = 0.0) -> Wave:
    """How many turns a wave of this pitch has made at each sample."""
    if isinstance(pitch, float | int):
        steady: Wave = np.arange(count(seconds)) * (pitch / RATE)
        return steady
    return np.cumsum(np.round(pitch / RATE, DIGITS))


def sine(pitch: Pitch, seconds: float = 0.0, start: float = 0.0) -> Wave:
    """A sine; ``seconds`` for a pitch that stands, ``start`` in turns."""
    phase = turns(pitch, seconds) + start
    wave: Wave = np.round(np.sin(math.tau * (phase - np.floor(phase))), DIGITS)
    return wave


def rich(pitch: Pitch, partials: Sequence[float], seconds: float = 0.0) -> Wave:
    """A tone of whole-number partials with these strengths; those above 16 kHz are left out."""
    phase = turns(pitch, seconds)
    highest = float(np.max(pitch))
    out = np.zeros(len(phase))
    for k, strength in enumerate(partials, 1):
        if strength and highest * k < 16000:
            part = phase * k
            out += strength * np.round(np.sin(math.tau * (part - np.floor(part))), DIGITS)
    return out


def saw(pitch: Pitch, seconds: float = 0.0, brightness: float = 1.0, most: int = 40) -> Wave:
    """A saw's tooth of up to ``most`` partials; less bright falls off faster."""
    return rich(pitch, [0.6 / k ** (2.0 - brightness) for k in range(1, most + 1)], seconds)


def square(pitch: Pitch, seconds: float = 0.0, most: int = 25) -> Wave:
    """Odd partials alone: hollow."""
    return rich(pitch, [0.8 / k if k % 2 else 0.0 for k in range(1, most + 1)], seconds)


def noise(samples: int, name: str) -> Wave:
    """White noise from -1 to 1; the same name gives the same noise."""
    with np.errstate(over="ignore"):
        x = np.arange(samples, dtype=np.uint64) + np.uint64(crc32(name.encode()) << 20)
        x = (x + np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x ^= x >> np.uint64(31)
    white: Wave = (x >> np.uint64(11)).astype(np.float64) * (2.0 / (1 << 53)) - 1.0
    return white


def chances(name: str, n: int) -> list[float]:
    """``n`` numbers from 0 to 1 for a recipe that scatters things."""
    return [float(value) for value in (noise(n, name) + 1.0) / 2.0]


# --- envelopes ----------------------------------------------------------------------------------


def fall(samples: int, seconds: float) -> Wave:
    """Falls to a thousandth in ``seconds``."""
    return power(0.001, np.arange(samples) / (seconds * RATE))


def shape(samples: int, *points: tuple[float, float]) -> Wave:
    """Straight lines through (second, level)."""
    return np.interp(np.arange(samples) / RATE, [t for t, _ in points], [level for _, level in points])


def hump(samples: int, at: float = 0.5, sharp: float = 2.0) -> Wave:
    """Rises to 1 at the share ``at`` and falls back to nothing, the sharper the narrower."""
    t = np.linspace(0.0, 1.0, samples)
    way = np.where(t < at, t / max(at, 1e-9), (1 - t) / max(1 - at, 1e-9))
    smooth = way * way * (3 - 2 * way)
    level: Wave = np.round(smooth**sharp, DIGITS)
    return level


def edges(wave: Wave, rise: float = 0.002, release: float = 0.01) -> Wave:
    """Without a click at either end."""
    n = wave.shape[-1]
    a, b = min(count(rise), n // 2), min(count(release), n // 2)
    level = np.ones(n)
    if a:
        level[:a] = np.arange(a) / a
    if b:
        level[-b:] *= np.arange(b, 0, -1) / b
    return wave * level


# --- filters ------------------------------------------------------------------------------------


def _shoulders(hertz: Wave, low: float, high: float, octaves: float) -> Wave:
    """The share that a band lets through at each frequency: soft shoulders, ``octaves`` wide."""
    place = np.round(np.log2(np.maximum(hertz, 1.0)), DIGITS)
    up = np.ones(len(hertz)) if low <= 0 else np.clip((place - math.log2(low)) / octaves + 1, 0, 1)
    down = np.clip((math.log2(high) - place) / octaves + 1, 0, 1)
    gain = up * down
    soft: Wave = gain * gain * (3 - 2 * gain)
    return soft


def band(wave: Wave, low: float, high: float, octaves: float = 1.0) -> Wave:
    """What of a wave lies between ``low`` and ``high`` Hz. The end runs into the beginning, as a loop needs it."""
    hertz = np.fft.rfftfreq(wave.shape[-1], 1 / RATE)
    return np.fft.irfft(np.fft.rfft(wave) * _shoulders(hertz, low, high, octaves), wave.shape[-1])


def moving_band(wave: Wave, low: Callable[[float], float], high: Callable[[float], float]) -> Wave:
    """A band whose bounds, Hz, are functions of the share of the time gone by."""
    n = len(wave)
    padded = np.concatenate([np.zeros(BLOCK), wave, np.zeros(BLOCK)])
    window = np.round(np.sin(np.pi * (np.arange(BLOCK) + 0.5) / BLOCK), DIGITS)
    hertz = np.fft.rfftfreq(BLOCK, 1 / RATE)
    out = np.zeros(len(padded))
    for start in range(0, len(padded) - BLOCK, HOP):
        t = min(1.0, max(0.0, (start - BLOCK / 2) / n))
        piece = np.fft.rfft(padded[start : start + BLOCK] * window)
        piece *= _shoulders(hertz, low(t), high(t), 0.7)
        out[start : start + BLOCK] += np.fft.irfft(piece, BLOCK) * window
    whole: Wave = out[BLOCK : BLOCK + n] * (2 * HOP / BLOCK)
    return whole


def drive(wave: Wave, amount: float) -> Wave:
    """Bent at the loud end: warm at 1, torn at 5."""
    bent: Wave = np.round(np.tanh(wave * amount), DIGITS)
    return bent / math.tanh(amount)


def one_below(both: Wave, hertz: float) -> Wave:
    """A stereo loop of which both ears hear the same below ``hertz``, as strong as before."""
    below = np.stack([band(ear, 0.0, hertz, 0.5) for ear in both])
    middle = below.mean(axis=0)
    power_, kept = float(np.mean(below * below)), float(np.mean(middle * middle))
    centred: Wave = both - below + middle * (math.sqrt(power_ / kept) if kept else 0.0)
    return centred


# --- bodies and rooms ---------------------------------------------------------------------------


def ring(seconds: float, modes: Sequence[tuple[float, float, float]], bend: float = 0.0) -> Wave:
    """A body that was struck: modes of (Hz, strength, seconds to a thousandth). ``bend``: octaves it drops at first."""
    n = count(seconds)
    sag = power(2.0, bend * fall(n, 0.15)) if bend else None
    out = np.zeros(n)
    for k, (hertz, strength, lasts) in enumerate(modes):
        tone = sine(hertz, seconds, 0.13 * k) if sag is None else sine(hertz * sag)
        out += strength * tone * fall(n, lasts)
    return out


def tick(samples: int, name: str, low: float, high: float, lasts: float) -> Wave:
    """The noise of one thing meeting another: filtered, and gone in ``lasts`` seconds."""
    pad = max(samples, count(0.05))
    return band(noise(pad, name), low, high)[:samples] * fall(samples, lasts)


def lay(on: Wave, wave: Wave, at: float, gain: float = 1.0) -> Wave:
    """Add a wave at a second; what reaches past the end is cut off."""
    start = count(at)
    room = on.shape[-1] - start
    if room > 0:
        piece = wave[..., :room]
        on[..., start : start + piece.shape[-1]] += piece * gain
    return on


def lay_round(on: Wave, wave: Wave, at: float, gain: float = 1.0) -> Wave:
    """Add a wave to a loop: what reaches past the end sounds at the beginning."""
    n = on.shape[-1]
    start, left = count(at) % n, wave * gain
    while left.shape[-1]:
        piece = left[..., : n - start]
        on[..., start : start + piece.shape[-1]] += piece
        left, start = left[..., piece.shape[-1] :], 0
    return on


def _echo(seconds: float, bright: float, name: str) -> Wave:
    n = count(seconds)
    tail = band(noise(n, name), 90, bright) * fall(n, seconds)
    tail[: count(0.012)] *= np.linspace(0, 1, count(0.012))
    return tail / math.sqrt(float(np.sum(tail * tail)))


def room(wave: Wave, seconds: float, share: float = 0.3, bright: float = 4000.0, name: str = "room") -> Wave:
    """A mono wave in a room whose echo falls to a thousandth in ``seconds``; longer by half of that."""
    n = len(wave) + count(seconds * 0.5)
    size = 1 << (n + count(seconds)).bit_length()
    wet = np.fft.irfft(np.fft.rfft(wave, size) * np.fft.rfft(_echo(seconds, bright, name), size), size)[:n]
    out = wet * share * 2.2
    out[: len(wave)] += wave * (1 - share * 0.5)
    return out


def room_round(loop: Wave, seconds: float, share: float = 0.3, bright: float = 4000.0, name: str = "room") -> Wave:
    """A stereo loop in a room, a different one for each ear; the echo of its end is heard at its beginning."""
    n = loop.shape[-1]
    out = loop * (1 - share * 0.5)
    for ear in (0, 1):
        echo = np.zeros(n)
        lay_round(echo, _echo(seconds, bright, f"{name}{ear}"), 0.0)
        out[ear] += np.fft.irfft(np.fft.rfft(loop[ear]) * np.fft.rfft(echo), n) * share * 2.2
    return out


def bent(wave: Wave, octaves: float) -> Wave:
    """The same played faster, and so higher and shorter, or slower for less than nothing."""
    if not octaves:
        return wave
    faster = round(2.0**octaves, DIGITS)
    played: Wave = np.interp(np.arange(int(len(wave) / faster)) * faster, np.arange(len(wave)), wave)
    return played


def placed(wave: Wave, side: float) -> Wave:
    """A mono wave at a place between the ears: -1 left, 1 right; as loud everywhere."""
    angle = (side + 1) * math.pi / 4
    return np.stack([wave * math.cos(angle), wave * math.sin(angle)])


def levelled(wave: Wave, peak: float) -> Wave:
    """With its greatest sample at ``peak`` of full scale."""
    top = float(np.max(np.abs(wave)))
    return wave * (peak / top) if top else wave


def trimmed(wave: Wave, floor: float = 0.002) -> Wave:
    """Without the silence at its end."""
    loud = np.flatnonzero(np.abs(wave) > floor)
    return wave[: loud[-1] + 1] if len(loud) else wave
