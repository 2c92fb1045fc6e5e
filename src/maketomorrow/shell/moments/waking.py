"""07:03. The alarm from near in the dark, until the room stands round it; and every blow at it, from near.

She is in control from the first tick on: whatever she does sends the close view away.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.shell.hearing.spectrum import RING_TICKS, RINGS_TICKS
from maketomorrow.shell.moments.blow import CONTACT_TICKS, Blow, draw_blow, sparks
from maketomorrow.shell.moments.clockface import HIGH, clock, fist, put
from maketomorrow.shell.moments.frame import Frame
from maketomorrow.shell.paint import ADD, OVER, glow
from maketomorrow.shell.palette import AMBER, CREAM, INK, mix, rgb
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.events import Event
from maketomorrow.sim.objects.alarm import Alarm
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class WakingTuning:
    """How the day begins, in ticks and px of the picture."""

    near_px: float = 200.0  # whoever wakes further from it does not see it
    first_hold_ticks: int = 96  # the very first morning, the clock stands so long
    hold_ticks: int = 10  # every other morning
    first_leave_ticks: int = 34
    leave_ticks: int = 16
    middle_y: int = 214  # of the clock's foot while it stands
    near_blow_ticks: int = 14  # a blow out of the dark keeps the near view for so long
    smallest: float = 0.1  # the clock's size beside the bunk, as a share of what it is from near


TUNING = WakingTuning()


class Waking:
    """The first moments of a morning, and the blows at what began it."""

    def __init__(self) -> None:
        self.ticks = 1 << 20  # since the morning
        self._leaves = 0  # the tick in which the near view begins to go
        self._leave_ticks = TUNING.leave_ticks
        self._near = False  # the alarm is where she wakes
        self.blow: Blow | None = None

    def morning(self, world: World, very_first: bool) -> None:
        """A day begins; where no alarm is near, only out of the dark."""
        self.ticks, self.blow = 0, None
        alarm, suit = _alarm(world), world.state.suit
        self._near = alarm is not None and math.dist((alarm.x, alarm.y), (suit.x, suit.y)) < TUNING.near_px
        hold = TUNING.first_hold_ticks if very_first else TUNING.hold_ticks
        self._leaves = hold if self._near else 0
        self._leave_ticks = TUNING.first_leave_ticks if very_first and self._near else TUNING.leave_ticks

    def shown(self) -> None:
        """The room stands there at once: a picture of a day under way."""
        self.ticks = 1 << 20

    def notice(self, world: World, events: Sequence[Event]) -> None:
        """Take note of a tick of the day."""
        if world.held and self.ticks < self._leaves and self.blow is None:
            self._leaves, self._leave_ticks = self.ticks, TUNING.leave_ticks
        for event in events:
            if event.name == "alarm_hit":
                number = round(event.amount)
                self.blow = Blow(number, near=self._near and number == 1 and self.ticks <= self._leaves)
                self._leaves = self.ticks + TUNING.near_blow_ticks if self.blow.near else min(self._leaves, self.ticks)

    def tick(self) -> None:
        """One tick of the picture."""
        self.ticks += 1
        if self.blow is not None:
            self.blow.ticks += 1
            if self.blow.ticks >= self.blow.life:
                self.blow = None

    @property
    def under_way(self) -> bool:
        """Whether the room is not wholly there yet."""
        return self.ticks < self._leaves + self._leave_ticks

    # --- drawing --------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface, frame: Frame) -> None:
        """The dark with the clock in it, or a blow from near."""
        left, top, share = frame.left, frame.top, frame.share
        alarm = _alarm(frame.world)
        if self.under_way:
            seen = self._near and (self.blow is None or self.blow.near)  # never twice in one picture
            self._draw_dark(surface, alarm if seen else None, left, top, self.ticks - 1 + share)
        if self.blow is not None and not self.blow.near and alarm is not None:
            draw_blow(surface, self.blow, alarm, left, top, share)

    def _draw_dark(self, surface: pygame.Surface, alarm: Alarm | None, left: int, top: int, now: float) -> None:
        gone = min(1.0, max(0.0, (now - self._leaves) / self._leave_ticks))
        gone = gone * gone * (3 - 2 * gone)
        _shade(surface, 1 - gone)
        if alarm is None:
            return
        size = 1 + (TUNING.smallest - 1) * gone
        x = WIDTH / 2 + (alarm.x + alarm.w / 2 - left - WIDTH / 2) * gone
        y = TUNING.middle_y + (alarm.y + alarm.h - top - TUNING.middle_y) * gone
        beat = now % RING_TICKS
        rings = alarm.ringing and beat < RINGS_TICKS
        came = min(1.0, max(0.0, now / 5))  # out of the dark, not at a stroke
        lit = came * (1.0 if rings else 0.82)
        if rings and int(now) // 2 % 2:
            x += 1.5 * size
        halo = max(8, round(128 * size))
        surface.blit(
            glow(halo, AMBER, round(0.34 * lit * (1 - 0.6 * gone) * 12) / 12),
            (round(x) - halo, round(y - HIGH * size / 2) - halo),
            special_flags=ADD,
        )
        blow = self.blow if self.blow is not None and self.blow.near else None
        since = blow.ticks if blow is not None else -1
        down = 0 <= since < CONTACT_TICKS
        if blow is not None:
            lit = 1.0 if down else 0.55
            y += (3, 1)[min(1, since)] if down else 0
        if gone < 0.3:
            _draw_table(surface, x, y, round(lit * 8) / 8, 1 - gone / 0.3)
        put(surface, clock(round(lit * 8) / 8, down, 0), x, y, size)
        if blow is not None and gone < 0.6:
            rise = 0.0 if down else (since - CONTACT_TICKS) ** 1.4 * 1.8
            put(surface, fist(), x + rise * 0.8 + 8, y - HIGH - 5 - rise)
            sparks(surface, x, y - HIGH - 4, since, 9, blow.number)
        if rings and gone < 0.7:
            _arcs(surface, x, y - (HIGH + 12) * size, beat, size, came)


def _alarm(world: World) -> Alarm | None:
    return next((thing for thing in world.state.things if isinstance(thing, Alarm)), None)


def _shade(surface: pygame.Surface, share: float) -> None:
    if share > 0:
        sheet = _sheet()
        sheet.set_alpha(round(255 * share))
        surface.blit(sheet, (0, 0))


@lru_cache(maxsize=1)
def _sheet() -> pygame.Surface:
    sheet = pygame.Surface((WIDTH, HEIGHT)).convert()
    sheet.fill(INK)
    return sheet


def _draw_table(surface: pygame.Surface, x: float, y: float, lit: float, share: float) -> None:
    """What it stands on: an edge of light, and the clock once more, upside down and faint."""
    shine = _shine()
    shine.set_alpha(round(255 * share * (0.4 + 0.6 * lit)))
    surface.blit(shine, (round(x) - shine.get_width() // 2, round(y) + 3))
    turned = _turned(lit)
    turned.set_alpha(round(255 * share))
    surface.blit(turned, (round(x) - turned.get_width() // 2, round(y) + 4))


@lru_cache(maxsize=9)
def _turned(lit: float) -> pygame.Surface:
    """The clock's reflection, gone after half its height."""
    sprite = clock(lit, False, 0)
    deep = 44
    turned = pygame.Surface((192, deep), pygame.SRCALPHA)
    flipped = pygame.transform.flip(sprite.picture, False, True)
    foot = flipped.get_height() - sprite.oy
    turned.blit(flipped, (96 - sprite.ox, -foot), special_flags=OVER)
    for row in range(deep):
        wavers = round(math.sin(row * 0.9) * row * 0.03)
        if wavers:
            turned.blit(turned.subsurface((0, row, 192, 1)).copy(), (wavers, row))
        turned.fill(
            (255, 255, 255, round(255 * 0.3 * (1 - row / deep) ** 1.4)), (0, row, 192, 1), pygame.BLEND_RGBA_MULT
        )
    return turned


@lru_cache(maxsize=1)
def _shine() -> pygame.Surface:
    """The edge of what it stands on, lit where the clock is."""
    wide = 340
    strip = pygame.Surface((wide, 1), pygame.SRCALPHA)
    for col in range(wide):
        near = math.sin(col / (wide - 1) * math.pi) ** 2
        strip.set_at((col, 0), (*mix(AMBER, CREAM, 0.2), round(120 * near)))
    return strip


def _arcs(surface: pygame.Surface, x: float, y: float, beat: float, size: float, strength: float) -> None:
    """Sound, on its way up from the bell."""
    for k in range(3):
        run = (beat / RINGS_TICKS + k / 3) % 1.0
        radius = (22 + 60 * run) * size
        tone = mix(INK, rgb("#ffcf90"), 0.75 * (1 - run) * strength)
        for thick in (0.0, 0.8, 1.6) if size > 0.6 else (0.0,):
            far = radius + thick
            angles = [0.6 + (math.pi - 1.2) * k / 16 for k in range(17)]
            pygame.draw.aalines(
                surface, tone, False, [(x + math.cos(a) * far, y - math.sin(a) * far * 0.62) for a in angles]
            )


def prepare() -> Iterator[bool]:
    """Draw, one picture a step, what a morning is sure to show."""
    for eighths in range(9):
        clock(eighths / 8, False, 0)
        _turned(eighths / 8)
        yield True
    for draw in (_sheet, _shine):
        draw()
        yield True
