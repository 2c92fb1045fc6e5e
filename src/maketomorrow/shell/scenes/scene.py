"""What a scene is, and the loop that runs them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import pygame

from maketomorrow.shell.screen import SCREEN
from maketomorrow.shell.window import Beat


class Scene(Protocol):
    """One thing at a time on the screen."""

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        ...

    def tick(self) -> Scene | None:
        """One sixtieth of a second. Answers the scene that goes on: itself, another, or None to end the program."""
        ...

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """Paint the picture, ``share`` of a tick after the last one."""
        ...

    def spare(self) -> None:
        """A little work may be done now: the frame is drawn and there is time before the next."""
        ...

    def close(self) -> None:
        """The program ends, or another scene takes over for good."""
        ...


STILL_FRAMES = 6  # a picture in which nothing moves is shown once in so many


@runtime_checkable
class Waiting(Protocol):
    """A scene that may have nothing to show but what stands there already."""

    @property
    def waiting(self) -> bool:
        """Whether its picture stands still, and somebody else needs the machine more."""
        ...


def run(surface: pygame.Surface, scene: Scene, beat: Beat, frames: int = -1) -> None:
    """Show scenes until one says that the program ends, or the window is closed. ``frames`` bounds it, for tests.

    Wait, then poll, then step, then draw: a key is on the screen in the next picture.
    """
    now: Scene | None = scene
    while now is not None and frames:
        frames -= 1
        ticks, share = beat.wait()
        SCREEN.slow = SCREEN.slow or beat.slow
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                now.close()
                return
            if event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
                SCREEN.toggle()
            now.handle(event)
        for _ in range(ticks):
            following = now.tick()
            if following is not now:
                if following is None:
                    now.close()
                    return
                now = following
                break
        if isinstance(now, Waiting) and now.waiting and beat.frame % STILL_FRAMES:
            continue
        now.draw(surface, share)
        pygame.display.flip()
        now.spare()
    if now is not None:
        now.close()
