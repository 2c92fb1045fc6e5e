"""Small rooms for tests: some rows of tiles, a few things, and Rita in the middle of them."""

from __future__ import annotations

from collections.abc import Sequence

from worlds import tiny_terrain

from maketomorrow.sim.catalogue import declarations
from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import ACTIONS, Inputs
from maketomorrow.sim.plan import TILE_PX, Area, Brood, DayPlan, Loadout, Spawn
from maketomorrow.sim.state import World
from maketomorrow.sim.world import build_world, first_morning, step

HALL = (  # 40 tiles wide, 10 high inside; the floor is at y = 176
    "########################################",
    *("#......................................#",) * 10,
    "########################################",
    "########################################",
)
FLOOR_Y = 11 * TILE_PX


def a(kind: str, x: float, y: float, w: float | None = None, h: float | None = None, **props: object) -> Spawn:
    """One object of a map, its properties' defaults applied; ``id`` among the props names it."""
    declared = declarations()[kind]
    point = declared.outline == "point"
    size = (0, 0) if point else declared.size_px
    w, h = float(size[0] if w is None else w), float(size[1] if h is None else h)
    values = {**declared.defaults(), **props}
    name = str(values.get("id") or f"room/{kind}")
    return Spawn(name, kind, "room", float(x), float(y), w, h, values)


def plan_of(
    rows: Sequence[str],
    things: Sequence[Spawn] = (),
    at: tuple[float, float] = (160, FLOOR_Y),
    hours: dict[str, str] | None = None,
    broods: tuple[Brood, ...] = (),
    areas: tuple[Area, ...] | None = None,
    seed: int = 7,
) -> DayPlan:
    """A day in one room, or in several side by side; she wakes at ``at`` (her feet)."""
    whole = (0.0, 0.0, len(rows[0]) * TILE_PX, len(rows) * TILE_PX)
    return DayPlan(
        "room",
        seed,
        "07:03",
        "19:03",
        "waking",
        "room",
        areas or (Area("room", whole, "area.room"),),
        tiny_terrain(rows),
        (a("spawn", *at, id="waking"), *things),
        hours or {},
        broods,
    )


def wake(plan: DayPlan, loadout: Loadout | None = None) -> World:
    """A morning of that day."""
    return build_world(plan, first_morning(plan), loadout or Loadout())


def a_day(*things: Spawn, rows: Sequence[str] = HALL, loadout: Loadout | None = None, **plan: object) -> World:
    """The morning of a day with these things in it."""
    return wake(plan_of(rows, things, **plan), loadout)  # type: ignore[arg-type]


def go(world: World, ticks: int, actions: str = "", aim: int = -1) -> list[Event]:
    """Hold some actions ("right jump") for so many ticks; what happened."""
    held = sum(int(ACTIONS[name]) for name in actions.split())
    events: list[Event] = []
    for _ in range(ticks):
        events += step(world, Inputs(held, aim))
    return events


def press(world: World, *actions: str) -> list[Event]:
    """Tap one action after the other: a tick down, a tick up."""
    events: list[Event] = []
    for action in actions:
        events += go(world, 1, action) + go(world, 1)
    return events


def named(events: Sequence[Event], name: str) -> list[Event]:
    """The events of that name."""
    return [event for event in events if event.name == name]


WIDE = tuple(row[0] + row[1] * 78 + row[0] for row in HALL)  # the hall, twice as wide


def fight(kind: str, *offsets: float, unhurt: bool = False, rows: tuple[str, ...] = WIDE, at: float = 640.0) -> World:
    """Rita, and a mimic of that kind ready to hunt at each distance from her."""
    world = a_day(rows=rows, at=(at, FLOOR_Y), loadout=Loadout(unhurt=unhurt))
    for offset in offsets:
        mimic = spawn_mimic(world, kind, at + offset, FLOOR_Y, "B1")
        mimic.act = "hunt"
        mimic.facing = -1 if offset > 0 else 1
    return world


def until(world: World, name: str, held: str = "", most_ticks: int = 600) -> list[Event]:
    """Go on until something of that name happens; all that happened."""
    events: list[Event] = []
    for _ in range(most_ticks):
        events += go(world, 1, held)
        if any(event.name == name for event in events):
            return events
    raise AssertionError(f"no {name} in {most_ticks} ticks")
