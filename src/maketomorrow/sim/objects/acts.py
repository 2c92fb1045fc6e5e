"""The things' part of a tick, and what *use* does."""

from __future__ import annotations

from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.objects.grip import REACH_PX, reach_to
from maketomorrow.sim.objects.model import ObjectKind
from maketomorrow.sim.state import World

_KIND_OF: dict[type[Thing], ObjectKind] = {kind.state: kind for kind in OBJECTS.values()}


def kind_of(thing: Thing) -> ObjectKind:
    """The catalogue's entry for a thing."""
    return _KIND_OF[type(thing)]


def things_tick(world: World, events: list[Event]) -> None:
    """Let every thing that does something by itself do it, in spawn order. Most things are still."""
    if world.ticking is None:
        world.ticking = [thing for thing in world.state.things if kind_of(thing).tick is not None]
    for thing in world.ticking:
        _KIND_OF[type(thing)].tick(world, thing, events)  # type: ignore[misc]


def use_nearest(world: World, events: list[Event]) -> None:
    """Offer a press of *use* to what is within reach, nearest first, until one takes it."""
    for _, thing, kind in _within_reach(world):
        if kind.use is not None and kind.use(world, thing, events):
            return


def prompt_at(world: World) -> tuple[str, Thing] | None:
    """Key of the word to show and the thing it belongs to; None with nothing in reach or hands full.

    A pure read. ``kind_of(thing).action`` is what the player would press.
    """
    if world.state.suit.using or not world.state.suit.alive:
        return None
    for key, thing, _ in _within_reach(world):
        return key, thing
    return None


def _within_reach(world: World) -> list[tuple[str, Thing, ObjectKind]]:
    """Prompt, thing and kind of all that can be used from here, nearest first, ties in spawn order.

    What would only say something comes after all that does something.
    """
    if world.usable is None:
        world.usable = [thing for thing in world.state.things if kind_of(thing).prompt is not None]
    found = []
    x = world.state.suit.x
    for thing in world.usable:
        kind = _KIND_OF[type(thing)]
        if kind.places is not None:
            distance = min(reach_to(world, place) for place in kind.places(thing))
        elif thing.x - x > REACH_PX or x - thing.x - thing.w > REACH_PX:
            continue  # nearly all of them: this is asked for every frame
        else:
            distance = reach_to(world, (thing.x, thing.y, thing.w, thing.h))
        if distance <= REACH_PX:
            assert kind.prompt is not None
            key = kind.prompt(world, thing)
            if key:
                says = kind.only_says is not None and kind.only_says(thing)
                found.append(((says, distance), key, thing, kind))
    found.sort(key=lambda entry: entry[0])  # stable: spawn order decides between equals
    return [entry[1:] for entry in found]
