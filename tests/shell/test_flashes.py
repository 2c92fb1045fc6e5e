"""Nobody is hurt by looking: the death, the burst and the alarm, as they are shown by default, counted frame by frame.

The analysis is WCAG 2.3.1's of general and of red flashes (``tests/flashes.py``); films that are too much
for anybody show that it can fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pygame
import pytest
from days import darol
from flashes import MOST, flicker, saturated_share, wave, worst_second

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.scenes.playing import NIGHT, Playing
from maketomorrow.shell.showing import view_of
from maketomorrow.shell.window import Beat
from maketomorrow.sim.inputs import IDLE, Action, Inputs
from maketomorrow.sim.player.model import Held
from maketomorrow.sim.world import give_up

BURST_TICK = 5880


def played(day: int = 1, hands: Callable[[Loop], Inputs] = lambda _loop: IDLE, until: int = 0) -> Playing:
    loop = Loop(darol(), first(day=day), keep_digests=False)
    while loop.world.state.tick < until:
        loop.tick(IDLE)
    view = view_of(loop.plan)
    return Playing(loop, view, view.words, Devices(), Sound(), Beat(60), hands).begin()


def film(scene: Playing, screen: pygame.Surface, frames: int) -> Iterator[pygame.Surface]:
    for _ in range(frames):
        scene.tick()
        scene.draw(screen, 1.0)
        yield screen


def put_at(scene: Playing, place: str) -> None:
    spot = scene.loop.plan.spawn(place)
    suit = scene.loop.world.state.suit
    suit.x, suit.y = spot.x, spot.y - 1


def killed(scene: Playing, cause: str) -> None:
    give_up(scene.loop.world, [])
    scene.loop.world.state.over.cause = cause


def blows(*ticks: int) -> Callable[[Loop], Inputs]:
    def hands(loop: Loop) -> Inputs:
        return Inputs(Action.USE) if any(0 <= loop.world.state.tick - tick < 3 for tick in ticks) else IDLE

    return hands


# --- the analysis can fail ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "each", "general", "red"),
    [
        ((255, 255, 255), (0, 0, 0), 6, True, False),
        ((255, 0, 0), (0, 0, 0), 6, True, True),
        ((190, 10, 20), (40, 60, 60), 6, False, True),
        ((255, 255, 255), (0, 0, 0), 20, False, False),
        ((70, 70, 70), (0, 0, 0), 6, False, False),
        ((255, 255, 255), (240, 240, 240), 6, False, False),
    ],
)
def test_what_flickers_too_much_is_found_and_what_does_not_is_not(
    screen: pygame.Surface,
    one: tuple[int, int, int],
    other: tuple[int, int, int],
    each: int,
    general: bool,
    red: bool,
):
    worst = worst_second(flicker(one, other, each, 130))
    assert (worst.general > MOST, worst.red > MOST) == (general, red), worst


@pytest.mark.parametrize(
    ("one", "other", "red"),
    [
        ((255, 255, 255), (229, 229, 229), False),  # only its dark end is below 0.8
        ((70, 0, 0), (220, 120, 110), True),  # only its dark end is pure
    ],
)
def test_a_flash_is_one_however_many_frames_its_ramps_take(
    screen: pygame.Surface, one: tuple[int, int, int], other: tuple[int, int, int], red: bool
):
    worst = worst_second(wave(one, other, 6, 130))
    assert (worst.general > MOST, worst.red > MOST) == (True, red), worst
    assert worst_second(wave(one, other, 20, 130)).general <= MOST, "slow enough"


def test_flashes_that_take_turns_in_one_field_of_view_are_counted_together(screen: pygame.Surface):
    def here_and_there() -> Iterator[pygame.Surface]:
        for number in range(130):
            screen.fill((0, 0, 0))
            if number % 10 < 5:
                screen.fill((255, 255, 255), (200 + 106 * (number // 10 % 2), 90, 106, 160))
            yield screen

    assert worst_second(here_and_there()).general > MOST, "each spot alone sees but three"


def test_what_moves_past_is_no_flash(screen: pygame.Surface):
    def passing() -> Iterator[pygame.Surface]:
        for number in range(130):
            screen.fill((0, 0, 0))
            for x in range(-320, 640, 320):
                screen.fill((255, 255, 255), (x + 8 * number % 320, 0, 160, 360))
            yield screen

    assert worst_second(passing()).general <= MOST


def test_a_flicker_in_a_corner_too_small_to_hurt_is_none(screen: pygame.Surface):
    def corner() -> Iterator[pygame.Surface]:
        for whole in flicker((255, 255, 255), (0, 0, 0), 4, 130):
            screen.fill((0, 0, 0))
            screen.blit(whole, (0, 0), (0, 0, 60, 60))
            yield screen

    assert worst_second(corner()).general == 0


# --- the game -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "cause"),
    [
        ("q.bunk", "drone.lunge"),
        ("b.west", "drone.lunge"),
        ("r.rowB", "spitter.arc"),
        ("b.west", "given_up"),
        ("q.bunk", "bloom"),
        ("b.west", "bloom"),
    ],
)
def test_a_death_and_the_morning_after_flash_nobody(screen: pygame.Surface, place: str, cause: str):
    scene = played(day=5)
    put_at(scene, place)
    for _ in range(30):
        scene.tick()
    killed(scene, cause)
    reddest = 0.0

    def watched() -> Iterator[pygame.Surface]:
        nonlocal reddest
        for picture in film(scene, screen, 110):
            reddest = max(reddest, saturated_share(picture))
            yield picture

    worst = worst_second(watched())
    assert worst.general <= MOST, worst
    assert worst.red == 0, worst
    assert reddest < 0.05, "never a saturated red over the picture"
    assert scene.loop.day == 6


def test_a_death_is_one_ramp_of_at_least_300_ms_that_never_turns_back_to_light(screen: pygame.Surface):
    scene = played(day=5)
    put_at(scene, "b.west")
    for _ in range(30):
        scene.tick()
    killed(scene, "fall")
    bright = []
    while scene.loop.day == 5:
        scene.tick()
        scene.draw(screen, 1.0)
        if scene.night_ticks > NIGHT.stop_ticks:
            red, green, blue, _ = pygame.transform.average_color(screen)
            bright.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    assert len(bright) >= 18, "300 ms"
    assert all(after <= before + 0.5 for before, after in pairwise(bright)), bright
    assert bright[-1] < 10, "and it ends in the dark"


@pytest.mark.parametrize("place", ["q.bunk", "w.lane", "b.west", "r.rowB"])
def test_the_burst_flashes_nobody_wherever_it_is_seen_from(screen: pygame.Surface, place: str):
    scene = played(until=BURST_TICK - 60)
    put_at(scene, place)
    scene.loop.world.state.suit.iframe_ticks = 10_000  # to see all of it
    worst = worst_second(film(scene, screen, 220))
    assert scene.loop.world.state.hive.counted
    assert worst.general <= MOST, worst
    assert worst.red <= MOST, worst


def test_a_gun_that_never_rests_flashes_nobody(screen: pygame.Surface):
    scene = played(hands=lambda loop: Inputs(Action.FIRE | Action.RELOAD * (loop.world.state.tick % 90 == 0)))
    state = scene.loop.world.state
    state.suit.held = [Held("rivet", rounds=8)]
    put_at(scene, "b.west")
    worst = worst_second(film(scene, screen, 200))
    assert worst.general <= MOST, worst
    assert worst.red == 0, worst


@pytest.mark.parametrize("day", [1, 2, 3])
def test_the_alarm_and_the_blows_at_it_flash_nobody(screen: pygame.Surface, day: int):
    scene = played(day=day, hands=blows(20, 44, 68))
    worst = worst_second(film(scene, screen, 150 if day < 3 else 400))
    assert scene.loop.broken_today
    assert worst.general <= MOST, worst
    assert worst.red == 0, worst


@pytest.mark.parametrize("day", [1, 2])
def test_a_dream_that_the_alarm_cuts_off_flashes_nobody(screen: pygame.Surface, day: int):
    scene = played(day=day)
    for _ in range(5):
        scene.tick()
    killed(scene, "fall")
    while scene.story is None or scene.story.telling.tick < scene.story.telling.scene.look.length_ticks - 40:
        scene.tick()
    worst = worst_second(film(scene, screen, 120))
    assert scene.loop.world.state.tick > 0, "the alarm has cut it off"
    assert scene.loop.day == day + 1
    assert worst.general <= MOST, worst
    assert worst.red == 0, worst
