"""What every mimic has in common, and the record that makes a kind."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maketomorrow.core.props import Kind
from maketomorrow.sim.model import Walker

if TYPE_CHECKING:  # the state holds mimics, so the state's file reads this one
    from maketomorrow.sim.events import Event
    from maketomorrow.sim.plan import Spawn
    from maketomorrow.sim.state import World
    from maketomorrow.sim.ways import Gait

THINK_TICKS = 6  # ticks between two looks of one mimic
PREY_TICKS = 60  # ticks between two choices of prey


class Mimic(Walker, array_like=True):
    """A mimic of any kind; each kind adds fields in a subclass with a tag of its own.

    ``act`` is its stance: "unfold", "hunt", "windup", "strike", "recover", "gnaw", "still".
    """

    KIND: ClassVar[str] = ""

    act: str = "unfold"
    act_ticks: int = 0
    home: str = ""  # the burst point it came out of, or the id of the spawn that placed it
    prey: str = ""
    attack: str = ""
    token: str = ""  # whom it holds an attack token for
    seen_x: float = 0.0  # where the prey was last known to be
    seen_y: float = 0.0
    seen_tick: int = -1
    flash_ticks: int = 0  # was hit just now; for the picture
    phase: int = 0  # 0..PREY_TICKS-1: on which ticks it thinks, so that never all think at once
    sees_prey: bool = False  # an open line of its own, as of its last look
    told_tick: int = -1  # when it last told the others
    windup_ticks: int = 0  # length of the wind-up under way; ``act_ticks`` counts up to it
    aim_x: float = 0.0  # where its attack will go, fixed before the wind-up ends; while it prowls, where its prey was
    aim_y: float = 0.0
    hits: list[str] = []  # whom this strike has met already
    turn_ticks: int = 0  # since it began to turn round
    rest_ticks: int = 0  # keeps off after an attack
    wait_ticks: int = 0  # stands so long between waking and setting off
    leaping: bool = False  # in the air by its own will, off the roads
    detour_ticks: int = 0  # keeps to the roads, though the prey is near
    prowl_ticks: int = 0  # goes to and fro where no road leads on
    yield_ticks: int = 0  # lets another one go ahead

    def weak_point(self) -> tuple[float, float, float]:
        """Middle and radius of its one light, in world px: a rivet that meets it counts three times."""
        return self.x, self.y - self.h / 2, 5.0


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
