"""Where the ground has been hurt: burst points asleep and open, and what spitters leave."""

from __future__ import annotations

import math
from functools import lru_cache, partial

import pygame

from maketomorrow.shell.paint import ADD, OVER, Canvas, Sprite, glow
from maketomorrow.shell.palette import HIVE, INK, rgb
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.state import World

POOL = rgb("#8a1f3c")
WOUND = rgb("#5c0f28")
EMBER = rgb("#ffc4b0")


def draw_wounds(surface: pygame.Surface, world: World, left: int, top: int) -> None:
    """Burst points: a dark crack in the bark, and from the hour on a wound that glows."""
    opened = {sortie.point: sortie.opens_tick for sortie in world.state.hive.sorties if sortie.opened}
    tick = world.state.tick
    for mark in world.plan.of_kind("burst"):
        x, y = round(mark.x) - left, round(mark.y) - top
        if not (-60 < x < WIDTH + 60 and -60 < y < HEIGHT + 60):
            continue
        since = tick - opened[mark.id] if mark.id in opened else -1
        sprite = _crack(since >= 0, sum(map(ord, mark.id)) % 3)
        surface.blit(sprite.picture, sprite.at(x, y), special_flags=OVER)
        if since >= 0:
            pulse = 0.55 + 0.15 * math.sin(tick / 17) + 0.4 * max(0.0, 1 - since / 60)
            radius = 46
            halo = glow(radius, HIVE, round(min(1.0, pulse) * 20) / 20)
            surface.blit(halo, (x - radius, y - 12 - radius), special_flags=ADD)


def draw_pools(surface: pygame.Surface, world: World, left: int, top: int) -> None:
    """What burns on the ground."""
    for pool in world.state.pools:
        x, y = round(pool.x) - left, round(pool.y) - top
        half = round(pool.w / 2 * min(1.0, pool.ticks_left / 20))
        if -half < x < WIDTH + half and 0 < y < HEIGHT + 8 and half > 1:
            pygame.draw.ellipse(surface, POOL, (x - half, y - 3, half * 2, 5))
            simmer = round(half * (0.5 + 0.3 * math.sin(world.state.tick / 5)))
            pygame.draw.ellipse(surface, HIVE, (x - simmer, y - 2, simmer * 2, 3))
            surface.blit(glow(22, HIVE, 0.4), (x - 22, y - 24), special_flags=ADD)


@lru_cache(maxsize=8)
def _crack(opened: bool, seed: int) -> Sprite:
    """A forked crack, 40 px high, with its foot at (0, 0)."""
    canvas = Canvas(-30, -52, 30, 8)
    trunk = [(-3.0, 4.0), (2.0, -6.0), (-2.0, -15.0), (5.0, -26.0), (1.0, -36.0), (5.0, -46.0)]
    if seed:
        trunk = [(-x if seed == 1 else x * 0.6 - 2, y) for x, y in trunk]
    twigs = [
        [trunk[1], (trunk[1][0] + 9, -11.0), (trunk[1][0] + 15, -9.0)],
        [trunk[2], (trunk[2][0] - 9, -22.0), (trunk[2][0] - 12, -31.0)],
        [trunk[3], (trunk[3][0] + 9, -33.0), (trunk[3][0] + 16, -42.0)],
    ]
    if not opened:  # asleep: a split in the ground that one could stumble over
        canvas.ribbon(trunk[:3], partial(_narrowing, 4.4), INK)
        canvas.ribbon(twigs[0], partial(_narrowing, 3.0), INK)
        return canvas.sprite()
    for wide, colour in ((5.6, WOUND), (3.4, HIVE), (1.4, EMBER)):
        canvas.ribbon(trunk, partial(_narrowing, wide), colour)
        for twig in twigs:
            canvas.ribbon(twig, partial(_narrowing, wide * 0.55), colour)
    for x, y, size in ((-14, -14, 5), (15, -22, 6), (-11, -36, 4), (13, -2, 4)):
        canvas.poly([(x - size, y + 2), (x, y - size), (x + size, y + 1), (x - 1, y + size)], INK)
    return canvas.sprite()


def _narrowing(wide: float, t: float) -> float:
    """Half the width of a crack at ``t`` of its length: widest a third up."""
    return wide * (1 - abs(t - 0.3)) * (1 - t * t) + 0.25
