"""What things are made of, and what a function that draws one is given.

A function draws one state of a thing on a canvas whose (0, 0) is the thing's upper left corner, of a body that
turns its centre; what it depends on beside the thing's size is its key.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from maketomorrow.shell.paint import Canvas, Spot
from maketomorrow.shell.palette import Colour, mix, rgb
from maketomorrow.sim.model import Thing

Key = tuple[object, ...]
Draw = Callable[[Canvas, Thing, Key], None]

STEEL = rgb("#2c2a3c")
STEEL_LIT = rgb("#4e4a62")
STEEL_DARK = rgb("#15131f")
GLASS = rgb("#bfe0e8")
EDGE_SHARE = 0.5  # of the light in an edge of steel
CUT_LINE = 0.72  # of the height of what is cut: at her hands


def edged(rim: Colour) -> Colour:
    """An edge of steel in the light whose rim this is, for what is drawn anew every frame."""
    return mix(STEEL_LIT, rim, EDGE_SHARE)


def turned(key: Key) -> Callable[[float, float], Spot]:
    """Where a spot of a body is that is turned by as many degrees as its key says."""
    angle = math.radians(float(str(key[1])))
    co, si = math.cos(angle), math.sin(angle)
    return lambda x, y: (x * co - y * si, x * si + y * co)
