"""Rita's skeleton: bones, poses as joint angles, and how each bone is dressed.

Angles are degrees of a figure that faces right, and absolute. Limbs: 0 hangs down, 90 forward,
180 up. Torso and head: + leans forward. Feet: + is toe up. Weapon: 0 forward, 90 up.
A figure is two sprites, legs and upper body, so that any stride goes with any aim.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from maketomorrow.shell.paint import Canvas, Spot, Sprite
from maketomorrow.shell.palette import AMBER, SUIT, SUIT_DARK, TEAL, WHITE, Colour, mix, rgb


@dataclass(frozen=True, slots=True)
class Bones:
    """Lengths in px, before ``scale``."""

    scale: float = 0.93  # a crown at 49 px over a box of 44: she may look taller than she is, never the reverse
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
    stride_px: float = 72.0  # ground covered in one cycle of eight run frames


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


STANDS: dict[str, Stand] = {
    "idle": Stand((-13, -21, 0), (15, -8, 0)),
    "idle_1": Stand((-14, -23, 0), (16, -10, 0)),
    "brace": Stand((-22, -32, 0), (28, -6, 0)),
    "lunge": Stand((-36, -48, -22), (52, -6, 0)),
    "rise": Stand((-14, -38, -46), (74, -16, -26), lift_px=4),
    "apex": Stand((40, -58, -34), (84, -22, -14), lift_px=7),
    "fall": Stand((-24, -62, -40), (40, -6, -22), lift_px=3),
    "land": Stand((14, -82, -24), (82, -32, 0)),
    "crouch": Stand((-28, -122, -64), (108, -30, 0)),
    "crawl_0": Stand((-62, -92, -84), (84, -56, -10)),
    "crawl_1": Stand((34, -80, -60), (-8, -96, -80)),
    "wall": Stand((18, -30, -30), (66, -18, 52), lift_px=6),
    "dash": Stand((-72, -84, -70), (46, -78, -50), lift_px=0),
    "climb_0": Stand((4, -12, -6), (78, -8, 6)),
    "climb_1": Stand((78, -8, 6), (4, -12, -6)),
    "swim_0": Stand((-20, -40, -60), (30, -20, -40)),
    "swim_1": Stand((30, -20, -40), (-20, -40, -60)),
    "hurt": Stand((-2, -26, 0), (36, 8, 16)),
    "die_0": Stand((30, -52, -10), (52, -40, -4)),
    "die_1": Stand((12, -86, -80), (22, -84, -80)),
    "die_2": Stand((-16, -88, -84), (-6, -84, -80)),
    "die_3": Stand((-88, -92, -84), (-82, -88, -80)),
    "sit": Stand((84, -4, 0), (88, 4, 0)),
    "reach": Stand((-16, -26, 0), (20, -4, 0)),
    "run_0": Stand((-19, -101, -64), (42, 13, 12), 23.6),
    "run_1": Stand((6, -131, -40), (43, -32, 0), 22.0),
    "run_2": Stand((102, -28, -12), (7, -46, 0), 23.2),
    "run_3": Stand((57, 30, 12), (-12, -57, -42), 24.8),
    "run_4": Stand((34, 31, 12), (-31, -95, -64), 23.6),
    "run_5": Stand((48, -23, 0), (-6, -131, -40), 22.0),
    "run_6": Stand((17, -43, 0), (93, -43, -12), 23.2),
    "run_7": Stand((1, -59, -42), (64, 14, 12), 24.8),
}

BEARINGS: dict[str, Bearing] = {
    "idle": Bearing(7, 2, (-6, 42), (-4, 52), -22),
    "idle_1": Bearing(9, 1, (-4, 44), (-2, 54), -20),
    "rise": Bearing(10, -6, (-40, -22), (58, 98), 22),
    "apex": Bearing(4, 4, (-74, -34), (64, 92), 14),
    "fall": Bearing(-4, 16, (-128, -150), (52, 90), 8),
    "land": Bearing(42, 8, (34, 16), (-46, -70), -164),
    "crouch": Bearing(58, -34, (30, 70), (16, 70), -4),
    "crawl": Bearing(74, -50, (22, 60), (2, 62), -4),
    "wall": Bearing(-10, -14, (-30, 14), (128, 158)),
    "dash": Bearing(70, -8, (-74, -96), (-40, -14), -12),
    "climb_0": Bearing(4, -18, (118, 166), (156, 178)),
    "climb_1": Bearing(4, -18, (156, 178), (118, 166)),
    "swim_0": Bearing(34, -10, (60, 100), (-30, 10)),
    "swim_1": Bearing(34, -10, (-30, 10), (60, 100)),
    "hurt": Bearing(-28, -30, (-70, -20), (70, 128), 40),
    "die_0": Bearing(14, 38, (4, 16), (16, 30)),
    "die_1": Bearing(24, 52, (6, 10), (18, 24)),
    "die_2": Bearing(64, 62, (40, 66), (58, 88)),
    "die_3": Bearing(88, 84, (104, 88), (72, 94)),
    "sit": Bearing(8, 10, (14, 62), (22, 66)),
    "reach": Bearing(16, 6, (-24, 10), (70, 88)),
    "run_0": Bearing(19, 4, (36, 106), (-26, 62), -12),
    "run_1": Bearing(21, 4, (24, 92), (-24, 60), -15),
    "run_2": Bearing(20, 4, (-8, 60), (-14, 66), -11),
    "run_3": Bearing(17, 4, (-46, 28), (-6, 70), -7),
    "run_4": Bearing(19, 4, (-72, 4), (-2, 72), -6),
    "run_5": Bearing(21, 4, (-52, 22), (-6, 68), -10),
    "run_6": Bearing(20, 4, (-16, 56), (-14, 64), -9),
    "run_7": Bearing(17, 4, (18, 84), (-22, 62), -8),
    "blow_0": Bearing(-15, 6, (30, 74), (186, 222), 132),
    "blow_1": Bearing(26, -6, (-60, -40), (76, 92), -6),
    "blow_2": Bearing(34, 4, (-74, -60), (34, 22), -52),
}


def aiming(up_deg: float, lean: float = 8.0) -> Bearing:
    """Arms along the ray; the torso gives way by a seventh. ``up_deg`` from -90 (down) to 90."""
    a = up_deg
    return Bearing(lean - a * 0.16, -a * 0.42, (62 + a * 0.8, 104 + a), (78 + a * 0.92, 92 + a), a)


def turned(bearing: Bearing, up_deg: float) -> Bearing:
    """The same blow, aimed ``up_deg`` higher."""
    return replace(
        bearing,
        lean=bearing.lean - up_deg * 0.2,
        head=bearing.head - up_deg * 0.3,
        near=(bearing.near[0] + up_deg, bearing.near[1] + up_deg),
        weapon=bearing.weapon + up_deg,
    )


LIMB = rgb("#0d0816")
LIMB_FAR = rgb("#191226")
FAR = rgb("#7c1418")
PLATE_LIT = rgb("#ff8448")
HELMET_SHADE = rgb("#b9a4a8")
STEEL = rgb("#3a3344")
GUN = rgb("#0a0612")


def down(spot: Spot, angle: float, length: float) -> Spot:
    """Where a limb of ``length`` ends that begins at ``spot``."""
    return spot[0] + math.sin(math.radians(angle)) * length, spot[1] + math.cos(math.radians(angle)) * length


def up(spot: Spot, angle: float, length: float) -> Spot:
    """The same for a spine, whose 0 is straight up."""
    return spot[0] + math.sin(math.radians(angle)) * length, spot[1] - math.cos(math.radians(angle)) * length


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


def hip_height(stand: Stand) -> float:
    """How far the pelvis is above the feet's ground, in px as drawn."""
    return contact(stand) * BONES.scale


def contact(stand: Stand) -> float:
    """The same before ``scale``."""
    if stand.hip_px is not None:
        return stand.hip_px
    lowest = 4.2
    for leg, side in ((stand.far, -1), (stand.near, 1)):
        joints = leg_joints(leg, side)
        lowest = max(lowest, joints.heel[1], joints.toe[1], joints.knee[1] + 2.6)
    return lowest + stand.lift_px


def legs(stand: Stand) -> Sprite:
    """Both legs; the sprite's feet point is the pelvis."""
    canvas = Scaled(-34, -24, 34, 38)
    far, near = leg_joints(stand.far, -1), leg_joints(stand.near, 1)
    canvas.limb(far.hip, far.knee, 6.4, 5.0, LIMB_FAR)
    canvas.limb(far.knee, far.ankle, 5.4, 4.2, FAR)
    canvas.poly([far.heel, far.toe, far.instep], FAR)
    canvas.limb(far.ankle, far.heel, 4.0, 2.6, FAR)
    canvas.limb(far.heel, far.toe, 1.8, 1.8, FAR)
    canvas.limb(near.hip, near.knee, 7.0, 5.4, LIMB)
    canvas.limb(near.knee, near.ankle, 6.2, 4.8, SUIT)
    canvas.limb(
        between(near.knee, near.ankle, 0.25, -1.4), between(near.knee, near.ankle, 0.95, -1.2), 2.2, 1.8, SUIT_DARK
    )
    canvas.poly([near.heel, near.toe, near.instep], SUIT)
    canvas.limb(near.ankle, near.heel, 4.6, 3.0, SUIT)
    canvas.limb(near.heel, near.toe, 2.0, 2.0, SUIT_DARK)
    canvas.disc(near.knee, 3.0, WHITE)
    return canvas.sprite()


def between(a: Spot, b: Spot, t: float, across: float) -> Spot:
    """A spot at the share ``t`` of the way, ``across`` px beside it."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1e-6
    return a[0] + dx * t - dy / length * across, a[1] + dy * t + dx / length * across


class Scaled(Canvas):
    """A canvas in the skeleton's own px, whose (0, 0) is ``above`` of them over the picture's."""

    scale = BONES.scale
    above = 0.0

    def _at(self, spot: Spot) -> Spot:
        return super()._at((spot[0] * self.scale, (spot[1] - self.above) * self.scale))

    def disc(self, spot: Spot, radius: float, colour: Colour) -> None:
        super().disc(spot, radius * self.scale, colour)


def upper(bearing: Bearing, weapon: str, upgrades: tuple[str, ...] = ()) -> Sprite:
    """Torso, head, arms and what is in her hand; the sprite's feet point is the pelvis."""
    canvas = Scaled(-56, -62, 60, 40)
    lean = bearing.lean
    ux, uy = math.sin(math.radians(lean)), -math.cos(math.radians(lean))

    def body(along: float, front: float) -> Spot:
        return ux * along - uy * front, uy * along + ux * front

    neck = up((0.0, 0.0), lean, BONES.torso)
    head = up(neck, lean * 0.5 + bearing.head, BONES.neck)
    face = math.radians(lean * 0.35 + bearing.head)

    def skull(forward: float, below: float) -> Spot:
        co, si = math.cos(face), math.sin(face)
        return head[0] + co * forward - si * below, head[1] + si * forward + co * below

    far_shoulder, near_shoulder = body(BONES.shoulder, 1.0), body(BONES.shoulder, -1.0)
    far_elbow = down(far_shoulder, bearing.far[0], BONES.upper)
    far_hand = down(far_elbow, bearing.far[1], BONES.fore)
    near_elbow = down(near_shoulder, bearing.near[0], BONES.upper)
    near_hand = down(near_elbow, bearing.near[1], BONES.fore)

    canvas.limb(far_shoulder, far_elbow, 4.4, 3.8, LIMB_FAR)
    canvas.limb(far_elbow, far_hand, 4.6, 3.8, FAR)
    canvas.disc(far_hand, 1.9, LIMB)
    canvas.poly([body(5, -5), body(4, -9.5), body(13.5, -11), body(16, -7.5), body(15, -4)], SUIT_DARK)
    canvas.limb(body(5, -8), body(1.2, -9.6), 3.2, 2.2, LIMB)
    canvas.poly([body(11, -10.4), body(13.4, -10.8), body(13, -7), body(10.6, -7)], SUIT)
    canvas.limb(body(-1, 0), body(6, 0), 7.6, 7.4, LIMB)
    canvas.poly(
        [
            body(3.5, -4.6),
            body(9, -6.6),
            body(14.5, -6),
            body(16.5, -2),
            body(16, 4),
            body(12, 7.2),
            body(6.5, 6),
            body(3.5, 3.6),
        ],
        SUIT,
    )
    canvas.poly([body(15.6, 1), body(15.2, 4.4), body(11.6, 7.2), body(8, 6.4), body(9, 2)], PLATE_LIT)
    canvas.poly([body(3.5, -4.6), body(7, -5.6), body(6.4, 5.8), body(3.5, 3.6)], SUIT_DARK)
    canvas.disc(body(10.2, 3.2), 1.35, TEAL)
    if "coil" in upgrades:  # a ring at the hip
        canvas.limb(body(1.5, -4.4), body(1.5, 4.4), 2.0, 2.0, AMBER)
    canvas.limb(neck, head, 5, 5, LIMB)
    canvas.disc(head, BONES.head, WHITE)
    canvas.poly([skull(-5.2, 1), skull(0, 3), skull(1, 5.6), skull(-3, 4.8)], HELMET_SHADE)
    canvas.poly([skull(0.6, -3.4), skull(5.2, -2.6), skull(6.3, 0.8), skull(5, 3.8), skull(0.8, 3.2)], LIMB)
    canvas.poly([skull(1.6, -1.1), skull(6, -0.6), skull(6.2, 1.1), skull(1.6, 0.8)], TEAL)
    canvas.limb(skull(-1, -5.2), skull(-8.6, -6.4), 1.7, 0.6, SUIT)
    if weapon:
        arms(canvas, weapon, near_hand, bearing.weapon)
    canvas.limb(near_shoulder, near_elbow, 5.0, 4.4, LIMB)
    canvas.limb(near_elbow, near_hand, 5.8, 4.6, WHITE)
    canvas.disc(near_hand, 2.0, LIMB)
    canvas.disc(near_shoulder, 6.1 if "plating" in upgrades else 4.9, WHITE)
    canvas.poly([body(12.2, -5.6), body(12.2, 3.6), body(9.6, 2.6), body(9.2, -4.8)], SUIT)
    return canvas.sprite()


def arms(canvas: Canvas, weapon: str, hand: Spot, up_deg: float) -> None:
    """A weapon in a hand; one that nobody has drawn yet is a plain bar."""
    ux, uy = math.cos(math.radians(up_deg)), -math.sin(math.radians(up_deg))

    def at(along: float, above: float = 0.0) -> Spot:
        return hand[0] + ux * along + uy * above, hand[1] + uy * along - ux * above

    if weapon == "rivet":
        canvas.poly([at(-5, 2), at(6, 2.4), at(6, -1.6), at(-3, -2.4)], STEEL)
        canvas.limb(at(4), at(19), 2.6, 2.0, GUN)
        canvas.poly([at(-1, -1), at(2, -1), at(1, -5.5), at(-2, -5)], GUN)
        canvas.poly([at(6, 2.6), at(12, 2.4), at(12, 1.2), at(6, 1.2)], WHITE)
        canvas.poly([at(17, 1.6), at(20.5, 1.6), at(20.5, -1.6), at(17, -1.6)], SUIT)
    elif weapon == "slug":
        canvas.poly([at(-6, 2.6), at(5, 3), at(5, -2.6), at(-5, -3)], GUN)
        canvas.poly([at(4, 3.6), at(16, 4.4), at(16, -2.6), at(4, -2.2)], STEEL)
        canvas.poly([at(14, 4.8), at(18, 5.2), at(18, -3.4), at(14, -3)], SUIT)
        canvas.disc(at(2, -3.4), 3, GUN)
        canvas.poly([at(5, 3.4), at(13, 3.9), at(13, 2.6), at(5, 2.2)], WHITE)
    elif weapon == "cutter":
        canvas.limb(at(-3), at(6), 2.4, 2.4, GUN)
        canvas.poly([at(3, 2.4), at(6, 2.8), at(6, -2.8), at(3, -2.4)], WHITE)
        canvas.poly([at(6, 1.8), at(15, 3.8), at(22, 2.2), at(25, -3.8), at(20, -1.2), at(13, -1.6), at(6, -2)], GUN)
        canvas.path([at(6, 2.0), at(15, 4.0), at(22, 2.4), at(25, -3.8)], 1.2, AMBER)
    else:
        canvas.limb(at(-4), at(20), 3, 2.4, mix(GUN, WHITE, 0.3))
