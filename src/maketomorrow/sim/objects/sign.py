"""Something to read: a terminal, a board, a note."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


class Sign(Thing, array_like=True, tag="sign"):
    """``says`` is the key of what stands on it; ``read`` whether she has looked today."""

    says: str = ""
    looks: str = "sign"
    read: bool = False


def build(spawn: Spawn, plan: DayPlan) -> Sign:
    props = spawn.props
    return Sign(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, says=str(props["says"]), looks=str(props["looks"]))


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    assert isinstance(thing, Sign)
    thing.read = True
    events.append(Event(world.tick, "used", thing.id, thing.says, world.state.suit.id, thing.x, thing.y))
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Sign)
    return "do.look" if thing.says else ""


SIGN = ObjectKind(
    Kind(
        "sign",
        "object",
        "Something to read.",
        "#80c0ff",
        "rect",
        (16, 16),
        (
            ID,
            Prop("says", "string", "", "key of the words on it"),
            Prop("looks", "enum", "sign", "what it looks like", choices=("sign", "terminal", "board", "note")),
        ),
    ),
    Sign,
    build,
    use=use,
    prompt=prompt,
)
