"""Ticks and the plant's clock.

One tick is 1/60 s of play and 1.5 s of game time, so a game minute is 40 ticks. Nothing below
``shell`` ever asks a wall clock.
"""

from __future__ import annotations

import re
from functools import lru_cache

TICK_RATE = 60  # ticks a second of play
TICK_SECONDS = 1 / TICK_RATE
TICKS_PER_MINUTE = 40  # ticks a minute of the game's clock

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def minutes_of(clock: str) -> int:
    """Minutes since midnight of ``"HH:MM"``. Raises ValueError for anything else."""
    match = _CLOCK.fullmatch(clock)
    if match is None:
        raise ValueError(f'"{clock}" is not a time of day; write it as HH:MM, for example 09:30')
    return int(match[1]) * 60 + int(match[2])


@lru_cache(maxsize=256)  # the same few hours are asked for on every tick
def tick_of(clock: str, day_starts: str) -> int:
    """The tick at which the clock turns to ``clock`` on a day that begins at ``day_starts``; may be negative."""
    return (minutes_of(clock) - minutes_of(day_starts)) * TICKS_PER_MINUTE


def clock_of(tick: int, day_starts: str) -> str:
    """``"HH:MM"`` shown at ``tick`` of a day that begins at ``day_starts``."""
    minutes = minutes_of(day_starts) + tick // TICKS_PER_MINUTE
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
