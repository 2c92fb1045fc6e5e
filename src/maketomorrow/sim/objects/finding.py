"""What happens when she takes a weapon that she finds."""

from __future__ import annotations

from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Thing
from maketomorrow.sim.state import World
from maketomorrow.sim.weapons.catalogue import WEAPONS, fresh

HANDS = 3  # weapons  carried at once; what is found beyond them waits in the rack beside the bunk
FINDABLE = tuple(WEAPONS)


def take(world: World, weapon: str, thing: Thing, events: list[Event]) -> None:
    """Put ``weapon`` into her hands, or into the rack when they are full. One she has already changes nothing."""
    suit = world.state.suit
    if weapon in suit.rack or any(held.id == weapon for held in suit.held):
        return
    if len(suit.held) < HANDS:
        suit.held.append(fresh(weapon))
    else:
        suit.rack.append(weapon)
    suit.found.append(weapon)
    events.append(Event(world.tick, "found", suit.id, weapon, thing.id, thing.x, thing.y))
