"""What part of the world is in the picture: her, or whom a tester looks at. Drawing only: no rule ever asks it."""

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
    dead_y_share: float = 0.15  # of the height
    ahead_rate: float = 0.035  # of the remaining way, each tick: looking ahead is slow and sure
    follow_rate: float = 0.14  # each tick
    wander_px: float = 24.0  # she has gone so far one way before the picture looks there
    feet_px: float = 58.0  # the middle of the picture is so far above her feet
    edge_px: float = 44.0  # neither her feet nor her head come nearer to an edge, whatever holds the picture
    jump_px: float = 900.0  # farther than that is a cut, not a move: another morning


TUNING = CameraTuning()


class Camera:
    """``x``, ``y`` is the middle of the picture in world px; ``was_x``, ``was_y`` that of the tick before."""

    def __init__(self, plan: DayPlan) -> None:
        self.regions: list[Rect] = [(s.x, s.y, s.w, s.h) for s in plan.of_kind("camera")]
        self.areas: list[Rect] = [area.rect for area in plan.areas]
        self.x = self.y = self.was_x = self.was_y = 0.0
        self._ahead = 0.0
        self._side = 1
        self._turned_at = 0.0
        self._anchor_x = self._anchor_y = 0.0
        self._placed = False

    def cut_to(self, body: Mover) -> None:
        """Stand where somebody is at once: a morning begins."""
        self._side, self._turned_at = body.facing or 1, body.x
        self._ahead = self._side * TUNING.ahead_share * WIDTH
        self._anchor_x, self._anchor_y = body.x, body.y - TUNING.feet_px
        self.x, self.y = self._held_inside(body, self._anchor_x + self._ahead, self._anchor_y)
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
        self._anchor_x = _dead_zone(self._anchor_x, body.x, TUNING.dead_x_share * WIDTH / 2)
        # on the ground the picture settles on her feet; in the air only the dead zone moves it
        slack = 0.0 if body.grounded else TUNING.dead_y_share * HEIGHT / 2
        self._anchor_y = _dead_zone(self._anchor_y, body.y - TUNING.feet_px, slack)
        x, y = self._held_inside(body, self._anchor_x + self._ahead, self._anchor_y)
        self.x += (x - self.x) * TUNING.follow_rate
        self.y += (y - self.y) * TUNING.follow_rate

    def _held_inside(self, body: Mover, x: float, y: float) -> tuple[float, float]:
        rect = self._region_of(body.x, body.y - body.h / 2)
        if rect is None:
            return x, y
        # between two regions (on a lift, in a fall) she would leave the picture before her region ends
        slack = HEIGHT / 2 - TUNING.edge_px
        y = _inside(y, rect[1], rect[3], HEIGHT)
        return _inside(x, rect[0], rect[2], WIDTH), min(max(y, body.y - slack), body.y - body.h + slack)

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


def _dead_zone(anchor: float, at: float, slack: float) -> float:
    return min(max(anchor, at - slack), at + slack)


def _inside(middle: float, start: float, length: float, window: float) -> float:
    """Keep a window inside a stretch; a stretch that is shorter than the window is centred."""
    if length <= window:
        return start + length / 2
    return min(max(middle, start + window / 2), start + length - window / 2)
