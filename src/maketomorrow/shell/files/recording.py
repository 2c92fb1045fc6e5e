"""Pictures and films of a world, written to files; nobody needs a display for them."""

from __future__ import annotations

import os
from pathlib import Path

import pygame

from maketomorrow.core.errors import GameError
from maketomorrow.shell import debug_layer
from maketomorrow.shell.debug import Debug
from maketomorrow.shell.reading.hud import TUNING as HUD
from maketomorrow.shell.showing import view_of
from maketomorrow.shell.window import open_window
from maketomorrow.sim.people.talking import hears
from maketomorrow.sim.state import World


def shot(world: World, out: Path, counter: int = 0, watched: str = "", debug: bool = False) -> None:
    """Draw a world as the game would show it now and write the picture. Needs no display.

    The picture is where Rita is, or whoever has the id ``watched``. ``debug``: with what F1 shows.
    Raises GameError for a folder that is missing or a kind of picture that cannot be written.
    """
    surface = sheet_for(out, (".png", ".jpg", ".bmp"))
    view = view_of(world.plan)
    view.watched = watched
    view.morning(world)
    for person in world.state.people:  # what she began to hear before this tick
        if person.says_ticks and hears(world, person.x, person.y - person.h):
            view.speech.hear(person.id, person.says)
    for _ in range(HUD.prompt_ticks):
        view.hud.tick(world)
        view.speech.tick(world)
    view.draw(surface, world, 1.0, counter)
    if debug:
        debug_layer.draw(surface, world, Debug(on=True, standing=True, watched=watched), *view.corner(world))
    try:
        pygame.image.save(surface, str(out))
    except (pygame.error, OSError) as problem:
        raise GameError(f"{out}: cannot be written ({problem})") from None
    finally:
        pygame.display.quit()


def sheet_for(out: Path, endings: tuple[str, ...]) -> pygame.Surface:
    """A window nobody sees, for a file that can be written. Raises GameError."""
    if not out.parent.is_dir():
        raise GameError(f"{out}: its folder does not exist; make it first")
    if out.suffix.lower() not in endings:
        raise GameError(f"{out}: this is no name for it; end it in {' or '.join(endings)}")
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    return open_window()
