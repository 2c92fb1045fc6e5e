"""The plant's own small changes: each is done here as a hand would do it, and what people make of it is looked at."""

from __future__ import annotations

from collections.abc import Callable

from days import darol

from maketomorrow.core.ticks import tick_of
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Action, Inputs
from maketomorrow.sim.model import Blow, Thing
from maketomorrow.sim.objects.acts import kind_of
from maketomorrow.sim.objects.throwing import throw
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import CART, Loadout
from maketomorrow.sim.state import World
from maketomorrow.sim.world import build_world, first_morning, step

Deed = Callable[[World, list[Event]], object]


def lived(until: str, *deeds: tuple[str, Deed]) -> tuple[World, list[Event]]:
    """The day so far, with deeds at their hours; nothing hurts her."""
    plan = darol()
    world = build_world(plan, first_morning(plan), Loadout(unhurt=True))
    events: list[Event] = []
    at = {tick_of(clock, plan.starts): deed for clock, deed in deeds}
    while world.state.tick < tick_of(until, plan.starts):
        if world.state.tick in at:
            at[world.state.tick](world, events)
        events += step(world, Inputs())
    return world, events


def ring(world: World, events: list[Event]) -> None:
    bell = world.by_id["w.bell"]
    assert isinstance(bell, Thing)
    struck = kind_of(bell).struck
    assert struck is not None
    assert struck(world, bell, Blow("cutter", "rita", 14), events)


def use_beside(name: str) -> Deed:
    """She stands where they stand, and presses *use*."""

    def deed(world: World, events: list[Event]) -> None:
        suit, person = world.state.suit, who(world, name)
        suit.x, suit.y, suit.using = person.x + 12, person.y, ""
        events += step(world, Inputs(int(Action.USE)))

    return deed


def cut(world: World, events: list[Event]) -> None:
    mast = world.by_id["b.aerial"]
    assert isinstance(mast, Thing)
    struck = kind_of(mast).struck
    assert struck is not None
    while struck(world, mast, Blow("cutter", "rita", 14, tool="cutter"), events):
        pass


def who(world: World, name: str) -> Person:
    person = world.by_id[name]
    assert isinstance(person, Person)
    return person


def where(world: World, *names: str) -> dict[str, str]:
    return {name: who(world, name).place for name in names}


def test_an_early_bell_brings_all_who_hear_it_into_the_yard_and_two_of_them_on_to_the_last_cart():
    world, events = lived("09:26", ("07:26", ring))
    came = {event.who for event in events if event.name == "arrived" and event.what == "q.yard"}
    assert came == {"amaru", "benoit", "dag", "ebina", "maki", "ruslan", "yuna"}  # Jun has something on his ears
    rolls = [event.x for event in events if event.name == "does" and event.what == "roll"]
    assert len(rolls) == 2  # at the gate as ever, and then in the yard
    assert rolls[1] > rolls[0] + 40
    assert where(world, "maki", "yuna") == {"maki": CART, "yuna": CART}


def test_a_late_bell_is_no_drill():
    world, events = lived("08:10", ("08:00", ring))
    assert not [event for event in events if event.name == "plans"]
    assert "w.bell" in who(world, "benoit").heard


def test_whoever_is_asked_for_more_stays_and_misses_the_cart():
    world, events = lived("09:24", ("08:11", use_beside("benoit")), ("08:15", use_beside("benoit")))
    assert [event.what for event in events if event.name == "asked"] == ["benoit.eat", "benoit.more"]
    assert where(world, "benoit") == {"benoit": "q.mess"}


def test_a_bowl_alone_keeps_nobody():
    world, _ = lived("09:24", ("08:11", use_beside("benoit")))
    assert where(world, "benoit") == {"benoit": CART}


def test_jun_takes_a_cut_aerial_to_be_mended():
    world, _ = lived("09:24", ("08:05", cut))
    assert where(world, "jun") == {"jun": "w.shutter"}


def test_jun_without_headphones_hears_it_and_runs():
    world, _ = lived("09:33", ("08:03", use_beside("jun")))
    jun = who(world, "jun")
    assert jun.without == "headphones"
    assert jun.goal == "q.mess"


def test_a_call_breaks_yunas_freeze():
    world, _ = lived("09:33", ("09:31", use_beside("yuna")))
    assert who(world, "yuna").goal
    still, _ = lived("09:33")
    assert who(still, "yuna").act == "still"
    assert who(still, "yuna").goal == ""


def use(name: str) -> Deed:
    """*Use* at a thing, by a hand that can reach it."""

    def deed(world: World, events: list[Event]) -> None:
        thing = world.by_id[name]
        assert isinstance(thing, Thing)
        used = kind_of(thing).use
        assert used is not None
        assert used(world, thing, events)

    return deed


def type_2212(world: World, events: list[Event]) -> None:
    for target in ("w.armoury.door", "w.armoury.back"):
        throw(world, target, events)


def test_the_hut_unbarred_and_the_cage_thrown_open_keep_two_alive_an_hour_longer():
    world, events = lived("11:45", ("09:20", use("r.hut.door")), ("10:40", type_2212))
    hid = {event.who: event.what for event in events if event.name == "hid"}
    assert hid["amaru"] == "r.hut.door"
    assert hid["ruslan"] == "b.control.door"
    assert who(world, "ebina").alive
    assert where(world, "ebina") == {"ebina": "w.cage.room"}
    died = {event.who: event.tick for event in events if event.name == "died"}
    assert died.get("amaru", world.tick) > tick_of("10:50", "07:03")
