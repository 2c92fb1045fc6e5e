"""Walking roads in tests: mimics that do nothing but walk, and every edge of a graph walked by a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.ground import WALL
from maketomorrow.sim.model import Barrier
from maketomorrow.sim.objects.door import Door, gnaw
from maketomorrow.sim.objects.leaf import Leaf
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import NO_EDGE, follow
from maketomorrow.sim.ways import Edge


def put(world: World, kind: str, x: float, y: float) -> Mimic:
    """A new mimic with its feet at world px, ready to walk."""
    mimic = ENEMIES[kind].born(f"{kind}-{len(world.state.mimics) + 1}", x, y, "test")
    world.state.mimics.append(mimic)
    world.by_id[mimic.id] = mimic
    return mimic


def walk(world: World, mimics: Sequence[Mimic], goal_x: float, goal_y: float, most_ticks: int) -> Iterator[list[str]]:
    """Walk them all, one tick at a time; yields what each is doing. Whoever stands at a door gnaws."""
    events: list[Event] = []
    for _ in range(most_ticks):
        world.physics.step(world.state.tick, events)
        doing = []
        for mimic in mimics:
            doing.append(follow(world, mimic, ENEMIES[mimic.KIND].gait, goal_x, goal_y, events))
            if doing[-1] == "gnaw":
                gnaw(world, world.by_id[mimic.gnaws], mimic.id, events)  # type: ignore[arg-type]
        world.state.tick += 1
        yield doing


def fails_to_walk(world: World, index: int, kind: str) -> str:
    """Put a mimic at the beginning of an edge, with every barrier as the edge needs it; "" if it gets to the end."""
    edge = world.roads.edges[index]
    moved = [thing for thing, wall in _barriers(world, edge) if wall and _open(world, thing)]
    walker = put(world, kind, edge.x0, edge.y0)
    walker.grounded, walker.edge = True, index
    gait, ground, events = ENEMIES[kind].gait, world.roads.ground, []
    for _ in range(2000):
        if walker.edge == NO_EDGE:
            break
        follow(world, walker, gait, edge.x1, edge.y1, events)
    world.state.mimics.remove(walker)
    for thing in moved:
        _shut(world, thing)
    got, want = ground.floor_below(walker.x, walker.y), ground.floor_below(edge.x1, edge.y1)
    if got >= 0 and ground.chain[got] == ground.chain[want] and abs(walker.x - edge.x1) < 28 and walker.grounded:
        return ""
    place = f"({edge.x0 / 16:.1f}, {edge.y0 / 16:.1f}) to ({edge.x1 / 16:.1f}, {edge.y1 / 16:.1f})"
    return f"{kind}, {edge.kind} from {place}: ended at ({walker.x / 16:.1f}, {walker.y / 16:.1f})"


def _barriers(world: World, edge: Edge) -> Iterator[tuple[Barrier, bool]]:
    for barrier, asks in edge.needs:
        thing = world.by_id[world.roads.barriers[barrier].id]
        assert isinstance(thing, Barrier)
        yield thing, asks == WALL


def _open(world: World, thing: Barrier) -> bool:
    if thing.block() is None:
        return False
    if isinstance(thing, Door):
        thing.down_ticks = 0
    if isinstance(thing, Leaf):
        thing.up_ticks = thing.move_ticks
    thing.shut = False
    world.physics.set_block(thing)
    return True


def _shut(world: World, thing: Barrier) -> None:
    if isinstance(thing, Door):
        thing.down_ticks = thing.to_ticks
    if isinstance(thing, Leaf):
        thing.up_ticks = thing.to_ticks
    thing.shut = True
    world.physics.set_block(thing)
