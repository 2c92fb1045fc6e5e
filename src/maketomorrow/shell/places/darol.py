"""Darol, seen from everywhere: a bud that breathes, and since the burst a flower that does.

Its pictures are the workshop's: four of the bud, six of the opening, four of the flower, all of one size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from maketomorrow.shell.paint import ADD, Spot, glow
from maketomorrow.shell.palette import HIVE, mix, rgb
from maketomorrow.shell.places.hours import Hour
from maketomorrow.shell.places.tinting import Dyes, Tinted
from maketomorrow.shell.reading.type import ASSETS
from maketomorrow.shell.window import WIDTH

PICTURES = ASSETS / "places" / "horizon"
SIZE = (500, 372)
FOOT: Spot = (318.0, 358.0)  # where its stem leaves the water, in its pictures
HEART: tuple[Spot, Spot] = ((-62.0, -128.0), (-76.0, -128.0))  # its light, from its foot: shut, open
BREATHS, OPENING = 4, 6  # pictures
DEEP, BLUSH = rgb("#3a1a4e"), rgb("#c4526a")  # its own hues, under whatever light


@dataclass(frozen=True, slots=True)
class DarolTuning:
    """Where it stands and how it moves."""

    x: float = 8900.0  # world px: straight ahead of whoever stands there
    drift: float = 0.035  # px it moves for a px of the camera ...
    most_px: float = 200.0  # ... and never so far from the middle of the picture, so that a window in the west shows it
    breath_ticks: int = 330
    opening_ticks: int = 150
    gate_x: float = 7424.0  # world px of the roots' gate: east of it one stands under it, and sees it no more


TUNING = DarolTuning()


class Darol:
    """All its pictures, in the light of the hour."""

    def __init__(self, burst_tick: int) -> None:
        self._burst_tick = burst_tick
        count = 2 * BREATHS + OPENING
        self._frames = [Tinted(PICTURES / f"darol_{number:02}.png", False, "masks") for number in range(count)]
        self._lights = Tinted(PICTURES / "darol_lights.png", True)
        self.pictures = (*self._frames, self._lights)
        self._dyes = Dyes()
        self.heart: Spot | None = None  # where its light was in the last picture; None = out of sight

    def opened(self, tick: int) -> float:
        """How far it is open, 0 to 1."""
        if self._burst_tick < 0:
            return 0.0
        return min(1.0, max(0.0, (tick - self._burst_tick) / TUNING.opening_ticks))

    def _frame(self, tick: int) -> int:
        opened = self.opened(tick)
        if 0 < opened < 1:
            return BREATHS + int(opened * OPENING)
        breath = 0.5 - 0.5 * math.cos(tick / TUNING.breath_ticks * math.tau)
        return round(breath * (BREATHS - 1)) + (BREATHS + OPENING if opened else 0)

    def x(self, camera_x: float) -> int:
        """Where its foot is in the picture of a camera whose middle is at world ``camera_x``."""
        way = (TUNING.x - camera_x) * TUNING.drift
        return round(WIDTH / 2 + math.copysign(TUNING.most_px * (1 - math.exp(-abs(way) / TUNING.most_px)), way))

    def draw(self, surface: pygame.Surface, camera_x: float, horizon: int, hour: Hour, tick: int) -> None:
        """Lay it on, its foot in the water at the horizon, as far as the roots' gate, which hides where it ends."""
        self.heart = None
        seen = min(WIDTH, round(WIDTH / 2 + TUNING.gate_x - camera_x))
        if seen <= 0:
            return
        surface.set_clip((0, 0, seen, surface.get_height()))
        self._lay(surface, camera_x, horizon, hour, tick)
        surface.set_clip(None)
        if self.heart is not None and self.heart[0] > seen:
            self.heart = None

    def _lay(self, surface: pygame.Surface, camera_x: float, horizon: int, hour: Hour, tick: int) -> None:
        dark = max(
            0.0, 1 - sum(hour.high) / 440
        )  # by night it is a shape before the light, by day the air is before it
        body = mix(mix(mix(hour.far, hour.high, 0.5), DEEP, 0.46), hour.near, 0.5 * dark * dark)
        haze = mix(mix(hour.horizon, hour.lower, 0.35), BLUSH, 0.34)
        edge = mix(mix(hour.far, hour.sun, 0.8), hour.rim, 0.6)
        self._dyes = Dyes((body, haze), edge)
        left, top = self.x(camera_x) - round(FOOT[0]), horizon + 3 - round(FOOT[1])
        frame = self._frames[self._frame(tick)]
        for picture in self.pictures:
            picture.onto = surface
        strips = frame.strips(self._dyes, 0, SIZE[0])
        for piece, dx, dy in strips:
            surface.blit(piece, (left + dx, top + dy))
        opened = self.opened(tick)
        beat = 0.5 + 0.5 * math.sin(tick / 38)
        if opened > 0.5:
            strength = round(255 * min(1.0, (opened - 0.5) * 2))
            for piece, dx, dy in self._lights.strips(Dyes(opacity=strength), 0, SIZE[0]):
                surface.blit(piece, (left + dx, top + dy), special_flags=ADD)
        (ax, ay), (bx, by) = HEART
        x, y = left + FOOT[0] + ax + (bx - ax) * opened, top + FOOT[1] + ay + (by - ay) * opened
        self.heart = x, y
        radius = round(13 + 11 * opened)
        level = round((0.3 + 0.2 * beat) * 10) / 10
        surface.blit(glow(radius, HIVE, level), (x - radius, y - radius), special_flags=ADD)

    def prepare(self, tick: int) -> bool:
        """One strip of work ahead; answers whether there was any."""
        if self._dyes.ramp:
            for ahead in (0, 25, 60, 100):
                if self._frames[self._frame(tick + ahead)].dye(self._dyes):
                    return True
        for picture in self.pictures:
            if not picture.loaded:
                picture.load()
                return True
        return False
