"""The records that make a kind of mimic, and its attacks."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maketomorrow.core.props import Kind
from maketomorrow.sim.enemies.model import PREY_TICKS, Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.plan import Spawn
from maketomorrow.sim.state import World
from maketomorrow.sim.ways import Gait


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack of a kind.

    ``cause`` is its name in events, reports and the words of a death: "drone.lunge". It is aimed
    ``aim_ticks`` before the wind-up ends, and whoever moves after that is not where it goes.
    """

    cause: str
    windup_ticks: int
    active_ticks: int
    recovery_ticks: int
    damage: float
    aim_ticks: int
    rest_ticks: int  # at least so long between its recovery and its next attack
    knock_x: float = 0.0  # px/s, away from the mimic
    knock_y: float = 0.0


@dataclass(frozen=True, slots=True)
class EnemyKind:
    """One kind of mimic.

    ``hunt`` is the stance in which it chooses: one tick of it, answering the next stance.
    ``strike`` is one active tick of an attack; it answers whether the strike is over before its
    time. ``attacks`` are found by their cause.
    """

    kind: Kind
    state: type[Mimic]
    health: float
    gait: Gait
    attacks: Mapping[str, Attack]
    hunt: Callable[[World, Mimic, list[Event]], str]
    strike: Callable[[World, Mimic, list[Event]], bool]

    def build(self, spawn: Spawn) -> Mimic:
        """The mimic that a designer placed: it stands until it sees somebody or is told."""
        props = spawn.props
        mimic = self.born(spawn.id, spawn.x, spawn.y, spawn.id)
        mimic.act = "still"
        mimic.facing = 1 if props["facing"] == "right" else -1
        mimic.wait_ticks = int(props["wait_ticks"])
        if props["awake"]:
            mimic.seen_tick = 0
        return mimic

    def born(self, mimic_id: str, x: float, y: float, home: str) -> Mimic:
        """A new one, folded up, with its feet at (x, y)."""
        w, h = self.kind.size_px
        phase = zlib.crc32(mimic_id.encode()) % PREY_TICKS
        return self.state(mimic_id, x, y, float(w), float(h), health=self.health, home=home, phase=phase)
