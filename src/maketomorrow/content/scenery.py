"""What a day looks like before anybody stands in it: tile layers, their pictures, and where the camera stays."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from maketomorrow.content.load import Level, load_level
from maketomorrow.content.maps import PictureLayer, TileGrid
from maketomorrow.content.pictures import rect_of
from maketomorrow.content.spawns import Placed
from maketomorrow.content.tilesets import FLIPS
from maketomorrow.core.ticks import minutes_of
from maketomorrow.sim.plan import Area, Point, Rect

ACROSS, DOWN, DIAGONAL = 1, 2, 4  # bits of TileLayer.flips; the diagonal one is done first
_FLIP_SHIFT = 29

Depth = Literal["back", "ground", "front"]


@dataclass(frozen=True, slots=True)
class TileLayer:
    """One layer to draw, upper left corner at its area's plus ``offset`` (px).

    ``gids`` are row-major, 0 = nothing, without flip bits; ``flips`` has those, a byte a tile, and
    is empty where nothing is flipped. ``depth`` "front" is drawn over figures, the others behind,
    all in the order in which they stand. ``parallax`` is Tiled's: 1 moves with the world.
    """

    name: str
    depth: Depth
    cols: int
    rows: int
    gids: array[int]
    flips: bytes
    offset: Point
    opacity: float
    parallax: Point
    tint: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class TilesetPicture:
    """Tiles ``first_gid`` to ``first_gid + tile_count - 1``, 16 px each, row by row in a picture."""

    first_gid: int
    image: Path
    columns: int
    tile_count: int


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A picture behind or before the tiles.

    Its upper left corner is at its area's plus ``offset`` (px) when the camera's middle is at the
    area's upper left corner; ``parallax`` is Tiled's: 1 moves with the world, 0 with the camera.
    ``depth`` "far" is drawn before all tiles, "back" on the tiles behind, "ground" on the terrain, "front" over
    figures. ``within`` is the box of the world in which it is seen, None for all of its area.
    What the flags mean stands at ``pictures.PROPERTIES``. ``hours``: minutes since midnight
    between which it is there, None for no end. ``near`` goes from 0, all haze, to 1, all ink.
    """

    name: str
    area: Area
    depth: Literal["far", "back", "ground", "front"]
    image: Path
    size: tuple[int, int]
    offset: Point
    parallax: Point
    repeat: tuple[bool, bool]
    opacity: float
    tint: tuple[int, int, int, int]
    tones: bool
    sky: bool
    masks: bool
    near: float
    lit: bool
    additive: bool
    open: bool
    hours: tuple[int | None, int | None]
    within: Rect | None
    drift: float  # px/s
    sway: float  # px


@dataclass(frozen=True, slots=True)
class Scenery:
    """All there is to draw of an area, visible layers only. ``cameras`` are its camera regions in world px.

    ``light`` names the palette of its hours, "" for the open air.
    """

    area: Area
    layers: tuple[TileLayer, ...]
    backdrops: tuple[Backdrop, ...]
    tilesets: tuple[TilesetPicture, ...]
    cameras: tuple[Rect, ...]
    light: str = ""


def load_scenery(path: Path) -> tuple[Scenery, ...]:
    """The scenery of a day's folder, or of the world around a map; areas in the plan's order. Raises LevelError."""
    return scenery_of(load_level(path))


def scenery_of(level: Level) -> tuple[Scenery, ...]:
    """The scenery of a level that was read already."""
    return tuple(_scenery(level, area, placed) for area, placed in zip(level.plan.areas, level.maps))


def _scenery(level: Level, area: Area, placed: Placed) -> Scenery:
    cameras = tuple(
        (spawn.x, spawn.y, spawn.w, spawn.h)
        for spawn in level.plan.spawns
        if spawn.kind == "camera" and spawn.area == area.name
    )
    pictures = tuple(
        TilesetPicture(first, tileset.image, tileset.columns, tileset.tile_count)
        for first, tileset in placed.file.tilesets
    )
    layers = tuple(_layer(grid) for grid in placed.file.layers if grid.visible and grid.opacity > 0)
    backdrops = tuple(_backdrop(area, layer) for layer in placed.file.pictures if layer.visible and layer.opacity > 0)
    light = placed.file.props.get("light")
    return Scenery(area, layers, backdrops, pictures, cameras, str(light.value) if light else "")


def _backdrop(area: Area, layer: PictureLayer) -> Backdrop:
    values = layer.picture.values
    near = float(values["near"])
    depth: Literal["far", "back", "ground", "front"] = "far" if layer.behind_tiles else "back"
    if "front" in layer.groups:
        depth = "front"
    elif layer.on_ground:
        depth = "ground"
    room = rect_of(str(values["within"]))
    within = (area.rect[0] + room[0], area.rect[1] + room[1], room[2], room[3]) if room else None
    return Backdrop(
        layer.name,
        area,
        depth,
        layer.picture.image,
        layer.picture.size,
        layer.offset,
        layer.parallax,
        layer.picture.repeat,
        layer.opacity,
        layer.tint,
        bool(values["tones"]),
        bool(values["sky"]),
        bool(values["masks"]),
        min(1.0, max(0.0, layer.parallax[0])) if near < 0 else min(1.0, near),
        bool(values["lit"]),
        bool(values["additive"]),
        bool(values["open"]),
        (_minutes(values["from"]), _minutes(values["until"])),
        within,
        float(values["drift"]),
        float(values["sway"]),
    )


def _minutes(clock: bool | float | str) -> int | None:
    return minutes_of(str(clock)) if clock else None


def _layer(grid: TileGrid) -> TileLayer:
    gids, flips = grid.gids, b""
    if max(gids) >> _FLIP_SHIFT:
        flips = bytes(_BITS[gid >> _FLIP_SHIFT] for gid in grid.gids)
        gids = array("I", [gid & ~FLIPS for gid in grid.gids])
    depth: Depth = "front" if "front" in grid.groups else "ground" if grid.is_terrain else "back"
    return TileLayer(
        grid.name,
        depth,
        grid.cols,
        grid.rows,
        gids,
        flips,
        grid.offset,
        grid.opacity,
        grid.parallax,
        grid.tint,
    )


_BITS = bytes(
    (ACROSS if bits & 4 else 0) | (DOWN if bits & 2 else 0) | (DIAGONAL if bits & 1 else 0) for bits in range(8)
)
"""Tiled's three highest bits, as a number, -> the bits of TileLayer.flips."""
