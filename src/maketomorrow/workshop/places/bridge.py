"""The bridge: a long way over the sea, with Darol at its end.

Behind it a second crossing that was given up, so far that it is mostly air; nearer the pylons of our own, with
their cables; before everything, out of focus, what one passes by. Light comes from the east, from the right.
"""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import numpy as np

from maketomorrow.workshop.places.mask import Masks, chance
from maketomorrow.workshop.places.wash import Wash, blurred, smooth
from maketomorrow.workshop.shapes import Spot, arc, sag

SPANS = (1280, 190)  # px; the water is WATER px above the lower edge of each
PYLONS = (1600, 560)
NEAR = (1920, 360)
MIST = (1280, 72)
SMOKE = (420, 330)
RIPPLES = (480, 26)
LAMP_PX = 76  # from a lamp to the ground
WATER = 10
PUFFS = 120  # of the smoke


def spans() -> Masks:
    """The old crossing: thin legs, one tower of two still holding its cables, a gap where it fell."""
    width, height = SPANS
    masks = Masks(width, height, ring=True)
    sea, deck = height - WATER, height - WATER - 64
    towers = (120, 440, 760)
    gap = (930, 1130)
    for x in range(40, width, 80):
        if gap[0] - 20 < x < gap[1]:
            continue
        masks.box(x - 1.5, deck, 3, sea - deck + 4)
        masks.poly([(x - 1.5, deck + 2), (x - 14, deck + 2), (x - 1.5, deck + 16)])
        masks.poly([(x + 1.5, deck + 2), (x + 14, deck + 2), (x + 1.5, deck + 16)])
    masks.box(gap[1] - width, deck - 4, width - gap[1] + gap[0], 6)
    torn = [
        (gap[0], deck - 4),
        (gap[0] + 12, deck - 1),
        (gap[0] + 5, deck),
        (gap[0] + 15, deck + 5),
        (gap[0] - 8, deck + 2),
    ]
    masks.poly(torn)
    masks.poly(
        [
            (gap[1], deck - 4),
            (gap[1] - 10, deck + 1),
            (gap[1] - 3, deck + 1),
            (gap[1] - 14, deck + 7),
            (gap[1], deck + 2),
        ]
    )
    for x in towers:
        for side in (-7, 7):
            masks.bar((x + side, sea), (x + side * 0.55, deck - 96), 4.4)
        for down in (90, 58, 26):
            masks.box(x - 7, deck - down, 14, 4)
    for a, b in pairwise(towers):
        masks.line(sag((a, deck - 94), (b, deck - 94), 78), 1.4)
        for k in range(1, 8):
            t = k / 8
            at, high = a + (b - a) * t, deck - 94 + 78 * 4 * t * (1 - t)
            masks.bar((at, high), (at, deck), 0.7)
    masks.line(sag((towers[0], deck - 94), (-40, deck - 6), 16), 1.4)
    loose = [
        (towers[2], deck - 94),
        (towers[2] + 40, deck - 70),
        (towers[2] + 74, deck - 30),
        (towers[2] + 86, deck + 20),
    ]
    masks.line(loose, 1.3)
    masks.light_edges(1, 0, 0.5)
    masks.light_edges(0, -1, 0.6)
    masks.air(np.full_like(masks.x, 0.30))
    masks.ground_air(sea, 34, 0.75)
    masks.fade(1 - smooth(sea - 2, height, masks.y))
    return masks


def lattice(masks: Masks, x: float, top: float, foot: float, wide: float) -> None:
    """A tower of two legs with braces between them, broader towards its foot."""
    for side in (-1, 1):
        masks.poly(
            [
                (x + side * (wide / 2 - 5), top), (x + side * (wide / 2 + 5), top),
                (x + side * (wide / 2 + 14), foot), (x + side * (wide / 2 - 1), foot),
            ]
        )  # fmt: skip
    y, k = top + 8, 0
    while y < foot - 40:
        step = 84
        half = wide / 2 + 2
        masks.box(x - half, y, half * 2, 7)
        if k % 2 == 0:
            masks.bar((x - half + 4, y + 7), (x + half - 4, y + step), 2.4)
            masks.bar((x + half - 4, y + 7), (x - half + 4, y + step), 2.4)
        y, k = y + step, k + 1


def pylons() -> Masks:
    """A great pylon, its cables, and a deck far below the one she walks on."""
    width, height = PYLONS
    masks = Masks(width, height, ring=True)
    sea = height - WATER
    deck = sea - 104
    x = 420
    lattice(masks, x, 0, sea + 8, 50)
    masks.box(x - 46, sea - 20, 92, 30)
    for at in (x + 400, x + 800, x + 1200):
        masks.poly([(at - 9, deck), (at + 9, deck), (at + 15, sea + 8), (at - 15, sea + 8)])
    masks.box(0, deck, width, 6)
    masks.box(0, deck + 16, width, 2.4)
    for k in range(0, width, 32):
        masks.bar((k, deck + 5), (k + 16, deck + 17), 1.6)
        masks.bar((k + 16, deck + 17), (k + 32, deck + 5), 1.6)
    west = sag((x - 640, deck - 8), (x, 22), 150, 70)  # to the west it still holds
    masks.line(west, 2.4)
    for t in (0.36, 0.58, 0.8):  # few hangers: dense ones make a cage
        held = west[round(t * (len(west) - 1))]
        masks.bar(held, (held[0], deck), 0.9)
    masks.light_edges(1, 0, 0.85)
    masks.light_edges(0, -1, 0.5)
    masks.air(np.full_like(masks.x, 0.06))
    masks.ground_air(sea, 70, 0.62)
    masks.fade(1 - smooth(sea - 4, height, masks.y))
    return masks


def torn() -> Masks:
    """What hangs from the pylon's head to the east. A picture of its own, because the wind moves it."""
    masks = Masks(110, 300)
    cable = arc((6, 4), (52, 16), (80, 92), (72, 218), 40)
    masks.ribbon(cable, lambda t: 1.4 - 0.8 * t)
    x, y = cable[-6]
    for dx, long in ((10, 40), (-6, 26), (17, 18)):
        masks.ribbon([(x, y), (x + dx * 0.6, y + long * 0.6), (x + dx, y + long)], lambda t: 0.7 - 0.5 * t)
    masks.light_edges(1, 0, 0.85)
    masks.air(np.full_like(masks.x, 0.06))
    return masks


def near() -> Masks:
    """What one passes by: a cable that hangs in from above, a piece of railing, a lamp post without a lamp."""
    width, height = NEAR
    masks = Masks(width, height, ring=True)
    for start, end, drop, wide in ((-60, 460, 34, 5.0), (980, 1300, 20, 4.0)):
        masks.line(sag((start, -12), (end, -16), drop, 50), wide)
    for left, right in ((640, 900), (1560, 1720)):
        rail: list[Spot] = [(left, height - 22), ((left + right) / 2, height - 24), (right, height - 20)]
        masks.line(rail, 5)
        masks.line([(x, y + 13) for x, y in rail], 3)
        for k in range(int((right - left) // 52) + 1):
            x = left + 6 + k * 52
            lean = chance("railing", int(x), -4, 4)
            masks.bar((x + lean, height - 26), (x, height + 4), 5)
    masks.soften(2)
    return masks


def mist() -> Masks:
    """Low banks over the water, lit on top and gone below."""
    width, height = MIST
    masks = Masks(width, height, ring=True)
    for k in range(46):
        x = chance("mist x", k) * width
        r = chance("mist r", k, 10, 26) * (1 + 0.5 * math.sin(x * math.tau * 2 / width))
        turns = [t / 30 * math.tau for t in range(30)]
        masks.poly([(x + math.cos(t) * r * 3.6, 46 + math.sin(t) * r * 0.8) for t in turns], 1.0, share=0.5)
    masks.soften(4)
    masks.haze[:] = 1.0
    masks.fade(0.55 * smooth(0, 26, masks.y) * (1 - smooth(40, height - 4, masks.y)))
    return masks


def smoke() -> Masks:
    """What rises from the plant after the burst: puffs on puffs, leaning with the wind, lit from the east."""
    width, height = SMOKE
    masks = Masks(width, height)
    turns = [n / 26 * math.tau for n in range(26)]
    for k in reversed(range(PUFFS)):  # the farthest first: what rises covers what has risen
        t = k / (PUFFS - 1)
        x = 44 + 270 * t**1.5 + chance("smoke x", k, -1, 1) * (5 + 40 * t)
        y = height - 8 - (height - 84) * t**0.72 + chance("smoke y", k, -8, 8) * (1 + 2 * t)
        r = 6 + 34 * t**0.9 * chance("smoke", k, 0.55, 1.1)
        puff = [(x + math.cos(n) * r * 1.2, y + math.sin(n) * r) for n in turns]
        body = 0.06 + 0.46 * t
        masks.poly(puff, body, 0.34 * (1 - 0.6 * t))
        masks.poly([(a - 0.12 * r, b + 0.16 * r) for a, b in puff], body, 0.0, 0.86)  # lit from the east, and above
    masks.soften(1)
    masks.haze, masks.edge = blurred(masks.haze, 1), blurred(masks.edge, 2)
    masks.fade(smooth(0, 110, masks.y) * (1 - smooth(width - 130, width - 10, masks.x)) * 0.85)
    return masks


def ripples() -> Masks:
    """Crests on the near water: they stand a little above its line, and move."""
    width, height = RIPPLES
    masks = Masks(width, height, ring=True)
    for k in range(26):
        x, long = chance("ripple x", k) * width, chance("ripple", k, 8, 30)
        y = 5 + 12 * chance("ripple y", k) ** 2
        crest = arc((x - long, y), (x - long * 0.3, y - 2.2), (x + long * 0.3, y - 2.2), (x + long, y), 12)
        masks.ribbon(crest, lambda t: 0.9 * math.sin(math.pi * t) + 0.1, 0.5, 0.8)
    return masks


def lamp() -> Masks:
    """A post with a bent neck."""
    masks = Masks(40, 86)
    neck = arc((12, 84), (12, 20), (14, 4), (34, 8), 40)
    masks.ribbon(neck, lambda t: 1.5 - 0.6 * t, 0.0, 0.0)
    masks.box(8, 78, 8, 8)
    masks.poly([(27, 6), (37, 8), (38, 12), (28, 11)])
    masks.light_edges(1, 0, 0.7)
    return masks


def lamplight(folder: Path) -> Path:
    """Its light: a halo, a cone, and a pool at its foot, LAMP_PX below it. To be added."""
    light = Wash(220, 190, 0.0)
    x, y = 110.0, 70.0
    light.add(light.near(x, y, 7), 0.9)
    light.add(light.near(x, y, 22), 0.26)
    down = np.clip((light.y - y) / (LAMP_PX + 8), 0, 1)
    cone = np.exp(-(((light.x - x) / (7 + 44 * down)) ** 2)) * (light.y >= y) * (1 - down) ** 0.8
    light.add(cone, 0.26)
    light.add(np.exp(-((np.hypot(light.x - x, (light.y - y - LAMP_PX) * 4.5) / 40) ** 2)), 0.24)
    light.tone = light.tone * (1 - smooth(40, 108, np.abs(light.x - x))) * smooth(0, 50, light.y)
    light.tone = light.tone * (1 - smooth(160, 188, light.y))
    return light.save_light(folder / "lamplight.png")


def make(folder: Path) -> list[Path]:
    """All pictures of the bridge."""
    pictures = {
        "spans": spans(),
        "pylons": pylons(),
        "torn": torn(),
        "near": near(),
        "mist": mist(),
        "smoke": smoke(),
        "ripples": ripples(),
        "lamp": lamp(),
    }
    return [*(masks.save(folder / f"{name}.png") for name, masks in pictures.items()), lamplight(folder)]
