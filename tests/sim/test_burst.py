"""Which root shuts which way, held against a table written out by hand.

A row's key are the roots R1 R2 R3 R4 and pier 3's: u uncut, t torn, c cut. Its value is what
comes out, first leaves first: brood@point hour. "B1/3" are the first three of B1's brood.
"""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from sim.rooms import FLOOR_Y, a, a_day, go, named

from maketomorrow.core.ticks import tick_of
from maketomorrow.sim.burst import sorties
from maketomorrow.sim.plan import Brood, Loadout, Spawn
from maketomorrow.sim.state import World

BROODS = (
    Brood("B1", "R1", ("drone",) * 5 + ("spitter",)),
    Brood("B2", "R2", ("drone",) * 7 + ("spitter",)),
    Brood("B3", "R3", ("drone",) * 7 + ("spitter",)),
    Brood("B4", "R4", ("drone",) * 2 + ("burrower",) * 2),
    Brood("B5", "R5", ("drone",) * 4 + ("spitter",)),
)
ROOTS = ("R1", "R2", "R3", "R4", "R5")
BURST = tick_of("09:30", "07:03")
STRANDS = {"u": (0, 1, 2), "t": (3, 4), "c": (5,)}
HERE = ("drone", "spitter")

BY_HAND = {
    # nobody has cut anything
    "uuuuu": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B5@B5 09:39, B4@B4 09:42",
    # one root
    "cuuuu": "B2@B2 09:30, B3@B3 09:30, B5@B5 09:39, B4@B4 09:42, B1@B5 09:48",
    "ucuuu": "B2@B3 09:34, B3@B3 09:34, B1@B1 09:36, B5@B5 09:39, B4@B4 09:42",
    "uucuu": "B2@B2 09:34, B3@B2 09:34, B1@B1 09:36, B5@B5 09:39, B4@B4 09:42",
    "uuucu": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B5@B5 09:39, B4@B7 09:45",
    "uuuuc": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B4@B4 09:42, B5/2@B4 09:42",
    "tuuuu": "B2@B2 09:30, B3@B3 09:30, B5@B5 09:39, B4@B4 09:42, B1@B1 09:48",
    "utuuu": "B3@B3 09:30, B1@B1 09:36, B5@B5 09:39, B2@B2 09:42, B4@B4 09:42",
    "uutuu": "B2@B2 09:30, B1@B1 09:36, B5@B5 09:39, B3@B3 09:42, B4@B4 09:42",
    "uuutu": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B5@B5 09:39, B4@B4 09:54",
    "uuuut": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B4@B4 09:42, B5@B5 09:51",
    # the twins' roots against each other
    "uttuu": "B1@B1 09:36, B5@B5 09:39, B2@B2 09:42, B3@B3 09:42, B4@B4 09:42",
    "uctuu": "B1@B1 09:36, B5@B5 09:39, B4@B4 09:42, B2@B3 09:46, B3@B3 09:46",
    "utcuu": "B1@B1 09:36, B5@B5 09:39, B4@B4 09:42, B2@B2 09:46, B3@B2 09:46",
    "uccuu": "B1@B1 09:36, B5@B5 09:39, B4@B4 09:42, B2@B7 09:57, B3@B7 09:57",
    # two roots
    "ccuuu": "B2@B3 09:34, B3@B3 09:34, B5@B5 09:39, B4@B4 09:42, B1@B5 09:48",
    "cucuu": "B2@B2 09:34, B3@B2 09:34, B5@B5 09:39, B4@B4 09:42, B1@B5 09:48",
    "cuucu": "B2@B2 09:30, B3@B3 09:30, B5@B5 09:39, B4@B7 09:45, B1@B5 09:48",
    "cuuuc": "B2@B2 09:30, B3@B3 09:30, B1/3@B4 09:42, B4@B4 09:42, B5/2@B4 09:42",
    "cuuut": "B2@B2 09:30, B3@B3 09:30, B4@B4 09:42, B5@B5 09:51, B1@B5 10:00",
    "ucucu": "B2@B3 09:34, B3@B3 09:34, B1@B1 09:36, B5@B5 09:39, B4@B7 09:45",
    "ucuuc": "B2@B3 09:34, B3@B3 09:34, B1@B1 09:36, B4@B4 09:42, B5/2@B4 09:42",
    "uuccu": "B2@B2 09:34, B3@B2 09:34, B1@B1 09:36, B5@B5 09:39, B4@B7 09:45",
    "uucuc": "B2@B2 09:34, B3@B2 09:34, B1@B1 09:36, B4@B4 09:42, B5/2@B4 09:42",
    "uuucc": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B4@B7 09:45, B5/2@B7 09:45",
    "uuutc": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B4@B4 09:54, B5/2@B4 09:54",
    "uuuct": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B4@B7 09:45, B5@B5 09:51",
    "tuuuc": "B2@B2 09:30, B3@B3 09:30, B4@B4 09:42, B5/2@B4 09:42, B1@B1 09:48",
    "tuuut": "B2@B2 09:30, B3@B3 09:30, B4@B4 09:42, B1@B1 09:48, B5@B5 09:51",
    # three
    "cccuu": "B5@B5 09:39, B4@B4 09:42, B1@B5 09:48, B2@B7 09:57, B3@B7 09:57",
    "ccucu": "B2@B3 09:34, B3@B3 09:34, B5@B5 09:39, B4@B7 09:45, B1@B5 09:48",
    "cuccu": "B2@B2 09:34, B3@B2 09:34, B5@B5 09:39, B4@B7 09:45, B1@B5 09:48",
    "ucccu": "B1@B1 09:36, B5@B5 09:39, B4@B7 09:45, B2@B7 09:57, B3@B7 09:57",
    "uccuc": "B1@B1 09:36, B4@B4 09:42, B5/2@B4 09:42, B2@B7 09:57, B3@B7 09:57",
    "ccuuc": "B2@B3 09:34, B3@B3 09:34, B1/3@B4 09:42, B4@B4 09:42, B5/2@B4 09:42",
    "cuucc": "B2@B2 09:30, B3@B3 09:30, B1/3@B7 09:45, B4@B7 09:45, B5/2@B7 09:45",
    "cuutc": "B2@B2 09:30, B3@B3 09:30, B1/3@B4 09:54, B4@B4 09:54, B5/2@B4 09:54",
    "ccutu": "B2@B3 09:34, B3@B3 09:34, B5@B5 09:39, B1@B5 09:48, B4@B4 09:54",
    # four of the five, but not the four rows
    "cccuc": "B1/3@B4 09:42, B4@B4 09:42, B5/2@B4 09:42, B2@B7 09:57, B3@B7 09:57",
    "ccucc": "B2@B3 09:34, B3@B3 09:34, B1/3@B7 09:45, B4@B7 09:45, B5/2@B7 09:45",
    "cuccc": "B2@B2 09:34, B3@B2 09:34, B1/3@B7 09:45, B4@B7 09:45, B5/2@B7 09:45",
    "ucccc": "B1@B1 09:36, B4@B7 09:45, B5/2@B7 09:45, B2@B7 09:57, B3@B7 09:57",
    # one strand short of the four rows
    "tcccu": "B5@B5 09:39, B4@B7 09:45, B1@B1 09:48, B2@B7 09:57, B3@B7 09:57",
    "ctccu": "B5@B5 09:39, B4@B7 09:45, B2@B2 09:46, B3@B2 09:46, B1@B5 09:48",
    "cctcu": "B5@B5 09:39, B4@B7 09:45, B2@B3 09:46, B3@B3 09:46, B1@B5 09:48",
    "ccctu": "B5@B5 09:39, B1@B5 09:48, B4@B4 09:54, B2@B7 09:57, B3@B7 09:57",
    "ccctc": "B1/3@B4 09:54, B4@B4 09:54, B5/2@B4 09:54, B2@B7 09:57, B3@B7 09:57",
    "ccctt": "B5@B5 09:51, B4@B4 09:54, B2@B7 09:57, B3@B7 09:57, B1@B5 10:00",
    # everything torn
    "ttttt": "B2@B2 09:42, B3@B3 09:42, B1@B1 09:48, B5@B5 09:51, B4@B4 09:54",
    "ttttu": "B5@B5 09:39, B2@B2 09:42, B3@B3 09:42, B1@B1 09:48, B4@B4 09:54",
    "ttttc": "B2@B2 09:42, B3@B3 09:42, B1@B1 09:48, B4@B4 09:54, B5/2@B4 09:54",
    # the four rows: silence, then all of it under the Warehouse, whatever pier 3's root
    "ccccu": "B1@B6 10:30, B2@B6 10:30, B3@B6 10:30, B4@B6 10:30, B5@B6 10:30",
    "cccct": "B1@B6 10:30, B2@B6 10:30, B3@B6 10:30, B4@B6 10:30, B5@B6 10:30",
    "ccccc": "B1@B6 10:30, B2@B6 10:30, B3@B6 10:30, B4@B6 10:30, B5@B6 10:30",
}

DAM_SHUT_BY_HAND = {
    "uuuuu": BY_HAND["uuuuu"],
    "uuucu": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36, B5@B5 09:39",
    "uuucc": "B2@B2 09:30, B3@B3 09:30, B1@B1 09:36",
    "uccuu": "B1@B1 09:36, B5@B5 09:39, B4@B4 09:42",
    "ccccu": BY_HAND["ccccu"],
}


def strands(roots: str) -> dict[str, int]:
    return {root: STRANDS[state][0] for root, state in zip(ROOTS, roots)}


def written(roots: dict[str, int], dam_shut: bool = False) -> str:
    words = []
    for sortie in sorties(roots, BROODS, BURST, HERE, dam_shut):
        whole = next(brood.kinds for brood in BROODS if brood.id == sortie.brood)
        part = f"/{len(sortie.kinds)}" if len(sortie.kinds) < len(whole) else ""
        minutes = 7 * 60 + 3 + sortie.opens_tick // 40
        assert sortie.opens_tick % 40 == 0
        words.append(f"{sortie.brood}{part}@{sortie.point} {minutes // 60:02}:{minutes % 60:02}")
    return ", ".join(words)


@pytest.mark.parametrize("roots", BY_HAND)
def test_what_is_cut_in_the_morning_decides_what_comes_out_where_and_when(roots: str) -> None:
    assert written(strands(roots)) == BY_HAND[roots]


@pytest.mark.parametrize("roots", DAM_SHUT_BY_HAND)
def test_what_was_bound_for_a_dam_that_is_shut_never_comes(roots: str) -> None:
    assert written(strands(roots), dam_shut=True) == DAM_SHUT_BY_HAND[roots]


@pytest.mark.parametrize("roots", ["".join(row) for row in product("utc", repeat=5)])
def test_every_brood_comes_out_once_or_as_the_first_half_or_not_at_all(roots: str) -> None:
    out = sorties(strands(roots), BROODS, BURST, ("drone", "spitter", "burrower"))
    for brood in BROODS:
        parts = [sortie for sortie in out if sortie.brood == brood.id]
        assert len(parts) == 1, "every brood has one way out while the dam is open"
        halved = (
            "cccc" not in roots[:4] and roots[4] == "c" and (brood.id == "B5" or (brood.id, roots[0]) == ("B1", "c"))
        )
        expected = brood.kinds[: len(brood.kinds) // 2] if halved else brood.kinds
        assert tuple(parts[0].kinds) == expected
        if parts[0].point in ("B1", "B2", "B3", "B4", "B5"):
            own_root = roots[int(parts[0].point[1]) - 1]
            assert own_root != "c", "nothing comes out beside a root that is cut"
    assert [sortie.opens_tick for sortie in out] == sorted(sortie.opens_tick for sortie in out)
    assert all(sortie.opens_tick >= BURST and not sortie.opened and not sortie.next_tick for sortie in out)


@pytest.mark.parametrize("state", "utc")
@pytest.mark.parametrize("root", ROOTS)
def test_a_root_is_judged_by_its_strands_as_uncut_torn_or_cut_and_no_finer(root: str, state: str) -> None:
    answers = {written({root: cut}) for cut in STRANDS[state]}
    assert len(answers) == 1


def test_the_whole_of_the_untouched_burst_is_thirty_one() -> None:
    assert sum(len(sortie.kinds) for sortie in sorties({}, BROODS, BURST, HERE)) == 31


def test_kinds_that_are_not_there_yet_come_as_drones() -> None:
    last_row = next(sortie for sortie in sorties({}, BROODS, BURST, HERE) if sortie.brood == "B4")
    assert last_row.kinds == ["drone"] * 4


def test_the_rule_changes_nothing_it_is_given() -> None:
    cut = strands("ccuuc")
    before = dict(cut)
    assert sorties(cut, BROODS, BURST, HERE) == sorties(cut, BROODS, BURST, HERE)
    assert cut == before


def test_a_small_day_with_broods_of_its_own_names_lets_them_out_where_they_are() -> None:
    out = sorties({"left": 5}, (Brood("one", "left", ("drone",)), Brood("two", "", ("drone",))), 100, HERE)
    assert [(sortie.point, sortie.opens_tick) for sortie in out] == [("two", 100)]


SMALL = (
    Brood("B1", "R1", ("drone", "spitter")),
    Brood("B2", "R2", ("drone",) * 3),
    Brood("B3", "R3", ("drone",) * 2),
)
HOURS = {"burst": "07:05"}
OPENS = 80  # the tick of that hour


def a_burst(*things: Spawn, **plan: object) -> World:
    """A hall with the points B1, B2 and B3 in it, and Rita, whom nothing hurts."""
    points = [a("burst", x, FLOOR_Y, id=name) for name, x in (("B1", 100.0), ("B2", 300.0), ("B3", 500.0))]
    settings = {"hours": HOURS, "broods": SMALL, "loadout": Loadout(unhurt=True), **plan}
    return a_day(*points, *things, **settings)


def test_a_point_opens_at_its_hour_and_lets_its_brood_out_one_by_one():
    world = a_burst()
    events = go(world, OPENS + 400)
    opened = [(event.who, event.tick) for event in named(events, "burst")]
    assert opened == [("B2", OPENS), ("B3", OPENS), ("B1", OPENS + 6 * 40)]
    came_out = [(event.what, event.tick - OPENS) for event in named(events, "unfolded")]
    assert came_out == [("B2", 0), ("B3", 0), ("B2", 75), ("B3", 75), ("B2", 150), ("B1", 240), ("B1", 315)]
    assert [mimic.KIND for mimic in world.state.mimics].count("spitter") == 1


def test_a_mimic_unfolds_still_and_harmless_where_it_came_out():
    world = a_burst(at=(300.0, FLOOR_Y))
    events = go(world, OPENS + 119)
    first = world.state.mimics[0]
    assert (first.x, first.act) == (300.0, "unfold")
    assert not named(events, "woke")
    assert not named(events, "windup")
    woke = named(go(world, 2), "woke")
    assert woke[0].who == first.id


def test_the_strands_are_counted_once_at_the_burst():
    root = a("root", 560, FLOOR_Y - 96, id="R2")
    world = a_burst(root)
    world.by_id["R2"].strands_cut = 3  # type: ignore[union-attr]
    go(world, OPENS + 1)
    world.by_id["R2"].strands_cut = 5  # type: ignore[union-attr]
    events = go(world, 500)
    assert [event.tick for event in named(events, "burst") if event.who == "B2"] == [OPENS + 12 * 40]


def test_two_broods_at_one_point_wait_for_each_other():
    world = a_burst(a("root", 560, FLOOR_Y - 96, id="R3", strands=1))
    world.by_id["R3"].shut = False  # type: ignore[union-attr]
    events = go(world, OPENS + 600)
    ticks = [event.tick for event in named(events, "unfolded") if event.what == "B2"]
    assert len(ticks) == 5
    assert [later - earlier for earlier, later in pairwise(ticks)] == [75] * 4
    assert [event.who for event in named(events, "burst")] == ["B2", "B1"]


def test_an_open_point_goes_on_sending_one_drone_now_and_then():
    world = a_burst()
    go(world, OPENS + 400)
    living = len(world.state.mimics)
    assert living == 7
    events = go(world, 1200)
    assert [event.what for event in named(events, "unfolded")] == ["B3", "B2", "B1"]
    assert len(world.state.mimics) == 10


def test_nobody_more_comes_out_while_twenty_four_live():
    world = a_burst(broods=(Brood("B2", "", ("drone",) * 24),))
    go(world, OPENS + 75 * 23 + 1)
    assert len(world.state.mimics) == 24
    go(world, 2500)
    assert len(world.state.mimics) == 24


def test_in_a_breath_nobody_comes_out_and_nobody_stirs():
    hours = {**HOURS, "breath_1": "07:10", "breath_1_end": "07:22"}
    world = a_burst(hours=hours)
    go(world, 7 * 40 + 20)
    where = [(mimic.id, mimic.x, mimic.y) for mimic in world.state.mimics]
    assert world.state.hive.breath
    assert not named(go(world, 12 * 40 - 30), "unfolded")
    assert [(mimic.id, mimic.x, mimic.y) for mimic in world.state.mimics] == where
    assert named(go(world, 100), "unfolded")


def test_what_is_bound_for_a_point_that_stands_nowhere_stays_inside():
    world = a_burst(broods=(*SMALL, Brood("B4", "R4", ("drone",) * 4)))
    events = go(world, OPENS + 700)
    assert "B4" not in {event.who for event in named(events, "burst")}
    assert len(world.state.mimics) == 7


def test_a_day_without_a_burst_has_none():
    world = a_burst(hours={})
    assert not named(go(world, 600), "burst")
    assert not world.state.mimics
