"""The pieces that a person is drawn from: Rita's skeleton in lighter clothes."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from maketomorrow.shell.figures.bones import (
    BONES,
    Arm,
    Bearing,
    LegJoints,
    Scaled,
    Stand,
    between,
    down,
    leg_joints,
)
from maketomorrow.shell.figures.bones import up as upward
from maketomorrow.shell.figures.weaponry import arms
from maketomorrow.shell.paint import Spot
from maketomorrow.shell.palette import AMBER, CREAM, WHITE, Colour, mix, rgb

STEPS = 12  # pictures of one stride
RUN_STEPS = 12
BEATS = 8  # pictures of a piece of work
BREATHS = 4  # pictures of somebody who stands, and after them
FIDGETS = 3  # of a small habit
GESTURES = 8  # pictures of somebody who speaks: four gestures, and between them
GUARDS = 4  # of somebody whom a mimic has come near
BLOWS = 5  # pictures of a fight
CROWN = 53.0  # of the skeleton, px before it is scaled to somebody's height

INK = rgb("#140d1a")
STEEL = rgb("#4a4552")
WOOD = rgb("#8a6a48")
PAPER = rgb("#e8dcc0")


class Moment(NamedTuple):
    """What a picture depends on. ``word``: 0 silent, 1..GESTURES the hands of somebody who speaks.

    ``without``: what has been taken off them, one of plan.WORN.
    """

    act: str
    step: int = 0
    word: int = 0
    without: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """How somebody walks. Lengths in px of the skeleton, angles in degrees."""

    reach: float = 12.0  # how far a foot comes down before the hip
    planted: float = 0.54  # share of the stride that a foot stays down; below .5 they hop
    lift: float = 4.0  # of a foot on its way
    bob: float = 1.4  # of the hip, up over the standing leg; of a hop, down on to it
    sway: float = 0.0  # of the back from side to side, once a stride
    nod: float = 0.0  # of the head, twice a stride
    swing: float = 26.0  # of the arms
    bent: float = 0.0  # px that the hip stays under its height: old knees
    stiff: bool = False  # the near foot swings low and springs


@dataclass(frozen=True, slots=True)
class Dress:
    """Colours, and how much of them there is."""

    coat: Colour
    legs: Colour
    boots: Colour
    skin: Colour
    hair: Colour
    sleeve: Colour | None = None  # None = as the coat
    wide: float = 1.0  # of trunk and limbs
    head: float = 1.0  # of the skull


class Gesture(NamedTuple):
    """What a speaking hand does: the arm, and how the head and the back go with it."""

    arm: Arm
    head: float = 0.0
    lean: float = 0.0


SPEAKS = (Gesture((34, 92), -4), Gesture((52, 116), 3), Gesture((24, 70), 0), Gesture((40, 100), 4))
LOOKS_UP = Gesture((4, 22), -16)
AT_EASE = Bearing(4, 2, (-12, 6), (4, 22))
FEET = Stand((-9, -12, 0), (10, -3, 0))
WALK = Walk()


@dataclass(frozen=True, slots=True)
class PersonLook:
    """How somebody is drawn. ``rest`` is how they stand; ``grown``: their bones against their height."""

    draw: Callable[[Body], None]
    dress: Dress
    rest: Bearing = AT_EASE
    feet: Stand = FEET
    walk: Walk = WALK
    grown: float = 1.0
    holds: bool = False  # the near hand is never empty: it does not swing
    top_px: int = 66  # of the sheet over the feet
    panic: tuple[Arm, Arm] = ((138, 206), (120, 200))  # their arms when they run for their life
    talk: tuple[Gesture, ...] = SPEAKS
    habit: Gesture = LOOKS_UP  # with nothing else to do
    crest_px: int = 2  # of hair, hat or bones over their height
    hue: Colour | None = None  # of the bar beside what they say; None = the coat's


class Body:
    """Somebody in a pose, with a canvas to be drawn on. Its px are the skeleton's, (0, 0) the pelvis."""

    def __init__(self, canvas: Scaled, look: PersonLook, moment: Moment, stand: Stand, bearing: Bearing) -> None:
        self.canvas, self.look, self.moment, self.bearing = canvas, look, moment, bearing
        self.dress = look.dress
        self.far: LegJoints = leg_joints(stand.far, -1)
        self.near: LegJoints = leg_joints(stand.near, 1)
        lean = math.radians(bearing.lean)
        self._up = (math.sin(lean), -math.cos(lean))
        self.neck = upward((0.0, 0.0), bearing.lean, BONES.torso)
        self.head = upward(self.neck, bearing.lean * 0.5 + bearing.head, BONES.neck + (self.dress.head - 1) * 4)
        self._face = math.radians(bearing.lean * 0.35 + bearing.head)
        wide = self.dress.wide
        self.far_shoulder, self.near_shoulder = self.at(BONES.shoulder, 1.0), self.at(BONES.shoulder, -1.0 * wide)
        self.far_elbow = down(self.far_shoulder, bearing.far[0], BONES.upper)
        self.far_hand = down(self.far_elbow, bearing.far[1], BONES.fore)
        self.near_elbow = down(self.near_shoulder, bearing.near[0], BONES.upper)
        self.near_hand = down(self.near_elbow, bearing.near[1], BONES.fore)
        self.shade = mix(self.dress.coat, INK, 0.5)

    def at(self, along: float, front: float) -> Spot:
        """A spot of the trunk: so far up the back, so far before it."""
        ux, uy = self._up
        return ux * along - uy * front, uy * along + ux * front

    def skull(self, forward: float, below: float) -> Spot:
        """A spot of the head, from its middle."""
        co, si = math.cos(self._face), math.sin(self._face)
        k = self.dress.head
        return self.head[0] + (co * forward - si * below) * k, self.head[1] + (si * forward + co * below) * k

    def box(self, corner: Spot, w: float, h: float, colour: Colour) -> None:
        """A box with its upper left at ``corner``."""
        x, y = corner
        self.canvas.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour)

    # pieces, from back to front

    def far_arm(self) -> None:
        wide, sleeve = self.dress.wide, mix(self.dress.sleeve or self.dress.coat, INK, 0.5)
        self.canvas.limb(self.far_shoulder, self.far_elbow, 4.6 * wide, 4.0 * wide, sleeve)
        self.canvas.limb(self.far_elbow, self.far_hand, 4.0 * wide, 3.2 * wide, sleeve)
        self.canvas.disc(self.far_hand, 1.9, mix(self.dress.skin, INK, 0.4))

    def legs(self, near_boot: bool = True) -> None:
        """Both legs; without ``near_boot`` the near one ends half-way down the shin."""
        wide = self.dress.wide
        for joints, dark in ((self.far, 0.5), (self.near, 0.0)):
            cloth, boots = mix(self.dress.legs, INK, dark), mix(self.dress.boots, INK, dark)
            middle = between(joints.knee, joints.ankle, 0.55, 0)
            self.canvas.limb(joints.hip, joints.knee, 6.8 * wide, 5.2 * wide, cloth)
            self.canvas.limb(joints.knee, middle, 5.2 * wide, 4.6 * wide, cloth)
            if joints is self.near and not near_boot:
                return
            self.canvas.limb(middle, joints.ankle, 5.0 * wide, 4.4 * wide, boots)
            self.canvas.poly([joints.heel, joints.toe, joints.instep], boots)
            self.canvas.limb(joints.ankle, joints.heel, 4.2, 2.8, boots)
            self.canvas.limb(joints.heel, joints.toe, 2.0, 2.0, boots)

    def skirt(self, length: float, colour: Colour, flare: float = 3.0) -> None:
        """What hangs from the hips and goes with the knees."""
        fx, fy = self.far.knee
        nx, ny = self.near.knee
        mx, my = (fx + nx) / 2, (fy + ny) / 2 + 1e-3
        far = math.hypot(mx, my)
        dx, dy = mx / far, my / far
        half = abs(fx * dy - fy * dx - nx * dy + ny * dx) / 2 * length / 13 + flare
        hem = dx * length, dy * length
        wide = self.dress.wide
        self.canvas.poly(
            [
                self.at(5, -4.6 * wide),
                self.at(5, 4.4 * wide),
                (dy * 4.6 * wide, -dx * 4.6 * wide),
                (hem[0] + dy * half, hem[1] - dx * half),
                (hem[0] - dy * half, hem[1] + dx * half),
                (-dy * 4.8 * wide, dx * 4.8 * wide),
            ],
            colour,
        )

    def trunk(self, colour: Colour | None = None, belly: float = 0.0) -> None:
        """The trunk from hip to neck; ``belly`` px stand out before it."""
        coat, wide = colour or self.dress.coat, self.dress.wide
        self.canvas.poly(
            [
                self.at(-2, -4.0 * wide),
                self.at(5, -4.7 * wide),
                self.at(12, -5.6 * wide),
                self.at(15.2, -3.6 * wide),
                self.at(16.2, 0),
                self.at(15, 3.4 * wide),
                self.at(11, 5.0 * wide + belly * 0.4),
                self.at(4.5, 4.4 * wide + belly),
                self.at(-2, 4.0 * wide + belly * 0.6),
            ],
            coat,
        )
        self.canvas.poly(
            [
                self.at(-2, -4.0 * wide),
                self.at(5, -4.7 * wide),
                self.at(12, -5.6 * wide),
                self.at(13, -2.8 * wide),
                self.at(4, -1.6 * wide),
                self.at(-2, -1.0 * wide),
            ],
            mix(coat, INK, 0.28),
        )

    def belt(self, colour: Colour) -> None:
        wide = self.dress.wide
        self.canvas.limb(self.at(0.5, -4.2 * wide), self.at(0.5, 4.2 * wide), 1.9, 1.9, colour)

    def face(self) -> None:
        """Neck, skull, nose, eye."""
        skin, k = self.dress.skin, self.dress.head
        self.canvas.limb(self.neck, self.head, 4.4, 4.4, mix(skin, INK, 0.25))
        self.canvas.disc(self.head, 4.9 * k, skin)
        self.canvas.poly([self.skull(3.6, -1.6), self.skull(6.2, 0.8), self.skull(4.2, 1.6)], skin)
        self.canvas.poly([self.skull(-3, 2), self.skull(4.2, 2), self.skull(3.8, 4.9), self.skull(0, 5.4)], skin)
        self.canvas.disc(self.skull(3.3, -0.3), 0.75, INK)

    def on_head(self, spots: list[Spot], colour: Colour) -> None:
        """A shape in the head's own px."""
        self.canvas.poly([self.skull(*spot) for spot in spots], colour)

    def near_arm(self) -> None:
        wide, sleeve = self.dress.wide, mix(self.dress.sleeve or self.dress.coat, WHITE, 0.1)
        self.canvas.limb(self.near_shoulder, self.near_elbow, 5.2 * wide, 4.4 * wide, sleeve)
        self.canvas.limb(self.near_elbow, self.near_hand, 4.4 * wide, 3.4 * wide, sleeve)
        self.canvas.disc(self.near_hand, 2.1, self.dress.skin)

    def in_hand(self, carries: str = "cutter") -> None:
        """What the work, or a fight, puts in their hand."""
        act, canvas, (x, y) = self.moment.act, self.canvas, self.near_hand
        tool = math.radians(self.bearing.weapon)
        tip = x + math.cos(tool) * 11, y - math.sin(tool) * 11
        if act in ("trim", "fight"):
            arms(canvas, carries, self.near_hand, self.bearing.weapon)
        elif act == "serve":
            canvas.limb((x, y), tip, 1.4, 1.4, STEEL)
            canvas.disc(tip, 2.6, STEEL)
            fx, fy = self.far_hand
            self.box((fx - 2.5, fy - 4.5), 5, 5, PAPER)
        elif act == "wind":
            canvas.disc((x + 1, y), 2.6, AMBER)
            canvas.disc((x + 1, y), 1.3, CREAM)
        elif act == "record":
            canvas.limb((x, y), tip, 1.6, 1.6, INK)
            canvas.disc(tip, 2.4, STEEL)
        elif act == "tags":
            self.box((x - 0.5, y - 5.5), 4, 6, PAPER)
            canvas.disc((x + 1.5, y - 4.2), 0.8, INK)
        elif act == "type":
            fx = max(x, self.far_hand[0])
            canvas.poly([(fx - 7, y + 3), (fx + 6, y + 1), (fx + 7, y + 3.4), (fx - 6, y + 5.4)], STEEL)
        elif act == "roll":
            canvas.limb((x - 1, y - 1), (x + 3, y - 4), 1.1, 0.7, CREAM)
