"""The mimics as pictures: which moment of its kind one is in, and that moment drawn.

The light is small while it hunts, white-hot in the wind-up, leads the body in the strike and is out
when it is dead. A kind's recipe draws one moment, facing right, feet at (0, 0), and says where its light is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from maketomorrow.shell.figures.mimic_drone import DRONE_STRIDE_PX, drone
from maketomorrow.shell.figures.mimic_parts import BODY, PLATE, SHADES, STEPS, Lit, Moment, eye
from maketomorrow.shell.figures.mimic_spitter import SPITTER_STRIDE_PX, spitter
from maketomorrow.shell.paint import Canvas, Spot, Sprite
from maketomorrow.shell.palette import Colour
from maketomorrow.sim.enemies.model import Mimic

__all__ = ["LOOKS", "SHADES", "STEPS", "Figure", "Moment", "figure", "look_of", "moment_of", "sure_moments"]


class Figure(NamedTuple):
    """A drawn moment, the spot of its light relative to the feet, and how large and hot that is."""

    sprite: Sprite
    light: Spot
    glow_px: int
    hot: float


@dataclass(frozen=True, slots=True)
class MimicLook:
    """How a kind is drawn. Lengths in px."""

    draw: Callable[[Canvas, Moment], Lit]
    reach_px: int  # of the sheet, to each side
    height_px: int
    stride_px: float  # ground covered in one cycle of STEPS
    scale: float = 1.0  # of the drawing, whose body may be larger than its box
    legs: int = 4  # torn off when it bursts


@dataclass(frozen=True, slots=True)
class MomentTuning:
    """When one picture gives way to another. Px/s and ticks."""

    still: float = 8.0
    airborne: float = 60.0  # up or down
    breath_ticks: int = 7  # each picture of standing
    gnaw_ticks: int = 3
    strike_ticks: int = 3  # each of four pictures
    recover_ticks: int = 7
    unfold_ticks: int = 120  # all of it


MOMENT = MomentTuning()


def _stranger(canvas: Canvas, moment: Moment) -> Lit:
    """A kind that nobody has drawn yet: a hunched ink shape, so that it is seen and feared all the same."""
    hot = moment.heat / SHADES if moment.act == "windup" else {"strike": 0.8, "dead": -1.0}.get(moment.act, 0.0)
    canvas.ellipse((0, -18), 18, 16, BODY)
    canvas.ellipse((-2, -20), 14, 9, PLATE)
    for x in (-12, -4, 5, 13):
        canvas.limb((x * 0.7, -12), (x, 0), 5, 2, BODY)
    at = (9.0, -20.0)
    eye(canvas, at, 4, hot)
    return Lit(at, 18 + 14 * max(0.0, hot), hot)


LOOKS: dict[str, MimicLook] = {
    "drone": MimicLook(drone, 64, 72, DRONE_STRIDE_PX, 0.8, 6),
    "spitter": MimicLook(spitter, 64, 100, SPITTER_STRIDE_PX, 0.66, 3),
}
"""Kind -> its look."""

STRANGER = MimicLook(_stranger, 40, 60, 40.0)


class _Scaled(Canvas):
    scale = 1.0

    def _at(self, spot: Spot) -> Spot:
        return super()._at((spot[0] * self.scale, spot[1] * self.scale))

    def disc(self, spot: Spot, radius: float, colour: Colour) -> None:
        super().disc(spot, radius * self.scale, colour)


def look_of(kind: str) -> MimicLook:
    """The look of a kind by its id."""
    return LOOKS.get(kind, STRANGER)


def figure(kind: str, moment: Moment) -> Figure:
    """Draw one moment of a kind, facing right."""
    look = look_of(kind)
    canvas = _Scaled(-look.reach_px, -look.height_px, look.reach_px, 8)
    canvas.scale = look.scale
    lit = look.draw(canvas, moment)
    scale = canvas.scale
    return Figure(canvas.sprite(), (lit.at[0] * scale, lit.at[1] * scale), round(lit.glow_px), lit.hot)


def moment_of(mimic: Mimic, tick: int) -> Moment:
    """What moment of its kind a mimic is in."""
    act = mimic.act
    own = tick + mimic.phase * 5  # a pack does not breathe in step
    if act == "windup":
        ticks = max(1, mimic.windup_ticks)
        return Moment("windup", tick // 2 % 2, min(SHADES, mimic.act_ticks * SHADES // ticks))
    if act == "strike":
        return Moment("strike", min(3, mimic.act_ticks // MOMENT.strike_ticks))
    if mimic.stagger_ticks or mimic.flash_ticks > 2:
        return Moment("hit", int(mimic.stagger_ticks > 6))
    if act == "recover":
        return Moment("recover", min(3, mimic.act_ticks // MOMENT.recover_ticks))
    if act == "unfold":
        return Moment("unfold", min(STEPS - 1, mimic.act_ticks * STEPS // MOMENT.unfold_ticks))
    if act == "gnaw":
        return Moment("gnaw", own // MOMENT.gnaw_ticks % STEPS)
    stride_px = look_of(mimic.KIND).stride_px
    if mimic.climbing:
        return Moment("climb", (int(-mimic.y / stride_px * STEPS) + mimic.phase) % STEPS)
    if not mimic.grounded and abs(mimic.vy) > MOMENT.airborne:
        return Moment("leap", int(mimic.vy > 0))
    if mimic.turn_ticks:
        return Moment("turn", int(mimic.turn_ticks > 3))
    if abs(mimic.vx) < MOMENT.still:
        return Moment("rear" if mimic.wait_ticks else "still", own // MOMENT.breath_ticks % STEPS)
    return Moment("hunt", (int(mimic.x * mimic.facing / stride_px * STEPS) + mimic.phase) % STEPS)


def sure_moments() -> Iterator[Moment]:
    """What is sure to be seen of any kind."""
    for step in range(STEPS):
        for act in ("hunt", "still", "unfold", "gnaw", "climb"):
            yield Moment(act, step)
    for heat in range(SHADES + 1):
        for shiver in (0, 1):
            yield Moment("windup", shiver, heat)
    for step in range(4):
        yield Moment("strike", step)
        yield Moment("recover", step)
    for step in range(2):
        for act in ("hit", "turn", "leap"):
            yield Moment(act, step)
    for step in range(STEPS):
        yield Moment("dead", step)
