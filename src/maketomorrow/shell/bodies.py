"""How the people stand, walk and work, and the pieces that a person is drawn from.

Rita's skeleton in lighter clothes. A walk is made of where a foot comes down and how long it
stays there, so that it can be advanced by the ground covered and no foot slides.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from maketomorrow.shell.bones import (
    BONES,
    Arm,
    Bearing,
    LegJoints,
    Scaled,
    Stand,
    between,
    down,
    leg_joints,
    leg_to,
)
from maketomorrow.shell.bones import up as upward
from maketomorrow.shell.paint import Spot
from maketomorrow.shell.palette import AMBER, CREAM, WHITE, Colour, mix, rgb
from maketomorrow.shell.poses import STANDS
from maketomorrow.shell.weaponry import arms

STEPS = 12  # pictures of one stride
RUN_STEPS = 8
BEATS = 4  # pictures of a piece of work
CROWN = 53.0  # of the skeleton, px before it is scaled to somebody's height

INK = rgb("#140d1a")
STEEL = rgb("#4a4552")
WOOD = rgb("#8a6a48")
PAPER = rgb("#e8dcc0")


class Moment(NamedTuple):
    """What a picture depends on. ``word``: 0 silent, 1 and 2 two gestures of somebody who speaks.

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
    crest_px: int = 2  # of hair, hat or bones over their height
    hue: Colour | None = None  # of the bar beside what they say; None = the coat's


# --- poses ------------------------------------------------------------------------------------


def stride_px(look: PersonLook) -> float:
    """Ground that one cycle of the walk covers, in px of the skeleton."""
    return 2 * look.walk.reach / look.walk.planted


def _foot(walk: Walk, phase: float) -> tuple[float, float, float]:
    """Where a foot is at a phase of its stride: before the hip, over the ground, toe up."""
    if phase < walk.planted:
        t = phase / walk.planted
        heel = max(0.0, t - 0.75) * 4
        return walk.reach * (1 - 2 * t), 2.6 * heel, 14 * max(0.0, 1 - t * 6) - 24 * heel
    t = (phase - walk.planted) / (1 - walk.planted)
    smooth = t * t * (3 - 2 * t)
    return walk.reach * (2 * smooth - 1), walk.lift * math.sin(math.pi * t) + 2.6 * (1 - t), -30 * (1 - t) + 12 * t


def strides(walk: Walk, step: int, limp: bool = False) -> Stand:
    """The legs at one of STEPS steps; with ``limp`` the near one carries as little as it can."""
    phase = step / STEPS
    near = replace(walk, reach=walk.reach * 0.6, planted=0.5, lift=1.0) if limp else walk
    if walk.stiff:
        near = replace(near, lift=1.2)
    highest = BONES.ankle + math.sqrt((BONES.thigh + BONES.shin - 0.2) ** 2 - walk.reach**2)
    if walk.planted < 0.5:  # a hop: highest between two steps, with both feet off the ground
        hip = highest - walk.bob * (1 - abs(math.sin((phase - walk.planted / 2) * math.tau)))
    else:
        hip = highest + walk.bob * (1 - math.cos(phase * 4 * math.pi)) / 2
    hip -= walk.bent
    if limp or walk.stiff:
        hip -= (2.6 if limp else 1.0) * max(0.0, math.sin(phase * math.tau))
    legs = []
    for own, at in ((walk, (phase + 0.5) % 1.0), (near, phase)):
        x, y, toe = _foot(own, at)
        legs.append(leg_to(x, hip - BONES.ankle - y, toe))
    return Stand(legs[0], legs[1], hip)


def _swung(look: PersonLook, step: int, limp: bool = False) -> Bearing:
    """The upper body that goes with a step."""
    turn = step / STEPS * math.tau
    walk, rest = look.walk, look.rest
    lean = rest.lean + 2 + walk.sway * math.sin(turn) + (9 + 6 * math.sin(turn) if limp else 0)
    swing = walk.swing * (0.4 if limp else 1.0) * math.cos(turn)
    far = (rest.far[0] + swing, rest.far[1] + swing * 0.8 + 8)
    near = rest.near if look.holds else (rest.near[0] - swing, rest.near[1] - swing * 0.8 + 8)
    return Bearing(lean, rest.head + walk.nod * math.cos(2 * turn) + (8 if limp else 0), far, near)


def _hands(rest: Bearing, far: Arm, near: Arm, lean: float = 0.0, head: float = 0.0, tool: float = 0.0) -> Bearing:
    return Bearing(rest.lean + lean, rest.head + head, far, near, tool)


WORK: dict[str, Callable[[Bearing, float], Bearing]] = {
    "roll": lambda rest, t: _hands(rest, (34, 112), (46 + 8 * t, 96 + 24 * t), 2, 10 - 14 * t),
    "serve": lambda rest, t: _hands(rest, (52, 86), (30 + 26 * t, 66 + 36 * t), 8 * t, 6, -70),
    "wind": lambda rest, t: _hands(rest, (22, 100), (18 + 16 * t, 104 + 16 * t), 2, 16),
    "type": lambda rest, t: _hands(rest, (48 - 10 * t, 88 + 8 * t), (44 + 10 * t, 96 - 8 * t), 8, 8),
    "record": lambda rest, t: _hands(rest, (10, 62), (78 + 8 * t, 96 + 6 * t), 6, -4, 18),
    "trim": lambda rest, t: _hands(rest, (36 + 20 * t, 60), (66 - 34 * t, 96 - 50 * t), 16 + 12 * t, 0, 20 - 64 * t),
    "tags": lambda rest, t: _hands(rest, (30, 96), (42 + 6 * t, 118 + 14 * t), -2, 8),
}
"""What hands do, from 0 to 1 and back."""

TALK: tuple[tuple[Arm, float], ...] = (((34, 92), -4), ((52, 116), 3))
"""The near arm and the head of somebody who speaks."""


COWER = Stand((-20, -52, 0), (48, -34, 0))
LIES = (Stand((-88, -92, -84), (-82, -88, -80)), Bearing(88, 84, (104, 88), (72, 94)))
FALLS = (
    (STANDS["die_0"], Bearing(14, 38, (4, 16), (16, 30))),
    (STANDS["die_1"], Bearing(24, 52, (6, 10), (18, 24))),
    (STANDS["die_2"], Bearing(64, 62, (40, 66), (58, 88))),
    LIES,
)
BLOWS = (Bearing(-15, 6, (30, 74), (186, 222), 132), Bearing(26, -6, (-60, -40), (76, 92), -6))


def pose(look: PersonLook, moment: Moment) -> tuple[Stand, Bearing]:
    """Legs and upper body at a moment."""
    act, step, rest = moment.act, moment.step, look.rest
    stand, bearing = look.feet, rest
    if act == "walk":
        stand, bearing = strides(look.walk, step), _swung(look, step)
    elif act == "limp":
        stand, bearing = strides(look.walk, step, True), _swung(look, step, True)
    elif act in ("run", "panic"):
        stand = STANDS[f"run_{step}"]
        wave = 10 * math.sin(step / RUN_STEPS * math.tau)
        if act == "panic":
            far, near = look.panic
            lean = 16 + rest.lean / 2
            bearing = Bearing(lean, -14, (far[0] + wave, far[1] - wave), (near[0] - wave, near[1] + wave))
        else:
            bearing = Bearing(20, 0, (3 * wave, 70 + 2 * wave), (-3 * wave, 70 - 2 * wave), -12)
    elif act == "cower":
        stand, bearing = COWER, Bearing(34, 18 + 3 * step, (110, 196), (96, 190))
    elif act == "fight":
        stand = STANDS["lunge" if step else "brace"]
        bearing = BLOWS[step]
    elif act == "shoot":
        stand = STANDS["brace"]
        bearing = Bearing(8 - 6 * step, -2, (62, 104 + 4 * step), (74, 92), 2 + 6 * step)
    elif act == "hurt":
        stand, bearing = STANDS["hurt"], Bearing(-24, -26, (-60, -20), (66, 118))
    elif act == "die":
        stand, bearing = FALLS[step]
    elif act == "climb":
        stand = STANDS[f"climb_{step}"]
        bearing = Bearing(4, -18, (118, 166), (156, 178)) if step else Bearing(4, -18, (156, 178), (118, 166))
    elif act == "jump":
        stand, bearing = STANDS["apex"], Bearing(8, -4, (-60, -30), (70, 110))
    elif act == "sit":
        stand, bearing = STANDS["sit"], Bearing(rest.lean * 0.6 + 6, rest.head + 4 + 2 * step, (14, 62), (22, 66))
    elif act in WORK:
        if act == "trim":
            stand = STANDS["reach"]
        bearing = WORK[act](rest, (1 - math.cos(step / BEATS * math.tau)) / 2)
    else:
        bearing = replace(rest, lean=rest.lean + step, head=rest.head - step)
    if moment.word:
        near, head = TALK[moment.word - 1]
        bearing = replace(bearing, near=bearing.near if look.holds else near, head=bearing.head + head)
        if look.holds:
            bearing = replace(bearing, far=near)
    return stand, bearing


# --- a body -----------------------------------------------------------------------------------


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
