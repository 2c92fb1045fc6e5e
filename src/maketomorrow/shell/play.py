"""The ways in: the game, a single loop in a window, a tape watched, one picture of a world.

Nothing heavy is imported above: the title's first frame comes before the rest of the game.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from maketomorrow.core.errors import GameError
from maketomorrow.shell.window import Beat, display_fps, open_window

if TYPE_CHECKING:
    import logging

    from maketomorrow.loop.carry_over import CarryOver
    from maketomorrow.loop.manager import Loop
    from maketomorrow.shell.scenes.playing import Playing
    from maketomorrow.shell.scenes.scene import Scene
    from maketomorrow.shell.scenes.title import Ready
    from maketomorrow.shell.sound import Sound
    from maketomorrow.sim.plan import DayPlan

TITLE_PICTURE = Path(__file__).resolve().parents[3] / "assets" / "pictures" / "title.png"
SLOT = "1"


@dataclass(frozen=True, slots=True)
class Home:
    """Where this player's files lie, and which day is played. ``level`` is a folder with a ``day.toml``."""

    level: Path
    saves: Path
    tapes: Path
    log: Path


def run_game(home: Callable[[], Home], step: bool = False, fps: int = 0, frames: int = 0) -> int:
    """The whole game: title, play, and the title again. Answers the exit status.

    ``home`` is called when the first frame is on the screen. ``step``: the day moves by one tick a
    press of F. ``fps`` bounds the drawing, 0 = as the display; it never changes the day. ``frames``
    ends the program after so many pictures, 0 = never; for measuring.
    Raises NoDevice without a display.
    """
    surface = open_window()
    from maketomorrow.shell.scenes.title import Title, first_picture

    picture = first_picture(surface, str(TITLE_PICTURE))
    pygame.display.flip()
    if frames == 1:
        pygame.display.quit()
        return 0
    from maketomorrow.shell.scenes.scene import run

    beat = Beat(fps or display_fps())
    life = _Life(home, picture, beat, step)
    try:
        run(surface, Title(picture, life.prepare), beat, frames - 1)
    finally:
        life.finish()
        pygame.display.quit()
    return 0


class _Life:
    """One sitting at the game: what is loaded once, and what is written at each day's end."""

    def __init__(self, home: Callable[[], Home], picture: pygame.Surface, beat: Beat, step: bool) -> None:
        self._find_home = home
        self._picture = picture
        self._beat = beat
        self._step = step
        self._writer = _Writer()
        self._opened = False  # loudspeaker and controllers have been asked for

    def prepare(self) -> Ready:
        """Read everything. Runs in a thread while the title stands; touches no surface."""
        from maketomorrow.content.load import load_level
        from maketomorrow.loop.saves import load
        from maketomorrow.shell.devices import Devices
        from maketomorrow.shell.sound import Sound
        from maketomorrow.shell.stage import stage_of

        self.home = self._find_home()
        _open_log(self.home.log)
        level = load_level(self.home.level)
        self.plan = level.plan
        self.stage = stage_of(level)
        found = load(self.home.saves, SLOT, self.plan.id)
        if found.remark:
            _log().warning("%s", found.remark)
        self.carry: CarryOver | None = found.carry
        self._torn = bool(found.remark)
        self.sound = Sound()
        self.devices = Devices()
        self.loop: Loop | None = None
        self._spare_loop: Loop | None = _new_loop(self.plan, self.carry)
        return self._ready()

    def _ready(self) -> Ready:
        from maketomorrow.shell.scenes.title import Ready

        day, counts = (self.carry.day, self.carry.counts) if self.carry else (0, False)
        return Ready(self.stage.words, self.devices, day, counts, self.begin)

    def begin(self, forget: bool) -> Playing:
        """Wake up: with what was carried over, or with nothing."""
        from maketomorrow.loop.carry_over import first
        from maketomorrow.shell.scenes.pause import Pause
        from maketomorrow.shell.scenes.playing import Hands, Playing
        from maketomorrow.shell.stage import layers_of
        from maketomorrow.shell.view import View

        if forget:
            self.carry = None
            self._writer.add(lambda: self._store(first()))
        loop = self._spare_loop if not forget and self._spare_loop is not None else _new_loop(self.plan, self.carry)
        self._spare_loop = None
        self.loop = loop
        view = View(self.plan, self.stage.words, layers_of(self.stage.scenery), self.stage.scenery)
        quiet = False
        if not self._opened:
            self._opened = True
            quiet = say_if_quiet(self.sound)
            self.devices.open_pads()
        playing = Playing(
            loop,
            view,
            self.stage.words,
            self.devices,
            self.sound,
            self._beat,
            Hands(self.devices, view).take,
            on_evening=self._evening,
            on_morning=self._morning,
            leave=self._to_title,
            on_close=self._close,
            pause=Pause,
            step=self._step,
        ).begin()
        if self._torn:  # a morning clears all words: what has to be said comes after it
            view.hud.say(self.stage.words["msg.save_torn"], 300)
            self._torn = False
        elif quiet:
            view.hud.say(self.stage.words["msg.no_sound"], 240)
        self._playing = playing
        gc.collect()
        gc.freeze()  # what was loaded stays; no collection in the middle of a fight walks through it
        self._beat.rebase()
        return playing

    def _close(self) -> None:
        """The day is left in the middle: its tape is kept as far as it goes."""
        self.sound.hush()
        self._evening()

    def _evening(self) -> None:
        """A day has ended: keep its tape."""
        from maketomorrow.tape.format import write_tape
        from maketomorrow.tape.replay import tape_of

        assert self.loop is not None
        record, plan, folder = self.loop.record, self.plan, self.home.tapes

        def write() -> None:
            folder.mkdir(parents=True, exist_ok=True)
            write_tape(folder / f"day-{record.day:03d}.tape", tape_of([record], plan))

        self._writer.add(write)

    def _morning(self) -> None:
        """A day begins: what was carried over is written down."""
        assert self.loop is not None
        carry = self.carry = self.loop.carry
        self._writer.add(lambda: self._store(carry))
        problem = self._writer.take_problem()
        if problem:
            self._playing.view.hud.say(self.stage.words.fill("msg.save_failed", why=problem), 300)

    def _store(self, carry: CarryOver) -> None:
        from maketomorrow.loop.saves import store

        store(self.home.saves, SLOT, self.plan.id, carry)

    def _to_title(self) -> Scene:
        from maketomorrow.shell.scenes.title import Title

        return Title(self._picture, self._ready, standing=True)

    def finish(self) -> None:
        """Wait until everything is written, and let the loudspeaker go."""
        self._writer.finish()
        if self._opened:
            self.sound.close()


def _new_loop(plan: DayPlan, carry: CarryOver | None) -> Loop:
    from maketomorrow.loop.manager import Loop

    return Loop(plan, carry)


class _Writer:
    """Writes files one after another beside the game, so that a slow disk is no dropped frame."""

    def __init__(self) -> None:
        import queue
        import threading

        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._problem = ""
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except (GameError, OSError) as problem:
                _log().error("%s", problem)
                self._problem = str(problem)

    def add(self, job: Callable[[], None]) -> None:
        """Do this when it is its turn."""
        self._jobs.put(job)

    def take_problem(self) -> str:
        """The last thing that went wrong, once."""
        problem, self._problem = self._problem, ""
        return problem

    def finish(self) -> None:
        """Do what is left, and stop."""
        self._jobs.put(None)
        self._thread.join(timeout=20)


def _log() -> logging.Logger:
    import logging

    return logging.getLogger("maketomorrow")


def _open_log(path: Path) -> None:
    """A log file beside the console; where none can be written the game goes on without."""
    import logging

    root = _log()
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
        if _log().handlers:  # without a log file Python would put it on the console a second time
            _log().warning("%s", quiet)
        print(quiet, file=sys.stderr)
    return bool(quiet)
