"""What she has on her, at the foot of the picture: health, energy, weapons and what is loaded.

All of it grows with the words. px here are those of the first size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import AMBER, CREAM, INK, SUIT, UNLIT, VIOLET, WHITE, mix, rgb
from maketomorrow.shell.reading.corners import GEAR_FOOT, MARGIN, label_px
from maketomorrow.shell.reading.icons import SIDE, icon, silhouette_of, small_icon
from maketomorrow.shell.reading.type import put
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.weapons.catalogue import WEAPONS


@dataclass(frozen=True, slots=True)
class GearTuning:
    """Where things stand, px of the picture."""

    plates: int = 5  # of the suit's whole health
    plate: int = 16
    small: int = 16  # an icon of what is not in hand
    round_px: int = 4  # from one round to the next
    in_row: int = 12  # rounds


TUNING = GearTuning()
SPENT = rgb("#3a2030")
SPENT_BAR = rgb("#3a2a3a")
FULL_HEALTH = 100.0
BAR_PX = TUNING.plates * TUNING.plate - 3


def draw_gear(surface: pygame.Surface, suit: Suit, dry: str, scale: float) -> None:
    """Both lower corners. ``dry`` is the word for a weapon with nothing in it."""
    y = HEIGHT - GEAR_FOOT[0] - round(GEAR_FOOT[1] * scale)
    _body(surface, MARGIN, y, suit, scale)
    _weapons(surface, WIDTH - MARGIN, y, suit, dry, scale)


def draw_slot(surface: pygame.Surface, x: int, y: int, weapon: str, chosen: bool, scale: float) -> None:
    """A place for a weapon, 32 px wide and 28 high."""
    box = (x, y, round(32 * scale), round(28 * scale))
    pygame.draw.rect(surface, mix(INK, VIOLET, 0.6), box)
    pygame.draw.rect(surface, AMBER if chosen else UNLIT, box, round((2 if chosen else 1) * scale))
    if weapon:
        picture = icon(weapon, round(SIDE * scale))
        surface.blit(picture.picture, picture.at(x + 4 * scale, y + 2 * scale), special_flags=OVER)


def _body(surface: pygame.Surface, x: int, y: int, suit: Suit, scale: float) -> None:
    """Health as slanted plates, energy as a bar with a notch at each cell."""
    health = max(0.0, suit.health) / FULL_HEALTH * TUNING.plates
    parts = tuple(min(1.0, max(0.0, health - k)) for k in range(TUNING.plates))
    cells = max(4, suit.energy) if "cells" not in suit.upgrades else 4 + suit.upgrades["cells"]
    coming = min(1.0, suit.energy_ticks / 90) if suit.energy < cells else 0.0
    whole = BAR_PX * scale / cells
    full, soon = (round(whole * energy) for energy in (suit.energy, min(cells, suit.energy + coming)))
    surface.blit(_bars(parts, cells, full, soon, scale), (x, y))


@lru_cache(maxsize=32)
def _bars(parts: tuple[float, ...], cells: int, full: int, soon: int, scale: float) -> pygame.Surface:
    """Plates, each so far full, and the bar: so many px of it full, and full soon."""

    def px(length: float) -> int:
        return round(length * scale)

    picture = pygame.Surface((px(BAR_PX + 4), px(14)), pygame.SRCALPHA)
    high, slant = px(6), px(3)
    for k, part in enumerate(parts):
        left, wide = px(k * TUNING.plate), px(12)
        shape = [(left + slant, 0), (left + slant + wide, 0), (left + wide, high), (left, high)]
        pygame.draw.polygon(picture, INK, [(a + px(1), b + px(1)) for a, b in shape])
        pygame.draw.polygon(picture, SPENT, shape)
        if part > 0:
            wide = px(12 * part)
            pygame.draw.polygon(
                picture, SUIT, [(left + slant, 0), (left + slant + wide, 0), (left + wide, high), (left, high)]
            )
            picture.fill(WHITE, (left + slant + 1, 1, max(1, px(9 * part)), px(1)))
    bar, top, thick = px(BAR_PX), px(9), px(3)
    picture.fill(INK, (0, top, bar + px(1), px(5)))
    picture.fill(SPENT_BAR, (0, top, bar, thick))
    picture.fill(mix(SPENT_BAR, AMBER, 0.35), (0, top, soon, thick))
    picture.fill(AMBER, (0, top, full, thick))
    for k in range(1, cells):
        picture.fill(INK, (bar * k // cells, top, px(1), thick))
    return picture


def _weapons(surface: pygame.Surface, x: int, y: int, suit: Suit, dry: str, scale: float) -> None:
    """Right-aligned: the one in hand bright, the others small and dim before it, its rounds beneath."""
    if not suit.held:
        return

    def px(length: float) -> int:
        return round(length * scale)

    held = suit.held[suit.hand]
    main, side = icon(held.id, px(SIDE)), px(SIDE)
    surface.blit(silhouette_of(held.id, side), main.at(x - side + px(1), y - px(11)), special_flags=OVER)
    surface.blit(main.picture, main.at(x - side, y - px(12)), special_flags=OVER)
    others = [suit.held[(suit.hand + k) % len(suit.held)] for k in range(1, len(suit.held))]
    for i, other in enumerate(others):
        small = small_icon(other.id, px(TUNING.small))
        surface.blit(small, (x - px(46 + i * 20), y - px(4)), special_flags=OVER)
    kind = WEAPONS.get(held.id)
    barrel = kind.barrel if kind else None
    if barrel is None:
        return
    if held.phase == "reload":
        share = min(1.0, held.phase_ticks / max(1, barrel.reload_ticks))
        surface.fill(SPENT_BAR, (x - px(40), y + px(14), px(40), px(2)))
        surface.fill(CREAM, (x - px(40 * share), y + px(14), px(40 * share), px(2)))
        return
    if not held.rounds:
        label = label_px(scale)
        put(surface, dry, (x, y + px(19) - label), "label", label, CREAM, 1.0)
        return
    for k in range(max(barrel.rounds, held.rounds)):
        row, col = divmod(k, TUNING.in_row)
        left, top = x - px(2 + col * TUNING.round_px), y + px(13 + row * 5)
        surface.fill(INK, (left + px(1), top + px(1), px(2), px(4)))
        surface.fill(CREAM if k < held.rounds else SPENT_BAR, (left, top, px(2), px(4)))
