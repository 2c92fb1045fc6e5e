"""Rita as a picture: how each bone of the skeleton is dressed.

Alive she is two sprites, legs and upper body, so that any stride goes with any aim; fallen she is one.
"""

from __future__ import annotations

import math

from maketomorrow.shell.figures.bones import (
    BONES,
    Bearing,
    LegJoints,
    Scaled,
    Stand,
    between,
    down,
    hip_height,
    leg_joints,
    up,
)
from maketomorrow.shell.figures.poses import BEARINGS, STANDS
from maketomorrow.shell.figures.weaponry import GUN, STEEL, arms
from maketomorrow.shell.paint import Canvas, Spot, Sprite
from maketomorrow.shell.palette import AMBER, CREAM, SUIT, SUIT_DARK, TEAL, WHITE, mix, rgb

__all__ = ["BEARINGS", "BONES", "STANDS", "Bearing", "Stand", "hip_height", "legs", "up", "upper", "whole"]

LIMB = rgb("#0d0816")
LIMB_FAR = rgb("#191226")
FAR = rgb("#7c1418")
PLATE_LIT = rgb("#ff8448")
HELMET_SHADE = rgb("#b9a4a8")

Levels = tuple[tuple[str, int], ...]
"""Upgrades that she wears, and how far each is built."""


def legs(stand: Stand, upgrades: Levels = ()) -> Sprite:
    """Both legs; the sprite's feet point is the pelvis."""
    canvas = Scaled(-34, -26, 34, 38)
    built = dict(upgrades)
    _far_leg(canvas, leg_joints(stand.far, -1), built)
    _near_leg(canvas, leg_joints(stand.near, 1), built)
    return canvas.sprite()


def _far_leg(canvas: Canvas, leg: LegJoints, built: dict[str, int]) -> None:
    canvas.limb(leg.hip, leg.knee, 6.4, 5.0, LIMB_FAR)
    canvas.limb(leg.knee, leg.ankle, 5.4, 4.2, FAR)
    canvas.poly([leg.heel, leg.toe, leg.instep], FAR)
    canvas.limb(leg.ankle, leg.heel, 4.0, 2.6, FAR)
    canvas.limb(leg.heel, leg.toe, 1.8, 1.8, mix(AMBER, LIMB, 0.45) if "soles" in built else FAR)


def _near_leg(canvas: Canvas, leg: LegJoints, built: dict[str, int]) -> None:
    canvas.limb(leg.hip, leg.knee, 7.0, 5.4, LIMB)
    canvas.limb(leg.knee, leg.ankle, 6.2, 4.8, SUIT)
    canvas.limb(between(leg.knee, leg.ankle, 0.25, -1.4), between(leg.knee, leg.ankle, 0.95, -1.2), 2.2, 1.8, SUIT_DARK)
    canvas.poly([leg.heel, leg.toe, leg.instep], SUIT)
    canvas.limb(leg.ankle, leg.heel, 4.6, 3.0, SUIT)
    if "soles" in built:
        canvas.limb(leg.heel, leg.toe, 2.8, 2.8, AMBER)
    else:
        canvas.limb(leg.heel, leg.toe, 2.0, 2.0, SUIT_DARK)
    if "plating" in built:  # a thigh plate
        canvas.limb(between(leg.hip, leg.knee, 0.25, -1.6), between(leg.hip, leg.knee, 0.75, -1.6), 3.2, 2.6, SUIT)
    canvas.disc(leg.knee, 3.0, WHITE)


class _Upper:
    """An upper body in a bearing. Its px are the skeleton's, (0, 0) the pelvis."""

    def __init__(self, bearing: Bearing) -> None:
        self.bearing = bearing
        lean = math.radians(bearing.lean)
        self._up = (math.sin(lean), -math.cos(lean))
        self.neck = up((0.0, 0.0), bearing.lean, BONES.torso)
        self.head = up(self.neck, bearing.lean * 0.5 + bearing.head, BONES.neck)
        self._face = math.radians(bearing.lean * 0.35 + bearing.head)
        self.far_shoulder, self.near_shoulder = self.at(BONES.shoulder, 1.0), self.at(BONES.shoulder, -1.0)
        self.far_elbow = down(self.far_shoulder, bearing.far[0], BONES.upper)
        self.far_hand = down(self.far_elbow, bearing.far[1], BONES.fore)
        self.near_elbow = down(self.near_shoulder, bearing.near[0], BONES.upper)
        self.near_hand = down(self.near_elbow, bearing.near[1], BONES.fore)

    def at(self, along: float, front: float) -> Spot:
        """A spot of the trunk: so far up the back, so far before it."""
        ux, uy = self._up
        return ux * along - uy * front, uy * along + ux * front

    def skull(self, forward: float, below: float) -> Spot:
        """A spot of the head, from its middle."""
        co, si = math.cos(self._face), math.sin(self._face)
        return self.head[0] + co * forward - si * below, self.head[1] + si * forward + co * below


def upper(bearing: Bearing, weapon: str, upgrades: Levels = (), slung: str = "") -> Sprite:
    """Torso, head, arms, what is in her hand and what is ``slung``; the sprite's feet point is the pelvis."""
    canvas = Scaled(-56, -62, 60, 44)
    body, built = _Upper(bearing), dict(upgrades)
    _far_arm(canvas, body)
    _back(canvas, body, built, slung)
    _trunk(canvas, body, built)
    _head(canvas, body, built)
    _near_arm(canvas, body, weapon, built)
    return canvas.sprite()


def whole(stand: Stand, bearing: Bearing, upgrades: Levels = ()) -> Sprite:
    """All of her, empty-handed, in whatever shape: the sprite's feet point is the pelvis."""
    canvas = Scaled(-46, -46, 46, 46)
    body, built = _Upper(bearing), dict(upgrades)
    _far_arm(canvas, body)
    _far_leg(canvas, leg_joints(stand.far, -1), built)
    _back(canvas, body, built, "")
    _trunk(canvas, body, built)
    _near_leg(canvas, leg_joints(stand.near, 1), built)
    _head(canvas, body, built)
    _near_arm(canvas, body, "", built)
    return canvas.sprite()


def _far_arm(canvas: Canvas, body: _Upper) -> None:
    canvas.limb(body.far_shoulder, body.far_elbow, 4.4, 3.8, LIMB_FAR)
    canvas.limb(body.far_elbow, body.far_hand, 4.6, 3.8, FAR)
    canvas.disc(body.far_hand, 1.9, LIMB)


def _back(canvas: Canvas, body: _Upper, built: dict[str, int], slung: str) -> None:
    """The pack, and what hangs on it."""
    at = body.at
    if slung:  # across the back, its end over the far shoulder
        arms(canvas, slung, at(2.0, -9.0), 90 - body.bearing.lean + 26)
    canvas.poly([at(5, -5), at(4, -9.5), at(13.5, -11), at(16, -7.5), at(15, -4)], SUIT_DARK)
    canvas.limb(at(5, -8), at(1.2, -9.6), 3.2, 2.2, LIMB)
    canvas.poly([at(11, -10.4), at(13.4, -10.8), at(13, -7), at(10.6, -7)], SUIT)
    if "thrusters" in built:  # two nozzles
        for front in (-7.4, -10.6):
            canvas.poly([at(5, front - 1.2), at(5, front + 1.4), at(-1.6, front + 2.2), at(-1.6, front - 2.0)], STEEL)
            canvas.limb(at(-1.6, front - 1.8), at(-1.6, front + 2.0), 1.4, 1.4, AMBER)
    for cell in range(built.get("cells", 0)):
        along = 14.6 - 3.4 * cell
        canvas.limb(at(along, -12.6), at(along - 1.8, -12.4), 2.4, 2.4, LIMB)
        canvas.limb(at(along, -12.8), at(along - 1.6, -12.6), 1.4, 1.4, AMBER)
    if "foam" in built:
        canvas.limb(at(6.4, -11.4), at(0.4, -10.6), 3.6, 3.6, CREAM)
        canvas.limb(at(4.4, -11.2), at(3.4, -11.1), 3.8, 3.8, SUIT_DARK)


def _trunk(canvas: Canvas, body: _Upper, built: dict[str, int]) -> None:
    at = body.at
    canvas.limb(at(-1, 0), at(6, 0), 7.6, 7.4, LIMB)
    canvas.poly(
        [at(3.5, -4.6), at(9, -6.6), at(14.5, -6), at(16.5, -2), at(16, 4), at(12, 7.2), at(6.5, 6), at(3.5, 3.6)], SUIT
    )
    canvas.poly([at(15.6, 1), at(15.2, 4.4), at(11.6, 7.2), at(8, 6.4), at(9, 2)], PLATE_LIT)
    canvas.poly([at(3.5, -4.6), at(7, -5.6), at(6.4, 5.8), at(3.5, 3.6)], SUIT_DARK)
    if "plating" in built:  # a second breastplate
        canvas.poly([at(14.6, 2.4), at(13.6, 7.0), at(9.4, 8.8), at(6.4, 7.4), at(8.6, 3.2)], WHITE)
        canvas.poly([at(8.6, 3.2), at(9.4, 8.8), at(6.4, 7.4)], HELMET_SHADE)
    canvas.disc(at(10.2, 3.2), 1.35, TEAL)
    for ring in range(min(2, built.get("coil", 0))):  # rings at the hip
        canvas.limb(at(1.5 - 2.6 * ring, -4.4), at(1.5 - 2.6 * ring, 4.4), 2.0, 2.0, AMBER)


def _head(canvas: Canvas, body: _Upper, built: dict[str, int]) -> None:
    skull = body.skull
    canvas.limb(body.neck, body.head, 5, 5, LIMB)
    canvas.disc(body.head, BONES.head, WHITE)
    canvas.poly([skull(-5.2, 1), skull(0, 3), skull(1, 5.6), skull(-3, 4.8)], HELMET_SHADE)
    canvas.poly([skull(0.6, -3.4), skull(5.2, -2.6), skull(6.3, 0.8), skull(5, 3.8), skull(0.8, 3.2)], LIMB)
    canvas.poly([skull(1.6, -1.1), skull(6, -0.6), skull(6.2, 1.1), skull(1.6, 0.8)], TEAL)
    canvas.limb(skull(-1, -5.2), skull(-8.6, -6.4), 1.7, 0.6, SUIT)
    if "sight" in built:  # a range finder beside the visor
        canvas.limb(skull(0.4, -4.4), skull(4.6, -4.0), 2.6, 2.2, GUN)
        canvas.disc(skull(5.2, -4.0), 1.1, AMBER)
    if "lens" in built:
        canvas.disc(skull(-2.6, 0.2), 3.0, LIMB)
        canvas.disc(skull(-2.6, 0.2), 1.7, TEAL)


def _near_arm(canvas: Canvas, body: _Upper, weapon: str, built: dict[str, int]) -> None:
    at = body.at
    if weapon:
        arms(canvas, weapon, body.near_hand, body.bearing.weapon, frozenset(built))
    canvas.limb(body.near_shoulder, body.near_elbow, 5.0, 4.4, LIMB)
    canvas.limb(body.near_elbow, body.near_hand, 5.8, 4.6, WHITE)
    canvas.disc(body.near_hand, 2.0, LIMB)
    if "press" in built:  # a ram along the forearm
        canvas.limb(
            between(body.near_elbow, body.near_hand, 0.1, 2.4), between(body.near_elbow, body.near_hand, 0.8, 2.4), 2.4,
            2.4, STEEL,
        )  # fmt: skip
        canvas.disc(between(body.near_elbow, body.near_hand, 0.8, 2.4), 0.9, AMBER)
    if "coupling" in built:  # a cable from the pack, which hangs in a bow
        canvas.path([at(9, -10.6), at(4.4, -13.4), at(-0.6, -12), at(-1.4, -7.4), body.near_elbow], 1.7, AMBER)
    plated = "plating" in built
    canvas.disc(body.near_shoulder, 6.3 if plated else 4.9, WHITE)
    canvas.poly([at(12.2, -5.6), at(12.2, 3.6), at(9.6, 2.6), at(9.2, -4.8)], SUIT)
    if plated:
        canvas.limb(at(16.4, -5.6), at(16.6, 2.2), 1.6, 1.6, SUIT)
