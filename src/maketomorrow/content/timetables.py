"""``check`` of the people: whether their walks fit their hours, and their talks can be said.

Walks are reckoned over the roads at a person's own speed with every door open to them and every
root crossed by the crew's line, so what is complained about here cannot be walked on any day.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.load import Level
from maketomorrow.core.ticks import TICK_RATE, TICKS_PER_MINUTE, clock_of
from maketomorrow.sim.people.gait import WALK
from maketomorrow.sim.people.handiwork import TUNING as HANDS
from maketomorrow.sim.people.handiwork import gap_px
from maketomorrow.sim.plan import CART, LINE_TICKS, TILE_PX, DayPlan, Leg, PersonPlan, Scheme, Spawn, Talk
from maketomorrow.sim.roads import Roads


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody is at a place, or on the cart, from one tick until another."""

    place: str
    from_tick: float
    until_tick: float


class Walks:
    """Ticks from place to place on foot, on a day's roads."""

    def __init__(self, plan: DayPlan) -> None:
        self._roads = Roads(plan.terrain, plan.spawns, plan.areas)
        bare = self._roads.doors({})
        self._doors = replace(bare, tops=bytes([1]) * len(bare.tops))  # nothing shut, all there is to walk on
        self._at = {spawn.id: (spawn.x, spawn.y) for spawn in plan.of_kind("place")}

    def ticks(self, origin: str, goal: str) -> float:
        """``inf`` where no road leads."""
        here, there = self._at[origin], self._at[goal]
        if self._roads.same_chain(*here, *there):
            return abs(here[0] - there[0]) * TICK_RATE / WALK.speed_px
        begins, ends = self._roads.node_at(*here), self._roads.node_at(*there)
        if begins < 0 or ends < 0:
            return math.inf
        return self._roads.distance(begins, ends, WALK, self._doors)


def walks_fit_their_time(level: Level) -> Iterator[Complaint]:
    """Everybody can be where their timetable has them set out from."""
    plan = level.plan
    if not plan.people:
        return
    walks = Walks(plan)
    for person in plan.people:
        here = person.start
        legs = (*person.legs, *person.afternoon)
        for leg, after in zip(legs, (*legs[1:], None)):
            where = f"{clock_of(leg.tick, plan.starts)} {leg.go}"
            takes = _takes(level, walks, here, leg)
            if takes == math.inf:
                yield _place(level, person.id).complaint(f'{where}: no road leads there from "{here}"')
            elif after is not None and leg.tick + takes > after.tick:
                yield _place(level, person.id).complaint(
                    f'{where}: from "{here}" it takes {_minutes(takes)} minutes, and there are '
                    f"{(after.tick - leg.tick) // TICKS_PER_MINUTE} until {clock_of(after.tick, plan.starts)}",
                    do="set out earlier, or leave later",
                )
            here = leg.go
        for scheme in person.schemes:
            yield from _plan_fits(level, walks, person, scheme)


def _plan_fits(level: Level, walks: Walks, person: PersonPlan, scheme: Scheme) -> Iterator[Complaint]:
    """From line to line of a plan; where they are when they take it up, nobody knows."""
    for before, leg, after in zip(scheme.legs, scheme.legs[1:], (*scheme.legs[2:], None)):
        takes = _takes(level, walks, before.go, leg)
        where = f"plan.{scheme.name}, {clock_of(leg.tick, level.plan.starts)} {leg.go}"
        if takes == math.inf:
            yield _place(level, person.id).complaint(f'{where}: no road leads there from "{before.go}"')
        elif after is not None and leg.tick + takes > after.tick:
            yield _place(level, person.id).complaint(
                f'{where}: from "{before.go}" it takes {_minutes(takes)} minutes, and there are '
                f"{(after.tick - leg.tick) // TICKS_PER_MINUTE} until {clock_of(after.tick, level.plan.starts)}",
                do="set out earlier, or leave later",
            )


def doings_are_possible(level: Level) -> Iterator[Complaint]:
    """Whatever somebody does at a place, they can be there while it is time for it."""
    plan = level.plan
    if not plan.people:
        return
    walks = Walks(plan)
    for person in plan.people:
        follows = ("", *(scheme.name for scheme in person.schemes))
        stays = [stay for name in follows for stay in _stays(level, walks, person, name)]
        for doing in person.doings:
            there = [stay for stay in stays if stay.place == doing.place]
            if not _overlaps([(float(doing.from_tick), float(doing.until_tick))], there):
                when = f"{clock_of(doing.from_tick, plan.starts)} and {clock_of(doing.until_tick, plan.starts)}"
                yield _place(level, person.id).complaint(
                    f'doings, "{doing.does}": {person.id} cannot be at "{doing.place}" between {when}',
                    do="move it, or the timetable",
                )


def hands_have_work(level: Level) -> Iterator[Complaint]:
    """Whoever trims has a root beside the place, and whoever throws a switch has it beside the place they hold."""
    plan = level.plan
    roots = plan.of_kind("root")
    for person in plan.people:
        for place in dict.fromkeys(doing.place for doing in person.doings if doing.does == "trim"):
            if not any(_is_beside(plan, place, root) for root in roots):
                yield _place(level, person.id).complaint(
                    f'doings, "trim": there is no root beside "{place}"',
                    f"one within {HANDS.reach_px / TILE_PX:g} tiles, on its level",
                )
        switch = plan.spawn(person.burst_throws)
        if switch is not None and not _is_beside(plan, person.burst_go, switch):
            yield _place(level, person.id).complaint(
                f'burst.throws: "{switch.id}" is not beside "{person.burst_go}"',
                f"within {HANDS.reach_px / TILE_PX:g} tiles, on its level",
            )


def _is_beside(plan: DayPlan, place: str, thing: Spawn) -> bool:
    spawn = plan.spawn(place)
    return spawn is not None and gap_px(thing, spawn.x, spawn.y) <= HANDS.reach_px


def talks_can_be_said(level: Level) -> Iterator[Complaint]:
    """The lines of a talk fit its window, and all who speak can be there in time to say them."""
    plan = level.plan
    if not plan.talks:
        return
    walks = Walks(plan)
    stays = {person.id: tuple(_stays(level, walks, person)) for person in plan.people}
    for talk in plan.talks:
        if any(line.who not in stays for line in talk.lines):
            continue  # what is wrong with them is said where it is written
        needs, window = LINE_TICKS * len(talk.lines), talk.until_tick - talk.from_tick
        if needs > window:
            yield _place(level, talk.id).complaint(
                f'talk "{talk.id}": {len(talk.lines)} lines take {_minutes(needs)} minutes, and it has '
                f"{_minutes(window)}",
                f"{_minutes(LINE_TICKS)} minutes a line",
            )
        elif (problem := _absence(talk, stays, plan.starts)) is not None:
            yield _place(level, talk.id).complaint(f'talk "{talk.id}": {problem}', do="move the talk, or a timetable")


def _absence(talk: Talk, stays: Mapping[str, Sequence[Stay]], starts: str) -> str | None:
    """Why a talk cannot be begun in time to be said to its last line, None if it can."""
    common = [(float(talk.from_tick), float(talk.until_tick))]
    for who in dict.fromkeys(line.who for line in talk.lines):
        there = [stay for stay in stays.get(who, ()) if stay.place in (talk.place, talk.wire)]
        own = _overlaps([(float(talk.from_tick), float(talk.until_tick))], there)
        if not own:
            window = f"{clock_of(talk.from_tick, starts)} and {clock_of(talk.until_tick, starts)}"
            return f'{who} cannot be at "{talk.place}" between {window}'
        common = _overlaps(common, there)
        if not common:
            return f"{who} is never there together with the others"
    last = LINE_TICKS * (len(talk.lines) - 1)  # a line that is begun is said to its end
    if any(begins + last < ends for begins, ends in common):
        return None
    begins, ends = common[0]
    return (
        f"all are there from {clock_of(math.ceil(begins), starts)} until {clock_of(int(ends), starts)}, "
        f"too short for {len(talk.lines)} lines"
    )


def _overlaps(spans: Sequence[tuple[float, float]], stays: Sequence[Stay]) -> list[tuple[float, float]]:
    met = ((max(a, stay.from_tick), min(b, stay.until_tick)) for a, b in spans for stay in stays)
    return [(a, b) for a, b in met if a < b]


def _stays(level: Level, walks: Walks, person: PersonPlan, follows: str = "") -> Iterator[Stay]:
    """Where somebody is through the ordinary day, or through that of a plan, if nothing keeps them."""
    here, since = person.start, 0.0
    for leg in person.day(follows):
        leaves = max(since, float(leg.tick))
        yield Stay(here, since, leaves)
        takes = _takes(level, walks, here, leg)
        if leg.cart:
            yield Stay(CART, leaves, leaves + takes)
        here, since = leg.go, leaves + takes
    yield Stay(here, since, math.inf)


def _takes(level: Level, walks: Walks, here: str, leg: Leg) -> float:
    if leg.cart and level.cart is not None:
        return float(level.cart.minutes * TICKS_PER_MINUTE)
    return walks.ticks(here, leg.go)


def _minutes(ticks: float) -> str:
    return f"{math.ceil(ticks / TICKS_PER_MINUTE)}"


def _place(level: Level, name: str) -> Place:
    return Place(level.crowd.files[name])
