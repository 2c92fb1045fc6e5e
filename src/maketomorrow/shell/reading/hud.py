"""Time, body and weapon on a 16 px margin; the word beside a thing; what a keypad and a rack ask for.

Nothing else floats. What is drawn here never knows a key or an action by itself: the names of
keys come from ``controls``, the words from the day's texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from maketomorrow.core.ticks import clock_of, tick_of
from maketomorrow.shell.palette import AMBER, CREAM, DIM, HIVE, INK, TEAL, UNLIT, VIOLET, WHITE, mix
from maketomorrow.shell.reading.asides import Aside, clear_of
from maketomorrow.shell.reading.captions import Captions
from maketomorrow.shell.reading.corners import (
    CLOCK_PX,
    CLOCK_TOP,
    MARGIN,
    clock_corner,
    gear_corners,
    label_px,
    loop_at,
)
from maketomorrow.shell.reading.gear import draw_gear, draw_slot
from maketomorrow.shell.reading.glyphs import glyph_for
from maketomorrow.shell.reading.type import face, lettering, put, rows_of
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.inputs import ACTIONS, Action
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.acts import kind_of, prompt_at
from maketomorrow.sim.objects.keypad import Keypad
from maketomorrow.sim.objects.rack import Rack
from maketomorrow.sim.objects.root import Root
from maketomorrow.sim.people.deeds import deed_at
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class HudTuning:
    """Where things stand, px of the picture, and how long words stay, ticks."""

    name_px: int = 26
    name_y: int = 62
    prompt_ticks: int = 8  # until a prompt is fully there
    over_her_px: int = 57  # from her soles: her crest, and air
    tips_px: int = 11  # of a root stand out over it
    name_ticks: int = 190  # an area's name
    name_fade_ticks: int = 24
    answer_ticks: int = 150
    answer_end: int = HEIGHT - 41  # its lower edge, where nothing is in its way
    counter_ticks: int = 40  # the loop number comes up once, slowly, and stays


TUNING = HudTuning()
NOWHERE = pygame.Rect(-9, -9, 0, 0)
HELD = Action.REST
"""What goes on only as long as it is held."""


@dataclass(slots=True)
class Hud:
    """What is on the screen beside the world. One a game; ``morning`` begins a day."""

    words: Words
    device: str = "keys"
    settings: Settings = field(default_factory=Settings)
    captions: Captions = field(init=False)
    crowded: bool = False  # yesterday's card stands
    _name: str = ""
    _name_ticks: int = 10_000
    _answer: str = ""
    _answer_ticks: int = 10_000
    _answer_life: int = TUNING.answer_ticks
    _prompt: tuple[str, str] = ("", "")
    _prompt_ticks: int = 0
    _counted: int = -1  # ticks since the counter came up; -1 = it has not
    _named: pygame.Rect = field(default_factory=NOWHERE.copy)  # where an area's name stands
    _answered: pygame.Rect = field(default_factory=NOWHERE.copy)  # and what a thing has answered
    _prompted: pygame.Rect = field(default_factory=NOWHERE.copy)  # the prompt in the picture that is being drawn
    _aside: Aside = field(default_factory=Aside)
    _day_line: tuple[float, float] = field(default=(0.0, 0.0))

    def __post_init__(self) -> None:
        self.captions = Captions(self.words, self.settings)

    @property
    def label(self) -> int:
        """Size of labels, px."""
        return label_px(self.settings.text)

    @property
    def boxes(self) -> list[pygame.Rect]:
        """Where an area's name stood in the last picture: what people say keeps off it."""
        return [self._named]

    def morning(self, world: World) -> None:
        """A new day: no words are left from yesterday."""
        self.captions.clear()
        self._name_ticks = self._answer_ticks = 10_000
        self._prompt_ticks = 0
        length = max(1, tick_of(world.plan.night, world.plan.starts))
        self._day_line = (max(0, world.hour_tick("burst")) / length, float(length))

    def say(self, text: str, ticks: int = TUNING.answer_ticks) -> None:
        """Show a line near the bottom for a while."""
        if text:
            self._answer, self._answer_ticks, self._answer_life = text, 0, ticks

    def name(self, text: str) -> None:
        """Show an area's name for a while."""
        self._name, self._name_ticks = text, 0

    def tick(self, world: World) -> None:
        """One tick of fading."""
        self.captions.tick()
        self._aside.tick()
        if not self._name_waits:
            self._name_ticks += 1
        self._answer_ticks += 1
        if self._counted >= 0:
            self._counted += 1
        now = _prompt_of(world)
        if now != self._prompt:
            self._prompt, self._prompt_ticks = now, 0
        self._prompt_ticks += 1

    # --- drawing ------------------------------------------------------------------------------

    def draw(
        self,
        surface: pygame.Surface,
        world: World,
        counter: int,
        fast: int = 1,
        taken: Sequence[pygame.Rect] = (),
        figures: Callable[[], Sequence[pygame.Rect]] = tuple,
    ) -> None:
        """The three corners and the words. ``counter`` 0 = she does not know yet; ``fast`` is shown above 1.

        Words keep off what is ``taken`` by others, and where there is room off all ``figures`` in the picture.
        """
        self._named = self._answered = NOWHERE
        self._clock(surface, world, counter, fast)
        draw_gear(surface, world.state.suit, self.words["hud.reload"], self.settings.text)
        self._draw_name(surface)
        taken = [*taken, self._prompted, self._named]
        standing = figures() if self.captions.lines or self._answer_ticks < self._answer_life else ()
        self._draw_answer(surface, taken, standing)
        self.captions.draw(surface, [*taken, self._answered], standing)
        self._prompted = NOWHERE

    def _clock(self, surface: pygame.Surface, world: World, counter: int, fast: int) -> None:
        x, y = MARGIN, CLOCK_TOP
        tick = world.state.tick
        size = round(CLOCK_PX * self.settings.text)
        width = put(surface, clock_of(tick, world.plan.starts), (x, y - 4), "clock", size, WHITE) - 1
        line = y + size - 3
        burst, length = self._day_line
        gone = min(1.0, tick / length)
        surface.fill(INK, (x - 1, line - 1, width + 3, 4))
        surface.fill(mix(VIOLET, WHITE, 0.25), (x, line, width, 2))
        surface.fill(WHITE, (x, line, round(width * gone), 2))
        if burst > 0:
            surface.fill(HIVE, (x + round(width * burst), line - 2, 1, 6))
        surface.fill(AMBER, (x + round(width * gone), line - 3, 2, 8))
        below, label = loop_at(self.settings.text)[1], self.label
        if counter:
            self._counted = max(0, self._counted)
            share = min(1.0, self._counted / TUNING.counter_ticks)
            at = below - round(5 * (1 - share))
            name, _, number = self.words.fill("hud.loop", n=f"{counter:03d}").rpartition(" ")
            named = put(surface, name, (x, at), "label", label, AMBER, share=share)
            before = lettering(number, "label", label, WHITE).get_width()
            put(surface, number, (x + max(width - before, named + 6), at), "label", label, WHITE, share=share)
            below += label + 3
        if fast > 1:
            put(surface, self.words.fill("hud.fast", n=fast), (x, below), "label", label, CREAM)

    @property
    def _name_waits(self) -> bool:
        """Two sets of large words have no room beside each other."""
        return self.crowded and self.settings.text > 1

    def _draw_name(self, surface: pygame.Surface) -> None:
        share = _fade(self._name_ticks, TUNING.name_ticks, TUNING.name_fade_ticks)
        if share <= 0 or self._name_waits:
            return
        drift = round(4 * (1 - min(1.0, self._name_ticks / 40)))
        scale = self.settings.text
        size, spacing = round(TUNING.name_px * scale), round(3 * scale)
        width = lettering(self._name, "clock", size, WHITE, True, spacing).get_width()
        middle, top = WIDTH // 2, TUNING.name_y
        if scale > 1:  # beside the clock: captions need what is below it
            middle, top = max(middle, clock_corner(scale).right + width // 2), MARGIN
        put(surface, self._name, (middle, top + drift), "clock", size, WHITE, 0.5, spacing=spacing, share=share)
        long = round(width * 0.5 * min(1.0, self._name_ticks / 30))
        tone = mix(AMBER, INK, 1 - share)
        if share > 0.3:
            surface.fill(tone, (middle - long // 2, top + 7 + size, long, 1))
            self._named = pygame.Rect(middle - width // 2, top, width, size + 8)

    def _draw_answer(
        self, surface: pygame.Surface, taken: Sequence[pygame.Rect], figures: Sequence[pygame.Rect]
    ) -> None:
        share = _fade(self._answer_ticks, self._answer_life, 14)
        if share <= 0:
            self._aside.leave()
            return
        scale = self.settings.text
        size, step = round(20 * scale), round(23 * scale)
        rows = [lettering(row, "word", size, CREAM) for row in rows_of(self._answer, "word", size, WIDTH - 120)]
        wide, high = max(row.get_width() for row in rows), step * len(rows)
        box = pygame.Rect(WIDTH // 2 - wide // 2, TUNING.answer_end - high, wide, high)
        between = (clock_corner(scale).bottom, HEIGHT - 10)
        kept = [*gear_corners(scale), *taken]
        ways = (clear_of(box, between, off) for off in ([*kept, *figures], kept))
        box.y += self._aside.to(next((way for way in ways if way is not None), 0))
        for number, row in enumerate(rows):
            if share < 1:
                row = row.copy()
                row.fill((255, 255, 255, round(255 * share)), special_flags=pygame.BLEND_RGBA_MULT)
            surface.blit(row, (WIDTH // 2 - row.get_width() // 2, box.y + number * step))
        self._answered = box

    def draw_prompt(self, surface: pygame.Surface, world: World, left: int, top: int) -> pygame.Rect | None:
        """The key and the word beside what she can use, and the box they fill.

        (left, top) is the picture's corner in the world.
        """
        key, thing_id = self._prompt
        found = world.by_id.get(thing_id)
        if not key or found is None:
            return None
        middle, top_y, action = found.x, found.y - found.h, Action.USE
        if isinstance(found, Thing):
            middle, top_y = found.x + found.w / 2, found.y - (TUNING.tips_px if isinstance(found, Root) else 0)
            action = ACTIONS.get(getattr(kind_of(found), "action", "use"), Action.USE)
        scale = self.settings.text
        cap = glyph_for(action, self.device, self.settings.bindings, 2 if scale > 1 else 1)
        share = min(1.0, self._prompt_ticks / TUNING.prompt_ticks)
        size = round(16 * scale)
        held = action in HELD and self.settings.hold == "hold"  # a press is not enough: say so before the key
        first = lettering(self.words["do.hold"], "word", size, CREAM, True) if held else None
        word = lettering(self.words[key], "word", size, WHITE, True)
        lead = first.get_width() + 5 if first else 0
        before = lead + (cap.get_width() + 5 if cap else 0)
        width = before + word.get_width()
        x = round(middle) - left - width // 2
        suit = world.state.suit
        near = abs(middle - suit.x) < width / 2 + 14
        above = min(top_y, suit.y - TUNING.over_her_px) if near else top_y  # never across her
        y = round(above) - top - max(18, word.get_height() - 2) - round(3 * (1 - share))
        x = max(4, min(WIDTH - width - 4, x))
        lowest = gear_corners(scale)[0].y - 8 - (round(17 * scale) if scale > 1 else 0)
        y = max(clock_corner(scale).bottom - 14, min(lowest, y))
        middle_y = y - 4 + word.get_height() // 2
        if first:
            surface.blit(first, (x, y - 4))
        if cap:
            surface.blit(cap, (x + lead, middle_y - cap.get_height() // 2 + 1))
        surface.blit(word, (x + before, y - 4))
        self._prompted = pygame.Rect(x, y - 4, width, word.get_height() + 4)
        return self._prompted

    def draw_hands(self, surface: pygame.Surface, world: World, left: int, top: int) -> None:
        """What a keypad shows while she types, and what the rack holds."""
        thing = world.by_id.get(world.state.suit.using)
        if isinstance(thing, Keypad):
            self._keypad(surface, thing, left, top)
        elif isinstance(thing, Rack):
            self._rack(surface, world, thing)

    def _keypad(self, surface: pygame.Surface, pad: Keypad, left: int, top: int) -> None:
        scale = self.settings.text

        def px(length: float) -> int:
            return round(length * scale)

        width, height = px(108), px(54)
        x = max(8, min(WIDTH - width - 8, round(pad.x + pad.w / 2) - left - width // 2))
        lowest = HEIGHT - 50 if scale == 1 else gear_corners(scale)[0].y
        y = max(60, min(lowest - height, round(pad.y) - top - height - 14))
        _panel(surface, x, y, width, height)
        tone = TEAL if pad.light == "right" else DIM if pad.light == "wrong" else WHITE
        for i, digit in enumerate(pad.digits):
            cx, tip = x + px(18 + i * 24), px(4)
            put(surface, str(digit), (cx, y + px(8)), "clock", px(36), tone, 0.5)
            if i == pad.place and not pad.light:
                for base, end in ((px(7), px(3)), (px(47), px(51))):
                    pygame.draw.polygon(surface, AMBER, [(cx - tip, y + base), (cx + tip, y + base), (cx, y + end)])
        if pad.light == "wrong":
            put(surface, self.words["door.code_wrong"], (x + width // 2, y - 8 - px(20)), "word", px(20), CREAM, 0.5)

    def _rack(self, surface: pygame.Surface, world: World, rack: Rack) -> None:
        suit, words, label, scale = world.state.suit, self.words, self.label, self.settings.text

        def px(length: float) -> int:
            return round(length * scale)

        size, slot_px = px(16), px(40)
        empty = "" if suit.rack else words["rack.empty"]
        heads = [lettering(words[key], "label", label, DIM, spacing=1) for key in ("rack.hand", "rack.rest")]
        slots = slot_px * max(3, len(suit.rack))
        width = 24 + max(126, slots, face("word", size).size(empty)[0], *(head.get_width() for head in heads))
        x, y = WIDTH // 2 - width // 2, 112
        pitch = px(36) + label
        _panel(surface, x, y, width, 2 * pitch + 8)
        for row, head in enumerate(heads):
            surface.blit(head, (x + 12, y + 6 + row * pitch))
        for slot in (0, 1, 2):
            held = suit.held[slot].id if slot < len(suit.held) else ""
            draw_slot(surface, x + 12 + slot * slot_px, y + 10 + label, held, slot == rack.slot, scale)
        for i, weapon in enumerate(suit.rack):
            draw_slot(surface, x + 12 + i * slot_px, y + 10 + label + pitch, weapon, i == rack.choice, scale)
        if empty:
            put(surface, empty, (x + 12, y + 10 + label + pitch + px(9) - size // 2), "word", size, CREAM)
        else:
            name = words[f"weapon.{suit.rack[rack.choice]}"]
            put(surface, name, (x + width // 2, y + 2 * pitch + 12), "word", px(18), CREAM, 0.5)


def _prompt_of(world: World) -> tuple[str, str]:
    """Key of the word to show beside whom or what *use* would reach, and the id of that; empty for nothing."""
    beside = deed_at(world)
    if beside is not None:
        return beside[1].shows, beside[0].id
    found = prompt_at(world)
    return (found[0], found[1].id) if found else ("", "")


def _fade(ticks: int, life: int, edge: int) -> float:
    """0 before and after, 1 between, sloping over ``edge`` ticks."""
    if ticks >= life:
        return 0.0
    return min(1.0, (ticks + 1) / edge, (life - ticks) / edge)


def _panel(surface: pygame.Surface, x: int, y: int, w: int, h: int) -> None:
    shade = pygame.Surface((w, h), pygame.SRCALPHA)
    shade.fill((*INK, 205))
    surface.blit(shade, (x, y))
    pygame.draw.rect(surface, UNLIT, (x, y, w, h), 1)
