"""Rita's poses, as joint angles. What moves is written as a few keys; the pictures between them are worked out here.

``STANDS`` are legs, ``BEARINGS`` upper bodies; any stride goes with any aim. A run is made of where
a foot comes down and how long it stays there, so that no foot slides.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from maketomorrow.shell.figures.bones import BONES, Bearing, Leg, Stand, blend, blend_stand, leg_to

RUN_STEPS = 24  # pictures of a stride: one for every tick at full speed
BREATHS = 8
CLIMBS = 8
STROKES = 8
AIRS = 9  # from rising to falling
LEAPS = 5  # from the push off the ground to rising
PLUNGES = 4  # of a long fall, arms rowing
LANDINGS = 4
DIP_PX = 4.0  # that the hips give when a run goes on from a landing
CUTS = 9  # pictures of a blow
RELOADS = 6
EASES = 4  # pictures of taking it easy
BOWS = 3  # pictures of a death on her knees, between two of its keys

STANDS: dict[str, Stand] = {
    "idle": Stand((-13, -21, 0), (15, -8, 0)),
    "brace": Stand((-22, -32, 0), (28, -6, 0)),
    "lunge": Stand((-36, -48, -22), (52, -6, 0)),
    "drive": Stand((-48, -56, -34), (66, -4, 0)),
    "skid": Stand((26, -34, 0), (54, 36, 20)),
    "push_off": Stand((-30, -36, -58), (34, -34, -20), lift_px=-5),
    "stretch": Stand((-26, -30, -64), (8, -18, -56), lift_px=-2),
    "rise": Stand((-14, -38, -46), (74, -16, -26), lift_px=4),
    "apex": Stand((40, -58, -34), (84, -22, -14), lift_px=7),
    "fall": Stand((-24, -62, -40), (40, -6, -22), lift_px=3),
    "plunge": Stand((-40, -96, -52), (18, -18, -30), lift_px=2),
    "plunge_back": Stand((-14, -70, -46), (34, -30, -26), lift_px=2),
    "land": Stand((14, -82, -24), (82, -32, 0)),
    "crouch": Stand((-28, -122, -64), (108, -30, 0)),
    "crushed": Stand((14, -66, -70), (50, -38, -10)),
    "wall": Stand((26, -66, -84), (46, -18, -40), lift_px=5),  # the wall is at her back, a sole against it
    "dash": Stand((-72, -84, -70), (46, -78, -50), lift_px=0),
    "hurt": Stand((-2, -26, 0), (36, 8, 16)),
    "hurt_back": Stand((-34, -58, -30), (30, -22, 0)),
    "die_0": Stand((30, -52, -10), (52, -40, -4)),
    "die_1": Stand((12, -86, -128), (22, -84, -128)),
    "die_2": Stand((-16, -88, -134), (-6, -84, -130)),
    "die_3": Stand((-88, -92, -150), (-82, -88, -146)),
    "kneel": Stand((-8, -88, -126), (82, -4, 0)),
    "sit": Stand((84, -4, 0), (88, 4, 0)),
    "reach": Stand((-16, -26, 0), (20, -4, 0)),
}

BEARINGS: dict[str, Bearing] = {
    "idle": Bearing(7, 2, (-6, 42), (-4, 52), -22),
    "skid": Bearing(-17, 8, (-62, -30), (38, 84), 6),
    "push_off": Bearing(16, -14, (-62, -40), (52, 84), 16),
    "stretch": Bearing(-4, -16, (-30, -14), (138, 164), 66),
    "rise": Bearing(10, -6, (-40, -22), (108, 138), 46),
    "apex": Bearing(4, 4, (-74, -34), (64, 92), 14),
    "fall": Bearing(-4, 16, (-128, -150), (98, 134), 40),
    "plunge": Bearing(-12, 26, (-146, -168), (118, 152), 62),
    "plunge_back": Bearing(-4, 22, (-108, -124), (146, 176), 96),
    "land": Bearing(42, 8, (34, 16), (-46, -70), -164),
    "dip": Bearing(36, 14, (-4, 34), (-14, 38), -40),  # run on from a landing
    "crouch": Bearing(58, -34, (30, 70), (16, 70), -4),
    "crawl": Bearing(74, -50, (22, 60), (2, 62), -4),
    "crushed": Bearing(76, 20, (36, 60), (18, 74), -30),
    "wall": Bearing(-5, 12, (-134, -152), (-2, 34), -34),
    "dash": Bearing(70, -8, (-74, -96), (-40, -14), -12),
    "hurt": Bearing(-28, -30, (-70, -20), (70, 128), 40),
    "hurt_back": Bearing(38, -26, (-64, -30), (-50, -4), -70),
    "die_0": Bearing(14, 38, (4, 16), (16, 30)),
    "die_1": Bearing(24, 52, (6, 10), (18, 24)),
    "die_2": Bearing(64, 62, (40, 66), (58, 88)),
    "die_3": Bearing(88, 84, (104, 88), (72, 94)),
    "kneel": Bearing(16, 20, (10, 46), (14, 30)),
    "sit": Bearing(8, 10, (14, 62), (22, 66)),
    "reach": Bearing(16, 6, (-24, 10), (70, 88)),
    "ease": Bearing(3, -8, (-34, 46), (14, 152), 122),  # the weapon over her shoulder, a hand at the hip
    "use": Bearing(14, 4, (70, 86), (-14, 44), -34),  # the far hand, for the other one holds the weapon
    "tap_0": Bearing(16, 6, (-24, 10), (66, 92)),
    "tap_1": Bearing(17, 7, (-24, 10), (72, 84)),
    "swap": Bearing(12, 8, (26, 70), (-58, -118), -120),
}


def _along(keys: Sequence[float], at: float) -> float:
    """A value between evenly spaced keys that come round again; ``at`` in keys."""
    first = math.floor(at)
    t = at - first
    a, b, c, d = (keys[(first + k) % len(keys)] for k in (-1, 0, 1, 2))
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def _round(keys: Sequence[Bearing], at: float) -> Bearing:
    """The same for upper bodies."""
    first = math.floor(at)
    return blend(keys[first % len(keys)], keys[(first + 1) % len(keys)], at - first)


def _eased(t: float) -> float:
    return t * t * (3 - 2 * t)


# --- running ----------------------------------------------------------------------------------

_PLANT = 12.0  # px before the pelvis that the heel comes down
_STEP = BONES.stride_px / 8  # px of ground between two keys
_TOE_OFF = -42.0
# keys 3 to 8 of the ankle's way while it is in the air: before the pelvis, over the ground, toe
_SWING = ((-17.0, 11.5, -64.0), (-9.0, 15.0, -40.0), (5.0, 12.0, -12.0), (15.0, 5.0, 12.0))
_HIPS = (23.6, 22.0, 23.2, 24.8)  # over the ground, twice a stride: low on the first, high on the last
_RUNS = (
    Bearing(19, 4, (36, 106), (-26, 62), -12),
    Bearing(21, 4, (24, 92), (-24, 60), -15),
    Bearing(20, 4, (-8, 60), (-14, 66), -11),
    Bearing(17, 4, (-46, 28), (-6, 70), -7),
    Bearing(19, 4, (-72, 4), (-2, 72), -6),
    Bearing(21, 4, (-52, 22), (-6, 68), -10),
    Bearing(20, 4, (-16, 56), (-14, 64), -9),
    Bearing(17, 4, (18, 84), (-22, 62), -8),
)


def _off_the_toe(foot: float, toe_x: float) -> tuple[float, float, float]:
    """The ankle of a foot that turns about its planted toe."""
    far = math.hypot(BONES.toe, BONES.ankle)
    turn = math.radians(math.degrees(math.atan2(BONES.ankle, BONES.toe)) - foot)
    return toe_x - far * math.cos(turn), far * math.sin(turn) - BONES.ankle, foot


def _ankle(key: float) -> tuple[float, float, float]:
    """An ankle's place at a key of 8: before the pelvis, over its rest on the ground, toe up."""
    x = _PLANT - _STEP * key
    if key <= 2:
        return x, 0.0, 12 * max(0.0, 1 - key * 1.5)
    if key <= 3:
        return _off_the_toe(_TOE_OFF * _eased(key - 2), x + BONES.toe)
    keys = (_off_the_toe(_TOE_OFF, _PLANT - 3 * _STEP + BONES.toe), *_SWING, (_PLANT, 0.0, 12.0))
    first = min(int(key - 3), 4)
    t = key - 3 - first
    a, b = keys[first], keys[first + 1]
    # in the air a foot moves evenly, and comes down upon the last of it
    height = a[1] + (b[1] - a[1]) * (t if first < 3 else _eased(t))
    return a[0] + (b[0] - a[0]) * t, height, a[2] + (b[2] - a[2]) * t


def _run_leg(key: float, side: int, dip_px: float) -> Leg:
    x, height, toe = _ankle(key % 8)
    return leg_to(x - side * BONES.hip, _along(_HIPS, key) - dip_px - BONES.ankle - height, toe)


def running(step: float, steps: int = RUN_STEPS, dip_px: float = 0.0) -> Stand:
    """The legs at a step of a stride; the near foot comes down at 0. The hips give by ``dip_px``."""
    key = step / steps * 8
    return Stand(_run_leg(key + 4, -1, dip_px), _run_leg(key, 1, dip_px), _along(_HIPS, key) - dip_px)


# --- aiming and blows -------------------------------------------------------------------------


def aiming(up_deg: float, lean: float = 8.0, kick: float = 0.0) -> Bearing:
    """Arms along the ray; the torso gives way by a seventh. ``up_deg`` from -90 (down) to 90, ``kick`` 0..1."""
    a = up_deg
    return Bearing(
        lean - a * 0.16 - 9 * kick,
        -a * 0.42 - 3 * kick,
        (62 + a * 0.8 - 22 * kick, 104 + a + 26 * kick),
        (78 + a * 0.92 - 30 * kick, 92 + a + 24 * kick),
        a + 14 * kick,
    )


_DOWNWARD = (
    Bearing(-15, 6, (30, 74), (186, 222), 132),
    Bearing(-20, 8, (38, 80), (196, 236), 146),
    Bearing(26, -6, (-60, -40), (76, 92), -6),
    Bearing(34, 4, (-74, -60), (34, 22), -52),
)
_BACKHAND = (
    Bearing(30, -4, (-40, -10), (-30, -22), -118),
    Bearing(34, -2, (-46, -16), (-40, -30), -132),
    Bearing(-2, -6, (-62, -40), (84, 96), 12),
    Bearing(-14, 2, (-70, -52), (140, 164), 84),
)
_THRUST = (
    Bearing(-12, 4, (40, 80), (-40, 60), 4),
    Bearing(-16, 6, (44, 84), (-56, 52), 2),
    Bearing(36, -6, (-84, -60), (84, 92), 0),
    Bearing(30, -4, (-70, -50), (70, 84), -4),
)
_HEAVY = (
    Bearing(-18, 14, (186, 212), (204, 222), 148),
    Bearing(-24, 16, (196, 222), (212, 234), 162),
    Bearing(34, -4, (66, 84), (74, 96), 2),
    Bearing(44, 10, (36, 46), (28, 56), -38),
)
ARCS: dict[str, tuple[Bearing, ...]] = {
    "down": _DOWNWARD,
    "back": _BACKHAND,
    "thrust": _THRUST,
    "heavy": _HEAVY,
}
"""Arc of a blow -> cocked, cocked hardest, through, and come to rest."""


def _blow(keys: tuple[Bearing, ...]) -> list[Bearing]:
    """CUTS pictures: three to cock, three through, three to come back to hand."""
    cocked, hardest, through, spent = keys
    ready = BEARINGS["idle"]
    return [
        blend(ready, cocked, 0.6),
        cocked,
        hardest,
        blend(hardest, through, 0.45),
        through,
        blend(through, spent, 0.6),
        spent,
        blend(spent, ready, 0.35),
        blend(spent, ready, 0.72),
    ]


_RELOAD = (
    Bearing(10, 14, (34, 88), (20, 70), 24),
    Bearing(13, 20, (-18, 24), (24, 74), 30),
    Bearing(11, 18, (8, 72), (26, 76), 34),
    Bearing(8, 12, (44, 98), (22, 72), 22),
)


def _fill() -> None:
    """Everything between the keys."""
    for k in range(BREATHS):
        t = (1 - math.cos(k / BREATHS * math.tau)) / 2
        STANDS[f"idle_{k}"] = blend_stand(STANDS["idle"], Stand((-14.5, -24, 0), (17, -10.5, 0)), t)
        BEARINGS[f"idle_{k}"] = blend(BEARINGS["idle"], Bearing(9.5, 0, (-3, 46), (-1, 56), -19), t)
        BEARINGS[f"sit_{k}"] = blend(BEARINGS["sit"], Bearing(10, 14, (15, 63), (23, 67)), t)
    for k in range(RUN_STEPS):
        STANDS[f"run_{k}"] = running(k)
        BEARINGS[f"run_{k}"] = _round(_RUNS, k / RUN_STEPS * 8)
        for name, share in (("dip", 1.0), ("half_dip", 0.5)):
            STANDS[f"{name}_{k}"] = running(k, dip_px=DIP_PX * share)
            BEARINGS[f"{name}_{k}"] = blend(BEARINGS[f"run_{k}"], BEARINGS["dip"], 0.7 * share)
    for k in range(RUN_STEPS // 2):  # short steps, bent into it
        step = running(2 * k)
        STANDS[f"push_{k}"] = blend_stand(step, Stand((-40, -52, -20), (34, -30, 0), step.hip_px), 0.45)
        BEARINGS[f"push_{k}"] = Bearing(34 + 3 * math.sin(k / 6 * math.tau), -16, (74, 92), (66, 96))
    for k in range(AIRS):
        t = k / (AIRS - 1) * 2
        first, second = ("rise", "apex") if t < 1 else ("apex", "fall")
        STANDS[f"air_{k}"] = blend_stand(STANDS[first], STANDS[second], t % 1 if k < AIRS - 1 else 1.0)
        BEARINGS[f"air_{k}"] = blend(BEARINGS[first], BEARINGS[second], t % 1 if k < AIRS - 1 else 1.0)
    for k in range(LEAPS):
        t = k / LEAPS * 2
        first, second = ("push_off", "stretch") if t < 1 else ("stretch", "rise")
        STANDS[f"leap_{k}"] = blend_stand(STANDS[first], STANDS[second], t % 1)
        BEARINGS[f"leap_{k}"] = blend(BEARINGS[first], BEARINGS[second], t % 1)
    for k in range(PLUNGES):
        t = (1 - math.cos(k / PLUNGES * math.tau)) / 2
        STANDS[f"plunge_{k}"] = blend_stand(STANDS["plunge"], STANDS["plunge_back"], t)
        BEARINGS[f"plunge_{k}"] = blend(BEARINGS["plunge"], BEARINGS["plunge_back"], t)
    for k in range(LANDINGS):
        t = _eased(k / LANDINGS)
        STANDS[f"land_{k}"] = blend_stand(STANDS["land"], STANDS["idle"], t)
        BEARINGS[f"land_{k}"] = blend(BEARINGS["land"], BEARINGS["idle"], t)
    high, low = Stand((4, -12, -6), (78, -8, 6)), Stand((78, -8, 6), (4, -12, -6))
    left, right = Bearing(4, -18, (118, 166), (156, 178)), Bearing(4, -18, (156, 178), (118, 166))
    for k in range(CLIMBS):
        t = (1 - math.cos(k / CLIMBS * math.tau)) / 2
        sway = 4 * math.sin(k / CLIMBS * math.tau)
        STANDS[f"climb_{k}"] = blend_stand(high, low, t)
        reached = blend(left, right, t)
        BEARINGS[f"climb_{k}"] = Bearing(reached.lean + sway, reached.head, reached.far, reached.near)
    kick, glide = Stand((-34, -70, -70), (18, -8, -50)), Stand((18, -8, -50), (-34, -70, -70))
    pull, push = Bearing(46, -22, (70, 116), (-30, 6)), Bearing(46, -18, (-30, 6), (70, 116))
    one, other = Stand((-62, -92, -84), (84, -56, -10)), Stand((34, -80, -60), (-8, -96, -80))
    for k in range(STROKES):
        t = (1 - math.cos(k / STROKES * math.tau)) / 2
        STANDS[f"swim_{k}"] = blend_stand(kick, glide, t)
        BEARINGS[f"swim_{k}"] = blend(pull, push, t)
        STANDS[f"crawl_{k}"] = blend_stand(one, other, t)
        BEARINGS[f"crawl_{k}"] = blend(BEARINGS["crawl"], Bearing(78, -54, (34, 66), (-8, 58), -6), t)
    for arc, keys in ARCS.items():
        for k, bearing in enumerate(_blow(keys)):
            BEARINGS[f"{arc}_{k}"] = bearing
    for k in range(EASES):
        BEARINGS[f"ease_{k}"] = blend(BEARINGS["idle"], BEARINGS["ease"], _eased((k + 1) / EASES))
    for k in range(RELOADS):
        BEARINGS[f"reload_{k}"] = _round(_RELOAD, k / RELOADS * len(_RELOAD))
    for k in range(3 * BOWS + 1):
        key = k // BOWS
        here, there, t = f"die_{key}", f"die_{min(3, key + 1)}", k % BOWS / BOWS
        STANDS[f"bow_{k}"] = blend_stand(STANDS[here], STANDS[there], t)
        BEARINGS[f"bow_{k}"] = blend(BEARINGS[here], BEARINGS[there], t)


_fill()
