"""The living doors that the morning's work is about."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Barrier, Blow, Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class RootTuning:
    """How long trimming takes."""

    strand_ticks: int = 48  # ticks  steady cutting that parts one strand: 1.2 game minutes, six for a root
    blow_ticks: int = 18  # ticks  work in one blow by itself: a blow of the cutter from first to last tick


TUNING = RootTuning()


class Root(Barrier, array_like=True, tag="root"):
    """Solid until every strand is cut; nobody grows it back today.

    ``progress`` are ticks of cutting done on the present strand, below ``RootTuning.strand_ticks``.
    """

    strands: int = 5
    strands_cut: int = 0
    progress: int = 0
    blow_tick: int = -1  # when the cutter last bit into it
    crew_cut: int = 0  # strands that the plant's people have cut

    MUFFLES = False  # a curtain of strands


def build(spawn: Spawn, plan: DayPlan) -> Root:
    return Root(spawn.id, spawn.x, spawn.y, spawn.w, spawn.h, strands=int(spawn.props["strands"]))


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    """A bite of the cutter is worth the time since the bite before it, so that rhythm neither helps nor hurts."""
    assert isinstance(thing, Root)
    if not thing.shut:
        return False
    if blow.tool != "cutter":
        return True
    tick = world.tick
    since = tick - thing.blow_tick if thing.blow_tick >= 0 else TUNING.blow_ticks
    thing.blow_tick = tick
    thing.progress += min(since, TUNING.blow_ticks)
    if thing.progress >= TUNING.strand_ticks:
        thing.progress -= TUNING.strand_ticks
        part_strand(world, thing, blow.by, events)
    return True


def part_strand(world: World, root: Root, by: str, events: list[Event]) -> None:
    """One strand less; with the last the way is open."""
    root.strands_cut += 1
    x, y = root.x + root.w / 2, root.y + root.h / 2
    events.append(Event(world.tick, "cut", root.id, by=by, x=x, y=y, amount=root.strands_cut))
    if root.strands_cut >= root.strands:
        root.shut = False
        root.progress = 0
        world.physics.set_block(root)
        events.append(Event(world.tick, "opened", root.id, by=by, x=x, y=y))


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Root)
    return "do.trim" if thing.shut else ""


ROOT = ObjectKind(
    Kind(
        "root",
        "object",
        "A living door of several strands. The root cutter parts them one by one; the last opens the way.",
        "#a060d0",
        "rect",
        (32, 96),
        (
            ID,
            Prop("strands", "int", 5, "so many strands", "strands", 1, 12),
            Prop(
                "holds_ladder_tiles",
                "int",
                0,
                "while it stands, drones are held off it and off the ladder so far to its right; 0 = off none",
                "tiles",
                -256,
                256,
            ),
        ),
    ),
    Root,
    build,
    prompt=prompt,
    struck=struck,
    action="fire",
)
