"""What the recipes for tiles are painted with: a colour for every pixel, and grain that is a hash of its place.

Nothing here draws chance, so a sheet comes out the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable

TILE = 16

Colour = tuple[int, int, int, int]
Paint = Callable[[int, int], Colour]  # a pixel of a tile -> its colour

CLEAR: Colour = (0, 0, 0, 0)


def rgb(code: str) -> tuple[int, int, int]:
    """#rrggbb as numbers."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(one: str, other: str, share: float) -> Colour:
    """``one`` with ``share`` of ``other`` in it, opaque."""
    a, b = rgb(one), rgb(other)
    r, g, bl = (round(a[i] + (b[i] - a[i]) * share) for i in range(3))
    return r, g, bl, 255


def grain(x: int, y: int, salt: int) -> float:
    """0 to 1, the same for the same pixel forever."""
    h = (x * 374761393 + y * 668265263 + salt * 2246822519) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((h ^ (h >> 16)) & 0xFFFF) / 65535.0


def fade(colour: Colour, alpha: float) -> Colour:
    """``colour`` with an alpha of 0 to 1."""
    return colour[0], colour[1], colour[2], round(255 * max(0.0, min(1.0, alpha)))
