"""What the picture's own falling things know of the ground: the terrain, and what stands about in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from maketomorrow.sim.model import Dynamic, Platform
from maketomorrow.sim.plan import TILE_PX, Cell, Rect, Terrain
from maketomorrow.sim.state import World

_FULL = (int(Cell.SOLID), int(Cell.GROWTH), int(Cell.OTHER), int(Cell.ONEWAY))
_WATER = int(Cell.WATER)
_SLOPES = {  # height of the floor over the tile's bottom edge, at its left and at its right side
    int(Cell.UP_45): (0.0, 16.0),
    int(Cell.DOWN_45): (16.0, 0.0),
    int(Cell.UP_LOW): (0.0, 8.0),
    int(Cell.UP_HIGH): (8.0, 16.0),
    int(Cell.DOWN_HIGH): (16.0, 8.0),
    int(Cell.DOWN_LOW): (8.0, 0.0),
}
LOOK_TICKS = 10  # what stands about is looked up so often
NEAR_PX = 420.0  # and no further from her than this


@dataclass(slots=True)
class Footing:
    """The ground of a day, as falling things see it."""

    terrain: Terrain
    boxes: list[Rect] = field(default_factory=list)
    _looked: int = -LOOK_TICKS
    _middle: float = 0.0  # where it was looked about

    def look(self, world: World) -> None:
        """Doors, crates and lifts about her, every few ticks."""
        tick = world.state.tick
        if 0 <= tick - self._looked < LOOK_TICKS:
            return
        self._looked = tick
        suit = world.state.suit
        self._middle = suit.x
        self.boxes = []
        for thing in world.state.things:
            if abs(thing.x - suit.x) > NEAR_PX + thing.w:
                continue
            if isinstance(thing, Dynamic):
                self.boxes.append((thing.cx - thing.w / 2, thing.cy - thing.h / 2, thing.w, thing.h))
            elif isinstance(thing, Platform):
                self.boxes.append((thing.x, thing.y, thing.w, thing.h))
            elif (block := thing.block()) is not None:
                self.boxes.append(block)

    def floor(self, x: float, y: float) -> float | None:
        """World y of the surface over a spot that is inside something, None for a spot that is not."""
        for left, top, w, h in self.boxes:
            if left <= x < left + w and top <= y < top + h:
                return top
        return self._ground(x, y)

    def gone(self, x: float, y: float) -> bool:
        """Whether nothing holds up a spot any more, as on a raised leaf; what is too far off to be known holds."""
        return abs(x - self._middle) < NEAR_PX and self.floor(x, y) is None

    def _ground(self, x: float, y: float) -> float | None:
        found = None
        for _ in range(3):  # up through what lies on each other
            cell = self.terrain.cell_at(x, y)
            if cell in _FULL:
                found = y // TILE_PX * TILE_PX
            elif cell in _SLOPES:
                left, right = _SLOPES[cell]
                surface = (y // TILE_PX + 1) * TILE_PX - (left + (right - left) * (x % TILE_PX) / TILE_PX)
                return found if surface > y else surface
            else:
                return found
            y = found - 0.5
        return found

    def water(self, x: float, y: float) -> bool:
        """Whether a spot is under water."""
        return self.terrain.cell_at(x, y) == _WATER
