"""Sitting down at the game: what is there first, what may come later, and what becomes of a torn file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from maketomorrow.content.text import Texts
from maketomorrow.shell.life import Home, Life
from maketomorrow.shell.scenes.options import settings_page
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.scenes.title import STILL_TICKS, Ready, Title
from maketomorrow.shell.settings import ASIDE, Settings, read_settings
from maketomorrow.shell.window import HEIGHT, WIDTH, Beat

LEVEL = Path(__file__).parents[2] / "levels" / "darol"
WORDS = Texts.load(LEVEL / "text" / "en.toml")

Sit = Callable[[], Life]


@pytest.fixture
def sit(screen: pygame.Surface, tmp_path: Path) -> Iterator[Sit]:
    """Sits down at the game, once a test."""
    sittings: list[Life] = []

    def down() -> Life:
        home = Home(LEVEL, tmp_path / "saves", tmp_path / "tapes", tmp_path / "log", tmp_path / "settings.toml")
        sittings.append(Life(home, pygame.Surface((WIDTH, HEIGHT)), Beat(60), False))
        return sittings[-1]

    yield down
    for one in sittings:
        one.finish()


def test_there_is_a_menu_before_there_is_a_day(sit: Sit):
    life = sit()
    day = threading.Event()
    life.fetch = lambda: day.wait(20)  # type: ignore[method-assign]
    title = Title(pygame.Surface((WIDTH, HEIGHT)), lambda: Ready(life.desk, life))
    assert title.waiting
    for _ in range(200):
        title.tick()
        if not title.waiting:
            break
        threading.Event().wait(0.01)
    title.tick()
    assert title._menu is not None
    for _ in range(60):
        title.tick()
        title.spare()  # what is not there yet is not asked for
    day.set()


def test_a_day_is_fetched_once_however_many_ask(sit: Sit):
    life = sit()
    asking = [threading.Thread(target=life.fetch) for _ in range(3)]
    for one in asking:
        one.start()
    scene = life.begin("1", False)
    for one in asking:
        one.join()
    assert isinstance(scene, Playing)
    assert scene.loop is life.loop


def test_whoever_moves_in_the_menu_is_not_kept_waiting(sit: Sit):
    life = sit()
    asked: list[int] = []
    life.fetch()
    life.spare = lambda: asked.append(1)  # type: ignore[method-assign]
    title = Title(pygame.Surface((WIDTH, HEIGHT)), lambda: Ready(life.desk, life))
    title.ready = Ready(life.desk, life)
    for tick in range(200):
        if tick % (STILL_TICKS - 2) == 0:
            title.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN))
            title.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_DOWN))
        title.tick()
        title.spare()
    assert not asked
    for _ in range(STILL_TICKS + 1):
        title.tick()
        title.spare()
    assert asked


def test_a_torn_file_is_said_on_the_settings_page_and_laid_aside_before_it_is_written_over(sit: Sit, tmp_path: Path):
    torn = "shake = 7\ncontrast = true\nmine = 1\n"
    (tmp_path / "settings.toml").write_text(torn)
    life = sit()
    page = settings_page(life.desk, None, lambda: None)  # type: ignore[arg-type]
    assert page.about() == WORDS["msg.settings_torn"]
    life.settings.text = 1.5
    life.desk.changed("text")
    life.desk.changed("text")
    life.finish()
    assert page.about() != WORDS["msg.settings_torn"]
    assert (tmp_path / ASIDE).read_text() == torn
    assert read_settings(tmp_path / "settings.toml") == (Settings(contrast=True, text=1.5), ())


def test_settings_that_cannot_be_written_are_said_and_still_hold(sit: Sit, tmp_path: Path):
    life = sit()
    (tmp_path / "settings.toml").mkdir()
    (tmp_path / "settings.toml" / "in the way").touch()
    life.settings.text = 1.5
    life.desk.changed("text")
    life.finish()
    page = settings_page(life.desk, None, lambda: None)  # type: ignore[arg-type]
    assert "settings.toml" in page.about()
    assert life.settings.text == 1.5
