"""19:03. The second bloom: Darol's light opens over everything once more, and closes on itself. The last
thing is its heart.

No letter is posted and nothing flashes: the picture warms from Darol's side, and goes out from its corners inward.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.shell import voids
from maketomorrow.shell.paint import ADD, Spot, glow
from maketomorrow.shell.palette import AMBER, HIVE, INK, mix, rgb
from maketomorrow.shell.veil import cover
from maketomorrow.shell.window import HEIGHT, WIDTH

BLOOM = "bloom"  # what the day says it died of


@dataclass(frozen=True, slots=True)
class NightfallTuning:
    """How the day goes out. Shares of the ramp, px of the picture."""

    stained: float = 0.34  # so soon all that can be seen is seen through the light ...
    stain: float = 0.5  # ... which lies over it so thickly
    swell: float = 0.42  # the light swells so long, and sinks afterwards
    light_px: int = 190  # how far it shines
    light_share: float = 0.62
    shuts: float = 0.16  # from here on the dark comes in from the corners
    open_px: float = 760.0  # radius of what is still seen, at the beginning
    last_px: float = 11.0  # ... and before the very last of it goes
    edge_share: float = 0.55  # of that radius is its soft edge
    glowing: int = 90  # of 255: as red is Darol's heart at least, where nothing hides it


TUNING = NightfallTuning()
LIGHT = mix(AMBER, rgb("#ff7896"), 0.45)  # the light, on whatever is there
STAIN = rgb("#7e3a58")
COARSE = 4  # what is still seen is reckoned so many times smaller


def last_light(picture: pygame.Surface, heart: Spot | None, her: Spot) -> tuple[Spot, bool]:
    """Where the light goes out: Darol's heart where the day's last picture shows it, else she. And whether it is it.

    What the night is sure to need is painted here: the picture stands still just now.
    """
    glow(TUNING.light_px, LIGHT, 1.0)
    _hole()
    if heart is not None and picture.get_rect().collidepoint(heart):
        box = pygame.Rect(0, 0, 5, 5)
        box.center = round(heart[0]), round(heart[1])
        if pygame.transform.average_color(picture, box)[0] >= TUNING.glowing:
            return heart, True
    return (min(max(her[0], 0.0), WIDTH), min(max(her[1], 0.0), HEIGHT)), False


def draw_nightfall(
    surface: pygame.Surface, ramp: float, light: tuple[Spot, bool], draw_her: Callable[[], None], tick: float
) -> None:
    """Lay the night over the day's last picture. ``ramp`` goes from 0 to 1, ``light`` is what ``last_light`` said."""
    if ramp <= 0:
        return
    (x, y), darols = light
    came = _eased(ramp / TUNING.stained)
    surface.fill(mix((255, 255, 255), LIGHT, 0.5 * came), special_flags=pygame.BLEND_RGB_MULT)
    cover(surface, STAIN, TUNING.stain * came)
    swells = _eased(ramp / TUNING.swell) if ramp < TUNING.swell else _eased((1 - ramp) / (1 - TUNING.swell))
    far, level = TUNING.light_px, round(255 * TUNING.light_share * swells)
    light_now = glow(far, LIGHT, 1.0).copy()
    light_now.fill((level, level, level), special_flags=pygame.BLEND_RGB_MULT)
    surface.blit(light_now, (round(x) - far, round(y) - far), special_flags=ADD)
    draw_her()  # she stands before it as long as she is there
    voids.draw_shock(surface, (x, y), ramp * 1.25, tick)
    shut = _eased((ramp - TUNING.shuts) / (1 - TUNING.shuts))
    if shut > 0:
        radius = TUNING.last_px + (TUNING.open_px - TUNING.last_px) * (1 - shut) ** 1.5
        surface.blit(_seen((x, y), radius), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        surface.fill(mix((0, 0, 0), INK, shut), special_flags=pygame.BLEND_RGB_MAX)
        if darols and ramp < 1:
            ember = glow(18, HIVE, round(0.6 * min(1.0, 2 * shut) * min(1.0, 8 * (1 - ramp)) * 8) / 8)
            surface.blit(ember, (round(x) - 18, round(y) - 18), special_flags=ADD)
    cover(surface, INK, max(0.0, (ramp - 0.9) / 0.1))


def _eased(share: float) -> float:
    t = min(1.0, max(0.0, share))
    return t * t * (3 - 2 * t)


def _seen(at: Spot, radius: float) -> pygame.Surface:
    """What is still seen: white about a spot, black beyond ``radius``, to be multiplied. Good until the next call."""
    small, whole = _sheets()
    small.fill((0, 0, 0))
    side = max(2, round(2 * radius / COARSE))
    corner = round(at[0] / COARSE - side / 2), round(at[1] / COARSE - side / 2)
    small.blit(pygame.transform.scale(_hole(), (side, side)), corner)
    return pygame.transform.smoothscale(small, (WIDTH, HEIGHT), whole)


@lru_cache(maxsize=1)
def _sheets() -> tuple[pygame.Surface, pygame.Surface]:
    return pygame.Surface((WIDTH // COARSE, HEIGHT // COARSE)).convert(), pygame.Surface((WIDTH, HEIGHT)).convert()


@lru_cache(maxsize=1)
def _hole() -> pygame.Surface:
    """White in its middle, black at its rim."""
    half = 64
    hole = pygame.Surface((2 * half, 2 * half)).convert()
    for r in range(half, 0, -1):
        inside = _eased((half - r) / half / TUNING.edge_share)
        pygame.draw.circle(hole, (round(255 * inside),) * 3, (half, half), r)
    return hole
