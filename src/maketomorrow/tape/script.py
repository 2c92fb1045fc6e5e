"""Writing tapes in Python, for testers whose hands are too slow.

::

    day = Script().hold("right", at=60, for_ticks=120).press("jump", at=90).fact("at 200: rita in quarters")
    tape = day.tape()
"""

from __future__ import annotations

from maketomorrow.sim.inputs import ACTIONS, AIM_STEPS, NO_AIM, Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.tape.facts import Fact, parse_fact
from maketomorrow.tape.format import Row, Tape, TapeDay

PRESS_TICKS = 6  # a tap of a finger


class Script:
    """One day's inputs, put together from presses in any order."""

    def __init__(self, *, plan: str = "darol", loadout: Loadout | None = None, seed: int | None = None) -> None:
        self.plan = plan
        self.seed = seed
        self.loadout = loadout or Loadout()
        self._spans: list[tuple[int, int, int]] = []  # from, until, actions
        self._aims: list[tuple[int, int, int]] = []
        self._facts: list[Fact] = []
        self._end = -1

    def press(self, actions: str, *, at: int, for_ticks: int = PRESS_TICKS) -> Script:
        """Hold one or several actions ("right jump") for some ticks. Raises ValueError for an unknown one."""
        held = 0
        for name in actions.split():
            if name not in ACTIONS:
                raise ValueError(f'"{name}" is no action; actions are {", ".join(ACTIONS)}')
            held |= ACTIONS[name]
        self._spans.append((at, at + for_ticks, held))
        return self

    hold = press

    def aim(self, steps: int, *, at: int, for_ticks: int) -> Script:
        """Point freely: 0 is right, a quarter of AIM_STEPS is down."""
        if not 0 <= steps < AIM_STEPS:
            raise ValueError(f"an aim goes from 0 to {AIM_STEPS - 1}, not {steps}")
        self._aims.append((at, at + for_ticks, steps))
        return self

    def fact(self, text: str) -> Script:
        """Expect something. Raises ValueError for a fact that is none."""
        self._facts.append(parse_fact(text))
        return self

    def until(self, tick: int) -> Script:
        """End the recording there instead of with the day."""
        self._end = tick
        return self

    def day(self) -> TapeDay:
        """The rows: one for each change."""
        edges = sorted({tick for start, stop, _ in self._spans + self._aims for tick in (start, stop)})
        rows: list[Row] = []
        last = Inputs()
        for tick in edges:
            held = 0
            for start, stop, actions in self._spans:
                if start <= tick < stop:
                    held |= actions
            aim = next((steps for start, stop, steps in reversed(self._aims) if start <= tick < stop), NO_AIM)
            if (now := Inputs(held, aim)) != last:
                rows.append(Row(tick, now))
                last = now
        return TapeDay(rows=rows, facts=list(self._facts), end=self._end)

    def tape(self, *more: Script) -> Tape:
        """A tape of this day and, if given, of the days after it."""
        return Tape(
            plan=self.plan, seed=self.seed, loadout=self.loadout, days=[self.day(), *(other.day() for other in more)]
        )
