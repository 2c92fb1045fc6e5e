"""How the picture stands on the desktop: in a window, over all of it without a frame, or full screen.

Whatever the size, a px of the picture is a whole number of the screen's, with black around it.
``pygame.display.toggle_fullscreen`` would stretch it unevenly; asking the window itself does not.
"""

from __future__ import annotations

import time
import warnings
from dataclasses import dataclass, field

import pygame

MODES = ("window", "borderless", "full")
FRAME_LOOKS, FRAME_SECONDS = 4, 0.02  # so long a desktop may need to take a window's frame away


@dataclass(slots=True)
class Screen:
    """The one window of the program, as it stands now. Where a driver knows no windows nothing happens."""

    mode: str = "window"
    slow: bool = False  # the display does not keep up: what can be left out of the picture is left out
    _covering: str = "full"  # the last mode but "window"
    _size: tuple[int, int] = field(default=(0, 0))  # of the window, before it covered the screen

    def show(self, mode: str) -> None:
        """Stand so on the screen; nothing of the picture is lost on the way."""
        window = _window()
        if window is None or mode == self.mode or mode not in MODES:
            return
        if self.mode == "window":
            self._size = window.size
        if self.mode == "full":
            window.set_windowed()
        if mode == "full":  # whether it has a frame stays as it is: the desktop would move what just lost or got one
            window.set_fullscreen(True)  # the desktop's own resolution: alt-tab is at once
        elif mode == "borderless":
            window.borderless = True
            window.size = _desktop()
            for _ in range(FRAME_LOOKS):  # what is put where the frame was still reckoned with stands beside the screen
                pygame.event.pump()
                time.sleep(FRAME_SECONDS)
            window.position = (0, 0)
        else:
            window.borderless = False
            window.size = self._size
            window.position = pygame.WINDOWPOS_CENTERED
        self.mode = mode
        self._covering = mode if mode != "window" else self._covering

    def toggle(self) -> None:
        """From a window to how it last covered the screen, and back: what F11 does."""
        self.show("window" if self.mode != "window" else self._covering)


SCREEN = Screen()


def _window() -> pygame.Window | None:
    if not pygame.display.get_init() or pygame.display.get_surface() is None:
        return None
    if pygame.display.get_driver() in ("dummy", "offscreen"):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the only way from the display to its window, whatever may come after it
        return pygame.Window.from_display_module()


def _desktop() -> tuple[int, int]:
    """The size of the display that the window is on, as far as SDL says it."""
    return pygame.display.get_desktop_sizes()[0]
