"""The window, and the beat of the frames.

The internal picture is 640x360; SDL scales it. Nothing heavy is imported here: the first frame
must not wait for the rest of the game.
"""

from __future__ import annotations

import math
import os
import sys
import time
import warnings
from dataclasses import dataclass

os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "make-tomorrow")

import pygame

from maketomorrow.core.errors import NoDevice
from maketomorrow.core.ticks import TICK_RATE

NAME = "Make Tomorrow"  # what the desktop calls the program
WIDTH, HEIGHT = 640, 360


@dataclass(frozen=True, slots=True)
class BeatTuning:
    """How frames are paced."""

    spin_seconds: float = 0.0015  # a sleep may come back so much late; the rest of the wait is spent awake
    most_ticks: int = 4  # caught up in one frame; beyond that the day is slower rather than the picture frozen
    usual_fps: int = 60  # where the display does not say
    noticed_frames: int = 240  # so many back is looked to see whether the display keeps up
    slow_share: float = 0.12  # of them missed, and it does not: half a second of nothing but late ones


BEAT = BeatTuning()


def open_window() -> pygame.Surface:
    """Open the window and answer its 640x360 surface. Raises NoDevice where there is nothing to open it on."""
    _refuse_without_display()
    try:
        pygame.display.init()
        pygame.display.set_caption(NAME)
        pygame.display.set_icon(_icon())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "no fast renderer": the software one is fast enough for 640x360
            return pygame.display.set_mode((WIDTH, HEIGHT), pygame.SCALED | pygame.RESIZABLE)
    except pygame.error as problem:
        raise NoDevice(_no_display(str(problem))) from None


def _icon() -> pygame.Surface:
    """What stands for the program on a desktop: the sun behind the horizon, in its ring."""
    icon = pygame.Surface((64, 64), pygame.SRCALPHA)
    pygame.draw.rect(icon, (26, 16, 56), (0, 0, 64, 64), border_radius=13)
    for k in range(21):
        angle = math.pi * (1 + k / 20)
        far = 24 + (7 if k % 4 == 2 else 3 if k % 2 else 0)
        (x0, y0), (x1, y1) = ((32 + math.cos(angle) * r, 44 + math.sin(angle) * r) for r in (20, far))
        pygame.draw.line(icon, (255, 106, 43), (x0, y0), (x1, y1), 2)
    pygame.draw.circle(icon, (255, 233, 196), (32, 44), 14, draw_top_left=True, draw_top_right=True)
    pygame.draw.rect(icon, (122, 22, 64), (0, 44, 64, 20), border_bottom_left_radius=13, border_bottom_right_radius=13)
    for row, wide in enumerate((26, 17, 9)):
        pygame.draw.line(icon, (255, 180, 92), (32 - wide // 2, 48 + 5 * row), (32 + wide // 2, 48 + 5 * row), 2)
    return icon


def _refuse_without_display() -> None:
    """SDL takes its ``offscreen`` driver without a word where a desktop is missing; say it instead."""
    if not sys.platform.startswith("linux") or os.environ.get("SDL_VIDEODRIVER"):
        return
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise NoDevice(_no_display("neither DISPLAY nor WAYLAND_DISPLAY is set"))


def _no_display(why: str) -> str:
    return (
        f"there is no display to open a window on ({why}).\n"
        "Start it from a desktop, or set SDL_VIDEODRIVER by hand (offscreen, dummy) to run without one.\n"
        "These commands need no display: replay, diff, shot, inspect, accept, check, types, make, bench."
    )


def display_fps() -> int:
    """Frames a second that the display can show, ``usual_fps`` where it doesn't say."""
    try:
        rate = pygame.display.get_current_refresh_rate()
    except (pygame.error, AttributeError):
        rate = 0
    return rate if 24 <= rate <= 500 else BEAT.usual_fps


class Beat:
    """Says when the next frame is due and how many ticks it owes.

    Frames stand on a fixed grid of ``fps``; the ticks owed follow from the number of the frame, not
    from the time measured, so that a display at 60 Hz shows exactly one tick a frame. A frame that
    is missed is left out. ``speed`` multiplies the ticks.
    """

    def __init__(self, fps: int, speed: float = 1.0) -> None:
        self.fps = fps
        self.speed = speed
        self.frame = 0
        self.slow = False  # once too many frames were missed; stays, or the picture would come and go
        self._missed = 0.0  # share of late frames lately
        self._start = time.perf_counter()
        self._due_ticks = 0.0

    def wait(self) -> tuple[int, float]:
        """Sleep until the next frame is due. Answers the ticks owed and the share of a tick beyond them."""
        self.frame += 1
        due = self._start + self.frame / self.fps
        now = time.perf_counter()
        if due - now > BEAT.spin_seconds:
            time.sleep(due - now - BEAT.spin_seconds)
        while (now := time.perf_counter()) < due:
            pass
        late = int((now - due) * self.fps)
        self.frame += late
        self.noticed(late)
        return self.owed(1 + late)

    def noticed(self, late: int) -> None:
        """A frame came, so many after its time. What one long hole costs is no sign of a slow display."""
        self._missed += (min(1, late) - self._missed) / BEAT.noticed_frames
        self.slow = self.slow or self._missed > BEAT.slow_share

    def owed(self, frames: int) -> tuple[int, float]:
        """Ticks owed by so many frames, and the share of a tick beyond them; without any waiting."""
        per_frame = TICK_RATE / self.fps * self.speed
        before = self._due_ticks
        self._due_ticks = before + frames * per_frame
        ticks = int(self._due_ticks + 1e-9) - int(before + 1e-9)
        most = max(BEAT.most_ticks, round(BEAT.most_ticks * per_frame))
        share = max(0.0, self._due_ticks - int(self._due_ticks + 1e-9))
        return min(ticks, most), share

    def rebase(self) -> None:
        """Forget time spent elsewhere (loading): the next frame is due one frame from now."""
        self._start = time.perf_counter()
        self.frame = 0
