"""Which key, button or stick does what. The one table; ``docs/controls.md`` is held to it by a test.

Pad buttons have the names of an Xbox pad; SDL lays other pads out alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from maketomorrow.sim.inputs import Action


class Binding(NamedTuple):
    """One action's devices: names of keys as pygame knows them, mouse buttons, pad buttons and axes."""

    action: Action
    keys: tuple[str, ...]
    mouse: tuple[str, ...] = ()
    pad: tuple[str, ...] = ()


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
    Binding(Action.PAUSE, ("escape", "p"), (), ("start",)),
)

KEYBOARD_ALONE = ("left", "right", "up", "down", "z", "x", "c")
"""Keys of somebody who plays without a mouse: pressing one gives the aim back to the eight directions."""

MOUSE_BUTTONS = {"left button": 1, "middle button": 2, "right button": 3}
PAD_BUTTONS = {
    "A": 0,
    "B": 1,
    "X": 2,
    "Y": 3,
    "back": 4,
    "start": 6,
    "LB": 9,
    "RB": 10,
    "d-pad up": 11,
    "d-pad down": 12,
    "d-pad left": 13,
    "d-pad right": 14,
}
"""SDL's numbers of a controller's buttons."""

PAD_AXES = {
    "left stick left": (0, -1),
    "left stick right": (0, 1),
    "left stick up": (1, -1),
    "left stick down": (1, 1),
    "RT": (5, 1),
}
"""Axes that count as buttons: SDL's number of the axis, and the side."""


@dataclass(frozen=True, slots=True)
class StickTuning:
    """How far a stick has to be moved, as shares of its way."""

    press: float = 0.5  # an axis used as a button goes down here ...
    release: float = 0.4  # ... and comes up here: a worn stick must not chatter
    aim_dead: float = 0.28  # the right stick aims beyond this
    mouse_wakes_px: float = 3.0  # the mouse takes over when it is moved so far at once


STICK = StickTuning()


def label(action: Action, device: str) -> str:
    """What stands on the first key or button of ``action`` on "keys", "mouse" or "pad"."""
    for binding in BINDINGS:
        if binding.action is action:
            if device == "pad" and binding.pad:
                return binding.pad[0].upper()
            if device == "mouse" and binding.mouse:
                return {"left button": "LMB", "right button": "RMB"}.get(binding.mouse[0], binding.mouse[0].upper())
            return SHORT.get(binding.keys[0], binding.keys[0].upper())
    return ""


SHORT = {"escape": "ESC", "left shift": "SHIFT", "return": "ENTER", "space": "SPACE"}


def table() -> str:
    """The table of ``docs/controls.md``, as Markdown."""
    lines = ["| action | keyboard | mouse | controller |", "| --- | --- | --- | --- |"]
    for binding in BINDINGS:
        name = (binding.action.name or "").lower()
        cells = (", ".join(names) or "-" for names in (binding.keys, binding.mouse, binding.pad))
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    lines.append("| aim | eight directions of the movement keys | pointer | right stick |")
    return "\n".join(lines)
