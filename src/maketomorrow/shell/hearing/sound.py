"""The loudspeaker: plays what the mixing desk says, or is silent and says so once.

Everything is read in a thread of its own, what is needed first first. The layers of the music that share a
beat begin together, unheard, and go on for as long as the game does; the other loops come when a mood asks
for them and go when none has for a while, because unpacked they are large.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

import pygame

from maketomorrow.content.scenery import Scenery
from maketomorrow.shell.hearing.materials import Materials
from maketomorrow.shell.hearing.mixing import SOUNDS, Caption, Cue, Mixing
from maketomorrow.shell.hearing.moods import LOOPS, SILENCE, Mood
from maketomorrow.shell.hearing.noises import NOISES
from maketomorrow.shell.settings import Settings
from maketomorrow.sim.events import Event
from maketomorrow.sim.state import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pygame.mixer

RATE, BUFFER = 44100, 512  # samples a second; samples handed over at a time: 12 ms
VOICES = 28  # effects at once
ENDS_MS = 15  # in which a sound is gone that another ends
HUSH_MS = 60  # from all to nothing: a cut without a click
STEP = 1 / 128  # of loudness: the mixer knows none smaller
BAR_TICKS = 192  # of the music: four beats
KEPT_TICKS = 480  # a loop that nobody has asked for so long is forgotten
CHANNELS = {name: at for at, name in enumerate(LOOPS)}
TOGETHER = tuple(name for name, loop in LOOPS.items() if loop.on_the_beat)


class Sound:
    """The loudspeaker. Without ``open``, or with no device, it only listens: captions are written all the same."""

    def __init__(self, settings: Settings | None = None, scenery: Sequence[Scenery] = ()) -> None:
        self.on = False
        self.desk = Mixing(settings or Settings(), Materials(scenery))
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._loops: dict[str, pygame.mixer.Sound] = {}  # read
        self._levels: dict[str, float] = {}  # of those that play
        self._began: dict[str, int] = {}  # loop -> the desk's tick at which it last was at its beginning
        self._wanted: dict[str, int] = {}  # loop -> the desk's tick at which it was last asked for
        self._jobs: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None

    @property
    def captions(self) -> list[Caption]:
        """What was heard out of sight on the last tick."""
        return self.desk.captions

    # --- the device -----------------------------------------------------------------------------

    def open(self) -> str:
        """Look for a device. Answers "" or, in one sentence, why it stays quiet."""
        try:
            import pygame.mixer

            # no changes allowed: on six loudspeakers everything would take three times the room
            pygame.mixer.init(RATE, -16, 2, BUFFER, allowedchanges=0)
            pygame.mixer.set_num_channels(VOICES + len(LOOPS))
            pygame.mixer.set_reserved(len(LOOPS))
        except (ImportError, pygame.error) as problem:
            return f"no sound device ({problem}); the game runs without sound"
        self.on = True
        for name, noise in NOISES.items():
            for stem in _stems(name, noise.variants):
                self._jobs.put(stem)
        for loop in TOGETHER:
            self._jobs.put(loop)
        self._reader = threading.Thread(target=self._read, name="sounds", daemon=True)
        self._reader.start()
        return ""

    def _read(self) -> None:
        """Read and unpack beside the game: the mixer lets others run meanwhile. What is missing is not heard."""
        while (name := self._jobs.get()) and self.on:
            kept, ending = (self._loops, ".ogg") if name in LOOPS else (self._made, ".wav")
            path = SOUNDS / f"{name}{ending}"
            if path.is_file():
                kept[name] = pygame.mixer.Sound(str(path))

    def close(self) -> None:
        """Let the device go."""
        if self.on:
            self.on = False
            self._jobs.put("")
            if self._reader is not None:
                self._reader.join(timeout=5)
            pygame.mixer.quit()

    # --- a tick ---------------------------------------------------------------------------------

    def notice(self, world: World, events: list[Event], mood: Mood | None = None) -> None:
        """A tick of the day: play what it sounds like, from where it happens. ``mood``: instead of the day's own."""
        for cue in self.desk.listen(world, events, mood):
            self._play(cue)
        self._turn_loops()

    def idle(self, mood: Mood = SILENCE) -> None:
        """A tick without a day: what goes on sounding moves on towards a mood."""
        self.desk.idle(mood)
        self._turn_loops()

    def play(self, name: str, gain: float = 1.0) -> None:
        """Play a sound by name, from nowhere in particular. Raises KeyError for a name that is not in NOISES."""
        cue = self.desk.cue(name, gain)
        if cue is not None:
            self._play(cue)

    def ticks_into(self, loop: str) -> int:
        """How far a loop is, for a picture that moves with it; 0 where it does not run."""
        ticks = self.desk.tick - self._began[loop] if loop in self._levels else 0
        return round(ticks / self.desk.settings.speed)  # music goes on at its own pace where time is slow

    def has_read(self, mood: Mood) -> bool:
        """Whether every effect, and every loop of a mood, is there to be played."""
        return self._jobs.empty() and all(name in self._loops for name in mood)

    def hush(self) -> None:
        """Silence, at once. What is no layer on the beat begins anew when it is next asked for."""
        self.desk.hush()
        if self.on:
            for at in range(len(LOOPS), pygame.mixer.get_num_channels()):
                pygame.mixer.Channel(at).fadeout(HUSH_MS)
            for name in [name for name in self._levels if name not in TOGETHER]:
                pygame.mixer.Channel(CHANNELS[name]).fadeout(HUSH_MS)
                del self._levels[name]
            self._turn_loops()

    def _play(self, cue: Cue) -> None:
        sound = self._made.get(cue.stem)
        if sound is None or not self.on:
            return
        ended = self._made.get(cue.ends)
        if ended is not None:
            ended.fadeout(ENDS_MS)
        channel = sound.play()
        if channel is not None:
            channel.set_volume(cue.left, cue.right)

    # --- loops ----------------------------------------------------------------------------------

    def _turn_loops(self) -> None:
        if not self.on:
            return
        tick = self.desk.tick
        if TOGETHER[0] not in self._levels and all(name in self._loops for name in TOGETHER):
            for name in TOGETHER:
                self._begin(name)
        for name, level in self.desk.levels().items():
            if level > 0.0 or self.desk.mood.get(name, 0.0) > 0.0:
                self._ask_for(name, tick)
                if name not in self._levels:
                    self.desk.wait_for(name)
            elif name in self._loops and name not in TOGETHER and tick - self._wanted[name] > KEPT_TICKS:
                self._forget(name)
            was = self._levels.get(name)
            if was is not None and (abs(level - was) >= STEP or level == 0.0 < was):
                self._levels[name] = level
                self._loops[name].set_volume(level)

    def _ask_for(self, name: str, tick: int) -> None:
        asked, self._wanted[name] = name in self._wanted, tick
        if name in self._levels or name in TOGETHER:
            return
        if name in self._loops:
            if not LOOPS[name].with_a_bar or (tick - self._began.get(TOGETHER[0], tick)) % BAR_TICKS == 0:
                self._begin(name)
        elif not asked:
            self._jobs.put(name)

    def _begin(self, name: str) -> None:
        self._loops[name].set_volume(0.0)
        pygame.mixer.Channel(CHANNELS[name]).play(self._loops[name], loops=-1)
        self._levels[name] = 0.0
        self._began[name] = self.desk.tick

    def _forget(self, name: str) -> None:
        pygame.mixer.Channel(CHANNELS[name]).stop()
        del self._loops[name], self._wanted[name]
        self._levels.pop(name, None)


def _stems(name: str, variants: int) -> list[str]:
    return [name] if variants == 1 else [f"{name}.{k + 1}" for k in range(variants)]
