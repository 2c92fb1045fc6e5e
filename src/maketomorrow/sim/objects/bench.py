"""A place to sit down and let the clock run. The suit does the resting; this only says where."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


class Bench(Thing, array_like=True, tag="bench"):
    """Never changes."""

    looks: str = "bench"


def build(spawn: Spawn, plan: DayPlan) -> Bench:
    return Bench(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, looks=str(spawn.props["looks"]))


def prompt(world: World, thing: Thing) -> str:
    return "" if world.state.suit.resting else "do.rest"


BENCH = ObjectKind(
    Kind(
        "bench",
        "object",
        "A bench or bunk: *rest* held on it runs the clock at eight times its pace.",
        "#c09060",
        "rect",
        (48, 16),
        (ID, Prop("looks", "enum", "bench", "what it looks like", choices=("bench", "bunk"))),
    ),
    Bench,
    build,
    prompt=prompt,
    action="rest",
)
