"""How the people stand, walk, talk, work, fear and fight: what their joints do at a moment.

A walk is made of where a foot comes down and how long it stays there, so that it can be advanced by
the ground covered and no foot slides. Each of them has hands of their own: see ``PersonLook``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from maketomorrow.shell.figures.bodies import BEATS, BREATHS, GUARDS, RUN_STEPS, STEPS, Moment, PersonLook, Walk
from maketomorrow.shell.figures.bones import BONES, Arm, Bearing, Stand, blend, leg_to
from maketomorrow.shell.figures.poses import BEARINGS, STANDS
from maketomorrow.shell.figures.poses import RUN_STEPS as STRIDE_STEPS


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

_COWER = Stand((-20, -52, 0), (48, -34, 0))
_LIES = (Stand((-88, -92, -150), (-82, -88, -146)), Bearing(88, 84, (104, 88), (72, 94)))
_ON_THE_BACK = (Stand((84, 92, 60), (94, 56, 20)), Bearing(-87, -70, (-88, -60), (-120, -80)))
FALLS = (
    (STANDS["die_0"], Bearing(14, 38, (4, 16), (16, 30))),
    (STANDS["die_1"], Bearing(24, 52, (6, 10), (18, 24))),
    (STANDS["die_2"], Bearing(64, 62, (40, 66), (58, 88))),
    _LIES,
)
_FIGHT = (  # on guard, cocked, through, spent, back on guard
    (STANDS["brace"], Bearing(6, -2, (54, 110), (40, 104), 48)),
    (STANDS["brace"], BEARINGS["down_2"]),
    (STANDS["lunge"], BEARINGS["down_4"]),
    (STANDS["lunge"], BEARINGS["down_6"]),
    (STANDS["brace"], BEARINGS["down_8"]),
)

Posture = Callable[[PersonLook, int], tuple[Stand, Bearing]]


def _running(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    wave = 12 * math.sin(step / RUN_STEPS * math.tau)
    lean = 18 + look.rest.lean / 3
    return _run_legs(step), Bearing(lean, 0, (4 * wave, 70 + 2.4 * wave), (-4 * wave, 70 - 2.4 * wave), -12)


def _run_legs(step: int) -> Stand:
    return STANDS[f"run_{step * STRIDE_STEPS // RUN_STEPS}"]


def _in_panic(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    wave = 12 * math.sin(step / RUN_STEPS * math.tau)
    far, near = look.panic
    bearing = Bearing(
        16 + look.rest.lean / 2 + wave / 4, -14 + wave / 3, (far[0] + wave, far[1] - wave),
        (near[0] - wave, near[1] + wave),
    )  # fmt: skip
    return _run_legs(step), bearing


def _crouching(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    """Bent double, on the way under something."""
    walk = replace(look.walk, bent=look.walk.bent + 8, reach=look.walk.reach * 0.7, bob=0.4, lift=2.0, stiff=False)
    swing = 16 * math.cos(step / STEPS * math.tau)
    return strides(walk, step), Bearing(68, -34, (24 + swing, 54 + swing), (14 - swing, 48 - swing))


def _cowering(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    return _COWER, Bearing(34 + step, 18 + 3 * step, (110, 196), (96 + 2 * step, 190))


def _on_guard(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    """Empty hands before them, the weight on the foot behind: they would rather not be here."""
    sway = math.sin(step / GUARDS * math.tau)
    lean = look.rest.lean * 0.5 - 8 + 1.5 * sway
    return STANDS["brace"], Bearing(lean, 6 - 2 * sway, (72 + 3 * sway, 148 + 4 * sway), (52 - 3 * sway, 136))


def _shooting(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    kick = (0.0, 1.0, 0.45)[step]
    return STANDS["brace"], Bearing(8 - 9 * kick, -2, (62 - 8 * kick, 104 + 8 * kick), (74 - 10 * kick, 92), 8 * kick)


def _climbing(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    return STANDS[f"climb_{step}"], BEARINGS[f"climb_{step}"]


def _jumping(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    if step:
        return STANDS["fall"], Bearing(-2, 10, (-118, -140), (104, 140))
    return STANDS["apex"], Bearing(8, -4, (-60, -30), (70, 110))


def _sitting(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    t = (1 - math.cos(step / BREATHS * math.tau)) / 2
    return STANDS["sit"], Bearing(look.rest.lean * 0.6 + 6 + t, look.rest.head + 4 + 3 * t, (14, 62 + t), (22, 66 + t))


def _pointing(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    rest = look.rest
    if look.holds:
        return look.feet, replace(rest, lean=rest.lean + 3, head=rest.head - 4, far=(94, 92))
    return look.feet, replace(rest, lean=rest.lean + 3, head=rest.head - 4, near=(94, 92))


def _standing(look: PersonLook, step: int) -> tuple[Stand, Bearing]:
    rest = look.rest
    if step < BREATHS:
        t = (1 - math.cos(step / BREATHS * math.tau)) / 2
        return look.feet, replace(rest, lean=rest.lean + 1.2 * t, head=rest.head - 1.2 * t)
    t = (0.55, 1.0, 0.5)[step - BREATHS]
    arm, head, lean = look.habit
    near = rest.near if look.holds else arm
    far = arm if look.holds else rest.far
    return look.feet, blend(rest, Bearing(rest.lean + lean, rest.head + head, far, near), t)


POSTURES: dict[str, Posture] = {
    "walk": lambda look, step: (strides(look.walk, step), _swung(look, step)),
    "limp": lambda look, step: (strides(look.walk, step, True), _swung(look, step, True)),
    "run": _running,
    "panic": _in_panic,
    "crouch": _crouching,
    "cower": _cowering,
    "fight": lambda look, step: _FIGHT[step],
    "guard": _on_guard,
    "shoot": _shooting,
    "hurt": lambda look, step: (STANDS["hurt"], Bearing(-24, -26, (-60, -20), (66, 118))),
    "die": lambda look, step: FALLS[step],
    "lie": lambda look, step: _ON_THE_BACK,
    "climb": _climbing,
    "jump": _jumping,
    "sit": _sitting,
    "point": _pointing,
}
"""Act -> legs and upper body; what is not here is somebody who stands."""


def pose(look: PersonLook, moment: Moment) -> tuple[Stand, Bearing]:
    """Legs and upper body at a moment."""
    if moment.act in WORK:
        stand = STANDS["reach"] if moment.act == "trim" else look.feet
        bearing = WORK[moment.act](look.rest, (1 - math.cos(moment.step / BEATS * math.tau)) / 2)
    else:
        stand, bearing = POSTURES.get(moment.act, _standing)(look, moment.step)
    return (stand, _speaking(look, bearing, moment.word)) if moment.word else (stand, bearing)


def _speaking(look: PersonLook, bearing: Bearing, word: int) -> Bearing:
    """The hand that is free says it too; every second picture is on the way from one gesture to the next."""
    key, halfway = divmod(word - 1, 2)
    talk = look.talk
    arm, head, lean = talk[key % len(talk)]
    if halfway:
        other = talk[(key + 1) % len(talk)]
        arm = (arm[0] + other.arm[0]) / 2, (arm[1] + other.arm[1]) / 2
        head, lean = (head + other.head) / 2, (lean + other.lean) / 2
    bearing = replace(bearing, head=bearing.head + head, lean=bearing.lean + lean)
    return replace(bearing, far=arm) if look.holds else replace(bearing, near=arm)
