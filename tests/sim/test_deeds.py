"""What is done in the morning changes what people do: plans, uses beside them, a bell, an aerial, crates at a gate."""

from __future__ import annotations

from dataclasses import replace

from sim.rooms import FLOOR_Y, a, go, named, press
from sim.test_people import a_day, a_place, somebody, who

from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.model import Blow
from maketomorrow.sim.objects.acts import kind_of, prompt_at
from maketomorrow.sim.objects.door import Door, gnaw
from maketomorrow.sim.people.deeds import deed_at
from maketomorrow.sim.people.plans import holds
from maketomorrow.sim.plan import Atom, Deed, Leg, Line, Scheme, Talk, When
from maketomorrow.sim.state import World

FLAG = When((Atom(flag="up"),))
PULL = Deed("pull", 0, 2000, 24.0, "up", "people.ann.voice.1", "do.call")


def arrivals(world: World, ticks: int, name: str) -> list[str]:
    return [event.what for event in named(go(world, ticks), "arrived") if event.who == name]


# ---- conditions ----------------------------------------------------------------------------------


def test_a_condition_asks_for_all_of_one_list_one_of_another_and_none_of_a_third():
    world = a_day([somebody("ann", "here")])
    ann = who(world, "ann")
    up, early, late = Atom(flag="up"), Atom(from_tick=0, until_tick=100), Atom(from_tick=100, until_tick=200)
    assert holds(world, ann, When((early,)))
    assert not holds(world, ann, When((early, up)))
    assert holds(world, ann, When(any_=(up, early)))
    assert not holds(world, ann, When(any_=(up, late)))
    assert holds(world, ann, When((early,), none=(up,)))
    world.state.flags["up"] = 1
    assert holds(world, ann, When((early, up)))
    assert not holds(world, ann, When((early,), none=(up,)))


def test_a_condition_can_be_that_somebody_is_dead():
    world = a_day([somebody("ann", "here"), somebody("ben", "far")])
    dead = When((Atom(person="ben", is_="dead"),))
    assert not holds(world, who(world, "ann"), dead)
    who(world, "ben").alive = False
    assert holds(world, who(world, "ann"), dead)


# ---- plans ---------------------------------------------------------------------------------------


def test_a_plan_takes_the_place_of_the_rest_of_the_day():
    scheme = Scheme("stay", FLAG, (Leg(30, "there"),))
    ann = somebody("ann", "here", Leg(200, "far"), schemes=(scheme,))
    assert arrivals(a_day([ann]), 900, "ann") == ["far"]
    world = a_day([ann])
    world.state.flags["up"] = 1
    assert arrivals(world, 900, "ann") == ["there"]
    assert who(world, "ann").follows == "stay"


def test_until_a_plan_begins_the_ordinary_day_goes_on():
    scheme = Scheme("later", FLAG, (Leg(600, "here"),))
    world = a_day([somebody("ann", "here", Leg(100, "there"), Leg(700, "far"), schemes=(scheme,))])
    world.state.flags["up"] = 1
    assert arrivals(world, 590, "ann") == ["there"]
    assert arrivals(world, 800, "ann") == ["here"]


def test_when_a_plan_is_over_the_ordinary_day_is_taken_up_where_the_clock_stands():
    scheme = Scheme("muster", FLAG, (Leg(10, "here"),), until_tick=500)
    world = a_day([somebody("ann", "here", Leg(60, "there"), Leg(400, "far"), schemes=(scheme,))])
    world.state.flags["up"] = 1
    assert arrivals(world, 499, "ann") == []
    assert who(world, "ann").x == 160
    assert arrivals(world, 600, "ann") == ["far"]


def test_somebody_on_the_way_turns_round_for_a_plan_and_is_not_late_for_it():
    scheme = Scheme("back", FLAG, (Leg(10, "here"),))
    world = a_day([somebody("ann", "here", Leg(10, "far"), schemes=(scheme,))])
    go(world, 150)
    world.state.flags["up"] = 1
    events = go(world, 400)
    assert [event.what for event in named(events, "plans")] == ["back"]
    assert not named(events, "late")
    assert [event.what for event in named(events, "arrived")] == ["here"]


def test_of_two_plans_the_one_written_first_counts():
    other = When((Atom(flag="other"),))
    schemes = (Scheme("first", other, (Leg(0, "there"),)), Scheme("second", FLAG, (Leg(0, "far"),)))
    world = a_day([somebody("ann", "here", schemes=schemes)])
    world.state.flags["up"] = 1
    assert arrivals(world, 600, "ann") == ["far"]
    world.state.flags["other"] = 1
    assert arrivals(world, 600, "ann") == ["there"]
    assert arrivals(world, 600, "ann") == []


def test_a_plan_that_is_over_is_not_taken_up_again():
    other = When((Atom(flag="other"),))
    schemes = (Scheme("first", FLAG, (Leg(0, "there"),), until_tick=300), Scheme("second", other, (Leg(0, "far"),)))
    world = a_day([somebody("ann", "here", schemes=schemes)])
    world.state.flags |= {"up": 1, "other": 1}
    assert arrivals(world, 1000, "ann") == ["there", "far"]
    assert who(world, "ann").follows == "second"


def test_what_somebody_does_when_it_comes_can_be_changed_before():
    ann = somebody("ann", "here", Leg(1, "there"), burst="freeze", burst_ticks=400, burst_unless=FLAG)
    plan = Scheme("run", FLAG, (Leg(80, "far", run=True),))
    world = a_day([replace(ann, schemes=(plan,))], burst="07:05")
    go(world, 100)
    x = who(world, "ann").x
    assert 160 < x < 400
    go(world, 60)
    assert who(world, "ann").x == x
    world.state.flags["up"] = 1  # she is called
    go(world, 60)
    assert who(world, "ann").x > x


# ---- uses beside somebody ------------------------------------------------------------------------


def test_use_beside_somebody_puts_up_a_flag_once_and_is_answered():
    world = a_day([somebody("ann", "here", deeds=(PULL,))], her_x=180)
    found = deed_at(world)
    assert found is not None
    assert (found[0].id, found[1].shows) == ("ann", "do.call")
    events = press(world, "use")
    assert [(event.who, event.what) for event in named(events, "asked")] == [("ann", "up")]
    assert world.state.flags == {"up": 1}
    assert who(world, "ann").says == "people.ann.voice.1"
    assert who(world, "ann").facing == 1
    assert deed_at(world) is None
    assert not named(press(world, "use"), "asked")
    go(world, 120)
    assert who(world, "ann").says == ""


def test_it_takes_the_right_hour_place_and_distance_and_what_has_to_come_first():
    near = replace(PULL, px=40.0)

    def is_open(deed: Deed, ticks: int = 1, her_x: float = 190) -> bool:
        world = a_day([somebody("ann", "here", deeds=(deed,))], her_x=her_x)
        go(world, ticks)
        return deed_at(world) is not None

    assert is_open(near)
    assert not is_open(near, her_x=210)
    assert not is_open(replace(near, from_tick=10))
    assert not is_open(replace(near, until_tick=10), 20)
    assert is_open(replace(near, at="here"))
    assert not is_open(replace(near, at="there"))
    assert not is_open(replace(near, needs="before"))


def test_an_answer_breaks_off_a_line_which_is_begun_again_after_it():
    ann = somebody("ann", "here", deeds=(replace(PULL, from_tick=60),))
    talk = Talk("talk", "here", 1, 2000, (Line("ann", "talk.1"), Line("ann", "talk.2")))
    world = a_day([ann], talks=(talk,), her_x=180)
    events = go(world, 70) + press(world, "use")
    assert who(world, "ann").says == "people.ann.voice.1"
    events += go(world, 400)
    assert [event.what for event in named(events, "said")] == ["talk.1", "people.ann.voice.1", "talk.1", "talk.2"]
    assert who(world, "ann").says == ""


def test_what_is_taken_off_somebody_stays_off():
    world = a_day([somebody("ann", "here", deeds=(replace(PULL, takes="headphones"),))], her_x=180)
    press(world, "use")
    assert who(world, "ann").without == "headphones"


def test_the_dead_are_not_asked():
    world = a_day([somebody("ann", "here", deeds=(PULL,))], her_x=180)
    who(world, "ann").alive = False
    assert deed_at(world) is None


def test_a_use_that_is_for_nobody_goes_to_the_nearest_thing():
    switch = a("switch", 190, FLOOR_Y - 16, id="lever", flag="thrown")
    world = a_day([somebody("ann", "here", deeds=(PULL,))], switch, her_x=180)
    assert named(press(world, "use"), "asked")
    assert named(press(world, "use"), "switched")


# ---- a bell --------------------------------------------------------------------------------------


def test_whoever_hears_the_bell_knows_and_nobody_else():
    bell = a("bell", 180, FLOOR_Y - 60, id="bell", far_tiles=20.0)
    heard = Scheme("muster", When((Atom(heard="bell"),)), (Leg(0, "there"),))
    people = [somebody("ann", "here", schemes=(heard,)), somebody("ben", "far", schemes=(heard,))]
    world = a_day(people, bell, her_x=185)
    assert prompt_at(world) is not None
    events = press(world, "use")
    assert [event.who for event in named(events, "rang")] == ["bell"]
    assert not prompt_at(world)
    go(world, 400)
    assert (who(world, "ann").place, who(world, "ben").place) == ("there", "far")
    assert who(world, "ann").heard == ["bell"]


def test_a_bell_turns_heads():
    bell = a("bell", 220, FLOOR_Y - 60, id="bell")
    world = a_day([somebody("ann", "here")], bell, her_x=222)
    who(world, "ann").facing = -1
    press(world, "use")
    assert who(world, "ann").facing == 1


# ---- an aerial -----------------------------------------------------------------------------------


def test_an_aerial_is_cut_by_blows_of_the_right_tool_and_puts_up_its_flag():
    world = a_day([somebody("ann", "here")], a("aerial", 500, FLOOR_Y - 96, id="mast", flag="up", blows=2))
    mast = world.by_id["mast"]
    for tool, flags in (("slug", {}), ("cutter", {}), ("cutter", {"up": 1})):
        kind_of(mast).struck(world, mast, Blow(tool, "rita", 14, tool=tool), [])  # type: ignore[arg-type,misc]
        assert world.state.flags == flags
    assert not kind_of(mast).prompt(world, mast)  # type: ignore[arg-type,misc]


def test_an_aerial_is_in_nobodys_way():
    world = a_day([somebody("ann", "here", Leg(1, "there"))], a("aerial", 280, FLOOR_Y - 96, id="mast"))
    assert arrivals(world, 300, "ann") == ["there"]


# ---- crates at a gate ----------------------------------------------------------------------------


def gnawed_through(*crates_x: float) -> int:
    """Ticks that one set of teeth needs for a gate of 30 with crates of 28 px at these places."""
    things = [a("crate", x - 16, FLOOR_Y - 32, id=f"crate-{x}") for x in crates_x]
    world = a_day([somebody("ann", "here")], a("door", 480, FLOOR_Y - 160, 16, 160, id="gate", strength=30), *things)
    go(world, 30)
    gate = world.by_id["gate"]
    assert isinstance(gate, Door)
    ticks = 1
    while not gnaw(world, gate, "drone", []):
        ticks += 1
    return ticks


def test_every_crate_that_leans_on_a_shut_gate_has_to_be_gnawed_out_of_the_way_too():
    bare, one, two = gnawed_through(), gnawed_through(464), gnawed_through(464, 434)
    assert bare == 30
    assert one - bare == two - one > 1000
    assert gnawed_through(464, 511) == two  # from either side
    assert gnawed_through(400) == bare  # this one stands by itself


def test_a_mimic_is_kept_out_longer_by_crates():
    def broke_at(*crates_x: float) -> int:
        gate = a("door", 480, 0, 16, FLOOR_Y, id="gate", strength=60)
        things = [a("crate", x - 16, FLOOR_Y - 32, id=f"crate-{x}") for x in crates_x]
        world = a_day([somebody("ann", "here", burst="hold")], gate, *things, a_place("yard", 700), burst="07:03")
        world.state.suit.alive = False
        spawn_mimic(world, "drone", 560.0, FLOOR_Y, "B1").act = "hunt"
        for tick in range(4000):
            if any(event.who == "gate" for event in named(go(world, 1), "broke")):
                return tick
        return 4000

    assert broke_at(464) > broke_at() + 1000
