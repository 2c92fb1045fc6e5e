"""What ``bench`` measures: forty-three movers, twenty crates in contact, sixty shots, laid over the real maps.

Beside it stands the same scene in bare pymunk, without any rule of ours: the floor under a tick.
"""

from __future__ import annotations

from itertools import pairwise

import pymunk
from pymunk._chipmunk_cffi import ffi, lib

from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.inputs import Action, Inputs
from maketomorrow.sim.model import Dynamic, Shot
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.physics import CORE, DYNAMIC, MOVER, ONEWAY, TERRAIN
from maketomorrow.sim.plan import DayPlan, Loadout, Rect, Spawn
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.state import World
from maketomorrow.sim.world import build_world, first_morning, step, take

MOVERS = 43  # the suit and the day's people among them
CRATES = 20
SHOTS = 60
RAYS_A_MOVER = 8
RAY_PX = 40.0
SETTLE_TICKS = 180  # until the mimics have unfolded and the crates lie


class HeavyScene:
    """The scene on the shipped day, ready to tick. ``tick`` and ``floor`` do the same tick's work again and again."""

    def __init__(self, plan: DayPlan) -> None:
        self.world = _heavy_world(plan)
        self.ticks = 0
        for _ in range(SETTLE_TICKS):
            self.tick()
        self._bare = _bare_space(self.world)
        self._out = ffi.new("cpSegmentQueryInfo *")
        self._filter = ffi.new("cpShapeFilter *", (0, 0xFFFFFFFF, 0xFFFFFFFF))[0]

    def tick(self) -> None:
        """One tick of ours: everybody thinks and moves, sixty shots fly, and the digest is taken."""
        self._top_up()
        self.ticks += 1
        step(self.world, Inputs(Action.RIGHT if self.ticks // 60 % 2 else Action.LEFT))
        digest(self.world.state)

    def floor(self) -> None:
        """The bare physics of such a tick: one step, eight rays a mover, one a shot."""
        self._bare.step(1 / 60)
        query, space = lib.cpSpaceSegmentQueryFirst, self._bare._space
        state = self.world.state
        for mover in (state.suit, *state.people, *state.mimics):
            x, y = mover.x, mover.y - mover.h / 2
            for _ in range(RAYS_A_MOVER // 2):
                query(space, (x, y), (x, y + RAY_PX), 0.0, self._filter, self._out)
                query(space, (x, y), (x + RAY_PX, y), 0.0, self._filter, self._out)
        for shot in state.shots:
            query(space, (shot.x, shot.y), (shot.x + 15.0, shot.y), 0.0, self._filter, self._out)

    def copy_space(self) -> None:
        """What winding back by copying would cost."""
        self._bare.copy()

    def _top_up(self) -> None:
        """Shots end; there are always sixty."""
        state = self.world.state
        state.suit.health = 100.0
        for mover in (*state.people, *state.mimics):
            mover.health = 1000.0
        while len(state.shots) < SHOTS:
            state.serial += 1
            at = state.mimics[state.serial % len(state.mimics)]
            speed = 900.0 if state.serial % 2 else -900.0
            shot = Shot(f"rivet-{state.serial}", "rivet", at.x, at.y - 120, speed, 0.0, "rita", "rivet", 0.0)
            shot.ticks_left = 60
            state.shots.append(shot)


def _heavy_world(plan: DayPlan) -> World:
    world = build_world(plan, first_morning(plan), Loadout(unhurt=True))
    spots = plan.of_kind("place")
    suit = world.state.suit
    gate = plan.spawn("r.gate") or spots[0]
    suit.x, suit.y = gate.x, gate.y
    for number in range(MOVERS - 1 - len(world.state.people)):
        spot = spots[number % len(spots)]
        kind = "spitter" if number % 4 == 3 else "drone"
        spawn_mimic(world, kind, spot.x + 12 * (number // len(spots)), spot.y, "bench")
    near = plan.spawn("q.roof.bench") or spots[0]  # open ground, so that the pile stands as it was built
    for number in range(CRATES):
        x, y = near.x + 33 * (number // 4), near.y - 48 - 32 * (number % 4)
        spawn = Spawn(f"heavy-{number}", "crate", "quarters", x, y, 32, 32, OBJECTS["crate"].kind.defaults())
        crate = OBJECTS["crate"].build(spawn, plan)
        world.state.things.append(crate)
        world.by_id[crate.id] = crate
    return build_world(plan, take(world), reuse=world)


def _bare_space(world: World) -> pymunk.Space:
    """All that the scene's own space holds, in a plain pymunk space: terrain, what is shut, crates, movers."""
    space = pymunk.Space()
    space.gravity = (0, 1800)
    ground = space.static_body
    terrain = world.plan.terrain
    for chains, category in ((terrain.outlines, TERRAIN), (terrain.oneways, ONEWAY)):
        for chain in chains:
            for a, b in pairwise(chain):
                _add(space, pymunk.Segment(ground, a, b, 0), category, DYNAMIC)
    for rect in terrain.cores:
        _add(space, _box(ground, rect), CORE, DYNAMIC)
    for thing in world.state.things:
        shut = thing.block()
        if isinstance(thing, Dynamic):
            body = pymunk.Body(10, 1300)
            body.position = thing.cx, thing.cy
            space.add(body)
            _add(space, pymunk.Poly.create_box(body, (28, 28)), DYNAMIC, TERRAIN | ONEWAY | CORE | DYNAMIC | MOVER)
        elif shut is not None:
            _add(space, _box(ground, shut), TERRAIN, DYNAMIC)
    for mover in (world.state.suit, *world.state.people, *world.state.mimics):
        body = pymunk.Body(body_type=pymunk.Body.KINEMATIC)
        body.position = mover.x, mover.y - mover.h / 2
        space.add(body)
        _add(space, pymunk.Poly.create_box(body, (18, mover.h - 10)), MOVER, DYNAMIC)
    return space


def _box(body: pymunk.Body, rect: Rect) -> pymunk.Poly:
    x, y, w, h = rect
    return pymunk.Poly(body, [(x, y), (x + w, y), (x + w, y + h), (x, y + h)])


def _add(space: pymunk.Space, shape: pymunk.Shape, category: int, meets: int) -> None:
    shape.friction = 0.6
    shape.filter = pymunk.ShapeFilter(categories=category, mask=meets)
    space.add(shape)
