"""What the cart runs on: a line from stop to stop, on trestles wherever there is something to stand them on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pygame

from maketomorrow.shell.palette import Colour
from maketomorrow.shell.places.looks.stuff import STEEL, STEEL_DARK, STEEL_LIT, edged
from maketomorrow.sim.objects.cart import Cart
from maketomorrow.sim.plan import Cell
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class RailTuning:
    """How rails are drawn, in px."""

    foot_px: int = 1  # the wheels' foot below the cart's bed
    each_px: int = 96  # between two trestles
    short_px: int = 10  # a shorter trestle is none
    long_px: int = 112  # nor is a longer one: it hangs there by itself


TUNING = RailTuning()

Post = tuple[float, float, float]  # world x, and y from top to foot


class Rails:
    """The rails of every cart, and where their trestles stand."""

    def __init__(self) -> None:
        self._posts: dict[str, list[Post]] = {}
        self._edge = STEEL_LIT

    def light_up(self, rim: Colour) -> None:
        """A frame begins, in this light."""
        self._edge = edged(rim)

    def draw(self, surface: pygame.Surface, world: World, cart: Cart, left: float, top: float) -> None:
        """Draw a cart's rails; world (left, top) is the picture's corner."""
        width, height = surface.get_size()
        posts = self._posts.get(cart.id)
        if posts is None:
            posts = self._posts[cart.id] = _posts(world, cart)
        for x, high, low in posts:
            if -8 < x - left < width + 8 and low > top and high < top + height:
                box = pygame.Rect(round(x - left) - 2, round(high - top), 4, round(low - high))
                surface.fill(STEEL_DARK, box)
                surface.fill(self._edge, (box.x, box.y, 1, box.h))
                surface.fill(STEEL, (box.x - 3, box.y, 10, 2))
        down = cart.h + TUNING.foot_px - top
        for (ax, ay), (bx, by) in pairwise(_line(cart)):
            if bx - left < 0 or ax - left > width or max(ay, by) + down < 0 or min(ay, by) + down > height:
                continue
            pygame.draw.line(surface, STEEL_DARK, (ax - left, ay + down + 1), (bx - left, by + down + 1), 3)
            pygame.draw.line(surface, self._edge, (ax - left, ay + down), (bx - left, by + down), 1)


def _line(cart: Cart) -> list[tuple[float, float]]:
    """The rails, as far as the cart's ends reach at its stops."""
    rails = sorted(cart.rails)
    return [(rails[0][0] - cart.w / 2, rails[0][1]), *rails, (rails[-1][0] + cart.w / 2, rails[-1][1])]


def _posts(world: World, cart: Cart) -> list[Post]:
    ground = world.roads.ground
    found: list[Post] = []
    for (ax, ay), (bx, by) in pairwise(_line(cart)):
        first = -(-int(ax) // TUNING.each_px) * TUNING.each_px
        for x in range(first, int(bx), TUNING.each_px):
            high = ay + (by - ay) * (x - ax) / (bx - ax) + cart.h + TUNING.foot_px
            floor = ground.floor_below(x, high)
            low = ground.height(floor, x) if floor >= 0 else high
            if world.plan.terrain.cell_at(x, low + 1) in (Cell.AIR, Cell.ONEWAY, Cell.LADDER_TOP):
                continue  # a leaf or a lift, which may be gone, or too thin
            if TUNING.short_px <= low - high <= TUNING.long_px:
                found.append((float(x), high, low))
    return found
