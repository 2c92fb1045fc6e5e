"""The pictures that are kept, to see at once what a change has done to the look of the game.

Each area at three hours with nobody in it, every menu, and the sheets of poses. On x86-64 a picture
is the same to the last bit; elsewhere blurs may differ a little.
"""

from __future__ import annotations

import dataclasses
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pygame

from maketomorrow.core.errors import GameError
from maketomorrow.core.ticks import TICK_RATE, tick_of
from maketomorrow.core.words import did_you_mean
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.figures.sheets import SHEETS
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.play import TITLE_PICTURE
from maketomorrow.shell.scenes.gallery import Menus
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.showing import playing_of, view_of
from maketomorrow.shell.stage import stage_for
from maketomorrow.shell.window import HEIGHT, WIDTH, Beat, open_window
from maketomorrow.sim.inputs import IDLE
from maketomorrow.sim.plan import DayPlan, Loadout
from maketomorrow.sim.state import World

HOURS = ("07:30", "09:31", "18:00")
VIEWS = {  # area -> world px of the middle of its picture
    "quarters": (490, 2140),
    "warehouse": (2417, 1960),
    "bridge": (6150, 1900),
    "roots": (8300, 1950),
}
MENUS = (
    *("title", "beds", "bed", "forget", "settings", "keys", "eyes-and-ears", "everybody", "statistics", "credits"),
    *("pause", "sure", "said"),
)
PAUSED_AT = "07:30"
SETTLING = 6  # drawings until every colour has caught up with the hour
MACHINES = ("x86_64", "AMD64")
ALMOST = 2  # a channel may differ by so much on other machines


class Gallery:
    """Draws the pictures of a day."""

    def __init__(self, plan: DayPlan) -> None:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
        if not pygame.display.get_init() or pygame.display.get_surface() is None:
            open_window()
        self._plan = plan
        self._empty: dict[str, World] = {}  # the day's world at each hour, had nobody ever come to it

    def paint(self, name: str) -> pygame.Surface:
        """One of them, drawn anew. Raises GameError for a name that is none."""
        known = _painters()
        if name not in known:
            raise GameError(f'there is no picture "{name}"{did_you_mean(name, known)}; there are {", ".join(known)}')
        return known[name](self)

    def place(self, area: str, hour: str) -> pygame.Surface:
        """An area at an hour, with nobody in it."""
        view = view_of(self._plan)
        surface = pygame.Surface((WIDTH, HEIGHT)).convert()
        left, top = VIEWS[area][0] - WIDTH // 2, VIEWS[area][1] - HEIGHT // 2
        for _ in range(SETTLING):
            view.light.cut()
            view.draw_place(surface, self._world_at(hour), left, top, peopled=False)
        return surface

    def menu(self, name: str) -> pygame.Surface:
        """A menu, when it has come in."""
        surface = pygame.Surface((WIDTH, HEIGHT)).convert()
        loop = self._empty_day(PAUSED_AT)
        playing = playing_of(loop, view_of(self._plan), Devices(), Beat(TICK_RATE), lambda _loop: IDLE)
        playing.draw(surface, 0.0)
        self.menus(playing).paint(name, surface)
        return surface

    def menus(self, playing: Playing | None = None) -> Menus:
        """All of them, in this day's words."""
        return Menus(stage_for(self._plan).words, TITLE_PICTURE, playing)

    def _world_at(self, hour: str) -> World:
        if hour not in self._empty:
            self._empty[hour] = self._empty_day(hour).world
        return self._empty[hour]

    def _empty_day(self, hour: str) -> Loop:
        """The day at an hour, had nobody else ever come to it."""
        plan = self._plan
        nobody = tuple(dataclasses.replace(brood, kinds=()) for brood in plan.broods)
        empty = dataclasses.replace(plan, people=(), talks=(), broods=nobody)
        loop = Loop(empty, first(Loadout(unhurt=True)), keep_digests=False)
        while loop.world.state.tick < tick_of(hour, plan.starts):
            loop.tick(IDLE)
        return loop


Painter = Callable[[Gallery], pygame.Surface]


@lru_cache(maxsize=1)
def _painters() -> dict[str, Painter]:
    found: dict[str, Painter] = {}
    for area in VIEWS:
        for hour in HOURS:
            found[f"{area}-{hour.replace(':', '')}"] = _place(area, hour)
    for name in MENUS:
        found[f"menu-{name}"] = _menu(name)
    for name, draw in SHEETS.items():
        found[f"sheet-{name}"] = _sheet(draw)
    return found


def _place(area: str, hour: str) -> Painter:
    return lambda gallery: gallery.place(area, hour)


def _menu(name: str) -> Painter:
    return lambda gallery: gallery.menu(name)


def _sheet(draw: Callable[[], pygame.Surface]) -> Painter:
    return lambda _gallery: draw()


def names() -> list[str]:
    """Of every picture that is kept, in order."""
    return list(_painters())


# --- comparing ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pictures are apart: the largest step of a channel, how many px differ at all, and the box of them."""

    most: int = 0
    px: int = 0
    box: tuple[int, int, int, int] = (0, 0, 0, 0)

    def __str__(self) -> str:
        x, y, _, _ = self.box
        return f"{self.px} px differ, by at most {self.most} of 255; they begin at {x},{y}"

    @property
    def counts(self) -> bool:
        """Whether this is more than this machine may do."""
        return self.most > (0 if platform.machine() in MACHINES else ALMOST)


def difference(a: pygame.Surface, b: pygame.Surface) -> Difference:
    """Compare two pictures; of two sizes, everything differs."""
    if a.get_size() != b.get_size():
        return Difference(255, a.get_width() * a.get_height(), (0, 0, *a.get_size()))
    one, other = pygame.image.tobytes(a, "RGB"), pygame.image.tobytes(b, "RGB")
    if one == other:
        return Difference()
    wide = a.get_width()
    steps = [abs(x - y) for x, y in zip(one, other)]
    apart = [i for i in range(len(steps) // 3) if any(steps[3 * i : 3 * i + 3])]
    columns, rows = [i % wide for i in apart], [i // wide for i in apart]
    left, top = min(columns), min(rows)
    return Difference(max(steps), len(apart), (left, top, max(columns) - left + 1, max(rows) - top + 1))


def side_by_side(kept: pygame.Surface, now: pygame.Surface) -> pygame.Surface:
    """What is kept, what is drawn now, and where they differ: eight times as strong, and in a frame."""
    width, height = max(kept.get_width(), now.get_width()), max(kept.get_height(), now.get_height())
    sheet = pygame.Surface((width * 3 + 8, height))
    apart = pygame.Surface((width, height))
    for one, other in ((kept, now), (now, kept)):
        rest = pygame.Surface((width, height))
        rest.blit(one, (0, 0))
        rest.blit(other, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
        for _ in range(3):
            rest.blit(rest.copy(), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        apart.blit(rest, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    pygame.draw.rect(apart, (255, 255, 255), pygame.Rect(difference(kept, now).box).inflate(6, 6), 1)
    for place, picture in enumerate((kept, now, apart)):
        sheet.blit(picture, (place * (width + 4), 0))
    return sheet


def load(path: Path) -> pygame.Surface:
    """A picture from a file. Raises GameError."""
    try:
        return pygame.image.load(str(path))
    except (FileNotFoundError, pygame.error) as problem:
        raise GameError(f"{path}: {problem}") from None


def save(picture: pygame.Surface, path: Path) -> None:
    """Write a picture; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(picture, str(path))
