"""What flies and what cuts: shots on their way, the arc of a blow, the reticle that aims them."""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from maketomorrow.shell.between import Between
from maketomorrow.shell.paint import ADD, OVER, Canvas, Sprite, glow
from maketomorrow.shell.palette import AMBER, HIVE, INK, SUIT, WHITE, WINE, mix, rgb
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World

SPIT = rgb("#ff7a6a")
SPIT_DARK = rgb("#c01c38")
SHOULDER_SHARE = 0.68  # of her height: where she aims from
SWING_PX = 44
TAIL_PX = {"rivet": 26.0, "pellet": 13.0}  # of light behind a shot


def draw_shots(surface: pygame.Surface, world: World, left: int, top: int, between: Between, share: float) -> None:
    """Everything in the air that hurts."""
    for shot in world.state.shots:
        x, y = between.spot(shot.id, shot.x, shot.y, share)
        x, y = x - left, y - top
        if not (-40 < x < WIDTH + 40 and -40 < y < HEIGHT + 40):
            continue
        if shot.kind == "spit":
            surface.blit(glow(22, HIVE, 0.8), (round(x) - 22, round(y) - 22), special_flags=ADD)
            glob = _glob(round(math.atan2(shot.vy, shot.vx) / math.tau * 24) % 24)
            surface.blit(glob.picture, glob.at(x, y), special_flags=OVER)
            continue
        speed = math.hypot(shot.vx, shot.vy) or 1.0
        ux, uy = shot.vx / speed, shot.vy / speed
        tail = TAIL_PX.get(shot.kind, 10.0)
        end = (round(x - ux * tail), round(y - uy * tail))
        pygame.draw.line(surface, AMBER, end, (round(x), round(y)), 1)
        pygame.draw.line(surface, WHITE, (round(x - ux * tail / 3), round(y - uy * tail / 3)), (round(x), round(y)), 2)
        surface.blit(glow(7, AMBER, 0.5), (round(x) - 7, round(y) - 7), special_flags=ADD)


def draw_swing(surface: pygame.Surface, suit: Suit, x: int, y: int, back: bool = False) -> None:
    """The arc of a blow while it cuts and a moment after; her feet are at (x, y) of the picture.

    ``back``: it comes from below.
    """
    if not suit.held or not suit.alive:
        return
    held = suit.held[suit.hand]
    if held.id not in ("cutter", "blade") or held.phase not in ("active", "recovery"):
        return
    ticks = held.phase_ticks + (4 if held.phase == "recovery" else 0)
    if ticks > 9:
        return
    step = round(suit.aim / 1024 * 32) % 32
    way = -suit.facing if back else suit.facing
    sprite = _swoosh(step, way, min(5, (ticks + 1) // 2), SWING_PX if held.id == "cutter" else SWING_PX + 14)
    middle_y = y - suit.h * SHOULDER_SHARE
    surface.blit(sprite.picture, sprite.at(x, middle_y), special_flags=ADD)


def draw_reticle(surface: pygame.Surface, at: tuple[float, float]) -> None:
    """The mark that says where she aims."""
    sprite = _reticle()
    surface.blit(sprite.picture, sprite.at(*at), special_flags=OVER)


@lru_cache(maxsize=24)
def _glob(turn: int) -> Sprite:
    """Spit on its way, white-hot in front; ``turn`` of 24 is where it flies."""
    canvas = Canvas(-24, -24, 24, 24)
    a = turn / 24 * math.tau
    co, si = math.cos(a), math.sin(a)

    def at(along: float, across: float = 0.0) -> tuple[float, float]:
        return along * co - across * si, along * si + across * co

    for size, colour in ((1.0, WINE), (0.72, SPIT_DARK), (0.45, SPIT)):
        wide = 5.6 * size
        canvas.poly([at(-19 * size), at(-5, 0.8 * wide), at(1, wide), at(1, -wide), at(-5, -0.8 * wide)], colour)
        canvas.disc(at(1), 5.6 * size, colour)
    canvas.disc(at(2.2), 1.7, WHITE)
    canvas.disc(at(-21, 2.2), 1.2, WINE)
    canvas.disc(at(-17, -3), 0.9, SPIT_DARK)
    return canvas.sprite()


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
def _swoosh(step: int, way: int, age: int, reach: int) -> Sprite:
    """The arc of a blow as light to be added: from nothing to its full width, where the edge is.

    ``step`` of 32 is its direction, ``way`` 1 clockwise; ``age`` 0 it has just begun, 1 it is there, 5 all but gone.
    """
    canvas = Canvas(-reach - 6, -reach - 6, reach + 6, reach + 6)
    middle = step / 32 * math.tau
    start, end = middle - way * 1.5, middle + way * (0.5 + 0.08 * age if age else -0.5)
    age = max(0, age - 1)
    start += (end - start) * 0.14 * age  # its tail is drawn in
    for wide, colour in (
        (0.46, mix(AMBER, INK, 0.45 + 0.12 * age)),
        (0.2, mix(AMBER, INK, 0.2 + 0.18 * age)),
        (0.06, mix(WHITE, INK, 0.1 + 0.2 * age)),
    ):
        outer, inner = [], []
        for i in range(21):
            t = i / 20
            a = start + (end - start) * t
            outer.append((math.cos(a) * reach, math.sin(a) * reach))
            near = reach * (1 - wide * t**0.9 * (1 - 0.15 * age))
            inner.append((math.cos(a) * near, math.sin(a) * near))
        canvas.poly(outer + inner[::-1], colour)
    return canvas.sprite()
