"""Flashes in rendered frames, counted as WCAG 2.3.1 defines them.

A general flash is a pair of opposing changes of relative luminance of a tenth or more, the darker of
the two below 0.8; a red flash is such a pair of changes of (R - G - B) x 320 (negative = 0) by more than 20
with R / (R + G + B) of 0.8 or more at one end of each. More than three of either within a second, in a
quarter of any ten degrees of the field of view, is too much. R, G and B are linear light. The picture is
taken to fill 1024 x 576 px of the 1024 x 768 screen that the definition speaks of: ten degrees are
341 x 256 px there.

It is counted in two ways, and the worse counts: what each spot has seen, and what each field has seen,
where a quarter of it turned one way at about the same time, whichever spots these were.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pygame

STEP = 4  # px of a sample's side; its light is the mean of all of them
FIELD = (round(256 / 576 * 360 / STEP), round(341 / 1024 * 640 / STEP))  # samples of ten degrees
SECOND = 60  # frames
TOGETHER = 4  # frames within which changes are at the same time
MOST = 3  # flashes a second
AREA = 0.25  # of the field
LUMINANCE, DARKER_THAN = 0.1, 0.8
REDNESS, PURE = 20.0, 0.8
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass(frozen=True)
class Worst:
    """The worst second of a film: how many flashes there were over a quarter of some field, and when it ended."""

    general: int
    red: int
    frame: int


class _Changes:
    """Opposing changes of a value in each sample; ``step`` is the least that counts.

    A change goes from one end of its way to the other, however many frames it takes: what the definition
    asks of either end is asked of the lowest and highest value since the change before.
    """

    def __init__(self, step: float) -> None:
        self._step = step
        self._low: np.ndarray | None = None
        self._high = self._way = np.zeros(())
        self._low_marked = self._high_marked = np.zeros((), bool)

    def find(self, value: np.ndarray, marked: np.ndarray, either: bool) -> tuple[np.ndarray, np.ndarray]:
        """Where a rise, and where a fall is complete with this frame.

        ``marked`` has to hold at one of a change's ends (``either``), or at the lower of them.
        """
        if self._low is None:
            self._low = self._high = value
            self._low_marked = self._high_marked = marked
            self._way = np.zeros(value.shape, np.int8)
        rose = (value - self._low >= self._step) & (self._way <= 0) & (self._low_marked | (marked & either))
        fell = (self._high - value >= self._step) & (self._way >= 0) & (marked | (self._high_marked & either))
        self._way = np.where(rose, 1, np.where(fell, -1, self._way)).astype(np.int8)
        # after a change only what comes from its far end on can oppose it
        lower = rose | fell | (value < self._low)
        higher = rose | fell | (value > self._high)
        self._low, self._low_marked = np.where(lower, value, self._low), np.where(lower, marked, self._low_marked)
        self._high, self._high_marked = np.where(higher, value, self._high), np.where(higher, marked, self._high_marked)
        return rose, fell


class _Count:
    """Flashes of one kind within the last second."""

    def __init__(self, step: float) -> None:
        self._changes = _Changes(step)
        self._spots: deque[np.ndarray] = deque(maxlen=SECOND)  # changes of each sample, a frame each
        self._spots_total = np.zeros((1, 1), np.int16)
        self._turns: deque[np.ndarray] = deque(maxlen=TOGETHER)  # -1 fell, 1 rose
        self._way = np.zeros((1, 1), np.int8)  # of each field
        self._fields: deque[np.ndarray] = deque(maxlen=SECOND)

    def count(self, value: np.ndarray, marked: np.ndarray, either: bool) -> int:
        """The most flashes that a quarter of some field has seen until this frame."""
        rose, fell = self._changes.find(value, marked, either)
        if len(self._spots) == SECOND:
            self._spots_total = self._spots_total - self._spots[0]
        self._spots.append(rose | fell)
        self._spots_total = self._spots_total + self._spots[-1]
        self._turns.append(rose.astype(np.int8) - fell)
        # what moves past brightens as much as it darkens, and is no flash
        turned = _shares(np.sum(self._turns, axis=0))
        up, down = (turned >= AREA) & (self._way <= 0), (turned <= -AREA) & (self._way >= 0)
        self._way = np.where(up, 1, np.where(down, -1, self._way))
        self._fields.append(up | down)
        return max(_over_a_quarter(self._spots_total // 2), int(np.sum(self._fields, axis=0).max()) // 2)


def worst_second(frames: Iterable[pygame.Surface]) -> Worst:
    """The worst second of a film of 60 frames a second."""
    general, red = _Count(LUMINANCE), _Count(REDNESS)
    worst = Worst(0, 0, 0)
    for number, surface in enumerate(frames):
        linear = _linear(surface)
        luminance = linear @ _LUMINANCE
        redness = np.maximum(0, 2 * linear[..., 0] - linear.sum(axis=2)) * 320
        found = general.count(luminance, luminance < DARKER_THAN, False), red.count(redness, _is_pure(linear), True)
        if found[0] > worst.general or found[1] > worst.red:
            worst = Worst(max(found[0], worst.general), max(found[1], worst.red), number)
    return worst


def saturated_share(surface: pygame.Surface) -> float:
    """How much of a picture is saturated red."""
    linear = _linear(surface)
    return float(_is_pure(linear).mean())


def _is_pure(linear: np.ndarray) -> np.ndarray:
    return linear[..., 0] >= PURE * np.maximum(linear.sum(axis=2), 1e-6)


def _over_a_quarter(flashes: np.ndarray) -> int:
    """The most flashes that a quarter of some field has seen, counted spot by spot."""
    most = 0
    while most < SECOND and (flashes > most).any() and _shares(flashes > most).max() >= AREA:
        most += 1
    return most


def _shares(marks: np.ndarray) -> np.ndarray:
    """The sum of the marks in every field of ten degrees, as a share of its samples."""
    sums = np.pad(marks.astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    h, w = FIELD
    return (sums[h:, w:] - sums[:-h, w:] - sums[h:, :-w] + sums[:-h, :-w]) / (w * h)


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


def wave(one: tuple[int, int, int], other: tuple[int, int, int], each: int, frames: int) -> Iterator[pygame.Surface]:
    """The same, but there and back in steps as small as can be."""
    surface = pygame.Surface((640, 360))
    for number in range(frames):
        share = abs((number / each + 1) % 2 - 1)
        surface.fill([round(a + (b - a) * share) for a, b in zip(one, other)])
        yield surface
