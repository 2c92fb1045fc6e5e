"""The contract of docs/determinism.md, promise by promise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from days import busy, darol, live, resumed, same, state_without_loadout
from hypothesis import given, settings
from hypothesis import strategies as st

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.sim.inputs import IDLE, Action, Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.snapshot import digest, encode
from maketomorrow.sim.world import KEYFRAME_TICKS, restore, take
from maketomorrow.tape.format import write_tape
from maketomorrow.tape.replay import replay, tape_of

ROOT = Path(__file__).resolve().parents[2]
ARMED = Loadout(("cutter", "rivet", "slug"), (), {"coil": 1, "plating": 1}, unhurt=True)


def armed_loop() -> Loop:
    return Loop(darol(), first(ARMED, day=5))


def test_the_same_inputs_give_the_same_day_tick_by_tick():
    one, other = armed_loop(), armed_loop()
    for now in busy(1, 1500):
        one.tick(now)
        other.tick(now)
        same(one.world, other.world)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 999), st.integers(1, 2100))
def test_a_day_cut_at_any_tick_and_taken_up_goes_on_as_if_it_had_not_been(seed: int, cut: int):
    inputs = list(busy(seed, 2400))
    whole = armed_loop()
    keyframe = whole.morning
    for now in inputs:
        if whole.world.state.tick <= cut and whole.world.state.tick % KEYFRAME_TICKS == 0:
            keyframe = take(whole.world)
        whole.tick(now)
    same(whole.world, resumed(whole.plan, keyframe, inputs, whole.world.state.tick))


def test_a_day_cut_in_the_middle_of_the_burst_goes_on_in_the_same_way():
    whole = armed_loop()
    inputs = [IDLE] * 7200
    for now in inputs:
        if whole.world.state.tick == 6600:
            keyframe = take(whole.world)
        whole.tick(now)
    assert len(whole.world.state.mimics) > 10, "the cut should fall among mimics"
    same(whole.world, resumed(whole.plan, keyframe, inputs, 7200))


def test_people_are_taken_up_at_any_hour_as_if_nobody_had_looked_away():
    """From half past seven to noon: on the way, in talk, in fear, behind doors, dead."""
    whole = Loop(darol(), first(Loadout(unhurt=True)), keep_digests=False)
    kept = {}
    while whole.world.state.tick < 12_000:
        if whole.world.state.tick % KEYFRAME_TICKS == 0:
            kept[whole.world.state.tick] = take(whole.world)
        whole.tick(IDLE)
    for tick in range(2 * KEYFRAME_TICKS, 12_000 - KEYFRAME_TICKS, 2 * KEYFRAME_TICKS):
        then = resumed(whole.plan, kept[tick], [IDLE] * 12_000, tick + KEYFRAME_TICKS)
        same(then, restore(whole.plan, kept[tick + KEYFRAME_TICKS]))


def test_taking_a_snapshot_never_changes_the_day():
    plain, watched = armed_loop(), armed_loop()
    for now in busy(3, 1300):
        plain.tick(now)
        watched.tick(now)
        take(watched.world)
    same(plain.world, watched.world)


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_another_process_with_another_hash_seed_lives_the_same_day(hash_seed: str, tmp_path: Path):
    loop = armed_loop()
    live(loop, list(busy(5, 1900)))
    tape = tmp_path / "busy.tape"
    write_tape(tape, tape_of([loop.record], loop.plan))
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", "replay", tape, "--digests", tmp_path / "digests"],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    last = (tmp_path / "digests").read_text().splitlines()[-1].split()
    assert last == ["1", str(loop.world.state.tick), digest(loop.world.state)]


TAKEN_UP = """
import sys, msgspec
from days import busy, darol, resumed
from maketomorrow.sim.snapshot import Snapshot, digest
keyframe = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Snapshot)
print(digest(resumed(darol(), keyframe, list(busy(5, 1500)), 1500).state))
"""


def test_a_day_is_taken_up_exactly_in_another_process():
    loop = armed_loop()
    live(loop, list(busy(5, 1500)))
    assert loop.last_keyframe.tick == 1200
    done = subprocess.run(
        [sys.executable, "-c", TAKEN_UP],
        input=msgspec.msgpack.encode(loop.last_keyframe),
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))},
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.decode().strip() == digest(loop.world.state)


CAUSES = {
    "let go": [Inputs(Action.LET_GO)],
    "busy": list(busy(9, 700)) + [Inputs(Action.LET_GO)],
}


@pytest.mark.parametrize("how", CAUSES)
def test_every_morning_is_the_first_one_outside_the_loadout(how: str):
    loop = Loop(darol())
    morning = state_without_loadout(take(loop.world))
    for _ in range(4):
        live(loop, CAUSES[how])
        loop.next_morning()
        assert encode(state_without_loadout(take(loop.world))) == encode(morning)


def test_after_a_hundred_deaths_the_morning_and_the_day_are_the_first_one():
    loop = Loop(darol())
    fresh = Loop(darol(), first(Loadout(), day=101))
    for _ in range(100):
        loop.tick(IDLE)
        loop.let_go()
        loop.next_morning()
    assert encode(state_without_loadout(take(loop.world))) == encode(state_without_loadout(take(fresh.world)))
    for now in busy(11, 700):
        loop.tick(now)
        fresh.tick(now)
        same(loop.world, fresh.world)


def test_what_was_recorded_replays_as_the_same_day():
    loop = armed_loop()
    live(loop, [*busy(13, 1300), Inputs(Action.LET_GO)])
    done = replay(tape_of([loop.record], loop.plan), loop.plan)
    assert (done.result, done.ticks) == ("same", loop.world.state.tick)


def test_one_press_more_is_named_with_its_tick_entity_and_field():
    loop = armed_loop()
    live(loop, [IDLE] * 700)
    tape = tape_of([loop.record], loop.plan)
    tape.days[0].digests[600] = "0" * 16
    done = replay(tape, loop.plan)
    assert done.result == "diverged"
    assert done.first_difference is not None
    assert (done.first_difference.tick, done.first_difference.field) == (600, "digest")
