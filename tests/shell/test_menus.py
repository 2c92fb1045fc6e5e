"""Every menu, worked by one device alone: a controller, the keyboard, or the mouse."""

from __future__ import annotations

import pygame
import pytest
from days import darol
from menu_hands import HANDS, PICTURE, WORDS, Event, Keyboard, Pad, at, choosing, clicked, given, ready, rows_of

from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.scenes.gallery import SETTLED_TICKS, Menus
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.scenes.title import Title
from maketomorrow.shell.settings import RULES, Settings
from maketomorrow.shell.stage import layers_of, stage_for
from maketomorrow.shell.view import View
from maketomorrow.shell.window import Beat
from maketomorrow.sim.inputs import IDLE


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
