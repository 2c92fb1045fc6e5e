"""What she has heard today, line by line, for whoever reads slower than people talk."""

from __future__ import annotations

from collections.abc import Callable

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
NAME_PX = 8


class Heard(Reading):
    """The newest line stands at the bottom and is seen first."""

    words_px = WIDTH

    def __init__(self, desk: Desk, behind: Behind, playing: Playing, back: Callable[[], Scene | None]) -> None:
        super().__init__(desk, behind, desk.words["pause.said"], back)
        size = round(17 * desk.settings.text)
        left = PAGE.left + round(CLOCK_PX * desk.settings.text) + NAME_PX
        self.size, self.left = size, left
        self.rows: list[tuple[str, Colour, str]] = []  # the hour on a line's first row, the speaker's hue, words
        for line in playing.view.speech.heard:
            clock = clock_of(line.tick, playing.loop.plan.starts)
            name = desk.words[f"people.{line.who}.name"]
            text = (
                f"{name}: {desk.words[line.key]}" if f"people.{line.who}.name" in desk.words else desk.words[line.key]
            )
            for number, row in enumerate(rows_of(text, "word", size, WIDTH - PAGE.left - left)):
                self.rows.append((clock if number == 0 else "", hue_of(line.who), row))
        self._wanted = self._top = float(max(0, self.height() - PAGE.list_high))

    def height(self) -> int:
        """Of all rows."""
        return len(self.rows) * self._line()

    def _line(self) -> int:
        return round(self.size * 1.18)

    def draw_text(self, surface: pygame.Surface, top: int, share: float) -> None:
        """Hour, hue, words."""
        if not self.rows:
            put(surface, self.desk.words["said.none"], (PAGE.left, top), "word", self.size, QUIET, share=share)
        for number, (clock, hue, words) in enumerate(self.rows):
            y = top + number * self._line()
            if self.shows(y, self._line()):
                if clock:
                    put(surface, clock, (PAGE.left, y), "word", self.size, CREAM, share=share)
                surface.fill(mix(hue, WHITE, 0.25), (self.left - NAME_PX, y + 3, 3, self._line() - 3))
                put(surface, words, (self.left, y), "word", self.size, WHITE, share=share)
