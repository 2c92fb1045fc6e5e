"""What she hears people say, over their heads.

A line stands as long as it is being said, and only if she hears it. Lines never cover each other,
herself or the corners; one whose speaker is outside the picture stays at its edge and points there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pygame

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.shell.figures.people import hue_of, look_of
from maketomorrow.shell.palette import INK, WHITE, Colour, mix
from maketomorrow.shell.reading.asides import Place
from maketomorrow.shell.reading.corners import corners
from maketomorrow.shell.reading.type import lettering, rows_of
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class SpeechTuning:
    """Where words stand, px of the picture, and how they come and go, ticks."""

    size: int = 16
    row_px: int = 17
    wide_px: int = 190  # a longer line is broken
    over_px: int = 7  # over a head
    margin: int = 8
    head_px: int = 16
    gap_px: int = 4  # between two lines
    aside_px: int = 110  # a line moves so far sideways out of a corner or her way, rather than down over heads
    ahead_ticks: int = 9  # it makes way for where she will be so soon
    way_px: int = 9  # it moves so far a tick while it makes way for her
    thin_share: float = 0.3  # of its strength is left where it cannot be quick enough
    search_px: int = 8  # so fine a free place is looked for where there is none above or below
    fade_ticks: int = 7
    plate_share: int = 165  # of 255, behind the words: they are read on a white sky too
    wire_px: int = 320  # a speaker so far outside the picture is heard over a wire


TUNING = SpeechTuning()
NOWHERE = pygame.Rect(-9, -9, 0, 0)


@dataclass(slots=True)
class Said:
    """A line that she hears. ``ticks`` since it stands there; ``shift`` is how far it has made way for her, px."""

    who: str
    key: str
    ticks: int = 0
    shift: tuple[float, float] = (0.0, 0.0)
    drawn: int = -1  # its tick in the last picture

    def shifted(self, wanted: tuple[int, int]) -> tuple[int, int]:
        """How far it is aside now: a little further on the way there with every tick, at once in its first picture."""
        reach = TUNING.way_px * (self.ticks - self.drawn)
        dx, dy = wanted[0] - self.shift[0], wanted[1] - self.shift[1]
        share = 1.0 if self.drawn < 0 else min(1.0, reach / max(1.0, math.hypot(dx, dy)))
        self.shift = (self.shift[0] + dx * share, self.shift[1] + dy * share)
        self.drawn = self.ticks
        return round(self.shift[0]), round(self.shift[1])


class Overheard(NamedTuple):
    """A line that was heard today, for the log."""

    tick: int
    who: str
    key: str


class Speech:
    """The lines that stand in the picture, the oldest first; ``heard`` are all of today's."""

    def __init__(self, words: Words, settings: Settings | None = None) -> None:
        self.words = words
        self.settings = settings or Settings()
        self.lines: list[Said] = []
        self.heard: list[Overheard] = []
        self.boxes: list[pygame.Rect] = []  # where they stood in the last picture

    def clear(self) -> None:
        """A day begins: nothing has been said."""
        self.lines.clear()
        self.heard.clear()
        self.boxes.clear()

    def hear(self, who: str, key: str, tick: int = 0) -> None:
        """She begins to hear somebody's line."""
        self.heard.append(Overheard(tick, who, key))
        self.lines = [line for line in self.lines if line.who != who]
        self.lines.append(Said(who, key))

    def tick(self, world: World) -> None:
        """One tick: what is no longer being said goes."""
        kept = []
        for line in self.lines:
            speaker = world.by_id.get(line.who)
            if isinstance(speaker, Person) and speaker.says == line.key and speaker.says_ticks > 0:
                line.ticks += 1
                kept.append(line)
        self.lines = kept

    def draw(
        self,
        surface: pygame.Surface,
        world: World,
        left: int,
        top: int,
        place: Place,
        others: Sequence[pygame.Rect] = (),
    ) -> None:
        """Put every line over its speaker, clear of ``others`` and herself; (left, top) is the picture's corner."""
        self.boxes.clear()
        taken = [*corners(self.settings.text), *others]
        her = way_of(world, left, top, place)
        for line in self.lines:
            speaker = world.by_id.get(line.who)
            if not isinstance(speaker, Person):
                continue
            x, y = _mouth(world, speaker, left, top, place)
            card = _card(self.words[line.key], hue_of(line.who), self.settings.text, self.settings.contrast)
            heads = _heads(world, speaker, left, top, place)
            box = spot_for(card.get_size(), (x, y), taken, her)
            dx, dy = off_the_heads(box, (x, y), taken, heads, her)
            side, up = out_of_the_way(box.move(dx, dy), her, taken, (line.shift[0] - dx, line.shift[1] - dy))
            box.move_ip(line.shifted((dx + side, dy + up)))
            taken.append(box)
            self.boxes.append(box)
            level = min(1.0, line.ticks / TUNING.fade_ticks, speaker.says_ticks / TUNING.fade_ticks)
            if box.colliderect(way_of(world, left, top, place, 0)):
                level *= TUNING.thin_share
            card.set_alpha(round(255 * level))
            surface.blit(card, box)
            _point(surface, box, x, y, level)


def _mouth(world: World, speaker: Person, left: int, top: int, place: Place) -> tuple[int, int]:
    """Where the words come from, px of the picture: over a head, or out of the near end of a wire."""
    x, y = place(speaker)
    if not -TUNING.wire_px < x - left < WIDTH + TUNING.wire_px:
        talk = next((talk for talk in world.plan.talks if talk.id == speaker.talk and talk.wire), None)
        ends = [end for end in map(world.plan.spawn, (talk.place, talk.wire)) if end] if talk else []
        if ends:
            suit = world.state.suit
            end = min(ends, key=lambda end: abs(end.x - suit.x) + abs(end.y - suit.y))
            x, y = end.x, end.y
    return round(x) - left, round(y - speaker.h) - look_of(speaker.id).crest_px - top - TUNING.over_px


def _heads(world: World, speaker: Person, left: int, top: int, place: Place) -> list[pygame.Rect]:
    """The heads of all in a talk, with what they wear on them."""
    found = []
    for one in world.state.people:
        if one is speaker or (speaker.talk and one.talk == speaker.talk):
            x, y = place(one)
            crest = look_of(one.id).crest_px
            high = TUNING.head_px + crest
            wide = TUNING.head_px + 4
            found.append(pygame.Rect(round(x) - left - wide // 2, round(y - one.h) - crest - top, wide, high))
    return found


def off_the_heads(
    box: pygame.Rect,
    over: tuple[int, int],
    taken: Sequence[pygame.Rect],
    heads: Sequence[pygame.Rect],
    her: pygame.Rect = NOWHERE,
) -> tuple[int, int]:
    """How far a card that stands over a point moves not to be on any of ``heads``; not at all where that is too far."""
    if box.collidelist(list(heads)) < 0:
        return 0, 0
    free = spot_for(box.size, over, [*taken, *heads], her)
    dx, dy = free.x - box.x, free.y - box.y
    return (dx, dy) if abs(dx) + abs(dy) <= TUNING.aside_px and free.collidelist(list(heads)) < 0 else (0, 0)


def way_of(world: World, left: int, top: int, place: Place, ticks: int = TUNING.ahead_ticks) -> pygame.Rect:
    """Where she is in the picture, and where she will be in so many ticks."""
    suit = world.state.suit
    x, y = place(suit)
    now = pygame.Rect(round(x - suit.w / 2) - 3 - left, round(y - suit.h) - top, round(suit.w) + 6, round(suit.h))
    seconds = ticks / TICK_RATE
    return now.union(now.move(round(suit.vx * seconds), round(suit.vy * seconds)))


def out_of_the_way(
    box: pygame.Rect, her: pygame.Rect, taken: Sequence[pygame.Rect], now: tuple[float, float] = (0.0, 0.0)
) -> tuple[int, int]:
    """How far a card moves not to be before her: up or sideways, the shortest way from ``now``, or not at all."""
    gap = TUNING.gap_px
    if not box.inflate(2 * gap, 2 * gap).colliderect(her):
        return 0, 0
    inside = pygame.Rect(0, 0, WIDTH, HEIGHT).inflate(-2 * TUNING.margin, -2 * TUNING.margin)
    ways = [(0, her.y - gap - box.bottom), (her.right + gap - box.x, 0), (her.x - gap - box.right, 0)]
    ways.sort(key=lambda way: abs(way[0] - now[0]) + abs(way[1] - now[1]))
    for way in ways:
        moved = box.move(way)
        free = moved.inflate(2 * gap - 1, 2 * gap - 1).collidelist(list(taken)) < 0
        if free and inside.contains(moved) and abs(way[0]) <= TUNING.aside_px:
            return way
    return 0, 0


def spot_for(
    size: tuple[int, int], over: tuple[int, int], taken: list[pygame.Rect], her: pygame.Rect = NOWHERE
) -> pygame.Rect:
    """Where a card of this size goes so that it stands over a point, in the picture and on nothing ``taken``.

    Where it has to go somewhere else altogether it keeps off ``her`` too.
    """
    width, height = size
    edge, gap = TUNING.margin, TUNING.gap_px
    x = max(edge, min(WIDTH - edge - width, over[0] - width // 2))
    start = max(edge, min(HEIGHT - edge - height, over[1] - height))
    aside = _aside(pygame.Rect(x, start, width, height), taken)
    if aside is not None:
        return aside
    for step in (-1, 1):  # upwards first, and down from there if the picture ends
        box = pygame.Rect(x, start, width, height)
        while edge <= box.y <= HEIGHT - edge - height:
            hit = next((other for other in taken if box.inflate(2 * gap, 2 * gap).colliderect(other)), None)
            if hit is None:
                return box
            box.y = hit.y - height - gap if step < 0 else hit.bottom + gap
    return _anywhere(pygame.Rect(x, start, width, height), [*taken, her])


def _anywhere(box: pygame.Rect, taken: list[pygame.Rect]) -> pygame.Rect:
    """The nearest free place of the whole picture, where a column has none; the box where it is full of words."""
    edge, gap = TUNING.margin, TUNING.gap_px
    free = [
        moved
        for x in range(edge, WIDTH - edge - box.w + 1, TUNING.search_px)
        for y in range(edge, HEIGHT - edge - box.h + 1, TUNING.search_px)
        if (moved := pygame.Rect(x, y, box.w, box.h)).inflate(2 * gap, 2 * gap).collidelist(taken) < 0
    ]
    return min(free, key=lambda one: abs(one.x - box.x) + abs(one.y - box.y), default=box)


def _aside(box: pygame.Rect, taken: list[pygame.Rect]) -> pygame.Rect | None:
    """The box a little further in, where only a corner of the picture is in its way; None where that is no help."""
    gap = TUNING.gap_px
    hits = [other for other in taken if box.inflate(2 * gap, 2 * gap).colliderect(other)]
    if not hits or any(other.x > 0 and other.right < WIDTH for other in hits):
        return None
    moved = box.copy()
    for other in hits:
        moved.x = max(moved.x, other.right + gap + 1) if other.x <= 0 else min(moved.x, other.x - gap - 1 - box.w)
    free = all(not moved.inflate(2 * gap, 2 * gap).colliderect(other) for other in taken)
    inside = TUNING.margin <= moved.x <= WIDTH - TUNING.margin - moved.w
    return moved if free and inside and abs(moved.x - box.x) <= TUNING.aside_px else None


def _point(surface: pygame.Surface, box: pygame.Rect, x: int, y: int, level: float) -> None:
    """A tail toward the head under it, or an arrow at the edge toward whoever is outside."""
    if level < 0.6:
        return
    if -4 <= x <= WIDTH + 4 and -4 <= y <= HEIGHT + 4:
        if box.bottom <= y + 2:
            at = max(box.x + 6, min(box.right - 6, x))
            pygame.draw.polygon(surface, INK, [(at - 3, box.bottom), (at + 3, box.bottom), (at, box.bottom + 4)])
        return
    dx, dy = (x > WIDTH) - (x < 0), (y > HEIGHT) - (y < 0)
    cx = box.right + 3 if dx > 0 else box.x - 4 if dx < 0 else box.centerx
    cy = box.centery if dx else box.bottom + 3 if dy > 0 else box.y - 4
    if dx:
        spots = [(cx + 4 * dx, cy), (cx - dx, cy - 5), (cx - dx, cy + 5)]
    else:
        spots = [(cx, cy + 4 * dy), (cx - 5, cy - dy), (cx + 5, cy - dy)]
    pygame.draw.polygon(surface, WHITE, spots)


@lru_cache(maxsize=32)
def _card(text: str, hue: Colour, scale: float, opaque: bool) -> pygame.Surface:
    """The words on a dark plate, with the speaker's hue as a bar at their left."""
    size, row_px = round(TUNING.size * scale), round(TUNING.row_px * scale)
    wide = round(TUNING.wide_px * (1 + (scale - 1) * 0.8))
    rows = [lettering(row, "word", size, WHITE) for row in rows_of(text, "word", size, wide)]
    width = max((row.get_width() for row in rows), default=0) + 17
    height = len(rows) * row_px + 6
    card = pygame.Surface((width, height), pygame.SRCALPHA)
    plate = 255 if opaque else TUNING.plate_share
    pygame.draw.rect(card, (*INK, plate), card.get_rect(), border_radius=2)
    card.fill((*mix(hue, WHITE, 0.25), 255), (4, 4, 3, height - 8))
    for i, row in enumerate(rows):
        card.blit(row, (12, 1 + i * row_px))
    return card
