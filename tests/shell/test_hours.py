"""The light of the hours, in every palette."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maketomorrow.core.ticks import minutes_of, tick_of
from maketomorrow.shell.places.hours import BORDER_PX, PALETTES, Daylight, Hour, hour_at

FIRST, LAST = minutes_of("07:03"), minutes_of("19:03")


def steps(one: Hour, other: Hour) -> list[float]:
    """How far all channels of all colours are from each other."""
    found = []
    for field in fields(Hour):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if isinstance(a, tuple):
            found += [abs(x - y) for x, y in zip(a, b)]
    return found


@pytest.mark.parametrize("palette", PALETTES)
def test_a_palette_goes_from_waking_to_nightfall_in_order(palette: str) -> None:
    times = [minutes_of(at) for at, _ in PALETTES[palette]]
    assert times[0] == FIRST
    assert times[-1] == LAST
    assert times == sorted(set(times))


@pytest.mark.parametrize("palette", PALETTES)
@given(minutes=st.integers(FIRST * 10, LAST * 10 - 3))
def test_the_light_never_jumps(palette: str, minutes: int) -> None:
    now, soon = hour_at(minutes / 10, palette), hour_at((minutes + 3) / 10, palette)  # .3 minutes are 12 ticks
    assert max(steps(now, soon)) <= 56  # the burst turns it within a minute; nothing else comes near that


@pytest.mark.parametrize("palette", ["", "roots"])
def test_the_burst_turns_noon_to_wine(palette: str) -> None:
    before, after = hour_at(minutes_of("09:30"), palette), hour_at(minutes_of("09:31"), palette)
    assert after.lower[0] > 1.5 * after.lower[2]  # red over blue
    assert before.lower[0] < 1.3 * before.lower[2]
    assert sum(after.high) < sum(before.high) / 2


def test_seven_in_the_morning_is_cold_and_noon_is_bleached() -> None:
    morning, noon = hour_at(FIRST), hour_at(minutes_of("12:10"))
    assert morning.upper[2] > morning.upper[0]
    assert sum(noon.horizon) > 600


@given(x=st.integers(-600, 600))
def test_over_a_border_one_light_turns_into_the_other_without_a_step(x: int) -> None:
    daylight = Daylight("07:03", [((-4000.0, 0.0, 4000.0, 500.0), ""), ((0.0, 0.0, 4000.0, 500.0), "roots")])
    tick = tick_of("12:10", "07:03")
    assert max(steps(daylight.at(x, 100.0, tick), daylight.at(x + 12, 100.0, tick))) <= 8
    if x < -BORDER_PX:
        assert daylight.at(x, 100.0, tick) == daylight.of("", tick)
    if x > BORDER_PX:
        assert daylight.at(x, 100.0, tick) == daylight.of("roots", tick)
