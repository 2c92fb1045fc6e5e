"""Who does what: every action's keys, buttons and sticks, and the way to change them.

Choosing a place waits for a press. What already does something else is named first; pressed again it
is taken from there. What lies there already is taken away. The newest two of a device count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from maketomorrow.shell.hands.controls import (
    BINDINGS,
    DEVICES,
    MOUSE_BUTTONS,
    PAD_AXES,
    PAD_BUTTONS,
    STICK,
    WHEEL,
    Binding,
    clashes,
    key_codes,
)
from maketomorrow.shell.palette import AMBER, CREAM, QUIET, UNLIT, WHITE, Colour
from maketomorrow.shell.reading.corners import label_px
from maketomorrow.shell.reading.glyphs import glyph
from maketomorrow.shell.reading.type import put
from maketomorrow.shell.scenes.desk import BACK, CHOOSE, CLEAR, DOWN, LEFT, RIGHT, UP, Behind, Desk, Hand
from maketomorrow.shell.scenes.menu import Row, draw_arrow, draw_focus
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.window import WIDTH
from maketomorrow.sim.inputs import Action


@dataclass(frozen=True, slots=True)
class KeysTuning:
    """Where the table stands, px, and how long it waits."""

    left: int = PAGE.left
    top: int = 98
    line: int = 20
    columns: tuple[int, int, int] = (196, 354, 440)  # where keys, mouse and controller begin
    wide: tuple[int, int, int] = (152, 80, 136)
    large_columns: tuple[int, int, int] = (244, 432, 510)  # where words are large, and keys twice as large
    large_wide: tuple[int, int, int] = (184, 74, 124)
    name_px: int = 17
    press_px: int = 15
    wait_ticks: int = 360  # for a press, then all stays as it was
    most_names: int = 2


TUNING = KeysTuning()
KEPT = frozenset({"escape", "start"})  # always pause: nobody is locked in
PRESSES = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.CONTROLLERBUTTONDOWN)
TESTERS = frozenset(f"f{n}" for n in range(1, 13))
_KEY_NAMES = {code: name for name, code in key_codes().items()}
_MOUSE_NAMES = {number: name for name, number in MOUSE_BUTTONS.items()}
_PAD_NAMES = {number: name for name, number in PAD_BUTTONS.items()}
_AXIS_NAMES = {side: name for name, side in PAD_AXES.items()}


def name_of(event: pygame.event.Event) -> tuple[str, str]:
    """The device and the name of what an event presses; ("", "") for what cannot be bound."""
    if event.type == pygame.KEYDOWN:
        name = _KEY_NAMES.get(event.key) or (chr(event.key) if 32 < event.key < 0x110000 else "")
        return ("keys", name) if name and name.isprintable() and name not in TESTERS else ("", "")
    if event.type == pygame.MOUSEBUTTONDOWN:
        name = _MOUSE_NAMES.get(event.button, "")
        return ("mouse", name) if name else ("", "")
    if event.type == pygame.MOUSEWHEEL:
        return "mouse", WHEEL
    if event.type == pygame.CONTROLLERBUTTONDOWN:
        name = _PAD_NAMES.get(event.button, "")
        return ("pad", name) if name else ("", "")
    if event.type == pygame.CONTROLLERAXISMOTION and abs(event.value) > STICK.press * 32767:
        name = _AXIS_NAMES.get((event.axis, 1 if event.value > 0 else -1), "")
        return ("pad", name) if name else ("", "")
    return "", ""


def bound(bindings: tuple[Binding, ...], action: Action, device: str, name: str) -> tuple[Binding, ...]:
    """The bindings with ``name`` doing ``action`` and nothing else; what did it already does it no more."""
    made = []
    for binding in bindings:
        names = binding.on(device)
        without = tuple(one for one in names if one != name)
        if binding.action is action and name not in names:
            without = (name, *without)[: TUNING.most_names]
        made.append(binding.with_names({device: without}))
    return tuple(made)


class Keys(Page):
    """The table of bindings. The last rows put all back as it was, and go back."""

    words_px = WIDTH

    def __init__(self, desk: Desk, behind: Behind, back: Callable[[], Scene | None]) -> None:
        super().__init__(desk, behind, desk.words["set.keys"], [Row(BACK, "")], back)
        self.hand = Hand(desk.devices)
        self.row = self.column = 0
        self.waiting = 0  # ticks left for a press; 0 = none is waited for
        self.message = ""
        self._wanted = ""  # what was pressed once and is taken elsewhere
        self._top = 0
        self._armed = False  # the event that chose the place is over

    # --- hands --------------------------------------------------------------------------------------

    @property
    def rows(self) -> int:
        """Actions, then "as it was", then the way back."""
        return len(BINDINGS) + 2

    def handle(self, event: pygame.event.Event) -> None:
        """Move about, or take the press that is waited for."""
        if event.type in (pygame.CONTROLLERDEVICEADDED, pygame.CONTROLLERDEVICEREMOVED):
            self.desk.devices.handle(event)
            self.hand.read(event)
        elif self.waiting:
            self._take(event)
        elif event.type == pygame.MOUSEMOTION:
            self.desk.devices.handle(event)
            self._point(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self._obey(UP if event.y > 0 else DOWN)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            if self._point(event.pos):
                self._obey(CHOOSE)
        else:
            self._obey(self.hand.read(event))

    def tick(self) -> Scene | None:
        """One tick; a press that does not come is not waited for longer."""
        if self.waiting:
            self.waiting -= 1
            self._armed = True
            if not self.waiting:
                self._leave()
        else:
            self._obey(self.hand.tick())
        return super().tick()

    def _obey(self, said: str) -> None:
        if said in (UP, DOWN):
            self.row = (self.row + (1 if said == DOWN else -1)) % self.rows
            self.message = ""
            self.desk.tick_sound("move")
        elif said in (LEFT, RIGHT) and self.row < len(BINDINGS):
            self.column = (self.column + (1 if said == RIGHT else -1)) % len(DEVICES)
            self.desk.tick_sound("move")
        elif said == BACK or (said == CHOOSE and self.row == self.rows - 1):
            self.desk.tick_sound("back")
            self._answer = self._answer._replace(id=BACK)
        elif said == CHOOSE and self.row == len(BINDINGS):
            self.desk.settings.one_handed = "off"
            self._set(BINDINGS)
            self.message = self.desk.words["keys.as_it_was"]
        elif said == CHOOSE:
            self.waiting, self._wanted, self._armed = TUNING.wait_ticks, "", False
            self.message = ""
            self.desk.tick_sound("choose")
        elif said == CLEAR:
            if self.row >= len(BINDINGS) or not self.desk.settings.bindings[self.row].on(DEVICES[self.column]):
                self.desk.tick_sound("no")  # nothing lies there
                return
            binding = self.desk.settings.bindings[self.row]
            device = DEVICES[self.column]
            self.desk.tick_sound("choose")
            self._set(tuple(b.with_names({device: ()}) if b is binding else b for b in self.desk.settings.bindings))

    def _take(self, event: pygame.event.Event) -> None:
        if not self._armed:
            return
        device, name = name_of(event)
        elsewhere = device not in ("", DEVICES[self.column])
        if name in KEPT or (elsewhere and device == "mouse" and name != WHEEL):
            self._leave()
            return
        if not name or elsewhere:
            if event.type in PRESSES:
                self.desk.tick_sound("no")
            return
        bindings = self.desk.settings.bindings
        action = bindings[self.row].action
        other = next((b for b in bindings if name in b.on(device) and b.action is not action), None)
        if other is not None and self._wanted != name:
            self._wanted = name
            self.waiting = TUNING.wait_ticks
            self.message = self.desk.words.fill("set.clash", a=self.desk.words[f"act.{other.name}"])
            self.desk.tick_sound("no")
            return
        self.waiting, self.message, self._wanted = 0, "", ""
        self._set(bound(bindings, action, device, name))
        self.desk.tick_sound("choose")

    def _leave(self) -> None:
        """All stays as it is."""
        self.waiting, self.message, self._wanted = 0, "", ""
        self.desk.tick_sound("no")

    def _set(self, bindings: tuple[Binding, ...]) -> None:
        self.desk.settings.bindings = bindings
        self.desk.changed("bindings")

    # --- where things are ---------------------------------------------------------------------------

    def _first_y(self) -> int:
        return TUNING.top + (11 if self.large else 0)

    def _line(self) -> int:
        return self._px(TUNING.line)

    def _px(self, length: int) -> int:
        return round(length * self.desk.settings.text)

    def _columns(self) -> list[tuple[int, int]]:
        """Where each device's column begins, and how wide it is."""
        large = TUNING.large_columns, TUNING.large_wide
        return list(zip(*(large if self.large else (TUNING.columns, TUNING.wide))))

    def _y(self, row: int) -> int:
        return self._first_y() + row * self._line() - self._top

    def _scroll(self) -> None:
        line = self._line()
        fits = max(1, self._high() // line)
        first = min(max(self._top // line, self.row - fits + 1), self.row)
        self._top = max(0, first) * line

    def _high(self) -> int:
        return self.room(self._first_y())

    def _point(self, spot: tuple[int, int]) -> bool:
        for row in range(self.rows):
            y = self._y(row)
            if y <= spot[1] < y + self._line() and self._first_y() <= spot[1] < self._first_y() + self._high():
                self.row = row
                for column, (x, wide) in enumerate(self._columns()):
                    if x <= spot[0] < x + wide:
                        self.column = column
                return True
        return False

    # --- the picture ----------------------------------------------------------------------------------

    def draw_body(self, surface: pygame.Surface, share: float) -> None:
        """The table."""
        words = self.desk.words
        label = label_px(self.desk.settings.text)
        columns = self._columns()
        for column, device in enumerate(DEVICES):
            put(
                surface,
                words[f"keys.{device}"],
                (columns[column][0], self._first_y() - 9 - label),
                "label",
                label,
                CREAM if column == self.column else QUIET,
                share=share,
            )
        surface.fill(UNLIT, (TUNING.left, self._first_y() - 5, round((WIDTH - 2 * TUNING.left) * share), 1))
        self._scroll()
        before = surface.get_clip()
        surface.set_clip(
            pygame.Rect(0, self._first_y() - 2, surface.get_width(), self._high() // self._line() * self._line() + 2)
        )
        twice = {device: clashes(self.desk.settings.bindings, device) for device in DEVICES}
        for row, binding in enumerate(self.desk.settings.bindings):
            self._draw_row(surface, row, binding, twice, share)
        for row, key in ((len(BINDINGS), "keys.reset"), (len(BINDINGS) + 1, "set.back")):
            self._draw_words(surface, row, words[key], share)
        surface.set_clip(before)
        x, bottom = TUNING.left - 12, self._first_y() + self._high() // self._line() * self._line()
        if self._top > 0:
            pygame.draw.polygon(
                surface, CREAM, [(x - 4, self._first_y() - 3), (x + 4, self._first_y() - 3), (x, self._first_y() - 8)]
            )
        if self._y(self.rows) > bottom:
            pygame.draw.polygon(surface, CREAM, [(x - 4, bottom + 3), (x + 4, bottom + 3), (x, bottom + 8)])

    def _draw_words(self, surface: pygame.Surface, row: int, words: str, share: float) -> None:
        chosen = row == self.row
        if chosen:
            box = pygame.Rect(TUNING.left - 8, self._y(row) - 2, self._columns()[0][0] - TUNING.left - 20, self._line())
            draw_focus(surface, box, self._line() - 1, share)
        size = self._px(TUNING.name_px)
        y = self._y(row)
        bright = CREAM if self.desk.settings.contrast else QUIET
        put(surface, words, (TUNING.left, y - 2), "word", size, WHITE if chosen else bright, share=share)
        if chosen:
            draw_arrow(surface, TUNING.left, y + self._line() // 2 - 2)

    def _draw_row(
        self,
        surface: pygame.Surface,
        row: int,
        binding: Binding,
        twice: dict[str, dict[str, list[Action]]],
        share: float,
    ) -> None:
        self._draw_words(surface, row, self.desk.words[f"act.{binding.name}"], share)
        y = self._y(row)
        for column, (device, (x, wide)) in enumerate(zip(DEVICES, self._columns())):
            here = row == self.row and column == self.column
            if here:
                box = (x - 5, y - 2, wide, self._line() - 1)
                pygame.draw.rect(surface, AMBER, box, 1, border_radius=3)
            if here and self.waiting:
                put(surface, self.desk.words["keys.press"], (x, y - 1), "word", self._px(TUNING.press_px), AMBER)
                continue
            names = binding.on(device)
            if not names:
                surface.fill(UNLIT, (x + 2, y + self._px(7), self._px(7), round(self.desk.settings.text)))
            marked = [name in twice[device] or (self._wanted == name and here) for name in names]
            for picture, mark in zip(self._glyphs(device, names, wide - 8 - 20 * sum(marked)), marked):
                surface.blit(picture, (x, y + max(0, (self._line() - 4 - picture.get_height()) // 2)))
                x += picture.get_width() + 3
                if mark:
                    x += put(surface, "!", (x, y - 2), "clock", self._px(TUNING.name_px), AMBER) + 4

    def _glyphs(self, device: str, names: tuple[str, ...], wide: int) -> list[pygame.Surface]:
        """The pictures of what does it: as large as words are, if all of them have room."""
        for times in (2, 1) if self.large else (1,):
            pictures = [glyph(device, name, times) for name in names]
            if sum(picture.get_width() + 3 for picture in pictures) <= wide + 3:
                break
        return pictures

    def about(self) -> str:
        """What has just happened, or what can be done."""
        return self.message or self.desk.words["about.keys" if not self.waiting else "about.waiting"]

    def about_tone(self) -> Colour:
        """Brighter when it is news."""
        return AMBER if self.message else super().about_tone()
