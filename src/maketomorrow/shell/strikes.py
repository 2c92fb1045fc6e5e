"""What flies and what cuts: shots on their way, the arc of a blow, the reticle that aims them."""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from maketomorrow.shell.between import Between
from maketomorrow.shell.paint import ADD, OVER, Canvas, Sprite, glow
from maketomorrow.shell.palette import AMBER, HIVE, INK, SUIT, WHITE, mix, rgb
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World

SPIT = rgb("#ff7a6a")
SHOULDER_SHARE = 0.68  # of her height: where she aims from
SWING_PX = 44


def draw_shots(surface: pygame.Surface, world: World, left: int, top: int, between: Between, share: float) -> None:
    """Everything in the air that hurts."""
    for shot in world.state.shots:
        x, y = between.spot(shot.id, shot.x, shot.y, share)
        x, y = x - left, y - top
        if not (-40 < x < WIDTH + 40 and -40 < y < HEIGHT + 40):
            continue
        if shot.kind == "spit":
            surface.blit(glow(18, HIVE, 0.8), (round(x) - 18, round(y) - 18), special_flags=ADD)
            pygame.draw.circle(surface, SPIT, (round(x), round(y)), 4)
            pygame.draw.circle(surface, WHITE, (round(x) + 1, round(y) - 1), 1)
            continue
        speed = math.hypot(shot.vx, shot.vy) or 1.0
        tail = 15.0 if shot.kind == "rivet" else 9.0
        end = (round(x - shot.vx / speed * tail), round(y - shot.vy / speed * tail))
        pygame.draw.line(surface, AMBER, end, (round(x), round(y)), 2)
        surface.fill(WHITE, (round(x) - 1, round(y) - 1, 2, 2))


def draw_swing(surface: pygame.Surface, suit: Suit, x: int, y: int) -> None:
    """The cutter's arc while it cuts and a moment after; her feet are at (x, y) of the picture."""
    if not suit.held or not suit.alive:
        return
    held = suit.held[suit.hand]
    if held.id != "cutter" or held.phase not in ("active", "recovery"):
        return
    ticks = held.phase_ticks + (4 if held.phase == "recovery" else 0)
    if ticks > 8:
        return
    step = round(suit.aim / 1024 * 32) % 32
    sprite = _swoosh(step, suit.facing, min(3, ticks // 2))
    middle_y = y - suit.h * SHOULDER_SHARE
    surface.blit(sprite.picture, sprite.at(x, middle_y), special_flags=ADD)


def draw_reticle(surface: pygame.Surface, at: tuple[float, float]) -> None:
    """The mark that says where she aims."""
    sprite = _reticle()
    surface.blit(sprite.picture, sprite.at(*at), special_flags=OVER)


@lru_cache(maxsize=1)
def _reticle() -> Sprite:
    canvas = Canvas(-11, -11, 12, 12)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        canvas.limb((dx * 4, dy * 4), (dx * 8, dy * 8), 3.0, 3.0, INK)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        canvas.limb((dx * 4, dy * 4), (dx * 8, dy * 8), 1.6, 1.6, WHITE)
    canvas.disc((0, 0), 1.3, INK)
    canvas.disc((0, 0), 0.8, SUIT)
    return canvas.sprite()


@lru_cache(maxsize=256)
def _swoosh(step: int, facing: int, age: int) -> Sprite:
    """The arc of a blow as light to be added. ``step`` of 32 is its direction, ``age`` 0..3 how far it has faded."""
    reach = SWING_PX
    canvas = Canvas(-reach - 6, -reach - 6, reach + 6, reach + 6)
    middle = step / 32 * math.tau
    start, end = middle - facing * 0.95, middle + facing * 0.75
    outer, inner = [], []
    for i in range(17):
        t = i / 16
        a = start + (end - start) * t
        outer.append((math.cos(a) * reach, math.sin(a) * reach))
        near = reach * (1 - 0.42 * t**0.8)
        inner.append((math.cos(a) * near, math.sin(a) * near))
    canvas.poly(outer + inner[::-1], mix(AMBER, INK, 0.25 + 0.22 * age))
    return canvas.sprite()
