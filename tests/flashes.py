"""Flashes in rendered frames, counted as WCAG 2.3.1 defines them.

A general flash is a pair of opposing changes of relative luminance of a tenth or more, the darker of
the two below 0.8; a red flash is such a pair with a saturated red in it. More than three of either within
a second, in a quarter of any ten degrees of the field of view, is too much. The picture is taken to fill
1024 x 576 px of the 1024 x 768 screen that the definition speaks of: ten degrees are 341 x 256 px there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pygame

STEP = 4  # px of a sample's side; its light is the mean of all of them
FIELD = (round(256 / 576 * 360 / STEP), round(341 / 1024 * 640 / STEP))  # samples of ten degrees
SECOND = 60  # frames
MOST = 3  # flashes a second
AREA = 0.25  # of the field
LUMINANCE, DARKER_THAN = 0.1, 0.8
REDNESS, PURE = 20.0, 0.8


@dataclass(frozen=True)
class Worst:
    """The worst second of a film: how many flashes there were over a quarter of some field, and when it ended."""

    general: int
    red: int
    frame: int


class _Changes:
    """Opposing changes of a value in each sample; ``step`` is the least that counts."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._low = self._high = np.zeros(())
        self._way: np.ndarray = np.zeros(())
        self._first = True

    def find(self, value: np.ndarray, allowed: np.ndarray) -> np.ndarray:
        """Where a change in the other direction is complete with this frame. ``allowed``: by the lower value."""
        if self._first:
            self._low, self._high = value.copy(), value.copy()
            self._way, self._first = np.zeros(value.shape, np.int8), False
        rose = (value - self._low >= self._step) & (self._way <= 0) & allowed
        fell = (self._high - value >= self._step) & (self._way >= 0) & allowed
        self._way = np.where(rose, 1, np.where(fell, -1, self._way)).astype(np.int8)
        changed = rose | fell
        # after a change only what comes from its far end on can oppose it
        self._low = np.where(changed, value, np.minimum(self._low, value))
        self._high = np.where(changed, value, np.maximum(self._high, value))
        return changed


def worst_second(frames: Iterable[pygame.Surface]) -> Worst:
    """The worst second of a film of 60 frames a second."""
    general, red = _Changes(LUMINANCE), _Changes(REDNESS)
    history: list[tuple[np.ndarray, np.ndarray]] = []
    totals = [np.zeros((1, 1), np.int16), np.zeros((1, 1), np.int16)]  # changes within the last second
    worst = Worst(0, 0, 0)
    dark_before: np.ndarray | None = None
    pure_before: np.ndarray | None = None
    for number, surface in enumerate(frames):
        linear = _linear(surface)
        luminance = linear @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        dark = luminance if dark_before is None else np.minimum(luminance, dark_before)
        total = linear.sum(axis=2)
        pure = linear[..., 0] >= PURE * np.maximum(total, 1e-6)
        redness = np.where(pure, np.maximum(0, linear[..., 0] - linear[..., 1] - linear[..., 2]) * 320, 0)
        either = pure if pure_before is None else pure | pure_before
        history.append((general.find(luminance, dark < DARKER_THAN), red.find(redness, either)))
        dark_before, pure_before = luminance, pure
        for k in (0, 1):
            totals[k] = totals[k] + history[-1][k]
            if len(history) > SECOND:
                totals[k] = totals[k] - history[0][k]
        history = history[-SECOND:]
        counts = [_over_a_quarter(total // 2) for total in totals]
        if counts[0] > worst.general or counts[1] > worst.red:
            worst = Worst(max(counts[0], worst.general), max(counts[1], worst.red), number)
    return worst


def _over_a_quarter(flashes: np.ndarray) -> int:
    """The most flashes that a quarter of some field has seen."""
    most = 0
    while most < 60 and _densest(flashes > most) >= AREA:
        most += 1
    return most


def _densest(marked: np.ndarray) -> float:
    """The largest share of marked samples in any field of ten degrees."""
    if not marked.any():
        return 0.0
    sums = np.pad(marked.astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    h, w = FIELD
    inside = sums[h:, w:] - sums[:-h, w:] - sums[h:, :-w] + sums[:-h, :-w]
    return float(inside.max()) / (w * h)


_LINEAR = np.array(
    [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in range(256)], dtype=np.float32
)


def _linear(surface: pygame.Surface) -> np.ndarray:
    """Each sample's linear light, (samples down, samples across, 3)."""
    bytes_ = np.frombuffer(pygame.image.tobytes(surface, "RGB"), np.uint8)
    whole = _LINEAR[bytes_.reshape(surface.get_height(), surface.get_width(), 3)]
    rows = sum(whole[k::STEP] for k in range(STEP))
    return sum(rows[:, k::STEP] for k in range(STEP)) / STEP**2


def flicker(one: tuple[int, int, int], other: tuple[int, int, int], each: int, frames: int) -> Iterator[pygame.Surface]:
    """A film that changes from one colour to another and back, ``each`` so many frames."""
    surface = pygame.Surface((640, 360))
    for number in range(frames):
        surface.fill(one if number // each % 2 else other)
        yield surface
