"""A body that nobody holds up: the skeleton's joints as points that fall, held together by their bones.

The picture's own physics. It reads the ground and nothing else of the day, and the day never asks it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from maketomorrow.shell.figures.bones import BONES, Bearing, Leg, Stand, contact, down, up
from maketomorrow.shell.figures.footing import Footing
from maketomorrow.sim.plan import TILE_PX


@dataclass(frozen=True, slots=True)
class LimpTuning:
    """How a body falls. Px and ticks."""

    pull: float = 0.22  # px/tick²: about the day's own gravity
    drag: float = 0.992
    friction: float = 0.86  # of its speed that a point keeps along the floor
    bounce: float = 0.18
    rounds: int = 4  # the bones are put right so often a tick
    still_px: float = 0.07  # a tick in which no joint went further counts as rest
    still_ticks: int = 14
    most_ticks: int = 240  # then it lies, whatever it does
    step_px: float = 12.0  # what is no higher than this over a joint is floor, not wall
    lying_drag: float = 0.95  # once some of it is on the ground
    fastest_px: float = 11.0  # a tick
    water_pull: float = -0.035  # it rises in water
    water_drag: float = 0.93


TUNING = LimpTuning()

# joints, by number
PELVIS, NECK, HEAD, FAR_ELBOW, FAR_HAND, NEAR_ELBOW, NEAR_HAND, FAR_KNEE, FAR_ANKLE, NEAR_KNEE, NEAR_ANKLE = range(11)
_ROUND = (4.0, 4.4, 5.4, 2.2, 2.0, 2.2, 2.0, 2.6, 2.8, 2.6, 2.8)  # px round each joint
_BONES = (
    (PELVIS, NECK, BONES.torso),
    (NECK, HEAD, BONES.neck),
    (NECK, FAR_ELBOW, BONES.upper + 1),
    (FAR_ELBOW, FAR_HAND, BONES.fore),
    (NECK, NEAR_ELBOW, BONES.upper + 1),
    (NEAR_ELBOW, NEAR_HAND, BONES.fore),
    (PELVIS, FAR_KNEE, BONES.thigh),
    (FAR_KNEE, FAR_ANKLE, BONES.shin),
    (PELVIS, NEAR_KNEE, BONES.thigh),
    (NEAR_KNEE, NEAR_ANKLE, BONES.shin),
)
# no nearer than this: a neck does not fold, a knee not wholly, an arm does not pass through the head
_APART = (
    (HEAD, PELVIS, BONES.torso + BONES.neck * 0.55),
    (FAR_ANKLE, PELVIS, 19.0),
    (NEAR_ANKLE, PELVIS, 20.0),
    (FAR_HAND, NECK, 7.0),
    (NEAR_HAND, NECK, 7.0),
    (FAR_KNEE, NECK, 20.0),
    (NEAR_KNEE, NECK, 19.0),
)


class Limp:
    """One falling body. World px; ``facing`` says which way its knees bend."""

    def __init__(
        self, x: float, y: float, scale: float, facing: int, stand: Stand, bearing: Bearing, vx: float, vy: float,
        spin: float = 0.0,
    ) -> None:  # fmt: skip
        """It was in this pose with its feet at (x, y), going (vx, vy) px a tick and turning by ``spin`` rad a tick."""
        self.scale, self.facing = scale, facing
        self.xs, self.ys = [], []
        for px, py in _joints(stand, bearing):
            self.xs.append(x + px * scale * facing)
            self.ys.append(y + (py - contact(stand)) * scale)
        middle_x, middle_y = self.xs[PELVIS], self.ys[PELVIS]
        self._was_x = [px - vx + (py - middle_y) * spin for px, py in zip(self.xs, self.ys)]
        self._was_y = [py - vy - (px - middle_x) * spin for px, py in zip(self.xs, self.ys)]
        self.ticks = 0
        self._still = 0
        self._down = 0  # joints on the ground
        self.lies = False

    def shift(self, dx: float, dy: float) -> None:
        """What it lies on has moved."""
        for k in range(len(self.xs)):
            self.xs[k] += dx
            self.ys[k] += dy
            self._was_x[k] += dx
            self._was_y[k] += dy

    def tick(self, ground: Footing) -> None:
        """One tick of its fall."""
        if self.lies:
            return
        self.ticks += 1
        moved = self._fly(ground, self._down >= 4)
        self._down = 0
        for _ in range(TUNING.rounds):
            self._hold_together()
        for k, radius in enumerate(_ROUND):
            self._meet(ground, k, radius * self.scale)
        self._still = self._still + 1 if moved < TUNING.still_px else 0
        self.lies = self._still >= TUNING.still_ticks or self.ticks >= TUNING.most_ticks

    def _fly(self, ground: Footing, lying: bool) -> float:
        xs, ys, was_x, was_y = self.xs, self.ys, self._was_x, self._was_y
        moved = 0.0
        for k in range(len(xs)):
            wet = ground.water(xs[k], ys[k])
            pull, drag = (TUNING.water_pull, TUNING.water_drag) if wet else (TUNING.pull, TUNING.drag)
            vx, vy = (xs[k] - was_x[k]) * drag, (ys[k] - was_y[k]) * drag + pull
            if lying:
                vx, vy = vx * TUNING.lying_drag, (vy - pull) * TUNING.lying_drag + pull
            speed = math.hypot(vx, vy)
            if speed > TUNING.fastest_px:
                vx, vy = vx * TUNING.fastest_px / speed, vy * TUNING.fastest_px / speed
            was_x[k], was_y[k] = xs[k], ys[k]
            xs[k] += vx
            ys[k] += vy
            moved = max(moved, speed - TUNING.pull)
        return moved

    def _hold_together(self) -> None:
        xs, ys, scale = self.xs, self.ys, self.scale
        for a, b, length in _BONES:
            dx, dy = xs[b] - xs[a], ys[b] - ys[a]
            far = math.hypot(dx, dy) or 1e-6
            push = (far - length * scale) / far / 2
            xs[a] += dx * push
            ys[a] += dy * push
            xs[b] -= dx * push
            ys[b] -= dy * push
        for a, b, least in _APART:
            dx, dy = xs[b] - xs[a], ys[b] - ys[a]
            far = math.hypot(dx, dy) or 1e-6
            if far < least * scale:
                push = (far - least * scale) / far / 2
                xs[a] += dx * push
                ys[a] += dy * push
                xs[b] -= dx * push
                ys[b] -= dy * push
        for knee, ankle in ((FAR_KNEE, FAR_ANKLE), (NEAR_KNEE, NEAR_ANKLE)):
            self._bend(knee, ankle)

    def _bend(self, knee: int, ankle: int) -> None:
        """A knee that would bend forward is pushed back to the straight."""
        xs, ys = self.xs, self.ys
        dx, dy = xs[ankle] - xs[PELVIS], ys[ankle] - ys[PELVIS]
        across = dx * (ys[knee] - ys[PELVIS]) - dy * (xs[knee] - xs[PELVIS])
        wrong = across * self.facing
        if wrong > 0:
            far = math.hypot(dx, dy) or 1e-6
            push = min(1.5, wrong / far) * 0.3 * self.facing
            xs[knee] += dy / far * push
            ys[knee] -= dx / far * push

    def _meet(self, ground: Footing, k: int, radius: float) -> None:
        """Ground and walls, for one joint."""
        xs, ys, was_x, was_y = self.xs, self.ys, self._was_x, self._was_y
        for side in (-radius, radius):
            wall = ground.floor(xs[k] + side, ys[k])
            if wall is not None and wall < ys[k] - TUNING.step_px:
                edge = (xs[k] + side) // TILE_PX * TILE_PX + (TILE_PX if side < 0 else 0)
                xs[k] = edge - side
                was_x[k] = xs[k] + (xs[k] - was_x[k]) * TUNING.bounce
        floor = ground.floor(xs[k], ys[k] + radius)
        if floor is not None and floor > ys[k] - TUNING.step_px:
            vx, vy = xs[k] - was_x[k], ys[k] - was_y[k]
            ys[k] = floor - radius
            was_y[k] = ys[k] + (max(0.0, vy) * TUNING.bounce if vy > 1 else 0.0)
            was_x[k] = xs[k] - vx * TUNING.friction
            self._down += 1

    def pose(self) -> tuple[float, float, Stand, Bearing]:
        """The pelvis in world px, and the shape about it, to a few degrees."""
        facing = self.facing
        xs = [(x - self.xs[PELVIS]) * facing for x in self.xs]
        ys = [y - self.ys[PELVIS] for y in self.ys]

        def limb(a: int, b: int) -> float:
            return math.degrees(math.atan2(xs[b] - xs[a], ys[b] - ys[a]))

        lean = math.degrees(math.atan2(xs[NECK], -ys[NECK]))
        nod = math.degrees(math.atan2(xs[HEAD] - xs[NECK], ys[NECK] - ys[HEAD]))
        nod = (nod - lean + 180) % 360 - 180  # against the trunk
        head = lean * 0.5 + max(-60.0, min(60.0, nod))

        def leg(knee: int, ankle: int) -> Leg:
            shin = limb(knee, ankle)
            return limb(PELVIS, knee), shin, shin + 14

        return (
            self.xs[PELVIS],
            self.ys[PELVIS],
            Stand(leg(FAR_KNEE, FAR_ANKLE), leg(NEAR_KNEE, NEAR_ANKLE)),
            Bearing(
                lean,
                head,
                (limb(NECK, FAR_ELBOW), limb(FAR_ELBOW, FAR_HAND)),
                (limb(NECK, NEAR_ELBOW), limb(NEAR_ELBOW, NEAR_HAND)),
            ),
        )


def _joints(stand: Stand, bearing: Bearing) -> list[tuple[float, float]]:
    """Where the joints are in a pose, from the pelvis."""
    neck = up((0.0, 0.0), bearing.lean, BONES.torso)
    head = up(neck, bearing.lean * 0.5 + bearing.head, BONES.neck)
    spots = [(0.0, 0.0), neck, head]
    for arm in (bearing.far, bearing.near):
        elbow = down(neck, arm[0], BONES.upper)
        spots += [elbow, down(elbow, arm[1], BONES.fore)]
    for leg in (stand.far, stand.near):
        knee = down((0.0, 0.0), leg[0], BONES.thigh)
        spots += [knee, down(knee, leg[1], BONES.shin)]
    return spots
