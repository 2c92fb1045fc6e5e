"""Two tapes side by side: the first field in which their days part, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from maketomorrow.loop.manager import Loop
from maketomorrow.sim.events import Event
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.snapshot import Difference, encode, first_difference
from maketomorrow.tape.format import Tape, TapeDay
from maketomorrow.tape.replay import inputs_of, life_of


@dataclass(slots=True)
class Compared:
    """``only_a`` and ``only_b`` are (day, event), in the order in which they happened."""

    first_difference: Difference | None = None
    day: int = 0
    only_a: list[tuple[int, Event]] = field(default_factory=list)
    only_b: list[tuple[int, Event]] = field(default_factory=list)
    ticks: int = 0


def compare(a: Tape, b: Tape, plan_a: DayPlan, plan_b: DayPlan) -> Compared:
    """Live both tapes in step and tell them apart."""
    done = Compared()
    one, other = life_of(a, plan_a), life_of(b, plan_b)
    for number, (day_a, day_b) in enumerate(zip_longest(a.days, b.days), 1):
        if number > 1:
            for loop in (one, other):
                if loop.over is None:
                    loop.let_go()
                loop.next_morning()
        events_a, events_b = _both(one, other, day_a or TapeDay(end=0), day_b or TapeDay(end=0), number, done)
        done.only_a += [(number, event) for event in _without(events_a, events_b)]
        done.only_b += [(number, event) for event in _without(events_b, events_a)]
    return done


def _both(
    one: Loop, other: Loop, day_a: TapeDay, day_b: TapeDay, number: int, done: Compared
) -> tuple[list[Event], list[Event]]:
    events: tuple[list[Event], list[Event]] = ([], [])
    feeds = (inputs_of(day_a), inputs_of(day_b))
    days, loops = (day_a, day_b), (one, other)
    going = [True, True]
    while any(going):
        states = one.world.state, other.world.state
        going = [loop.over is None and not 0 <= day.end <= loop.world.state.tick for loop, day in zip(loops, days)]
        if done.first_difference is None:
            if encode(states[0]) != encode(states[1]):
                done.first_difference, done.day = first_difference(*states), number
            elif going[0] != going[1]:
                ends = ("goes on" if on else "has ended" for on in going)
                done.first_difference, done.day = Difference(states[0].tick, "day", "end", *ends), number
        for index, loop in enumerate(loops):
            if going[index]:
                events[index].extend(loop.tick(next(feeds[index])))
        done.ticks += any(going)
    return events


def _without(these: list[Event], those: list[Event]) -> list[Event]:
    counts: dict[Event, int] = {}
    for event in those:
        counts[event] = counts.get(event, 0) + 1
    left = []
    for event in these:
        if counts.get(event):
            counts[event] -= 1
        else:
            left.append(event)
    return left
