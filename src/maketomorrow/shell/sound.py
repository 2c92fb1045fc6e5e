"""The loudspeaker: plays what the mixing desk says, or is silent and says so once.

Everything is read in a thread of its own, what is needed first first. The loops begin together, unheard,
and go on for as long as the game does: layers of the music are only turned up and down.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pygame

from maketomorrow.content.scenery import Scenery
from maketomorrow.shell.materials import Materials
from maketomorrow.shell.mixing import SOUNDS, Caption, Cue, Mixing
from maketomorrow.shell.moods import LOOPS, SILENCE, Mood
from maketomorrow.shell.noises import NOISES
from maketomorrow.shell.settings import Settings
from maketomorrow.sim.events import Event
from maketomorrow.sim.state import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pygame.mixer

RATE, BUFFER = 44100, 512  # samples a second; samples handed over at a time: 12 ms
VOICES = 28  # effects at once
HUSH_MS = 60  # from all to nothing: a cut without a click
STEP = 1 / 128  # of loudness: the mixer knows none smaller


class Sound:
    """The loudspeaker. Without ``open``, or with no device, it only listens: captions are written all the same."""

    def __init__(self, settings: Settings | None = None, scenery: Sequence[Scenery] = ()) -> None:
        self.on = False
        self.desk = Mixing(settings or Settings(), Materials(scenery))
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._loops: dict[str, pygame.mixer.Sound] = {}
        self._channels: dict[str, pygame.mixer.Channel] = {}
        self._levels: dict[str, float] = {}
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

            pygame.mixer.init(RATE, -16, 2, BUFFER)
            pygame.mixer.set_num_channels(VOICES + len(LOOPS))
            pygame.mixer.set_reserved(len(LOOPS))
        except (ImportError, pygame.error) as problem:
            return f"no sound device ({problem}); the game runs without sound"
        self.on = True
        self._reader = threading.Thread(target=self._read, name="sounds", daemon=True)
        self._reader.start()
        return ""

    def _read(self) -> None:
        """Read and unpack beside the game: the mixer lets others run meanwhile. What is missing is not heard."""
        stems = [stem for name, noise in NOISES.items() for stem in _stems(name, noise.variants)]
        for kept, paths in (
            (self._made, [SOUNDS / f"{stem}.wav" for stem in stems]),
            (self._loops, [SOUNDS / f"{name}.ogg" for name in LOOPS]),
        ):
            for path in paths:
                if self.on and path.is_file():
                    kept[path.stem] = pygame.mixer.Sound(str(path))

    def prepare(self) -> bool:
        """Begin the loops once all are there; False when that is done."""
        if self._reader is not None and not self._reader.is_alive():
            self._reader = None
            if self.on:
                self._begin_loops()
        return self._reader is not None

    def _begin_loops(self) -> None:
        """All at once: they are one piece, and stay on one beat."""
        for at, (name, sound) in enumerate(self._loops.items()):
            sound.set_volume(0.0)
            channel = pygame.mixer.Channel(at)
            channel.play(sound, loops=-1)
            self._channels[name] = channel
            self._levels[name] = 0.0

    def close(self) -> None:
        """Let the device go."""
        if self.on:
            self.on = False
            if self._reader is not None:
                self._reader.join(timeout=5)
            pygame.mixer.quit()

    # --- a tick ---------------------------------------------------------------------------------

    def notice(self, world: World, events: list[Event]) -> None:
        """A tick of the day: play what it sounds like, from where it happens."""
        for cue in self.desk.listen(world, events):
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

    def hush(self) -> None:
        """Silence, at once."""
        self.desk.hush()
        if self.on:
            for at in range(len(LOOPS), pygame.mixer.get_num_channels()):
                pygame.mixer.Channel(at).fadeout(HUSH_MS)
            self._turn_loops()

    def _play(self, cue: Cue) -> None:
        sound = self._made.get(cue.stem)
        if sound is None or not self.on:
            return
        channel = sound.play()
        if channel is not None:
            channel.set_volume(cue.left, cue.right)

    def _turn_loops(self) -> None:
        if not self._channels:
            return
        for name, level in self.desk.levels().items():
            was = self._levels.get(name)
            if was is None or (abs(level - was) < STEP and (level > 0.0 or was == 0.0)):
                continue
            self._levels[name] = level
            self._loops[name].set_volume(level)


def _stems(name: str, variants: int) -> list[str]:
    return [name] if variants == 1 else [f"{name}.{k + 1}" for k in range(variants)]
