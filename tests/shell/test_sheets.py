"""Sheets to look at show what they are for: nothing on them is an empty cell."""

from __future__ import annotations

import pygame
from days import darol

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.answers.answers import ANSWERS
from maketomorrow.shell.figures import more_sheets
from maketomorrow.shell.hands.controls import BINDINGS, DEVICES
from maketomorrow.shell.palette import INDIGO
from maketomorrow.shell.reading.icons import ICONS


def is_empty(sheet: pygame.Surface, box: tuple[int, int, int, int]) -> bool:
    return pygame.mask.from_threshold(sheet.subsurface(box), INDIGO, (1, 1, 1, 255)).count() == box[2] * box[3]


def test_every_answer_to_an_event_is_seen_on_the_sheet_of_effects(screen: pygame.Surface):
    sheet = more_sheets.answers(Loop(darol(), first()).world)
    wide = sheet.get_width() - more_sheets.NAME_PX
    empty = []
    for row, name in enumerate(ANSWERS):
        y = 20 + row * more_sheets.SEEN_H
        cells = [
            (more_sheets.NAME_PX + x, y, more_sheets.SEEN_W - 2, more_sheets.SEEN_H - 2)
            for x in range(0, wide, more_sheets.SEEN_W)
        ]
        empty += [name] * all(is_empty(sheet, cell) for cell in cells)
    assert empty == []


def test_every_icon_and_every_key_has_its_place(screen: pygame.Surface):
    icons, keys = more_sheets.icons(), more_sheets.keys()
    assert not any(is_empty(icons, (8 + 60 * place, 16, 52, 76)) for place in range(len(ICONS) + 1))
    for row, binding in enumerate(BINDINGS):
        for column, device in enumerate(DEVICES):
            assert is_empty(keys, (130 + column * 180, 4 + row * 20, 150, 20)) == (not binding.on(device))
