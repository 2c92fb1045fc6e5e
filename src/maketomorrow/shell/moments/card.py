"""The day's-end card: what yesterday was, in a corner of the new morning. It blocks nothing and asks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.figures import people
from maketomorrow.shell.figures.bodies import Moment
from maketomorrow.shell.figures.story_figures import LIGHTS, figure
from maketomorrow.shell.moments.evening import BARS, Evening
from maketomorrow.shell.paint import OVER, Sprite, lit
from maketomorrow.shell.palette import AMBER, CREAM, DIM, HIVE, INK, TEAL, UNLIT, VIOLET, WHITE, Colour, mix, rgb
from maketomorrow.shell.reading.corners import gear_corners
from maketomorrow.shell.reading.type import face, put, rows_of
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.window import WIDTH
from maketomorrow.sim.plan import PersonPlan


@dataclass(frozen=True, slots=True)
class CardTuning:
    """Where it stands, px of the picture, and for how long, ticks."""

    life_ticks: int = 150  # the morning's first two and a half seconds
    fade_in_ticks: int = 12
    fade_out_ticks: int = 26
    right: int = WIDTH - 16
    top: int = 14
    wide: int = 176  # of the day and its crew
    words_px: int = 204  # longer lines are broken
    large_px: int = 150  # and so much more for words twice as large: she wakes beside it
    day_px: int = 26  # for the day, below the words on its head
    bar_px: float = 18.0  # the hottest stretch of it
    crew_px: int = 26  # height of a figure
    each_ticks: int = 3  # the crew come up one after another
    warm_day: int = 7  # from here on somebody's iron is warm


TUNING = CardTuning()
SPENT = rgb("#8a4a3a")
PLATE = 185  # of 255, behind the words


class Card:
    """Yesterday, for a while."""

    def __init__(self, words: Words, crew: Sequence[PersonPlan], settings: Settings) -> None:
        self.words = words
        self.settings = settings
        self._crew = tuple(crew)
        self.evening: Evening | None = None
        self.box = pygame.Rect(0, 0, 0, 0)  # where it stood in the last picture
        self._ticks = 0

    def show(self, evening: Evening | None) -> None:
        """A morning begins, after that evening; None = there is nothing to be said of it."""
        self.evening, self._ticks, self.box = evening, 0, pygame.Rect(0, 0, 0, 0)

    def tick(self) -> None:
        """One tick of the picture."""
        self._ticks += 1
        if self._ticks >= TUNING.life_ticks:
            self.evening, self.box = None, pygame.Rect(0, 0, 0, 0)

    def draw(self, surface: pygame.Surface) -> None:
        """Lay it into the upper right corner."""
        evening = self.evening
        if evening is None:
            return
        share = min(1.0, self._ticks / TUNING.fade_in_ticks, (TUNING.life_ticks - self._ticks) / TUNING.fade_out_ticks)
        if share <= 0:
            return
        scale = self.settings.text
        wide = TUNING.words_px + round(TUNING.large_px * (scale - 1))
        key = f"death.{evening.cause}"
        cause = self.words.fill("end.cause", cause=self.words.fill(key, n=evening.day))
        head = self.words.fill("end.head", n=f"{evening.day:03d}", clock=evening.clock)
        rows = [(head, "label", 8 if scale == 1 else 16, AMBER)]
        rows += [(row, "word", round(18 * scale), CREAM) for row in rows_of(cause, "word", round(18 * scale), wide)]
        below = [
            (row, "word", round(16 * scale), CREAM if self.settings.contrast else tone)
            for text, tone in _told(self.words, evening)
            for row in rows_of(text, "word", round(16 * scale), wide)
        ]
        day_y = TUNING.top + sum(map(_pitch, rows)) + TUNING.day_px
        crew_px, feet = TUNING.crew_px + 8 if self._crew else 0, day_y + 20 + sum(map(_pitch, below))
        if feet + crew_px > gear_corners(scale)[1].y:
            crew_px = 0  # long words in large letters: what is said of the crew stands for them
        high = feet + crew_px
        self.box = pygame.Rect(TUNING.right - wide, 0, WIDTH - TUNING.right + wide, high)
        plate = _plate(wide, high, self.settings.contrast)
        plate.set_alpha(round(255 * share))
        surface.blit(plate, (WIDTH - plate.get_width(), 0))
        _put_rows(surface, rows, TUNING.top, share)
        self._draw_day(surface, evening, day_y, share)
        if crew_px:
            self._draw_crew(surface, evening, day_y + 12, share)
        _put_rows(surface, below, day_y + 12 + crew_px, share)

    def _draw_day(self, surface: pygame.Surface, evening: Evening, y: int, share: float) -> None:
        """The day is a line; its fights are bars, and she lies where it stopped."""
        left = TUNING.right - TUNING.wide
        grown = min(1.0, self._ticks / 30)
        step = TUNING.wide / BARS
        for k in range(BARS):
            t = k / BARS
            if t > min(evening.ended, grown):
                break
            hum = 1 + round(2 * roll(evening.day, "card", k))
            tall = max(hum, round(TUNING.bar_px * evening.fights[k] ** 0.7))
            _fill(surface, mix(SPENT, AMBER, t), (left + round(k * step), y - tall, 3, tall), share)
        done = round(TUNING.wide * min(evening.ended, grown))
        _fill(surface, mix(VIOLET, WHITE, 0.2), (left, y, TUNING.wide, 1), share)
        _fill(surface, CREAM, (left, y, done, 2), share)
        _fill(surface, UNLIT, (left + TUNING.wide - 1, y - 5, 1, 9), share)
        if evening.burst >= 0:
            _fill(surface, HIVE, (left + round(TUNING.wide * evening.burst), y - 3, 1, 8), share)
        sprite = _her()
        x = min(left + done, TUNING.right - 14)
        _blit(surface, sprite, x, y + 1, share)

    def _draw_crew(self, surface: pygame.Surface, evening: Evening, y: int, share: float) -> None:
        """Who stands at the day's end, and who lies."""
        step = TUNING.wide / max(1, len(self._crew))
        for k, (plan, alive) in enumerate(zip(self._crew, evening.alive)):
            if self._ticks < 8 + k * TUNING.each_ticks:
                break
            x = TUNING.right - TUNING.wide + step * (k + 0.5)
            _blit(surface, _person(plan.id, plan.height_px, alive), x, y + TUNING.crew_px, share)


Row = tuple[str, str, int, Colour]  # words, face, size, tone


def _told(words: Words, evening: Evening) -> list[tuple[str, Colour]]:
    """The lines below, each with its tone."""
    told: list[tuple[str, Colour]] = []
    for key, slots in evening.lines():
        if "fact" in slots:
            slots = {"fact": ", ".join(words[f"weapon.{weapon}"] for weapon in evening.found)}
        told.append((words.fill(key, **slots), mix(DIM, CREAM, 0.3) if key == "end.learnt0" else CREAM))
    if evening.day + 1 >= TUNING.warm_day:
        told.append((words["end.keiji"], TEAL))
    return told


def _pitch(row: Row) -> int:
    """How far the next row is below this one."""
    return row[2] + (4 if row[1] == "label" else 0)


def _put_rows(surface: pygame.Surface, rows: Sequence[Row], y: int, share: float) -> None:
    for row in rows:
        text, name, size, tone = row
        put(
            surface, text, (TUNING.right, y - (0 if name == "label" else size // 6)), name, size, tone, 1.0, share=share
        )
        y += _pitch(row)


def _fill(surface: pygame.Surface, tone: tuple[int, int, int], box: tuple[int, int, int, int], share: float) -> None:
    if box[2] <= 0 or box[3] <= 0:
        return
    if share >= 1:
        surface.fill(tone, box)
        return
    sheet = pygame.Surface(box[2:], pygame.SRCALPHA)
    sheet.fill((*tone, round(255 * share)))
    surface.blit(sheet, box[:2])


def _blit(surface: pygame.Surface, sprite: Sprite, x: float, y: float, share: float) -> None:
    picture = sprite.picture
    if share < 1:
        picture = picture.copy()
        picture.fill((round(255 * share),) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    surface.blit(picture, sprite.at(x, y), special_flags=OVER)


@lru_cache(maxsize=4)
def _plate(wide: int, high: int, opaque: bool) -> pygame.Surface:
    """Dark behind it, gone toward the left and below."""
    wide += 60
    if opaque:
        whole = pygame.Surface((wide - 36, high))
        whole.fill(INK)
        return whole
    small = pygame.Surface((32, 16), pygame.SRCALPHA)
    for y in range(16):
        for x in range(32):
            t = min(1.0, x / 10) * min(1.0, (16 - y) / 2)
            small.set_at((x, y), (*INK, round(PLATE * t * t * (3 - 2 * t))))
    return pygame.transform.smoothscale(small, (wide, high + 10))


@lru_cache(maxsize=1)
def _her() -> Sprite:
    return _scaled(figure("rita", "lie", False, False, "black"), 0.42)


@lru_cache(maxsize=64)
def _person(who: str, height_px: int, alive: bool) -> Sprite:
    """Somebody in small: who stands is bright, who lies is hardly there."""
    sprite = people.figure(who, height_px, Moment("still") if alive else Moment("die", 3))
    sprite = lit(sprite, LIGHTS["black"]._replace(shade=0.2))
    small = _scaled(sprite, TUNING.crew_px / 46)
    if not alive:
        small.picture.fill((92, 92, 92, 255), special_flags=pygame.BLEND_RGBA_MULT)
        small = Sprite(small.picture, small.picture.get_width() // 2, small.oy)
    return small


def _scaled(sprite: Sprite, share: float) -> Sprite:
    w, h = sprite.picture.get_size()
    picture = pygame.transform.smoothscale(sprite.picture, (max(1, round(w * share)), max(1, round(h * share))))
    return Sprite(picture, round(sprite.ox * share), round(sprite.oy * share))


def prepare(crew: Sequence[PersonPlan]) -> None:
    """Draw ahead what the card is sure to show."""
    _her()
    face("word", 18)
    for plan in crew:
        _person(plan.id, plan.height_px, True)
