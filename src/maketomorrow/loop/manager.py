"""Many days: morning, day, night, morning.

Every morning, the first too, is ``build_world(the first morning's snapshot)`` plus what she
carries over. Play, replay, tests and practice all go through here, so they cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from maketomorrow.loop.carry_over import COUNTER_DAY, CarryOver, after, first
from maketomorrow.loop.fight_log import FightReport, close, note
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import IDLE, Action, Inputs
from maketomorrow.sim.plan import DayPlan, Loadout
from maketomorrow.sim.snapshot import Snapshot, digest
from maketomorrow.sim.state import Over, World
from maketomorrow.sim.world import KEYFRAME_TICKS, build_world, first_morning, step, take


class DayRecord(msgspec.Struct):
    """A day as it was lived: its loadout, one row a change of inputs, a digest a keyframe."""

    day: int
    loadout: Loadout
    rows: list[tuple[int, int, int]] = []  # tick, held, aim
    digests: list[tuple[int, str]] = []  # tick, digest of the state before that tick
    ended: int = 0  # ticks that were lived
    over: Over | None = None


class Loop:
    """One life of many days. ``world`` is for reading; only ``tick`` moves it.

    Each morning is the plan's first, or ``morning`` where a life begins later in the day.
    ``reuse`` is the world of another life of the same plan that will not be lived any more: its terrain and
    roads are kept. ``last_keyframe`` and the record's rows since are enough to take the day up at any tick.
    """

    def __init__(
        self,
        plan: DayPlan,
        carry: CarryOver | None = None,
        keep_digests: bool = True,
        morning: Snapshot | None = None,
        reuse: World | None = None,
    ) -> None:
        self.plan = plan
        self.morning: Snapshot = morning if morning is not None else first_morning(plan)
        self.carry = carry if carry is not None else first()
        self.keep_digests = keep_digests
        self.wishes: Callable[[CarryOver], CarryOver] = lambda carry: carry  # how the next day is to be lived
        self.last_keyframe: Snapshot
        self.broken_today: bool
        self.world: World
        self._begin(reuse)

    def _begin(self, reuse: World | None) -> None:
        loadout = self.carry.loadout()
        self.world = build_world(self.plan, self.morning, loadout, reuse)
        self.record = DayRecord(self.carry.day, loadout)
        self.report = FightReport(self.carry.day)
        self.last_keyframe = self.morning
        self.broken_today = False
        self._last: Inputs = IDLE

    @property
    def day(self) -> int:
        """Number of the day under way, from 1."""
        return self.carry.day

    @property
    def counter(self) -> int:
        """The loop number that is shown; 0 while she does not know that she has one."""
        knows = self.carry.counts or (self.day == COUNTER_DAY and self.broken_today)
        return self.day if knows else 0

    @property
    def over(self) -> Over | None:
        """How the day ended, None while it goes on."""
        return self.world.state.over

    def tick(self, inputs: Inputs) -> list[Event]:
        """Live one tick. Answers an empty list once the day is over."""
        state = self.world.state
        if state.over is not None:
            return []
        if state.tick % KEYFRAME_TICKS == 0:
            self.last_keyframe = take(self.world)
            if self.keep_digests:
                self.record.digests.append((state.tick, digest(state)))
        if inputs != self._last:
            self.record.rows.append((state.tick, inputs.held, inputs.aim))
            self._last = inputs
        events = step(self.world, inputs)
        note(self.report, events)
        for event in events:
            if event.name == "alarm_broken":
                self.broken_today = True
        self.record.ended = state.tick
        if state.over is not None:
            self.record.over = state.over
            close(self.report, state.over)
            if self.keep_digests:
                self.record.digests.append((state.tick, digest(state)))
        return events

    def let_go(self) -> list[Event]:
        """End the day by her own will, as the pause menu does; it stands in the record like any input."""
        return self.tick(Inputs(Action.LET_GO))

    def next_morning(self) -> None:
        """Let the night pass: carry over, and wake. The day has to be over."""
        assert self.over is not None, "a night begins when the day has ended"
        self.carry = self.wishes(after(self.carry, self.world.state.suit, self.report))
        self._begin(self.world)
