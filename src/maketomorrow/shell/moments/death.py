"""The red death: one ramp, in which a letter is posted. Then silence.

Never back to light on the way, and never a pure red: wine first, ink after it.
"""

from __future__ import annotations

from collections.abc import Callable

import pygame

from maketomorrow.shell import voids
from maketomorrow.shell.paint import ADD, glow
from maketomorrow.shell.palette import HIVE, INK, mix, rgb
from maketomorrow.shell.veil import cover

POSTED = rgb("#9e3256")  # as red as it may be without being a pure red
THROUGH = rgb("#ff7896")  # what is still seen of the world is seen through this
LIT_SHARE = 0.42  # of the ramp: so long she stands out before what is going
OWN_WILL = "given_up"


def draw_death(
    surface: pygame.Surface,
    stop: float,
    ramp: float,
    cause: str,
    heart: tuple[float, float],
    draw_her: Callable[[], None],
) -> None:
    """Lay a death over the day's last picture.

    ``stop`` and ``ramp`` say how far the picture's standing still and the ramp are, 0 to 1 each;
    ``heart`` is in px of the picture. A day let go of has no letter: it only grows dark.
    """
    if cause == OWN_WILL:
        cover(surface, INK, min(1.0, ramp * 1.2))
        return
    x, y = round(heart[0]), round(heart[1])
    if ramp <= 0:
        spark = round(stop * 4) / 4
        if spark:
            surface.blit(glow(26, HIVE, 0.5 * spark), (x - 26, y - 26), special_flags=ADD)
        return
    came = min(1.0, ramp * 3)
    surface.fill(mix((255, 255, 255), THROUGH, came), special_flags=pygame.BLEND_RGB_MULT)
    cover(surface, POSTED, 0.64 * came)
    if ramp < LIT_SHARE:
        draw_her()
    cover(surface, mix(POSTED, INK, 0.85), max(0.0, (ramp - 0.3) / 0.5))  # from here on only darker
    voids.draw_letter(surface, heart, ramp)
    cover(surface, INK, max(0.0, (ramp - 0.62) / 0.38))
