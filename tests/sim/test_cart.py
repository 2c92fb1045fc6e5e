"""The cart: on time, over whoever is in its way, and gone for whoever is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sim.rooms import FLOOR_Y, a, go, named, plan_of, press, until, wake

from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.objects.cart import Cart
from maketomorrow.sim.objects.crate import Crate
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import CART, CartPlan, Doing, Leg, Line, PersonPlan, Point, Spawn, Talk
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.state import World
from maketomorrow.sim.world import restore, take

YARD = (  # 100 tiles wide
    "#" * 100,
    *("#" + "." * 98 + "#",) * 10,
    "#" * 100,
    "#" * 100,
)
WEST, EAST = 200.0, 1400.0  # its middle at the two stops
LOW = FLOOR_Y - 4.0  # its floor, a step nobody notices
LEAVES, TAKES, BACK = 200, 400, 1000  # ticks


def a_day(
    *people: PersonPlan,
    things: Sequence[Spawn] = (),
    talks: Sequence[Talk] = (),
    her_x: float = 700.0,
    rails: tuple[Point, ...] = ((WEST, LOW), (EAST, LOW)),
    burst: str = "",
) -> World:
    """A yard with a stop at either end, west at 200 and east at 1400, one place between them at 800."""
    cart = replace(a("cart", *rails[0], id="cart"), points=rails)
    places = [a("place", x, FLOOR_Y, id=name) for name, x in (("west", WEST), ("mid", 800), ("east", EAST))]
    lever = a("switch", her_x, FLOOR_Y - 16, id="lever", target="cart")
    hours = {"burst": burst} if burst else {}
    plan = plan_of(YARD, (*places, cart, lever, *things), at=(her_x, FLOOR_Y), hours=hours)
    times = CartPlan("cart", TAKES, ("west", "east"), ((LEAVES, 0), (BACK, 1)))
    return wake(replace(plan, cart=times, people=people, talks=tuple(talks)))


def somebody(who: str, start: str, *legs: Leg, **more: object) -> PersonPlan:
    return PersonPlan(who, 44, "walk", 40.0, 0, start, legs, **more)  # type: ignore[arg-type]


def the_cart(world: World) -> Cart:
    cart = world.by_id["cart"]
    assert isinstance(cart, Cart)
    return cart


def who(world: World, name: str) -> Person:
    person = world.by_id[name]
    assert isinstance(person, Person)
    return person


def of_cart(events: Sequence[Event]) -> list[str]:
    return [event.what for event in named(events, "cart") if event.what != "warns"]


# ---- by the clock ------------------------------------------------------------------------------


def test_it_leaves_at_its_hour_is_there_in_its_time_and_comes_back():
    world = a_day(her_x=60)
    events = go(world, 2000)
    told = [(event.what, event.tick) for event in named(events, "cart")]
    assert [what for what, _ in told] == ["warns", "leaves", "stands", "warns", "leaves", "stands"]
    assert [told[1][1], told[4][1]] == [LEAVES, BACK]
    assert told[0][1] == LEAVES - 60
    assert LEAVES + TAKES - 12 <= told[2][1] <= LEAVES + TAKES
    cart = the_cart(world)
    assert (cart.x + cart.w / 2, cart.y, cart.speed) == (WEST, LOW, 0.0)


def test_it_follows_its_rails_uphill_and_over_nothing():
    world = a_day(her_x=60, rails=((WEST, LOW), (500, 80), (1100, 80), (EAST, LOW)))
    tops = []
    for _ in range(LEAVES + TAKES + 20):
        go(world, 1)
        tops.append(the_cart(world).y)
    assert min(tops) == 80
    assert tops[-1] == pytest.approx(LOW)


def test_a_lever_stops_it_where_it_is_and_it_stands_still_for_the_day():
    world = a_day(her_x=60, things=())
    go(world, LEAVES + 150)
    cart = the_cart(world)
    assert cart.stands_at() == -1
    events = press(world, "use")
    x = cart.x
    events += go(world, 1500)
    assert of_cart(events) == ["braked"]
    assert cart.x == x


@pytest.mark.parametrize("above_px", [4, 14, 30, 44])
def test_where_it_stands_for_the_day_it_bars_nobodys_road(above_px: int):
    rails = ((WEST, LOW), (500, FLOOR_Y - above_px), (1100, FLOOR_Y - above_px), (EAST, LOW))
    world = a_day(somebody("ann", "east", Leg(600, "west")), her_x=60, rails=rails)
    go(world, LEAVES + 200)
    press(world, "use")
    assert 500 < the_cart(world).x < 1000
    go(world, 1200)
    assert who(world, "ann").place == "west"
    mimic = spawn_mimic(world, "drone", 1200, FLOOR_Y, "B1")
    mimic.act = "hunt"
    go(world, 400)
    assert mimic.x < 500


def test_a_lever_keeps_it_from_leaving_at_all():
    world = a_day(her_x=60)
    events = press(world, "use") + go(world, 1500)
    assert of_cart(events) == ["braked"]
    assert the_cart(world).stands_at() == 0


def test_a_crate_on_its_rails_stops_it_until_it_is_gone():
    world = a_day(her_x=60, things=[a("crate", 800, FLOOR_Y - 28, 28, 28, id="crate")])
    crate = world.by_id["crate"]
    assert isinstance(crate, Crate)
    events = go(world, 900)
    cart = the_cart(world)
    assert of_cart(events) == ["leaves", "crate"]
    assert 780 < cart.x + cart.w < 800
    assert abs(crate.cx - 814) < 2
    crate.cx, crate.cy = 60.0, 60.0  # somebody carries it off
    world.physics.rebuild(world.state.things, world.state.bodies())
    assert "stands" in of_cart(go(world, 500))


# ---- Rita --------------------------------------------------------------------------------------


def test_she_rides_it_and_jumps_off():
    world = a_day(her_x=WEST)
    suit = world.state.suit
    go(world, LEAVES + 200)
    assert suit.carrier == "cart"
    assert suit.x == pytest.approx(the_cart(world).x + 80, abs=2)
    assert suit.health == 100
    go(world, 12, "left jump")
    go(world, 60, "left")
    assert suit.carrier == ""
    assert suit.health == 100


def test_she_rides_it_up_and_down_its_rails():
    world = a_day(her_x=WEST, rails=((WEST, LOW), (300, 80), (1300, 80), (EAST, LOW)))
    go(world, LEAVES + 200)
    assert world.state.suit.y == pytest.approx(80, abs=1)
    go(world, TAKES - 190)
    assert world.state.suit.carrier == "cart"
    assert world.state.suit.x == pytest.approx(EAST, abs=2)


def test_it_hits_her_who_stands_in_its_way_throws_her_and_stands_a_while():
    world = a_day(her_x=800)
    suit = world.state.suit
    events = until(world, "hurt")
    (hurt,) = named(events, "hurt")
    assert (hurt.who, hurt.what, hurt.amount) == ("rita", "cart", 60)
    go(world, 12)
    assert suit.x > 830
    assert suit.y < FLOOR_Y
    cart = the_cart(world)
    x = cart.x
    go(world, 100)
    assert cart.x == x
    go(world, 60)
    assert cart.x > x


def test_twice_is_death_and_the_cart_is_what_she_dies_of():
    world = a_day(her_x=800)
    go(world, LEAVES + 1500)
    assert world.state.over is not None
    assert world.state.over.cause == "cart"


def test_it_hits_mimics_alike():
    world = a_day(her_x=60)
    mimic = spawn_mimic(world, "drone", 800, FLOOR_Y, "B1")
    mimic.act = "still"
    events = go(world, LEAVES + 300)
    assert mimic.id in [event.who for event in named(events, "struck") if event.what == "cart"]


# ---- people ------------------------------------------------------------------------------------


def test_whoever_has_it_in_the_timetable_rides_it_to_the_other_stop():
    world = a_day(somebody("ann", "west", Leg(LEAVES, "east", cart=True), Leg(700, "mid")), her_x=60)
    ann = who(world, "ann")
    go(world, LEAVES + 100)
    assert (ann.ride, ann.place, ann.carrier) == ("aboard", CART, "cart")
    events = go(world, TAKES)
    assert [event.what for event in named(events, "arrived")] == ["east"]
    assert ann.ride == ""
    assert not named(events, "late")
    assert "mid" in [event.what for event in named(go(world, 600), "arrived")]


def test_whoever_wakes_at_its_stop_does_something_else_until_it_is_about_to_leave():
    sits = Doing("west", 0, LEAVES, "sit")
    world = a_day(somebody("ann", "west", Leg(LEAVES, "east", cart=True), doings=(sits,)), her_x=60)
    ann = who(world, "ann")
    go(world, LEAVES - 80)
    assert (ann.ride, ann.does, ann.act) == ("", "sit", "do")
    go(world, 40)
    assert ann.ride == "boards"


def test_whoever_is_on_the_last_few_steps_is_in_time_and_whoever_is_not_walks():
    people = (
        somebody("ann", "mid", Leg(1, "west"), Leg(LEAVES, "east", cart=True)),
        somebody("ben", "east", Leg(1, "west"), Leg(LEAVES, "east", cart=True)),
    )
    world = a_day(*(replace(people[0], start="mid"), people[1]), her_x=60)
    world.by_id["ann"].x = 420.0
    events = go(world, LEAVES + 20)
    assert [event.who for event in named(events, "boarded")] == ["ann"]
    assert [(event.who, event.what) for event in named(events, "missed_cart")] == [("ben", "east")]
    ben = who(world, "ben")
    assert ben.late
    assert ben.goal == "east"
    events = go(world, 1200)
    assert ben.place == "east"
    assert not named(events, "missed_cart")


def test_a_cart_that_does_not_come_is_waited_for_no_longer_than_six_minutes():
    world = a_day(somebody("ann", "west", Leg(LEAVES, "east", cart=True)), her_x=60)
    press(world, "use")
    events = go(world, LEAVES + 200)
    assert not named(events, "missed_cart")
    events = go(world, 100)
    assert [event.who for event in named(events, "missed_cart")] == ["ann"]
    go(world, 700)
    assert who(world, "ann").place == "east"


@pytest.mark.parametrize("high", [False, True])
def test_whoever_is_aboard_when_it_is_braked_gets_off_after_a_while_and_walks(high: bool):
    rails = ((WEST, LOW), (400, 120), (1200, 120), (EAST, LOW)) if high else ((WEST, LOW), (EAST, LOW))
    world = a_day(somebody("ann", "west", Leg(LEAVES, "east", cart=True)), her_x=60, rails=rails)
    go(world, LEAVES + 150)
    press(world, "use")
    ann = who(world, "ann")
    go(world, 200)
    assert (ann.ride, ann.place) == ("aboard", CART)
    go(world, 900)
    assert ann.place == "east"
    assert ann.health == 40


def test_whoever_stands_at_its_stop_for_another_reason_is_not_taken_along():
    world = a_day(somebody("ann", "west"), somebody("ben", "west", Leg(LEAVES, "east", cart=True)), her_x=60)
    go(world, LEAVES + 200)
    ann = who(world, "ann")
    assert (ann.place, ann.carrier) == ("west", "")
    assert ann.x == pytest.approx(WEST, abs=40)
    assert who(world, "ben").place == CART
    assert ann.health == 40


def test_people_step_off_its_rails_and_it_goes_past():
    world = a_day(somebody("ann", "mid"), somebody("ben", "east", Leg(LEAVES + 60, "west")), her_x=60)
    events = go(world, 1400)
    assert of_cart(events)[:2] == ["leaves", "stands"]
    assert who(world, "ann").place == "mid"
    assert who(world, "ann").x == pytest.approx(800, abs=2)
    assert who(world, "ben").place == "west"
    assert [who(world, name).health for name in ("ann", "ben")] == [40, 40]


def test_whoever_flees_has_no_eyes_for_it():
    world = a_day(somebody("ann", "mid"), her_x=60)
    go(world, LEAVES + 60)
    who(world, "ann").fear_ticks = 400
    events = go(world, 200)
    assert [(event.who, event.what) for event in named(events, "hurt")] == [("ann", "cart")]
    assert [(event.who, event.what) for event in named(events, "died")] == [("ann", "cart")]


def test_a_talk_rides_along():
    talk = Talk("talk", CART, 0, 700, (Line("ann", "talk.1"), Line("ben", "talk.2")))
    ride = Leg(LEAVES, "east", cart=True)
    world = a_day(somebody("ann", "west", ride), somebody("ben", "west", ride), talks=[talk], her_x=60)
    events = go(world, LEAVES + TAKES)
    said = named(events, "said")
    assert [event.what for event in said] == ["talk.1", "talk.2"]
    assert said[0].tick >= LEAVES
    assert said[1].x > said[0].x + 300


def test_whoever_holds_a_place_on_the_line_stops_it_there_at_the_burst():
    holds = {"burst": "hold", "burst_go": "mid", "burst_stops_cart": True}
    world = a_day(somebody("ann", "west", Leg(LEAVES, "east", cart=True), **holds), her_x=60, burst="07:09")
    events = go(world, LEAVES + TAKES + 100)
    assert of_cart(events) == ["leaves", "braked"]
    assert [event.by for event in named(events, "cart")][-1] == "ann"
    cart = the_cart(world)
    assert cart.x + cart.w / 2 == pytest.approx(800, abs=8)
    assert who(world, "ann").place == "mid"


# ---- the same day twice ------------------------------------------------------------------------


def test_a_ride_that_was_held_still_goes_on_as_if_it_never_had_been():
    people = (somebody("ann", "west", Leg(LEAVES, "east", cart=True)), somebody("ben", "mid", Leg(300, "west")))
    world = a_day(*people, her_x=WEST, rails=((WEST, LOW), (400, 120), (1200, 120), (EAST, LOW)))
    while world.state.tick < 600:
        go(world, 1)
    other = restore(world.plan, take(world))
    for _ in range(150):
        go(world, 1)
        go(other, 1)
    assert digest(world.state) == digest(other.state)
