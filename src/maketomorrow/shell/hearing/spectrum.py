"""What a sound looks like: levels from 0 to 1, asked for by tick and never by a mixer's clock.

The workshop reckons them while it makes the sounds: NAME.bands holds a row of 32 bytes a tick. Where a table is
missing a plausible one stands in, so that a field never stands still.
"""

from __future__ import annotations

import math
from functools import cache

from maketomorrow.core.rng import roll
from maketomorrow.shell.reading.type import ASSETS

BANDS = 32
RING_TICKS = 40  # one beat of the alarm
RINGS_TICKS = 28  # of which it sounds so long
TABLES = {
    "void": "music.void",
    "alarm": "alarm",
    "hum": "hum",
    "morning": "music.morning",
    "dusk": "music.dusk",
    "unease": "music.unease",
    "burst": "music.burst",
    "danger": "music.danger",
}
"""What a field can listen to -> its table in ``assets/sound``."""


def levels(source: str, tick: float, count: int) -> list[float]:
    """``count`` levels of a source at a tick; the last goes over into the first, so that they close into a ring."""
    row = bands(source, int(tick))
    grain, spots = _grain(count, 5), _spots(count)
    return [min(1.0, (row[at] * (1 - t) + row[at + 1] * t) * g) for (at, t), g in zip(spots, grain)]


def bands(source: str, tick: int) -> list[float]:
    """How strong each of a source's bands is, the lowest first; one more at the end, as the last."""
    table = _table(TABLES[source])
    beat = tick % RING_TICKS if source == "alarm" else tick
    if not table:
        row = [_made_up(source, beat, k / BANDS) for k in range(BANDS)]
    else:
        ticks = len(table) // BANDS
        at = min(beat, ticks - 1) if source == "alarm" else beat % ticks
        # a struck bell sinks between its beats
        sinks = 0.88 ** max(0, beat - ticks + 1) / 255 if source == "alarm" else 1 / 255
        row = [value * sinks for value in table[at * BANDS : (at + 1) * BANDS]]
    row.append(row[-1])
    return row


@cache
def _table(name: str) -> bytes:
    """Rows of a sound's bands, empty if there are none that can be used."""
    try:
        table = (ASSETS / "sound" / f"{name}.bands").read_bytes()
    except OSError:
        return b""
    return table if len(table) % BANDS == 0 else b""


@cache
def _grain(count: int, seed: int) -> tuple[float, ...]:
    """What is uneven about a ring, and stays."""
    raw = [roll(seed, "spectrum", k) for k in range(count)]
    return tuple(0.62 + 0.5 * (0.25 * raw[k - 1] + 0.5 * raw[k] + 0.25 * raw[(k + 1) % count]) for k in range(count))


@cache
def _spots(count: int) -> tuple[tuple[int, float], ...]:
    """Where in the bands each of ``count`` levels is read: up and down twice, so that every half shows all of them."""
    spots = []
    for k in range(count):
        there = k / count * 4 % 2
        at = (there if there <= 1 else 2 - there) * (BANDS - 1)
        spots.append((int(at), at % 1.0))
    return tuple(spots)


def _made_up(source: str, tick: int, t: float) -> float:
    """A level for want of a table."""
    if source == "alarm":
        struck = math.exp(-tick / 26) if tick < RINGS_TICKS else math.exp(-RINGS_TICKS / 26 - (tick - RINGS_TICKS) / 5)
        return struck * (0.3 + 0.7 * abs(math.sin(t * 17)))
    swell = abs(math.sin(t * 9 + tick / 71) * math.cos(t * 5 - tick / 97))
    return (0.72 + 0.28 * math.sin(tick / 53)) * (0.2 + 0.8 * swell) * (1 - 0.4 * t)
