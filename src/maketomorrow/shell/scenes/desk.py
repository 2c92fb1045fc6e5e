"""What every menu has at hand, and what a hand says to a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import pygame

from maketomorrow.shell.hands.controls import PAD_BUTTONS, one_handed
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.moods import Mood
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.sim.inputs import Action


class Behind(Protocol):
    """What stands behind a menu: the title's picture, or a day held still. ``mood`` is what goes on sounding."""

    mood: Mood

    def paint_under(self, surface: pygame.Surface, reach: int) -> None:
        """Draw it so that words can be read on its left, ``reach`` px far; WIDTH = all over it."""
        ...

    def live(self) -> None:
        """One tick of its own."""
        ...

    def spare(self) -> None:
        """Use the time that is left of a frame."""
        ...

    def close(self) -> None:
        """The program ends."""
        ...


UP, DOWN, LEFT, RIGHT, CHOOSE, BACK, CLEAR = "up", "down", "left", "right", "choose", "back", "clear"

_KEYS = {
    pygame.K_UP: UP,
    pygame.K_DOWN: DOWN,
    pygame.K_LEFT: LEFT,
    pygame.K_RIGHT: RIGHT,
    pygame.K_RETURN: CHOOSE,
    pygame.K_KP_ENTER: CHOOSE,
    pygame.K_SPACE: CHOOSE,
    pygame.K_ESCAPE: BACK,
    pygame.K_BACKSPACE: CLEAR,
    pygame.K_DELETE: CLEAR,
}
_PAD = {
    PAD_BUTTONS["d-pad up"]: UP,
    PAD_BUTTONS["d-pad down"]: DOWN,
    PAD_BUTTONS["d-pad left"]: LEFT,
    PAD_BUTTONS["d-pad right"]: RIGHT,
    PAD_BUTTONS["A"]: CHOOSE,
    PAD_BUTTONS["start"]: BACK,
    PAD_BUTTONS["B"]: BACK,
    PAD_BUTTONS["X"]: CLEAR,
}
_BOUND = {
    Action.UP: UP,
    Action.DOWN: DOWN,
    Action.LEFT: LEFT,
    Action.RIGHT: RIGHT,
    Action.JUMP: CHOOSE,
    Action.USE: CHOOSE,
    Action.PAUSE: BACK,
}
_AXES = {0: (LEFT, RIGHT), 1: (UP, DOWN)}


@dataclass(frozen=True, slots=True)
class HandTuning:
    """How a direction that is held goes on, in ticks, and how far a stick is pushed."""

    first_ticks: int = 22
    again_ticks: int = 5
    push: int = 18_000  # of 32767
    let_go: int = 12_000


TUNING = HandTuning()


@dataclass(slots=True)
class Hand:
    """Turns events into what a menu understands.

    Arrows, return and escape, the cross, A, B and start always work, whatever is bound to what; beside
    them work the player's own keys.
    """

    devices: Devices
    _tilt: dict[int, str] = field(default_factory=dict)  # axis -> the way it is pushed
    _held: dict[object, str] = field(default_factory=dict)
    _ticks: int = 0

    def read(self, event: pygame.event.Event) -> str:
        """What an event says, "" for nothing."""
        kind, said = event.type, ""
        if kind == pygame.KEYDOWN:
            said = _KEYS.get(event.key) or self._bound(event)
            self._hold(("key", event.key), said)
        elif kind == pygame.CONTROLLERBUTTONDOWN:
            self.devices.latest = "pad"
            said = _PAD.get(event.button) or self._bound(event)
            self._hold(("pad", event.button), said)
        elif kind == pygame.KEYUP:
            self._held.pop(("key", event.key), None)
        elif kind == pygame.CONTROLLERBUTTONUP:
            self._held.pop(("pad", event.button), None)
        elif kind == pygame.CONTROLLERAXISMOTION and event.axis in _AXES:
            said = self._stick(event.axis, event.value)
        elif kind == pygame.MOUSEBUTTONDOWN and event.button > 1:  # what opens the pause closes it
            said = BACK if event.button == 3 or self.devices.pressed(event) is Action.PAUSE else ""
        elif kind in (pygame.WINDOWFOCUSLOST, pygame.CONTROLLERDEVICEREMOVED):
            self._held.clear()
            self._tilt.clear()
        if kind == pygame.KEYDOWN:
            self.devices.latest = "keys"
        return said

    def _bound(self, event: pygame.event.Event) -> str:
        action = self.devices.pressed(event)
        return _BOUND.get(action, "") if action is not None else ""

    def _hold(self, source: object, said: str) -> None:
        self._held.clear()
        if said in (UP, DOWN, LEFT, RIGHT):
            self._held[source], self._ticks = said, 0

    def _stick(self, axis: int, value: int) -> str:
        was = self._tilt.get(axis, "")
        if was and abs(value) < TUNING.let_go:
            del self._tilt[axis]
            self._held.pop(("axis", axis), None)
        elif not was and abs(value) > TUNING.push:
            self.devices.latest = "pad"
            said = self._tilt[axis] = _AXES[axis][value > 0]
            self._hold(("axis", axis), said)
            return said
        return ""

    def tick(self) -> str:
        """A direction that is held says itself again after a while."""
        said = next(iter(self._held.values()), "")
        if not said:
            return ""
        self._ticks += 1
        over = self._ticks - TUNING.first_ticks
        return said if over >= 0 and over % TUNING.again_ticks == 0 else ""


@dataclass(slots=True)
class Desk:
    """One a game. ``keep`` writes the settings down; ``apply`` is told the name of one that has changed.

    ``trouble`` says in a sentence what is wrong with the file they lie in.
    """

    words: Words
    settings: Settings
    devices: Devices
    sound: Sound
    keep: Callable[[], None] = lambda: None
    apply: Callable[[str], None] = lambda _name: None
    trouble: Callable[[], str] = lambda: ""

    def changed(self, name: str) -> None:
        """A setting has another value now."""
        if name == "one_handed":
            self.settings.bindings = one_handed(self.settings.one_handed, self.settings.bindings)
        if name in ("bindings", "one_handed", "hold"):
            self.devices.bind()
        self.apply(name)
        self.keep()

    def tick_sound(self, what: str) -> None:
        """A small sound of the menus: "move", "choose", "back", and "no" for what cannot be done."""
        self.sound.play(f"menu.{what}")
