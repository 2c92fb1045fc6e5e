"""Lifts: the freight lift, the crane and the gantry are one thing with other numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Platform, Thing
from maketomorrow.sim.objects.grip import reach_to
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import TILE_PX, DayPlan, Rect, Spawn
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class LiftTuning:
    """How a lift moves."""

    warn_ticks: int = 12  # ticks   between the press and the motion: time to hear it
    proud_px: float = 1 / 128  # px   above where it is drawn: flush with a floor, it still carries; no foot feels it


TUNING = LiftTuning()


class Lift(Platform, array_like=True, tag="lift"):
    """A platform between two stops, 0 where it was drawn and 1 ``(dx, dy)`` px from there.

    ``gone`` px of the way from stop 0 to stop 1 are behind it; it is on its way to ``stop`` and
    waits there for ``wait_ticks`` more. ``mode`` is "call", "shuttle" or "broken"; a lift that
    is not ``running`` finishes its way and stays.
    """

    home_x: float = 0.0
    home_y: float = 0.0
    dx: float = 0.0
    dy: float = 0.0
    speed: float = 0.0  # px/s
    mode: str = "call"
    running: bool = True
    flag: str = ""  # a flag of the day that starts and stops it
    rest_ticks: int = 60  # a shuttle's wait at each stop
    stop: int = 0
    gone: float = 0.0
    wait_ticks: int = 0

    def length(self) -> float:
        """Px from stop to stop."""
        return math.hypot(self.dx, self.dy)

    def stop_at(self, stop: int) -> tuple[float, float]:
        """Upper left corner of the platform at a stop."""
        return (self.home_x + self.dx, self.home_y + self.dy) if stop else (self.home_x, self.home_y)

    def stands_at(self) -> int:
        """The stop at which it stands, -1 on its way."""
        return self.stop if self.gone == (self.length() if self.stop else 0.0) else -1


def build(spawn: Spawn, plan: DayPlan) -> Lift:
    props = spawn.props
    y = spawn.y - TUNING.proud_px
    return Lift(
        spawn.id,
        spawn.x,
        y,
        spawn.w,
        spawn.h,
        was_x=spawn.x,
        was_y=y,
        home_x=spawn.x,
        home_y=y,
        dx=float(props["dx_tiles"]) * TILE_PX,
        dy=float(props["dy_tiles"]) * TILE_PX,
        speed=float(props["speed"]) * TILE_PX,
        mode=str(props["mode"]),
        running=bool(props["running"]),
        flag=str(props["flag"]),
        rest_ticks=int(props["wait_ticks"]),
    )


def answers(world: World, lift: Lift) -> bool:
    """Whether it would move if it were called."""
    return lift.mode != "broken" and (lift.running or bool(lift.flag and world.state.flags.get(lift.flag)))


def send(world: World, lift: Lift, stop: int, events: list[Event]) -> bool:
    """Send it to a stop, by a press, a switch or somebody who waits there. False if it does not answer."""
    if not answers(world, lift):
        return False
    if lift.stop != stop:
        if lift.stands_at() >= 0:
            lift.wait_ticks = TUNING.warn_ticks
        lift.stop = stop
        _tell(world, lift, 1, events)
    return True


def tick(world: World, thing: Thing, events: list[Event]) -> None:
    """One tick along its way. Where it is follows from ``gone`` alone, so that it never drifts."""
    assert isinstance(thing, Lift)
    lift = thing
    lift.was_x, lift.was_y = lift.x, lift.y
    if lift.wait_ticks:
        lift.wait_ticks -= 1
        return
    length = lift.length()
    goal = length if lift.stop else 0.0
    if lift.gone == goal:
        if lift.mode == "shuttle" and answers(world, lift):
            lift.stop = 1 - lift.stop
            _tell(world, lift, 1, events)
        return
    step = lift.speed / 60
    if abs(goal - lift.gone) <= step:
        lift.gone = goal
        lift.wait_ticks = lift.rest_ticks if lift.mode == "shuttle" else 0
        _tell(world, lift, 0, events)
    else:
        lift.gone += step if goal > lift.gone else -step
    share = lift.gone / length
    lift.x, lift.y = lift.home_x + lift.dx * share, lift.home_y + lift.dy * share


def _tell(world: World, lift: Lift, amount: float, events: list[Event]) -> None:
    middle = lift.x + lift.w / 2
    events.append(Event(world.tick, "lift", lift.id, x=middle, y=lift.y, amount=amount))


def places(thing: Thing) -> tuple[Rect, ...]:
    """Where it can be used: on its platform, and at either stop whether it is there or not."""
    assert isinstance(thing, Lift)
    return tuple((x, y, thing.w, thing.h) for x, y in ((thing.x, thing.y), thing.stop_at(0), thing.stop_at(1)))


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    """From on top of it to the other stop; from a stop it is called there."""
    assert isinstance(thing, Lift)
    if thing.mode == "shuttle":
        return False
    if not answers(world, thing):
        events.append(Event(world.tick, "used", thing.id, "door.power", world.state.suit.id, thing.x, thing.y))
        return True
    return send(world, thing, _wanted(world, thing), events)


def prompt(world: World, thing: Thing) -> str:
    """The word beside it: to ride for whoever stands on it, to call it for whoever waits at the other stop."""
    assert isinstance(thing, Lift)
    if thing.mode == "shuttle":
        return ""
    if thing.mode == "call" and _wanted(world, thing) == thing.stop:
        return ""  # it is here, or coming
    if world.state.suit.carrier == thing.id:
        return "do.ride" if thing.stands_at() >= 0 else ""
    return "do.call"


def _wanted(world: World, lift: Lift) -> int:
    """The stop to which a press of *use* would send it."""
    suit = world.state.suit
    if suit.carrier == lift.id:
        return 1 - lift.stop
    return min((0, 1), key=lambda stop: reach_to(world, (*lift.stop_at(stop), lift.w, lift.h)))


def thrown(world: World, thing: Thing, events: list[Event]) -> None:
    """A switch sends it to the other stop; it also starts one that was not running."""
    assert isinstance(thing, Lift)
    thing.running = True
    if thing.mode == "call":
        send(world, thing, 1 - thing.stop, events)


LIFT = ObjectKind(
    Kind(
        "lift",
        "object",
        "A platform that moves between where it is drawn and a second stop.",
        "#7fb2c9",
        "rect",
        (80, 16),
        (
            ID,
            Prop("dx_tiles", "float", 0.0, "second stop, to the right of the first", "tiles", -512, 512),
            Prop("dy_tiles", "float", -4.0, "second stop, below the first", "tiles", -512, 512),
            Prop("speed", "float", 8.0, "how fast it moves", "tiles/s", 0.25, 45),
            Prop(
                "mode",
                "enum",
                "call",
                "call: goes when it is called or sent. shuttle: goes to and fro. broken: out of order",
                choices=("call", "shuttle", "broken"),
            ),
            Prop(
                "running", "bool", True, "whether it has power in the morning; a switch that points at it gives power"
            ),
            Prop("flag", "string", "", "a fact of the day that gives it power while it is 1"),
            Prop("wait_ticks", "int", 90, "a shuttle waits at each stop for", "ticks", 0, 6000),
        ),
    ),
    Lift,
    build,
    tick=tick,
    use=use,
    prompt=prompt,
    thrown=thrown,
    places=places,
)
