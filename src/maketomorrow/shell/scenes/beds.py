"""Three beds, a life in each: go on with one, or begin it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

import pygame

from maketomorrow.loop.carry_over import CarryOver
from maketomorrow.shell.palette import AMBER, CREAM, HIVE, QUIET, UNLIT, WHITE, mix
from maketomorrow.shell.reading.type import fitting, put
from maketomorrow.shell.scenes.desk import BACK, Behind, Desk
from maketomorrow.shell.scenes.menu import Menu, Row
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.statistics import statistics_page
from maketomorrow.shell.window import WIDTH


class Bed(NamedTuple):
    """A slot as it is shown. ``carry`` None = nobody has slept here; ``until`` is the hour its last day ended.

    ``share`` is how much of that day was lived, 0 to 1; ``remark`` says if its save could not be read.
    """

    slot: str
    carry: CarryOver | None = None
    until: str = ""
    share: float = 0.0
    remark: str = ""


class Lives(Protocol):
    """The lives that are kept."""

    burst_share: float  # of a day, where it opens

    def beds(self) -> list[Bed]:
        """All slots, in their order."""
        ...

    def last(self) -> Bed:
        """The one that was slept in last; the first where nobody ever did."""
        ...

    def fetch(self) -> None:
        """Get ready what only a day needs; a thread does it behind the menu."""
        ...

    def spare(self) -> None:
        """There is a little time: get something ready."""
        ...

    def begin(self, slot: str, forget: bool) -> Scene:
        """Wake up there: with what was carried over, or with nothing."""
        ...


def loop_of(desk: Desk, bed: Bed) -> str:
    """What is known of a bed, in one line."""
    if bed.carry is None:
        return desk.words["bed.empty"]
    if not bed.carry.counts:
        return desk.words.fill("bed.dream", clock=bed.until)
    return desk.words.fill("bed.loop", n=f"{bed.carry.day:03d}", clock=bed.until)


class Beds(Page):
    """The list of beds."""

    def __init__(self, desk: Desk, behind: Behind, lives: Lives, back: Callable[[], Scene | None]) -> None:
        self.lives = lives
        self.found = lives.beds()
        rows = [Row(bed.slot, desk.words.fill("bed.name", n=bed.slot)) for bed in self.found]
        super().__init__(desk, behind, desk.words["title.beds"], [*rows, Row(BACK, desk.words["set.back"])], back)

    def list_of(self, rows: list[Row]) -> Menu:  # type: ignore[override]
        """Rows with room for a day under each."""
        menu = super().list_of(rows)
        menu.pitch = 2.1 if self.desk.settings.text == 1 else 1.6  # three beds are seen at any size of words
        return menu

    def act(self, chosen: str) -> Scene | None:
        """Open a bed, or wake in an empty one."""
        if chosen == BACK:
            return self.back()
        bed = next(bed for bed in self.found if bed.slot == chosen)
        if bed.carry is None:
            return self.lives.begin(chosen, False)
        return OneBed(self.desk, self.behind, self.lives, bed, self._here)

    def _here(self) -> Scene:
        return Beds(self.desk, self.behind, self.lives, self.back)

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The list, and each life's last day as a line with the burst's notch."""
        super().draw_body(surface, share)
        scale = self.desk.settings.text
        for index, bed in enumerate(self.found):
            if not self.menu.is_seen(index):
                continue
            box = self.menu.box(index)
            x, y = PAGE.left + round(90 * scale), box.y
            words = loop_of(self.desk, bed)
            line, wide = y + round(26 * scale), WIDTH - PAGE.left - x
            size = fitting(words, "word", round(19 * scale), wide)
            put(surface, words, (x, y), "word", size, CREAM if bed.carry else QUIET, share=share)
            surface.fill(UNLIT, (x, line, wide, 2))
            if bed.carry is None:
                continue
            surface.fill(WHITE, (x, line, round(wide * bed.share), 2))
            surface.fill(mix(HIVE, WHITE, 0.1), (x + round(wide * self.lives.burst_share), line - 2, 1, 6))
            surface.fill(AMBER, (x + round(wide * bed.share), line - 3, 2, 8))

    def about(self) -> str:
        """What is wrong with a bed."""
        at = self.menu.at
        return self.found[at].remark if at < len(self.found) else ""


class OneBed(Page):
    """A bed that somebody sleeps in."""

    def __init__(self, desk: Desk, behind: Behind, lives: Lives, bed: Bed, back: Callable[[], Scene | None]) -> None:
        self.lives, self.bed = lives, bed
        assert bed.carry is not None
        again = desk.words.fill("title.continue", n=f"{bed.carry.day:03d}")
        words = desk.words
        rows = [
            Row("title.continue", again if bed.carry.counts else words["title.start"]),
            Row("title.stats", words["title.stats"]),
            Row("title.new", words["title.new"]),
            Row(BACK, words["set.back"]),
        ]
        super().__init__(desk, behind, words.fill("bed.name", n=bed.slot), rows, back)

    def act(self, chosen: str) -> Scene | None:
        """Get up, look back, or forget."""
        if chosen == "title.continue":
            return self.lives.begin(self.bed.slot, False)
        if chosen == "title.stats":
            assert self.bed.carry is not None
            return statistics_page(self.desk, self.behind, self.bed.carry, lambda: self)
        if chosen == "title.new":
            return Forget(self.desk, self.behind, self.lives, self.bed, lambda: self)
        return self.back()

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The list, and what is known."""
        put(
            surface,
            loop_of(self.desk, self.bed),
            (WIDTH - PAGE.left, PAGE.head_y + 10),
            "word",
            round(17 * self.desk.settings.text),
            CREAM,
            1.0,
            share=share,
        )
        super().draw_body(surface, share)


class Forget(Page):
    """Asks before everything is forgotten; the first answer keeps."""

    def __init__(self, desk: Desk, behind: Behind, lives: Lives, bed: Bed, back: Callable[[], Scene | None]) -> None:
        self.lives, self.bed = lives, bed
        rows = [Row(key, desk.words[key]) for key in ("title.no", "title.yes")]
        super().__init__(desk, behind, desk.words["title.new_ask"], rows, back)

    def act(self, chosen: str) -> Scene | None:
        """Forget, or not."""
        return self.lives.begin(self.bed.slot, True) if chosen == "title.yes" else self.back()
