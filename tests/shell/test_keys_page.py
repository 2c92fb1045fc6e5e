"""Who does what: the page on which keys, buttons and sticks are given away, and what menus refuse."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest
from menu_hands import HANDS, PICTURE, WORDS, Event, Keyboard, Pad, given

from maketomorrow.shell.hands.controls import BINDINGS, DEVICES, PAD_BUTTONS
from maketomorrow.shell.scenes.gallery import Menus
from maketomorrow.shell.scenes.keys import TUNING as KEYS
from maketomorrow.shell.scenes.keys import Keys, bound
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.title import Title
from maketomorrow.shell.window import WIDTH
from maketomorrow.sim.inputs import Action


@pytest.fixture
def menus(screen: pygame.Surface) -> Menus:
    return Menus(WORDS, PICTURE)


# --- who does what ------------------------------------------------------------------------------


def binding(menus: Menus, action: Action):
    return next(binding for binding in menus.desk.settings.bindings if binding.action is action)


def keys_at(menus: Menus, hand: Pad | Keyboard, action: Action, device: str) -> Keys:
    scene = menus.all()["keys"]()
    for _ in range([one.action for one in BINDINGS].index(action)):
        scene = given(scene, hand.move("down"))
    for _ in range(DEVICES.index(device)):
        scene = given(scene, hand.move("right"))
    return scene


def test_a_button_is_given_by_a_controller_alone_and_works_at_once(menus: Menus):
    hand = Pad()
    scene = given(keys_at(menus, hand, Action.RELOAD, "pad"), hand.choose())
    scene = given(scene, hand._button("right stick in"))
    assert binding(menus, Action.RELOAD).pad == ("right stick in", "LB"), "the newest two count"
    press = Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=PAD_BUTTONS["right stick in"])
    assert menus.desk.devices.pressed(press) is Action.RELOAD
    assert isinstance(given(scene, hand.back()), Title)


@pytest.mark.parametrize("device", HANDS)
def test_what_is_taken_is_named_and_pressed_again_it_changes_hands(menus: Menus, device: str):
    hand = HANDS[device]()
    scene = given(keys_at(menus, hand, Action.RELOAD, device), hand.choose())
    used = hand._button("A") if device == "pad" else hand._key(pygame.K_SPACE)
    name = "A" if device == "pad" else "space"
    scene = given(scene, used)
    assert scene.message == "Jump already does that"
    assert name not in binding(menus, Action.RELOAD).on(device)
    scene = given(scene, used)
    assert name in binding(menus, Action.RELOAD).on(device)
    assert name not in binding(menus, Action.JUMP).on(device)
    scene.draw(pygame.display.get_surface(), 1.0)


def test_the_way_out_is_nobodys_to_give_away(menus: Menus):
    hand = Keyboard()
    scene = given(keys_at(menus, hand, Action.JUMP, "keys"), hand.choose())
    scene = given(scene, hand._key(pygame.K_ESCAPE))
    assert not scene.waiting
    assert binding(menus, Action.JUMP).keys == ("space", "z")
    menus.desk.settings.bindings = tuple(b.with_names({"keys": (), "pad": ()}) for b in BINDINGS)
    menus.desk.changed("bindings")
    for press in (Event(pygame.KEYDOWN, key=pygame.K_ESCAPE), Event(pygame.CONTROLLERBUTTONDOWN, button=6)):
        assert menus.desk.devices.pressed(press) is Action.PAUSE


def test_a_press_that_does_not_come_is_not_waited_for_for_ever(menus: Menus):
    hand = Pad()
    scene = given(keys_at(menus, hand, Action.JUMP, "keys"), hand.choose())
    for _ in range(KEYS.wait_ticks + 1):
        scene.tick()
    assert not scene.waiting
    assert menus.desk.settings.bindings == BINDINGS


def test_a_mouse_button_is_given_by_the_mouse_alone(menus: Menus):
    scene: Scene = menus.all()["keys"]()
    spot = (KEYS.columns[1] + 10, KEYS.top + KEYS.line * 8 + 6)  # reload
    click = [Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(0, 0, 0))]
    scene = given(scene, [*click, Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1)])
    assert scene.waiting
    scene = given(scene, [Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=7)])
    assert binding(menus, Action.RELOAD).mouse == ("side button 2",)


@pytest.mark.parametrize("device", HANDS)
def test_all_is_put_back_as_it_was(menus: Menus, device: str):
    hand = HANDS[device]()
    menus.desk.settings.one_handed = "left"
    menus.desk.changed("one_handed")
    assert menus.desk.settings.bindings != BINDINGS
    scene = menus.all()["keys"]()
    scene = given(given(scene, hand.move("up")), hand.move("up"))
    given(scene, hand.choose())
    assert menus.desk.settings.bindings == BINDINGS
    assert menus.desk.settings.one_handed == "off"


def test_a_place_is_emptied(menus: Menus):
    hand = Pad()
    scene = keys_at(menus, hand, Action.FIRE, "mouse")
    given(scene, hand._button("X"))
    assert binding(menus, Action.FIRE).mouse == ()


def test_one_hand_takes_nothing_from_mouse_and_controller(menus: Menus):
    settings = menus.desk.settings
    settings.bindings = bound(bound(BINDINGS, Action.USE, "mouse", "side button 2"), Action.RELOAD, "pad", "paddle 1")
    for side in ("left", "off"):
        settings.one_handed = side
        menus.desk.changed("one_handed")
        assert binding(menus, Action.USE).mouse == ("side button 2",)
        assert binding(menus, Action.RELOAD).pad == ("paddle 1", "LB")
    assert [one.keys for one in settings.bindings] == [one.keys for one in BINDINGS]


@pytest.mark.parametrize("side", ["left", "right"])
def test_one_hand_has_every_action_on_keys_of_its_own(menus: Menus, side: str):
    menus.desk.settings.one_handed = side
    menus.desk.changed("one_handed")
    names = [name for one in menus.desk.settings.bindings for name in one.keys]
    assert len(names) == len(set(names))
    assert all(one.keys for one in menus.desk.settings.bindings)


# --- what cannot be done ------------------------------------------------------------------------


def heard(menus: Menus) -> list[str]:
    """The names of all sounds from now on."""
    names: list[str] = []
    menus.desk.sound.play = lambda name, gain=1.0: names.append(name)  # type: ignore[method-assign]
    return names


def test_a_menu_says_no_where_a_share_ends_and_where_nothing_can_be_chosen(menus: Menus):
    scene, hand, names = menus.all()["eyes-and-ears"](), Keyboard(), heard(menus)
    scene.menu.at = [row.id for row in scene.menu.rows].index("rumble")
    scene = given(scene, hand.move("right"))
    given(scene, hand.choose())
    assert names == ["menu.no", "menu.no"]


def test_a_table_of_keys_says_no_to_a_clash_a_wrong_device_and_an_empty_place(menus: Menus):
    keys = Keyboard()
    scene, names = keys_at(menus, keys, Action.RELOAD, "keys"), heard(menus)
    scene = given(given(scene, keys.choose()), keys._key(pygame.K_SPACE))  # jump's
    scene = given(scene, Pad()._button("A"))
    scene = given(scene, keys._key(pygame.K_ESCAPE))
    assert names == ["menu.choose", "menu.no", "menu.no", "menu.no"]
    assert not scene.waiting
    scene = given(keys_at(menus, keys, Action.RELOAD, "mouse"), keys._key(pygame.K_BACKSPACE))
    assert names[-1] == "menu.no"


def test_the_mouse_alone_leaves_a_place_that_waits_for_a_key(menus: Menus):
    scene = given(keys_at(menus, Keyboard(), Action.RELOAD, "keys"), Keyboard().choose())
    assert scene.waiting
    scene = given(scene, [Event(pygame.MOUSEBUTTONDOWN, pos=(5, 5), button=3)])
    assert not scene.waiting
    assert menus.desk.settings.bindings == BINDINGS


@pytest.mark.parametrize("button", [2, 6])
def test_the_mouse_alone_opens_the_pause_and_closes_it(menus: Menus, button: int):
    press = Event(pygame.MOUSEBUTTONDOWN, pos=(5, 5), button=button)
    assert menus.desk.devices.pressed(press) is Action.PAUSE
    page = menus.all()["settings"]()
    assert given(page, [press]) is not page


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("side", ["off", "right"])
def test_every_key_of_the_table_stands_in_its_own_column(screen: pygame.Surface, menus: Menus, scale: float, side: str):
    menus.desk.settings.text, menus.desk.settings.one_handed = scale, side
    menus.desk.changed("one_handed")
    page = menus.all()["keys"]()
    columns = page._columns()
    assert all(x + wide <= next_x for (x, wide), (next_x, _) in pairwise(columns))
    assert columns[-1][0] + columns[-1][1] <= WIDTH
    for one in menus.desk.settings.bindings:
        for device, (_, wide) in zip(DEVICES, columns):
            pictures = page._glyphs(device, one.on(device), wide - 8)
            assert sum(picture.get_width() + 3 for picture in pictures) <= wide
            assert all(picture.get_height() == (14 if scale == 1 else 28) for picture in pictures)
