"""How every kind of level object looks. One function a kind; a kind that has none is a plain box.

A function draws one state of a thing on a canvas whose (0, 0) is the thing's upper left corner;
what it depends on is its key, and each key is drawn once. What moves by itself every tick (a ring
of the alarm, a lamp) is laid on by ``LIVE``.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.figures.weaponry import arms
from maketomorrow.shell.paint import ADD, OVER, Canvas, Light, LitCache, Spot, Sprite, bezier, glow
from maketomorrow.shell.palette import AMBER, CREAM, HIVE, INK, SUIT, TEAL, WHITE, Colour, mix, rgb
from maketomorrow.sim.model import Dynamic, Thing
from maketomorrow.sim.objects.acts import kind_of
from maketomorrow.sim.objects.alarm import Alarm
from maketomorrow.sim.objects.bell import Bell, rings
from maketomorrow.sim.objects.hideout import Hideout

STEEL = rgb("#2c2a3c")
STEEL_LIT = rgb("#4e4a62")
STEEL_DARK = rgb("#15131f")
WOOD = rgb("#482e38")
WOOD_LIT = rgb("#6e4a4c")
WOOD_DARK = rgb("#2c1a1e")
CLOTH = rgb("#54708a")
ROOT = rgb("#35123f")
ROOT_LIT = rgb("#4c1d48")
ROOT_RIM = rgb("#a8687c")
ROOT_VEIN = rgb("#6b2a4c")
GLASS = rgb("#bfe0e8")

Key = tuple[object, ...]
BITES = 10  # marks of teeth on a door that is nearly through
CUT_LINE = 0.72  # of a root's height: at her hands


def _alarm(canvas: Canvas, thing: Thing, key: Key) -> None:
    """The same clock that is seen from near at waking: a low dark box, its figures and a bar to strike."""
    broken = key[1]
    w, h = thing.w, thing.h
    shell, edge = rgb("#1a1116"), rgb("#ffcf90")
    canvas.rect(-4, h, w + 8, 2.2, STEEL_DARK)  # a shelf on the wall, for it hangs at a hand's height
    canvas.rect(-4, h, w + 8, 0.8, STEEL_LIT)
    for x in (-1, w):
        canvas.poly([(x, h + 2), (x + 1.6, h + 2), (x + 0.8, h + 8), (x, h + 8)], STEEL_DARK)
    if broken:
        canvas.poly([(0.5, h), (1.5, h - 5), (6.5, h - 6.5), (5.5, h)], shell)
        canvas.poly([(6, h), (7.5, h - 4), (12, h - 7), (13, h - 1), (11, h)], shell)
        canvas.poly([(12, h), (13.5, h - 3.5), (w, h - 1.5), (w, h)], shell)
        canvas.limb((2, h - 5), (6, h - 6.4), 0.8, 0.8, mix(edge, INK, 0.55))
        canvas.limb((8, h - 4), (12, h - 6.8), 0.8, 0.8, mix(edge, INK, 0.65))
        return
    canvas.poly([(4.5, h - 9.6), (w - 4.5, h - 9.6), (w - 4, h - 8), (4, h - 8)], mix(shell, edge, 0.25))
    canvas.poly([(0.5, h), (2, h - 8), (w - 2, h - 8), (w - 0.5, h)], shell)
    canvas.rect(2, h - 8, w - 4, 0.9, edge)
    canvas.rect(3, h - 6.4, w - 6, 4.6, INK)
    for x in (3.8, 8.0, 10.8):
        canvas.rect(x, h - 6, 1.7, 3.8, AMBER)
    canvas.rect(6.4, h - 5.2, 0.8, 0.8, AMBER)
    canvas.rect(6.4, h - 3.4, 0.8, 0.8, AMBER)


def _bench(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, thing.h
    if key[1] == "bunk":
        canvas.rect(0, h - 7, w, 3, STEEL_LIT)
        canvas.rect(1, h - 4, 2, 4, STEEL)
        canvas.rect(w - 3, h - 4, 2, 4, STEEL)
        canvas.poly([(1, h - 12), (w - 2, h - 11), (w - 1, h - 7), (0, h - 7)], mix(CLOTH, INK, 0.35))
        canvas.poly([(1, h - 12), (w * 0.62, h - 13), (w * 0.7, h - 7), (0, h - 7)], CLOTH)
        canvas.poly([(w * 0.76, h - 15), (w - 2, h - 14), (w - 1, h - 10), (w * 0.74, h - 10)], rgb("#a9bcc8"))
    else:
        canvas.rect(0, h - 9, w, 3, STEEL_LIT)
        canvas.rect(0, h - 6, w, 1, STEEL_DARK)
        for x in (3, w - 6):
            canvas.rect(x, h - 6, 3, 6, STEEL)
        canvas.rect(2, h - 16, w - 4, 2, STEEL)
        canvas.rect(4, h - 14, 2, 6, STEEL)
        canvas.rect(w - 6, h - 14, 2, 6, STEEL)


def _slab(canvas: Canvas, w: float, h: float, looks: str) -> None:
    """A door's leaf, whole."""
    if looks == "shutter":
        canvas.rect(0, 0, w, h, STEEL)
        for slat in range(0, int(h), 5):
            canvas.rect(0, slat, w, 1, STEEL_LIT)
            canvas.rect(0, slat + 3, w, 1, STEEL_DARK)
    else:
        canvas.rect(0, 0, w, h, STEEL)
        canvas.rect(0, 0, max(1.5, w * 0.12), h, STEEL_LIT)
        canvas.rect(w - max(1.5, w * 0.12), 0, max(1.5, w * 0.12), h, STEEL_DARK)
        for y in range(12, int(h) - 8, 22):
            canvas.rect(w * 0.2, y, w * 0.6, 1.5, STEEL_DARK)
            canvas.rect(w * 0.2, y + 1.5, w * 0.6, 1, STEEL_LIT)
        if looks == "gate":
            step = 12
            for y in range(0, int(h), step):
                canvas.poly([(0, y + step), (w, y), (w, y + 3), (0, y + step + 3)], STEEL_LIT)
    canvas.rect(0, h - 5, w, 5, STEEL_DARK)
    x = 0.0
    while x < w:  # the edge one must not stand under
        canvas.poly([(x, h), (x + 3, h - 4), (x + 6, h - 4), (x + 3, h)], AMBER)
        x += 7


def _door(canvas: Canvas, thing: Thing, key: Key) -> None:
    _slab(canvas, thing.w, thing.h, str(key[1]))


def _gate(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, thing.h
    canvas.rect(0, 0, w, h, STEEL_DARK)
    canvas.rect(w * 0.15, 0, w * 0.7, h, STEEL)
    canvas.rect(w * 0.15, 0, 1.5, h, STEEL_LIT)
    for y in range(0, int(h), 24):
        canvas.rect(0, y, w, 3, STEEL_LIT)
        canvas.rect(0, y + 3, w, 1, INK)
    canvas.rect(w * 0.25, h * 0.5 - 10, w * 0.5, 20, STEEL_DARK)
    canvas.rect(w * 0.32, h * 0.5 - 7, w * 0.36, 3, AMBER)


def _glass(canvas: Canvas, thing: Thing, key: Key) -> None:
    if not key[1]:
        return
    w, h = thing.w, thing.h
    canvas.rect(0, 0, w, h, mix(GLASS, rgb("#3a5668"), 0.6))
    canvas.rect(0, 0, w, 1.5, GLASS)
    canvas.rect(0, 0, 1.5, h, GLASS)
    for x in range(4, int(w), 26):
        canvas.poly([(x, h), (x + h * 0.7, 0), (x + h * 0.7 + 3, 0), (x + 3, h)], mix(GLASS, WHITE, 0.3))


def _cracked(canvas: Canvas, thing: Thing, key: Key) -> None:
    _, there, looks, blows = key
    if not there:
        return
    w, h = thing.w, thing.h
    if looks == "grate":
        canvas.rect(0, 0, w, h, STEEL_DARK)
        for x in range(1, int(w), 4):
            canvas.rect(x, 1, 2, h - 2, STEEL_LIT)
        canvas.rect(0, 0, w, 2, STEEL_LIT)
        canvas.rect(0, h - 2, w, 2, STEEL)
    else:
        canvas.rect(0, 0, w, h, STEEL if looks == "panel" else rgb("#3a4456"))
        canvas.rect(0, 0, w, 1.5, STEEL_LIT)
    cracks = 1 + int(str(blows))
    for k in range(cracks * 2):
        cx, cy = roll(5, "crack x", k) * w, roll(5, "crack y", k) * h
        bend, end = 6 - 12 * roll(6, "crack", k), 9 - 18 * roll(7, "crack", k)
        canvas.path([(cx, cy), (cx + bend, cy + 5), (cx + end, cy + 11)], 1, INK)
    canvas.rect(w * 0.5 - 3, h * 0.5 - 1, 6, 1.5, AMBER)  # where it gives


def _crate(canvas: Canvas, thing: Thing, key: Key) -> None:
    half_w, half_h = thing.w / 2, thing.h / 2
    angle = math.radians(float(str(key[1])))
    co, si = math.cos(angle), math.sin(angle)

    def at(x: float, y: float) -> Spot:
        return x * co - y * si, x * si + y * co

    def box(x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        canvas.poly([at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)], colour)

    box(-half_w, -half_h, half_w, half_h, WOOD_DARK)
    box(-half_w + 1.5, -half_h + 1.5, half_w - 1.5, half_h - 1.5, WOOD)
    canvas.poly(
        [
            at(-half_w + 2, half_h - 6),
            at(half_w - 6, -half_h + 2),
            at(half_w - 2, -half_h + 6),
            at(-half_w + 6, half_h - 2),
        ],
        WOOD_LIT,
    )
    edge = max(3.0, thing.w * 0.13)
    for x0, y0, x1, y1 in (
        (-half_w, -half_h, half_w, -half_h + edge),
        (-half_w, half_h - edge, half_w, half_h),
        (-half_w, -half_h, -half_w + edge, half_h),
        (half_w - edge, -half_h, half_w, half_h),
    ):
        box(x0 + 0.5, y0 + 0.5, x1 - 0.5, y1 - 0.5, WOOD_LIT)
    for x in (-1, 1):
        for y in (-1, 1):
            canvas.disc(at(x * (half_w - edge / 2), y * (half_h - edge / 2)), 1.1, WOOD_DARK)


def _flap(canvas: Canvas, thing: Thing, key: Key) -> None:
    half_w, half_h = thing.w / 2, thing.h / 2
    angle = math.radians(float(str(key[1])))
    co, si = math.cos(angle), math.sin(angle)

    def at(x: float, y: float) -> Spot:
        return x * co - y * si, x * si + y * co

    canvas.poly([at(-half_w, -half_h), at(half_w, -half_h), at(half_w, half_h), at(-half_w, half_h)], STEEL)
    if half_h > half_w:
        canvas.poly(
            [
                at(-half_w, -half_h * 0.5),
                at(half_w, -half_h * 0.5),
                at(half_w, -half_h * 0.2),
                at(-half_w, -half_h * 0.2),
            ],
            GLASS,
        )
    canvas.poly(
        [at(-half_w, -half_h), at(-half_w + 1.2, -half_h), at(-half_w + 1.2, half_h), at(-half_w, half_h)], STEEL_LIT
    )


def _lift(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, max(4.0, thing.h)
    canvas.rect(0, 0, w, h, STEEL)
    canvas.rect(0, 0, w, 2, STEEL_LIT)
    canvas.rect(0, h - 2, w, 2, STEEL_DARK)
    for x in range(4, int(w) - 4, 10):
        canvas.poly([(x, h - 2), (x + 5, 2), (x + 7, 2), (x + 2, h - 2)], STEEL_DARK)
    canvas.rect(0, 0, 3, h, AMBER if key[1] else STEEL_DARK)
    canvas.rect(w - 3, 0, 3, h, AMBER if key[1] else STEEL_DARK)


def _cart(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A flat wagon: a bed, a rail to hold on to at either end, a lamp before each, wheels below."""
    w = thing.w
    for x in (14.0, 34.0, w - 34, w - 14):
        canvas.disc((x, 5.6), 3.4, STEEL_DARK)
        canvas.disc((x, 5.6), 1.3, STEEL_LIT)
    canvas.rect(4, 5, w - 8, 3, STEEL_DARK)
    canvas.rect(0, 0, w, 5, WOOD)
    canvas.rect(0, 0, w, 1.5, WOOD_LIT)
    for x in range(12, int(w) - 4, 14):
        canvas.rect(x, 1.5, 1, 3.5, WOOD_DARK)
    for left, inner in ((0.0, 1), (w - 3, -1)):
        canvas.rect(left, -16, 3, 17, STEEL)
        canvas.rect(left, -16, 1, 17, STEEL_LIT)
        canvas.rect(left if inner > 0 else left - 13, -16, 16, 2, STEEL_LIT)
        canvas.rect(left + inner * 13, -16, 2, 17, STEEL)
        canvas.disc((left + 1.5, 3), 2.4, AMBER if key[1] else STEEL_DARK)


def _leaf(canvas: Canvas, thing: Thing, key: Key) -> None:
    length = float(str(key[1]))
    if length <= 1:
        return
    left = 0.0 if key[2] == "left" else thing.w - length
    canvas.rect(left, 0, length, thing.h, STEEL)
    canvas.rect(left, 0, length, 2, STEEL_LIT)
    canvas.rect(left, thing.h - 3, length, 3, STEEL_DARK)
    x = left
    while x < left + length - 8:
        canvas.path([(x, thing.h - 3), (x + 8, 4), (x + 16, thing.h - 3)], 1.5, STEEL_DARK)
        x += 16


def _keypad(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, thing.h
    canvas.rect(2, 0, w - 4, h, STEEL)
    canvas.rect(2, 0, w - 4, 1.5, STEEL_LIT)
    canvas.rect(4, 2.5, w - 8, 3.5, INK)
    canvas.rect(5, 3.3, w - 10, 1.6, TEAL if key[1] == "right" else AMBER)
    for row in range(3):
        for col in range(3):
            canvas.rect(4.4 + col * 2.7, 7.4 + row * 2.6, 1.7, 1.6, CREAM if key[1] != "right" else TEAL)


def _locker(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, thing.h
    canvas.rect(0, 0, w, h, STEEL_DARK)
    if key[1]:
        canvas.rect(1.5, 2, w - 3, h - 4, INK)
        canvas.poly([(0, 0), (-5, 3), (-5, h), (0, h)], STEEL)
    else:
        canvas.rect(1, 1, w - 2, h - 2, STEEL)
        canvas.rect(1, 1, 1.5, h - 2, STEEL_LIT)
        for y in (4, 6.5, 9):
            canvas.rect(4, y, w - 8, 1, STEEL_DARK)
        canvas.rect(w - 5, h * 0.5, 2, 5, AMBER if key[2] else STEEL_LIT)


def _hideout(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A narrow door in the back wall: barred, ajar, or torn open; the deeper the teeth, the more of it is gone."""
    _, looks, state, bites, lit = key
    w, h = thing.w, thing.h
    if looks == "hut":
        _shed(canvas, w, h, bool(lit))
    canvas.rect(-3, -4, w + 6, h + 4, STEEL_DARK)
    canvas.rect(-3, -4, w + 6, 1.5, STEEL_LIT)
    canvas.rect(0, 0, w, h, INK)
    if state == "broken":
        canvas.poly([(0, 0), (7, 3), (4, 15), (8, 24), (2, h), (0, h)], STEEL)
        canvas.poly([(w, 0), (w - 5, 5), (w - 8, 14), (w - 3, 22), (w - 6, h), (w, h)], STEEL)
        return
    leaf = w if state == "barred" else w * 0.34
    canvas.rect(0, 0, leaf, h, STEEL)
    canvas.rect(0, 0, 1.5, h, STEEL_LIT)
    canvas.rect(leaf - 1, 0, 1, h, STEEL_DARK)
    for y in (h * 0.3, h * 0.72):
        canvas.rect(2, y, leaf - 4, 1.5, STEEL_DARK)
    if state == "barred":
        canvas.rect(w * 0.32, 7, w * 0.36, 5, mix(AMBER, INK, 0.25) if lit else INK)
        canvas.rect(-2, h * 0.5, w + 4, 4, STEEL_LIT)
        canvas.rect(-2, h * 0.5 + 3, w + 4, 1, STEEL_DARK)
    for bite in range(int(str(bites))):
        x, y = 3 + roll(7, "bite", 2 * bite) * (leaf - 8), h * 0.55 + roll(7, "bite", 2 * bite + 1) * h * 0.4
        canvas.poly([(x, y), (x + 5, y - 2), (x + 7, y + 2), (x + 2, y + 4)], INK)


def _shed(canvas: Canvas, w: float, h: float, lit: bool) -> None:
    """Corrugated iron round a door, a flat roof, and one small window."""
    left, wide, top = -14.0, w + 28, -13.0
    canvas.rect(left, top, wide, h - top, STEEL)
    x = left
    while x < left + wide:
        canvas.rect(x, top, 1, h - top, STEEL_DARK)
        canvas.rect(x + 1, top, 1, h - top, mix(STEEL, STEEL_LIT, 0.4))
        x += 5
    canvas.poly([(left - 4, top), (left, top - 5), (left + wide + 2, top - 3), (left + wide + 4, top)], STEEL_LIT)
    canvas.rect(left - 4, top, wide + 8, 2, STEEL_DARK)
    canvas.rect(w + 4, 6, 8, 8, AMBER if lit else INK)
    canvas.rect(w + 8, 6, 1, 8, STEEL_DARK)


def _hideout_key(thing: Thing) -> Key:
    assert isinstance(thing, Hideout)
    state = "broken" if thing.broken else "barred" if thing.barred else "open"
    return thing.looks, state, BITES * thing.gnawed // thing.strength, thing.lit


def _rack(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, thing.h
    canvas.rect(0, 0, w, h, STEEL_DARK)
    canvas.rect(2, 2, w - 4, h - 4, INK)
    canvas.rect(0, 0, w, 2, STEEL_LIT)
    canvas.rect(2, h * 0.55, w - 4, 1.5, STEEL_LIT)
    canvas.rect(0, h - 3, w, 3, STEEL)
    for i, weapon in enumerate(key[1:]):
        arms(canvas, str(weapon), (8 + i * 10, h * 0.8 - i % 2 * 3), 80)


def _pickup(canvas: Canvas, thing: Thing, key: Key) -> None:
    if key[1]:
        arms(canvas, str(key[1]), (thing.w * 0.28, thing.h * 0.62), 4)


def _sign(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, thing.h
    looks = key[1]
    if looks == "note":
        canvas.poly([(3, 2), (w - 4, 3), (w - 3, h - 3), (4, h - 2)], rgb("#cfc2b0"))
        for y in (5, 8, 11):
            canvas.rect(5, y, w - 11, 1, rgb("#7a6a6a"))
    elif looks == "terminal":
        canvas.rect(0, 0, w, h, STEEL)
        canvas.rect(1.5, 1.5, w - 3, h * 0.6, INK)
        for y in range(3, int(h * 0.6), 3):
            canvas.rect(3, y, (w - 6) * (0.5 + 0.5 * roll(8, "screen", y)), 1, mix(TEAL, INK, 0.25))
    else:
        canvas.rect(0, 0, w, h, STEEL_LIT)
        canvas.rect(1, 1, w - 2, h - 2, STEEL_DARK)
        for y in range(3, int(h) - 3, 3):
            canvas.rect(3, y, (w - 6) * (0.5 + 0.5 * roll(9, "board", y)), 1, rgb("#cfc2b0"))


def _switch(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, thing.h
    canvas.rect(3, 2, w - 6, h - 3, STEEL)
    canvas.rect(3, 2, w - 6, 1.5, STEEL_LIT)
    middle = (w / 2, h * 0.62)
    tip = (w / 2 + (4 if key[1] else -4), h * 0.62 - 7)
    canvas.limb(middle, tip, 2.2, 1.6, CREAM)
    canvas.disc(tip, 2.1, SUIT if not key[1] else TEAL)
    canvas.disc(middle, 2, STEEL_DARK)


def _bell(canvas: Canvas, thing: Thing, key: Key) -> None:
    w, h = thing.w, thing.h
    x = w / 2
    canvas.rect(0, 0, w, 3, STEEL)
    canvas.rect(0, 0, w, 1, STEEL_LIT)
    top, rim = 3.0, h * 0.45
    canvas.poly([(x - 2, top), (x + 2, top), (x + w * 0.46, rim), (x - w * 0.46, rim)], AMBER)
    canvas.poly([(x - 2, top), (x - 0.5, top), (x - w * 0.2, rim), (x - w * 0.46, rim)], CREAM)
    canvas.rect(0, rim - 1, w, 2.4, mix(AMBER, INK, 0.35))
    canvas.disc((x, rim + 2.5), 1.9, STEEL_DARK)
    canvas.limb((x, rim + 3), (x, h - 1), 1, 1, CREAM)
    canvas.disc((x, h - 2), 1.8, SUIT)


def _aerial(canvas: Canvas, thing: Thing, key: Key) -> None:
    _, cut, blows = key
    w, h = thing.w, thing.h
    x = w / 2
    canvas.rect(x - 4, h - 6, 8, 6, STEEL)
    canvas.rect(x - 4, h - 6, 8, 1, STEEL_LIT)
    knee = (x, h * CUT_LINE)
    tip = (x + h * 0.34, h - 4) if cut else (x, 0.0)
    canvas.limb((x, h - 4), knee, 2.4, 2, STEEL_LIT)
    canvas.limb(knee, tip, 1.8, 1, STEEL_LIT)
    for share in (0.25, 0.5, 0.75, 0.95):
        at = (knee[0] + (tip[0] - knee[0]) * share, knee[1] + (tip[1] - knee[1]) * share)
        across = (1.0, 3.0) if cut else (w * 0.5 * (1.2 - share), 0.0)
        canvas.path([(at[0] - across[0], at[1] - across[1]), (at[0] + across[0], at[1] + across[1])], 1, GLASS)
    if not cut:
        for side in range(-1, 2, 2):
            if not (blows and side > 0):  # the first stay to part
                canvas.path([(x, h * 0.3), (x + side * 11, h)], 1, STEEL_DARK)
        canvas.disc(tip, 1.6, SUIT)


def _strand(canvas: Canvas, top: Spot, bottom: Spot, wide: float, seed: int, bow: float, tip: bool = False) -> None:
    """One strand from ``top`` to ``bottom``; ``bow`` px is how far it swings aside, a ``tip`` ends in nothing."""
    swing = [(roll(seed, "bend", k) - 0.5) * 2 * bow for k in range(2)]
    length = bottom[1] - top[1]
    path = bezier(
        top,
        (top[0] + swing[0], top[1] + length * 0.33),
        (bottom[0] + swing[1], top[1] + length * 0.66),
        bottom,
        18,
    )

    def half(t: float) -> float:
        if tip:
            return wide * (1 - t) + 0.5
        return wide * (1 + 0.16 * math.sin(t * 8 + seed) + 0.9 * (abs(t - 0.5) * 2) ** 6)

    canvas.ribbon([(x + 0.8, y) for x, y in path], half, ROOT_RIM)
    canvas.ribbon(path, half, ROOT if seed % 2 else ROOT_LIT)
    canvas.ribbon([(x - wide * 0.3, y) for x, y in path[2:-2]], lambda t: wide * 0.14, ROOT_VEIN)


def _root(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A living door: strands from lintel to sill. Those that are whole carry the lit line along which to cut."""
    _, strands, cut = (int(str(k)) if i else 0 for i, k in enumerate(key))
    w, h = thing.w, thing.h
    wide = max(1.6, w / strands * 0.40)
    line = h * CUT_LINE
    order = sorted(range(strands), key=lambda k: (k * 3 + 1) % 5)  # some lie before others
    for k in order:
        x = w * (k + 0.5) / strands
        crossed = w * ((k * 2 + 1) % strands + 0.5) / strands
        if k < cut:
            stump = h * (0.18 + 0.14 * roll(k, "stump", 1))
            _strand(canvas, (x, -5), (x - 3 + 6 * roll(k, "stump", 3), stump), wide, k, 5, True)
            _strand(canvas, (crossed, h + 3), (x, h - 7 - 8 * roll(k, "stump", 2)), wide, k + 1, 3, True)
        else:
            top = (x + 4 * roll(k, "top x", 0) - 2, -4 - 7 * roll(k, "top", 0))
            _strand(canvas, top, (crossed, h + 3), wide, k, max(4.0, w * 0.22))
            canvas.disc((top[0] + 0.5, top[1]), wide * 1.7, ROOT_RIM)
            canvas.disc((top[0], top[1] + 0.8), wide * 1.7, ROOT if k % 2 else ROOT_LIT)
    for k in range(cut, strands):
        x = w * (k + 0.5) / strands
        reach = w / strands / 2
        for y in (line - 5, line + 5):
            canvas.limb((x - reach, y - 1.0), (x + reach, y + 1.0), 1.7, 1.7, WHITE)
        canvas.limb((x - reach, line), (x + reach, line), 1.3, 1.3, AMBER)


def _tough_root(canvas: Canvas, thing: Thing, key: Key) -> None:
    if not key[1]:
        return
    w, h = thing.w, thing.h
    for k in range(3):
        _strand(canvas, (w * (k + 0.5) / 3, -5), (w * (k + 0.5) / 3, h + 4), w / 4.6, k * 2 + 1, 4)
    for k in range(4):
        y = h * (0.15 + 0.23 * k)
        canvas.path([(w * 0.1, y), (w * 0.5, y + 5), (w * 0.9, y - 2)], 2, STEEL_DARK)


def _plain(canvas: Canvas, thing: Thing, key: Key) -> None:
    canvas.rect(0, 0, thing.w, thing.h, STEEL)
    canvas.rect(0, 0, thing.w, 1.5, STEEL_LIT)


Draw = Callable[[Canvas, Thing, Key], None]

LOOKS: dict[str, tuple[Draw, Callable[[Thing], Key]]] = {
    "alarm": (_alarm, lambda t: (t.broken,)),  # type: ignore[attr-defined]
    "bench": (_bench, lambda t: (t.looks,)),  # type: ignore[attr-defined]
    "door": (_door, lambda t: (t.looks,)),  # type: ignore[attr-defined]
    "gate": (_gate, lambda t: ()),
    "glass": (_glass, lambda t: (t.shut,)),  # type: ignore[attr-defined]
    "cracked": (_cracked, lambda t: (t.shut, t.looks, t.blows_taken)),  # type: ignore[attr-defined]
    "crate": (_crate, lambda t: (_turn(t),)),
    "flap": (_flap, lambda t: (_turn(t),)),
    "lift": (_lift, lambda t: (t.mode != "broken",)),  # type: ignore[attr-defined]
    "cart": (_cart, lambda t: (not t.braked,)),  # type: ignore[attr-defined]
    "leaf": (_leaf, lambda t: (round(t.w * (1 - t.share)), t.hinge)),  # type: ignore[attr-defined]
    "hideout": (_hideout, _hideout_key),
    "keypad": (_keypad, lambda t: (t.light,)),  # type: ignore[attr-defined]
    "locker": (_locker, lambda t: (t.opened, bool(t.what))),  # type: ignore[attr-defined]
    "rack": (_rack, lambda t: ()),
    "pickup": (_pickup, lambda t: ("" if t.taken else t.what,)),  # type: ignore[attr-defined]
    "sign": (_sign, lambda t: (t.looks,)),  # type: ignore[attr-defined]
    "switch": (_switch, lambda t: (t.on,)),  # type: ignore[attr-defined]
    "bell": (_bell, lambda t: ()),
    "aerial": (_aerial, lambda t: (t.cut, t.blows_taken)),  # type: ignore[attr-defined]
    "root": (_root, lambda t: (t.strands, t.strands_cut)),  # type: ignore[attr-defined]
    "tough_root": (_tough_root, lambda t: (t.shut,)),  # type: ignore[attr-defined]
}
"""Kind -> how to draw it, and what its picture depends on beside its size."""

MARGIN_PX = 18  # around a thing's box, for what hangs out of it
TURN_DEG = 3  # turned things are drawn in steps of so many degrees


def _turn(thing: Thing) -> int:
    assert isinstance(thing, Dynamic)
    return round(math.degrees(thing.angle) / TURN_DEG) * TURN_DEG % 360


class Things:
    """Every picture of a thing drawn so far."""

    def __init__(self) -> None:
        self._plain: dict[Key, Sprite] = {}
        self._lit: LitCache[Key] = LitCache(Light(WHITE, rim=0.55, shade=0.2, back_rim=0.2, wash=0.4), 2)

    def light_up(self, rim: Colour) -> None:
        """A frame begins, in this light."""
        self._lit.light_up(rim)

    def sprite(self, thing: Thing) -> Sprite:
        """The picture of a thing as it is now; its (0, 0) is the upper left corner, of a Dynamic its centre."""
        kind = kind_of(thing).kind.id
        draw, key_of = LOOKS.get(kind, (_plain, lambda _thing: ()))
        state = (kind, *key_of(thing))
        key = (*state, thing.w, thing.h)

        def plain() -> Sprite:
            found = self._plain.get(key)
            if found is None:
                round_w, round_h = (thing.w, thing.h) if isinstance(thing, Dynamic) else (0, 0)
                canvas = Canvas(
                    -math.ceil(round_w) - MARGIN_PX,
                    -math.ceil(round_h) - MARGIN_PX,
                    math.ceil(thing.w) + MARGIN_PX,
                    math.ceil(thing.h) + MARGIN_PX,
                )
                draw(canvas, thing, state)
                found = self._plain[key] = canvas.sprite()
            return found

        return self._lit.get(key, plain)

    def draw(self, surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
        """Draw a thing whose corner (of a Dynamic: centre) is at (x, y) of the picture."""
        kind = kind_of(thing).kind.id
        if kind == "lift":
            _rail(surface, thing, x, y)
        sprite = self.sprite(thing)
        at = sprite.at(x, y)
        if kind == "door":
            self._draw_door(surface, thing, sprite, at)
        elif tick % 40 < 28 and _shakes(thing, tick):
            surface.blit(sprite.picture, (at[0] + (tick // 2 % 2), at[1] - (tick // 3 % 2)), special_flags=OVER)
        else:
            surface.blit(sprite.picture, at, special_flags=OVER)
        live = LIVE.get(kind)
        if live is not None:
            live(surface, thing, x, y, tick)

    @staticmethod
    def _draw_door(surface: pygame.Surface, thing: Thing, sprite: Sprite, at: tuple[int, int]) -> None:
        """The leaf comes down out of its lintel: what is above the opening is not seen."""
        down = round(thing.h * thing.share)  # type: ignore[attr-defined]
        x, y = at[0] + sprite.ox, at[1] + sprite.oy
        width = sprite.picture.get_width()
        if down > 0:
            hidden = round(thing.h) - down
            surface.blit(sprite.picture, (x - sprite.ox, y), (0, sprite.oy + hidden, width, down), special_flags=OVER)
        surface.fill(STEEL_DARK, (x - 1, y - 3, round(thing.w) + 2, 4))
        surface.fill(STEEL_LIT, (x - 1, y - 3, round(thing.w) + 2, 1))


def _shakes(thing: Thing, tick: int) -> bool:
    """Whether a thing makes so much noise that it is seen."""
    return thing.ringing if isinstance(thing, Alarm) else isinstance(thing, Bell) and rings(thing, tick)


def _rail(surface: pygame.Surface, thing: Thing, x: float, y: float) -> None:
    """What a lift runs on: from stop to stop, seen also while it is elsewhere."""
    home_x, home_y = x + thing.home_x - thing.x, y + thing.home_y - thing.y  # type: ignore[attr-defined]
    far_x, far_y = home_x + thing.dx, home_y + thing.dy  # type: ignore[attr-defined]
    offsets = (4.0, thing.w - 5) if abs(far_y - home_y) > abs(far_x - home_x) else (thing.w / 2,)
    for off in offsets:
        start = (round(home_x + off), round(home_y + thing.h / 2))
        end = (round(far_x + off), round(far_y + thing.h / 2))
        pygame.draw.line(surface, STEEL_DARK, start, end, 2)
        pygame.draw.line(surface, STEEL_LIT, (start[0] + 1, start[1]), (end[0] + 1, end[1]), 1)


def _ring(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
    if not _shakes(thing, tick):
        return
    middle = (round(x + thing.w / 2), round(y + 10))
    surface.blit(glow(34, AMBER, 0.5), (middle[0] - 34, middle[1] - 34), special_flags=ADD)
    beat = tick % 40
    if beat < 28:
        for k in range(3):
            radius = 9 + k * 4 + beat // 5
            box = (middle[0] - radius, middle[1] - 10 - radius // 2, radius * 2, radius)
            pygame.draw.arc(surface, mix(AMBER, INK, 0.15 + 0.25 * k), box, 0.5, math.pi - 0.5, 1)


def _lamp(colour: Colour, radius: int, share: float) -> Callable[[pygame.Surface, Thing, float, float, int], None]:
    def live(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
        spot = (round(x + thing.w / 2) - radius, round(y + thing.h / 2) - radius)
        surface.blit(glow(radius, colour, share), spot, special_flags=ADD)

    return live


def _pad(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
    right = thing.light == "right"  # type: ignore[attr-defined]
    _lamp(TEAL if right else AMBER, 22, 0.5)(surface, thing, x, y - 4, tick)


def _lies(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
    if thing.taken:  # type: ignore[attr-defined]
        return
    pulse = round((0.35 + 0.12 * math.sin(tick / 24)) * 20) / 20
    _lamp(CREAM, 24, pulse)(surface, thing, x, y, tick)


def _cut_line(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
    if not thing.shut:  # type: ignore[attr-defined]
        return
    pulse = round((0.4 + 0.15 * math.sin(tick / 26)) * 20) / 20
    spot = (round(x + thing.w / 2) - 26, round(y + thing.h * CUT_LINE) - 26)
    surface.blit(glow(26, AMBER, pulse), spot, special_flags=ADD)
    vein = round((0.2 + 0.08 * math.sin(tick / 38)) * 20) / 20
    surface.blit(glow(30, HIVE, vein), (round(x + thing.w / 2) - 30, round(y + thing.h * 0.22) - 30), special_flags=ADD)


LIVE: dict[str, Callable[[pygame.Surface, Thing, float, float, int], None]] = {
    "alarm": _ring,
    "bell": _ring,
    "keypad": _pad,
    "pickup": _lies,
    "root": _cut_line,
}
"""What moves on a thing every tick, laid over its picture."""
