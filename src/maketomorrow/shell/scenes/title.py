"""The title: the word stands on the horizon, and its middle O is the sun that has not come up yet.

Its first frame is one picture from a file and nothing else. Whatever the game needs is fetched
by a thread while the picture stands; the menu comes when there is something to choose.
"""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from maketomorrow.shell.window import HEIGHT, WIDTH

if TYPE_CHECKING:
    from maketomorrow.shell.devices import Devices
    from maketomorrow.shell.hud import Words
    from maketomorrow.shell.scenes.menu import Menu
    from maketomorrow.shell.scenes.playing import Playing
    from maketomorrow.shell.scenes.scene import Scene

FADE_TICKS = 24
MENU_X, MENU_Y = 442, 270
ROCK = (190, 314)  # where she stands
SUN = (291, 188)  # px of the picture: the middle O
HORIZON = 232
SKY = ((0, (13, 8, 32)), (90, (36, 17, 70)), (162, (90, 26, 82)), (202, (168, 47, 74)), (232, (255, 180, 92)))


def first_picture(surface: pygame.Surface, path: str) -> pygame.Surface:
    """Put the title's picture on the surface, or a plain dawn where the file is missing. Answers the picture."""
    try:
        picture = pygame.image.load(path).convert()
    except (FileNotFoundError, pygame.error) as problem:
        print(f"{path}: {problem}", file=sys.stderr)
        picture = pygame.Surface((WIDTH, HEIGHT)).convert()
        for (y0, a), (y1, b) in zip(SKY, SKY[1:]):  # noqa: RUF007  (itertools would be one import more)
            for y in range(y0, y1):
                t = (y - y0) / (y1 - y0)
                tone = tuple(round(a[i] + (b[i] - a[i]) * t) for i in range(3))
                picture.fill(tone, (0, y, WIDTH, 1))
                picture.fill(tone, (0, 2 * HORIZON - y, WIDTH, 1))
    surface.blit(picture, (0, 0))
    return picture


def _stand_on_the_rock(picture: pygame.Surface) -> None:
    """Rita, looking at what is not there yet."""
    from maketomorrow.shell import rig
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


def _shade() -> pygame.Surface:
    """The lower right corner a little darker, so that words can be read on the water."""
    small = pygame.Surface((34, 16), pygame.SRCALPHA)
    for y in range(16):
        for x in range(34):
            t = min(1.0, x / 16) * min(1.0, y / 7)
            small.set_at((x, y), (7, 4, 15, round(190 * t)))
    return pygame.transform.smoothscale(small, (340, 160))


@dataclass(slots=True)
class Ready:
    """What the thread brings: a way to begin, and what the menu says.

    ``saved`` is the day to go on with, 0 = none; ``counts``: she knows its number.
    """

    words: Words
    devices: Devices
    saved: int
    counts: bool
    begin: Callable[[bool], Playing]  # True = forget everything and begin with the first morning


class Title:
    """The scene of the title."""

    def __init__(self, picture: pygame.Surface, prepare: Callable[[], Ready], standing: bool = False) -> None:
        self.picture = picture
        self._standing = standing  # she is in the picture already
        self.ready: Ready | None = None
        self._problem: Exception | None = None
        self._prepare = prepare
        self._thread: threading.Thread | None = None
        self._menu: Menu | None = None
        self._asking = False
        self._chosen = ""
        self._early = False  # a key was pressed before there was a menu
        self._ticks = 0
        self._shown = 0
        self._shade = _shade()

    def _fetch(self) -> None:
        try:
            self.ready = self._prepare()
        except Exception as problem:  # carried over to the main thread, which raises it
            self._problem = problem

    def handle(self, event: pygame.event.Event) -> None:
        """Keys go to the menu; one that comes before it chooses its first line."""
        if self._menu is None:
            if event.type == pygame.KEYDOWN and event.key in (pygame.K_SPACE, pygame.K_RETURN, pygame.K_e):
                self._early = True
            return
        assert self.ready is not None
        if event.type in (pygame.KEYDOWN, pygame.KEYUP, pygame.CONTROLLERDEVICEADDED, pygame.MOUSEMOTION):
            self.ready.devices.handle(event)
        self._chosen = self._menu.handle(event) or self._chosen

    def tick(self) -> Scene | None:
        """Wait for the thread, then do what was chosen."""
        self._ticks += 1
        if self._ticks == 1 and not self._standing:
            self._standing = True
            _stand_on_the_rock(self.picture)
        if self._ticks == 2:
            self._thread = threading.Thread(target=self._fetch, name="fetch", daemon=True)
            self._thread.start()
        if self._problem is not None:
            raise self._problem
        if self._menu is None:
            if self.ready is None:
                return self
            self._menu = self._first()
            if self._early:
                self._chosen = self._menu.items[0][0]
        self._shown += 1
        return self._act()

    def _act(self) -> Scene | None:
        assert self.ready is not None
        chosen, self._chosen = self._chosen, ""
        words = self.ready.words
        if chosen in ("title.start", "title.continue", "title.yes"):
            return self._begin(chosen == "title.yes")
        if chosen == "title.new":
            from maketomorrow.shell.scenes.menu import Menu

            self._asking = True
            self._menu = Menu([(key, words[key]) for key in ("title.no", "title.yes")], MENU_X, MENU_Y + 24)
        elif chosen in ("title.no", "back") and self._asking:
            self._asking, self._menu = False, self._first()
        elif chosen == "title.quit":
            return None
        return self

    def _begin(self, forget: bool) -> Scene:
        assert self.ready is not None
        self.ready.devices.let_go()
        self._menu = None
        playing = self.ready.begin(forget)
        return playing

    def _first(self) -> Menu:
        from maketomorrow.shell.scenes.menu import Menu

        assert self.ready is not None
        words = self.ready.words
        items: list[tuple[str, str]] = []
        if self.ready.saved:
            again = words.fill("title.continue", n=f"{self.ready.saved:03d}")
            items.append(("title.continue", again if self.ready.counts else words["title.start"]))
            items.append(("title.new", words["title.new"]))
        else:
            items.append(("title.start", words["title.start"]))
        items.append(("title.quit", words["title.quit"]))
        return Menu(items, MENU_X, MENU_Y)

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """The picture, light on the water, and the menu."""
        surface.blit(self.picture, (0, 0))
        self._water(surface)
        if self._menu is None or self.ready is None:
            return
        from maketomorrow.shell.palette import CREAM
        from maketomorrow.shell.type import put

        t = min(1.0, self._shown / FADE_TICKS)
        self._shade.set_alpha(round(255 * t))
        surface.blit(self._shade, (WIDTH - self._shade.get_width(), HEIGHT - self._shade.get_height()))
        if self._asking:
            put(surface, self.ready.words["title.new_ask"], (WIDTH - 22, MENU_Y - 10), "word", 19, CREAM, 1.0, share=t)
        self._menu.draw(surface, t)

    def _water(self, surface: pygame.Surface) -> None:
        for i in range(16):
            y = HORIZON + 3 + round(i * i * 0.22)
            wave = math.sin(self._ticks / 60 + i * 2.4) * (6 + i * 2.6)
            width = round((4 + i * 1.1) * math.sin(self._ticks / 37 + i * 1.7))
            if width > 1:
                tone = (255 - i * 5, 168 - i * 6, 96 - i * 3)
                surface.fill(tone, (round(SUN[0] + wave - width / 2), y, width, 1))

    def spare(self) -> None:
        """Nothing here takes time."""

    def close(self) -> None:
        """Nothing here holds anything."""
