"""Three minutes' peace: the day stands still, and there is a way out of any trap."""

from __future__ import annotations

import pygame

from maketomorrow.core.ticks import clock_of, tick_of
from maketomorrow.shell.hearing.moods import beneath
from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import AMBER, CREAM, WHITE
from maketomorrow.shell.reading.corners import label_px
from maketomorrow.shell.reading.icons import SIDE, icon, pips
from maketomorrow.shell.reading.type import face, fitting, put
from maketomorrow.shell.scenes.dayline import Span, draw_day
from maketomorrow.shell.scenes.desk import BACK, Desk
from maketomorrow.shell.scenes.menu import Row
from maketomorrow.shell.scenes.options import settings_page
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.scenes.said import Heard
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.statistics import statistics_page
from maketomorrow.shell.veil import shaded, softened
from maketomorrow.shell.window import WIDTH

RIGHT = WIDTH - PAGE.left  # where what stands at the right ends
LARGE_RIGHT = WIDTH - 24  # the same in large words
CLOCK_PX, DAY_PX = 44, 118  # of the clock that stands still, and of the day under it
WORN_Y = 132
LARGE_WORN = (136, 36, 300)  # in large words: where it begins, an icon's px, and as far left as a name may go
WORN_COLUMNS, LARGE_WORN_COLUMNS = 4, 9
RIGHT_SHADE_PX = 190
BRIGHT = 190  # of 255: what is left of the day's light


class Held:
    """The picture of the day under way, held still behind a menu."""

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self.mood = beneath(playing.sound.desk.mood)
        self._sharp: pygame.Surface | None = None
        self._soft: pygame.Surface | None = None

    def paint_under(self, surface: pygame.Surface, reach: int) -> None:
        """The day as it stands, with her in the middle of it; out of focus where words stand before her."""
        playing = self.playing
        if self._sharp is None:
            left, top = playing.view.corner(playing.loop.world)
            playing.view.draw_place(surface, playing.loop.world, left, top)
            self._sharp = surface.copy()
            self._soft = softened(surface)
            self._sharp.fill((BRIGHT, BRIGHT, BRIGHT), special_flags=pygame.BLEND_RGB_MULT)
        if reach > WIDTH // 2 or self._soft is None:
            surface.blit(self._soft or self._sharp, (0, 0))
        else:
            surface.blit(self._sharp, (0, 0))
            shaded(surface, reach, RIGHT_SHADE_PX)

    def live(self) -> None:
        """Nothing moves."""

    def spare(self) -> None:
        """Use the time."""
        self.playing.spare()

    def close(self) -> None:
        """The program ends from here."""
        self.playing.close()


def span_of(playing: Playing) -> Span:
    """How long today can be, and where in it the ground opens."""
    world, plan = playing.loop.world, playing.loop.plan
    length = max(1, tick_of(plan.night, plan.starts))
    return Span(length, max(0, world.hour_tick("burst")) / length)


def draw_hour(surface: pygame.Surface, playing: Playing, share: float) -> None:
    """The clock, the day so far, and which it is for whoever knows."""
    loop, span = playing.loop, span_of(playing)
    scale = playing.view.settings.text
    size, right = round(CLOCK_PX * scale), RIGHT if scale == 1 else LARGE_RIGHT
    tick, y = loop.world.state.tick, PAGE.head_y - 12 - round(14 * (scale - 1))
    clock = clock_of(tick, loop.plan.starts)
    wide = put(surface, clock, (right, y), "clock", size, WHITE, 1.0, share=share)
    line = y + size + 15
    draw_day(surface, right - max(wide, DAY_PX), line, max(wide, DAY_PX), tick / span.ticks, span.burst, loop.day)
    if loop.counter:
        name = playing.words.fill("hud.loop", n=f"{loop.counter:03d}")
        put(surface, name, (right, line + 7), "label", label_px(scale), AMBER, 1.0, share=share)


def beside_the_hour(scale: float, whole: int) -> int:
    """The room for a heading with the clock at its right, px; ``whole`` without it."""
    if scale == 1:
        return whole
    return LARGE_RIGHT - face("clock", round(CLOCK_PX * scale)).size("00:00")[0] - 12 - PAGE.left


class Pause(Page):
    """Over the picture of the day under way."""

    words_px = 165  # she stands in the middle of the picture, and is seen

    def __init__(self, playing: Playing, desk: Desk | None = None) -> None:
        self.playing = playing
        desk = desk or Desk(playing.words, playing.devices.settings, playing.devices, playing.sound)
        words = desk.words
        keys = ("pause.back", "pause.said", "title.settings", "title.stats", "pause.day", "pause.title")
        super().__init__(desk, Held(playing), words["pause.name"], [Row(key, words[key]) for key in keys], self._back)

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The list, and at the right the hour at which all stands still, and what she has on her."""
        super().draw_body(surface, share)
        draw_hour(surface, self.playing, share)
        if share == 1:
            self._draw_worn(surface)

    def _draw_worn(self, surface: pygame.Surface) -> None:
        """Weapons in hand by name, then what is built into the suit, with its levels."""
        suit, scale = self.playing.loop.world.state.suit, self.desk.settings.text
        size, line, side, right, y = round(17 * scale), 28, SIDE, RIGHT, WORN_Y
        room = RIGHT_SHADE_PX - SIDE - 10
        if self.large:
            (y, side, left), right = LARGE_WORN, LARGE_RIGHT
            line, room = side + 4, right - side - 9 - left
            y += 20 if self.playing.loop.counter else 0
        for held in suit.held:
            picture = icon(held.id, side)
            x = right - side
            surface.blit(picture.picture, picture.at(x, y + (line - side) // 2 - 2), special_flags=OVER)
            name = self.desk.words[f"weapon.{held.id}"]
            fits = fitting(name, "word", size, room)
            put(surface, name, (x - 9, y + (line - round(fits * 1.2)) // 2 - 2), "word", fits, CREAM, 1.0)
            y += line
        y += 8
        columns = LARGE_WORN_COLUMNS if self.large else WORN_COLUMNS
        for place, (upgrade, level) in enumerate(suit.upgrades.items()):
            left, top = right - SIDE - place % columns * (SIDE + 10), y + place // columns * (SIDE + 16)
            surface.blit(icon(upgrade).picture, icon(upgrade).at(left, top), special_flags=OVER)
            pips(surface, upgrade, level, left, top + SIDE + 3)

    def head_wide(self) -> int:
        """The clock stands beside it."""
        return beside_the_hour(self.desk.settings.text, super().head_wide())

    def act(self, chosen: str) -> Scene | None:
        """Go on, look something up, or leave."""
        if chosen == "pause.said":
            return Heard(self.desk, self.behind, self.playing, self._here)
        if chosen == "title.settings":
            return settings_page(self.desk, self.behind, self._here)
        if chosen == "title.stats":
            carry = self.playing.loop.carry
            return statistics_page(self.desk, self.behind, carry, span_of(self.playing), self._here)
        if chosen == "pause.day":
            return Sure(self)
        if chosen == "pause.title":
            following = self.playing.leave()
            if following is not None:
                self.playing.close()
            return following
        return self._back()

    def _here(self) -> Scene:
        self.ticks = 0
        return self

    def _back(self) -> Scene:
        self.desk.devices.let_go()
        return self.playing


class Sure(Page):
    """Asks before a day is let go of; the first answer keeps it."""

    def __init__(self, pause: Pause) -> None:
        self.playing = pause.playing
        words = pause.desk.words
        rows = [Row(key, words[key]) for key in ("pause.no", "pause.yes")]
        super().__init__(pause.desk, pause.behind, words["pause.day_ask"], rows, lambda: pause)

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The two answers, and the day that would be over."""
        super().draw_body(surface, share)
        draw_hour(surface, self.playing, share)

    def head_wide(self) -> int:
        """The clock stands beside it."""
        return beside_the_hour(self.desk.settings.text, super().head_wide())

    def act(self, chosen: str) -> Scene | None:
        """Let go, or not."""
        if chosen == BACK or chosen == "pause.no":
            return self.back()
        self.playing.loop.let_go()
        self.playing.night_ticks = 0
        self.desk.devices.let_go()
        return self.playing
