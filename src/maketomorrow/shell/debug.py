"""What testers turn behind F1: time that stands, is stepped, slowed, hastened or run on to an hour; whom to look at.

None of it reaches the day: whatever is turned here, a tick is lived with the same inputs, and a tape
of it is true. On the way to an hour nothing is held. The words here are for whoever tests, as those of
``inspect`` are; they are no part of the game's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from maketomorrow.core.ticks import clock_of, minutes_of, tick_of
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class DebugTuning:
    """How time is turned."""

    slow: int = 8  # ticks of the window for one of the day
    fast: int = 8  # ticks of the day in one of the window
    run_ticks: int = 40  # ticks of the day in one of the window on the way to an hour: a minute of its clock
    entry_minutes: int = 30  # minutes  up and down turn the hour that is asked for by so much


TUNING = DebugTuning()
PACES = ("1", f"1/{TUNING.slow}", f"x{TUNING.fast}")
LAYERS = ("graph", "roads", "hearing", "sight", "reasons")
HELP = (
    "F1 away  F2 stand still / go on  F3 one tick  F4 pace  F5 run on to an hour  F6, F7 look at the next, the last",
    "  ".join(f"{number} {name}" for number, name in enumerate(LAYERS, 1)),
)
NOBODY = ""  # Rita herself is looked at


@dataclass(slots=True)
class Debug:
    """How time is turned. ``target`` is the tick that is run on to, -1 = none; ``asked`` the hour being chosen."""

    on: bool = False
    standing: bool = False
    pace: str = PACES[0]
    watched: str = NOBODY
    shown: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(LAYERS, True))
    target: int = -1
    asked: str | None = None
    answer: str = ""  # why an hour could not be run on to
    _steps: int = 0
    _waited: int = 0

    def handle(self, event: pygame.event.Event, world: World) -> bool:
        """Take a key that is its own; False leaves the event to the game."""
        if event.type != pygame.KEYDOWN:
            return False
        if event.key == pygame.K_F1:
            self.on = not self.on
            self.standing, self.pace, self.watched, self.target, self.asked = False, PACES[0], NOBODY, -1, None
            return True
        if not self.on:
            return False
        if self.asked is not None:
            self._ask(event, world)
            return True
        if self.target >= 0 and event.key == pygame.K_ESCAPE:
            self.target = -1
            return True
        turn = _TURNS.get(event.key)
        if turn is not None:
            turn(self, world)
            return True
        layer = event.key - pygame.K_1
        if 0 <= layer < len(LAYERS):
            self.shown[LAYERS[layer]] = not self.shown[LAYERS[layer]]
            return True
        return False

    def due(self, usual: int) -> int:
        """Ticks of the day that this tick of the window brings, where ``usual`` would come without it."""
        if self.standing:
            steps, self._steps = self._steps, 0
            return steps
        if self.pace == PACES[1]:
            self._waited = (self._waited + 1) % TUNING.slow
            return int(self._waited == 0)
        return TUNING.fast if self.pace == PACES[2] else usual

    def arrived(self, world: World) -> bool:
        """Whether the hour that was asked for is there, or the day over; then it is forgotten."""
        if world.state.over is None and world.state.tick < self.target:
            return False
        self.target = -1
        return True

    # --- what its keys do -----------------------------------------------------------------------

    def _stand(self, _world: World) -> None:
        self.standing, self._steps = not self.standing, 0

    def _step(self, _world: World) -> None:
        self.standing = True
        self._steps += 1

    def _turn_pace(self, _world: World) -> None:
        self.pace = PACES[(PACES.index(self.pace) + 1) % len(PACES)]
        self.standing = False

    def _begin_to_ask(self, world: World) -> None:
        minutes = minutes_of(clock_of(world.state.tick, world.plan.starts))
        self.asked, self.answer = _hour((minutes // TUNING.entry_minutes + 1) * TUNING.entry_minutes), ""

    def _look_on(self, world: World, step: int) -> None:
        who = [NOBODY, *(person.id for person in world.state.people)]
        self.watched = who[(who.index(self.watched) + step) % len(who)]

    def _ask(self, event: pygame.event.Event, world: World) -> None:
        """Digits and backspace write the hour, up and down turn it, return runs on to it, escape forgets it."""
        asked = self.asked or ""
        if event.key == pygame.K_ESCAPE:
            self.asked = None
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self._run_on(asked, world)
        elif event.key in (pygame.K_UP, pygame.K_DOWN):
            step = TUNING.entry_minutes if event.key == pygame.K_UP else -TUNING.entry_minutes
            try:
                self.asked = _hour(minutes_of(asked) + step)
            except ValueError:
                self._begin_to_ask(world)
        elif event.key == pygame.K_BACKSPACE:
            self.asked = asked[:-1].removesuffix(":")
        elif pygame.K_0 <= event.key <= pygame.K_9:
            digits = (asked.replace(":", "") if len(asked) < len("07:30") else "") + chr(event.key)
            self.asked = digits if len(digits) < 3 else f"{digits[:2]}:{digits[2:]}"

    def _run_on(self, asked: str, world: World) -> None:
        try:
            tick = tick_of(asked, world.plan.starts)
        except ValueError as problem:
            self.answer = str(problem)
            return
        if tick <= world.state.tick:
            self.answer = f"{asked} is over for today; let go of the day, and ask for it tomorrow"
        elif tick > world.night_tick:
            self.answer = f"the day ends at {world.plan.night}"
        else:
            self.target, self.asked, self.standing = tick, None, False


def _hour(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


_TURNS: dict[int, Callable[[Debug, World], None]] = {
    pygame.K_F2: Debug._stand,
    pygame.K_F3: Debug._step,
    pygame.K_F4: Debug._turn_pace,
    pygame.K_F5: Debug._begin_to_ask,
    pygame.K_F6: lambda debug, world: debug._look_on(world, 1),
    pygame.K_F7: lambda debug, world: debug._look_on(world, -1),
}
