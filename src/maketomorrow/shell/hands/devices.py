"""Keyboard, mouse and controllers -> held actions and an aim.

State is derived from events alone, so that events posted by a test count like a hand's. What goes
down and up between two ticks is held for one tick all the same.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import math
from collections.abc import Sequence

import pygame

from maketomorrow.shell.hands.controls import (
    KEYBOARD_ALONE,
    MOUSE_BUTTONS,
    PAD_AXES,
    PAD_BUTTONS,
    STICK,
    WHEEL,
    Binding,
    key_code,
)
from maketomorrow.shell.settings import Settings
from maketomorrow.sim.inputs import AIM_STEPS, NO_AIM, Action, Inputs

Source = tuple[str, int, int]  # device, which one of them, which key, button or axis side

TOGGLED = Action.FIRE | Action.REST | Action.DOWN
"""Held by one press and let go by the next, for whoever would rather not hold."""

_ALONE = frozenset(key_code(name) for name in KEYBOARD_ALONE)
_AXIS_FULL = 32767.0
_RIGHT_STICK = (2, 3)  # SDL's numbers of its two axes


def aim_of(dx: float, dy: float) -> int:
    """A direction in px as one of AIM_STEPS; NO_AIM for no direction at all."""
    if not dx and not dy:
        return NO_AIM
    return round(math.atan2(dy, dx) / math.tau * AIM_STEPS) % AIM_STEPS


def load_controllers() -> None:
    """Import what listens to controllers, which takes a frame's time; in a thread nobody waits for it."""
    with contextlib.suppress(ImportError):
        importlib.import_module("pygame._sdl2.controller")


class Keymap:
    """Bindings turned round: what is pressed -> action. Where two actions share a key the first has it."""

    def __init__(self, bindings: Sequence[Binding]) -> None:
        self.keys: dict[int, Action] = {}
        self.mouse: dict[int, Action] = {}
        self.pad: dict[int, Action] = {}
        self.axes: dict[tuple[int, int], Action] = {}
        self.wheel = Action(0)
        for binding in bindings:
            for name in binding.keys:
                self.keys.setdefault(key_code(name), binding.action)
            for name in binding.mouse:
                if name == WHEEL:
                    self.wheel = self.wheel or binding.action
                else:
                    self.mouse.setdefault(MOUSE_BUTTONS[name], binding.action)
            for name in binding.pad:
                if name in PAD_BUTTONS:
                    self.pad.setdefault(PAD_BUTTONS[name], binding.action)
                else:
                    self.axes.setdefault(PAD_AXES[name], binding.action)
        # the way out stays, whatever is bound: nobody is locked into a day
        self.keys[pygame.K_ESCAPE] = self.pad[PAD_BUTTONS["start"]] = Action.PAUSE


class Devices:
    """All that a player can press. ``latest`` is "keys", "mouse" or "pad": it decides aim and reticle."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.map = Keymap(self.settings.bindings)
        self._latched = Action(0)  # held by a press that has come up again
        self.latest = "keys"
        self.left = False  # the controller in use has been pulled out, and no tick was lived since
        self.pointer = (0.0, 0.0)  # px of the 640x360 picture
        self._down: dict[Source, Action] = {}
        self._fresh: int = 0  # pressed since the last tick
        self._stick: dict[int, list[float]] = {}  # controller -> its right stick
        self._pads: dict[int, object] = {}  # instance -> the open controller

    # --- events -------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event; those that concern no device are left alone."""
        kind = event.type
        if kind == pygame.KEYDOWN:
            action = self.map.keys.get(event.key)
            if action is not None:
                if event.key in _ALONE or self.latest == "pad" or self.settings.one_handed != "off":
                    self.latest = "keys"
                self._press(("key", 0, event.key), action)
        elif kind == pygame.KEYUP:
            self._release(("key", 0, event.key))
        elif kind == pygame.MOUSEMOTION:
            self.pointer = (float(event.pos[0]), float(event.pos[1]))
            if abs(event.rel[0]) + abs(event.rel[1]) >= STICK.mouse_wakes_px:
                self.latest = "mouse"
        elif kind == pygame.MOUSEBUTTONDOWN:
            self.pointer = (float(event.pos[0]), float(event.pos[1]))
            action = self.map.mouse.get(event.button)
            if action is not None:
                self.latest = "mouse"
                self._press(("mouse", 0, event.button), action)
        elif kind == pygame.MOUSEBUTTONUP:
            self._release(("mouse", 0, event.button))
        elif kind == pygame.MOUSEWHEEL:
            self._fresh |= self.map.wheel
        elif kind == pygame.CONTROLLERBUTTONDOWN:
            action = self.map.pad.get(event.button)
            if action is not None:
                self.latest = "pad"
                self._press(("pad", event.instance_id, event.button), action)
        elif kind == pygame.CONTROLLERBUTTONUP:
            self._release(("pad", event.instance_id, event.button))
        elif kind == pygame.CONTROLLERAXISMOTION:
            self._axis(event.instance_id, event.axis, event.value / _AXIS_FULL)
        elif kind == pygame.CONTROLLERDEVICEADDED:
            self._plug_in(event.device_index)
        elif kind == pygame.CONTROLLERDEVICEREMOVED:
            self._pull_out(event.instance_id)
        elif kind == pygame.WINDOWFOCUSLOST:
            self.let_go()

    def _press(self, source: Source, action: Action) -> None:
        self._down[source] = action
        if self.settings.hold == "toggle" and action & TOGGLED:
            self._latched ^= action
            if not self._latched & action:
                return
        self._fresh |= action

    def _release(self, source: Source) -> None:
        self._down.pop(source, None)

    def _axis(self, pad: int, axis: int, value: float) -> None:
        if axis in _RIGHT_STICK:
            stick = self._stick.setdefault(pad, [0.0, 0.0])
            stick[axis - _RIGHT_STICK[0]] = value
            if math.hypot(*stick) > STICK.aim_dead:
                self.latest = "pad"
        for side in (-1, 1):
            action = self.map.axes.get((axis, side))
            if action is None:
                continue
            source = ("axis", pad, axis * 2 + (side > 0))
            if source in self._down:
                if value * side < STICK.release:
                    self._release(source)
            elif value * side > STICK.press:
                self.latest = "pad"
                self._press(source, action)

    def _plug_in(self, index: int) -> None:
        from pygame._sdl2 import controller

        try:
            if not controller.get_init():
                controller.init()
            pad = controller.Controller(index)
            self._pads[pad.as_joystick().get_instance_id()] = pad
            self.left = False
        except pygame.error as problem:
            logging.getLogger(__name__).warning("a controller could not be opened: %s", problem)

    def _pull_out(self, instance: int) -> None:
        self._pads.pop(instance, None)
        if self.latest == "pad" and not self._pads:  # nobody can press what the hints would show
            self.latest, self.left = "keys", True
        self._stick.pop(instance, None)
        for source in [source for source in self._down if source[0] in ("pad", "axis") and source[1] == instance]:
            del self._down[source]

    def bind(self) -> None:
        """Take the bindings of the settings; nothing is held any more."""
        self.map = Keymap(self.settings.bindings)
        self.let_go()

    def open_pads(self) -> None:
        """Begin to listen to controllers; those that are plugged in already are announced as events."""
        try:
            from pygame._sdl2 import controller

            controller.init()
            for index in range(controller.get_count()):
                if controller.is_controller(index):
                    self._plug_in(index)
        except (ImportError, pygame.error) as problem:
            logging.getLogger(__name__).warning("no controllers: %s", problem)

    def rumble(self, heavy: float, light: float, ms: int) -> None:
        """Shake the controllers that can; shares of their strength."""
        for pad in self._pads.values():
            with contextlib.suppress(pygame.error, AttributeError):
                pad.rumble(heavy, light, ms)  # type: ignore[attr-defined]

    def let_go(self) -> None:
        """Forget everything held: the window has lost its focus, or another scene begins."""
        self._down.clear()
        self._latched = Action(0)
        self._fresh = 0
        self._stick.clear()

    # --- what a tick gets ---------------------------------------------------------------------

    def take(self, middle: tuple[float, float], hands_full: bool = False) -> Inputs:
        """One tick's inputs. ``middle`` is the middle of the suit in px of the picture.

        ``hands_full``: she types or chooses, and every press is a press of its own.
        """
        self.left = False
        held = self._fresh
        latching = TOGGLED if self.settings.hold == "toggle" and not hands_full else Action(0)
        for action in self._down.values():
            held |= action & ~latching
        if hands_full or held & (Action.JUMP | Action.UP):  # whoever jumps or climbs does not go on crouching
            self._latched &= ~TOGGLED if hands_full else ~Action.DOWN
        held |= self._latched
        self._fresh = 0
        return Inputs(int(held) & ~Action.PAUSE, self._aim(middle))

    def _aim(self, middle: tuple[float, float]) -> int:
        if self.latest == "mouse":
            return aim_of(self.pointer[0] - middle[0], self.pointer[1] - middle[1])
        if self.latest == "pad":
            for stick in self._stick.values():
                if math.hypot(*stick) > STICK.aim_dead:
                    return aim_of(stick[0], stick[1])
        return NO_AIM

    def pressed(self, event: pygame.event.Event) -> Action | None:
        """The action that a key or button presses; None for anything else."""
        if event.type == pygame.KEYDOWN:
            return self.map.keys.get(event.key)
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self.map.mouse.get(event.button)
        if event.type == pygame.CONTROLLERBUTTONDOWN:
            return self.map.pad.get(event.button)
        return None
