"""Files in, a DayPlan out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from maketomorrow.content.complaints import Complaint, Place, complaint_of, error_of
from maketomorrow.content.day import DAY_FILE, FORMAT, CartEntry, DayFile, WorldMap, read_day, read_world, world_of
from maketomorrow.content.geometry import Polygon, terrain_from_cells
from maketomorrow.content.maps import Desk, MapFile, TileGrid
from maketomorrow.content.people import Crowd, read_crowd
from maketomorrow.content.sources import LIMITS
from maketomorrow.content.spawns import Placed, spawns_of
from maketomorrow.content.tiled import read_map
from maketomorrow.content.tilesets import CELL_NAMES, FLIPS, TileNote, cell_of
from maketomorrow.core.errors import LevelError
from maketomorrow.core.ticks import TICKS_PER_MINUTE, tick_of
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.catalogue import declarations
from maketomorrow.sim.plan import TILE_PX, Area, Brood, CartPlan, Cell, DayPlan, Rect, Spawn, Terrain

WAKING_KIND = "spawn"
PLACE_KIND = "place"
CART_KIND = "cart"


@dataclass(frozen=True, slots=True)
class Level:
    """A day as read: its plan, its maps at their places, and all that is wrong with them.

    With complaints the plan holds what could be read, and nobody should play it.
    """

    label: str  # of the file it begins with, as messages show it
    plan: DayPlan
    maps: tuple[Placed, ...]
    texts: Path
    crowd: Crowd
    cart: CartEntry | None
    has_day_file: bool
    complaints: tuple[Complaint, ...]


def place_of(level: Level, spawn: Spawn) -> Place:
    """Where a spawn stands, as Tiled shows it."""
    for placed in level.maps:
        if placed.file.label == spawn.map:
            for found in placed.file.objects:
                if found.id == spawn.object_id:
                    return found.place
    return Place(spawn.map)  # pragma: no cover  (every spawn comes from an object)


def load_day(folder: Path) -> DayPlan:
    """The day in a folder with a ``day.toml``. Raises LevelError with the first thing that is wrong."""
    return load_level(folder).plan


def load_map_alone(path: Path) -> DayPlan:
    """The day around a map. Raises LevelError with the first thing that is wrong.

    That is the day beside it whose world lists it; else a day of its own, in the ``.world`` beside it
    that lists it, or with this one map.
    """
    return playable(open_map(path)).plan


def load_level(path: Path) -> Level:
    """The day of a folder, or the one around a map, with its maps. Raises LevelError as the two above do."""
    return playable(open_map(path) if path.suffix == ".tmx" else open_day(path))


def playable(level: Level) -> Level:
    """The level, if nothing is wrong with it. Raises LevelError."""
    if level.complaints:
        raise error_of(level.label, level.complaints)
    return level


def open_day(folder: Path) -> Level:
    """As :func:`load_day`, complaints and all; LevelError is left for files that cannot be read at all."""
    folder = folder.parent if folder.name == DAY_FILE else folder
    desk = Desk.beside(folder)
    path = folder / DAY_FILE
    day = read_day(path, desk.sources, desk.complaints)
    world = desk.sources.inside(path, day.world, Place(desk.sources.label(path)))
    return _build(path, day, read_world(world, desk.sources, desk.complaints), desk)


def open_world(path: Path) -> Level:
    """A day of its own for all maps of a ``.world``; complaints and errors as in :func:`open_day`."""
    desk = Desk.beside(path)
    return _build(path, _day_without_a_file(path), read_world(path, desk.sources, desk.complaints), desk)


def open_map(path: Path) -> Level:
    """As :func:`load_map_alone`, complaints and all; LevelError is left for files that cannot be read at all."""
    desk = Desk.beside(path)
    world = world_of(path, desk.sources)
    if world is not None and (path.parent / DAY_FILE).is_file():
        day = read_day(path.parent / DAY_FILE, desk.sources, [])
        if (path.parent / day.world).resolve() == world.resolve():
            return open_day(path.parent)
    entries = read_world(world, desk.sources, desk.complaints) if world else ((path, WorldMap(path.name, 0, 0)),)
    return _build(path, _day_without_a_file(path), entries, desk)


def _day_without_a_file(path: Path) -> DayFile:
    return DayFile(format=FORMAT, id=path.stem, seed=1, starts="07:03", night="19:03", waking="", world="")


def _build(path: Path, day: DayFile, entries: Sequence[tuple[Path, WorldMap]], desk: Desk) -> Level:
    place = Place(desk.sources.label(path))
    maps = _placed(entries, desk, place)
    areas = tuple(Area(placed.area, _rect(placed), f"area.{placed.area}") for placed in maps)
    _complain_of_overlaps(areas, place, desk.complaints)
    spawns = spawns_of(maps, declarations(), desk.complaints)
    whole = len(maps) == len(entries)  # what is on a map nobody can read is not missing
    ids: dict[str, list[str]] = {}
    for spawn in spawns:
        ids.setdefault(spawn.kind, []).append(spawn.id)
    has_day_file = path.name == DAY_FILE
    crowd = Crowd()
    if has_day_file:
        crowd = read_crowd(path.parent, day, ids if whole else None, desk.sources, desk.complaints)
    plan = DayPlan(
        day.id,
        day.seed,
        day.starts,
        day.night,
        day.waking or _first_waking(spawns, path, place, desk.complaints),
        desk.sources.digest(),
        areas,
        _terrain(maps, areas, place, desk.complaints),
        spawns,
        day.hours,
        tuple(Brood(brood.point, brood.root, brood.kinds) for brood in day.broods),
        people=crowd.people,
        talks=crowd.talks,
        helper=day.helper,
        home=day.home,
        cart=_cart(day, spawns),
    )
    if whole:
        _check_names(plan, day.cart, place, desk.complaints)
    texts = path.parent / "text" / f"{day.text}.toml"
    return Level(place.file, plan, maps, texts, crowd, day.cart, has_day_file, tuple(desk.complaints))


def _cart(day: DayFile, spawns: Sequence[Spawn]) -> CartPlan | None:
    """The timetable of the cart on the maps, None if the day has none or has it in hours that are none."""
    carts = [spawn for spawn in spawns if spawn.kind == CART_KIND]
    if day.cart is None or not carts:
        return None
    try:
        hours = [(tick_of(at, day.starts), stop) for stop in (0, 1) for at in day.cart.stops[stop].leaves]
    except ValueError:  # complained about where they stand
        return None
    stops = (day.cart.stops[0].place, day.cart.stops[1].place)
    return CartPlan(carts[0].id, day.cart.minutes * TICKS_PER_MINUTE, stops, tuple(sorted(hours)))


def _placed(entries: Sequence[tuple[Path, WorldMap]], desk: Desk, place: Place) -> tuple[Placed, ...]:
    maps: list[Placed] = []
    for path, entry in entries:
        if not path.exists():
            missing = f'the map "{entry.fileName}" does not exist'
            desk.complaints.append(place.complaint(missing, do="remove it from the world, or bring it", refused=True))
            continue
        try:
            file = read_map(path, desk)
        except LevelError as problem:
            desk.complaints.append(complaint_of(problem))
            continue
        size = file.cols * TILE_PX, file.rows * TILE_PX
        if (entry.width, entry.height) not in ((0, 0), size):
            desk.complaints.append(
                place.complaint(
                    f'the map "{entry.fileName}" is {size[0]} x {size[1]} px and the world says '
                    f"{entry.width} x {entry.height}",
                    do="open the world in Tiled and save it",
                )
            )
        maps.append(Placed(path.stem, file, float(entry.x), float(entry.y)))
    if not maps:
        raise error_of(place.file, desk.complaints)
    return tuple(maps)


def _rect(placed: Placed) -> Rect:
    return placed.x, placed.y, float(placed.file.cols * TILE_PX), float(placed.file.rows * TILE_PX)


def _complain_of_overlaps(areas: Sequence[Area], place: Place, complaints: list[Complaint]) -> None:
    for at, one in enumerate(areas):
        for other in areas[at + 1 :]:
            (ax, ay, aw, ah), (bx, by, bw, bh) = one.rect, other.rect
            if ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah:
                complaints.append(
                    place.complaint(
                        f'the maps "{one.name}" and "{other.name}" lie over one another',
                        do="move one with the World Tool",
                    )
                )


def _first_waking(spawns: Sequence[Spawn], path: Path, place: Place, complaints: list[Complaint]) -> str:
    """Where one wakes on a map that belongs to no day: its own spawn, else any."""
    marks = [spawn for spawn in spawns if spawn.kind == WAKING_KIND]
    own = [spawn for spawn in marks if spawn.area == path.stem]
    if not marks:
        complaints.append(place.complaint("nobody can wake here", f'an object of the class "{WAKING_KIND}"', "add one"))
        return ""
    return (own or marks)[0].id


def _check_names(plan: DayPlan, cart: CartEntry | None, place: Place, complaints: list[Complaint]) -> None:
    """The ids by which the day's file calls things on its maps."""
    by_id = {spawn.id: spawn for spawn in plan.spawns}

    def find(name: str, kind: str, what: str) -> None:
        known = [spawn.id for spawn in plan.spawns if spawn.kind == kind]
        if name not in by_id:
            complaints.append(
                place.complaint(
                    f'{what} "{name}" is on no map{did_you_mean(name, known)}', f"there are: {_some(known)}"
                )
            )
        elif by_id[name].kind != kind:
            complaints.append(place.complaint(f'{what} "{name}" is a {by_id[name].kind}', f"a {kind}"))

    if plan.waking:
        find(plan.waking, WAKING_KIND, "the waking place")
    if plan.home:
        find(plan.home, PLACE_KIND, "the home of its people")
    for brood in plan.broods:
        find(brood.id, "burst", "the point of the brood")
        if brood.root:
            find(brood.root, "root", f'the root of "{brood.id}",')
    for stop in cart.stops if cart is not None else ():
        find(stop.place, PLACE_KIND, "the stop of the cart")


def _some(names: Sequence[str], most: int = 12) -> str:
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "") if names else "none"


# --- terrain ----------------------------------------------------------------------------------


def _terrain(maps: Sequence[Placed], areas: Sequence[Area], place: Place, complaints: list[Complaint]) -> Terrain:
    left = int(min(area.rect[0] for area in areas)) // TILE_PX
    top = int(min(area.rect[1] for area in areas)) // TILE_PX
    cols = int(max(area.rect[0] + area.rect[2] for area in areas)) // TILE_PX - left
    rows = int(max(area.rect[1] + area.rect[3] for area in areas)) // TILE_PX - top
    if cols * rows > LIMITS.world_tiles:
        raise place.refuse(
            f"its maps span {cols} x {rows} tiles", f"at most {LIMITS.world_tiles} in all", "move them together"
        )
    cells = bytearray(cols * rows)
    shapes: dict[int, Sequence[Polygon]] = {}
    for placed in maps:
        grids = [grid for grid in placed.file.layers if grid.is_terrain]
        if not grids:
            complaints.append(
                Place(placed.file.label).complaint(
                    "it has no ground", 'a tile layer of the class "terrain"', "set the layer's Class in Properties"
                )
            )
        at_col, at_row = int(placed.x) // TILE_PX - left, int(placed.y) // TILE_PX - top
        for grid in grids:
            _lay(grid, placed.file, at_row * cols + at_col, cols, cells, shapes, complaints)
    try:
        return terrain_from_cells(left, top, cols, rows, bytes(cells), shapes, [area.rect for area in areas])
    except ValueError as problem:
        raise place.refuse(str(problem)) from None


def _lay(
    grid: TileGrid,
    file: MapFile,
    corner: int,
    width: int,
    cells: bytearray,
    shapes: dict[int, Sequence[Polygon]],
    complaints: list[Complaint],
) -> None:
    """Write a terrain layer into the world's cells from index ``corner`` on; empty tiles leave what is there."""
    place = Place(file.label, grid.name)
    if grid.offset != (0.0, 0.0) or grid.parallax != (1.0, 1.0):
        complaints.append(
            place.complaint(
                "it is moved or has parallax", "ground lies on the grid", "set Offset to 0 and Parallax to 1"
            )
        )
    codes, polygons = _cells_of(grid, file, place, complaints)
    whole = bytes(map(codes.__getitem__, grid.gids))
    for row in range(grid.rows):
        line = whole[row * grid.cols : (row + 1) * grid.cols]
        start = corner + row * width
        if 0 not in line:
            cells[start : start + grid.cols] = line
        elif any(line):
            under = cells[start : start + grid.cols]
            cells[start : start + grid.cols] = bytes(new or old for new, old in zip(line, under))
    for index, gid in enumerate(grid.gids) if polygons else ():
        if gid in polygons:
            shapes[corner + index // grid.cols * width + index % grid.cols] = polygons[gid]
        elif gid:
            shapes.pop(corner + index // grid.cols * width + index % grid.cols, None)


def _cells_of(
    grid: TileGrid, file: MapFile, place: Place, complaints: list[Complaint]
) -> tuple[dict[int, int], Mapping[int, Sequence[Polygon]]]:
    """What each gid of a terrain layer is, and the polygons of those that are OTHER."""
    codes: dict[int, int] = {0: Cell.AIR}
    polygons: dict[int, Sequence[Polygon]] = {}
    for gid in sorted(set(grid.gids)):
        owner = file.tile_of(gid & ~FLIPS)
        if owner is None:  # erased, and complained about, when the layer was read
            codes[gid] = Cell.AIR
            continue
        tileset, number = owner
        try:
            cell, shape = cell_of(tileset.notes.get(number, TileNote()), gid & FLIPS)
        except KeyError as problem:
            cell, shape = Cell.AIR, ()
            _complain_of_tile(grid, gid, f"tile {number} of {tileset.name}", str(problem.args[0]), place, complaints)
        codes[gid] = cell
        if shape:
            polygons[gid] = shape
    return codes, polygons


def _complain_of_tile(
    grid: TileGrid, gid: int, tile: str, kind: str, place: Place, complaints: list[Complaint]
) -> None:
    at = grid.gids.index(gid)
    what = f'is of the class "{kind[:40]}"{did_you_mean(kind, CELL_NAMES)}' if kind else "has no class and no collision"
    complaints.append(
        place.at(at % grid.cols, at // grid.cols).complaint(
            f"{tile} {what}", f"classes: {', '.join(CELL_NAMES)}", "set the tile's Class in its tileset, or erase it"
        )
    )
