"""Living a tape again, and saying where it went another way."""

from __future__ import annotations

import dataclasses
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import DayRecord, Loop
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import IDLE, Inputs
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.snapshot import Difference
from maketomorrow.sim.state import World
from maketomorrow.sim.world import KEYFRAME_TICKS
from maketomorrow.tape.facts import END, Fact, as_seen, missed
from maketomorrow.tape.format import Row, Tape, TapeDay

LAST_EVENTS = 20  # shown before a divergence


def this_machine() -> str:
    """What a digest depends on beside the tape: the physics library's version and the platform."""
    return f"pymunk {version('pymunk')}, {platform.system().lower()} {platform.machine().lower()}"


@dataclass(slots=True)
class Missed:
    """A fact that did not hold: which, on which day (from 1) and tick, and how it was instead.

    ``seen`` is what the fact would have to say to hold, "" where only a person can tell.
    """

    day: int
    fact: Fact
    how: str
    tick: int
    seen: str = ""


@dataclass(slots=True)
class Replayed:
    """What came of a tape. ``result`` is "same", "facts", "diverged" or "error"."""

    tape: str
    result: str = "same"
    ticks: int = 0
    missed: list[Missed] = field(default_factory=list)
    first_difference: Difference | None = None
    difference_day: int = 0
    last_events: list[Event] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    records: list[DayRecord] = field(default_factory=list)
    error: str = ""

    def as_json(self) -> dict[str, Any]:
        """The entry of ``replay --json``."""
        found = self.first_difference
        return {
            "tape": self.tape,
            "result": self.result,
            "ticks": self.ticks,
            "first_difference": None if found is None else dict(found._asdict()),
        }


def seeded(plan: DayPlan, tape: Tape) -> DayPlan:
    """The plan with the tape's own seed."""
    return plan if tape.seed in (None, plan.seed) else dataclasses.replace(plan, seed=tape.seed)


def life_of(tape: Tape, plan: DayPlan) -> Loop:
    """A life that stands before the tape's first tick."""
    return Loop(seeded(plan, tape), first(tape.loadout, tape.morning))


def inputs_of(day: TapeDay) -> Iterator[Inputs]:
    """One Inputs a tick, without end; whoever asks stops at the day's end."""
    held = IDLE
    tick = 0
    for row in day.rows:
        while tick < row.tick:
            yield held
            tick += 1
        held = row.inputs
    while True:
        yield held


def live_day(loop: Loop, day: TapeDay, each_tick: Callable[[World, list[Event]], object] | None = None) -> None:
    """Live one day of a tape: until its end, or until the day is over."""
    inputs = inputs_of(day)
    while loop.over is None and not 0 <= day.end <= loop.world.state.tick:
        events = loop.tick(next(inputs))
        if each_tick is not None:
            each_tick(loop.world, events)


def replay(tape: Tape, plan: DayPlan, each_tick: Callable[[World, list[Event]], object] | None = None) -> Replayed:
    """Live the whole tape, check its facts, and hold its digests against those of today.

    Digests are judged only where the tape says it was recorded by this pymunk on this platform;
    elsewhere a difference is a remark. Facts are always judged.
    """
    done = Replayed(str(tape.path))
    judged = tape.recorded == this_machine()
    if tape.map_digest and tape.map_digest != plan.digest:
        done.remarks.append("the maps have changed since this tape was recorded")
    if tape.recorded and not judged:
        done.remarks.append(f"recorded by {tape.recorded}, this is {this_machine()}: digests are not judged")
    loop = life_of(tape, plan)
    for number, day in enumerate(tape.days, 1):
        if number > 1:
            if loop.over is None:
                done.remarks.append(f"day {number - 1} was not over; she let go of it")
                loop.let_go()
            loop.next_morning()
        _replay_day(loop, day, number, judged, done, each_tick)
        done.ticks += loop.world.state.tick
        done.records.append(loop.record)
    if done.first_difference is not None:
        done.result = "diverged"
    elif done.missed:
        done.result = "facts"
    return done


def _replay_day(
    loop: Loop,
    day: TapeDay,
    number: int,
    judged: bool,
    done: Replayed,
    each_tick: Callable[[World, list[Event]], object] | None,
) -> None:
    events: list[Event] = []
    at: dict[int, list[Fact]] = {}
    for fact in day.facts:
        at.setdefault(fact.due, []).append(fact)

    def miss(fact: Fact, how: str, seen: str = "") -> None:
        if not done.missed:
            done.last_events = events[-LAST_EVENTS:]
        done.missed.append(Missed(number, fact, how, loop.world.state.tick, seen))

    def check(facts: list[Fact], world: World) -> None:
        for fact in facts:
            if how := missed(fact, world, events):
                miss(fact, how, as_seen(fact.says, world))

    def each(world: World, new: list[Event]) -> None:
        events.extend(new)
        if world.state.tick in at:
            check([fact for fact in at.pop(world.state.tick) if fact.when != "after"], world)
        if each_tick is not None:
            each_tick(world, new)

    after = [fact for fact in day.facts if fact.when == "after"]
    check([fact for fact in at.pop(0, []) if fact.when != "after"], loop.world)
    live_day(loop, day, each)
    check(at.pop(END, []), loop.world)
    check(after, loop.world)
    for fact in (fact for facts in at.values() for fact in facts):
        if fact.when == "at":
            miss(fact, f"the day had ended at {loop.world.state.tick}")
        elif fact.when != "after" and (how := missed(fact, loop.world, events)):
            miss(fact, how)
    if done.first_difference is None:
        found = _first_digest(day, loop.record)
        if found is not None and judged:
            done.first_difference, done.difference_day = found, number
            before = [event for event in events if event.tick <= found.tick]
            done.last_events = before[-LAST_EVENTS:]
        elif found is not None:
            done.remarks.append(f"day {number}: digests part at tick {found.tick}")


def _first_digest(day: TapeDay, record: DayRecord) -> Difference | None:
    got = dict(record.digests)
    for tick, wanted in sorted(day.digests.items()):
        if got.get(tick) != wanted:
            return Difference(tick, "day", "digest", wanted, got.get(tick, ""))
    return None


def accepted(tape: Tape, done: Replayed, plan: DayPlan) -> list[str]:
    """Rewrite the tape's digests, map and machine, and its missed facts; answers one line a change.

    A fact about a number, a place or her end is rewritten to what was seen; any other missed fact
    is taken out, and the line says so.
    """
    changes: list[str] = []
    if tape.map_digest != plan.digest:
        changes.append(f"map: {tape.map_digest or '-'} -> {plan.digest}")
        tape.map_digest = plan.digest
    if tape.recorded != this_machine():
        changes.append(f"recorded: {tape.recorded or '-'} -> {this_machine()}")
        tape.recorded = this_machine()
    for number, (day, record) in enumerate(zip(tape.days, done.records), 1):
        fresh = dict(record.digests)
        changed = sum(day.digests.get(tick) != value for tick, value in fresh.items())
        if changed or len(fresh) != len(day.digests):
            changes.append(f"day {number}: {changed} of {len(fresh)} digests")
        day.digests = fresh
    for miss in done.missed:
        day = tape.days[miss.day - 1]
        index = next(index for index, fact in enumerate(day.facts) if fact is miss.fact)
        if miss.seen:
            day.facts[index] = dataclasses.replace(miss.fact, says=miss.seen)
            changes.append(f"day {miss.day}: {miss.fact} -> {miss.seen}")
        else:
            del day.facts[index]
            day.tail += [*miss.fact.above, *filter(None, (miss.fact.remark,))]
            changes.append(f"day {miss.day}: taken out, since {miss.how}: {miss.fact}")
    return changes


def tape_of(records: list[DayRecord], plan: DayPlan, remark: str = "", speed: float = 1.0) -> Tape:
    """The tape of days that were lived, as ``record`` and the game itself keep it. ``speed`` is only told."""
    first_day = records[0]
    tape = Tape(
        plan=plan.id,
        seed=plan.seed,
        map_digest=plan.digest,
        morning=first_day.day,
        loadout=first_day.loadout,
        recorded=this_machine(),
        speed=speed,
        remarks=[remark] if remark else [],
    )
    for record in records:
        day = TapeDay(
            rows=[Row(tick, Inputs(held, aim)) for tick, held, aim in record.rows],
            digests=dict(record.digests),
            end=record.ended,
        )
        if record.over is not None:
            day.facts.append(Fact("at", END, f"died cause {record.over.cause}"))
        tape.days.append(day)
    return tape


def keyframe_before(tick: int) -> int:
    """The last tick at or before ``tick`` from which a day can be resumed exactly."""
    return tick - tick % KEYFRAME_TICKS
