"""What is heard: short sounds made at start-up, played from the day's events.

Small on purpose. Everything is synthesised into 16 bit samples without a library; with no sound
device the game stays quiet and says so once.
"""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from maketomorrow.sim.events import Event
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.state import World

if TYPE_CHECKING:
    import pygame.mixer

RATE = 22050  # samples a second
LOUDEST = 0.6  # of full scale, for one sound
HEARD_PX = 640.0  # a sound is gone at this distance
RING_TICKS = 40  # one beat of the alarm


@dataclass(frozen=True, slots=True)
class Tone:
    """A sound as numbers: seconds long, a pitch from ``low`` to ``high`` Hz, and how much of it is noise."""

    seconds: float
    low: float
    high: float
    noise: float = 0.0  # share
    shape: float = 1.0  # 1 falls evenly, more falls faster
    attack: float = 0.004  # s
    volume: float = 1.0
    square: bool = False
    wobble: float = 0.0  # Hz


TONES: dict[str, Tone] = {
    "ring": Tone(0.34, 1180, 1180, 0.0, 0.4, 0.003, 0.5, True, 26.0),
    "alarm_hit": Tone(0.18, 300, 120, 0.6, 2.0, 0.001, 0.9),
    "alarm_broken": Tone(0.5, 900, 90, 0.7, 2.0, 0.001, 0.8),
    "rang": Tone(1.80, 620, 600, 0.0, 1.2, 0.002, 0.8, False, 14.0),
    "jumped": Tone(0.09, 210, 330, 0.15, 1.6, 0.004, 0.30),
    "landed": Tone(0.10, 120, 60, 0.6, 2.2, 0.001, 0.45),
    "stepped": Tone(0.04, 160, 90, 0.8, 2.5, 0.001, 0.16),
    "dashed": Tone(0.22, 420, 900, 0.75, 1.4, 0.01, 0.45),
    "swung": Tone(0.12, 500, 240, 0.85, 1.4, 0.02, 0.35),
    "struck": Tone(0.13, 190, 70, 0.7, 2.4, 0.001, 0.75),
    "rivet": Tone(0.07, 900, 260, 0.5, 2.4, 0.001, 0.45, True),
    "slug": Tone(0.30, 160, 46, 0.75, 2.2, 0.001, 0.95),
    "empty": Tone(0.04, 700, 650, 0.2, 2.0, 0.001, 0.3, True),
    "reloaded": Tone(0.07, 320, 480, 0.3, 2.0, 0.001, 0.35),
    "cut": Tone(0.20, 700, 200, 0.8, 1.8, 0.002, 0.6),
    "hurt": Tone(0.24, 150, 60, 0.5, 1.8, 0.001, 0.85),
    "died": Tone(0.55, 110, 30, 0.35, 1.4, 0.002, 1.0),
    "mimic_died": Tone(0.30, 520, 60, 0.6, 1.6, 0.002, 0.7),
    "drone.lunge": Tone(0.40, 240, 760, 0.25, 0.3, 0.12, 0.55, True, 34.0),
    "spitter.arc": Tone(0.60, 90, 210, 0.35, 0.3, 0.20, 0.65, False, 11.0),
    "strike": Tone(0.14, 640, 180, 0.6, 2.0, 0.002, 0.55),
    "burst": Tone(1.40, 60, 28, 0.55, 1.0, 0.02, 1.0),
    "opened": Tone(0.26, 130, 190, 0.5, 1.2, 0.02, 0.4),
    "shut": Tone(0.20, 150, 70, 0.6, 2.0, 0.002, 0.6),
    "knocked": Tone(0.16, 190, 120, 0.35, 2.6, 0.001, 0.6),
    "cart.warns": Tone(0.70, 1040, 1030, 0.0, 1.2, 0.002, 0.5),
    "cart.leaves": Tone(0.90, 60, 140, 0.7, 0.5, 0.2, 0.55, False, 14.0),
    "cart.stands": Tone(0.50, 150, 50, 0.85, 1.2, 0.01, 0.6),
    "code": Tone(0.05, 980, 980, 0.0, 2.0, 0.001, 0.25, True),
    "found": Tone(0.30, 520, 780, 0.0, 1.2, 0.004, 0.4),
    "splashed": Tone(0.40, 300, 120, 0.9, 1.6, 0.005, 0.6),
    "broke": Tone(0.28, 420, 90, 0.85, 2.0, 0.001, 0.7),
    "bumped": Tone(0.10, 110, 70, 0.6, 2.2, 0.001, 0.5),
}


def samples(tone: Tone) -> array[int]:
    """Stereo 16 bit samples of a tone. The same tone gives the same samples."""
    chance = random.Random(1)
    count = int(tone.seconds * RATE)
    mono = array("h", bytes(2 * count))
    phase, smooth = 0.0, 0.0
    level = LOUDEST * tone.volume * 32767
    attack = max(1, int(tone.attack * RATE))
    sine, step = math.sin, math.tau / RATE
    for i in range(count):
        t = i / count
        pitch = tone.low + (tone.high - tone.low) * t
        if tone.wobble:
            pitch *= 1 + 0.08 * sine(i * step * tone.wobble)
        phase += pitch * step
        wave = sine(phase)
        if tone.square:
            wave = (wave + sine(3 * phase) / 3) * 0.9
        smooth += ((chance.random() * 2 - 1) - smooth) * 0.45
        body = wave * (1 - tone.noise) + smooth * tone.noise * 1.6
        fall = (1 - t) ** tone.shape * min(1.0, i / attack)
        mono[i] = int(max(-32767.0, min(32767.0, body * fall * level)))
    both = array("h", bytes(4 * count))
    both[0::2] = mono
    both[1::2] = mono
    return both


class Sound:
    """The loudspeaker. Silent until ``open`` has found a device and ``prepare`` has made the sounds."""

    def __init__(self) -> None:
        self.on = False
        self.volume = 0.8
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._waiting = list(TONES)

    def open(self) -> str:
        """Look for a device. Answers "" or, in one sentence, why it stays quiet."""
        try:
            import pygame.mixer

            pygame.mixer.init(RATE, -16, 2, 512)
            pygame.mixer.set_num_channels(24)
        except (ImportError, pygame.error) as problem:
            return f"no sound device ({problem}); the game runs without sound"
        self.on = True
        return ""

    def prepare(self) -> bool:
        """Make one more sound; False when all are made."""
        if not self.on or not self._waiting:
            return False
        name = self._waiting.pop(0)
        self._made[name] = pygame.mixer.Sound(buffer=samples(TONES[name]).tobytes())
        return True

    def close(self) -> None:
        """Let the device go."""
        if self.on:
            pygame.mixer.quit()
            self.on = False

    def hush(self) -> None:
        """Silence, at once."""
        if self.on:
            pygame.mixer.stop()

    def notice(self, world: World, events: list[Event]) -> None:
        """Play what a tick's events sound like, from where they happen."""
        if not self.on:
            return
        for event in events:
            name = _name_of(event)
            if event.name == "died" and isinstance(world.by_id.get(event.who), Person):
                name = "hurt"
            if name:
                self.play(name, world, event.x, event.y)
        tick = world.state.tick
        if tick % RING_TICKS == 1:
            for thing in world.state.things:
                if getattr(thing, "ringing", False) and not getattr(thing, "broken", False):
                    self.play("ring", world, thing.x, thing.y)

    def play(self, name: str, world: World | None = None, x: float = 0.0, y: float = 0.0) -> None:
        """Play a sound by name; with a place it is fainter the farther off it is, and comes from its side."""
        sound = self._made.get(name)
        if sound is None or not self.on:
            return
        left = right = self.volume
        if world is not None and (x or y):
            suit = world.state.suit
            dx, dy = x - suit.x, y - suit.y
            near = 1 - math.hypot(dx, dy) / HEARD_PX
            if near <= 0.02:
                return
            side = max(-1.0, min(1.0, dx / (HEARD_PX * 0.6)))
            left *= near * near * min(1.0, 1 - side * 0.7)
            right *= near * near * min(1.0, 1 + side * 0.7)
        channel = sound.play()
        if channel is not None:
            channel.set_volume(left, right)


def _name_of(event: Event) -> str:
    special = _SPECIAL.get(event.name)
    if special is not None:
        return special(event)
    return event.name if event.name in TONES else ""


_SPECIAL: dict[str, Callable[[Event], str]] = {
    "fired": lambda event: event.what if event.what in TONES else "rivet",
    "windup": lambda event: event.what if event.what in TONES else "",
    "cart": lambda event: f"cart.{event.what}" if f"cart.{event.what}" in TONES else "cart.stands",
    "died": lambda event: "died" if event.who == "rita" else "mimic_died",
    "landed": lambda event: "landed" if event.amount > 200 else "",
}
