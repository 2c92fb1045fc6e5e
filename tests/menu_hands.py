"""Hands for menus: a controller, a keyboard or a mouse and nothing else, and scenes that are given what they press."""

from __future__ import annotations

from pathlib import Path

import pygame

from maketomorrow.content.text import Texts
from maketomorrow.shell.hands.controls import PAD_BUTTONS
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.title import Title

ROOT = Path(__file__).parents[1]
WORDS = Texts.load(ROOT / "levels" / "darol" / "text" / "en.toml")
PICTURE = ROOT / "assets" / "pictures" / "title.png"

Event = pygame.event.Event


class Pad:
    """A controller and nothing else; half of what it says comes from the stick."""

    name = "pad"

    def __init__(self) -> None:
        self.pushes = 0

    def _button(self, name: str) -> list[Event]:
        number = PAD_BUTTONS[name]
        return [
            Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=number),
            Event(pygame.CONTROLLERBUTTONUP, instance_id=0, button=number),
        ]

    def move(self, way: str) -> list[Event]:
        self.pushes += 1
        if self.pushes % 2:
            return self._button(f"d-pad {way}")
        axis, value = {"up": (1, -30000), "down": (1, 30000), "left": (0, -30000), "right": (0, 30000)}[way]
        return [Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=axis, value=v) for v in (value, 0)]

    def choose(self) -> list[Event]:
        return self._button("A")

    def back(self) -> list[Event]:
        return self._button("B")


class Keyboard:
    """Arrows, return, escape."""

    name = "keys"

    def _key(self, code: int) -> list[Event]:
        return [Event(pygame.KEYDOWN, key=code), Event(pygame.KEYUP, key=code)]

    def move(self, way: str) -> list[Event]:
        return self._key(getattr(pygame, f"K_{way.upper()}"))

    def choose(self) -> list[Event]:
        return self._key(pygame.K_RETURN)

    def back(self) -> list[Event]:
        return self._key(pygame.K_ESCAPE)


HANDS = {"pad": Pad, "keys": Keyboard}


def given(scene: Scene, events: list[Event]) -> Scene:
    """The scene after these events, a tick after each."""
    for event in events:
        scene.handle(event)
        following = scene.tick()
        assert following is not None, "the program has ended"
        scene = following
    return scene


def ready(scene: Title) -> Title:
    for _ in range(4):
        scene.tick()
    return scene


def rows_of(scene: Scene) -> list[str]:
    menu = scene._menu if isinstance(scene, Title) else scene.menu  # type: ignore[attr-defined]
    return [row.id for row in menu.rows]


def at(scene: Scene) -> str:
    menu = scene._menu if isinstance(scene, Title) else scene.menu  # type: ignore[attr-defined]
    return menu.rows[menu.at].id


def choosing(scene: Scene, hand: Pad | Keyboard, wanted: str) -> Scene:
    """Move to a row and choose it."""
    for _ in range(20):
        if at(scene) == wanted:
            return given(scene, hand.choose())
        scene = given(scene, hand.move("down"))
    raise AssertionError(f"{wanted} cannot be reached among {rows_of(scene)}")


def clicked(scene: Scene, row: str) -> Scene:
    """Point at a row and press the left button."""
    menu = scene._menu if isinstance(scene, Title) else scene.menu  # type: ignore[attr-defined]
    scene.draw(pygame.display.get_surface(), 1.0)
    for _ in range(20):  # a list that goes on is turned by the wheel
        box = menu.box(rows_of(scene).index(row))
        if menu.is_seen(rows_of(scene).index(row)):
            break
        scene.handle(Event(pygame.MOUSEWHEEL, x=0, y=-1))
        scene.draw(pygame.display.get_surface(), 1.0)
    spot = (box.x + 12, box.centery)
    return given(
        scene,
        [
            Event(pygame.MOUSEMOTION, pos=spot, rel=(9, 9), buttons=(0, 0, 0)),
            Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1),
            Event(pygame.MOUSEBUTTONUP, pos=spot, button=1),
        ],
    )
