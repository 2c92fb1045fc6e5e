"""A wash: a picture painted in tones alone, from 0 (the room's ink) to 1 (its light).

What a tone looks like is decided while the game runs, by the palette of the place and the hour: the
same wall is blue at seven, bleached at noon and wine-red after the burst. So recipes of rooms paint
values first, which is how a room should be thought of anyway. Light is a wash of its own that is
added: black is none.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np
import pygame
from numpy.typing import NDArray

from maketomorrow.workshop.shapes import Half, Spot, band

FINE = 4  # a shape's edge is measured so many times as finely as the picture

Field = NDArray[np.float64]  # one number a pixel, shape (rows, columns); wide enough to be the same on every machine


def smooth(low: float, high: float, field: Field) -> Field:
    """0 below ``low``, 1 above ``high``, and an easy slope between."""
    t = np.clip((field - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float64)


def blurred(field: Field, radius: int) -> Field:
    """Three box blurs: a gaussian for our purposes. Edges go on as they are."""
    out = np.asarray(field, np.float64)
    for _ in range(3):
        for axis in (0, 1):
            room = [(radius + 1, radius) if axis == k else (0, 0) for k in range(2)]
            total = np.cumsum(np.pad(out, room, mode="edge"), axis=axis)
            far = np.take(total, range(2 * radius + 1, total.shape[axis]), axis=axis)
            near = np.take(total, range(total.shape[axis] - 2 * radius - 1), axis=axis)
            out = (far - near) / (2 * radius + 1)
    return out.astype(np.float64)


class Wash:
    """``tone`` and ``cover`` (how much of what is behind is hidden), both 0 to 1 a pixel. Places are in px."""

    def __init__(self, width: int, height: int, tone: float | None = None) -> None:
        self.width, self.height = width, height
        self.tone: Field = np.full((height, width), tone or 0.0, np.float64)
        self.cover: Field = np.full((height, width), 0.0 if tone is None else 1.0, np.float64)
        rows, columns = np.mgrid[0:height, 0:width]
        self.y: Field = rows.astype(np.float64)
        self.x: Field = columns.astype(np.float64)

    # --- shapes -----------------------------------------------------------------------------------

    def lay(self, shape: Field, tone: float | Field) -> None:
        """Paint where ``shape`` is."""
        out = shape + self.cover * (1 - shape)
        keep = np.maximum(out, 1e-6)
        self.tone = (tone * shape + self.tone * self.cover * (1 - shape)) / keep
        self.cover = out

    def box(self, x: float, y: float, w: float, h: float, tone: float | None, share: float = 1.0) -> None:
        """A box; ``tone`` None cuts a hole."""
        x0, x1 = max(0, math.floor(x)), min(self.width, math.ceil(x + w))
        y0, y1 = max(0, math.floor(y)), min(self.height, math.ceil(y + h))
        if x1 <= x0 or y1 <= y0:
            return
        across = np.clip(np.minimum(np.arange(x0, x1) + 1, x + w) - np.maximum(np.arange(x0, x1), x), 0, 1)
        down = np.clip(np.minimum(np.arange(y0, y1) + 1, y + h) - np.maximum(np.arange(y0, y1), y), 0, 1)
        self._patch(x0, y0, np.outer(down, across).astype(np.float64) * share, tone)

    def poly(self, spots: Sequence[Spot], tone: float | None, share: float = 1.0) -> None:
        """A filled polygon; ``tone`` None cuts a hole."""
        x0 = max(0, math.floor(min(x for x, _ in spots)))
        y0 = max(0, math.floor(min(y for _, y in spots)))
        x1 = min(self.width, math.ceil(max(x for x, _ in spots)) + 1)
        y1 = min(self.height, math.ceil(max(y for _, y in spots)) + 1)
        if x1 <= x0 or y1 <= y0:
            return
        self._patch(x0, y0, mask_of(spots, x0, y0, x1 - x0, y1 - y0) * share, tone)

    def _patch(self, x: int, y: int, shape: Field, tone: float | None) -> None:
        here = np.s_[y : y + shape.shape[0], x : x + shape.shape[1]]
        if tone is None:
            self.cover[here] *= 1 - shape
            return
        out = shape + self.cover[here] * (1 - shape)
        self.tone[here] = (tone * shape + self.tone[here] * self.cover[here] * (1 - shape)) / np.maximum(out, 1e-6)
        self.cover[here] = out

    def disc(self, x: float, y: float, radius: float, tone: float | None, share: float = 1.0) -> None:
        """A filled circle."""
        turns = [k / 32 * math.tau for k in range(32)]
        self.poly([(x + math.cos(a) * radius, y + math.sin(a) * radius) for a in turns], tone, share)

    def bar(self, a: Spot, b: Spot, wide: float, tone: float | None, share: float = 1.0) -> None:
        """A straight stroke."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        n = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / n * wide / 2, dx / n * wide / 2
        ends = [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)]
        self.poly(ends, tone, share)

    def line(self, spots: Sequence[Spot], wide: float, tone: float, share: float = 1.0) -> None:
        """A stroke through ``spots``."""
        for a, b in pairwise(spots):
            self.bar(a, b, wide, tone, share)
        for x, y in spots[1:-1]:
            if wide > 1.5:
                self.disc(x, y, wide / 2, tone, share)

    def ribbon(self, path: Sequence[Spot], half: Half, tone: float, share: float = 1.0) -> None:
        """A band along ``path``, ``half(t)`` px to each side for t from 0 to 1."""
        self.poly(band(path, half), tone, share)

    # --- light ------------------------------------------------------------------------------------

    def lift(self, field: Field, by: float) -> None:
        """Raise the tone where ``field`` is, towards full light; ``by`` below 0 darkens."""
        if by >= 0:
            self.tone += field * by * (1 - self.tone)
        else:
            self.tone *= 1 + field * by

    def haze(self, field: Field, tone: float) -> None:
        """Blend towards one tone: air between here and there."""
        self.tone += (tone - self.tone) * field

    def near(self, x: float, y: float, radius: float, sx: float = 1.0, sy: float = 1.0) -> Field:
        """How near a spot is: 1 there, a third after ``radius`` px."""
        return np.asarray(np.exp(-np.hypot((self.x - x) * sx, (self.y - y) * sy) / radius), np.float64)

    def add(self, field: Field, share: float = 1.0) -> None:
        """For a wash of light: more of it."""
        self.tone = np.clip(self.tone + field * share, 0, 1).astype(np.float64)

    def shaft(self, spots: Sequence[Spot], share: float, soft: int, fade: Field | None = None) -> None:
        """For a wash of light: a beam with soft edges."""
        x0 = max(0, int(min(x for x, _ in spots)) - 4 * soft)
        x1 = min(self.width, int(max(x for x, _ in spots)) + 4 * soft + 1)
        if x1 <= x0:
            return
        beam = np.zeros_like(self.tone)
        beam[:, x0:x1] = blurred(mask_of(spots, x0, 0, x1 - x0, self.height, 2), soft)
        self.add(beam if fade is None else beam * fade, share)

    def under(self, front: Wash) -> Wash:
        """This with another of the same size laid over it."""
        both = Wash(self.width, self.height)
        both.tone, both.cover = self.tone.copy(), self.cover.copy()
        both.lay(front.cover, front.tone)
        return both

    # --- files ------------------------------------------------------------------------------------

    def save(self, path: Path) -> Path:
        """Write it as a grey PNG with alpha."""
        return _save(self.tone, self.cover, path)

    def save_coloured(self, path: Path, ramp: Sequence[tuple[float, str]]) -> Path:
        """Write it in colours of its own: (tone, #rrggbb), darkest first. For what one hour alone sees."""
        tones = [tone for tone, _ in ramp]
        channels = [[int(code[k : k + 2], 16) for _, code in ramp] for k in (1, 3, 5)]
        pixels = np.stack([np.round(np.interp(self.tone, tones, channel)) for channel in channels], 2)
        picture = pygame.Surface((self.width, self.height), 0, 24)
        pygame.surfarray.blit_array(picture, pixels.astype(np.uint8).transpose(1, 0, 2))
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(picture, str(path))
        return path

    def save_light(self, path: Path) -> Path:
        """Write it as a grey PNG without alpha, to be added."""
        return _save(self.tone, None, path)


def mask_of(spots: Sequence[Spot], x: int, y: int, width: int, height: int, fine: int = FINE) -> Field:
    """How much of each pixel of a frame a polygon covers, 0 to 1."""
    sheet = pygame.Surface((width * fine, height * fine), 0, 8)
    sheet.set_palette([(k, k, k) for k in range(256)])
    pygame.draw.polygon(sheet, 1, [((px - x) * fine, (py - y) * fine) for px, py in spots])
    grain = pygame.surfarray.array2d(sheet).astype(np.float64)
    return np.asarray(grain.reshape(width, fine, height, fine).mean((1, 3)).T, np.float64)


def _save(tone: Field, cover: Field | None, path: Path) -> Path:
    grey = np.round(np.clip(tone, 0, 1) * 255).astype(np.uint8).T
    alpha = None if cover is None else np.round(np.clip(cover, 0, 1) * 255).astype(np.uint8).T
    if alpha is not None:
        grey = np.where(alpha > 0, grey, 0).astype(np.uint8)
    picture = pygame.Surface(grey.shape, pygame.SRCALPHA if alpha is not None else 0, 32 if alpha is not None else 24)
    pygame.surfarray.blit_array(picture, np.repeat(grey[..., None], 3, 2))
    if alpha is not None:
        pygame.surfarray.pixels_alpha(picture)[:] = alpha
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(picture, str(path))
    return path
