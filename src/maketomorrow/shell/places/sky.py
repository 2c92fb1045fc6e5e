"""What is behind everything: the sky of the hour and its sun, the far shore, Darol, and the sea that mirrors them.

All of it hangs on the day's clock and the camera alone. Colours change by steps too small to see.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.paint import ADD
from maketomorrow.shell.palette import INK, Colour, mix
from maketomorrow.shell.places.darol import PICTURES, Darol
from maketomorrow.shell.places.hours import CUT_TICKS, Daylight, Hour, far_apart
from maketomorrow.shell.places.tinting import WHITE, Dyes, Tinted
from maketomorrow.shell.voids import draw_shock
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class SkyTuning:
    """Where things stand in the distance. Px of the picture unless it says otherwise."""

    horizon_y: float = 238.0  # with the camera at sea level
    sea_y: float = 2440.0  # world px of the sea
    rise: float = 0.055  # px the horizon moves for a px of the camera
    shore_drift: float = 0.02  # px the far shore moves for a px of the camera
    hills_drift: float = 0.07
    dark_px: float = 320.0  # below the sea's level the sky is gone after so much
    sun_beside: float = -54.0  # Darol's foot
    haze_px: int = 84  # the air over the horizon
    haze_share: float = 0.62  # where it is densest
    warm_px: tuple[float, float] = (70.0, 420.0)  # from the sun to where the sky is all cool
    stars: int = 90
    coarse_px: int = 30  # further from the horizon waves are two px high
    fine_px: int = 32  # under the horizon, where the mirror is as fine as a px
    wave_ticks: int = 3  # between two pictures of the water, and of whatever else is far off and stands still
    lapping: float = 1.25  # the mirror is so much flatter than what it shows


TUNING = SkyTuning()
_ABOVE, _BELOW = 420, 340  # px of painted sky over the horizon, and of the farthest that the horizon may sink
_WIDE = 1040  # of the painted sky: it moves with the sun
_STEP = 10  # px between two spots that are really mixed
PARTS = ("dome", "air")
SHORE_HIGH, HILLS_HIGH, SUN_SIDE = 46, 40, 232  # px of the pictures


class Sky:
    """Draws itself behind the tiles. ``hour`` is the light of now, for whoever paints in it.

    ``ring`` is how far the burst's ring has run out from Darol's light, 0 to 1.
    """

    def __init__(self, daylight: Daylight, burst_tick: int) -> None:
        self._daylight = daylight
        self.darol = Darol(burst_tick)
        self.hour = daylight.of("", 0)
        self.ring = 0.0
        self._colours: Hour | None = None
        self._dark = pygame.Surface((WIDTH, HEIGHT))
        self._dark.fill(INK)
        self._shore = Tinted(PICTURES / "shore.png", False, "masks")
        self._hills = Tinted(PICTURES / "hills.png", False, "masks")
        self._painted: dict[str, pygame.Surface] = {}
        self._waiting: list[str] = []  # parts whose colours have moved on
        self._shore_dyes, self._hill_dyes = Dyes(), Dyes()
        self._waves = Waves()
        self._domed: Hour | None = None  # the light that the sky was painted in
        self._tick = 0
        self._turn = 0  # of what is coloured ahead

    def prepare(self) -> None:
        """Draw a little ahead; called while there is time."""
        if self._waiting:
            self._paint(self._waiting.pop(0))
            return
        jobs = (
            lambda: self.darol.prepare(self._tick),
            lambda: self._shore.dye(self._shore_dyes),
            lambda: self._hills.dye(self._hill_dyes),
        )
        for _ in jobs:  # in turn: Darol alone is work for half a second, and others would wait for it
            self._turn = (self._turn + 1) % len(jobs)
            if jobs[self._turn]():
                return

    def light_up(self, x: float, y: float, tick: int) -> bool:
        """A frame begins, with the camera's middle at world (x, y): the colours keep in step with the light.

        Answers whether the hour has jumped; then all of them change at once.
        """
        cut = abs(tick - self._tick) > CUT_TICKS
        self._tick, self.hour = tick, self._daylight.at(x, y, tick)
        if cut:
            for picture in (self._shore, self._hills, *self.darol.pictures):
                picture.undye()
        if self.hour is not self._colours:
            self._colours = self.hour
            self._shore_dyes, self._hill_dyes = _shore_dyes(self.hour), _hill_dyes(self.hour)
            self._waiting += [part for part in PARTS if part not in self._waiting]
        if cut or self._domed is None or (self._waiting and far_apart(self._domed, self.hour)):
            while self._waiting:
                self._paint(self._waiting.pop(0))
        return cut

    def _paint(self, part: str) -> None:
        if part == "dome":
            self._painted["dome"] = _dome(self.hour)
            self._domed = self.hour
        else:
            self._painted["haze"] = _haze(self.hour)
            self._painted["sea"] = _sea(self.hour)

    def draw(self, surface: pygame.Surface, x: float, y: float, tick: int) -> None:
        """Paint everything behind the world for a camera whose middle is at world (x, y)."""
        self.light_up(x, y, tick)
        for _ in self.laid(surface, x, y, tick):
            pass

    def laid(self, surface: pygame.Surface, x: float, y: float, tick: int) -> Iterator[None]:
        """The same in two steps of about the same cost, in the light of the last frame that began."""
        depth = (y - HEIGHT / 2 - TUNING.sea_y) / TUNING.dark_px  # how far down in the rock, 1 = no sky is left
        if depth >= 1:
            surface.fill(INK)
            return
        horizon = round(TUNING.horizon_y + (TUNING.sea_y - y) * TUNING.rise)
        horizon = max(-_BELOW + HEIGHT, min(_ABOVE, horizon))
        sun_x = self.darol.x(x) + round(TUNING.sun_beside)
        surface.blit(self._painted["dome"], (sun_x - _WIDE // 2, horizon - _ABOVE))
        _row(surface, self._shore, self._shore_dyes, round(-x * TUNING.shore_drift), horizon - SHORE_HIGH, 1280)
        self.darol.draw(surface, x, horizon, self.hour, tick)
        if self.ring and self.darol.heart is not None:
            draw_shock(surface, self.darol.heart, self.ring, tick)
        surface.blit(self._painted["haze"], (0, horizon - TUNING.haze_px))
        _row(surface, self._hills, self._hill_dyes, round(-x * TUNING.hills_drift), horizon - HILLS_HIGH, 1600)
        if horizon < HEIGHT:
            yield
            self._waves.mirror(surface, horizon, tick)
            surface.blit(self._painted["sea"], (0, horizon), special_flags=pygame.BLEND_RGB_MULT)
            self._waves.glint(surface, self.hour, sun_x, horizon, tick)
        if depth > 0:
            self._dark.set_alpha(round(255 * depth))
            surface.blit(self._dark, (0, 0))


# --- the sky ------------------------------------------------------------------------------------


def _column(stops: Sequence[tuple[float, Colour]], height: int) -> pygame.Surface:
    """Colours from top to bottom, one px wide, a row every _STEP px."""
    strip = pygame.Surface((1, height // _STEP))
    row = 0
    for (y0, a), (y1, b) in pairwise(stops):
        while row * _STEP < y1 and row < strip.get_height():
            strip.set_at((0, row), mix(a, b, (row * _STEP - y0) / (y1 - y0)))
            row += 1
    return strip


def _dome(hour: Hour) -> pygame.Surface:
    """Sky and sun: warm about the sun and cool away from it."""
    size = _WIDE // _STEP, _ABOVE // _STEP
    warm = ((0, hour.high), (190, hour.high), (285, hour.upper), (368, hour.lower), (_ABOVE, hour.horizon))
    small = pygame.transform.scale(_column(warm, _ABOVE), size)
    cool = (
        (0, mix(hour.high, hour.near, 0.3)),
        (200, mix(hour.high, hour.near, 0.12)),
        (310, mix(hour.high, hour.upper, 0.62)),
        (385, mix(hour.upper, hour.lower, 0.5)),
        (_ABOVE, mix(hour.lower, hour.horizon, 0.32)),
    )
    side = _coolness().copy()
    side.blit(pygame.transform.scale(_column(cool, _ABOVE), size), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    small.blit(side, (0, 0))
    dome = pygame.transform.smoothscale(small, (_WIDE, _ABOVE)).convert()
    if sum(hour.high) < 150:
        _stars(dome, 1 - sum(hour.high) / 150)
    x, y = _WIDE // 2, _ABOVE - round(hour.sun_up_px)
    air = _sun_glow().copy()
    warmth = mix(hour.sun, hour.lower, 0.5)
    air.fill(tuple(round(level * hour.sun_share * 0.8) for level in warmth), special_flags=pygame.BLEND_RGB_MULT)
    dome.blit(air, (x - air.get_width() // 2, y - air.get_height() // 2), special_flags=ADD)
    strength = min(1.0, 0.15 + hour.sun_share * 1.1)
    top, foot = mix(hour.lower, mix(WHITE, hour.sun, 0.7), strength), mix(hour.sun, hour.horizon, 0.75)
    dyes = Dyes((top, mix(hour.lower, foot, strength)), hour.sun)
    _sun_picture().undye()  # it is part of the dome, and as new
    for piece, dx, dy in _sun_picture().strips(dyes, 0, SUN_SIDE):
        dome.blit(piece, (x - SUN_SIDE // 2 + dx, y - SUN_SIDE // 2 + dy))
    return dome


@lru_cache(maxsize=1)
def _sun_picture() -> Tinted:
    return Tinted(PICTURES / "sun.png", False, "masks")


@lru_cache(maxsize=1)
def _sun_glow() -> pygame.Surface:
    try:
        return pygame.image.load(str(PICTURES / "sun_glow.png")).convert()
    except (FileNotFoundError, pygame.error):
        return pygame.Surface((2, 2)).convert()


@lru_cache(maxsize=1)
def _coolness() -> pygame.Surface:
    """White, and the denser the farther from the sun's side of the sky."""
    mask = pygame.Surface((_WIDE // _STEP, _ABOVE // _STEP), pygame.SRCALPHA)
    near, far = TUNING.warm_px
    for column in range(mask.get_width()):
        t = min(1.0, max(0.0, (abs(column * _STEP - _WIDE / 2) - near) / (far - near)))
        mask.fill((255, 255, 255, round(224 * t * t * (3 - 2 * t))), (column, 0, 1, mask.get_height()))
    return mask


def _stars(dome: pygame.Surface, share: float) -> None:
    for k in range(TUNING.stars):
        at = round(roll(5, "star x", k) * (_WIDE - 1)), 120 + round(roll(5, "star y", k) ** 1.6 * 130)
        level = 0.55 * share * roll(5, "star", k) * (1 - (at[1] - 120) / 190)
        red, green, blue, _ = dome.get_at(at)
        dome.set_at(at, mix((red, green, blue), (255, 246, 232), level))


def _haze(hour: Hour) -> pygame.Surface:
    """The air over the horizon."""
    air = pygame.Surface((1, TUNING.haze_px), pygame.SRCALPHA)
    for y in range(TUNING.haze_px):
        level = TUNING.haze_share * math.exp((y - TUNING.haze_px) / 17)
        air.set_at((0, y), (*hour.horizon, round(255 * level)))
    return pygame.transform.scale(air, (WIDTH, TUNING.haze_px))


def _row(surface: pygame.Surface, picture: Tinted, dyes: Dyes, x: int, y: int, width: int) -> None:
    """A picture that goes on to both sides."""
    picture.onto = surface
    for left in range(x % width - width, WIDTH, width):
        for piece, dx, dy in picture.strips(dyes, -left, WIDTH - left):
            surface.blit(piece, (left + dx, y + dy))


def _shore_dyes(hour: Hour) -> Dyes:
    return Dyes((mix(hour.far, hour.lower, 0.12), hour.horizon), hour.rim)


def _hill_dyes(hour: Hour) -> Dyes:
    return Dyes((mix(hour.far, mix(hour.high, hour.near, 0.35), 0.5), hour.horizon), hour.rim)


# --- the sea ------------------------------------------------------------------------------------


def _sea(hour: Hour) -> pygame.Surface:
    """What the water takes from the light that it mirrors, to be multiplied: more and more towards us."""
    column = pygame.Surface((1, _BELOW // _STEP))
    for row in range(column.get_height()):
        t = min(1.0, row * _STEP / 120)
        column.set_at((0, row), mix(mix(WHITE, hour.sea, 0.30), mix(hour.sea, hour.near, 0.25), t))
    tall = pygame.transform.smoothscale(column, (1, _BELOW))
    return pygame.transform.scale(tall, (WIDTH, _BELOW)).convert()


class Waves:
    """The moving water. It moves twenty times a second: between those everything keeps its place."""

    def __init__(self) -> None:
        self._at: tuple[int, int] = (-1, -1)
        self._rows: list[tuple[pygame.Surface, tuple[int, int], tuple[int, int, int, int]]] = []
        self._lit_at: tuple[int, int, int] = (-1, -1, -1)
        self._glints: list[tuple[int, int, int, int]] = []

    def mirror(self, surface: pygame.Surface, horizon: int, tick: int) -> None:
        """Whatever stands over the horizon once more below it: flatter, and every row beside itself as waves go."""
        at = (horizon, tick // TUNING.wave_ticks)
        if at != self._at or not self._rows or self._rows[0][0] is not surface:
            self._at, self._rows = at, _rows(surface, horizon, at[1] * TUNING.wave_ticks)
        surface.blits(self._rows, False)

    def glint(self, surface: pygame.Surface, hour: Hour, sun_x: int, horizon: int, tick: int) -> None:
        """Light on the sea under the sun, each glint with a life of its own."""
        at = (sun_x, horizon, tick // TUNING.wave_ticks)
        if at != self._lit_at:
            self._lit_at, self._glints = at, _glints(sun_x, horizon, at[2] * TUNING.wave_ticks)
        colour = mix(hour.sea, hour.sun, 0.62)
        for box in self._glints:
            surface.fill(colour, box)


def _rows(
    surface: pygame.Surface, horizon: int, tick: int
) -> list[tuple[pygame.Surface, tuple[int, int], tuple[int, int, int, int]]]:
    rows = []
    y = 0
    while y < HEIGHT - horizon:
        high = 1 if y < TUNING.fine_px else 2  # near us the waves are larger
        source = horizon - high - int(y * TUNING.lapping)
        if source < 0:
            source = min(horizon - high, -source)
        slow, quick = math.sin(y * 0.31 + 2 - tick / 47), math.sin(y * 0.9 + tick / 29)
        shift = round(quick * (0.6 + y * 0.07) + slow * (0.4 + y * 0.03))
        if shift:
            side = 0 if shift > 0 else WIDTH + shift
            rows.append((surface, (side, horizon + y), (side, source, abs(shift), high)))
        rows.append((surface, (shift, horizon + y), (0, source, WIDTH, high)))
        y += high
    return rows


def _glints(sun_x: int, horizon: int, tick: int) -> list[tuple[int, int, int, int]]:
    boxes = []
    for i in range(30):
        y = horizon + 2 + round(i * i * 0.085)
        if y >= HEIGHT:
            break
        wave = math.sin(tick / 50 + i * 2.4) * (6 + i * 1.5) + (_chance(i) - 0.5) * (30 + i * 3)
        width = round((3 + i * 0.9) * (0.5 + 0.5 * math.sin(tick / 31 + i * 1.7)))
        if width > 0:
            boxes.append((round(sun_x + wave - width / 2), y, width, 1))
    return boxes


@lru_cache(maxsize=64)
def _chance(glint: int) -> float:
    return roll(7, "glint", glint)
