"""A blow at the alarm, from near: a slanted cut-out over it, the fist, and what it does."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.moments.clockface import HIGH, clock, fist, put, resized, shards
from maketomorrow.shell.paint import ADD, OVER, Sprite, glow
from maketomorrow.shell.palette import AMBER, CREAM, INK, WHITE, Colour, mix, rgb
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.objects.alarm import BLOWS_TO_BREAK, Alarm


@dataclass(frozen=True, slots=True)
class BlowTuning:
    """How a blow is seen, in ticks and px of the picture."""

    life_ticks: int = 34
    break_ticks: int = 62  # the one that breaks it
    contact_ticks: int = 5  # the fist stays down: the hit-stop of a blow
    fade_ticks: int = 9
    w: int = 164
    h: int = 102
    over_px: int = 52  # the cut-out ends so far over the real one
    size: float = 0.74  # of the clock in it
    slant_px: int = 18


TUNING = BlowTuning()
CONTACT_TICKS = TUNING.contact_ticks
WALL_HIGH, WALL_LOW = rgb("#16233a"), rgb("#48658a")
TABLE = rgb("#0b1220")
KEY: Colour = (255, 0, 255)  # the corners of a cut-out, never seen


@dataclass(slots=True)
class Blow:
    """A blow at the alarm. ``number`` counts those of this morning."""

    number: int
    ticks: int = 0
    near: bool = False  # it fell on the clock that stands in the dark

    @property
    def life(self) -> int:
        """How long it is seen."""
        return TUNING.break_ticks if self.number >= BLOWS_TO_BREAK else TUNING.life_ticks


def draw_blow(surface: pygame.Surface, blow: Blow, alarm: Alarm, left: int, top: int, share: float) -> None:
    """A slanted cut-out over the alarm: the fist on it, and what it does."""
    w, h = TUNING.w, TUNING.h
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
    y = max(98, min(HEIGHT - 60 - h, round(alarm.y) - top - TUNING.over_px - h))
    kick = 3 if now < 2 else -1 if now < 4 else 0  # the whole picture takes the blow
    surface.blit(picture, (x, y + kick))


def _fill_inset(picture: pygame.Surface, blow: Blow, now: float) -> None:
    size = TUNING.size
    x, y = TUNING.w / 2 - 4, TUNING.h - 12
    head = y - (HIGH + 5) * size
    down = now < TUNING.contact_ticks
    broken = blow.number >= BLOWS_TO_BREAK
    if not broken or down:
        lit = 0.0 if broken else 1.0 if blow.number == 1 and down else 0.55
        if lit:
            shine = glow(70, AMBER, 0.3 if down else 0.16)
            picture.blit(shine, (round(x) - 70, round(y) - 24 - 70), special_flags=ADD)
        put(picture, _near(lit, down, min(blow.number, 2)), x, y + (1 if down else 0))
    else:
        _fly(picture, x, y, now - TUNING.contact_ticks)
    rise = 0.0 if down else (now - TUNING.contact_ticks) ** 1.4 * 1.4
    put(picture, _hand(), x + rise * 0.8 + 8, head - rise)
    sparks(picture, x, head, now, 14 if broken else 7, blow.number)


@lru_cache(maxsize=16)
def _near(lit: float, down: bool, blows: int) -> Sprite:
    return resized(clock(lit, down, blows), TUNING.size)


@lru_cache(maxsize=1)
def _hand() -> Sprite:
    return resized(fist(), TUNING.size)


@lru_cache(maxsize=1)
def _pieces() -> tuple[tuple[Sprite, float, float], ...]:
    size = TUNING.size
    return tuple((resized(sprite, size), dx * size, dy * size) for sprite, dx, dy in shards())


def _fly(picture: pygame.Surface, x: float, y: float, t: float) -> None:
    """The pieces, thrown and falling; they stay on the table."""
    for k, (sprite, dx, dy) in enumerate(_pieces()):
        vx, vy = dx * 0.026 + (k % 2 - 0.5) * 0.5, -1.1 - 0.5 * (k * 7 % 3)
        fallen = min(dy * 0.35, dy + vy * t + 0.075 * t * t)
        turned = pygame.transform.rotate(sprite.picture, round((k - 2) * min(t, 26) * 0.9 / 3) * 3)
        at = (round(x + dx + vx * min(t, 34) - turned.get_width() / 2), round(y + fallen - turned.get_height() / 2))
        picture.blit(turned, at, special_flags=OVER)


def sparks(picture: pygame.Surface, x: float, y: float, now: float, count: int, seed: int) -> None:
    """What flies from a spot that was struck ``now`` ticks ago."""
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
    picture = pygame.Surface((TUNING.w, TUNING.h)).convert()
    picture.set_colorkey(KEY)
    return picture


@lru_cache(maxsize=1)
def _wall() -> pygame.Surface:
    """Behind the clock: the cold room, out of focus, and the table it stands on."""
    w, h = TUNING.w, TUNING.h
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


def prepare() -> Iterator[bool]:
    """Draw, one picture a step, what blows are sure to show."""
    for lit, down, blows in ((1.0, True, 1), (0.55, False, 1), (0.55, True, 2), (0.55, False, 2), (0.0, True, 2)):
        _near(lit, down, blows)
        yield True
    for draw in (_hand, _pieces, _wall, _inset):
        draw()
        yield True
