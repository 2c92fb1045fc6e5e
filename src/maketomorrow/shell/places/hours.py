"""The light of the hours: one table of colours for each palette, and what lies between two rows of it.

An area names its palette in its map's property ``light``; without one it has the open air's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import pairwise
from typing import Any

from maketomorrow.core.ticks import TICKS_PER_MINUTE, minutes_of
from maketomorrow.shell.palette import Colour, mix, rgb
from maketomorrow.sim.plan import Rect

STEP_TICKS = 12  # the light is looked at so often
BORDER_PX = 220.0  # so far before and behind a border between two areas one light turns into the other
BORDER_STEPS = 16  # in so many steps
CUT_TICKS = 240  # from one picture to the next: that is no hour going by but another hour, shown at once
STEP_LEVELS = 90  # of a channel: a light that changes more than that at once is another hour


@dataclass(frozen=True, slots=True)
class Hour:
    """The light at one hour."""

    high: Colour  # the sky from high up ...
    upper: Colour
    lower: Colour
    horizon: Colour  # ... to the horizon; the haze has this colour too
    far: Colour  # what stands far off
    near: Colour  # what stands nearest: the hour's own black
    sun: Colour
    rim: Colour  # the edge of figures, and of whatever is between them and the light
    sea: Colour
    light: Colour  # what falls on things that have colours of their own: white changes nothing
    sun_share: float  # of full brightness
    sun_up_px: float  # over the horizon


def _hour(colours: str, share: float, up: float) -> Hour:
    high, upper, lower, horizon, far, near, sun, rim, sea, light = (rgb(f"#{code}") for code in colours.split())
    return Hour(high, upper, lower, horizon, far, near, sun, rim, sea, light, share, up)


Palette = tuple[tuple[str, Hour], ...]

#                      high   upper  lower  horizon far   near   sun    rim    sea    light
OPEN: Palette = (
    ("07:03", _hour("1f3f68 4c7ca8 98bfd8 e2eeea 6c93b6 0a1324 fff6e8 d2e8f2 3c6288 aac6e4", 0.34, 6)),
    ("07:45", _hour("345a7c 6a94ae b4cacc eee8cc 809fae 0f1626 fff0d8 ece6cc 50748a cad4e0", 0.40, 26)),
    ("08:20", _hour("46708c 7fa3b0 c6d1c4 f6e3bd 8ea6ac 141a2a ffe9c4 ffe2b0 5c8090 dce2de", 0.45, 46)),
    ("09:30", _hour("6f9cad 9bbcc2 d2dccf f3e7cb 9db4b6 221f33 fff8e6 fff4dc 6c94a0 fff6ea", 0.45, 90)),
    ("09:31", _hour("1c0b22 4a183a 8a2f4c f0835a 5a1f3e 12061a ffb487 ff9a6a 4a1a38 d88a86", 0.55, 70)),
    ("10:40", _hour("3a2440 6e4a62 b07a76 f0b98a 7a4a5e 1a1024 ffd0a0 ffc79a 5c3a52 ecb8a6", 0.45, 120)),
    ("12:10", _hour("6f9cad a3c0c2 d9e0d0 f7ecd0 a8b8b6 2b2940 fff8e6 fff4dc 7c9ea6 fffaf0", 0.50, 190)),
    ("15:00", _hour("5a7c96 94a8ac d8cdb2 f7dcae 9a9a98 241f34 fff0d0 ffe8c0 6c8490 fff0dc", 0.50, 120)),
    ("17:20", _hour("2a1f44 6a4462 d0664c ffc884 6a4a54 0e0a1a fff0d8 ffb870 5a4050 e8b090", 0.70, 56)),
    ("18:00", _hour("1a1038 4e1850 cc2f48 ff8a3e 571e46 09050f ffe2b0 ffae62 661e44 d89080", 0.75, 40)),
    ("18:30", _hour("160c32 4a1450 c02a46 ff8038 4a1a44 07040f ffe9c4 ffa060 5a1c40 cc8078", 0.75, 30)),
    ("19:03", _hour("08040e 2a0a24 7a1640 f0604a 2a0a22 05030a ffb487 ff8a6a 3a0c28 9a5060", 0.60, 12)),
)  # fmt: skip

# Under the roots no sky is seen but what comes in from afar: violet shade, and a hall of embers after the burst.
ROOTS: Palette = (
    ("07:03", _hour("10203e 27497a 6a9fc8 cfe8f4 37609a 070f20 eef8ff bfe4f8 34587e a2bee4", 0.34, 6)),
    ("07:28", _hour("172548 374a82 8498c8 e2dce8 4a5a96 0a1024 fff0e0 d2d8f0 40527e b0bce0", 0.40, 18)),
    ("07:45", _hour("1b2448 43437c 9088b4 f0d4c8 5c5690 0c0e22 ffecd0 f0d2c0 484c78 bcb8d8", 0.42, 26)),
    ("08:20", _hour("1d2146 473e70 957ea0 f8d0ac 6c5486 0e0c20 ffe6bc ffd6a6 4a4a70 ccbcd0", 0.46, 46)),
    ("09:30", _hour("292a54 5a4a7c a88ca4 f8d8b4 7c608c 140f26 fff0d8 ffe0b4 5a5478 e4d2d6", 0.48, 80)),
    ("09:31", _hour("1d0a26 4a1538 a8384a ffa070 6a2542 0a0410 ffb487 ff9a6a 4a1a38 d88a86", 0.55, 50)),
    ("10:40", _hour("2a1434 5c2c4c a85a5c f4b084 72405a 100818 ffd0a0 ffb88a 5c3a52 e0a898", 0.40, 100)),
    ("12:10", _hour("33305a 665680 b09aa4 f4dcc0 86708c 181228 fff8e6 ffe6c8 6a6484 f0e0dc", 0.45, 150)),
    ("15:00", _hour("302a50 625070 b4938c f6cf9e 846876 160f24 fff0d0 ffd8a8 665870 f0d8c4", 0.45, 100)),
    ("17:20", _hour("1a1232 48284c b0543e ffb870 64384a 0b0614 ffe0b0 ffa860 50304a dca488", 0.65, 50)),
    ("18:00", _hour("160a2e 44143f a0303f ff8a4a 521a40 08040e ffd79a ff9a58 58183e d08a7a", 0.70, 40)),
    ("18:30", _hour("120828 3c1242 902844 f07a44 46163e 07030d ffd090 ff8e52 501638 c47a72", 0.65, 28)),
    ("19:03", _hour("08040e 240820 681038 d84c40 2a0a22 05030a ffb487 ff7a5a 340a24 945060", 0.50, 10)),
)  # fmt: skip

# Rooms in the rock: what is seen of the sky is the open air's; walls keep the night longer than it does.
QUARTERS: Palette = (
    ("07:03", _hour("24456a 5480a8 9cc0d4 e8f2ea 1e3a60 050a18 b0d6ee cee6f2 3e6484 9abcdf", 0.48, 6)),
    ("07:45", _hour("35587a 6890ac b4cac8 f2e8cc 263f5e 060c18 d8dcd8 e0e4dc 4c7088 aec6da", 0.52, 26)),
    ("08:20", _hour("46708c 7fa3b0 c6d1c4 f6e3bd 324660 080d18 f6dcb0 f6e0b8 5c8090 c4d0d8", 0.60, 46)),
    ("09:30", _hour("6f9cad 9bbcc2 d2dccf f7efda 4c6074 0e1624 fff2dc fff4dc 6c94a0 e8eef0", 0.66, 90)),
    ("09:31", _hour("1c0b22 4a183a 8a2f4c f0835a 481838 0a0410 ff7a62 ff9a6a 4a1a38 b88090", 0.55, 70)),
    ("10:40", _hour("3a2440 6e4a62 b07a76 f0b98a 40263e 0c0714 ffb890 ffc79a 5c3a52 c4a0a4", 0.42, 120)),
    ("12:10", _hour("6f9cad a3c0c2 d9e0d0 f7ecd0 66767e 141c26 fff6e4 fff6e0 7c9ea6 f6f6f0", 0.74, 190)),
    ("15:00", _hour("5a7c96 94a8ac d8cdb2 f7dcae 5a6068 121724 ffeac0 ffe8c0 6c8490 ece6d8", 0.68, 120)),
    ("17:20", _hour("241d3a 5d4a5e c8704e ffd79a 402a48 0a0714 ffb878 ffb870 5a4050 c8a098", 0.60, 56)),
    ("18:00", _hour("1c1036 4c1a50 b8344a ff9e4c 381848 07040f ff9a58 ffae62 661e44 b8807c", 0.62, 40)),
    ("18:30", _hour("160c30 4a1650 a82f4a ff9a4a 30123e 06030d ff9050 ffa060 5a1c40 a87474", 0.60, 30)),
    ("19:03", _hour("08040e 2a0a24 7a1640 f0604a 200a22 040209 f0684e ff8a6a 3a0c28 804858", 0.50, 12)),
)  # fmt: skip

# The hall: dust in the air takes the colour of the hour, and the far end is the light itself.
WAREHOUSE: Palette = (
    ("07:03", _hour("2b4661 5f8099 a3bdc8 cfe2ec 3c4e6c 070a16 b0d0ea d2e0e4 446379 a8bcd6", 0.45, 6)),
    ("07:28", _hour("335672 6888a2 adc1c7 f8dabc 4e4c78 080816 ffcf9c f4dac4 4b6b7f c2bace", 0.62, 18)),
    ("07:45", _hour("39607b 6f8ea8 b4c4c6 fae0bc 6a4c58 0a0812 ffd6a4 f6dcc0 506f84 d2c2c2", 0.66, 26)),
    ("08:20", _hour("46708c 7fa3b0 c6d1c4 fff0d2 7c584e 0a0810 ffdca4 ffe6bc 5c8090 e8d8c0", 0.72, 46)),
    ("09:30", _hour("6f9cad 9bbcc2 d2dccf fff8ea 8c7668 14101a fff0d4 fff4dc 6c94a0 f6ece0", 0.62, 90)),
    ("09:31", _hour("1c0b22 4a183a 8a2f4c ff9e72 5e1e3c 0a0410 ff9a68 ff9a6a 4a1a38 c88a90", 0.44, 70)),
    ("10:40", _hour("3a2440 6e4a62 b07a76 f6c094 6a4048 0e0812 ffb082 ffc79a 5c3a52 d8aca4", 0.50, 120)),
    ("12:10", _hour("6f9cad a3c0c2 d9e0d0 fffaf0 9a8a7c 1a161e fff8e6 fff6e0 7c9ea6 fff8ee", 0.60, 190)),
    ("15:00", _hour("5a7c96 94a8ac d8cdb2 fff0cc 8e7262 140f18 ffe6ba ffe8c0 6c8490 f6e4cc", 0.60, 120)),
    ("17:20", _hour("241d3a 5d4a5e c8704e ffcf88 703c40 0a0610 ffb46c ffb870 5a4050 dca080", 0.75, 56)),
    ("18:00", _hour("1c1036 4c1a50 b8344a ff9e54 5c2244 07040d ff904e ffae62 661e44 c88474", 0.75, 40)),
    ("18:30", _hour("160c30 4a1650 a82f4a ff8c48 4a183e 06030c ff7c46 ffa060 5a1c40 b07068", 0.70, 30)),
    ("19:03", _hour("08040e 2a0a24 7a1640 d8503e 2c0c24 040208 e0503e ff8a6a 3a0c28 884850", 0.50, 12)),
)  # fmt: skip

PALETTES: dict[str, Palette] = {"": OPEN, "quarters": QUARTERS, "roots": ROOTS, "warehouse": WAREHOUSE}


def between(a: Hour, b: Hour, share: float) -> Hour:
    """``a`` at 0, ``b`` at 1."""
    values: list[Any] = []
    for field in fields(Hour):
        one, other = getattr(a, field.name), getattr(b, field.name)
        values.append(mix(one, other, share) if isinstance(one, tuple) else one + (other - one) * share)
    return Hour(*values)


def far_apart(a: Hour, b: Hour) -> bool:
    """Whether going from one to the other at once would be seen as a step in the sky."""
    pairs = ((a.high, b.high), (a.upper, b.upper), (a.lower, b.lower), (a.horizon, b.horizon))
    return any(abs(x - y) > STEP_LEVELS for one, other in pairs for x, y in zip(one, other))


@lru_cache(maxsize=64)
def hour_at(minutes: float, palette: str = "") -> Hour:
    """The light at so many minutes after midnight; a palette nobody knows is the open air's."""
    table = PALETTES.get(palette, OPEN)
    times = [minutes_of(at) for at, _ in table]
    if minutes <= times[0]:
        return table[0][1]
    for (start, (_, a)), (end, (_, b)) in pairwise(zip(times, table)):
        if minutes <= end:
            return between(a, b, (minutes - start) / (end - start))
    return table[-1][1]


class Daylight:
    """The light of now: of one palette, or of a place, where two may meet."""

    def __init__(self, starts: str, places: Sequence[tuple[Rect, str]] = ()) -> None:
        self._starts = minutes_of(starts)
        self._places = places

    def minutes(self, tick: int) -> float:
        """Minutes after midnight, in the steps in which the light changes."""
        return self._starts + tick // STEP_TICKS * STEP_TICKS / TICKS_PER_MINUTE

    def of(self, palette: str, tick: int) -> Hour:
        """The hour of a palette."""
        return hour_at(self.minutes(tick), palette)

    def at(self, x: float, y: float, tick: int) -> Hour:
        """The hour at a spot of the world, in px; the same object as long as the light is the same."""
        weights: dict[str, int] = {}
        for (left, top, width, height), palette in self._places:
            outside = max(left - x, x - left - width, top - y, y - top - height, 0.0)
            weight = round(BORDER_STEPS * (1 - outside / BORDER_PX))
            if weight > 0:
                weights[palette] = max(weight, weights.get(palette, 0))
        if not weights:
            return self.of("", tick)
        if len(weights) == 1:
            return self.of(next(iter(weights)), tick)
        return _blended(self.minutes(tick), tuple(weights.items()))


@lru_cache(maxsize=64)
def _blended(minutes: float, weights: tuple[tuple[str, int], ...]) -> Hour:
    (palette, total), *others = weights
    found = hour_at(minutes, palette)
    for palette, weight in others:
        total += weight
        found = between(found, hour_at(minutes, palette), weight / total)
    return found
