"""What can be told from a picture: who it is, which way she looks, what is about to strike."""

from __future__ import annotations

import pygame
import pytest
from days import darol

from maketomorrow.loop.manager import Loop
from maketomorrow.shell.figures import mimics, rig
from maketomorrow.shell.figures.acting import MELEE, Memory, acting_of, dying_of, stand_of, up_deg
from maketomorrow.shell.figures.bones import leg_joints
from maketomorrow.shell.figures.figures import Figures
from maketomorrow.shell.figures.mimic_parts import STANCE, footfall
from maketomorrow.shell.figures.poses import RUN_STEPS
from maketomorrow.shell.figures.rims import RIMS, light_of
from maketomorrow.shell.figures.sheets import SHEETS
from maketomorrow.shell.paint import Canvas, Light, lit
from maketomorrow.shell.palette import AMBER
from maketomorrow.shell.places.things import LOOKS, Things
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.inputs import AIM_STEPS
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.plan import Spawn
from maketomorrow.sim.player.model import Held, Suit
from maketomorrow.sim.player.upgrades import UPGRADES
from maketomorrow.sim.weapons.catalogue import WEAPONS


def rita(**fields: object) -> Suit:
    suit = Suit("rita", 100.0, 100.0, 20.0, 44.0, grounded=True, held=[Held("rivet", 24)], aim=0)
    for name, value in fields.items():
        setattr(suit, name, value)
    return suit


def ink(picture: pygame.Surface) -> float:
    """How much of a picture there is, in px."""
    return sum(pygame.mask.from_surface(picture, 90).get_bounding_rects()[0].size)


@pytest.mark.parametrize("kind", list(OBJECTS))
def test_every_kind_of_thing_can_be_drawn(kind: str, screen: pygame.Surface):
    entry = OBJECTS[kind]
    w, h = entry.kind.size_px
    spawn = Spawn("one", kind, "nowhere", 64.0, 64.0, float(w), float(h), entry.kind.defaults(), ((64.0, 64.0),) * 2)
    thing = entry.build(spawn, darol())
    Things().draw(screen, thing, 200, 200, 10)


@pytest.mark.parametrize("kind", list(OBJECTS))
def test_every_kind_of_thing_has_a_look_of_its_own(kind: str):
    assert kind in LOOKS, "draw it in shell/places/looks/ and name it in shell/places/things.py"


@pytest.mark.parametrize("kind", list(ENEMIES))
def test_every_mimic_has_a_look_of_its_own(kind: str):
    assert kind in mimics.LOOKS, "draw it in shell/figures/mimics.py"


@pytest.mark.parametrize("kind", [*ENEMIES, "somebody new"])
def test_a_wind_up_burns_hotter_with_every_step_and_hotter_than_anything_calm(kind: str, screen: pygame.Surface):
    calm = [mimics.figure(kind, mimics.Moment(act, 3)) for act in ("hunt", "still", "recover", "gnaw", "unfold")]
    heat = [mimics.figure(kind, mimics.Moment("windup", 0, step)) for step in range(mimics.SHADES + 1)]
    assert [figure.hot for figure in heat] == sorted(figure.hot for figure in heat)
    assert heat[-1].hot == 1.0
    assert heat[-1].glow_px > 1.3 * max(figure.glow_px for figure in calm)
    assert max(figure.hot for figure in calm) < 0.25


@pytest.mark.parametrize("kind", list(ENEMIES))
def test_a_wind_up_is_another_shape_not_just_another_colour(kind: str, screen: pygame.Surface):
    shapes = []
    for moment in (mimics.Moment("hunt"), mimics.Moment("windup", 0, mimics.SHADES), mimics.Moment("strike")):
        sprite = mimics.figure(kind, moment).sprite
        sheet = pygame.Surface((200, 200), pygame.SRCALPHA)
        sheet.blit(sprite.picture, sprite.at(100, 150))
        shapes.append(pygame.mask.from_surface(sheet, 90))
    for i, a in enumerate(shapes):
        for b in shapes[i + 1 :]:
            common = a.overlap_area(b, (0, 0))
            assert common < 0.9 * max(a.count(), b.count())


def test_a_wind_up_reaches_its_last_picture_before_the_strike():
    loop = Loop(darol())
    kind = next(iter(ENEMIES.values()))
    mimic = kind.born("one", 0.0, 0.0, "B1")
    mimic.act, mimic.windup_ticks, mimic.act_ticks = "windup", 24, 23
    assert mimics.moment_of(mimic, loop.world.state.tick).heat >= mimics.SHADES - 1


@pytest.mark.parametrize(
    ("turn", "facing", "up"),
    [(0.0, 1, 0), (0.75, 1, 90), (0.875, 1, 45), (0.5, -1, 0), (0.625, -1, 45), (0.25, -1, -90)],
)
def test_the_arm_points_where_she_aims_whichever_way_she_looks(turn: float, facing: int, up: int):
    assert abs(up_deg(round(turn * AIM_STEPS) % AIM_STEPS, facing) - up) <= 5


def test_each_stance_has_its_own_pose():
    memory = Memory()
    poses = {
        stand_of(rita(stance=stance, grounded=stance in ("ground", "crouch")), 100, memory)
        for stance in ("ground", "air", "dash", "wall", "ladder", "crouch", "water", "hurt")
    }
    assert len(poses) == 8


def test_whoever_runs_forward_and_back_shows_the_same_stride_backwards():
    memory = Memory()
    forward = [stand_of(rita(x=x, vx=168.0), 100, memory) for x in range(72)]
    back = [stand_of(rita(x=x, vx=-168.0, facing=1), 100, memory) for x in range(71, -1, -1)]
    assert forward == back[::-1]
    assert len(set(forward)) == RUN_STEPS


def test_every_pose_and_every_weapon_can_be_drawn(screen: pygame.Surface):
    for name, stand in rig.STANDS.items():
        assert ink(rig.legs(stand).picture) > 20, name
    for name, bearing in rig.BEARINGS.items():
        for weapon in ("", *WEAPONS):
            assert ink(rig.upper(bearing, weapon).picture) > 20, name


@pytest.mark.parametrize("weapon", list(WEAPONS))
def test_every_blow_and_shot_changes_how_she_stands(weapon: str):
    calm = acting_of(rita(held=[Held(weapon, 4)]), 10, Memory(), False)
    for phase in ("windup", "active", "recovery"):
        assert acting_of(rita(held=[Held(weapon, 4, phase)]), 10, Memory(), False) != calm
    assert (weapon in MELEE) == (WEAPONS[weapon].barrel is None)


def test_her_feet_are_on_the_ground_in_every_stride(screen: pygame.Surface):
    for step in range(RUN_STEPS):
        stand = rig.STANDS[f"run_{step}"]
        sprite = rig.legs(stand)
        lowest = sprite.picture.get_height() - sprite.oy - rig.hip_height(stand)
        assert abs(lowest) < 3.5, step


def test_a_running_foot_stays_where_it_came_down():
    a_step = rig.BONES.stride_px / RUN_STEPS
    planted = RUN_STEPS // 4  # the foot is flat for a quarter of the stride, then it turns about its toe
    ankles = [leg_joints(rig.STANDS[f"run_{k}"].near, 1).ankle[0] + k * a_step for k in range(planted + 1)]
    assert max(ankles) - min(ankles) < 0.6
    toes = [leg_joints(rig.STANDS[f"run_{k}"].near, 1).toe[0] + k * a_step for k in range(planted, planted + 4)]
    assert max(toes) - min(toes) < 0.6


def test_no_picture_of_a_stride_leaps_from_the_one_before():
    for k in range(RUN_STEPS):
        here, there = rig.STANDS[f"run_{k}"], rig.STANDS[f"run_{(k + 1) % RUN_STEPS}"]
        for one, other in ((here.near, there.near), (here.far, there.far)):
            a, b = leg_joints(one, 1), leg_joints(other, 1)
            assert abs(a.ankle[0] - b.ankle[0]) + abs(a.ankle[1] - b.ankle[1]) < 8


@pytest.mark.parametrize("kind", list(ENEMIES))
def test_a_mimics_feet_do_not_slide_either(kind: str):
    ground = mimics.look_of(kind).stride_px / mimics.look_of(kind).scale
    for k in range(5):
        here, there = footfall(k / mimics.STEPS, 1.0, 1.0), footfall((k + 1) / mimics.STEPS, 1.0, 1.0)
        sweep = ground * STANCE / 2
        assert (here[0] - there[0]) * sweep == pytest.approx(ground / mimics.STEPS)


def test_every_moment_of_a_mimic_is_another_picture(screen: pygame.Surface):
    acts = ("still", "turn", "rear", "hit", "leap", "windup", "strike", "recover", "gnaw", "unfold", "dead")
    for kind in ENEMIES:
        moments = [mimics.Moment(act, 1, mimics.SHADES if act == "windup" else 0) for act in acts]
        raws = {pygame.image.tobytes(mimics.figure(kind, moment).sprite.picture, "RGBA") for moment in moments}
        assert len(raws) == len(acts)


def test_a_shot_kicks_and_the_kick_dies_away():
    kicks = []
    for phase, ticks in (("active", 0), ("recovery", 1), ("recovery", 3), ("recovery", 5)):
        held = Held("rivet", 4, phase, ticks)
        kicks.append(acting_of(rita(held=[held]), 10, Memory(), False).kick)
    assert kicks == sorted(kicks, reverse=True)
    assert kicks[0] > kicks[-1] == 0


def test_every_second_blow_comes_back_from_below():
    blows = []
    for count in (1, 2):
        memory = Memory(blows=count)
        blows.append(acting_of(rita(held=[Held("cutter", 0, "active")]), 10, memory, False).bearing)
    assert blows[0] != blows[1]


def test_whoever_backs_away_leans_back_and_whoever_charges_leans_into_it():
    charging = acting_of(rita(vx=160.0), 10, Memory(), True)
    backing = acting_of(rita(vx=-160.0), 10, Memory(), True)
    assert backing.lean < charging.lean


def test_a_brake_is_seen_as_one():
    assert stand_of(rita(vx=150.0), 10, Memory(braking=True)) == "skid"
    assert stand_of(rita(vx=30.0), 10, Memory(braking=True)) != "skid"


def test_a_jump_begins_with_a_push_off_and_a_long_fall_rows_with_the_arms():
    jumping = [
        stand_of(rita(stance="air", grounded=False, vy=-264.0), tick, Memory(jumped_tick=100)) for tick in (100, 120)
    ]
    assert jumping == ["leap_0", "air_0"]
    assert stand_of(rita(stance="air", grounded=False, vy=500.0), 200, Memory()).startswith("plunge")


def test_a_landing_shows_in_the_stride_that_goes_on_from_it():
    running, standing = rita(vx=200.0), rita(vx=0.0)
    assert stand_of(running, 101, Memory(landed_tick=100)).startswith("dip")
    assert stand_of(running, 140, Memory(landed_tick=100)).startswith("run")
    assert stand_of(standing, 101, Memory(landed_tick=100)).startswith("land")


def test_what_kills_her_from_above_finds_her_bent_and_a_fall_in_her_knees():
    poses = {cause: dying_of(rita(last_cause=cause), 10, Memory()).stand for cause in ("crush", "fall", "drone.lunge")}
    assert poses == {"crush": "crushed", "fall": "land_0", "drone.lunge": "idle_0"}


def test_at_a_wall_she_still_aims():
    assert acting_of(rita(stance="wall", grounded=False, facing=-1, aim=512), 10, Memory(), True).bearing == "aim"


def test_a_blow_from_behind_throws_her_forward():
    front, behind = Memory(hurt_from=1), Memory(hurt_from=-1)
    assert stand_of(rita(stance="hurt"), 10, front) != stand_of(rita(stance="hurt"), 10, behind)


@pytest.mark.parametrize("id_", list(UPGRADES))
def test_every_upgrade_is_seen_on_her(id_: str, screen: pygame.Surface):
    weapon = "cutter" if id_ == "edge" else "rivet"
    plain = rig.upper(rig.BEARINGS["idle_0"], weapon), rig.legs(rig.STANDS["idle_0"])
    worn = rig.upper(rig.BEARINGS["idle_0"], weapon, ((id_, 1),)), rig.legs(rig.STANDS["idle_0"], ((id_, 1),))
    assert any(
        pygame.image.tobytes(a.picture, "RGBA") != pygame.image.tobytes(b.picture, "RGBA") for a, b in zip(plain, worn)
    )


def test_what_is_not_in_her_hand_hangs_on_her_back(screen: pygame.Surface):
    figures = Figures()
    one = figures.suit(rita(), 50, Memory(), False)[1][0]
    two = figures.suit(rita(held=[Held("rivet", 24), Held("cutter")]), 50, Memory(), False)[1][0]
    assert two.picture.get_width() > one.picture.get_width()


def test_each_area_lights_whoever_stands_in_it(screen: pygame.Surface):
    hour = (208, 224, 232)
    lights = {light_of(area, hour) for area in RIMS}
    assert len(lights) == len(RIMS)
    assert {area.name for area in darol().areas} <= set(RIMS), "give it a row in shell/figures/rims.py"


def test_what_is_thin_stays_dark_when_the_light_says_so(screen: pygame.Surface):
    canvas = Canvas(-20, -20, 20, 20)
    canvas.rect(-1, -18, 2, 36, (10, 5, 17))
    sprite = canvas.sprite()
    full = lit(sprite, Light(AMBER, rim=1.0, shade=0.0, back_rim=0.0))
    spared = lit(sprite, Light(AMBER, rim=1.0, shade=0.0, back_rim=0.0, thin=0.2))
    assert sum(pygame.transform.average_color(spared.picture)[:3]) < sum(
        pygame.transform.average_color(full.picture)[:3]
    )


def test_all_sheets_can_be_drawn(screen: pygame.Surface):
    for name, draw in SHEETS.items():
        assert draw().get_width() > 100, name


def test_crouched_she_is_drawn_no_higher_than_two_tiles(screen: pygame.Surface):
    for name, bearing in (("crouch", "crouch"), ("crawl_0", "crawl_0"), ("crawl_4", "crawl_4")):
        above = rig.hip_height(rig.STANDS[name]) + rig.upper(rig.BEARINGS[bearing], "cutter").oy
        assert above <= 36, name


def test_she_looks_left_as_a_mirror_of_right(screen: pygame.Surface):
    figures = Figures()
    right = figures.suit(rita(), 50, Memory(), False)
    left = figures.suit(rita(facing=-1, aim=AIM_STEPS // 2), 50, Memory(), False)
    for (a, _), (b, _) in zip(right, left):
        assert a.picture.get_size() == b.picture.get_size()
        assert a.ox + b.ox == a.picture.get_width()


def test_light_falls_on_the_side_that_it_comes_from(screen: pygame.Surface):
    sprite = mimics.figure("drone", mimics.Moment("still")).sprite
    bright = lit(sprite, Light(AMBER, rim=1.0, shade=0.0, back_rim=0.0))
    changed = [
        (x, y)
        for x in range(sprite.picture.get_width())
        for y in range(sprite.picture.get_height())
        if sum(bright.picture.get_at((x, y))[:3]) > sum(sprite.picture.get_at((x, y))[:3]) + 60
    ]
    assert changed
    middle = sprite.picture.get_width() / 2
    assert sum(x > middle for x, _ in changed) >= len(changed) * 0.4
