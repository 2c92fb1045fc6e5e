"""A grate or wall that has begun to give."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.objects.breakable import TOOLS, Breakable, struck
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn


class Cracked(Breakable, array_like=True, tag="cracked"):
    """``looks`` is grate, wall or panel."""

    looks: str = "grate"


def build(spawn: Spawn, plan: DayPlan) -> Cracked:
    return Cracked(
        spawn.id,
        spawn.x,
        spawn.y,
        spawn.w,
        spawn.h,
        tool=str(spawn.props["needs_tool"]),
        blows=int(spawn.props["blows"]),
        looks=str(spawn.props["looks"]),
    )


CRACKED = ObjectKind(
    Kind(
        "cracked",
        "object",
        "A loose grate, a cracked wall, a hollow panel: solid until the right tool has hit it often enough.",
        "#9a8a70",
        "rect",
        (48, 16),
        (
            ID,
            Prop("needs_tool", "enum", "cutter", "the tool that breaks it", choices=TOOLS),
            Prop("blows", "int", 3, "so many blows of it", "blows", 1, 20),
            Prop("looks", "enum", "grate", "what it looks like", choices=("grate", "wall", "panel")),
        ),
    ),
    Cracked,
    build,
    struck=struck,
)
