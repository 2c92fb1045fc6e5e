"""From where, and in which colour, each area's light falls on whoever stands in it.

The hour has a light of its own; a room keeps a share of what its lamps and windows give.
"""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.shell.paint import Light
from maketomorrow.shell.palette import Colour, mix, rgb


@dataclass(frozen=True, slots=True)
class Rim:
    """An area's light on a figure. ``dx``, ``dy`` point to the light; shares go from 0 to 1.

    ``tone`` replaces ``tone_share`` of the hour's light; ``pocket`` is the haze behind a figure that
    would sink into a dark wall, with its strength.
    """

    dx: int = 1
    dy: int = -1
    tone: Colour = (255, 246, 232)
    tone_share: float = 0.0
    back: Colour = (125, 79, 156)
    back_share: float = 0.35
    rim_share: float = 0.85
    pocket: Colour = (0, 0, 0)
    pocket_share: float = 0.0
    wash_share: float = 0.3  # of the light that lies over the whole figure
    air: Colour = (122, 74, 134)  # lies over who stands further back in a pack


RIMS: dict[str, Rim] = {
    "quarters": Rim(1, -1, rgb("#cfe2e6"), 0.7, rgb("#ffb45c"), 0.42, 0.8, rgb("#6f8ea6"), 0.3, air=rgb("#5c7896")),
    "warehouse": Rim(1, -1, rgb("#ffd9a0"), 0.75, rgb("#7a5aa0"), 0.4, 0.9, rgb("#c99b6e"), 0.26, air=rgb("#8a6480")),
    "bridge": Rim(1, -1, back=rgb("#6f7fc8"), back_share=0.4, air=rgb("#7468a4")),
    "roots": Rim(1, -1, rgb("#ff9a6a"), 0.35, rgb("#8a3a6a"), 0.45, 0.85, rgb("#a8384a"), 0.18, air=rgb("#8e4472")),
}
"""Area -> its light; one without a row has the hour's alone."""

OPEN_AIR = Rim()


def rim_of(area: str) -> Rim:
    """The light of an area by its name."""
    return RIMS.get(area, OPEN_AIR)


def light_of(area: str, hour: Colour) -> Light:
    """The light on a figure there, under the hour's own colour."""
    rim = rim_of(area)
    return Light(
        mix(hour, rim.tone, rim.tone_share), rim.rim_share, 0.35, rim.back, rim.back_share, rim.dx, rim.dy,
        wash=rim.wash_share,
    )  # fmt: skip
