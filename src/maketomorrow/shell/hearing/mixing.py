"""The mixing desk: what is heard of a tick, from which side, how loud, and what makes room for it.

It knows no loudspeaker: it answers cues and levels, whether anybody can hear them or not. So what is written
down for those who don't hear is the same as what is played, and a minute can be mixed without a device.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from maketomorrow.core.rng import roll
from maketomorrow.shell.hearing.goings import Goings
from maketomorrow.shell.hearing.materials import Materials
from maketomorrow.shell.hearing.moods import LOOPS, SILENCE, Mood, is_still, mood_of
from maketomorrow.shell.hearing.noises import NOISES, Noise, name_of
from maketomorrow.shell.settings import Settings
from maketomorrow.sim.events import Event
from maketomorrow.sim.plan import TILE_PX, Cell
from maketomorrow.sim.state import World

SOUNDS = Path(__file__).resolve().parents[4] / "assets" / "sound"


@dataclass(frozen=True, slots=True)
class MixTuning:
    """Space and loudness. Shares, px, ticks."""

    side_px: float = 300.0  # so far to one side is heard from there alone, nearly
    other_ear: float = 0.16  # what the other ear still hears of it
    falls: float = 1.6  # how steeply loudness falls with distance
    wall: float = 0.74  # what a tile of wall lets through
    walls: int = 3  # more make no difference
    sight_x_px: float = 310.0  # what is further away than that is out of the picture
    sight_y_px: float = 170.0
    faint: float = 0.03  # of full scale: less is not heard, and not written down
    full: float = 0.86  # of full scale: all there is; what a loudspeaker makes between two samples fits above it
    room: tuple[float, float, float] = (0.72, 0.90, 1.0)  # of it, for a sound of weight 0, 1, 2
    least: float = 0.15  # of its loudness: a sound that would have to be quieter is left out
    loops_meet: float = 0.62  # of the sum of their peaks: loops hardly ever have theirs together
    silence_ticks: int = 30  # in which everything is gone where silence is the mood: as long as the red takes
    mood_ticks: int = 6  # between two looks at the day
    duck_in_ticks: int = 4
    duck_out_ticks: int = 70
    places_duck: float = 0.6  # how much of a duck places share with music
    ducks_from: float = 0.7  # of its own loudness: what comes from farther away makes less room for itself
    aside: float = 0.5  # what sounds of weight 0 sink to beside one that makes room for itself
    worn: float = 0.4  # of its loudness, what an ear that is used to it hears at last
    fresh_ticks: int = 600  # without it, and the ear is no longer used to it


TUNING = MixTuning()
AHEAD = 512  # ticks that the peaks of sounds under way are known for


class Cue(NamedTuple):
    """A sound to be played now: the stem of its file, and how loud for each ear, 0 to 1.

    ``ends``: the stem of one that stops sounding with it, "" for none.
    """

    stem: str
    left: float
    right: float
    ends: str = ""


class Caption(NamedTuple):
    """A sound out of sight, for who reads: a text key, and the side it comes from, -1, 0 or 1."""

    key: str
    side: int


def peaks() -> dict[str, bytes]:
    """How loud each effect is from tick to tick, 0 to 255; empty where nothing has been made."""
    found: dict[str, bytes] = {}
    for path in sorted(SOUNDS.glob("*.peaks")):
        found.update({stem: bytes.fromhex(row) for stem, row in json.loads(path.read_text("utf-8")).items()})
    return found


@dataclass(slots=True)
class Mixing:
    """The desk. ``tick`` counts its own ticks, on which fields of light move too."""

    settings: Settings = field(default_factory=Settings)
    materials: Materials = field(default_factory=Materials)
    tick: int = 0
    mood: Mood = field(default_factory=lambda: SILENCE)
    captions: list[Caption] = field(default_factory=list)
    _goings: Goings = field(default_factory=Goings)
    _gains: dict[str, float] = field(default_factory=lambda: dict.fromkeys(LOOPS, 0.0))
    _peaks: dict[str, bytes] = field(default_factory=peaks)
    _taken: list[float] = field(default_factory=lambda: [0.0] * AHEAD)
    _again: dict[str, int] = field(default_factory=dict)
    _worn: dict[str, tuple[int, int]] = field(default_factory=dict)  # name -> times in a row, the last one's tick
    _variant: dict[str, int] = field(default_factory=dict)
    _played: int = 0
    _duck: float = 1.0
    _duck_to: float = 1.0
    _duck_until: int = 0
    _hums: bool = False

    # --- a tick ---------------------------------------------------------------------------------

    def listen(self, world: World, events: list[Event], mood: Mood | None = None) -> list[Cue]:
        """Everything that begins to be heard on a tick of the day. ``mood``: whatever the day's own would be."""
        self._turn()
        cues: list[Cue] = []
        still = is_still(world)
        for event in events:
            ground = self._ground(world, event)
            name = name_of(world, event, ground)
            if name and not (still and event.who != world.state.suit.id):
                self._place(cues, name, world, event.x, event.y, event.amount)
        for going in self._goings.listen(world):
            if not still:
                self._place(cues, going.name, world, going.x, going.y)
        self._hours(world, cues)
        if self.tick % TUNING.mood_ticks == 0:
            self.mood = mood_of(world) if mood is None else mood
        self._fade()
        return cues

    def idle(self, mood: Mood) -> None:
        """A tick without a day: menus, the night, a scene."""
        self._turn()
        self.mood = mood
        self._fade()

    def cue(self, name: str, gain: float = 1.0) -> Cue | None:
        """A sound from nowhere in particular: of a menu, of a scene."""
        return self._cue(name, NOISES[name], gain, gain)

    def wait_for(self, loop: str) -> None:
        """A loop is not there yet to be played: it will rise from nothing when it is."""
        self._gains[loop] = 0.0

    def hush(self) -> None:
        """Silence at once; what had been heard is forgotten."""
        self._gains = dict.fromkeys(LOOPS, 0.0)
        self._taken = [0.0] * AHEAD
        self._duck = self._duck_to = 1.0
        self._again.clear()
        self._worn.clear()
        self._hums = False
        self._goings.forget()
        self.captions = []
        self.mood = SILENCE

    def levels(self) -> dict[str, float]:
        """Loop -> how loud now, 0 to 1, all settings applied."""
        loud, music, effects = self.settings.loud, self.settings.loud_music, self.settings.loud_effects
        share = 1 - (1 - self._duck) * TUNING.places_duck
        return {
            name: gain * loud * (music * self._duck if LOOPS[name].bus == "music" else effects * share)
            for name, gain in self._gains.items()
        }

    def _turn(self) -> None:
        self._taken[self.tick % AHEAD] = 0.0
        self.tick += 1
        self.captions = []

    def _fade(self) -> None:
        for name, gain in self._gains.items():
            wanted, loop = self.mood.get(name, 0.0), LOOPS[name]
            falls = loop.fall_ticks if self.mood else min(loop.fall_ticks, TUNING.silence_ticks)
            if wanted > gain:
                self._gains[name] = min(wanted, gain + 1 / loop.rise_ticks)
            elif wanted < gain:
                self._gains[name] = max(wanted, gain - 1 / falls)
        to = self._duck_to if self.tick < self._duck_until else 1.0
        if to < self._duck:
            self._duck = max(to, self._duck - 1 / TUNING.duck_in_ticks)
        else:
            self._duck = min(to, self._duck + 1 / TUNING.duck_out_ticks)

    def _hours(self, world: World, cues: list[Cue]) -> None:
        """What the clock alone brings: the valley breathes in before the burst."""
        burst = world.hour_tick("burst")
        if burst >= 0 and world.state.tick == burst - 324:
            self._place(cues, "drawn_in", world, 0.0, 0.0)
        if self._gains["hum"] > 0.2 and not self._hums:
            self._hums = True
            self.captions.append(Caption("cap.hum", 0))

    # --- one sound ------------------------------------------------------------------------------

    def _ground(self, world: World, event: Event) -> str:
        if event.name not in ("stepped", "landed"):
            return ""
        return self.materials.under(world.plan.terrain, event.x, event.y)

    def _place(self, cues: list[Cue], name: str, world: World, x: float, y: float, amount: float = 0.0) -> None:
        noise = NOISES[name]
        if self.tick < self._again.get(name, 0):
            return
        gain, side = 1.0, 0.0
        suit = world.state.suit
        dx, dy = x - suit.x, y - (suit.y - suit.h / 2)
        if noise.carries_px and (x or y):
            distance = math.hypot(dx, dy)
            if distance >= noise.carries_px:
                return
            gain = (1 - distance / noise.carries_px) ** TUNING.falls
            if distance > 6 * TILE_PX and gain * noise.gain > TUNING.faint:
                gain *= TUNING.wall ** self._walls(world, suit.x, suit.y - suit.h / 2, x, y)
            side = max(-1.0, min(1.0, dx / TUNING.side_px))
        if noise.wears:
            gain *= self._fresh(name, noise)
        if noise.gain * gain < TUNING.faint:
            return
        self._again[name] = self.tick + noise.again_ticks
        if noise.caption:
            self._write_down(noise, dx, dy, bool(noise.carries_px and (x or y)))
        quiet = 1 - (1 - TUNING.other_ear) * abs(side)
        left, right = (gain, gain * quiet) if side < 0 else (gain * quiet, gain)
        cue = self._cue(name, noise, left, right, round(amount) if noise.counted else 0)
        if cue is not None:
            cues.append(cue)

    def _fresh(self, name: str, noise: Noise) -> float:
        """The share of it that is still heard by an ear that gets used to it."""
        times, last = self._worn.get(name, (0, 0))
        times = times + 1 if self.tick - last < TUNING.fresh_ticks else 1
        self._worn[name] = times, self.tick
        return max(TUNING.worn, 1.0 - max(0, times - noise.wears) / (2 * noise.wears))

    def _write_down(self, noise: Noise, dx: float, dy: float, placed: bool) -> None:
        if not placed:
            self.captions.append(Caption(noise.caption, 0))
        elif abs(dx) > TUNING.sight_x_px or abs(dy) > TUNING.sight_y_px:
            self.captions.append(Caption(noise.caption, -1 if dx < 0 else 1))

    def _walls(self, world: World, ax: float, ay: float, bx: float, by: float) -> int:
        """Tiles of wall between two places, as far as they count."""
        terrain, found = world.plan.terrain, 0
        steps = int(max(abs(bx - ax), abs(by - ay)) // TILE_PX)
        for i in range(1, steps):
            if terrain.cell_at(ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps) == Cell.SOLID:
                found += 1
                if found == TUNING.walls:
                    break
        return found

    def _cue(self, name: str, noise: Noise, left: float, right: float, number: int = 0) -> Cue | None:
        """The cue for a sound, as loud as there is room for; None if there is none."""
        self._played += 1
        stem = name if noise.variants == 1 else f"{name}.{self._another(name, noise.variants, number)}"
        gain = noise.gain * (1 - noise.tremor * roll(2, name, self._played))
        if noise.weight == 0 and self.tick < self._duck_until:
            gain *= max(TUNING.aside, self._duck_to)
        duck = 1 - (1 - noise.duck) * min(1.0, max(left, right) / TUNING.ducks_from)
        if noise.duck < 1.0 and (duck <= self._duck_to or self.tick >= self._duck_until):
            self._duck_to, self._duck_until = duck, self.tick + noise.duck_ticks
        share = self._room_for(stem, noise, gain * max(left, right))
        if share <= (0.0 if noise.weight == 2 else TUNING.least):
            return None
        bus = self.settings.loud_voices if noise.bus == "voices" else self.settings.loud_effects
        gain *= share * bus * self.settings.loud
        return Cue(stem, gain * left, gain * right, noise.ends)

    def _another(self, name: str, variants: int, number: int) -> int:
        """Which variant: the one that is asked for, else by chance any but the last one."""
        if number:
            return min(number, variants)
        last = self._variant.get(name, 0)
        found = int(roll(1, name, self._played) * (variants - (last > 0))) + 1
        self._variant[name] = found + (0 < last <= found)
        return self._variant[name]

    def _room_for(self, stem: str, noise: Noise, gain: float) -> float:
        """The share of its loudness at which a sound clips nothing, and that room taken."""
        row = self._peaks.get(stem, b"")
        duck = min(self._duck, self._duck_to if self.tick < self._duck_until else 1.0)
        places = 1 - (1 - duck) * TUNING.places_duck
        loops = sum(
            now * LOOPS[loop].peak * (duck if LOOPS[loop].bus == "music" else places)
            for loop, now in self._gains.items()
        )
        room = (TUNING.full - loops * TUNING.loops_meet) * TUNING.room[noise.weight]
        share, at, taken = 1.0, self.tick, self._taken
        for i, peak in enumerate(row[: AHEAD - 2]):
            wanted = gain * peak / 255
            free = room - taken[(at + i) % AHEAD]
            if wanted > free and wanted > 0.004:
                share = min(share, max(0.0, free) / wanted)
        if share > 0.0:
            for i, peak in enumerate(row[: AHEAD - 2]):
                taken[(at + i) % AHEAD] += gain * share * peak / 255
        return share
