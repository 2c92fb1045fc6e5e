"""The only file that knows pymunk.

One Space holds four things: the terrain's outlines, which never change; boxes that open and shut
(``Thing.block``); what pymunk solves (``Dynamic``) together with lifts (``Platform``); and for
every mover an *obstacle*, a box without speed that keeps crates out of whoever stands there.
Movers themselves are plain data swept by rays (``movers``).

Everything but the terrain is taken out and put in again at every keyframe, in every run
(``Physics.rebuild``): contact caches, the order of Chipmunk's trees and its shape ids cannot be
written down, so a resumed day and one that never stopped have to lose them at the same tick.

Chipmunk is called through pymunk's own cffi module: a ray costs a third of what it costs through
``pymunk.Space``, and a rebuild a fifth. No callbacks: whatever a step did is read after it.
"""

from __future__ import annotations

import math
import weakref
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pymunk  # noqa: F401  (its import sets up the library that the next line opens)
from pymunk._chipmunk_cffi import ffi, lib

from maketomorrow.core.ticks import TICK_SECONDS
from maketomorrow.sim.events import Event
from maketomorrow.sim.faces import Faces
from maketomorrow.sim.model import Dynamic, Mover, Platform, Thing
from maketomorrow.sim.plan import Point, Rect, Terrain

TERRAIN, ONEWAY, LIFT, DYNAMIC, DEBRIS, MOVER, CORE, FLAP = 1, 2, 4, 8, 16, 32, 64, 128
SOLID = TERRAIN | LIFT | DYNAMIC  # nobody's head goes through it
HARD = SOLID | FLAP  # stops a mover sideways, and a shot
FLOOR = SOLID | ONEWAY  # carries a mover
STILL = TERRAIN | ONEWAY  # carries a mover and never moves it


@dataclass(frozen=True, slots=True)
class BodyTuning:
    """How crates and flaps behave. World units are px and s, y grows downward; a crate has mass 10."""

    gravity: float = 1800.0  # px/s²  more than the suit's own: a crate drops, it does not sail
    terrain_friction: float = 1.0
    iterations: int = 10  # five let a stack of five collapse
    slop: float = 0.1  # px
    bias: float = (1 - 0.25) ** 60  # share of an overlap that is left after a second
    speed_cap: float = 54.0  # 1/s    times the smaller half-extent: more passes a wall between two ticks
    spin_cap: float = 12.0  # rad/s
    bump_speed: float = 150.0  # px/s   a change of speed within a tick that can be heard
    mover_mass: float = 8.0
    knock_speed: float = 60.0  # px/s   less than this from a crate is no knock, only leaning
    knock_most: float = 300.0  # px/s   and no crate makes anybody faster than this
    gate_px: float = 6.0  # an overlap deeper than this is let be and parted gently
    part_speed: float = 60.0  # px/s
    part_force: float = 24000.0
    obstacle_inset_px: float = 1.0  # each side, so that a mover's own push comes first
    obstacle_foot_px: float = 10.0  # clear of what it stands on and of slopes
    obstacle_roof_px: float = 6.0  # sloped: nothing comes to rest on a head


BODIES = BodyTuning()

_ANYTHING = 0xFFFFFFFF
_LOOSE = DYNAMIC | FLAP
_MEETS = {  # a pair collides if each meets the other
    TERRAIN: DYNAMIC | DEBRIS,
    ONEWAY: DYNAMIC,
    LIFT: DYNAMIC | DEBRIS,
    DYNAMIC: TERRAIN | CORE | LIFT | MOVER | ONEWAY | _LOOSE,
    MOVER: _LOOSE,
    CORE: DYNAMIC | DEBRIS,
    FLAP: MOVER | DYNAMIC,
}

# Chipmunk walks its hash sets in the order of their tables, and a table never shrinks. Grown to
# this size at once, a space that has held many shapes walks as one that never did.
_MOST_SHAPES = 700
_CELL_PX = 80.0  # grid that answers "what loose may be near?"
_REACH_PX = 60.0  # px from the middle of a mover to the farthest point it asks about, a tick of speed included


class Hit(NamedTuple):
    """Where a ray first met something: share of its length, place, normal, id of the thing ("" = terrain)."""

    share: float
    x: float
    y: float
    nx: float
    ny: float
    id: str


Cells = tuple[int, int, int, int]  # first column and row, last column and row of the coarse grid


class _Held:
    """What has to be handed back to Chipmunk."""

    __slots__ = ("bodies", "constraints", "shapes")

    def __init__(self) -> None:
        self.constraints: list[Any] = []
        self.shapes: list[Any] = []
        self.bodies: list[Any] = []

    def let_go(self, space: Any) -> None:
        for constraint in self.constraints:
            lib.cpSpaceRemoveConstraint(space, constraint)
            lib.cpConstraintFree(constraint)
        for shape in self.shapes:
            lib.cpSpaceRemoveShape(space, shape)
            lib.cpShapeFree(shape)
        for body in self.bodies:
            lib.cpSpaceRemoveBody(space, body)
            lib.cpBodyFree(body)
        self.constraints.clear()
        self.shapes.clear()
        self.bodies.clear()


def _free(space: Any, moving: _Held, still: _Held) -> None:
    moving.let_go(space)
    still.let_go(space)
    lib.cpSpaceFree(space)


@dataclass(slots=True, eq=False)
class _Solved:
    """A dynamic thing in the Space."""

    thing: Dynamic
    body: Any
    mass: float
    cap: float  # px/s
    reach: float  # px from its centre of gravity to a corner
    half: float  # px, the smaller half-extent
    hinged: bool
    col: float  # of the coarse grid, where its centre of gravity is
    row: float
    free_vx: float = 0.0  # px/s that this step would lead to if it met nothing
    free_vy: float = 0.0


@dataclass(slots=True, eq=False)
class _Lifted:
    """A platform in the Space."""

    thing: Platform
    body: Any
    cells: Cells


@dataclass(slots=True, eq=False)
class _Obstacle:
    """The box that stands for a mover."""

    mover: Mover
    body: Any
    shape: Any
    x: float
    y: float
    h: float
    lets_through: bool = False


Ray = Callable[[float, float, float, float, int], float]


def _ray_in(space: Any, asks: Sequence[Any], out: Any) -> Ray:
    """The cheapest question there is, asked a hundred times a tick: nothing in it is looked up twice."""
    query = lib.cpSpaceSegmentQueryFirst

    def ray(x0: float, y0: float, x1: float, y1: float, mask: int) -> float:
        """Share 0..1 of the way that is free; 1.0 = all of it.

        A ray does not see a thing inside which it starts. Until the next ray, ``slope`` and
        ``met`` say more about what it hit.
        """
        query(space, (x0, y0), (x1, y1), 0.0, asks[mask], out)
        return out.alpha

    return ray


class Physics:
    """Terrain, blocks, lifts, dynamic bodies and the movers' obstacles of one day."""

    def __init__(self, terrain: Terrain) -> None:
        space = lib.cpSpaceNew()
        lib.cpSpaceSetGravity(space, (0.0, BODIES.gravity))
        lib.cpSpaceSetIterations(space, BODIES.iterations)
        lib.cpSpaceSetCollisionSlop(space, BODIES.slop)
        lib.cpSpaceSetCollisionBias(space, BODIES.bias)
        self.blocks_set = 0  # counts changes of what stands in the way; whoever remembers roads asks it
        self._space = space
        self._still = _Held()
        self._moving = _Held()
        weakref.finalize(self, _free, space, self._moving, self._still)

        self._asks = [_filter(_ANYTHING, mask) for mask in range(256)]
        self._out = ffi.new("cpSegmentQueryInfo *")
        self.ray = _ray_in(space, self._asks, self._out)
        self._meets = {category: _filter(category, meets) for category, meets in _MEETS.items()}
        self._absent = _filter(MOVER, 0)
        self._body_batch = _Batch(lib.POSITION | lib.ANGLE | lib.VELOCITY | lib.ANGULAR_VELOCITY)
        self._contact_batch = _Batch(lib.BODY_A_ID | lib.BODY_B_ID | lib.TOTAL_IMPULSE | lib.IS_FIRST_CONTACT)

        self._ground = lib.cpBodyNewStatic()
        lib.cpSpaceAddBody(space, self._ground)
        self._still.bodies.append(self._ground)
        for chain in terrain.outlines:
            self._add_chain(chain, TERRAIN)
        for chain in terrain.oneways:
            self._add_chain(chain, ONEWAY)
        for rect in terrain.cores:
            self._add_box(self._still, self._ground, rect, CORE, 0)
        self._faces = Faces((*terrain.outlines, *terrain.oneways))
        self._still_shapes: int = lib.cpSpaceGetShapeIDCounter(space)
        self._grow_tables()
        self.rebuild((), ())

    # Building

    def rebuild(self, things: Iterable[Thing], movers: Iterable[Mover]) -> None:
        """Take out all that moves and put it in again from plain data; terrain stays. Every keyframe, in every run."""
        self._moving.let_go(self._space)
        lib.cpSpaceSetShapeIDCounter(self._space, self._still_shapes)
        self._names: list[str] = [""]
        self._dynamics: list[_Solved] = []
        self._lifts: list[_Lifted] = []
        self.moving_lifts: list[Platform] = []  # those that the last step has moved, in spawn order
        self._loose: dict[str, Dynamic | Platform] = {}
        self._obstacles: dict[str, _Obstacle] = {}
        self._blocks: dict[str, tuple[Any, Rect]] = {}
        self._taken: list[int] | None = None  # tiles of faces and blocks, when somebody has asked since the last change
        self._near: dict[tuple[float, float], list[_Solved | _Lifted]] = {}
        kept = list(things)
        for thing in kept:  # dynamic bodies first: Chipmunk keeps this order, and the step reads them back by it
            if isinstance(thing, Dynamic):
                self._add_dynamic(thing)
        self._frame = self._add_body(lib.cpBodyNewKinematic())
        for thing in kept:
            if isinstance(thing, Platform):
                self._add_lift(thing)
            elif not isinstance(thing, Dynamic):
                self.set_block(thing)
        for mover in movers:
            self._add_obstacle(mover)
        assert len(self._moving.shapes) < _MOST_SHAPES, "more moving shapes than the tables were grown for"

    def set_block(self, thing: Thing) -> None:
        """Make ``thing.block()`` solid, or take its box away if that is None."""
        self.blocks_set += 1
        self._taken = None
        block = self._blocks.pop(thing.id, None)
        if block is not None:
            self._drop_shape(block[0])
        rect = thing.block()
        if rect is not None:
            self._names.append(thing.id)
            shape = self._add_box(self._moving, self._frame, rect, TERRAIN, len(self._names) - 1)
            self._blocks[thing.id] = shape, rect

    def _add_chain(self, chain: tuple[Point, ...], category: int) -> None:
        last = len(chain) - 1
        closed = last > 1 and chain[0] == chain[-1]
        for index in range(last):
            a, b = chain[index], chain[index + 1]
            before = chain[index - 1] if index else (chain[last - 1] if closed else a)
            after = chain[index + 2] if index + 2 <= last else (chain[1] if closed else b)
            shape = lib.cpSegmentShapeNew(self._ground, a, b, 0.0)
            # At a concave corner the true neighbour would drop a crate's contact with the wall.
            lib.cpSegmentShapeSetNeighbors(
                shape, a if _turns_left(before, a, b) else before, b if _turns_left(a, b, after) else after
            )
            self._add_shape(self._still, shape, self._meets[category], BODIES.terrain_friction, 0)

    def _add_box(self, held: _Held, body: Any, rect: Rect, category: int, name: int) -> Any:
        x, y, w, h = rect
        shape = lib.cpBoxShapeNew2(body, (x, y, x + w, y + h), 0.0)
        return self._add_shape(held, shape, self._meets[category], BODIES.terrain_friction, name)

    def _add_shape(self, held: _Held, shape: Any, meets: Any, friction: float, name: int) -> Any:
        lib.cpShapeSetFriction(shape, friction)
        lib.cpShapeSetFilter(shape, meets)
        lib.cpShapeSetUserData(shape, ffi.cast("void *", name))
        lib.cpSpaceAddShape(self._space, shape)
        held.shapes.append(shape)
        return shape

    def _drop_shape(self, shape: Any) -> None:
        self._moving.shapes.remove(shape)
        lib.cpSpaceRemoveShape(self._space, shape)
        lib.cpShapeFree(shape)

    def _add_body(self, body: Any, name: int = 0) -> Any:
        lib.cpBodySetUserData(body, ffi.cast("void *", name))
        lib.cpSpaceAddBody(self._space, body)
        self._moving.bodies.append(body)
        return body

    def _name(self, thing_id: str) -> int:
        self._names.append(thing_id)
        return len(self._names) - 1

    def _add_dynamic(self, thing: Dynamic) -> None:
        form = thing.form()
        name = self._name(thing.id)
        body = self._add_body(lib.cpBodyNew(form.mass, lib.cpMomentForBox(form.mass, form.w, form.h)), name)
        lib.cpBodySetPosition(body, (thing.cx, thing.cy))
        lib.cpBodySetAngle(body, thing.angle)
        lib.cpBodySetVelocity(body, (thing.vx, thing.vy))
        lib.cpBodySetAngularVelocity(body, thing.spin)
        shape = lib.cpBoxShapeNew(body, form.w, form.h, 0.0)
        self._add_shape(self._moving, shape, self._meets[FLAP if form.hinge else DYNAMIC], form.friction, name)
        half = min(form.w, form.h) / 2
        reach = (form.w * form.w + form.h * form.h) ** 0.5 / 2
        if form.hinge is not None:
            # The hinge is the middle of its upper edge, whatever its angle is now.
            self._hold(lib.cpPivotJointNew2(self._ground, body, form.hinge, (0.0, -form.h / 2)))
            self._hold(lib.cpRotaryLimitJointNew(self._ground, body, form.low_rad, form.high_rad))
            self._hold(lib.cpDampedRotarySpringNew(self._ground, body, 0.0, form.stiffness, form.damping))
        cap = BODIES.speed_cap * (half if form.hinge is None else form.h / 2)
        col, row = thing.cx // _CELL_PX, thing.cy // _CELL_PX
        solved = _Solved(thing, body, form.mass, cap, reach, half, form.hinge is not None, col, row)
        self._put_near(_around(col, row, reach), solved)
        self._dynamics.append(solved)
        self._loose[thing.id] = thing

    def _hold(self, constraint: Any) -> None:
        lib.cpSpaceAddConstraint(self._space, constraint)
        self._moving.constraints.append(constraint)

    def _add_lift(self, thing: Platform) -> None:
        name = self._name(thing.id)
        body = self._add_body(lib.cpBodyNewKinematic(), name)
        lib.cpBodySetPosition(body, (thing.x, thing.y))
        shape = lib.cpBoxShapeNew2(body, (0.0, 0.0, thing.w, thing.h), 0.0)
        self._add_shape(
            self._moving, shape, self._meets[ONEWAY if thing.FLOOR_ONLY else LIFT], BODIES.terrain_friction, name
        )
        lifted = _Lifted(thing, body, _reached(thing.x, thing.y, thing.w, thing.h))
        self._put_near(lifted.cells, lifted)
        self._lifts.append(lifted)
        self._loose[thing.id] = thing

    def _add_obstacle(self, mover: Mover) -> None:
        name = self._name(mover.id)
        body = self._add_body(lib.cpBodyNewKinematic(), name)
        lib.cpBodySetPosition(body, (mover.x, mover.y))
        shape = self._obstacle_shape(body, mover, name)
        self._obstacles[mover.id] = _Obstacle(mover, body, shape, mover.x, mover.y, mover.h)

    def _obstacle_shape(self, body: Any, mover: Mover, name: int) -> Any:
        half = mover.w / 2 - BODIES.obstacle_inset_px
        foot, head = -BODIES.obstacle_foot_px, -mover.h
        eaves = min(head + BODIES.obstacle_roof_px, foot - 1)
        corners = [(-half, foot), (-half, eaves), (0.0, head), (half, eaves), (half, foot)]
        shape = lib.cpPolyShapeNewRaw(body, len(corners), corners, 0.0)
        return self._add_shape(self._moving, shape, self._meets[MOVER], 0.0, name)

    def _grow_tables(self) -> None:
        held = _Held()
        body = lib.cpBodyNewKinematic()
        lib.cpSpaceAddBody(self._space, body)
        held.bodies.append(body)
        for index in range(_MOST_SHAPES):
            shape = lib.cpBoxShapeNew2(body, (index * 32.0, -9e6, index * 32.0 + 16.0, -9e6 + 16.0), 0.0)
            self._add_shape(held, shape, self._absent, 0.0, 0)
        held.let_go(self._space)

    def _put_near(self, cells: Cells, loose: _Solved | _Lifted) -> None:
        left, top, right, bottom = cells
        for col in range(left, right + 1):
            for row in range(top, bottom + 1):
                self._near.setdefault((col, row), []).append(loose)

    def _take_away(self, cells: Cells, loose: _Solved | _Lifted) -> None:
        left, top, right, bottom = cells
        for col in range(left, right + 1):
            for row in range(top, bottom + 1):
                here = self._near[col, row]
                here.remove(loose)
                if not here:
                    del self._near[col, row]

    # Asking

    def slope(self) -> float:
        """The last hit's normal, its y part: -1 is a level floor, 0 a wall, 1 a ceiling."""
        return self._out.normal.y

    def met(self) -> str:
        """The id of what the last ray hit; "" is terrain, or nothing."""
        shape = self._out.shape
        if not shape:
            return ""
        return self._names[int(ffi.cast("uintptr_t", lib.cpShapeGetUserData(shape)))]

    def met_loose(self) -> bool:
        """Whether the last ray met a crate, flap or lift."""
        return self.met() in self._loose

    def hit(self, x0: float, y0: float, x1: float, y1: float, mask: int) -> Hit | None:
        """As ``ray``, with everything about the first hit; None if the way is free."""
        out = self._out
        lib.cpSpaceSegmentQueryFirst(self._space, (x0, y0), (x1, y1), 0.0, self._asks[mask], out)
        if not out.shape:
            return None
        return Hit(out.alpha, out.point.x, out.point.y, out.normal.x, out.normal.y, self.met())

    def sees(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """No terrain and no shut door between the two points."""
        return self.ray(x0, y0, x1, y1, TERRAIN) >= 1.0

    def loose_near(self, x: float, y: float) -> bool:
        """Whether a crate, flap or lift may be in reach of a mover whose middle is (x, y). Errs on the side of yes."""
        here = self._near.get((x // _CELL_PX, y // _CELL_PX))
        if here is None:
            return False
        for one in here:
            if one.__class__ is _Solved:
                most = one.reach + _REACH_PX
                if abs(one.thing.cx - x) < most and abs(one.thing.cy - y) < most:
                    return True
            else:
                lift = one.thing
                if -_REACH_PX < x - lift.x < lift.w + _REACH_PX and -_REACH_PX < y - lift.y < lift.h + _REACH_PX:
                    return True
        return False

    def in_the_air(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether nothing that stands still touches that box: no ray in it meets any. Errs on the side of no."""
        if self._taken is None:  # something has opened or shut since
            self._taken = self._faces.with_boxes(rect for _, rect in self._blocks.values())
        return self._faces.clear(self._taken, left, top, right, bottom)

    def loose(self, thing_id: str) -> Dynamic | Platform | None:
        """The dynamic thing or platform of that id, if it is one."""
        return self._loose.get(thing_id)

    # Stepping

    def step(self, tick: int, events: list[Event]) -> None:
        """Move lifts, crates and flaps by one tick and write them back into their things."""
        for lifted in self._lifts:
            lift = lifted.thing
            lib.cpBodySetVelocity(
                lifted.body, ((lift.x - lift.was_x) / TICK_SECONDS, (lift.y - lift.was_y) / TICK_SECONDS)
            )
        if self._dynamics:
            self._gate()
            self._feel_forces()
            lib.cpSpaceStep(self._space, TICK_SECONDS)
            self._read_back(tick, events)
            self._knock()
        else:
            lib.cpSpaceStep(self._space, TICK_SECONDS)
        self.moving_lifts = []
        for lifted in self._lifts:
            lift = lifted.thing
            if lift.x != lift.was_x or lift.y != lift.was_y:
                self.moving_lifts.append(lift)
                lib.cpBodySetPosition(lifted.body, (lift.x, lift.y))  # to the bit where its own tick put it
                cells = _reached(lift.x, lift.y, lift.w, lift.h)
                if cells != lifted.cells:
                    self._take_away(lifted.cells, lifted)
                    self._put_near(cells, lifted)
                    lifted.cells = cells

    def _gate(self) -> None:
        """Let crates be that are deep inside a mover, and part them gently: a full push would throw them."""
        near = self._near
        for obstacle in self._obstacles.values():
            mover = obstacle.mover
            here = near.get((mover.x // _CELL_PX, (mover.y - mover.h / 2) // _CELL_PX))
            deep = here is not None and self._is_deep(mover, here)
            if deep != obstacle.lets_through:
                obstacle.lets_through = deep
                lib.cpShapeSetFilter(obstacle.shape, self._absent if deep else self._meets[MOVER])

    def _is_deep(self, mover: Mover, here: list[_Solved | _Lifted]) -> bool:
        """Whether a crate is so deep in a mover's obstacle; each that is gets pushed out a little."""
        half_w = mover.w / 2 - BODIES.obstacle_inset_px
        half_h = (mover.h - BODIES.obstacle_foot_px) / 2
        middle = mover.y - BODIES.obstacle_foot_px - half_h
        deep = False
        for solved in here:  # in any order: no two of them touch the same number
            if solved.__class__ is not _Solved or solved.hinged:
                continue
            thing = solved.thing
            dx, dy = thing.cx - mover.x, thing.cy - middle
            overlap = min(half_w + solved.half - abs(dx), half_h + solved.half - abs(dy))
            if overlap <= BODIES.gate_px:
                continue
            speed = abs(mover.vx - thing.vx) + abs(mover.vy - thing.vy)
            if overlap > BODIES.gate_px + speed * TICK_SECONDS:
                deep = True
                away = 1.0 if dx > 0 else -1.0
                want = solved.mass * (BODIES.part_speed - thing.vx * away)
                if want > 0:
                    thing.fx += away * min(BODIES.part_force, want / TICK_SECONDS)
        return deep

    def _feel_forces(self) -> None:
        """Hand waiting forces and capped speeds over, and note the speeds that free flight would lead to.

        For what hangs on a hinge that is its spin, as the speed of its farthest corner.
        """
        fall = BODIES.gravity * TICK_SECONDS
        for solved in self._dynamics:
            thing = solved.thing
            vx, vy = thing.vx, thing.vy
            speed2 = vx * vx + vy * vy
            if speed2 > solved.cap * solved.cap:
                share = solved.cap / speed2**0.5
                vx, vy = vx * share, vy * share
                lib.cpBodySetVelocity(solved.body, (vx, vy))
            if abs(thing.spin) > BODIES.spin_cap:
                share = BODIES.spin_cap / abs(thing.spin)
                lib.cpBodySetAngularVelocity(solved.body, thing.spin * share)
                if solved.hinged:  # its speed is its spin about the hinge: the two have to agree
                    lib.cpBodySetVelocity(solved.body, (vx * share, vy * share))
            if thing.fx or thing.fy or thing.torque:
                lib.cpBodySetForce(solved.body, (thing.fx, thing.fy))
                lib.cpBodySetTorque(solved.body, thing.torque)
                share = TICK_SECONDS / solved.mass
                vx, vy = vx + thing.fx * share, vy + thing.fy * share
                thing.fx = thing.fy = thing.torque = 0.0
            if solved.hinged:
                solved.free_vx = thing.spin * solved.reach
            else:
                solved.free_vx, solved.free_vy = vx, vy + fall

    def _read_back(self, tick: int, events: list[Event]) -> None:
        numbers = iter(self._body_batch.bodies(self._space, 6 * len(self._dynamics)))
        for solved, cx, cy, angle, vx, vy, spin in zip(self._dynamics, *([numbers] * 6)):
            thing = solved.thing
            thing.cx, thing.cy, thing.angle, thing.vx, thing.vy, thing.spin = cx, cy, angle, vx, vy, spin
            if solved.hinged:
                bump = abs(spin * solved.reach - solved.free_vx)
            else:
                bump = abs(vx - solved.free_vx) + abs(vy - solved.free_vy)
            if bump > BODIES.bump_speed:
                events.append(Event(tick, "bumped", thing.id, x=cx, y=cy, amount=bump))
            col, row = cx // _CELL_PX, cy // _CELL_PX
            if col != solved.col or row != solved.row:
                self._take_away(_around(solved.col, solved.row, solved.reach), solved)
                solved.col, solved.row = col, row
                self._put_near(_around(col, row, solved.reach), solved)

    def _knock(self) -> None:
        """Whoever a crate has just hit is set moving by it."""
        knocks = []
        for a, b, jx, jy in self._contact_batch.first_contacts(self._space):
            one, other = (a, b) if self._names[a] in self._obstacles else (b, a)
            knocks.append((one, other, abs(jx), abs(jy)))
        for one, other, jx, jy in sorted(knocks):  # Chipmunk's own order follows addresses in memory
            obstacle = self._obstacles.get(self._names[one])
            body = self._loose.get(self._names[other])
            if obstacle is None or not isinstance(body, Dynamic):
                continue
            mover = obstacle.mover
            least, most = BODIES.knock_speed, BODIES.knock_most
            across, down = jx / BODIES.mover_mass, jy / BODIES.mover_mass
            if across > least:
                away = 1.0 if mover.x > body.cx else -1.0
                if mover.vx * away < most:
                    mover.vx = away * min(mover.vx * away + across, most)
            if down > least and body.cy < mover.y - mover.h / 2 and mover.vy < most:
                mover.vy = min(mover.vy + down, most)

    def follow(self, movers: Sequence[Mover]) -> None:
        """Put every mover's obstacle where the mover is now; those of the gone are taken out."""
        count = 0
        obstacles = self._obstacles
        for mover in movers:
            count += 1
            obstacle = obstacles.get(mover.id)
            if obstacle is None:
                self._add_obstacle(mover)
                continue
            if mover.x != obstacle.x or mover.y != obstacle.y:
                obstacle.x, obstacle.y = mover.x, mover.y
                lib.cpBodySetPosition(obstacle.body, (mover.x, mover.y))
            if mover.h != obstacle.h:
                name = int(ffi.cast("uintptr_t", lib.cpShapeGetUserData(obstacle.shape)))
                self._drop_shape(obstacle.shape)
                obstacle.shape = self._obstacle_shape(obstacle.body, mover, name)
                obstacle.h = mover.h
                obstacle.lets_through = False
        if count != len(obstacles):
            here = {mover.id for mover in movers}
            for gone in [obstacle.mover for obstacle in obstacles.values() if obstacle.mover.id not in here]:
                self.remove_mover(gone)

    def remove_mover(self, mover: Mover) -> None:
        """Take a mover's obstacle out at once: crates fall through whoever is gone."""
        obstacle = self._obstacles.pop(mover.id, None)
        if obstacle is not None:
            self._drop_shape(obstacle.shape)
            self._moving.bodies.remove(obstacle.body)
            lib.cpSpaceRemoveBody(self._space, obstacle.body)
            lib.cpBodyFree(obstacle.body)


class _Batch:
    """Numbers of all bodies or contacts in one call, through pymunk's batch functions."""

    def __init__(self, fields: int) -> None:
        self._floats = ffi.gc(lib.pmFloatArrayNew(0), lib.pmFloatArrayFree)
        self._ints = ffi.gc(lib.pmIntArrayNew(0), lib.pmIntArrayFree)
        self._data = ffi.new("pmBatchedData *")
        self._data.fields = fields
        self._data.floatArray = self._floats
        self._data.intArray = self._ints

    def bodies(self, space: Any, count: int) -> list[float]:
        """The first ``count`` numbers of all bodies, in the order in which they were added."""
        self._floats.num = self._ints.num = 0
        lib.cpSpaceEachBody(space, ffi.addressof(lib, "pmSpaceBodyGetIteratorFuncBatched"), self._data)
        return ffi.unpack(self._floats.arr, count)

    def first_contacts(self, space: Any) -> list[tuple[int, int, float, float]]:
        """User data of two bodies and the impulse between them, for pairs that touch since this step."""
        self._floats.num = self._ints.num = 0
        lib.cpSpaceEachCachedArbiter(space, ffi.addressof(lib, "pmSpaceArbiterIteratorFuncBatched"), self._data)
        if not self._ints.num:
            return []
        ints = ffi.unpack(self._ints.arr, self._ints.num)
        firsts = ints[2::3]
        if 1 not in firsts:
            return []
        floats = ffi.unpack(self._floats.arr, self._floats.num)
        return [
            (ints[3 * row], ints[3 * row + 1], floats[2 * row], floats[2 * row + 1])
            for row, first in enumerate(firsts)
            if first
        ]


def _filter(category: int, meets: int) -> Any:
    return ffi.new("cpShapeFilter *", (0, category, meets))[0]


def _around(col: float, row: float, reach: float) -> Cells:
    """The cells from which a body with its centre in (col, row) may be reached, wherever in its cell it is."""
    margin = math.ceil((reach + _REACH_PX) / _CELL_PX)
    return int(col) - margin, int(row) - margin, int(col) + margin, int(row) + margin


def _reached(x: float, y: float, w: float, h: float) -> Cells:
    """The cells from which a box may be reached."""
    return (
        int((x - _REACH_PX) // _CELL_PX),
        int((y - _REACH_PX) // _CELL_PX),
        int((x + w + _REACH_PX) // _CELL_PX),
        int((y + h + _REACH_PX) // _CELL_PX),
    )


def _turns_left(a: Point, b: Point, c: Point) -> bool:
    """Whether a, b, c turn to the left on screen: with ground to the right that is a concave corner."""
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) < 0
