"""09:30. Two seconds in which nothing stirs, then the ground, and a light that runs over everything.

The light is one wave: it comes from Darol, passes each place once and leaves it darker than it was.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.answers.effects import Effects, Mote
from maketomorrow.shell.moments.frame import Frame
from maketomorrow.shell.paint import ADD
from maketomorrow.shell.palette import CREAM, DIM, HIVE, ORANGE, WINE, mix, rgb
from maketomorrow.shell.places.darol import TUNING as DAROL
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.events import Event
from maketomorrow.sim.plan import SOLID_CELLS, TILE_PX, Cell
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class BurstTuning:
    """How it comes, in ticks and shares of 1."""

    still_ticks: int = 120  # before it nothing stirs
    hush_ticks: int = 26  # until everything has stopped
    ahead_ticks: int = 120  # before that its pictures are painted ...
    paint_ticks: int = 10  # ... one every so many
    release_ticks: int = 240  # where nothing comes, the stillness goes so slowly
    dim: float = 0.34  # darker at the edges while it is still
    wave_ticks: int = 54  # the light passes through the picture
    wave_px: int = 300  # how wide it is
    words_ticks: int = 40  # so much later there are words again
    wave_share: float = 0.5  # so much brighter is what it lights, softened; twice as much in full
    haze_share: float = 0.12  # and so much of it is in the air
    stain: float = 0.4  # so much of the picture is wine behind it
    stain_ticks: int = 420  # until the hour's own light has taken over
    heave_px: float = 8.0  # the ground goes up and down, slowly: many fast shocks would flicker wherever edges are thin
    heave_ticks: float = 26.0  # once
    heave_fades: float = 44.0
    trauma: float = 0.42
    rumble_ticks: int = 200  # the ground goes on trembling
    rumble: float = 0.24  # the least trauma at its beginning
    dust_ticks: int = 110  # dust comes down from every ceiling
    ring_ticks: int = 96


TUNING = BurstTuning()
NEVER = -10_000
HUSHES = 6  # steps of the stillness
DUST_TONES = (rgb("#b9a4a8"), DIM, rgb("#6a5a6c"))


def stillness(tick: int, burst_tick: int) -> float:
    """How still it is at a tick of a day that bursts at ``burst_tick`` (-1 = never): 0 as ever, 1 nothing stirs."""
    since = tick - (burst_tick - TUNING.still_ticks)
    if burst_tick < 0 or not 0 <= since < TUNING.still_ticks:
        return 0.0
    return min(1.0, since / TUNING.hush_ticks)


class Burst:
    """The burst as it is seen, from the stillness on."""

    def __init__(self) -> None:
        self._ticks = NEVER  # since the wave set out
        self._held = 0.0  # how still it is, with what is left of it

    def morning(self, world: World) -> None:
        """As far as it is on this day: on most, nothing has happened yet."""
        _hush.cache_clear()
        opened = [sortie.opens_tick for sortie in world.state.hive.sorties if sortie.opened]
        self._ticks = world.state.tick - min(opened) if opened else NEVER
        self._held = stillness(world.state.tick, world.hour_tick("burst"))

    @property
    def still(self) -> bool:
        """Whether nothing in the air moves: dust hangs where it is."""
        return self._held >= 0.5

    @property
    def passing(self) -> bool:
        """Whether the light runs over the picture now, which has no room for words."""
        return 0 <= self._ticks < TUNING.wave_ticks + TUNING.words_ticks

    def heave(self, share: float) -> float:
        """How far the ground is up, in px."""
        t = self._ticks - 1 + share
        if self._ticks < 0:
            return 0.0
        return -TUNING.heave_px * math.exp(-t / TUNING.heave_fades) * math.sin(t / TUNING.heave_ticks * math.tau)

    @property
    def ring(self) -> float:
        """How far the ring about Darol's light has run out over the sky, 0 to 1; 0 while there is none."""
        return self._ticks / TUNING.ring_ticks if 0 <= self._ticks < TUNING.ring_ticks else 0.0

    def tick(self, world: World, events: Sequence[Event], effects: Effects) -> None:
        """One tick, with what happened in it."""
        tick, hour = world.state.tick, world.hour_tick("burst")
        if any(event.name == "burst" for event in events) and self._ticks == NEVER:
            self._ticks, self._held = 0, 0.0
            effects.trauma = TUNING.trauma  # and no more, however many points open at once
        left = hour - TUNING.still_ticks - tick
        if 0 < left <= TUNING.ahead_ticks and left % TUNING.paint_ticks == 0:
            _hush(1 + left // TUNING.paint_ticks % HUSHES)
        now = stillness(tick, hour)
        if now > 0 and self._ticks == NEVER:
            self._held = now
        elif self._held:  # nothing came: the rows are cut, and the quiet only slowly goes
            self._held = max(0.0, self._held - 1 / TUNING.release_ticks)
        if self._ticks != NEVER:
            self._ticks += 1
            if self._ticks == TUNING.stain_ticks:
                _hush.cache_clear()  # a day has one
            share = 1 - self._ticks / TUNING.rumble_ticks
            if share > 0:
                effects.trauma = max(effects.trauma, TUNING.rumble * share)
            if self._ticks < TUNING.dust_ticks:
                self._shake_down(world, effects)

    def _shake_down(self, world: World, effects: Effects) -> None:
        """Dust out of whatever is overhead, near her."""
        suit, terrain = world.state.suit, world.plan.terrain
        for k in range(2):
            x = suit.x + (roll(9, "burst dust", self._ticks * 2 + k) - 0.5) * WIDTH
            row = int((suit.y - 12) // TILE_PX)
            for above in range(12):
                if terrain.cell(int(x // TILE_PX), row - above) in SOLID_CELLS:
                    y = (row - above + 1) * TILE_PX
                    if terrain.cell_at(x, y + 1) == Cell.AIR:
                        ticks = 50 + round(40 * roll(9, "burst dust life", self._ticks * 2 + k))
                        tone = DUST_TONES[(self._ticks + k) % len(DUST_TONES)]
                        effects.motes.append(Mote(x, y, 0.0, 0.4, ticks, ticks, 1 + k, tone, 0.05, 0.985))
                    break

    # --- drawing --------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface, frame: Frame) -> None:
        """Lay it over the finished picture."""
        if self._held > 0:
            level = round(self._held * HUSHES)
            if level:
                surface.blit(_hush(level), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        if self._ticks < 0:
            return
        t = self._ticks
        way = 1 if frame.world.state.suit.x < DAROL.x else -1  # it comes from there
        self._draw_stain(surface, t, way)
        if t < TUNING.wave_ticks:
            run = (t / TUNING.wave_ticks) ** 0.8 * (WIDTH + 2 * TUNING.wave_px)
            x = WIDTH + TUNING.wave_px - run if way > 0 else run - 2 * TUNING.wave_px
            _light_up(surface, round(x) - TUNING.wave_px // 2, _wave(frame.full))

    def _draw_stain(self, surface: pygame.Surface, t: int, way: int) -> None:
        """What the light leaves: wine, from Darol's side on."""
        fades = 1 - t / TUNING.stain_ticks
        if fades <= 0:
            return
        if t >= TUNING.wave_ticks:
            surface.fill(_wine(TUNING.stain * fades), special_flags=pygame.BLEND_RGB_MULT)
            return
        run = round((t / TUNING.wave_ticks) ** 0.8 * (WIDTH + 2 * TUNING.wave_px)) - TUNING.wave_px
        x = (WIDTH - run if way > 0 else run) - TUNING.wave_px // 2
        surface.blit(_front(way > 0), (x, 0), special_flags=pygame.BLEND_RGB_MULT)
        stained = (x + TUNING.wave_px, 0, max(0, WIDTH - x - TUNING.wave_px), HEIGHT) if way > 0 else (0, 0, x, HEIGHT)
        if stained[2] > 0:
            surface.fill(_wine(TUNING.stain), stained, pygame.BLEND_RGB_MULT)


def _light_up(surface: pygame.Surface, x: int, wave: pygame.Surface) -> None:
    """Light on what is there: what is dark stays darker, as under any light."""
    surface.blit(_haze(), (x, 0), special_flags=ADD)
    box = pygame.Rect(x, 0, wave.get_width(), HEIGHT).clip(surface.get_rect())
    if box.w > 0:
        lit = surface.subsurface(box).copy()
        lit.blit(wave, (x - box.x, 0), special_flags=pygame.BLEND_RGB_MULT)
        surface.blit(lit, box, special_flags=ADD)


def prepare() -> Iterator[bool]:
    """Draw, one picture a step, what the hour is sure to show; what is as large as the picture comes just before it."""
    for from_right in (True, False):
        _front(from_right)
        yield True
    for full in (True, False):
        _wave(full)
        yield True
    _haze()
    yield True


@lru_cache(maxsize=HUSHES)
def _hush(level: int) -> pygame.Surface:
    """The edges darker and everything colder, to be multiplied: as if the picture held its breath."""
    share = level / HUSHES * TUNING.dim
    small = pygame.Surface((64, 36))
    for y in range(36):
        for x in range(64):
            d = min(1.0, math.hypot((x - 31.5) / 34, (y - 17.5) / 20))
            dark = share * (0.35 + 0.65 * d * d)
            tone = 255 * (1 - dark)
            small.set_at((x, y), (round(tone * (1 - 0.10 * share)), round(tone), min(255, round(tone * 1.03))))
    return pygame.transform.smoothscale(small, (WIDTH, HEIGHT)).convert()


@lru_cache(maxsize=2)
def _wave(full: bool) -> pygame.Surface:
    """The light itself: a soft band that what is there is multiplied by."""
    return _band(min(1.0, TUNING.wave_share * (2 if full else 1)), mix(ORANGE, CREAM, 0.4))


@lru_cache(maxsize=1)
def _haze() -> pygame.Surface:
    """The air it shines through, to be added."""
    return _band(TUNING.haze_share, mix(HIVE, ORANGE, 0.5))


def _band(share: float, tone: tuple[int, int, int]) -> pygame.Surface:
    strip = pygame.Surface((TUNING.wave_px, 1))
    for x in range(TUNING.wave_px):
        t = math.sin(x / TUNING.wave_px * math.pi) ** 2 * share
        strip.set_at((x, 0), (round(tone[0] * t), round(tone[1] * t), round(tone[2] * t)))
    return pygame.transform.scale(strip, (TUNING.wave_px, HEIGHT)).convert()


def _wine(share: float) -> tuple[int, int, int]:
    """White on its way to a light wine, for multiplying."""
    return mix((255, 255, 255), mix(WINE, CREAM, 0.3), share)


@lru_cache(maxsize=2)
def _front(from_right: bool) -> pygame.Surface:
    """As wide as the wave: untouched at one side, stained at the other."""
    strip = pygame.Surface((TUNING.wave_px, 1))
    for x in range(TUNING.wave_px):
        t = x / TUNING.wave_px
        t = t * t * (3 - 2 * t)
        at = x if from_right else TUNING.wave_px - 1 - x
        strip.set_at((at, 0), _wine(TUNING.stain * t))
    return pygame.transform.scale(strip, (TUNING.wave_px, HEIGHT)).convert()
