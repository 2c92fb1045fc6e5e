"""Custom properties: what Tiled writes, with the types and defaults of the project behind it.

Tiled writes only what differs from a class's defaults, and a class may hold classes; so a
property means nothing without the ``propertyTypes`` of the project it was drawn in.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.sources import Sources
from maketomorrow.core.errors import LevelError
from maketomorrow.core.words import did_you_mean

SCALARS = ("string", "int", "float", "bool", "color", "file", "object")


@dataclass(frozen=True, slots=True)
class Property:
    """One value with its Tiled type.

    ``type`` is one of SCALARS or "class"; ``custom`` the name of its enum or class, "" for none.
    The value of a class is a dict of properties, every member present.
    """

    type: str
    value: bool | int | float | str | dict[str, Property]
    custom: str = ""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A drop-down of the project; ``flags`` if several may be ticked."""

    name: str
    values: tuple[str, ...]
    flags: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """The types a project defines."""

    enums: Mapping[str, Enumeration] = field(default_factory=dict)
    members: Mapping[str, tuple[Mapping[str, object], ...]] = field(default_factory=dict)

    def defaults(self, class_name: str) -> dict[str, Property]:
        """The members of a class with their default values, in declared order; empty for a class it does not know."""
        return {
            str(member["name"]): self._member(member, member.get("value"))
            for member in self.members.get(class_name, ())
        }

    def _member(self, member: Mapping[str, object], value: object) -> Property:
        custom = str(member.get("propertyType", ""))
        if member["type"] == "class":
            filled = self.defaults(custom)
            overrides = value if isinstance(value, dict) else {}
            for inner in self.members.get(custom, ()):
                name = str(inner["name"])
                if name in overrides:
                    filled[name] = self._member(inner, overrides[name])
            return Property("class", filled, custom)
        enum = self.enums.get(custom)
        if enum is not None:
            return Property("string", _names(enum, value), custom)
        assert isinstance(value, (bool, int, float, str))
        return Property(str(member["type"]), value, custom)


def _names(enum: Enumeration, value: object) -> str:
    """An enum's value as Tiled keeps it (a name, names with commas, a number or bits), as names with commas."""
    if isinstance(value, int) and not isinstance(value, bool):
        if enum.flags:
            return ",".join(name for bit, name in enumerate(enum.values) if value >> bit & 1)
        return enum.values[value] if 0 <= value < len(enum.values) else str(value)
    return str(value)


def load_project(sources: Sources) -> Project:
    """The types of the project that the files belong to; none where there is no project file. Raises LevelError."""
    path = sources.project
    if not path.is_file():
        return Project()
    label = sources.label(path)
    try:
        tree = json.loads(sources.text(path))
        enums: dict[str, Enumeration] = {}
        members: dict[str, tuple[Mapping[str, object], ...]] = {}
        for entry in tree["propertyTypes"]:
            name = str(entry["name"])
            if entry["type"] == "enum":
                enums[name] = Enumeration(name, tuple(map(str, entry["values"])), bool(entry.get("valuesAsFlags")))
            elif entry["type"] == "class":
                members[name] = tuple(entry["members"])
        project = Project(enums, members)
        _check_no_class_holds_itself(project)
        for name in members:
            project.defaults(name)
    except (ValueError, KeyError, TypeError, AttributeError, AssertionError, RecursionError) as problem:
        detail = f"{problem}" or type(problem).__name__
        raise LevelError(
            label, f"is not a Tiled project this game can read ({detail}); write it with `types`"
        ) from None
    return project


def _check_no_class_holds_itself(project: Project) -> None:
    def walk(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f'the class "{name}" holds itself')
        for member in project.members.get(name, ()):
            if member["type"] == "class":
                walk(str(member.get("propertyType", "")), (*above, name))

    for name in project.members:
        walk(name, ())


def read_properties(
    node: ElementTree.Element, project: Project, place: Place, complaints: list[Complaint]
) -> dict[str, Property]:
    """The custom properties written at ``node``, without the defaults of the class of ``node`` itself."""
    found: dict[str, Property] = {}
    for child in node.findall("properties/property"):
        name = child.get("name", "")
        if not name:
            complaints.append(place.complaint("a custom property has no name", do="remove it"))
        elif name in found:
            complaints.append(place.complaint(f'the property "{name}" is there twice', do="remove one"))
        else:
            value = _read_property(child, project, place, complaints)
            if value is not None:
                found[name] = value
    return found


def _read_property(
    node: ElementTree.Element, project: Project, place: Place, complaints: list[Complaint]
) -> Property | None:
    name, kind, custom = node.get("name", ""), node.get("type", "string"), node.get("propertytype", "")
    if kind == "class":
        if custom not in project.members:
            complaints.append(
                place.complaint(
                    f'the property "{name}" is of the class "{custom}", which the project does not have'
                    + did_you_mean(custom, project.members),
                    do="open the .tiled-project in Tiled before the map",
                )
            )
            return None
        return Property("class", {**project.defaults(custom), **_known(node, project, place, complaints)}, custom)
    if kind not in SCALARS:
        complaints.append(
            place.complaint(
                f'the property "{name}" is of the type "{kind}", which is not supported',
                f"types: {', '.join(SCALARS)}, class",
            )
        )
        return None
    text = node.get("value")
    text = (node.text or "") if text is None else text
    if custom:
        return _read_enum(name, text, custom, project, place, complaints)
    value = _scalar(kind, text)
    if value is None:
        complaints.append(
            place.complaint(f'the property "{name}" is "{text[:40]}", which is no {kind}', do="set it again in Tiled")
        )
        return None
    return Property(kind, value)


def _known(
    node: ElementTree.Element, project: Project, place: Place, complaints: list[Complaint]
) -> dict[str, Property]:
    """The members written for a value of a class, those that the class has."""
    custom = node.get("propertytype", "")
    names = [str(member["name"]) for member in project.members[custom]]
    written = read_properties(node, project, place, complaints)
    for name in written:
        if name not in names:
            complaints.append(
                place.complaint(
                    f'"{node.get("name")}" sets "{name}", which the class "{custom}" does not have'
                    + did_you_mean(name, names)
                )
            )
    return {name: value for name, value in written.items() if name in names}


def _read_enum(
    name: str, text: str, custom: str, project: Project, place: Place, complaints: list[Complaint]
) -> Property | None:
    enum = project.enums.get(custom)
    if enum is None:
        complaints.append(
            place.complaint(
                f'the property "{name}" is of the enum "{custom}", which the project does not have'
                + did_you_mean(custom, project.enums),
                do="open the .tiled-project in Tiled before the map",
            )
        )
        return None
    names = _names(enum, int(text) if text.isdecimal() and len(text) < 10 and text not in enum.values else text)
    for part in names.split(",") if enum.flags and names else [names]:
        if part not in enum.values:
            complaints.append(
                place.complaint(
                    f'the property "{name}" is "{part}"{did_you_mean(part, enum.values)}',
                    f"choices: {', '.join(enum.values)}",
                )
            )
            return None
    return Property("string", names, custom)


def _scalar(kind: str, text: str) -> bool | int | float | str | None:
    try:
        if kind in ("int", "object"):
            return int(text)
        if kind == "float":
            number = float(text)
            return number if math.isfinite(number) else None
    except ValueError:
        return None
    if kind == "bool":
        return {"true": True, "false": False, "1": True, "0": False}.get(text)
    return text
