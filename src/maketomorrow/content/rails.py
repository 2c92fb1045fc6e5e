"""``check`` of the cart: one for a timetable, rails from stop to stop, and nothing in their way."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.load import CART_KIND, Level, place_of
from maketomorrow.sim.objects.cart import LONG_PX
from maketomorrow.sim.plan import SOLID_CELLS, TILE_PX, Point, Spawn

STOP_PX = LONG_PX / 2  # px     from the middle of the cart to its stop, at most
LOOK_PX = 8  # px     between two looks along the rails, and along the floor
UNDERFOOT_PX = 1.0  # px     above its floor has to be air


def rails_lead_from_stop_to_stop(level: Level) -> Iterator[Complaint]:
    """A cart with a timetable is on the maps, once, and its rails begin and end where it stops."""
    if level.cart is None:
        return
    day = Place(level.label)
    carts = level.plan.of_kind(CART_KIND)
    if len(carts) != 1:
        found = f"{len(carts)} are" if carts else "none is"
        yield day.complaint(f"the cart has a timetable, and {found} on the maps", "one", "draw its rails")
        return
    for stop, end in zip(level.cart.stops, (carts[0].points[0], carts[0].points[-1])):
        spot = level.plan.spawn(stop.place)
        far = 0.0 if spot is None else math.dist((spot.x, spot.y), end)
        if far > STOP_PX:
            yield place_of(level, carts[0]).complaint(
                f'its rails end {far / TILE_PX:.0f} tiles from its stop "{stop.place}"',
                f"at most {STOP_PX / TILE_PX:.0f}; the first stop is at the line's first point",
                "move the end of the line, or the place",
            )


def rails_are_free(level: Level) -> Iterator[Complaint]:
    """The cart's floor, ten tiles long, passes over the ground everywhere on its way."""
    cell = level.plan.terrain.cell_at
    for cart in level.plan.of_kind(CART_KIND):
        for x, y in _along(cart):
            reach = range(-int(LONG_PX / 2) + 1, int(LONG_PX / 2), LOOK_PX)
            blocked = next((x + dx for dx in reach if cell(x + dx, y - UNDERFOOT_PX) in SOLID_CELLS), None)
            if blocked is not None:
                yield place_of(level, cart).complaint(
                    f"with its middle at tile ({x / TILE_PX:.0f}, {y / TILE_PX:.0f}) of the world its floor is inside "
                    f"the ground at column {blocked // TILE_PX:.0f}",
                    "above it over its whole length",
                    "draw the line higher there",
                )
                break


def _along(cart: Spawn) -> Iterator[Point]:
    for (ax, ay), (bx, by) in pairwise(cart.points):
        steps = max(1, int(math.dist((ax, ay), (bx, by)) // LOOK_PX))
        for step in range(steps + 1):
            yield ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps
