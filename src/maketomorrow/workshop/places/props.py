"""What stands about in rooms: a picture each, in tones, which a designer puts where it is wanted.

Every one is as small as what it shows, stands on its lower edge (or hangs from its upper one), and takes the
colours of whatever place it is in.
"""

from __future__ import annotations

from pathlib import Path

from maketomorrow.workshop.places.interior import lockers, wall_rack
from maketomorrow.workshop.places.wash import Wash


def berth() -> Wash:
    """A mattress on a board, made as for an inspection; the board is the ground's."""
    wash = Wash(74, 26)
    y = 12
    wash.poly([(1, y + 5), (3, y - 1), (67, y - 1), (71, y + 5)], 0.42)
    wash.poly([(3, y), (5, y - 6), (21, y - 7), (25, y)], 0.72)
    wash.poly([(27, y), (31, y - 4), (67, y - 4), (72, y), (72, y + 11), (27, y + 9)], 0.46)
    wash.box(31, y - 4, 36, 1, 0.74)
    return wash


def berth_thrown() -> Wash:
    """Somebody was up before the bell."""
    wash = Wash(78, 38)
    y = 12
    wash.poly([(1, y + 5), (3, y - 1), (67, y - 1), (71, y + 5)], 0.42)
    wash.poly([(3, y), (5, y - 6), (21, y - 7), (25, y)], 0.72)
    fold = [(35, y), (43, y - 6), (53, y - 2), (63, y - 8), (72, y)]
    wash.poly([*fold, (75, y + 17), (67, y + 22), (57, y + 14), (45, y + 19), (39, y + 10)], 0.5)
    wash.line(fold, 1, 0.84)
    return wash


def berth_ladder() -> Wash:
    """Rungs between two uprights."""
    wash = Wash(30, 156)
    for x in (0, 25):
        wash.box(x, 0, 4, 156, 0.06)
        wash.box(x + 4, 0, 1, 156, 0.5, 0.5)
    for y in range(16, 156, 13):
        wash.box(4, y, 22, 2, 0.06)
    return wash


def upright() -> Wash:
    """What a berth's free end hangs on."""
    wash = Wash(5, 156)
    wash.box(0, 0, 4, 156, 0.06)
    wash.box(4, 0, 1, 156, 0.5, 0.5)
    return wash


def cupboard() -> Wash:
    """Two doors on a wall, something pale behind one."""
    wash = Wash(44, 34, 0.2)
    wash.box(0, 0, 44, 1, 0.6)
    wash.box(21, 1, 1, 33, 0.1)
    wash.box(3, 4, 16, 12, 0.44)
    return wash


def cot() -> Wash:
    """A bed of the clinic."""
    wash = Wash(52, 24)
    wash.box(0, 8, 52, 5, 0.5)
    wash.box(0, 7, 52, 1, 0.85)
    wash.box(0, 2, 14, 6, 0.75)
    for leg in (3, 46):
        wash.box(leg, 12, 2, 12, 0.1)
    return wash


def curtain() -> Wash:
    """Drawn half, on a rail."""
    wash = Wash(160, 118)
    wash.box(0, 0, 160, 1.4, 0.6)
    for k in range(9):
        wash.poly([(80 + k * 8, 1), (88 + k * 8, 1), (87 + k * 8, 116), (81 + k * 8, 114)], 0.46 + 0.1 * (k % 2))
    return wash


def locker_row() -> Wash:
    """Four in a row."""
    wash = Wash(78, 67)
    lockers(wash, 5, 66, 4, 18, 66, 0.22, 0.62)
    return wash


def coats() -> Wash:
    """Three on their hooks."""
    wash = Wash(52, 40)
    for k in range(3):
        x = 8 + k * 18
        wash.box(x, 0, 1, 6, 0.6)
        wash.poly([(x - 5, 6), (x + 5, 6), (x + 7, 38), (x - 7, 38)], 0.14 + 0.05 * k)
    return wash


def notices() -> Wash:
    """The day's notes on a board."""
    wash = Wash(30, 44, 0.2)
    wash.box(0, 0, 30, 1, 0.6)
    for k in range(4):
        wash.box(4 + k % 2 * 13, 6 + k // 2 * 17, 10, 12, 0.66 - 0.1 * (k % 3))
    return wash


def table() -> Wash:
    """A long table with its bench."""
    wash = Wash(66, 24)
    wash.box(4, 0, 58, 4, 0.12)
    wash.box(4, 0, 58, 1, 0.7)
    wash.box(10, 4, 3, 20, 0.1)
    wash.box(53, 4, 3, 20, 0.1)
    wash.box(0, 12, 66, 3, 0.14)
    return wash


def hatch() -> Wash:
    """A kitchen behind its hatch: pans, and something light."""
    wash = Wash(166, 56)
    wash.box(8, 0, 150, 50, 0.07)
    for k in range(5):
        wash.box(12 + k * 29, 4, 26, 42, 0.58 - 0.05 * k)
    for k in range(6):
        wash.disc(24 + k * 24, 16, 6 - k % 3, 0.1)
        wash.box(23.5 + k * 24, 4, 1, 8, 0.1)
    wash.box(0, 50, 166, 5, 0.1)
    wash.box(0, 50, 166, 1, 0.7)
    return wash


def fork_lift() -> Wash:
    """Left where its hour ended."""
    wash = Wash(92, 98)
    x, floor = 40, 98
    wash.box(x, floor - 34, 50, 22, 0.06)
    wash.poly([(x + 6, floor - 34), (x + 12, floor - 66), (x + 40, floor - 66), (x + 46, floor - 34)], 0.06)
    wash.poly([(x + 12, floor - 36), (x + 16, floor - 61), (x + 37, floor - 61), (x + 41, floor - 36)], None)
    wash.box(x - 8, floor - 96, 4, 92, 0.06)
    wash.box(x - 3, floor - 96, 2, 92, 0.06)
    wash.box(x - 38, floor - 8, 34, 3, 0.06)
    wash.box(x, floor - 35, 50, 1, 0.6)
    wash.box(x + 12, floor - 67, 28, 1, 0.6)
    for wheel in (x + 9, x + 40):
        wash.disc(wheel, floor - 8, 8, 0.03)
        wash.disc(wheel, floor - 8, 3, 0.26)
    return wash


def drums() -> Wash:
    """Five, stacked."""
    wash = Wash(66, 53)
    for k, x in enumerate((1, 23, 45, 12, 34)):
        y = 27 if k < 3 else 1
        wash.box(x, y, 20, 26, 0.09 + 0.03 * (k % 2))
        wash.box(x, y, 20, 1, 0.6)
        wash.box(x + 18.6, y, 1, 26, 0.44)
        wash.box(x, y + 12, 20, 1.4, 0.04)
    return wash


def pallets() -> Wash:
    """Empty ones, a little askew."""
    wash = Wash(58, 34)
    for k in range(4):
        x, y = 2 + (k * 7) % 4, 26 - k * 8
        wash.box(x, y, 52, 2.4, 0.15)
        wash.box(x, y, 52, 0.8, 0.52)
        wash.box(x, y + 5.4, 52, 1.6, 0.12)
        for block in (0, 24, 48):
            wash.box(x + block, y + 2, 4, 4, 0.08)
    return wash


def arms() -> Wash:
    """A rack of arms like a comb."""
    wash = Wash(214, 42)
    wall_rack(wash, 0, 30, 214, "arm")
    return wash


def lamp() -> Wash:
    """A lamp on a ceiling, dark; its light is a picture of the room."""
    wash = Wash(12, 5)
    wash.box(0, 0, 12, 2, 0.05)
    wash.box(2, 2, 8, 2, 0.30)
    wash.box(2, 4, 8, 0.6, 0.12)
    return wash


PROPS = (
    lamp, berth, berth_thrown, berth_ladder, upright, cupboard, cot, curtain, locker_row, coats, notices, table, hatch,
    fork_lift, drums, pallets, arms,
)  # fmt: skip


def make(folder: Path) -> list[Path]:
    """A file each."""
    return [prop().save(folder / f"{prop.__name__}.png") for prop in PROPS]
