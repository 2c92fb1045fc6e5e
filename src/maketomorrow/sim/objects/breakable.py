"""What the things that break under enough blows of the right tool share: old roots, cracked walls, panes."""

from __future__ import annotations

from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Barrier, Blow, Thing
from maketomorrow.sim.state import World

TOOLS = ("cutter", "blade", "driver", "charge", "any")


class Breakable(Barrier, array_like=True):
    """Solid until ``blows`` blows of ``tool`` ("any" = whatever hits it) have landed; then gone for the day."""

    tool: str = "any"
    blows: int = 1
    blows_taken: int = 0


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    """Count a blow of the right tool. Anything that hits it stops there while it stands."""
    assert isinstance(thing, Breakable)
    if not thing.shut:
        return False
    if thing.tool in ("any", blow.tool):
        thing.blows_taken += 1
        if thing.blows_taken >= thing.blows:
            shatter(world, thing, blow.by, events)
    return True


def shatter(world: World, thing: Breakable, by: str, events: list[Event]) -> None:
    """Take it out of the way at once."""
    thing.shut = False
    world.physics.set_block(thing)
    events.append(Event(world.tick, "broke", thing.id, by=by, x=thing.x + thing.w / 2, y=thing.y + thing.h / 2))
