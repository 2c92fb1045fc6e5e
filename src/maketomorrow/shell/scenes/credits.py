"""Who made what this is made of, with the licences of its letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from maketomorrow.shell.palette import AMBER, CREAM, QUIET, WHITE, Colour
from maketomorrow.shell.reading.type import ASSETS, put, rows_of
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.scenes.desk import Behind, Desk
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.reading import Reading
from maketomorrow.shell.scenes.scene import Scene

PARTS = (
    ("pygame-ce", "LGPL 2.1"),
    ("SDL", "zlib"),
    ("Chipmunk, pymunk", "MIT"),
    ("pytmx", "LGPL 3"),
    ("msgspec", "BSD"),
    ("platformdirs", "MIT"),
    ("rich", "MIT"),
    ("Tiled", "GPL 2"),
)
FACES = (("Bebas Neue", "bebas-neue"), ("Barlow Condensed", "barlow-condensed"), ("Silkscreen", "silkscreen"))

Line = tuple[str, str, int, Colour, str]  # words, face, size, colour, what stands at the right; without words a gap


def licence_of(path: Path) -> list[str]:
    """The paragraphs of a licence's file; what cannot be read is named."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        return [f"{path.name}: {problem}"]
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def lines_of(words: Words, scale: float, wide: int) -> list[Line]:
    """All lines of the page, broken to its width, px."""
    large, small = round(19 * scale), round(15 * scale)
    gap: Line = ("", "word", large, QUIET, "")
    lines: list[Line] = [(words["title.name"], "clock", round(26 * scale), WHITE, "")]
    lines += [(row, "word", large, CREAM, "") for row in rows_of(words["credits.game"], "word", large, wide)]
    lines += [gap, (words["credits.parts"], "clock", large, AMBER, "")]
    lines += [(name, "word", large, CREAM, licence) for name, licence in PARTS]
    lines += [gap, (words["credits.letters"], "clock", large, AMBER, "")]
    licences = [licence_of(ASSETS / "fonts" / f"{file}-OFL.txt") for _, file in FACES]
    for (name, _), paragraphs in zip(FACES, licences):
        lines.append((name, "word", large, CREAM, "OFL 1.1"))
        made = paragraphs[0].partition(") ")[0]
        lines += [(row, "word", small, QUIET, "") for row in rows_of(made, "word", small, wide)]
    lines.append(gap)
    for paragraph in licences[0][1:]:  # the licence itself is the same for all three
        if set(paragraph) <= set("- "):
            continue
        lines += [(row, "word", small, QUIET, "") for row in rows_of(paragraph.strip("- "), "word", small, wide)]
        lines.append(("", "word", small // 2, QUIET, ""))
    return lines


class Credits(Reading):
    """The page."""

    def __init__(self, desk: Desk, behind: Behind, back: Callable[[], Scene | None]) -> None:
        super().__init__(desk, behind, desk.words["credits.name"], back)
        self.lines = lines_of(desk.words, desk.settings.text, self.wide)

    def height(self) -> int:
        """Of all lines."""
        return sum(round(size * 1.2) for _, _, size, _, _ in self.lines)

    def draw_text(self, surface: pygame.Surface, top: int, share: float) -> None:
        """Those lines that are in sight."""
        y = top
        for words, face, size, colour, beside in self.lines:
            step = round(size * 1.2)
            if words and self.shows(y, step):
                put(surface, words, (PAGE.left, y), face, size, colour, share=share)
                if beside:
                    put(surface, beside, (PAGE.left + self.wide, y), face, size, QUIET, 1.0, share=share)
            y += step
