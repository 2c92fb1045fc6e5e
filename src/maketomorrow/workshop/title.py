"""The recipes for ``assets/pictures/title.png`` and ``shore.png``.

The name stands on the horizon at dawn, mirrored in the water. Of its last word the O nearest the
middle is the sun that has not come up yet, with a bud before it and spokes like a spectrum. The shore
is what stands behind the menus: an hour before, without a word, the sun at the right and half below.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
import pygame.font

from maketomorrow.core.rng import roll
from maketomorrow.workshop.shapes import Half, Spot, arc, band

WIDTH, HEIGHT, HORIZON = 640, 360, 232
FINE = 4  # shapes and letters are drawn so many times as large
LETTERS_PX, SMALL_PX = 124, 44
SUN_PX = 25  # its radius
SUN_ROOM_PX = 26  # a sun is wider than an O
TRACK_PX = 3  # between letters
SPOKES = 84
STARS = 130
NOISE = 0.012  # grain, so that the sky has no bands

Colour = tuple[int, int, int]
Stops = Sequence[tuple[float, str]]

SKY: Stops = (
    (0, "#0d0820"), (0.25, "#241146"), (0.45, "#5a1a52"), (0.56, "#a82f4a"), (0.62, "#f06a3c"), (0.645, "#ffb45c"),
    (1, "#ffb45c"),
)  # fmt: skip
NIGHT: Stops = (
    (0, "#0a0619"), (0.25, "#150b30"), (0.45, "#331146"), (0.56, "#5f1c4a"), (0.62, "#a83c46"), (0.645, "#d8743e"),
    (1, "#d8743e"),
)  # fmt: skip
SHORE_SUN: Spot = (516, HORIZON - 7)
LETTERS: Stops = ((0, "#fff6e8"), (0.45, "#ffe9c4"), (0.62, "#ffc47a"), (0.645, "#ff9a52"), (1, "#ff9a52"))


def rgb(code: str) -> Colour:
    """#rrggbb as numbers."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """``a`` at 0, ``b`` at 1."""
    return (
        round(a[0] + (b[0] - a[0]) * t),
        round(a[1] + (b[1] - a[1]) * t),
        round(a[2] + (b[2] - a[2]) * t),
    )


def spectrum(n: int, seed: int) -> list[float]:
    """A plausible spectrum of music: n values from 0 to 1 that close into a ring."""
    raw = [
        abs(math.sin(k * 0.37 + seed) * math.cos(k * 0.11 + seed * 2)) * 0.7 + 0.3 * roll(seed, "bar", k)
        for k in range(n)
    ]
    return [sum(raw[(k + d) % n] * w for d, w in ((-1, 0.25), (0, 0.5), (1, 0.25))) for k in range(n)]


def gradient(stops: Stops) -> pygame.Surface:
    """The whole picture, from top to bottom."""
    picture = pygame.Surface((WIDTH, HEIGHT))
    for y in range(HEIGHT):
        t = y / HEIGHT
        for (t0, a), (t1, b) in pairwise(stops):
            if t <= t1:
                picture.fill(mix(rgb(a), rgb(b), (t - t0) / (t1 - t0)), (0, y, WIDTH, 1))
                break
    return picture


def glow(picture: pygame.Surface, x: float, y: float, radius: float, code: str, share: float) -> None:
    """Add light about a spot: it falls to a third every ``radius`` px."""
    reach = round(radius * 4.5)
    light = pygame.Surface((reach * 2, reach * 2))
    colour = rgb(code)
    for r in range(reach, 0, -1):
        level = share * (math.exp(-r / radius) - math.exp(-4.5))
        pygame.draw.circle(light, tuple(round(c * max(0.0, level)) for c in colour), (reach, reach), r)
    picture.blit(light, (round(x) - reach, round(y) - reach), special_flags=pygame.BLEND_RGB_ADD)


class Sheet:
    """Shapes in px of the picture, drawn finely and laid on at once."""

    def __init__(self) -> None:
        self.fine = pygame.Surface((WIDTH * FINE, HEIGHT * FINE), pygame.SRCALPHA)

    def poly(self, spots: Sequence[Spot], code: str) -> None:
        """A filled polygon."""
        pygame.draw.polygon(self.fine, rgb(code), [(x * FINE, y * FINE) for x, y in spots])

    def disc(self, x: float, y: float, radius: float, code: str) -> None:
        """A filled circle."""
        pygame.draw.circle(self.fine, rgb(code), (x * FINE, y * FINE), radius * FINE)

    def bar(self, a: Spot, b: Spot, wide: float, code: str) -> None:
        """A straight stroke."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        n = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / n * wide / 2, dx / n * wide / 2
        self.poly(
            [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)], code
        )

    def ribbon(self, path: Sequence[Spot], half: Half, code: str) -> None:
        """A band along a path, ``half(t)`` px to each side."""
        self.poly(band(path, half), code)

    def lay_on(self, picture: pygame.Surface, share: float = 1.0) -> None:
        """Box it down and put it on the picture."""
        small = pygame.transform.smoothscale(self.fine, (WIDTH, HEIGHT))
        if share < 1.0:
            level = round(255 * share)
            small.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        picture.blit(small, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def bud(sheet: Sheet, x: float, y: float, h: float, code: str, dark: str) -> Spot:
    """Darol asleep with its foot at (x, y), ``h`` px high; answers the tip of its stem."""
    tip = (x - 0.35 * h, y - h * 0.66)
    for k, (a, s) in enumerate(((-0.42, 1.0), (0.34, 0.96), (-0.16, 1.08), (0.10, 1.12))):
        path = arc(
            tip,
            (tip[0] + a * h * 0.62, tip[1] - h * 0.06),
            (tip[0] + a * h * 0.48, tip[1] - h * 0.30 * s),
            (tip[0] + a * h * 0.02 + h * 0.02, tip[1] - h * 0.42 * s),
            30,
        )
        sheet.ribbon(path, lambda t: h * 0.07 * math.sin(math.pi * min(1.0, t**0.7)) + 0.3, code if k % 2 else dark)
    stem = arc((x, y), (x + 0.14 * h, y - 0.25 * h), (x - 0.315 * h, y - 0.34 * h), tip, 40)
    sheet.ribbon(stem, lambda t: h * 0.045 * (1 - t) ** 1.3 + h * 0.022, code)
    for k in range(-5, 6):
        foot = x + k * h * 0.085
        root = arc(
            (x + k * h * 0.01, y - h * 0.08),
            (x + k * h * 0.03, y - h * 0.085),
            (foot - k * h * 0.02, y - h * 0.035),
            (foot, y + 1),
            14,
        )
        sheet.ribbon(root, lambda t: h * 0.014 * (1 - t) + 0.35, code)
    return tip


def letters(name: str, font: Path) -> tuple[pygame.Surface, Spot, int]:
    """The letters as white on clear, where the sun goes, and the top of the big ones."""
    sheet = pygame.Surface((WIDTH * FINE, HEIGHT * FINE), pygame.SRCALPHA)
    words = name.upper().split()
    first, last = " ".join(words[:-1]), words[-1]
    big, small = pygame.font.Font(str(font), LETTERS_PX * FINE), pygame.font.Font(str(font), SMALL_PX * FINE)
    rounds = [i for i, letter in enumerate(last) if letter == "O"]
    sun_at = min(rounds, key=lambda i: abs(i - (len(last) - 1) / 2 + 0.6)) if rounds else -1
    widths = [big.size(c)[0] / FINE + (SUN_ROOM_PX if i == sun_at else 0) for i, c in enumerate(last)]
    start = (WIDTH - sum(widths) - TRACK_PX * (len(last) - 1)) / 2
    x, sun, top = start, (-100.0, -100.0), HORIZON
    for i, letter in enumerate(last):
        glyph = big.render(letter, True, (255, 255, 255))
        box = glyph.get_bounding_rect()
        if i == sun_at:
            sun = (x + widths[i] / 2, HORIZON - box.h / FINE / 2)
        else:
            sheet.blit(glyph, (x * FINE, HORIZON * FINE - box.bottom))
        top = min(top, HORIZON - box.h // FINE)
        x += widths[i] + TRACK_PX
    x = start + 1
    for letter in first:
        glyph = small.render(letter, True, (255, 255, 255))
        sheet.blit(glyph, (x * FINE, (top - 9) * FINE - glyph.get_bounding_rect().bottom))
        x += small.size(letter)[0] / FINE + 3
    return pygame.transform.smoothscale(sheet.premul_alpha(), (WIDTH, HEIGHT)), sun, top


def paint_title(name: str, font: Path) -> pygame.Surface:
    """The picture, 640 x 360."""
    pygame.font.init()
    picture = _sky(SKY)
    white, sun, _ = letters(name, font)
    glow(picture, *sun, 90, "#ff7a3a", 0.42)
    glow(picture, *sun, 36, "#ffb45c", 0.42)
    _skyline(picture, "#7a2350", 16)
    inked = gradient(LETTERS).convert_alpha()
    inked.blit(white, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    picture.blit(inked, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    _bud_in_the_sun(picture, sun)
    _haze(picture)
    _mirror(picture)
    _glints(picture, sun[0])
    _bloom(picture)
    sheet = Sheet()
    sheet.poly(
        [(0, 360), (0, 330), (60, 322), (150, 318), (196, 312), (214, 314), (226, 322), (250, 336), (300, 360)],
        "#07040f",
    )
    sheet.lay_on(picture)
    _vignette_and_grain(picture)
    return picture


def paint_shore() -> pygame.Surface:
    """The picture behind the menus, 640 x 360: all that is bright in it stands at the right."""
    picture = _sky(NIGHT)
    for x in range(WIDTH):  # away from the sun it is night still
        keep = round(255 * (0.34 + 0.66 * min(1.0, max(0.0, (x - 140) / 340)) ** 1.4))
        picture.fill((keep, keep, min(255, keep + 14)), (x, 0, 1, HEIGHT), special_flags=pygame.BLEND_RGB_MULT)
    glow(picture, *SHORE_SUN, 74, "#ff6a3a", 0.5)
    glow(picture, *SHORE_SUN, 28, "#ffb45c", 0.42)
    _skyline(picture, "#571c48", 30)
    _bud_in_the_sun(picture, SHORE_SUN, 58)
    _mirror(picture)
    _glints(picture, SHORE_SUN[0])
    _bloom(picture)
    sheet = Sheet()
    sheet.poly([(430, 360), (470, 342), (520, 334), (556, 326), (600, 323), (640, 328), (640, 360)], "#07040f")
    sheet.lay_on(picture)
    _vignette_and_grain(picture)
    return picture


def _sky(stops: Stops) -> pygame.Surface:
    picture = gradient(stops)
    for k in range(STARS):
        x, y = int(roll(4, "star x", k) * WIDTH), int(roll(4, "star y", k) ** 1.5 * 140)
        r, g, b, _ = picture.get_at((x, y))
        picture.set_at((x, y), mix((r, g, b), (255, 246, 232), roll(4, "star", k) ** 2 * 0.7))
    return picture


def _skyline(picture: pygame.Surface, code: str, tallest: float) -> None:
    """What is far off, as bars of a spectrum."""
    sheet = Sheet()
    for k, v in enumerate(spectrum(130, 3)):
        h = 3 + tallest * v * v
        sheet.poly([(k * 5, HORIZON - h), (k * 5 + 4, HORIZON - h), (k * 5 + 4, HORIZON), (k * 5, HORIZON)], code)
    sheet.lay_on(picture, 0.7)


def _bud_in_the_sun(picture: pygame.Surface, sun: Spot, high: float = 46) -> None:
    """The disc, its spokes, and who stands before it."""
    sheet = Sheet()
    for k, v in enumerate(spectrum(SPOKES, 5)):
        a = k / SPOKES * math.tau
        near, far = SUN_PX + 6, SUN_PX + 8 + 13 * v
        sheet.bar(
            (sun[0] + math.cos(a) * near, sun[1] + math.sin(a) * near),
            (sun[0] + math.cos(a) * far, sun[1] + math.sin(a) * far),
            1.4,
            "#ffe0ae",
        )
    sheet.disc(*sun, SUN_PX, "#fff6e8")
    foot = min(sun[1] + SUN_PX * 0.94, HORIZON)
    tip = bud(sheet, sun[0] + 6, foot, high, "#7a1640", "#5c1038")
    sheet.lay_on(picture)
    glow(picture, tip[0], tip[1] - 4, 2.4, "#ff2e4a", 0.9)


def _haze(picture: pygame.Surface) -> None:
    band = pygame.Surface((WIDTH, 1))
    band.fill(rgb("#ff9a52"))
    for y in range(HORIZON - 45, HORIZON):
        band.set_alpha(round(255 * 0.45 * math.exp(-(HORIZON - y) / 9)))
        picture.blit(band, (0, y))


def _mirror(picture: pygame.Surface) -> None:
    """Water: what is above, upside down, row by row a little beside itself, darker as it comes near."""
    above = picture.copy()
    for j in range(HEIGHT - HORIZON):
        source = HORIZON - 1 - min(HORIZON - 1, round(j * 1.05))
        off = round(0.75 * (math.sin(j * 0.9) * (0.6 + j * 0.07) + math.sin(j * 0.31 + 2) * (0.4 + j * 0.03)))
        for shift in (off, off - WIDTH, off + WIDTH):
            picture.blit(above, (shift, HORIZON + j), (0, source, WIDTH, 1))
        level = max(0.0, 0.80 - 0.0045 * j)
        tone = (round(255 * level), round(255 * level * 0.78), round(255 * level * 0.92))
        picture.fill(tone, (0, HORIZON + j, WIDTH, 1), special_flags=pygame.BLEND_RGB_MULT)


def _glints(picture: pygame.Surface, sun_x: float) -> None:
    for k in range(70):
        y = HORIZON + 1 + int(roll(6, "glint y", k) ** 1.6 * 60)
        wide = 3 + int(roll(6, "glint", k) * 19)
        off = (roll(6, "glint x", k) + roll(7, "glint x", k) + roll(8, "glint x", k) - 1.5) * 2
        x = int(sun_x + off * (40 + (y - HORIZON) * 0.8))
        level = roll(6, "glint light", k)
        tone = (round(102 * level), round(51 * level), round(26 * level))
        picture.fill(tone, (x - wide // 2, y, wide, 1), special_flags=pygame.BLEND_RGB_ADD)


def _bloom(picture: pygame.Surface) -> None:
    for radius, share in ((6, 0.42), (18, 0.27)):
        bright = picture.copy()
        bright.fill((184, 184, 184), special_flags=pygame.BLEND_RGB_SUB)
        soft = pygame.transform.box_blur(pygame.transform.box_blur(bright, radius), radius)
        level = round(255 * share)
        soft.fill((level,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        for _ in range(2):  # what is above the threshold is a quarter of the scale: bring it back up
            picture.blit(soft, (0, 0), special_flags=pygame.BLEND_RGB_ADD)


def _grain(x: int, y: int) -> float:
    """0 to 1, the same for the same pixel forever."""
    h = (x * 374761393 + y * 668265263) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((h ^ (h >> 16)) & 0xFFFF) / 65535


def _vignette_and_grain(picture: pygame.Surface) -> None:
    for y in range(HEIGHT):
        for x in range(WIDTH):
            d = math.hypot((x / WIDTH - 0.5) * 1.15, y / HEIGHT - 0.5) * 1.6
            t = min(1.0, max(0.0, (d - 0.45) / 0.7))
            keep = 1 - 0.5 * t * t * (3 - 2 * t)
            speck = (_grain(x, y) - 0.5) * 255 * NOISE * 2
            r, g, b, _ = picture.get_at((x, y))
            picture.set_at(
                (x, y),
                (
                    max(0, min(255, round(r * keep + speck))),
                    max(0, min(255, round(g * keep + speck))),
                    max(0, min(255, round(b * keep + speck))),
                ),
            )


def make_pictures(folder: Path, name: str, font: Path) -> list[Path]:
    """Draw the title for a game of that name, and the shore, into ``folder``."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    folder.mkdir(parents=True, exist_ok=True)
    made = {folder / "title.png": paint_title(name, font), folder / "shore.png": paint_shore()}
    for path, picture in made.items():
        pygame.image.save(picture, str(path))
    return list(made)
