"""A short list of words, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from maketomorrow.shell.devices import pressed
from maketomorrow.shell.palette import AMBER, CREAM, DIM
from maketomorrow.shell.type import lettering, put
from maketomorrow.sim.inputs import Action

LINE_PX = 24
FACE, SIZE = "word", 22
BACK = "back"


@dataclass(slots=True)
class Menu:
    """Items are (id, words); ``handle`` answers the id that was chosen, BACK, or nothing."""

    items: Sequence[tuple[str, str]]
    x: int
    y: int
    anchor: float = 0.0
    at: int = 0
    _tilted: bool = False  # a stick is pushed and has moved the choice already

    def handle(self, event: pygame.event.Event) -> str:
        """Take one event; the id of an item that it chooses, BACK for the way out, "" for neither."""
        action = pressed(event)
        if event.type == pygame.CONTROLLERAXISMOTION and event.axis == 1:
            far = abs(event.value) > 18000
            if far and not self._tilted:
                self._move(1 if event.value > 0 else -1)
            self._tilted = far
        if event.type == pygame.MOUSEMOTION:
            found = self._under(event.pos)
            if found >= 0:
                self.at = found
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            found = self._under(event.pos)
            if found >= 0:
                self.at = found
                return self.items[found][0]
        if action is Action.UP:
            self._move(-1)
        elif action is Action.DOWN:
            self._move(1)
        elif action in (Action.JUMP, Action.USE):
            return self.items[self.at][0]
        elif action in (Action.PAUSE, Action.DASH):
            return BACK
        return ""

    def _move(self, by: int) -> None:
        self.at = (self.at + by) % len(self.items)

    def _box(self, row: int) -> pygame.Rect:
        width = lettering(self.items[row][1], FACE, SIZE, CREAM).get_width()
        return pygame.Rect(self.x - round(width * self.anchor) - 8, self.y + row * LINE_PX - 2, width + 16, LINE_PX)

    def _under(self, spot: tuple[int, int]) -> int:
        return next((row for row in range(len(self.items)) if self._box(row).collidepoint(spot)), -1)

    def draw(self, surface: pygame.Surface, share: float = 1.0) -> None:
        """The list; ``share`` below 1 is on its way in."""
        for row, (_, words) in enumerate(self.items):
            chosen = row == self.at
            tone = CREAM if chosen else DIM
            y = self.y + row * LINE_PX
            width = put(surface, words, (self.x, y), FACE, SIZE, tone, self.anchor, share=share)
            if chosen and share > 0.6:
                left = self.x - round(width * self.anchor)
                pygame.draw.polygon(surface, AMBER, [(left - 11, y + 8), (left - 11, y + 18), (left - 5, y + 13)])
