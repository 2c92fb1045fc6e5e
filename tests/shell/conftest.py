"""A screen without a display, for tests of what is shown."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from maketomorrow.shell.window import open_window


@pytest.fixture
def screen() -> Iterator[pygame.Surface]:
    """The 640x360 surface of an open window."""
    yield open_window()
    if pygame.display.get_init():  # else the test has closed it
        pygame.event.clear()
