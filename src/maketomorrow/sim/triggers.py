"""What places do without being asked: areas, wind, growth."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.sim.combat import hit, wound
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Mover
from maketomorrow.sim.plan import TILE_PX, Area, Cell
from maketomorrow.sim.player.upgrades import worth
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class TriggerTuning:
    """How hard places bite."""

    growth_damage: float = 8.0  # points  twelve bites kill; one is a warning
    growth_ticks: int = (
        30  # ticks   between two bites of all growth, like breathing: a quick step over it may go unpunished
    )
    growth_reach_px: float = 2.0  # px      so near counts as touching


TUNING = TriggerTuning()


def triggers_notice(world: World, events: list[Event]) -> None:
    """Say which area she is in when that changes (and on the first tick), and let growth bite."""
    _area_entered(world, events)
    if world.tick % TUNING.growth_ticks == 0:
        _growth_bites(world, events)


def wind_at(world: World, x: float, y: float) -> float:
    """Speed in px/s that the wind adds at (x, y) on this tick, to the right if positive; 0 where it is still.

    A pure read. Regions that overlap add up. It moves whoever is in the air, not their own speed.
    """
    push = 0.0
    for region in world.plan.of_kind("wind"):
        if region.x <= x < region.x + region.w and region.y <= y < region.y + region.h:
            props = region.props
            gust_ticks = int(props["on_ticks"])
            if world.state.tick % (gust_ticks + int(props["off_ticks"])) < gust_ticks:
                push += float(props["push"])
    return push


def _area_entered(world: World, events: list[Event]) -> None:
    suit = world.state.suit
    y = suit.y - suit.h / 2
    now = None
    for area in world.plan.areas:
        if _inside(area, suit.x, y):
            if area.name == suit.area:
                return  # first: where two areas overlap she stays in the one she came from
            now = now or area
    if now is not None:
        suit.area = now.name
        events.append(Event(world.state.tick, "entered", suit.id, now.name, x=suit.x, y=suit.y))


def _growth_bites(world: World, events: list[Event]) -> None:
    suit = world.state.suit
    if not suit.iframe_ticks and _touches_growth(world, suit):  # a dash goes through
        wound(world, suit, TUNING.growth_damage * worth(suit.upgrades, "plating"), "growth", "", events)
    for person in world.state.about():
        if _touches_growth(world, person):
            hit(world, person, Blow("growth", "", TUNING.growth_damage, x=person.x, y=person.y), events)


def _touches_growth(world: World, mover: Mover) -> bool:
    terrain, reach = world.plan.terrain, TUNING.growth_reach_px
    left, top, right, bottom = mover.box()
    cols = range(int((left - reach) // TILE_PX), int((right + reach) // TILE_PX) + 1)
    rows = range(int((top - reach) // TILE_PX), int((bottom + reach) // TILE_PX) + 1)
    return any(terrain.cell(col, row) == Cell.GROWTH for row in rows for col in cols)


def _inside(area: Area, x: float, y: float) -> bool:
    left, top, w, h = area.rect
    return left <= x < left + w and top <= y < top + h
