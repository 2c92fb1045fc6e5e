"""The day's fixed hours: what strikes whoever is there to hear it."""

from __future__ import annotations

from maketomorrow.sim.events import Event
from maketomorrow.sim.state import Over, World

BREATHS = (("breath_1", "breath_1_end"), ("breath_2", "breath_2_end"))


def hours_strike(world: World, events: list[Event]) -> None:
    """Name the hour that this tick is, hold and release the breath, end the day at night.

    The hours come from the day's own file; a day without a breath or a burst simply has none.
    """
    tick = world.state.tick
    for hour in world.plan.hours:
        if world.hour_tick(hour) == tick:
            events.append(Event(tick, "hour", what=hour))
    for begins, ends in BREATHS:
        if tick == world.hour_tick(begins):
            world.state.hive.breath = True
            events.append(Event(tick, "breath", what=begins, amount=1))
        elif tick == world.hour_tick(ends):
            world.state.hive.breath = False
            events.append(Event(tick, "breath", what=begins, amount=0))
    if tick >= world.night_tick and world.state.over is None:
        nightfall(world, events)


def nightfall(world: World, events: list[Event]) -> None:
    """The second bloom ends the day for everybody; nothing saves anybody from it."""
    tick = world.state.tick
    suit = world.state.suit
    suit.alive = False
    world.state.over = Over(tick, "bloom")
    events.append(Event(tick, "nightfall"))
    events.append(Event(tick, "died", "rita", "bloom", x=suit.x, y=suit.y))
