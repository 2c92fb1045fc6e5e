"""A day's whole state, and the record that carries it together with what is derived from it.

``State`` is what a snapshot keeps: nothing else survives. ``World`` adds what can be built again
from the plan and the state.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from maketomorrow.core.ticks import tick_of
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.model import Mover, Pool, Shot, Thing
from maketomorrow.sim.people.model import Person, TalkState
from maketomorrow.sim.physics import Physics
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.roads import Doors, Roads


class Sortie(msgspec.Struct, array_like=True):
    """A brood on its way out of a burst point: ``kinds`` are still inside, first leaves first."""

    point: str
    opens_tick: int
    kinds: list[str]
    brood: str = ""
    next_tick: int = 0
    opened: bool = False


class Hive(msgspec.Struct, array_like=True):
    """What the mimics know and owe each other."""

    sorties: list[Sortie] = []
    counted: bool = False  # the strands have been counted at the burst
    spill_ticks: dict[str, int] = {}  # burst point -> tick of its next single drone
    sightings: list[tuple[int, str, float, float]] = []  # known from this tick on, of whom, seen from where
    first_windups: list[str] = []  # attacks that Rita has been shown today
    breath: bool = False


class Over(msgspec.Struct, array_like=True):
    """How the day ended. ``cause`` is "drone.lunge", "fall", "bloom", "given_up" ..."""

    tick: int
    cause: str
    by: str = ""
    who: str = "rita"


class State(msgspec.Struct, array_like=True):
    """Everything that changes during a day. Lists keep spawn order."""

    tick: int
    suit: Suit
    mimics: list[Mimic] = []
    things: list[Thing] = []
    shots: list[Shot] = []
    pools: list[Pool] = []
    hive: Hive = msgspec.field(default_factory=Hive)
    flags: dict[str, int] = {}
    serial: int = 0  # counts what is born during the day
    over: Over | None = None
    people: list[Person] = []  # the dead too, until morning
    talks: list[TalkState] = []

    def living(self) -> list[Person]:
        """The people who are alive."""
        return [person for person in self.people if person.alive] if self.people else self.people

    def about(self) -> list[Person]:
        """The living who are in the plane: nobody who is in a hideout."""
        return [person for person in self.people if person.alive and not person.inside] if self.people else self.people

    def bodies(self) -> tuple[Mover, ...]:
        """Everybody who takes up room: Rita, mimics, living people who are about."""
        if not self.people:
            return (self.suit, *self.mimics)
        return (self.suit, *self.mimics, *self.about())


@dataclass(slots=True)
class World:
    """One day under way. ``by_id`` finds suit, mimics, people and things; kept by whoever adds or removes."""

    plan: DayPlan
    state: State
    physics: Physics
    roads: Roads
    by_id: dict[str, Mover | Thing] = field(default_factory=dict)
    pressed: int = 0  # actions that went down this tick
    held: int = 0
    aim: int = -1
    night_tick: int = 1 << 30
    ticking: list[Thing] | None = None  # the things whose kind has a tick; None = to be found again
    usable: list[Thing] | None = None  # the things that *use* can reach; None = to be found again
    doors: dict[tuple[str, ...] | None, Doors] = field(default_factory=dict)  # what stood open at ``doors_at``
    doors_at: int = -1  # of the changes that ``physics.blocks_set`` counts

    @property
    def tick(self) -> int:
        return self.state.tick

    def hour_tick(self, hour: str) -> int:
        """The tick of one of the day's fixed hours, -1 if the day has no such hour."""
        clock = self.plan.hours.get(hour)
        return -1 if clock is None else tick_of(clock, self.plan.starts)

    def new_id(self, stem: str) -> str:
        """A name nobody else has today: "drone-3"."""
        self.state.serial += 1
        return f"{stem}-{self.state.serial}"
