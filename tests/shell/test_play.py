"""Days as the shell lives them: the same whatever is drawn, and no pause between death and the alarm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from days import busy, darol

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.files.recording import shot
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.life import Home
from maketomorrow.shell.play import run_game
from maketomorrow.shell.scenes.pause import Pause
from maketomorrow.shell.scenes.playing import NIGHT, Playing
from maketomorrow.shell.showing import watch
from maketomorrow.shell.stage import layers_of, stage_for
from maketomorrow.shell.view import View
from maketomorrow.shell.window import HEIGHT, WIDTH, Beat
from maketomorrow.sim.inputs import IDLE, Action, Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.world import give_up

LEVEL = Path(__file__).parents[2] / "levels" / "darol"


def a_view(loop: Loop) -> View:
    stage = stage_for(loop.plan)
    view = View(loop.plan, stage.words, layers_of(stage.scenery))
    view.morning(loop.world)
    return view


def playing(loop: Loop, feed: Iterator[Inputs] | None = None) -> Playing:
    view = a_view(loop)
    hands = (lambda _loop: next(feed, IDLE)) if feed else (lambda _loop: IDLE)
    return Playing(loop, view, view.words, Devices(), Sound(), Beat(60), hands, pause=Pause).begin()


def lived(fps: int, screen: pygame.Surface, draw: bool = True) -> str:
    loop = Loop(darol(), first(Loadout(("cutter", "rivet"))))
    scene = playing(loop, (Inputs(now.held & ~Action.REST, now.aim) for now in busy(11, 400)))
    beat = Beat(fps)
    while loop.world.state.tick < 400:
        ticks, share = beat.owed(1)
        for _ in range(ticks):
            if loop.world.state.tick < 400:
                scene.tick()
        if draw:
            scene.draw(screen, share)
    return digest(loop.world.state)


def test_the_rate_of_drawing_never_changes_the_day(screen: pygame.Surface):
    assert len({lived(30, screen), lived(60, screen), lived(144, screen), lived(60, screen, draw=False)}) == 1


def test_drawing_reads_the_world_and_never_writes_it(screen: pygame.Surface):
    loop = Loop(darol())
    view = a_view(loop)
    for now in busy(5, 120):
        loop.tick(now)
        before = digest(loop.world.state)
        view.draw(screen, loop.world, 0.5)
        assert digest(loop.world.state) == before


def test_she_is_in_control_again_within_a_second_of_dying(screen: pygame.Surface):
    assert NIGHT.stop_ticks + NIGHT.ramp_ticks + NIGHT.dark_ticks < 54, "the ticks leave room to build the morning"
    loop = Loop(darol())
    scene = playing(loop)
    scene.tick()
    give_up(loop.world, [])
    loop.world.state.over.cause = "fall"
    scene.tick()
    ticks = 0
    while loop.over is not None or loop.world.state.tick == 0:
        assert scene.tick() is scene, "no menu comes in between"
        ticks += 1
        assert ticks < 60
    assert loop.day == 2


def test_the_ramp_after_a_death_is_slow_dark_and_never_a_pure_red(screen: pygame.Surface):
    loop = Loop(darol())
    scene = playing(loop)
    scene.tick()
    give_up(loop.world, [])
    loop.world.state.over.cause = "fall"
    scene.tick()
    assert NIGHT.ramp_ticks >= 18, "300 ms"
    for _ in range(NIGHT.stop_ticks + NIGHT.ramp_ticks - 2):
        scene.tick()
        scene.draw(screen, 1.0)
        red, green, blue, _ = pygame.transform.average_color(screen)
        assert red <= 0.8 * max(1, red + green + blue) or red < 40


def test_resting_runs_the_day_at_eight_times_its_pace(screen: pygame.Surface):
    loop = Loop(darol())
    scene = playing(loop)
    scene.tick()
    bench = next(spawn for spawn in loop.plan.of_kind("bench"))
    loop.world.state.suit.resting = bench.id
    before = loop.world.state.tick
    scene.tick()
    assert 1 <= loop.world.state.tick - before <= NIGHT.fast


def test_losing_the_window_pauses_and_the_day_can_be_let_go_of_there(screen: pygame.Surface):
    loop = Loop(darol())
    scene = playing(loop)
    scene.tick()
    scene.handle(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    pause = scene.tick()
    assert isinstance(pause, Pause)
    tick = loop.world.state.tick
    for _ in range(5):
        assert pause.tick() is pause
        pause.draw(screen, 0.0)
    assert loop.world.state.tick == tick, "the day stands still"
    for code in (pygame.K_UP, pygame.K_UP, pygame.K_SPACE):
        pause.handle(pygame.event.Event(pygame.KEYDOWN, key=code))
        pause = pause.tick()
    for code in (pygame.K_DOWN, pygame.K_SPACE):
        pause.handle(pygame.event.Event(pygame.KEYDOWN, key=code))
        back = pause.tick()
    assert back is scene
    assert loop.over is not None
    assert loop.over.cause == "given_up"


def test_a_window_lost_in_the_night_pauses_the_morning(screen: pygame.Surface):
    loop = Loop(darol())
    scene = playing(loop)
    give_up(loop.world, [])
    scene.tick()
    scene.handle(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    after = scene.tick()
    while after is scene:
        after = scene.tick()
    assert isinstance(after, Pause)
    assert (loop.day, loop.world.state.tick) == (2, 0), "nothing of the new day has gone by"


def test_a_day_that_is_stepped_moves_by_one_tick_a_press(screen: pygame.Surface):
    loop = Loop(darol())
    scene = playing(loop)
    scene.step = True
    for _ in range(10):
        scene.tick()
    assert loop.world.state.tick == 0
    scene.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_f))
    for _ in range(10):
        scene.tick()
    assert loop.world.state.tick == 1


def test_a_figure_that_walks_evenly_stands_still_in_a_picture_that_keeps_step_with_her(screen: pygame.Surface):
    loop = Loop(darol())
    view = a_view(loop)
    suit = loop.world.state.suit
    places = set()
    for frame in range(90):
        view.before_tick(loop.world)
        suit.x += 2.8
        view.camera.was_x, view.camera.x = view.camera.x, suit.x + 60.4
        left, _ = view.corner(loop.world)
        if frame > 30:
            places.add(round(suit.x) - left)
    assert len(places) == 1


def test_the_world_does_not_shiver_under_a_jump_that_the_picture_waits_out(screen: pygame.Surface):
    loop = Loop(darol())
    view = a_view(loop)
    suit = loop.world.state.suit
    ground, tops = suit.y, set()
    view.camera.y = view.camera.was_y = ground - 60.45
    for frame in range(40):
        view.before_tick(loop.world)
        suit.y = ground - 5.3 * frame + 0.132 * frame * frame
        tops.add(view.corner(loop.world)[1])
    assert len(tops) == 1


def test_the_camera_stays_inside_its_region_and_centres_what_is_smaller(screen: pygame.Surface):
    loop = Loop(darol())
    camera = a_view(loop).camera
    suit = loop.world.state.suit
    for x, y, w, h in camera.regions:
        suit.x, suit.y = x + w / 2, y + h / 2
        camera.cut_to(suit)
        if w <= WIDTH:
            assert camera.x == x + w / 2
        else:
            assert x + WIDTH / 2 <= camera.x <= x + w - WIDTH / 2
        if h <= HEIGHT:
            assert camera.y == y + h / 2
        else:
            assert y + HEIGHT / 2 <= camera.y <= y + h - HEIGHT / 2


def test_she_is_in_the_picture_where_one_region_ends_and_the_next_has_not_begun(screen: pygame.Surface):
    loop = Loop(darol())
    camera = a_view(loop).camera
    suit = loop.world.state.suit
    for x, y, w, h in camera.regions:
        suit.x, suit.y = x + w / 2, y + h + suit.h / 2 - 1  # only half of her is still in it
        camera.cut_to(suit)
        assert camera.y - HEIGHT / 2 < suit.y - suit.h < suit.y < camera.y + HEIGHT / 2


def test_a_shot_of_a_world_is_a_picture_that_is_not_black(tmp_path: Path):
    loop = Loop(darol())
    for _ in range(30):
        loop.tick(IDLE)
    out = tmp_path / "shot.png"
    shot(loop.world, out)
    picture = pygame.image.load(str(out))
    assert picture.get_size() == (WIDTH, HEIGHT)
    assert max(pygame.transform.average_color(picture)[:3]) > 12


def test_the_same_world_is_drawn_alike_twice(tmp_path: Path):
    loop = Loop(darol())
    for _ in range(60):
        loop.tick(IDLE)
    for name in ("a.png", "b.png"):
        shot(loop.world, tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_watched_tape_ends_by_itself_after_its_last_day(screen: pygame.Surface):
    loop = Loop(darol())

    def idle() -> Iterator[Inputs]:
        while True:
            yield IDLE

    assert watch(loop, [idle(), idle()], [40, 20], speed=8.0, fps=240, frames=2000) == 0
    assert loop.day == 2


def test_the_game_opens_loads_begins_and_writes_its_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    home = Home(LEVEL, tmp_path / "saves", tmp_path / "tapes", tmp_path / "log" / "game.log")
    save = tmp_path / "saves" / "slot-1.json"
    keys = iter((pygame.K_ESCAPE, pygame.K_UP, pygame.K_UP, pygame.K_SPACE, pygame.K_DOWN, pygame.K_SPACE))
    frame = 0

    def hands() -> list[pygame.event.Event]:
        """Begin as soon as there is a menu; when the day runs, let go of it; when that is written down, quit."""
        nonlocal frame
        frame += 1
        assert frame < 3600
        code = 0
        if frame == 5:
            code = pygame.K_SPACE
        elif began and frame % 12 == 0:
            code = next(keys, 0)
        if save.is_file():
            return [pygame.event.Event(pygame.QUIT)]
        return [pygame.event.Event(kind, key=code) for kind in (pygame.KEYDOWN, pygame.KEYUP) if code]

    def begin(self: Playing) -> Playing:
        began.append(True)
        return true_begin(self)

    began: list[bool] = []
    true_begin = Playing.begin
    monkeypatch.setattr(Playing, "begin", begin)
    monkeypatch.setattr(pygame.event, "get", hands)
    assert run_game(lambda: home) == 0
    assert (tmp_path / "tapes" / "day-001.tape").is_file(), "the day that was let go of is kept"
    assert (tmp_path / "log" / "game.log").is_file()
