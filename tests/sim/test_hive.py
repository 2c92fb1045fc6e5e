"""What mimics know of each other, whom they hunt, and when they stand still."""

from __future__ import annotations

import pytest
from sim.rooms import FLOOR_Y, HALL, a, a_day, go, named, plan_of, wake

from maketomorrow.sim.combat import hit
from maketomorrow.sim.enemies import hive
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.enemies.hive import TUNING, humans, spawn_mimic
from maketomorrow.sim.enemies.model import THINK_TICKS, Mimic
from maketomorrow.sim.model import Blow, Mover
from maketomorrow.sim.objects.door import Door
from maketomorrow.sim.plan import Loadout, Spawn
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.state import World

UNHURT = Loadout(unhurt=True)


def wide(tiles: int) -> tuple[str, ...]:
    """The hall, so many tiles wide."""
    return tuple(row[0] + row[1] * (tiles - 2) + row[0] for row in HALL)


def a_hall(*things: Spawn, tiles: int = 80, at: float = 160.0, **plan: object) -> World:
    """A hall with these things in it, and Rita at ``at``, whom nothing hurts."""
    return a_day(*things, rows=wide(tiles), at=(at, FLOOR_Y), loadout=UNHURT, **plan)


def a_hunter(world: World, x: float, kind: str = "drone") -> Mimic:
    """One that has unfolded already."""
    mimic = spawn_mimic(world, kind, x, FLOOR_Y, "B1")
    mimic.act = "hunt"
    return mimic


@pytest.mark.parametrize("kind", ENEMIES)
def test_one_that_was_placed_stands_until_it_sees_somebody(kind: str):
    far = 160.0 + TUNING.sight_px + 60
    world = a_hall(a(kind, far, FLOOR_Y, id="idle"))
    go(world, 200)
    idle = world.state.mimics[0]
    assert (idle.act, idle.x) == ("still", far)
    events = go(world, 60, "right")
    assert [event.what for event in named(events, "saw")] == ["rita"]
    assert named(events, "woke")[0].who == "idle"
    assert idle.act != "still"


def test_it_does_not_see_through_a_wall():
    rows = tuple(row[:30] + "#" + row[31:] for row in wide(80))
    world = a_day(a("drone", 560, FLOOR_Y, id="idle"), rows=rows, at=(400.0, FLOOR_Y), loadout=UNHURT)
    assert not named(go(world, 200), "saw")


def test_what_one_sees_all_within_thirty_tiles_know_twenty_ticks_later():
    seen_from = 500.0
    near, far = seen_from + TUNING.told_px - 20, seen_from + TUNING.told_px + 20
    rows = tuple(row[:50] + "#" + row[51:] if 0 < at < 11 else row for at, row in enumerate(wide(90)))
    things = (a("drone", near, FLOOR_Y, id="near"), a("drone", far, FLOOR_Y, id="far"))
    world = a_day(*things, rows=rows, at=(200.0, FLOOR_Y), loadout=UNHURT)
    go(world, 60)
    scout = a_hunter(world, seen_from)
    scout.wait_ticks = 0
    events = go(world, 45)
    saw = named(events, "saw")[0]
    woke = [event for event in named(events, "woke") if event.who == "near"]
    assert [event.tick - saw.tick for event in woke] == [20]
    far_one = next(mimic for mimic in world.state.mimics if mimic.id == "far")
    assert far_one.act == "still"


def test_one_that_is_hurt_wakes():
    world = a_hall(a("drone", 900, FLOOR_Y, id="idle"))
    go(world, 20)
    hit(world, world.state.mimics[0], Blow("rivet", "rita", 6.0), [])
    assert named(go(world, 10), "woke")


def test_one_that_is_placed_awake_hunts_from_the_first_tick_and_waits_as_it_was_told():
    world = a_hall(
        a("drone", 1000, FLOOR_Y, id="awake", awake=True),
        a("drone", 1100, FLOOR_Y, id="later", awake=True, wait_ticks=90),
    )
    woke = {event.who: event.tick for event in named(go(world, 120), "woke")}
    assert woke == {"awake": 0, "later": 90}


def test_prey_needs_no_sight():
    world = a_hall(tiles=200)
    hunter = a_hunter(world, 3000.0)
    go(world, 120)
    assert not hunter.sees_prey
    assert hunter.x < 3000 - 200


def test_prey_is_the_human_at_the_end_of_the_shortest_road_and_rita_counts_as_further(monkeypatch: pytest.MonkeyPatch):
    world = a_hall(at=200.0)
    teo = Mover("teo", 1000.0, FLOOR_Y, 20.0, 44.0)
    world.by_id["teo"] = teo
    monkeypatch.setattr(hive, "humans", lambda world: [*humans(world), teo])
    hunters = {x: a_hunter(world, x) for x in (400.0, 480.0, 560.0, 700.0)}
    go(world, THINK_TICKS)
    # from 480 Rita is 280 px away, counted as 420, and Teo 520; from 560 it is 360, as 540, and 440
    assert {x: hunter.prey for x, hunter in hunters.items()} == {
        400.0: "rita",
        480.0: "rita",
        560.0: "teo",
        700.0: "teo",
    }


def test_prey_is_chosen_anew_when_the_roads_change(monkeypatch: pytest.MonkeyPatch):
    world = a_hall(at=200.0)
    teo = Mover("teo", 1250.0, FLOOR_Y, 20.0, 44.0)
    world.by_id["teo"] = teo
    monkeypatch.setattr(hive, "humans", lambda world: [*humans(world), teo])
    hunter = a_hunter(world, 600.0)
    go(world, THINK_TICKS)
    assert hunter.prey == "rita"
    teo.x = 700.0
    go(world, 60)
    assert hunter.prey == "teo"


def test_at_most_three_attack_one_target_at_once():
    world = a_hall(at=640.0)
    for n in range(5):
        a_hunter(world, 640.0 + 160 + 20 * n, "spitter")
        a_hunter(world, 640.0 - 160 - 20 * n, "spitter" if n % 2 else "drone")
    most = 0
    for _ in range(600):
        go(world, 1)
        holders = [mimic for mimic in world.state.mimics if mimic.token == "rita"]
        attackers = [mimic for mimic in world.state.mimics if mimic.act in ("windup", "strike", "recover")]
        assert len(attackers) <= len(holders) <= 3
        most = max(most, len(holders))
    assert most == 3


def test_tokens_are_given_in_spawn_order():
    world = a_hall(at=640.0)
    spitters = [a_hunter(world, 640.0 + 150 + 10 * n, "spitter") for n in range(5)]
    for spitter in spitters:
        spitter.phase, spitter.facing = 0, -1
    began = [event.who for event in named(go(world, 90), "windup")]
    assert began == [spitter.id for spitter in spitters[:3]]


@pytest.mark.parametrize("kind", ENEMIES)
def test_every_first_wind_up_of_the_day_is_longer_and_only_the_first(kind: str):
    world = a_hall(at=640.0)
    a_hunter(world, 640.0 + 110, kind).facing = -1
    amounts = [event.amount for event in named(go(world, 700), "windup")]
    assert amounts[0] == amounts[1] + 12
    assert len(set(amounts[1:])) == 1


def test_in_a_breath_every_mimic_stands_still_and_forgets_what_it_began():
    hours = {"breath_1": "07:08", "breath_1_end": "07:20"}  # ticks 200 to 680
    world = a_hall(at=640.0, hours=hours)
    for x in (720.0, 760.0, 540.0, 1100.0):
        a_hunter(world, x)
    a_hunter(world, 800.0, "spitter")
    go(world, 240)
    places = [(mimic.x, mimic.y) for mimic in world.state.mimics]
    events = go(world, 430)
    assert [(mimic.x, mimic.y) for mimic in world.state.mimics] == places
    assert not named(events, "windup")
    assert not any(mimic.token for mimic in world.state.mimics)
    assert named(go(world, 120), "windup")


def test_hit_stop_holds_a_mimic_and_its_wind_up():
    world = a_hall(at=640.0)
    mimic = a_hunter(world, 740.0)
    while mimic.act != "windup":
        go(world, 1)
    ticks = mimic.act_ticks
    mimic.freeze_ticks = 7
    go(world, 7)
    assert mimic.act_ticks == ticks
    go(world, 1)
    assert mimic.act_ticks == ticks + 1


def test_mimics_do_not_all_think_on_one_tick():
    world = a_hall()
    for n in range(31):
        a_hunter(world, 400.0 + 20 * n)
    looks = [
        sum((tick + mimic.phase) % THINK_TICKS == 0 for mimic in world.state.mimics) for tick in range(THINK_TICKS)
    ]
    assert sum(looks) == 31
    assert max(looks) <= 12


def test_at_most_three_gnaw_at_one_door_a_point_a_tick_each():
    door = a("door", 320, FLOOR_Y - 160, 16, 160, id="the door", strength=300)
    world = a_hall(door, tiles=60)
    for n in range(6):
        a_hunter(world, 500.0 + 40 * n)
    the_door = world.by_id["the door"]
    assert isinstance(the_door, Door)
    most, events = 0, []
    for _ in range(400):
        before = the_door.gnawed
        events += go(world, 1)
        teeth = sum(mimic.act == "gnaw" and bool(mimic.gnaws) for mimic in world.state.mimics)
        assert the_door.gnawed - before <= 3
        most = max(most, teeth)
        if the_door.broken:
            break
    assert most == 3
    assert the_door.broken
    assert len(named(events, "gnawing")) >= 3
    assert {event.what for event in named(events, "gnawing")} == {"the door"}
    assert named(go(world, 200), "windup"), "and then they come in"


def test_a_door_without_strength_is_not_gnawed():
    door = a("door", 320, FLOOR_Y - 160, 16, 160, id="the door")
    world = a_hall(door, tiles=60)
    a_hunter(world, 500.0)
    assert not named(go(world, 300), "gnawing")


def test_two_fights_that_begin_alike_stay_alike():
    things = [a(kind, 400.0 + 60 * n, FLOOR_Y) for n, kind in enumerate(["drone", "spitter"] * 4)]
    things = [Spawn(f"{n}", *spawn_rest(spawn)) for n, spawn in enumerate(things)]
    one, other = (wake(plan_of(wide(60), things), UNHURT) for _ in range(2))
    for tick in range(600):
        held = ("left", "right jump", "", "right", "dash left")[tick // 30 % 5]
        assert go(one, 1, held) == go(other, 1, held)
        assert digest(one.state) == digest(other.state)


def spawn_rest(spawn: Spawn) -> tuple[object, ...]:
    """All of a spawn but its id."""
    return spawn.kind, spawn.area, spawn.x, spawn.y, spawn.w, spawn.h, spawn.props
