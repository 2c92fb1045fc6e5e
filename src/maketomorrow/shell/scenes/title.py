"""The title: the word stands on the horizon, and its middle O is the sun that has not come up yet.

Its first frame is one picture from a file and nothing else. Whatever the game needs is fetched
by a thread while the picture stands: the menu comes as soon as there is something to choose, and
what only a day needs after it. Whoever moves in the menu meanwhile is not kept waiting.
"""

from __future__ import annotations

import importlib
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.shell.window import HEIGHT, WIDTH

if TYPE_CHECKING:
    from maketomorrow.shell.scenes.beds import Lives
    from maketomorrow.shell.scenes.dawn import Dawn
    from maketomorrow.shell.scenes.desk import Desk
    from maketomorrow.shell.scenes.menu import Menu
    from maketomorrow.shell.scenes.scene import Scene

FADE_TICKS = 24
SHARE_SECONDS = 0.0005  # how long the thread goes on while the picture waits
STILL_TICKS = 20  # so long after a hand has moved nothing is got ready
REST_FRAMES = 6  # at most, after a piece that took longer than a frame has
MENU_RIGHT, MENU_BOTTOM = WIDTH - 26, HEIGHT - 14
EARLY = (pygame.K_SPACE, pygame.K_RETURN, pygame.K_e)
SKY = ((0, (13, 8, 32)), (90, (36, 17, 70)), (162, (90, 26, 82)), (202, (168, 47, 74)), (232, (255, 180, 92)))


def first_picture(surface: pygame.Surface, path: str) -> pygame.Surface:
    """Put the title's picture on the surface, or a plain dawn where the file is missing. Answers the picture."""
    try:
        picture = pygame.image.load(path).convert()
    except (FileNotFoundError, pygame.error) as problem:
        print(f"{path}: {problem}", file=sys.stderr)
        picture = pygame.Surface((WIDTH, HEIGHT)).convert()
        horizon = SKY[-1][0]
        for (y0, a), (y1, b) in zip(SKY, SKY[1:]):  # noqa: RUF007  (itertools would be one import more)
            for y in range(y0, y1):
                t = (y - y0) / (y1 - y0)
                tone = tuple(round(a[i] + (b[i] - a[i]) * t) for i in range(3))
                picture.fill(tone, (0, y, WIDTH, 1))
                picture.fill(tone, (0, 2 * horizon - y, WIDTH, 1))
    surface.blit(picture, (0, 0))
    return picture


def _shade(high: int, scale: float) -> pygame.Surface:
    """The lower right corner a little darker, so that words can be read on the water; large ones stand on more."""
    small = pygame.Surface((34, 16), pygame.SRCALPHA)
    for y in range(16):
        for x in range(34):
            t = min(1.0, x / 16) * min(1.0, y / 5)
            small.set_at((x, y), (7, 4, 15, round((180 + 25 * scale) * t)))
    return pygame.transform.smoothscale(small, (min(WIDTH, round(340 * scale)), min(HEIGHT, high)))


@dataclass(slots=True)
class Ready:
    """What the thread brings: what menus need, and the lives that are kept."""

    desk: Desk
    lives: Lives


class Title:
    """The scene of the title. ``dawn`` is given where the title was left and comes again."""

    def __init__(self, picture: pygame.Surface, prepare: Callable[[], Ready], dawn: Dawn | None = None) -> None:
        self.picture = picture
        self.dawn = dawn
        self.ready: Ready | None = None
        self._problem: Exception | None = None
        self._prepare = prepare
        self._thread: threading.Thread | None = None
        self._menu: Menu | None = None
        self._chosen = ""
        self._early = False  # a key was pressed before there was a menu
        self._ticks = 0
        self._shown = 0
        self._still = 0  # ticks since the last event
        self._rest = 0  # frames until the next piece
        self._shade: pygame.Surface | None = None

    def _fetch(self) -> None:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(SHARE_SECONDS)  # the picture's thread has its turn at once
        try:
            ready = self._prepare()
            for name in ("dawn", "menu", "beds", "credits", "options"):
                importlib.import_module(f"maketomorrow.shell.scenes.{name}")
            self.ready = ready
            ready.lives.fetch()
        except Exception as problem:  # carried over to the main thread, which raises it
            self._problem = problem
        finally:
            sys.setswitchinterval(usual)

    @property
    def waiting(self) -> bool:
        """Until there is a menu nothing moves: showing it again and again would only keep the thread from its work."""
        return self.ready is None

    def handle(self, event: pygame.event.Event) -> None:
        """Keys go to the menu; one that comes before it chooses its first line."""
        self._still = 0
        if self._menu is None:
            self._early |= event.type == pygame.KEYDOWN and event.key in EARLY
            self._early |= event.type == pygame.CONTROLLERBUTTONDOWN and event.button == 0
            return
        assert self.ready is not None
        if event.type in (pygame.CONTROLLERDEVICEADDED, pygame.CONTROLLERDEVICEREMOVED):
            self.ready.desk.devices.handle(event)
        self._chosen = self._menu.handle(event).id or self._chosen

    def tick(self) -> Scene | None:
        """Wait for the thread, then do what was chosen."""
        self._ticks += 1
        self._still += 1
        if self._ticks == 2:
            self._thread = threading.Thread(target=self._fetch, name="fetch", daemon=True)
            self._thread.start()
        if self._problem is not None:
            raise self._problem
        if self.ready is None:
            return self
        if self.dawn is None:
            from maketomorrow.shell.scenes.dawn import Dawn

            self.dawn = Dawn(self.picture)
            self.ready.desk.devices.open_pads()
            self.ready.desk.apply("display")  # here: a window is its own thread's
        self.dawn.live()
        self.ready.desk.sound.idle(self.dawn.mood)
        self.dawn.music_tick = self.ready.desk.sound.ticks_into("music.void")
        if self._menu is None:
            self._menu = self._first(self.ready)
            if self._early:
                self._chosen = self._menu.rows[0].id
        self._shown += 1
        self._chosen = self._menu.tick().id or self._chosen
        return self._act(self.ready, self.dawn)

    def _first(self, ready: Ready) -> Menu:
        from maketomorrow.shell.scenes.menu import Menu, Row

        words = ready.desk.words
        carry = ready.lives.last().carry
        rows = []
        if carry is None:
            rows.append(Row("title.start", words["title.start"]))
        else:
            again = words.fill("title.continue", n=f"{carry.day:03d}")
            rows.append(Row("title.continue", again if carry.counts else words["title.start"]))
            rows.append(Row("title.new", words["title.new"]))
        rows += [Row(key, words[key]) for key in ("title.beds", "title.settings", "title.credits", "title.quit")]
        menu = Menu(ready.desk, rows, MENU_RIGHT, 0, anchor=1.0, high=HEIGHT - 24)
        menu.pitch = 0.9 if menu.scale == 1 else 1.0  # below the horizon, all of it
        menu.y = MENU_BOTTOM - min(menu.high, menu.height())
        return menu

    def _act(self, ready: Ready, dawn: Dawn) -> Scene | None:
        from maketomorrow.shell.scenes.beds import Beds, Forget
        from maketomorrow.shell.scenes.credits import Credits
        from maketomorrow.shell.scenes.options import settings_page

        chosen, self._chosen = self._chosen, ""
        if chosen in ("title.start", "title.continue"):
            ready.desk.devices.let_go()
            self._menu = None
            return ready.lives.begin(ready.lives.last().slot, False)
        if chosen == "title.new":
            return Forget(ready.desk, dawn, ready.lives, ready.lives.last(), self._here)
        if chosen == "title.beds":
            return Beds(ready.desk, dawn, ready.lives, self._here)
        if chosen == "title.settings":
            return settings_page(ready.desk, dawn, self._here)
        if chosen == "title.credits":
            return Credits(ready.desk, dawn, self._here)
        return None if chosen == "title.quit" else self

    def _here(self) -> Scene:
        """Back from a page: words may have another size now."""
        assert self.ready is not None
        at = self._menu.at if self._menu else 0
        self._menu, self._shade = self._first(self.ready), None
        self._menu.at = min(at, len(self._menu.rows) - 1)
        return self

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """The picture as it moves, and the menu."""
        if self.dawn is None:
            surface.blit(self.picture, (0, 0))
        else:
            self.dawn.paint(surface)
        if self._menu is None:
            return
        if self._shade is None:
            over = 44 if self._menu.scale == 1 else 134  # large words reach up to the name, and it has to give way
            self._shade = _shade(min(self._menu.high, self._menu.height()) + over, self._menu.scale)
        t = min(1.0, self._shown / FADE_TICKS)
        self._shade.set_alpha(round(255 * t))
        surface.blit(self._shade, (WIDTH - self._shade.get_width(), HEIGHT - self._shade.get_height()))
        self._menu.draw(surface, t)
        self._draw_hint(surface, self._menu)

    def _draw_hint(self, surface: pygame.Surface, menu: Menu) -> None:
        """What chooses, before the row that is chosen."""
        from maketomorrow.shell.reading.glyphs import glyph
        from maketomorrow.shell.scenes.page import HINTS

        device = menu.desk.devices.latest
        picture = glyph(device, HINTS["hint.choose"][device], 2 if menu.scale > 1 else 1)
        box = menu.box(menu.at)
        surface.blit(picture, (box.x - 16 - picture.get_width(), box.centery - picture.get_height() // 2))

    def spare(self) -> None:
        """The day is got ready behind the menu, a piece at a time: less of it where pieces take long."""
        if self.ready is None or self._shown <= FADE_TICKS or self._still < STILL_TICKS:
            return
        if self._rest:
            self._rest -= 1
            return
        start = time.perf_counter()
        self.ready.lives.spare()
        self._rest = min(REST_FRAMES, int((time.perf_counter() - start) * TICK_RATE))

    def close(self) -> None:
        """Nothing here holds anything."""
