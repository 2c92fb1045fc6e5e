"""A crate: pushed, ridden, stacked, thrown into pits."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Dynamic, Form, Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class CrateTuning:
    """What a crate weighs on the hand."""

    size_px: int = 28  # px     falls into a pit of two tiles without catching on its edges
    mass: float = 10.0  # one is pushed at a jog, two on top of each other at a walk, three not at all
    friction: float = 0.6
    struck_share: float = 0.8  # of a blow's knock-back


TUNING = CrateTuning()


class Crate(Dynamic, array_like=True, tag="crate"):
    """A box of ``w`` by ``h`` px."""

    def form(self) -> Form:
        mass = TUNING.mass * self.w * self.h / TUNING.size_px**2
        return Form(mass, self.w, self.h, TUNING.friction)


def build(spawn: Spawn, plan: DayPlan) -> Crate:
    """It rests in the middle of the bottom edge of the drawn box."""
    size = float(spawn.props["size_px"])
    x, y = spawn.x + (spawn.w - size) / 2, spawn.y + spawn.h - size
    return Crate(spawn.id, x, y, size, size, cx=x + size / 2, cy=y + size / 2)


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    """A blow shoves it from where it lands, so that a high one tips it."""
    assert isinstance(thing, Crate)
    weight = thing.form().mass * TUNING.struck_share
    thing.push(blow.knock_x * weight, blow.knock_y * weight, blow.x or thing.cx, blow.y or thing.cy)
    return True


CRATE = ObjectKind(
    Kind(
        "crate",
        "object",
        "A crate that can be pushed, stood on and stacked, no more than four high.",
        "#b98a4e",
        "rect",
        (32, 32),
        (ID, Prop("size_px", "int", TUNING.size_px, "its edge; it rests in the middle of the drawn box", "px", 12, 96)),
    ),
    Crate,
    build,
    struck=struck,
)
