"""Sounds out of sight, written down at the side they come from, for whoever reads instead of hearing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.shell.hearing.mixing import Caption
from maketomorrow.shell.palette import CREAM, INK
from maketomorrow.shell.reading.asides import Aside, clear_of
from maketomorrow.shell.reading.corners import clock_corner, gear_corners
from maketomorrow.shell.reading.type import lettering, rows_of
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class CaptionTuning:
    """Where they stand, px, and for how long, ticks."""

    size: int = 16
    margin: int = 14
    bottom: int = HEIGHT - 56  # the newest ends here, the others stand above it
    middle_px: int = 21  # what is everywhere stands higher
    wide_px: int = WIDTH // 2 - 40  # a longer one has two rows
    large_wide_px: int = 205  # the same of a large one: as far as her where she looks the other way
    row_px: int = 18  # of one that needs two
    large_top: int = 118  # large ones stand here and below, unless something else does
    life_ticks: int = 110
    fade_ticks: int = 12
    most: int = 4  # at one side
    plate: int = 150  # of 255


TUNING = CaptionTuning()


@dataclass(slots=True)
class Written:
    """A caption that stands there. ``ticks`` since it was heard last."""

    key: str
    side: int
    ticks: int = 0
    waits: bool = False  # there is no room for it


Plates = list[tuple[Written, pygame.Surface]]


class Captions:
    """The captions of the picture, the oldest first. One that is heard again stays where it is."""

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words = words
        self.settings = settings
        self.lines: list[Written] = []
        self.boxes: list[pygame.Rect] = []  # where they stood in the last picture
        self._asides = {side: Aside() for side in (-1, 0, 1)}

    def clear(self) -> None:
        """Nothing has been heard."""
        self.lines.clear()

    def hear(self, captions: Sequence[Caption]) -> None:
        """A tick's sounds."""
        if not self.settings.captions:
            self.lines.clear()
            return
        for key, side in captions:
            known = next((line for line in self.lines if (line.key, line.side) == (key, side)), None)
            if known is not None:
                known.ticks = min(known.ticks, TUNING.fade_ticks)
                continue
            same = [line for line in self.lines if line.side == side]
            if len(same) >= TUNING.most:
                self.lines.remove(same[0])
            self.lines.append(Written(key, side))

    def tick(self) -> None:
        """They go after a while."""
        for line in self.lines:
            line.ticks += not line.waits
        for aside in self._asides.values():
            aside.tick()
        self.lines = [line for line in self.lines if line.ticks < TUNING.life_ticks]

    def draw(
        self, surface: pygame.Surface, taken: Sequence[pygame.Rect] = (), figures: Sequence[pygame.Rect] = ()
    ) -> None:
        """Left ones at the left edge, right ones at the right, what is everywhere in the middle.

        They go up or down where they would stand on words that are ``taken``, or on ``figures`` if there is room.
        Where there is none for all of a side the newest are shown.
        Large ones begin above the figures, and what is everywhere is at the left: there is no third column for them.
        """
        self.boxes.clear()
        large = self.settings.text > 1
        for side in (-1, 0, 1):
            column = [line for line in self.lines if (line.side or (-1 if large else 0)) == side]
            plates, box, way = self._placed([(line, self._plate(line)) for line in column], side, taken, figures)
            for line in column:
                line.waits = not plates
            aside = self._asides[side]
            if not plates:
                aside.leave()
                continue
            x, y, wide, _ = box
            y += aside.to(way)
            for line, plate in plates:
                level = min(1.0, (line.ticks + 1) / TUNING.fade_ticks, (TUNING.life_ticks - line.ticks) / 14)
                at = x if side < 0 else x + wide - plate.get_width()
                plate.set_alpha(round(255 * level))
                surface.blit(plate, (at, y))
                self.boxes.append(pygame.Rect(at, y, *plate.get_size()))
                y += plate.get_height() + self._gap

    def _placed(
        self, plates: Plates, side: int, taken: Sequence[pygame.Rect], figures: Sequence[pygame.Rect]
    ) -> tuple[Plates, pygame.Rect, int]:
        """The newest of a column, as many as there is room for, their box, and how far it goes aside."""
        for off in ([*taken, *figures], taken):
            for first in range(len(plates)):
                box = self._box(plates[first:], side)
                way = clear_of(box, self._between(side), off)
                if way is not None:
                    return plates[first:], box, way
        return [], pygame.Rect(0, 0, 0, 0), 0

    def _between(self, side: int) -> tuple[int, int]:
        """Below the clock, and above what she has on her."""
        scale = self.settings.text
        low = gear_corners(scale)[0].y
        return (clock_corner(scale).bottom if side < 0 else TUNING.margin), low

    @property
    def _gap(self) -> int:
        return round(2 * self.settings.text)

    def _box(self, plates: Plates, side: int) -> pygame.Rect:
        """Where a column stands if nothing is in its way."""
        wide = max(plate.get_width() for _, plate in plates)
        high = sum(plate.get_height() + self._gap for _, plate in plates) - self._gap
        x = {-1: TUNING.margin, 0: (WIDTH - wide) // 2, 1: WIDTH - TUNING.margin - wide}[side]
        low = TUNING.bottom - high - (TUNING.middle_px if side == 0 else 0)
        return pygame.Rect(x, TUNING.large_top if self.settings.text > 1 else low, wide, high)

    def _plate(self, line: Written) -> pygame.Surface:
        name = {-1: "cap.left", 1: "cap.right"}.get(line.side)
        text = self.words.fill(line.key, side=self.words[name] if name else "")
        return _plate(text, line.side, self.settings.text, self.settings.contrast)


@lru_cache(maxsize=32)
def _plate(text: str, side: int, scale: float, opaque: bool) -> pygame.Surface:
    """The words on a dark plate, with an arrow to their side."""
    size = round(TUNING.size * scale)
    wide = TUNING.wide_px if scale == 1 else TUNING.large_wide_px
    rows = [lettering(row, "word", size, CREAM) for row in rows_of(text, "word", size, wide)]
    step = round(TUNING.row_px * scale)
    width = max(row.get_width() for row in rows) + (24 if side else 12)
    plate = pygame.Surface((width, rows[0].get_height() + step * (len(rows) - 1)), pygame.SRCALPHA)
    plate.fill((*INK, 255 if opaque else TUNING.plate))
    middle, reach = plate.get_height() // 2, 5 if scale == 1 else 7
    if side:
        tip, back = (4, 11) if side < 0 else (width - 4, width - 11)
        pygame.draw.polygon(plate, CREAM, [(tip, middle), (back, middle - reach), (back, middle + reach)])
    for number, row in enumerate(rows):
        plate.blit(row, (16 if side < 0 else 6, number * step))
    return plate
