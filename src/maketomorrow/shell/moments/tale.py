"""A scene of the story laid over the day under way. The day goes on beneath it and knows nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from maketomorrow.content.story_scenes import RITA, StoryScene
from maketomorrow.shell import voids
from maketomorrow.shell.moments.frame import Frame
from maketomorrow.shell.palette import AMBER, CREAM
from maketomorrow.shell.reading.corners import label_px, loop_at
from maketomorrow.shell.reading.type import lettering, put
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.telling import Telling
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Action
from maketomorrow.sim.objects.alarm import Alarm
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class TaleTuning:
    """How it lies over the day, in ticks and px."""

    skip_ticks: int = 30  # dash is held for so long
    back_ticks: int = 12  # until the world is there again, if it was left
    away_px: float = 220.0  # she has gone about other things
    big_px: int = 64  # of the counter in the middle
    small_share: float = 0.2  # of its size in its corner, where words are of the first size
    settle_ticks: int = 40  # so long before it is there the corner begins to show its own
    settle_share: float = 0.16  # of its way, the last of it, in which it goes over into that
    line_px: int = 90  # a line stands so far over her feet: over a raised hand
    line_size: int = 22
    line_fade_ticks: int = 14
    flats: int = 16  # strips that the scenery falls in
    flat_pull: float = 0.62  # px/tick²: they fall like things, not like curtains
    flat_delay: float = 0.045  # ticks later for each px further off


TUNING = TaleTuning()


class Tale:
    """At most one scene a day, begun by an event of it."""

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words = words
        self.settings = settings
        self.telling: Telling | None = None
        self._scenes: list[StoryScene] = []
        self._held_ticks = 0
        self._leaving = False
        self._from_x = 0.0
        self._moved = False

    def morning(self, scenes: Sequence[StoryScene], day: int) -> None:
        """Which scenes may come today."""
        self._scenes = [scene for scene in scenes if scene.plays == "over" and scene.when.day == day]
        self.telling, self._held_ticks, self._leaving, self._moved = None, 0, False, False

    @property
    def keeps_counter(self) -> bool:
        """Whether the counter is not in its corner yet, though she knows it."""
        telling = self.telling
        if telling is None or telling.over or not telling.happened("alarm_broken"):
            return False
        counter = telling.counter
        return counter is None or telling.tick < counter.since + counter.ticks - TUNING.settle_ticks

    @property
    def covers(self) -> bool:
        """Whether the world has gone, or is going."""
        return self.telling is not None and not self.telling.over and self.telling.away.goal > 0

    @property
    def pose(self) -> str:
        """The pose she is drawn in until she moves, "" for her own."""
        return "" if self.telling is None or self._moved else self.telling.poses.get(RITA, "")

    def notice(self, world: World, events: Sequence[Event]) -> None:
        """One tick of the day."""
        suit = world.state.suit
        if self.telling is None:
            for event in events:
                scene = next((scene for scene in self._scenes if scene.when.event == event.name), None)
                if scene is not None:
                    self.telling, self._from_x = Telling(scene), suit.x
                    break
        if self.telling is None or self.telling.over:
            return
        self._moved = self._moved or bool(world.held)
        self.telling.advance(events)
        self._held_ticks = self._held_ticks + 1 if world.held & Action.DASH else 0
        if self._leaving:
            self.telling.over = self.telling.over or self.telling.away.at(self.telling.tick) <= 0
        elif self._held_ticks >= TUNING.skip_ticks or abs(suit.x - self._from_x) > TUNING.away_px or not suit.alive:
            self._leaving = True
            self.telling.away.turn(0.0, self.telling.tick, TUNING.back_ticks)
            self.telling.field.turn(0.0, self.telling.tick, TUNING.back_ticks)

    # --- drawing --------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface, frame: Frame) -> None:
        """Lay it over the finished picture."""
        telling = self.telling
        if telling is None or telling.over:
            return
        world, left = frame.world, frame.left
        tick = telling.tick - 1 + frame.share
        away, level = telling.away.at(tick), telling.field.at(tick)
        if away <= 0 and level <= 0 and telling.line is None:
            return
        suit = world.state.suit
        feet = round(suit.y) - frame.top
        alarm = next((thing for thing in world.state.things if isinstance(thing, Alarm)), None)
        source = alarm.x + alarm.w / 2 - left if alarm is not None else suit.x - left
        sheet = surface
        falls = telling.place != "here" and away < 1
        if away > 0:
            sheet = _sheet() if away < 1 and not falls else surface
            if falls:
                _sheet().blit(surface, (0, 0))
            voids.draw_ground(sheet, telling.void, suit.x - left, feet)
            if falls:
                _draw_flats(surface, _sheet(), source, tick - telling.away.since)
        voids.draw_noise(sheet, source, feet, level, tick, telling.scene.look.hears)
        if alarm is not None and away > 0:
            frame.draw_thing(sheet, alarm)
        frame.draw_her(sheet)
        if away > 0:
            voids.draw_mirror(sheet, telling.void, tick, feet)
        if sheet is not surface:
            sheet.set_alpha(round(255 * away))
            surface.blit(sheet, (0, 0))
        if not self._leaving:
            self._draw_words(surface, tick, suit.x - left, feet)

    def _draw_words(self, surface: pygame.Surface, tick: float, x: float, feet: int) -> None:
        telling = self.telling
        assert telling is not None
        line = telling.line
        if line is not None:
            since, left = tick - line.since, line.since + line.ticks - tick
            share = max(0.0, min(1.0, since / TUNING.line_fade_ticks, left / TUNING.line_fade_ticks))
            size = round(TUNING.line_size * self.settings.text)
            y = feet - TUNING.line_px - (size - TUNING.line_size)
            put(surface, self.words[line.key], (round(x), y), "word", size, CREAM, 0.5, share=share)
        if telling.counter is not None and telling.counter.ticks:
            t = (tick - telling.counter.since) / telling.counter.ticks
            if 0 <= t < 1:
                words = self.words.fill("hud.loop", n=f"{telling.scene.when.day:03d}")
                _draw_counter(surface, words, t, self.settings.text)


def _draw_counter(surface: pygame.Surface, words: str, t: float, scale: float) -> None:
    """The loop's number comes up in the middle, stands, and sets itself into the corner."""
    shown = min(1.0, t / 0.16, (1 - t) / TUNING.settle_share)
    ran = min(1.0, max(0.0, (t - 0.52) / 0.48))
    ran = ran * ran * (3 - 2 * ran)
    size = 1 + (TUNING.small_share * label_px(scale) / label_px(1.0) - 1) * ran
    corner_x, corner_y = loop_at(scale)
    big = lettering(words, "clock", TUNING.big_px, AMBER, False, 6)
    w, h = round(big.get_width() * size), round(big.get_height() * size)
    x = WIDTH / 2 - big.get_width() / 2 + (corner_x - WIDTH / 2 + big.get_width() / 2) * ran
    start = 96 - big.get_height() / 2
    y = start + (corner_y - start) * ran
    picture = big if size > 0.999 else pygame.transform.smoothscale(big, (max(1, w), max(1, h)))
    if shown < 1:
        picture = picture.copy()
        picture.fill((255, 255, 255, round(255 * shown)), special_flags=pygame.BLEND_RGBA_MULT)
    surface.blit(picture, (round(x), round(y)))


def _draw_flats(surface: pygame.Surface, scenery: pygame.Surface, source: float, ticks: float) -> None:
    """The scenery falls, flat by flat, from where the sound was outward."""
    wide = WIDTH // TUNING.flats
    for k in range(TUNING.flats):
        x = k * wide
        t = ticks - 1 - abs(x + wide / 2 - source) * TUNING.flat_delay
        if t <= 0:
            surface.blit(scenery, (x, 0), (x, 0, wide, HEIGHT))
        else:
            y = round(TUNING.flat_pull * t * t)
            if y < HEIGHT:
                surface.blit(scenery, (x, y), (x, 0, wide, HEIGHT - y))


_SHEETS: list[pygame.Surface] = []


def _sheet() -> pygame.Surface:
    """A picture of its own, for what is half there."""
    if not _SHEETS:
        _SHEETS.append(pygame.Surface((WIDTH, HEIGHT)).convert())
    _SHEETS[0].set_alpha(None)
    return _SHEETS[0]
