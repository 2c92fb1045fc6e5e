"""What she walks on: the sheet that a floor's tile was drawn from, or what kind of cell it is."""

from __future__ import annotations

from collections.abc import Sequence

from maketomorrow.content.scenery import Scenery
from maketomorrow.sim.plan import TILE_PX, Cell, Terrain

MATERIALS = ("earth", "concrete", "steel", "growth")
_CELLS = {
    Cell.WATER: "water",
    Cell.GROWTH: "growth",
    Cell.LADDER: "rung",
    Cell.LADDER_TOP: "steel",
    Cell.ONEWAY: "steel",
}
_AREAS = {"roots": "earth", "bridge": "steel"}  # where no sheet says it


class Materials:
    """The materials of a day's floors. Without scenery it goes by the kinds of cells alone."""

    def __init__(self, scenery: Sequence[Scenery] = ()) -> None:
        self._scenery = scenery

    def under(self, terrain: Terrain, x: float, y: float) -> str:
        """What feet at a world place stand on: one of MATERIALS, "water" or "rung"."""
        if terrain.cell_at(x, y - 6) == Cell.WATER:
            return "water"
        drawn = self._drawn(x, y + 2)
        if drawn:
            return drawn
        cell = terrain.cell_at(x, y + 2)
        named = _CELLS.get(Cell(cell)) if cell in Cell._value2member_map_ else None
        return named or self._of_area(x, y)

    def _drawn(self, x: float, y: float) -> str:
        for area in self._scenery:
            left, top, wide, high = area.area.rect
            if not (left <= x < left + wide and top <= y < top + high):
                continue
            col, row = int((x - left) // TILE_PX), int((y - top) // TILE_PX)
            for layer in reversed(area.layers):
                if layer.depth != "ground" or not (0 <= col < layer.cols and 0 <= row < layer.rows):
                    continue
                gid = layer.gids[row * layer.cols + col]
                for sheet in area.tilesets if gid else ():
                    if sheet.first_gid <= gid < sheet.first_gid + sheet.tile_count and sheet.image.stem in MATERIALS:
                        return sheet.image.stem
        return ""

    def _of_area(self, x: float, y: float) -> str:
        for area in self._scenery:
            left, top, wide, high = area.area.rect
            if left <= x < left + wide and top <= y < top + high:
                return _AREAS.get(area.area.name, "concrete")
        return "concrete"
