"""Keypads, racks, lockers, things that lie about, the alarm: what *use* does."""

from __future__ import annotations

from sim.rooms import FLOOR_Y, a, a_day, go, named, press

from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow
from maketomorrow.sim.objects.acts import kind_of, prompt_at
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.state import World

HERE = (152, FLOOR_Y - 16)  # where she stands


def weapons(world: World) -> list[str]:
    return [held.id for held in world.state.suit.held]


def type_code(world: World, digits: str) -> list[Event]:
    events: list[Event] = []
    for digit in digits:
        events += press(world, *["up"] * int(digit), "right")
    return events + press(world, "use")


def cage() -> World:
    return a_day(
        a("door", 320, FLOOR_Y - 64, 16, 64, id="front"),
        a("door", 480, FLOOR_Y - 64, 16, 64, id="back"),
        a("keypad", *HERE, id="pad", code="2212", target="front", second_target="back"),
    )


def test_the_keypad_takes_its_code_from_anybody_who_types_it():
    world = cage()
    press(world, "use")
    events = type_code(world, "2212") + go(world, 60)
    assert [event.what for event in named(events, "code")] == ["digit"] * 7 + ["right"]
    assert not world.by_id["front"].shut
    assert not world.by_id["back"].shut
    assert world.state.suit.using == ""


def test_the_keypad_beside_a_locked_door_comes_before_the_door_that_only_says_so():
    world = a_day(
        a("door", HERE[0] + 8, FLOOR_Y - 64, 16, 64, id="front", says="door.locked"),
        a("keypad", HERE[0] - 20, HERE[1], id="pad", code="2212", target="front"),
    )
    assert prompt_at(world)[1].id == "pad"  # type: ignore[index]
    press(world, "use")
    assert world.state.suit.using == "pad"


def test_a_wrong_code_opens_nothing_and_leaves_her_at_the_keypad():
    world = cage()
    press(world, "use")
    events = type_code(world, "2213") + go(world, 60)
    assert named(events, "code")[-1].what == "wrong"
    assert world.by_id["front"].shut
    assert world.state.suit.using == "pad"


def test_typing_moves_neither_feet_nor_weapons():
    world = cage()
    press(world, "use")
    x = world.state.suit.x
    events = go(world, 20, "right") + go(world, 20, "up fire") + go(world, 20, "left")
    assert world.state.suit.x == x
    assert not named(events, "swung")


def test_leaving_the_keypad_by_a_jump_is_not_a_jump():
    world = cage()
    go(world, 3)
    press(world, "use", "up")
    events = press(world, "jump") + go(world, 10)
    assert world.state.suit.using == ""
    assert not named(events, "jumped")
    assert world.by_id["pad"].digits == [1, 0, 0, 0]


def test_the_keypad_lets_go_of_whoever_is_hit():
    world = cage()
    press(world, "use")
    world.state.suit.stance = "hurt"
    world.state.suit.hurt_ticks = 20
    go(world, 1)
    assert world.state.suit.using == ""


def test_locker_11_gives_its_rivet_gun_once():
    world = a_day(a("locker", 152, FLOOR_Y - 32, id="locker 11", what="rivet"))
    events = press(world, "use")
    assert [event.what for event in named(events, "found")] == ["rivet"]
    assert weapons(world) == ["cutter", "rivet"]
    assert world.state.suit.found == ["rivet"]
    assert not press(world, "use")
    assert prompt_at(world) is None


def test_a_weapon_she_has_already_is_not_found_again():
    world = a_day(a("pickup", *HERE, what="slug"), loadout=Loadout(("cutter", "slug")))
    assert not named(press(world, "use"), "found")
    assert weapons(world) == ["cutter", "slug"]


def test_a_fourth_weapon_waits_in_the_rack():
    world = a_day(a("pickup", *HERE, what="slug"), loadout=Loadout(("cutter", "rivet", "rivet")))
    press(world, "use")
    assert world.state.suit.rack == ["slug"]
    assert "slug" in world.state.suit.found


def test_what_the_helper_laid_out_stands_at_the_bedside():
    world = a_day(a("bedside", 170, FLOOR_Y), loadout=Loadout(laid_out="rivet"))
    text, thing = prompt_at(world) or ("", None)
    assert (text, thing.id) == ("do.take", "laid_out")
    press(world, "use")
    assert weapons(world) == ["cutter", "rivet"]


def test_nothing_is_laid_out_on_the_first_morning():
    assert "laid_out" not in a_day(a("bedside", 170, FLOOR_Y)).by_id


def test_the_rack_exchanges_what_she_carries_but_never_the_cutter():
    world = a_day(a("rack", 152, FLOOR_Y - 48), loadout=Loadout(("cutter", "rivet"), ("slug",)))
    press(world, "use", "use")
    assert weapons(world) == ["cutter", "slug"]
    assert world.state.suit.rack == ["rivet"]
    press(world, "up", "use")  # the other place is empty: the rivet gun joins the two
    assert weapons(world) == ["cutter", "slug", "rivet"]
    assert world.state.suit.rack == []
    go(world, 2)
    assert world.state.suit.using == ""


def test_the_rack_has_nothing_to_offer_when_it_is_empty():
    world = a_day(a("rack", 152, FLOOR_Y - 48))
    assert prompt_at(world) is None
    press(world, "use")
    assert world.state.suit.using == ""


def test_the_alarm_rings_from_the_first_tick_stops_at_the_first_blow_and_breaks_at_the_third():
    world = a_day(a("alarm", *HERE, id="alarm"))
    alarm = world.by_id["alarm"]
    assert [event.name for event in go(world, 1) if event.name == "alarm"]
    assert alarm.ringing
    assert [event.amount for event in named(press(world, "use"), "alarm_hit")] == [1]
    assert not alarm.ringing
    assert not named(press(world, "use"), "alarm_broken")
    assert named(press(world, "use"), "alarm_broken")
    assert not named(press(world, "use"), "alarm_hit")
    assert prompt_at(world) is None


def test_a_weapon_stops_the_alarm_as_well_as_a_hand_does():
    world = a_day(a("alarm", 400, FLOOR_Y - 40, id="alarm"))
    alarm, events = world.by_id["alarm"], []
    kind_of(alarm).struck(world, alarm, Blow("cutter", "rita", 14, tool="cutter"), events)
    assert named(events, "alarm_hit")
    assert not alarm.ringing


def test_the_alarm_is_whole_again_in_the_morning():
    world = a_day(a("alarm", *HERE, id="alarm"))
    press(world, "use", "use", "use")
    assert a_day(a("alarm", *HERE, id="alarm")).by_id["alarm"].ringing


def test_use_goes_to_the_nearest_thing_and_to_the_first_of_two_as_near():
    far = a("sign", 190, FLOOR_Y - 30, id="far", says="note.far")
    world = a_day(far, a("sign", *HERE, id="one", says="note.one"), a("sign", *HERE, id="two", says="note.two"))
    assert [event.what for event in press(world, "use") if event.name == "used"] == ["note.one"]


def test_nothing_happens_where_nothing_is_in_reach():
    world = a_day(a("sign", 300, FLOOR_Y - 16, id="far", says="note.far"))
    assert prompt_at(world) is None
    assert not named(press(world, "use"), "used")


def test_a_switch_with_a_flag_turns_it_over_and_a_dead_one_only_says_so():
    world = a_day(a("switch", *HERE, id="fuse", flag="fuse"))
    press(world, "use")
    assert world.state.flags == {"fuse": 1}
    press(world, "use")
    assert world.state.flags == {"fuse": 0}
    dead = a_day(a("switch", *HERE, id="dead", says="door.power"))
    assert [event.name for event in press(dead, "use") if event.who == "dead"] == ["used"]


def test_the_prompt_is_a_pure_read():
    world = a_day(a("locker", 152, FLOOR_Y - 32, what="rivet"))
    from maketomorrow.sim.snapshot import digest

    before = digest(world.state)
    assert prompt_at(world)
    assert digest(world.state) == before


def test_a_bench_asks_for_rest():
    world = a_day(a("bench", *HERE))
    text, thing = prompt_at(world) or ("", None)
    assert (text, kind_of(thing).action) == ("do.rest", "rest")
