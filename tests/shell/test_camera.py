"""The picture follows her gently, and she never leaves it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as some

from maketomorrow.shell.camera import TUNING, Camera
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.model import Mover
from maketomorrow.sim.plan import Rect
from maketomorrow.tape_commands import inputs_of, morning_of, read_tape

RUN_PX = 2.8  # a tick at full speed
FALL_PX = 9.4
SWIFT_PX = 13.0  # a tick: more than this looks like a cut
JOLT_PX = 2.3  # a tick more or less from one tick to the next: more than this is felt
TAPES = Path(__file__).parents[1] / "tapes"


def camera_over(*regions: Rect) -> Camera:
    """A camera on a map with these regions and no areas."""
    spawns = [SimpleNamespace(x=x, y=y, w=w, h=h) for x, y, w, h in regions]
    return Camera(SimpleNamespace(of_kind=lambda _kind: spawns, areas=[]))  # type: ignore[arg-type]


def her(x: float, y: float) -> Mover:
    return Mover("rita", x, y, 18, 46, grounded=True)


def walk(camera: Camera, body: Mover, to_x: float) -> list[float]:
    """How far the picture moved in each tick on the way there."""
    moved = []
    way = 1 if to_x > body.x else -1
    body.facing = way
    while (to_x - body.x) * way > 0:
        body.x += way * RUN_PX
        camera.follow(body)
        moved.append(abs(camera.x - camera.was_x))
    return moved


def test_two_rooms_side_by_side_are_one_walk_for_the_picture():
    camera = camera_over((0, 0, 1600, 600), (1600, 0, 1600, 600))
    body = her(800, 500)
    camera.cut_to(body)
    assert max(walk(camera, body, 2400)) < RUN_PX * 1.6


def test_where_a_low_room_gives_way_to_a_high_one_the_picture_rises_gently():
    camera = camera_over((0, 0, 1600, 500), (1600, -400, 1600, 700))
    body = her(1400, 290)
    camera.cut_to(body)
    risen = []
    for _ in range(200):
        body.x += RUN_PX
        camera.follow(body)
        risen.append(abs(camera.y - camera.was_y))
    assert max(risen) < 5


def test_a_jump_on_the_spot_leaves_the_picture_where_it_is():
    camera = camera_over()
    body = her(0, 0)
    camera.cut_to(body)
    for _ in range(300):
        camera.follow(body)
    settled = camera.y
    for tick in range(44):
        body.grounded = tick == 43
        body.y = -72 * (1 - ((tick - 21.5) / 21.5) ** 2) if tick < 43 else 0.0
        camera.follow(body)
        assert abs(camera.y - settled) < 1.5


def test_a_ledge_that_was_climbed_is_where_the_picture_settles():
    camera = camera_over()
    body = her(0, 0)
    camera.cut_to(body)
    body.y = -64
    for _ in range(120):
        camera.follow(body)
    assert abs(camera.y - (-64 - TUNING.feet_px)) < 1


def test_the_pictures_speed_never_jumps_on_a_way_with_climbs_falls_dashes_and_area_borders():
    tape = read_tape(TAPES / "death-fall.tape")
    loop, rows = morning_of(tape, 1), inputs_of(tape.days[0])
    suit = loop.world.state.suit
    camera = Camera(loop.plan)
    camera.cut_to(suit)
    was, seen = (0.0, 0.0), []
    while loop.over is None:
        loop.tick(next(rows))
        camera.follow(suit)
        now = camera.x - camera.was_x, camera.y - camera.was_y
        seen.append((max(abs(now[0] - was[0]), abs(now[1] - was[1])), loop.world.state.tick))
        was = now
    assert max(seen)[0] < JOLT_PX, max(seen)


def test_the_picture_looks_ahead_where_she_goes_and_not_where_she_merely_turns():
    camera = camera_over()
    body = her(0, 0)
    camera.cut_to(body)
    walk(camera, body, 600)
    assert camera.x > body.x + 30
    seen = camera.x
    walk(camera, body, body.x - TUNING.wander_px + 4)
    assert abs(camera.x - seen) < 30
    walk(camera, body, body.x - 600)
    assert camera.x < body.x - 30


def test_a_long_fall_shows_more_of_what_is_below():
    camera = camera_over()
    body = her(0, 0)
    camera.cut_to(body)
    body.grounded, body.vy = False, 560.0
    for _ in range(120):
        body.y += FALL_PX
        camera.follow(body)
    assert camera.y + HEIGHT / 2 - body.y > TUNING.edge_px


regions = some.lists(
    some.tuples(
        some.integers(-3, 6).map(lambda n: n * 320.0),
        some.integers(-3, 3).map(lambda n: n * 180.0),
        some.integers(1, 6).map(lambda n: n * 320.0),
        some.integers(1, 4).map(lambda n: n * 180.0),
    ),
    max_size=5,
)
steps = some.lists(
    some.tuples(some.floats(-RUN_PX, RUN_PX), some.floats(-FALL_PX, FALL_PX), some.booleans(), some.integers(1, 40)),
    max_size=30,
)


@given(regions, steps)
def test_wherever_she_goes_she_stays_in_the_picture_and_it_never_leaps(regions: list[Rect], steps: list):
    camera = camera_over(*regions)
    body = her(500, 100)
    camera.cut_to(body)
    for _ in range(60):  # a morning may find her at a region's edge
        camera.follow(body)
    for vx, vy, grounded, ticks in steps:
        body.grounded, body.facing = grounded, 1 if vx > 0 else -1
        for _ in range(ticks):
            body.x += vx
            body.y += vy
            camera.follow(body)
            assert abs(camera.x - body.x) <= WIDTH / 2 - TUNING.edge_px + 1e-6
            assert camera.y - HEIGHT / 2 < body.y - body.h
            assert body.y < camera.y + HEIGHT / 2
            assert abs(camera.x - camera.was_x) < SWIFT_PX
            assert abs(camera.y - camera.was_y) < SWIFT_PX
