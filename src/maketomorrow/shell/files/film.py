"""A stretch of a tape as a moving picture, drawn as the game shows it: the night and what lies between two days, too.

It needs Pillow, and no display. Frames are drawn when the packer asks for them, so that a long film
takes no more memory than a short one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame

from maketomorrow.core.errors import GameError
from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.files.recording import sheet_for
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.showing import TapeHands, taped, view_of
from maketomorrow.shell.window import Beat


@dataclass(frozen=True, slots=True)
class FilmTuning:
    """How a film is packed."""

    lead_ticks: int = 240  # lived with the picture before the first frame: what flies then has come from somewhere
    most_ticks: int = 36_000  # of one film: ten minutes
    webp_quality: int = 66  # of 100
    webp_effort: int = 4  # of 6: 6 takes three times as long for 3 % less
    gif_tick_ms: int = 10  # a GIF counts in these


TUNING = FilmTuning()


def film(
    loop: Loop,
    hands: TapeHands,
    start: int,
    end: int,
    out: Path,
    fps: int = 30,
    advance: Callable[[int], None] = lambda _frames: None,
) -> int:
    """Write ticks ``start`` to ``end`` of the day under way; answers the number of frames.

    A day that is over sooner is followed by its night and the next morning, and a rest passes as quickly, as in
    play; ``end`` counts on.
    Raises GameError where Pillow is missing, the day is over before the film begins, or the file is no film's or
    cannot be written.
    """
    if not 0 <= start < end:
        raise GameError(f"a film goes forward: from {start} to {end} there is nothing to see")
    if end - start > TUNING.most_ticks:
        raise GameError(f"a film is at most ten minutes long; take --to {start + TUNING.most_ticks}, or two films")
    if out.suffix.lower() == ".gif" and fps > 30:
        raise GameError("a GIF cannot show more than 50 frames a second; take --fps 30, or end the name in .webp")
    surface = sheet_for(out, (".webp", ".gif"))
    try:
        from PIL import Image
    except ImportError:
        raise GameError('a film needs Pillow: pip install -e ".[workshop]"') from None
    try:
        while loop.over is None and loop.world.state.tick < start - TUNING.lead_ticks and not hands.at_end(loop):
            loop.tick(hands.take(loop))
        if (tick := loop.world.state.tick) < start - TUNING.lead_ticks:
            raise GameError(f"the day ends at tick {tick}; --from {start} lies behind its night")
        view = view_of(loop.plan)
        view.light.grain = False  # it would be a third of the file
        beat = Beat(TICK_RATE)
        shown = _Shown(taped(loop, hands, view, beat), surface)
        while loop.world.state.tick < start and loop.over is None:  # while she rests, a picture is many ticks
            shown.live(1)
        frames = -(-(end - start) * fps // TICK_RATE)
        reel = _reel_class(Image)(shown, frames, TICK_RATE // fps, advance)
        _save(reel, out, frames, fps)
    except OSError as problem:
        raise GameError(f"{out}: cannot be written ({problem})") from None
    finally:
        pygame.display.quit()
    return frames


class _Shown:
    """Scenes that follow one another, drawn when asked."""

    def __init__(self, scene: Scene, surface: pygame.Surface) -> None:
        self._scene: Scene | None = scene
        self._surface = surface

    def live(self, ticks: int) -> None:
        """So many ticks of whatever is shown."""
        for _ in range(ticks):
            if self._scene is not None:
                self._scene.spare()
                self._scene = self._scene.tick()

    def picture(self) -> bytes:
        """Red, green, blue of every px."""
        if self._scene is not None:
            self._scene.draw(self._surface, 0.0)
        return pygame.image.tobytes(self._surface, "RGB")

    @property
    def size(self) -> tuple[int, int]:
        """Of a picture."""
        return self._surface.get_size()


def _reel_class(library: Any) -> Any:
    """Pillow's own kind of picture with many frames, each drawn when it is turned to."""

    class Reel(library.Image):  # type: ignore[misc]
        def __init__(self, shown: _Shown, frames: int, step: int, advance: Callable[[int], None]) -> None:
            super().__init__()
            self._mode, self._size = "RGB", shown.size
            self.n_frames, self.is_animated = frames, True
            self._shown, self._step, self._advance = shown, step, advance
            self._at = -1
            self.seek(0)

        def seek(self, frame: int) -> None:
            if frame >= self.n_frames:
                raise EOFError("the film ends here")
            while self._at < frame:
                self._shown.live(self._step)
                self._at += 1
                self._advance(1)
                if self._at == frame:
                    self.im = library.frombytes("RGB", self._shown.size, self._shown.picture()).im

        def tell(self) -> int:
            return max(0, self._at)

    return Reel


def _save(reel: Any, out: Path, frames: int, fps: int) -> None:
    grid = TUNING.gif_tick_ms if out.suffix.lower() == ".gif" else 1
    marks = [round(frame * 1000 / fps / grid) * grid for frame in range(frames + 1)]
    shows = [after - before for before, after in zip(marks, marks[1:])]  # noqa: RUF007
    if grid > 1:
        reel.save(out, save_all=True, duration=shows, loop=0, optimize=False)
        return
    quality, effort = TUNING.webp_quality, TUNING.webp_effort
    # each frame by itself: what differs little from the frame before would stay, and a dark picture keep ghosts
    reel.save(out, save_all=True, duration=shows, loop=0, quality=quality, method=effort, kmin=0, kmax=1)
