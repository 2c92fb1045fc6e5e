"""A day being lived, its end, and the next morning without a cut in between."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import pygame

from maketomorrow.loop.manager import Loop
from maketomorrow.shell import debug_layer
from maketomorrow.shell.debug import TUNING as DEBUG
from maketomorrow.shell.debug import Debug
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hands.rumble import shake_hands
from maketomorrow.shell.hearing.moods import SILENCE, VOID
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.moments.death import draw_death
from maketomorrow.shell.moments.evening import Evening
from maketomorrow.shell.moments.nightfall import BLOOM, draw_nightfall, last_light
from maketomorrow.shell.paint import Spot
from maketomorrow.shell.palette import INK
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.story import Story
from maketomorrow.shell.view import View
from maketomorrow.shell.window import Beat
from maketomorrow.sim.inputs import IDLE, Action, Inputs


@dataclass(frozen=True, slots=True)
class NightTuning:
    """From the end of a day to the next morning, in ticks. The whole has to stay below a second."""

    stop_ticks: int = 8  # the picture stands
    ramp_ticks: int = 26  # one ramp to wine and on into the dark: no flash, 430 ms
    bloom_ticks: int = 36  # where the second bloom ends the day, the ramp is its own
    dark_ticks: int = 8  # silence; tomorrow is built here
    fast: int = 8  # ticks a tick while she rests


NIGHT = NightTuning()
NO_POINTER = ((8, 8), (0, 0), (0,) * 8, (0,) * 8)


@dataclass(slots=True)
class Hands:
    """Where a day's inputs come from: the player's devices."""

    devices: Devices
    view: View

    def take(self, loop: Loop) -> Inputs:
        """This tick's inputs."""
        return self.devices.take(self.view.middle_of_suit(loop.world), bool(loop.world.state.suit.using))


@dataclass(slots=True)
class Playing:
    """The scene of play. ``on_morning`` is told of each new day, ``leave`` gives the scene that follows.

    ``running_hands`` are the inputs on the way to an hour that a tester asked for: nobody's, or a tape's.
    """

    loop: Loop
    view: View
    words: Words
    devices: Devices
    sound: Sound
    beat: Beat
    hands: Callable[[Loop], Inputs]
    on_morning: Callable[[], None] = lambda: None
    on_evening: Callable[[], None] = lambda: None
    leave: Callable[[], Scene | None] = lambda: None
    on_close: Callable[[], None] = lambda: None
    pause: Callable[[Playing], Scene] | None = None  # the scene of a pause; None = nothing pauses
    step: bool = False  # the day moves only when it is told to
    running_hands: Callable[[Loop], Inputs] = lambda _loop: IDLE
    debug: Debug = field(default_factory=Debug)
    night_ticks: int = -1  # since the day's end; -1 while it goes on
    story: Story | None = None  # what is told in this night; the morning waits for its end
    _dark_from: int = 0
    _last_light: tuple[Spot, bool] | None = None  # where the second bloom goes out
    _yesterday: Evening | None = None
    _steps: int = 0
    _pause: bool = False
    _pointer: tuple[bool, bool] = (False, False)  # kept inside, hidden

    def begin(self) -> Playing:
        """Show the morning under way."""
        self.view.morning(self.loop.world)
        if self.loop.world.state.tick == 0:
            self.view.moments.wake(self.loop.world, self.loop.day, None)
        return self

    # --- scene ----------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> None:
        """Keys go to the devices; pause and lost focus stop the day. Those of testers go nowhere else."""
        if self.testers_key(event):
            return
        if event.type == pygame.CONTROLLERDEVICEREMOVED and self.devices.latest == "pad":
            self._pause = True
            self.view.hud.say(self.words["msg.no_pad"], 240)
        self.devices.handle(event)
        if event.type == pygame.WINDOWFOCUSLOST or self.devices.pressed(event) is Action.PAUSE:
            self._pause = True
        elif event.type == pygame.WINDOWFOCUSGAINED:  # lost and back within a frame, as a window does that opens
            self._pause = False
        if self.step and event.type == pygame.KEYDOWN and event.key in (pygame.K_f, pygame.K_PERIOD):
            self._steps += 1

    def testers_key(self, event: pygame.event.Event) -> bool:
        """Take a key that turns time or the picture for whoever tests; False leaves the event to the game."""
        taken = self.debug.handle(event, self.loop.world)
        self.view.watched = self.debug.watched
        return taken

    def tick(self) -> Scene | None:
        """Live a tick of the day, or of the night."""
        if self._pause and self.night_ticks < 0:
            self._pause = False
            self._grab(False)
            self.devices.let_go()
            return self.pause(self) if self.pause else self
        if self.story is not None:
            self._tell(self.story)
            return self
        if self.night_ticks >= 0:
            self._night()
            return self
        if self.debug.target >= 0:
            self._run_on()
            return self
        due = self.debug.due(self._due())
        for _ in range(due):
            self._live()
            if self.night_ticks >= 0:
                break
        if self.debug.standing and not due:
            self.view.rest(self.loop.world)  # the picture may go elsewhere
        return self

    def _due(self) -> int:
        """Ticks of the day in one of the window."""
        if self.step:
            due = min(1, self._steps)
            self._steps -= due
            return due
        return NIGHT.fast if self.loop.world.state.suit.resting else 1

    def _run_on(self) -> None:
        """A minute's ticks on the way to the hour that was asked for: lived like any, and not shown."""
        loop = self.loop
        for _ in range(DEBUG.run_ticks):
            loop.tick(self.running_hands(loop))
            if self.debug.arrived(loop.world):
                self.devices.let_go()
                self.view.morning(loop.world)
                if loop.over is not None:
                    self.night_ticks = 0
                return
        self.view.rest(loop.world)

    def _live(self) -> None:
        loop, view = self.loop, self.view
        view.hud.device = self.devices.latest
        view.before_tick(loop.world)
        events = loop.tick(self.hands(loop))
        view.after_tick(loop.world, events)
        self.sound.notice(loop.world, events, VOID if view.moments.tale.covers else None)
        view.hud.captions.hear(self.sound.captions)
        shake_hands(self.devices, events)
        if loop.over is not None:
            self.night_ticks = 0

    def _night(self) -> None:
        """Hit-stop, one ramp, the dark, and the alarm."""
        self.night_ticks += 1
        self.sound.idle(SILENCE)
        if self.night_ticks > NIGHT.stop_ticks:
            self.view.rest(self.loop.world)
        if self.night_ticks == self.dark_from:
            self._dark_from = self.dark_from  # the day that says how it ended is gone in a moment
            self.sound.hush()
            self.on_evening()
            carry = self.loop.carry
            self._yesterday = self.view.moments.evening(self.loop.world, self.loop.day, carry.unlocked, carry.deaths)
            tale = self.view.moments.night_scene(self.loop.day)
            self.loop.next_morning()
            self.view.morning(self.loop.world)
            self.on_morning()
            gc.collect()  # yesterday's physics space is a circle of references
            self.beat.rebase()
            self.story = Story(tale, self.words, self.view.settings) if tale is not None else None
        if self.night_ticks >= self.dark_from + NIGHT.dark_ticks:
            self._wake()

    def _tell(self, story: Story) -> None:
        """The night has a dream. It takes no tick of any day, and dash, held, ends it."""
        self.sound.idle(VOID)
        story.tick(self.devices.take((0.0, 0.0)).held)
        for name in story.sounds():
            self.sound.play(name)
        if story.over:
            self.sound.hush()  # a cut: the alarm
            self.story = None
            self.devices.let_go()
            self._wake()

    def _wake(self) -> None:
        """The alarm. What yesterday was is told only to whoever knows that there was one."""
        self.night_ticks, self._last_light = -1, None
        yesterday = self._yesterday if self.loop.counter else None
        if yesterday is not None and yesterday.found:
            self.sound.play("learnt")
        self.view.moments.wake(self.loop.world, self.loop.day, yesterday)

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """The world, the reticle, and the dark between two days."""
        self._grab(self.devices.latest == "mouse" and self.night_ticks < 0 and not self.step, True)
        moving = self.night_ticks < 0 and not self.step and not self.debug.on
        between = share if moving and self.beat.fps > 60 * self.beat.speed else 1.0
        fast = NIGHT.fast if self.loop.world.state.suit.resting else 1
        if self.story is not None:
            self.story.draw(surface, share)
            return
        self.view.draw(surface, self.loop.world, between, self.loop.counter, fast)
        if self.night_ticks < 0:
            if self.devices.latest == "mouse":
                self.view.draw_reticle(surface, self.loop.world, self.devices.pointer)
            elif self.devices.latest == "pad":
                self.view.draw_reticle(surface, self.loop.world, None)
        if self.debug.on:
            left, top = self.view.corner(self.loop.world)
            debug_layer.draw(surface, self.loop.world, self.debug, left, top)
        self._veil(surface)

    @property
    def dark_from(self) -> int:
        """The tick of the night in which the last of the day is gone."""
        over = self.loop.over
        if over is None:
            return self._dark_from
        return NIGHT.stop_ticks + (NIGHT.bloom_ticks if over.cause == BLOOM else NIGHT.ramp_ticks)

    def _veil(self, surface: pygame.Surface) -> None:
        """A death is laid over the day's last picture; the dark stays until the alarm."""
        over = self.loop.over
        if over is None:
            if self.night_ticks >= 0:
                surface.fill(INK)
        elif self.night_ticks >= 0:
            stop = min(1.0, self.night_ticks / NIGHT.stop_ticks)
            ramp = max(0.0, (self.night_ticks - NIGHT.stop_ticks) / (self.dark_from - NIGHT.stop_ticks))
            world = self.loop.world
            heart = self.view.middle_of_suit(world)
            her = partial(self.view.draw_her, surface, world)
            if over.cause == BLOOM:
                if self._last_light is None:
                    self._last_light = last_light(surface, self.view.sky.darol.heart, heart)
                draw_nightfall(surface, ramp, self._last_light, her, world.state.tick)
            else:
                draw_death(surface, stop, ramp, over.cause, heart, her)

    def _grab(self, wanted: bool, hidden: bool = False) -> None:
        """Keep the pointer inside the window while she aims with it. The reticle stands for it while the day runs."""
        if (wanted, hidden) != self._pointer:
            self._pointer = (wanted, hidden)
            pygame.event.set_grab(wanted)
            # an empty picture, not set_visible(False): hidden *and* kept inside, SDL hears no tablet and no remote desk
            with suppress(pygame.error):  # a driver without a screen has no pointers
                pygame.mouse.set_cursor(*(NO_POINTER if hidden else (pygame.SYSTEM_CURSOR_ARROW,)))

    def spare(self) -> None:
        """Draw ahead."""
        self.view.prepare(self.loop.world)

    def close(self) -> None:
        """Leave the pointer as it was."""
        self._grab(False)
        self.on_close()
