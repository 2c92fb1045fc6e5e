"""Sounds out of sight, written down at the side they come from, for whoever reads instead of hearing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from maketomorrow.shell.hearing.mixing import Caption
from maketomorrow.shell.palette import CREAM, INK
from maketomorrow.shell.reading.type import fitting, lettering
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class CaptionTuning:
    """Where they stand, px, and for how long, ticks."""

    size: int = 16
    margin: int = 14
    bottom: int = HEIGHT - 76  # the newest stands here, the others above it
    large_top: int = 118  # large ones stand here and below
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


class Captions:
    """The captions of the picture, the oldest first. One that is heard again stays where it is."""

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words = words
        self.settings = settings
        self.lines: list[Written] = []
        self.boxes: list[pygame.Rect] = []  # where they stood in the last picture

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
            line.ticks += 1
        self.lines = [line for line in self.lines if line.ticks < TUNING.life_ticks]

    def draw(self, surface: pygame.Surface) -> None:
        """Left ones at the left edge, right ones at the right, what is everywhere in the middle.

        Large words stand above the figures, and what is everywhere at the left: there is no third column for them.
        """
        self.boxes.clear()
        large = self.settings.text > 1
        step = round((TUNING.size + 5) * self.settings.text)
        for side in (-1, 1) if large else (-1, 0, 1):
            column = [line for line in self.lines if (line.side or (-1 if large else 0)) == side]
            y = TUNING.large_top + step * (len(column) - 1) if large else TUNING.bottom - (step if side == 0 else 0)
            for line in reversed(column):
                level = min(1.0, (line.ticks + 1) / TUNING.fade_ticks, (TUNING.life_ticks - line.ticks) / 14)
                self._draw_one(surface, line, side, y, level)
                y -= step

    def _draw_one(self, surface: pygame.Surface, line: Written, column: int, y: int, level: float) -> None:
        name = {-1: "cap.left", 1: "cap.right"}.get(line.side)
        text = self.words.fill(line.key, side=self.words[name] if name else "")
        size = fitting(text, "word", round(TUNING.size * self.settings.text), WIDTH // 2 - TUNING.margin - 26)
        words = lettering(text, "word", size, CREAM)
        width, height = words.get_width() + (24 if line.side else 12), words.get_height()
        x = {-1: TUNING.margin, 0: (WIDTH - width) // 2, 1: WIDTH - TUNING.margin - width}[column]
        plate = pygame.Surface((width, height), pygame.SRCALPHA)
        plate.fill((*INK, 255 if self.settings.contrast else TUNING.plate))
        middle = height // 2
        if line.side < 0:
            pygame.draw.polygon(plate, CREAM, [(4, middle), (10, middle - 5), (10, middle + 5)])
        elif line.side > 0:
            pygame.draw.polygon(plate, CREAM, [(width - 4, middle), (width - 10, middle - 5), (width - 10, middle + 5)])
        plate.blit(words, (16 if line.side < 0 else 6, 0))
        plate.set_alpha(round(255 * level))
        surface.blit(plate, (x, y))
        self.boxes.append(pygame.Rect(x, y, width, height))
