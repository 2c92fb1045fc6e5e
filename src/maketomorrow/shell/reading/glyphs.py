"""Pictures of keys, buttons and sticks, as they lie under the hand: shape and letter, never colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pygame

from maketomorrow.shell.hands.controls import BINDINGS, Binding, pressed_for
from maketomorrow.shell.palette import CREAM, INK, Colour, mix, rgb
from maketomorrow.shell.reading.type import lettering
from maketomorrow.sim.inputs import Action

HIGH = 14  # px of every glyph at its first size
KEY_FOOT = rgb("#a8927f")
PLATE = rgb("#3a3048")
EDGE = rgb("#8c7f9c")
FACE_BUTTONS: dict[str, Colour] = {
    "A": rgb("#5fb86a"),
    "B": rgb("#d86a58"),
    "X": rgb("#5a8fd8"),
    "Y": rgb("#d8b84a"),
}
SHORT = {
    "escape": "ESC",
    "left shift": "SHIFT",
    "right shift": "R SHIFT",
    "left ctrl": "CTRL",
    "right ctrl": "R CTRL",
    "left alt": "ALT",
    "right alt": "R ALT",
    "return": "ENTER",
    "enter": "NUM ENTER",
    "backspace": "BACK",
    "caps lock": "CAPS",
    "page up": "PG UP",
    "page down": "PG DN",
    "delete": "DEL",
    "insert": "INS",
    "back": "BACK",
    "start": "START",
}
ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def text_of(name: str) -> str:
    """What stands on it, in capitals: short enough for a key."""
    if name.startswith("[") and name.endswith("]") and len(name) == 3:
        return f"NUM {name[1]}"
    return SHORT.get(name, name.upper())


@lru_cache(maxsize=256)
def glyph(device: str, name: str, size: int = 1) -> pygame.Surface:
    """The picture of one name on one device, ``size`` times as large. Do not draw on it."""
    if device == "mouse":
        picture = _mouse(name)
    elif device == "pad":
        picture = _pad(name)
    else:
        picture = _key(name)
    return picture if size == 1 else pygame.transform.scale_by(picture, size)


def glyph_for(
    action: Action, device: str, bindings: Sequence[Binding] = BINDINGS, size: int = 1
) -> pygame.Surface | None:
    """The picture of what does ``action`` on the device in use; None where nothing does."""
    found, name = pressed_for(action, device, bindings)
    return glyph(found, name, size) if name else None


def _sheet(width: int) -> pygame.Surface:
    return pygame.Surface((width, HIGH), pygame.SRCALPHA)


def _key(name: str) -> pygame.Surface:
    """A cap with a foot."""
    if name in ARROWS:
        sheet = _cap(13)
        dx, dy = ARROWS[name]
        _arrow(sheet, 6, 5, dx, dy, INK, 3)
        return sheet
    text = lettering(text_of(name), "label", 8, INK, False)
    sheet = _cap(max(13, text.get_width() + 6))
    sheet.blit(text, ((sheet.get_width() - 1 - text.get_width()) // 2 + 1, 1))
    return sheet


def _cap(width: int) -> pygame.Surface:
    sheet = _sheet(width + 1)
    pygame.draw.rect(sheet, INK, (1, 1, width, 13), border_radius=2)
    pygame.draw.rect(sheet, CREAM, (0, 0, width, 13), border_radius=2)
    pygame.draw.rect(sheet, KEY_FOOT, (0, 11, width, 2), border_radius=1)
    return sheet


def _arrow(sheet: pygame.Surface, x: int, y: int, dx: int, dy: int, colour: Colour, size: int) -> None:
    tip = (x + dx * size, y + dy * size)
    back = (x - dx * (size - 1), y - dy * (size - 1))
    pygame.draw.polygon(
        sheet, colour, [tip, (back[0] + dy * size, back[1] + dx * size), (back[0] - dy * size, back[1] - dx * size)]
    )


def _disc(letter: str, fill: Colour, ink: Colour) -> pygame.Surface:
    sheet = _sheet(15)
    pygame.draw.circle(sheet, INK, (7, 7), 7)
    pygame.draw.circle(sheet, fill, (7, 6.5), 6)
    text = lettering(letter, "label", 8, ink, False)
    sheet.blit(text, (7 - text.get_width() // 2 + 1, 1))
    return sheet


def _plate(words: str) -> pygame.Surface:
    text = lettering(words, "label", 8, CREAM, False)
    width = max(16, text.get_width() + 8)
    sheet = _sheet(width + 1)
    pygame.draw.rect(sheet, INK, (1, 1, width, 13), border_radius=5)
    pygame.draw.rect(sheet, PLATE, (0, 0, width, 13), border_radius=5)
    pygame.draw.rect(sheet, EDGE, (0, 0, width, 13), 1, border_radius=5)
    sheet.blit(text, ((width - text.get_width()) // 2 + 1, 1))
    return sheet


def _stick(side: str, words: Sequence[str]) -> pygame.Surface:
    """A ring, and the cap where it is pushed to; L or R says which."""
    sheet = _sheet(21)
    pygame.draw.circle(sheet, INK, (7, 7), 7)
    pygame.draw.circle(sheet, EDGE, (7, 6.5), 6, 1)
    dx, dy = next((ARROWS[word] for word in words if word in ARROWS), (0, 0))
    pygame.draw.circle(sheet, CREAM, (7 + dx * 3, 6.5 + dy * 3), 3)
    if "in" in words:
        pygame.draw.circle(sheet, INK, (7, 6.5), 1)
    sheet.blit(lettering(side, "label", 8, CREAM), (15, 1))
    return sheet


def _cross(words: Sequence[str]) -> pygame.Surface:
    sheet = _sheet(15)
    for rect in ((5, 0, 5, 14), (0, 5, 15, 5)):
        pygame.draw.rect(sheet, EDGE, rect)
    dx, dy = next((ARROWS[word] for word in words if word in ARROWS), (0, 0))
    pygame.draw.rect(sheet, CREAM, (5 + dx * 5, 5 + dy * 5 - (dy > 0), 5, 5))
    return sheet


def _pad(name: str) -> pygame.Surface:
    words = name.split()
    if name in FACE_BUTTONS:
        return _disc(name, FACE_BUTTONS[name], INK)
    if "stick" in words:
        return _stick(words[0][0].upper(), words[2:])
    if words[0] == "d-pad":
        return _cross(words)
    return _plate(text_of(name))


def _mouse(name: str) -> pygame.Surface:
    """A mouse with the button in question lit; a number on it where it has no place of its own."""
    sheet = _sheet(12)
    body = pygame.Rect(0, 0, 11, 14)
    pygame.draw.rect(sheet, mix(INK, PLATE, 0.8), body, border_radius=5)
    if name == "left button":
        pygame.draw.rect(sheet, CREAM, (0, 0, 5, 7), border_top_left_radius=5)
    elif name == "right button":
        pygame.draw.rect(sheet, CREAM, (6, 0, 5, 7), border_top_right_radius=5)
    pygame.draw.rect(sheet, EDGE, body, 1, border_radius=5)
    pygame.draw.line(sheet, EDGE, (1, 7), (9, 7))
    if name in ("middle button", "wheel"):
        pygame.draw.rect(sheet, CREAM, (4, 1, 3, 6), border_radius=1)
    if name == "wheel":
        _arrow(sheet, 5, 10, 0, 1, CREAM, 2)
    if name.startswith("side"):
        sheet.blit(lettering(name[-1], "label", 8, CREAM, False), (3, 4))
    return sheet
