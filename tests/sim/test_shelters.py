"""Shelters: who gets in, how long their doors last, and what those inside do for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sim.rooms import FLOOR_Y, a, go, named, plan_of, press, until, wake

from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.objects.door import Door, throw
from maketomorrow.sim.objects.hideout import TUNING as DOORWAY
from maketomorrow.sim.objects.hideout import Hideout, is_open_to, occupants
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import Leg, PersonPlan, Spawn
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.state import World
from maketomorrow.sim.world import restore, take

LONG = (  # 100 tiles wide; at its right end a cell in which nobody can reach her
    "#" * 100,
    *("#" + "." * 94 + "#" + "." * 3 + "#",) * 10,
    "#" * 100,
    "#" * 100,
)
CELL_X = 1560.0
DEN_X = 400.0  # of the hideout's sill
BURST = 40  # ticks  the burst at 07:04
SHY = DOORWAY.shy_px


def somebody(who: str, start: str, *legs: Leg, **more: object) -> PersonPlan:
    return PersonPlan(who, 44, "walk", 40.0, 0, start, legs, **more)  # type: ignore[arg-type]


def keeper(who: str = "kay", **more: object) -> PersonPlan:
    """Somebody who shuts himself in at the burst."""
    return somebody(who, "den", burst="hold", burst_go="den", **more)


def a_day(people: Sequence[PersonPlan], *things: Spawn, her_x: float = CELL_X, **den: object) -> World:
    """A hall with a hideout at "den" (400), places "here" (160) and "far" (960), and a burst at 07:04."""
    places = [a("place", x, FLOOR_Y, id=name) for name, x in (("here", 160), ("den", DEN_X), ("far", 960))]
    hideout = a("hideout", DEN_X - 16, FLOOR_Y - 48, id="hut", place="den", **den)
    plan = plan_of(LONG, (*places, hideout, *things), at=(her_x, FLOOR_Y), hours={"burst": "07:04"})
    return wake(replace(plan, people=tuple(people), home="here"))


def who(world: World, name: str) -> Person:
    person = world.by_id[name]
    assert isinstance(person, Person)
    return person


def hut(world: World) -> Hideout:
    hideout = world.by_id["hut"]
    assert isinstance(hideout, Hideout)
    return hideout


def a_drone(world: World, x: float) -> Mimic:
    drone = spawn_mimic(world, "drone", x, FLOOR_Y, "B1")
    drone.act = "hunt"
    return drone


def frighten(world: World, name: str) -> None:
    who(world, name).fear_ticks = 300


def inside(world: World) -> list[str]:
    return [person.id for person in occupants(world, hut(world))]


# ---- into a hideout ------------------------------------------------------------------------------


def test_whoever_holds_a_place_with_a_hideout_shuts_himself_in_at_the_burst():
    world = a_day([keeper()])
    go(world, BURST - 1)
    assert not inside(world), "in peace he stands before it"
    events = go(world, 60)
    assert inside(world) == ["kay"]
    assert [event.what for event in named(events, "hid")] == ["hut"]
    assert hut(world).barred


def test_whoever_is_in_a_hideout_takes_up_no_room_and_cannot_be_struck():
    world = a_day([keeper()])
    go(world, BURST + 60)
    assert who(world, "kay") in world.state.living()
    assert who(world, "kay") not in world.state.about()
    assert all(body.id != "kay" for body in world.state.bodies())


def test_a_barred_hideout_with_nobody_in_it_keeps_everybody_out():
    world = a_day([keeper(burst_else="far")], barred=True)
    go(world, BURST + 400)
    assert not inside(world)
    assert who(world, "kay").place == "far", "he goes where he knows of, and stays"


def test_she_lifts_the_bar_of_an_empty_hideout_and_somebody_else_lives_in_it():
    world = a_day([keeper(burst_else="far")], barred=True, her_x=DEN_X)
    events = press(world, "use")
    assert [event.who for event in named(events, "opened")] == ["hut"]
    assert not hut(world).barred
    go(world, BURST + 60)
    assert inside(world) == ["kay"]


def test_whoever_runs_goes_into_the_nearest_open_hideout():
    world = a_day([somebody("ann", "far")])
    go(world, BURST + 10)
    a_drone(world, 1300)
    who(world, "ann").health = 30.0
    until(world, "hid")
    assert inside(world) == ["ann"]


def test_whoever_is_further_than_thirty_tiles_from_it_runs_home_instead():
    world = a_day([somebody("ann", "far")])
    go(world, BURST + 10)
    who(world, "ann").x = 400 + 31 * 16 + 40
    a_drone(world, 1300)
    frighten(world, "ann")
    go(world, 12)
    assert who(world, "ann").goal == "here"


def test_a_hideout_holds_as_many_as_it_has_room_for():
    world = a_day([somebody(name, "den") for name in ("ann", "bob", "cat")], heads=2)
    a_drone(world, 1500)
    go(world, BURST + 2)
    for name in ("ann", "bob", "cat"):
        frighten(world, name)
    go(world, 60)
    assert inside(world) == ["ann", "bob"]
    assert who(world, "cat").goal == "here"


# ---- whom they let in ----------------------------------------------------------------------------


def test_those_inside_open_while_no_mimic_is_near_their_door():
    world = a_day([somebody("ann", "den"), somebody("bob", "far")])
    go(world, BURST + 2)
    frighten(world, "ann")
    a_drone(world, DEN_X + SHY + 200)
    until(world, "hid")
    assert is_open_to(world, hut(world), "bob")
    world.state.mimics[0].x = DEN_X + SHY - 8
    assert not is_open_to(world, hut(world), "bob")


def test_whoever_shut_himself_in_alone_opens_only_to_whom_he_trusts_but_then_till_the_last_moment():
    world = a_day([keeper(trusts=("bob",)), somebody("ann", "far"), somebody("bob", "far")])
    go(world, BURST + 60)
    a_drone(world, DEN_X + SHY - 8)
    assert not is_open_to(world, hut(world), "ann")
    assert is_open_to(world, hut(world), "bob")
    world.state.mimics[0].x = DEN_X + 8
    assert not is_open_to(world, hut(world), "bob")


def test_her_knock_is_answered_by_the_same_rule_and_the_door_is_held_a_while():
    world = a_day([keeper(trusts=("rita",)), somebody("ann", "far")], her_x=DEN_X)
    go(world, BURST + 60)
    events = press(world, "use")
    assert named(events, "knocked")
    assert not hut(world).barred
    assert is_open_to(world, hut(world), "ann"), "whoever comes with her gets in"
    events = go(world, DOORWAY.open_ticks)
    assert hut(world).barred
    assert named(events, "shut")


def test_a_door_held_open_is_barred_at_once_when_a_mimic_comes():
    world = a_day([keeper(trusts=("rita",))], her_x=DEN_X)
    go(world, BURST + 60)
    press(world, "use")
    assert not hut(world).barred
    a_drone(world, DEN_X + 24).freeze_ticks = 600
    go(world, 1)
    assert hut(world).barred


def test_a_knock_at_the_door_of_somebody_who_trusts_nobody_is_refused_in_words():
    world = a_day([keeper()], her_x=DEN_X)
    go(world, BURST + 60)
    events = press(world, "use")
    assert [event.what for event in named(events, "used")] == ["door.kept"]
    assert hut(world).barred


# ---- teeth ---------------------------------------------------------------------------------------


def test_mimics_walk_to_the_door_and_gnaw_a_point_a_tick_each():
    world = a_day([keeper()], strength=900, gnawers=2)
    go(world, BURST + 60)
    for x in (700, 760, 820):
        a_drone(world, x)
    until(world, "gnawing")
    go(world, 240)
    before = hut(world).gnawed
    go(world, 60)
    assert hut(world).gnawed == before + 120, "two are at it, the third finds no room"
    assert sum(1 for mimic in world.state.mimics if mimic.act == "gnaw") == 2


def test_gnawed_through_it_stays_open_and_all_stand_before_it():
    world = a_day([keeper()], strength=100)
    go(world, BURST + 60)
    a_drone(world, 600)
    events = until(world, "broke")
    assert [event.who for event in named(events, "came_out")] == ["kay"]
    assert hut(world).broken
    assert not hut(world).barred
    kay = who(world, "kay")
    assert not kay.inside
    assert abs(kay.x - DEN_X) < 4
    go(world, 30)
    assert not inside(world), "nobody hides behind a broken door"


def test_nobody_in_a_hideout_is_hurt_while_its_door_holds():
    world = a_day([keeper()], strength=100_000)
    go(world, BURST + 60)
    for x in (500, 560):
        a_drone(world, x)
    spawn_mimic(world, "spitter", 640, FLOOR_Y, "B1").act = "hunt"
    events = go(world, 900)
    assert not [event for event in named(events, "hurt") if event.who == "kay"]
    assert who(world, "kay").health == 40.0


def test_while_it_has_its_full_number_of_teeth_those_inside_are_nobody_elses_prey():
    world = a_day([keeper(), somebody("ann", "far", burst="hold")], strength=300, gnawers=2)
    go(world, BURST + 60)
    drones = [a_drone(world, x) for x in (430, 460, 490)]
    go(world, 121)
    assert [drone.prey for drone in drones[:2]] == ["kay", "kay"]
    assert drones[2].prey == "ann"


# ---- out again -----------------------------------------------------------------------------------


def test_whoever_hid_stays_until_the_clock_calls_and_nothing_is_near():
    world = a_day([somebody("ann", "den", Leg(2000, "far"))])
    go(world, BURST + 2)
    frighten(world, "ann")
    until(world, "hid")
    go(world, 600)
    assert inside(world) == ["ann"], "the fear is over, but nothing calls"
    a_drone(world, 600).freeze_ticks = 3000
    go(world, 2000 - world.state.tick + 60)
    assert inside(world) == ["ann"], "it is time, but one is out there"
    world.state.mimics[0].health = 0
    events = until(world, "came_out")
    assert not hut(world).barred
    events = until(world, "arrived")
    assert events[-1].who == "ann" or who(world, "ann").place == "far"


def test_in_a_breath_they_come_out_past_those_who_gnaw():
    world = a_day([somebody("ann", "den", Leg(600, "far"))], strength=3000)
    go(world, BURST + 2)
    frighten(world, "ann")
    until(world, "hid")
    a_drone(world, 560)
    go(world, 700)
    assert inside(world) == ["ann"]
    world.state.hive.breath = True
    until(world, "came_out", most_ticks=20)


# ---- rooms with doors ----------------------------------------------------------------------------


def a_room(people: Sequence[PersonPlan], her_x: float = CELL_X, **door: object) -> World:
    """A room from 640 to 960 with a door for the crew on its left, and one with a handle on its right."""
    left = a("door", 624, FLOOR_Y - 160, 16, 160, id="left", shelter="room", crew=True, **door)
    right = a("door", 960, FLOOR_Y - 160, 16, 160, id="right", shelter="room", by_hand=True, open=True)
    places = [a("place", x, FLOOR_Y, id=name) for name, x in (("here", 160), ("flap", 590), ("far", 1200))]
    room = a("shelter", 640, FLOOR_Y - 160, 320, 160, id="room", heads=3)
    plan = plan_of(LONG, (*places, room, left, right), at=(her_x, FLOOR_Y), hours={"burst": "07:04"})
    return wake(replace(plan, people=tuple(people), home="here"))


def a_door(world: World, name: str) -> Door:
    door = world.by_id[name]
    assert isinstance(door, Door)
    return door


def run_in(world: World, name: str, from_x: float) -> None:
    """Let somebody be driven into the room by a mimic that comes from behind and is then held there."""
    go(world, BURST + 2)
    drone = a_drone(world, from_x)
    drone.freeze_ticks = 100_000
    who(world, name).health = 30.0
    for _ in range(600):
        go(world, 1)
        if who(world, name).place == "room":
            return
    raise AssertionError(f"{name} does not get into the room")


def test_whoever_runs_into_a_room_shuts_what_has_a_handle_and_bars_it_for_the_crew_too():
    world = a_room([somebody("ann", "far")])
    run_in(world, "ann", 1500)
    go(world, 60)
    assert a_door(world, "right").shut
    assert a_door(world, "right").barred
    assert a_door(world, "left").barred
    assert not a_door(world, "left").crew


def test_the_last_one_inside_opens_it_again_when_the_clock_calls():
    world = a_room([somebody("ann", "far", Leg(1800, "here"))])
    run_in(world, "ann", 1500)
    world.state.mimics[0].health = 0
    go(world, 1900 - world.state.tick)
    assert not a_door(world, "left").barred
    assert a_door(world, "left").crew
    go(world, 600)
    assert who(world, "ann").place == "here"


def test_those_in_a_room_open_to_somebody_who_runs_while_nothing_is_near_its_doors():
    world = a_room([somebody("ann", "far"), somebody("bob", "far")])
    run_in(world, "ann", 1500)
    go(world, 60)
    bob = who(world, "bob")
    bob.health = 30.0
    for _ in range(400):
        go(world, 1)
        if bob.place == "room":
            break
    assert bob.place == "room"
    go(world, 60)
    assert a_door(world, "right").barred


def test_a_door_opened_beside_somebody_who_holds_a_place_and_hears_them_takes_him_in():
    world = a_room([somebody("kay", "flap", burst="hold", burst_go="flap")])
    go(world, BURST + 30)
    throw(world, a_door(world, "left"), [])
    go(world, 120)
    assert who(world, "kay").place == "flap", "nothing is near yet"
    a_drone(world, 590 + 380).freeze_ticks = 100_000
    go(world, 240)
    assert who(world, "kay").place == "room"
    assert a_door(world, "left").barred
    assert a_door(world, "left").shut


def test_a_keypad_does_not_open_what_is_barred_from_inside():
    world = a_room([somebody("ann", "far")], her_x=560)
    run_in(world, "ann", 1500)
    world.state.mimics[0].x = 1000  # near the right door
    go(world, 60)
    left = a_door(world, "left")
    assert left.barred
    throw(world, left, [])
    assert not left.barred, "nothing is near the left one, and they look who it is"
    go(world, DOORWAY.open_ticks + 60)
    assert left.barred
    world.state.mimics[0].x = 560
    throw(world, left, [])
    assert left.barred, "not with that behind her"


def test_she_knocks_at_a_barred_door_and_opens_it_from_inside_without_asking():
    world = a_room([somebody("ann", "far")], her_x=944)
    run_in(world, "ann", 1500)
    go(world, 60)
    right = a_door(world, "right")
    assert right.barred
    world.state.mimics[0].x = 1000
    press(world, "use")
    assert not right.barred, "she is in there herself"
    world.state.suit.x = 990
    go(world, DOORWAY.open_ticks + 60)
    assert right.barred
    events = press(world, "use")
    assert named(events, "knocked")
    assert right.barred, "not with that behind her"


# ---- exact ---------------------------------------------------------------------------------------


def test_a_day_with_people_in_hiding_is_the_same_when_it_is_taken_up_in_the_middle():
    people = [keeper(), somebody("ann", "far", Leg(3000, "here"))]
    world = a_day(people, strength=900)
    go(world, BURST + 60)
    for x in (700, 760, 900):
        a_drone(world, x)
    go(world, 600 - world.state.tick)
    other = restore(world.plan, take(world))
    go(world, 900)
    go(other, 900)
    assert digest(take(world)) == digest(take(other))
