"""Every menu, worked by one device alone: a controller, the keyboard, or the mouse."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from days import darol

from maketomorrow.content.text import Texts
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hands.controls import BINDINGS, DEVICES, PAD_BUTTONS
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.scenes.gallery import SETTLED_TICKS, Menus
from maketomorrow.shell.scenes.keys import TUNING as KEYS
from maketomorrow.shell.scenes.keys import Keys, bound
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.title import Title
from maketomorrow.shell.settings import RULES, Settings
from maketomorrow.shell.stage import layers_of, stage_for
from maketomorrow.shell.view import View
from maketomorrow.shell.window import Beat
from maketomorrow.sim.inputs import IDLE, Action

ROOT = Path(__file__).parents[2]
WORDS = Texts.load(ROOT / "levels" / "darol" / "text" / "en.toml")
PICTURE = ROOT / "assets" / "pictures" / "title.png"

Event = pygame.event.Event


@pytest.fixture
def menus(screen: pygame.Surface) -> Menus:
    return Menus(WORDS, PICTURE)


def a_pause(screen: pygame.Surface) -> Menus:
    loop = Loop(darol())
    stage = stage_for(loop.plan)
    settings = Settings()
    view = View(loop.plan, stage.words, layers_of(stage.scenery), stage.scenery, settings)
    beat, devices = Beat(60), Devices(settings)
    playing = Playing(loop, view, WORDS, devices, Sound(settings), beat, lambda _loop: IDLE).begin()
    return Menus(WORDS, PICTURE, playing)


# --- hands --------------------------------------------------------------------------------------


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


# --- everywhere and back ------------------------------------------------------------------------

ROADS = [
    ("title.beds",),
    ("title.beds", "1"),
    ("title.beds", "1", "title.stats"),
    ("title.beds", "1", "title.new"),
    ("title.new",),
    ("title.settings",),
    ("title.settings", "set.keys"),
    ("title.settings", "set.picture"),
    ("title.settings", "set.everybody"),
    ("title.credits",),
]


@pytest.mark.parametrize("device", HANDS)
@pytest.mark.parametrize("road", ROADS, ids="/".join)
def test_every_page_is_reached_and_left_by_one_device_alone(menus: Menus, device: str, road: tuple[str, ...]):
    hand, scene = HANDS[device](), ready(menus.title())
    for step in road:
        scene = choosing(scene, hand, step)
    assert isinstance(scene, Page)
    for _ in road:
        scene = given(scene, hand.back())
    assert isinstance(scene, Title)
    assert menus.lives.begun == []


@pytest.mark.parametrize("road", ROADS, ids="/".join)
def test_every_page_is_reached_and_left_by_the_mouse_alone(menus: Menus, road: tuple[str, ...]):
    scene: Scene = ready(menus.title())
    for step in road:
        scene = clicked(scene, step)
    assert isinstance(scene, Page)
    for _ in road:
        scene = given(scene, [Event(pygame.MOUSEBUTTONDOWN, pos=(5, 5), button=3)])
    assert isinstance(scene, Title)


@pytest.mark.parametrize("device", HANDS)
def test_every_setting_is_turned_by_one_device_alone_and_kept(menus: Menus, device: str):
    kept: list[bool] = []
    menus.desk.keep = lambda: kept.append(True)
    hand, before = HANDS[device](), Settings()
    for page in ("eyes-and-ears", "everybody"):
        scene: Scene = menus.all()[page]()
        for row in rows_of(scene)[:-1]:
            assert at(scene) == row
            way = "left" if getattr(before, row) == getattr(RULES[row], "most", None) else "right"
            scene = given(scene, hand.move(way))
            scene = given(scene, hand.move("down"))
    changed = [name for name in RULES if getattr(menus.desk.settings, name) != getattr(before, name)]
    assert changed == list(RULES)
    assert len(kept) == len(RULES)


def test_every_setting_is_turned_by_the_mouse_alone(menus: Menus):
    before = Settings()
    for page in ("eyes-and-ears", "everybody"):
        scene: Scene = menus.all()[page]()
        for row in rows_of(scene)[:-1]:
            if hasattr(RULES[row], "step"):  # a share is set where the plates are clicked
                scene = clicked(scene, row)
                box = scene.menu._value_box(scene.menu.at)
                scene = given(scene, [Event(pygame.MOUSEBUTTONDOWN, pos=(box.x + box.w // 2, box.centery), button=1)])
            else:
                scene = clicked(scene, row)
    assert [name for name in RULES if getattr(menus.desk.settings, name) == getattr(before, name)] == []


@pytest.mark.parametrize("device", HANDS)
def test_a_life_is_gone_on_with_begun_and_forgotten_by_one_device_alone(menus: Menus, device: str):
    hand = HANDS[device]()
    choosing(ready(menus.title()), hand, "title.continue")
    choosing(choosing(ready(menus.title()), hand, "title.beds"), hand, "3")
    scene: Scene = ready(menus.title())
    for step in ("title.beds", "2", "title.continue"):
        scene = choosing(scene, hand, step)
    scene = choosing(choosing(ready(menus.title()), hand, "title.new"), hand, "title.yes")
    assert menus.lives.begun == [("1", False), ("3", False), ("2", False), ("1", True)]


@pytest.mark.parametrize("device", HANDS)
def test_nothing_is_forgotten_without_being_asked_and_the_first_answer_keeps(menus: Menus, device: str):
    hand = HANDS[device]()
    scene = choosing(ready(menus.title()), hand, "title.new")
    scene = given(scene, hand.choose())
    assert isinstance(scene, Title)
    assert menus.lives.begun == []


@pytest.mark.parametrize("device", HANDS)
def test_a_pause_is_worked_by_one_device_alone(screen: pygame.Surface, device: str):
    menus, hand = a_pause(screen), HANDS[device]()
    pause = menus.all()["pause"]()
    for page in ("pause.said", "title.settings", "title.stats"):
        assert given(choosing(pause, hand, page), hand.back()) is pause
    sure = choosing(pause, hand, "pause.day")
    assert given(sure, hand.choose()) is pause, "the first answer keeps the day"
    assert menus.playing.loop.over is None
    assert choosing(choosing(pause, hand, "pause.day"), hand, "pause.yes") is menus.playing
    assert menus.playing.loop.over.cause == "given_up"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_menu_is_drawn_at_every_size_of_words_and_in_high_contrast(screen: pygame.Surface, scale: float):
    menus = a_pause(screen)
    menus.desk.settings.text = scale
    for contrast in (False, True):
        menus.desk.settings.contrast = contrast
        for name in menus.all():
            menus.paint(name, screen)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_words_of_a_page_run_out_of_the_picture(screen: pygame.Surface, scale: float):
    menus = a_pause(screen)
    menus.desk.settings.text = scale
    edges = [screen.subsurface(rect) for rect in ((0, 0, 6, 360), (634, 0, 6, 360), (0, 356, 640, 4))]
    for name, make in menus.all().items():
        page = make()
        if isinstance(page, Page):
            for _ in range(SETTLED_TICKS):
                page.tick()
            page.behind.paint_under(screen, page.reach)
            bare = [edge.copy().get_buffer().raw for edge in edges]
            page.draw(screen, 1.0)
            assert [edge.copy().get_buffer().raw for edge in edges] == bare, name


def test_a_list_that_is_longer_than_its_window_shows_the_row_that_is_chosen(screen: pygame.Surface):
    menus = Menus(WORDS, PICTURE)
    menus.desk.settings.text = 2.0
    scene, hand = menus.all()["everybody"](), Keyboard()
    for _ in range(len(scene.menu.rows)):
        scene = given(scene, hand.move("down"))
        scene.draw(screen, 1.0)
        box = scene.menu.box(scene.menu.at)
        assert scene.menu.y <= box.y < box.bottom <= scene.menu.y + scene.menu.high


def test_a_direction_that_is_held_goes_on(menus: Menus):
    scene = menus.all()["everybody"]()
    scene.handle(Event(pygame.KEYDOWN, key=pygame.K_DOWN))
    for _ in range(60):
        scene.tick()
    assert scene.menu.at > 3
    scene.handle(Event(pygame.KEYUP, key=pygame.K_DOWN))
    stood = scene.menu.at
    for _ in range(60):
        scene.tick()
    assert scene.menu.at == stood


def test_a_direction_held_when_the_window_is_left_is_held_no_more(menus: Menus):
    scene = menus.all()["everybody"]()
    scene.handle(Event(pygame.KEYDOWN, key=pygame.K_DOWN))
    scene.handle(Event(pygame.WINDOWFOCUSLOST))
    stood = scene.menu.at
    for _ in range(60):
        scene.tick()
    assert scene.menu.at == stood


@pytest.mark.parametrize("page", ["everybody", "keys", "credits"])
def test_a_controller_pulled_out_moves_nothing_on_and_is_missed(menus: Menus, page: str):
    scene = menus.all()[page]()
    devices = menus.desk.devices
    scene.handle(Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=1, value=30000))
    assert devices.latest == "pad"
    scene.handle(Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0))
    assert devices.latest == "keys", "hints show what can be pressed"
    stood = getattr(scene, "row", scene.menu.at), getattr(scene, "_wanted", 0)
    for _ in range(60):
        scene = scene.tick()
    assert (getattr(scene, "row", scene.menu.at), getattr(scene, "_wanted", 0)) == stood
    scene.draw(pygame.display.get_surface(), 1.0)
    scene.handle(Event(pygame.CONTROLLERDEVICEADDED, device_index=99))  # one that cannot be opened is no end
    assert given(scene, Pad().back()) is not scene


def test_a_pause_says_that_the_controller_has_left_until_the_day_goes_on(screen: pygame.Surface):
    menus = a_pause(screen)
    devices = menus.desk.devices
    devices.handle(Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=0))
    devices.handle(Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0))
    pause = menus.all()["pause"]()
    assert pause.about() == WORDS["msg.no_pad"]
    devices.take((0.0, 0.0))
    assert pause.about() == ""


def test_controllers_are_listened_to_from_the_title_on(menus: Menus, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    monkeypatch.setattr(Devices, "open_pads", lambda self: asked.append("pads"))
    menus.desk.apply = asked.append
    title = menus.title()
    title.dawn = None  # as when the program begins
    ready(title)
    assert asked == ["pads", "display"]


def test_a_window_that_changes_under_a_still_pointer_chooses_nothing(menus: Menus, screen: pygame.Surface):
    scene, hand = menus.all()["eyes-and-ears"](), Keyboard()
    scene.draw(screen, 1.0)
    scene = given(scene, hand.move("right"))
    assert scene.menu.at == 0
    spot = scene.menu.box(4).center
    scene = given(scene, [Event(pygame.MOUSEMOTION, pos=spot, rel=(90, 40), buttons=(0, 0, 0))])
    assert scene.menu.at == 0


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
    scene = given(scene, [Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=2)])
    assert binding(menus, Action.RELOAD).mouse == ("middle button",)


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
    settings.bindings = bound(bound(BINDINGS, Action.PAUSE, "mouse", "middle button"), Action.RELOAD, "pad", "paddle 1")
    for side in ("left", "off"):
        settings.one_handed = side
        menus.desk.changed("one_handed")
        assert binding(menus, Action.PAUSE).mouse == ("middle button",)
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
