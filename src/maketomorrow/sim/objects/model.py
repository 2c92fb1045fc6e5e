"""The record that makes a kind of object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Thing
from maketomorrow.sim.plan import DayPlan, Rect, Spawn
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class ObjectKind:
    """One kind of level object.

    ``state`` is its struct (array_like, tagged with the kind's id). ``build`` makes it on the
    first morning. ``tick`` runs every tick, before the bodies step. ``use`` runs when she presses
    *use* within reach of it and answers whether it took the press; ``prompt`` gives the key of
    the word shown then ("" = cannot be used now). ``struck`` runs when a blow or shot reaches it
    and answers whether it stopped it. ``thrown`` runs when a switch or keypad that points at it
    is thrown: doors open or shut, lifts set off. ``action`` is what the prompt asks the player to
    press, a name of ``inputs.ACTIONS``. ``places`` are the boxes in which a thing can be used if
    that is not where it stands: a lift is called from its stops. ``only_says``: a use would only be
    answered, as by a locked door; whatever else is within reach comes before it.
    """

    kind: Kind
    state: type[Thing]
    build: Callable[[Spawn, DayPlan], Thing]
    tick: Callable[[World, Thing, list[Event]], None] | None = None
    use: Callable[[World, Thing, list[Event]], bool] | None = None
    prompt: Callable[[World, Thing], str] | None = None
    struck: Callable[[World, Thing, Blow, list[Event]], bool] | None = None
    thrown: Callable[[World, Thing, list[Event]], None] | None = None
    action: str = "use"
    places: Callable[[Thing], tuple[Rect, ...]] | None = None
    only_says: Callable[[Thing], bool] | None = None


ID = Prop("id", "string", "", "its own name in the day, by which other files and facts call it")
"""The first property of every kind of object."""
