"""What she has heard today, line by line, for whoever reads slower than people talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame

from maketomorrow.core.ticks import clock_of
from maketomorrow.shell.figures.people import hue_of
from maketomorrow.shell.palette import CREAM, QUIET, WHITE, Colour, mix
from maketomorrow.shell.reading.type import put, rows_of
from maketomorrow.shell.scenes.desk import Behind, Desk
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.scenes.reading import Reading
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.window import WIDTH

CLOCK_PX = 46  # room for the hour at the first size of words
BAR_PX = 8  # and for the bar in the speaker's hue
NAME_PX = 98  # and for a name


class Row(NamedTuple):
    """A row of the log: the hour on a line's first, the name where somebody else begins to speak."""

    clock: str
    hue: Colour
    name: str
    words: str


class Heard(Reading):
    """The newest line stands at the bottom and is seen first."""

    words_px = WIDTH

    def __init__(self, desk: Desk, behind: Behind, playing: Playing, back: Callable[[], Scene | None]) -> None:
        super().__init__(desk, behind, desk.words["pause.said"], back)
        scale = desk.settings.text
        size = round(17 * scale)
        left = PAGE.left + round(CLOCK_PX * scale) + BAR_PX
        self.size, self.left = size, left
        self.column = NAME_PX if scale == 1 else 0  # large words have no room for one of names
        self.rows: list[Row] = []
        before = ""
        for line in playing.view.speech.heard:
            clock = clock_of(line.tick, playing.loop.plan.starts)
            key = f"people.{line.who}.name"
            known = key in desk.words
            name = desk.words[key] if known else ""
            said = desk.words[line.key]
            text = f"{name}: {said}" if name and not self.column else said
            for number, row in enumerate(rows_of(text, "word", size, WIDTH - PAGE.left - left - self.column)):
                told = number == 0 and line.who != before
                self.rows.append(Row("" if number else clock, hue_of(line.who), name if told else "", row))
            before = line.who
        self._wanted = self._top = float(max(0, self.height() - PAGE.list_high))

    def height(self) -> int:
        """Of all rows."""
        return len(self.rows) * self._line()

    def _line(self) -> int:
        return round(self.size * 1.18)

    def draw_text(self, surface: pygame.Surface, top: int, share: float) -> None:
        """Hour, hue, who, words."""
        if not self.rows:
            put(surface, self.desk.words["said.none"], (PAGE.left, top), "word", self.size, QUIET, share=share)
        for number, (clock, hue, name, words) in enumerate(self.rows):
            y = top + number * self._line()
            if not self.shows(y, self._line()):
                continue
            if clock:
                put(surface, clock, (PAGE.left, y), "word", self.size, CREAM, share=share)
            surface.fill(mix(hue, WHITE, 0.25), (self.left - BAR_PX, y + 3, 3, self._line() - 3))
            if name and self.column:
                tone = CREAM if self.desk.settings.contrast else QUIET
                put(surface, name, (self.left + 2, y), "word", self.size, tone, share=share)
            put(surface, words, (self.left + self.column, y), "word", self.size, WHITE, share=share)
