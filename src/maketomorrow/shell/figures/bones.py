"""The skeleton that everybody shares: its bones, how a pose is written down, where its joints come to lie.

Angles are degrees of a figure that faces right, and absolute. Limbs: 0 hangs down, 90 forward,
180 up. Torso and head: + leans forward. Feet: + is toe up. Weapon: 0 forward, 90 up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from maketomorrow.shell.paint import Canvas, Spot
from maketomorrow.shell.palette import Colour


@dataclass(frozen=True, slots=True)
class Bones:
    """Lengths in px, before ``scale``."""

    scale: float = 0.96  # a crown at 51 px over a box of 44: she may look taller than she is, never the reverse
    thigh: float = 12.0
    shin: float = 12.0
    ankle: float = 3.0
    torso: float = 15.5
    neck: float = 6.0
    head: float = 5.8
    upper: float = 8.5
    fore: float = 9.0
    heel: float = 3.0
    toe: float = 6.5
    hip: float = 1.2
    shoulder: float = 13.0
    stride_px: float = 72.0  # ground covered in one cycle of a run


BONES = Bones()

Arm = tuple[float, float]  # upper arm, forearm
Leg = tuple[float, float, float]  # thigh, shin, foot


@dataclass(frozen=True, slots=True)
class Stand:
    """How the legs are, and how high the hip is over the ground: None = as the lowest contact says."""

    far: Leg
    near: Leg
    hip_px: float | None = None
    lift_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Bearing:
    """How the upper body is."""

    lean: float
    head: float
    far: Arm
    near: Arm
    weapon: float = 0.0


def _part(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def blend_stand(a: Stand, b: Stand, t: float) -> Stand:
    """Legs on the way from one stand (0) to another (1)."""
    far = _part(a.far[0], b.far[0], t), _part(a.far[1], b.far[1], t), _part(a.far[2], b.far[2], t)
    near = _part(a.near[0], b.near[0], t), _part(a.near[1], b.near[1], t), _part(a.near[2], b.near[2], t)
    hip = _part(a.hip_px, b.hip_px, t) if a.hip_px is not None and b.hip_px is not None else None
    return Stand(far, near, hip, _part(a.lift_px, b.lift_px, t))


def blend(a: Bearing, b: Bearing, t: float) -> Bearing:
    """An upper body on the way from one bearing (0) to another (1)."""
    return Bearing(
        _part(a.lean, b.lean, t),
        _part(a.head, b.head, t),
        (_part(a.far[0], b.far[0], t), _part(a.far[1], b.far[1], t)),
        (_part(a.near[0], b.near[0], t), _part(a.near[1], b.near[1], t)),
        _part(a.weapon, b.weapon, t),
    )


def turned(bearing: Bearing, up_deg: float) -> Bearing:
    """The same blow, aimed ``up_deg`` higher."""
    return replace(
        bearing,
        lean=bearing.lean - up_deg * 0.2,
        head=bearing.head - up_deg * 0.3,
        near=(bearing.near[0] + up_deg, bearing.near[1] + up_deg),
        weapon=bearing.weapon + up_deg,
    )


def down(spot: Spot, angle: float, length: float) -> Spot:
    """Where a limb of ``length`` ends that begins at ``spot``."""
    return spot[0] + math.sin(math.radians(angle)) * length, spot[1] + math.cos(math.radians(angle)) * length


def up(spot: Spot, angle: float, length: float) -> Spot:
    """The same for a spine, whose 0 is straight up."""
    return spot[0] + math.sin(math.radians(angle)) * length, spot[1] - math.cos(math.radians(angle)) * length


def between(a: Spot, b: Spot, t: float, across: float) -> Spot:
    """A spot at the share ``t`` of the way, ``across`` px beside it."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1e-6
    return a[0] + dx * t - dy / length * across, a[1] + dy * t + dx / length * across


@dataclass(frozen=True, slots=True)
class LegJoints:
    """Where a leg's joints are, from the pelvis, before ``scale``."""

    hip: Spot
    knee: Spot
    ankle: Spot
    heel: Spot
    toe: Spot
    instep: Spot


def leg_joints(leg: Leg, side: int) -> LegJoints:
    """A leg's joints; ``side`` -1 is the far one."""
    hip = (side * BONES.hip, 0.0)
    knee = down(hip, leg[0], BONES.thigh)
    ankle = down(knee, leg[1], BONES.shin)
    co, si = math.cos(math.radians(leg[2])), math.sin(math.radians(leg[2]))

    def foot(x: float, y: float) -> Spot:
        return ankle[0] + x * co + y * si, ankle[1] - x * si + y * co

    return LegJoints(hip, knee, ankle, foot(-BONES.heel, BONES.ankle), foot(BONES.toe, BONES.ankle), foot(1.5, -2.2))


def leg_to(x: float, drop: float, toe_deg: float) -> Leg:
    """A leg whose ankle is ``x`` before and ``drop`` under the hip, knee forward; both bones are equally long."""
    far = math.hypot(x, drop)
    turn = math.degrees(math.atan2(x, drop))
    bend = math.degrees(math.acos(min(1.0, far / (BONES.thigh + BONES.shin))))
    return turn + bend, turn - bend, toe_deg


def contact(stand: Stand) -> float:
    """How far the pelvis is above the feet's ground, before ``scale``."""
    if stand.hip_px is not None:
        return stand.hip_px
    lowest = 4.2
    for leg, side in ((stand.far, -1), (stand.near, 1)):
        joints = leg_joints(leg, side)
        lowest = max(lowest, joints.heel[1], joints.toe[1], joints.knee[1] + 2.6)
    return lowest + stand.lift_px


def hip_height(stand: Stand) -> float:
    """The same in px as Rita is drawn."""
    return contact(stand) * BONES.scale


class Scaled(Canvas):
    """A canvas in the skeleton's own px, whose (0, 0) is ``above`` of them over the picture's."""

    scale = BONES.scale
    above = 0.0

    def _at(self, spot: Spot) -> Spot:
        return super()._at((spot[0] * self.scale, (spot[1] - self.above) * self.scale))

    def disc(self, spot: Spot, radius: float, colour: Colour) -> None:
        super().disc(spot, radius * self.scale, colour)
