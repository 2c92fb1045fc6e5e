"""The drone: a spiky ball on six thin legs. It sinks, cocks back and lifts its front legs before it leaps."""

from __future__ import annotations

import math
from typing import NamedTuple

from maketomorrow.shell.figures.mimic_acts import Keys, between, pose_at
from maketomorrow.shell.figures.mimic_parts import PLATE, STANCE, Lit, Moment, eye, footfall, leg, spiky
from maketomorrow.shell.paint import Canvas, Spot

_SWEEP = 13.0  # px that a foot goes before and behind its middle
DRONE_STRIDE_PX = 2 * _SWEEP / STANCE * 0.8  # as drawn


class _Pose(NamedTuple):
    """Drawing px. Feet and knees from the rearmost leg to the foremost."""

    body: Spot
    feet: tuple[Spot, ...]
    knees: tuple[Spot, ...]
    inner: float = 11.0
    outer: float = 19.0
    wide: float = 1.1
    high: float = 0.9
    hair: Spot = (0.0, 0.0)
    hot: float = 0.0
    eye: Spot = (5.5, 0.5)  # from the middle of the body
    eye_px: float = 4.0


_FEET: tuple[Spot, ...] = ((-36, 0), (-25, 0), (-12, 0), (13, 0), (27, 0), (38, 0))
_KNEES: tuple[Spot, ...] = ((-24, -34), (-16, -33), (-9, -27), (10, -27), (18, -33), (26, -34))

_STAND = _Pose((0, -20.5), _FEET, _KNEES)
_COCKED = _Pose(
    (-9, -15),
    ((-42, 0), (-32, 0), (-22, 0), (12, 0), (30, -46), (40, -40)),
    ((-36, -26), (-26, -24), (-17, -20), (6, -20), (17, -34), (24, -30)),
    outer=26, wide=1.15, high=0.78, hair=(-3, -4), hot=1.0, eye_px=5.2,
)  # fmt: skip
_LAUNCH = _Pose(
    (4, -22),
    ((-52, 0), (-44, -2), (-34, -1), (34, -22), (44, -36), (46, -26)),
    ((-26, -22), (-22, -18), (-14, -14), (18, -28), (24, -38), (28, -30)),
    inner=10.5, outer=20, wide=1.5, high=0.7, hair=(-10, 2), hot=0.9, eye=(9.5, 1), eye_px=5.0,
)  # fmt: skip
_FLIGHT = _Pose(
    (8, -20),
    ((-50, -8), (-46, -16), (-32, -2), (46, -10), (52, -22), (48, -34)),
    ((-24, -20), (-24, -28), (-12, -14), (28, -16), (34, -28), (30, -40)),
    inner=10.5, wide=1.45, high=0.72, hair=(-9, 1), hot=0.85, eye=(8.5, 1), eye_px=4.8,
)  # fmt: skip
_TOUCH = _Pose(
    (4, -17),
    ((-30, -6), (-22, -2), (-8, 0), (30, 0), (44, 0), (50, -4)),
    ((-20, -26), (-16, -24), (-8, -20), (20, -24), (30, -28), (36, -24)),
    wide=1.25, high=0.8, hair=(-4, -2), hot=0.4, eye_px=4.2,
)  # fmt: skip
_SPRAWL = _Pose(
    (3, -12),
    tuple((x * 1.16, y) for x, y in _FEET),
    tuple((x * 1.14, y + 13) for x, y in _KNEES),
    outer=15,
    high=0.82,
)
_HIT = _Pose(
    (-6, -24),
    ((-38, 0), (-28, 0), (-16, -4), (14, -10), (34, -20), (44, -14)),
    ((-30, -30), (-22, -32), (-12, -30), (8, -34), (18, -44), (30, -38)),
    outer=23, wide=0.98, high=1.0, hair=(-5, 3), hot=0.2, eye_px=3.0,
)  # fmt: skip
_TURN = _Pose(
    (0, -23),
    ((-17, 0), (-12, -6), (-5, 0), (6, -6), (13, 0), (18, -4)),
    ((-13, -35), (-9, -36), (-5, -30), (5, -30), (9, -36), (13, -35)),
    wide=0.84, high=0.98, eye=(1.5, 0.5),
)  # fmt: skip
_REAR = _Pose(
    (-4, -27),
    ((-32, 0), (-24, 0), (-13, 0), (9, 0), (26, -30), (34, -38)),
    ((-26, -32), (-18, -34), (-11, -30), (8, -32), (14, -48), (20, -54)),
    outer=22, wide=1.02, high=1.0, hair=(-2, -2), hot=0.2, eye_px=4.6,
)  # fmt: skip
_TUCKED = _Pose(
    (0, -22),
    ((-34, -4), (-28, 2), (-14, 4), (12, 4), (24, -2), (32, -10)),
    ((-22, -26), (-18, -22), (-9, -16), (9, -18), (18, -24), (22, -30)),
    wide=1.2, high=0.84, hair=(-4, 4),
)  # fmt: skip
_FOLDED = _Pose(
    (0, -9),
    tuple((x * 0.35, y) for x, y in _FEET),
    tuple((x * 0.3, y * 0.25) for x, y in _KNEES),
    outer=13,
)
_THROWN = _Pose(
    (-2, -25),
    ((-34, -14), (-30, -30), (-16, -44), (12, -46), (28, -34), (36, -18)),
    ((-20, -22), (-18, -34), (-9, -38), (9, -38), (18, -34), (22, -24)),
    outer=22, hair=(0, -4), hot=-1.0, eye=(3, -4), eye_px=3.4,
)  # fmt: skip
_CURLED = _Pose(  # on its back, its legs drawn in
    (0, -8.5),
    ((-9, -19), (-7, -23), (-2, -20), (3, -22), (8, -24), (9, -18)),
    ((-19, -20), (-14, -27), (-6, -29), (7, -30), (13, -27), (19, -21)),
    inner=10.5, outer=15, wide=1.2, high=0.76, hot=-1.0, eye=(6, 2), eye_px=3.0,
)  # fmt: skip


def _walking(phase: float) -> _Pose:
    """Three legs carry while three swing; the ball sways over them."""
    bob = abs(math.sin(phase * math.tau)) * 2.2
    feet, knees = [], []
    for i in range(6):
        along, lift = footfall(phase + (0.5 if i % 2 else 0.0), _SWEEP, 8.0)
        feet.append((_FEET[i][0] + along, lift))
        knees.append((_KNEES[i][0] + along * 0.5, _KNEES[i][1] + lift * 0.4 - bob * 0.6))
    return _STAND._replace(
        body=(1.6 * math.sin(phase * math.tau), -19.5 - bob), feet=tuple(feet), knees=tuple(knees), hair=(-2.4, 0)
    )


def _climbing(phase: float) -> _Pose:
    """Seen from behind on a wall: three legs a side, which reach up and pull down in turn."""
    feet, knees = [], []
    for i, (side, high) in enumerate(((-1, -2), (-1, -20), (-1, -38), (1, -38), (1, -20), (1, -2))):
        along, lift = footfall(phase + (0.5 if i % 2 else 0.0), 7.0, 5.0)
        feet.append((side * (19 + lift * 0.5), high - along))
        knees.append((side * 27.0, high - along * 0.6 - 9))
    sway = 1.8 * math.sin(phase * math.tau)
    return _STAND._replace(body=(sway, -22), feet=tuple(feet), knees=tuple(knees), wide=0.96, high=1.06, hair=(0, 3))


def _gnawing(turn: float) -> _Pose:
    lunge = 3 + 2.4 * math.sin(2 * turn)
    feet = tuple((x, -8 * max(0.0, math.sin(turn + i)) if i > 3 else y) for i, (x, y) in enumerate(_FEET))
    return _STAND._replace(body=(lunge, -19 + math.sin(turn)), feet=feet, hair=(-3, 0))


def _breathing(turn: float) -> _Pose:
    breath = math.sin(turn)
    return _STAND._replace(body=(0, -20.5 + 0.8 * breath), outer=19 + 1.2 * breath)


KEYS = Keys(
    stand=_STAND, cocked=_COCKED, spent=_SPRAWL, hit=_HIT, turn=_TURN, rear=_REAR,
    strike=(_LAUNCH, _FLIGHT, _FLIGHT._replace(hair=(-11, -1)), between(_FLIGHT, _TOUCH, 0.8)),
    leap=(_TUCKED, between(_TUCKED, _TOUCH._replace(hot=0.0), 0.7)),
    folded=_FOLDED, thrown=_THROWN, lies=_CURLED,
    walking=_walking, climbing=_climbing, breathing=_breathing, gnawing=_gnawing,
    shaken=lambda pose, by: pose._replace(body=(pose.body[0] + 1.2 * by, pose.body[1])),
)  # fmt: skip


def drone(canvas: Canvas, moment: Moment) -> Lit:
    """Draw one moment."""
    pose = pose_at(KEYS, moment)
    for i in range(6):
        hip = (pose.body[0] + (-5 if i < 3 else 5), pose.body[1] + 1)
        leg(canvas, hip, pose.knees[i], pose.feet[i], 4.2, 6 if pose.hot >= 0 else 2)
    spiky(canvas, pose.body, pose.inner, pose.outer, pose.wide, pose.high, pose.hair)
    over = -2.0 if pose.hot >= 0 else 2.0  # the plate is on its back
    canvas.ellipse(
        (pose.body[0] - 1, pose.body[1] + over), pose.inner * 0.9 * pose.wide, pose.inner * 0.6 * pose.high, PLATE
    )
    at = (pose.body[0] + pose.eye[0], pose.body[1] + pose.eye[1])
    eye(canvas, at, pose.eye_px, pose.hot)
    return Lit(at, 18 + 16 * pose.hot if pose.hot >= 0 else 0.0, pose.hot)
