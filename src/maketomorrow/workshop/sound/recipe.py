"""What a recipe for a sound is, and how one is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from maketomorrow.workshop.sound.synth import Wave, band, count, edges, levelled, trimmed

LOWEST = 42.0  # Hz  less is felt by nobody, and takes the room of what is heard
EFFECT_PEAK = 0.89  # of full scale: how loud it is in the game stands in the game's own table


@dataclass(frozen=True, slots=True)
class Effect:
    """A short sound, mono. ``make(k)`` gives its ``k``-th variant, 0 the first."""

    make: Callable[[int], Wave]
    variants: int = 1

    def files(self, name: str) -> list[str]:
        """The stems of its files."""
        return [name] if self.variants == 1 else [f"{name}.{k + 1}" for k in range(self.variants)]

    def wave(self, k: int) -> Wave:
        """The finished ``k``-th variant."""
        made = self.make(k)
        padded = np.concatenate([made, np.zeros(count(0.1))])  # a band runs its end into its beginning
        heard = band(padded, LOWEST, 20000.0, 0.6)[: len(made)]
        return levelled(edges(trimmed(heard), 0.0008, 0.012), EFFECT_PEAK)


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
        return levelled(self.make(), self.peak)
