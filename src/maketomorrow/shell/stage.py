"""What has to be read from files before a day can be shown: its words, tile layers, their pictures, its scenes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame

from maketomorrow.content.load import Level, load_level
from maketomorrow.content.scenery import ACROSS, DIAGONAL, DOWN, Scenery, TileLayer, scenery_of
from maketomorrow.content.story_scenes import StoryScene, load_scenes
from maketomorrow.content.text import Texts
from maketomorrow.core.errors import GameError
from maketomorrow.shell.places.depths import Depths
from maketomorrow.shell.places.tiles import Layer
from maketomorrow.sim.plan import TILE_PX, DayPlan

HERE = Path(__file__).resolve().parents[3]
USUAL_WORDS = HERE / "levels" / "darol" / "text" / "en.toml"
PLANES = {"back": -2, "ground": -1, "front": 1}


@dataclass(frozen=True, slots=True)
class Stage:
    """A day's words, scenery and scenes; the pictures are loaded by :func:`layers_of`, with a window open."""

    words: Texts
    scenery: tuple[Scenery, ...]
    tales: tuple[StoryScene, ...] = ()


def stage_of(level: Level) -> Stage:
    """The stage of a level that was read already."""
    return Stage(_words(level.texts), scenery_of(level), _tales(level) if level.has_day_file else ())


def stage_for(plan: DayPlan) -> Stage:
    """The stage of a plan, found by the maps that it names; one made by hand has plain ground and the usual words."""
    for spawn in plan.spawns:
        if not spawn.map:
            continue
        for path in (Path(spawn.map), HERE / spawn.map):
            if path.is_file():
                try:
                    return stage_of(load_level(path))
                except GameError as problem:
                    logging.getLogger(__name__).warning("no scenery: %s", problem)
                    return Stage(_words(USUAL_WORDS), ())
    return Stage(_words(USUAL_WORDS), ())


def _tales(level: Level) -> tuple[StoryScene, ...]:
    """The scenes beside the day's file; a day is played without them rather than not at all."""
    try:
        return load_scenes(level.texts.parents[1])
    except GameError as problem:
        logging.getLogger(__name__).warning("no scenes: %s", problem)
        return ()


def _words(path: Path) -> Texts:
    try:
        return Texts.load(path if path.is_file() else USUAL_WORDS)
    except GameError as problem:
        logging.getLogger(__name__).warning("%s", problem)
        return Texts({})


def layers_of(scenery: Sequence[Scenery]) -> list[Layer]:
    """Drawable layers, in the order of areas and layers. Needs an open display."""
    sheets: dict[Path, pygame.Surface] = {}
    depths = Depths()
    layers: list[Layer] = []
    for area in scenery:
        picture_of = _pictures(area, sheets)
        for layer in area.layers:
            left, top = area.area.rect[0] + layer.offset[0], area.area.rect[1] + layer.offset[1]
            layers.append(
                Layer(
                    f"{area.area.name}/{layer.name}",
                    round(left),
                    round(top),
                    layer.cols,
                    layer.rows,
                    depths.laid_on(_cells(layer, picture_of), area, layer)
                    if layer.depth == "ground"
                    else _cells(layer, picture_of),
                    PLANES[layer.depth],
                    layer.parallax,
                    layer.opacity,
                    area.light,
                )
            )
    return layers


def _cells(
    layer: TileLayer, picture_of: Callable[[int, int, tuple[int, int, int, int]], pygame.Surface | None]
) -> Callable[[int, int], pygame.Surface | None]:
    gids, flips, cols, tint = layer.gids, layer.flips, layer.cols, layer.tint

    def picture(col: int, row: int) -> pygame.Surface | None:
        at = row * cols + col
        gid = gids[at]
        return picture_of(gid, flips[at] if flips else 0, tint) if gid else None

    return picture


def _pictures(
    area: Scenery, sheets: dict[Path, pygame.Surface]
) -> Callable[[int, int, tuple[int, int, int, int]], pygame.Surface | None]:
    """Gid, flips and tint -> tile; drawn once each."""
    made: dict[tuple[int, int, tuple[int, int, int, int]], pygame.Surface | None] = {}

    def picture(gid: int, flips: int, tint: tuple[int, int, int, int]) -> pygame.Surface | None:
        key = (gid, flips, tint)
        if key not in made:
            made[key] = _tile(gid, flips, tint)
        return made[key]

    def _tile(gid: int, flips: int, tint: tuple[int, int, int, int]) -> pygame.Surface | None:
        owner = next((t for t in area.tilesets if t.first_gid <= gid < t.first_gid + t.tile_count), None)
        if owner is None:
            return None
        if owner.image not in sheets:
            sheets[owner.image] = _sheet(owner.image)
        number = gid - owner.first_gid
        box = (number % owner.columns * TILE_PX, number // owner.columns * TILE_PX, TILE_PX, TILE_PX)
        sheet = sheets[owner.image]
        if not sheet.get_rect().contains(pygame.Rect(box)):
            return None
        tile = sheet.subsurface(box)
        if flips & DIAGONAL:
            tile = pygame.transform.flip(pygame.transform.rotate(tile, 90), False, True)
        if flips & (ACROSS | DOWN):
            tile = pygame.transform.flip(tile, bool(flips & ACROSS), bool(flips & DOWN))
        if tint != (255, 255, 255, 255):
            tile = tile.copy()
            tile.fill(tint, special_flags=pygame.BLEND_RGBA_MULT)
        return None if not tile.get_bounding_rect().w else tile

    return picture


def _sheet(path: Path) -> pygame.Surface:
    try:
        return pygame.image.load(str(path)).convert_alpha()
    except (FileNotFoundError, pygame.error) as problem:
        logging.getLogger(__name__).warning("%s: %s; its tiles stay empty", path, problem)
        return pygame.Surface((1, 1), pygame.SRCALPHA)
