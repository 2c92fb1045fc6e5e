"""Doors of every kind: what shuts a way, and what is left of it."""

from __future__ import annotations

from maketomorrow.core.rng import roll
from maketomorrow.shell.paint import Canvas
from maketomorrow.shell.palette import AMBER, INK, WHITE, mix, rgb
from maketomorrow.shell.places.looks.stuff import GLASS, STEEL, STEEL_DARK, STEEL_LIT, Key, turned
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.hideout import Hideout

BITES = 10  # marks of teeth on a door that is nearly through


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


def door(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A leaf that comes down."""
    _slab(canvas, thing.w, thing.h, str(key[1]))


def gate(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A heavy gate in two beams."""
    w, h = thing.w, thing.h
    canvas.rect(0, 0, w, h, STEEL_DARK)
    canvas.rect(w * 0.15, 0, w * 0.7, h, STEEL)
    canvas.rect(w * 0.15, 0, 1.5, h, STEEL_LIT)
    for y in range(0, int(h), 24):
        canvas.rect(0, y, w, 3, STEEL_LIT)
        canvas.rect(0, y + 3, w, 1, INK)
    canvas.rect(w * 0.25, h * 0.5 - 10, w * 0.5, 20, STEEL_DARK)
    canvas.rect(w * 0.32, h * 0.5 - 7, w * 0.36, 3, AMBER)


def glass(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A pane, until it is broken."""
    if not key[1]:
        return
    w, h = thing.w, thing.h
    canvas.rect(0, 0, w, h, mix(GLASS, rgb("#3a5668"), 0.6))
    canvas.rect(0, 0, w, 1.5, GLASS)
    canvas.rect(0, 0, 1.5, h, GLASS)
    for x in range(4, int(w), 26):
        canvas.poly([(x, h), (x + h * 0.7, 0), (x + h * 0.7 + 3, 0), (x + 3, h)], mix(GLASS, WHITE, 0.3))


def cracked(canvas: Canvas, thing: Thing, key: Key) -> None:
    """What gives under blows: a wall, a panel, a grate; the more blows, the more cracks."""
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


def flap(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A leaf on a hinge, turned as it hangs."""
    half_w, half_h = thing.w / 2, thing.h / 2
    at = turned(key)
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


def leaf(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A half of a bascule, as far as it is down."""
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


def hideout(canvas: Canvas, thing: Thing, key: Key) -> None:
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


def hideout_key(thing: Thing) -> Key:
    """What the picture of a hideout depends on."""
    assert isinstance(thing, Hideout)
    state = "broken" if thing.broken else "barred" if thing.barred else "open"
    return thing.looks, state, BITES * thing.gnawed // thing.strength, thing.lit
