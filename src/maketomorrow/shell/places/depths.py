"""What lies inside thick ground, added to the inner tiles of a material as one large picture.

A sheet of tiles may have a picture of the same name in the folder ``inside`` beside it. It lies over the world from
corner to corner, so that what grows through one tile goes on in the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from maketomorrow.content.scenery import Scenery, TileLayer
from maketomorrow.sim.plan import TILE_PX

BEHIND_AN_EDGE = range(48, 52)  # numbers of a sheet's tiles: it only shows through
DEEP = range(52, 56)
SHOWS_SHARE = 0.5

Picture = Callable[[int, int], pygame.Surface | None]


@dataclass(slots=True)
class Depths:
    """The pictures of all materials that have one: the whole of it, and a share of it."""

    _found: dict[Path, tuple[pygame.Surface, pygame.Surface] | None] = field(default_factory=dict)

    def laid_on(self, picture: Picture, area: Scenery, layer: TileLayer) -> Picture:
        """A layer's tiles, the inner ones with what lies in them."""
        left = round((area.area.rect[0] + layer.offset[0]) / TILE_PX)
        top = round((area.area.rect[1] + layer.offset[1]) / TILE_PX)
        inner: dict[int, pygame.Surface] = {}
        for sheet in area.tilesets:
            found = self._of(sheet.image)
            if found is not None:
                inner |= {sheet.first_gid + number: found[0] for number in DEEP}
                inner |= {sheet.first_gid + number: found[1] for number in BEHIND_AN_EDGE}
        if not inner:
            return picture
        gids, cols = layer.gids, layer.cols

        def with_depth(col: int, row: int) -> pygame.Surface | None:
            tile = picture(col, row)
            inside = inner.get(gids[row * cols + col])
            if tile is None or inside is None:
                return tile
            width, height = inside.get_size()
            spot = ((left + col) * TILE_PX % width, (top + row) * TILE_PX % height, TILE_PX, TILE_PX)
            tile = tile.copy()
            tile.blit(inside, (0, 0), spot, pygame.BLEND_RGB_ADD)
            return tile

        return with_depth

    def _of(self, sheet: Path) -> tuple[pygame.Surface, pygame.Surface] | None:
        if sheet not in self._found:
            self._found[sheet] = _read(sheet.parent / "inside" / sheet.name)
        return self._found[sheet]


def _read(path: Path) -> tuple[pygame.Surface, pygame.Surface] | None:
    if not path.is_file():
        return None
    whole = pygame.image.load(str(path)).convert()
    part = whole.copy()
    part.fill((round(255 * SHOWS_SHARE),) * 3, special_flags=pygame.BLEND_RGB_MULT)
    return whole, part
