"""What a life came to so far: numbers on the left, on the right what it was that ended its days."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from maketomorrow.core.ticks import TICKS_PER_MINUTE
from maketomorrow.loop.carry_over import CarryOver
from maketomorrow.shell.palette import AMBER, CREAM, QUIET, UNLIT, WHITE
from maketomorrow.shell.reading.type import lettering, put
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.scenes.desk import Behind, Desk
from maketomorrow.shell.scenes.menu import TUNING as MENU
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.reading import Reading
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.window import WIDTH

LEFT_WIDE = 210  # px of the first column


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


def statistics_page(desk: Desk, behind: Behind, carry: CarryOver, back: Callable[[], Scene | None]) -> Reading:
    """The page of one life."""
    return _Statistics(desk, behind, carry, back)


class _Statistics(Reading):
    def __init__(self, desk: Desk, behind: Behind, carry: CarryOver, back: Callable[[], Scene | None]) -> None:
        super().__init__(desk, behind, desk.words["stats.name"], back)
        self.numbers = numbers_of(carry, desk.words)
        self.ends = ends_of(carry, desk.words)

    def height(self) -> int:
        """Of both columns."""
        line = round(MENU.line * self.desk.settings.text)
        stacked = self.desk.settings.text > 1
        return line * (
            (len(self.numbers) + len(self.ends) + 1) if stacked else max(len(self.numbers), len(self.ends) + 1)
        )

    def draw_text(self, surface: pygame.Surface, top: int, share: float) -> None:
        """Two columns; one below the other where words are large."""
        scale = self.desk.settings.text
        line, size = round(MENU.line * scale), round(MENU.size * scale)
        stacked = scale > 1
        wide = WIDTH - 2 * PAGE.left if stacked else LEFT_WIDE
        y = top
        for label, number in self.numbers:
            put(surface, label, (PAGE.left, y), "word", size, QUIET, share=share)
            put(surface, number, (PAGE.left + wide, y), "word", size, WHITE, 1.0, share=share)
            y += line
        x, y = (PAGE.left, y + line // 2) if stacked else (PAGE.left + LEFT_WIDE + 36, top)
        right = WIDTH - PAGE.left
        if not self.ends:
            put(surface, self.desk.words["stats.none"], (x, y), "word", size, QUIET, share=share)
        most = max((count for _, count in self.ends), default=1)
        for cause, count in self.ends:
            put(surface, cause, (x, y), "word", size, CREAM, share=share)
            number = f"{count}"
            put(surface, number, (right, y), "word", size, WHITE, 1.0, share=share)
            start = x + lettering(cause, "word", size, CREAM).get_width() + 8
            room = right - lettering(number, "word", size, WHITE).get_width() - 8 - start
            if room > 8:
                surface.fill(UNLIT, (start, y + line // 2 + 1, room, 1))
                surface.fill(AMBER, (start, y + line // 2, round(room * count / most), 3))
            y += line
