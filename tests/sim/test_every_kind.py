"""Free with the catalogue: whatever has a kind lives the same day twice, and goes on from any tick as if never stopped.

A new enemy, weapon or object needs no test here; its line in the catalogue is enough.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from sim.rooms import FLOOR_Y, HALL, a, plan_of, wake

from maketomorrow.core.props import Kind, Prop, Value
from maketomorrow.core.rng import pick
from maketomorrow.core.ticks import minutes_of
from maketomorrow.sim import world as world_room
from maketomorrow.sim.catalogue import declarations
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.inputs import ACTIONS, Action, Inputs
from maketomorrow.sim.marks import MARKS
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import Atom, DayPlan, Deed, Leg, Line, Loadout, PersonPlan, Scheme, Spawn, Talk, When
from maketomorrow.sim.snapshot import Snapshot, digest, first_difference
from maketomorrow.sim.state import World
from maketomorrow.sim.weapons.catalogue import WEAPONS
from maketomorrow.sim.world import restore, step, take

TICKS = 240
CUTS = (1, 7, 40, 63, 100, 131, 171, 202)
ON_TICKS = 25  # ticks  a restored day is followed beside the one that never stopped
KINDS = [*ENEMIES, *OBJECTS, *WEAPONS, "person"]
THERE = 176  # px  where the one stands
USUAL = [Action.USE, Action.FIRE, Action.FIRE, Action.USE, Action(0)]
KEYS = [action for action in ACTIONS.values() if action not in (Action.PAUSE, Action.LET_GO)]


def room_for(kind_id: str, otherwise: bool = False) -> tuple[DayPlan, Loadout]:
    """A hall with one of that kind in it, a drone to disturb it, and Rita, whom nothing hurts.

    ``otherwise`` gives every property another value that it can have: yes for no, the last choice, a word.
    """
    things: list[Spawn] = [a("drone", 360 if kind_id in OBJECTS else 480, FLOOR_Y, id="the drone")]
    hand = ("cutter",)
    if kind_id == "person":
        return a_talk_in_the_hall(things, otherwise), Loadout(hand, rack=("slug",), unhurt=True)
    if kind_id in WEAPONS:
        hand = tuple(dict.fromkeys((kind_id, "cutter")))
    else:
        declared = declarations()[kind_id]
        props: dict[str, Value] = {prop.name: "the other door" for prop in declared.props if prop.type == "object"}
        if otherwise:
            props |= {prop.name: other_way(prop) for prop in declared.props}
            props["id"] = "the one"
        top = FLOOR_Y if declared.outline == "point" else FLOOR_Y - declared.size_px[1]
        things.append(a(kind_id, THERE, top, **{"id": "the one", **props}))
        things.append(a("door", 400, FLOOR_Y - 64, id="the other door", strength=30))
        if kind_id in OBJECTS and OBJECTS[kind_id].thrown:
            things.append(a("switch", THERE - 20, FLOOR_Y - 16, id="the switch", target="the one"))
    return plan_of(HALL, things), Loadout(hand, rack=("slug",), unhurt=True)


def a_talk_in_the_hall(things: list[Spawn], otherwise: bool) -> DayPlan:
    """Two people who meet, one through a door, and talk until the drone comes; ``otherwise`` one of them fights."""
    things += [a("place", x, FLOOR_Y, id=name) for name, x in (("here", THERE), ("there", 300), ("far", 560))]
    things.append(a("door", 240, FLOOR_Y - 64, id="the crew's door", crew=True))
    arms = ("cutter", "rifle") if otherwise else ("", "")
    pulled = When((Atom(flag="pulled"),))
    deeds = (Deed("pull", 0, 240, 64.0, "pulled", "a.word", "do.call"),)
    back = (Scheme("back", pulled, (Leg(20, "here"),), until_tick=150),)
    people = (
        PersonPlan(
            "one", 44, "walk", 40.0, 0, "here", (Leg(4, "there"), Leg(170, "far")), carries=arms[0], deeds=deeds
        ),
        PersonPlan("two", 46, "walk", 40.0, 0, "there", (Leg(200, "here"),), carries=arms[1], schemes=back),
    )
    talk = Talk("talk", "there", 0, 200, (Line("one", "talk.1"), Line("two", "talk.2")), interruptible=not otherwise)
    hours = {"burst": "07:05"}
    return replace(plan_of(HALL, things, hours=hours), people=people, talks=(talk,))


def other_way(prop: Prop) -> Value:
    """Another value for a property than its default."""
    match prop.type:
        case "bool":
            return not prop.default
        case "enum":
            return prop.choices[-1]
        case "clock":
            return "07:04"
        case "object":
            return "the other door"
        case "string" if not prop.pattern:
            return "a.word"
    return prop.default


@cache
def restless(kind_id: str, otherwise: bool, seed: int) -> tuple[Inputs, ...]:
    """Somebody who tries every key in turn and keeps coming back to the thing."""
    plan, loadout = room_for(kind_id, otherwise)
    world = wake(plan, loadout)
    rows: list[Inputs] = []
    held, aim = 0, -1
    for tick in range(TICKS):
        if tick % 5 == 0:
            away = THERE + 10 - world.state.suit.x
            homeward = 0 if abs(away) < 24 else int(Action.RIGHT if away > 0 else Action.LEFT)
            keys = (USUAL, KEYS)[pick(seed, "which", tick, 2)]
            held = homeward | int(keys[pick(seed, "keys", tick, len(keys))])
            aim = pick(seed, "aim", tick, 1025) - 1
        rows.append(Inputs(held, aim))
        step(world, rows[-1])
    return tuple(rows)


def same(a: World, b: World) -> None:
    """Fail with the first tick, entity and field in which two days differ, and both values."""
    if digest(a.state) != digest(b.state):
        raise AssertionError(str(first_difference(a.state, b.state)))


@pytest.mark.parametrize("otherwise", [False, True], ids=["", "otherwise"])
@pytest.mark.parametrize("kind_id", KINDS)
def test_the_same_morning_and_the_same_inputs_give_the_same_day(kind_id: str, otherwise: bool):
    plan, loadout = room_for(kind_id, otherwise)
    one, other = wake(plan, loadout), wake(plan, loadout)
    same(one, other)
    for inputs in restless(kind_id, otherwise, 1):
        assert step(one, inputs) == step(other, inputs)
        same(one, other)


@pytest.mark.parametrize("keyframe_ticks", [1, 20])
@pytest.mark.parametrize("otherwise", [False, True], ids=["", "otherwise"])
@pytest.mark.parametrize("kind_id", KINDS)
def test_a_day_cut_at_any_tick_goes_on_as_if_it_had_never_stopped(
    kind_id: str, otherwise: bool, keyframe_ticks: int, monkeypatch: pytest.MonkeyPatch
):
    """With a keyframe each tick every tick can be restored by itself; with fewer, from the keyframe before it."""
    monkeypatch.setattr(world_room, "KEYFRAME_TICKS", keyframe_ticks)
    plan, loadout = room_for(kind_id, otherwise)
    rows = restless(kind_id, otherwise, 3)
    world = wake(plan, loadout)
    keyframe = take(world)
    resumed: list[World] = []
    for tick, inputs in enumerate(rows):
        if tick % keyframe_ticks == 0:
            keyframe = take(world)
        if tick in CUTS:
            resumed.append(_resumed(plan, keyframe, rows, tick))
        step(world, inputs)
        for other in resumed:
            step(other, inputs)
            same(world, other)
        resumed = [other for other in resumed if other.tick < CUTS[-1] + ON_TICKS][-2:]


def _resumed(plan: DayPlan, keyframe: Snapshot, rows: tuple[Inputs, ...], tick: int) -> World:
    world = restore(plan, keyframe)
    while world.tick < tick:
        step(world, rows[world.tick])
    return world


def test_two_days_that_part_are_told_apart_by_tick_entity_and_field():
    plan, loadout = room_for("root")
    one, other = wake(plan, loadout), wake(plan, loadout)
    for _ in range(12):
        step(one, Inputs())
        step(other, Inputs())
    other.by_id["the one"].progress = 3  # type: ignore[union-attr]
    with pytest.raises(AssertionError, match=r"tick 12: the one\.progress is 0 in the one and 3 in the other"):
        same(one, other)


@pytest.mark.parametrize("kind", [*declarations().values()], ids=lambda kind: kind.id)
def test_every_property_has_a_sentence_and_a_default_that_fits(kind: Kind):
    assert kind.says.endswith(".")
    for prop in kind.props:
        assert prop.says, prop.name
        wanted = {"bool": bool, "int": int, "float": float}.get(prop.type, str)
        assert type(prop.default) is wanted, prop.name
        if prop.type == "enum":
            assert prop.default in prop.choices, prop.name
        if isinstance(prop.default, int | float) and prop.type != "bool":
            assert prop.low is None or prop.low <= prop.default, prop.name
            assert prop.high is None or prop.default <= prop.high, prop.name
        if prop.pattern:
            assert re.fullmatch(prop.pattern, str(prop.default)), prop.name
        if prop.type == "clock" and prop.default:
            minutes_of(str(prop.default))
        for kind_id in prop.refers_to:
            assert kind_id in declarations(), prop.name


def test_every_thing_can_be_called_by_a_name_of_its_own():
    for kind in OBJECTS.values():
        assert kind.kind.props[0].name == "id"
    assert not set(MARKS) & set(OBJECTS)


def test_every_state_has_a_tag_of_its_own_and_is_an_array():
    states = [*(kind.state for kind in ENEMIES.values()), *(kind.state for kind in OBJECTS.values()), Person]
    for state, kind_id in zip(states, [*ENEMIES, *OBJECTS, "person"]):
        assert state.__struct_config__.tag == kind_id
        assert state.__struct_config__.array_like
