"""What the recipes of all mimics share: ink, plates, thin legs, and the one light."""

from __future__ import annotations

import math
from typing import NamedTuple

from maketomorrow.core.rng import roll
from maketomorrow.shell.paint import Canvas, Spot
from maketomorrow.shell.palette import CREAM, HIVE, WHITE, rgb

BODY = rgb("#0a0511")
PLATE = rgb("#26102f")
EDGE = rgb("#43183f")
SAC = rgb("#5c1434")
SAC_FULL = rgb("#a51c3c")
EMBER = rgb("#ff9aa2")

STEPS = 12  # pictures of one stride
SHADES = 8  # pictures of one wind-up
STANCE = 0.6  # share of a stride that a foot is on the ground


class Moment(NamedTuple):
    """What a picture depends on.

    ``act`` is the mimic's, or "climb", "hit", "turn", "leap", "rear", "dead"; ``step`` 0..STEPS-1 along it;
    ``heat`` 0..SHADES of its wind-up.
    """

    act: str
    step: int = 0
    heat: int = 0


class Lit(NamedTuple):
    """Where a drawn mimic's light is, how far it shines in px, and how hot it is; below 0 it is out."""

    at: Spot
    glow_px: float
    hot: float


def eye(canvas: Canvas, at: Spot, radius: float, hot: float) -> None:
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


def leg(canvas: Canvas, hip: Spot, knee: Spot, foot: Spot, wide: float, spur: float) -> None:
    """A thin leg of two bones with a spur over the knee."""
    canvas.limb(hip, knee, wide, wide * 0.65, BODY)
    canvas.limb(knee, foot, wide * 0.65, 0.7, BODY)
    turn = math.atan2(knee[1] - hip[1], knee[0] - hip[0])
    canvas.limb(knee, (knee[0] + math.cos(turn - 0.5) * spur * 0.4, knee[1] - spur), wide * 0.5, 0.4, BODY)


def spiky(canvas: Canvas, at: Spot, inner: float, outer: float, sx: float, sy: float, hair: Spot = (0, 0)) -> None:
    """A ball of spines; ``hair`` pulls their tips one way."""
    count, spots = 20, []
    for k in range(2 * count):
        a = k / (2 * count) * math.tau
        tip = bool(k % 2)
        r = inner + (outer - inner) * (0.45 + 0.55 * roll(4, "spines", k)) if tip else inner
        x, y = at[0] + math.cos(a) * r * sx, at[1] + math.sin(a) * r * sy
        spots.append((x + hair[0], y + hair[1]) if tip else (x, y))
    canvas.poly(spots, BODY)
    canvas.ellipse(at, inner * sx, inner * sy, BODY)


def eased(t: float) -> float:
    """Slow at both ends."""
    t = max(0.0, min(1.0, t))
    return t * t * (3 - 2 * t)


def footfall(phase: float, sweep: float, high: float) -> Spot:
    """Where a foot is against its middle: on the ground it goes back evenly, so that it does not slide."""
    phase %= 1.0
    if phase < STANCE:
        return sweep * (1 - 2 * phase / STANCE), 0.0
    t = (phase - STANCE) / (1 - STANCE)
    return sweep * (2 * eased(t) - 1), -math.sin(t * math.pi) * high
