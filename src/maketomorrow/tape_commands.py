"""The commands of those who test: record, replay, diff, shot, inspect, accept."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from maketomorrow.console import DIFFERENT, REFUSED, SAME, progress
from maketomorrow.core.errors import GameError, TapeError
from maketomorrow.core.files import write_atomic
from maketomorrow.core.words import did_you_mean
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.loop.saves import load
from maketomorrow.plans import day_plan, loadout_from, user_folder
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Inputs
from maketomorrow.sim.model import Mover, Thing
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.snapshot import describe, digest
from maketomorrow.sim.state import World
from maketomorrow.tape.compare import compare
from maketomorrow.tape.format import Tape, read_tape, write_tape
from maketomorrow.tape.replay import Replayed, accepted, inputs_of, life_of, live_day, replay, tape_of

STATUS = {"same": SAME, "facts": DIFFERENT, "diverged": DIFFERENT, "error": REFUSED}


def plan_of(tape: Tape) -> DayPlan:
    """The day a tape was recorded on."""
    return day_plan(tape.plan, tape.path.resolve().parent)


def record(options: argparse.Namespace) -> int:
    """``record``: play in a window, then write what was played."""
    from maketomorrow.shell.play import play_loop

    out = Path(options.out)
    if not out.parent.is_dir():
        raise TapeError(out, "its folder does not exist; make it first")
    plan = day_plan(options.day)
    carry = first(loadout_from(options.loadout))
    if options.from_save:
        found = load(user_folder() / "saves", options.from_save, plan.id)
        if found.remark:
            print(found.remark, file=sys.stderr)
        if found.carry is None:
            raise GameError(f"the slot {options.from_save} is empty; play a day first")
        carry = found.carry
    loop = Loop(plan, carry)
    records = [loop.record]
    status = play_loop(loop, step=options.step, on_morning=lambda: records.append(loop.record))
    write_tape(out, tape_of([one for one in records if one.ended or one.rows], plan))
    print(f"wrote {out}")
    return status


def replay_tapes(options: argparse.Namespace) -> int:
    """``replay``: one result a tape; the worst of them is the exit status."""
    if options.watch:
        return _watch(options)
    if options.digests and len(options.tapes) > 1:
        raise GameError("--digests writes the ticks of one tape; name only one")
    if options.jobs > 1 and len(options.tapes) > 1 and not options.digests:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with (
            ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool,
            progress(len(options.tapes), "tapes") as advance,
        ):
            results = []
            for done in pool.map(replay_one, options.tapes):
                results.append(done)
                advance(1)
    else:
        with progress(len(options.tapes), "tapes") as advance:
            results = []
            for name in options.tapes:
                results.append(replay_one(name, options.digests or ""))
                advance(1)
    if options.json:
        print(json.dumps([done.as_json() for done in results], indent=1))
    else:
        for done in results:
            print(report(done))
    for done in results:
        if done.error:
            print(done.error, file=sys.stderr)
    return max(STATUS[done.result] for done in results)


def replay_one(name: str, digests: str = "") -> Replayed:
    """Replay one file; a tape that cannot be read is a result too, so that the others are still judged."""
    try:
        tape = read_tape(Path(name))
        plan = plan_of(tape)
        if not digests:
            return replay(tape, plan)
        lines: list[str] = []
        day = 1

        def each(world: World, _events: list[Event]) -> None:
            nonlocal day
            if world.state.tick == 1 and lines:
                day += 1
            lines.append(_digest_line(day, world))

        done = replay(tape, plan, each)
        write_atomic(Path(digests), "".join(lines).encode())
        return done
    except GameError as problem:
        return Replayed(name, "error", error=str(problem))


def report(done: Replayed) -> str:
    """A replay's outcome in words: what was missed, where it parted, what happened just before, how to see it."""
    lines = [f"{done.tape}: {done.result}, {done.ticks} ticks"]
    lines += [f"  remark: {remark}" for remark in done.remarks]
    lines += [
        f"  day {miss.day}, line {miss.fact.line}: expected {miss.fact}, but {miss.how}"
        if miss.fact.line
        else f"  day {miss.day}: expected {miss.fact}, but {miss.how}"
        for miss in done.missed
    ]
    if done.first_difference is not None:
        lines.append(f"  day {done.difference_day}, {done.first_difference}")
    if done.last_events:
        lines.append("  the last events before it:")
        lines += [f"    {event_text(event)}" for event in done.last_events]
    if done.result in ("facts", "diverged"):
        tick = done.first_difference.tick if done.first_difference else max(0, done.missed[0].fact.tick)
        lines.append(f"  watch it: python main.py replay {done.tape} --watch --start {max(0, tick - 300)}")
    return "\n".join(lines)


def event_text(event: Event) -> str:
    """``5880 burst who=B2 at 8960,928``."""
    parts = [f"{event.tick:6} {event.name}"]
    parts += [f"{key}={getattr(event, key)}" for key in ("who", "what", "by") if getattr(event, key)]
    if event.amount:
        parts.append(f"amount={event.amount:g}")
    if event.x or event.y:
        parts.append(f"at {event.x:.0f},{event.y:.0f}")
    return " ".join(parts)


def diff_tapes(options: argparse.Namespace) -> int:
    """``diff``: 0 if the two days are the same, 1 if they part."""
    a, b = read_tape(Path(options.a)), read_tape(Path(options.b))
    done = compare(a, b, plan_of(a), plan_of(b))
    found = done.first_difference
    if options.json:
        both = {
            side: [{"day": day, **msgspec.structs.asdict(event)} for day, event in events]
            for side, events in (("only_a", done.only_a), ("only_b", done.only_b))
        }
        first_at = None if found is None else {"day": done.day, **found._asdict()}
        print(json.dumps({"first_difference": first_at, **both, "ticks": done.ticks}, default=str, indent=1))
    elif found is None:
        print(f"the same day, {done.ticks} ticks")
    else:
        print(f"day {done.day}, {found}")
        events = [(day, event, "a") for day, event in done.only_a] + [(day, event, "b") for day, event in done.only_b]
        for day, event, side in sorted(events, key=lambda entry: (entry[0], entry[1].tick, entry[2])):
            print(f"only {side}  day {day}  {event_text(event)}")
    return SAME if found is None else DIFFERENT


def _world_at(options: argparse.Namespace) -> World:
    tape = read_tape(Path(options.tape))
    if not 1 <= options.day <= len(tape.days):
        raise TapeError(options.tape, f"has {len(tape.days)} days; there is no day {options.day}")
    loop = life_of(tape, plan_of(tape))
    for day in tape.days[: options.day - 1]:
        live_day(loop, day)
        if loop.over is None:
            loop.let_go()
        loop.next_morning()
    feed = inputs_of(tape.days[options.day - 1])
    with progress(options.at, "ticks") as advance:
        while loop.over is None and loop.world.state.tick < options.at:
            loop.tick(next(feed))
            advance(1)
    if loop.world.state.tick < options.at:
        raise TapeError(options.tape, f"day {options.day} was over at tick {loop.world.state.tick}")
    return loop.world


def shot_of(options: argparse.Namespace) -> int:
    """``shot``: draw one tick into a PNG."""
    from maketomorrow.shell.play import shot

    shot(_world_at(options), Path(options.out))
    print(f"wrote {options.out}")
    return SAME


def inspect_tape(options: argparse.Namespace) -> int:
    """``inspect``: one entity's fields, or who there is."""
    world = _world_at(options)
    if options.entity is None:
        state = world.state
        print(f"tick {state.tick}, digest {digest(state)}")
        here: list[Mover | Thing] = [state.suit, *state.mimics, *state.things]
        for one in here:
            print(f"{one.id:24} {type(one).__name__:12} {one.x:8.1f} {one.y:8.1f}")
        return SAME
    entity = world.state.suit if options.entity == "rita" else world.by_id.get(options.entity)
    if entity is None:
        near = did_you_mean(options.entity, ["rita", *world.by_id])
        raise GameError(f'at tick {options.at} there is nothing called "{options.entity}"{near}')
    print(describe(entity))
    return SAME


def accept_tapes(options: argparse.Namespace) -> int:
    """``accept``: rewrite each tape after a wanted change."""
    for name in options.tapes:
        tape = read_tape(Path(name))
        plan = plan_of(tape)
        changes = accepted(tape, replay(tape, plan), plan)
        if changes:
            write_tape(Path(name), tape)
        print(f"{name}: {'nothing to change' if not changes else ''}")
        for change in changes:
            print(f"  {change}")
    return SAME


def _watch(options: argparse.Namespace) -> int:
    from maketomorrow.shell.play import watch

    if len(options.tapes) != 1:
        raise GameError("one tape can be watched at a time")
    if not 0.05 <= options.speed <= 64:
        raise GameError("--speed goes from 0.05 to 64")
    tape = read_tape(Path(options.tapes[0]))
    loop = life_of(tape, plan_of(tape))
    lines: list[str] = []
    feeds = [_noted(inputs_of(day), loop, number, lines) for number, day in enumerate(tape.days, 1)]
    ends = [day.end if day.end >= 0 else None for day in tape.days]
    status = watch(loop, feeds, ends, options.start, options.speed, options.fps)
    if options.digests:
        lines.append(_digest_line(len(tape.days), loop.world))
        write_atomic(Path(options.digests), "".join(lines).encode())
    return status


def _noted(feed: Iterator[Inputs], loop: Loop, day: int, lines: list[str]) -> Iterator[Inputs]:
    """The same inputs; each time one is asked for, the state it meets is written down."""
    for inputs in feed:
        if loop.world.state.tick:
            lines.append(_digest_line(day, loop.world))
        yield inputs


def _digest_line(day: int, world: World) -> str:
    return f"{day} {world.state.tick} {digest(world.state)}\n"
