"""A page to be read: up and down move it, everything else leads back."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from maketomorrow.shell.palette import CREAM
from maketomorrow.shell.scenes.desk import BACK, CHOOSE, DOWN, UP, Behind, Desk, Hand
from maketomorrow.shell.scenes.menu import Answer, Row
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.window import WIDTH

STEP_PX = 44
EASE = 0.3  # of the way that is left, each tick


class Reading(Page):
    """``draw_text`` and ``height`` are what a page of its own kind says."""

    words_px = PAGE.turned_px

    def __init__(self, desk: Desk, behind: Behind, heading: str, back: Callable[[], Scene | None]) -> None:
        super().__init__(desk, behind, heading, [Row(BACK, desk.words["set.back"])], back)
        self.hand = Hand(desk.devices)
        self._wanted = 0.0
        self._top = 0.0

    def height(self) -> int:
        """Of all that is to be read, px."""
        raise NotImplementedError

    def draw_text(self, surface: pygame.Surface, top: int, share: float) -> None:
        """The text, whose first line stands at ``top``."""
        raise NotImplementedError

    def shows(self, y: int, high: int) -> bool:
        """Whether a line is in the window: half a word cannot be read."""
        return PAGE.list_y - 3 <= y and y + high <= PAGE.list_y + PAGE.list_high + 2

    def handle(self, event: pygame.event.Event) -> None:
        """Move, or go back."""
        if event.type in (pygame.CONTROLLERDEVICEADDED, pygame.CONTROLLERDEVICEREMOVED, pygame.MOUSEMOTION):
            self.desk.devices.handle(event)
            self.hand.read(event)
        elif event.type == pygame.MOUSEWHEEL:
            self._move(-event.y)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._answer = Answer(BACK)
        else:
            self._obey(self.hand.read(event))

    def _obey(self, said: str) -> None:
        if said in (UP, DOWN):
            self._move(1 if said == DOWN else -1)
        elif said in (BACK, CHOOSE):
            self.desk.tick_sound("back")
            self._answer = Answer(BACK)

    def _move(self, by: int) -> None:
        most = max(0, self.height() - PAGE.list_high)
        was, self._wanted = self._wanted, max(0.0, min(float(most), self._wanted + by * STEP_PX))
        self.desk.tick_sound("move" if self._wanted != was else "no")

    def tick(self) -> Scene | None:
        """Slide to where it was moved."""
        self._obey(self.hand.tick())
        self._top += (self._wanted - self._top) * EASE
        return super().tick()

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """What fits, and arrows where there is more."""
        before = surface.get_clip()
        window = pygame.Rect(0, PAGE.list_y - 2, WIDTH, PAGE.list_high)
        surface.set_clip(window.inflate(0, 12))  # lines come and go as wholes, with all that hangs below them
        self.draw_text(surface, PAGE.list_y - round(self._top), share)
        surface.set_clip(before)
        x = PAGE.left - 18
        if self._top > 2:
            pygame.draw.polygon(surface, CREAM, [(x - 4, window.y + 7), (x + 4, window.y + 7), (x, window.y + 2)])
        if self.height() - self._top > PAGE.list_high + 2:
            y = window.bottom
            pygame.draw.polygon(surface, CREAM, [(x - 4, y - 6), (x + 4, y - 6), (x, y - 1)])

    def draw_hints(self, surface: pygame.Surface, hints: object) -> None:
        """Nothing can be chosen here."""
        super().draw_hints(surface, ("hint.back",))
