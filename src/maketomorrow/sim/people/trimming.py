"""The crew's own trimming: steady, and never far. What they cut counts like Rita's."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.sim.events import Event
from maketomorrow.sim.objects.root import TUNING as ROOT
from maketomorrow.sim.objects.root import Root, part_strand
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import TILE_PX
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class TrimmingTuning:
    """What the crew get done."""

    most: int = 2  # strands  of one root, all of them together: then the blades are dull and the shift is over
    reach_px: float = 6.0 * TILE_PX  # px       the root beside a place is no further off


TUNING = TrimmingTuning()


def trim_on(world: World, person: Person, events: list[Event]) -> None:
    """One tick of somebody who trims: a strand of the root beside them, every so often."""
    person.trim_ticks += 1
    if person.trim_ticks < ROOT.strand_ticks:
        return
    person.trim_ticks = 0
    root = _root_beside(world, person)
    if root is not None and root.crew_cut < TUNING.most:
        root.crew_cut += 1
        part_strand(world, root, person.id, events)


def _root_beside(world: World, person: Person) -> Root | None:
    """The nearest root that stands within reach on their level."""
    best, least = None, TUNING.reach_px
    for thing in world.state.things:
        if isinstance(thing, Root) and thing.shut and thing.y - person.h < person.y <= thing.y + thing.h + person.h:
            away = max(thing.x - person.x, person.x - thing.x - thing.w, 0.0)
            if away < least:
                best, least = thing, away
    return best
