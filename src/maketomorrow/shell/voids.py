"""The white and the black void: a floor that mirrors, breath, and a field that moves with the spectrum."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import pygame

from maketomorrow.core.rng import pick
from maketomorrow.shell.hearing.spectrum import levels
from maketomorrow.shell.paint import ADD, glow
from maketomorrow.shell.palette import AMBER, TEAL, Colour, mix, rgb
from maketomorrow.shell.window import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class VoidTuning:
    """Where things are in a void. Px of the picture."""

    black_floor_y: int = 266
    white_floor_y: int = 246
    spokes: int = 180
    bars: int = 128
    heart_px: float = 23.0  # radius of a ring about a heart, while it stays there
    spoke_px: float = 38.0  # longest spoke of a ring that has run far
    least_spoke: float = 0.12  # of it: no spoke of such a ring is shorter, or the ring would have gaps
    shine_px: int = 110  # the air about a heart is lit so far by its ring ...
    shine_share: float = 0.5  # ... and so brightly
    bar_px: float = 128.0
    gone_px: float = 430.0  # a ring that has run out so far is out of the picture
    mirror_px: int = 88
    ring_px: float = 96.0  # radius of the great ring


TUNING = VoidTuning()
BLACK = rgb("#040308")
PAPER = rgb("#fff6e8")
RING_FROM, RING_TO = rgb("#b02040"), rgb("#ff7a5a")
UNLIVED = rgb("#7f7a92")
SHINE = rgb("#8a2048")  # the air about a ring
LIT_AIR = rgb("#2c1334")  # what a spoke about her own heart goes out into
BREATH = {"black": rgb("#8f9ac0"), "white": rgb("#dcbfae")}


def floor_y(void: str) -> int:
    """Where figures stand."""
    return TUNING.white_floor_y if void == "white" else TUNING.black_floor_y


def draw_ground(surface: pygame.Surface, void: str, lit_x: float = WIDTH / 2, floor: int = -1) -> None:
    """The void itself, over the whole picture.

    What light there is in the black one falls at ``lit_x``; ``floor`` -1 = where figures usually stand.
    """
    if void == "white":
        surface.blit(_paper(), (0, 0))
        return
    down = floor - TUNING.black_floor_y if floor >= 0 else 0
    if down:
        surface.fill(BLACK)
    surface.blit(_darkness(), (0, down), (WIDTH - round(lit_x), 0, WIDTH, HEIGHT))


def draw_mirror(surface: pygame.Surface, void: str, tick: float, floor: int = -1) -> None:
    """What stands above the floor, upside down in it, in rows that waver. Drawn last of all but words."""
    y = floor if floor >= 0 else floor_y(void)
    rows = min(TUNING.mirror_px, HEIGHT - y, y)
    if rows <= 0:
        return
    squeeze = 1.15 if void == "black" else 1.05
    high = min(y, round(rows * squeeze))
    turned = pygame.transform.flip(surface.subsurface((0, y - high, WIDTH, high)), False, True)
    turned = pygame.transform.scale(turned, (WIDTH, rows))
    if void == "white":
        turned = turned.convert_alpha()
        turned.blit(_fade(rows, 0.55, True), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    else:
        turned.blit(_fade(rows, 0.42, False), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        surface.fill(BLACK, (0, y, WIDTH, HEIGHT - y))
        surface.blit(_pool(), (0, y))
    flags = 0 if void == "white" else ADD
    for j in range(rows):
        off = round(math.sin(j * 0.8 + tick / 19) * (0.4 + j * 0.05))
        surface.blit(turned, (off, y + j), (0, j, WIDTH, 1), special_flags=flags)


# --- fields -----------------------------------------------------------------------------------


def draw_heart_ring(
    surface: pygame.Surface, at: tuple[float, float], level: float, tick: float, source: str, near: float = 1.0
) -> None:
    """A small ring of spokes about a heart, ``level`` of the way up; far off (``near`` below 1) it is small."""
    if level <= 0:
        return
    r = TUNING.heart_px * near * (0.92 + 0.08 * math.sin(tick / 37))
    made = levels(source, tick, round(64 * near))
    far = max(8, round(TUNING.shine_px * near))
    shine = round(255 * level * near * TUNING.shine_share * min(1.0, 0.45 + 0.9 * sum(made) / len(made)))
    air = glow(far, SHINE, 1.0).copy()  # it beats with what is heard
    air.fill((shine, shine, shine), special_flags=pygame.BLEND_RGB_MULT)
    surface.blit(air, (round(at[0]) - far, round(at[1]) - far), special_flags=ADD)
    _spokes(surface, at, r, made, 7.0 * near, level, LIT_AIR if near == 1 else BLACK)


def draw_run_out(
    surface: pygame.Surface, at: tuple[float, float], share: float, tick: float, source: str, near: float = 1.0
) -> None:
    """A ring on its way out: ``share`` of its way, thinner and fainter as it goes."""
    if not 0 < share < 1:
        return
    gone = 1 - (1 - share) ** 1.2
    start = TUNING.heart_px * near
    r = start + (TUNING.gone_px - start) * gone
    strength = (1 - share) ** 0.4 * min(1.0, share * 12) * near
    tall = 7.0 + (TUNING.spoke_px - 7.0) * min(1.0, gone * 3) * near
    made = [TUNING.least_spoke + (1 - TUNING.least_spoke) * v for v in levels(source, tick, TUNING.spokes)]
    _spokes(surface, at, r, made, tall, strength, wide=2 if near == 1 else 1)


def draw_great_ring(surface: pygame.Surface, at: tuple[float, float], lived: float, tick: float, source: str) -> None:
    """A whole ring, burning as far as a day was lived (0 to 1) and ash from there on."""
    made = levels(source, tick, TUNING.spokes)
    for k, v in enumerate(made):
        t = k / TUNING.spokes
        burns = t < lived
        tone = mix(RING_FROM, RING_TO, t / max(0.01, lived)) if burns else mix(BLACK, UNLIVED, 0.27)
        far = 3 + 40 * v**1.1 * (1.0 if burns else 0.25)
        _spoke(surface, at, -math.pi / 2 + t * math.tau, TUNING.ring_px, TUNING.ring_px + far, tone)


def draw_bars(surface: pygame.Surface, void: str, level: float, tick: float, source: str) -> None:
    """A field of bars from edge to edge, lowest in the middle; her warm half at the left, help's at the right."""
    y, count = floor_y(void), TUNING.bars
    ground = PAPER if void == "white" else BLACK
    step = WIDTH / count
    for k, v in enumerate(levels(source, tick, count)):
        t = k / count
        low = 0.25 + 0.75 * min(1.0, abs(t - 0.5) * 2.6) ** 1.2
        tall = (5 + TUNING.bar_px * v**1.2 * low) * level
        tone = mix(rgb("#ff7a4a"), AMBER, min(1.0, t * 2.2)) if t < 0.5 else mix(rgb("#ffd9a0"), TEAL, (t - 0.5) * 2.4)
        x = round(k * step) + 1
        surface.fill(mix(ground, tone, 0.7), (x, y - round(tall), 2, round(tall)))
        for j in range(3):
            surface.fill(mix(ground, tone, 0.38 - 0.11 * j), (x, y - round(tall) - 5 - j * 4, 2, 1))


def draw_noise(surface: pygame.Surface, source_x: float, floor: int, level: float, tick: float, source: str) -> None:
    """Bars of a sound along a floor, tallest where it comes from: light to be added to whatever is there."""
    if level <= 0:
        return
    count = TUNING.bars
    step = WIDTH / count
    for k, v in enumerate(levels(source, tick, count)):
        x = round(k * step) + 1
        near = math.exp(-abs(x - source_x) / 190)
        tall = round((3 + 118 * v**1.3 * near) * level)
        share = (0.16 + 0.62 * near) * min(1.0, level * 1.6)
        tone = mix((0, 0, 0), mix(rgb("#ff7a4a"), AMBER, near), share)
        surface.fill(tone, (x, floor - tall, 2, tall), special_flags=ADD)
        for j in range(2):
            dot = mix((0, 0, 0), tone, 0.5 - 0.2 * j)
            surface.fill(dot, (x, floor - tall - 4 - j * 4, 2, 1), special_flags=ADD)


def draw_breath(surface: pygame.Surface, void: str, mouth: tuple[float, float], way: int, tick: int) -> None:
    """Two soft puffs before a mouth, every few seconds."""
    t = tick % 150
    if t > 84:
        return
    strength = math.sin(min(1.0, t / 84) * math.pi) * 0.24
    for k in range(2):
        r = 7 + 3 * k + t // 16
        x, y = mouth[0] + way * (5 + k * 6 + t * 0.07), mouth[1] - 3 - k * 3 - t * 0.05
        if void == "white":
            puff = glow(r, (30, 60, 66), round(strength * 12) / 12)
            surface.blit(puff, (round(x) - r, round(y) - r), special_flags=pygame.BLEND_RGB_SUB)
        else:
            puff = glow(r, BREATH[void], round(strength * 12) / 12)
            surface.blit(puff, (round(x) - r, round(y) - r), special_flags=ADD)


def _spokes(
    surface: pygame.Surface,
    at: tuple[float, float],
    r: float,
    made: Sequence[float],
    tall: float,
    strength: float,
    ground: Colour = BLACK,
    hot: Colour = RING_TO,
    wide: int = 1,
) -> None:
    """A ring of spokes in the hue of the letter that is being posted, on a ``ground`` of that colour."""
    count = len(made)
    for k, v in enumerate(made):
        t = k / count
        tone = mix(ground, mix(RING_FROM, hot, 0.35 + 0.65 * abs(2 * t - 1)), strength * (0.6 + 0.4 * v))
        _spoke(surface, at, -math.pi / 2 + t * math.tau, r, r + 1.5 + tall * v**1.4, tone, wide)


def _spoke(
    surface: pygame.Surface, at: tuple[float, float], angle: float, near: float, far: float, tone: Colour, wide: int = 1
) -> None:
    co, si = math.cos(angle), math.sin(angle)
    ends = (at[0] + co * near, at[1] + si * near), (at[0] + co * far, at[1] + si * far)
    if wide == 1:
        pygame.draw.aaline(surface, tone, *ends)
    else:
        pygame.draw.line(surface, tone, *ends, wide)


def prepare() -> Iterator[bool]:
    """Paint the black void ahead; the white one takes no time."""
    for paint in (_grain, _darkness, _pool, partial(glow, TUNING.shine_px, SHINE, 1.0)):
        paint()
        yield True


# --- what is painted once ---------------------------------------------------------------------


@lru_cache(maxsize=1)
def _darkness() -> pygame.Surface:
    """Black, with a breath of wine and a shaft of cold light in its middle; two pictures wide, to be moved."""
    wide, y = 2 * WIDTH, TUNING.black_floor_y
    small = pygame.Surface((wide // 4, HEIGHT // 4))
    small.blit(glow(64, rgb("#6a1230"), 0.42), (WIDTH // 4 - 64, 56 - 64), special_flags=ADD)
    shaft = pygame.Surface(small.get_size())
    middle = WIDTH // 4
    spots = [(middle - 4, -3), (middle + 3, -3), (middle + 12, y // 4), (middle - 12, y // 4)]
    pygame.draw.polygon(shaft, (15, 18, 29), spots)
    small.blit(pygame.transform.gaussian_blur(shaft, 4), (0, 0), special_flags=ADD)
    picture = pygame.transform.smoothscale(small, (wide, HEIGHT)).convert()
    grain = _grain()
    for x in range(0, wide, grain.get_width()):  # what is so dark shows its steps; grain breaks them up
        for row in range(0, HEIGHT, grain.get_height()):
            picture.blit(grain, (x, row), special_flags=ADD)
    picture.blit(_tile_of(BLACK), (0, 0), special_flags=ADD)
    picture.fill(BLACK, (0, y, wide, HEIGHT - y))
    return picture


def _tile_of(tone: Colour) -> pygame.Surface:
    sheet = pygame.Surface((2 * WIDTH, HEIGHT))
    sheet.fill(tone)
    return sheet


@lru_cache(maxsize=1)
def _grain() -> pygame.Surface:
    """A tile of faint noise, to be added."""
    side = 80
    tile = pygame.Surface((side, side))
    for row in range(side):
        for col in range(side):
            level = pick(11, "void grain", row * side + col, 4)
            tile.set_at((col, row), (level, level * 3 // 4, level))
    return tile


@lru_cache(maxsize=1)
def _pool() -> pygame.Surface:
    """The floor of the black void: an ellipse that is not quite so dark."""
    high = HEIGHT - TUNING.black_floor_y
    picture = pygame.Surface((WIDTH, high), pygame.SRCALPHA)
    for ring in range(8):
        k = 1 - ring / 8
        box = pygame.Rect(0, 0, round(340 * k), round(22 * k))
        box.center = (WIDTH // 2, 5)
        pygame.draw.ellipse(picture, (20, 13, 30, 26), box)
    return picture


@lru_cache(maxsize=1)
def _paper() -> pygame.Surface:
    """Paper: warm at the top, warmer under the floor line."""
    y = TUNING.white_floor_y
    picture = pygame.Surface((WIDTH, HEIGHT)).convert()
    for row in range(HEIGHT):
        if row < y:
            tone = mix(rgb("#fffaf0"), PAPER, row / y)
        else:
            tone = mix(rgb("#fbeede"), rgb("#fdf3e8"), (row - y) / (HEIGHT - y))
        picture.fill(tone, (0, row, WIDTH, 1))
    picture.fill(mix(PAPER, rgb("#d9b9a4"), 0.7), (0, y, WIDTH, 1))
    return picture


@lru_cache(maxsize=4)
def _fade(rows: int, most: float, alpha: bool) -> pygame.Surface:
    """From ``most`` at the top to nothing, to be multiplied: into the colours, or into the alpha."""
    picture = pygame.Surface((WIDTH, rows), pygame.SRCALPHA if alpha else 0)
    for j in range(rows):
        level = round(255 * most * (1 - j / rows))
        picture.fill((255, 255, 255, level) if alpha else (level, level, level), (0, j, WIDTH, 1))
    return picture


def draw_shock(surface: pygame.Surface, at: tuple[float, float], share: float, tick: float) -> None:
    """A ring that runs out over a whole picture, as light added to it."""
    if not 0 < share < 1:
        return
    gone = 1 - (1 - share) ** 2
    r = 18 + (TUNING.gone_px + 260) * gone
    strength = (1 - share) ** 0.8 * min(1.0, share * 10)
    for k, v in enumerate(levels("void", tick * 3, TUNING.spokes)):
        t = k / TUNING.spokes
        angle = t * math.tau
        co, si = math.cos(angle), math.sin(angle)
        near, far = (at[0] + co * r, at[1] + si * r), (at[0] + co * (r + 5 + 34 * v), at[1] + si * (r + 5 + 34 * v))
        if -40 < near[0] < WIDTH + 40 and -40 < near[1] < HEIGHT + 40:
            x, y = round(min(max(near[0], 0), WIDTH - 1)), round(min(max(near[1], 0), HEIGHT - 1))
            under = surface.get_at((x, y))[:3]
            tone = mix((under[0], under[1], under[2]), RING_TO, 0.6 * strength)
            pygame.draw.aaline(surface, tone, near, far)


def draw_letter(surface: pygame.Surface, at: tuple[float, float], share: float) -> None:
    """The thin ring that a death posts, on its way out."""
    if not 0 < share < 1:
        return
    gone = share**1.4
    _spokes(
        surface,
        at,
        8 + 380 * gone,
        levels("void", 40 + 30 * share, TUNING.spokes),
        6 + 22 * gone,
        min(1.0, share * 6) * (1 - share) ** 0.4,
        mix(rgb("#a02a4e"), BLACK, share * 1.5),
        rgb("#ff8e72"),
    )
