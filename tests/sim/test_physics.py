"""Rays, blocks, and a space that can be taken up again where it was left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from worlds import fall, tick, tiny_terrain, tiny_world

from maketomorrow.sim.model import Barrier, Mover
from maketomorrow.sim.objects.crate import Crate
from maketomorrow.sim.objects.flap import FLAP, Flap
from maketomorrow.sim.objects.lift import LIFT, Lift
from maketomorrow.sim.physics import FLOOR, HARD, ONEWAY, TERRAIN, Physics
from maketomorrow.sim.plan import Spawn
from maketomorrow.sim.state import World

ROOM = [
    "##########",
    "#........#",
    "#........#",
    "#..==....#",
    "#........#",
    "##########",
]
YARD = [
    "#" * 60,
    *["#" + "." * 58 + "#"] * 6,
    "#....X.....X.X..........X.X.X.............................#",
    *["#" + "." * 58 + "#"],
    "#....X.....X.X..........X.X.X............X................#",
    *["#" + "." * 58 + "#"],
    "#....X.....X.X..........X.X.X............X...../###\\......#",
    "#" * 60,
]


def test_a_ray_says_how_much_of_its_way_is_free():
    physics = Physics(tiny_terrain(ROOM))
    assert physics.ray(80, 20, 80, 100, TERRAIN) == pytest.approx(60 / 80)
    assert physics.ray(80, 20, 140, 20, TERRAIN) == 1.0


def test_a_ray_meets_a_oneway_floor_only_if_it_asks_for_one():
    physics = Physics(tiny_terrain(ROOM))
    assert physics.ray(56, 20, 56, 78, FLOOR) == pytest.approx(28 / 58)
    assert physics.ray(56, 20, 56, 78, FLOOR & ~ONEWAY) == 1.0


def test_a_box_is_in_the_air_only_if_no_ray_in_it_meets_anything():
    door = Barrier("door", 112, 16, 16, 64)
    world = tiny_world(ROOM, at=(1, 4), things=[door])
    physics = world.physics
    assert physics.in_the_air(17, 17, 47, 79)
    assert physics.in_the_air(49, 65, 79, 79), "below a one-way floor"
    assert not physics.in_the_air(49, 20, 79, 48), "on it"
    assert not physics.in_the_air(16, 17, 40, 40), "at a wall"
    assert not physics.in_the_air(81, 17, 112, 40), "at a door"
    assert not physics.in_the_air(-400, -400, -380, -380), "beyond the world"
    world.state.things.remove(door)
    physics.rebuild(world.state.things, (world.state.suit,))
    assert physics.in_the_air(81, 17, 127, 40), "the door is gone"


def test_a_hit_names_what_it_met():
    door = Barrier("door", 96, 16, 16, 64)
    world = tiny_world(ROOM, at=(1, 4), things=[door])
    hit = world.physics.hit(40, 40, 140, 40, HARD)
    assert hit is not None
    assert (hit.id, hit.x, hit.nx) == ("door", pytest.approx(96), pytest.approx(-1))
    ground = world.physics.hit(40, 40, 40, 140, HARD)
    assert ground is not None
    assert (ground.id, ground.ny) == ("", pytest.approx(-1))


def test_a_shut_door_hides_and_an_open_one_does_not():
    door = Barrier("door", 96, 16, 16, 64)
    world = tiny_world(ROOM, at=(1, 4), things=[door])
    assert not world.physics.sees(40, 40, 140, 40)
    door.shut = False
    world.physics.set_block(door)
    assert world.physics.sees(40, 40, 140, 40)
    door.shut = True
    world.physics.set_block(door)
    assert not world.physics.sees(40, 40, 140, 40)


def test_oneway_floors_and_crates_hide_nobody():
    world = tiny_world(["........", "..==....", ".....X..", "########"], at=(1, 2))
    assert world.physics.sees(40, 4, 40, 44)
    assert world.physics.sees(10, 34, 120, 34)


def test_a_crate_thrown_at_a_wall_stays_in_the_room_at_any_speed():
    for speed in (300, 900, 2000, 5000):
        world = tiny_world(["#" * 20, *["#" + "." * 18 + "#"] * 5, "#..X" + "." * 15 + "#", "#" * 20], at=(15, 6))
        crate = world.state.things[0]
        crate.push(speed * 10, -speed * 3, crate.cx, crate.cy)
        for _ in range(240):
            tick(world)
            assert 16 <= crate.cx <= 304
            assert 16 <= crate.cy <= 112


def test_a_stack_of_four_stands_and_a_keyframe_moves_it_by_less_than_a_pixel():
    rows = ["." * 12 for _ in range(8)] + ["#" * 12]
    for height in range(4):
        rows[7 - 2 * height] = "......X....." if height != 9 else rows[0]
    world = tiny_world(rows, at=(1, 7))
    for _ in range(300):
        tick(world)
    crates = world.state.things
    before = [(crate.cx, crate.cy) for crate in crates]
    assert max(abs(crate.cx - crates[0].cx) for crate in crates) < 1
    keyframe(world)
    for _ in range(60):
        tick(world)
    assert max(abs(a - c.cx) + abs(b - c.cy) for (a, b), c in zip(before, crates)) < 1


# The same day, resumed.


def keyframe(world: World) -> None:
    world.physics.rebuild(world.state.things, (world.state.suit, *world.state.mimics))


def restless(world: World, ticks: int, every: int = 600) -> None:
    """She runs to and fro among the crates, jumping, with a keyframe at every so many ticks."""
    suit = world.state.suit

    def act(mover: Mover) -> None:
        now = world.state.tick
        fall(mover)
        mover.vx = (168.0 if now // 190 % 2 == 0 else -168.0) if now % 17 else 480.0
        if mover.grounded and now % 71 == 0:
            mover.vy = -420.0

    for _ in range(ticks):
        if world.state.tick % every == 0:
            keyframe(world)
        tick(world, act)
    assert suit.y < 400


def a_yard() -> World:
    """Stacks of crates, a flap in the way, a lift that goes to and fro under a crate."""
    props = {**LIFT.kind.defaults(), "dy_tiles": -3.0, "mode": "shuttle", "wait_ticks": 20}
    lift = LIFT.build(Spawn("lift", "lift", "tiny", 540.0, 176.0, 64.0, 16.0, props), None)  # type: ignore[arg-type]
    flap = FLAP.build(Spawn("flap", "flap", "tiny", 300.0, 134.0, 16.0, 56.0, {}), None)  # type: ignore[arg-type]
    return tiny_world(YARD, at=(2, 11), things=[lift, flap])


def clone(world: World) -> World:
    """Another world with a copy of the state and a Space of its own."""
    other = a_yard()
    data = msgspec.msgpack.encode(world.state.things)
    other.state.things = msgspec.msgpack.decode(data, type=list[Crate | Lift | Flap])
    other.state.suit = msgspec.msgpack.decode(msgspec.msgpack.encode(world.state.suit), type=type(world.state.suit))
    other.state.tick = world.state.tick
    other.by_id = {entity.id: entity for entity in (other.state.suit, *other.state.things)}
    return other


def state_of(world: World) -> bytes:
    return msgspec.msgpack.encode((world.state.suit, world.state.things))


def test_restoring_at_a_keyframe_and_going_on_equals_never_stopping():
    world = a_yard()
    restless(world, 600)
    others = []
    for _ in range(4):
        others.append(clone(world))
        restless(world, 600)
    assert world.state.tick == 3000
    for other in others:
        restless(other, 3000 - other.state.tick)
        assert state_of(other) == state_of(world)


def test_a_space_that_has_held_much_goes_on_like_a_new_one():
    used = a_yard()
    crowd = [Mover(f"m{n}", 30 + 20 * n, 190, 20, 44) for n in range(40)]
    doors = [Barrier(f"d{n}", 20 + 9 * n, 20, 4, 4) for n in range(90)]
    used.physics.rebuild([*used.state.things, *doors], [used.state.suit, *crowd])
    for _ in range(50):
        used.physics.step(0, [])
    fresh = clone(used)
    fresh.state.things = a_yard().state.things
    used.state.things = a_yard().state.things
    restless(used, 700)
    restless(fresh, 700)
    assert state_of(used) == state_of(fresh)


def test_crates_fall_alike_in_every_process():
    code = (
        "import hashlib, test_physics as t; w = t.a_yard(); t.restless(w, 900);"
        "print(hashlib.sha256(t.state_of(w)).hexdigest())"
    )
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here), str(here.parent), str(here.parents[1] / "src")])
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(digests) == 1
