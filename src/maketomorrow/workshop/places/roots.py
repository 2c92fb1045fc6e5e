"""The roots: arches like a cathedral under Darol, ruins behind them, a vault of ink before everything.

A root is one ribbon over a high curve, thick where it leaves the ground. Three planes of them with air between do
more for the size of the place than any detail. Under the ground the same, closer: the hollow. From the burst on the
stem bleeds light.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame

from maketomorrow.workshop.places.gate import gate
from maketomorrow.workshop.places.mask import Masks, chance, spectrum
from maketomorrow.workshop.places.wash import Field, Wash, blurred, mask_of, smooth
from maketomorrow.workshop.shapes import Spot, arc, band

RUINS = (1280, 96)
FAR, MIDDLE = (1600, 390), (2080, 540)
VAULT = (2400, 360)
CANOPY = (1900, 300)
STEM = (432, 870)
HALL = (640, 360)
HALL_FAR, HALL_MIDDLE = (1280, 400), (1760, 520)
WOUND = (190, 240)
WOUND_LIGHT = (420, 420)
GROWTH_LIGHT = (160, 100)
BARK_END = 34  # px in which the stem's bark ends at a way in
UNDER = 10  # px of a picture below the line of its ground
FAR_EARTH, HALL_EARTH, EARTH = 70, 60, 130  # where the ground itself is seen too


class Arch(NamedTuple):
    """From the thick foot at ``x0`` over the top to ``x1``. Px; ``top`` and the ground are rows of the picture."""

    x0: float
    x1: float
    top: float
    thick: float
    thin: float


def way(arch: Arch, ground: float) -> list[Spot]:
    """The middle of an arch."""
    x0, x1, top = arch.x0, arch.x1, arch.top
    return arc(
        (x0, ground + 14), (x0 + (x1 - x0) * 0.04, top - 20), (x0 + (x1 - x0) * 0.55, top - 34), (x1, ground + 10), 70
    )


def half(arch: Arch, seed: float, t: float) -> float:
    """Half its width: broad at the foot, never quite even."""
    foot = arch.thick * 0.6 * max(0.0, 0.12 - t) / 0.12
    return float(arch.thick * (1 - t) ** 1.25 + arch.thin + 2.2 * math.sin(t * 23 + seed) * (1 - t) + foot)


def draw(masks: Masks, arches: Sequence[Arch], ground: float, haze: float, edge: float, grooves: int = 4) -> None:
    """Arches from back to front, lit from above, grooved like bark."""
    for k, arch in enumerate(arches):
        path, wide = way(arch, ground), partial(half, arch, k * 2.7)
        masks.ribbon([(x, y - 1.3) for x, y in path], wide, haze, edge)
        masks.ribbon([(x, y + 0.5) for x, y in path], wide, haze)
        masks.grooves(path, wide, grooves, max(0.0, haze - 0.12))
        if arch.thick > 12:  # a thin one that grew along it
            vine = [
                (x + 9 * math.sin(i * 0.35), y - half(arch, k * 2.7, i / 69) * 0.5) for i, (x, y) in enumerate(path)
            ]
            masks.ribbon(vine[2:56], lambda t: 1.5 * (1 - t) + 0.4, haze, edge * 0.08)


def land(masks: Masks, name: str, ground: float, rise: float, haze: float, edge: float) -> None:
    """Ground between this plane and the next: low swells, lit along the top, with small roots in them."""
    turn = math.tau / masks.width
    swell = [
        (x, ground + rise * (math.sin(x * turn * 3 + 1) + 0.5 * math.sin(x * turn * 8 + 2)))
        for x in range(0, masks.width + 10, 10)
    ]
    low = float(masks.height)
    masks.poly([(0, low), *[(x, y - 1.2) for x, y in swell], (masks.width, low)], haze, edge)
    masks.poly([(0, low), *swell, (masks.width, low)], haze)
    for k in range(masks.width // 60):
        x, reach = chance(f"{name} small x", k) * masks.width, chance(f"{name} small", k, 7, 24)
        y = ground + rise * (math.sin(x * turn * 3 + 1) + 0.5 * math.sin(x * turn * 8 + 2)) + 1
        hump = arc(
            (x - reach, y), (x - reach * 0.4, y - reach * 0.5), (x + reach * 0.3, y - reach * 0.5), (x + reach, y), 14
        )
        masks.ribbon(hump, lambda t: 1.3, haze, edge * 0.3)


def ruins() -> Masks:
    """What stood here before: once more the bars of a spectrum, broken."""
    width, height = RUINS
    masks = Masks(width, height, ring=True)
    ground = height - UNDER
    for k, value in enumerate(spectrum(width // 10, 9)):
        h = 4 + 70 * value * value * chance("ruin", k, 0.25, 1.1)
        masks.box(k * 10, ground - h, 8, h + UNDER, 0.42)
        if h > 20:
            masks.poly(
                [(k * 10, ground - h), (k * 10 + 8, ground - h), (k * 10 + 8, ground - h - 7 * chance("tooth", k))],
                0.42,
            )
    masks.light_edges(0, -1, 0.2)
    masks.ground_air(ground, 26, 0.5)
    return masks


def far() -> Masks:
    """Arches beyond the terrace."""
    width, height = FAR
    masks = Masks(width, height, ring=True)
    ground = height - FAR_EARTH
    draw(
        masks,
        (
            Arch(40, 330, 80, 17, 3), Arch(760, 380, 44, 22, 3), Arch(700, 980, 120, 13, 2),
            Arch(1010, 1300, 96, 18, 2), Arch(1560, 1240, 30, 24, 3), Arch(1600, 1840, 130, 12, 2),
        ),
        ground, 0.08, 0.9,
    )  # fmt: skip
    masks.ground_air(ground, 52, 0.6)
    land(masks, "far", ground, 5, 0.46, 0.5)
    masks.air(smooth(height, ground, masks.y) * (masks.y > ground - 4), 0.2)
    return masks


def middle() -> Masks:
    """Arches that one could walk under."""
    width, height = MIDDLE
    masks = Masks(width, height, ring=True)
    ground = height - EARTH
    draw(
        masks,
        (
            Arch(120, 560, 20, 36, 4), Arch(1010, 690, 66, 30, 4), Arch(980, 1240, 150, 18, 3),
            Arch(1420, 1900, 8, 40, 5),
        ),
        ground, 0.03, 0.95, 5,
    )  # fmt: skip
    masks.ground_air(ground, 64, 0.46)
    land(masks, "middle", ground, 7, 0.2, 0.6)
    return masks


def vault() -> Masks:
    """The nearest roots, out of the light: a frame that moves by, with what hangs from it."""
    width, height = VAULT
    masks = Masks(width, height, ring=True)
    turn = math.tau / width
    edge = [
        (x, 9 + 9 * math.sin(x * turn * 3 + 1) + 6 * math.sin(x * turn * 7 + 4) + 3 * math.sin(x * turn * 23))
        for x in range(0, width + 12, 12)
    ]
    masks.poly([(0, -8), (width, -8), *reversed(edge)], 0.0)
    for k in range(5):  # along the lower edge, no higher than a shin: nobody is hidden
        x, reach = chance("foot x", k) * width, chance("foot", k, 60, 150)
        hump = arc(
            (x - reach, height + 14),
            (x - reach * 0.4, height - 18),
            (x + reach * 0.5, height - 22),
            (x + reach, height + 14),
        )
        masks.poly(hump, 0.0)
    for k in range(13):
        at, long = chance("hang x", k) * width, chance("hang", k, 26, 96)
        bend = chance("hang bend", k, -12, 12)
        masks.ribbon(
            arc((at, -4), (at + bend, long * 0.4), (at - bend, long * 0.7), (at + bend * 0.6, long), 22),
            lambda t: 2.2 * (1 - t) + 0.5,
        )
    masks.soften(2)
    return masks


def canopy(opened: bool) -> Masks:
    """Darol from below: the hull of a bud, or petals from one side of the sky to the other."""
    width, height = CANOPY
    masks = Masks(width, height)
    middle = width / 2
    if not opened:
        for k in (-3, 3, -2, 2, -1, 1, 0):
            reach = 210 + 96 * abs(k)
            low = height - 46 - 36 * abs(k)
            spots = arc(
                (middle + k * 40, -60),
                (middle + k * 40 - 90, low * 0.6),
                (middle + k * 92 - 30, low),
                (middle + k * 118, low),
                50,
            )
            masks.ribbon([(x + 1, y + 1.6) for x, y in spots], partial(_sepal, reach * 0.30), 0.22, 0.8)
            masks.ribbon(spots, partial(_sepal, reach * 0.30), 0.16 + 0.04 * abs(k))
            masks.grooves(spots, partial(_sepal, reach * 0.30), 5, 0.06, 0.9)
    else:
        for k, (dx, dy, wide) in enumerate(
            (
                (-900, 150, 62),
                (900, 130, 62),
                (-700, 240, 70),
                (690, 230, 70),
                (-430, 266, 66),
                (420, 276, 66),
                (-140, 236, 52),
                (150, 220, 52),
            )
        ):
            spots = arc((middle, -70), (middle + dx * 0.4, -40), (middle + dx * 0.8, dy * 0.25), (middle + dx, dy), 60)
            masks.ribbon([(x, y + 2.2) for x, y in spots], partial(_petal, wide), 0.2, 1.0 if k > 1 else 0.7)
            masks.ribbon(spots, partial(_petal, wide), 0.26 - 0.03 * k, 0.05)
            masks.grooves(spots, partial(_petal, wide), 5, 0.08, 0.8, 0.7)
    masks.fade(smooth(0, 50, masks.x) * (1 - smooth(width - 50, width, masks.x)))
    return masks


def _sepal(wide: float, t: float) -> float:
    return float(wide * math.sin(math.pi * min(1.0, 0.25 + 0.75 * t)) ** 0.8 + 0.6)


def _petal(wide: float, t: float) -> float:
    return float(wide * math.sin(math.pi * min(1.0, t**0.8)) ** 0.9 + 0.6 * (1 - t))


def stem() -> Masks:
    """Bark over the stem's two walls: bulging sides that catch the light, and long grooves. Gaps are its ways in."""
    width, height = STEM
    masks = Masks(width, height)
    there: Field = np.zeros((height, width))
    for side, (inner, outer, ranges) in enumerate(
        ((168, 40, ((0, 576), (688, 864))), (264, 392, ((0, 64), (176, 384), (496, 864))))
    ):
        way = 1 if outer > inner else -1
        for top, low in ranges:
            spots = [
                (
                    outer
                    + way
                    * (2 + 5 * math.sin(y * 0.021 + side * 2) + 2.5 * math.sin(y * 0.07 + side))
                    * _ends(y, top, low),
                    y,
                )
                for y in (*range(top, low, 6), low)
            ]
            masks.poly([(inner, low), (inner, top), *spots], 0.0)
            masks.ribbon([(x - way * 0.8, y) for x, y in spots], lambda t: 1.0, 0.0, 0.85)
            for k in range(9):
                x = outer - way * (9 + k * 13)
                strand = [
                    (x + way * 4 * math.sin(y * 0.017 + k * 1.3 + side) * _ends(y, top, low), y)
                    for y in (*range(top + 6, low - 6, 10), low - 6)
                ]
                masks.ribbon(strand, partial(_strand, k), 0.2 + 0.05 * (k % 3), 0.05 * (k % 2))
            rows = np.clip((masks.y - top) / BARK_END if top else 1.0, 0, 1) * np.clip((low - masks.y) / BARK_END, 0, 1)
            there += rows * (smooth(inner, inner + 96, masks.x) if way > 0 else 1 - smooth(inner - 96, inner, masks.x))
    masks.fade(there)  # inwards, and at its ways in, it goes over into the wall
    return masks


def _ends(y: float, top: float, low: float) -> float:
    """1 in the middle of a wall, 0 at its two ends."""
    return min(1.0, (y - top) / 30 if top else 1.0, (low - y) / 30)


def _strand(k: int, t: float) -> float:
    return 0.25 + (0.5 + 0.35 * (k % 3)) * math.sin(math.pi * t) * (0.6 + 0.4 * math.sin(t * 40 + k))


# --- the hollow -----------------------------------------------------------------------------------


def hall_air(folder: Path) -> Path:
    """The air of the hollow: light that lies low, and dark under the roof."""
    air = Wash(*HALL, 0.06)
    air.lift(smooth(60, 330, air.y), 0.5)
    air.lift(air.near(360, 300, 120, 0.7, 1.1), 0.62)
    air.lift(smooth(150, 340, np.abs(air.x - 360)), -0.45)
    return air.save(folder / "hall_air.png")


def hall_far() -> Masks:
    """Pillars of the hollow, far in."""
    width, height = HALL_FAR
    masks = Masks(width, height, ring=True)
    ground = height - HALL_EARTH
    draw(
        masks,
        (Arch(90, 380, 60, 15, 3), Arch(640, 330, 20, 19, 3), Arch(700, 1010, 84, 14, 2), Arch(1210, 960, 36, 18, 3)),
        ground,
        0.34,
        0.6,
    )
    _stalks(masks, "far", 12, 120, 2.2, 0.06, 0.4)
    masks.ground_air(ground, 60, 0.6)
    return masks


def hall_middle() -> Masks:
    """Pillars of the hollow, nearer, and roots that came through its roof."""
    width, height = HALL_MIDDLE
    masks = Masks(width, height, ring=True)
    ground = height - HALL_EARTH
    draw(
        masks,
        (Arch(160, 640, 12, 34, 5), Arch(1180, 760, 70, 28, 4), Arch(1300, 1700, -20, 38, 5)),
        ground,
        0.10,
        0.8,
        5,
    )
    _stalks(masks, "middle", 10, 190, 4.5, 0.02, 0.5)
    masks.ground_air(ground, 60, 0.34)
    land(masks, "hall middle", ground, 6, 0.22, 0.5)
    return masks


def _stalks(masks: Masks, name: str, count: int, longest: float, wide: float, haze: float, edge: float) -> None:
    """Roots that hang from above the picture."""
    for k in range(count):
        x, long = chance(f"{name} stalk x", k) * masks.width, chance(f"{name} stalk", k, 0.3, 1.0) * longest
        bend = chance(f"{name} stalk bend", k, -26, 26)
        spots = arc((x, -10), (x + bend, long * 0.4), (x - bend * 0.6, long * 0.75), (x + bend * 0.3, long), 30)
        masks.ribbon([(a + 0.8, b) for a, b in spots], lambda t: wide * (1 - t) + 0.6, haze, edge)
        masks.ribbon(spots, lambda t: wide * (1 - t) + 0.6, haze)


# --- the wound ------------------------------------------------------------------------------------

CRACK: tuple[Spot, ...] = ((12, -104), (3, -74), (13, -48), (-6, -20), (8, 4), (-9, 32), (4, 54), (-10, 96))
FORKS: tuple[tuple[int, tuple[Spot, ...]], ...] = (  # where it leaves the crack, and where it goes
    (2, ((24, -62), (29, -86))), (3, ((-20, -34), (-24, -58))), (4, ((24, -4), (31, -24), (38, -28))),
    (5, ((-25, 20), (-31, -2))), (5, ((-24, 50), (-37, 60))), (6, ((22, 40), (29, 60))),
)  # fmt: skip
SHARDS: tuple[tuple[float, float, float], ...] = (
    (-17, -34, 15), (20, -28, 13), (-22, 12, 17), (24, 18, 16), (-14, 52, 14),
    (20, -60, 11), (18, 52, 11), (-15, -66, 11),
)  # fmt: skip
GLOWING = (
    (7.5, (92, 15, 40)),
    (5.2, (192, 28, 56)),
    (3.4, (255, 46, 74)),
    (1.7, (255, 196, 176)),
    (0.8, (255, 246, 232)),
)


def wound(folder: Path) -> Path:
    """A forked crack that bursts from inside, and the bark it pushed away. In its own colours: it lights itself."""
    width, height = WOUND
    cx, cy = width / 2, height / 2
    colour: Field = np.zeros((height, width, 3))
    cover: Field = np.zeros((height, width))

    def lay(spots: Sequence[Spot], tone: tuple[int, int, int]) -> None:
        shape = mask_of(spots, 0, 0, width, height)
        behind = cover * (1 - shape)
        whole = np.maximum(shape + behind, 1e-6)
        for channel in range(3):
            colour[..., channel] = (tone[channel] * shape + colour[..., channel] * behind) / whole
        cover[:] = shape + behind

    for sx, sy, r in SHARDS:
        away = math.atan2(sy, sx)
        x, y = cx + sx * 1.2, cy + sy
        corners = ((0, 1.35), (1.9, 0.8), (3.3, 0.55), (-1.7, 0.9))
        shard = [(x + math.cos(away + d) * r * m, y + math.sin(away + d) * r * m) for d, m in corners]
        lay([(a - 1.2, b - 1.2) for a, b in shard], (255, 122, 90))
        lay(shard, (23, 8, 25))
    main = _dense([(cx + x, cy + y) for x, y in CRACK])
    for wide, tone in GLOWING:
        lay(band(main, partial(_bulge, wide)), tone)
        for start, forks in FORKS:
            fork = _dense([(cx + x, cy + y) for x, y in (CRACK[start], *forks)])
            lay(band(fork, partial(_narrowing, wide)), tone)
    picture = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    seen = np.where(cover[..., None] > 0.002, colour, 0)
    pygame.surfarray.blit_array(picture, np.clip(np.round(seen), 0, 255).astype(np.uint8).transpose(1, 0, 2))
    pygame.surfarray.pixels_alpha(picture)[:] = np.round(np.clip(cover, 0, 1) * 255).astype(np.uint8).T
    path = folder / "wound.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(picture, str(path))
    return path


def _bulge(wide: float, t: float) -> float:
    return float(wide * math.sin(math.pi * t) ** 0.8 + 0.3)


def _narrowing(wide: float, t: float) -> float:
    return wide * 0.62 * (1 - t) + 0.15


def _dense(spots: Sequence[Spot]) -> list[Spot]:
    return [
        (a[0] + (b[0] - a[0]) * k / 8, a[1] + (b[1] - a[1]) * k / 8) for a, b in pairwise(spots) for k in range(8)
    ] + [spots[-1]]


def wound_light(folder: Path) -> Path:
    """What comes out of it: a glow, and rays that grow faint. To be added, in the hive's red."""
    width, height = WOUND_LIGHT
    cx, cy = width / 2, height / 2
    light = Wash(width, height, 0.0)
    light.add(light.near(cx, cy, 26, 1.15, 0.7), 0.5)
    light.add(light.near(cx, cy, 60, 1.2, 0.8), 0.2)
    for angle, share in ((-2.5, 0.20), (-2.9, 0.16), (3.0, 0.14), (0.15, 0.12), (-0.35, 0.16), (0.6, 0.10)):
        y = cy + 14 * math.sin(angle * 3)
        ends = [(cx + math.cos(angle + d) * 330, y + math.sin(angle + d) * 330) for d in (-0.05, 0.06)]
        ray = blurred(mask_of([(cx, y), *ends], 0, 0, width, height, 2), 3)
        light.add(ray * np.exp(-np.hypot(light.x - cx, light.y - y) / 110), share)
    far = np.hypot(light.x - cx, light.y - cy)
    tone = light.tone * (1 - smooth(width * 0.36, width * 0.5, far))
    pixels = np.clip(np.round(tone[..., None] * np.array([255, 62, 74])), 0, 255).astype(np.uint8).transpose(1, 0, 2)
    picture = pygame.Surface((width, height), 0, 24)
    pygame.surfarray.blit_array(picture, pixels)
    path = folder / "wound_light.png"
    pygame.image.save(picture, str(path))
    return path


def growth_light() -> Wash:
    """What deadly growth gives off, low over its four tiles: so that nobody takes it for a plant."""
    light = Wash(*GROWTH_LIGHT, 0.0)
    far = np.hypot((light.x - GROWTH_LIGHT[0] / 2) / 1.6, light.y - GROWTH_LIGHT[1] / 2)
    light.add(np.exp(-((far / 15) ** 2)), 0.4)
    light.add(np.exp(-far / 9) * (1 - smooth(24, 46, far)), 0.22)
    return light


def make(folder: Path) -> list[Path]:
    """All pictures of the roots."""
    pictures = {
        "ruins": ruins(), "far": far(), "middle": middle(), "vault": vault(), "canopy_shut": canopy(False),
        "canopy_open": canopy(True), "stem": stem(), "hall_far": hall_far(), "hall_middle": hall_middle(),
        **gate(),
    }  # fmt: skip
    written = [masks.save(folder / f"{name}.png") for name, masks in pictures.items()]
    written.append(growth_light().save_light(folder / "growth_light.png"))
    return [*written, hall_air(folder), wound(folder), wound_light(folder)]
