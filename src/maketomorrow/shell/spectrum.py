"""What a sound looks like: levels from 0 to 1, asked for by tick and never by a mixer's clock."""

from __future__ import annotations

import math
from functools import cache

from maketomorrow.core.rng import roll

RING_TICKS = 40  # one beat of the alarm
RINGS_TICKS = 28  # of which it sounds so long


def levels(source: str, tick: float, count: int) -> list[float]:
    """``count`` levels of a source at a tick; the last goes over into the first, so that they close into a ring."""
    return SOURCES[source](tick, count)


@cache
def _grain(count: int, seed: int) -> tuple[float, ...]:
    """What is uneven about it, and stays."""
    raw = [roll(seed, "spectrum", k) for k in range(count)]
    return tuple(0.25 * raw[k - 1] + 0.5 * raw[k] + 0.25 * raw[(k + 1) % count] for k in range(count))


@cache
def _turn(count: int, harmonic: int) -> tuple[tuple[float, float], ...]:
    """Sine and cosine of a wave that goes round so many times."""
    return tuple(
        (math.sin(k / count * math.tau * harmonic), math.cos(k / count * math.tau * harmonic)) for k in range(count)
    )


def _wave(count: int, harmonic: int, phase: float) -> list[float]:
    si, co = math.sin(phase), math.cos(phase)
    return [s * co + c * si for s, c in _turn(count, harmonic)]


def _void(tick: float, count: int) -> list[float]:
    """A slow chord: swells that travel both ways round, and breathe."""
    breath = 0.72 + 0.28 * math.sin(tick / 53)
    one, two = _wave(count, 5, tick / 71), _wave(count, 2, -tick / 97)
    fine, grain = _wave(count, 13, tick / 23), _grain(count, 5)
    return [
        min(1.0, breath * (abs(a * b) * 0.78 + 0.14 * (0.5 + 0.5 * c) + 0.22 * g))
        for a, b, c, g in zip(one, two, fine, grain)
    ]


def _alarm(tick: float, count: int) -> list[float]:
    """A bell of a few hard partials, struck over and over."""
    since = tick % RING_TICKS
    struck = math.exp(-since / 26) if since < RINGS_TICKS else math.exp(-RINGS_TICKS / 26 - (since - RINGS_TICKS) / 5)
    grain = _grain(count, 9)
    made = []
    for k in range(count):
        t = k / count
        partial = sum(a * math.exp(-(((t - at) * 26) ** 2)) for at, a in _PARTIALS)
        tremble = 0.82 + 0.18 * math.sin(tick * 1.3 + k * 0.9)
        made.append(min(1.0, struck * (partial * tremble + 0.34 * grain[k]) + 0.03))
    return made


_PARTIALS = ((0.08, 0.7), (0.21, 1.0), (0.34, 0.55), (0.5, 0.86), (0.63, 0.4), (0.78, 0.95), (0.92, 0.5))

SOURCES = {"void": _void, "alarm": _alarm}
