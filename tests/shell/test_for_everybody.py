"""What lets everybody play: captions, outlines, presses instead of holding, slower time, and none of it in the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from days import busy, darol

from maketomorrow.content.text import Texts
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.loop.saves import load, store
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hands.rumble import felt, shake_hands
from maketomorrow.shell.hearing.mixing import Caption
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.life import SLOTS, Home, Life
from maketomorrow.shell.outlines import MIMIC, VEIL, Lined, Outlines
from maketomorrow.shell.palette import WHITE
from maketomorrow.shell.reading.captions import TUNING as CAPTIONS
from maketomorrow.shell.reading.captions import Captions
from maketomorrow.shell.reading.hud import Hud
from maketomorrow.shell.reading.type import rows_of
from maketomorrow.shell.scenes.desk import Desk
from maketomorrow.shell.scenes.menu import Menu, Row
from maketomorrow.shell.scenes.options import Everybody
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.settings import Settings, read_settings
from maketomorrow.shell.stage import layers_of, stage_for
from maketomorrow.shell.view import View
from maketomorrow.shell.window import HEIGHT, WIDTH, Beat
from maketomorrow.sim.enemies.drone import Drone
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import IDLE, Action
from maketomorrow.sim.objects.rack import Rack
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.world import give_up
from maketomorrow.tape.format import read_tape

LEVEL = Path(__file__).parents[2] / "levels" / "darol"
WORDS = Texts.load(LEVEL / "text" / "en.toml")
HERE = (320.0, 180.0)

BY_HAND = {
    "plain": {},
    "large": {"text": 2.0, "captions": True},
    "contrast": {"contrast": True},
    "still": {"shake": 0.0, "flash": "full", "effects": "few"},
}


@pytest.mark.parametrize("wish", BY_HAND)
def test_no_setting_of_the_picture_changes_the_day(screen: pygame.Surface, wish: str):
    """Each lives the same two seconds as a loop that nobody looks at."""
    alone = Loop(darol(), first(Loadout(("cutter", "rivet"))))
    seen = Loop(darol(), first(Loadout(("cutter", "rivet"))))
    settings = Settings(**BY_HAND[wish])
    stage = stage_for(seen.plan)
    view = View(seen.plan, stage.words, layers_of(stage.scenery), stage.scenery, settings)
    feed = iter(busy(23, 120))
    scene = Playing(
        seen, view, stage.words, Devices(settings), Sound(settings), Beat(60), lambda _loop: next(feed, IDLE)
    ).begin()
    for now in busy(23, 120):
        alone.tick(now)
    while seen.world.state.tick < alone.world.state.tick:
        scene.tick()
        scene.draw(screen, 1.0)
    assert digest(seen.world.state) == digest(alone.world.state)


# --- captions -----------------------------------------------------------------------------------


def captions(on: bool = True) -> Captions:
    return Captions(WORDS, Settings(captions=on))


def test_a_sound_out_of_sight_is_written_at_its_side(screen: pygame.Surface):
    lit: dict[int, list[bool]] = {}
    for side in (-1, 0, 1):
        found = captions()
        found.hear([Caption("cap.lean", side)])
        for _ in range(CAPTIONS.fade_ticks):
            found.tick()
        screen.fill((90, 90, 90))
        found.draw(screen)
        thirds = [screen.subsurface((x, 0, WIDTH // 3, HEIGHT)) for x in (0, WIDTH // 3, 2 * WIDTH // 3)]
        lit[side] = [pygame.transform.average_color(third)[:3] != (90, 90, 90) for third in thirds]
    assert lit == {-1: [True, False, False], 0: [False, True, False], 1: [False, False, True]}


def test_captions_are_not_written_unless_they_are_wished_for():
    found = captions(on=False)
    found.hear([Caption("cap.lean", 1)])
    assert found.lines == []


def test_what_goes_on_sounding_is_written_once_and_goes_when_it_ends():
    found = captions()
    for _ in range(300):
        found.hear([Caption("cap.gnaw", 1)])
        found.tick()
    assert [line.key for line in found.lines] == ["cap.gnaw"]
    for _ in range(CAPTIONS.life_ticks):
        found.tick()
    assert found.lines == []


def test_only_the_newest_few_stand_at_one_side():
    found = captions()
    keys = ["cap.lean", "cap.spit", "cap.gnaw", "cap.door", "cap.cry", "cap.bell"]
    for key in keys:
        found.hear([Caption(key, -1)])
    assert [line.key for line in found.lines] == keys[-CAPTIONS.most :]


# --- contrast -----------------------------------------------------------------------------------


def test_in_high_contrast_a_body_stands_in_a_line_of_its_own_colour(screen: pygame.Surface):
    screen.fill((0, 0, 0))
    drone = Drone("drone-1", 200, 200, 30, 20)
    body = pygame.Rect(190, 184, 20, 16)
    Outlines().draw(
        screen, [Lined(drone, MIMIC)], lambda who: (who.x, who.y), (0, 0), lambda sheet: sheet.fill((20, 20, 20), body)
    )
    assert screen.get_at(body.center)[:3] == (20, 20, 20)
    for spot in ((188, 190), (211, 190), (200, 182), (200, 201)):
        assert screen.get_at(spot)[:3] == MIMIC
    assert screen.get_at((186, 190))[:3] == (0, 0, 0)


def brightness(colour: tuple[int, int, int]) -> float:
    """Relative luminance, as WCAG 2 has it."""
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("line", [WHITE, MIMIC])
def test_lines_of_high_contrast_are_three_to_one_against_the_brightest_dimmed_world(line: tuple[int, int, int]):
    sky = tuple(round(c * (1 - VEIL)) for c in (255, 200, 150))  # type: ignore[assignment]
    assert (brightness(line) + 0.05) / (brightness(sky) + 0.05) >= 3


# --- hands --------------------------------------------------------------------------------------


def press(devices: Devices, code: int) -> None:
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        devices.handle(pygame.event.Event(kind, key=code))


def test_a_press_holds_and_the_next_lets_go():
    devices = Devices(Settings(hold="toggle"))
    press(devices, pygame.K_x)
    assert [devices.take(HERE).held for _ in range(3)] == [Action.FIRE] * 3
    press(devices, pygame.K_x)
    assert [devices.take(HERE).held for _ in range(3)] == [0] * 3


def test_whoever_jumps_is_crouching_no_more():
    devices = Devices(Settings(hold="toggle"))
    press(devices, pygame.K_s)
    assert devices.take(HERE).held == Action.DOWN
    press(devices, pygame.K_SPACE)
    devices.take(HERE)
    assert devices.take(HERE).held == 0


def test_at_a_keypad_every_press_is_a_press_of_its_own():
    devices = Devices(Settings(hold="toggle"))
    for _ in range(3):
        press(devices, pygame.K_s)
        assert devices.take(HERE, hands_full=True).held == Action.DOWN
        assert devices.take(HERE, hands_full=True).held == 0


def test_running_is_never_toggled():
    devices = Devices(Settings(hold="toggle"))
    press(devices, pygame.K_d)
    devices.take(HERE)
    assert devices.take(HERE).held == 0


class Shaken(Devices):
    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.felt: list[tuple[float, float, int]] = []

    def rumble(self, heavy: float, light: float, ms: int) -> None:
        self.felt.append((heavy, light, ms))


def test_a_controller_in_use_feels_the_heaviest_as_strongly_as_it_is_wished():
    events = [Event(1, "struck", "drone-1", "cutter", "rita"), Event(1, "hurt", "rita", "drone.lunge", "drone-1")]
    for share, device, times in ((1.0, "pad", 1), (0.5, "pad", 1), (0.0, "pad", 0), (1.0, "keys", 0)):
        devices = Shaken(Settings(rumble=share))
        devices.latest = device
        shake_hands(devices, events)
        assert len(devices.felt) == times
        if times:
            assert devices.felt[0][0] == pytest.approx(0.6 * share)
    assert felt([Event(1, "hurt", "maki", "drone.lunge", "drone-1")]) is None, "others feel their own"


# --- a sitting ----------------------------------------------------------------------------------


Sitting = Callable[[], Life]


@pytest.fixture
def sit(screen: pygame.Surface, tmp_path: Path) -> Iterator[Sitting]:
    """Sits down at the game once more; the sitting before has ended by then."""
    sittings: list[Life] = []

    def down() -> Life:
        for before in sittings:
            before.finish()
        home = Home(LEVEL, tmp_path / "saves", tmp_path / "tapes", tmp_path / "log", tmp_path / "settings.toml")
        sittings[:] = [Life(home, pygame.Surface((WIDTH, HEIGHT)), Beat(60), False)]
        return sittings[0]

    yield down
    for last in sittings:
        last.finish()


def a_day(scene: Playing) -> None:
    """Let go of the day under way, and wake."""
    day = scene.loop.day
    scene.tick()
    give_up(scene.loop.world, [])
    while scene.loop.day == day:
        scene.tick()


def test_what_is_turned_is_there_at_the_next_sitting(sit: Sitting, tmp_path: Path):
    sitting = sit()
    sitting.settings.text, sitting.settings.shake = 1.5, 0.3
    sitting.desk.changed("text")
    assert sit().settings == Settings(text=1.5, shake=0.3)


def test_a_torn_setting_is_told_and_the_game_begins(sit: Sitting, tmp_path: Path):
    (tmp_path / "settings.toml").write_text("shake = 7\ncontrast = true\n")
    sitting = sit()
    assert sitting.settings == Settings(contrast=True)
    scene = sitting.begin("1", False)
    assert isinstance(scene, Playing)
    assert scene.view.hud._answer == WORDS["msg.settings_torn"]


def test_the_wishes_stand_in_the_header_of_the_days_they_hold_for(sit: Sitting, tmp_path: Path):
    sitting = sit()
    scene = sitting.begin("1", False)
    assert isinstance(scene, Playing)
    sitting.settings.unhurt = True
    sitting.settings.speed = 0.75
    sitting.desk.changed("speed")
    a_day(scene)
    a_day(scene)
    sitting.finish()
    one, two = (read_tape(tmp_path / "tapes" / f"day-{n:03d}.tape") for n in (1, 2))
    assert (one.speed, one.loadout.unhurt, one.loadout.assist_percent) == (0.75, False, 20)
    assert (two.speed, two.loadout.unhurt, two.loadout.assist_percent) == (0.75, True, 22)


def test_three_beds_hold_three_lives_that_do_not_know_each_other(sit: Sitting, tmp_path: Path):
    for slot, day in (("1", 5), ("3", 9)):
        store(tmp_path / "saves", slot, "darol", first(day=day))
    sitting = sit()
    assert [bed.carry.day if bed.carry else 0 for bed in sitting.beds()] == [5, 0, 9]
    scene = sitting.begin("2", False)
    assert isinstance(scene, Playing)
    assert scene.loop.day == 1
    a_day(scene)
    sitting.finish()
    assert [load(tmp_path / "saves", slot, "darol").carry.day for slot in SLOTS] == [5, 2, 9]
    assert sit().last().slot == "2", "the title goes on where somebody slept last"


def test_a_life_is_forgotten_only_where_it_was_asked_for(sit: Sitting, tmp_path: Path):
    for slot in ("1", "2"):
        store(tmp_path / "saves", slot, "darol", first(day=5))
    sitting = sit()
    sitting.begin("2", True)
    sitting.finish()
    assert [load(tmp_path / "saves", slot, "darol").carry.day for slot in ("1", "2")] == [5, 1]


def test_the_settings_file_survives_being_written_while_it_is_read(sit: Sitting, tmp_path: Path):
    sitting = sit()
    for n in range(11):
        sitting.settings.shake = n / 10
        sitting.desk.changed("shake")
    sitting.finish()
    assert read_settings(tmp_path / "settings.toml") == (Settings(shake=1.0), ())


# --- words, twice as large ----------------------------------------------------------------------


def test_in_the_largest_words_a_list_shows_whole_rows_or_none(screen: pygame.Surface):
    """Whatever row is chosen, no px of the list changes outside the rows that count as seen."""
    settings = Settings(text=2.0)
    desk = Desk(WORDS, settings, Devices(settings), Sound(settings))
    rows = [Row(name, WORDS[f"set.{name}"], name) for name in Everybody.names]
    menu = Menu(desk, rows, 84, 78, high=150)
    for at in range(len(rows)):
        menu.at = at
        screen.fill((0, 0, 0))
        menu.draw(screen)
        assert menu.is_seen(at)
        for index in range(len(rows)):
            box = menu.box(index).clip(screen.get_rect())
            if box.h and not menu.is_seen(index):
                assert pygame.transform.average_color(screen, box)[:3] == (0, 0, 0)


def test_a_sentence_that_fits_in_two_rows_takes_two(screen: pygame.Surface):
    assert len(rows_of("The world goes grey. Whoever moves does not.", "word", 30, 472)) == 2


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_largest_names_of_areas_wait_until_yesterdays_card_has_gone(screen: pygame.Surface, text: float):
    world = Loop(darol(), first()).world
    hud = Hud(WORDS, "keys", Settings(text=text))
    hud.morning(world)
    hud.name("Quarters")
    seen = []
    for hud.crowded in (True, False):
        for _ in range(60):
            hud.tick(world)
        screen.fill((0, 0, 0))
        hud.draw(screen, world, 0)
        seen.append(pygame.transform.average_color(screen, (250, 62, 140, 60))[:3] != (0, 0, 0))
    assert seen == [text == 1.0, True]


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("rest", [(), ("slug",)])
def test_what_a_rack_says_stays_on_its_plate_in_words_of_every_size(
    screen: pygame.Surface, text: float, rest: tuple[str, ...]
):
    world = Loop(darol(), first(Loadout(("cutter", "rivet"), rack=rest))).world
    rack = next(thing for thing in world.state.things if isinstance(thing, Rack))
    world.state.suit.using = rack.id
    screen.fill((0, 0, 255))
    Hud(WORDS, "keys", Settings(text=text)).draw_hands(screen, world, 0, 0)
    marked = pygame.mask.from_threshold(screen, (0, 0, 255), (1, 1, 1, 255))
    marked.invert()
    plates = [box for box in marked.get_bounding_rects() if box.h > 40]
    beside = [box for box in marked.get_bounding_rects() if box.h <= 40]
    assert len(plates) == 1
    assert all(box.y > plates[0].bottom for box in beside), "only the name stands outside, below it"
