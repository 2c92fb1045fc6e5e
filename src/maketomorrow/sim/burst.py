"""Where Darol opens, and what comes out: decided once, by the strands cut.

``sorties`` is the whole rule, a pure function. ``burst_acts`` asks it at the day's hour ``burst``
and lets the broods out. Cutting moves a front, it removes none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from maketomorrow.core.ticks import TICKS_PER_MINUTE
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.enemies.hive import spawn_mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.objects.root import Root
from maketomorrow.sim.plan import Brood, Spawn
from maketomorrow.sim.state import Sortie, World


@dataclass(frozen=True, slots=True)
class BurstTuning:
    """The hours of the points, in minutes of the game's clock after the burst, and the pace of a brood."""

    own_min: Mapping[str, int] = field(  # minutes  a brood at its own point; any other brood 0
        default_factory=lambda: {"B1": 6, "B2": 0, "B3": 0, "B4": 12, "B5": 9}
    )
    first_row_min: int = 18  # minutes  B1's brood under pier 3, its own root cut
    twin_min: int = 4  # minutes  both twins at one point
    chimney_min: int = 27  # minutes  both twins up the chimney and down the dam
    last_row_min: int = 15  # minutes  B4's brood at the dam's foot
    silence_min: int = 60  # minutes  nothing at all, when the four rows are cut: forty seconds of play
    torn_min: int = 12  # minutes  a torn root holds whatever comes out beside it for so long

    torn_strands: int = 3  # strands  from here on a root is torn
    cut_strands: int = 5  # strands  and from here on cut
    apart_ticks: int = 75  # ticks    between two of a brood: the first has hardly unfolded
    spill_ticks: int = 1200  # ticks    between two single drones of a point whose brood is out
    spill_below: int = 24  # mimics   no more single drones while so many live


TUNING = BurstTuning()

ROWS = ("B1", "B2", "B3", "B4")  # a row's brood each; the twins are the two in the middle
TWINS = {"B2": "B3", "B3": "B2"}
PIER, BASIN, DAM = "B5", "B6", "B7"
LAST_ROW = "B4"
DAM_SHUT = "ines.open"  # flag: the sluices run and nothing comes down the dam


def sorties(
    strands: Mapping[str, int],
    broods: Sequence[Brood],
    burst_tick: int,
    here: Collection[str],
    dam_shut: bool = False,
) -> list[Sortie]:
    """What comes out where and when, in the order in which it leaves.

    ``strands`` is root id -> strands cut (a root that is missing counts as uncut). ``here`` are
    the kinds of mimic this build has; any other comes as a drone. Each brood is in the answer
    exactly once or not at all.
    """
    by_id = {brood.id: brood for brood in broods}

    def cut(brood_id: str) -> bool:
        return _strands(strands, by_id, brood_id) >= TUNING.cut_strands

    def opens(point: str, minutes: int) -> int:
        torn = TUNING.torn_strands <= _strands(strands, by_id, point) < TUNING.cut_strands
        return burst_tick + (minutes + (TUNING.torn_min if torn else 0)) * TICKS_PER_MINUTE

    if all(cut(row) for row in ROWS):
        silent = burst_tick + TUNING.silence_min * TICKS_PER_MINUTE
        return [Sortie(BASIN, silent, _kinds(brood.kinds, here), brood.id) for brood in broods if brood.kinds]

    ways = {brood.id: _way_out(brood.id, cut) for brood in broods}
    last_way = ways.get(LAST_ROW)
    out: list[Sortie] = []
    for brood in broods:
        way, kinds = ways[brood.id], brood.kinds
        if way is not None and way[0] == PIER and cut(PIER):
            way, kinds = last_way, kinds[: len(kinds) // 2]
        if way is None or not kinds or (way[0] == DAM and dam_shut):
            continue
        out.append(Sortie(way[0], opens(*way), _kinds(kinds, here), brood.id))
    return sorted(out, key=lambda sortie: (sortie.opens_tick, sortie.point, sortie.brood))


def _strands(strands: Mapping[str, int], by_id: Mapping[str, Brood], brood_id: str) -> int:
    brood = by_id.get(brood_id)
    return strands.get(brood.root, 0) if brood is not None else 0


def _way_out(brood: str, cut: Callable[[str], bool]) -> tuple[str, int] | None:
    """Point and minutes after the burst for a brood, before pier 3's own root has its say; None = never."""
    if not cut(brood) or brood == PIER:
        twin = TWINS.get(brood)
        minutes = TUNING.twin_min if twin is not None and cut(twin) else TUNING.own_min.get(brood, 0)
        return brood, minutes
    if brood == "B1":
        return PIER, TUNING.first_row_min
    if brood == LAST_ROW:
        return DAM, TUNING.last_row_min
    if brood in TWINS:
        return (DAM, TUNING.chimney_min) if cut(TWINS[brood]) else (TWINS[brood], TUNING.twin_min)
    return None


def _kinds(kinds: Sequence[str], here: Collection[str]) -> list[str]:
    return [kind if kind in here else "drone" for kind in kinds]


def burst_acts(world: World, events: list[Event]) -> None:
    """Count the strands at the burst, open the points at their ticks, let the broods out one by one.

    A brood bound for a point that stands on no map of this day stays inside.
    """
    hive = world.state.hive
    if not hive.counted:
        burst_tick = world.hour_tick("burst")
        if burst_tick < 0 or world.tick < burst_tick:
            return
        hive.counted = True
        points = _points(world)
        hive.sorties = [sortie for sortie in _sorties_now(world, burst_tick) if sortie.point in points]
    if hive.sorties:
        _let_out(world, events)
        _spill(world)


def _sorties_now(world: World, burst_tick: int) -> list[Sortie]:
    strands = {
        thing.id: thing.strands_cut if thing.shut else TUNING.cut_strands
        for thing in world.state.things
        if isinstance(thing, Root)
    }
    dam_shut = bool(world.state.flags.get(DAM_SHUT))
    return sorties(strands, world.plan.broods, burst_tick, ENEMIES, dam_shut)


def _points(world: World) -> dict[str, Spawn]:
    return {spawn.id: spawn for spawn in world.plan.of_kind("burst")}


def _let_out(world: World, events: list[Event]) -> None:
    tick, hive = world.tick, world.state.hive
    busy: list[str] = []  # points at whose mouth somebody still waits for a turn
    for sortie in hive.sorties:
        if tick < sortie.opens_tick:
            continue
        if not sortie.opened:
            sortie.opened = True
            if not any(other.opened and other.point == sortie.point for other in hive.sorties if other is not sortie):
                point = _points(world)[sortie.point]
                events.append(Event(tick, "burst", point.id, x=point.x, y=point.y))
        if hive.breath or not sortie.kinds or sortie.point in busy:
            continue  # in a breath whoever is still inside stands still as well
        busy.append(sortie.point)
        if tick < max(other.next_tick for other in hive.sorties if other.point == sortie.point):
            continue
        point = _points(world)[sortie.point]
        spawn_mimic(world, sortie.kinds.pop(0), point.x, point.y, point.id)
        sortie.next_tick = tick + TUNING.apart_ticks
        if not sortie.kinds:
            hive.spill_ticks[sortie.point] = tick + TUNING.spill_ticks


def _spill(world: World) -> None:
    """A single drone from each open point now and then: a beat that finds the hive full or breathing is lost."""
    tick, hive = world.tick, world.state.hive
    for point_id, due in hive.spill_ticks.items():
        if tick < due:
            continue
        hive.spill_ticks[point_id] = due + TUNING.spill_ticks
        if not hive.breath and len(world.state.mimics) < TUNING.spill_below:
            point = _points(world)[point_id]
            spawn_mimic(world, "drone", point.x, point.y, point.id)
