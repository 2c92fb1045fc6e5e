"""Playing from any object of any map, at any hour, as Tiled's F5 does."""

from __future__ import annotations

import argparse
import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from maketomorrow.console import progress
from maketomorrow.core.errors import GameError, LevelError
from maketomorrow.core.files import read_bytes, write_atomic
from maketomorrow.core.ticks import tick_of
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.plans import FIRST_DAY, cache_folder, day_plan, from_object, loadout_from, settings_folder
from maketomorrow.sim.inputs import IDLE
from maketomorrow.sim.plan import DayPlan, Loadout
from maketomorrow.sim.snapshot import Snapshot, decode
from maketomorrow.sim.world import build_world, step, take
from maketomorrow.tape.replay import keyframe_before, this_machine

MOST_BYTES = 20_000_000


def play_from(options: argparse.Namespace) -> int:
    """``play --map FILE --from OBJECT_ID [--at HH:MM] [--loadout L]``."""
    from maketomorrow.shell.settings import FILE, read_settings
    from maketomorrow.shell.showing import play_loop

    loop = practice(
        Path(options.map) if options.map else None, options.start, options.at, loadout_from(options.loadout)
    )
    settings = read_settings(settings_folder() / FILE).settings
    return play_loop(loop, options.step, options.fps, frames=options.frames or -1, settings=settings)


def practice(map_path: Path | None, start: str, at: str | None, loadout: Loadout | None) -> Loop:
    """A life whose every morning begins at an object of a map, with that loadout, at that hour.

    Raises GameError for a missing map or object, or an hour the day has not.
    """
    if map_path is None:
        plan = day_plan(FIRST_DAY)
    elif map_path.suffix != ".tmx":
        raise LevelError(map_path, "is no map; name a .tmx file")
    elif not map_path.is_file():
        raise LevelError(map_path, "there is no such map; check the name")
    else:
        plan = day_plan(str(map_path.resolve()))
    plan = from_object(plan, map_path, start)
    return Loop(plan, first(loadout), morning=None if at is None else _late(plan, at))


def _late(plan: DayPlan, at: str) -> Snapshot:
    """The untouched day at an hour. Raises GameError for an hour it has not."""
    try:
        tick = tick_of(at, plan.starts)
    except ValueError as problem:
        raise GameError(f"--at: {problem}") from None
    night = tick_of(plan.night, plan.starts)
    if not 0 <= tick < night:
        raise GameError(f"--at: {at} is no hour of this day, which goes from {plan.starts} to {plan.night}")
    world = build_world(plan, _keyframe_before(plan, tick))
    while world.state.tick < tick and world.state.over is None:
        step(world, IDLE)
    return take(world)


def _keyframe_before(plan: DayPlan, tick: int) -> Snapshot:
    """The untouched day at the last keyframe before ``tick``, from the cache if it has been there before."""
    tick = keyframe_before(tick)
    bed = plan.spawn(plan.waking)
    assert bed is not None, "content refuses a day whose waking place is missing"
    about = f"{plan.digest}/{bed.x},{bed.y}/{tick}/{this_machine()}/{_code_digest()}"
    key = hashlib.blake2b(about.encode(), digest_size=12).hexdigest()
    path = cache_folder() / "keyframes" / f"{key}.msgpack"
    if path.is_file():
        try:
            snapshot = msgspec.msgpack.decode(read_bytes(path, MOST_BYTES), type=Snapshot)
            decode(snapshot.state)
            return snapshot
        except (msgspec.MsgspecError, GameError):
            path.unlink(missing_ok=True)  # a cache may be thrown away
    loop = Loop(plan, first(Loadout(unhurt=True)), keep_digests=False)
    with progress(tick, f"living until {tick}") as advance:
        while loop.over is None and loop.world.state.tick < tick:
            loop.tick(IDLE)
            advance(1)
    snapshot = take(loop.world)
    with suppress(GameError):  # without a cache the next time takes as long as this one
        write_atomic(path, msgspec.msgpack.encode(snapshot))
    return snapshot


def _code_digest() -> str:
    """A short hash over the code that a day depends on."""
    here = Path(__file__).parent
    total = hashlib.blake2b(digest_size=8)
    for path in sorted((*(here / "sim").rglob("*.py"), *(here / "core").rglob("*.py"))):
        total.update(path.read_bytes())
    return total.hexdigest()
