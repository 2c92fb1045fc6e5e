"""What stands behind the title: the word on the horizon, moving water, petals, and the sun that is not up yet."""

from __future__ import annotations

import math

import pygame

from maketomorrow.shell.hearing.moods import TITLE
from maketomorrow.shell.hearing.spectrum import levels
from maketomorrow.shell.veil import SOFTER, softened
from maketomorrow.shell.window import HEIGHT, WIDTH

ROCK = (190, 314)  # where she stands
SUN = (291, 188)  # px of the picture: the middle O
HORIZON = 232
MIRROR = (236, 316)  # rows of the water that move
SPOKES = 64
SPOKE_PX = 15  # the longest
RING = 37  # px from the sun's middle: what is baked of its ring ends about here
PETALS = 16
STARS = ((208, 68), (63, 98), (284, 56), (413, 72), (490, 28), (585, 130), (95, 90), (344, 20), (600, 66), (27, 24))


class Dawn:
    """The picture and what moves in it. Nothing here is needed for the title's first frame."""

    mood = TITLE

    def __init__(self, picture: pygame.Surface, standing: bool = False) -> None:
        self.picture = picture
        self.ticks = 0
        self.music_tick = 0  # of the loop that is heard; 0 = none is
        self._soft: pygame.Surface | None = None
        self._standing = standing  # she is in the picture already

    def live(self) -> None:
        """One tick of wind."""
        self.ticks += 1
        if not self._standing:
            self._standing = True
            _stand_on_the_rock(self.picture)

    def paint(self, surface: pygame.Surface) -> None:
        """The picture as it is now."""
        surface.blit(self.picture, (0, 0))
        self._mirror(surface)
        self._sun(surface)
        self._stars(surface)
        self._glints(surface)
        self._petals(surface)

    def paint_softly(self, surface: pygame.Surface) -> None:
        """The same out of focus, behind a page of words."""
        if self._soft is None:
            self._soft = softened(self.picture, SOFTER)
        surface.blit(self._soft, (0, 0))

    def _mirror(self, surface: pygame.Surface) -> None:
        """The rows of the reflection swing past each other, the nearer the farther. Rock and figure stand still."""
        time = self.ticks / 60
        for y in range(*MIRROR, 2):
            depth = (y - HORIZON) / (HEIGHT - HORIZON)
            dx = round((0.6 + 3.2 * depth) * math.sin(time * 1.3 + y * 0.37) * math.sin(time * 0.41 + y * 0.11))
            if dx:
                surface.blit(self.picture, (80 + dx, y), (80, y, WIDTH - 90, 2))
        surface.blit(self.picture, (ROCK[0] - 34, ROCK[1] - 72), (ROCK[0] - 34, ROCK[1] - 72, 62, 80))

    def _sun(self, surface: pygame.Surface) -> None:
        """Its ring listens to the music."""
        for k, level in enumerate(levels("void", self.music_tick or self.ticks, SPOKES)):
            a = k / SPOKES * math.tau - math.pi / 2
            reach = SPOKE_PX * level * level
            if reach < 1 or RING * math.sin(a) + SUN[1] > HORIZON - 4:
                continue
            co, si = math.cos(a), math.sin(a)
            one = (SUN[0] + co * RING, SUN[1] + si * RING)
            pygame.draw.line(surface, (250, 176, 118), one, (one[0] + co * reach, one[1] + si * reach))

    def _stars(self, surface: pygame.Surface) -> None:
        for k, (x, y) in enumerate(STARS):
            level = 0.5 + 0.5 * math.sin(self.ticks / 31 + k * 2.1)
            if level > 0.75:
                surface.fill((255, 236, 214), (x, y, 1, 1))

    def _glints(self, surface: pygame.Surface) -> None:
        for i in range(16):
            y = HORIZON + 3 + round(i * i * 0.22)
            wave = math.sin(self.ticks / 60 + i * 2.4) * (6 + i * 2.6)
            width = round((4 + i * 1.1) * math.sin(self.ticks / 37 + i * 1.7))
            if width > 1:
                tone = (255 - i * 5, 168 - i * 6, 96 - i * 3)
                surface.fill(tone, (round(SUN[0] + wave - width / 2), y, width, 1))

    def _petals(self, surface: pygame.Surface) -> None:
        """Adrift from the right, each on a path of its own, dark with one lit edge."""
        for k in range(PETALS):
            pace = 0.22 + 0.05 * (k * 7 % 5)
            along = (self.ticks * pace + k * 97.3) % (WIDTH + 60)
            x = WIDTH + 30 - along
            y = 30 + (k * 53) % 190 + along * 0.12 + 9 * math.sin(self.ticks / 47 + k * 1.9)
            turn = math.sin(self.ticks / 29 + k * 2.7)
            wide, high = 2 + round(2 * abs(turn)), 2
            surface.fill((74, 18, 58), (round(x), round(y), wide, high))
            surface.fill((255, 138, 78), (round(x) - 1, round(y), 1 if turn < 0 else wide, 1))

    def spare(self) -> None:
        """Nothing here takes time."""

    def close(self) -> None:
        """Nothing here holds anything."""


def _stand_on_the_rock(picture: pygame.Surface) -> None:
    """Rita, looking at what is not there yet."""
    from maketomorrow.shell.figures import rig
    from maketomorrow.shell.paint import ADD, OVER, Light, glow, lit

    light = Light((255, 176, 106), rim=1.0, shade=0.6, back=(106, 90, 168), back_rim=0.3)
    stand = rig.STANDS["idle"]
    y = ROCK[1] - rig.hip_height(stand)
    for sprite in (rig.legs(stand), rig.upper(rig.BEARINGS["idle"], "cutter")):
        dim = sprite.picture
        dim.fill((150, 140, 150, 255), special_flags=pygame.BLEND_RGBA_MULT)
        shown = lit(sprite, light)
        picture.blit(shown.picture, shown.at(ROCK[0], y), special_flags=OVER)
    picture.blit(glow(7, (75, 227, 208), 0.6), (ROCK[0] + 4 - 7, ROCK[1] - 42 - 7), special_flags=ADD)
