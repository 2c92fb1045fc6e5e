"""``bench``: how fast everything is, each figure beside a floor taken in the same run.

A floor is the least that the libraries below us cost for the same work, so that a ratio means
the same on every machine. Ratios come from interleaved rounds, best of each. ``docs/performance.md``
keeps the numbers and says how each cost grows.
"""

from __future__ import annotations

import argparse
import dataclasses
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

from maketomorrow.bench_picture import picture_figures
from maketomorrow.console import DIFFERENT, SAME, progress
from maketomorrow.heavy_scene import HeavyScene
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.own_process import in_its_own_process, peak_mb
from maketomorrow.plans import FIRST_DAY, LEVELS, ROOT
from maketomorrow.sim.inputs import IDLE
from maketomorrow.sim.plan import DayPlan, Loadout
from maketomorrow.sim.world import keyframe
from maketomorrow.virtual_display import has_virtual_display, virtual_display

ROUNDS = 7
DAYS = 3  # whole days lived, the best of which counts
LIMITS: dict[str, tuple[str, float]] = {
    "tick_over_floor": ("most", 2.5),
    "burst_realtime_x": ("least", 30),
    "day_realtime_x": ("least", 40),
    "restore_ms": ("most", 1.67),
    "copy_over_restore": ("least", 20),
    "first_frame_over_floor": ("most", 1.8),
    "map16x_tick_ratio": ("most", 1.05),
    "day_mb": ("most", 250),
    "person_us": ("most", 9),
    "load_cold_s": ("most", 1.0),
    "draw_ms": ("most", 1.5),
    "draw_worst_ms": ("most", 2.5),
    "hitch_ms": ("most", 33),
    "run_mb": ("most", 250),
    "assets_mb": ("most", 25),
}
TICKS_A_SECOND = 60
BURST = (5880, 7680)

FLOOR_PROGRAM = (
    "import pygame; pygame.display.init(); s = pygame.display.set_mode((640, 360)); "
    "s.fill((26, 16, 56)); pygame.display.flip()"
)


def run(options: argparse.Namespace) -> int:
    """Measure, print, and exit 1 where a limit is not met (a short run only reports: it is too noisy to judge)."""
    rounds = 2 if options.short else ROUNDS
    figures: dict[str, float] = {}
    stages: list[Callable[[], dict[str, float]]] = [
        lambda: load_figures(rounds),
        lambda: tick_figures(rounds),
        lambda: day_figures(options.short),
        lambda: first_frame_figures(rounds),
        lambda: picture_figures(options.short),
    ]
    with progress(len(stages), "measuring") as advance:
        for stage in stages:
            figures |= stage()
            advance(1)
    if options.json:
        print(json.dumps({key: round(value, 4) for key, value in figures.items()}))
    else:
        for key, value in figures.items():
            print(f"{key:26} {value:10.3f}  {_verdict(key, value)}".rstrip())
    missed = [key for key, value in figures.items() if _verdict(key, value).startswith("over")]
    return DIFFERENT if missed and not options.short else SAME


def _verdict(key: str, value: float) -> str:
    if key not in LIMITS:
        return ""
    sense, limit = LIMITS[key]
    met = value <= limit if sense == "most" else value >= limit
    return f"{'within' if met else 'over'} the limit: at {sense} {limit:g}"


def _seconds(work: Callable[[], object], times: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def _best(rounds: int, *works: tuple[Callable[[], object], int]) -> list[float]:
    """The best time of each piece of work over interleaved rounds, so that a noisy second hits all alike."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for index, (work, times) in enumerate(works):
            best[index] = min(best[index], _seconds(work, times))
    return best


def load_figures(rounds: int) -> dict[str, float]:
    """Reading the four areas with their roads, from files to a first morning."""
    from maketomorrow.content.load import load_day

    seconds = _best(min(rounds, 3), (lambda: Loop(load_day(LEVELS / FIRST_DAY)), 1))
    return {"load_cold_s": seconds[0]}


def tick_figures(rounds: int) -> dict[str, float]:
    """A tick of the heavy scene against its bare physics; a keyframe; a copy; the same on a map 16 times as large."""
    from maketomorrow.plans import day_plan

    plan = day_plan(FIRST_DAY)
    scene, large = HeavyScene(plan), HeavyScene(sixteen_times(plan))
    ticks = 120
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        tick, floor, tick_large, restored, copied = _best(
            rounds,
            (scene.tick, ticks),
            (scene.floor, ticks),
            (large.tick, ticks),
            (lambda: keyframe(scene.world), 10),
            (scene.copy_space, 1),
        )
    finally:
        gc.enable()
        gc.unfreeze()
    return {
        "tick_us": tick * 1e6,
        "tick_floor_us": floor * 1e6,
        "tick_over_floor": tick / floor,
        "restore_ms": restored * 1e3,
        "copy_over_restore": copied / restored,
        "map16x_tick_ratio": tick_large / tick,
    }


def sixteen_times(plan: DayPlan) -> DayPlan:
    """The same day with its terrain laid out sixteen times, side by side and one below the other."""
    terrain = plan.terrain
    wide, high = terrain.cols * 16.0, terrain.rows * 16.0
    offsets = [(x * wide, y * high) for x in range(4) for y in range(4)]

    def everywhere(chains: tuple[tuple[tuple[float, float], ...], ...]) -> tuple[tuple[tuple[float, float], ...], ...]:
        return tuple(tuple((x + dx, y + dy) for x, y in chain) for dx, dy in offsets for chain in chains)

    larger = dataclasses.replace(
        terrain,
        outlines=everywhere(terrain.outlines),
        oneways=everywhere(terrain.oneways),
        cores=tuple((x + dx, y + dy, w, h) for dx, dy in offsets for x, y, w, h in terrain.cores),
    )
    return dataclasses.replace(plan, terrain=larger)


def day_figures(short: bool) -> dict[str, float]:
    """The untouched day: its burst, the whole of it, the memory it takes in a process of its own, and its people.

    ``person_us`` is what the same day without anybody in it is quicker, shared out over all of them and all ticks;
    a short run has no whole day, and does not say it.
    """
    best: dict[str, float] = {}
    seconds = {True: float("inf"), False: float("inf")}
    for peopled in (True,) if short else (True, False) * DAYS:
        done = json.loads(in_its_own_process("bench", f"live_untouched({7680 if short else 28_800}, {peopled})"))
        seconds[peopled] = min(seconds[peopled], done.pop("cpu_seconds"))
        if peopled:
            for key, value in done.items():
                best[key] = (min if key == "day_mb" else max)(value, best.get(key, value))
    shared_by = best.pop("people") * best.pop("ticks")
    return best if short else best | {"person_us": (seconds[True] - seconds[False]) * 1e6 / shared_by}


def live_untouched(ticks: int, peopled: bool = True) -> None:
    """Live the day with nobody at the keys and nothing hurting her; print its figures as JSON."""
    from maketomorrow.plans import day_plan

    plan = day_plan(FIRST_DAY)
    if not peopled:
        plan = dataclasses.replace(plan, people=(), talks=())
    loop = Loop(plan, first(Loadout(unhurt=True)), keep_digests=False)
    gc.collect()
    gc.freeze()
    cpu_start, start = time.process_time(), time.perf_counter()
    marks = {0: start}
    while loop.over is None and loop.world.state.tick < ticks:
        loop.tick(IDLE)
        if loop.world.state.tick in BURST:
            marks[loop.world.state.tick] = time.perf_counter()
    seconds = time.perf_counter() - start
    figures = {
        "cpu_seconds": time.process_time() - cpu_start,  # a difference of two days is too fine for a clock on the wall
        "people": len(plan.people),
        "ticks": loop.world.state.tick,
        "day_mb": peak_mb(),
    }
    if BURST[1] in marks:
        burst_seconds = marks[BURST[1]] - marks[BURST[0]]
        figures["burst_realtime_x"] = (BURST[1] - BURST[0]) / TICKS_A_SECOND / burst_seconds
    if loop.world.state.tick >= 28_800 or loop.over is not None:
        figures["day_realtime_x"] = loop.world.state.tick / TICKS_A_SECOND / seconds
    print(json.dumps(figures))


def first_frame_figures(rounds: int) -> dict[str, float]:
    """From the start of a process to its end after the first frame, ours against the smallest pygame program."""
    ours = [sys.executable, str(ROOT / "main.py"), "play", "--frames", "1"]
    floor = [sys.executable, "-c", FLOOR_PROGRAM]
    if not has_virtual_display():
        return {}
    with virtual_display() as display:
        environment = dict(os.environ, DISPLAY=display, SDL_AUDIODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")
        environment.pop("SDL_VIDEODRIVER", None)
        both = _best(
            rounds,
            (lambda: subprocess.run(ours, env=environment, check=True, capture_output=True), 1),
            (lambda: subprocess.run(floor, env=environment, check=True, capture_output=True), 1),
        )
    return {"first_frame_s": both[0], "first_frame_floor_s": both[1], "first_frame_over_floor": both[0] / both[1]}
