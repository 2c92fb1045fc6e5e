"""The shapes that everything in a day shares: a thing, a mover, a shot, a blow.

All state is msgspec structs of plain numbers and strings, so that a snapshot is the state and a
field nobody encodes cannot exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.sim.plan import Rect


class Thing(msgspec.Struct, array_like=True, kw_only=False):
    """A level object with state. (x, y) is the upper left corner in world px, as drawn in Tiled."""

    id: str
    x: float
    y: float
    w: float
    h: float

    def block(self) -> Rect | None:
        """The box that is solid now, None while there is none. Call ``physics.set_block`` after a change."""
        return None


class Barrier(Thing, array_like=True):
    """A thing that closes a road while it is ``shut``: a door, a root, a pane.

    Its block is the whole box while shut; a kind that is sometimes partly open says otherwise.
    ``strength`` are the gnaw points it takes (a mimic's tick each); 0 = teeth do nothing to it.
    ``crew``: the plant's people pass it as if it were open.
    """

    shut: bool = True
    strength: int = 0
    gnawed: int = 0
    crew: bool = False

    MUFFLES: ClassVar[bool] = True  # words that come through it are heard from near only

    def block(self) -> Rect | None:
        return (self.x, self.y, self.w, self.h) if self.shut else None

    def gnawable(self) -> bool:
        """Whether teeth open it in the end."""
        return self.shut and self.strength > 0


@dataclass(frozen=True, slots=True)
class Form:
    """What a dynamic thing is made of: a box of ``w`` by ``h`` px about its centre of gravity.

    With ``hinge``, a world point, it hangs there and turns between ``low_rad`` and ``high_rad``
    against a spring; then it meets no terrain.
    """

    mass: float
    w: float
    h: float
    friction: float = 0.6
    hinge: tuple[float, float] | None = None
    low_rad: float = 0.0
    high_rad: float = 0.0
    stiffness: float = 0.0
    damping: float = 0.0


class Dynamic(Thing, array_like=True):
    """A thing that pymunk solves. (cx, cy) is its centre of gravity; (x, y) stays where Tiled put it.

    ``physics`` reads these at a keyframe and writes them after each step; forces wait for the
    next step.
    """

    cx: float = 0.0
    cy: float = 0.0
    angle: float = 0.0
    vx: float = 0.0
    vy: float = 0.0
    spin: float = 0.0
    fx: float = 0.0
    fy: float = 0.0
    torque: float = 0.0

    def form(self) -> Form:
        """Its mass and shape; the same all day."""
        raise NotImplementedError

    def push(self, jx: float, jy: float, x: float, y: float) -> None:
        """An impulse (mass px/s) at a world point, felt at the next step."""
        fx, fy = jx * TICK_RATE, jy * TICK_RATE
        self.fx += fx
        self.fy += fy
        self.torque += (x - self.cx) * fy - (y - self.cy) * fx


class Platform(Thing, array_like=True):
    """A box that moves by itself and carries whoever stands on it. Its kind's tick moves (x, y).

    (was_x, was_y) is where it was a tick ago; its tick has to keep that true, standing still too.
    """

    was_x: float = 0.0
    was_y: float = 0.0

    FLOOR_ONLY: ClassVar[bool] = False  # it carries from above and is in nobody's way from any other side


class Mover(msgspec.Struct, array_like=True):
    """Whoever walks: the suit, mimics, people.

    (x, y) are the feet: the middle of the bottom edge of a box ``w`` by ``h`` px. Speeds are px/s.
    The fields from ``grounded`` to ``crush_ticks`` are written by ``movers.move`` alone.
    """

    id: str
    x: float
    y: float
    w: float
    h: float
    vx: float = 0.0
    vy: float = 0.0
    facing: int = 1
    grounded: bool = False
    wall: int = 0  # -1 or 1: the side on which it touched a wall this tick
    ceiling: bool = False
    carrier: str = ""  # id of the crate or lift under its feet; "" is terrain
    anchor_x: float = 0.0  # the feet in the carrier's own coordinates
    anchor_y: float = 0.0
    landed_speed: float = 0.0  # px/s of a landing this tick, else 0
    crush_ticks: int = 0
    drop_ticks: int = 0  # one-way floors are ignored for so many ticks
    health: float = 1.0
    freeze_ticks: int = 0  # hit-stop: neither moves nor thinks
    stagger_ticks: int = 0  # cannot act
    iframe_ticks: int = 0  # cannot be hit
    last_cause: str = ""  # of the blow that hurt it last, "" = unhurt
    last_by: str = ""  # who dealt that blow

    WEIGHT: ClassVar[float] = 1.0  # divides knock-back

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in world px."""
        half = self.w / 2
        return self.x - half, self.y - self.h, self.x + half, self.y


class Walker(Mover, array_like=True):
    """A mover that finds its own way: mimics, and people. All but ``gnaws`` are written by ``walking`` alone.

    ``edge`` is the piece of road under way, an index in ``Roads.edges``; -1 none; -2 and -3 straight along
    the floor, to the goal or to the node. ``edge_ticks`` counts within it.
    """

    node: int = -1  # the road's node it set off from last
    edge: int = -1
    edge_ticks: int = 0
    stuck_ticks: int = 0  # it has got nowhere for so long; below 0 it pushes for so long
    pause_ticks: int = 0  # stands so long before it looks for a road again
    climbing: bool = False  # holds on to rungs or a bank: does not fall
    gnaws: str = ""  # id of the door its teeth are at


class Shot(msgspec.Struct, array_like=True):
    """Something that flies: a rivet, a pellet, spit. A point moved along its speed by rays."""

    id: str
    kind: str  # "rivet", "pellet", "spit"
    x: float
    y: float
    vx: float
    vy: float
    by: str  # whose
    cause: str  # "rivet", "slug", "spitter.arc"
    damage: float
    gravity: float = 0.0  # px/s²
    ticks_left: int = 60
    knock: float = 0.0
    stagger_ticks: int = 0
    hostile: bool = False  # True: hurts people; False: hurts mimics
    blow_id: int = 0  # pellets of one shot share it
    dodged: bool = False  # i-frames have let it pass


class Pool(msgspec.Struct, array_like=True):
    """Spit on the ground. (x, y) is the middle of its bottom edge."""

    id: str
    x: float
    y: float
    w: float
    ticks_left: int
    by: str
    cause: str


@dataclass(frozen=True, slots=True)
class Blow:
    """One hit about to land on somebody or something.

    ``cause`` is "drone.lunge", "fall", "cutter" ...; ``knock_x``, ``knock_y`` px/s before the hit
    body's weight divides them; ``tool`` the weapon id when a hand dealt it, else "".
    """

    cause: str
    by: str
    damage: float
    knock_x: float = 0.0
    knock_y: float = 0.0
    stagger_ticks: int = 0
    hit_stop_ticks: int = 2
    tool: str = ""
    x: float = 0.0
    y: float = 0.0
