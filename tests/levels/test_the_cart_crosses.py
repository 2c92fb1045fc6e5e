"""The cart on the plant's own bridge."""

from __future__ import annotations

import pytest
from days import darol

from maketomorrow.core.ticks import clock_of, tick_of
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Action, Inputs
from maketomorrow.sim.objects.cart import Cart
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.world import build_world, first_morning, step

CART = "b.cart"


@pytest.mark.parametrize("along_px", [-70.0, 0.0, 70.0])
def test_she_rides_it_across_the_whole_bridge_wherever_on_it_she_stands(along_px: float):
    plan = darol()
    world = build_world(plan, first_morning(plan), Loadout())
    suit, cart = world.state.suit, world.by_id[CART]
    events: list[Event] = []
    while not any(event.who == CART and event.what == "stands" for event in events):
        if world.state.tick == 600:
            suit.x, suit.y, suit.grounded = cart.x + cart.w / 2 + along_px, cart.y, False
        events = step(world, Inputs())
        assert world.state.tick < 1500
    assert suit.carrier == CART
    assert suit.x == pytest.approx(cart.x + cart.w / 2 + along_px, abs=1)
    assert suit.health == 100
    assert clock_of(world.state.tick, plan.starts) == "07:37"


def test_the_crew_rides_as_the_timetable_has_it_and_nobody_is_run_over():
    plan = darol()
    world = build_world(plan, first_morning(plan), Loadout(unhurt=True))
    rode: dict[str, str] = {}
    while world.state.tick < world.hour_tick("burst"):
        for event in step(world, Inputs()):
            if event.name == "boarded":
                rode[event.who] = clock_of(event.tick, plan.starts)
            assert event.name != "missed_cart"
            assert (event.name, event.what) != ("hurt", "cart")
    wanted = {person.id: clock_of(leg.tick, plan.starts) for person in plan.people for leg in person.legs if leg.cart}
    assert rode == wanted


@pytest.mark.parametrize("lever", ["b.west.brake", "b.east.brake"])
def test_a_lever_thrown_at_either_stop_keeps_the_cook_off_the_lake(lever: str):
    plan = darol()
    world = build_world(plan, first_morning(plan), Loadout(unhurt=True))
    suit, cart, cook = world.state.suit, world.by_id[CART], world.by_id["benoit"]
    assert isinstance(cart, Cart)
    thing = world.by_id[lever]
    for tick in range(1800):
        if tick == 1700:
            suit.x, suit.y, suit.grounded = thing.x + 8, thing.y + 16, False
        step(world, Inputs(int(Action.USE) if tick == 1740 else 0))
    assert cart.braked
    assert cart.stands_at() == 1
    while world.state.tick < tick_of("10:56", plan.starts):
        step(world, Inputs())
    assert isinstance(cook, Person)
    assert cook.alive
    assert cook.x < 1600
