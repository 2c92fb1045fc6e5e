"""The spitter: a tall tripod with a bent neck, whose throat fills before it spits."""

from __future__ import annotations

import math
from typing import NamedTuple

from maketomorrow.shell.figures.mimic_acts import Keys, between, pose_at
from maketomorrow.shell.figures.mimic_parts import (
    BODY,
    EDGE,
    PLATE,
    SAC,
    SAC_FULL,
    STANCE,
    Lit,
    Moment,
    eye,
    footfall,
    leg,
)
from maketomorrow.shell.paint import Canvas, Spot, bezier
from maketomorrow.shell.palette import mix

_SWEEP = 12.0
SPITTER_STRIDE_PX = 2 * _SWEEP / STANCE * 0.66  # as drawn


class _Pose(NamedTuple):
    """Drawing px. ``full`` 0..1 is the throat, ``jaw`` how wide the mouth is, ``crown`` how far the snout lifts."""

    hip: Spot
    bend: Spot
    head: Spot
    feet: tuple[Spot, ...]
    knees: tuple[Spot, ...]
    sac: Spot
    full: float = 0.0
    jaw: float = 1.0
    crown: float = 0.0
    hot: float = 0.0
    quills: float = 1.0


_FEET: tuple[Spot, ...] = ((-22, 0), (3, 0), (24, 0))
_KNEES: tuple[Spot, ...] = ((-18, -34), (8, -30), (16, -36))

_STAND = _Pose((-4, -42), (-17, -58), (14, -71), _FEET, _KNEES, (10, -44))
_FULL = _Pose(
    (-6, -39), (-26, -58), (-15, -76), ((-26, 0), (2, 0), (26, 0)), ((-22, -32), (8, -27), (18, -33)), (9, -45),
    full=1.0, jaw=0.5, crown=10, hot=1.0, quills=1.9,
)  # fmt: skip
_SPAT = _Pose(
    (0, -44), (2, -64), (27, -60), ((-28, 0), (4, 0), (28, 0)), ((-20, -36), (10, -32), (20, -38)), (11, -45),
    full=0.12, jaw=11, crown=6, hot=0.9, quills=0.6,
)  # fmt: skip
_SPENT = _Pose((-3, -37), (-10, -50), (20, -44), _FEET, ((-20, -28), (8, -26), (19, -30)), (10, -36), jaw=3, quills=0.7)
_HIT = _Pose(
    (-8, -40), (-26, -54), (-20, -66), ((-24, 0), (0, 0), (20, -6)), ((-24, -32), (2, -30), (14, -40)), (4, -44),
    jaw=7, crown=8, hot=0.2, quills=2.0,
)  # fmt: skip
_TURN = _Pose((-1, -44), (-6, -60), (3, -74), ((-12, 0), (1, -5), (12, 0)), ((-13, -36), (3, -33), (12, -37)), (3, -46))
_REAR = _Pose(
    (-5, -47), (-16, -66), (12, -86), ((-22, 0), (3, 0), (26, -12)), ((-19, -37), (8, -34), (22, -46)), (9, -50),
    jaw=3, crown=6, hot=0.2, quills=1.7,
)  # fmt: skip
_FOLDED = _Pose((-2, -17), (-8, -22), (8, -22), ((-10, 0), (2, 0), (10, 0)), ((-10, -12), (4, -14), (9, -12)), (7, -14))
_THROWN = _Pose(
    (-8, -40), (-20, -48), (-26, -58), ((-30, -10), (-4, -8), (22, -26)), ((-24, -30), (2, -30), (16, -44)), (0, -44),
    jaw=9, crown=6, hot=-1.0, quills=2.0,
)  # fmt: skip
_FALLEN = _Pose(  # over on its side, its neck along the ground
    (-8, -8), (-20, -10), (-38, -4), ((16, -3), (24, -1), (9, -19)), ((10, -13), (6, -5), (18, -22)), (-16, -5),
    jaw=4, hot=-1.0, quills=0.8,
)  # fmt: skip


def _walking(phase: float) -> _Pose:
    sway, bob = 2.4 * math.sin(phase * math.tau), 1.6 * abs(math.sin(phase * 1.5 * math.tau))
    feet, knees = [], []
    for i in range(3):
        along, lift = footfall(phase + i / 3, _SWEEP, 9.0)
        feet.append((_FEET[i][0] + along, lift))
        knees.append((_KNEES[i][0] + along * 0.5, _KNEES[i][1] + lift * 0.3))
    nod = 2.0 * math.sin(phase * math.tau + 1.2)
    return _STAND._replace(
        hip=(-4 + sway, -42 - bob), head=(14 + nod, -71 - bob), sac=(10 + sway, -44 - bob), feet=tuple(feet),
        knees=tuple(knees),
    )  # fmt: skip


def _climbing(phase: float) -> _Pose:
    """Drawn together, one claw after the other."""
    feet, knees = [], []
    for i, (side, high) in enumerate(((-1, -4), (1, -34), (1, -12))):
        along, lift = footfall(phase + i / 3, 8.0, 5.0)
        feet.append((side * (15 + lift * 0.5), high - along))
        knees.append((side * 24.0, high - along * 0.6 - 12))
    return _STAND._replace(feet=tuple(feet), knees=tuple(knees), hip=(-2, -34), head=(10, -70), sac=(8, -40))


def _spitting(t: float, hot: float) -> _Pose:
    return between(_SPAT, _SPENT, t)._replace(hot=hot)


def _gnawing(turn: float) -> _Pose:
    bite = math.sin(2 * turn)
    return _STAND._replace(head=(20 + 4 * bite, -58 + 3 * math.sin(turn)), jaw=4 + 3 * bite)


def _breathing(turn: float) -> _Pose:
    breath = math.sin(turn)
    return _STAND._replace(head=(14, -71 + breath), sac=(10, -44 + 0.8 * breath))


KEYS = Keys(
    stand=_STAND, cocked=_FULL, spent=_SPENT, hit=_HIT, turn=_TURN, rear=_REAR,
    strike=(_spitting(0.0, 0.9), _spitting(0.15, 0.7), _spitting(0.4, 0.4), _spitting(0.7, 0.3)),
    leap=(between(_STAND, _HIT, 0.4)._replace(hot=0.0), between(_STAND, _SPENT, 0.6)),
    folded=_FOLDED, thrown=_THROWN, lies=_FALLEN,
    walking=_walking, climbing=_climbing, breathing=_breathing, gnawing=_gnawing,
    shaken=lambda pose, by: pose._replace(head=(pose.head[0] + by, pose.head[1])),
)  # fmt: skip


def spitter(canvas: Canvas, moment: Moment) -> Lit:
    """Draw one moment."""
    pose = pose_at(KEYS, moment)
    hx, hy = pose.hip
    for knee, foot in zip(pose.knees, pose.feet):
        leg(canvas, pose.hip, knee, foot, 4.6, 5)
    neck = bezier(pose.hip, pose.bend, (pose.head[0] - 8, pose.head[1] - 8), pose.head, 16)
    canvas.ribbon(neck, lambda t: 5.8 - 2.4 * t, BODY)
    canvas.ellipse((hx - 1, hy - 2), 11, 7.5, BODY, -0.5)
    canvas.ellipse((hx - 2, hy - 4), 8, 3.6, PLATE, -0.5)
    for k in range(5):
        root = neck[1 + 2 * k]
        long = (7 + k * 0.8) * pose.quills
        canvas.limb(root, (root[0] - long, root[1] - 4 - long * 0.5), 2.6, 0.4, BODY)
    _throat(canvas, pose)
    _skull(canvas, pose)
    radius = 3.2 + 2.8 * pose.full if pose.hot >= 0 else 2.6
    eye(canvas, pose.sac, radius, pose.hot)
    return Lit(pose.sac, 17 + 20 * pose.hot if pose.hot >= 0 else 0.0, pose.hot)


def _throat(canvas: Canvas, pose: _Pose) -> None:
    """The sac before its chest: slack, then as large as all the rest of it."""
    full = pose.full
    rx, ry = 6.6 + 9.0 * full, 8.2 + 7.0 * full
    x, y = pose.sac
    canvas.limb(pose.hip, pose.sac, 8, 8, BODY)
    canvas.ellipse(pose.sac, rx, ry, BODY)
    canvas.ellipse(pose.sac, rx - 2, ry - 2, mix(EDGE, SAC, full * 2) if pose.hot >= 0 else PLATE)
    if full > 0.25:
        canvas.ellipse((x + 1, y + 1), rx * 0.62 * full, ry * 0.62 * full, SAC_FULL)
        for turn in (-1.1, -0.3, 0.6):  # veins
            canvas.path([(x - 5, y + 5 * turn), (x - rx * 0.6, y + 8 * turn), (x - rx + 1.6, y + 9 * turn)], 0.9, BODY)


def _skull(canvas: Canvas, pose: _Pose) -> None:
    nx, ny = pose.head
    lift, jaw = pose.crown, pose.jaw
    side = -1 if pose.head[0] < pose.hip[0] - 20 and pose.hot < 0 else 1  # the dead look away
    canvas.poly(
        [
            (nx - 6 * side, ny - 4),
            (nx + 3 * side, ny - 9),
            (nx + 17 * side, ny - 5 - 0.7 * lift),
            (nx + 25 * side, ny + 2 - 1.1 * lift),
            (nx + 9 * side, ny + 1),
            (nx - 2 * side, ny + 4),
        ],
        BODY,
    )
    canvas.poly(
        [
            (nx - 4 * side, ny + 1),
            (nx + 8 * side, ny + 1 + jaw * 0.3),
            (nx + 19 * side, ny + 2 + jaw),
            (nx + 7 * side, ny + 4 + jaw * 0.7),
            (nx - 3 * side, ny + 5),
        ],
        BODY,
    )
    if jaw > 5:  # the throat's flap hangs out
        canvas.poly([(nx - 1, ny + 4), (nx + 7, ny + 5), (nx + 2, ny + 14), (nx - 4, ny + 9)], EDGE)
