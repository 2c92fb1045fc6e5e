"""Time, body and weapon on a 16 px margin; the word beside a thing; what a keypad and a rack ask for.

Nothing else floats. What is drawn here never knows a key or an action by itself: the names of
keys come from ``controls``, the words from the day's texts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import pygame

from maketomorrow.core.ticks import clock_of, tick_of
from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import AMBER, CREAM, DIM, HIVE, INK, SUIT, TEAL, UNLIT, VIOLET, WHITE, mix, rgb
from maketomorrow.shell.reading.captions import Captions
from maketomorrow.shell.reading.glyphs import glyph_for
from maketomorrow.shell.reading.icons import icon, silhouette_of, small_icon
from maketomorrow.shell.reading.type import face, lettering, put, rows_of
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.inputs import ACTIONS, Action
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.acts import kind_of, prompt_at
from maketomorrow.sim.objects.keypad import Keypad
from maketomorrow.sim.objects.rack import Rack
from maketomorrow.sim.people.deeds import deed_at
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World
from maketomorrow.sim.weapons.catalogue import WEAPONS


@dataclass(frozen=True, slots=True)
class HudTuning:
    """Where things stand, px of the picture, and how long words stay, ticks."""

    margin: int = 16
    clock_px: int = 36
    plates: int = 5  # of the suit's whole health
    prompt_ticks: int = 8  # until a prompt is fully there
    name_ticks: int = 190  # an area's name
    name_fade_ticks: int = 24
    answer_ticks: int = 150
    counter_ticks: int = 40  # the loop number comes up once, slowly, and stays


TUNING = HudTuning()
SPENT = rgb("#3a2030")
SPENT_BAR = rgb("#3a2a3a")
FULL_HEALTH = 100.0
HELD = Action.REST
"""What goes on only as long as it is held."""
BAR_PX = TUNING.plates * 16 - 3


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
    _boxes: list[pygame.Rect] = field(default_factory=list)
    _day_line: tuple[float, float] = field(default=(0.0, 0.0))

    def __post_init__(self) -> None:
        self.captions = Captions(self.words, self.settings)

    @property
    def label(self) -> int:
        """Size of labels, px: the face has no sizes between."""
        return 8 if self.settings.text == 1 else 16

    @property
    def boxes(self) -> list[pygame.Rect]:
        """Where words of the screen stood in the last picture: what people say keeps off them."""
        return [*self.captions.boxes, *self._boxes]

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

    def draw(self, surface: pygame.Surface, world: World, counter: int, fast: int = 1) -> None:
        """The three corners and the words. ``counter`` 0 = she does not know yet; ``fast`` is shown above 1."""
        suit = world.state.suit
        self._boxes.clear()
        self._clock(surface, world, counter, fast)
        _body(surface, TUNING.margin, HEIGHT - 28, suit)
        _weapons(surface, WIDTH - TUNING.margin, HEIGHT - 28, suit, self.words["hud.reload"], self.label)
        self._draw_name(surface)
        self._draw_answer(surface)
        self.captions.draw(surface)

    def _clock(self, surface: pygame.Surface, world: World, counter: int, fast: int) -> None:
        x, y = TUNING.margin, 8
        tick = world.state.tick
        size = round(TUNING.clock_px * (1 + (self.settings.text - 1) / 2))
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
        below, label = line + 5, self.label
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
        size = round(26 * (1 + (self.settings.text - 1) / 2))
        width = put(surface, self._name, (WIDTH // 2, 62 + drift), "clock", size, WHITE, 0.5, spacing=3, share=share)
        long = round(width * 0.5 * min(1.0, self._name_ticks / 30))
        tone = mix(AMBER, INK, 1 - share)
        if share > 0.3:
            surface.fill(tone, (WIDTH // 2 - long // 2, 69 + size, long, 1))
            self._boxes.append(pygame.Rect(WIDTH // 2 - width // 2, 62, width, size + 8))

    def _draw_answer(self, surface: pygame.Surface) -> None:
        share = _fade(self._answer_ticks, self._answer_life, 14)
        if share > 0:
            scale = self.settings.text
            rows = rows_of(self._answer, "word", round(20 * scale), WIDTH - 120)
            y = HEIGHT - 64 - round(23 * scale) * (len(rows) - 1)
            for row in rows:
                width = put(surface, row, (WIDTH // 2, y), "word", round(20 * scale), CREAM, 0.5, share=share)
                self._boxes.append(pygame.Rect(WIDTH // 2 - width // 2, y, width, round(23 * scale)))
                y += round(23 * scale)

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
            middle, top_y = found.x + found.w / 2, found.y
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
        above = min(top_y, suit.y - 50) if near else top_y  # never across her
        y = round(above) - top - max(18, word.get_height() - 2) - round(3 * (1 - share))
        x = max(4, min(WIDTH - width - 4, x))
        y = max(58, min(HEIGHT - 48, y))
        middle_y = y - 4 + word.get_height() // 2
        if first:
            surface.blit(first, (x, y - 4))
        if cap:
            surface.blit(cap, (x + lead, middle_y - cap.get_height() // 2 + 1))
        surface.blit(word, (x + before, y - 4))
        return pygame.Rect(x, y - 4, width, word.get_height() + 4)

    def draw_hands(self, surface: pygame.Surface, world: World, left: int, top: int) -> None:
        """What a keypad shows while she types, and what the rack holds."""
        thing = world.by_id.get(world.state.suit.using)
        if isinstance(thing, Keypad):
            self._keypad(surface, thing, left, top)
        elif isinstance(thing, Rack):
            self._rack(surface, world, thing)

    def _keypad(self, surface: pygame.Surface, pad: Keypad, left: int, top: int) -> None:
        width, height = 108, 54
        x = max(8, min(WIDTH - width - 8, round(pad.x + pad.w / 2) - left - width // 2))
        y = max(60, min(HEIGHT - height - 50, round(pad.y) - top - height - 14))
        _panel(surface, x, y, width, height)
        tone = TEAL if pad.light == "right" else DIM if pad.light == "wrong" else WHITE
        for i, digit in enumerate(pad.digits):
            cx = x + 18 + i * 24
            put(surface, str(digit), (cx, y + 8), "clock", 36, tone, 0.5)
            if i == pad.place and not pad.light:
                pygame.draw.polygon(surface, AMBER, [(cx - 4, y + 7), (cx + 4, y + 7), (cx, y + 3)])
                pygame.draw.polygon(surface, AMBER, [(cx - 4, y + 47), (cx + 4, y + 47), (cx, y + 51)])
        if pad.light == "wrong":
            size = round(20 * self.settings.text)
            put(surface, self.words["door.code_wrong"], (x + width // 2, y - 8 - size), "word", size, CREAM, 0.5)

    def _rack(self, surface: pygame.Surface, world: World, rack: Rack) -> None:
        suit, words, label = world.state.suit, self.words, self.label
        size = round(16 * self.settings.text)
        empty = "" if suit.rack else words["rack.empty"]
        heads = [lettering(words[key], "label", label, DIM, spacing=1) for key in ("rack.hand", "rack.rest")]
        slots = 40 * max(1, len(suit.rack))
        width = 24 + max(126, slots, face("word", size).size(empty)[0], *(head.get_width() for head in heads))
        x, y = WIDTH // 2 - width // 2, 112 - 2 * (label - 8)
        pitch = 36 + label
        _panel(surface, x, y, width, 2 * pitch + 8)
        for row, head in enumerate(heads):
            surface.blit(head, (x + 12, y + 6 + row * pitch))
        for slot in (0, 1, 2):
            held = suit.held[slot].id if slot < len(suit.held) else ""
            _slot(surface, x + 12 + slot * 40, y + 10 + label, held, slot == rack.slot)
        for i, weapon in enumerate(suit.rack):
            _slot(surface, x + 12 + i * 40, y + 10 + label + pitch, weapon, i == rack.choice)
        if empty:
            put(surface, empty, (x + 12, y + 19 + label + pitch - size // 2), "word", size, CREAM)
        else:
            name = words[f"weapon.{suit.rack[rack.choice]}"]
            put(surface, name, (x + width // 2, y + 2 * pitch + 12), "word", size + 2, CREAM, 0.5)


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


def _slot(surface: pygame.Surface, x: int, y: int, weapon: str, chosen: bool) -> None:
    pygame.draw.rect(surface, mix(INK, VIOLET, 0.6), (x, y, 32, 28))
    pygame.draw.rect(surface, AMBER if chosen else UNLIT, (x, y, 32, 28), 2 if chosen else 1)
    if weapon:
        surface.blit(icon(weapon).picture, icon(weapon).at(x + 4, y + 2), special_flags=OVER)


def _body(surface: pygame.Surface, x: int, y: int, suit: Suit) -> None:
    """Health as slanted plates, energy as a bar with a notch at each cell."""
    health = max(0.0, suit.health) / FULL_HEALTH * TUNING.plates
    parts = tuple(min(1.0, max(0.0, health - k)) for k in range(TUNING.plates))
    cells = max(4, suit.energy) if "cells" not in suit.upgrades else 4 + suit.upgrades["cells"]
    coming = min(1.0, suit.energy_ticks / 90) if suit.energy < cells else 0.0
    full, soon = (round(BAR_PX * energy / cells) for energy in (suit.energy, min(cells, suit.energy + coming)))
    surface.blit(_bars(parts, cells, full, soon), (x, y))


@lru_cache(maxsize=32)
def _bars(parts: tuple[float, ...], cells: int, full: int, soon: int) -> pygame.Surface:
    """Plates, each so far full, and the bar: so many px of it full, and full soon."""
    picture = pygame.Surface((BAR_PX + 4, 14), pygame.SRCALPHA)
    for k, part in enumerate(parts):
        left = k * 16
        shape = [(left + 3, 0), (left + 15, 0), (left + 12, 6), (left, 6)]
        pygame.draw.polygon(picture, INK, [(a + 1, b + 1) for a, b in shape])
        pygame.draw.polygon(picture, SPENT, shape)
        if part > 0:
            wide = round(12 * part)
            pygame.draw.polygon(picture, SUIT, [(left + 3, 0), (left + 3 + wide, 0), (left + wide, 6), (left, 6)])
            picture.fill(WHITE, (left + 4, 1, max(1, round(9 * part)), 1))
    picture.fill(INK, (0, 9, BAR_PX + 1, 5))
    picture.fill(SPENT_BAR, (0, 9, BAR_PX, 3))
    picture.fill(mix(SPENT_BAR, AMBER, 0.35), (0, 9, soon, 3))
    picture.fill(AMBER, (0, 9, full, 3))
    for k in range(1, cells):
        picture.fill(INK, (BAR_PX * k // cells, 9, 1, 3))
    return picture


def _weapons(surface: pygame.Surface, x: int, y: int, suit: Suit, dry: str, label: int) -> None:
    """Right-aligned: the one in hand bright, the others small and dim before it, its rounds beneath."""
    if not suit.held:
        return
    held = suit.held[suit.hand]
    main = icon(held.id)
    surface.blit(silhouette_of(held.id), main.at(x - 23, y - 11), special_flags=OVER)
    surface.blit(main.picture, main.at(x - 24, y - 12), special_flags=OVER)
    others = [suit.held[(suit.hand + k) % len(suit.held)] for k in range(1, len(suit.held))]
    for i, other in enumerate(others):
        small = small_icon(other.id)
        surface.blit(small, (x - 46 - i * 20, y - 4), special_flags=OVER)
    kind = WEAPONS.get(held.id)
    barrel = kind.barrel if kind else None
    if barrel is None:
        return
    if held.phase == "reload":
        share = min(1.0, held.phase_ticks / max(1, barrel.reload_ticks))
        surface.fill(SPENT_BAR, (x - 40, y + 14, 40, 2))
        surface.fill(CREAM, (x - round(40 * share), y + 14, round(40 * share), 2))
        return
    if not held.rounds:
        put(surface, dry, (x, y + 19 - label), "label", label, CREAM, 1.0)
        return
    rounds = barrel.rounds
    for k in range(max(rounds, held.rounds)):
        row, col = divmod(k, 12)
        tone = CREAM if k < held.rounds else SPENT_BAR
        surface.fill(INK, (x - 2 - col * 4 + 1, y + 14 + row * 5, 2, 4))
        surface.fill(tone, (x - 2 - col * 4, y + 13 + row * 5, 2, 4))
