"""What rooms are built of: plates, windows, portals, pipes, lockers, racks, trusses, shafts of light.

Everything is drawn into a ``Wash`` in its own px. Tones: ink is 0 to 0.1, what is near; a wall lies at
0.25 to 0.45; the far end of a hall is the light itself. A figure needs a lighter plane behind it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from maketomorrow.core.rng import roll
from maketomorrow.workshop.places.wash import Field, Wash, blurred, mask_of, smooth
from maketomorrow.workshop.shapes import Spot

Rect = tuple[float, float, float, float]  # x, y, width, height
SEED = 703


def chance(name: str, n: int, low: float = 0.0, high: float = 1.0) -> float:
    """The recipe's own chance: the same number forever."""
    return low + (high - low) * roll(SEED, name, n)


def plates(wash: Wash, pitch: int, rows: Sequence[float], dark: float, light: float, share: float = 0.8) -> None:
    """Seams of a panelled wall: every ``pitch`` px upright, and level at ``rows``."""
    for x in range(pitch // 2, wash.width, pitch):
        wash.box(x, 0, 1, wash.height, dark, share)
        wash.box(x + 1, 0, 1, wash.height, light, share * 0.7)
    for y in rows:
        wash.box(0, y, wash.width, 1, dark, share)
        wash.box(0, y + 1, wash.width, 1, light, share * 0.35)


def worn(wash: Wash, name: str, marks: int, share: float = 0.1) -> None:
    """Streaks that water left, each beginning at a seam and fading downwards."""
    for k in range(marks):
        x, y = chance(name + " x", k) * wash.width, chance(name + " y", k) * wash.height * 0.6
        long = chance(name + " long", k, 20, 80)
        fade = np.clip(1 - (wash.y - y) / long, 0, 1) * (wash.y >= y)
        wide = chance(name + " wide", k, 1, 5)
        wash.lift(fade * np.exp(-(((wash.x - x) / wide) ** 2)), -share * chance(name, k, 0.4, 1.0) * 2)


def shade_edges(wash: Wash, depth: float = 26.0, share: float = 0.45) -> None:
    """The corners of a room keep their dark: the ceiling more than the floor."""
    top = np.exp(-wash.y / depth)
    side = np.exp(-np.minimum(wash.x, wash.width - 1 - wash.x) / depth)
    wash.lift(np.clip(top + side * 0.7, 0, 1), -share)


def window_shape(rect: Rect, cut: float) -> list[Spot]:
    """A window with its upper left corner cut off, as all of them have here."""
    x, y, w, h = rect
    return [(x + cut, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y + cut)]


def window(wash: Wash, rect: Rect, panes: int, cut: float = 14.0, frame: float = 0.03, edge: float = 0.82) -> None:
    """A hole in the wall with a frame and mullions; light comes round its edge."""
    x, y, w, h = rect
    shape = window_shape(rect, cut)
    opening = mask_of(shape, 0, 0, wash.width, wash.height)
    wash.lift(blurred(opening, 16), 0.16)
    wash.lift(blurred(opening, 5), 0.10)
    wash.poly(shape, None)
    ring = [*shape, shape[0]]
    wash.line(ring, 5, frame)
    wash.line([(a - 1, b + 2.6) for a, b in (shape[4], shape[0], shape[1])], 1, 0.55, 0.8)
    for k in range(1, panes):
        at = round(x + w * k / panes)
        wash.box(at - 2, y, 4, h, frame)
        wash.box(at + 2, y + 1, 1, h - 2, edge, 0.85)
    wash.box(x - 3, y + h, w + 6, 6, frame)
    wash.box(x - 2, y + h, w + 4, 1, edge)
    wash.box(x + w - 1, y + 2, 1, h - 2, edge, 0.5)


def rib(x: float, floor: float, half: float, up: float, cut: float) -> list[Spot]:
    """The outline of a corridor's frame: upright walls, the upper corners cut."""
    return [
        (x - half, floor - up + cut), (x - half + cut, floor - up), (x + half - cut, floor - up),
        (x + half, floor - up + cut), (x + half, floor), (x - half, floor),
    ]  # fmt: skip


def portal(wash: Wash, x: float, floor: float, half: float, up: float, first: int = 0, last: int = 9) -> None:
    """A corridor that goes straight away from us: nested ribs, each .8 of the one before, to a lit end.

    ``first`` and ``last`` choose ribs, so that a corridor can be spread over planes that move apart.
    """
    vanish = floor - up * 0.38
    for k in range(first, last):
        t = 0.80**k
        tone = 0.16 + 0.66 * min(1.0, k / 8.5) ** 1.25
        for scale, shade in ((t, 0.55), (t * 0.955, 1.0)):
            foot = vanish + (floor - vanish) * scale
            wash.poly(rib(x, foot, half * scale, up * scale, half * 0.2 * scale), tone * shade)
        high = vanish + (floor - vanish) * t - up * t
        wash.box(x - half * 0.22 * t, high + 2.4 * t, half * 0.44 * t, max(0.7, 2.6 * t), 0.8 + 0.02 * k)
        wash.box(x - half * 0.62 * t, vanish + (floor - vanish) * t - 1.6 * t, half * 1.24 * t, 1.1 * t, 0.75, 0.4)
    if last >= 9:
        t = 0.80**8.7
        wash.box(x - half * t, vanish + (floor - vanish) * t - up * t, 2 * half * t, up * t, 0.98)
        foot = vanish + (floor - vanish) * t - 1
        wash.bar((x + 2, foot - 7), (x + 2, foot), 1.8, 0.3)
        wash.disc(x + 2, foot - 8, 1.2, 0.3)


def pipe(wash: Wash, spots: Sequence[Spot], wide: float, tone: float, lit: float) -> None:
    """A pipe along ``spots``, its upper side lit, with a collar now and then."""
    wash.line(spots, wide, tone)
    wash.line([(x, y - wide * 0.3) for x, y in spots], max(0.8, wide * 0.22), lit, 0.7)
    for (ax, ay), (bx, by) in pairwise(spots):
        length = math.hypot(bx - ax, by - ay)
        for k in range(1, int(length // 72) + 1):
            t = k * 72 / length
            cx, cy = ax + (bx - ax) * t, ay + (by - ay) * t
            level = abs(by - ay) < abs(bx - ax)
            w, h = (3.0, wide + 3) if level else (wide + 3, 3.0)
            wash.box(cx - w / 2, cy - h / 2, w, h, tone * 0.7)


def lockers(wash: Wash, x: float, floor: float, count: int, wide: float, high: float, tone: float, lit: float) -> None:
    """A row of lockers against the wall; here and there one that nobody shut."""
    for k in range(count):
        left = x + k * wide
        wash.box(left, floor - high, wide, high, tone)
        wash.box(left + 0.5, floor - high, wide - 1, 1, lit, 0.8)
        wash.box(left + wide - 1, floor - high, 1, high, tone * 0.4)
        for j in range(3):
            wash.box(left + wide * 0.28, floor - high + 6 + j * 3, wide * 0.44, 1, tone * 0.45)
        wash.box(left + wide - 4, floor - high * 0.5, 1.4, 4, lit, 0.7)
        if chance("locker open", int(x) + k) > 0.8:
            wash.box(left + 2, floor - high + 3, wide - 4, high - 4, tone * 0.25)
            wash.poly(
                [
                    (left + 2, floor - high + 3),
                    (left - 4, floor - high + 7),
                    (left - 4, floor + 1),
                    (left + 2, floor - 2),
                ],
                tone * 1.2,
            )


def rack(
    wash: Wash, x0: float, x1: float, top: float, floor: float, bay: float, tier: float,
    tone: float, box: float, name: str, lit: float = 0.0, fill: float = 0.85, post: float = 4.0,
) -> None:  # fmt: skip
    """A pallet rack: posts, beams, and crates that leave holes of light. Crates are wider than high."""
    bays = max(1, round((x1 - x0) / bay))
    for k in range(bays + 1):
        wash.box(x0 + k * bay - post / 2, top, post, floor - top, tone)
    n, y = 0, floor
    while y > top:
        wash.box(x0 - post / 2, y - tier * 0.06, x1 - x0 + post, tier * 0.07, tone)
        if lit:
            wash.box(x0 - post / 2, y - tier * 0.06, x1 - x0 + post, 0.7, lit)
        for k in range(bays):
            left, right = x0 + k * bay + post, x0 + (k + 1) * bay - post
            while left < right - 3:
                n += 1
                w = min(chance(name + " w", n, 0.38, 0.9) * bay, right - left)
                h = chance(name + " h", n, 0.30, 0.72) * tier
                if chance(name, n) < fill:
                    shade = tone + (box - tone) * chance(name + " tone", n, 0.1, 1.0)
                    wash.box(left, y - tier * 0.06 - h, w - 1, h, shade)
                    if lit and chance(name + " lit", n) < 0.6:
                        wash.box(left, y - tier * 0.06 - h, w - 1, 0.8, lit)
                    if w > 9:
                        wash.box(left, y - tier * 0.06 - h * 0.55, w - 1, max(0.6, h * 0.06), tone)
                left += w + chance(name + " gap", n, 0, 3)
        y -= tier


def wall_rack(wash: Wash, x: float, y: float, wide: float, name: str, tone: float = 0.08) -> None:
    """A bar at ``y`` with a row of long things in it, some taken out."""
    wash.box(x, y, wide, 3, tone)
    for k in range(int(wide // 10)):
        at = x + 8 + k * 10
        if chance(name, k) < 0.8:
            wash.bar((at, y + 8), (at + 1, y - 26), 2.2, tone * 0.9)
            wash.bar((at, y + 8), (at - 2, y + 2), 4, tone * 0.9)
            wash.box(at + 1, y - 26, 0.8, 30, 0.5, 0.6)


def truss(wash: Wash, y: float, high: float, pitch: float, tone: float, lit: float = 0.0, wide: float = 1.6) -> None:
    """A roof girder from side to side."""
    wash.box(0, y, wash.width, 4, tone)
    wash.box(0, y + high, wash.width, 2.4, tone)
    if lit:
        wash.box(0, y, wash.width, 0.8, lit, 0.6)
    x = 0.0
    while x < wash.width:
        wash.bar((x, y + 2), (x + pitch / 2, y + high), wide, tone)
        wash.bar((x + pitch / 2, y + high), (x + pitch, y + 2), wide, tone)
        x += pitch


def hook(wash: Wash, x: float, top: float, drop: float, tone: float = 0.04, size: float = 1.0) -> None:
    """A crane's hook on its rope."""
    wash.box(x - 1, top, 2, drop, tone)
    y = top + drop
    w = 7.5 * size
    wash.poly([(x - w, y - 4), (x + w, y - 4), (x + w * 0.75, y + 12 * size), (x - w * 0.75, y + 12 * size)], tone)
    turns = [k / 21 * 4.2 for k in range(22)]
    wash.line([(x + math.sin(a) * 9 * size, y + 23 * size - math.cos(a) * 9 * size) for a in turns], 3.4 * size, tone)


def cast_panes(light: Wash, rect: Rect, panes: int, floor: float, lean: float, share: float) -> None:
    """Light of a window on the floor below it: slanted panes that fade away from the wall."""
    x, _, w, _ = rect
    depth = light.height - floor
    field: Field = np.zeros_like(light.tone)
    for k in range(panes):
        a, b = x + w * k / panes + 4, x + w * (k + 1) / panes - 3
        near, far = lean * 0.2, lean * 0.2 + lean * depth / 54
        field = field + mask_of(
            [(a - near, floor), (b - near, floor), (b - far, light.height), (a - far, light.height)],
            0, 0, light.width, light.height, 2,
        )  # fmt: skip
    fade = np.clip(1 - 0.95 * (light.y - floor) / depth, 0, 1) * (light.y >= floor)
    light.add(blurred(field, 2) * fade, share)


def beams_of(light: Wash, rect: Rect, panes: int, floor: float, lean: float, share: float) -> None:
    """The same light in the air between the window and the floor."""
    x, y, w, h = rect
    fade = smooth(y, y + h, light.y) * (1 - 0.5 * smooth(y + h, floor + 1, light.y)) * (light.y < floor)
    for k in range(panes):
        a, b = x + w * k / panes + 4, x + w * (k + 1) / panes - 3
        light.shaft([(a, y + 8), (b, y + 8), (b - lean * 0.3, floor), (a - lean * 0.3, floor)], share, 5, fade)


def sheen(room: Wash, floor: int, depth: int, share: float, hole: float = 0.8) -> Wash:
    """What stands on a polished floor, seen in it: ``depth`` px to be laid under row ``floor`` of ``room``."""
    out = Wash(room.width, depth)
    for j in range(depth):
        row = max(0, floor - 1 - int(j * 2.2))
        level = share * (1 - j / depth) ** 1.3
        out.tone[j] = room.tone[row] * room.cover[row] + hole * (1 - room.cover[row])
        out.cover[j] = level
    return out


def halo(light: Wash, x: float, y: float, radius: float, share: float) -> None:
    """The glow about a lamp that hangs at ``y`` - 3 (``props.lamp``), and what glows in it."""
    light.add(light.near(x, y, radius), share)
    light.add(((np.abs(light.x + 0.5 - x) < 4) & (np.abs(light.y + 0.5 - y) < 1)).astype(np.float64), 0.9)


def pool(light: Wash, x: float, floor: float, half: float, share: float, squash: float = 3.6) -> None:
    """Light on the floor, and nothing above it."""
    field = np.exp(-((np.hypot(light.x - x, (light.y - floor) * squash) / half) ** 2)) * (light.y >= floor - 1)
    light.add(field, share)
