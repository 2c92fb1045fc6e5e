"""How long pictures take: a stretch of a tape drawn frame by frame, nobody watching."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable

import pygame

from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.showing import TapeHands, taped, view_of
from maketomorrow.shell.view import View
from maketomorrow.shell.window import Beat, open_window

RATE = 60


def frame_seconds(
    begin: Callable[[], tuple[Loop, TapeHands]], start: int, frames: int, times: int = 1, sound: Sound | None = None
) -> list[list[tuple[float, float]]]:
    """Seconds of drawing, and of the whole frame (tick, drawing, drawing ahead), for so many frames from a tick on.

    The processor's seconds, not the wall's: another program that wants it too makes no picture dearer. ``begin`` gives
    the morning and the hands that live it; it is lived ``times`` over, as in play by one view beside one loudspeaker,
    ``sound`` if it is given.
    """
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    surface = open_window()
    view: View | None = None
    runs = []
    for _ in range(times):
        loop, hands = begin()
        while loop.world.state.tick < start and loop.over is None:
            loop.tick(hands.take(loop))
        view = view or view_of(loop.plan)
        scene = taped(loop, hands, view, Beat(RATE), sound)
        sound = scene.sound
        gc.collect()
        gc.freeze()
        runs.append([_frame(scene, surface) for _ in range(frames)])
        gc.unfreeze()
    pygame.display.quit()
    return runs


def _frame(scene: Playing, surface: pygame.Surface) -> tuple[float, float]:
    begun = time.thread_time()
    following = scene.tick()
    assert following is scene, "a tape's stretch of play has no other scenes in it"
    drawing = time.thread_time()
    scene.draw(surface, 0.0)
    drawn = time.thread_time()
    scene.spare()
    return drawn - drawing, time.thread_time() - begun
