"""One sitting at the game: what is loaded once, whose lives there are, and what is written at each day's end.

What the title's menu shows comes first and imports little; what only a day needs is fetched after it.
"""

from __future__ import annotations

import gc
import importlib
import logging
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from maketomorrow.content.load import load_level
from maketomorrow.core.errors import GameError, SaveError
from maketomorrow.core.ticks import clock_of, tick_of
from maketomorrow.loop.carry_over import CarryOver, eased, first
from maketomorrow.loop.saves import Loaded, load, store
from maketomorrow.shell.hands.devices import Devices, load_controllers
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.scenes.beds import Bed
from maketomorrow.shell.scenes.dawn import Dawn
from maketomorrow.shell.scenes.desk import Desk
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.title import Ready, Title
from maketomorrow.shell.screen import SCREEN
from maketomorrow.shell.settings import Settings, lay_aside, read_settings, write_settings
from maketomorrow.shell.stage import layers_of, stage_of
from maketomorrow.shell.window import Beat

if TYPE_CHECKING:
    from maketomorrow.loop.manager import Loop
    from maketomorrow.shell.scenes.playing import Playing
    from maketomorrow.shell.view import View

SLOTS = ("1", "2", "3")
REMARK_TICKS = 300
DONE = "done"


@dataclass(frozen=True, slots=True)
class Home:
    """Where this player's files lie, and which day is played. ``level`` is a folder with a ``day.toml``.

    Without ``settings`` nothing of them is kept.
    """

    level: Path
    saves: Path
    tapes: Path
    log: Path
    settings: Path | None = None


class Life:
    """What is behind the title's menu. Made in a thread while the title stands: it touches no surface at first."""

    burst_share = 0.0  # of a day

    def __init__(self, home: Home, picture: pygame.Surface, beat: Beat, step: bool) -> None:
        self.home = home
        self._picture = picture
        self._beat = beat
        self._step = step
        self._writer = Writer()
        self._playing: Playing | None = None
        self._slept = False  # in this sitting
        self._slowest = 1.0  # speed of time today
        self._remark = ""  # what she is told on the first morning, a text's id
        self._torn = False  # the settings' file has lines that could not be read
        self._quiet = False
        self._loop: Loop | None = None
        self._fetching = threading.Lock()
        open_log(home.log)
        found = read_settings(home.settings) if home.settings else None
        self.settings = found.settings if found else Settings()
        for remark in found.remarks if found else ():
            log().warning("%s", remark)
            self._remark = "msg.settings_torn"
            self._torn = True
        level = load_level(home.level)
        self.plan = level.plan
        length = max(1, tick_of(self.plan.night, self.plan.starts))
        if burst := self.plan.hours.get("burst"):
            self.burst_share = tick_of(burst, self.plan.starts) / length
        self.day_ticks = length
        self.stage = stage_of(level)
        self.sound = Sound(self.settings, self.stage.scenery)
        load_controllers()
        self.devices = Devices(self.settings)
        self.desk = Desk(
            self.stage.words, self.settings, self.devices, self.sound, self._keep, self._apply, self._trouble
        )
        self._beds = {slot: self._look(slot) for slot in SLOTS}
        self.slot = self.last().slot
        self._spare_view: View | None = None
        self._ahead: Iterator[str | None] = iter(())
        self._beat.speed = self.settings.speed
        gc.collect()

    def ready(self) -> Ready:
        """What the title needs."""
        return Ready(self.desk, self)

    def fetch(self) -> None:
        """Get ready what only a day needs, once; whoever asks meanwhile waits. Meant for a thread behind the menu."""
        with self._fetching:
            if self._loop is None:
                from maketomorrow.loop.manager import Loop

                self._quiet = say_if_quiet(self.sound)  # a device takes its time
                for name in ("scenes.pause", "view"):
                    importlib.import_module(f"maketomorrow.shell.{name}")
                self._loop = Loop(self.plan, self._wished(self._beds[self.slot].carry or first()))  # stands ready

    @property
    def loop(self) -> Loop:
        """The days of the life under way."""
        self.fetch()
        assert self._loop is not None
        return self._loop

    def _look(self, slot: str) -> Bed:
        try:
            found = load(self.home.saves, slot, self.plan.id)
        except SaveError as problem:
            found = Loaded(None, str(problem))
        if found.remark:
            log().warning("%s", found.remark)
            self._remark = "msg.save_torn"
        return self._bed(slot, found.carry, found.remark)

    def _bed(self, slot: str, carry: CarryOver | None, remark: str = "") -> Bed:
        if carry is None:
            return Bed(slot, remark=remark)
        ended = carry.reports[-1].tick if carry.reports else 0
        return Bed(slot, carry, clock_of(ended, self.plan.starts), min(1.0, ended / self.day_ticks), remark)

    # --- what menus ask -----------------------------------------------------------------------------

    def beds(self) -> list[Bed]:
        """All slots, in their order."""
        return list(self._beds.values())

    def last(self) -> Bed:
        """The one that was written to last; the first where nobody ever slept."""

        def written(slot: str) -> float:
            path = self.home.saves / f"slot-{slot}.json"
            return path.stat().st_mtime if path.exists() else 0.0

        if self._slept:  # what was written of it may still be under way
            return self._beds[self.slot]
        slept = [slot for slot in SLOTS if self._beds[slot].carry is not None]
        return self._beds[max(slept, key=written)] if slept else self._beds[SLOTS[0]]

    def begin(self, slot: str, forget: bool) -> Scene:
        """Wake up there: with what was carried over, or with nothing."""
        from maketomorrow.loop.manager import Loop
        from maketomorrow.shell.scenes.pause import Pause
        from maketomorrow.shell.scenes.playing import Hands, Playing

        self.fetch()
        self.slot, self._slept = slot, True
        if forget:
            self._beds[slot] = self._bed(slot, None)
            self._writer.add(lambda: self._store(slot, first()))
        carry = self._wished(self._beds[slot].carry or first())
        if self.loop.carry != carry or self.loop.world.state.tick:
            self._loop = Loop(self.plan, carry, reuse=self.loop.world)
        self.loop.wishes = self._wished
        self._slowest = self.settings.speed
        stage = self.stage
        view, self._spare_view = self._spare_view or self._view(), None
        self._playing = playing = Playing(
            self.loop,
            view,
            stage.words,
            self.devices,
            self.sound,
            self._beat,
            Hands(self.devices, view).take,
            on_evening=self._evening,
            on_morning=self._morning,
            leave=self._to_title,
            on_close=self._close,
            pause=lambda playing: Pause(playing, self.desk),
            step=self._step,
        ).begin()
        if self._remark:  # a morning clears all words: what has to be said comes after it
            view.hud.say(stage.words[self._remark], REMARK_TICKS)
            self._remark = ""
        elif self._quiet:
            view.hud.say(stage.words["msg.no_sound"], REMARK_TICKS)
            self._quiet = False
        gc.freeze()  # what was loaded stays; no collection in the middle of a fight walks through it
        self._beat.rebase()
        return playing

    def spare(self) -> None:
        """The title has a little time: the first picture of the day is drawn ahead."""
        if self._loop is None:  # still being fetched
            return
        if self._spare_view is None:
            self._spare_view = self._view()
            self._spare_view.morning(self.loop.world)
            self._ahead = self._spare_view.drawn_ahead(self.loop.world)
        elif next(self._ahead, DONE) is DONE:
            self._spare_view.prepare(self.loop.world)

    def _view(self) -> View:
        from maketomorrow.shell.view import View

        stage = self.stage
        return View(self.plan, stage.words, layers_of(stage.scenery), stage.scenery, self.settings, stage.tales)

    def _wished(self, carry: CarryOver) -> CarryOver:
        return eased(carry, self.settings.assist, self.settings.unhurt)

    # --- settings -----------------------------------------------------------------------------------

    def _keep(self) -> None:
        path = self.home.settings
        if path is None:
            return
        copy = Settings(*(getattr(self.settings, name) for name in Settings.__slots__))  # as it is now
        torn, self._torn = self._torn, False

        def write() -> None:
            if torn:
                lay_aside(path)
            write_settings(path, copy)

        self._writer.add(write)

    def _trouble(self) -> str:
        """What is wrong with the settings' file, for whoever looks at them; "" for nothing."""
        if self._writer.problem:
            return self.stage.words.fill("msg.save_failed", why=self._writer.problem)
        return self.stage.words["msg.settings_torn"] if self._torn else ""

    def _apply(self, name: str) -> None:
        """Let a changed setting take effect beyond those who read it by themselves."""
        if name == "display":
            SCREEN.show(self.settings.display)
        if name == "speed":
            self._beat.speed = self.settings.speed
            self._slowest = min(self._slowest, self.settings.speed)

    # --- days -----------------------------------------------------------------------------------------

    def _close(self) -> None:
        """The day is left in the middle: its tape is kept as far as it goes."""
        self.sound.hush()
        self._evening()

    def _evening(self) -> None:
        """A day has ended: keep its tape."""
        from maketomorrow.tape.format import write_tape
        from maketomorrow.tape.replay import tape_of

        record, plan, folder, speed = self.loop.record, self.plan, self.home.tapes, self._slowest
        name = f"day-{record.day:03d}.tape" if self.slot == SLOTS[0] else f"bed-{self.slot}-day-{record.day:03d}.tape"

        def write() -> None:
            folder.mkdir(parents=True, exist_ok=True)
            write_tape(folder / name, tape_of([record], plan, speed=speed))

        self._writer.add(write)

    def _morning(self) -> None:
        """A day begins: what was carried over is written down."""
        carry, slot = self.loop.carry, self.slot
        self._slowest = self.settings.speed
        self._beds[slot] = self._bed(slot, carry)
        self._writer.add(lambda: self._store(slot, carry))
        problem = self._writer.problem
        if problem and self._playing is not None:
            self._playing.view.hud.say(self.stage.words.fill("msg.save_failed", why=problem), REMARK_TICKS)

    def _store(self, slot: str, carry: CarryOver) -> None:
        store(self.home.saves, slot, self.plan.id, carry)

    def _to_title(self) -> Scene:
        self._playing = None  # a day's pictures are not kept twice
        return Title(self._picture, self.ready, Dawn(self._picture, standing=True))

    def finish(self) -> None:
        """Wait until everything is written, and let the loudspeaker go."""
        self._writer.finish()
        self.sound.close()


class Writer:
    """Writes files one after another beside the game, so that a slow disk is no dropped frame.

    ``problem`` is what went wrong with the last one; the next that is written takes it back.
    """

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self.problem = ""
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
                self.problem = ""
            except (GameError, OSError) as problem:
                log().error("%s", problem)
                self.problem = str(problem)

    def add(self, job: Callable[[], None]) -> None:
        """Do this when it is its turn."""
        self._jobs.put(job)

    def finish(self) -> None:
        """Do what is left, and stop."""
        self._jobs.put(None)
        self._thread.join(timeout=20)


def log() -> logging.Logger:
    """The game's own log."""
    return logging.getLogger("maketomorrow")


def open_log(path: Path) -> None:
    """A log file beside the console; where none can be written the game goes on without."""
    root = log()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.FileHandler(path, mode="w", encoding="utf-8")
    except OSError as problem:
        root.warning("%s: no log is written (%s)", path, problem.strerror)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.info("%s, python %s, pygame %s", sys.platform, sys.version.split()[0], pygame.version.ver)


def say_if_quiet(sound: Sound) -> bool:
    """Open the loudspeaker; if there is none say so in the log and on the console. Answers whether it stays quiet."""
    quiet = sound.open()
    if quiet:
        if log().handlers:  # without a log file Python would put it on the console a second time
            log().warning("%s", quiet)
        print(quiet, file=sys.stderr)
    return bool(quiet)
