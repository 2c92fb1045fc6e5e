"""``day``: a day lived headless and told as a table: who is where when, what was said, who died of what."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from maketomorrow.console import SAME, progress
from maketomorrow.core.ticks import TICKS_PER_MINUTE, clock_of, tick_of
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.plans import FIRST_DAY, day_plan
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Mover
from maketomorrow.sim.people.reasons import reasons
from maketomorrow.sim.plan import DayPlan, Loadout
from maketomorrow.sim.state import World
from maketomorrow.tape.format import TapeDay, read_tape
from maketomorrow.tape.replay import inputs_of, life_of
from maketomorrow.tape_commands import plan_of

NEAR_PX = 64.0  # so far from a place somebody is still at it
ROW_TICKS = 30 * TICKS_PER_MINUTE  # a row each half hour


@dataclass(slots=True)
class DayTold:
    """What ``day`` says: one row a half hour, talks, deaths, and who lives at the end."""

    hours: list[dict[str, Any]] = field(default_factory=list)
    talks: list[dict[str, Any]] = field(default_factory=list)
    deaths: list[dict[str, Any]] = field(default_factory=list)
    alive: list[str] = field(default_factory=list)


def run(options: argparse.Namespace) -> int:
    """Live the day of a tape, or the untouched one with nothing hurting her, and print it."""
    if options.tape:
        tape = read_tape(Path(options.tape))
        loop, day = life_of(tape, plan_of(tape)), tape.days[0]
    else:
        loop, day = Loop(day_plan(FIRST_DAY), first(Loadout(unhurt=True)), keep_digests=False), TapeDay()
    told = tell(loop, day, options.why)
    if options.json:
        print(json.dumps({"hours": told.hours, "talks": told.talks, "deaths": told.deaths, "alive": told.alive}))
    else:
        print(table(told))
    return SAME


def tell(loop: Loop, day: TapeDay, why: bool = False) -> DayTold:
    """Live one day, to its end or to the tape's, and note what its people did; ``why``: each row says why, too."""
    told = DayTold()
    plan, feed = loop.plan, inputs_of(day)
    said: dict[str, int] = {}
    night = tick_of(plan.night, plan.starts)
    with progress(night, "living the day") as advance:
        while loop.over is None and not 0 <= day.end <= loop.world.state.tick:
            if loop.world.state.tick % ROW_TICKS == 0:
                told.hours.append(_row(loop.world, why))
            events = loop.tick(next(feed))
            for event in events:
                _note(event, loop.world, told, said)
            advance(1)
    told.talks = [{"id": talk.id, "said": said.get(talk.id, 0), "of": len(talk.lines)} for talk in plan.talks]
    told.alive = [person.id for person in loop.world.state.people if person.alive]
    return told


def _row(world: World, why: bool) -> dict[str, Any]:
    people = {person.id: place_of(world.plan, person) for person in world.state.people if person.alive}
    row: dict[str, Any] = {"clock": clock_of(world.state.tick, world.plan.starts), "people": people}
    if why:
        row["why"] = {reason.who: str(reason) for reason in reasons(world) if reason.who in people}
    return row


def _note(event: Event, world: World, told: DayTold, said: dict[str, int]) -> None:
    if event.name == "said":
        talk = event.what.split(".")[1]
        said[talk] = said.get(talk, 0) + 1
    elif event.name == "died" and any(person.id == event.who for person in world.state.people):
        person = world.by_id[event.who]
        assert isinstance(person, Mover)
        place = place_of(world.plan, person)
        clock = clock_of(event.tick, world.plan.starts)
        told.deaths.append({"who": event.who, "clock": clock, "place": place, "cause": event.what})


def place_of(plan: DayPlan, mover: Mover) -> str:
    """The id of the nearest place if somebody is at it, else "near" that place, else the area's name."""
    best, nearest = "", float("inf")
    for spot in plan.of_kind("place"):
        distance = abs(spot.x - mover.x) + 2 * abs(spot.y - mover.y)
        if distance < nearest:
            best, nearest = spot.id, distance
    if nearest <= NEAR_PX:
        return best
    for area in plan.areas:
        x, y, w, h = area.rect
        if x <= mover.x < x + w and y <= mover.y - 1 < y + h:
            return f"{area.name}, towards {best}" if best else area.name
    return "-"


def table(told: DayTold) -> str:
    """The same in columns, for reading."""
    lines = []
    for row in told.hours:
        people = ", ".join(f"{who} {place}" for who, place in row["people"].items())
        lines.append(f"{row['clock']}  {people}")
        lines += [f"         {who} {why}" for who, why in row.get("why", {}).items()]
    lines.append("")
    lines += [f"{talk['id']}  {talk['said']} of {talk['of']} lines" for talk in told.talks]
    lines.append("")
    lines += [f"{one['clock']}  {one['who']} dies at {one['place']}: {one['cause']}" for one in told.deaths]
    lines.append(f"alive at the end of the day: {', '.join(told.alive) or 'nobody'}")
    return "\n".join(lines)
