"""Roots, doors, panes and gates: what shuts a way, and what opens it."""

from __future__ import annotations

import pytest
from sim.rooms import FLOOR_Y, HALL, a, a_day, go, named, press

from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow
from maketomorrow.sim.objects.acts import kind_of, prompt_at
from maketomorrow.sim.objects.door import gnaw
from maketomorrow.sim.physics import HARD
from maketomorrow.sim.state import World

BESIDE = 200  # px  left edge of something that stands right of her, within reach of the cutter


def hit(world: World, thing_id: str, tool: str = "cutter", cause: str = "") -> list[Event]:
    thing = world.by_id[thing_id]
    events: list[Event] = []
    kind_of(thing).struck(world, thing, Blow(cause or tool, "rita", 14, tool=tool, x=thing.x, y=thing.y + 1), events)
    return events


def way_is_free(world: World, x: float = BESIDE) -> bool:
    """Whether a ray through the foot of whatever stands at x meets nothing hard."""
    return world.physics.ray(x - 20, FLOOR_Y - 8, x + 60, FLOOR_Y - 8, HARD) == 1.0


def test_a_root_parts_a_strand_after_48_ticks_of_cutting_however_the_blows_fall():
    for rhythm in (9, 15, 16, 18):
        world = a_day(a("root", BESIDE, FLOOR_Y - 96, 32, 96, id="R1"))
        cut = []
        for tick in range(600):
            events = hit(world, "R1") if tick % rhythm == 0 else []
            cut += [tick for event in events if event.name == "cut"]
            go(world, 1)
        assert len(cut) == 5
        assert all(abs(tick - 48 * (n + 1)) <= 18 + rhythm for n, tick in enumerate(cut)), (rhythm, cut)


def test_leaving_a_root_alone_for_a_while_cuts_nothing():
    world = a_day(a("root", BESIDE, FLOOR_Y - 96, 32, 96, id="R1"))
    hit(world, "R1")
    go(world, 300)
    assert not named(hit(world, "R1"), "cut")


def test_a_root_is_a_wall_until_its_last_strand_is_cut():
    world = a_day(a("root", BESIDE, FLOOR_Y - 96, 32, 96, id="R1", strands=2))
    root = world.by_id["R1"]
    events: list[Event] = []
    while root.strands_cut < 2:
        assert not way_is_free(world)
        events += hit(world, "R1") + go(world, 15)
    assert way_is_free(world)
    assert [event.amount for event in named(events, "cut")] == [1, 2]
    assert len(named(events, "opened")) == 1


def test_rivets_stop_at_a_root_and_do_nothing_to_it():
    world = a_day(a("root", BESIDE, FLOOR_Y - 96, 32, 96, id="R1"))
    for _ in range(40):
        assert hit(world, "R1", "rivet") == []
    assert world.by_id["R1"].progress == 0


def test_holding_fire_at_a_root_cuts_it_through_in_about_six_minutes_of_the_day():
    world = a_day(a("root", BESIDE, FLOOR_Y - 96, 32, 96, id="R1"), at=(BESIDE - 14, FLOOR_Y))
    go(world, 5, "right")
    go(world, 290, "fire")
    assert world.by_id["R1"].strands_cut == 5
    assert way_is_free(world)


def test_the_prompt_at_a_root_asks_for_the_cutter_and_goes_with_the_root():
    world = a_day(a("root", BESIDE, FLOOR_Y - 96, 32, 96, id="R1", strands=1), at=(BESIDE - 14, FLOOR_Y))
    text, thing = prompt_at(world) or ("", None)
    assert (text, thing.id, kind_of(thing).action) == ("do.trim", "R1", "fire")
    for _ in range(6):
        hit(world, "R1")
        go(world, 18)
    assert prompt_at(world) is None


@pytest.mark.parametrize(("kind", "tool", "blows"), [("tough_root", "blade", 1), ("cracked", "driver", 3)])
def test_the_right_tool_breaks_it_and_no_other_does(kind: str, tool: str, blows: int):
    world = a_day(a(kind, BESIDE, FLOOR_Y - 96, 32, 96, id="it", needs_tool=tool, blows=blows))
    for _ in range(10):
        assert not hit(world, "it", "cutter")
    for _ in range(blows):
        assert not way_is_free(world)
        events = hit(world, "it", tool)
    assert named(events, "broke")
    assert way_is_free(world)


def test_a_pane_bears_a_step_and_breaks_under_a_jump_from_above():
    world = a_day(a("glass", 128, FLOOR_Y - 64, 96, 16, id="pane"), at=(176, FLOOR_Y - 66))
    go(world, 30)
    assert world.by_id["pane"].shut
    assert world.state.suit.y == pytest.approx(FLOOR_Y - 64, abs=1)
    go(world, 12, "jump")
    events = go(world, 90)
    assert named(events, "broke")
    assert world.state.suit.y == pytest.approx(FLOOR_Y, abs=1)


def test_a_pane_breaks_under_any_blow():
    world = a_day(a("glass", BESIDE, FLOOR_Y - 96, 16, 96, id="pane"))
    assert named(hit(world, "pane", "", cause="spitter.arc"), "broke")
    assert way_is_free(world)


def test_a_switch_opens_a_door_and_shuts_it_again():
    door = a("door", 320, FLOOR_Y - 64, 16, 64, id="door", move_ticks=20)
    world = a_day(door, a("switch", 152, FLOOR_Y - 16, id="lever", target="door"))
    assert not way_is_free(world, 320)
    opened = press(world, "use") + go(world, 20)
    assert named(opened, "switched")
    assert named(opened, "opened")
    assert way_is_free(world, 320)
    shut = press(world, "use") + go(world, 20)
    assert named(shut, "shut")
    assert not way_is_free(world, 320)
    assert world.by_id["door"].shut


def test_a_door_on_its_way_down_is_solid_as_far_as_it_has_come():
    world = a_day(
        a("door", 320, FLOOR_Y - 64, 16, 64, id="door", open=True, move_ticks=32),
        a("switch", 152, FLOOR_Y - 16, target="door"),
    )
    press(world, "use")
    go(world, 14)
    door = world.by_id["door"]
    assert door.share == pytest.approx(0.5, abs=0.1)
    assert not door.shut
    assert door.block() == (320, FLOOR_Y - 64, 16, 64 * door.share)
    assert way_is_free(world, 320)


def test_a_closing_door_stops_above_whoever_stands_in_it():
    world = a_day(
        a("door", 150, FLOOR_Y - 64, 20, 64, id="door", open=True, move_ticks=32),
        a("switch", 152, FLOOR_Y - 16, target="door", id="lever"),
    )
    press(world, "use")
    go(world, 60)
    door, suit = world.by_id["door"], world.state.suit
    assert not door.shut
    assert door.y + door.h * door.share == pytest.approx(suit.y - suit.h, abs=4)
    assert door.y + door.h * door.share <= suit.y - suit.h
    go(world, 60, "right")
    go(world, 30)
    assert door.shut


def test_the_shutter_that_falls_half_falls_at_its_hour_and_not_before():
    world = a_day(a("door", 320, FLOOR_Y - 160, 16, 160, id="q.yard", open=True, falls_at="07:04", falls_share=0.8))
    door = world.by_id["q.yard"]
    go(world, 40)
    assert door.share == 0
    events = go(world, 40)
    assert door.share == pytest.approx(0.8)
    assert not door.shut
    assert named(events, "shut")


def test_a_shutter_that_is_down_already_stays_down_at_the_hour_of_its_fall():
    world = a_day(a("door", 320, FLOOR_Y - 160, 16, 160, id="q.yard", falls_at="07:04", falls_share=0.5))
    go(world, 100)
    assert world.by_id["q.yard"].shut


def test_a_door_gnawed_through_stays_open_whatever_is_thrown():
    world = a_day(
        a("door", 320, FLOOR_Y - 64, 16, 64, id="door", strength=50),
        a("switch", 152, FLOOR_Y - 16, target="door", id="lever"),
    )
    door, events = world.by_id["door"], []
    for _ in range(50):
        assert not way_is_free(world, 320)
        through = gnaw(world, door, "drone-1", events)
    assert through
    assert door.broken
    assert named(events, "broke")[0].by == "drone-1"
    press(world, "use")
    go(world, 60)
    assert way_is_free(world, 320)
    assert not door.shut


def test_teeth_do_nothing_to_a_door_without_strength_nor_to_an_open_one():
    world = a_day(
        a("door", 320, FLOOR_Y - 64, 16, 64, id="steel"),
        a("door", 400, FLOOR_Y - 64, 16, 64, id="open", open=True, strength=5),
    )
    for _ in range(9):
        assert not gnaw(world, world.by_id["steel"], "drone-1", [])
        assert not gnaw(world, world.by_id["open"], "drone-1", [])
    assert world.by_id["open"].gnawed == 0


def test_a_cage_holds_ten_times_as_long_with_somebody_in_it():
    cage = a("door", 320, FLOOR_Y - 64, 16, 64, id="cage", strength=400, strength_held=4000, shelter="room")
    inside = a_day(cage, a("shelter", 100, FLOOR_Y - 64, 120, 64, id="room"))
    outside = a_day(cage, a("shelter", 400, FLOOR_Y - 64, 120, 64, id="room"))
    go(inside, 1)
    go(outside, 1)
    assert inside.by_id["cage"].strength == 4000
    assert outside.by_id["cage"].strength == 400


def test_a_room_that_adds_nothing_takes_nothing_from_its_door():
    door = a("door", 320, FLOOR_Y - 64, 16, 64, id="door", strength=4000, shelter="room")
    world = a_day(door, a("shelter", 100, FLOOR_Y - 64, 120, 64, id="room"))
    go(world, 1)
    assert world.by_id["door"].strength == 4000


def over_the_pit() -> World:
    """A leaf of 128 px over a pit, hinged on the left; she stands on its free end."""
    rows = [*HALL[:-2], "##########........######################", "#" * 40, "#" * 40]
    return a_day(
        a("leaf", 160, FLOOR_Y, 128, 16, id="leaf", move_ticks=64),
        a("switch", 264, FLOOR_Y - 16, target="leaf"),
        rows=rows,
        at=(272, FLOOR_Y),
    )


def test_the_leaf_of_a_bridge_carries_until_it_is_raised_and_then_lets_fall():
    world = over_the_pit()
    go(world, 30)
    assert world.state.suit.y == pytest.approx(FLOOR_Y, abs=1)
    assert named(press(world, "use"), "opened")
    go(world, 90)
    assert world.state.suit.y > FLOOR_Y + 8
    assert world.by_id["leaf"].block() is None


def test_a_leaf_does_not_come_down_on_whoever_climbs_out_of_the_pit():
    world = over_the_pit()
    leaf, suit = world.by_id["leaf"], world.state.suit
    go(world, 5)
    press(world, "use")
    go(world, 90)
    assert suit.y == pytest.approx(FLOOR_Y + 16, abs=1)  # in the pit her head is where the leaf would lie
    press(world, "use")
    go(world, 90)
    assert 0 < leaf.share < 1
    assert leaf.x + leaf.block()[2] <= suit.x - suit.w / 2


def test_a_gate_to_an_area_not_built_yet_is_shut_and_says_so():
    world = a_day(a("gate", BESIDE - 20, FLOOR_Y - 96, 16, 96, id="gate"))
    assert not way_is_free(world, BESIDE - 20)
    assert [(event.who, event.what) for event in press(world, "use") if event.name == "used"] == [
        ("gate", "door.locked")
    ]
    assert not world.by_id["gate"].gnawable()


def test_a_door_with_a_handle_opens_by_hand():
    world = a_day(a("door", BESIDE - 20, FLOOR_Y - 64, 16, 64, id="door", by_hand=True))
    press(world, "use")
    go(world, 40)
    assert way_is_free(world, BESIDE - 20)
