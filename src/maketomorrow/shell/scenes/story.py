"""A scene between two days: a void, who is in it, and a ring. It takes no tick of any day; dash, held, ends it."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from maketomorrow.content.story_scenes import FigureEntry, StoryScene
from maketomorrow.shell import voids
from maketomorrow.shell.figures.story_figures import FAR_SCALE, chest_px, figure
from maketomorrow.shell.hearing.noises import SPEAKERS
from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import CREAM, INK
from maketomorrow.shell.reading.type import put
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.telling import Telling
from maketomorrow.shell.window import WIDTH
from maketomorrow.sim.inputs import Action


@dataclass(frozen=True, slots=True)
class StoryTuning:
    """How a scene is left, and how it lies in the picture."""

    skip_ticks: int = 30  # dash is held for so long
    lift_px: int = 74  # a line stands so far over the floor
    far_up_px: int = 10  # whoever is far stands so much higher
    line_size: int = 20
    line_fade_ticks: int = 14
    skip_px: int = 46  # the bar that fills while dash is held


TUNING = StoryTuning()


class Story:
    """One scene of the night, told and drawn. ``over`` when the morning may come."""

    def __init__(self, scene: StoryScene, words: Words, settings: Settings | None = None) -> None:
        self.telling = Telling(scene)
        self.words = words
        self.settings = settings or Settings()
        self.held_ticks = 0
        self._was_held = False
        self._leaves = False  # dash was pressed once, where nothing has to be held

    @property
    def over(self) -> bool:
        """Whether it has ended, or has been left."""
        return self.telling.over or self.held_ticks >= TUNING.skip_ticks

    def tick(self, held: int = 0) -> None:
        """One sixtieth of a second. ``held`` are the player's actions: dash, held, leaves.

        Where nothing has to be held, one press does it and a second one stays.
        """
        self.telling.advance()
        dash = bool(held & Action.DASH)
        if dash and not self._was_held:
            self._leaves = not self._leaves
        self._was_held = dash
        leaves = self._leaves if self.settings.hold == "toggle" else dash
        self.held_ticks = self.held_ticks + 1 if leaves else 0

    def sounds(self) -> list[str]:
        """What begins to be heard on this tick: rings that run out, and who speaks."""
        telling = self.telling
        begun = ["scene.ring" for ring in telling.rings if ring.since == telling.tick]
        if telling.line is not None and telling.line.since == telling.tick:
            begun.append(f"voice.{telling.line.who}" if telling.line.who in SPEAKERS else "voice.somebody")
        return begun

    def draw(self, surface: pygame.Surface, share: float = 1.0) -> None:
        """The whole picture."""
        telling = self.telling
        void, look, tick = telling.void, telling.scene.look, telling.tick - 1 + share
        places = {one.who: self._place(one, tick) for one in telling.scene.figures}
        voids.draw_ground(surface, void, next(iter(places.values()), (WIDTH / 2, 0.0))[0])
        level = telling.field.at(tick)
        heard = tick / self.settings.speed  # the music keeps its own pace where time is slow
        if look.field == "bars":
            voids.draw_bars(surface, void, level, heard, look.hears)
        elif look.field == "spokes":
            middle = (WIDTH / 2, voids.floor_y(void) - 100)
            voids.draw_great_ring(surface, middle, level, heard, look.hears)
        if look.field in ("ring", "rings"):
            for number, one in enumerate(telling.scene.figures[: look.count]):
                heart = self._heart(one, places[one.who])  # and no two hearts are in step
                near = FAR_SCALE if one.far else 1.0
                voids.draw_heart_ring(surface, heart, level * near, heard + 61 * number, look.hears, near)
        for ring in telling.rings:
            one = next(figure for figure in telling.scene.figures if figure.who == ring.who)
            heart = self._heart(one, places[one.who])
            near = FAR_SCALE if one.far else 1.0
            voids.draw_run_out(surface, heart, (tick - ring.since) / ring.ticks, tick, look.hears, near)
        for one in sorted(telling.scene.figures, key=lambda one: not one.far):
            sprite = figure(one.who, telling.poses[one.who], one.faces == "left", one.far, void)
            surface.blit(sprite.picture, sprite.at(*places[one.who]), special_flags=OVER)
        self._breathe(surface, places)
        voids.draw_mirror(surface, void, tick)
        self._draw_line(surface, places, tick)
        self._draw_skip(surface)

    def _place(self, one: FigureEntry, tick: float) -> tuple[float, float]:
        """Where somebody's feet are; as the picture comes nearer they move apart."""
        telling = self.telling
        near = 1 + telling.scene.look.push_px / 320 * min(1.0, tick / telling.scene.look.length_ticks)
        x = WIDTH / 2 + (one.x - WIDTH / 2) * near
        return x, voids.floor_y(telling.void) - (TUNING.far_up_px if one.far else 0)

    def _heart(self, one: FigureEntry, feet: tuple[float, float]) -> tuple[float, float]:
        x, above = chest_px(self.telling.poses[one.who])
        scale = FAR_SCALE if one.far else 1.0
        return feet[0] + (-x if one.faces == "left" else x) * scale, feet[1] - above * scale

    def _breathe(self, surface: pygame.Surface, places: dict[str, tuple[float, float]]) -> None:
        for one in self.telling.scene.figures:
            if not one.far:
                x, y = self._heart(one, places[one.who])
                way = -1 if one.faces == "left" else 1
                lies = self.telling.poses[one.who].startswith("lie")
                mouth = (x - way * 14, y - 7) if lies else (x + way * 8, y - 14)
                voids.draw_breath(surface, self.telling.void, mouth, way, self.telling.tick)

    def _draw_line(self, surface: pygame.Surface, places: dict[str, tuple[float, float]], tick: float) -> None:
        line = self.telling.line
        if line is None:
            return
        since, left = tick - line.since, line.since + line.ticks - tick
        share = max(0.0, min(1.0, since / TUNING.line_fade_ticks, left / TUNING.line_fade_ticks))
        x = round(places[line.who][0])
        size = round(TUNING.line_size * self.settings.text)
        y = voids.floor_y(self.telling.void) - TUNING.lift_px - (size - TUNING.line_size)
        put(surface, self.words[line.key], (x, y), "word", size, CREAM, 0.5, share=share)

    def _draw_skip(self, surface: pygame.Surface) -> None:
        """A bar that fills while dash is held: it says by itself what holding on would do."""
        if self.held_ticks:
            long = round(TUNING.skip_px * min(1.0, self.held_ticks / TUNING.skip_ticks))
            surface.fill(INK, (WIDTH // 2 - TUNING.skip_px // 2 - 1, 337, TUNING.skip_px + 2, 4))
            surface.fill(CREAM, (WIDTH // 2 - TUNING.skip_px // 2, 338, long, 2))
