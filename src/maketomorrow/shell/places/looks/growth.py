"""Living doors: roots, and the line along which to cut them."""

from __future__ import annotations

import math

from maketomorrow.core.rng import roll
from maketomorrow.shell.paint import Canvas, Spot, bezier
from maketomorrow.shell.palette import AMBER, WHITE, rgb
from maketomorrow.shell.places.looks.stuff import CUT_LINE, STEEL_DARK, Key
from maketomorrow.sim.model import Thing

ROOT = rgb("#35123f")
ROOT_LIT = rgb("#4c1d48")
ROOT_RIM = rgb("#a8687c")
ROOT_VEIN = rgb("#6b2a4c")


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


def root(canvas: Canvas, thing: Thing, key: Key) -> None:
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


def tough_root(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A root under iron: no hand cuts it."""
    if not key[1]:
        return
    w, h = thing.w, thing.h
    for k in range(3):
        _strand(canvas, (w * (k + 0.5) / 3, -5), (w * (k + 0.5) / 3, h + 4), w / 4.6, k * 2 + 1, 4)
    for k in range(4):
        y = h * (0.15 + 0.23 * k)
        canvas.path([(w * 0.1, y), (w * 0.5, y + 5), (w * 0.9, y - 2)], 2, STEEL_DARK)
