"""What a day was, in a few numbers: taken down while it goes on, read from its end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from maketomorrow.core.ticks import TICKS_PER_MINUTE, clock_of, minutes_of
from maketomorrow.shell.moments.death import OWN_WILL
from maketomorrow.sim.events import Event
from maketomorrow.sim.state import World

NOON = "12:00"  # whoever lives to see it had an afternoon
BARS = 42  # stretches of a day, for its line
FIGHTING = {"hurt": 2.0, "struck": 1.0, "strike": 1.0, "windup": 0.5, "fired": 0.5, "cut": 0.6, "burst": 5.0}
"""Event -> how much of a fight it is."""


@dataclass(frozen=True, slots=True)
class Evening:
    """A day that is over. Shares are of the day's whole length, from 0 to 1."""

    day: int
    clock: str
    cause: str
    ended: float
    burst: float  # -1 = it has none
    fights: tuple[float, ...]  # BARS of them
    alive: tuple[bool, ...]  # in the order of the plan's people
    saved: int  # people who had an afternoon
    found: tuple[str, ...]  # the weapons that were found
    first_death: bool  # nothing had ever ended a day so

    def lines(self) -> list[tuple[str, dict[str, object]]]:
        """The card's words below its pictures: text id and slots."""
        told: list[tuple[str, dict[str, object]]] = []
        if self.alive:
            key = "end.saved0" if not self.saved else "end.saved12" if self.saved == len(self.alive) else "end.saved"
            told.append((key, {"n": self.saved}))
        if self.found:
            told.append(("end.learnt", {"fact": self.found}))
        elif not self.first_death:  # a new way to die is not the same day
            told.append(("end.learnt0", {}))
        return told


class Diary:
    """Collects a day for its evening."""

    def __init__(self) -> None:
        self.died: dict[str, int] = {}
        self._fights = [0.0] * BARS

    def morning(self) -> None:
        """Nothing has happened."""
        self.died.clear()
        self._fights = [0.0] * BARS

    def notice(self, world: World, events: Sequence[Event]) -> None:
        """One tick."""
        for event in events:
            if event.name == "died":
                self.died.setdefault(event.who, event.tick)
            weight = FIGHTING.get(event.name)
            if weight is not None:
                at = min(BARS - 1, event.tick * BARS // max(1, world.night_tick))
                self._fights[at] += weight

    def evening(self, world: World, day: int, known: Collection[str], deaths: Collection[str]) -> Evening | None:
        """The day as it ended. None while it goes on.

        ``known`` are the weapons she had unlocked before it, ``deaths`` the causes that had ended days.
        """
        state, plan = world.state, world.plan
        if state.over is None:
            return None
        noon = (minutes_of(NOON) - minutes_of(plan.starts)) * TICKS_PER_MINUTE
        living = {person.id for person in state.people if person.alive}
        saved = sum(
            person.id in living or self.died.get(person.id, 0) >= noon
            for person in plan.people
            if state.over.tick >= noon
        )
        carried = [*(held.id for held in state.suit.held), *state.suit.rack]
        most = max(12.0, *self._fights)
        burst = world.hour_tick("burst")
        return Evening(
            day,
            clock_of(state.over.tick, plan.starts),
            state.over.cause,
            min(1.0, state.over.tick / world.night_tick),
            burst / world.night_tick if burst >= 0 else -1.0,
            tuple(min(1.0, fight / most) for fight in self._fights),
            tuple(person.id in living for person in plan.people),
            saved,
            tuple(dict.fromkeys(weapon for weapon in carried if weapon not in known)),
            state.over.cause not in deaths and state.over.cause != OWN_WILL,
        )
