"""The gate of the roots: one leg of a root so large that its arch is never seen, on the line where the bridge ends.

What is far off changes from one side of that line to the other, and behind the leg nobody sees where. So it is
never thinner than what it hides: its middle column is bark from its top to the ground.
"""

from __future__ import annotations

import math
from functools import partial

from maketomorrow.workshop.places.mask import Masks, chance
from maketomorrow.workshop.places.wash import smooth
from maketomorrow.workshop.shapes import Spot, arc

GATE = (320, 1600)  # px; the line is its middle column
PIECES = 4
GROUND = 1184  # row of the terrace
WATER = 1560  # and of the sea
LEG = 58.0  # half its width, where it is thinnest
FOOT = 46.0  # so much more at the ground ...
FLARE = 120.0  # ... which is gone so far above it, nearly
STRANDS = 26
TOES = ((-1, 150.0, 96.0), (1, 152.0, 120.0), (-1, 118.0, 58.0), (1, 112.0, 70.0), (1, 146.0, 40.0), (-1, 140.0, 34.0))
"""What grew from its foot along the ground: to which side, how far, and from how high; px."""


def middle(y: float) -> float:
    """Column of its middle: it leans eastward, to where it comes from, and is never quite straight."""
    return GATE[0] / 2 + 26 * (1 - y / GROUND) + 9 * math.sin(y / 150 + 1) + 4 * math.sin(y / 61)


def half(y: float) -> float:
    """Half its width at a row: broadest at the ground, and thinner again on its way down into the water."""
    reach = FLARE if y < GROUND else 2 * FLARE
    return LEG + 7 * math.sin(y / 97) + FOOT * math.exp(-abs(y - GROUND) / reach)


def gate() -> dict[str, Masks]:
    """It in pieces, from above: a picture as high as that would be coloured for half a frame at every step of light."""
    whole, high = leg(), GATE[1] // PIECES
    return {f"gate_{k + 1}": whole.cut(k * high, high) for k in range(PIECES)}


def leg() -> Masks:
    """Bark in long strands that turn about it, lit at both edges, smaller roots round its foot."""
    masks = Masks(*GATE)
    rows = [float(y) for y in range(-12, GATE[1] + 12, 12)]
    line: list[Spot] = [(middle(y), y) for y in rows]

    def wide(t: float) -> float:
        return half(rows[0] + (rows[-1] - rows[0]) * t)

    masks.ribbon(line, wide, 0.04, 1.0)
    masks.ribbon(line, lambda t: max(0.3, wide(t) - 1.5), 0.05)
    masks.ribbon(line, lambda t: max(0.3, wide(t) * 0.78), 0.02)  # round: its sides have more of the air
    masks.ribbon(line, lambda t: max(0.3, wide(t) * 0.5), 0.0)
    for k in range(STRANDS):
        _strand(masks, k)
    for k, (side, reach, high) in enumerate(TOES):
        ground = GROUND + 2.0
        start = (middle(GROUND - high) + side * (half(GROUND - high) - 14), GROUND - high)
        end = (GATE[0] / 2 + side * reach, ground + 5)
        toe = arc(start, (start[0] + side * 9, GROUND - high * 0.35), (end[0] - side * 44, ground - 9), end, 30)
        masks.lit_ribbon(toe, partial(_toe, 9.0 - k), (-side * 0.4, 1.0), 0.02, 0.6)
    masks.ground_air(WATER, 60, 0.5)
    masks.fade(1 - smooth(WATER - 10, GATE[1] - 4, masks.y))
    return masks


def _toe(thick: float, t: float) -> float:
    return float(thick * min(1.0, t * 3) * (1 - t) ** 0.8 + 0.5)


def _strand(masks: Masks, k: int) -> None:
    """One strand of its bark: it comes round from the dark side, and goes round again."""
    first, long = -80 + GATE[1] * k / STRANDS, chance("gate strand long", k, 380, 760)
    start = chance("gate strand from", k, -0.95, 0.95)
    end = start + chance("gate strand to", k, -0.8, 0.8)
    spots = []
    for i in range(40):
        t = i / 39
        y = first + long * t
        side = start + (end - start) * t * t * (3 - 2 * t)
        if y < GATE[1] - 120 and abs(side) < 0.92:
            spots.append((middle(y) + side * half(y), y))
    if len(spots) < 8:
        return
    thick = chance("gate strand wide", k, 1.2, 4.2)
    masks.ribbon([(x - 0.7, y) for x, y in spots], lambda t: thick * math.sin(math.pi * t) + 0.2, 0.14, 0.2)
    masks.ribbon([(x + 0.5, y) for x, y in spots], lambda t: thick * math.sin(math.pi * t) + 0.2, 0.04)
