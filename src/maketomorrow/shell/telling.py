"""A scene of the story as it is told: which beats have come, and what that leaves to be drawn.

Counts ticks of the picture and reads events; touches no world. Whoever draws it asks it what stands where.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maketomorrow.content.story_scenes import BeatEntry, StoryScene
from maketomorrow.sim.events import Event

LINE_TICKS = 120  # a spoken line, where its beat does not say


@dataclass(slots=True)
class Slope:
    """A level on its way from one value to another."""

    was: float = 0.0
    goal: float = 0.0
    since: int = 0
    ticks: int = 0

    def at(self, tick: float) -> float:
        """The level at a tick, gently begun and ended."""
        if not self.ticks or tick - self.since >= self.ticks:
            return self.goal
        t = max(0.0, (tick - self.since) / self.ticks)
        return self.was + (self.goal - self.was) * t * t * (3 - 2 * t)

    def turn(self, goal: float, tick: int, ticks: int) -> None:
        """From now on toward ``goal``."""
        self.was, self.goal, self.since, self.ticks = self.at(tick), goal, tick, ticks


@dataclass(frozen=True, slots=True)
class Ring:
    """One that runs out from somebody, once."""

    who: str
    since: int
    ticks: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that stands in the picture: ``key`` is its text's id."""

    who: str
    key: str
    since: int
    ticks: int


class Telling:
    """One scene under way. ``tick`` counts from its first."""

    def __init__(self, scene: StoryScene) -> None:
        self.scene = scene
        self.tick = 0
        self.over = False
        self.place = scene.look.set  # where it is, or is going
        self.void = scene.look.set if scene.look.set != "here" else "black"  # the void, also while it comes or goes
        self.away = Slope(goal=0.0 if scene.look.set == "here" else 1.0)  # share of the void over the world
        self.field = Slope()
        self.poses = {figure.who: figure.pose for figure in scene.figures}
        self.rings: list[Ring] = []
        self.line: Spoken | None = None
        self.counter: Slope | None = None  # None = it has not come up
        self._waiting: list[BeatEntry] = list(scene.beats)
        self._anchors: dict[tuple[str, int], int] = {}

    def advance(self, events: Iterable[Event] = ()) -> None:
        """One tick, with what happened in it."""
        self.tick += 1
        for event in events:
            self._anchors.setdefault((event.name, 0), self.tick)
            self._anchors.setdefault((event.name, round(event.amount)), self.tick)
        due = [beat for beat in self._waiting if self._is_due(beat)]
        if due:
            self._waiting = [beat for beat in self._waiting if beat not in due]
            for beat in due:
                self._do(beat)
        self.rings = [ring for ring in self.rings if self.tick < ring.since + ring.ticks]
        if self.line is not None and self.tick >= self.line.since + self.line.ticks:
            self.line = None
        if self.tick >= self.scene.look.length_ticks:
            self.over = True

    def happened(self, name: str) -> bool:
        """Whether an event has been seen since the scene began."""
        return (name, 0) in self._anchors

    def _is_due(self, beat: BeatEntry) -> bool:
        since = self._anchors.get((beat.on, beat.amount)) if beat.on else 0
        return since is not None and self.tick >= since + beat.tick

    def _do(self, beat: BeatEntry) -> None:
        now = self.tick
        if beat.pose:
            self.poses[beat.who] = beat.pose
        elif beat.say:
            self.line = Spoken(beat.who, beat.say, now, beat.ticks or LINE_TICKS)
        elif beat.ring:
            self.rings.append(Ring(beat.who, now, beat.ring))
        elif beat.field is not None:
            self.field.turn(beat.field, now, beat.ticks)
        elif beat.set:
            self.place = beat.set
            self.void = beat.set if beat.set != "here" else self.void
            self.away.turn(0.0 if beat.set == "here" else 1.0, now, beat.ticks)
        elif beat.counter:
            self.counter = Slope(0.0, 1.0, now, beat.ticks)
        elif beat.ends:
            self.over = True
