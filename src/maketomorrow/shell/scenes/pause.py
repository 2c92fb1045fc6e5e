"""Three minutes' peace: the day stands still, and there is a way out of any trap."""

from __future__ import annotations

import pygame

from maketomorrow.shell.hearing.moods import beneath
from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import CREAM
from maketomorrow.shell.reading.icons import SIDE, icon, pips
from maketomorrow.shell.reading.type import fitting, put
from maketomorrow.shell.scenes.desk import BACK, Desk
from maketomorrow.shell.scenes.menu import Row
from maketomorrow.shell.scenes.options import settings_page
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.scenes.said import Heard
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.statistics import statistics_page
from maketomorrow.shell.veil import softened
from maketomorrow.shell.window import WIDTH

WORN_X = 404  # px
WORN_COLUMNS = 4


class Held:
    """The picture of the day under way, held still behind a menu."""

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self.mood = beneath(playing.sound.desk.mood)
        self._soft: pygame.Surface | None = None

    def paint_softly(self, surface: pygame.Surface) -> None:
        """The day as it stands, out of focus."""
        playing = self.playing
        if self._soft is None:
            left, top = playing.view.corner(playing.loop.world)
            playing.view.draw_place(surface, playing.loop.world, left, top)
            self._soft = softened(surface)
        surface.blit(self._soft, (0, 0))

    def live(self) -> None:
        """Nothing moves."""

    def spare(self) -> None:
        """Use the time."""
        self.playing.spare()

    def close(self) -> None:
        """The program ends from here."""
        self.playing.close()


class Pause(Page):
    """Over the picture of the day under way."""

    def __init__(self, playing: Playing, desk: Desk | None = None) -> None:
        self.playing = playing
        desk = desk or Desk(playing.words, playing.devices.settings, playing.devices, playing.sound)
        words = desk.words
        keys = ("pause.back", "pause.said", "title.settings", "title.stats", "pause.day", "pause.title")
        super().__init__(desk, Held(playing), words["pause.name"], [Row(key, words[key]) for key in keys], self._back)

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The list, and at the right what she has on her."""
        super().draw_body(surface, share)
        if share == 1:
            self._draw_worn(surface)

    def _draw_worn(self, surface: pygame.Surface) -> None:
        """Weapons in hand by name, then what is built into the suit, with its levels."""
        suit, scale = self.playing.loop.world.state.suit, self.desk.settings.text
        size, line = round(17 * scale), round(28 * min(1.5, scale))
        x, y = WORN_X, PAGE.list_y
        for held in suit.held:
            surface.blit(icon(held.id).picture, icon(held.id).at(x, y + (line - SIDE) // 2 - 2), special_flags=OVER)
            name = self.desk.words[f"weapon.{held.id}"]
            fits = fitting(name, "word", size, WIDTH - x - SIDE - 18)
            put(surface, name, (x + SIDE + 10, y + (line - round(fits * 1.2)) // 2 - 2), "word", fits, CREAM)
            y += line
        y += 8
        for place, (upgrade, level) in enumerate(suit.upgrades.items()):
            left, top = x + place % WORN_COLUMNS * (SIDE + 10), y + place // WORN_COLUMNS * (SIDE + 16)
            surface.blit(icon(upgrade).picture, icon(upgrade).at(left, top), special_flags=OVER)
            pips(surface, upgrade, level, left, top + SIDE + 3)

    def act(self, chosen: str) -> Scene | None:
        """Go on, look something up, or leave."""
        if chosen == "pause.said":
            return Heard(self.desk, self.behind, self.playing, self._here)
        if chosen == "title.settings":
            return settings_page(self.desk, self.behind, self._here)
        if chosen == "title.stats":
            return statistics_page(self.desk, self.behind, self.playing.loop.carry, self._here)
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

    def act(self, chosen: str) -> Scene | None:
        """Let go, or not."""
        if chosen == BACK or chosen == "pause.no":
            return self.back()
        self.playing.loop.let_go()
        self.playing.night_ticks = 0
        self.desk.devices.let_go()
        return self.playing
