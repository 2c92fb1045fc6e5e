"""Maps from Tiled. The only file that knows pytmx.

pytmx parses; all it gets wrong or lets pass is done here, before and after. The map is read and
checked, then a clean tree of it is built, in which groups, templates, external tilesets and custom
properties are already resolved and nothing stands that pytmx does not need. What it answers is
joined with what was kept aside: document order, properties, shapes, flips, inherited offsets.
Tile layers stay out of that tree: it makes a Python call for every tile of them.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pytmx brings pygame in, and its greeting on to stdout

import pytmx

from maketomorrow.content.complaints import Place, complaint_of
from maketomorrow.content.gids import decode
from maketomorrow.content.maps import Desk, MapFile, MapObject, PictureLayer, Shape, Template, TileGrid, owner_of
from maketomorrow.content.pictures import read_picture
from maketomorrow.content.project import Property, read_properties
from maketomorrow.content.sources import LIMITS
from maketomorrow.content.tilesets import FLIPS, Tileset, read_points, read_tileset, real, turned, whole
from maketomorrow.core.errors import LevelError
from maketomorrow.sim.plan import TILE_PX, Point

FAR_PX = 1e6  # px    no object lies further away than this, nor is larger
SHAPES = ("ellipse", "point", "polygon", "polyline", "text", "capsule")
NOTES = "notes"  # a layer of this name or class is for designers' eyes only


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What groups pass on to the layers inside."""

    groups: tuple[str, ...] = ()
    offset: Point = (0.0, 0.0)
    opacity: float = 1.0
    visible: bool = True
    parallax: Point = (1.0, 1.0)
    tint: tuple[int, int, int, int] = (255, 255, 255, 255)


@dataclass(slots=True)
class _Aside:
    """What is kept of an object while pytmx has the rest."""

    shape: Shape
    flips: int
    gid: int
    props: dict[str, Property]
    offset: Point
    place: Place


@dataclass(slots=True)
class _Reading:
    """A map being read."""

    desk: Desk
    path: Path
    place: Place
    cols: int
    rows: int
    tilesets: list[tuple[int, Tileset]]
    clean: ElementTree.Element
    layers: list[TileGrid] = field(default_factory=list)
    pictures: list[PictureLayer] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    asides: dict[int, _Aside] = field(default_factory=dict)

    def complain(self, place: Place, what: str, right: str = "", do: str = "", refused: bool = False) -> None:
        self.desk.complaints.append(place.complaint(what, right, do, refused=refused))


def read_map(path: Path, desk: Desk) -> MapFile:
    """Read one .tmx file. What is wrong inside it is put on the desk; LevelError is for what cannot be read at all."""
    root = desk.sources.xml(path, "map")
    place = Place(desk.sources.label(path))
    cols, rows = _check_head(root, place)
    clean = ElementTree.Element(
        "map", width=str(cols), height=str(rows), tilewidth=str(TILE_PX), tileheight=str(TILE_PX), version="1.10"
    )
    reading = _Reading(desk, path, place, cols, rows, [], clean)
    for node in root.findall("tileset"):
        _add_tileset(reading, node)
    _walk(reading, root, _Inherited(), 0)
    objects = tuple(_objects(reading))
    props = read_properties(root, desk.project, place, desk.complaints)
    return MapFile(
        path,
        place.file,
        cols,
        rows,
        props,
        tuple(reading.layers),
        tuple(reading.pictures),
        objects,
        tuple(reading.tilesets),
    )


def _check_head(root: ElementTree.Element, place: Place) -> tuple[int, int]:
    version = root.get("version", "1.0")
    if not version.startswith("1."):
        raise place.refuse(f'it is of version "{version[:20]}"', "maps of Tiled 1", "export it with Tiled 1.11")
    if root.get("infinite", "0") != "0":
        raise place.refuse("it is an infinite map", "finite maps", "clear Infinite in Map, Map Properties")
    orientation = root.get("orientation", "orthogonal")
    if orientation != "orthogonal":
        raise place.refuse(f"it is {orientation}", "orthogonal maps", "set Orientation in Map, Map Properties")
    for name in ("tilewidth", "tileheight"):
        if root.get(name) != str(TILE_PX):
            raise place.refuse(f'its {name} is "{root.get(name)}"', f"tiles of {TILE_PX} x {TILE_PX} px")
    for name in ("parallaxoriginx", "parallaxoriginy"):
        if real(root.get(name), 0.0) != 0.0:
            raise place.refuse(f"it has a {name}", "a parallax origin of 0, 0", "set it in Map, Map Properties")
    cols, rows = (whole(root, name, place, 1, LIMITS.map_side) for name in ("width", "height"))
    if cols * rows > LIMITS.map_tiles:
        raise place.refuse(f"it has {cols} x {rows} tiles", f"at most {LIMITS.map_tiles} in all")
    return cols, rows


# --- tilesets and templates -------------------------------------------------------------------


def _add_tileset(reading: _Reading, node: ElementTree.Element) -> None:
    first = whole(node, "firstgid", reading.place, 1, 1 << 28)
    tileset = _tileset(reading.desk, node, reading.path, reading.place)
    for other, before in reading.tilesets:
        if first < other + before.tile_count and other < first + tileset.tile_count:
            raise reading.place.refuse(
                f'the tilesets "{before.name}" and "{tileset.name}" claim the same tile numbers',
                do="open the map in Tiled and save it",
            )
    reading.tilesets.append((first, tileset))
    reading.tilesets.sort(key=lambda entry: entry[0])
    clean = ElementTree.SubElement(
        reading.clean,
        "tileset",
        firstgid=str(first),
        name=tileset.name,
        tilewidth=str(tileset.tile_size[0]),
        tileheight=str(tileset.tile_size[1]),
        tilecount=str(tileset.tile_count),
        columns=str(tileset.columns),
    )
    ElementTree.SubElement(
        clean, "image", source=tileset.image.name, width=str(tileset.image_size[0]), height=str(tileset.image_size[1])
    )


def _tileset(desk: Desk, node: ElementTree.Element, path: Path, place: Place) -> Tileset:
    """The tileset of an element in a map or template: the external file it names, or itself."""
    source = node.get("source")
    if source is None:
        return read_tileset(node, path, desk.sources, desk.project, desk.complaints)
    outside = desk.sources.inside(path, source, place)
    if outside not in desk.tilesets:
        if outside.suffix.lower() != ".tsx":
            raise place.refuse(f'the tileset "{source}" is no .tsx file', "XML tilesets", "save it as .tsx")
        tree = _referred(desk, outside, "tileset", place)
        desk.tilesets[outside] = read_tileset(tree, outside, desk.sources, desk.project, desk.complaints)
    return desk.tilesets[outside]


def _referred(desk: Desk, path: Path, root: str, place: Place) -> ElementTree.Element:
    """The tree of a file that another one names; one that is missing is the other one's fault."""
    if not path.exists():
        raise place.refuse(
            f'the {root} "{desk.sources.label(path)}" does not exist', do="choose the file again in Tiled"
        )
    return desk.sources.xml(path, root)


def _template(reading: _Reading, source: str, place: Place) -> Template:
    desk = reading.desk
    path = desk.sources.inside(reading.path, source, place)
    if path not in desk.templates:
        tree = _referred(desk, path, "template", place)
        node = tree.find("object")
        inner = Place(desk.sources.label(path))
        if node is None:
            raise inner.refuse("it holds no object", do="save the template again in Tiled")
        if node.get("template"):
            raise inner.refuse("it is made from another template", "a template stands for itself")
        used = tree.find("tileset")
        tileset = None
        if used is not None:
            tileset = whole(used, "firstgid", inner, 1, 1 << 28), _tileset(desk, used, path, inner)
        desk.templates[path] = Template(node, path, tileset)
    return desk.templates[path]


def _local_gid(reading: _Reading, gid: int, template: Template, place: Place) -> int:
    """A template's gid as this map counts, its tileset brought in if the map does not have it."""
    number, flips = gid & ~FLIPS, gid & FLIPS
    if template.tileset is None:
        raise place.refuse(f'the template "{template.path.name}" names a tile and no tileset')
    first, tileset = template.tileset
    if not first <= number < first + tileset.tile_count:
        raise place.refuse(f'the template "{template.path.name}" names tile {number}, which its tileset does not have')
    for here, known in reading.tilesets:
        if known is tileset:
            return here + number - first | flips
    last = max((here + known.tile_count for here, known in reading.tilesets), default=1)
    reading.tilesets.append((last, tileset))
    return last + number - first | flips


# --- layers -----------------------------------------------------------------------------------


def _walk(reading: _Reading, parent: ElementTree.Element, above: _Inherited, depth: int) -> None:
    if depth > LIMITS.depth:
        raise reading.place.refuse(f"groups lie more than {LIMITS.depth} deep in one another")
    for node in parent:
        if node.tag in ("properties", "tileset", "editorsettings"):
            continue
        place = replace(reading.place, layer=node.get("name", ""))
        _check_layer(reading, node, place)
        if node.tag == "layer":
            _read_layer(reading, node, _inherit(reading, node, above, place), place)
        elif node.tag == "objectgroup":
            if NOTES not in (node.get("name"), node.get("class")):
                _read_objects(reading, node, _inherit(reading, node, above, place), place)
        elif node.tag == "group":
            inherited = _inherit(reading, node, above, place)
            _walk(reading, node, replace(inherited, groups=(*above.groups, node.get("name", ""))), depth + 1)
        elif node.tag == "imagelayer":
            _add_picture(reading, node, _inherit(reading, node, above, place), place)
        else:
            what, right = f'"{node.tag}" is not supported', "tile, image and object layers and groups"
            reading.complain(place, what, right, "remove it", True)


def _check_layer(reading: _Reading, node: ElementTree.Element, place: Place) -> None:
    if node.tag in ("layer", "imagelayer", "objectgroup"):
        if place.layer in reading.names:
            reading.complain(place, "two layers have this name", "every layer has its own", "rename one")
        reading.names.append(place.layer)
    if node.get("mode", "normal") != "normal":
        reading.complain(place, f"its blend mode is {node.get('mode', '')[:20]}", "normal", "set Mode in Properties")


def _inherit(reading: _Reading, node: ElementTree.Element, above: _Inherited, place: Place) -> _Inherited:
    def number(name: str, missing: float) -> float:
        value = real(node.get(name), missing)
        if value is None or abs(value) > FAR_PX:
            reading.complain(place, f'its {name} is "{(node.get(name) or "")[:40]}"', "a number")
            return missing
        return value

    tint = _colour(node.get("tintcolor", "#ffffffff"))
    if tint is None:
        reading.complain(place, f'its tint colour is "{node.get("tintcolor", "")[:40]}"', "#rrggbb or #aarrggbb")
        tint = above.tint
    return _Inherited(
        above.groups,
        (above.offset[0] + number("offsetx", 0.0), above.offset[1] + number("offsety", 0.0)),
        above.opacity * min(max(number("opacity", 1.0), 0.0), 1.0),
        above.visible and node.get("visible", "1") != "0",
        (above.parallax[0] * number("parallaxx", 1.0), above.parallax[1] * number("parallaxy", 1.0)),
        (
            above.tint[0] * tint[0] // 255,
            above.tint[1] * tint[1] // 255,
            above.tint[2] * tint[2] // 255,
            above.tint[3] * tint[3] // 255,
        ),
    )


def _colour(text: str) -> tuple[int, int, int, int] | None:
    """(r, g, b, a) of Tiled's #rrggbb or #aarrggbb."""
    digits = text.removeprefix("#")
    try:
        number = int(digits, 16)
    except ValueError:
        return None
    if len(digits) not in (6, 8):
        return None
    return number >> 16 & 255, number >> 8 & 255, number & 255, number >> 24 if len(digits) == 8 else 255


def _read_layer(reading: _Reading, node: ElementTree.Element, inherited: _Inherited, place: Place) -> None:
    if len(reading.layers) >= LIMITS.layers:
        raise place.refuse(f"there are more than {LIMITS.layers} layers")
    size = whole(node, "width", place, 0, 1 << 31), whole(node, "height", place, 0, 1 << 31)
    if size != (reading.cols, reading.rows):
        reading.complain(
            place,
            f"it is {size[0]} x {size[1]} tiles and its map {reading.cols} x {reading.rows}",
            "both are the same",
            "open the map in Tiled and save it",
            True,
        )
        return
    try:
        gids = decode(node.find("data"), size[0] * size[1], place)
    except LevelError as problem:
        reading.desk.complaints.append(complaint_of(problem))
        return
    _check_gids(reading, gids, place)
    kind = node.get("class") or node.get("type") or ""
    reading.layers.append(
        TileGrid(
            node.get("name", ""),
            kind,
            inherited.groups,
            reading.cols,
            reading.rows,
            gids,
            inherited.offset,
            inherited.opacity,
            inherited.visible,
            inherited.parallax,
            inherited.tint,
        )
    )


def _add_picture(reading: _Reading, node: ElementTree.Element, inherited: _Inherited, place: Place) -> None:
    desk = reading.desk
    if len(reading.pictures) >= LIMITS.layers:
        raise place.refuse(f"there are more than {LIMITS.layers} image layers")
    try:
        picture = read_picture(node, reading.path, desk.sources, desk.project, place, desk.complaints)
    except LevelError as problem:
        desk.complaints.append(complaint_of(problem))
        return
    reading.pictures.append(
        PictureLayer(
            node.get("name", ""),
            inherited.groups,
            not reading.layers,
            any(layer.is_terrain for layer in reading.layers),
            picture,
            inherited.offset,
            inherited.opacity,
            inherited.visible,
            inherited.parallax,
            inherited.tint,
        )
    )


def _check_gids(reading: _Reading, gids: array[int], place: Place) -> None:
    """Complain of tiles that no tileset has, or one of another grid, and erase them."""
    for gid in sorted(set(gids)):
        if gid == 0:
            continue
        owner = owner_of(reading.tilesets, gid & ~FLIPS)
        if owner is not None and owner[0].tile_size == (TILE_PX, TILE_PX):
            continue
        at = gids.index(gid)
        here = place.at(at % reading.cols, at // reading.cols)
        if owner is None:
            what, do = f"tile number {gid & ~FLIPS} belongs to no tileset of the map", "erase it, or add its tileset"
        else:
            w, h = owner[0].tile_size
            what, do = f'the tiles of "{owner[0].name}" are {w} x {h} px', f"use tiles of {TILE_PX} x {TILE_PX} px"
        reading.complain(here, what, do=do)
        gids[:] = array("I", [0 if each == gid else each for each in gids])


# --- objects ----------------------------------------------------------------------------------


def _read_objects(reading: _Reading, node: ElementTree.Element, inherited: _Inherited, place: Place) -> None:
    if inherited.parallax != (1.0, 1.0):
        reading.complain(place, "it has parallax", "things stay where they are", "set Parallax Factor to 1")
    group = ElementTree.SubElement(reading.clean, "objectgroup", name=place.layer)
    for child in node.findall("object"):
        if len(reading.asides) >= LIMITS.objects:
            raise place.refuse(f"there are more than {LIMITS.objects} objects")
        number = child.get("id", "")
        name = child.get("name", "")
        if not (number.isdecimal() and len(number) < 10 and int(number) > 0):
            reading.complain(place, f'the object "{name}" has the id "{number[:20]}"', "a number above 0")
            continue
        here = replace(place, object_id=int(number), object_name=name)
        if int(number) in reading.asides:
            reading.complain(here, "another object has the same id", do="cut it and paste it again in Tiled")
            continue
        try:
            _read_object(reading, child, group, inherited, here)
        except LevelError as problem:
            reading.desk.complaints.append(complaint_of(problem))


def _read_object(
    reading: _Reading, node: ElementTree.Element, group: ElementTree.Element, inherited: _Inherited, place: Place
) -> None:
    project, complaints = reading.desk.project, reading.desk.complaints
    values = dict(node.items())
    drawn = [child for child in node if child.tag != "properties"]
    props = read_properties(node, project, place, complaints)
    gid_text = values.get("gid")
    gid = 0
    if gid_text is not None:
        gid = whole(node, "gid", place, 0, (1 << 32) - 1)
    source = node.get("template")
    if source is not None:
        template = _template(reading, source, place)
        values = {**dict(template.node.items()), **values}
        drawn = drawn or [child for child in template.node if child.tag != "properties"]
        inner = Place(reading.desk.sources.label(template.path))
        props = {**read_properties(template.node, project, inner, complaints), **props}
        if gid_text is None and "gid" in values:
            gid = _local_gid(reading, whole(template.node, "gid", inner, 0, (1 << 32) - 1), template, place)
        if not place.object_name and values.get("name"):
            place = replace(place, object_name=values["name"])
    kind = values.get("class") or values.get("type") or ""
    if gid:
        owner = owner_of(reading.tilesets, gid & ~FLIPS)
        if owner is None:
            raise place.refuse(f"tile number {gid & ~FLIPS} belongs to no tileset of the map", do="delete the object")
        tileset, number = owner
        note = tileset.notes.get(number)
        if note is not None:
            kind = kind or note.kind
            props = {**note.props, **props}
    props = {**project.defaults(kind), **props}
    shape = _shape(drawn, gid, place)
    clean = _clean_object(values, drawn, shape, place)
    clean.set("name", place.object_name)
    clean.set("type", kind)
    group.append(clean)
    reading.asides[place.object_id] = _Aside(shape, gid & FLIPS, gid & ~FLIPS, props, inherited.offset, place)


def _shape(drawn: list[ElementTree.Element], gid: int, place: Place) -> Shape:
    if gid:
        return "tile"
    if not drawn:
        return "rect"
    tag = drawn[0].tag
    if tag not in SHAPES:
        raise place.refuse(f'its shape "{tag}" is not supported', do="draw it as a rectangle, point or polyline")
    return tag  # type: ignore[return-value]


def _clean_object(
    values: dict[str, str], drawn: list[ElementTree.Element], shape: Shape, place: Place
) -> ElementTree.Element:
    """An element with nothing but numbers that were looked at."""
    clean = ElementTree.Element("object", id=str(place.object_id))
    for name in ("x", "y", "width", "height", "rotation"):
        value = real(values.get(name), 0.0)
        if value is None or abs(value) > FAR_PX:
            raise place.refuse(f'its {name} is "{values[name][:40]}"', "a number", "set it in Properties")
        if value < 0 and name in ("width", "height"):
            raise place.refuse(f"its {name} is {value:g}", "0 or more", "set it in Properties")
        clean.set(name, repr(value))
    if shape in ("polygon", "polyline"):
        text = drawn[0].get("points", "")
        points = read_points(text)
        if points is None or (shape == "polygon" and len(points) < 3):
            raise place.refuse(f"its {shape} has no points that can be read", do="delete it and draw it again")
        if any(abs(x) > FAR_PX or abs(y) > FAR_PX for x, y in points):
            raise place.refuse(f"its {shape} reaches further than {FAR_PX:g} px", do="delete it and draw it again")
        ElementTree.SubElement(clean, shape, points=" ".join(f"{x!r},{y!r}" for x, y in points))
    return clean


def _objects(reading: _Reading) -> Iterator[MapObject]:
    """What pytmx makes of the clean tree, joined with what was kept aside."""
    tmx = pytmx.TiledMap(load_all=False, invert_y=False)
    tmx.filename = str(reading.path)
    tmx.parse_xml(reading.clean)
    parsed: dict[int, Any] = {found.id: found for group in tmx.objectgroups for found in group}
    for number, aside in reading.asides.items():
        yield _object(reading, parsed[number], aside)


def _object(reading: _Reading, found: Any, aside: _Aside) -> MapObject:
    x, y = found.x + aside.offset[0], found.y + aside.offset[1]
    points: tuple[Point, ...] = ()
    corners: tuple[Point, ...]
    if aside.shape in ("polygon", "polyline"):
        around = tuple((px - found.x, py - found.y) for px, py in found.points)
        corners = turned(around, found.rotation)
        points = tuple((x + px, y + py) for px, py in corners)
        askew = False
    else:
        left, top = 0.0, 0.0
        if aside.shape == "tile":
            owner = owner_of(reading.tilesets, aside.gid)
            assert owner is not None
            tileset = owner[0]
            left, top = -tileset.alignment[0] * found.width, -tileset.alignment[1] * found.height
        right, bottom = left + found.width, top + found.height
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        askew = found.rotation % 90 != 0 and aside.shape != "point"
        if not askew:
            corners = turned(corners, found.rotation)
    xs, ys = [px for px, _ in corners], [py for _, py in corners]
    box = (x + min(xs), y + min(ys), max(xs) - min(xs), max(ys) - min(ys))
    place = aside.place.at(int(box[0] // TILE_PX), int((box[1] + box[3] - 0.001) // TILE_PX))
    return MapObject(
        found.id,
        place.object_name,
        found.type or "",
        aside.shape,
        box,
        points,
        askew,
        aside.gid,
        aside.flips,
        aside.props,
        place,
    )
