"""What goes on sounding: which layers of the music and which places are heard, by the hour, the area and the danger.

A mood is loop -> gain. It is asked for every few ticks and only ever says where to; the mixing desk moves
there at each loop's own pace, and that is why nothing is heard to begin or end.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from maketomorrow.core.ticks import tick_of
from maketomorrow.sim.objects.alarm import Alarm
from maketomorrow.sim.plan import TILE_PX, Cell
from maketomorrow.sim.state import World

Mood = Mapping[str, float]
Bus = Literal["music", "effects"]


@dataclass(frozen=True, slots=True)
class Loop:
    """A sound without an end. ``peak`` of its file; ``rise`` and ``fall`` are ticks from nothing to full and back.

    ``on_the_beat``: it begins with the others that are, so that their beats stay one. ``with_a_bar``: it is begun
    when a bar of theirs begins, so that it falls in with them.
    """

    bus: Bus
    peak: float
    rise_ticks: int = 90
    fall_ticks: int = 150
    on_the_beat: bool = False
    with_a_bar: bool = False


LOOPS: dict[str, Loop] = {
    "music.morning": Loop("music", 0.8, 240, 300, with_a_bar=True),
    "music.dusk": Loop("music", 0.8, 300, 300, with_a_bar=True),
    "music.unease": Loop("music", 0.8, 360, 240, on_the_beat=True),
    "music.burst": Loop("music", 0.85, 6, 420, on_the_beat=True),
    "music.danger": Loop("music", 0.8, 40, 260, on_the_beat=True),
    "music.void": Loop("music", 0.8, 200, 200),
    "place.quarters": Loop("effects", 0.7),
    "place.warehouse": Loop("effects", 0.7),
    "place.bridge": Loop("effects", 0.7),
    "place.roots": Loop("effects", 0.7),
    "place.birds": Loop("effects", 0.7, 200, 100),
    "place.ruin": Loop("effects", 0.7, 120, 300),
    "place.evening": Loop("effects", 0.7, 300, 300),
    "place.water": Loop("effects", 0.7, 60, 60),
    "place.wound": Loop("effects", 0.7, 60, 60),
    "hum": Loop("effects", 0.6, 240, 70),
}
"""Every loop in ``assets/sound``."""


@dataclass(frozen=True, slots=True)
class MoodTuning:
    """How loud each is at most, shares; when, the plant's clock; how near, px."""

    music: float = 0.42
    burst: float = 0.62
    danger: float = 0.40
    place: float = 0.22
    hum: float = 0.46
    wound: float = 0.30
    water: float = 0.16
    on_bridge: float = 0.35  # of the music: there is wind instead
    indoors: float = 0.35  # of what goes on outside
    unease_from: str = "08:40"
    unease_full: str = "09:14"
    drawn_in_ticks: int = 360  # before the burst: it stops humming, and breathes in
    still_ticks: int = 120  # before the burst: nothing is heard at all
    burst_holds_ticks: int = 900  # after it, wherever she is
    burst_fades_ticks: int = 2400
    ruin_until: str = "13:00"
    dusk_from: str = "16:00"
    dusk_full: str = "17:30"
    danger_px: float = 620.0
    wound_px: float = 800.0
    water_px: float = 160.0
    alarm_px: float = 700.0  # while it rings as near as that there is no music


TUNING = MoodTuning()
OUTSIDE = ("bridge", "roots")

SILENCE: Mood = {}
TITLE: Mood = {"music.void": 0.34, "place.water": 0.16, "place.bridge": 0.10}
VOID: Mood = {"music.void": 0.46}


def beneath(mood: Mood) -> Mood:
    """The same under a menu: lower, and without what is after her."""
    return {name: gain * 0.45 for name, gain in mood.items() if name != "music.danger"}


def is_still(world: World) -> bool:
    """Whether these are the two seconds before the burst in which nothing sounds but what she does herself."""
    burst = world.hour_tick("burst")
    return burst >= 0 and 0 < burst - world.state.tick <= TUNING.still_ticks


def opened_tick(world: World) -> int:
    """The tick at which the day's first point opened, -1 while none has: what she has cut may keep them shut."""
    return min((sortie.opens_tick for sortie in world.state.hive.sorties if sortie.opened), default=-1)


def mood_of(world: World) -> Mood:
    """The mood of a day as it stands."""
    state, suit = world.state, world.state.suit
    if state.over is not None or not suit.alive:
        return SILENCE
    burst = world.hour_tick("burst")
    to_burst = burst - state.tick if burst >= 0 else 1 << 30
    if is_still(world):
        return SILENCE
    mood = dict.fromkeys(LOOPS, 0.0)
    mood.update(_places(world, to_burst))
    if to_burst <= TUNING.drawn_in_ticks and to_burst > 0:
        return {name: gain * 0.4 for name, gain in mood.items() if name != "hum"}
    mood.update(_music(world, to_burst))
    return mood


# --- places -------------------------------------------------------------------------------------


def _places(world: World, to_burst: int) -> dict[str, float]:
    suit, place = world.state.suit, TUNING.place
    area = suit.area or world.plan.areas[0].name if world.plan.areas else ""
    outside = area in OUTSIDE
    open_air = 1.0 if outside else TUNING.indoors
    evening = _between(world, "17:00", "18:20")
    mood = {f"place.{area}": place * (1 - 0.4 * evening)} if f"place.{area}" in LOOPS else {}
    birds = place * 0.75 * (1.0 if outside else 0.12)
    if to_burst > 0:
        mood["place.birds"] = birds * (1 - _between(world, "08:50", "09:18"))
        mood["hum"] = TUNING.hum * _nearness_of_darol(world)
    elif opened_tick(world) < 0:  # nothing came
        mood["place.birds"] = birds * _between(world, "09:31", "09:50") * (1 - evening)
    else:
        settled = _between(world, "10:30", TUNING.ruin_until)
        mood["place.ruin"] = place * open_air * (1.0 - 0.6 * settled) * (1 - 0.6 * evening)
        mood["place.wound"] = TUNING.wound * _nearest_wound(world)
    mood["place.evening"] = place * open_air * evening
    mood["place.water"] = TUNING.water * _nearest_water(world)
    return mood


def _nearness_of_darol(world: World) -> float:
    """From almost nothing in the west to 1 among its roots."""
    areas = world.plan.areas
    if len(areas) < 2:
        return 0.2
    left = min(area.rect[0] for area in areas)
    right = max(area.rect[0] + area.rect[2] for area in areas)
    along = min(1.0, max(0.0, (world.state.suit.x - left) / (right - left)))
    return 0.10 + 0.90 * along * along


def _nearest_wound(world: World) -> float:
    suit, nearest = world.state.suit, TUNING.wound_px
    opened = {sortie.point for sortie in world.state.hive.sorties if sortie.opened}
    for mark in world.plan.of_kind("burst"):
        if mark.id in opened:
            nearest = min(nearest, math.hypot(mark.x - suit.x, mark.y - suit.y))
    near = 1 - nearest / TUNING.wound_px
    return near * math.sqrt(near)


def _nearest_water(world: World) -> float:
    suit, terrain, nearest = world.state.suit, world.plan.terrain, TUNING.water_px
    for down in (0, 3, 6, 9):
        for across in (-9, -5, -2, 0, 2, 5, 9):
            if terrain.cell_at(suit.x + across * TILE_PX, suit.y + down * TILE_PX) == Cell.WATER:
                nearest = min(nearest, TILE_PX * math.hypot(across, down))
    return 1 - nearest / TUNING.water_px


# --- music --------------------------------------------------------------------------------------


def _music(world: World, to_burst: int) -> dict[str, float]:
    suit, full = world.state.suit, TUNING.music
    danger = danger_of(world)
    quieter = TUNING.on_bridge if suit.area == "bridge" and to_burst > 0 else 1.0
    dusk = _between(world, TUNING.dusk_from, TUNING.dusk_full)
    late = _between(world, "18:40", "19:00")
    music = {"music.danger": TUNING.danger * danger, "music.dusk": full * dusk * (1 - 0.8 * danger) * (1 - late)}
    if to_burst > 0:
        unease = _between(world, TUNING.unease_from, TUNING.unease_full)
        awake = 0.0 if _rings(world) else 1.0
        music["music.morning"] = full * quieter * awake * math.sqrt(1 - 0.98 * unease)
        music["music.unease"] = full * max(math.sqrt(unease), 0.7 * danger)
        return music
    loud = _loud_burst(world)
    music["music.burst"] = TUNING.burst * max(loud, 0.9 * danger if danger > 0.35 else 0.0)
    calm = 1 - max(loud, danger)
    if world.state.hive.breath:
        music.update({"music.void": full, "music.burst": 0.0, "music.unease": 0.0})
        return music
    music["music.unease"] = full * (0.75 * calm * (1 - dusk) + 0.5 * late)
    music["music.void"] = full * (0.35 * calm * (1 - dusk) + 0.8 * late)
    return music


def _loud_burst(world: World) -> float:
    """1 from where the first point opens, a fifth at last, then nothing; nothing too where none has opened."""
    opened = opened_tick(world)
    since = world.state.tick - opened - TUNING.burst_holds_ticks
    if opened < 0 or since > TUNING.burst_fades_ticks:
        return 0.0
    return 1.0 - 0.8 * max(0, since) / TUNING.burst_fades_ticks


def danger_of(world: World) -> float:
    """0 to 1: how near those are who are after her, and how many."""
    suit, danger = world.state.suit, 0.0
    for mimic in world.state.mimics:
        if mimic.prey != suit.id:
            continue
        distance = math.hypot(mimic.x - suit.x, mimic.y - suit.y)
        if distance < TUNING.danger_px:
            share = 1 - distance / TUNING.danger_px
            danger += share * (1.0 if mimic.act in ("windup", "strike") or mimic.sees_prey else 0.4)
    return min(1.0, danger)


def _rings(world: World) -> bool:
    """Whether an alarm rings where she is."""
    suit = world.state.suit
    return any(
        isinstance(thing, Alarm)
        and thing.ringing
        and not thing.broken
        and math.hypot(thing.x - suit.x, thing.y - suit.y) < TUNING.alarm_px
        for thing in world.state.things
    )


def _between(world: World, start: str, end: str) -> float:
    """0 before ``start``, 1 from ``end`` on, evenly in between."""
    a, b = tick_of(start, world.plan.starts), tick_of(end, world.plan.starts)
    return min(1.0, max(0.0, (world.state.tick - a) / (b - a)))
