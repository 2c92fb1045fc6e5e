"""A flap: a plate on a hinge that whoever passes pushes aside."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maketomorrow.core.props import Kind
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Dynamic, Form, Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class FlapTuning:
    """How a flap swings. One heavier than mass 6 would push back harder than a mover pushes."""

    mass: float = 4.0
    thick_px: float = 4.0
    furthest_deg: float = 86.0
    stiffness: float = 60_000.0  # brings it down a little sooner than its weight does
    damping: float = 14_000.0  # it swings twice and hangs still
    struck_share: float = 0.8  # of a blow's knock-back


TUNING = FlapTuning()


class Flap(Dynamic, array_like=True, tag="flap"):
    """A plate of ``w`` by ``h`` px hinged at the middle of its upper edge."""

    def form(self) -> Form:
        furthest = math.radians(TUNING.furthest_deg)
        return Form(
            TUNING.mass,
            self.w,
            self.h,
            0.0,
            hinge=(self.x + self.w / 2, self.y),
            low_rad=-furthest,
            high_rad=furthest,
            stiffness=TUNING.stiffness,
            damping=TUNING.damping,
        )


def build(spawn: Spawn, plan: DayPlan) -> Flap:
    """It hangs in the middle of the drawn box, from its upper edge to its lower."""
    w = min(spawn.w, TUNING.thick_px)
    x = spawn.x + (spawn.w - w) / 2
    return Flap(spawn.id, x, spawn.y, w, spawn.h, cx=x + w / 2, cy=spawn.y + spawn.h / 2)


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    """A blow swings it; it stops nothing but a shot."""
    assert isinstance(thing, Flap)
    thing.push(blow.knock_x * TUNING.mass * TUNING.struck_share, 0.0, blow.x or thing.cx, blow.y or thing.cy)
    return True


FLAP = ObjectKind(
    Kind(
        "flap",
        "object",
        "A door plate hinged at its upper edge. Whoever walks against it pushes it aside; it stops no one.",
        "#9fb0a8",
        "rect",
        (16, 56),
        (ID,),
    ),
    Flap,
    build,
    struck=struck,
)
