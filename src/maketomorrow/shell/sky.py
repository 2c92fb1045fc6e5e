"""What is behind everything: the sky of the hour, the sea, the far coast, and Darol.

All of it hangs on the day's clock and the camera alone. Colours change by steps too small to see.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.hours import STEP_TICKS, Daylight, Hour
from maketomorrow.shell.paint import ADD, OVER, Canvas, Spot, Sprite, bezier, glow, silhouette
from maketomorrow.shell.palette import HIVE, INK, Colour, mix, rgb
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class SkyTuning:
    """Where things stand in the distance. Px of the picture unless it says otherwise."""

    horizon_y: float = 238.0  # with the camera at sea level
    sea_y: float = 2440.0  # world px of the sea
    rise: float = 0.055  # px the horizon moves for a px of the camera
    coast_drift: float = 0.02  # px the far coast moves for a px of the camera
    hills_drift: float = 0.07
    dark_px: float = 320.0  # below the sea's level the sky is gone after so much
    darol_drift: float = 0.035
    darol_x: float = 8900.0  # world px: straight ahead of whoever stands there
    sun_drift: float = 0.012
    sun_x: float = 9600.0
    opening_ticks: int = 200  # Darol takes so long to open


TUNING = SkyTuning()
DEEP = rgb("#140a24")
_ABOVE, _BELOW = 420, 340  # px of painted sky over and under the horizon
_STEP = 10  # px between two rows that are really mixed
PARTS = ("gradient", "coast", "hills", "darol", "water")
_OPENINGS = 10  # pictures of Darol from bud to flower


def _gradient(hour: Hour) -> pygame.Surface:
    """The sky above and the sea below the horizon, painted coarsely and stretched."""
    stops = ((0, hour.high), (200, hour.high), (290, hour.upper), (370, hour.lower), (_ABOVE, hour.horizon))
    strip = pygame.Surface((1, (_ABOVE + _BELOW) // _STEP))
    row = 0
    for (y0, a), (y1, b) in pairwise(stops):
        while row * _STEP < y1:
            strip.set_at((0, row), mix(a, b, (row * _STEP - y0) / (y1 - y0)))
            row += 1
    for y in range(0, _BELOW, _STEP):
        near = mix(hour.horizon, hour.sea, 0.35 + min(0.65, y / 90))
        strip.set_at((0, (_ABOVE + y) // _STEP), mix(near, hour.high, min(1.0, y / 300)))
    column = pygame.transform.smoothscale(strip, (1, _ABOVE + _BELOW))
    return pygame.transform.scale(column, (WIDTH, _ABOVE + _BELOW))


class Sky:
    """Draws itself behind the tiles. ``hour`` is the light of now, for whoever paints in it."""

    def __init__(self, daylight: Daylight, burst_tick: int) -> None:
        self._daylight = daylight
        self._burst_tick = burst_tick
        self.hour = daylight.of("", 0)
        self._colours: tuple[Colour, ...] = ()
        self._dark = pygame.Surface((WIDTH, HEIGHT))
        self._dark.fill(INK)
        self._coast = _coast()
        self._hills = _hills()
        self._flowers: dict[int, Sprite] = {}
        self._painted: dict[str, pygame.Surface] = {}
        self._waiting: list[str] = []  # parts whose colours have moved on
        self._slot = -10
        self._step = 0  # the picture of Darol that is shown

    def prepare(self) -> None:
        """Draw the next picture of Darol that is still missing; called while there is time."""
        for step in range(_OPENINGS + 1):
            if step not in self._flowers:
                self._flowers[step] = darol(step / _OPENINGS)
                return

    def _recolour(self, x: float, y: float, tick: int) -> None:
        """Keep the colours in step with the light: one part a picture, all of them when the hour has jumped."""
        slot = tick // STEP_TICKS
        hour = self._daylight.at(x, y, tick)
        if hour != self.hour or slot != self._slot:
            jumped = abs(slot - self._slot) > 2
            self._slot = slot
            self.hour = hour
            colours = (hour.high, hour.upper, hour.lower, hour.horizon, hour.sea, hour.far)
            if colours != self._colours:
                self._colours = colours
                self._waiting += [part for part in PARTS if part not in self._waiting]
            if jumped:
                while self._waiting:
                    self._paint(self._waiting.pop(0))
        if self._waiting:
            self._paint(self._waiting.pop(0))

    def _paint(self, part: str) -> None:
        hour, painted = self.hour, self._painted
        if part == "gradient":
            painted[part] = _gradient(hour)
        elif part == "coast":
            painted[part] = _tint(self._coast, mix(hour.far, hour.horizon, 0.45))
        elif part == "hills":
            painted[part] = _tint(self._hills, mix(hour.far, hour.high, 0.35))
        elif part == "darol":
            body = mix(mix(hour.far, hour.high, 0.55), DEEP, 0.38)
            edge = mix(mix(hour.far, hour.sun, 0.45), hour.rim, 0.4)
            painted[part] = _coloured(self._flower(self._step), body, edge)
        else:
            painted[part] = _reflected(painted["darol"], 0.42)

    def _flower(self, step: int) -> Sprite:
        if step not in self._flowers:
            self._flowers[step] = darol(step / _OPENINGS)
        return self._flowers[step]

    def draw(self, surface: pygame.Surface, x: float, y: float, tick: int) -> None:
        """Paint everything behind the world for a camera whose middle is at world (x, y)."""
        self._recolour(x, y, tick)
        hour = self.hour
        depth = (y - HEIGHT / 2 - TUNING.sea_y) / TUNING.dark_px  # how far down in the rock, 1 = no sky is left
        if depth >= 1:
            surface.fill(INK)
            return
        horizon = round(TUNING.horizon_y + (TUNING.sea_y - y) * TUNING.rise)
        horizon = max(-_BELOW + HEIGHT, min(_ABOVE, horizon))
        surface.blit(self._painted["gradient"], (0, horizon - _ABOVE))
        sun_x = round(WIDTH / 2 + (TUNING.sun_x - x) * TUNING.sun_drift)
        self._sun(surface, sun_x, horizon - round(hour.sun_up_px), horizon)
        _tiled(surface, self._painted["coast"], -x * TUNING.coast_drift, horizon)
        self._darol(surface, x, horizon, tick)
        _tiled(surface, self._painted["hills"], -x * TUNING.hills_drift, horizon + 10)
        self._glints(surface, sun_x, horizon, tick)
        if depth > 0:
            self._dark.set_alpha(round(255 * depth))
            surface.blit(self._dark, (0, 0))

    def _sun(self, surface: pygame.Surface, x: int, y: int, horizon: int) -> None:
        hour = self.hour
        share = round(hour.sun_share * 20) / 20
        halo = glow(150, _coarse(hour.sun), share * 0.6)
        surface.blit(halo, (x - 150, y - 150), special_flags=ADD)
        surface.set_clip((0, 0, WIDTH, max(0, horizon)))
        pygame.draw.circle(surface, mix(hour.horizon, hour.sun, 0.85), (x, y), 17)
        surface.set_clip(None)

    def _darol(self, surface: pygame.Surface, x: float, horizon: int, tick: int) -> None:
        open_share = (
            min(1.0, max(0.0, (tick - self._burst_tick) / TUNING.opening_ticks)) if self._burst_tick >= 0 else 0
        )
        step = round(open_share * _OPENINGS)
        sprite = self._flower(step)
        if step != self._step:
            self._step = step
            self._paint("darol")
            self._paint("water")
        at = sprite.at(WIDTH / 2 + (TUNING.darol_x - x) * TUNING.darol_drift, horizon + 3)
        surface.blit(self._painted["water"], (at[0] - 6, horizon + 3), special_flags=OVER)
        surface.blit(self._painted["darol"], at, special_flags=OVER)
        heart = _heart(open_share)
        spot = (at[0] + sprite.ox + heart[0], at[1] + sprite.oy + heart[1])
        beat = 0.5 + 0.5 * math.sin(tick / 38)
        radius = round(9 + 12 * open_share)
        surface.blit(
            glow(radius, HIVE, round((0.45 + 0.2 * beat) * 10) / 10),
            (spot[0] - radius, spot[1] - radius),
            special_flags=ADD,
        )
        surface.fill(mix(HIVE, (255, 220, 210), 0.6 * open_share), (round(spot[0]) - 1, round(spot[1]) - 1, 2, 2))

    def _glints(self, surface: pygame.Surface, sun_x: int, horizon: int, tick: int) -> None:
        """Light on the sea under the sun, each glint with a life of its own."""
        colour = mix(self.hour.sea, self.hour.sun, 0.5)
        for i in range(26):
            y = horizon + 2 + round(i * i * 0.09)
            if y >= HEIGHT:
                break
            wave = math.sin(tick / 50 + i * 2.4) * (4 + i * 0.8)
            width = round((4 + i * 0.9) * (0.6 + 0.4 * math.sin(tick / 31 + i * 1.7)))
            if width > 0:
                surface.fill(colour, (round(sun_x + wave - width / 2), y, width, 1))


def _coarse(colour: Colour) -> Colour:
    """The colour in steps of eight, so that a halo is not drawn anew for every shade."""
    return (colour[0] & 0xF8, colour[1] & 0xF8, colour[2] & 0xF8)


def _tint(mask: pygame.Surface, colour: Colour) -> pygame.Surface:
    picture = mask.copy()
    picture.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
    picture = picture.convert()
    picture.set_colorkey((0, 0, 0), pygame.RLEACCEL)
    return picture


def _tiled(surface: pygame.Surface, strip: pygame.Surface, x: float, bottom: int) -> None:
    width = strip.get_width()
    left = round(x) % width - width
    while left < WIDTH:
        if left + width > 0:
            surface.blit(strip, (left, bottom - strip.get_height()))
        left += width


def _coast() -> pygame.Surface:
    """A skyline like the bars of a spectrum: white on black."""
    strip = pygame.Surface((960, 34))
    for k in range(192):
        v = abs(math.sin(k * 0.37 + 3) * math.cos(k * math.tau / 192 * 3 + 6)) * 0.7 + 0.3 * roll(1, "coast", k)
        h = round(3 + 26 * v * v)
        strip.fill((255, 255, 255), (k * 5, 34 - h, 4, h))
    return strip


def _hills() -> pygame.Surface:
    """The near shore: low and long, with masts."""
    width, height = 1280, 40
    strip = pygame.Surface((width, height))
    for x in range(width):
        a = x / width * math.tau
        h = 9 + 5 * math.sin(a * 2 + 1) + 3 * math.sin(a * 5) + 2 * math.sin(a * 11 + 2)
        strip.fill((255, 255, 255), (x, height - round(max(2, h)), 1, height))
    for k in range(7):
        x = round(roll(2, "masts", k) * width)
        h = 16 + round(12 * roll(3, "masts", k))
        strip.fill((255, 255, 255), (x, height - h, 1, h))
        strip.fill((255, 255, 255), (x - 2, height - h + 3, 5, 1))
    return strip


PETALS = (
    # open: direction, length, half its width, curl; shut: how far it bows out, how high it reaches
    (-2.80, 116, 15, -0.30, -0.60, 0.92),
    (-0.36, 113, 15, 0.30, 0.50, 0.90),
    (-2.25, 108, 17, -0.12, -0.42, 1.00),
    (-0.90, 108, 17, 0.16, 0.34, 0.98),
    (-1.57, 95, 18, 0.03, 0.02, 1.14),
    (-2.60, 84, 15, -0.80, -0.30, 0.94),
    (-0.52, 84, 15, 0.84, 0.24, 0.92),
    (2.78, 66, 11, 0.60, -0.52, 0.86),
    (0.32, 63, 11, -0.62, 0.42, 0.84),
    (-2.05, 64, 14, -0.45, -0.16, 1.04),
    (-1.08, 63, 14, 0.45, 0.10, 1.08),
)
"""Darol's petals from back to front. Angles in radians, lengths in px."""

BUD_PX = 84.0  # a shut bud's height
BACK_PETALS = 5


def _heart(opened: float) -> Spot:
    """Where Darol's light is, relative to its foot."""
    return (-46 + 10 * opened, -124 - 6 * opened)


def darol(opened: float) -> Sprite:
    """The plant, a closed bud at 0 and a flower at 1, with its foot at (0, 0).

    Black is its body, white its lit edges; grey lies between. See ``_coloured``.
    """
    canvas = Canvas(-200, -270, 170, 10)
    hx, hy = _heart(opened)
    t = opened * opened * (3 - 2 * opened)
    core = (hx, hy)

    def petal(shape: tuple[float, float, float, float, float, float], level: int) -> None:
        angle, length, half, curl, bow, height = shape
        ux, uy = math.cos(angle), math.sin(angle)

        def out(f: float, g: float) -> Spot:
            return hx + ux * length * f - uy * curl * g * length, hy + uy * length * f + ux * curl * g * length

        wide_open = (core, out(0.35, 0.1), out(0.75, 0.25), out(1.0, 0.65))
        h = BUD_PX * height
        shut = (core, (hx + bow * h * 0.95, hy - h * 0.10), (hx + bow * h * 0.8, hy - h * 0.62), (hx + bow * 5, hy - h))
        points = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in zip(shut, wide_open)]
        path = bezier(points[0], points[1], points[2], points[3], 26)
        wide = half * (1 - t) * 0.78 + half * t
        rim = round(255 * (0.4 + 0.6 * t)) if bow < 0.4 else 255  # a bud shows one lit edge
        canvas.ribbon(path, partial(_petal, wide), (rim, rim, rim))
        body = [(x + 0.8, y + 1.3) for x, y in path]
        canvas.ribbon(body, partial(_petal, wide - 1.0), (level, level, level))
        canvas.ribbon(body[2:-3], partial(_petal, 0.5), (level + 34,) * 3)

    for shape in PETALS[:BACK_PETALS]:
        petal(shape, 34)
    stem = bezier((0, 0), (14, -40), (hx + 34, hy + 62), (hx, hy + 4), 24)
    canvas.ribbon([(x + 0.9, y) for x, y in stem], lambda u: 12 * (1 - u) ** 1.5 + 5.0, (110, 110, 110))
    canvas.ribbon(stem, lambda u: 12 * (1 - u) ** 1.5 + 4.6, BODY_DARK)
    for shape in PETALS[BACK_PETALS:]:
        petal(shape, 12)
    for k in range(-6, 7):
        foot = k * 17
        root = bezier((k * 1.5, -22), (k * 5, -34), (foot - k * 2, -18), (foot, 3), 14)
        canvas.ribbon(root, lambda u: 2.6 * (1 - u) + 0.6, BODY_DARK)
    canvas.disc(core, 8, BODY_DARK)
    return canvas.sprite()


BODY_DARK: Colour = (0, 0, 0)


def _coloured(sprite: Sprite, body: Colour, edge: Colour) -> pygame.Surface:
    """A picture of ``darol`` with black as ``body`` and white as ``edge``."""
    picture = silhouette(sprite.picture, body)
    light = sprite.picture.copy()
    more = (max(0, edge[0] - body[0]), max(0, edge[1] - body[1]), max(0, edge[2] - body[2]), 0)
    light.fill(more, special_flags=pygame.BLEND_RGBA_MULT)
    picture.blit(light, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)
    return picture


def _reflected(picture: pygame.Surface, share: float) -> pygame.Surface:
    """The same upside down in water: flatter, fainter with depth, each row a little beside itself."""
    width, height = picture.get_width(), picture.get_height() // 2
    flat = pygame.transform.smoothscale(pygame.transform.flip(picture, False, True), (width, height))
    water = pygame.Surface((width + 12, height), pygame.SRCALPHA)
    for y in range(height):
        shift = round(6 + math.sin(y * 0.9) * (0.5 + y * 0.02) + math.sin(y * 0.31) * (0.4 + y * 0.015))
        water.blit(flat, (shift, y), (0, y, width, 1))
    for y in range(height):
        level = round(255 * share * max(0.0, 1 - y / height * 1.1))
        water.fill((level,) * 4, (0, y, width + 12, 1), special_flags=pygame.BLEND_RGBA_MULT)
    return water


def _petal(width: float, t: float) -> float:
    """Half the width of a petal at ``t`` of its length."""
    return float(width * math.sin(math.pi * min(1.0, t**0.72)) ** 0.9 + 0.6 * (1 - t))
