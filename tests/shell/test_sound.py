"""The loudspeaker: without a device it is silent and says so, with one its loops come and go as moods ask for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pygame
import pytest
from worlds import tiny_world

from maketomorrow.shell.hearing.mixing import Caption
from maketomorrow.shell.hearing.moods import SILENCE, VOID
from maketomorrow.shell.hearing.sound import BAR_TICKS, KEPT_TICKS, TOGETHER, Sound
from maketomorrow.sim.events import Event


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sound]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    speaker = Sound()
    assert speaker.open() == ""
    yield speaker
    speaker.close()


def until(sound: Sound, mood: dict[str, float], done: Callable[[], bool]) -> None:
    """Ticks until something is so; a thread reads meanwhile."""
    for _ in range(4000):
        sound.idle(mood)
        if done():
            return
        time.sleep(0.005)
    raise AssertionError("it never came to that")


def test_without_a_device_it_says_so_once_and_captions_are_written_all_the_same(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "there is no such driver")
    pygame.mixer.quit()
    speaker = Sound()
    assert "without sound" in speaker.open()
    world = tiny_world([*["." * 60] * 8, "#" * 60], at=(30, 7))
    suit = world.state.suit
    speaker.notice(world, [Event(0, "knocked", "hut", x=suit.x - 400, y=suit.y)])
    assert speaker.captions == [Caption("cap.knock", -1)]
    speaker.play("menu.move")
    speaker.hush()
    speaker.close()


def test_what_shares_a_beat_begins_together_and_unheard(sound: Sound):
    until(sound, SILENCE, lambda: bool(sound._levels))
    assert set(sound._levels) == set(TOGETHER)
    assert not any(sound._levels.values())


def test_a_loop_comes_with_its_mood_and_is_forgotten_after_it(sound: Sound):
    until(sound, VOID, lambda: sound._levels.get("music.void", 0.0) > 0.1)
    until(sound, SILENCE, lambda: sound._levels.get("music.void") == 0.0)
    for _ in range(KEPT_TICKS + 2):
        sound.idle(SILENCE)
    assert "music.void" not in sound._loops
    until(sound, VOID, lambda: sound._levels.get("music.void", 0.0) > 0.1)


def test_a_loop_that_had_to_be_read_first_rises_from_nothing(sound: Sound):
    for _ in range(100):
        sound.desk.idle(VOID)
    until(sound, VOID, lambda: "music.void" in sound._levels)
    assert sound.desk.levels()["music.void"] < 0.02


def test_a_layer_falls_in_with_a_bar_of_those_that_play(sound: Sound):
    until(sound, SILENCE, lambda: bool(sound._levels))
    until(sound, {"music.dusk": 0.4}, lambda: sound._levels.get("music.dusk", 0.0) > 0.0)
    assert (sound._began["music.dusk"] - sound._began[TOGETHER[0]]) % BAR_TICKS == 0


def test_after_a_hush_nothing_is_left(sound: Sound):
    until(sound, VOID, lambda: sound._levels.get("music.void", 0.0) > 0.1)
    sound.idle(VOID)
    assert sound.ticks_into("music.void") > 0
    sound.hush()
    assert not any(sound._levels.values())
    assert sound.ticks_into("music.void") == 0
    sound.idle(VOID)
    sound.idle(VOID)
    assert sound.ticks_into("music.void") == 1  # from its beginning, as the field that moves with it
