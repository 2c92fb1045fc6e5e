"""What people do with their hands beside a place: a strand of a root, a lever. It counts like Rita's."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.root import TUNING as ROOT
from maketomorrow.sim.objects.root import Root, part_strand
from maketomorrow.sim.objects.switch import Switch, as_in_the_morning, turn_over
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import TILE_PX, Spawn
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class HandsTuning:
    """What the crew get done."""

    reach_px: float = 6.0 * TILE_PX  # px       what is beside a place is no further off
    most_strands: int = 2  # strands  of one root, all of them together: then the blades are dull


TUNING = HandsTuning()


def gap_px(thing: Thing | Spawn, x: float, y: float) -> float:
    """How far a thing is to the side of feet at world (x, y); ``inf`` if it is above or below them."""
    if not thing.y - TILE_PX * 3 < y <= thing.y + thing.h + TILE_PX * 3:
        return float("inf")
    return max(thing.x - x, x - thing.x - thing.w, 0.0)


def trim_on(world: World, person: Person, events: list[Event]) -> None:
    """One tick of somebody who trims: a strand of the root beside them, every so often."""
    person.trim_ticks += 1
    if person.trim_ticks < ROOT.strand_ticks:
        return
    person.trim_ticks = 0
    roots = [thing for thing in world.state.things if isinstance(thing, Root) and thing.shut]
    root = min(roots, key=lambda thing: gap_px(thing, person.x, person.y), default=None)
    if root is None or gap_px(root, person.x, person.y) > TUNING.reach_px:
        return
    if root.crew_cut < TUNING.most_strands:
        root.crew_cut += 1
        part_strand(world, root, person.id, events)


def throw_beside(world: World, person: Person, name: str, events: list[Event]) -> None:
    """The switch beside the place somebody holds, unless another lever has done its work already."""
    switch = world.by_id.get(name)
    if isinstance(switch, Switch) and gap_px(switch, person.x, person.y) <= TUNING.reach_px:
        if as_in_the_morning(world, switch):
            turn_over(world, switch, person.id, events)
