"""Every menu with a life that was made up for it: to be looked at, kept as pictures, and worked by tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from maketomorrow.loop.carry_over import CarryOver
from maketomorrow.loop.fight_log import FightReport
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.reading.speech import Overheard
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.scenes.beds import Bed, Beds, Forget, OneBed
from maketomorrow.shell.scenes.credits import Credits
from maketomorrow.shell.scenes.dawn import Dawn
from maketomorrow.shell.scenes.dayline import Span
from maketomorrow.shell.scenes.desk import Desk
from maketomorrow.shell.scenes.keys import Keys
from maketomorrow.shell.scenes.options import Everybody, EyesAndEars, settings_page
from maketomorrow.shell.scenes.pause import Pause, Sure
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.scenes.said import Heard
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.statistics import statistics_page
from maketomorrow.shell.scenes.title import Ready, Title
from maketomorrow.shell.settings import Settings

SAID = (
    ("yuna", "t09", 1),
    ("yuna", "t09", 2),
    ("maki", "t05", 1),
    ("maki", "t05", 2),
    ("maki", "t15", 1),
    ("yuna", "t15", 2),
    ("maki", "t15", 3),
    ("yuna", "t15", 4),
    ("jun", "t17", 1),
    ("jun", "t17", 2),
)
"""What was said in the day that was made up: who, which talk, which line of it."""
SETTLED_TICKS = 40  # every page has come in by then

LIFE = CarryOver(
    day=12,
    counts=True,
    deaths={"drone.lunge": 6, "fall": 3, "spitter.arc": 2},
    reports=tuple(
        FightReport(day, cause, tick)
        for day, cause, tick in (
            (2, "fall", 2300),
            (3, "drone.lunge", 6100),
            (4, "drone.lunge", 6700),
            (5, "fall", 3900),
            (6, "drone.lunge", 7400),
            (7, "spitter.arc", 9800),
            (8, "drone.lunge", 6350),
            (9, "drone.lunge", 12_900),
            (10, "spitter.arc", 11_000),
            (11, "fall", 8700),
        )
    ),
    totals={
        "ticks": 91_234,
        "strands": 7,
        "hits": 44,
        "shots": 210,
        "landed": 97,
        "dodges": 12,
        "kills.drone": 23,
        "kills.spitter": 4,
    },
)


class MadeUp:
    """Lives for nobody: one far on, one in its dreams, an empty bed. ``begun`` is what was asked for."""

    burst_share = 0.2
    day_ticks = 28_800

    def __init__(self, after: Callable[[], Scene]) -> None:
        self.begun: list[tuple[str, bool]] = []
        self._after = after

    def beds(self) -> list[Bed]:
        """Three."""
        dreams = CarryOver(day=2, deaths={"fall": 1}, reports=(FightReport(1, "fall", 2100),))
        return [Bed("1", LIFE, "10:40", 0.3), Bed("2", dreams, "07:55", 0.07), Bed("3")]

    def last(self) -> Bed:
        """The one that is far on."""
        return self.beds()[0]

    def fetch(self) -> None:
        """Nothing is missing."""

    def spare(self) -> None:
        """Nothing to get ready."""

    def begin(self, slot: str, forget: bool) -> Scene:
        """Write down what was asked for, and show what follows."""
        self.begun.append((slot, forget))
        return self._after()


class Menus:
    """Makes any of them anew. ``playing`` is the day that the menus of a pause stand over."""

    def __init__(self, words: Words, picture: Path, playing: Playing | None = None) -> None:
        settings = Settings()
        self.desk = Desk(words, settings, Devices(settings), Sound(settings))
        self.lives = MadeUp(self.title)
        self.playing = playing
        self._picture = pygame.image.load(str(picture)).convert()
        self._dawn = Dawn(self._picture)

    def title(self) -> Title:
        """With everything there already."""
        title = Title(self._picture, lambda: Ready(self.desk, self.lives), self._dawn)
        title.ready = Ready(self.desk, self.lives)
        return title

    def all(self) -> dict[str, Callable[[], Scene]]:
        """Name -> how to make it. Those of a pause are there if there is a day to pause."""
        desk, dawn, lives, title = self.desk, self._dawn, self.lives, self.title
        found: dict[str, Callable[[], Scene]] = {
            "title": title,
            "beds": lambda: Beds(desk, dawn, lives, title),
            "bed": lambda: OneBed(desk, dawn, lives, lives.last(), title),
            "forget": lambda: Forget(desk, dawn, lives, lives.last(), title),
            "settings": lambda: settings_page(desk, dawn, title),
            "keys": lambda: Keys(desk, dawn, title),
            "eyes-and-ears": lambda: EyesAndEars(desk, dawn, title),
            "everybody": lambda: Everybody(desk, dawn, title),
            "statistics": lambda: statistics_page(desk, dawn, LIFE, Span(lives.day_ticks, lives.burst_share), title),
            "credits": lambda: Credits(desk, dawn, title),
        }
        playing = self.playing
        if playing is not None:
            pause = Pause(playing, desk)
            playing.view.speech.heard[:] = [
                Overheard(at * 70 + 120, who, f"talk.{talk}.{line}") for at, (who, talk, line) in enumerate(SAID)
            ]
            found |= {
                "pause": lambda: pause,
                "sure": lambda: Sure(pause),
                "said": lambda: Heard(desk, pause.behind, playing, lambda: pause),
            }
        return found

    def paint(self, name: str, surface: pygame.Surface) -> None:
        """One of them, as it stands when it has come in."""
        scene: Scene | None = self.all()[name]()
        for _ in range(SETTLED_TICKS):
            assert scene is not None
            scene = scene.tick()
        assert scene is not None
        scene.draw(surface, 1.0)
