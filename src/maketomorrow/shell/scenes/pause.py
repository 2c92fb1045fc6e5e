"""Three minutes' peace: the day stands still, and there is a way out of any trap."""

from __future__ import annotations

import pygame

from maketomorrow.shell.devices import Devices
from maketomorrow.shell.palette import CREAM, DIM, INK, WHITE
from maketomorrow.shell.scenes.menu import BACK, Menu
from maketomorrow.shell.scenes.playing import Playing, cover
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.type import put
from maketomorrow.shell.window import HEIGHT, WIDTH

FADE_TICKS = 10
LEFT = 96


class Pause:
    """Over the picture of the day under way."""

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self._asking = False
        self._chosen = ""
        self._ticks = 0
        self._menu = self._first()

    def _first(self) -> Menu:
        words = self.playing.words
        items = [(key, words[key]) for key in ("pause.back", "pause.day", "pause.title")]
        return Menu(items, LEFT, HEIGHT // 2 - 20)

    def handle(self, event: pygame.event.Event) -> None:
        """A choice is acted on at the next tick."""
        devices: Devices = self.playing.devices
        if event.type in (pygame.KEYUP, pygame.MOUSEMOTION, pygame.CONTROLLERDEVICEADDED):
            devices.handle(event)
        self._chosen = self._menu.handle(event) or self._chosen

    def tick(self) -> Scene | None:
        """Act on what was chosen."""
        self._ticks += 1
        chosen, self._chosen = self._chosen, ""
        words = self.playing.words
        if chosen in ("pause.back", "pause.no") or chosen == BACK:
            if self._asking:
                self._asking, self._menu = False, self._first()
                self._menu.at = 1
                return self
            return self._back()
        if chosen == "pause.day":
            self._asking = True
            self._menu = Menu([(key, words[key]) for key in ("pause.no", "pause.yes")], LEFT, HEIGHT // 2 - 20)
        elif chosen == "pause.yes":
            self.playing.loop.let_go()
            self.playing.night_ticks = 0
            return self._back()
        elif chosen == "pause.title":
            following = self.playing.leave()
            if following is not None:
                self.playing.close()
            return following
        return self

    def _back(self) -> Playing:
        self.playing.devices.let_go()
        return self.playing

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """The day behind, dim; the words on the left."""
        playing = self.playing
        playing.view.draw(surface, playing.loop.world, 1.0, playing.loop.counter)
        t = min(1.0, self._ticks / FADE_TICKS)
        cover(surface, INK, 0.68 * t)
        head = "pause.day_ask" if self._asking else "pause.name"
        put(surface, playing.words[head], (LEFT, HEIGHT // 2 - 72), "clock", 30, WHITE if t > 0.5 else DIM, share=t)
        surface.fill(CREAM, (LEFT, HEIGHT // 2 - 36, round((WIDTH - 2 * LEFT) * 0.4 * t), 1))
        self._menu.draw(surface, t)

    def spare(self) -> None:
        """Use the time."""
        self.playing.spare()

    def close(self) -> None:
        """The program ends from here."""
        self.playing.close()
