"""What the suit can reach: the level bible's measures, held in tiny worlds."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from suits import hall, named, names, play, settled, suited, until_stands, wake

from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.state import World

COIL = Loadout(upgrades={"coil": 1})


def _running(world: World) -> World:
    settled(world)
    play(world, "right", 10)
    assert world.state.suit.vx == 168
    return world


def _jump(world: World, hold_ticks: int, way: str = "", dash_at: int = -1) -> tuple[int, float, float]:
    """Ticks in the air, px across, px high of one jump."""
    suit = world.state.suit
    x, y, top = suit.x, suit.y, suit.y
    for tick in range(300):
        held = way + " jump" * (tick < hold_ticks) + " dash" * (tick == dash_at)
        play(world, held)
        top = min(top, suit.y)
        if suit.grounded and suit.stance != "dash":
            return tick + 1, suit.x - x, y - top
    raise AssertionError("never landed")


@pytest.mark.parametrize(("hold_ticks", "high_px"), [(1, 25), (4, 39), (8, 56), (12, 74), (60, 74)])
def test_a_jump_is_as_high_as_it_is_held(hold_ticks: int, high_px: int) -> None:
    _, _, high = _jump(settled(suited(hall(), (5, 13))), hold_ticks)
    assert high == pytest.approx(high_px, abs=0.6)


def test_a_full_running_jump_lasts_41_ticks_and_carries_115_px_however_long_it_is_held() -> None:
    for hold_ticks in (12, 60):
        ticks, across, _ = _jump(_running(suited(hall(), (5, 13))), hold_ticks, "right")
        assert ticks == 41
        assert across == pytest.approx(115, abs=0.5)


def test_a_jump_on_the_spot_hangs_at_its_top_while_jump_is_held() -> None:
    let_go, _, _ = _jump(settled(suited(hall(), (5, 13))), 12)
    held, _, _ = _jump(settled(suited(hall(), (5, 13))), 60)
    assert let_go == 41
    assert held >= let_go + 3


def test_a_standing_jump_carries_104_px_and_a_running_one_with_a_dash_203() -> None:
    assert _jump(settled(suited(hall(), (5, 13))), 12, "right")[1] == pytest.approx(104, abs=0.5)
    assert _jump(_running(suited(hall(), (5, 13))), 12, "right", dash_at=26)[1] == pytest.approx(203, abs=0.5)


def test_a_dash_crosses_80_px_without_falling_and_ends_at_run_speed() -> None:
    world = settled(suited(hall(), (5, 13)))
    play(world, "jump", 12)
    suit = world.state.suit
    x, y = suit.x, suit.y
    play(world, "dash right", 10)
    assert suit.x - x == pytest.approx(80)
    assert suit.y == y
    assert suit.vx == 168


def _gap(tiles: int, rise: int = 0, thin: bool = False) -> list[str]:
    """A run-up, a pit, and a far side ``rise`` tiles higher (lower if negative)."""
    rows = []
    for row in range(40):
        near = "#" * 14 if row >= 20 else "#" + "." * 13
        ground = row == 20 - rise if thin else row >= 20 - rise
        rows.append(near + "." * tiles + ("#" * 14 if ground else "." * 13 + "#"))
    return [*rows, "#" * (28 + tiles)]


def _crosses(tiles: int, loadout: Loadout, dashes: Iterable[int], rise: int = 0, thin: bool = False) -> bool:
    """Whether any jump out of a whole field of them reaches the far side: all ticks of leaving and of dashing."""
    world = suited(_gap(tiles, rise, thin), (2, 19))
    far, floor = (14 + tiles) * 16, (20 - rise) * 16
    for shift in (0.0, 1.3, 2.2):
        for leave in range(68, 80):  # from well before the lip to after the last tick that still counts
            for dash in dashes:
                wake(world, (2, 19), loadout)
                suit = world.state.suit
                suit.x += shift
                play(world, "right", leave)
                for tick in range(110):
                    play(world, "right jump" + " dash" * (tick == dash))
                    if suit.grounded and suit.x > far - 9.6:
                        return True
                    if suit.y > floor + 60 and suit.vy > 0:
                        break
    return False


def test_a_gap_of_eight_tiles_is_jumped_without_a_dash_and_nine_is_not() -> None:
    assert _crosses(8, Loadout(), [-1])
    assert not _crosses(9, Loadout(), [-1])


def test_a_gap_of_thirteen_tiles_is_made_with_the_base_dash_and_fourteen_is_not() -> None:
    dashes = (20, 24, 26, 28, 30, 34, 40)
    assert _crosses(13, Loadout(), dashes)
    assert not _crosses(14, Loadout(), dashes)
    assert not _crosses(14, Loadout(), dashes, thin=True)


def test_the_first_coil_makes_fifteen_tiles_and_not_sixteen() -> None:
    dashes = (20, 24, 26, 28, 30, 34, 40)
    assert _crosses(15, COIL, dashes)
    assert not _crosses(16, COIL, dashes)


@pytest.mark.parametrize(("rise", "tiles"), [(3, 12), (-6, 15)])
def test_a_far_side_three_up_is_made_at_twelve_and_six_down_at_fifteen(rise: int, tiles: int) -> None:
    assert _crosses(tiles, Loadout(), (20, 26, 30, 34), rise)


def test_dashing_off_a_ledge_leaves_no_jump_behind() -> None:
    world = suited(_gap(14), (2, 19))
    for start in range(60, 76):
        wake(world, (2, 19))
        play(world, "right", start)
        play(world, "right dash", 1)
        seen = play(world, "right", 9)
        seen += play(world, "right jump", 8)
        if not world.state.suit.grounded and "jumped" in names(seen):
            jumped = named(seen, "jumped")[0]
            assert jumped.what == "ground"
            assert jumped.x - 10 < 14 * 16


def _ledge(tiles: int) -> list[str]:
    """A ledge that stands free: nothing under its edge to hold on to."""
    rows = ["." * 30] * (20 - tiles) + ["." * 14 + "#" * 16] + ["." * 30] * (tiles - 1)
    return [*rows, "#" * 30]


def _mounts(tiles: int) -> bool:
    world = suited(_ledge(tiles), (2, 19))
    for start in range(30, 80, 2):
        wake(world, (2, 19))
        play(world, "right", start)
        for tick in range(60):
            play(world, "right jump" + " dash" * (tick in (18, 22)))
            if world.state.suit.grounded and world.state.suit.y <= (20 - tiles) * 16:
                return True
    return False


def test_a_ledge_of_four_tiles_is_jumped_and_of_five_is_not() -> None:
    assert _mounts(4)
    assert not _mounts(5)


def _wall(tiles: int) -> list[str]:
    rows = ["." * 30] * (26 - tiles) + ["." * 14 + "#" * 16] * tiles
    return [*rows, "#" * 30]


def _climbs_wall(tiles: int, dash: bool) -> bool:
    """Jump beside the wall, jump off it, come back: by dash, or by steering alone."""
    world = suited(_wall(tiles), (11, 25))
    for wait in range(20, 34):
        for away in range(2, 30):
            wake(world, (11, 25))
            suit = world.state.suit
            play(world, "right", 30)
            play(world, "right jump", wait)
            play(world, "right", 1)
            play(world, "jump" + " left" * (not dash), min(away, 12))
            play(world, "jump" if dash else "right jump", max(0, away - 12))
            for tick in range(50):
                play(world, "right" + " dash" * (dash and tick == 0))
                if suit.grounded and suit.y <= (26 - tiles) * 16:
                    return True
                if suit.grounded:
                    break
    return False


def test_a_bare_wall_of_nine_tiles_is_climbed_by_wall_jump_and_dash_back_and_ten_is_not() -> None:
    assert _climbs_wall(9, dash=True)
    assert not _climbs_wall(10, dash=True)


def test_without_a_dash_a_bare_wall_gives_nothing_back() -> None:
    assert not _climbs_wall(5, dash=False)


def _climbs_chimney(cols: int, ticks: int = 6000) -> float:
    """Tiles gained by jumping from wall to wall, each time at the first touch."""
    rows = ["##" + "." * cols + "##"] * 100 + ["#" * (cols + 4)]
    world = settled(suited(rows, (2, 99)))
    suit = world.state.suit
    bottom, way = suit.y, "left"
    play(world, "left", 20)
    play(world, "left jump", 12)
    for _ in range(ticks):
        events = play(world, way + " jump" * (suit.stance != "wall"))
        if suit.stance == "wall":
            play(world, way)
            events = play(world, way + " jump")
        for event in events:
            if event.name == "jumped" and event.what == "wall":
                way = "left" if way == "right" else "right"
        if suit.y < 12 * 16:
            break
    return (bottom - suit.y) / 16


@pytest.mark.parametrize("cols", [2, 3, 4, 6, 8])
def test_chimneys_of_two_to_eight_tiles_climb_without_limit(cols: int) -> None:
    assert _climbs_chimney(cols) > 60


def test_a_chimney_of_nine_tiles_does_not_climb() -> None:
    assert _climbs_chimney(9) < 12


def test_a_jump_still_counts_six_ticks_after_the_ledge_and_not_seven() -> None:
    for late, counts in ((1, True), (6, True), (7, False)):
        world = settled(suited(["." * 30] * 8 + ["#" * 8 + "." * 22] + ["." * 30] * 10 + ["#" * 30], (2, 7)))
        suit = world.state.suit
        while suit.grounded:
            play(world, "right")
        play(world, "right", late - 1)
        jumped = named(play(world, "right jump"), "jumped")
        assert [event.what for event in jumped] == (["coyote"] if counts else [])


def test_a_jump_pressed_up_to_six_ticks_before_landing_counts() -> None:
    for early, counts in ((6, True), (7, False)):
        world = settled(suited(hall(), (5, 13)))
        play(world, "jump", 12)
        play(world, "", 41 - 12 - early)
        events = play(world, "jump", 1) + play(world, "", early)
        assert ("jumped" in names(events)) == counts


def test_a_head_that_just_catches_a_corner_slips_past_it() -> None:
    rows = ["#" + "." * 18 + "#"] * 8 + ["#" + "." * 7 + "###" + "." * 8 + "#"] + ["#" + "." * 18 + "#"] * 4
    rows += ["#" * 20]
    heights = []
    for over in (3, 6):  # px of her under the block's left edge
        world = settled(suited(rows, (5, 12)))
        suit = world.state.suit
        suit.x = 8 * 16 + over - 10
        y = suit.y
        play(world, "jump", 20)
        heights.append(y - suit.y)
    assert heights[0] > 60
    assert heights[1] < 30


def test_the_same_wall_does_not_hold_twice_in_a_row() -> None:
    world = settled(suited(_wall(20), (12, 25)))
    suit = world.state.suit
    play(world, "right", 20)
    play(world, "right jump", 12)
    play(world, "right", 16)
    assert suit.stance == "wall"
    assert named(play(world, "right jump"), "jumped")[0].what == "wall"
    play(world, "right jump", 11)
    play(world, "right", 28)
    assert suit.wall == 1
    assert suit.stance == "air"
    assert suit.vy > 90
    until_stands(world, "right")
    play(world, "right jump", 12)
    play(world, "right", 16)
    assert suit.stance == "wall"
