"""The image layers of all areas: what is far, in the middle and near, each at its own pace.

Where a picture stands is Tiled's rule: its offset is where its upper left corner is while the
camera's middle is at its area's upper left corner, and it moves ``parallax`` times as fast as the world.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pygame

from maketomorrow.content.scenery import Backdrop, Scenery
from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.shell.paint import ADD
from maketomorrow.shell.palette import mix
from maketomorrow.shell.places.hours import CUT_TICKS, Daylight, Hour
from maketomorrow.shell.places.tinting import Dyes, Says, Tinted
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.plan import Rect


@dataclass(frozen=True, slots=True)
class BackdropTuning:
    """How pictures come and go."""

    open_px: float = 200.0  # beyond its area's border, until an open picture is gone
    fade_minutes: float = 1.5  # of the day's clock, for what begins or ends at an hour
    fade_steps: int = 16
    gust_ticks: float = 75.0  # a sway to one side and back, over two pi
    strips: int = 3  # coloured ahead in a frame: a light that turns in a second keeps the picture with it
    soon_ticks: int = 90  # what begins within them is coloured already
    look_calls: int = 16  # preparing looks anew for what is near every so many frames
    afar: float = 0.25  # what moves no faster than that is drawn together with the sky
    near_px: float = 700.0  # whatever is no farther from the picture is read ...
    drop_px: float = 1000.0  # ... and forgotten beyond that
    read_ticks: int = 600  # what begins within them is read already; of other hours nothing is kept


TUNING = BackdropTuning()
LOOK_PX = 64
PLAIN = Dyes()


@dataclass(slots=True)
class Plane:
    """A picture at its place, and the palette it is coloured with."""

    about: Backdrop
    palette: str
    tinted: Tinted
    phase: float  # of its sway
    hour: Hour | None = None  # that it was last coloured for
    dyes: Dyes = PLAIN  # of that hour


class Spot(NamedTuple):
    """Where a plane is in the picture, and how much of it is seen."""

    x: int
    y: int
    share: float


def planes_of(scenery: Sequence[Scenery]) -> list[Plane]:
    """A plane for each picture of all areas, in their order; areas of which nothing is open last.

    What is seen over a border lies behind the walls next door.
    """
    areas = sorted(scenery, key=lambda area: not any(about.open for about in area.backdrops))
    backdrops = [(about, area.light) for area in areas for about in area.backdrops]
    return [
        Plane(about, palette, Tinted(about.image, about.additive, _says(about)), number * 1.7)
        for number, (about, palette) in enumerate(backdrops)
    ]


def _says(about: Backdrop) -> Says:
    return "tones" if about.tones or about.sky else "masks" if about.masks else "colours"


def dyes_of(about: Backdrop, hour: Hour) -> Dyes:
    """The colours of a picture at an hour."""
    tint = about.tint[:3]
    opacity = round(255 * about.opacity) * about.tint[3] // 255
    if about.tones:
        ramp = (hour.near, mix(hour.near, hour.far, 0.5), hour.far, mix(hour.far, hour.horizon, 0.6), hour.horizon)
        return Dyes(ramp, None, tint, opacity)
    if about.sky:
        dark = (hour.near, mix(hour.near, hour.high, 0.4), mix(hour.near, hour.high, 0.75))
        return Dyes((*dark, hour.high, hour.upper, hour.lower, hour.horizon), None, tint, opacity)
    if about.masks:
        near = about.near**0.75
        body = mix(mix(hour.far, hour.horizon, 0.10 * (1 - near)), hour.near, near)
        haze = mix(mix(hour.horizon, hour.lower, 0.3), mix(hour.far, hour.near, 0.6), near * 0.55)
        rim = mix(hour.horizon, hour.rim, 0.35 + 0.65 * near)
        return Dyes((body, haze), rim, tint, opacity)
    light = hour.sun if about.additive else hour.light
    share = hour.sun_share / 0.75 if about.additive and about.lit else 1.0
    colour = tuple(a * b // 255 for a, b in zip(tint, light)) if about.lit else tint
    return Dyes(light=colour, opacity=round(opacity * min(1.0, share)))  # type: ignore[arg-type]


class Backdrops:
    """All image layers of a day."""

    def __init__(self, planes: Sequence[Plane], daylight: Daylight) -> None:
        self.planes = planes
        self._daylight = daylight
        self._turn = 0  # the plane that is coloured next
        self._near: list[Plane] = []  # those whose place is not far from the picture
        self._calls = 0
        self._tick = 0  # of the last picture
        self._at: dict[str, list[Plane]] = {}  # those of a depth that may be in the picture
        self._looked: tuple[int, int] | None = None  # where the picture was when they were found
        self.drawn_afar: Sequence[Plane] = ()  # those that are in the picture of the sky already

    def draw(self, surface: pygame.Surface, depth: str, left: int, top: int, tick: int) -> None:
        """Lay on all planes of a depth; (left, top) is the picture's corner in world px."""
        self._begin(left, top, tick)
        for plane in self._at.get(depth, ()):
            if any(plane is other for other in self.drawn_afar):
                continue
            box = _box(plane.about)
            if box is not None:
                surface.set_clip((box[0] - left, box[1] - top, box[2], box[3]))
            self._draw(surface, plane, left, top, tick)
            surface.set_clip(None)

    def draw_afar(self, surface: pygame.Surface, left: int, top: int, tick: int, room: int) -> list[Plane]:
        """Lay on the first of the far planes, as long as they hardly move and fill the picture and ``room`` px more.

        Answers which those are.
        """
        self._begin(left, top, tick)
        picture = pygame.Rect(left, top, WIDTH, HEIGHT).inflate(2 * room, 2 * room)
        drawn: list[Plane] = []
        for plane in self._at.get("far", ()):
            box = _box(plane.about)
            if max(plane.about.parallax) > TUNING.afar or not (box is None or pygame.Rect(box).contains(picture)):
                break
            self._draw(surface, plane, left, top, tick)
            drawn.append(plane)
        return drawn

    def _begin(self, left: int, top: int, tick: int) -> None:
        if abs(tick - self._tick) > CUT_TICKS:
            for plane in self.planes:
                plane.tinted.undye()
        self._tick = tick
        self._look(left, top)

    def _draw(self, surface: pygame.Surface, plane: Plane, left: int, top: int, tick: int) -> None:
        spot = self._spot(plane.about, plane.phase, left, top, tick)
        if spot.share > 0:
            self._lay(surface, plane, spot, tick)

    def _look(self, left: int, top: int) -> None:
        """Find what may be in the picture; that holds while the camera goes no farther than LOOK_PX."""
        at = self._looked
        if at is None or abs(at[0] - left) > LOOK_PX or abs(at[1] - top) > LOOK_PX:
            self._looked = left, top
            self._at = {}
            for plane in self.planes:
                if _reaches(plane.about, left, top, LOOK_PX):
                    self._at.setdefault(plane.about.depth, []).append(plane)

    def _lay(self, surface: pygame.Surface, plane: Plane, spot: Spot, tick: int) -> None:
        about, tinted = plane.about, plane.tinted
        tinted.onto = surface
        dyes = self._dyes(plane, tick, spot.share)
        flags = ADD if about.additive else 0
        for x, y in _copies(about, spot):
            strips = tinted.strips(dyes, -x, WIDTH - x)
            if not about.additive:
                tinted.fade(round(255 * spot.share))
            for piece, dx, dy in strips:
                surface.blit(piece, (x + dx, y + dy), special_flags=flags)

    def prepare(self, left: int, top: int, tick: int) -> None:
        """A few strips of work ahead, or one picture read. What is far away gives its memory back."""
        self._calls += 1
        if self._calls % TUNING.look_calls == 1:
            self._near = [plane for plane in self.planes if self._wanted(plane, left, top, tick, TUNING.near_px)]
            for plane in self.planes:
                if plane.tinted.loaded and not self._wanted(plane, left, top, tick, TUNING.drop_px):
                    plane.tinted.forget()
        for _ in range(TUNING.strips):
            if not self._prepare_one(left, top, tick):
                break

    def _wanted(self, plane: Plane, left: int, top: int, tick: int, ahead: float) -> bool:
        """Whether a plane is within so many px of the picture, now or soon."""
        times = (tick,) if plane.about.hours == (None, None) else (tick, tick + TUNING.read_ticks)
        return any(self._spot(plane.about, plane.phase, left, top, at, ahead).share > 0 for at in times)

    def _prepare_one(self, left: int, top: int, tick: int) -> bool:
        # one after another, and on from where it stopped: in a light that turns quickly none waits for the first
        turn = self._turn if self._turn < len(self._near) else 0
        for number in (*range(turn, len(self._near)), *range(turn)):
            plane = self._near[number]
            spot = self._spot(plane.about, plane.phase, left, top, tick, ahead=WIDTH / 2)
            share, first, last = spot.share, -spot.x - WIDTH / 2, 1.5 * WIDTH - spot.x
            if not share or plane.about.repeat[0]:
                first, last = -math.inf, math.inf
            if not share and self._spot(plane.about, plane.phase, left, top, tick + TUNING.soon_ticks).share:
                share = 1 / TUNING.fade_steps  # its hour is near
            if share and plane.tinted.dye(self._dyes(plane, tick, share), first, last):
                self._turn = number
                return True
        unread = next((plane for plane in self._near if not plane.tinted.loaded), None)
        if unread is not None:
            unread.tinted.load()
        return False

    def _dyes(self, plane: Plane, tick: int, share: float) -> Dyes:
        hour = self._daylight.of(plane.palette, tick)
        if hour is not plane.hour:
            plane.hour, plane.dyes = hour, dyes_of(plane.about, hour)
        if plane.about.additive and share < 1.0:
            return plane.dyes._replace(opacity=round(plane.dyes.opacity * share))
        return plane.dyes

    def _spot(self, about: Backdrop, phase: float, left: int, top: int, tick: int, ahead: float = 0.0) -> Spot:
        """Where a plane is for a picture at world (left, top); ``ahead`` px around the picture count as in it."""
        area_x, area_y, _, _ = about.area.rect
        gone = Spot(0, 0, 0.0)
        share = _at_hour(about, self._daylight, tick)
        if share <= 0:
            return gone
        middle_x, middle_y = left + WIDTH / 2, top + HEIGHT / 2
        if about.open:
            share *= 1 - max(0.0, _outside(about, middle_x, middle_y) - ahead) / TUNING.open_px
            share = math.ceil(share * TUNING.fade_steps) / TUNING.fade_steps
        if not about.open and not _reaches(about, left, top, ahead):
            return gone
        x = area_x + about.offset[0] + (1 - about.parallax[0]) * (middle_x - area_x) - left
        y = area_y + about.offset[1] + (1 - about.parallax[1]) * (middle_y - area_y) - top
        x += about.drift * tick / TICK_RATE + about.sway * math.sin(tick / TUNING.gust_ticks + phase)
        seen_x = about.repeat[0] or -about.size[0] - ahead < x < WIDTH + ahead
        seen_y = about.repeat[1] or -about.size[1] - ahead < y < HEIGHT + ahead
        return Spot(round(x), round(y), share) if seen_x and seen_y else gone


def _reaches(about: Backdrop, left: float, top: float, ahead: float) -> bool:
    """Whether the part of the world in which a picture is seen reaches to within ``ahead`` px of the screen's."""
    x, y, width, height = about.within or _stands(about) or about.area.rect
    over = TUNING.open_px if about.open else 0.0
    room = ahead + over + about.sway
    return x - room < left + WIDTH and y - room < top + HEIGHT and left < x + width + room and top < y + height + room


def _stands(about: Backdrop) -> Rect | None:
    """Where a picture is that moves with the world as a thing does, None for one that does not."""
    if about.parallax != (1.0, 1.0) or about.drift or any(about.repeat) or about.open:
        return None
    return about.area.rect[0] + about.offset[0], about.area.rect[1] + about.offset[1], *about.size


def _box(about: Backdrop) -> Rect | None:
    """The part of the world in which a picture is seen, None for all of it."""
    return about.within or (None if about.open else about.area.rect)


def _outside(about: Backdrop, x: float, y: float) -> float:
    """How far a spot is outside a picture's area, in px; 0 inside."""
    left, top, width, height = about.area.rect
    return max(left - x, x - left - width, top - y, y - top - height, 0.0)


def _at_hour(about: Backdrop, daylight: Daylight, tick: int) -> float:
    """How much of a picture is there at this hour, in steps."""
    start, end = about.hours
    if start is None and end is None:
        return 1.0
    now = daylight.minutes(tick)
    share = 1.0
    if start is not None:
        share = min(share, (now - start) / TUNING.fade_minutes)
    if end is not None:
        share = min(share, (end - now) / TUNING.fade_minutes)
    return max(0.0, round(share * TUNING.fade_steps) / TUNING.fade_steps)


def _copies(about: Backdrop, spot: Spot) -> Iterator[tuple[int, int]]:
    """The corners of a plane that goes on to the sides, or up and down, as far as the picture reaches."""
    width, height = about.size
    xs = range(spot.x % width - width, WIDTH, width) if about.repeat[0] else (spot.x,)
    ys = range(spot.y % height - height, HEIGHT, height) if about.repeat[1] else (spot.y,)
    for y in ys:
        for x in xs:
            yield x, y
