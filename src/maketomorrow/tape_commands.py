"""The commands of those who test: record, replay, diff, shot, inspect, accept."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from maketomorrow.console import DIFFERENT, REFUSED, SAME, STOPPED, progress, workers
from maketomorrow.core.errors import GameError, TapeError
from maketomorrow.core.files import write_atomic
from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.core.words import did_you_mean
from maketomorrow.loop.carry_over import CarryOver, first
from maketomorrow.loop.manager import Loop
from maketomorrow.loop.saves import load
from maketomorrow.plans import day_plan, loadout_from, settings_folder, user_folder
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Inputs
from maketomorrow.sim.model import Mover, Thing
from maketomorrow.sim.people.reasons import reasons
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.snapshot import describe, digest
from maketomorrow.sim.state import World
from maketomorrow.sim.world import KEYFRAME_TICKS
from maketomorrow.tape.compare import compare
from maketomorrow.tape.format import Tape, read_tape, write_tape
from maketomorrow.tape.replay import Replayed, accepted, inputs_of, life_of, live_day, replay, tape_of

SEEN_BEFORE_TICKS = 300  # five seconds before a fact is missed, for whoever watches it
STATUS = {"same": SAME, "facts": DIFFERENT, "diverged": DIFFERENT, "error": REFUSED}


def plan_of(tape: Tape) -> DayPlan:
    """The day a tape was recorded on."""
    return day_plan(tape.plan, tape.path.resolve().parent)


def record(options: argparse.Namespace) -> int:
    """``record``: play in a window, then write what was played."""
    from maketomorrow.shell.settings import FILE, read_settings
    from maketomorrow.shell.showing import play_loop

    out = Path(options.out)
    if not out.parent.is_dir():
        raise TapeError(out, "its folder does not exist; make it first")
    if out.is_dir():
        raise TapeError(out, "is a folder; name a file in it")
    plan = day_plan(options.day, Path.cwd())
    name = _name_in(out, options.day)
    loop = Loop(plan, _carry_of(options, plan))
    records = [loop.record]
    try:
        status = play_loop(
            loop,
            options.step,
            options.fps,
            lambda: records.append(loop.record),
            frames=options.frames or -1,
            settings=read_settings(settings_folder() / FILE).settings,
        )
    except KeyboardInterrupt:
        status = STOPPED  # what was played until then is kept
    tape = tape_of([one for one in records if one.ended] or records[:1], plan)
    tape.plan = name
    write_tape(out, tape)
    print(f"wrote {out}")
    return status


def _name_in(out: Path, day: str) -> str:
    """What the tape calls its day: the id, or the way from the tape to the map. Raises TapeError if there is none."""
    if not day.endswith(".tmx"):
        return day
    folder, wanted = out.resolve().parent, Path(day).resolve()
    if not wanted.is_relative_to(folder):
        raise TapeError(out, f"a tape lies beside its map or above it; write this one into {wanted.parent}")
    return wanted.relative_to(folder).as_posix()


def _carry_of(options: argparse.Namespace, plan: DayPlan) -> CarryOver:
    """What ``record`` begins with. Of a save only what a tape can say counts: the morning and its loadout."""
    if not options.from_save:
        return first(loadout_from(options.loadout))
    if options.loadout is not None:
        raise GameError("--from-save and --loadout both say what she carries; give one")
    found = load(user_folder() / "saves", options.from_save, plan.id)
    if found.remark:
        print(found.remark, file=sys.stderr)
    if found.carry is None:
        raise GameError(f"the slot {options.from_save} is empty; play a day first")
    return first(found.carry.loadout(), found.carry.day)


def replay_tapes(options: argparse.Namespace) -> int:
    """``replay``: one result a tape; the worst of them is the exit status."""
    if options.watch:
        return _watch(options)
    if options.digests and len(options.tapes) > 1:
        raise GameError("--digests writes the ticks of one tape; name one")
    if options.jobs > 1 and len(options.tapes) > 1 and not options.digests:
        with workers(options.jobs) as pool, progress(len(options.tapes), "tapes") as advance:
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
        lines.append(f"  watch it: {_how_to_watch(done)}")
    return "\n".join(lines)


def _how_to_watch(done: Replayed) -> str:
    if done.first_difference is not None:  # a digest differs: it happened since the one before
        day, start = done.difference_day, done.first_difference.tick - KEYFRAME_TICKS
    else:
        day, start = done.missed[0].day, done.missed[0].tick - SEEN_BEFORE_TICKS
    which = f" --day {day}" if day > 1 else ""
    return f"python main.py replay {shlex.quote(done.tape)} --watch{which} --start {max(0, start)}"


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
        first_at = None if found is None else found._asdict()
        answer = {"first_difference": first_at, "day": done.day or None, **both, "ticks": done.ticks}
        print(json.dumps(answer, default=str, indent=1))
    elif found is None:
        print(f"the same day, {done.ticks} ticks")
    else:
        print(f"day {done.day}, {found}")
        events = [(day, event, "a") for day, event in done.only_a] + [(day, event, "b") for day, event in done.only_b]
        for day, event, side in sorted(events, key=lambda entry: (entry[0], entry[1].tick, entry[2])):
            print(f"only {side}  day {day}  {event_text(event)}")
    return SAME if found is None else DIFFERENT


def morning_of(tape: Tape, number: int) -> Loop:
    """The life of a tape at the first tick of one of its days. Raises TapeError for a day it has not."""
    if number > len(tape.days):
        count = len(tape.days)
        raise TapeError(tape.path, f"has {count} day{'s' if count > 1 else ''}; there is no day {number}")
    loop = life_of(tape, plan_of(tape))
    for day in tape.days[: number - 1]:
        live_day(loop, day)
        if loop.over is None:
            loop.let_go()
        loop.next_morning()
    return loop


def _loop_at(options: argparse.Namespace) -> Loop:
    tape = read_tape(Path(options.tape))
    loop = morning_of(tape, options.day)
    day = tape.days[options.day - 1]
    last = options.at if day.end < 0 else min(options.at, day.end)
    feed = inputs_of(day)
    with progress(last, "ticks") as advance:
        while loop.over is None and loop.world.state.tick < last:
            loop.tick(next(feed))
            advance(1)
    if (tick := loop.world.state.tick) < options.at:
        raise TapeError(tape.path, f"its day {options.day} ends at tick {tick}; --at {options.at} lies behind it")
    return loop


def shot_of(options: argparse.Namespace) -> int:
    """``shot``: draw one tick into a PNG."""
    from maketomorrow.shell.files.recording import shot

    loop = _loop_at(options)
    if options.who:
        _entity(loop.world, options.who)
    shot(loop.world, Path(options.out), loop.counter, options.who, options.debug)
    print(f"wrote {options.out}")
    return SAME


def film_of(options: argparse.Namespace) -> int:
    """``film``: a stretch of a tape as a WebP or a GIF."""
    from maketomorrow.shell.files.film import film
    from maketomorrow.shell.showing import TapeHands

    tape = read_tape(Path(options.tape))
    loop = morning_of(tape, options.day)
    days = tape.days[options.day - 1 :]
    hands = TapeHands([inputs_of(day) for day in days], [day.end if day.end >= 0 else None for day in days])
    with progress(-(-(options.end - options.start) * options.fps // TICK_RATE), "frames") as advance:
        frames = film(loop, hands, options.start, options.end, Path(options.out), options.fps, advance)
    print(f"wrote {options.out}, {frames} frames")
    return SAME


def inspect_tape(options: argparse.Namespace) -> int:
    """``inspect``: one entity's fields, or who there is; of people what they do next and why, too."""
    world = _loop_at(options).world
    if options.entity is None:
        state = world.state
        print(f"tick {state.tick}, digest {digest(state)}")
        here: list[Mover | Thing] = [state.suit, *state.people, *state.mimics, *state.things]
        why = {reason.who: f"  {reason}" for reason in reasons(world)}
        for one in here:
            print(f"{one.id:24} {type(one).__name__:12} {one.x:8.1f} {one.y:8.1f}{why.get(one.id, '')}")
        return SAME
    entity = _entity(world, options.entity)
    print(describe(entity))
    for reason in reasons(world):
        if reason.who == entity.id:
            print("\n".join(reason.lines()))
    return SAME


def _entity(world: World, name: str) -> Mover | Thing:
    """Who or what has that id now. Raises GameError."""
    entity = world.state.suit if name == "rita" else world.by_id.get(name)
    if entity is None:
        near = did_you_mean(name, ["rita", *world.by_id])
        raise GameError(f'at tick {world.state.tick} there is nothing called "{name}"{near}')
    return entity


def accept_tapes(options: argparse.Namespace) -> int:
    """``accept``: rewrite each tape after a wanted change. One that cannot be read keeps nothing from the others."""
    status = SAME
    with progress(len(options.tapes), "tapes") as advance:
        for name in options.tapes:
            try:
                changes = _accept(Path(name))
            except GameError as problem:
                print(problem, file=sys.stderr)
                status = REFUSED
            else:
                print("\n  ".join([f"{name}:", *changes]) if changes else f"{name}: nothing to change")
            advance(1)
    return status


def _accept(path: Path) -> list[str]:
    tape = read_tape(path)
    plan = plan_of(tape)
    changes = accepted(tape, replay(tape, plan), plan)
    if changes:
        write_tape(path, tape)
    return changes


def _watch(options: argparse.Namespace) -> int:
    from maketomorrow.shell.showing import watch

    if len(options.tapes) != 1:
        raise GameError("one tape can be watched at a time")
    if not 0.05 <= options.speed <= 64:
        raise GameError("--speed goes from 0.05 to 64")
    if options.json:
        raise GameError("--watch shows a tape and judges nothing; --json goes without it")
    tape = read_tape(Path(options.tapes[0]))
    loop = morning_of(tape, options.day)
    days = tape.days[options.day - 1 :]
    lines: list[str] = []
    feeds = [_noted(inputs_of(day), loop, number, lines) for number, day in enumerate(days, options.day)]
    ends = [day.end if day.end >= 0 else None for day in days]
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
