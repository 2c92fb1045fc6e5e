"""Which key, button or stick does what. The one table; ``docs/controls.md`` is held to it by a test.

Pad buttons have the names of an Xbox pad; SDL lays other pads out alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pygame.key
import pygame.locals

from maketomorrow.sim.inputs import Action


class Binding(NamedTuple):
    """One action's devices: names of keys as pygame knows them, mouse buttons, pad buttons and axes."""

    action: Action
    keys: tuple[str, ...]
    mouse: tuple[str, ...] = ()
    pad: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The action's name in files."""
        return (self.action.name or "").lower()

    def on(self, device: str) -> tuple[str, ...]:
        """What does it on "keys", "mouse" or "pad"."""
        return {"keys": self.keys, "mouse": self.mouse, "pad": self.pad}[device]

    def with_names(self, names: Mapping[str, tuple[str, ...]]) -> Binding:
        """The same with other names on some devices."""
        return Binding(self.action, *(names.get(device, self.on(device)) for device in DEVICES))


DEVICES = ("keys", "mouse", "pad")

BINDINGS: tuple[Binding, ...] = (
    Binding(Action.LEFT, ("a", "left"), (), ("left stick left", "d-pad left")),
    Binding(Action.RIGHT, ("d", "right"), (), ("left stick right", "d-pad right")),
    Binding(Action.UP, ("w", "up"), (), ("left stick up", "d-pad up")),
    Binding(Action.DOWN, ("s", "down"), (), ("left stick down", "d-pad down")),
    Binding(Action.JUMP, ("space", "z"), (), ("A",)),
    Binding(Action.DASH, ("left shift", "c"), ("right button",), ("B", "RB")),
    Binding(Action.FIRE, ("x", "j"), ("left button",), ("RT",)),
    Binding(Action.USE, ("e", "return"), (), ("X",)),
    Binding(Action.RELOAD, ("r",), (), ("LB",)),
    Binding(Action.SWAP, ("q", "tab"), ("wheel",), ("Y",)),
    Binding(Action.REST, ("t", "v"), (), ("back",)),
    Binding(Action.PAUSE, ("escape", "p"), ("side button 1", "middle button"), ("start",)),
)

KEYBOARD_ALONE = ("left", "right", "up", "down", "z", "x", "c")
"""Keys of somebody who plays without a mouse: pressing one gives the aim back to the eight directions."""

MOUSE_BUTTONS = {"left button": 1, "middle button": 2, "right button": 3, "side button 1": 6, "side button 2": 7}
WHEEL = "wheel"
PAD_BUTTONS = {
    "A": 0,
    "B": 1,
    "X": 2,
    "Y": 3,
    "back": 4,
    "start": 6,
    "left stick in": 7,
    "right stick in": 8,
    "LB": 9,
    "RB": 10,
    "d-pad up": 11,
    "d-pad down": 12,
    "d-pad left": 13,
    "d-pad right": 14,
    "paddle 1": 16,
    "paddle 2": 17,
    "paddle 3": 18,
    "paddle 4": 19,
}
"""SDL's numbers of a controller's buttons."""

PAD_AXES = {
    "left stick left": (0, -1),
    "left stick right": (0, 1),
    "left stick up": (1, -1),
    "left stick down": (1, 1),
    "LT": (4, 1),
    "RT": (5, 1),
}
"""Axes that count as buttons: SDL's number of the axis, and the side."""


@cache
def key_codes() -> Mapping[str, int]:
    """Every key's name -> its number; SDL's own table would need a window."""
    codes = [code for name, code in vars(pygame.locals).items() if name.startswith("K_")]
    return {name: code for code in codes if (name := pygame.key.name(code)) and name != "unknown key"}


def key_code(name: str) -> int:
    """The number of a key; a letter that no constant has is its own."""
    known = key_codes().get(name)
    return known if known is not None else ord(name)


def known_names(device: str) -> tuple[str, ...]:
    """All that can be pressed on "keys", "mouse" or "pad"."""
    if device == "keys":
        return tuple(key_codes())
    if device == "mouse":
        return (*MOUSE_BUTTONS, WHEEL)
    return (*PAD_BUTTONS, *PAD_AXES)


def is_name(device: str, name: str) -> bool:
    """Whether that can be pressed; a single letter of any keyboard can."""
    return name in known_names(device) or (device == "keys" and len(name) == 1 and name.isprintable())


@dataclass(frozen=True, slots=True)
class StickTuning:
    """How far a stick has to be moved, as shares of its way."""

    press: float = 0.5  # an axis used as a button goes down here ...
    release: float = 0.4  # ... and comes up here: a worn stick must not chatter
    aim_dead: float = 0.28  # the right stick aims beyond this
    mouse_wakes_px: float = 3.0  # the mouse takes over when it is moved so far at once


STICK = StickTuning()


def pressed_for(action: Action, device: str, bindings: Sequence[Binding] = BINDINGS) -> tuple[str, str]:
    """The device and the name of what does ``action``, best on the one in use; ("", "") where nothing does.

    Whoever holds the mouse has the other hand on the keys.
    """
    binding = next(binding for binding in bindings if binding.action is action)
    for wanted in {"pad": ("pad", "keys", "mouse"), "mouse": ("mouse", "keys", "pad")}.get(
        device, ("keys", "mouse", "pad")
    ):
        names = binding.on(wanted)
        if names:
            return wanted, names[0]
    return "", ""


def clashes(bindings: Sequence[Binding], device: str) -> dict[str, list[Action]]:
    """What is bound to more than one action there: its name, and who shares it."""
    users: dict[str, list[Action]] = {}
    for binding in bindings:
        for name in binding.on(device):
            users.setdefault(name, []).append(binding.action)
    return {name: actions for name, actions in users.items() if len(actions) > 1}


def one_handed(hand: str, now: Sequence[Binding] = BINDINGS) -> tuple[Binding, ...]:
    """The bindings for one hand on the keyboard, "left" or "right"; the usual keys for "off".

    Everything lies under one resting hand and nothing needs two keys at once that one finger would press;
    the aim is the eight directions of the movement keys. Mouse and controller stay as they are ``now``.
    """
    keys = ONE_HANDED.get(hand, {})
    usual = {binding.name: binding.keys for binding in BINDINGS}
    return tuple(binding.with_names({"keys": keys.get(binding.name, usual[binding.name])}) for binding in now)


ONE_HANDED: dict[str, dict[str, tuple[str, ...]]] = {
    "left": {
        "left": ("a",),
        "right": ("d",),
        "up": ("w",),
        "down": ("s",),
        "jump": ("space",),
        "dash": ("left shift",),
        "fire": ("e",),
        "use": ("f",),
        "reload": ("r",),
        "swap": ("q",),
        "rest": ("v",),
        "pause": ("escape", "tab"),
    },
    "right": {
        "left": ("left",),
        "right": ("right",),
        "up": ("up",),
        "down": ("down",),
        "jump": ("[0]", "right ctrl"),
        "dash": ("[1]", "right shift"),
        "fire": ("[2]", "return"),
        "use": ("[3]", "delete"),
        "reload": ("[4]", "end"),
        "swap": ("[5]", "page down"),
        "rest": ("[6]", "page up"),
        "pause": ("escape", "enter"),
    },
}


def table() -> str:
    """The table of ``docs/controls.md``, as Markdown."""
    lines = ["| action | keyboard | mouse | controller |", "| --- | --- | --- | --- |"]
    for binding in BINDINGS:
        name = (binding.action.name or "").lower()
        cells = (", ".join(names) or "-" for names in (binding.keys, binding.mouse, binding.pad))
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    lines.append("| aim | eight directions of the movement keys | pointer | right stick |")
    return "\n".join(lines)
