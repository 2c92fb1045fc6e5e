"""The alarm from near, and the hand that comes down on it."""

from __future__ import annotations

from functools import lru_cache

import pygame

from maketomorrow.shell.paint import OVER, Canvas, Spot, Sprite
from maketomorrow.shell.palette import AMBER, CREAM, INK, WHITE, Colour, mix, rgb

WIDE, HIGH = 148, 62  # px of the body; its (0, 0) is the middle of its foot
SHELL = rgb("#1a1116")
SHELL_LIT = rgb("#3a2426")
FACE = rgb("#0a0608")
OUT = rgb("#2c1812")  # a segment that is dark
RIM = rgb("#ffcf90")
COLD = rgb("#5b7a94")
GLOVE = rgb("#120c1a")
SHADE = rgb("#b9a4a8")

SEGMENTS = {"0": "abcdef", "3": "abcdg", "7": "abc", "1": "bc", "4": "bcfg", " ": ""}
_BARS: dict[str, tuple[Spot, Spot]] = {
    "a": ((0, 0), (1, 0)),
    "b": ((1, 0), (1, 1)),
    "c": ((1, 1), (1, 2)),
    "d": ((0, 2), (1, 2)),
    "e": ((0, 1), (0, 2)),
    "f": ((0, 0), (0, 1)),
    "g": ((0, 1), (1, 1)),
}
"""The seven bars of a figure, on a grid of one by two."""
SPLITS: tuple[list[Spot], ...] = (
    [(-20, -46), (-9, -34), (-14, -24), (-2, -15)],
    [(-9, -34), (8, -30), (22, -38)],
    [(28, -44), (18, -26)],
)


@lru_cache(maxsize=32)
def clock(lit: float, pressed: bool, blows: int, digits: str = "703") -> Sprite:
    """The clock with its figures ``lit`` from 0 to 1 and the marks of so many blows. Do not draw on it."""
    canvas = Canvas(-96, -88, 96, 8)
    half, foot = WIDE / 2, HIGH
    down = 5 if pressed else 0
    canvas.poly([(-30, -foot - 10 + down), (30, -foot - 10 + down), (34, -foot + 2), (-34, -foot + 2)], SHELL_LIT)
    canvas.rect(-30, -foot - 10 + down, 60, 1.4, mix(RIM, SHELL_LIT, 0.2))
    canvas.poly([(-half, 0), (-half + 10, -foot), (half - 10, -foot), (half, 0)], SHELL)
    canvas.rect(-half + 10, -foot, WIDE - 20, 1.4, mix(SHELL_LIT, RIM, 0.25 + 0.75 * lit))
    canvas.path([(half - 10.5, -foot + 1), (half - 1, -1)], 1.3, COLD)
    canvas.path([(-half + 10.5, -foot + 1), (-half + 1, -1)], 1.0, mix(SHELL, RIM, 0.3 + 0.4 * lit))
    canvas.rect(-half, -1.5, WIDE, 1.5, INK)
    for x in (-half + 12, half - 26):
        canvas.rect(x, 0, 14, 3, INK)
    canvas.poly([(-56, -8), (-51, -52), (51, -52), (56, -8)], FACE)
    canvas.poly([(-51, -52), (51, -52), (51.2, -50.5), (-51.2, -50.5)], INK)
    bright = mix(OUT, AMBER, lit)
    for k, digit in enumerate(digits):
        left = (-38, 2, 28)[k]
        dead = blows >= 2 and k == 2
        _figure(canvas, left, -43, digit, OUT if dead else bright)
    for y in (-36, -22):
        canvas.rect(-9.5, y, 3.4, 3.4, bright)
    if blows >= 2:  # the first only stops it
        for split in SPLITS:
            canvas.path(split, 1.1, mix(FACE, CREAM, 0.55))
    return canvas.sprite()


def _figure(canvas: Canvas, left: float, top: float, digit: str, tone: Colour) -> None:
    wide, high = 16.0, 14.5
    for name, ((ax, ay), (bx, by)) in _BARS.items():
        on = name in SEGMENTS[digit]
        a, b = (left + ax * wide, top + ay * high), (left + bx * wide, top + by * high)
        gap = 1.6
        if ay == by:
            a, b = (a[0] + gap, a[1]), (b[0] - gap, b[1])
        else:
            a, b = (a[0], a[1] + gap), (b[0], b[1] - gap)
        canvas.limb(a, b, 3.4, 3.4, tone if on else OUT)


@lru_cache(maxsize=2)
def shards() -> tuple[tuple[Sprite, float, float], ...]:
    """The broken clock: pieces, each with where its middle was over the foot's middle."""
    whole = clock(0.0, False, 3)
    pieces: list[tuple[Sprite, float, float]] = []
    cuts: tuple[tuple[Spot, ...], ...] = (
        ((-80, 4), (-80, -80), (-34, -80), (-22, -40), (-30, 4)),
        ((-30, 4), (-22, -40), (-34, -80), (6, -80), (2, -46), (-6, -20), (-2, 4)),
        ((-2, 4), (-6, -20), (2, -46), (34, -34), (30, 4)),
        ((2, -46), (6, -80), (40, -80), (52, -44), (34, -34)),
        ((30, 4), (34, -34), (52, -44), (40, -80), (84, -80), (84, 4)),
    )
    for spots in cuts:
        mask = pygame.Surface(whole.picture.get_size(), pygame.SRCALPHA)
        pygame.draw.polygon(mask, (255, 255, 255, 255), [(x + whole.ox, y + whole.oy) for x, y in spots])
        mask.blit(whole.picture, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)  # both premultiplied, as sprites are
        box = mask.get_bounding_rect()
        piece = pygame.Surface((box.w + 4, box.h + 4), pygame.SRCALPHA)  # clear at its corners: turning spreads them
        piece.blit(mask, (2, 2), box)
        sprite = Sprite(piece, piece.get_width() // 2, piece.get_height() // 2)
        pieces.append((sprite, box.centerx - whole.ox, box.centery - whole.oy))
    return tuple(pieces)


@lru_cache(maxsize=1)
def fist() -> Sprite:
    """Her arm from the upper right, in a white gauntlet; its (0, 0) is where the fist meets what is under it."""
    canvas = Canvas(-40, -210, 220, 10)
    canvas.limb((190, -210), (52, -56), 48, 32, rgb("#a81c1c"))
    canvas.limb((182, -212), (50, -60), 36, 26, rgb("#ff4a22"))
    canvas.limb((120, -150), (92, -119), 2.0, 2.0, rgb("#ff8448"))
    canvas.poly([(30, -52), (56, -76), (74, -54), (46, -26), (24, -30)], SHADE)
    canvas.poly([(26, -50), (52, -76), (68, -58), (42, -30), (22, -32)], WHITE)
    canvas.limb((31, -44), (54, -67), 1.6, 1.6, mix(WHITE, INK, 0.35))
    canvas.poly([(24, -40), (42, -30), (30, -6), (8, 0), (-20, 0), (-25, -8), (-22, -22), (-2, -34)], GLOVE)
    for x in (-17, -7, 3):
        canvas.limb((x, -19), (x - 3, -3), 8.2, 7.4, mix(GLOVE, WHITE, 0.14))
    canvas.limb((16, -20), (-6, -16), 9, 7.4, mix(GLOVE, WHITE, 0.2))
    canvas.path([(-22, -22), (-2, -34), (24, -41)], 1.4, mix(AMBER, GLOVE, 0.25))
    return canvas.sprite()


def put(surface: pygame.Surface, sprite: Sprite, x: float, y: float, size: float = 1.0) -> None:
    """Set a picture down with its (0, 0) on a spot, at a share of its size."""
    if size < 0.999:
        sprite = resized(sprite, size)
    surface.blit(sprite.picture, sprite.at(x, y), special_flags=OVER)


def resized(sprite: Sprite, size: float) -> Sprite:
    """The same, smaller."""
    w, h = sprite.picture.get_size()
    small = pygame.transform.smoothscale(sprite.picture, (max(1, round(w * size)), max(1, round(h * size))))
    return Sprite(small, round(sprite.ox * size), round(sprite.oy * size))
