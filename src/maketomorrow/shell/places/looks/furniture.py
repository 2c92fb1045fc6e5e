"""What stands and lies about: benches, crates, lockers, what is found and what is read."""

from __future__ import annotations

from maketomorrow.core.rng import roll
from maketomorrow.shell.figures.weaponry import arms
from maketomorrow.shell.paint import Canvas
from maketomorrow.shell.palette import AMBER, INK, TEAL, Colour, mix, rgb
from maketomorrow.shell.places.looks.stuff import STEEL, STEEL_DARK, STEEL_LIT, Key, turned
from maketomorrow.sim.model import Thing

WOOD = rgb("#482e38")
WOOD_LIT = rgb("#6e4a4c")
WOOD_DARK = rgb("#2c1a1e")
CLOTH = rgb("#54708a")


def bench(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A bench, or with the looks of a bunk what she sleeps on."""
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


def crate(canvas: Canvas, thing: Thing, key: Key) -> None:
    """Planks, a brace across, nailed corners; turned as it lies."""
    half_w, half_h = thing.w / 2, thing.h / 2
    at = turned(key)

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


def locker(canvas: Canvas, thing: Thing, key: Key) -> None:
    """Shut, or its door beside it."""
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


def rack(canvas: Canvas, thing: Thing, key: Key) -> None:
    """Her weapons on the wall."""
    w, h = thing.w, thing.h
    canvas.rect(0, 0, w, h, STEEL_DARK)
    canvas.rect(2, 2, w - 4, h - 4, INK)
    canvas.rect(0, 0, w, 2, STEEL_LIT)
    canvas.rect(2, h * 0.55, w - 4, 1.5, STEEL_LIT)
    canvas.rect(0, h - 3, w, 3, STEEL)
    for i, weapon in enumerate(key[1:]):
        arms(canvas, str(weapon), (8 + i * 10, h * 0.8 - i % 2 * 3), 80)


def pickup(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A weapon that lies there, until it is taken."""
    if key[1]:
        arms(canvas, str(key[1]), (thing.w * 0.28, thing.h * 0.62), 4)


def sign(canvas: Canvas, thing: Thing, key: Key) -> None:
    """A note, a terminal or a board."""
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
