"""What is seen from everywhere: the sun, the far shore like the bars of a spectrum, and Darol.

Darol is a row of pictures: four of a bud that breathes, six of its opening, four of a flower that breathes. They
all have the same size, so that the game lays one where another was.
"""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame

from maketomorrow.workshop.places.mask import Masks, chance, spectrum
from maketomorrow.workshop.places.wash import Field, Wash, smooth
from maketomorrow.workshop.shapes import Spot, arc

SHORE = (1280, 46)
HILLS = (1600, 40)
SUN_PX = 62  # its radius
SUN_SIDE = 232  # of its picture: spokes and all
GLOW_SIDE = 640
SPOKES = 128

DAROL = (500, 372)  # px
FOOT: Spot = (318.0, 358.0)  # where its stem leaves the water
CORE: Spot = (-76.0, -128.0)  # of a flower, from its foot
BUD_CORE: Spot = (-62.0, -128.0)
BUD_PX = 132.0  # a shut bud's height


class Petal(NamedTuple):
    """Open: direction (radians), length, half its width, curl. Shut: how far it bows out, how high it reaches."""

    angle: float
    length: float
    half: float
    curl: float
    bow: float
    height: float


PETALS = (  # from back to front
    Petal(-2.80, 226, 29, -0.30, -0.60, 0.92),
    Petal(-0.36, 220, 29, 0.30, 0.50, 0.90),
    Petal(-2.25, 210, 33, -0.12, -0.42, 1.00),
    Petal(-0.90, 210, 33, 0.16, 0.34, 0.98),
    Petal(-1.57, 186, 35, 0.03, 0.02, 1.14),
    Petal(-2.60, 164, 29, -0.80, -0.30, 0.94),
    Petal(-0.52, 164, 29, 0.84, 0.24, 0.92),
    Petal(2.78, 129, 21, 0.60, -0.52, 0.86),
    Petal(0.32, 123, 21, -0.62, 0.42, 0.84),
    Petal(-2.05, 125, 27, -0.45, -0.16, 1.04),
    Petal(-1.08, 123, 27, 0.45, 0.10, 1.08),
)
BACK_PETALS = 5

FRAMES = (  # how far it is open, and how full of breath
    (0.0, 0.0), (0.0, 0.34), (0.0, 0.67), (0.0, 1.0),
    (0.18, 1.0), (0.34, 0.8), (0.5, 0.6), (0.66, 0.5), (0.8, 0.4), (0.92, 0.2),
    (1.0, 0.0), (1.0, 0.34), (1.0, 0.67), (1.0, 1.0),
)  # fmt: skip


def darol(opened: float, breath: float) -> Masks:
    """The plant with its foot at FOOT: a shut bud at 0, a flower at 1."""
    masks = Masks(*DAROL)
    t = opened * opened * (3 - 2 * opened)
    hx = FOOT[0] + BUD_CORE[0] + (CORE[0] - BUD_CORE[0]) * t
    hy = FOOT[1] + BUD_CORE[1] + (CORE[1] - BUD_CORE[1]) * t
    for petal in PETALS[:BACK_PETALS]:
        _petal(masks, petal, (hx, hy), t, breath, 0.72)
    stem = arc(FOOT, (FOOT[0] + 20, FOOT[1] - 36), (hx + 28, hy + 84), (hx, hy + 4), 60)
    masks.ribbon([(x + 1.6, y) for x, y in stem], _stem, 0.0, 0.8)
    masks.ribbon(stem, lambda u: _stem(u) - 0.8, 0.05)
    masks.grooves(stem, _stem, 4, 0.16, 0.7)
    for petal in PETALS[BACK_PETALS:]:
        _petal(masks, petal, (hx, hy), t, breath, 1.0)
    masks.disc(hx, hy, 10 + 6 * t, 0.0)
    for k in range(-7, 8):
        foot = FOOT[0] + k * 22 + chance("root", k, -5, 5)
        top = FOOT[1] - 36 - 14 * chance("root top", k)
        root = arc(
            (FOOT[0] + k * 1.6, FOOT[1] - 28),
            (FOOT[0] + k * 6, top),
            (foot - k * 2, FOOT[1] - 22),
            (foot, FOOT[1] + 3),
            26,
        )
        masks.ribbon([(x + 0.5, y - 0.7) for x, y in root], _root, 0.1, 0.5)
        masks.ribbon(root, _root, 0.06)
    if opened > 0.85:
        _tendrils(masks, (hx, hy))
    masks.ground_air(FOOT[1], 26, 0.34)
    masks.fade(1 - smooth(FOOT[1] + 1, FOOT[1] + 6, masks.y))
    return masks


def _stem(t: float) -> float:
    return float(16.5 * (1 - t) ** 1.6 + 7.0 + 1.0 * math.sin(t * 30))


def _root(t: float) -> float:
    return 2.7 * (1 - t) + 0.5


def _shape(width: float, t: float) -> float:
    """Half the width of a petal at ``t`` of its length."""
    return float(width * math.sin(math.pi * min(1.0, t**0.72)) ** 0.9 * (1 - 0.15 * t) + 0.6 * (1 - t))


def _petal(masks: Masks, petal: Petal, core: Spot, t: float, breath: float, bright: float) -> None:
    hx, hy = core
    ux, uy = math.cos(petal.angle), math.sin(petal.angle)
    length = petal.length * (1 + 0.022 * breath * t)
    curl = petal.curl * (1 + 0.10 * breath * t)

    def out(f: float, g: float) -> Spot:
        return hx + ux * length * f - uy * curl * g * length, hy + uy * length * f + ux * curl * g * length

    wide_open = (core, out(0.35, 0.1), out(0.75, 0.25), out(1.0, 0.65))
    h = BUD_PX * petal.height * (1 + 0.02 * breath)
    bow = petal.bow * (1 + 0.13 * breath)
    shut = (core, (hx + bow * h * 0.95, hy - h * 0.10), (hx + bow * h * 0.8, hy - h * 0.62), (hx + bow * 8, hy - h))
    a, b, c, d = ((p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t) for p, q in zip(shut, wide_open))
    path = arc(a, b, c, d, 60)
    wide = petal.half * ((1 - t) * 0.80 + t)
    rim = bright * (0.45 + 0.55 * t) if petal.bow < 0.4 else bright  # a bud shows one lit edge
    masks.ribbon(path, partial(_shape, wide), 0.0, rim)
    away = np.clip(np.hypot(masks.x - hx, masks.y - hy) / max(length * t, h * (1 - t)), 0, 1)
    depth: Field = smooth(0.1, 1.0, away)
    inner = [(x + 1.0, y + 1.6) for x, y in path]
    back = 0.10 if bright < 1 else 0.0
    masks.ribbon(inner, lambda u: max(0.2, _shape(wide, u) - 1.0), back + 0.16 * depth, 0.10 * depth)
    for side in (-0.55, 0.0, 0.55):
        vein = _along(inner, partial(_shape, wide), side)[4:-7]
        masks.ribbon(vein, lambda u: 0.42 * math.sin(math.pi * u) + 0.1, back + 0.16 * depth, 0.26)


def _along(path: list[Spot], half: partial[float], side: float) -> list[Spot]:
    """A way beside the middle of a band, ``side`` of its half width away."""
    spots = []
    last = len(path) - 1
    for i, (x, y) in enumerate(path):
        (ax, ay), (bx, by) = path[max(0, i - 1)], path[min(last, i + 1)]
        n = math.hypot(bx - ax, by - ay) or 1.0
        w = half(i / last) * side
        spots.append((x - (by - ay) / n * w, y + (bx - ax) / n * w))
    return spots


def tendrils(core: Spot) -> list[list[Spot]]:
    """What hangs from an open flower."""
    ways = []
    for k in range(10):
        x, y = core[0] + chance("tendril x", k, -104, 104), core[1] + chance("tendril y", k, 4, 22)
        long = chance("tendril", k, 30, 82)
        bend = chance("tendril bend", k, -12, 12)
        ways.append(
            arc((x, y), (x + bend * 0.6, y + long * 0.4), (x - bend, y + long * 0.7), (x + bend * 0.3, y + long), 22)
        )
    return ways


def _tendrils(masks: Masks, core: Spot) -> None:
    for way in tendrils(core):
        masks.ribbon(way, lambda t: 0.75 - 0.25 * t, 0.04)
        masks.disc(*way[-1], 1.5, 0.0)


def lights(folder: Path) -> Path:
    """The hive's light in the open flower, to be added: its eye, and the tips of what hangs from it."""
    width, height = DAROL
    x, y = FOOT[0] + CORE[0], FOOT[1] + CORE[1]
    light = Wash(width, height, 0.0)
    light.add(np.clip(7.0 - np.hypot(light.x - x, light.y - y), 0, 1), 0.9)
    light.add(light.near(x, y, 11), 0.4)
    light.add(light.near(x, y, 44), 0.15)
    hot = Wash(width, height, 0.0)
    hot.add(np.clip(3.4 - np.hypot(hot.x - x, hot.y - y), 0, 1))
    for way in tendrils((x, y)):
        light.add(light.near(*way[-1], 3.0), 0.8)
        hot.add(np.clip(1.4 - np.hypot(hot.x - way[-1][0], hot.y - way[-1][1]), 0, 1), 0.45)
    red, ember = np.array([255, 46, 74]), np.array([255, 214, 196])
    pixels = light.tone[..., None] * red + hot.tone[..., None] * ember
    return _save_colours(pixels, folder / "darol_lights.png")


def _save_colours(pixels: Field, path: Path) -> Path:
    whole = np.clip(np.round(pixels), 0, 255).astype(np.uint8).transpose(1, 0, 2)
    picture = pygame.Surface(whole.shape[:2], 0, 24)
    pygame.surfarray.blit_array(picture, whole)
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(picture, str(path))
    return path


def shore() -> Masks:
    """The city over there: bars of a spectrum, the nearer row darker."""
    width, height = SHORE
    masks = Masks(width, height, ring=True)
    for row, (wide, high, haze) in enumerate(((10, 38, 0.34), (8, 27, 0.0))):
        values = spectrum(width // wide, 3 + 5 * row)
        for k, value in enumerate(values):
            h = 3 + high * value * value * (1.15 - 0.4 * chance("shore", row * 1000 + k))
            masks.box(k * wide, height - h, wide - 1.4, h, haze)
    masks.light_edges(0, -1, 0.16)
    masks.ground_air(height, 9, 0.45)
    return masks


def hills() -> Masks:
    """The near shore: low and long, with masts."""
    width, height = HILLS
    masks = Masks(width, height, ring=True)
    turn = math.tau / width
    ridge = [
        (
            x,
            height
            - max(
                1.5, 7 + 5 * math.sin(x * turn * 2 + 1) + 3 * math.sin(x * turn * 5) + 1.6 * math.sin(x * turn * 13 + 2)
            ),
        )
        for x in range(0, width + 8, 8)
    ]
    masks.poly([(0, height), *ridge, (width, height)], 0.12)
    for k in range(9):
        x, h = chance("mast x", k) * width, 15 + 14 * chance("mast", k)
        masks.box(x, height - h, 0.9, h, 0.12)
        masks.box(x - 2, height - h + 3, 5, 0.8, 0.12)
    masks.light_edges(0, -1, 0.3)
    masks.ground_air(height, 7, 0.5)
    return masks


def sun() -> Masks:
    """The disc, paler above, and round it the spokes of a spectrum."""
    masks = Masks(SUN_SIDE, SUN_SIDE)
    middle = SUN_SIDE / 2
    for k, value in enumerate(spectrum(SPOKES, 4)):
        a = k / SPOKES * math.tau
        r0, r1 = SUN_PX + 9, SUN_PX + 11 + value * 34
        ends = [(middle + math.cos(a) * r, middle + math.sin(a) * r) for r in (r0, r1)]
        masks.bar(ends[0], ends[1], 1.5, 0.35)
    masks.fade(np.full_like(masks.x, 0.42))
    disc: Field = np.clip(SUN_PX + 0.5 - np.hypot(masks.x - middle + 0.5, masks.y - middle + 0.5), 0, 1)
    masks.haze = masks.haze * (1 - disc) + disc * smooth(middle - SUN_PX * 0.6, middle + SUN_PX * 1.15, masks.y)
    masks.cover = np.maximum(masks.cover, disc)
    return masks


def glow(folder: Path) -> Path:
    """What the sun does to the air round it: grey, to be coloured and added."""
    light = Wash(GLOW_SIDE, GLOW_SIDE, 0.0)
    middle = GLOW_SIDE / 2
    far = np.clip(1 - np.hypot(light.x - middle, light.y - middle) / middle, 0, 1)
    away = np.hypot(light.x - middle, (light.y - middle) * 1.15)
    light.add((np.exp(-away / 120) * 0.66 + np.exp(-away / 46) * 0.34) * smooth(0, 0.5, far))
    return light.save_light(folder / "sun_glow.png")


def make(folder: Path) -> list[Path]:
    """All of it but Darol's pictures."""
    pictures = {"shore": shore(), "hills": hills(), "sun": sun()}
    return [*(masks.save(folder / f"{name}.png") for name, masks in pictures.items()), glow(folder), lights(folder)]


def make_darol(folder: Path) -> list[Path]:
    """Darol, from bud to flower."""
    return [darol(*frame).save(folder / f"darol_{number:02}.png") for number, frame in enumerate(FRAMES)]
