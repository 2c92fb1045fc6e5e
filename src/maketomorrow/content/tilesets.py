"""Tilesets: where their picture lies, and what each tile is to somebody who walks on it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.geometry import CELL_SHAPES, Polygon, polygon_problem
from maketomorrow.content.project import Project, Property, read_properties
from maketomorrow.content.sources import LIMITS, Sources, check_picture
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.plan import TILE_PX, Cell

FLIP_ACROSS, FLIP_DOWN, FLIP_DIAGONAL = 1 << 31, 1 << 30, 1 << 29
FLIPS = FLIP_ACROSS | FLIP_DOWN | FLIP_DIAGONAL
CELL_NAMES = {cell.name.lower(): cell for cell in Cell}

ALIGNMENTS = {
    "topleft": (0.0, 0.0),
    "top": (0.5, 0.0),
    "topright": (1.0, 0.0),
    "left": (0.0, 0.5),
    "center": (0.5, 0.5),
    "right": (1.0, 0.5),
    "bottomleft": (0.0, 1.0),
    "bottom": (0.5, 1.0),
    "bottomright": (1.0, 1.0),
    "unspecified": (0.0, 1.0),
}
"""A tileset's object alignment -> which share of a tile object lies left of and above its position."""


@dataclass(frozen=True, slots=True)
class TileNote:
    """What a tileset says about one tile beyond its picture. ``polygons`` are its collision, in px of the tile."""

    kind: str = ""
    polygons: tuple[Polygon, ...] = ()
    props: Mapping[str, Property] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tileset:
    """A sheet of tiles. ``path`` is the file it stands in: a .tsx, or the map for an embedded one."""

    path: Path
    name: str
    tile_size: tuple[int, int]
    tile_count: int
    columns: int
    image: Path
    image_size: tuple[int, int]
    alignment: tuple[float, float]
    notes: Mapping[int, TileNote]


def whole(node: ElementTree.Element, name: str, place: Place, low: int, high: int, missing: int | None = None) -> int:
    """A whole number of an XML attribute within bounds. Raises LevelError."""
    text = node.get(name)
    if text is None and missing is not None:
        return missing
    try:
        value = int(text or "")
    except ValueError:
        raise place.refuse(f'its {name} is "{(text or "")[:40]}"', f"a whole number from {low} to {high}") from None
    if not low <= value <= high:
        raise place.refuse(f"its {name} is {value}", f"a whole number from {low} to {high}")
    return value


def real(text: str | None, missing: float) -> float | None:
    """A finite number of an XML attribute, or None for what is none."""
    try:
        value = missing if text is None else float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def read_points(text: str) -> tuple[tuple[float, float], ...] | None:
    """``"0,0 16,0 8,12.5"``, or None for anything else."""
    points = []
    for pair in text.split():
        numbers = [real(part, 0.0) for part in pair.split(",")]
        if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
            return None
        points.append((numbers[0], numbers[1]))
    return tuple(points) if 2 <= len(points) <= LIMITS.points else None


def read_tileset(
    node: ElementTree.Element, path: Path, sources: Sources, project: Project, complaints: list[Complaint]
) -> Tileset:
    """A tileset from its element, which stands in the file ``path``. Raises LevelError for what is of no use."""
    place = Place(sources.label(path), f"tileset {node.get('name', '')}" if path.suffix == ".tmx" else "")
    size = whole(node, "tilewidth", place, 1, 1024), whole(node, "tileheight", place, 1, 1024)
    for name in ("spacing", "margin"):
        if node.get(name, "0") != "0":
            raise place.refuse(f"it has a {name} of {node.get(name)}", "tiles lie side by side", f"set {name} to 0")
    picture = node.find("image")
    if picture is None or not picture.get("source"):
        raise place.refuse(
            "it is a collection of pictures, or has none",
            "one picture with all tiles",
            'make it "Based on Tileset Image"',
        )
    if picture.get("trans"):
        raise place.refuse("it has a transparent colour", "a PNG with transparency", "clear Use Transparent Color")
    shift = node.find("tileoffset")
    if shift is not None and (shift.get("x", "0"), shift.get("y", "0")) != ("0", "0"):
        raise place.refuse("it has a drawing offset", "0, 0", "clear Drawing Offset")
    image_size = tuple(whole(picture, name, place, 1, 1 << 31) for name in ("width", "height"))
    image = sources.inside(path, picture.get("source", ""), place)
    check_picture(image, image_size[0], image_size[1], place)
    columns = image_size[0] // size[0]
    held = columns * (image_size[1] // size[1])
    count = whole(node, "tilecount", place, 0, 1 << 20, held)
    if count > held:
        raise place.refuse(f"it counts {count} tiles and its picture holds {held}", do="open it in Tiled and save it")
    alignment = node.get("objectalignment", "unspecified")
    if alignment not in ALIGNMENTS:
        raise place.refuse(f'its object alignment is "{alignment}"{did_you_mean(alignment, ALIGNMENTS)}')
    notes = {}
    for child in node.findall("tile"):
        number = whole(child, "id", place, 0, max(count - 1, 0))
        notes[number] = _read_note(child, number, size, project, place, complaints)
    return Tileset(
        path,
        node.get("name", ""),
        size,
        count,
        columns,
        image,
        (image_size[0], image_size[1]),
        ALIGNMENTS[alignment],
        notes,
    )


def _read_note(
    node: ElementTree.Element,
    number: int,
    size: tuple[int, int],
    project: Project,
    place: Place,
    complaints: list[Complaint],
) -> TileNote:
    polygons = []
    for drawn in node.findall("objectgroup/object"):
        polygon = _read_collision(drawn)
        problem = "is no rectangle and no polygon" if polygon is None else polygon_problem(polygon, size)
        if polygon is None or problem:
            complaints.append(
                place.complaint(
                    f"tile {number}: its collision shape {drawn.get('id', '')} {problem}",
                    "rectangles and polygons inside the tile",
                    "change it in the Tile Collision Editor",
                )
            )
        else:
            polygons.append(polygon)
    kind = node.get("class") or node.get("type") or ""
    return TileNote(kind, tuple(polygons), read_properties(node, project, place, complaints))


def _read_collision(node: ElementTree.Element) -> Polygon | None:
    x, y = real(node.get("x"), 0.0), real(node.get("y"), 0.0)
    w, h = real(node.get("width"), 0.0), real(node.get("height"), 0.0)
    turn = real(node.get("rotation"), 0.0)
    if x is None or y is None or w is None or h is None or turn is None:
        return None
    shape = next((child for child in node if child.tag != "properties"), None)
    if shape is None:
        points: tuple[tuple[float, float], ...] | None = ((0.0, 0.0), (w, 0.0), (w, h), (0.0, h))
    elif shape.tag == "polygon":
        points = read_points(shape.get("points", ""))
    else:
        return None
    return tuple((x + px, y + py) for px, py in turned(points, turn)) if points else None


def turned(points: tuple[tuple[float, float], ...], angle_deg: float) -> tuple[tuple[float, float], ...]:
    """Points turned clockwise on the screen about (0, 0); quarter turns exactly, others to 1/16 px."""
    quarters, rest = divmod(angle_deg, 90.0)
    if rest == 0.0:
        for _ in range(int(quarters) % 4):
            points = tuple((-y, x) for x, y in points)
        return points
    sin, cos = math.sin(math.radians(angle_deg)), math.cos(math.radians(angle_deg))
    return tuple((round((x * cos - y * sin) * 16) / 16, round((x * sin + y * cos) * 16) / 16) for x, y in points)


def flipped(polygon: Polygon, flips: int) -> Polygon:
    """A collision polygon as Tiled turns its tile: diagonally first, then across, then down."""
    if flips & FLIP_DIAGONAL:
        polygon = tuple((y, x) for x, y in polygon)
    if flips & FLIP_ACROSS:
        polygon = tuple((TILE_PX - x, y) for x, y in polygon)
    if flips & FLIP_DOWN:
        polygon = tuple((x, TILE_PX - y) for x, y in polygon)
    return polygon


_BY_SHAPE = {  # the first cell of a shape stands for it
    frozenset(map(frozenset, shape)): cell for cell, shape in reversed(CELL_SHAPES.items())
}


def cell_of(note: TileNote, flips: int) -> tuple[Cell, tuple[Polygon, ...]]:
    """What a tile is, and its polygons if it is OTHER.

    The class decides; without one the collision shape does. A flipped slope is the slope it looks
    like, or OTHER where there is no such. Raises KeyError for a tile that has neither.
    """
    if note.kind:
        cell = CELL_NAMES[note.kind]
        shape = CELL_SHAPES.get(cell, note.polygons if cell is Cell.OTHER else ())
        if cell in (Cell.SOLID, Cell.GROWTH) or not shape:
            return cell, ()
    else:
        shape = note.polygons
        if not shape:
            raise KeyError(note.kind)
    shape = tuple(flipped(polygon, flips) for polygon in shape)
    known = _BY_SHAPE.get(frozenset(map(frozenset, shape)))
    return (Cell.OTHER, shape) if known is None else (Cell(known), ())
