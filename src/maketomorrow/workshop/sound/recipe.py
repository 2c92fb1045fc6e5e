"""What a recipe for a sound is, and how one is finished: pressed, placed in a little room, made level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from maketomorrow.workshop.sound.synth import (
    Wave,
    band,
    bent,
    count,
    drive,
    edges,
    levelled,
    one_below,
    room,
    trimmed,
)

LOWEST = 42.0  # Hz  less is felt by nobody, and takes the room of what is heard
CENTRED = 120.0  # Hz  below that both ears hear the same: nothing goes missing on one loudspeaker
EFFECT_PEAK = 0.89  # of full scale: how loud it is in the game stands in the game's own table
ROOM_SECONDS = 0.42  # of the little room that stands about a sound
SPREAD = (0.0, -1.0, 0.8, -0.5, 0.4, -0.8, 1.0, -0.3)
"""How far each variant is bent, shares of its recipe's ``bend``: as far from one another as they go."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A short sound, mono. ``make(k)`` gives its ``k``-th variant, 0 the first.

    ``bend``: octaves that variants lie apart from the first, at most. ``press``: how far the peaks are pressed
    down, so that what lies below them is heard: 0 not at all, 3 hard. ``space``: share of a little room about it.
    """

    make: Callable[[int], Wave]
    variants: int = 1
    bend: float = 0.0
    press: float = 0.0
    space: float = 0.0

    def files(self, name: str) -> list[str]:
        """The stems of its files."""
        return [name] if self.variants == 1 else [f"{name}.{k + 1}" for k in range(self.variants)]

    def wave(self, k: int) -> Wave:
        """The finished ``k``-th variant."""
        made = bent(self.make(k), self.bend * SPREAD[k % len(SPREAD)])
        if self.press:
            made = drive(levelled(made, 1.0), self.press)
        if self.space:
            made = room(made, ROOM_SECONDS, self.space, 3200, "beside")
        padded = np.concatenate([made, np.zeros(count(0.1))])  # a band runs its end into its beginning
        heard = levelled(band(padded, LOWEST, 20000.0, 0.6)[: len(made)], EFFECT_PEAK)
        return levelled(edges(trimmed(heard, 0.004), 0.0008, 0.016), EFFECT_PEAK)


@dataclass(frozen=True, slots=True)
class Loop:
    """A sound without an end, stereo: its last sample goes over into its first.

    ``peak`` of full scale; ``bands``: whether the picture moves with it, and a table of its spectrum is made.
    """

    make: Callable[[], Wave]
    peak: float = 0.7
    bands: bool = False
    quality: float = 0.4  # of the OGG, 0 to 1

    def wave(self) -> Wave:
        """The finished loop, (2, n)."""
        return levelled(one_below(self.make(), CENTRED), self.peak)
