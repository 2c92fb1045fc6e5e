"""How deep in a pack each mimic stands, so that eight on one spot are eight.

The nearest are ink, the others have air before them. Only the picture knows of it. Whoever stands alone is
near; of two that overlap one steps back, a little at a time; whoever winds up comes to the front.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from maketomorrow.sim.enemies.model import Mimic


class Depth(NamedTuple):
    """How it looks there: px further up the picture, share of air before it, share of the rim that is left."""

    up_px: int
    air_share: float
    rim_share: float


DEPTHS = (Depth(0, 0.0, 1.0), Depth(0, 0.11, 0.95), Depth(1, 0.22, 0.85), Depth(2, 0.33, 0.75), Depth(3, 0.43, 0.65))
"""From the nearest to the furthest."""
RANKS = (0, 2, 4)  # of DEPTHS: where one comes to stand; the others are on the way
STRIKING = ("windup", "strike")


@dataclass(frozen=True, slots=True)
class PackTuning:
    """Who is in whose way. Px between feet."""

    beside_px: float = 40.0
    above_px: float = 30.0


TUNING = PackTuning()


class Pack:
    """The depth of each mimic that has been seen today."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}

    def clear(self) -> None:
        """A day begins."""
        self._at.clear()

    def step(self, mimics: Iterable[Mimic]) -> None:
        """Whoever overlaps somebody steps back by a little, or comes forward again."""
        for mimic, rank in self._ranks(mimics):
            at = self._at.get(mimic.id, rank)
            self._at[mimic.id] = at + (rank > at) - (rank < at)

    def ordered(self, mimics: list[Mimic]) -> list[tuple[Mimic, int]]:
        """From back to front, each with which of DEPTHS it stands at."""
        if any(mimic.id not in self._at for mimic in mimics):
            for mimic, rank in self._ranks(mimics):
                self._at.setdefault(mimic.id, rank)
        return sorted(((mimic, self._at[mimic.id]) for mimic in mimics), key=lambda one: -one[1])

    def _ranks(self, mimics: Iterable[Mimic]) -> list[tuple[Mimic, int]]:
        """Where each belongs, those first that are about to strike."""
        placed: list[tuple[Mimic, int]] = []
        for mimic in sorted(mimics, key=lambda one: one.act not in STRIKING):
            taken = [
                rank
                for other, rank in placed
                if abs(other.x - mimic.x) < TUNING.beside_px and abs(other.y - mimic.y) < TUNING.above_px
            ]
            # the nearest that fewest have; where it stands already is as good as nearer
            placed.append((mimic, min(RANKS, key=lambda rank: (taken.count(rank), rank))))
        return placed
