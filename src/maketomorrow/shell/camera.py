"""What part of the world is in the picture: her, or whom a tester looks at. Drawing only: no rule ever asks it.

The picture looks ahead where she goes, holds still over small steps and over whole jumps, stays inside the
camera regions that designers draw, and is never anywhere at once: where one region gives way to another the
difference is worn off over most of a second.
"""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.model import Mover
from maketomorrow.sim.plan import DayPlan, Rect


@dataclass(frozen=True, slots=True)
class CameraTuning:
    """How the picture follows her."""

    ahead_share: float = 0.12  # of the width: the picture looks where she goes
    dead_x_share: float = 0.08  # of the width: small steps do not move it
    ahead_rate: float = 0.035  # of the remaining way, each tick: looking ahead is slow and sure
    follow_rate: float = 0.14  # each tick
    wander_px: float = 24.0  # she has gone so far one way before the picture looks there
    feet_px: float = 58.0  # the middle of the picture is so far above her feet
    settle_px: float = 4.0  # each tick, towards where she stands now
    rise_px: float = 76.0  # in the air she may be so far above where she stood: a jump does not lift the world
    drop_px: float = 14.0  # ... and so far below it
    below_px: float = 46.0  # a long fall shows so much more of what is below
    below_rate: float = 0.03  # of the remaining way, each tick
    long_fall: float = 380.0  # px/s: faster than the end of a jump
    edge_px: float = 44.0  # neither her feet nor her head are to come nearer to an edge, whatever holds the picture
    last_px: float = 6.0  # ... and where she falls out of a region, which is caught gently, she is never nearer than so
    urgent_px: float = 60.0  # what holds the picture would have her so far beyond that: it follows as fast as it can
    urgent_rate: float = 0.4  # each tick
    hasten_px: float = 1.2  # up and down the picture's speed grows at most by so much in a tick: no jolt
    brake_px: float = 2.2  # ... and sinks by so much
    swift_px: float = 12.0  # a tick: no faster, or it is a cut
    jump_px: float = 900.0  # farther than that is a cut, not a move: another morning
    change_ticks: int = 50  # from one region to another
    beside_px: float = 96.0  # a region so near beside another one is no wall to the picture


TUNING = CameraTuning()


class Camera:
    """``x``, ``y`` is the middle of the picture in world px; ``was_x``, ``was_y`` that of the tick before."""

    def __init__(self, plan: DayPlan) -> None:
        self.regions: list[Rect] = [(s.x, s.y, s.w, s.h) for s in plan.of_kind("camera")]
        self.areas: list[Rect] = [area.rect for area in plan.areas]
        self.x = self.y = self.was_x = self.was_y = 0.0
        self._ahead = self._below = self._sinks = 0.0  # ... px/tick up or down
        self._side = 1
        self._turned_at = 0.0
        self._anchor_x = self._anchor_y = 0.0
        self._placed = False
        self._bounds: Rect | None = None  # what holds the picture: her region, with what goes on beside it
        self._change_ticks = 0  # left of the change from one to another
        self._change = (0.0, 0.0)  # from where the new bounds would have the picture to where it was, px
        self._wanted = (0.0, 0.0)

    def cut_to(self, body: Mover) -> None:
        """Stand where somebody is at once: a morning begins."""
        self._side, self._turned_at = body.facing or 1, body.x
        self._ahead, self._below = self._side * TUNING.ahead_share * WIDTH, 0.0
        self._anchor_x, self._anchor_y = body.x, body.y - TUNING.feet_px
        self._bounds, self._change_ticks = self._bounds_of(body.x, body.y - body.h / 2), 0
        self._wanted = self._held_inside(self._anchor_x + self._ahead, self._anchor_y)
        self.x, self.y = self._wanted
        self._keep_in_picture(body, TUNING.edge_px)
        self._sinks = 0.0
        self.was_x, self.was_y = self.x, self.y
        self._placed = True

    def follow(self, body: Mover) -> None:
        """One tick of following somebody."""
        if not self._placed or abs(body.x - self.x) + abs(body.y - self.y) > TUNING.jump_px:
            self.cut_to(body)
            return
        self.was_x, self.was_y = self.x, self.y
        gone = body.x - self._turned_at
        if gone * self._side > 0:
            self._turned_at = body.x
        elif abs(gone) > TUNING.wander_px:
            self._side, self._turned_at = -self._side, body.x
        self._ahead += (self._side * TUNING.ahead_share * WIDTH - self._ahead) * TUNING.ahead_rate
        falls = not body.grounded and body.vy > TUNING.long_fall
        self._below += ((TUNING.below_px if falls else 0.0) - self._below) * TUNING.below_rate
        self._anchor_x = _kept_near(self._anchor_x, body.x, *(TUNING.dead_x_share * WIDTH / 2,) * 2)
        # on the ground the picture settles on her feet; in the air it waits for where she comes down
        stands = body.y - TUNING.feet_px
        if body.grounded:
            self._anchor_y = _kept_near(stands, self._anchor_y, *(TUNING.settle_px,) * 2)
        self._anchor_y = _kept_near(self._anchor_y, stands, TUNING.rise_px, TUNING.drop_px)
        x, y = self._wished(body)
        self.x += (x - self.x) * TUNING.follow_rate
        self._follow_down(y, body)
        self._keep_in_picture(body, TUNING.last_px)
        self._sinks = self.y - self.was_y

    def _follow_down(self, y: float, body: Mover) -> None:
        """One tick up or down towards ``y``, or to where she is well inside the picture; the speed never leaps."""
        slack = HEIGHT / 2 - TUNING.edge_px
        inside = min(max(y, body.y - slack), body.y - body.h + slack)
        urgent = min(1.0, abs(inside - y) / TUNING.urgent_px)
        rate = TUNING.follow_rate + (TUNING.urgent_rate - TUNING.follow_rate) * urgent
        speed = min(max((inside - self.y) * rate, -TUNING.swift_px), TUNING.swift_px)
        up, down = (TUNING.hasten_px, TUNING.brake_px) if self._sinks < 0 else (TUNING.brake_px, TUNING.hasten_px)
        self.y += min(max(speed, self._sinks - up), self._sinks + down)

    def _keep_in_picture(self, body: Mover, edge_px: float) -> None:
        """Whatever holds the picture back, she does not leave it."""
        self.x = _kept_near(self.x, body.x, *(WIDTH / 2 - TUNING.edge_px,) * 2)
        slack = HEIGHT / 2 - edge_px
        self.y = min(max(self.y, body.y - slack), body.y - body.h + slack)

    def _wished(self, body: Mover) -> tuple[float, float]:
        """Where the picture should be, on its way from what the last bounds wished to what these do."""
        before, self._bounds = self._bounds, self._bounds_of(body.x, body.y - body.h / 2)
        x, y = self._held_inside(self._anchor_x + self._ahead, self._anchor_y + self._below)
        if self._bounds != before:
            self._change = (self._wanted[0] - x, self._wanted[1] - y)
            self._change_ticks = TUNING.change_ticks
        if self._change_ticks:
            self._change_ticks -= 1
            t = self._change_ticks / TUNING.change_ticks
            left = t * t * (3 - 2 * t)
            x, y = x + self._change[0] * left, y + self._change[1] * left
        self._wanted = (x, y)
        return x, y

    def _held_inside(self, x: float, y: float) -> tuple[float, float]:
        if self._bounds is None:
            return x, y
        left, top, width, height = self._bounds
        return _inside(x, left, width, WIDTH), _inside(y, top, height, HEIGHT)

    def _bounds_of(self, x: float, y: float) -> Rect | None:
        """What holds the picture of somebody at world (x, y), None where nothing does."""
        region = self._region_of(x, y)
        if region is None:
            return None
        left, top, width, height = region
        start, end = self._widened(left, left + width, y)
        return start, top, end - start, height

    def _widened(self, left: float, right: float, y: float) -> tuple[float, float]:
        """A region's sides, further out where another region or area goes on beside it at that height.

        One that is narrower than the picture is a shaft: it stays in the middle.
        """
        start, end = left, right
        if right - left < WIDTH:
            return start, end
        for other_left, top, width, height in (*self.regions, *self.areas):
            other_right = other_left + width
            if not top <= y < top + height:
                continue
            if other_left < left <= other_right + TUNING.beside_px and other_right < right:
                start = min(start, max(other_left, left - WIDTH))
            if left < other_left and other_left - TUNING.beside_px <= right < other_right:
                end = max(end, min(other_right, right + WIDTH))
        return start, end

    def _region_of(self, x: float, y: float) -> Rect | None:
        """The smallest camera region around a spot, else its area."""
        for rects in (self.regions, self.areas):
            around = [r for r in rects if r[0] <= x < r[0] + r[2] and r[1] <= y < r[1] + r[3]]
            if around:
                return min(around, key=lambda r: r[2] * r[3])
        return None

    def between(self, share: float) -> tuple[float, float]:
        """The middle of the picture, ``share`` of the way from the tick before to this one."""
        return self.was_x + (self.x - self.was_x) * share, self.was_y + (self.y - self.was_y) * share


def _kept_near(anchor: float, at: float, below: float, above: float) -> float:
    """``anchor``, moved until it is at most ``below`` more than ``at`` and at most ``above`` less."""
    return min(max(anchor, at - above), at + below)


def _inside(middle: float, start: float, length: float, window: float) -> float:
    """Keep a window inside a stretch; a stretch that is shorter than the window is centred."""
    if length <= window:
        return start + length / 2
    return min(max(middle, start + window / 2), start + length - window / 2)
