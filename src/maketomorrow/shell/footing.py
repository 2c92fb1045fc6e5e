"""What the picture's own falling things know of the ground."""

from __future__ import annotations

from maketomorrow.sim.plan import TILE_PX, Cell, Terrain

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


def floor_at(terrain: Terrain, x: float, y: float) -> float | None:
    """World y of the surface over a spot that is inside the ground, None for a spot that is not."""
    found = None
    for _ in range(3):  # up through what lies on each other
        cell = terrain.cell_at(x, y)
        if cell in _FULL:
            found = y // TILE_PX * TILE_PX
        elif cell in _SLOPES:
            left, right = _SLOPES[cell]
            surface = (y // TILE_PX + 1) * TILE_PX - (left + (right - left) * (x % TILE_PX) / TILE_PX)
            if surface > y:
                return found
            return surface
        else:
            return found
        y = found - 0.5
    return found


def is_water(terrain: Terrain, x: float, y: float) -> bool:
    """Whether a spot is under water."""
    return terrain.cell_at(x, y) == _WATER
