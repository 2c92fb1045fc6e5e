"""What every mimic does, whatever its body: from which key of its kind to which, and how far along.

A kind gives its keys, each a NamedTuple of numbers, spots and rows of spots; the pictures between them are worked
out here. Any key has a field ``hot``: how hot its light is, below 0 it has gone out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from maketomorrow.shell.figures.mimic_parts import SHADES, STEPS, Moment, eased

P = TypeVar("P", bound=Any)  # a kind's pose

UNFOLDED = STEPS - 1  # the last picture of unfolding
CURLED = STEPS - 3  # from this one on the dead lie still


@dataclass(frozen=True, slots=True)
class Keys(Generic[P]):
    """A kind's poses. Phases go from 0 to 1, turns from 0 to tau."""

    stand: P
    cocked: P
    strike: tuple[P, P, P, P]
    spent: P
    hit: P
    turn: P
    rear: P
    leap: tuple[P, P]  # up, down
    folded: P
    thrown: P  # dead: how it flies, how it lies
    lies: P
    walking: Callable[[float], P]  # phase of a stride
    climbing: Callable[[float], P]
    breathing: Callable[[float], P]  # turn of a breath
    gnawing: Callable[[float], P]
    shaken: Callable[[P, float], P]  # by so much, and to and fro


def between(a: P, b: P, t: float) -> P:
    """A pose on the way from one (0) to another (1); what has gone out stays out."""
    mixed: P = type(a)(*(_between(one, other, t) for one, other in zip(a, b)))
    return _burning(mixed, b.hot if b.hot < 0 else _between(max(0.0, a.hot), b.hot, t))


def _burning(pose: P, hot: float) -> P:
    found: P = pose._replace(hot=hot)
    return found


def _between(a: Any, b: Any, t: float) -> Any:
    if isinstance(a, tuple):
        return tuple(_between(one, other, t) for one, other in zip(a, b))
    return a + (b - a) * t


def pose_at(keys: Keys[P], moment: Moment) -> P:
    """The pose of a moment."""
    act, step = moment.act, moment.step
    turn = step / STEPS * math.tau
    if act == "hunt":
        return keys.walking(step / STEPS)
    if act == "climb":
        return keys.climbing(step / STEPS)
    if act == "windup":
        t = min(1.0, 0.22 + 0.78 * moment.heat / SHADES)  # the first picture shows it already
        pose = _burning(between(keys.stand, keys.cocked, eased(t) if t < 0.9 else 1.0), t)
        return keys.shaken(pose, t * (1 if step else -1)) if t > 0.6 else pose
    if act == "strike":
        return keys.strike[step]
    if act == "recover":
        return between(keys.spent, keys.stand, eased(step / 4))
    if act in ("hit", "turn"):
        return between(keys.stand, keys.hit if act == "hit" else keys.turn, 1.0 if step else 0.6)
    if act == "leap":
        return keys.leap[step]
    if act == "rear":
        return between(keys.stand, keys.rear, 0.9 + 0.1 * math.sin(turn))
    if act == "unfold":
        return between(keys.folded, keys.stand, eased(step / UNFOLDED))
    if act == "dead":
        return between(keys.thrown, keys.lies, eased(step / CURLED))
    return (keys.gnawing if act == "gnaw" else keys.breathing)(turn)
