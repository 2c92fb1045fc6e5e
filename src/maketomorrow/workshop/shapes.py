"""Lines that every picture is made of: curves, ribbons along them, hanging cables. Spots are (x, y) in px."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Spot = tuple[float, float]
Half = Callable[[float], float]  # half the width of a ribbon at a share of its length


def arc(a: Spot, b: Spot, c: Spot, d: Spot, steps: int = 24) -> list[Spot]:
    """Spots along a cubic curve."""
    spots = []
    for i in range(steps):
        t, u = i / (steps - 1), 1 - i / (steps - 1)
        k = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        spots.append((sum(w * p[0] for w, p in zip(k, (a, b, c, d))), sum(w * p[1] for w, p in zip(k, (a, b, c, d)))))
    return spots


def sag(a: Spot, b: Spot, drop: float, steps: int = 40) -> list[Spot]:
    """A cable from ``a`` to ``b`` that hangs ``drop`` px below the straight line in its middle."""
    spots = []
    for i in range(steps):
        t = i / (steps - 1)
        spots.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + drop * 4 * t * (1 - t)))
    return spots


def normals(path: Sequence[Spot]) -> list[Spot]:
    """To the left of the way, one px long, at each spot of it."""
    sides = []
    for i in range(len(path)):
        (ax, ay), (bx, by) = path[max(0, i - 1)], path[min(len(path) - 1, i + 1)]
        n = math.hypot(bx - ax, by - ay) or 1.0
        sides.append((-(by - ay) / n, (bx - ax) / n))
    return sides


def band(path: Sequence[Spot], half: Half) -> list[Spot]:
    """The outline of a ribbon."""
    last = len(path) - 1
    sides = normals(path)
    left = [(x + nx * half(i / last), y + ny * half(i / last)) for i, ((x, y), (nx, ny)) in enumerate(zip(path, sides))]
    right = [
        (x - nx * half(i / last), y - ny * half(i / last)) for i, ((x, y), (nx, ny)) in enumerate(zip(path, sides))
    ]
    return left + right[::-1]
