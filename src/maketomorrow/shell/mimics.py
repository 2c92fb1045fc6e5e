"""The mimics as pictures: ink bodies with one red light a head.

The light is small while it hunts, white-hot in the wind-up, and leads the body in the strike. Each
recipe draws one moment of one kind, facing right, feet at (0, 0), and says where its light is.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from maketomorrow.core.rng import roll
from maketomorrow.shell.paint import Canvas, Spot, Sprite, bezier
from maketomorrow.shell.palette import CREAM, HIVE, WHITE, Colour, mix, rgb

BODY = rgb("#0a0511")
PLATE = rgb("#26102f")
EDGE = rgb("#43183f")
SAC = rgb("#5c1434")
SAC_FULL = rgb("#a51c3c")
EMBER = rgb("#ff9aa2")

STEPS = 8  # pictures of one stride
SHADES = 6  # pictures of one wind-up


class Moment(NamedTuple):
    """What a picture depends on.

    ``act`` is the mimic's, or "dead"; ``step`` 0..STEPS-1 of its stride; ``heat`` 0..SHADES of its wind-up.
    """

    act: str
    step: int = 0
    heat: int = 0


class Figure(NamedTuple):
    """A drawn moment, the spot of its light relative to the feet, and how large and hot that is."""

    sprite: Sprite
    light: Spot
    glow_px: int
    hot: float


@dataclass(frozen=True, slots=True)
class MimicLook:
    """How a kind is drawn. Lengths in px."""

    draw: Callable[[Canvas, Moment], tuple[Spot, float, float]]
    reach_px: int  # of the sheet, to each side
    height_px: int
    stride_px: float  # ground covered in one cycle of STEPS
    scale: float = 1.0  # of the drawing, whose body may be larger than its box


def _eye(canvas: Canvas, at: Spot, radius: float, hot: float) -> None:
    """The one light; below 0 it has gone out."""
    if hot < 0:
        canvas.disc(at, radius, EDGE)
        canvas.disc(at, radius * 0.6, BODY)
    elif hot < 0.25:
        canvas.disc(at, radius, HIVE)
        canvas.disc(at, radius * 0.55, BODY)
        canvas.disc(at, radius * 0.3, CREAM)
    else:
        canvas.disc(at, radius * (1 + 0.25 * hot), HIVE)
        canvas.disc(at, radius * (0.4 + 0.4 * hot), EMBER)
        canvas.disc(at, radius * (0.2 + 0.35 * hot), WHITE)


def _leg(canvas: Canvas, hip: Spot, knee: Spot, foot: Spot, wide: float, spur: float) -> None:
    canvas.limb(hip, knee, wide, wide * 0.65, BODY)
    canvas.limb(knee, foot, wide * 0.65, 0.6, BODY)
    turn = math.atan2(knee[1] - hip[1], knee[0] - hip[0])
    canvas.limb(knee, (knee[0] + math.cos(turn - 0.5) * spur * 0.4, knee[1] - spur), wide * 0.5, 0.4, BODY)


def _spiky(canvas: Canvas, at: Spot, inner: float, outer: float, sx: float, sy: float, hair: Spot = (0, 0)) -> None:
    count, spots = 20, []
    for k in range(2 * count):
        a = k / (2 * count) * math.tau
        tip = bool(k % 2)
        r = inner + (outer - inner) * (0.45 + 0.55 * roll(4, "spines", k)) if tip else inner
        spots.append(
            (
                at[0] + math.cos(a) * r * sx + (hair[0] if tip else 0),
                at[1] + math.sin(a) * r * sy + (hair[1] if tip else 0),
            )
        )
    canvas.poly(spots, BODY)
    canvas.ellipse(at, inner * sx, inner * sy, BODY)


def _between(a: Spot, b: Spot, t: float) -> Spot:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


_DRONE_FEET: tuple[Spot, ...] = ((-36, 0), (-25, 0), (-12, 0), (13, 0), (27, 0), (38, 0))
_DRONE_KNEES: tuple[Spot, ...] = ((-24, -34), (-16, -33), (-9, -27), (10, -27), (18, -33), (26, -34))
_REARED_FEET: tuple[Spot, ...] = ((-42, 0), (-32, 0), (-22, 0), (12, 0), (30, -46), (40, -40))
_REARED_KNEES: tuple[Spot, ...] = ((-36, -26), (-26, -24), (-17, -20), (6, -20), (17, -34), (24, -30))
_LEAP_FEET: tuple[Spot, ...] = ((-46, -14), (-44, -22), (-30, -4), (46, -14), (52, -26), (50, -40))
_LEAP_KNEES: tuple[Spot, ...] = ((-22, -26), (-24, -36), (-12, -20), (28, -22), (34, -34), (30, -48))


def _drone(canvas: Canvas, moment: Moment) -> tuple[Spot, float, float]:
    """A spiky ball on six thin legs. It sinks, cocks back and lifts its front legs before it leaps."""
    heat = moment.heat / SHADES
    body: Spot = (0, -21)
    feet, knees = list(_DRONE_FEET), list(_DRONE_KNEES)
    inner, outer, sx, sy, hair = 11.0, 19.0, 1.1, 0.9, (0.0, 0.0)
    hot, radius = 0.0, 3.8
    if moment.act == "windup":
        t = min(1.0, 0.25 + heat)
        body = _between(body, (-9, -14), t)
        feet = [_between(a, b, t) for a, b in zip(_DRONE_FEET, _REARED_FEET)]
        knees = [_between(a, b, t) for a, b in zip(_DRONE_KNEES, _REARED_KNEES)]
        outer, sx, sy, hair = 19 + 7 * t, 1.15, 0.9 - 0.12 * t, (-3 * t, -4 * t)
        hot, radius = t, 3.8 + 1.2 * t
    elif moment.act == "strike":
        body = (12, -30)
        feet, knees = list(_LEAP_FEET), list(_LEAP_KNEES)
        inner, outer, sx, sy, hair = 10.5, 19, 1.45, 0.72, (-9, 1)
        hot, radius = 0.8, 4.6
    elif moment.act in ("recover", "dead"):
        hot = -1.0 if moment.act == "dead" else 0.0
        body = (2, -15)
        feet = [(x * 1.1, y) for x, y in _DRONE_FEET]
        knees = [(x * 1.1, y + 9) for x, y in _DRONE_KNEES]
        outer = 16
    elif moment.act == "unfold":
        t = moment.step / (STEPS - 1)
        body = (0, -9 - 12 * t)
        feet = [(x * (0.35 + 0.65 * t), y) for x, y in _DRONE_FEET]
        knees = [(x * (0.3 + 0.7 * t), y * (0.25 + 0.75 * t)) for x, y in _DRONE_KNEES]
        outer = 13 + 6 * t
    else:
        phase = moment.step / STEPS
        bob = abs(math.sin(phase * math.tau)) * 2
        lean = 3.0 if moment.act == "gnaw" else 0.0
        body = (lean + (2 * math.sin(phase * math.tau * 2) if moment.act == "gnaw" else 0), -20 - bob)
        moving = moment.act in ("hunt", "climb")
        for i in range(6):
            own = (phase + (0.5 if i % 2 else 0.0)) % 1.0
            if moving:
                swing = own < 0.4
                along = -8 + 16 * (own / 0.4) if swing else 8 - 16 * ((own - 0.4) / 0.6)
                up = math.sin(own / 0.4 * math.pi) * 7 if swing else 0.0
                feet[i] = (_DRONE_FEET[i][0] + along, -up)
                knees[i] = (_DRONE_KNEES[i][0] + along * 0.5, _DRONE_KNEES[i][1] - up * 0.4 - bob)
    for i in range(6):
        hip = (body[0] + (-5 if i < 3 else 5), body[1] + 1)
        _leg(canvas, hip, knees[i], feet[i], 3.8, 6)
    _spiky(canvas, body, inner, outer, sx, sy, hair)
    canvas.ellipse((body[0] - 1, body[1] - 2), inner * 0.9 * sx, inner * 0.6 * sy, PLATE)
    eye = (body[0] + 5.5, body[1] + 0.5)
    _eye(canvas, eye, radius, hot)
    return eye, 18 + 14 * hot, hot


def _spitter(canvas: Canvas, moment: Moment) -> tuple[Spot, float, float]:
    """A tall tripod whose throat fills before it spits."""
    heat = moment.heat / SHADES
    t = min(1.0, 0.2 + heat) if moment.act == "windup" else 0.0
    unfold = moment.step / (STEPS - 1) if moment.act == "unfold" else 1.0
    spat = moment.act == "strike"
    phase = moment.step / STEPS
    sway = math.sin(phase * math.tau) * 2 if moment.act in ("hunt", "climb") else 0.0
    hip = (-4.0 + sway, -42.0 * (0.45 + 0.55 * unfold))
    idle, full, thrown = ((8, -66), (16, -74)), ((-20, -62), (-12, -76)), ((22, -58), (32, -56))
    neck_end = thrown[0] if spat else _between(idle[0], full[0], t)
    neck_end = (neck_end[0], neck_end[1] * (0.4 + 0.6 * unfold))
    for i, (kx, ky, fx) in enumerate(((-18, -34, -22), (8, -30, 3), (16, -36, 24))):
        own = (phase + i / 3) % 1.0
        if moment.act in ("hunt", "climb"):
            swing = own < 0.4
            along = -9 + 18 * (own / 0.4) if swing else 9 - 18 * ((own - 0.4) / 0.6)
            up = math.sin(own / 0.4 * math.pi) * 8 if swing else 0.0
        else:
            along = up = 0.0
        _leg(canvas, hip, (kx + along * 0.5, ky * unfold - up * 0.3), (fx + along, -up), 4.4, 5)
    bend = (-2.0, -62.0) if spat else (-16.0, -56.0 * unfold)
    neck = bezier(hip, bend, (neck_end[0] - 8, neck_end[1] - 8), neck_end, 14)
    canvas.ribbon(neck, lambda u: 5.6 - 2.4 * u, BODY)
    canvas.ellipse((hip[0] - 1, hip[1] - 2), 11, 7.5, BODY, -0.5)
    canvas.ellipse((hip[0] - 2, hip[1] - 4), 8, 3.6, PLATE, -0.5)
    for k in range(4):
        root = (hip[0] - 8 + k * 3, hip[1] - 6 - k * 1.5)
        canvas.limb(root, (root[0] - 7, root[1] - 8 - k * 0.5), 2.4, 0.4, BODY)
    nx, ny = neck_end
    if spat:
        canvas.poly(
            [(nx - 5, ny - 3), (nx + 2, ny - 9), (nx + 14, ny - 13), (nx + 24, ny - 11), (nx + 9, ny - 3)], BODY
        )
        canvas.poly([(nx - 4, ny), (nx + 8, ny + 1), (nx + 18, ny + 9), (nx + 8, ny + 7), (nx - 2, ny + 6)], BODY)
        canvas.poly([(nx - 2, ny + 4), (nx + 6, ny + 6), (nx + 1, ny + 15), (nx - 5, ny + 9)], EDGE)
        eye = (nx + 12, ny - 3)
        _eye(canvas, eye, 3.6, 0.9)
        return eye, 20.0, 0.9
    canvas.poly(
        [
            (nx - 6, ny - 4),
            (nx + 3, ny - 9),
            (nx + 17, ny - 5 - 7 * t),
            (nx + 24, ny + 3 - 12 * t),
            (nx + 10, ny + 3),
            (nx - 2, ny + 4),
        ],
        BODY,
    )
    if moment.act == "dead":
        _eye(canvas, (nx + 3, ny + 7), 3.0, -1.0)
        return (nx + 3, ny + 7), 0.0, 0.0
    sac = (nx + 3 + 12 * t, ny + 9 + 3 * t)
    rx, ry = 6.5 + 9.5 * t, 8.5 + 6.5 * t
    canvas.ellipse(sac, rx, ry, BODY)
    canvas.ellipse(sac, rx - 2, ry - 2, mix(EDGE, SAC, t * 2))
    if t > 0.3:
        canvas.ellipse((sac[0] + 1, sac[1] + 1), rx * 0.6 * t, ry * 0.6 * t, SAC_FULL)
    _eye(canvas, sac, 3.0 + 2.6 * t, t)
    return sac, 17 + 19 * t, t


def _stranger(canvas: Canvas, moment: Moment) -> tuple[Spot, float, float]:
    """A kind that nobody has drawn yet: a hunched ink shape, so that it is seen and feared all the same."""
    hot = moment.heat / SHADES if moment.act == "windup" else {"strike": 0.8, "dead": -1.0}.get(moment.act, 0.0)
    canvas.ellipse((0, -18), 18, 16, BODY)
    canvas.ellipse((-2, -20), 14, 9, PLATE)
    for x in (-12, -4, 5, 13):
        canvas.limb((x * 0.7, -12), (x, 0), 5, 2, BODY)
    eye = (9.0, -20.0)
    _eye(canvas, eye, 4, hot)
    return eye, 18 + 14 * hot, hot


LOOKS: dict[str, MimicLook] = {
    "drone": MimicLook(_drone, 60, 70, 34.0, 0.72),
    "spitter": MimicLook(_spitter, 60, 96, 40.0, 0.62),
}
"""Kind -> its look."""

STRANGER = MimicLook(_stranger, 40, 60, 40.0)


class _Scaled(Canvas):
    scale = 1.0

    def _at(self, spot: Spot) -> Spot:
        return super()._at((spot[0] * self.scale, spot[1] * self.scale))

    def disc(self, spot: Spot, radius: float, colour: Colour) -> None:
        super().disc(spot, radius * self.scale, colour)


def look_of(kind: str) -> MimicLook:
    """The look of a kind by its id."""
    return LOOKS.get(kind, STRANGER)


def figure(kind: str, moment: Moment) -> Figure:
    """Draw one moment of a kind, facing right."""
    look = look_of(kind)
    canvas = _Scaled(-look.reach_px, -look.height_px, look.reach_px, 8)
    canvas.scale = look.scale
    light, glow_px, hot = look.draw(canvas, moment)
    scale = canvas.scale
    return Figure(canvas.sprite(), (light[0] * scale, light[1] * scale), round(glow_px), hot)
