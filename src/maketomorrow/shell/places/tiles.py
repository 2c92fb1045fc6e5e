"""Tile layers, as large pictures of 16x16 tiles each, made when they are first needed.

A layer before or behind everything moves with its own parallax. Where a day has no pictures for
its ground (a day made in a test), the ground is drawn plain from its cells.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pygame

from maketomorrow.shell.paint import settle
from maketomorrow.shell.palette import INK, Colour, rgb
from maketomorrow.shell.places.hours import CUT_TICKS, STEP_TICKS, Daylight
from maketomorrow.shell.places.tinting import Wash, wash_of
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.plan import TILE_PX, Cell, Terrain

CHUNK_TILES = 16
CHUNK_PX = CHUNK_TILES * TILE_PX
FAR_PX = 3 * CHUNK_PX // 2  # from the picture: pieces beyond that are forgotten
LOOK_CALLS = 16  # of preparing, between two looks for what is
KEEP = 40  # pieces kept of a layer: the picture, a ring about it, and a few more


@dataclass(slots=True)
class Layer:
    """Tiles at a place of the world. ``left``, ``top`` in px; ``picture`` gives what stands at a cell, or None.

    ``plane`` orders what is drawn: below 0 behind all that walks, above 0 before it. ``palette`` names the
    hours that light it, None for none.
    """

    name: str
    left: int
    top: int
    cols: int
    rows: int
    picture: Callable[[int, int], pygame.Surface | None]
    plane: int = -1
    parallax: tuple[float, float] = (1.0, 1.0)
    opacity: float = 1.0
    palette: str | None = None
    lit: Wash | None = None
    _chunks: dict[tuple[int, int], pygame.Surface | None] = field(default_factory=dict)
    _washes: dict[tuple[int, int], Wash | None] = field(default_factory=dict)
    _judged: dict[tuple[int, int], Wash | None] = field(default_factory=dict)
    _pieces: tuple[tuple[int, int], list[tuple[int, int, int, int]]] | None = None

    def chunk(self, col: int, row: int) -> pygame.Surface | None:
        """A piece of the layer, None if it is empty."""
        place = (col, row)
        if place not in self._chunks:
            self.renew(col, row)
        elif self._judged[place] is not self.lit:  # once for each light, not once a frame
            self._judged[place] = self.lit
            if self.lit is not None and self.lit.far_from(self._washes[place]):
                self.renew(col, row)
        return self._chunks[place]

    def renew(self, col: int, row: int) -> None:
        """Make a piece, or make it anew in the light of now."""
        place = (col, row)
        if place not in self._chunks and len(self._chunks) >= KEEP:
            self._chunks.pop(next(iter(self._chunks)))
        self._chunks[place] = self._paint(col, row)
        self._washes[place] = self._judged[place] = self.lit

    def forget(self) -> None:
        """Make every piece anew when it is needed."""
        self._chunks.clear()

    def keep(self, places: set[tuple[int, int]]) -> None:
        """Forget all other pieces."""
        for place in [place for place in self._chunks if place not in places]:
            del self._chunks[place], self._washes[place], self._judged[place]

    def has(self, col: int, row: int, now: bool = False) -> bool:
        """Whether that piece is made already; ``now``: and in the light of now."""
        place = (col, row)
        return place in self._chunks and not (now and self._chunks[place] and self._washes[place] != self.lit)

    def _paint(self, col: int, row: int) -> pygame.Surface | None:
        piece: pygame.Surface | None = None
        full = 0
        for y in range(row * CHUNK_TILES, min(self.rows, (row + 1) * CHUNK_TILES)):
            for x in range(col * CHUNK_TILES, min(self.cols, (col + 1) * CHUNK_TILES)):
                tile = self.picture(x, y)
                if tile is None:
                    continue
                if piece is None:
                    piece = pygame.Surface((CHUNK_PX, CHUNK_PX), pygame.SRCALPHA)
                piece.blit(tile, (x % CHUNK_TILES * TILE_PX, y % CHUNK_TILES * TILE_PX))
                full += 1
        if piece is None:
            return None
        if self.lit is not None:
            piece = self.lit.over(piece)
        if self.opacity < 1.0:
            piece.fill((255, 255, 255, round(255 * self.opacity)), special_flags=pygame.BLEND_RGBA_MULT)
        piece.set_alpha(255, pygame.RLEACCEL)  # long runs of nothing and of solid ground cost nothing
        return piece

    def pieces(self, x: int, y: int) -> list[tuple[int, int, int, int]]:
        """The same as ``in_view``, worked out once for a camera that holds still."""
        if self._pieces is None or self._pieces[0] != (x, y):
            self._pieces = (x, y), list(self.in_view(x, y))
        return self._pieces[1]

    def in_view(self, x: float, y: float, margin: int = 0) -> Iterator[tuple[int, int, int, int]]:
        """Chunk and its place in the picture, for a picture whose upper left corner is at world (x, y)."""
        px, py = self.parallax
        left, top = round(self.left - x * px), round(self.top - y * py)
        first_col = max(0, (-left - margin) // CHUNK_PX)
        first_row = max(0, (-top - margin) // CHUNK_PX)
        last_col = min(math.ceil(self.cols / CHUNK_TILES), (WIDTH - left + margin) // CHUNK_PX + 1)
        last_row = min(math.ceil(self.rows / CHUNK_TILES), (HEIGHT - top + margin) // CHUNK_PX + 1)
        for row in range(first_row, last_row):
            for col in range(first_col, last_col):
                yield col, row, left + col * CHUNK_PX, top + row * CHUNK_PX


class Tiles:
    """All tile layers of a day."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = sorted(layers, key=lambda layer: layer.plane)
        self._slot = -1  # of the light
        self._calls = 0
        self._onto: pygame.Surface | None = None  # what they were last laid on

    def draw(self, surface: pygame.Surface, x: int, y: int, plane: int) -> None:
        """Lay on the layers of one plane; (x, y) is the picture's corner."""
        self._onto = surface
        for layer in self.layers:
            if layer.plane == plane:
                for col, row, at_x, at_y in layer.pieces(x, y):
                    piece = layer.chunk(col, row)
                    if piece is not None:
                        surface.blit(piece, (at_x, at_y))

    def light_up(self, daylight: Daylight, tick: int) -> None:
        """A frame begins, at this hour."""
        slot = tick // STEP_TICKS
        if slot == self._slot:
            return
        cut = abs(slot - self._slot) * STEP_TICKS > CUT_TICKS
        self._slot = slot
        for layer in self.layers:
            if cut and layer.palette is not None:
                layer.forget()
            if layer.palette is not None:
                layer.lit = wash_of(daylight.of(layer.palette, tick))

    def prepare(self, x: int, y: int) -> None:
        """Make a piece that is not in the picture yet but near it, or one in the light of now: none in a hurry.

        What is far from the picture is not kept.
        """
        self._calls += 1
        if self._calls % LOOK_CALLS == 1:
            for layer in self.layers:
                layer.keep({(col, row) for col, row, _, _ in layer.in_view(x, y, FAR_PX)})
        for now, margin in ((False, CHUNK_PX), (True, 0), (True, CHUNK_PX)):
            for layer in self.layers:
                for col, row, _, _ in layer.in_view(x, y, margin):
                    if not layer.has(col, row, now):
                        layer.renew(col, row)
                        piece = layer.chunk(col, row)
                        if piece is not None and self._onto is not None:
                            settle(piece, self._onto)
                        return


# --- ground without pictures ------------------------------------------------------------------

PLAIN = rgb("#15101f")
PLAIN_RIM = rgb("#6a5a76")
PLAIN_WATER = rgb("#274a5c")
PLAIN_GROWTH = rgb("#7a1640")


def plain_layers(terrain: Terrain) -> list[Layer]:
    """The ground drawn from its cells alone."""
    cache: dict[tuple[int, bool], pygame.Surface] = {}

    def picture(col: int, row: int) -> pygame.Surface | None:
        cell = terrain.cells[row * terrain.cols + col]
        if cell == Cell.AIR:
            return None
        above = terrain.cells[(row - 1) * terrain.cols + col] if row else Cell.SOLID
        key = (cell, above in (Cell.AIR, Cell.LADDER, Cell.LADDER_TOP, Cell.WATER))
        if key not in cache:
            cache[key] = plain_tile(Cell(cell), key[1])
        return cache[key]

    left, top = terrain.left * TILE_PX, terrain.top * TILE_PX
    return [Layer("ground", left, top, terrain.cols, terrain.rows, picture)]


def plain_tile(cell: Cell, bare: bool) -> pygame.Surface:
    """One tile; ``bare`` = nothing stands on it, so its upper edge catches the light."""
    tile = pygame.Surface((TILE_PX, TILE_PX), pygame.SRCALPHA)
    side = TILE_PX
    slopes: dict[Cell, tuple[tuple[int, int], tuple[int, int]]] = {
        Cell.UP_45: ((0, side), (side, 0)),
        Cell.DOWN_45: ((0, 0), (side, side)),
        Cell.UP_LOW: ((0, side), (side, side // 2)),
        Cell.UP_HIGH: ((0, side // 2), (side, 0)),
        Cell.DOWN_HIGH: ((0, 0), (side, side // 2)),
        Cell.DOWN_LOW: ((0, side // 2), (side, side)),
    }
    colour: Colour = PLAIN_GROWTH if cell == Cell.GROWTH else PLAIN
    if cell in slopes:
        a, b = slopes[cell]
        pygame.draw.polygon(tile, colour, [a, b, (side, side), (0, side)])
        pygame.draw.line(tile, PLAIN_RIM, a, (b[0] - 1, b[1]), 2)
    elif cell in (Cell.ONEWAY, Cell.LADDER_TOP):
        tile.fill(colour, (0, 0, side, 4))
        tile.fill(PLAIN_RIM, (0, 0, side, 1))
    elif cell == Cell.WATER:
        tile.fill((*PLAIN_WATER, 150))
    elif cell not in (Cell.LADDER,):
        tile.fill(colour)
        if bare:
            tile.fill(PLAIN_RIM, (0, 0, side, 2))
    if cell in (Cell.LADDER, Cell.LADDER_TOP):
        tile.fill(PLAIN_RIM, (3, 0, 1, side))
        tile.fill(PLAIN_RIM, (12, 0, 1, side))
        for y in (3, 8, 13):
            tile.fill(INK, (3, y, 10, 2))
            tile.fill(PLAIN_RIM, (3, y, 10, 1))
    return tile
