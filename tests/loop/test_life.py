"""A life of many days, lived without a window: what a night keeps, and what it never keeps."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from days import darol, state_without_loadout
from sim.rooms import FLOOR_Y, HALL, a, plan_of

from maketomorrow.loop.carry_over import after, eased, first
from maketomorrow.loop.fight_log import FightReport
from maketomorrow.loop.manager import Loop
from maketomorrow.loop.saves import load, store
from maketomorrow.sim.inputs import ACTIONS, IDLE, Inputs
from maketomorrow.sim.plan import DayPlan, Loadout
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.snapshot import encode
from maketomorrow.sim.world import first_morning, take
from maketomorrow.tape.format import read_tape
from maketomorrow.tape.replay import life_of, live_day
from maketomorrow.tape_commands import plan_of as plan_of_tape

TAPES = Path(__file__).parents[1] / "tapes"


@pytest.fixture
def plan() -> DayPlan:
    """A room with all that a life needs: an alarm beside her, the rack behind her, three weapons before her."""
    weapons = [a("pickup", 240 + 64 * n, FLOOR_Y - 16, what=what) for n, what in enumerate(("slug", "rivet"))]
    things = [a("alarm", 164, FLOOR_Y - 32), a("rack", 32, FLOOR_Y - 48), *weapons]
    named = [dataclasses.replace(one, id=f"{one.kind}-{n}") for n, one in enumerate(things)]
    return plan_of(HALL, named)


def press(loop: Loop, actions: str, ticks: int = 1) -> None:
    """Hold some actions for so many ticks, then nothing for one."""
    for _ in range(ticks):
        loop.tick(Inputs(sum(int(ACTIONS[name]) for name in actions.split())))
    loop.tick(IDLE)


def take_what_lies_at(loop: Loop, x: float) -> None:
    while loop.world.state.suit.x < x:
        loop.tick(Inputs(int(ACTIONS["right"])))
    press(loop, "use")


def sleep(loop: Loop) -> None:
    """Let go of the day, and wake."""
    if loop.over is None:
        loop.let_go()
    loop.next_morning()


def held(loop: Loop) -> list[str]:
    return [weapon.id for weapon in loop.world.state.suit.held]


# --- the counter ------------------------------------------------------------------------------


def test_the_third_blow_of_the_third_morning_brings_the_counter_for_good(plan: DayPlan):
    loop = Loop(plan)
    for day in (1, 2):
        for _ in range(3):
            press(loop, "use")
        assert loop.broken_today
        assert loop.counter == 0, f"day {day} carries no counter, broken alarm or not"
        sleep(loop)
    shown = []
    for _ in range(3):
        press(loop, "use")
        shown.append(loop.counter)
    assert shown == [0, 0, 3]
    counted = []
    for _ in range(3):
        sleep(loop)
        counted.append(loop.counter)
    assert counted == [4, 5, 6]


def test_whoever_leaves_the_third_alarm_whole_has_the_counter_on_the_fourth_morning(plan: DayPlan):
    loop = Loop(plan)
    sleep(loop)
    sleep(loop)
    press(loop, "use")
    press(loop, "use")
    assert loop.counter == 0
    sleep(loop)
    assert loop.counter == 4


def test_the_alarm_rings_whole_on_every_morning(plan: DayPlan):
    loop = Loop(plan)
    for _ in range(3):
        press(loop, "use")
    alarm = loop.world.by_id["alarm-0"]
    assert (alarm.broken, alarm.ringing) == (True, False)
    sleep(loop)
    alarm = loop.world.by_id["alarm-0"]
    assert (alarm.broken, alarm.ringing, alarm.blows) == (False, True, 0)


# --- how she wishes to live -------------------------------------------------------------------


def test_an_assist_grows_with_every_day_and_stops_at_eighty_percent(plan: DayPlan):
    carry = eased(first(), assist=True, unhurt=False)
    shares = []
    for _ in range(40):
        shares.append(carry.loadout().assist_percent)
        carry = after(carry, Suit("rita", 0, 0, 20, 44), FightReport(carry.day, "fall", 100))
    assert shares[:3] == [20, 22, 24]
    assert shares[-1] == 80


def test_an_assist_turned_on_late_knows_how_many_days_there_were():
    assert eased(first(day=11), assist=True, unhurt=False).loadout().assist_percent == 40
    let_be = eased(eased(first(), assist=True, unhurt=False), assist=False, unhurt=True)
    assert let_be.loadout() == Loadout(unhurt=True)


def test_a_wish_counts_from_the_next_morning(plan: DayPlan):
    loop = Loop(plan)
    loop.wishes = lambda carry: eased(carry, assist=True, unhurt=True)
    assert not loop.world.state.suit.unhurt
    sleep(loop)
    assert loop.world.state.suit.unhurt
    assert loop.record.loadout.assist_percent == 22


# --- the night --------------------------------------------------------------------------------


def test_nightfall_ends_the_day_for_everybody_even_the_unhurt(plan: DayPlan):
    soon = dataclasses.replace(plan, night="07:05")
    for loadout in (Loadout(), Loadout(unhurt=True)):
        loop = Loop(soon, first(loadout))
        ticks = 0
        while loop.over is None:
            loop.tick(IDLE)
            ticks += 1
        assert (loop.over.cause, loop.over.tick, ticks) == ("bloom", 80, 81)
        assert loop.tick(IDLE) == [], "nothing moves any more"


@pytest.mark.parametrize("end", ["given_up", "bloom"])
def test_what_she_holds_when_the_day_ends_is_hers(plan: DayPlan, end: str):
    loop = Loop(dataclasses.replace(plan, night="07:12") if end == "bloom" else plan)
    assert held(loop) == ["cutter"]
    take_what_lies_at(loop, 252)
    assert held(loop) == ["cutter", "slug"]
    while end == "bloom" and loop.over is None:
        loop.tick(IDLE)
    sleep(loop)
    assert loop.record.loadout.hand == ("cutter", "slug")
    assert held(loop) == ["cutter", "slug"]
    sleep(loop)
    assert held(loop) == ["cutter", "slug"], "and every morning after"


def test_three_are_in_hand_and_the_rest_stand_in_the_rack(plan: DayPlan):
    loop = Loop(plan, first(Loadout(("cutter", "rivet"), rack=("slug",))))
    suit = loop.world.state.suit
    assert (held(loop), suit.rack) == (["cutter", "rivet"], ["slug"])
    while suit.x > 50:
        loop.tick(Inputs(int(ACTIONS["left"])))
    for key in ("use", "down", "use", "jump"):
        press(loop, key)
    assert sorted([*held(loop), *suit.rack]) == ["cutter", "rivet", "slug"], "nothing is lost between hand and rack"
    before = held(loop), list(suit.rack)
    assert before != (["cutter", "rivet"], ["slug"]), "she has changed what she carries"
    sleep(loop)
    assert (held(loop), loop.world.state.suit.rack) == before, "as she left it"


def test_letting_go_is_a_row_like_any_other_and_unlocks_like_any_end(plan: DayPlan):
    loop = Loop(plan)
    take_what_lies_at(loop, 252)
    loop.let_go()
    assert loop.over is not None
    assert loop.over.cause == "given_up"
    assert loop.record.rows[-1][1] == ACTIONS["let_go"]
    sleep(loop)
    assert loop.carry.deaths == {"given_up": 1}
    assert loop.carry.unlocked == ("cutter", "slug")


# --- the helper -------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "built"), [(2, {}), (3, {"coil": 1, "plating": 1})])
def test_from_the_fourth_morning_on_the_recorded_fights_are_answered(day: int, built: dict[str, int]):
    tape = read_tape(TAPES / "death-drone-lunge.tape")
    loop = Loop(darol(), first(tape.loadout, day))
    live_day(loop, tape.days[-1])
    assert loop.over is not None
    assert loop.over.cause == "drone.lunge"
    assert loop.report.hits["drone.lunge"] > 0
    loop.next_morning()
    assert loop.world.state.suit.upgrades == built
    sleep(loop)
    assert loop.carry.upgrades == built, "what was built is built again"


# --- the save ---------------------------------------------------------------------------------


def test_who_quits_and_comes_back_wakes_to_the_same_morning(plan: DayPlan, tmp_path: Path):
    loop = Loop(plan)
    take_what_lies_at(loop, 252)
    for _ in range(5):
        sleep(loop)
        store(tmp_path, "1", plan.id, loop.carry)
        press(loop, "right", 9)  # the day in progress may start over
        again = Loop(plan, load(tmp_path, "1", plan.id).carry)
        assert (again.day, again.counter, again.carry) == (loop.day, loop.counter, loop.carry)
        assert encode(again.world.state) == encode(Loop(plan, loop.carry).world.state)


# --- every death ------------------------------------------------------------------------------


def morning_of(loop: Loop) -> bytes:
    state = state_without_loadout(take(loop.world))
    state.suit.unhurt = False  # type: ignore[attr-defined]
    return encode(state)  # type: ignore[arg-type]


DEATHS = {
    "death-bloom": "bloom",
    "death-crush": "crush",
    "death-drone-lunge": "drone.lunge",
    "death-drowning": "drown",
    "death-fall": "fall",
    "death-growth": "growth",
    "death-spitter-arc": "spitter.arc",
    "let-go": "given_up",
}


@pytest.mark.parametrize("name", DEATHS)
def test_every_death_leads_to_the_first_morning_outside_the_loadout(name: str):
    tape = read_tape(TAPES / f"{name}.tape")
    plan = plan_of_tape(tape)
    if name == "death-bloom":  # nobody has to live a whole day to see it end
        plan = dataclasses.replace(plan, night="07:30")
    loop = life_of(tape, plan)
    live_day(loop, tape.days[0])
    assert loop.over is not None
    assert loop.over.cause == DEATHS[name]
    loop.next_morning()
    fresh = Loop(plan)
    assert loop.morning == first_morning(plan)
    assert morning_of(loop) == morning_of(fresh)


def test_every_death_that_is_kept_as_a_tape_is_in_the_list():
    assert {path.stem for path in TAPES.glob("death-*.tape")} <= set(DEATHS)
