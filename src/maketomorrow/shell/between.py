"""Where everything was a tick ago, for pictures between two ticks."""

from __future__ import annotations

from maketomorrow.sim.model import Dynamic, Mover, Platform, Thing
from maketomorrow.sim.state import World

JUMP_PX = 64  # who is so far from where they were has not walked there: no way in between is shown


class Between:
    """``remember`` before each tick; then anything can be asked for, ``share`` 0 = before the tick, 1 = after it."""

    def __init__(self) -> None:
        self._was: dict[str, tuple[float, float]] = {}

    def forget(self) -> None:
        """Nothing has moved yet."""
        self._was.clear()

    def remember(self, world: World) -> None:
        """Take down where everything is."""
        was = self._was
        was.clear()
        state = world.state
        for mover in (state.suit, *state.mimics, *state.people):
            was[mover.id] = (mover.x, mover.y)
        for shot in state.shots:
            was[shot.id] = (shot.x, shot.y)
        for thing in state.things:
            if isinstance(thing, Dynamic):
                was[thing.id] = (thing.cx, thing.cy)
            elif isinstance(thing, Platform):
                was[thing.id] = (thing.x, thing.y)

    def spot(self, who: str, x: float, y: float, share: float) -> tuple[float, float]:
        """The spot of ``who``, which is at (x, y) now."""
        was = self._was.get(who)
        if share >= 1.0 or was is None or abs(was[0] - x) + abs(was[1] - y) > JUMP_PX:
            return x, y
        return was[0] + (x - was[0]) * share, was[1] + (y - was[1]) * share

    def place(self, one: Mover | Thing, share: float) -> tuple[float, float]:
        """Where somebody's feet, a crate's middle or a thing's corner is."""
        if isinstance(one, Dynamic):
            return self.spot(one.id, one.cx, one.cy, share)
        return self.spot(one.id, one.x, one.y, share)
