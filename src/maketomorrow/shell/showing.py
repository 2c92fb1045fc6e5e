"""Days in a window without the title: a single loop played, a tape watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pygame

from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.life import say_if_quiet
from maketomorrow.shell.scenes.pause import Pause
from maketomorrow.shell.scenes.playing import Hands, Playing
from maketomorrow.shell.scenes.scene import Scene, run
from maketomorrow.shell.screen import SCREEN
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.stage import layers_of, stage_for
from maketomorrow.shell.view import View
from maketomorrow.shell.window import Beat, display_fps, open_window
from maketomorrow.sim.inputs import IDLE, Action, Inputs
from maketomorrow.sim.plan import DayPlan


def play_loop(
    loop: Loop,
    step: bool = False,
    fps: int = 0,
    on_morning: Callable[[], None] = lambda: None,
    frames: int = -1,
    settings: Settings | None = None,
) -> int:
    """Play a loop in a window until it is closed; "to the title" closes it too. Answers the exit status.

    ``on_morning`` is called after each night. ``settings`` are the player's; what bears on the day (speed,
    assist, unhurt) is left to the loop. ``frames`` bounds the number of frames, for tests.
    Raises NoDevice without a display.
    """
    surface = open_window()
    beat = Beat(fps or display_fps())
    devices = Devices(settings)
    devices.open_pads()
    SCREEN.show(devices.settings.display)
    view = view_of(loop.plan, devices.settings)
    playing = playing_of(loop, view, devices, beat, Hands(devices, view).take)
    playing.on_morning, playing.step = on_morning, step
    return _show(surface, playing, beat, frames)


def watch(
    loop: Loop,
    feeds: Sequence[Iterator[Inputs]],
    ends: Sequence[int | None],
    start: int = 0,
    speed: float = 1.0,
    fps: int = 0,
    frames: int = -1,
) -> int:
    """Show days lived by rows instead of hands, from tick ``start`` of the first on, at ``speed``.

    ``ends`` are the ticks at which days are let go that do not end by themselves. Closes by itself after the last.
    """
    hands = TapeHands(feeds, ends)
    while loop.over is None and loop.world.state.tick < start and not hands.at_end(loop):
        loop.tick(hands.take(loop))
    surface = open_window()
    beat = Beat(fps or display_fps(), speed)
    playing = taped(loop, hands, view_of(loop.plan), beat)
    last = _UntilTheLastDay(playing, lambda: hands.day + 1 >= len(feeds))
    return _show(surface, last, beat, frames)


def taped(loop: Loop, hands: TapeHands, view: View, beat: Beat, sound: Sound | None = None) -> Playing:
    """The scene of play with a tape's hands at the keys. Nothing pauses it. ``sound``: a loudspeaker that is open."""
    playing = playing_of(loop, view, Devices(), beat, hands.take, sound)
    playing.on_morning, playing.pause, playing.running_hands = hands.next_day, None, hands.take
    return playing


@dataclass(slots=True)
class TapeHands:
    """Where inputs come from when days are lived by rows: ``feeds``, one a day; ``ends`` as in :func:`watch`."""

    feeds: Sequence[Iterator[Inputs]]
    ends: Sequence[int | None]
    day: int = 0

    def at_end(self, loop: Loop) -> bool:
        """Whether the day's rows are lived."""
        end = self.ends[self.day] if self.day < len(self.ends) else None
        return end is not None and loop.world.state.tick >= end

    def take(self, loop: Loop) -> Inputs:
        """This tick's inputs; after the last day nobody is at the keys."""
        if self.at_end(loop):
            return Inputs(Action.LET_GO)
        return next(self.feeds[self.day]) if self.day < len(self.feeds) else IDLE

    def next_day(self) -> None:
        """A night has fallen."""
        self.day += 1


class _UntilTheLastDay:
    """Shows days and ends when the night of the last one has fallen."""

    def __init__(self, playing: Playing, is_last: Callable[[], bool]) -> None:
        self._playing = playing
        self._is_last = is_last

    def handle(self, event: pygame.event.Event) -> None:
        """Escape ends the show; testers may turn its time."""
        if self._playing.testers_key(event):
            return
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            pygame.event.post(pygame.event.Event(pygame.QUIT))

    def tick(self) -> Scene | None:
        """A tick, or the end."""
        playing = self._playing
        if self._is_last() and playing.loop.over is not None and playing.night_ticks >= playing.dark_from - 1:
            return None
        self._playing.tick()
        return self

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """As in play."""
        self._playing.draw(surface, share)

    def spare(self) -> None:
        """As in play."""
        self._playing.spare()

    def close(self) -> None:
        """As in play."""
        self._playing.close()


def view_of(plan: DayPlan, settings: Settings | None = None) -> View:
    """The picture of a day, with the stage that belongs to it. Needs a window."""
    stage = stage_for(plan)
    return View(plan, stage.words, layers_of(stage.scenery), stage.scenery, settings, stage.tales)


def playing_of(
    loop: Loop,
    view: View,
    devices: Devices,
    beat: Beat,
    hands: Callable[[Loop], Inputs],
    sound: Sound | None = None,
) -> Playing:
    """The scene of play for a loop, with its morning begun; it opens a loudspeaker where it is given none."""
    if sound is None:
        sound = Sound(view.settings, view.scenery)
        say_if_quiet(sound)
    return Playing(loop, view, view.words, devices, sound, beat, hands, pause=Pause).begin()


def _show(surface: pygame.Surface, scene: Scene, beat: Beat, frames: int) -> int:
    beat.rebase()
    try:
        run(surface, scene, beat, frames)
    finally:
        pygame.display.quit()
    return 0
