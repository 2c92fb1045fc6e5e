"""A suit with somebody at the keys: tiny worlds stepped whole, inputs by name.

world = suited(["......", "######"], at=(1, 0))
events = play(world, "right jump", 12)
"""

from __future__ import annotations

from collections.abc import Sequence

from worlds import tiny_world

from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import ACTIONS, NO_AIM, Inputs
from maketomorrow.sim.model import Thing
from maketomorrow.sim.plan import Loadout, Spawn
from maketomorrow.sim.player.upgrades import suit_for
from maketomorrow.sim.state import World
from maketomorrow.sim.world import step


def suited(
    rows: Sequence[str],
    at: tuple[float, float],
    loadout: Loadout | None = None,
    things: Sequence[Thing] = (),
    mimics: Sequence[Mimic] = (),
    spawns: Sequence[Spawn] = (),
) -> World:
    """A tiny world with a morning's suit in it, its feet on the bottom edge of tile ``at``."""
    world = tiny_world(rows, at, things, mimics, spawns)
    wake(world, at, loadout)
    return world


def wake(world: World, at: tuple[float, float], loadout: Loadout | None = None) -> None:
    """Put a new suit in the place of the one that was there; the world stays."""
    suit = suit_for(loadout or Loadout(), Spawn("bed", "spawn", "tiny", at[0] * 16 + 8, at[1] * 16 + 16))
    state = world.state
    state.suit, state.over, state.shots, state.pools = suit, None, [], []
    world.by_id[suit.id] = suit
    world.physics.rebuild(state.things, (suit, *state.mimics))


def keys(held: str) -> int:
    """``"right jump"`` as a sum of actions."""
    total = 0
    for name in held.split():
        total |= int(ACTIONS[name])
    return total


def play(world: World, held: str = "", ticks: int = 1, aim: int = NO_AIM) -> list[Event]:
    """Hold these actions for so many ticks; every event of them."""
    inputs = Inputs(keys(held), aim)
    events: list[Event] = []
    for _ in range(ticks):
        events += step(world, inputs)
    return events


def until_stands(world: World, held: str = "", most: int = 300) -> int:
    """Hold these actions until she has left the ground and stands again; how many ticks that took."""
    left = False
    for tick in range(1, most + 1):
        play(world, held)
        left = left or not world.state.suit.grounded
        if left and world.state.suit.grounded and world.state.suit.stance != "dash":
            return tick
    raise AssertionError(f"she has not come down in {most} ticks")


def names(events: Sequence[Event]) -> list[str]:
    return [event.name for event in events]


def named(events: Sequence[Event], name: str) -> list[Event]:
    return [event for event in events if event.name == name]


def settled(world: World) -> World:
    """Two ticks for her feet to find the floor."""
    play(world, ticks=2)
    return world


def hall(cols: int = 60, high: int = 14) -> list[str]:
    """A room with a floor and two walls."""
    return ["#" + "." * (cols - 2) + "#"] * high + ["#" * cols]
