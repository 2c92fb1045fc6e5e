"""``check``: every complaint about designers' files at once, without a window."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import msgspec

from maketomorrow.content.asked import asked
from maketomorrow.content.complaints import Complaint, Place, complaint_of
from maketomorrow.content.day import DAY_FILE
from maketomorrow.content.load import Level, open_day, open_map, open_world, place_of
from maketomorrow.content.maps import Desk
from maketomorrow.content.person_desk import PEOPLE, TALK
from maketomorrow.content.rails import rails_are_free, rails_lead_from_stop_to_stop
from maketomorrow.content.sources import Sources
from maketomorrow.content.story_scenes import SCENES_FILE, read_scenes
from maketomorrow.content.text import read_words
from maketomorrow.content.tilesets import read_tileset
from maketomorrow.content.timetables import (
    doings_are_possible,
    hands_have_work,
    talks_can_be_said,
    walks_fit_their_time,
)
from maketomorrow.core.errors import LevelError
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.catalogue import declarations
from maketomorrow.sim.plan import SOLID_CELLS, TILE_PX, Area, Cell, Spawn, Terrain

CLEAN, COMPLAINTS, REFUSED = 0, 1, 2

MOST_DROP_PX = 16.0  # px    how far above the ground something that stands may be drawn
EASE_PX = 2.0  # px    a body in the middle of a tile beside a wall reaches so far into it
JOIN_HIGH_TILES = 3  # tiles    the lowest way through a side border: she fits upright
JOIN_WIDE_TILES = 2  # tiles    the narrowest way through a border above or below
DOORSTEP_PX = 8.0 * TILE_PX  # px    a hideout is no further from its place
HANGING = ("burst",)  # kinds that need no ground
TEXT_PROPS = ("says", "shows")  # properties that hold the id of a text
THROWS = ("target", "second_target")  # properties by which a switch knows what it is for


def run_check(paths: Sequence[Path], as_json: bool, out: TextIO) -> int:
    """Print all complaints about level files, as text or as one JSON object a line. Answers the exit status."""
    complaints = check(paths)
    for complaint in complaints:
        out.write(msgspec.json.encode(complaint).decode() + "\n" if as_json else complaint.text() + "\n")
    if not as_json:
        count = len(complaints)
        many = f"{count or 'no'} complaint{'' if count == 1 else 's'}"
        out.write(f"{', '.join(str(path) for path in paths)}: {many}\n")
    if any(complaint.refused for complaint in complaints):
        return REFUSED
    return COMPLAINTS if complaints else CLEAN


def check(paths: Sequence[Path]) -> list[Complaint]:
    """Every complaint about the files, each once. A day's folder stands for all its files."""
    found: dict[Complaint, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(_check_one(path)))
        except LevelError as problem:
            found[complaint_of(problem)] = None
    return list(found)


def _check_one(path: Path) -> list[Complaint]:
    if path.is_dir() or path.name == DAY_FILE:
        return _of_level(open_day(path))
    if path.suffix == ".world":
        return _of_level(open_world(path))
    if path.suffix == ".tmx":
        label = Sources(path).label(path)
        others = Path(label).suffix
        return [one for one in _of_level(open_map(path)) if one.file == label or Path(one.file).suffix != others]
    if path.suffix == ".toml" and path.parent.name in (PEOPLE, TALK) and (path.parents[1] / DAY_FILE).is_file():
        label = Sources(path).label(path)
        return [one for one in _of_level(open_day(path.parents[1])) if one.file == label]
    if path.name == SCENES_FILE and (path.parent / DAY_FILE).is_file():
        return list(scenes_can_be_played(open_day(path.parent)))
    complaints: list[Complaint] = []
    if path.name == SCENES_FILE:
        read_scenes(path, Sources(path).label(path), complaints)
    elif path.suffix == ".toml":
        read_words(path, Sources(path).label(path), complaints)
    elif path.suffix == ".tsx":
        desk = Desk.beside(path)
        read_tileset(desk.sources.xml(path, "tileset"), path, desk.sources, desk.project, complaints)
    elif path.suffix == ".tx":
        Desk.beside(path).sources.xml(path, "template")
    elif path.suffix == ".tiled-project":
        Desk.beside(path)
    else:
        raise LevelError(path, "is no level file; name a day's folder, a .tmx, .world, .tsx, .toml or .tx")
    return complaints


def _of_level(level: Level) -> list[Complaint]:
    complaints = list(level.complaints)
    for rule in RULES:
        complaints.extend(rule(level))
    return complaints


def texts_exist(level: Level) -> Iterator[Complaint]:
    """Every word that areas and things ask for is in the day's text file."""
    complaints: list[Complaint] = []
    label = Path(level.label).parent / "text" / level.texts.name
    try:
        words = read_words(level.texts, label.as_posix(), complaints)
    except LevelError as problem:
        if level.has_day_file:
            yield complaint_of(problem)
        return
    yield from complaints
    if any(key.startswith("title.") for key in words):
        for own in asked():
            if own not in words:
                yield Place(label.as_posix()).complaint(
                    f'the text "{own}" is missing{did_you_mean(own, words)}', "a text for all that the game says"
                )
    for area in level.plan.areas:
        if area.text not in words:
            what = f'the area "{area.name}" has no name{did_you_mean(area.text, words)}'
            yield Place(label.as_posix()).complaint(what, f'a text "{area.text}"')
    for spawn in level.plan.spawns:
        for name in TEXT_PROPS:
            key = spawn.props.get(name)
            if key and key not in words:
                yield place_of(level, spawn).complaint(
                    f'its property "{name}" asks for the text "{key}"{did_you_mean(str(key), words)}',
                    f"the id of a text in {label.name}",
                    "set it in Properties, or add the text",
                )
    for person in level.plan.people:
        if person.name not in words:
            what = f'the text "{person.name}" is missing{did_you_mean(person.name, words)}'
            yield Place(level.crowd.files[person.id]).complaint(what, f"the name of a person, in {label.name}")
    for talk in level.plan.talks:
        for number, line in enumerate(talk.lines, 1):
            if line.say not in words:
                yield Place(level.crowd.files[talk.id]).complaint(
                    f'talk "{talk.id}", line {number}: the text "{line.say[:80]}" is missing'
                    f"{did_you_mean(line.say, words)}",
                    f"the id of a text in {label.name}",
                )


def uses_of_people_are_written(level: Level) -> Iterator[Complaint]:
    """The words of every use beside somebody are there, where there is a text file at all."""
    try:
        words = read_words(level.texts, level.texts.name, [])
    except LevelError:
        return  # said of the file itself
    for person in level.plan.people:
        for deed in person.deeds:
            for key in filter(None, (deed.says, deed.shows)):
                if key not in words:
                    yield Place(level.crowd.files[person.id]).complaint(
                        f'use.{deed.name}: the text "{key[:80]}" is missing{did_you_mean(key, words)}',
                        f"the id of a text in {level.texts.name}",
                    )


def scenes_can_be_played(level: Level) -> Iterator[Complaint]:
    """The scenes beside a day's file are written as they have to be, and name who and what there is."""
    path = level.texts.parents[1] / SCENES_FILE
    if not level.has_day_file or not path.is_file():
        return
    try:
        words = read_words(level.texts, level.texts.name, [])
    except LevelError:
        words = None  # said of the file itself
    label = (Path(level.label).parent / SCENES_FILE).as_posix()
    complaints: list[Complaint] = []
    try:
        read_scenes(path, label, complaints, [person.id for person in level.plan.people], words)
    except LevelError as problem:
        yield complaint_of(problem)
    yield from complaints


def flags_are_put_up(level: Level) -> Iterator[Complaint]:
    """Every flag that somebody's plan, use or burst asks for is put up by a use or by something on a map."""
    known = {str(spawn.props["flag"]): None for spawn in level.plan.spawns if spawn.props.get("flag")}
    known |= {deed.flag: None for person in level.plan.people for deed in person.deeds}
    for person in level.plan.people:
        asked = [(f"plan.{scheme.name}", atom.flag) for scheme in person.schemes for atom in scheme.when.atoms()]
        asked += [(f"use.{deed.name}", deed.needs) for deed in person.deeds]
        if person.burst_unless is not None:
            asked += [("burst.unless", atom.flag) for atom in person.burst_unless.atoms()]
        for where, flag in asked:
            if flag and flag not in known:
                yield Place(level.crowd.files[person.id]).complaint(
                    f'{where}: nothing puts up the flag "{flag[:40]}"{did_you_mean(flag, known)}',
                    "the flag of a use beside somebody, or of something on a map",
                )


def things_lie_on_their_map(level: Level) -> Iterator[Complaint]:
    """Nothing is drawn outside the map it belongs to."""
    rects = {area.name: area.rect for area in level.plan.areas}
    for spawn in level.plan.spawns:
        x, y, w, h = rects[spawn.area]
        middle, bottom = spawn.x + spawn.w / 2, spawn.y + (spawn.h / 2 if spawn.h else -EASE_PX)
        if not (x <= middle < x + w and y <= bottom < y + h):
            yield place_of(level, spawn).complaint("it lies outside its map", do="move it inside, or delete it")


def bodies_fit_and_stand(level: Level) -> Iterator[Complaint]:
    """Whoever is drawn as a point has room there, and ground under the feet."""
    kinds, terrain = declarations(), level.plan.terrain
    floors = [spawn for spawn in level.plan.spawns if spawn.w and kinds[spawn.kind].family == "object"]
    for spawn in level.plan.spawns:
        kind = kinds[spawn.kind]
        if kind.outline != "point":
            continue
        w, h = kind.size_px
        if not _fits(terrain, spawn.x - w / 2, spawn.y - h, w, h):
            yield place_of(level, spawn).complaint(
                f"a {kind.id} does not fit here", f"{w} x {h} px of air above its feet", "move it"
            )
        elif kind.id not in HANGING and not _stands(terrain, spawn.x, spawn.y, w, floors):
            yield place_of(level, spawn).complaint(
                f"a {kind.id} has no ground under its feet",
                f"its point lies on the floor, at most {MOST_DROP_PX:g} px above",
                "move it down, or hold Ctrl to snap it to the grid",
            )


def hideouts_can_be_entered(level: Level) -> Iterator[Complaint]:
    """The sill of a hideout lies on a floor, with room before it, and not far from the place it belongs to."""
    terrain = level.plan.terrain
    w, h = declarations()["place"].size_px
    for spawn in level.plan.of_kind("hideout"):
        x, y = spawn.feet
        if not _stands(terrain, x, y, w, ()) or not _fits(terrain, x - w / 2, y - h, w, h):
            yield place_of(level, spawn).complaint(
                "nobody can go in here", "its lower edge lies on a floor, with room for a body before it", "move it"
            )
        before = level.plan.spawn(str(spawn.props["place"]))
        if before is not None and math.dist((x, y), (before.x, before.y)) > DOORSTEP_PX:
            yield place_of(level, spawn).complaint(
                f'its place "{before.id}" is {math.dist((x, y), (before.x, before.y)) / TILE_PX:.0f} tiles away',
                f"at most {DOORSTEP_PX / TILE_PX:.0f}: whoever hides has to know it from there",
                "move one of them, or choose another in Properties, place",
            )


def _fits(terrain: Terrain, x: float, y: float, w: float, h: float) -> bool:
    cols = range(int((x + EASE_PX) // TILE_PX), int((x + w - EASE_PX) // TILE_PX) + 1)
    rows = range(int((y + EASE_PX) // TILE_PX), int((y + h - EASE_PX) // TILE_PX) + 1)
    return not any(terrain.cell(col, row) in SOLID_CELLS for row in rows for col in cols)


def _stands(terrain: Terrain, x: float, y: float, w: float, floors: Sequence[Spawn]) -> bool:
    standable = (*range(Cell.SOLID, Cell.LADDER), Cell.LADDER_TOP, Cell.GROWTH, Cell.OTHER)
    for across in (x, x - w / 2 + EASE_PX, x + w / 2 - EASE_PX):
        if any(terrain.cell_at(across, y + down) in standable for down in (-EASE_PX, EASE_PX, MOST_DROP_PX)):
            return True
    return any(floor.x <= x <= floor.x + floor.w and -EASE_PX <= floor.y - y <= MOST_DROP_PX for floor in floors)


def switches_are_for_something(level: Level) -> Iterator[Complaint]:
    """A switch or keypad throws something, turns a flag, or at least answers."""
    kinds = declarations()
    for spawn in level.plan.spawns:
        if not any(prop.name == THROWS[0] for prop in kinds[spawn.kind].props):
            continue
        if not any(spawn.props.get(name) for name in (*THROWS, "flag", "says")):
            yield place_of(level, spawn).complaint(
                f"this {spawn.kind} does nothing", "it has a target", "choose one in Properties, target"
            )


def areas_are_joined(level: Level) -> Iterator[Complaint]:
    """Where two areas lie side by side there is a way from one into the other, open on both sides."""
    areas = level.plan.areas
    for at, one in enumerate(areas):
        for other in areas[at + 1 :]:
            widest = _widest_join(level.plan.terrain, one, other)
            if widest is not None and widest[0] < widest[1]:
                yield Place(level.label).complaint(
                    f'"{one.name}" and "{other.name}" adjoin and no way leads from one to the other',
                    f"{widest[1]} tiles open on both sides of the border",
                    "open the border in both maps, or move them apart",
                )


def _widest_join(terrain: Terrain, one: Area, other: Area) -> tuple[int, int] | None:
    """Tiles of the longest stretch open on both sides, and how many there have to be; None if they don't adjoin."""
    for first, second in ((one, other), (other, one)):
        ax, ay, aw, ah = (int(value) // TILE_PX for value in first.rect)
        bx, by, bw, bh = (int(value) // TILE_PX for value in second.rect)
        across = [((bx - 1, row), (bx, row)) for row in range(max(ay, by), min(ay + ah, by + bh))]
        down = [((col, by - 1), (col, by)) for col in range(max(ax, bx), min(ax + aw, bx + bw))]
        if ax + aw == bx and len(across) >= JOIN_HIGH_TILES:
            return _longest_open(terrain, across), JOIN_HIGH_TILES
        if ay + ah == by and len(down) >= JOIN_WIDE_TILES:
            return _longest_open(terrain, down), JOIN_WIDE_TILES
    return None


def _longest_open(terrain: Terrain, border: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    longest = run = 0
    for here, there in border:
        run = run + 1 if terrain.cell(*here) not in SOLID_CELLS and terrain.cell(*there) not in SOLID_CELLS else 0
        longest = max(longest, run)
    return longest


RULES: tuple[Callable[[Level], Iterator[Complaint]], ...] = (
    texts_exist,
    things_lie_on_their_map,
    bodies_fit_and_stand,
    hideouts_can_be_entered,
    switches_are_for_something,
    areas_are_joined,
    rails_lead_from_stop_to_stop,
    rails_are_free,
    walks_fit_their_time,
    doings_are_possible,
    hands_have_work,
    uses_of_people_are_written,
    flags_are_put_up,
    scenes_can_be_played,
    talks_can_be_said,
)
"""What is asked of a level beyond being readable."""
