"""What is held in a hand or slung on a back: one recipe a weapon, told by its outline."""

from __future__ import annotations

import math
from collections.abc import Callable

from maketomorrow.shell.paint import Canvas, Spot
from maketomorrow.shell.palette import AMBER, CREAM, SUIT, WHITE, mix, rgb

STEEL = rgb("#3a3344")
GUN = rgb("#0a0612")
SPIKE = rgb("#d9cfd4")
SPIKE_DARK = rgb("#6b5f6c")

At = Callable[..., Spot]  # (along the weapon, above it) -> spot


def _rivet(canvas: Canvas, at: At, better: frozenset[str]) -> None:
    canvas.poly([at(-5, 2), at(6, 2.4), at(6, -1.6), at(-3, -2.4)], STEEL)
    canvas.limb(at(4), at(19), 2.6, 2.0, GUN)
    canvas.poly([at(-1, -1), at(2, -1), at(1, -5.5), at(-2, -5)], GUN)
    canvas.poly([at(6, 2.6), at(12, 2.4), at(12, 1.2), at(6, 1.2)], WHITE)
    canvas.poly([at(17, 1.6), at(20.5, 1.6), at(20.5, -1.6), at(17, -1.6)], SUIT)
    if "breech" in better:  # a second drum
        canvas.disc(at(3.5, -4.4), 4.0, STEEL)
        canvas.disc(at(3.5, -4.4), 2.0, AMBER)
    if "sight" in better:
        canvas.limb(at(0, 4.2), at(6, 4.2), 1.6, 1.6, GUN)
        canvas.disc(at(6.4, 4.2), 0.9, AMBER)


def _slug(canvas: Canvas, at: At, better: frozenset[str]) -> None:
    canvas.poly([at(-6, 2.6), at(5, 3), at(5, -2.6), at(-5, -3)], GUN)
    canvas.poly([at(4, 3.6), at(16, 4.4), at(16, -2.6), at(4, -2.2)], STEEL)
    canvas.poly([at(14, 4.8), at(18, 5.2), at(18, -3.4), at(14, -3)], SUIT)
    canvas.disc(at(2, -3.4), 3.8 if "breech" in better else 3, GUN)
    if "breech" in better:
        canvas.disc(at(2, -3.4), 1.6, AMBER)
    canvas.poly([at(5, 3.4), at(13, 3.9), at(13, 2.6), at(5, 2.2)], WHITE)


def _cutter(canvas: Canvas, at: At, better: frozenset[str]) -> None:
    canvas.limb(at(-3), at(6), 2.4, 2.4, GUN)
    canvas.poly([at(3, 2.4), at(6, 2.8), at(6, -2.8), at(3, -2.4)], WHITE)
    canvas.poly([at(6, 1.8), at(15, 3.8), at(22, 2.2), at(25, -3.8), at(20, -1.2), at(13, -1.6), at(6, -2)], GUN)
    canvas.path([at(6, 2.0), at(15, 4.0), at(22, 2.4), at(25, -3.8)], 2.0 if "edge" in better else 1.2, AMBER)
    if "edge" in better:
        canvas.path([at(6, 2.0), at(15, 4.0), at(22, 2.4), at(25, -3.8)], 0.8, CREAM)


def _blade(canvas: Canvas, at: At, better: frozenset[str]) -> None:
    """The great blade: a crescent on a pole, white along its edge."""
    canvas.limb(at(-12), at(24), 2.2, 2.2, GUN)
    canvas.disc(at(-12), 1.6, WHITE)
    outer, inner = [], []
    for k in range(17):
        turn = 0.62 - 1.3 + 2.6 * k / 16
        outer.append(at(22 + math.cos(turn) * 14.5, -math.sin(turn) * 14.5))
        turn = 0.62 + 1.326 - 2.652 * k / 16
        inner.append(at(20.2 + math.cos(turn) * 8.7, -1.3 - math.sin(turn) * 8.7))
    canvas.poly(outer + inner, GUN)
    canvas.path(outer, 1.9 if "edge" in better else 1.5, WHITE)
    canvas.limb(at(20), at(28), 2.6, 0.8, GUN)


def _driver(canvas: Canvas, at: At, better: frozenset[str]) -> None:
    """The pile driver: a boxy gauntlet with a spike."""
    canvas.poly([at(-8, 5), at(6, 5.6), at(8, 3.4), at(8, -3.4), at(6, -5.6), at(-8, -5)], GUN)
    canvas.poly([at(-6, 5), at(4, 5.6), at(4, 2.6), at(-6, 2.6)], WHITE)
    canvas.poly([at(-6, -2), at(2, -2), at(2, -4.6), at(-6, -4.2)], SUIT)
    canvas.poly([at(8, 2), at(20, 1.6), at(26, 0), at(20, -1.6), at(8, -2)], SPIKE)
    canvas.poly([at(8, -0.2), at(20, -0.2), at(26, 0), at(20, -1.6), at(8, -2)], SPIKE_DARK)


RECIPES: dict[str, Callable[[Canvas, At, frozenset[str]], None]] = {
    "rivet": _rivet,
    "slug": _slug,
    "cutter": _cutter,
    "blade": _blade,
    "driver": _driver,
}
"""Weapon -> how it is drawn; one that nobody has drawn yet is a plain bar."""


def arms(canvas: Canvas, weapon: str, hand: Spot, up_deg: float, better: frozenset[str] = frozenset()) -> None:
    """A weapon in a hand, pointing ``up_deg`` above forward; ``better`` are the upgrades that show on it."""
    ux, uy = math.cos(math.radians(up_deg)), -math.sin(math.radians(up_deg))

    def at(along: float, above: float = 0.0) -> Spot:
        return hand[0] + ux * along + uy * above, hand[1] + uy * along - ux * above

    recipe = RECIPES.get(weapon)
    if recipe is not None:
        recipe(canvas, at, better)
    else:
        canvas.limb(at(-4), at(20), 3, 2.4, mix(GUN, WHITE, 0.3))
