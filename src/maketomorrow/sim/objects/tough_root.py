"""An old root: too hard for the cutter."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.objects.breakable import TOOLS, Breakable, struck
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn


class ToughRoot(Breakable, array_like=True, tag="tough_root"):
    """A root that one right blow parts."""


def build(spawn: Spawn, plan: DayPlan) -> ToughRoot:
    return ToughRoot(
        spawn.id,
        spawn.x,
        spawn.y,
        spawn.w,
        spawn.h,
        tool=str(spawn.props["needs_tool"]),
        blows=int(spawn.props["blows"]),
    )


TOUGH_ROOT = ObjectKind(
    Kind(
        "tough_root",
        "object",
        "An old root across a road. The root cutter does nothing to it.",
        "#6b4a8a",
        "rect",
        (32, 96),
        (
            ID,
            Prop("needs_tool", "enum", "blade", "the tool that parts it", choices=TOOLS),
            Prop("blows", "int", 1, "so many blows of it", "blows", 1, 20),
        ),
    ),
    ToughRoot,
    build,
    struck=struck,
)
