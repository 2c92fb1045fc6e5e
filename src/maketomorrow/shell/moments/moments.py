"""Everything that is laid over a day's picture, in its order; the picture knows nothing else of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pygame

from maketomorrow.content.story_scenes import StoryScene
from maketomorrow.shell import voids
from maketomorrow.shell.answers.effects import Effects
from maketomorrow.shell.moments import blow, burst, card, waking
from maketomorrow.shell.moments.burst import Burst
from maketomorrow.shell.moments.card import Card
from maketomorrow.shell.moments.evening import Diary, Evening
from maketomorrow.shell.moments.frame import Frame
from maketomorrow.shell.moments.tale import Tale
from maketomorrow.shell.moments.waking import Waking
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.settings import Settings
from maketomorrow.sim.events import Event
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.state import World

__all__ = ["Frame", "Moments"]


class Moments:
    """A day's moments. ``scenes`` are those of its folder."""

    def __init__(
        self, plan: DayPlan, words: Words, scenes: Sequence[StoryScene] = (), settings: Settings | None = None
    ) -> None:
        settings = settings or Settings()
        self.scenes = tuple(scenes)
        self.waking = Waking()
        self.burst = Burst()
        self.tale = Tale(words, settings)
        self.card = Card(words, plan.people, settings)
        self._diary = Diary()
        self._crew = plan.people

    def morning(self, world: World) -> None:
        """The picture stands somewhere in a day, whose beginning nobody saw."""
        self.waking.shown()
        self.burst.morning(world)
        self.tale.morning((), 0)
        self._diary.morning()

    def wake(self, world: World, day: int, evening: Evening | None) -> None:
        """A day begins, and is seen to begin; ``evening`` is what the one before it was, if she knows of it."""
        self.waking.morning(world, day == 1)
        self.tale.morning(self.scenes, day)
        self.card.show(evening)

    def evening(self, world: World, day: int, known: Collection[str], deaths: Collection[str]) -> Evening | None:
        """What the day was that is over now; ``known`` are the weapons, ``deaths`` the endings she had before it."""
        return self._diary.evening(world, day, known, deaths)

    def night_scene(self, day: int) -> StoryScene | None:
        """The scene of the night after ``day``."""
        return next((scene for scene in self.scenes if scene.plays == "night" and scene.when.day == day), None)

    def notice(self, world: World, events: Sequence[Event], effects: Effects) -> None:
        """Take note of a tick that has been lived."""
        self._diary.notice(world, events)
        self.waking.notice(world, events)
        self.tale.notice(world, events)
        self.burst.tick(world, events, effects)

    def tick(self) -> None:
        """One tick of the picture's own life."""
        self.waking.tick()
        self.card.tick()

    def counter(self, number: int) -> int:
        """The loop number to be shown in its corner: none while it is still on its way there."""
        return 0 if self.tale.keeps_counter else number

    def prepare(self) -> Iterator[bool]:
        """Draw, one picture a step, what is sure to be needed."""
        yield from waking.prepare()
        yield from blow.prepare()
        yield from burst.prepare()
        card.prepare(self._crew)
        yield True
        if self.scenes:
            yield from voids.prepare()

    def draw(self, surface: pygame.Surface, frame: Frame) -> None:
        """Lay them over the finished picture, below all words."""
        self.burst.draw(surface, frame)
        self.tale.draw(surface, frame)

    def draw_last(self, surface: pygame.Surface, frame: Frame) -> None:
        """What lies over the words too: the dark before a morning, a blow from near, yesterday's card."""
        self.waking.draw(surface, frame)
        self.card.draw(surface)
