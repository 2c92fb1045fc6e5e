"""Objects of maps become spawns: their class is a kind, and their properties are what the kind declares."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.day import IDENTITY
from maketomorrow.content.maps import MapFile, MapObject
from maketomorrow.content.project import Property
from maketomorrow.core.props import Kind, Prop, Value
from maketomorrow.core.ticks import minutes_of
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.plan import Point, Spawn

TILED_TYPES: dict[str, tuple[str, ...]] = {
    "bool": ("bool",),
    "int": ("int",),
    "float": ("float", "int"),
    "string": ("string", "file"),
    "enum": ("string",),
    "object": ("object",),
    "color": ("color", "string"),
    "clock": ("string",),
}
"""What a declared type may be in Tiled."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A map at its place in the world; (x, y) is its upper left corner in world px."""

    area: str
    file: MapFile
    x: float
    y: float


def spawns_of(maps: Sequence[Placed], kinds: Mapping[str, Kind], complaints: list[Complaint]) -> tuple[Spawn, ...]:
    """Every object of every map, in the order of the maps and their documents, defaults applied.

    Objects with something wrong are left out, after a complaint.
    """
    spawns: list[Spawn] = []
    places: dict[str, Place] = {}
    for placed in maps:
        ids = _identities(placed, kinds, complaints)
        for found in placed.file.objects:
            if found.id not in ids:
                continue
            spawn = _spawn(placed, found, kinds[found.kind], ids, complaints)
            if spawn is None:
                continue
            if spawn.id in places:
                other = places[spawn.id]
                complaints.append(
                    found.place.complaint(
                        f'its id "{spawn.id}" is that of object {other.object_id} in {other.file} too',
                        "every id is there once",
                        "change the property id",
                    )
                )
                continue
            places[spawn.id] = found.place
            spawns.append(spawn)
    return tuple(spawns)


def _identities(placed: Placed, kinds: Mapping[str, Kind], complaints: list[Complaint]) -> dict[int, str]:
    """Object id -> spawn id, for the objects whose class is a kind."""
    ids: dict[int, str] = {}
    for found in placed.file.objects:
        if found.kind not in kinds:
            what = f'its class is "{found.kind[:40]}", which is no kind of thing{did_you_mean(found.kind, kinds)}'
            complaints.append(
                found.place.complaint(
                    what if found.kind else "it has no class",
                    f"kinds: {', '.join(kinds)}",
                    "change it in Tiled: Properties, Class",
                )
            )
            continue
        own = found.props.get("id")
        name = str(own.value) if own is not None else ""
        if name and not IDENTITY.fullmatch(name):
            complaints.append(
                found.place.complaint(f'its id is "{name[:60]}"', "letters, digits, dots and dashes", "change it")
            )
            name = ""
        ids[found.id] = name or f"{placed.area}/{found.kind}-{found.id}"
    return ids


def _spawn(
    placed: Placed, found: MapObject, kind: Kind, ids: Mapping[int, str], complaints: list[Complaint]
) -> Spawn | None:
    before = len(complaints)
    problem = _outline_problem(kind, found)
    if problem:
        complaints.append(found.place.complaint(*problem))
    props = _values(placed, found, kind, ids, complaints)
    if len(complaints) > before:
        return None
    x, y, w, h = found.box
    points: tuple[Point, ...] = ()
    if kind.outline == "point":
        x, y, w, h = x + w / 2, y + h, 0.0, 0.0
    elif kind.outline == "polyline":
        points = tuple((placed.x + px, placed.y + py) for px, py in found.points)
    return Spawn(
        ids[found.id],
        kind.id,
        placed.area,
        placed.x + x,
        placed.y + y,
        w,
        h,
        props,
        points,
        found.name,
        placed.file.label,
        found.id,
    )


def _outline_problem(kind: Kind, found: MapObject) -> tuple[str, str, str] | None:
    """What, right and do for an object that is not drawn the way its kind is."""
    _, _, w, h = found.box
    if found.askew:
        return "it is turned", "things stand upright", "set Rotation to 0"
    if kind.outline == "polyline":
        if found.shape != "polyline":
            return f"it is a {found.shape}", f"a {kind.id} is a polyline", "draw it again with Insert Polygon"
    elif kind.outline == "rect":
        if found.shape not in ("rect", "tile"):
            return f"it is a {found.shape}", f"a {kind.id} is a rectangle", "draw it again with Insert Rectangle"
        if w <= 0 or h <= 0:
            return f"it is {w:g} x {h:g} px large", "it has a width and a height", "drag it larger, or set its size"
    elif found.shape not in ("point", "rect", "tile"):
        return f"it is a {found.shape}", f"a {kind.id} is a point", "draw it again with Insert Point"
    return None


def _values(
    placed: Placed, found: MapObject, kind: Kind, ids: Mapping[int, str], complaints: list[Complaint]
) -> dict[str, Value]:
    """Every declared property of the kind, in declared order; a complaint for each that does not hold."""
    given = _flat(found.props)
    declared = [prop.name for prop in kind.props]
    for name in given:
        if name not in declared and name != "id":
            complaints.append(
                found.place.complaint(
                    f'a {kind.id} has no property "{name[:40]}"{did_you_mean(name, declared)}',
                    f"properties: {', '.join(declared) or 'none'}",
                    "remove it in Properties",
                )
            )
    values = kind.defaults()
    for prop in kind.props:
        if prop.name in given:
            value, problem = _value(prop, given[prop.name], ids, placed.file)
            if problem:
                complaints.append(
                    found.place.complaint(f'its property "{prop.name}" {problem[0]}', problem[1], problem[2])
                )
            else:
                values[prop.name] = value
    return values


def _flat(props: Mapping[str, Property], before: str = "") -> dict[str, Property]:
    """Members of class-typed properties under "property.member"."""
    flat: dict[str, Property] = {}
    for name, prop in props.items():
        if isinstance(prop.value, dict):
            flat.update(_flat(prop.value, f"{before}{name}."))
        else:
            flat[before + name] = prop
    return flat


def _value(
    prop: Prop, given: Property, ids: Mapping[int, str], file: MapFile
) -> tuple[Value, tuple[str, str, str] | None]:
    """The value for the game, or what is wrong with the given one, what would be right, and what to do."""
    value = given.value
    assert not isinstance(value, dict)
    if given.type not in TILED_TYPES[prop.type]:
        right = " or ".join(TILED_TYPES[prop.type])
        return value, (f"is of the type {given.type}", f"it is of the type {right}", "remove it and add it again")
    if prop.type == "object":
        return _reference(prop, int(value), ids, file)
    if prop.type == "float":
        value = float(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if (prop.low is not None and value < prop.low) or (prop.high is not None and value > prop.high):
            low = "" if prop.low is None else f" from {prop.low:g}"
            high = "" if prop.high is None else f" to {prop.high:g}"
            return value, (f"is {value:g}", f"a number{low}{high} {prop.unit}".strip(), "set it in Properties")
    if prop.type == "enum" and value not in prop.choices:
        near = did_you_mean(str(value), prop.choices)
        return value, (
            f'is "{str(value)[:40]}"{near}',
            f"choices: {', '.join(prop.choices)}",
            "choose it in Properties",
        )
    if prop.pattern and not re.fullmatch(prop.pattern, str(value)):
        return value, (f'is "{str(value)[:40]}"', prop.says, "set it in Properties")
    if prop.type == "clock" and value:
        try:
            minutes_of(str(value))
        except ValueError as problem:
            return value, (f"is no hour: {problem}", "HH:MM", "set it in Properties")
    return value, None


def _reference(
    prop: Prop, number: int, ids: Mapping[int, str], file: MapFile
) -> tuple[Value, tuple[str, str, str] | None]:
    if number == 0:
        return "", None
    target = next((found for found in file.objects if found.id == number), None)
    if target is None:
        return "", (
            f"points at object {number}, which is not on this map",
            "an object of the same map",
            "choose it in Properties",
        )
    if prop.refers_to and target.kind not in prop.refers_to:
        return "", (
            f'points at object {number}, which is a "{target.kind}"',
            f"it points at: {', '.join(prop.refers_to)}",
            "choose another in Properties",
        )
    return ids.get(number, ""), None
