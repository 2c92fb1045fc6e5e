"""Days for tests: the shipped day read once, and busy inputs that touch everything."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from maketomorrow.core.rng import pick
from maketomorrow.loop.manager import Loop
from maketomorrow.plans import day_plan
from maketomorrow.sim.inputs import Action, Inputs
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.snapshot import Snapshot, decode, digest, first_difference
from maketomorrow.sim.state import World
from maketomorrow.sim.world import restore, step

KEYS = (Action.LEFT, Action.RIGHT, Action.RIGHT, Action.JUMP, Action.DASH, Action.FIRE, Action.USE, Action.UP)


@cache
def darol() -> DayPlan:
    """The day that ships."""
    return day_plan("darol")


def busy(seed: int, ticks: int) -> Iterator[Inputs]:
    """Inputs of somebody who tries every key, the same for the same seed."""
    held, aim = 0, -1
    for tick in range(ticks):
        if tick % 7 == 0:
            held = int(KEYS[pick(seed, "keys", tick, len(KEYS))] | KEYS[pick(seed, "more", tick, len(KEYS))])
            aim = pick(seed, "aim", tick, 1025) - 1
        yield Inputs(held, aim)


def same(a: World, b: World) -> None:
    """Fail with the first tick, entity and field in which two days differ, and both values."""
    if digest(a.state) != digest(b.state):
        raise AssertionError(str(first_difference(a.state, b.state)))


def resumed(plan: DayPlan, keyframe: Snapshot, inputs: list[Inputs], until: int) -> World:
    """The day taken up from a keyframe, with the rows since."""
    world = restore(plan, keyframe)
    while world.state.tick < until:
        step(world, inputs[world.state.tick])
    return world


def live(loop: Loop, inputs: list[Inputs]) -> None:
    """Live a day with these inputs, as far as they or the day go."""
    for now in inputs:
        if loop.over is not None:
            return
        loop.tick(now)


def state_without_loadout(snapshot: Snapshot) -> object:
    """A morning's state with the suit's own memory taken out: what has to be the same every morning."""
    state = decode(snapshot.state)
    state.suit.held, state.suit.rack, state.suit.upgrades, state.suit.hand = [], [], {}, 0
    state.things = [thing for thing in state.things if not thing.id.startswith("laid_out")]
    return state
