"""What a life came to so far: numbers on the left, on the right what it was that ended its days."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from maketomorrow.core.ticks import TICKS_PER_MINUTE
from maketomorrow.loop.carry_over import CarryOver
from maketomorrow.shell.palette import AMBER, CREAM, DIM, HIVE, QUIET, UNLIT, WHITE, Colour
from maketomorrow.shell.reading.type import lettering, put
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.scenes.dayline import Span, mark
from maketomorrow.shell.scenes.desk import Behind, Desk
from maketomorrow.shell.scenes.menu import TUNING as MENU
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.reading import Reading
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.window import WIDTH

LEFT_WIDE = 206  # px of the first column
GUTTER = 48
DAY_PX, NUMBER_PX = 10, 26  # from one of the last days to the next, and what its number takes


def numbers_of(carry: CarryOver, words: Words) -> list[tuple[str, str]]:
    """Label and number, in the order they are read."""
    totals = carry.totals
    minutes = totals.get("ticks", 0) // TICKS_PER_MINUTE
    shots, landed = totals.get("shots", 0), totals.get("landed", 0)
    rows = [
        ("stats.days", str(carry.day - 1)),
        ("stats.hours", f"{minutes // 60}:{minutes % 60:02d}"),
        ("stats.strands", str(totals.get("strands", 0))),
        ("stats.hits", str(totals.get("hits", 0))),
        ("stats.dodges", str(totals.get("dodges", 0))),
        ("stats.aim", f"{round(100 * min(landed, shots) / shots)} %" if shots else "-"),
    ]
    rows += [(name, str(count)) for name, count in totals.items() if name.startswith("kills.")]
    return [(words[name], number) for name, number in rows]


def ends_of(carry: CarryOver, words: Words) -> list[tuple[str, int]]:
    """What ended how many days, the most frequent first."""
    ends = sorted(carry.deaths.items(), key=lambda end: -end[1])
    return [(words[f"death.{cause}"], count) for cause, count in ends]


def statistics_page(
    desk: Desk, behind: Behind, carry: CarryOver, day: Span, back: Callable[[], Scene | None]
) -> Reading:
    """The page of one life."""
    return _Statistics(desk, behind, carry, day, back)


class _Statistics(Reading):
    words_px = WIDTH

    def __init__(
        self, desk: Desk, behind: Behind, carry: CarryOver, day: Span, back: Callable[[], Scene | None]
    ) -> None:
        super().__init__(desk, behind, desk.words["stats.name"], back)
        self.numbers = numbers_of(carry, desk.words)
        self.ends = ends_of(carry, desk.words)
        self.day = day
        self.days = [(report.day, report.tick / max(1, day.ticks)) for report in carry.reports]

    @property
    def _quiet(self) -> Colour:
        return CREAM if self.desk.settings.contrast else QUIET

    @property
    def _stacked(self) -> bool:
        return self.desk.settings.text > 1

    @property
    def _days_high(self) -> int:
        return (len(self.days) * DAY_PX * (2 if self._stacked else 1) + 14) if self.days else 0

    def height(self) -> int:
        """Of both columns."""
        line = round(MENU.line * self.desk.settings.text)
        left, right = line * len(self.numbers), line * max(1, len(self.ends)) + self._days_high
        return left + right + line // 2 if self._stacked else max(left, right)

    def draw_text(self, surface: pygame.Surface, top: int, share: float) -> None:
        """Two columns; one below the other where words are large."""
        scale = self.desk.settings.text
        line, size = round(MENU.line * scale), round(MENU.size * scale)
        wide = WIDTH - 2 * PAGE.left if self._stacked else LEFT_WIDE
        y = top
        for label, number in self.numbers:
            if self.shows(y, line):
                put(surface, label, (PAGE.left, y), "word", size, self._quiet, share=share)
                put(surface, number, (PAGE.left + wide, y), "word", size, WHITE, 1.0, share=share)
            y += line
        x, y = (PAGE.left, y + line // 2) if self._stacked else (PAGE.left + LEFT_WIDE + GUTTER, top + 4)
        right = WIDTH - PAGE.left
        self._draw_days(surface, x, y, right - x, share)
        y += self._days_high
        if not self.ends:
            put(surface, self.desk.words["stats.none"], (x, y), "word", size, QUIET, share=share)
        most = max((count for _, count in self.ends), default=1)
        for cause, count in self.ends:
            if not self.shows(y, line):
                y += line
                continue
            put(surface, cause, (x, y), "word", size, CREAM, share=share)
            number = f"{count}"
            put(surface, number, (right, y), "word", size, WHITE, 1.0, share=share)
            start = x + lettering(cause, "word", size, CREAM).get_width() + 8
            room = right - lettering(number, "word", size, WHITE).get_width() - 8 - start
            if room > 8:
                surface.fill(UNLIT, (start, y + line // 2 + 1, room, 1))
                surface.fill(AMBER, (start, y + line // 2, round(room * count / most), 3))
            y += line

    def _draw_days(self, surface: pygame.Surface, x: int, y: int, wide: int, share: float) -> None:
        """The last days under each other, as far as each of them went; through all of them goes the hour it opens."""
        twice = 2 if self._stacked else 1
        left = x + NUMBER_PX * twice
        wide -= NUMBER_PX * twice
        for number, (day, lived) in enumerate(self.days):
            middle = y + (number * DAY_PX + 4) * twice
            if not self.shows(middle - 4 * twice, 8 * twice):
                continue
            tone = WHITE if number == len(self.days) - 1 else DIM
            put(surface, f"{day:03d}", (x, middle - 6 * twice), "label", 8 * twice, tone, share=share)
            surface.fill(UNLIT, (left, middle, wide, 1))
            done = round(wide * min(1.0, lived) * share)
            surface.fill(CREAM if tone == WHITE else QUIET, (left, middle, done, 2))
            mark(surface, left + done, middle, AMBER)
        if self.day.burst and self.days:
            first, last = (
                max(y - 2, PAGE.list_y),
                min(y + len(self.days) * DAY_PX * twice, PAGE.list_y + PAGE.list_high),
            )
            surface.fill(HIVE, (left + round(wide * self.day.burst), first, 1, max(0, last - first)))
