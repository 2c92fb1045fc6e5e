"""Three beds, a life in each: go on with one, or begin it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, Protocol

import pygame

from maketomorrow.loop.carry_over import CarryOver
from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import AMBER, CREAM, QUIET
from maketomorrow.shell.reading.type import fitting, put
from maketomorrow.shell.scenes.dayline import Span, draw_day
from maketomorrow.shell.scenes.desk import BACK, Behind, Desk
from maketomorrow.shell.scenes.menu import Menu, Row
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.statistics import statistics_page
from maketomorrow.shell.window import WIDTH

LAST_DAY_Y, LAST_DAY_PX = 300, 300  # its line, and how long it is
HER_SHARE = 0.8  # of her size in the day
FADING_TICKS = 14
GROWING_TICKS = 24  # until it has grown to where it ended


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
    day_ticks: int  # from the alarm to the night

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


def draw_last_day(surface: pygame.Surface, desk: Desk, bed: Bed, lives: Lives, ticks: int, share: float) -> None:
    """The last day of a life, at the foot of a page: which it was, how far it went and what ended it."""
    if bed.carry is None or not bed.carry.reports or desk.settings.text > 1:
        return
    report, words = bed.carry.reports[-1], desk.words
    x, y = PAGE.left, LAST_DAY_Y
    head = words.fill("end.head", n=f"{report.day:03d}", clock=bed.until) if bed.carry.counts else bed.until
    put(surface, head, (x, y - 48), "label", 8, AMBER, share=share)
    ended = words.fill(f"death.{report.cause}", n=report.day)
    put(surface, ended, (x, y - 40), "word", 19, CREAM, share=share)
    draw_day(surface, x, y, LAST_DAY_PX, bed.share, lives.burst_share, report.day, ticks / GROWING_TICKS)
    if ticks >= GROWING_TICKS:
        her = _her().copy()
        level = round(255 * min(1.0, (ticks - GROWING_TICKS + 1) / FADING_TICKS))
        her.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(her, (x + round(LAST_DAY_PX * bed.share) + 4, y + 3 - her.get_height()), special_flags=OVER)


@lru_cache(maxsize=1)
def _her() -> pygame.Surface:
    """Herself, where her day stopped."""
    from maketomorrow.shell.figures.story_figures import figure

    picture = figure("rita", "lie", False, False, "black").picture
    picture = picture.subsurface(picture.get_bounding_rect())
    wide, high = picture.get_size()
    return pygame.transform.smoothscale(picture, (round(wide * HER_SHARE), round(high * HER_SHARE)))


class Beds(Page):
    """The list of beds."""

    words_px = 348

    def __init__(self, desk: Desk, behind: Behind, lives: Lives, back: Callable[[], Scene | None]) -> None:
        self.lives = lives
        self.found = lives.beds()
        rows = [Row(bed.slot, desk.words.fill("bed.name", n=bed.slot)) for bed in self.found]
        super().__init__(desk, behind, desk.words["title.beds"], [*rows, Row(BACK, desk.words["set.back"])], back)

    def list_of(self, rows: list[Row]) -> Menu:  # type: ignore[override]
        """Rows with room for a day under each."""
        menu = super().list_of(rows)
        menu.pitch = 2.3 if self.desk.settings.text == 1 else 1.6  # three beds are seen at any size of words
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
            x, y = PAGE.left + round(76 * scale), box.y
            words = loop_of(self.desk, bed)
            right = WIDTH - PAGE.edge if scale > 1 else PAGE.left + self.wide
            wide = right - x
            size = fitting(words, "word", round(19 * scale), wide)
            put(surface, words, (x, y), "word", size, CREAM if bed.carry else QUIET, share=share)
            grown = self.ticks / GROWING_TICKS
            seed = bed.carry.day if bed.carry else 0
            draw_day(surface, x, box.bottom - 11, wide, bed.share, self.lives.burst_share, seed, grown)

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
            day = Span(self.lives.day_ticks, self.lives.burst_share)
            return statistics_page(self.desk, self.behind, self.bed.carry, day, lambda: self)
        if chosen == "title.new":
            return Forget(self.desk, self.behind, self.lives, self.bed, lambda: self)
        return self.back()

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The list, and what is known."""
        super().draw_body(surface, share)
        draw_last_day(surface, self.desk, self.bed, self.lives, self.ticks, share)


class Forget(Page):
    """Asks before everything is forgotten; the first answer keeps."""

    def __init__(self, desk: Desk, behind: Behind, lives: Lives, bed: Bed, back: Callable[[], Scene | None]) -> None:
        self.lives, self.bed = lives, bed
        rows = [Row(key, desk.words[key]) for key in ("title.no", "title.yes")]
        super().__init__(desk, behind, desk.words["title.new_ask"], rows, back)

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The two answers, and what would not have been."""
        super().draw_body(surface, share)
        draw_last_day(surface, self.desk, self.bed, self.lives, self.ticks, share)

    def act(self, chosen: str) -> Scene | None:
        """Forget, or not."""
        return self.lives.begin(self.bed.slot, True) if chosen == "title.yes" else self.back()
