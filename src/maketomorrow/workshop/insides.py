"""What lies inside thick ground: roots in the earth, ducts in concrete.

One picture a material, laid over all its inner tiles as one, so that a hill is a hill and not a heap of tiles. It
goes on at its other side where it ends, and is only ever added: quiet enough that whoever stands before it stands out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from maketomorrow.workshop.places.mask import chance
from maketomorrow.workshop.places.wash import Wash
from maketomorrow.workshop.shapes import Half, Spot

SIZE = (768, 512)
BODY, EDGE = 0.34, 0.8
FLANGE_PX = 74
EARTH = ((0.0, "#000000"), (BODY, "#120819"), (EDGE, "#361a3a"), (1.0, "#45203c"))
CONCRETE = ((0.0, "#000000"), (BODY, "#0a1018"), (EDGE, "#20303f"), (1.0, "#2c3e4e"))


class Ring(Wash):
    """A wash that goes on at its other side, in both directions."""

    def band(self, path: Sequence[Spot], half: Half, tone: float) -> None:
        """A ribbon, over every side that it crosses."""
        xs, ys = [x for x, _ in path], [y for _, y in path]
        for right in range(math.floor(min(xs) / self.width) - 1, math.floor(max(xs) / self.width) + 2):
            for down in range(math.floor(min(ys) / self.height) - 1, math.floor(max(ys) / self.height) + 2):
                self.ribbon([(x - right * self.width, y - down * self.height) for x, y in path], half, tone)


def root(ring: Ring, name: str, k: int, wide: float, length: float) -> None:
    """A root on its way through the earth: body, lit edge, a vein; it ends in nothing."""
    x, y = chance(name, k * 7, 0, ring.width), chance(name, k * 7 + 1, 0, ring.height)
    turn = chance(name, k * 7 + 2, -0.5, 0.9)
    bend, phase = chance(name, k * 7 + 3, 0.3, 0.75), chance(name, k * 7 + 4, 0, 6)
    path: list[Spot] = []
    for i in range(56):
        path.append((x, y))
        angle = turn + bend * math.sin(i * 0.13 + phase) + 0.2 * math.sin(i * 0.41 + phase * 2)
        x, y = x + math.cos(angle) * length / 56, y + math.sin(angle) * length / 56

    def half(t: float) -> float:
        return wide * math.pow(1 - t, 0.8) * min(1.0, t * 5 + 0.04) + 0.35

    ring.band([(px - 0.3, py - 1.1) for px, py in path], half, EDGE)
    ring.band(path, half, BODY)
    if wide > 5:
        for side in (-0.35, 0.25):
            groove = [(px, py + half(i / 55) * side) for i, (px, py) in enumerate(path)]
            ring.band(groove[4:-10], lambda t: 0.7 * math.sin(math.pi * t) + 0.1, BODY * 0.35)


def earth() -> Ring:
    """Roots, thick ones before thin ones, and a few stones."""
    ring = Ring(*SIZE, 0.0)
    for k in range(22):
        root(ring, "hair", k, 1.3, chance("hair", 900 + k, 120, 260))
    for k in range(9):
        root(ring, "arm", k, chance("arm", 900 + k, 3.0, 5.0), chance("arm", 950 + k, 260, 420))
    for k in range(4):
        root(ring, "trunk", k, chance("trunk", 900 + k, 8, 12), chance("trunk", 950 + k, 480, 640))
    return ring


def pipe(ring: Ring, path: Sequence[Spot], wide: float) -> None:
    """A pipe along straight ways, lit from above, with a flange every so often."""
    for a, b in pairwise(path):
        level = a[1] == b[1]
        ring.band([(a[0] - 0.6, a[1] - 0.8), (b[0] - 0.6, b[1] - 0.8)], lambda _: wide, EDGE)
        ring.band([a, b], lambda _: wide, BODY)
        length = abs(b[0] - a[0]) + abs(b[1] - a[1])
        for k in range(1, int(length // FLANGE_PX) + 1):
            x, y = (a[0] + k * FLANGE_PX, a[1]) if level else (a[0], min(a[1], b[1]) + k * FLANGE_PX)
            across = [(x - 1.5, y), (x + 1.5, y)] if level else [(x, y - 1.5), (x, y + 1.5)]
            ring.band(across, lambda _: wide + 2, EDGE)


def concrete() -> Ring:
    """Ducts that lead on from room to room."""
    ring = Ring(*SIZE, 0.0)
    pipe(ring, [(0, 92), (300, 92), (300, 148), (768, 148)], 4.5)
    pipe(ring, [(0, 104), (288, 104), (288, 300), (768, 300)], 1.5)
    pipe(ring, [(0, 148), (90, 148), (90, 92), (0, 92)], 1.5)
    pipe(ring, [(0, 300), (180, 300), (180, 420), (560, 420), (560, 512)], 2.5)
    pipe(ring, [(560, 0), (560, 60), (768, 60)], 2.5)
    pipe(ring, [(0, 60), (40, 60), (40, 400), (768, 400), (768, 430), (0, 430)], 1.0)
    return ring


def make(folder: Path) -> list[Path]:
    """Draw them beside the sheets."""
    inside = folder / "inside"
    return [
        earth().save_coloured(inside / "earth.png", EARTH),
        concrete().save_coloured(inside / "concrete.png", CONCRETE),
    ]
