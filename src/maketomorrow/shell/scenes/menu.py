"""A list of words, one of them chosen; a row may hold a setting that is turned in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import pygame

from maketomorrow.shell.palette import AMBER, CREAM, DIM, INK, QUIET, UNLIT, WHITE, Colour
from maketomorrow.shell.reading.type import lettering, put
from maketomorrow.shell.scenes.desk import BACK, CHOOSE, DOWN, LEFT, RIGHT, UP, Desk, Hand
from maketomorrow.shell.settings import RULES, Choice, Scale

FACE = "word"
FOCUS_PX = 40  # the plate of the chosen row goes on beyond its words
PLATES = 10  # of a share that is shown as a row of plates


@dataclass(frozen=True, slots=True)
class MenuTuning:
    """Sizes of a list, px at the first size of words."""

    size: int = 19
    line: int = 22
    gap: int = 18  # between a label and its value
    settling_ticks: int = 20
    most_high: int = 250  # a longer list is moved through this window


TUNING = MenuTuning()


class Row(NamedTuple):
    """One line: ``id`` is answered when it is chosen. With ``setting`` it shows that one and turns it."""

    id: str
    words: str
    setting: str = ""


class Answer(NamedTuple):
    """What a menu has to say: the id of a row that was chosen or turned, or BACK; ("", False) for nothing."""

    id: str = ""
    turned: bool = False


NOTHING = Answer()


@dataclass(slots=True)
class Menu:
    """``anchor`` 0 = rows begin at x, 1 = they end there. ``wide`` is the room for a label and its value."""

    desk: Desk
    rows: Sequence[Row]
    x: int
    y: int
    anchor: float = 0.0
    wide: int = 440
    high: int = TUNING.most_high
    at: int = 0
    pitch: float = 1.0  # lines a row takes
    hand: Hand = field(init=False)
    _settling: int = 0  # ticks until the pointer counts again
    _top: int = 0  # px of the list above the window it is seen through

    def __post_init__(self) -> None:
        self.hand = Hand(self.desk.devices)

    # --- hands ------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> Answer:
        """Take one event."""
        if event.type == pygame.MOUSEMOTION:
            self.desk.devices.handle(event)
            found = self._under(event.pos)
            if found >= 0 and not self._settling:  # a window that changes moves under the pointer
                self.at = found
        elif event.type == pygame.MOUSEWHEEL:
            self._move(-1 if event.y > 0 else 1)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            found = self._under(event.pos)
            if found >= 0:
                self.at = found
                return self._choose(event.pos)
        return self.obey(self.hand.read(event))

    def tick(self) -> Answer:
        """One tick: a held direction goes on."""
        self._settling = max(0, self._settling - 1)
        return self.obey(self.hand.tick())

    def obey(self, said: str) -> Answer:
        """Do what a hand says."""
        if said == UP:
            self._move(-1)
        elif said == DOWN:
            self._move(1)
        elif said in (LEFT, RIGHT) and self.rows[self.at].setting:
            return self._turn(1 if said == RIGHT else -1)
        elif said == CHOOSE:
            return self._choose(None)
        elif said == BACK:
            self.desk.tick_sound("back")
            return Answer(BACK)
        return NOTHING

    def _move(self, by: int) -> None:
        self.at = (self.at + by) % len(self.rows)
        self.desk.tick_sound("move")

    def _choose(self, spot: tuple[int, int] | None) -> Answer:
        row = self.rows[self.at]
        if not row.setting:
            self.desk.tick_sound("choose")
            return Answer(row.id)
        rule = RULES[row.setting]
        if isinstance(rule, Scale):
            if spot is None:
                return self._refuse()  # a share is turned left and right
            plates = self._value_box(self.at)
            share = (spot[0] - plates.x) / max(1, plates.w)
            if not -0.1 <= share <= 1.1:
                return NOTHING
            value = rule.least + min(1.0, max(0.0, share)) * (rule.most - rule.least)
            return self._set(row, rule.stepped(round(value / rule.step) * rule.step, 0))
        return self._turn(1)

    def _turn(self, by: int) -> Answer:
        row = self.rows[self.at]
        return self._set(row, RULES[row.setting].stepped(getattr(self.desk.settings, row.setting), by))

    def _refuse(self) -> Answer:
        self.desk.tick_sound("no")
        return NOTHING

    def _set(self, row: Row, value: object) -> Answer:
        if value == getattr(self.desk.settings, row.setting):
            return self._refuse()  # it is at its end
        setattr(self.desk.settings, row.setting, value)
        self._settling = TUNING.settling_ticks
        self.desk.tick_sound("move")
        return Answer(row.id, True)

    # --- where things are -------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """How large words are."""
        return self.desk.settings.text

    def _line(self) -> int:
        return round(TUNING.line * self.scale)

    def _is_double(self, row: Row) -> bool:
        """Whether its value needs a line of its own."""
        return bool(row.setting) and self._width(self._label(row)) + self._value_width(row) + TUNING.gap > self.wide

    def _tops(self) -> list[int]:
        tops, y = [], 0
        for row in self.rows:
            tops.append(y)
            y += round(self._line() * (2 if self._is_double(row) else self.pitch))
        return [*tops, y]

    def height(self) -> int:
        """Of the whole list, px; what is higher than its window is moved through it."""
        return self._tops()[-1]

    def _scroll(self, tops: list[int]) -> None:
        first, last = tops[self.at], tops[self.at + 1]
        self._top = max(0, min(self._top, first))
        if last - self._top > self.high:  # the list begins with a whole row
            self._top = next((top for top in tops if last - top <= self.high), first)

    def box(self, index: int) -> pygame.Rect:
        """Where a row stands."""
        return self._box(index, self._tops())

    def _box(self, index: int, tops: list[int]) -> pygame.Rect:
        row = self.rows[index]
        width = self.wide if row.setting else self._width(row.words)
        y = self.y + tops[index] - self._top
        return pygame.Rect(self.x - round(width * self.anchor) - 8, y, width + 16, tops[index + 1] - tops[index])

    def _value_box(self, index: int) -> pygame.Rect:
        box = self._box(index, self._tops())
        width = self._value_width(self.rows[index])
        if not self._label(self.rows[index]):
            return pygame.Rect(box.x + 8, box.y, width, self._line())
        return pygame.Rect(box.right - 8 - width, box.bottom - self._line(), width, self._line())

    def _under(self, spot: tuple[int, int]) -> int:
        tops = self._tops()
        boxes = ((i, self._box(i, tops)) for i in range(len(self.rows)))
        return next((i for i, box in boxes if box.collidepoint(spot) and self._is_whole(box)), -1)

    def is_seen(self, index: int) -> bool:
        """Whether a row is in the window now."""
        return self._is_whole(self.box(index))

    def _is_whole(self, box: pygame.Rect) -> bool:
        """Rows come and go as wholes: half a word cannot be read."""
        return box.y >= self.y and box.bottom <= self.y + max(self.high, box.h)

    # --- the picture --------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface, share: float = 1.0) -> None:
        """The list; ``share`` below 1 is on its way in."""
        tops = self._tops()
        self._scroll(tops)
        for index in range(len(self.rows)):
            box = self._box(index, tops)
            if self._is_whole(box):
                self._draw_row(surface, index, box, share)
        self._draw_more(surface, tops)

    def _draw_row(self, surface: pygame.Surface, index: int, box: pygame.Rect, share: float) -> None:
        row, chosen = self.rows[index], index == self.at
        if chosen:
            draw_focus(surface, box, self._line(), share, self.anchor > 0)
        tone = WHITE if chosen else CREAM if self.desk.settings.contrast else QUIET
        left = box.x + 8
        put(surface, self._label(row), (left, box.y), FACE, self._size(), tone, share=share)
        if row.setting:
            self._draw_value(surface, row, self._value_box(index), chosen, share)
        if chosen and share > 0.6:
            draw_arrow(surface, left, box.y + self._line() // 2 + 1)

    def _draw_value(self, surface: pygame.Surface, row: Row, box: pygame.Rect, chosen: bool, share: float) -> None:
        value = getattr(self.desk.settings, row.setting)
        rule = RULES[row.setting]
        if isinstance(rule, Scale):
            self._draw_plates(surface, box, (value - rule.least) / (rule.most - rule.least), chosen)
            words = f"{round(value * 100)} %"
            put(surface, words, (box.x - 8, box.y), FACE, self._size(), CREAM if chosen else QUIET, 1.0, share=share)
            return
        x = box.x
        for number, words in enumerate(self._options(row)):
            current = number == (rule.values.index(value) if isinstance(rule, Choice) else int(bool(value)))
            quiet = QUIET if chosen or self.desk.settings.contrast else DIM
            tone: Colour = (WHITE if chosen else CREAM) if current else quiet
            width = put(surface, words, (x, box.y), FACE, self._size(), tone, share=share)
            if current:
                surface.fill(AMBER, (x, box.y + round(self._line() * 0.88), width - 1, max(1, round(self.scale))))
            x += width + round(12 * self.scale)

    def _draw_plates(self, surface: pygame.Surface, box: pygame.Rect, filled: float, chosen: bool) -> None:
        """A share, as the plates of her suit."""
        wide, high = box.w // PLATES, round(8 * self.scale)
        y = box.y + (box.h - high) // 2 + 1
        for k in range(PLATES):
            x = box.x + k * wide
            slant, end = high // 3, wide - 3
            whole = [(x + slant, y), (x + slant + end, y), (x + end, y + high), (x, y + high)]
            pygame.draw.polygon(surface, INK, [(a + 1, b + 1) for a, b in whole])
            on = filled * PLATES >= k + 0.75
            pygame.draw.polygon(surface, (AMBER if chosen else CREAM) if on else UNLIT, whole, 0 if on else 1)

    def _draw_more(self, surface: pygame.Surface, tops: list[int]) -> None:
        """Arrows where the list goes on."""
        x = self.x - round(self.wide * self.anchor) - 14
        if self._top > 0:
            pygame.draw.polygon(surface, CREAM, [(x - 4, self.y + 5), (x + 4, self.y + 5), (x, self.y)])
        if tops[-1] - self._top > self.high:
            y = self.y + self.high
            pygame.draw.polygon(surface, CREAM, [(x - 4, y - 5), (x + 4, y - 5), (x, y)])

    # --- words --------------------------------------------------------------------------------------

    def _size(self) -> int:
        return round(TUNING.size * self.scale)

    def _width(self, words: str) -> int:
        return lettering(words, FACE, self._size(), CREAM).get_width() if words else 0

    def _label(self, row: Row) -> str:
        return split_label(row.words)[0] if row.setting else row.words

    def _options(self, row: Row) -> list[str]:
        named = split_label(row.words)[1]
        rule = RULES[row.setting]
        if named:
            return named
        if isinstance(rule, Choice):
            return [f"{round(value * 100)} %" if isinstance(value, float) else value for value in rule.values]
        return [self.desk.words["set.off"], self.desk.words["set.on"]]

    def _value_width(self, row: Row) -> int:
        if isinstance(RULES[row.setting], Scale):
            return round(PLATES * 11 * (1 + (self.scale - 1) / 2))
        options = self._options(row)
        return sum(map(self._width, options)) + round(12 * self.scale) * (len(options) - 1)


def draw_arrow(surface: pygame.Surface, x: int, middle: int) -> None:
    """Before the row that is chosen."""
    pygame.draw.polygon(surface, AMBER, [(x - 12, middle - 5), (x - 12, middle + 5), (x - 6, middle)])


def draw_focus(
    surface: pygame.Surface, box: pygame.Rect, high: int, share: float = 1.0, from_right: bool = False
) -> None:
    """A plate behind the row that is chosen: a bright edge where its words begin, gone towards the other side."""
    plate = _plate(box.w + FOCUS_PX, high, from_right)
    plate.set_alpha(round(255 * share))
    surface.blit(plate, (box.right - plate.get_width() if from_right else box.x - 8, box.y))


@lru_cache(maxsize=16)
def _plate(wide: int, high: int, from_right: bool) -> pygame.Surface:
    plate = pygame.Surface((wide, high), pygame.SRCALPHA)
    for x in range(wide):
        level = 1 - max(0.0, x - wide * 0.4) / (wide * 0.6)
        plate.fill((*CREAM, round(46 * level * level)), (x, 0, 1, high))
    plate.fill((*AMBER, 255), (0, 0, 2, high))
    return pygame.transform.flip(plate, from_right, False)


def split_label(words: str) -> tuple[str, list[str]]:
    """A label and the names of its choices: "Flashes: softened / full"; "Hold / press" has no label of its own."""
    head, colon, tail = words.partition(": ")
    options = (tail if colon else head).split(" / ")
    if len(options) < 2:
        return words, []
    return (head if colon else "", options)
