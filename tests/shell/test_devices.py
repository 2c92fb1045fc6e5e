"""What hands press, and what a tick gets of it."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from maketomorrow.shell.hands import controls
from maketomorrow.shell.hands.devices import Devices, aim_of
from maketomorrow.sim.inputs import AIM_STEPS, NO_AIM, Action

HERE = (320.0, 180.0)


def key(down: bool, code: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN if down else pygame.KEYUP, key=code)


def stick(axis: int, share: float, pad: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.CONTROLLERAXISMOTION, instance_id=pad, axis=axis, value=round(share * 32767))


def button(down: bool, number: int, pad: int = 0) -> pygame.event.Event:
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    return pygame.event.Event(kind, instance_id=pad, button=number)


def moved(x: int, y: int, by: int = 20) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEMOTION, pos=(x, y), rel=(by, 0), buttons=(0, 0, 0))


def test_the_page_of_controls_says_what_the_keys_do():
    page = (Path(__file__).parents[2] / "docs" / "controls.md").read_text()
    assert controls.table() in page


def test_every_action_is_on_the_keyboard_and_on_a_controller():
    bound = {binding.action: binding for binding in controls.BINDINGS}
    for action in Action:
        if action is not Action.LET_GO:
            assert bound[action].keys, f"{action.name} has no key"
            assert bound[action].pad, f"{action.name} is on no controller"


def test_no_key_and_no_button_does_two_things():
    for device in ("keys", "mouse", "pad"):
        names = [name for binding in controls.BINDINGS for name in getattr(binding, device)]
        assert len(names) == len(set(names))


def test_a_held_key_is_held_until_it_comes_up():
    devices = Devices()
    devices.handle(key(True, pygame.K_d))
    assert devices.take(HERE).held == Action.RIGHT
    assert devices.take(HERE).held == Action.RIGHT
    devices.handle(key(False, pygame.K_d))
    assert devices.take(HERE).held == 0


def test_a_tap_shorter_than_a_frame_counts_for_one_tick():
    devices = Devices()
    devices.handle(key(True, pygame.K_SPACE))
    devices.handle(key(False, pygame.K_SPACE))
    assert devices.take(HERE).held == Action.JUMP
    assert devices.take(HERE).held == 0


def test_two_keys_of_one_action_hold_it_until_both_are_up():
    devices = Devices()
    devices.handle(key(True, pygame.K_d))
    devices.handle(key(True, pygame.K_RIGHT))
    devices.take(HERE)
    devices.handle(key(False, pygame.K_d))
    assert devices.take(HERE).held == Action.RIGHT


def test_pause_never_reaches_the_day():
    devices = Devices()
    devices.handle(key(True, pygame.K_ESCAPE))
    assert devices.take(HERE).held == 0


def test_losing_the_window_lets_go_of_every_key():
    devices = Devices()
    devices.handle(key(True, pygame.K_d))
    devices.handle(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert devices.take(HERE).held == 0


def test_the_pointer_aims_from_her_shoulder():
    devices = Devices()
    devices.handle(moved(400, 180))
    assert devices.take(HERE).aim == 0
    devices.handle(moved(320, 300))
    assert devices.take(HERE).aim == AIM_STEPS // 4, "a quarter turn on is down"


def test_keys_of_somebody_without_a_mouse_give_the_aim_back():
    devices = Devices()
    devices.handle(moved(400, 180))
    devices.handle(key(True, pygame.K_a))
    assert devices.take(HERE).aim != NO_AIM, "walking with A while aiming with the mouse keeps the aim"
    devices.handle(key(True, pygame.K_LEFT))
    assert devices.take(HERE).aim == NO_AIM


def test_a_nudge_of_the_table_does_not_take_the_aim():
    devices = Devices()
    devices.handle(moved(400, 180, by=1))
    assert devices.take(HERE).aim == NO_AIM


def test_the_right_stick_aims_beyond_its_dead_zone_only():
    devices = Devices()
    devices.handle(stick(2, 0.15))
    assert devices.take(HERE).aim == NO_AIM
    devices.handle(stick(2, -0.9))
    assert devices.take(HERE).aim == AIM_STEPS // 2
    assert devices.latest == "pad"


def test_a_worn_stick_does_not_chatter_at_its_threshold():
    devices = Devices()
    devices.handle(stick(0, 0.52))
    assert devices.take(HERE).held == Action.RIGHT
    devices.handle(stick(0, 0.46))
    assert devices.take(HERE).held == Action.RIGHT
    devices.handle(stick(0, 0.30))
    assert devices.take(HERE).held == 0


def test_a_controller_that_is_pulled_out_lets_go_of_what_it_held():
    devices = Devices()
    devices.handle(button(True, controls.PAD_BUTTONS["A"], pad=3))
    devices.handle(stick(0, 1.0, pad=3))
    assert devices.take(HERE).held == Action.JUMP | Action.RIGHT
    devices.handle(pygame.event.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=3))
    assert devices.take(HERE).held == 0


def test_the_wheel_swaps_once_a_notch():
    devices = Devices()
    devices.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1))
    assert devices.take(HERE).held == Action.SWAP
    assert devices.take(HERE).held == 0


@pytest.mark.parametrize(("dx", "dy", "aim"), [(1, 0, 0), (0, 1, 256), (-1, 0, 512), (0, -1, 768), (0, 0, NO_AIM)])
def test_aims_are_counted_clockwise_from_the_right(dx: int, dy: int, aim: int):
    assert aim_of(dx, dy) == aim


def test_a_hint_names_the_key_of_the_device_in_use():
    assert controls.pressed_for(Action.USE, "keys") == ("keys", "e")
    assert controls.pressed_for(Action.FIRE, "mouse") == ("mouse", "left button")
    assert controls.pressed_for(Action.USE, "mouse") == ("keys", "e"), "the other hand is on the keys"
    assert controls.pressed_for(Action.USE, "pad") == ("pad", "X")
