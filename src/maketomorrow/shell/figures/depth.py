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


DEPTHS = (Depth(0, 0.0, 1.0), Depth(0, 0.14, 0.9), Depth(1, 0.28, 0.8), Depth(2, 0.38, 0.7), Depth(3, 0.47, 0.6))
"""From the nearest to the furthest."""
RANKS = (0, 2, 4)  # of DEPTHS: where one comes to stand; the others are on the way
STRIKING = ("windup", "strike")


HEAP_PX = ((0, 0), (9, 0), (-9, 0), (5, 8), (-5, 8))
"""Aside and up, of the first, the second ... who share a depth and a spot: many are a heap."""


@dataclass(frozen=True, slots=True)
class PackTuning:
    """Who is in whose way. Px between feet."""

    beside_px: float = 40.0
    above_px: float = 30.0
    spot_px: float = 10.0  # no further apart: one spot


TUNING = PackTuning()


class Place(NamedTuple):
    """Where in a pack one is drawn: which of DEPTHS, and px to the right and up."""

    depth: int
    aside_px: int = 0
    up_px: int = 0


class Pack:
    """The place of each mimic that has been seen today."""

    def __init__(self) -> None:
        self._at: dict[str, Place] = {}

    def clear(self) -> None:
        """A day begins."""
        self._at.clear()

    def step(self, mimics: Iterable[Mimic]) -> None:
        """Whoever overlaps somebody steps back by a little, or comes forward again."""
        for mimic, wanted in self._wanted(mimics):
            at = self._at.get(mimic.id, wanted)
            self._at[mimic.id] = Place(*(now + (then > now) - (then < now) for now, then in zip(at, wanted)))

    def ordered(self, mimics: list[Mimic]) -> list[tuple[Mimic, Place]]:
        """From back to front, each with its place."""
        if any(mimic.id not in self._at for mimic in mimics):
            for mimic, wanted in self._wanted(mimics):
                self._at.setdefault(mimic.id, wanted)
        return sorted(((mimic, self._at[mimic.id]) for mimic in mimics), key=lambda one: -one[1].depth)

    def _wanted(self, mimics: Iterable[Mimic]) -> list[tuple[Mimic, Place]]:
        """Where each belongs, those first that are about to strike: they are drawn where they are."""
        placed: list[tuple[Mimic, Place]] = []
        for mimic in sorted(mimics, key=lambda one: one.act not in STRIKING):
            near = [
                (other, place)
                for other, place in placed
                if abs(other.x - mimic.x) < TUNING.beside_px and abs(other.y - mimic.y) < TUNING.above_px
            ]
            taken = [place.depth for _, place in near]
            rank = min(RANKS, key=lambda depth: (taken.count(depth), depth))  # the nearest that fewest have
            here = sum(place.depth == rank and abs(other.x - mimic.x) < TUNING.spot_px for other, place in near)
            heap = HEAP_PX[0 if mimic.act in STRIKING else min(here, len(HEAP_PX) - 1)]
            placed.append((mimic, Place(rank, *heap)))
        return placed
