"""The dead, and what flies: by the picture's own physics, which asks the day for nothing but the ground."""

from __future__ import annotations

import math

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import tiny_world

from maketomorrow.shell.answers.effects import Effects
from maketomorrow.shell.figures.bones import BONES, Bearing, Stand
from maketomorrow.shell.figures.debris import MAKES, Debris
from maketomorrow.shell.figures.fallen import Fallen
from maketomorrow.shell.figures.figures import Figures
from maketomorrow.shell.figures.footing import Footing
from maketomorrow.shell.figures.limp import HEAD, PELVIS, TUNING, Limp
from maketomorrow.shell.figures.mimic_parts import STEPS
from maketomorrow.shell.figures.poses import BEARINGS, STANDS
from maketomorrow.shell.palette import CREAM
from maketomorrow.shell.settings import Settings
from maketomorrow.sim.events import Event
from maketomorrow.sim.plan import Loadout, Spawn
from maketomorrow.sim.player.upgrades import suit_for
from maketomorrow.sim.state import World

ROOM = ["#..................................#"] * 9 + ["####################################"]
FLOOR = 9 * 16.0
SAME = sorted(set(STANDS) & set(BEARINGS))  # poses that are legs and upper body alike


def room() -> World:
    return tiny_world(ROOM, (4, 8), [], [])


GROUND = Footing(room().plan.terrain)


def falling(pose: str = "idle_0", vx: float = 0.0, vy: float = -1.4, spin: float = -0.03, facing: int = 1) -> Limp:
    limp = Limp(280.0, FLOOR, BONES.scale, facing, STANDS[pose], BEARINGS[pose], vx, vy, spin)
    for _ in range(TUNING.most_ticks):
        limp.tick(GROUND)
    return limp


speeds = st.floats(-5, 5, allow_nan=False)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SAME), speeds, st.floats(-4, 6), st.floats(-0.06, 0.06), st.sampled_from([-1, 1]))
def test_whoever_falls_ends_on_the_ground_in_one_piece(pose: str, vx: float, vy: float, spin: float, facing: int):
    limp = falling(pose, vx, vy, spin, facing)
    assert limp.lies
    assert all(y < FLOOR + 1 for y in limp.ys)
    assert all(16 - 6 < x < 35 * 16 + 6 for x in limp.xs)
    assert FLOOR - min(limp.ys) < 42 * BONES.scale  # nobody is left standing
    trunk = math.hypot(limp.xs[HEAD] - limp.xs[PELVIS], limp.ys[HEAD] - limp.ys[PELVIS])
    assert trunk < (BONES.torso + BONES.neck) * BONES.scale * 1.15


def test_whoever_is_thrown_back_lies_on_the_back_and_whoever_is_thrown_forward_on_the_face():
    back, face = falling(vx=-2.5, spin=-0.035), falling(vx=2.5, spin=0.035)
    assert back.xs[HEAD] < back.xs[PELVIS]
    assert face.xs[HEAD] > face.xs[PELVIS]


def test_a_fall_begins_with_the_pose_that_it_ends():
    stand, bearing = STANDS["run_6"], BEARINGS["run_6"]
    x, y, legs, upper = Limp(100.0, FLOOR, 1.0, -1, stand, bearing, 0.0, 0.0).pose()
    assert x == pytest.approx(100.0)
    assert y == pytest.approx(FLOOR - stand.hip_px)
    for one, other in ((legs.near, stand.near), (legs.far, stand.far)):
        assert one[:2] == pytest.approx([(a + 180) % 360 - 180 for a in other[:2]], abs=0.01)
    assert upper.lean == pytest.approx(bearing.lean)
    assert upper.near == pytest.approx(bearing.near, abs=0.01)


def test_the_same_fall_is_the_same_fall():
    assert falling(vx=1.7).pose() == falling(vx=1.7).pose()


def test_a_body_goes_along_with_what_it_lies_on():
    limp = falling()
    before = list(limp.xs)
    limp.shift(12.0, -3.0)
    assert limp.xs == pytest.approx([x + 12 for x in before])


@pytest.mark.parametrize("make", list(MAKES))
def test_pieces_come_to_lie_on_the_floor_and_go(make: str):
    debris = Debris()
    debris.throw(make, 200.0, FLOOR - 40, 12, 3.0)
    for _ in range(200):
        debris.tick(GROUND)
    assert debris.pieces
    assert all(FLOOR - 2 < piece.y < FLOOR + 1 for piece in debris.pieces)
    for _ in range(MAKES[make].lie_ticks):
        debris.tick(GROUND)
    assert not debris.pieces


def test_what_lies_on_a_bridge_falls_when_the_bridge_is_drawn_in():
    ground = Footing(room().plan.terrain, [(150.0, FLOOR - 60, 100.0, 10.0)])
    debris, fallen = Debris(), Fallen({})
    debris.throw("plate", 200.0, FLOOR - 70, 6, 0.5)
    fallen.mimic_falls("drone", 200.0, FLOOR - 70, 0.0, 0.0, 1)
    heights = []
    for bridge in (True, False):
        if not bridge:
            ground.boxes.clear()
        for _ in range(120):
            debris.tick(ground)
            fallen.tick(room(), ground)
        heights.append([fallen.carcasses[0].y, *(piece.y for piece in debris.pieces)])
    assert heights[0] == pytest.approx([FLOOR - 60] * 7, abs=1)
    assert heights[1] == pytest.approx([FLOOR] * 7, abs=1)


def test_there_are_never_more_pieces_than_the_eye_can_count(screen: pygame.Surface):
    debris = Debris()
    for _ in range(60):
        debris.throw("plate", 200.0, 60.0, 10, 3.0)
    assert len(debris.pieces) <= 140
    debris.draw(screen, 0, 0)


def test_a_mimic_that_bursts_ends_on_its_back_and_leaves_a_leg(screen: pygame.Surface):
    world = room()
    effects, fallen = Effects(), Fallen({})
    effects.kinds["B1/1"] = "drone"
    effects.notice(world, [Event(1, "died", "B1/1", "cutter", "rita", 200.0, FLOOR)])
    assert {"plate", "leg"} <= {piece.make for piece in effects.debris.pieces}
    fallen.mimic_falls("drone", 200.0, FLOOR, 1.5, -3.0, 1)
    for _ in range(120):
        fallen.tick(world, GROUND)
    carcass = fallen.carcasses[0]
    assert carcass.lies
    assert carcass.x > 210
    assert carcass.y == FLOOR
    sprite, figure = Figures().carcass("drone", STEPS - 1, 1)
    assert figure.hot < 0
    assert sprite.picture.get_height() < 32


def test_a_blow_is_answered_in_its_own_tick():
    world, effects = room(), Effects()
    effects.notice(world, [Event(1, "struck", "B1/1", "cutter", "rita", 210.0, 110.0, 14.0)])
    assert effects.flashes
    assert any(mote.spark for mote in effects.motes)
    assert effects.debris.pieces
    assert effects.trauma > 0


def test_few_effects_are_fewer_and_never_none():
    counts = []
    for asked in ("all", "few"):
        effects = Effects(Settings(effects=asked))
        effects.notice(room(), [Event(1, "broke", "door-1", "", "rita", 210.0, 110.0)])
        counts.append((len(effects.motes), len(effects.debris.pieces)))
    assert 0 < counts[1][0] < counts[0][0]
    assert 0 < counts[1][1] < counts[0][1]


def test_a_softened_flash_is_less_than_a_full_one(screen: pygame.Surface):
    seen = []
    for how in ("full", "softened"):
        effects = Effects(Settings(flash=how))
        effects.flash(100.0, 100.0, 40, CREAM, points=6)
        screen.fill((20, 20, 30))
        effects.draw(screen, 0, 0, 1.0)
        seen.append(sum(pygame.transform.average_color(screen, (60, 60, 80, 80))[:3]))
    assert seen[1] < seen[0]


def test_a_falling_body_is_seen_to_fall_even_where_there_is_no_time_between_frames(screen: pygame.Surface):
    world = room()
    suit = suit_for(Loadout(), Spawn("bed", "spawn", "tiny", 100.0, FLOOR))
    fallen, figures = Fallen({}), Figures()
    suit.alive, suit.vx = False, -150.0
    fallen.suit_falls(suit, STANDS["idle_0"], BEARINGS["idle_0"])
    seen = set()
    for _ in range(60):
        fallen.tick(world, GROUND)
        screen.fill((90, 100, 120))
        assert fallen.draw_suit(screen, suit, figures, 0, 0)
        sprite = fallen.bodies[suit.id].sprite
        assert sprite is not None
        seen.add(pygame.image.tobytes(sprite.picture, "RGBA"))
    assert len(seen) > 4


def test_a_body_in_any_shape_is_drawn_whole(screen: pygame.Surface):
    figures = Figures()
    for lean in range(0, 360, 45):
        stand = Stand((lean, lean + 20, lean), (lean + 40, lean, lean))
        sprite = figures.fallen_suit(stand, Bearing(lean, 20, (lean, lean), (lean + 90, lean + 90)), (), lean % 2 == 0)
        assert sprite.picture.get_bounding_rect().w > 20
