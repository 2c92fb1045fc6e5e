"""A weapon lying or standing somewhere, and the one that was laid out for the morning."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.finding import FINDABLE, take
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Loadout, Spawn
from maketomorrow.sim.state import World

SIZE_PX = (24, 16)


class Pickup(Thing, array_like=True, tag="pickup"):
    """``taken`` ones are gone from sight."""

    what: str = ""
    taken: bool = False


def build(spawn: Spawn, plan: DayPlan) -> Pickup:
    return Pickup(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, what=str(spawn.props["what"]))


def laid_out(plan: DayPlan, loadout: Loadout) -> list[Thing]:
    """The weapon that the helper laid out for this morning, at the bedside; nothing if there is none."""
    if not loadout.laid_out:
        return []
    places = plan.of_kind("bedside") or tuple(filter(None, (plan.spawn(plan.waking),)))
    return [
        Pickup("laid_out", place.x - SIZE_PX[0] / 2, place.y - SIZE_PX[1], *SIZE_PX, what=loadout.laid_out)
        for place in places[:1]
    ]


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    assert isinstance(thing, Pickup)
    thing.taken = True
    take(world, thing.what, thing, events)
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Pickup)
    return "" if thing.taken else "do.take"


PICKUP = ObjectKind(
    Kind(
        "pickup",
        "object",
        "A weapon that lies there to be taken.",
        "#ffd040",
        "rect",
        SIZE_PX,
        (ID, Prop("what", "enum", "rivet", "the weapon", choices=FINDABLE)),
    ),
    Pickup,
    build,
    use=use,
    prompt=prompt,
)
