"""F1: time stands, is stepped, slowed and run on; and the day is the one that its tape tells."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pygame
import pytest
from days import busy, darol

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.debug import HELP, LAYERS, TUNING
from maketomorrow.shell.files.recording import shot
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.scenes.pause import Pause
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.showing import watch
from maketomorrow.shell.stage import layers_of, stage_for
from maketomorrow.shell.view import View
from maketomorrow.shell.window import Beat
from maketomorrow.sim.inputs import IDLE, Action, Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.snapshot import digest
from maketomorrow.tape.format import read_tape, write_tape
from maketomorrow.tape.replay import replay, tape_of


def playing(unhurt: bool = True) -> Playing:
    loop = Loop(darol(), first(Loadout(unhurt=unhurt)))
    stage = stage_for(loop.plan)
    view = View(loop.plan, stage.words, layers_of(stage.scenery))
    devices = Devices()
    hands = lambda _loop: devices.take((0.0, 0.0))  # noqa: E731
    return Playing(loop, view, view.words, devices, Sound(), Beat(60), hands, pause=Pause).begin()


def press(scene: Playing, *keys: int) -> None:
    for key in keys:
        scene.handle(pygame.event.Event(pygame.KEYDOWN, key=key))


def tick_of(scene: Playing) -> int:
    return scene.loop.world.state.tick


def for_ticks(scene: Playing, ticks: int) -> int:
    """Ticks of the day in so many of the window."""
    before = tick_of(scene)
    for _ in range(ticks):
        scene.tick()
    return tick_of(scene) - before


def type_hour(scene: Playing, hour: str) -> None:
    press(scene, pygame.K_F5, *(pygame.key.key_code(digit) for digit in hour if digit != ":"), pygame.K_RETURN)


def test_without_f1_its_keys_do_nothing(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F2, pygame.K_F3, pygame.K_F5, pygame.K_1)
    assert for_ticks(scene, 10) == 10


def test_time_stands_still_is_stepped_and_goes_on(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1, pygame.K_F2)
    assert for_ticks(scene, 10) == 0
    press(scene, pygame.K_F3, pygame.K_F3)
    assert for_ticks(scene, 10) == 2
    press(scene, pygame.K_F2)
    assert for_ticks(scene, 10) == 10


def test_time_is_an_eighth_then_eight_times_its_pace(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1, pygame.K_F4)
    assert for_ticks(scene, 80) == 80 // TUNING.slow
    press(scene, pygame.K_F4)
    assert for_ticks(scene, 10) == 10 * TUNING.fast
    press(scene, pygame.K_F4)
    assert for_ticks(scene, 10) == 10


def test_f1_again_gives_time_back_as_it_was(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1, pygame.K_F2, pygame.K_F6, pygame.K_F1)
    assert for_ticks(scene, 10) == 10
    assert scene.view.watched == ""


def test_the_day_is_run_on_to_an_hour_and_no_further(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1)
    type_hour(scene, "07:33")
    windows = 0
    while scene.debug.target >= 0 and windows < 100:
        scene.tick()
        scene.draw(screen, 0.0)
        windows += 1
    assert tick_of(scene) == 1200
    assert windows == 1200 // TUNING.run_ticks
    assert for_ticks(scene, 5) == 5


def test_the_hour_can_be_turned_mended_and_forgotten(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1, pygame.K_F5)
    assert scene.debug.asked == "07:30"
    press(scene, pygame.K_UP, pygame.K_UP, pygame.K_DOWN)
    assert scene.debug.asked == "08:00"
    press(scene, pygame.K_BACKSPACE, pygame.K_BACKSPACE, pygame.K_4, pygame.K_5)
    assert scene.debug.asked == "08:45"
    press(scene, pygame.K_ESCAPE)
    assert scene.debug.asked is None
    assert scene.tick() is scene, "escape was the question's, and no pause"


@pytest.mark.parametrize(("hour", "why"), [("07:01", "is over"), ("22:00", "ends at"), ("9:3", "HH:MM")])
def test_an_hour_that_cannot_be_run_on_to_is_answered(hour: str, why: str, screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1)
    type_hour(scene, hour)
    assert why in scene.debug.answer
    assert scene.debug.target == -1
    scene.draw(screen, 0.0)


def test_keys_that_ask_for_an_hour_are_not_hers(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1, pygame.K_F5, pygame.K_SPACE, pygame.K_e, pygame.K_ESCAPE)
    scene.tick()
    assert scene.loop.record.rows == []


def test_escape_stops_on_the_way_to_an_hour(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1)
    type_hour(scene, "09:30")
    scene.tick()
    press(scene, pygame.K_ESCAPE)
    assert tick_of(scene) == TUNING.run_ticks
    assert for_ticks(scene, 3) == 3


def test_a_day_that_ends_on_the_way_ends_as_any_other(screen: pygame.Surface):
    scene = playing(unhurt=False)
    press(scene, pygame.K_F1)
    type_hour(scene, "19:03")
    for _ in range(2000):
        scene.tick()
        if scene.loop.day == 2 and scene.night_ticks < 0:
            break
    assert scene.debug.target == -1
    assert scene.loop.day == 2


def test_what_was_turned_and_run_on_is_a_tape_that_replays(screen: pygame.Surface, tmp_path: Path):
    scene = playing()
    press(scene, pygame.K_RIGHT)
    for_ticks(scene, 30)
    press(scene, pygame.K_F1, pygame.K_F4)
    for_ticks(scene, 30)
    type_hour(scene, "07:40")
    while scene.debug.target >= 0:
        scene.tick()
    press(scene, pygame.K_F3, pygame.K_F3)
    for_ticks(scene, 5)
    press(scene, pygame.K_F2, pygame.K_LEFT)
    for_ticks(scene, 50)
    path = tmp_path / "turned.tape"
    write_tape(path, tape_of([scene.loop.record], scene.loop.plan))
    done = replay(read_tape(path), darol())
    assert done.result == "same"
    held = [row[1] for row in scene.loop.record.rows]
    assert held == [int(Action.RIGHT), 0, int(Action.LEFT)], "nothing is held on the way"


def test_drawing_all_of_it_never_changes_the_day(screen: pygame.Surface):
    digests = []
    for on in (False, True):
        scene = playing()
        feed = iter([*busy(3, 300), *[IDLE] * 1200])
        scene.hands = lambda _loop, feed=feed: Inputs(next(feed).held & ~int(Action.REST))
        if on:
            press(scene, pygame.K_F1, pygame.K_F6)
        for tick in range(1500):
            scene.tick()
            if on and tick % 7 == 0:
                scene.draw(screen, 0.0)
        digests.append(digest(scene.loop.world.state))
    assert digests[0] == digests[1]


def test_the_picture_follows_whoever_is_looked_at_and_layers_can_be_taken_off(screen: pygame.Surface):
    scene = playing()
    press(scene, pygame.K_F1, pygame.K_F7)
    last = scene.loop.world.state.people[-1]
    assert scene.debug.watched == last.id
    scene.tick()
    assert abs(scene.view.camera.x - last.x) < 640
    scene.draw(screen, 0.0)
    all_of_it = screen.copy()
    press(scene, *range(pygame.K_1, pygame.K_1 + len(LAYERS)))
    assert not any(scene.debug.shown.values())
    scene.draw(screen, 0.0)
    assert pygame.image.tobytes(screen, "RGB") != pygame.image.tobytes(all_of_it, "RGB")


def test_a_watched_tape_is_run_on_with_its_own_rows(screen: pygame.Surface):
    rows = [Inputs(Action.RIGHT)] * 200 + [IDLE] * 2000
    plain, watched = (Loop(darol()) for _ in range(2))
    for now in rows[:1000]:
        plain.tick(now)
    plain.let_go()
    for key in (pygame.K_F1, pygame.K_F5, pygame.K_0, pygame.K_7, pygame.K_2, pygame.K_8, pygame.K_RETURN):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key))
    watch(watched, [islice(rows, 3000)], [1000], frames=300)
    assert watched.world.state.tick == 1001
    assert digest(watched.world.state) == digest(plain.world.state)


def test_a_shot_can_show_it_wherever_somebody_is(tmp_path: Path):
    loop = Loop(darol())
    for _ in range(5):
        loop.tick(IDLE)
    maki = loop.world.state.people[0].id
    shot(loop.world, tmp_path / "plain.png", watched=maki)
    shot(loop.world, tmp_path / "debug.png", watched=maki, debug=True)
    assert (tmp_path / "plain.png").read_bytes() != (tmp_path / "debug.png").read_bytes()


def test_the_page_of_controls_names_every_key_of_it():
    page = (Path(__file__).parents[2] / "docs" / "controls.md").read_text()
    for number in range(1, 8):
        assert f"| `F{number}`" in page or f", `F{number}`" in page
        assert f"F{number}" in HELP[0]
    for number, name in enumerate(LAYERS, 1):
        assert f"| `{number}` | {name}" in page
        assert f"{number} {name}" in HELP[1]
