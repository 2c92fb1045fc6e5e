"""The cart: ten tiles of floor on rails, from one stop to the other by the clock.

It rides the line that is drawn for it, over deck and missing plates alike. A lever that points at
it stops it for the day. How it goes, and over whom, is ``sim/carts.py``.
"""

from __future__ import annotations

import math
from itertools import pairwise

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Platform, Thing
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import TILE_PX, DayPlan, Point, Spawn
from maketomorrow.sim.state import World

LONG_PX = 10.0 * TILE_PX  # px     its floor: two can talk at one end and not be heard at the other
THICK_PX = 8.0  # px     of its bed


class Cart(Platform, array_like=True, tag="cart"):
    """A floor whose middle follows ``rails``, world points from stop 0 to stop 1.

    ``gone`` of their ``length`` px are behind it; it stands at ``stop`` or is on its way there.
    ``runs`` departures of the day's timetable are over. ``speed`` is px a tick.
    """

    rails: tuple[tuple[float, float], ...] = ()
    length: float = 0.0
    stop: int = 0
    gone: float = 0.0
    speed: float = 0.0
    runs: int = 0
    wait_ticks: int = 0  # it stands at least so long
    rests_until: int = 0  # the tick at which it next looks at the clock
    warns: bool = False  # it is about to leave
    braked: bool = False  # for the day
    flag: str = ""  # a flag of the day that is up from then on

    FLOOR_ONLY = True  # else it would bar the road for the day where it is braked

    def stands_at(self) -> int:
        """The stop at which it stands, -1 on its way."""
        return self.stop if self.gone == (self.length if self.stop else 0.0) else -1

    def comes(self) -> bool:
        """Whether it moves, or is about to."""
        return self.speed > 0.0 or self.warns

    def side(self) -> int:
        """1 if it goes, or would go next, to the right, else -1."""
        to = 1 - self.stop if self.stands_at() >= 0 else self.stop
        return 1 if (self.rails[-1][0] > self.rails[0][0]) == (to == 1) else -1

    def middle_at(self, gone: float) -> Point:
        """World place of the middle of its floor when so many px are behind it."""
        for (ax, ay), (bx, by) in pairwise(self.rails):
            piece = math.hypot(bx - ax, by - ay)
            if gone <= piece:
                share = gone / piece
                return ax + (bx - ax) * share, ay + (by - ay) * share
            gone -= piece
        return self.rails[-1]


def build(spawn: Spawn, plan: DayPlan) -> Cart:
    rails = spawn.points if len(spawn.points) > 1 else ((spawn.x, spawn.y), (spawn.x + spawn.w, spawn.y))
    x, y = rails[0][0] - LONG_PX / 2, rails[0][1]
    length = sum(math.dist(a, b) for a, b in pairwise(rails))
    return Cart(
        spawn.id, x, y, LONG_PX, THICK_PX, was_x=x, was_y=y, rails=rails, length=length, flag=str(spawn.props["flag"])
    )


def thrown(world: World, thing: Thing, events: list[Event]) -> None:
    """The lever: it stops where it is, and stands still for the day."""
    assert isinstance(thing, Cart)
    brake(world, thing, thing.id, events)


def brake(world: World, cart: Cart, by: str, events: list[Event]) -> None:
    """Stop it for the day; ``by`` is who or what did it."""
    if cart.braked:
        return
    cart.braked, cart.warns, cart.speed = True, False, 0.0
    if cart.flag:
        world.state.flags[cart.flag] = 1
    events.append(Event(world.tick, "cart", cart.id, "braked", by, cart.x + cart.w / 2, cart.y))


CART = ObjectKind(
    Kind(
        "cart",
        "object",
        "A cart ten tiles long. The middle of its floor follows the line drawn, from the first stop of the day's "
        "timetable to the second; a switch that points at it stops it for the day.",
        "#c9b27f",
        "polyline",
        (640, 16),
        (ID, Prop("flag", "string", "", "a fact of the day that is 1 once it has been stopped for the day")),
    ),
    Cart,
    build,
    thrown=thrown,
)
