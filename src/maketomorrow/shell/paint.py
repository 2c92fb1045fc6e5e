"""Shapes with soft edges and one light, from nothing but pygame.

A ``Canvas`` is drawn four times as large and boxed down; what comes out is a *sprite*: a surface
with premultiplied alpha, to be laid on with ``OVER``. Light is arithmetic on whole surfaces: a rim
is the figure's alpha minus the same alpha moved away from the light.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

import pygame

from maketomorrow.shell.palette import Colour, mix

OVER = pygame.BLEND_PREMULTIPLIED
ADD = pygame.BLEND_RGB_ADD
FINE = 4  # a canvas is drawn so many times as large

Spot = tuple[float, float]


class Sprite(NamedTuple):
    """A picture and where its own (0, 0), the feet, lie in it."""

    picture: pygame.Surface
    ox: int
    oy: int

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Where the picture's corner goes when its feet stand at (x, y)."""
        return round(x) - self.ox, round(y) - self.oy

    def flipped(self) -> Sprite:
        """The same, looking the other way."""
        picture = pygame.transform.flip(self.picture, True, False)
        return Sprite(picture, self.picture.get_width() - self.ox, self.oy)


class Canvas:
    """Draw in px around an origin; every colour is opaque, so what is drawn is premultiplied already."""

    def __init__(self, left: int, top: int, right: int, bottom: int) -> None:
        self.ox, self.oy = left, top
        self.size = (right - left, bottom - top)
        self.sheet = pygame.Surface((self.size[0] * FINE, self.size[1] * FINE), pygame.SRCALPHA)
        self._drawn = pygame.Rect(0, 0, 0, 0)  # of the sheet: nothing lies outside of it

    def _at(self, spot: Spot) -> Spot:
        return (spot[0] - self.ox) * FINE, (spot[1] - self.oy) * FINE

    def poly(self, spots: Sequence[Spot], colour: Colour) -> None:
        """A filled polygon."""
        self._note(pygame.draw.polygon(self.sheet, colour, [self._at(spot) for spot in spots]))

    def disc(self, spot: Spot, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self._note(pygame.draw.circle(self.sheet, colour, self._at(spot), radius * FINE))

    def ellipse(self, spot: Spot, rx: float, ry: float, colour: Colour, turn: float = 0.0) -> None:
        """A filled ellipse, turned by ``turn`` radians."""
        co, si = math.cos(turn), math.sin(turn)
        spots = []
        for step in range(28):
            a = step / 28 * math.tau
            x, y = math.cos(a) * rx, math.sin(a) * ry
            spots.append((spot[0] + x * co - y * si, spot[1] + x * si + y * co))
        self.poly(spots, colour)

    def rect(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        """A filled box."""
        box = (round((x - self.ox) * FINE), round((y - self.oy) * FINE), round(w * FINE), round(h * FINE))
        self._note(pygame.draw.rect(self.sheet, colour, box))

    def limb(self, a: Spot, b: Spot, wide_a: float, wide_b: float, colour: Colour) -> None:
        """A bone with round ends, ``wide_a`` px thick at ``a`` and ``wide_b`` at ``b``."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy) or 1e-6
        nx, ny = -dy / length / 2, dx / length / 2
        self.poly(
            [
                (a[0] + nx * wide_a, a[1] + ny * wide_a),
                (b[0] + nx * wide_b, b[1] + ny * wide_b),
                (b[0] - nx * wide_b, b[1] - ny * wide_b),
                (a[0] - nx * wide_a, a[1] - ny * wide_a),
            ],
            colour,
        )
        self.disc(a, wide_a / 2, colour)
        self.disc(b, wide_b / 2, colour)

    def path(self, spots: Sequence[Spot], wide: float, colour: Colour) -> None:
        """A line of even thickness through ``spots``."""
        for a, b in pairwise(spots):
            self.limb(a, b, wide, wide, colour)

    def ribbon(self, spots: Sequence[Spot], half_width: Callable[[float], float], colour: Colour) -> None:
        """A band along ``spots``; ``half_width(t)`` in px for t from 0 to 1."""
        last = len(spots) - 1
        one, other = [], []
        for i, (x, y) in enumerate(spots):
            ax, ay = spots[max(0, i - 1)]
            bx, by = spots[min(last, i + 1)]
            length = math.hypot(bx - ax, by - ay) or 1e-6
            nx, ny = -(by - ay) / length, (bx - ax) / length
            w = half_width(i / last)
            one.append((x + nx * w, y + ny * w))
            other.append((x - nx * w, y - ny * w))
        self.poly(one + other[::-1], colour)

    def sprite(self) -> Sprite:
        """What was drawn, at its real size, cut to its bounds."""
        part = self._drawn
        left, top = part.left // FINE, part.top // FINE
        wide, high = -(-part.right // FINE) - left, -(-part.bottom // FINE) - top
        if not wide or not high:
            return Sprite(pygame.Surface((1, 1), pygame.SRCALPHA), -self.ox, -self.oy)
        # no more is boxed down than was drawn on: most of a sheet stays empty
        sheet = self.sheet.subsurface((left * FINE, top * FINE, wide * FINE, high * FINE))
        small = pygame.transform.smoothscale(sheet, (wide, high))
        bounds = small.get_bounding_rect()
        return Sprite(small.subsurface(bounds).copy(), -self.ox - left - bounds.x, -self.oy - top - bounds.y)

    def _note(self, part: pygame.Rect) -> None:
        """Remember where something was drawn."""
        if part.w and part.h:  # what fell beside the sheet has no size, and a place outside
            self._drawn = self._drawn.union(part) if self._drawn.w else part


def bezier(a: Spot, b: Spot, c: Spot, d: Spot, steps: int = 20) -> list[Spot]:
    """Spots along a cubic curve."""
    spots = []
    for i in range(steps):
        t = i / (steps - 1)
        u = 1 - t
        k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        spots.append(
            (
                k[0] * a[0] + k[1] * b[0] + k[2] * c[0] + k[3] * d[0],
                k[0] * a[1] + k[1] * b[1] + k[2] * c[1] + k[3] * d[1],
            )
        )
    return spots


class Light(NamedTuple):
    """How a figure is lit. ``dx``, ``dy`` point to the light; the shares go from 0 to 1."""

    colour: Colour
    rim: float = 0.8
    shade: float = 0.4  # the far side is darkened by so much
    back: Colour = (125, 79, 156)  # the room's own colour, as a faint second rim
    back_rim: float = 0.35
    dx: int = 1
    dy: int = -1
    wash: float = 0.0  # share of the light's colour that lies over the whole figure
    thin: float = 1.0  # share of the rim that falls on what is too thin to have a dark side
    haze: Colour = (0, 0, 0)  # the air between it and the eye
    haze_share: float = 0.0


def silhouette(sprite: pygame.Surface, colour: Colour, alpha: int = 255) -> pygame.Surface:
    """The sprite's shape in one colour; ``alpha`` 0 makes it a light to be added, 255 a flat picture."""
    shape = sprite.copy()
    white = pygame.Surface(sprite.get_size(), pygame.SRCALPHA)
    white.fill((255, 255, 255, 255))
    # premultiplied alpha copied into all four channels
    white.blit(_alpha_as_grey(shape), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    white.fill((*colour, alpha), special_flags=pygame.BLEND_RGBA_MULT)
    return white


def _alpha_as_grey(sprite: pygame.Surface) -> pygame.Surface:
    straight = sprite.copy()
    straight.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return straight.premul_alpha()


def _edge(grey: pygame.Surface, dx: int, dy: int) -> pygame.Surface:
    """Where the shape ends toward (dx, dy)."""
    edge = grey.copy()
    edge.blit(grey, (-dx, -dy), special_flags=pygame.BLEND_RGBA_SUB)
    return edge


def _depth(grey: pygame.Surface, light: Light) -> pygame.Surface:
    """White where there is body behind the edge, ``thin`` of it where there is none."""
    depth = pygame.Surface(grey.get_size(), pygame.SRCALPHA)
    depth.blit(grey, (2 * light.dx, 2 * light.dy), special_flags=pygame.BLEND_RGB_ADD)
    floor = round(255 * light.thin)
    depth.fill((floor, floor, floor), special_flags=pygame.BLEND_RGB_MAX)
    return depth


def lit(sprite: Sprite, light: Light) -> Sprite:
    """The sprite with a rim toward the light, a second one away from it, and its far side in shade."""
    picture = sprite.picture.copy()
    grey = _alpha_as_grey(picture)
    if light.wash:
        picture.fill(mix((255, 255, 255), light.colour, light.wash), special_flags=pygame.BLEND_RGB_MULT)
    if light.shade:
        far = _edge(grey, -3 * light.dx, -3 * light.dy)
        far.fill((round(light.shade * 255),) * 3 + (0,), special_flags=pygame.BLEND_RGBA_MULT)
        # subtract, and stay inside the alpha: a premultiplied colour may not go below zero, and does not
        shade = picture.copy()
        shade.blit(far, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        shade.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MULT)
        picture.blit(shade, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    if light.haze_share:
        clear = round(255 * (1 - light.haze_share))
        picture.fill((clear, clear, clear), special_flags=pygame.BLEND_RGB_MULT)
        air = grey.copy()
        air.fill((*mix((0, 0, 0), light.haze, light.haze_share), 0), special_flags=pygame.BLEND_RGBA_MULT)
        picture.blit(air, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)
    for colour, share, dx, dy in (
        (light.back, light.back_rim, -light.dx, 0),
        (light.colour, light.rim, light.dx, light.dy),
    ):
        if share:
            rim = _edge(grey, dx, dy)
            if light.thin < 1:
                rim.blit(_depth(grey, light), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            rim.fill(
                (round(colour[0] * share), round(colour[1] * share), round(colour[2] * share), 0),
                special_flags=pygame.BLEND_RGBA_MULT,
            )
            picture.blit(rim, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)
    return Sprite(picture, sprite.ox, sprite.oy)


K = TypeVar("K", bound=Hashable)


class LitCache(Generic[K]):
    """Sprites under the light of the hour.

    When the light changes, what was lit before stays in use and is lit anew a few at a time: a
    change of colour that nobody sees must not cost a frame that everybody does.
    """

    def __init__(self, light: Light, a_frame: int = 1, most: int = 1200) -> None:
        self.light = light
        self._asked: Light | None = None  # as it was given, before its colour was made one of a few
        self._a_frame = a_frame
        self._most = most
        self._left = a_frame
        self._now: dict[K, Sprite] = {}
        self._before: dict[K, Sprite] = {}

    def light_up(self, rim: Colour) -> None:
        """A frame begins, in this colour."""
        self.light_as(self.light._replace(colour=rim))

    def light_as(self, light: Light) -> None:
        """A frame begins, in this light."""
        self._left = self._a_frame
        if light is self._asked:
            return
        self._asked = light
        rim = light.colour
        light = light._replace(colour=(rim[0] & 0xE0 | 0x10, rim[1] & 0xE0 | 0x10, rim[2] & 0xE0 | 0x10))
        if light != self.light:
            self.light = light
            self._before.update(self._now)
            self._now.clear()

    def lit(self, sprite: Sprite) -> Sprite:
        """A picture that nobody will ask for again, in this light."""
        return lit(sprite, self.light)

    def get(self, key: K, plain: Callable[[], Sprite]) -> Sprite:
        """The lit sprite; ``plain`` draws it when it is not there yet."""
        found = self._now.get(key)
        if found is not None:
            return found
        old = self._before.get(key)
        if old is not None:
            if not self._left:
                return old
            self._left -= 1
        if len(self._now) >= self._most:
            self._now.clear()
            self._before.clear()
        self._before.pop(key, None)
        found = self._now[key] = lit(plain(), self.light)
        return found


def whitened(sprite: Sprite, colour: Colour) -> Sprite:
    """The sprite as one flat colour: the flash of a hit."""
    return Sprite(silhouette(sprite.picture, colour), sprite.ox, sprite.oy)


def settle(picture: pygame.Surface, onto: pygame.Surface) -> None:
    """Count the runs of nothing and of solid colour of a picture now rather than in a frame.

    SDL counts them for the one surface that is drawn on, and anew for every other: whoever draws one
    picture on two surfaces in turn pays for it each time.
    """
    was = onto.get_at((0, 0))
    onto.blit(picture, (0, 0), (0, 0, 1, 1))
    onto.set_at((0, 0), was)


@lru_cache(maxsize=256)
def glow(radius: int, colour: Colour, share: float) -> pygame.Surface:
    """A halo to be added: exponential fall-off, ``radius`` px to nothing. Do not draw on it."""
    side = radius * 2
    halo = pygame.Surface((side, side))
    for r in range(radius, 0, -1):
        t = r / radius
        level = share * (math.exp(-3.2 * t) - math.exp(-3.2)) / (1 - math.exp(-3.2))
        tone = (round(colour[0] * level), round(colour[1] * level), round(colour[2] * level))
        pygame.draw.circle(halo, tone, (radius, radius), r)
    return halo
