"""A page of a menu: a heading, rows, what the chosen one means, and the keys that move it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from maketomorrow.shell.palette import AMBER, CREAM, INK, QUIET, WHITE, Colour
from maketomorrow.shell.reading.glyphs import glyph
from maketomorrow.shell.reading.type import fitting, put, rows_of
from maketomorrow.shell.scenes.desk import BACK, Behind, Desk
from maketomorrow.shell.scenes.menu import Answer, Menu, Row
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.veil import cover
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class PageTuning:
    """Where things stand, px, and how a page comes, ticks."""

    left: int = 64
    head_y: int = 30
    head_px: int = 32
    head_two_px: int = 28  # of one with two lines
    large_line_y: int = 73  # where the line under a large heading of one line is drawn
    large_step: float = 0.92  # from one line of it to the next, of its size
    list_y: int = 84
    list_high: int = 218  # at most; a long sentence takes from it
    words_px: int = 210  # of a page that has a list of words and nothing else
    turned_px: int = 384  # of a page on which settings are turned
    about_px: int = 15
    about_y: int = 322  # where the sentence under the list ends
    hint_y: int = 333
    hint_px: int = 15
    edge: int = 12  # as near as this large words come to the right edge
    fade_ticks: int = 8
    contrast_veil: float = 0.85  # of ink over what is behind, for who needs it


TUNING = PageTuning()
HINTS = {
    "hint.choose": {"keys": "return", "mouse": "left button", "pad": "A"},
    "hint.back": {"keys": "escape", "mouse": "right button", "pad": "B"},
}


class Page:
    """A scene with one menu. ``act`` is what a page of its own kind does; ``back`` gives the scene before it."""

    def __init__(
        self, desk: Desk, behind: Behind, heading: str, rows: Sequence[Row], back: Callable[[], Scene | None]
    ) -> None:
        self.desk = desk
        self.behind = behind
        self.heading = heading
        self.back = back
        self.ticks = 0
        self._answer = Answer()
        self.menu = self.list_of(rows)

    words_px = TUNING.words_px  # what a page has on its left; the rest is the scene's

    @property
    def wide(self) -> int:
        """How far words go from the left margin, px: large ones have the whole picture."""
        whole = WIDTH - 2 * TUNING.left
        return whole if self.large else min(self.words_px, whole)

    @property
    def reach(self) -> int:
        """As far as this the scene behind is dark."""
        whole = self.large or self.wide + 2 * TUNING.left >= WIDTH
        return WIDTH if whole else TUNING.left + self.wide

    def list_of(self, rows: Sequence[Row]) -> Menu:
        """A menu where this page has its list."""
        return Menu(self.desk, rows, TUNING.left, TUNING.list_y, wide=self._list_wide(), high=TUNING.list_high)

    def _list_wide(self) -> int:
        return max(self.wide, TUNING.turned_px)

    # --- scene --------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> None:
        """A choice is acted on at the next tick."""
        if event.type in (pygame.CONTROLLERDEVICEADDED, pygame.CONTROLLERDEVICEREMOVED):
            self.desk.devices.handle(event)
        answer = self.menu.handle(event)
        if answer.id:
            self._note(answer)

    def _note(self, answer: Answer) -> None:
        if answer.turned:
            self.desk.changed(answer.id)
        else:
            self._answer = answer

    def tick(self) -> Scene | None:
        """Act on what was chosen."""
        self.ticks += 1
        self.behind.live()
        self.desk.sound.idle(self.behind.mood)
        again = self.menu.tick()
        if again.id:
            self._note(again)
        answer, self._answer = self._answer, Answer()
        if not answer.id:
            return self
        return self.back() if answer.id == BACK else self.act(answer.id)

    def act(self, chosen: str) -> Scene | None:
        """What choosing a row does; answers the scene that goes on."""
        return self.back() if chosen == BACK else self

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """What is behind, dim, and the page over it."""
        t = min(1.0, self.ticks / TUNING.fade_ticks)
        self.behind.paint_under(surface, self.reach)
        if self.desk.settings.contrast:
            cover(surface, INK, TUNING.contrast_veil)
        self.draw_head(surface, t)
        self.draw_body(surface, t)
        self.draw_about(surface, self.about(), t)
        self.draw_hints(surface, ("hint.choose", "hint.back"))

    def draw_head(self, surface: pygame.Surface, share: float) -> None:
        """The heading and its line."""
        size, rows = self._head()
        y, step = self._head_y(size, len(rows)), self._head_step(size)
        width = 0
        for row in rows:
            width = max(width, put(surface, row, (TUNING.left, y), "clock", size, WHITE, share=share))
            y += step
        y += size + 5 - step
        surface.fill(AMBER, (TUNING.left, y, round(max(60, width) * share), 1))

    @property
    def large(self) -> bool:
        """Whether words are larger than they were drawn for."""
        return self.desk.settings.text > 1

    def _head_y(self, size: int, rows: int) -> int:
        if self.large:
            return TUNING.large_line_y - size - 5
        return TUNING.head_y - self._head_step(size) * (rows - 1) // 2

    def _head_step(self, size: int) -> int:
        return round(size * TUNING.large_step) if self.large else min(size, TUNING.head_px)

    def _list_top(self) -> int:
        """Where the list begins: a large heading of several lines moves it down."""
        size, rows = self._head()
        return TUNING.list_y + (self._head_step(size) * (len(rows) - 1) if self.large else 0)

    def head_wide(self) -> int:
        """The room for a heading, px."""
        return self._list_wide()

    def _head(self) -> tuple[int, list[str]]:
        """The heading's size and its lines: a second sentence has one of its own where both are too long for it."""
        size, room = round(TUNING.head_px * self.desk.settings.text), self.head_wide()
        if self.large:
            return size, list(rows_of(self.heading, "clock", size, room))
        rows = [self.heading]
        if fitting(self.heading, "clock", size, room) < size:
            first, stop, second = self.heading.partition(". ")
            rows = [first + stop.strip(), second] if stop else rows
            size = min(size, TUNING.head_two_px) if stop else size
        return min(fitting(row, "clock", size, room) for row in rows), rows

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The list, as far as the sentence under it leaves room."""
        self.menu.y = self._list_top()
        self.menu.high = self.room(self.menu.y)
        self.menu.wide = self._list_wide()  # words may just have been made larger
        self.menu.draw(surface, share)

    def room(self, top: int) -> int:
        """How high a list may be that begins at ``top``, px."""
        rows = rows_of(self.about(), "word", self._about_size(), self._about_wide())
        return min(TUNING.list_high, self._about_top(len(rows)) - 4 - top)

    def _about_size(self) -> int:
        return round(TUNING.about_px * self.desk.settings.text)

    def _about_wide(self) -> int:
        return WIDTH - TUNING.left - TUNING.edge if self.large else self._list_wide()

    def _about_top(self, rows: int) -> int:
        large = 14 if self.large else 0  # the hints below it are larger then
        return TUNING.about_y - large - round(self._about_size() * 1.15) * rows

    def about(self) -> str:
        """What the chosen row means, in a sentence, or that the controller has left; "" for what explains itself."""
        if self.desk.devices.left:
            return self.desk.words["msg.no_pad"]
        key = f"about.{self.menu.rows[self.menu.at].id}"
        words = self.desk.words
        known = key in words
        return words[key] if known else ""

    def about_tone(self) -> Colour:
        """The colour of that sentence."""
        return CREAM if self.desk.settings.contrast else QUIET

    def draw_about(self, surface: pygame.Surface, words: str, share: float) -> None:
        """A sentence under the list; it grows upward."""
        size = self._about_size()
        rows = rows_of(words, "word", size, self._about_wide())
        y = self._about_top(len(rows))
        for row in rows:
            put(surface, row, (TUNING.left, y), "word", size, self.about_tone(), share=share)
            y += round(size * 1.15)

    def draw_hints(self, surface: pygame.Surface, hints: Sequence[str]) -> None:
        """Keys that always work and their meaning, at the bottom."""
        times = 2 if self.large else 1
        size = round(TUNING.hint_px * self.desk.settings.text)
        x, y = TUNING.left, min(TUNING.hint_y, HEIGHT - 14 * times - 6)
        device = self.desk.devices.latest
        for key in hints:
            picture = glyph(device, HINTS[key][device], times)
            surface.blit(picture, (x, y))
            x += picture.get_width() + 5
            x += put(surface, self.desk.words[key], (x, y - size // 5), "word", size, CREAM) + 18

    def spare(self) -> None:
        """Use the time."""
        self.behind.spare()

    def close(self) -> None:
        """The program ends from here."""
        self.behind.close()
