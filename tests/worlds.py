"""Tiny worlds drawn in characters: nothing but ground, a suit, and the things a test puts in.

    world = tiny_world(["........", "..X.....", "########"], at=(5, 2))

Nobody acts in them by himself: a test steps the bodies and moves its movers with ``tick``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from maketomorrow.content.geometry import terrain_from_cells
from maketomorrow.sim import movers
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Mover, Platform, Thing
from maketomorrow.sim.objects.crate import CRATE
from maketomorrow.sim.objects.lift import Lift
from maketomorrow.sim.objects.lift import tick as lift_tick
from maketomorrow.sim.physics import Physics
from maketomorrow.sim.plan import TILE_PX, Area, Cell, DayPlan, Spawn, Terrain
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.roads import Roads
from maketomorrow.sim.state import State, World

CELLS = {
    "#": Cell.SOLID,
    "=": Cell.ONEWAY,
    "/": Cell.UP_45,
    "\\": Cell.DOWN_45,
    "a": Cell.UP_LOW,
    "b": Cell.UP_HIGH,
    "c": Cell.DOWN_HIGH,
    "d": Cell.DOWN_LOW,
    "H": Cell.LADDER,
    "h": Cell.LADDER_TOP,
    "^": Cell.GROWTH,
    "~": Cell.WATER,
}
DT = 1 / 60


def tiny_terrain(rows: Sequence[str]) -> Terrain:
    """The ground of these rows; every character that is not in CELLS is air."""
    width = max(len(row) for row in rows)
    cells = bytes(CELLS.get(tile, Cell.AIR) for row in rows for tile in row.ljust(width))
    return terrain_from_cells(0, 0, width, len(rows), cells)


def tiny_world(
    rows: Sequence[str],
    at: tuple[float, float] = (1, 1),
    things: Sequence[Thing] = (),
    mimics: Sequence[Mimic] = (),
    spawns: Sequence[Spawn] = (),
) -> World:
    """A world of these rows with a suit whose feet are in the middle of the bottom edge of tile ``at``.

    ``X`` is a crate of 28 px that rests on the tile's bottom edge; its id is "crate-1", "crate-2" ...
    from the lowest row upward, left to right.
    """
    terrain = tiny_terrain(rows)
    crates = [(col, row) for row in reversed(range(len(rows))) for col, tile in enumerate(rows[row]) if tile == "X"]
    area = Area("tiny", (0, 0, terrain.cols * TILE_PX, terrain.rows * TILE_PX), "area.tiny")
    plan = DayPlan("tiny", 7, "07:03", "19:03", "", "tiny", (area,), terrain, tuple(spawns))
    boxes = [
        CRATE.build(
            Spawn(f"crate-{n}", "crate", "tiny", col * 16 - 8, row * 16 - 16, 32, 32, CRATE.kind.defaults()),
            plan,
        )
        for n, (col, row) in enumerate(crates, 1)
    ]
    suit = Suit("rita", at[0] * 16.0 + 8, at[1] * 16.0 + 16, 20.0, 44.0)
    state = State(0, suit, list(mimics), [*boxes, *things])
    world = World(plan, state, Physics(terrain), Roads(terrain, plan.spawns))
    world.by_id = {entity.id: entity for entity in (suit, *mimics, *state.things)}
    world.physics.rebuild(state.things, (suit, *mimics))
    return world


def tick(world: World, act: Callable[[Mover], None] | None = None) -> list[Event]:
    """One tick of lifts, bodies and movers alone. ``act`` sets a mover's speed before it is moved."""
    events: list[Event] = []
    state = world.state
    for thing in state.things:
        if isinstance(thing, Lift):
            lift_tick(world, thing, events)
        elif isinstance(thing, Platform):
            raise TypeError("a platform that nobody moves")
    world.physics.step(state.tick, events)
    for mover in (state.suit, *state.mimics):
        if act is not None:
            act(mover)
        movers.move(world, mover)
    world.physics.follow((state.suit, *state.mimics))
    state.tick += 1
    return events


def fall(mover: Mover, gravity: float = 1500.0, most: float = 560.0) -> None:
    """Gravity for a mover of a test."""
    if not mover.grounded:
        mover.vy = min(most, mover.vy + gravity * DT)
