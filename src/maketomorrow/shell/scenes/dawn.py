"""What stands behind the title and its menus: moving water, petals, and the sun that is not up yet."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass

import pygame

from maketomorrow.shell.hearing.moods import TITLE
from maketomorrow.shell.hearing.spectrum import levels
from maketomorrow.shell.reading.type import ASSETS
from maketomorrow.shell.veil import SOFTER, shaded, softened
from maketomorrow.shell.window import HEIGHT, WIDTH

HORIZON = 232
SPOKES = 64
SPOKE_PX = 15  # the longest
RING = 37  # px from the sun's middle: what is baked of its ring ends about here
PETALS = 16
SHORE = ASSETS / "pictures" / "shore.png"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What moves in a picture, px of it: ``rock`` is where she stands, ``mirror`` the part of the water that moves."""

    rock: tuple[int, int]
    sun: tuple[int, int]
    mirror: pygame.Rect
    stars: tuple[tuple[int, int], ...]
    looks: int = 1  # to the right
    tone: tuple[int, int, int] = (150, 140, 150)  # how dark she stands there


NAMED = Outlook(
    (190, 314),
    (291, 188),  # the middle O
    pygame.Rect(80, 236, WIDTH - 90, 80),
    ((208, 68), (63, 98), (284, 56), (413, 72), (490, 28), (585, 130), (95, 90), (344, 20), (600, 66), (27, 24)),
)
BESIDE = Outlook(
    (596, 326),
    (516, 225),
    pygame.Rect(4, 236, WIDTH - 8, 86),
    ((413, 72), (552, 70), (615, 117), (585, 131), (460, 84), (620, 15), (330, 51), (188, 122), (512, 29), (356, 110)),
    looks=-1,
    tone=(96, 84, 104),
)


class Dawn:
    """The title's picture and, behind its menus, the shore. Nothing here is needed for the title's first frame."""

    mood = TITLE

    def __init__(self, picture: pygame.Surface, standing: bool = False) -> None:
        self.picture = picture
        self.ticks = 0
        self.music_tick = 0  # of the loop that is heard; 0 = none is
        self._standing = standing  # she is in the picture already
        self._shore: pygame.Surface | None = None

    def live(self) -> None:
        """One tick of wind."""
        self.ticks += 1
        self.music_tick += self.music_tick > 0
        if not self._standing:
            self._standing = True
            _stand_on_the_rock(self.picture, NAMED)

    def paint(self, surface: pygame.Surface) -> None:
        """The title as it is now."""
        self._paint(surface, self.picture, NAMED)

    def paint_under(self, surface: pygame.Surface, reach: int) -> None:
        """The shore as it is now, dark as far as words reach."""
        if self._shore is None:
            self._shore = _shore(self.picture)
        self._paint(surface, self._shore, BESIDE)
        shaded(surface, reach)

    def _paint(self, surface: pygame.Surface, picture: pygame.Surface, outlook: Outlook) -> None:
        surface.blit(picture, (0, 0))
        self._mirror(surface, picture, outlook)
        self._sun(surface, outlook)
        self._stars(surface, outlook)
        self._glints(surface, outlook)
        self._petals(surface)

    def _mirror(self, surface: pygame.Surface, picture: pygame.Surface, outlook: Outlook) -> None:
        """The rows of the reflection swing past each other, the nearer the farther. Rock and figure stand still."""
        time = self.ticks / 60
        left, top, wide, high = outlook.mirror
        for y in range(top, top + high, 2):
            depth = (y - HORIZON) / (HEIGHT - HORIZON)
            dx = round((0.6 + 3.2 * depth) * math.sin(time * 1.3 + y * 0.37) * math.sin(time * 0.41 + y * 0.11))
            if dx:
                surface.blit(picture, (left + dx, y), (left, y, wide, 2))
        x, y = outlook.rock
        surface.blit(picture, (x - 34, y - 72), (x - 34, y - 72, 62, 80))

    def _sun(self, surface: pygame.Surface, outlook: Outlook) -> None:
        """Its ring listens to the music."""
        x, y = outlook.sun
        for k, level in enumerate(levels("void", self.music_tick or self.ticks, SPOKES)):
            a = k / SPOKES * math.tau - math.pi / 2
            reach = SPOKE_PX * level * level
            if reach < 1 or RING * math.sin(a) + y > HORIZON - 4:
                continue
            co, si = math.cos(a), math.sin(a)
            one = (x + co * RING, y + si * RING)
            pygame.draw.line(surface, (250, 176, 118), one, (one[0] + co * reach, one[1] + si * reach))

    def _stars(self, surface: pygame.Surface, outlook: Outlook) -> None:
        for k, (x, y) in enumerate(outlook.stars):
            level = 0.5 + 0.5 * math.sin(self.ticks / 31 + k * 2.1)
            if level > 0.75:
                surface.fill((255, 236, 214), (x, y, 1, 1))

    def _glints(self, surface: pygame.Surface, outlook: Outlook) -> None:
        for i in range(16):
            y = HORIZON + 3 + round(i * i * 0.22)
            wave = math.sin(self.ticks / 60 + i * 2.4) * (6 + i * 2.6)
            width = round((4 + i * 1.1) * math.sin(self.ticks / 37 + i * 1.7))
            if width > 1:
                tone = (255 - i * 5, 168 - i * 6, 96 - i * 3)
                surface.fill(tone, (round(outlook.sun[0] + wave - width / 2), y, width, 1))

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


def _shore(title: pygame.Surface) -> pygame.Surface:
    """The picture behind the menus with her in it; the title's own out of focus where the file is missing."""
    try:
        picture = pygame.image.load(str(SHORE)).convert()
    except (FileNotFoundError, pygame.error) as problem:
        logging.getLogger(__name__).warning("%s: %s; the title stands in for it", SHORE, problem)
        return softened(title, SOFTER)
    _stand_on_the_rock(picture, BESIDE)
    return picture


def _stand_on_the_rock(picture: pygame.Surface, outlook: Outlook) -> None:
    """Rita, looking at what is not there yet."""
    from maketomorrow.shell.figures import rig
    from maketomorrow.shell.paint import ADD, OVER, Light, glow, lit

    light = Light((255, 176, 106), rim=1.0, shade=0.6, back=(106, 90, 168), back_rim=0.3)
    stand = rig.STANDS["idle"]
    x, y = outlook.rock
    for sprite in (rig.legs(stand), rig.upper(rig.BEARINGS["idle"], "cutter")):
        dim = sprite.picture
        dim.fill((*outlook.tone, 255), special_flags=pygame.BLEND_RGBA_MULT)
        shown = lit(sprite, light)
        spot = shown.at(x, y - rig.hip_height(stand))
        if outlook.looks < 0:
            spot = (2 * x - spot[0] - shown.picture.get_width(), spot[1])
        figure = pygame.transform.flip(shown.picture, outlook.looks < 0, False)
        picture.blit(figure, spot, special_flags=OVER)
    visor = (x + 4 * outlook.looks - 7, y - 42 - 7)
    picture.blit(glow(7, (75, 227, 208), 0.6), visor, special_flags=ADD)
