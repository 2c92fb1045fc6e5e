"""Pictures of weapons and upgrades on a grid of 24 px: a cream shape with one accent, read as a blob first.

Amber is a weapon's energy, orange the suit, teal sense and help.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

import pygame

from maketomorrow.shell.paint import Canvas, Spot, Sprite, bezier, silhouette
from maketomorrow.shell.palette import AMBER, CREAM, DIM, INK, SUIT, TEAL, UNLIT
from maketomorrow.sim.player.upgrades import UPGRADES

SIDE = 24  # px


def _arc(x: float, y: float, radius: float, start: float, end: float, steps: int = 20) -> list[Spot]:
    angles = [start + (end - start) * i / (steps - 1) for i in range(steps)]
    return [(x + math.cos(a) * radius, y + math.sin(a) * radius) for a in angles]


# --- weapons ------------------------------------------------------------------------------------


def _cutter(c: Canvas) -> None:
    c.limb((4, 20), (10, 14), 3, 3, CREAM)
    c.limb((8, 12.5), (12, 16.5), 2, 2, SUIT)
    c.poly([(11, 13), (15, 5), (21, 2.5), (20.5, 8), (17, 11), (13.5, 15)], CREAM)
    c.path([(12, 12), (15.4, 5.4), (21, 2.8)], 1.4, AMBER)


def _rivet(c: Canvas) -> None:
    c.poly([(3, 8), (12, 8), (12, 12), (9, 13), (7, 20), (3, 20), (5, 12.5), (3, 12)], CREAM)
    c.rect(12, 9, 7, 2, CREAM)
    c.rect(20, 8, 2.5, 4, AMBER)
    c.rect(5, 6, 4, 2, SUIT)


def _slug(c: Canvas) -> None:
    c.poly([(2, 10), (9, 8), (21, 7), (22, 13), (10, 14), (7, 19), (3, 19), (5, 14)], CREAM)
    c.rect(11, 8.4, 8, 1.8, INK)
    c.disc((13, 16.5), 3, SUIT)
    c.poly([(21, 6), (23, 5.5), (23, 14.5), (21, 14)], AMBER)


def _blade(c: Canvas) -> None:
    c.limb((3, 21), (14, 10), 2.2, 2.2, CREAM)
    outer = _arc(13, 11, 10, -2.25, 0.7)
    c.poly([*outer, *_arc(11.6, 12.4, 5, 0.7, -2.25)], CREAM)
    c.path(outer, 1.5, AMBER)


def _driver(c: Canvas) -> None:
    c.rect(2, 6, 11, 12, CREAM)
    c.rect(4, 8, 7, 3, SUIT)
    c.rect(4, 13, 7, 1.5, INK)
    c.poly([(13, 9), (18, 9), (22.5, 12), (18, 15), (13, 15)], AMBER)


def _lance(c: Canvas) -> None:
    c.limb((2, 21), (14, 9), 2.6, 2, CREAM)
    c.poly([(11, 10), (22, 2), (16, 9.5), (20, 10.5), (13, 17), (15, 12.5), (11.5, 12)], AMBER)
    c.disc((5, 18), 2.4, SUIT)


def _charge(c: Canvas) -> None:
    """A satchel with a burning fuse."""
    c.poly([(3, 10), (21, 10), (19.5, 21), (4.5, 21)], CREAM)
    c.rect(3, 8, 18, 3.4, CREAM)
    c.rect(4, 13.4, 16, 2, INK)
    c.rect(10, 12, 4, 5, SUIT)
    c.path(bezier((12, 8), (12, 3), (16, 2), (19, 4), 10), 1.6, CREAM)
    c.disc((20, 4.4), 2.4, AMBER)


def _unknown(c: Canvas) -> None:
    c.poly([(4, 12), (12, 4), (20, 12), (12, 20)], CREAM)
    c.disc((12, 12), 3, AMBER)


# --- upgrades -----------------------------------------------------------------------------------


def _coil(c: Canvas) -> None:
    for x, tone in ((1, DIM), (6, CREAM), (12, AMBER)):
        c.poly([(x, 5), (x + 4, 5), (x + 10, 12), (x + 4, 19), (x, 19), (x + 6, 12)], tone)


def _plating(c: Canvas) -> None:
    c.poly([(12, 2), (21, 5), (20, 13), (12, 22), (4, 13), (3, 5)], CREAM)
    c.poly([(12, 5), (18, 7), (17.4, 12), (12, 18.4)], SUIT)


def _thrusters(c: Canvas) -> None:
    c.poly([(8, 3), (16, 3), (18, 11), (6, 11)], CREAM)
    c.poly([(8, 12.5), (16, 12.5), (12, 23)], AMBER)
    c.poly([(10, 12.5), (14, 12.5), (12, 18)], SUIT)


def _cells(c: Canvas) -> None:
    for x, full in ((3.0, 11), (9.7, 11), (16.4, 5)):
        c.rect(x, 6, 4.6, 15, CREAM)
        c.rect(x + 1.3, 3.5, 2, 2.5, CREAM)
        c.rect(x + 1.2, 19.8 - full, 2.2, full, AMBER)


def _soles(c: Canvas) -> None:
    c.poly([(8, 3), (14, 3), (14, 11), (21, 14), (21, 17), (8, 17)], CREAM)
    c.rect(8, 18, 13, 2, SUIT)
    for y in (13, 17, 21):
        c.limb((3, y), (6, y), 1.4, 1.4, AMBER)


def _sight(c: Canvas) -> None:
    c.path(_arc(12, 12, 8, 0, math.tau), 2, CREAM)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        c.limb((12 + dx * 5, 12 + dy * 5), (12 + dx * 11, 12 + dy * 11), 1.8, 1.8, CREAM)
    c.disc((12, 12), 1.8, AMBER)


def _edge(c: Canvas) -> None:
    for k in range(3):
        curve = bezier((5 + k * 6, 3), (9 + k * 5, 8), (8 + k * 5, 15), (3 + k * 6, 21), 14)
        c.ribbon(curve, lambda t: 2.2 * (1 - t) + 0.3, CREAM)
    c.limb((4, 3), (19, 3), 2.4, 2.4, SUIT)


def _press(c: Canvas) -> None:
    c.poly([(3, 4), (9, 4), (9, 20), (3, 20)], CREAM)
    c.path([(10, 12), (12, 7), (14, 17), (16, 7), (18, 12)], 2, AMBER)
    c.rect(18.5, 6, 3, 12, CREAM)


def _breech(c: Canvas) -> None:
    for x, tone in ((3, CREAM), (10, CREAM), (17, AMBER)):
        c.poly([(x, 9), (x + 2.5, 4), (x + 5, 9)], tone)
        c.rect(x, 9, 5, 9, tone)
        c.rect(x, 19.5, 5, 2, SUIT)


def _coupling(c: Canvas) -> None:
    c.path(_arc(8, 12, 5, 0, math.tau), 2.4, CREAM)
    c.path(_arc(16, 12, 5, 0, math.tau), 2.4, CREAM)
    c.path([(12, 3), (10.5, 9), (13.5, 14), (12, 21)], 1.8, AMBER)


def _lens(c: Canvas) -> None:
    c.poly([(1, 12), (6, 6), (12, 4), (18, 6), (23, 12), (18, 18), (12, 20), (6, 18)], CREAM)
    for radius, tone in ((5.4, INK), (3.8, TEAL), (1.4, INK)):
        c.disc((12, 12), radius, tone)


def _foam(c: Canvas) -> None:
    c.rect(6, 4, 12, 17, CREAM)
    c.rect(9, 2, 6, 2, CREAM)
    c.rect(10.6, 8, 2.8, 10, TEAL)
    c.rect(7.2, 11.6, 9.6, 2.8, TEAL)


ICONS: dict[str, Callable[[Canvas], None]] = {
    "cutter": _cutter,
    "rivet": _rivet,
    "slug": _slug,
    "blade": _blade,
    "driver": _driver,
    "lance": _lance,
    "charge": _charge,
    "coil": _coil,
    "plating": _plating,
    "thrusters": _thrusters,
    "cells": _cells,
    "soles": _soles,
    "sight": _sight,
    "edge": _edge,
    "press": _press,
    "breech": _breech,
    "coupling": _coupling,
    "lens": _lens,
    "foam": _foam,
}


@cache
def icon(name: str, side: int = SIDE) -> Sprite:
    """The icon of a weapon or an upgrade, ``side`` px large; its (0, 0) is its upper left."""
    canvas = _drawn(name)
    if side == SIDE:
        return canvas.sprite()
    return Sprite(pygame.transform.smoothscale(canvas.sheet, (side, side)), 0, 0)


@cache
def silhouette_of(name: str, side: int = SIDE) -> pygame.Surface:
    """The icon's shadow."""
    return silhouette(icon(name, side).picture, INK)


@cache
def small_icon(name: str, side: int = 16) -> pygame.Surface:
    """The icon smaller, and dim."""
    small = pygame.transform.smoothscale(_drawn(name).sheet, (side, side))
    small.fill((190, 190, 190, 190), special_flags=pygame.BLEND_RGBA_MULT)
    return small


def _drawn(name: str) -> Canvas:
    canvas = Canvas(0, 0, SIDE, SIDE)
    ICONS.get(name, _unknown)(canvas)
    return canvas


def pips(surface: pygame.Surface, upgrade: str, level: int, x: int, y: int) -> None:
    """The levels of an upgrade under its 24 px: teal what is built, dark what could be."""
    most = UPGRADES[upgrade].most
    left = x + (SIDE - most * 7 + 2) // 2
    for k in range(most):
        surface.fill(TEAL if k < level else UNLIT, (left + k * 7, y, 5, 2))
