"""Masks: pictures of what stands in the open air, painted without a colour.

``haze`` says how much of the air's light lies before a spot, ``edge`` how much of a lit edge it is, ``cover``
how much it hides. The game puts the hour's colours in. A thing far off is a thing with haze at its foot; a
lit edge is the same shape once more, moved towards the light and painted first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pygame

from maketomorrow.core.rng import roll
from maketomorrow.workshop.places.wash import Field, blurred, mask_of
from maketomorrow.workshop.shapes import Half, Spot, band, normals

SEED = 703


def chance(name: str, n: int, low: float = 0.0, high: float = 1.0) -> float:
    """The recipe's own chance: the same number forever."""
    return low + (high - low) * roll(SEED, name, n)


def spectrum(count: int, seed: int) -> list[float]:
    """A plausible spectrum of music: values from 0 to 1 that close into a ring."""
    turn = math.tau / count
    raw = [
        abs(math.sin(k * turn * round(count * 0.059) + seed) * math.cos(k * turn * round(count * 0.0175) + seed * 2))
        * 0.7
        + 0.3 * roll(seed, "bar", k)
        for k in range(count)
    ]
    weights = ((-2, 0.15), (-1, 0.2), (0, 0.3), (1, 0.2), (2, 0.15))
    return [sum(raw[(k + d) % count] * w for d, w in weights) for k in range(count)]


class Masks:
    """A picture of masks, ``width`` x ``height`` px; with ``ring`` its right side goes on at its left."""

    def __init__(self, width: int, height: int, ring: bool = False) -> None:
        self.width, self.height, self.ring = width, height, ring
        self.haze: Field = np.zeros((height, width))
        self.edge: Field = np.zeros((height, width))
        self.cover: Field = np.zeros((height, width))
        rows, columns = np.mgrid[0:height, 0:width]
        self.y: Field = rows.astype(np.float64)
        self.x: Field = columns.astype(np.float64)

    # --- shapes -----------------------------------------------------------------------------------

    def poly(
        self, spots: Sequence[Spot], haze: float | Field = 0.0, edge: float | Field = 0.0, share: float = 1.0
    ) -> None:
        """A filled polygon; ``haze`` and ``edge`` may be fields as large as the picture."""
        for shift in (-self.width, 0, self.width) if self.ring else (0,):
            x0 = max(0, math.floor(min(x for x, _ in spots) + shift))
            x1 = min(self.width, math.ceil(max(x for x, _ in spots) + shift) + 1)
            y0 = max(0, math.floor(min(y for _, y in spots)))
            y1 = min(self.height, math.ceil(max(y for _, y in spots)) + 1)
            if x1 <= x0 or y1 <= y0:
                continue
            here = np.s_[y0:y1, x0:x1]
            shape = mask_of([(x + shift, y) for x, y in spots], x0, y0, x1 - x0, y1 - y0) * share
            self._lay(here, shape, _part(haze, here), _part(edge, here))

    def _lay(self, here: tuple[slice, slice], shape: Field, haze: float | Field, edge: float | Field) -> None:
        behind = self.cover[here] * (1 - shape)
        cover = shape + behind
        keep = np.maximum(cover, 1e-6)
        self.haze[here] = (haze * shape + self.haze[here] * behind) / keep
        self.edge[here] = (edge * shape + self.edge[here] * behind) / keep
        self.cover[here] = cover

    def box(self, x: float, y: float, w: float, h: float, haze: float = 0.0, edge: float = 0.0) -> None:
        """A box."""
        self.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], haze, edge)

    def bar(self, a: Spot, b: Spot, wide: float, haze: float = 0.0, edge: float = 0.0) -> None:
        """A straight stroke."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        n = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / n * wide / 2, dx / n * wide / 2
        ends = [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)]
        self.poly(ends, haze, edge)

    def line(self, spots: Sequence[Spot], wide: float, haze: float = 0.0, edge: float = 0.0) -> None:
        """A stroke through ``spots``."""
        self.ribbon(spots, lambda _: wide / 2, haze, edge)

    def disc(self, x: float, y: float, radius: float, haze: float = 0.0, edge: float = 0.0) -> None:
        """A filled circle."""
        turns = [k / 32 * math.tau for k in range(32)]
        self.poly([(x + math.cos(a) * radius, y + math.sin(a) * radius) for a in turns], haze, edge)

    def ribbon(
        self,
        path: Sequence[Spot],
        half: Half,
        haze: float | Field = 0.0,
        edge: float | Field = 0.0,
        share: float = 1.0,
    ) -> None:
        """A band along ``path``, ``half(t)`` px to each side."""
        self.poly(band(path, half), haze, edge, share)

    def lit_ribbon(self, path: Sequence[Spot], half: Half, off: Spot, haze: float = 0.0, edge: float = 1.0) -> None:
        """A band whose edge catches the light: the light's ribbon first, the body ``off`` px away from it over it."""
        self.ribbon(path, half, haze, edge)
        self.ribbon([(x + off[0], y + off[1]) for x, y in path], lambda t: max(0.2, half(t) - 0.5), haze)

    def grooves(
        self, path: Sequence[Spot], half: Half, count: int, haze: float, wide: float = 0.8, reach: float = 0.6
    ) -> None:
        """Thin lines along a band, from one side to the other, that begin and end in nothing."""
        sides = normals(path)
        last = len(path) - 1
        for k in range(count):
            side = -reach + 2 * reach * k / max(1, count - 1)
            spots = [
                (x + nx * half(i / last) * side, y + ny * half(i / last) * side)
                for i, ((x, y), (nx, ny)) in enumerate(zip(path, sides))
            ]
            self.ribbon(spots[3:-5], lambda t: wide * math.sin(math.pi * t) + 0.12, haze)

    # --- air and light ----------------------------------------------------------------------------

    def air(self, field: Field, share: float = 1.0) -> None:
        """Haze before what is painted so far; edges drown in it."""
        more = np.clip(field * share, 0, 1)
        self.haze += (1 - self.haze) * more
        self.edge *= 1 - more

    def ground_air(self, line: float, reach: float, share: float) -> None:
        """Haze that lies on the ground: densest at ``line``, gone ``reach`` px above it three times over."""
        self.air(np.exp(-np.abs(self.y - line) / reach), share)

    def light_edges(self, dx: int, dy: int, share: float, where: Field | None = None) -> None:
        """A lit edge wherever the shape ends towards (dx, dy)."""
        moved = np.roll(self.cover, (-dy, -dx), (0, 1)) if self.ring else shifted(self.cover, -dx, -dy)
        rim = np.clip(self.cover - moved, 0, 1) * share
        self.edge = np.maximum(self.edge, rim if where is None else rim * where)

    def soften(self, radius: int) -> None:
        """Out of focus: what is nearer than the eye is set for."""
        self.cover = blurred(self.cover, radius)

    def fade(self, field: Field) -> None:
        """Let it go where ``field`` is 0."""
        self.cover = self.cover * field

    def cut(self, top: int, height: int) -> Masks:
        """A part of it, over the whole width."""
        part = Masks(self.width, height, self.ring)
        here = np.s_[top : top + height]
        part.haze, part.edge, part.cover = self.haze[here], self.edge[here], self.cover[here]
        return part

    def save(self, path: Path) -> Path:
        """Write it as a PNG: red haze, green edge, alpha cover."""
        levels = [
            np.round(np.clip(field, 0, 1) * 255).astype(np.uint8).T for field in (self.haze, self.edge, self.cover)
        ]
        seen = levels[2] > 0
        pixels = np.zeros((self.width, self.height, 3), np.uint8)
        for channel in (0, 1):
            pixels[..., channel] = np.where(seen, levels[channel], 0)
        picture = pygame.Surface((self.width, self.height), pygame.SRCALPHA, 32)
        pygame.surfarray.blit_array(picture, pixels)
        pygame.surfarray.pixels_alpha(picture)[:] = levels[2]
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(picture, str(path))
        return path


def _part(value: float | Field, here: tuple[slice, slice]) -> float | Field:
    return value if isinstance(value, float) else value[here]


def shifted(field: Field, dx: int, dy: int) -> Field:
    """The field moved, nothing coming in from outside."""
    out = np.zeros_like(field)
    h, w = field.shape
    out[max(0, dy) : h + min(0, dy), max(0, dx) : w + min(0, dx)] = field[
        max(0, -dy) : h + min(0, -dy), max(0, -dx) : w + min(0, -dx)
    ]
    return out
