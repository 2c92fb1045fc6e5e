"""The locker beside the bunk, in which the weapons stand that she does not carry."""

from __future__ import annotations

from maketomorrow.core.props import Kind
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Action
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.finding import HANDS
from maketomorrow.sim.objects.grip import LEAVES, grips
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World
from maketomorrow.sim.weapons.catalogue import fresh


class Rack(Thing, array_like=True, tag="rack"):
    """``choice`` is the weapon of the suit's rack under her hand, ``slot`` the place (1 or 2) it would go to.

    ``leaving`` is the one tick in which it lets go of her hands.
    """

    choice: int = 0
    slot: int = 1
    leaving: bool = False


def build(spawn: Spawn, plan: DayPlan) -> Rack:
    return Rack(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h)


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    assert isinstance(thing, Rack)
    suit = world.state.suit
    suit.using = thing.id
    thing.choice, thing.leaving = 0, False
    thing.slot = min(max(1, suit.hand), HANDS - 1)
    return True


def tick(world: World, thing: Thing, events: list[Event]) -> None:
    assert isinstance(thing, Rack)
    if not grips(world, thing):
        return
    suit = world.state.suit
    if thing.leaving or not suit.rack:
        suit.using = ""
        return
    pressed = world.pressed
    if pressed & LEAVES:
        thing.leaving = True  # on the next tick: the press that leaves must not be a jump as well
    elif pressed & (Action.LEFT | Action.RIGHT):
        thing.choice = (thing.choice + (1 if pressed & Action.RIGHT else -1)) % len(suit.rack)
    elif pressed & (Action.UP | Action.DOWN | Action.SWAP):
        thing.slot = HANDS - thing.slot
    elif pressed & (Action.USE | Action.FIRE):
        _exchange(world, thing, events)


def _exchange(world: World, rack: Rack, events: list[Event]) -> None:
    """The chosen weapon goes to her hand, what was there to its place in the rack; the cutter never does."""
    suit = world.state.suit
    weapon = suit.rack[rack.choice]
    if rack.slot < len(suit.held):
        suit.rack[rack.choice] = suit.held[rack.slot].id
        suit.held[rack.slot] = fresh(weapon)
    else:
        del suit.rack[rack.choice]
        rack.choice = 0
        suit.held.append(fresh(weapon))
    events.append(Event(world.tick, "swapped", suit.id, weapon, rack.id, rack.x, rack.y))


def prompt(world: World, thing: Thing) -> str:
    return "do.take" if world.state.suit.rack else ""


RACK = ObjectKind(
    Kind(
        "rack",
        "object",
        "The locker beside the bunk: it holds the unlocked weapons that she does not carry.",
        "#7090b0",
        "rect",
        (32, 48),
        (ID,),
    ),
    Rack,
    build,
    tick=tick,
    use=use,
    prompt=prompt,
)
