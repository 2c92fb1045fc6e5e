"""How a spitter fights, and how it is beaten."""

from __future__ import annotations

from functools import partial

from sim.rooms import FLOOR_Y, WIDE, fight, go, named, until

from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.enemies.spitter import ARC, Spitter
from maketomorrow.sim.plan import TILE_PX

LOW = (WIDE[0],) * 5 + WIDE[5:]  # and with a ceiling six tiles over its floor
a_fight = partial(fight, "spitter")


def test_an_arc_is_wound_up_for_36_ticks_and_for_12_more_the_first_time_today():
    world = a_fight(170.0, unhurt=True)
    events = go(world, 500)
    windups, strikes = named(events, "windup"), named(events, "strike")
    assert [event.amount for event in windups[:3]] == [48, 36, 36]
    assert {event.what for event in windups} == {"spitter.arc"}
    for windup, strike in zip(windups, strikes):
        assert strike.tick - windup.tick == windup.amount + 1


def test_spit_hurts_for_22_and_what_it_leaves_burns_for_2():
    world = a_fight(170.0)
    events = until(world, "hurt")
    assert named(events, "hurt")[0].amount == 22
    world = a_fight(170.0)
    until(world, "strike")
    go(world, 30, "left")
    assert not named(go(world, 20), "hurt")
    pool = world.state.pools[0]
    world.state.suit.x = pool.x
    burns = named(go(world, 40), "hurt")
    assert {event.amount for event in burns} == {2}
    assert {event.what for event in burns} == {ARC.cause}


def test_spit_is_dodged_by_stepping_aside_while_it_flies():
    world = a_fight(170.0)
    until(world, "strike")
    assert not named(go(world, 60, "right"), "hurt")


def test_it_leads_whoever_goes_on_as_they_do():
    world = a_fight(200.0, at=400.0)
    for _ in range(300):
        held = "left" if world.state.mimics[0].act in ("windup", "strike", "recover") else ""
        if named(go(world, 1, held), "hurt"):
            return
    raise AssertionError("walking on in one direction is no dodge")


def test_it_backs_away_from_whoever_comes_nearer_than_six_tiles():
    world = a_fight(70.0, unhurt=True)
    go(world, 120)
    gap = world.state.mimics[0].x - world.state.suit.x
    assert 5.5 * TILE_PX <= gap <= 14 * TILE_PX
    assert world.state.mimics[0].facing == -1


def test_it_comes_nearer_than_fourteen_tiles_to_spit():
    world = a_fight(380.0, unhurt=True)
    until(world, "windup")
    assert world.state.mimics[0].x - world.state.suit.x <= 16 * TILE_PX


def test_driven_into_a_corner_it_cannot_spit():
    world = a_fight(unhurt=True, at=1180.0)
    spitter = spawn_mimic(world, "spitter", 1240.0, FLOOR_Y, "B1")
    spitter.act, spitter.facing = "hunt", -1
    assert not named(go(world, 200), "windup")


def test_spit_flies_flatter_under_a_low_ceiling_and_still_arrives():
    heights = {}
    for name, rows in (("hall", WIDE), ("low", LOW)):
        world = a_fight(210.0, rows=rows)
        until(world, "strike")
        highest = FLOOR_Y
        for _ in range(70):
            events = go(world, 1)
            highest = min([highest, *(shot.y for shot in world.state.shots)])
            if named(events, "hurt"):
                break
        else:
            raise AssertionError(f"it never arrived in the {name}")
        heights[name] = highest
    assert heights["low"] > 5 * TILE_PX
    assert heights["hall"] < heights["low"] - 4


def test_two_spitters_do_not_stand_in_one_spot():
    world = a_fight(120.0, 122.0, 124.0, unhurt=True)
    go(world, 400)
    places = sorted(mimic.x for mimic in world.state.mimics)
    assert places[1] - places[0] > 24
    assert places[2] - places[1] > 24


def test_a_spitter_is_beaten_without_damage():
    """Run at it, step out of what it spits, and cut it in the corner it backs into."""
    world = a_fight(200.0, at=900.0)
    suit = world.state.suit
    for _ in range(1500):
        if not world.state.mimics:
            break
        spitter = world.state.mimics[0]
        towards = "right" if spitter.x > suit.x else "left"
        flying = [shot for shot in world.state.shots if abs(shot.x - suit.x) < 200]
        burning = any(abs(pool.x - suit.x - (14 if towards == "right" else -14)) < 46 for pool in world.state.pools)
        if abs(spitter.x - suit.x) < 44:
            go(world, 1, f"{towards} fire" if world.tick % 2 else "")
        elif flying:
            go(world, 1, towards)
        elif burning:
            go(world, 1)
        else:
            go(world, 1, towards)
    assert not world.state.mimics
    assert suit.health == 100


def test_its_light_is_in_the_sac_that_swells():
    spitter = Spitter("spitter-1", 100.0, FLOOR_Y, 30.0, 36.0, facing=-1)
    x, y, radius = spitter.weak_point()
    left, top, right, bottom = spitter.box()
    assert left < x < 100.0 < right
    assert top < y < bottom
    spitter.act = "windup"
    assert spitter.weak_point()[2] > radius
