"""What her hands do with a cutter, a rivet gun, a slug thrower."""

from __future__ import annotations

from itertools import pairwise

import pytest
from suits import hall, named, names, play, settled, suited

from maketomorrow.sim.enemies.drone import Drone
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.plan import Loadout, Spawn
from maketomorrow.sim.state import World
from maketomorrow.sim.weapons.catalogue import WEAPONS, fresh

ARMED = Loadout(hand=("cutter", "rivet", "slug"))
FEET = 14 * 16.0


def _drone(x: float, y: float = FEET, health: float = 24.0, name: str = "drone-1", facing: int = 1) -> Drone:
    drone = Drone(name, x, y, 28, 22, health=health, facing=facing)
    drone.act = "hunt"
    return drone


def _armed(hand: int, *drones: Drone, cols: int = 60) -> World:
    """Rita at x 88 with the weapon of that place in her hand, looking right; the mimics hold their breath."""
    world = suited(hall(cols), (5, 13), ARMED, mimics=drones)
    world.state.hive.breath = True
    world.state.suit.hand = hand
    return settled(world)


def test_a_cutter_winds_up_five_ticks_is_live_for_four_and_recovers_in_nine() -> None:
    world = _armed(0)
    held = world.state.suit.held[0]
    phases = []
    for tick in range(19):
        play(world, "fire" if tick == 0 else "")
        phases.append(held.phase)
    assert phases == ["windup"] * 5 + ["active"] * 4 + ["recovery"] * 9 + ["ready"]


def test_a_second_blow_begins_at_the_sixth_tick_of_recovery_and_not_before() -> None:
    world = _armed(0)
    swings = []
    for tick in range(40):
        swings += named(play(world, "fire" if tick in (0, 12) else ""), "swung")
    assert [event.tick - swings[0].tick for event in swings] == [0, 15]


def test_a_held_cutter_strikes_every_eighteen_ticks() -> None:
    swings = named(play(_armed(0), "fire", 60), "swung")
    assert [event.tick - swings[0].tick for event in swings] == [0, 18, 36, 54]


def test_one_blow_of_the_cutter_hits_a_drone_once_for_fourteen_and_throws_it() -> None:
    drone = _drone(88 + 34)
    world = _armed(0, drone)
    events = play(world, "fire", 1) + play(world, "", 12)
    struck = named(events, "struck")
    assert [(event.who, event.by, event.what, event.amount) for event in struck] == [("drone-1", "rita", "cutter", 14)]
    assert drone.health == 10
    assert drone.x > 88 + 36


def test_a_blow_stops_both_for_two_ticks() -> None:
    drone = _drone(88 + 34)
    world = _armed(0, drone)
    while not drone.freeze_ticks:
        play(world, "fire right")
    suit = world.state.suit
    assert suit.freeze_ticks == 2
    x, phase = suit.x, suit.held[0].phase_ticks
    play(world, "right", 2)
    assert (suit.x, suit.held[0].phase_ticks) == (x, phase)
    play(world, "right", 1)
    assert suit.x > x


def test_the_arc_reaches_what_is_aimed_at_and_not_what_is_behind() -> None:
    before, behind = _drone(88 + 34), _drone(88 - 34, name="drone-2")
    far = _drone(88 + 80, name="drone-3")
    world = _armed(0, before, behind, far)
    play(world, "fire", 12)
    assert (before.health, behind.health, far.health) == (10, 24, 24)
    play(world, "", 10)
    play(world, "fire", 12, aim=512)
    assert behind.health == 10


def test_the_cutter_does_not_strike_through_a_wall() -> None:
    rows = ["#" * 60, *(row[:6] + "#" + row[7:] for row in hall()[1:])]
    drone = _drone(7 * 16 + 15)
    world = suited(rows, (5, 13), ARMED, mimics=[drone])
    world.state.hive.breath = True
    settled(world)
    world.state.suit.x = 6 * 16 - 10.5
    play(world, "fire", 12)
    assert drone.health == 24


def test_a_held_rivet_gun_fires_every_eighth_tick_until_it_is_empty_and_reloads_in_seventy() -> None:
    world = _armed(1, cols=100)
    events = play(world, "fire", 24 * 8 + 2)
    fired = named(events, "fired")
    assert len(fired) == 24
    assert {b.tick - a.tick for a, b in pairwise(fired)} == {8}
    events += play(world, "", 80)
    empty, reloaded = named(events, "empty")[0], named(events, "reloaded")[0]
    assert reloaded.tick - empty.tick == 70
    assert world.state.suit.held[1].rounds == 24


def test_rivets_fly_24_tiles_and_no_further() -> None:
    world = _armed(1, cols=100)
    play(world, "fire", 1)
    farthest = 0.0
    for _ in range(60):
        play(world)
        farthest = max([farthest, *(shot.x - 88 for shot in world.state.shots)])
    assert 23 * 16 < farthest <= 25.5 * 16
    assert world.state.shots == []


def test_a_rivet_does_six_and_three_times_that_on_the_light() -> None:
    results = set()
    drone = _drone(88 + 200, health=1000)
    world = _armed(1, drone)
    for aim in (12, 8, 4, 0, 1020):
        for event in named(play(world, "fire", 1, aim=aim) + play(world, "", 30, aim=aim), "struck"):
            results.add(event.amount)
    assert results == {6.0, 18.0}


def test_rivets_stray_by_three_degrees_the_same_way_every_day() -> None:
    def ways() -> list[float]:
        world = _armed(1, cols=100)
        seen = []
        for _ in range(12):
            play(world, "fire", 3)
            seen.append(world.state.shots[-1].vy / world.state.shots[-1].vx)
            play(world, "", 6)
        return seen

    first = ways()
    assert first == ways()
    assert len(set(first)) > 6
    assert max(abs(slope) for slope in first) <= 0.0263  # tan 1.5 degrees


def test_a_slug_thrower_does_42_from_near_and_nothing_past_ten_tiles() -> None:
    dealt = []
    for away in (40, 9 * 16, 12.5 * 16):
        drone = _drone(88 + away, FEET - 10, health=1000)
        drone.h = 44
        world = _armed(2, drone)
        play(world, "fire", 1)
        play(world, "", 30)
        dealt.append(1000 - drone.health)
    assert dealt[0] == pytest.approx(42)
    assert 5 < dealt[1] < 30
    assert dealt[2] == 0


def test_a_slug_kicks_her_back_and_shot_at_the_ground_in_the_air_it_is_a_hop() -> None:
    world = _armed(2)
    suit = world.state.suit
    x = suit.x
    play(world, "fire", 1)
    play(world, "", 20)
    assert x - suit.x > 8

    play(world, "", 40)
    play(world, "jump", 12)
    play(world, "", 16)
    assert suit.vy > 0
    play(world, "fire down", 7)
    assert suit.vy < -150


def test_slugs_are_loaded_one_by_one_and_a_shot_breaks_the_loading_off() -> None:
    world = _armed(2)
    held = world.state.suit.held[2]
    held.rounds = 0
    play(world, "reload", 1)
    play(world, "", 26)
    assert (held.rounds, held.phase) == (1, "reload")
    play(world, "", 26)
    assert held.rounds == 2
    events = play(world, "fire", 8)
    assert "fired" in names(events)
    assert held.rounds == 1


def test_swap_goes_round_the_three_in_hand() -> None:
    world = _armed(0)
    events = []
    for _ in range(3):
        events += play(world, "swap", 1) + play(world, "", 1)
    assert [event.what for event in named(events, "swapped")] == ["rivet", "slug", "cutter"]


def test_hands_do_nothing_in_a_dash_while_hurt_and_while_a_thing_has_them() -> None:
    world = _armed(0)
    suit = world.state.suit
    play(world, "right dash", 1)
    assert "swung" not in names(play(world, "right fire", 1))
    play(world, "", 40)
    suit.stagger_ticks = 12
    assert "swung" not in names(play(world, "fire", 2))
    play(world, "", 40)
    suit.using = "keypad"
    assert "swung" not in names(play(world, "fire", 2))


def test_a_hit_breaks_a_blow_off() -> None:
    world = _armed(0)
    suit = world.state.suit
    play(world, "fire", 3)
    suit.stagger_ticks = 5
    play(world, "", 2)
    assert suit.held[0].phase == "ready"


def test_the_cutter_parts_the_strands_of_a_root_and_the_last_opens_it() -> None:
    spawn = Spawn("R1", "root", "tiny", 116, FEET - 96, 32, 96, OBJECTS["root"].kind.defaults())
    world = suited(hall(), (5, 13), ARMED)
    root = OBJECTS["root"].build(spawn, world.plan)
    world = settled(suited(hall(), (5, 13), ARMED, things=[root]))
    events = play(world, "fire", 400)
    cuts = named(events, "cut")
    assert [event.amount for event in cuts] == [1, 2, 3, 4, 5]
    assert "opened" in names(events)
    assert cuts[-1].tick <= 260  # about four seconds
    x = world.state.suit.x
    play(world, "right", 60)
    assert world.state.suit.x > x + 100


@pytest.mark.parametrize("weapon", list(WEAPONS))
def test_every_weapon_is_found_full_and_declares_itself(weapon: str) -> None:
    kind = WEAPONS[weapon]
    assert kind.kind.id == weapon
    assert kind.kind.family == "weapon"
    assert fresh(weapon).rounds == (kind.barrel.rounds if kind.barrel else 0)


@pytest.mark.parametrize("weapon", list(WEAPONS))
def test_every_weapon_does_the_same_twice(weapon: str) -> None:
    def day() -> list[tuple[float, ...]]:
        world = _armed(list(WEAPONS).index(weapon), _drone(200, health=500), _drone(300, name="drone-2", health=500))
        world.state.hive.breath = False
        seen = []
        for tick in range(240):
            play(world, "fire right" if tick % 40 < 25 else "left jump", aim=(tick * 7) % 1024)
            seen.append((world.state.suit.x, world.state.suit.health, *(mimic.x for mimic in world.state.mimics)))
        return seen

    assert day() == day()
