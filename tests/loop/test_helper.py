"""The unseen helper: what he builds follows from how she died, and from nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from maketomorrow.loop.carry_over import CarryOver, after, first
from maketomorrow.loop.fight_log import FightReport, note
from maketomorrow.loop.helper import TABLE, best_weapon, prepare
from maketomorrow.sim.events import Event
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.player.model import Held, Suit

LUNGED = FightReport(3, cause="drone.lunge", hits={"drone.lunge": 5})
SPAT = FightReport(3, cause="spitter.arc", hits={"spitter.arc": 2})
reports = st.builds(
    FightReport,
    st.just(3),
    cause=st.sampled_from(["drone.lunge", "spitter.arc", "fall", "bloom", "given_up"]),
    hits=st.dictionaries(st.sampled_from(["drone.lunge", "spitter.arc"]), st.integers(0, 9)),
    dealt=st.dictionaries(st.sampled_from(["rivet", "slug", "cutter"]), st.floats(0, 500)),
)
levels = st.dictionaries(st.sampled_from(["coil", "plating"]), st.integers(1, 3))


def test_before_the_fourth_morning_he_does_nothing():
    for morning in (1, 2, 3):
        assert prepare(morning, [LUNGED], ["cutter", "rivet"], {}) == ({}, "", 240) or (
            prepare(morning, [LUNGED], ["cutter", "rivet"], {}).upgrades == {}
        )
        assert prepare(morning, [LUNGED], ["cutter", "rivet"], {}).laid_out == ""


def test_a_death_by_lunges_is_answered_with_a_dash_coil():
    assert prepare(4, [FightReport(3, "drone.lunge", hits={"drone.lunge": 1})], ["cutter"], {}).upgrades == {"coil": 1}


def test_a_death_by_spit_is_answered_with_plating():
    assert prepare(4, [SPAT], ["cutter"], {}).upgrades == {"plating": 1}


def test_a_day_that_ended_by_a_fall_without_a_scratch_is_answered_by_nothing_he_can_build_yet():
    assert prepare(4, [FightReport(3, "fall")], ["cutter"], {}).upgrades == {}


def test_what_was_built_before_is_built_again_first():
    assert prepare(5, [FightReport(4, "fall")], ["cutter"], {"coil": 1}).upgrades == {"coil": 1}


def test_the_weapon_that_dealt_most_is_laid_out_and_ties_go_to_the_least_used():
    days = [FightReport(3, dealt={"rivet": 30, "slug": 90}), FightReport(4, dealt={"rivet": 40})]
    assert best_weapon(days, ["cutter", "rivet", "slug"]) == "slug"
    tie = [FightReport(3, dealt={"rivet": 30, "slug": 30}, shots={"rivet": 9, "slug": 2})]
    assert best_weapon(tie, ["cutter", "rivet", "slug"]) == "slug"
    assert best_weapon(tie, ["cutter"]) == ""


@given(st.integers(1, 40), st.lists(reports, max_size=4), levels)
def test_no_night_is_longer_than_its_minutes(morning: int, days: list[FightReport], built: dict[str, int]):
    done = prepare(morning, days, ["cutter", "rivet", "slug"], built)
    new = sum(max(0, level - built.get(name, 0)) for name, level in done.upgrades.items())
    assert 0 <= done.minutes_left <= TABLE.night_min
    assert new <= TABLE.new_levels_a_night
    assert done == prepare(morning, days, ["cutter", "rivet", "slug"], built)


def test_what_she_holds_at_the_end_is_hers_every_morning():
    suit = Suit("rita", 0, 0, 20, 44, held=[Held("cutter"), Held("slug")], rack=["rivet"])
    tomorrow = after(first(), suit, FightReport(1, "fall"))
    assert tomorrow.unlocked == ("cutter", "slug", "rivet")
    assert tomorrow.loadout() == Loadout(hand=("cutter", "slug"), rack=("rivet",))


def test_no_counter_on_the_first_three_mornings_and_one_for_good_from_the_fourth():
    carry = first()
    shown = []
    for day in range(1, 7):
        shown.append(carry.loadout().counter)
        carry = after(carry, Suit("rita", 0, 0, 20, 44), FightReport(day, "fall"))
    assert shown == [0, 0, 0, 4, 5, 6]


def test_the_report_counts_what_happened_and_who_did_it():
    report = FightReport(1)
    note(
        report,
        [
            Event(1, "hurt", "rita", "drone.lunge", by="drone-1", amount=18),
            Event(2, "fired", "rita", "rivet"),
            Event(3, "struck", "drone-1", "rivet", by="rita", amount=6),
            Event(3, "died", "drone-1", "rivet", by="rita"),
            Event(4, "struck", "rita", "drone.lunge", by="drone-1", amount=18),
            Event(5, "dodged", "rita", "drone.lunge"),
        ],
    )
    assert (report.hits, report.shots, report.landed) == ({"drone.lunge": 1}, {"rivet": 1}, {"rivet": 1})
    assert (report.dealt, report.kills, report.iframe_dodges) == ({"rivet": 6}, {"drone": 1}, 1)


def test_a_laid_out_weapon_is_not_also_in_the_rack():
    carry = CarryOver(day=5, unlocked=("cutter", "rivet", "slug"), hand=("cutter", "rivet"), laid_out="slug")
    assert carry.loadout().rack == ()
    assert carry.loadout().laid_out == "slug"
