"""The way in: the window, the title, and the game behind it.

Nothing heavy is imported above: the title's first frame comes before the rest of the game.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from maketomorrow.shell.window import Beat, display_fps, open_window

if TYPE_CHECKING:
    from maketomorrow.shell.life import Home, Life
    from maketomorrow.shell.scenes.title import Ready

TITLE_PICTURE = Path(__file__).resolve().parents[3] / "assets" / "pictures" / "title.png"


def run_game(home: Callable[[], Home], step: bool = False, fps: int = 0, frames: int = 0) -> int:
    """The whole game: title, play, and the title again. Answers the exit status.

    ``home`` is called when the first frame is on the screen. ``step``: the day moves by one tick a
    press of F. ``fps`` bounds the drawing, 0 = as the display; it never changes the day. ``frames``
    ends the program after so many pictures, 0 = never; for measuring.
    Raises NoDevice without a display.
    """
    surface = open_window()
    from maketomorrow.shell.scenes.title import Title, first_picture

    picture = first_picture(surface, str(TITLE_PICTURE))
    pygame.display.flip()
    if frames == 1:
        pygame.display.quit()
        return 0
    from maketomorrow.shell.scenes.scene import run

    beat = Beat(fps or display_fps())
    lives: list[Life] = []

    def prepare() -> Ready:
        from maketomorrow.shell.life import Life

        lives.append(Life(home(), picture, beat, step))
        return lives[0].ready()

    try:
        run(surface, Title(picture, prepare), beat, frames - 1)
    finally:
        for life in lives:
            life.finish()
        pygame.display.quit()
    return 0
