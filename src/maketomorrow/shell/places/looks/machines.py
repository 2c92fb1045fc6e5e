"""What moves, rings and is switched."""

from __future__ import annotations

from maketomorrow.shell.paint import Canvas
from maketomorrow.shell.palette import AMBER, CREAM, INK, SUIT, TEAL, mix, rgb
from maketomorrow.shell.places.looks.stuff import CUT_LINE, GLASS, STEEL, STEEL_DARK, STEEL_LIT, Key
from maketomorrow.sim.model import Thing

WOOD = rgb("#482e38")
WOOD_LIT = rgb("#6e4a4c")
WOOD_DARK = rgb("#2c1a1e")


def alarm(canvas: Canvas, thing: Thing, key: Key) -> None:
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


def bell(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A bell with its pull."""
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


def lift(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A platform; its ends are lit while it runs."""
    w, h = thing.w, max(4.0, thing.h)
    canvas.rect(0, 0, w, h, STEEL)
    canvas.rect(0, 0, w, 2, STEEL_LIT)
    canvas.rect(0, h - 2, w, 2, STEEL_DARK)
    for x in range(4, int(w) - 4, 10):
        canvas.poly([(x, h - 2), (x + 5, 2), (x + 7, 2), (x + 2, h - 2)], STEEL_DARK)
    canvas.rect(0, 0, 3, h, AMBER if key[1] else STEEL_DARK)
    canvas.rect(w - 3, 0, 3, h, AMBER if key[1] else STEEL_DARK)


def cart(canvas: Canvas, thing: Thing, key: Key) -> None:
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


def keypad(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A screen and nine keys."""
    w, h = thing.w, thing.h
    canvas.rect(2, 0, w - 4, h, STEEL)
    canvas.rect(2, 0, w - 4, 1.5, STEEL_LIT)
    canvas.rect(4, 2.5, w - 8, 3.5, INK)
    canvas.rect(5, 3.3, w - 10, 1.6, TEAL if key[1] == "right" else AMBER)
    for row in range(3):
        for col in range(3):
            canvas.rect(4.4 + col * 2.7, 7.4 + row * 2.6, 1.7, 1.6, CREAM if key[1] != "right" else TEAL)


def switch(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A lever and which way it stands."""
    w, h = thing.w, thing.h
    canvas.rect(3, 2, w - 6, h - 3, STEEL)
    canvas.rect(3, 2, w - 6, 1.5, STEEL_LIT)
    middle = (w / 2, h * 0.62)
    tip = (w / 2 + (4 if key[1] else -4), h * 0.62 - 7)
    canvas.limb(middle, tip, 2.2, 1.6, CREAM)
    canvas.disc(tip, 2.1, SUIT if not key[1] else TEAL)
    canvas.disc(middle, 2, STEEL_DARK)


def aerial(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A mast with stays; cut, it lies over."""
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
