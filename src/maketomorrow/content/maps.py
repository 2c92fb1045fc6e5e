"""What a map is once it has been read: its layers, pictures, objects and tilesets, and the desk they are read at."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.pictures import Picture
from maketomorrow.content.project import Project, Property, load_project
from maketomorrow.content.sources import Sources
from maketomorrow.content.tilesets import Tileset
from maketomorrow.sim.plan import Point, Rect

Shape = Literal["rect", "tile", "ellipse", "point", "polygon", "polyline", "text", "capsule"]


@dataclass(slots=True)
class Desk:
    """What all readers of one day share: sources, types, what was read once already, and the complaints so far."""

    sources: Sources
    project: Project
    complaints: list[Complaint] = field(default_factory=list)
    tilesets: dict[Path, Tileset] = field(default_factory=dict)
    templates: dict[Path, Template] = field(default_factory=dict)

    @classmethod
    def beside(cls, path: Path) -> Desk:
        """A desk for the files around ``path``. Raises LevelError for a broken project file."""
        sources = Sources(path)
        return cls(sources, load_project(sources))


@dataclass(frozen=True, slots=True)
class TileGrid:
    """A tile layer with all that its groups pass on to it.

    ``gids`` are row-major and as the file has them, flip bits included; ``tint`` is (r, g, b, a).
    ``groups`` are the names of the groups around it, outermost first.
    """

    name: str
    kind: str
    groups: tuple[str, ...]
    cols: int
    rows: int
    gids: array[int]
    offset: Point
    opacity: float
    visible: bool
    parallax: Point
    tint: tuple[int, int, int, int]

    @property
    def is_terrain(self) -> bool:
        """Whether it is what one stands on, and not just something to look at."""
        return "terrain" in (self.kind, self.name)


@dataclass(frozen=True, slots=True)
class PictureLayer:
    """An image layer with all that its groups pass on to it.

    ``offset`` is its picture's upper left corner in px of the map. ``behind_tiles``: it stands
    before every tile layer in the document, so it is drawn behind them. ``on_ground``: it stands
    after the terrain, and is drawn on that.
    """

    name: str
    groups: tuple[str, ...]
    behind_tiles: bool
    on_ground: bool
    picture: Picture
    offset: Point
    opacity: float
    visible: bool
    parallax: Point
    tint: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class MapObject:
    """An object in px of its map, its groups' offsets included.

    ``box`` is its upright box as drawn (a point has w = h = 0); ``points`` those of a polygon or
    polyline. ``askew`` is set for a box turned by no quarter turn: then ``box`` is the unturned one.
    ``props`` hold the defaults of its class in the project, its tile's, its template's and its own.
    """

    id: int
    name: str
    kind: str
    shape: Shape
    box: Rect
    points: tuple[Point, ...]
    askew: bool
    gid: int
    flips: int
    props: dict[str, Property]
    place: Place


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map, read and checked. Layers and objects are in document order."""

    path: Path
    label: str
    cols: int
    rows: int
    props: dict[str, Property]
    layers: tuple[TileGrid, ...]
    pictures: tuple[PictureLayer, ...]
    objects: tuple[MapObject, ...]
    tilesets: tuple[tuple[int, Tileset], ...]  # (first gid, tileset)

    def tile_of(self, gid: int) -> tuple[Tileset, int] | None:
        """The tileset that owns a gid without flip bits, and the tile's number in it."""
        return owner_of(self.tilesets, gid)


@dataclass(frozen=True, slots=True)
class Template:
    """An object template: its object's element, and the tileset its gid counts in."""

    node: ElementTree.Element
    path: Path
    tileset: tuple[int, Tileset] | None


def owner_of(tilesets: Sequence[tuple[int, Tileset]], gid: int) -> tuple[Tileset, int] | None:
    """The tileset that owns a gid without flip bits, and the tile's number in it."""
    for first, tileset in tilesets:
        if first <= gid < first + tileset.tile_count:
            return tileset, gid - first
    return None
