"""07:03. The alarm from near in the dark, until the room stands round it; and every blow at it, from near.

She is in control from the first tick on: whatever she does sends the close view away.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.moments.clockface import HIGH, clock, fist, shards
from maketomorrow.shell.moments.frame import Frame
from maketomorrow.shell.paint import ADD, OVER, Sprite, glow
from maketomorrow.shell.palette import AMBER, CREAM, INK, WHITE, Colour, mix, rgb
from maketomorrow.shell.spectrum import RING_TICKS, RINGS_TICKS
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
    inset_ticks: int = 34  # a blow is seen so long from near
    break_ticks: int = 62  # the third
    contact_ticks: int = 5  # the fist stays down: the hit-stop of a blow
    fade_ticks: int = 9
    inset_w: int = 176
    inset_h: int = 112
    inset_over_px: int = 40  # the cut-out ends so far over the real one
    inset_size: float = 0.8  # of the clock in it
    slant_px: int = 18
    smallest: float = 0.1  # the clock's size beside the bunk, as a share of what it is from near


TUNING = WakingTuning()
WALL_HIGH, WALL_LOW = rgb("#16233a"), rgb("#48658a")
TABLE = rgb("#0b1220")
KEY: Colour = (255, 0, 255)  # the corners of an inset, never seen


@dataclass(slots=True)
class Blow:
    """A blow at the alarm. ``number`` counts those of this morning."""

    number: int
    ticks: int = 0
    near: bool = False  # it fell on the clock that stands in the dark

    @property
    def life(self) -> int:
        """How long it is seen."""
        return TUNING.break_ticks if self.number >= 3 else TUNING.inset_ticks


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
            _draw_inset(surface, self.blow, alarm, left, top, share)

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
        down = 0 <= since < TUNING.contact_ticks
        if blow is not None:
            lit = 1.0 if down else 0.55
            y += (3, 1)[min(1, since)] if down else 0
        if gone < 0.3:
            _draw_table(surface, x, y, round(lit * 8) / 8, 1 - gone / 0.3)
        _put(surface, clock(round(lit * 8) / 8, down, 0), x, y, size)
        if blow is not None and gone < 0.6:
            rise = 0.0 if down else (since - TUNING.contact_ticks) ** 1.4 * 1.8
            _put(surface, fist(), x + rise * 0.8 + 8, y - HIGH - 5 - rise)
            _sparks(surface, x, y - HIGH - 4, since, 9, blow.number)
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


def _put(surface: pygame.Surface, sprite: Sprite, x: float, y: float, size: float = 1.0) -> None:
    if size < 0.999:
        sprite = _resized(sprite, size)
    surface.blit(sprite.picture, sprite.at(x, y), special_flags=OVER)


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
    for lit, down, blows in ((1.0, True, 1), (0.55, False, 1), (0.55, True, 2), (0.55, False, 2), (0.0, True, 2)):
        _near(lit, down, blows)
        yield True
    for draw in (_hand, _pieces, _wall, _inset, _sheet, _shine):
        draw()
        yield True


# --- a blow from near -------------------------------------------------------------------------


def _draw_inset(surface: pygame.Surface, blow: Blow, alarm: Alarm, left: int, top: int, share: float) -> None:
    """A slanted cut-out over the alarm: the fist on it, and what it does."""
    w, h = TUNING.inset_w, TUNING.inset_h
    now = max(0.0, blow.ticks - 1 + share)
    picture = _inset()
    picture.blit(_wall(), (0, 0))
    _fill_inset(picture, blow, now)
    for corner in (((0, 0), (TUNING.slant_px, 0), (0, h)), ((w - TUNING.slant_px, h), (w, 0), (w, h))):
        pygame.draw.polygon(picture, KEY, corner)
    edge = [(TUNING.slant_px, 0), (w - 1, 0), (w - 1 - TUNING.slant_px, h - 1), (0, h - 1)]
    pygame.draw.polygon(picture, INK, edge, 3)
    pygame.draw.aalines(picture, mix(CREAM, INK, 0.25), True, [(x + (2 if x < w / 2 else -2), y) for x, y in edge])
    fades = min(1.0, (blow.life - now) / TUNING.fade_ticks)
    picture.set_alpha(round(255 * fades))
    x = max(150, min(WIDTH - 16 - w, round(alarm.x + alarm.w / 2) - left - w // 2))
    y = max(100, min(HEIGHT - 60 - h, round(alarm.y) - top - TUNING.inset_over_px - h))
    kick = 3 if now < 2 else -1 if now < 4 else 0  # the whole picture takes the blow
    surface.blit(picture, (x, y + kick))


def _fill_inset(picture: pygame.Surface, blow: Blow, now: float) -> None:
    size = TUNING.inset_size
    x, y = TUNING.inset_w / 2 - 4, TUNING.inset_h - 12
    head = y - (HIGH + 5) * size
    down = now < TUNING.contact_ticks
    broken = blow.number >= 3
    if not broken or down:
        lit = 0.0 if broken else 1.0 if blow.number == 1 and down else 0.55
        if lit:
            shine = glow(70, AMBER, 0.3 if down else 0.16)
            picture.blit(shine, (round(x) - 70, round(y) - 24 - 70), special_flags=ADD)
        _put(picture, _near(lit, down, min(blow.number, 2)), x, y + (1 if down else 0))
    else:
        _fly(picture, x, y, now - TUNING.contact_ticks)
    rise = 0.0 if down else (now - TUNING.contact_ticks) ** 1.4 * 1.4
    _put(picture, _hand(), x + rise * 0.8 + 8, head - rise)
    _sparks(picture, x, head, now, 14 if broken else 7, blow.number)


@lru_cache(maxsize=16)
def _near(lit: float, down: bool, blows: int) -> Sprite:
    return _resized(clock(lit, down, blows), TUNING.inset_size)


@lru_cache(maxsize=1)
def _hand() -> Sprite:
    return _resized(fist(), TUNING.inset_size)


@lru_cache(maxsize=1)
def _pieces() -> tuple[tuple[Sprite, float, float], ...]:
    size = TUNING.inset_size
    return tuple((_resized(sprite, size), dx * size, dy * size) for sprite, dx, dy in shards())


def _resized(sprite: Sprite, size: float) -> Sprite:
    w, h = sprite.picture.get_size()
    small = pygame.transform.smoothscale(sprite.picture, (max(1, round(w * size)), max(1, round(h * size))))
    return Sprite(small, round(sprite.ox * size), round(sprite.oy * size))


def _fly(picture: pygame.Surface, x: float, y: float, t: float) -> None:
    """The pieces, thrown and falling; they stay on the table."""
    for k, (sprite, dx, dy) in enumerate(_pieces()):
        vx, vy = dx * 0.026 + (k % 2 - 0.5) * 0.5, -1.1 - 0.5 * (k * 7 % 3)
        fallen = min(dy * 0.35, dy + vy * t + 0.075 * t * t)
        turned = pygame.transform.rotate(sprite.picture, round((k - 2) * min(t, 26) * 0.9 / 3) * 3)
        at = (round(x + dx + vx * min(t, 34) - turned.get_width() / 2), round(y + fallen - turned.get_height() / 2))
        picture.blit(turned, at, special_flags=OVER)


def _sparks(picture: pygame.Surface, x: float, y: float, now: float, count: int, seed: int) -> None:
    if now > 16:
        return
    for k in range(count):
        angle = math.pi + roll(seed, "alarm sparks", k) * math.pi
        speed = 3 + 5 * roll(seed, "alarm sparks", k + 50)
        ran = speed * now * (1 - now / 40)
        dx, dy = math.cos(angle), math.sin(angle) * 0.7
        near, far = 26 + ran, 26 + ran + 7 * (1 - now / 16)
        tone = mix(WHITE, AMBER, now / 10)
        pygame.draw.aaline(picture, tone, (x + dx * near, y + dy * near * 0.6), (x + dx * far, y + dy * far * 0.6))


@lru_cache(maxsize=1)
def _inset() -> pygame.Surface:
    picture = pygame.Surface((TUNING.inset_w, TUNING.inset_h)).convert()
    picture.set_colorkey(KEY)
    return picture


@lru_cache(maxsize=1)
def _wall() -> pygame.Surface:
    """Behind the clock: the cold room, out of focus, and the table it stands on."""
    w, h = TUNING.inset_w, TUNING.inset_h
    picture = pygame.Surface((w, h)).convert()
    for row in range(h):
        picture.fill(mix(WALL_HIGH, WALL_LOW, row / h), (0, row, w, 1))
    small = pygame.Surface((w // 4, h // 4))
    pygame.draw.polygon(small, (40, 56, 70), [(34, -2), (52, -2), (46, h // 4), (28, h // 4)])
    soft = pygame.transform.smoothscale(pygame.transform.box_blur(small, 3), (w, h))
    picture.blit(soft, (0, 0), special_flags=ADD)
    picture.fill(TABLE, (0, h - 10, w, 10))
    picture.fill(mix(TABLE, AMBER, 0.3), (0, h - 10, w, 1))
    return picture
