"""A mast that somebody listens with, held by a few stays that can be cut."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Thing
from maketomorrow.sim.objects.breakable import TOOLS
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


class Aerial(Thing, array_like=True, tag="aerial"):
    """In nobody's way. After ``blows`` blows of ``tool`` it hangs, and ``flag`` of the day is up."""

    tool: str = "cutter"
    blows: int = 2
    flag: str = ""
    blows_taken: int = 0

    @property
    def cut(self) -> bool:
        return self.blows_taken >= self.blows


def build(spawn: Spawn, plan: DayPlan) -> Aerial:
    props = spawn.props
    tool, blows, flag = str(props["needs_tool"]), int(props["blows"]), str(props["flag"])
    return Aerial(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, tool, blows, flag)


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    assert isinstance(thing, Aerial)
    if thing.cut or thing.tool not in ("any", blow.tool):
        return False
    thing.blows_taken += 1
    if thing.cut:
        if thing.flag:
            world.state.flags[thing.flag] = 1
        x, y = thing.x + thing.w / 2, thing.y + thing.h / 2
        events.append(Event(world.tick, "broke", thing.id, thing.flag, blow.by, x, y))
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Aerial)
    return "" if thing.cut else "do.trim"


AERIAL = ObjectKind(
    Kind(
        "aerial",
        "object",
        "A mast that somebody listens with. Blows of the right tool cut it for the day, and put up a flag.",
        "#90a8b8",
        "rect",
        (16, 96),
        (
            ID,
            Prop("needs_tool", "enum", "cutter", "the tool that cuts it", choices=TOOLS),
            Prop("blows", "int", 2, "so many blows of it", "blows", 1, 20),
            Prop("flag", "string", "", "a fact of the day that is 1 once it is cut"),
        ),
    ),
    Aerial,
    build,
    prompt=prompt,
    struck=struck,
    action="fire",
)
