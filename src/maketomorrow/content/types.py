"""The kinds as Tiled needs to know them: project file, templates, and a page to read.

All three are written from the kinds' own declarations and from nothing else. Whoever changes a
declaration writes them again; a check in CI fails while they differ.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from maketomorrow.content.pictures import CLASS as PICTURE
from maketomorrow.content.pictures import PROPERTIES
from maketomorrow.core.files import write_atomic
from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.catalogue import declarations
from maketomorrow.sim.plan import Cell

PROJECT = Path("levels/make-tomorrow.tiled-project")
TEMPLATES = Path("levels/templates")
PAGE = Path("docs/objects.md")

TILE_COLOUR = "#ffa0a0a4"  # Tiled's own default for a class
TERRAIN = "terrain"  # class of the layer that one stands on
CELL_SAYS = {
    Cell.SOLID: "ground on all sides",
    Cell.ONEWAY: "a floor from above, nothing from below",
    Cell.UP_45: "a slope that rises to the right by a tile",
    Cell.DOWN_45: "a slope that falls to the right by a tile",
    Cell.UP_LOW: "the lower half of a gentle rise to the right",
    Cell.UP_HIGH: "its upper half",
    Cell.DOWN_HIGH: "the upper half of a gentle fall to the right",
    Cell.DOWN_LOW: "its lower half",
    Cell.LADDER: "rungs",
    Cell.LADDER_TOP: "the topmost rung, which is a floor too",
    Cell.GROWTH: "solid, and hurts",
    Cell.WATER: "deep water",
    Cell.OTHER: "ground with a collision shape of its own",
}

PLAY = {
    "name": "Play from here",
    "command": "%projectpath/../.venv/bin/python",
    "arguments": "main.py play --map %mapfile --from %objectid",
    "workingDirectory": "%projectpath/..",
    "shortcut": "F5",
    "showOutput": True,
    "saveBeforeExecute": True,
    "enabled": True,
}
CHECK = {
    "name": "Check the levels",
    "command": "%projectpath/../.venv/bin/python",
    "arguments": "main.py check",
    "workingDirectory": "%projectpath/..",
    "shortcut": "F6",
    "showOutput": True,
    "saveBeforeExecute": True,
    "enabled": True,
}

TILED_TYPES = {"enum": "string", "clock": "string"}  # the others are called in Tiled what they are called here

WHERE_DRAWN = {
    "rect": "a rectangle",
    "point": "a point, where its feet stand",
    "polyline": "a polyline",
}


def enum_name(kind: str, prop: Prop) -> str:
    """What the drop-down of a property is called in the project."""
    return f"{kind}_{prop.name}"


def render_types() -> dict[Path, bytes]:
    """Every generated file below the repository's root, by its path there."""
    kinds = declarations()
    files = {PROJECT: _project(kinds.values()), PAGE: _page(kinds.values())}
    for kind in kinds.values():
        files[TEMPLATES / f"{kind.id}.tx"] = _template(kind)
    return {path: text.encode() for path, text in files.items()}


def write_types(root: Path) -> list[Path]:
    """Write what differs below ``root`` and remove templates of kinds that are gone; answers the paths touched."""
    touched = []
    for path, data in render_types().items():
        if not _same(path, root / path, data):
            write_atomic(root / path, data)
            touched.append(path)
    for path in _left_over(root):
        (root / path).unlink()
        touched.append(path)
    return touched


def drift(root: Path) -> list[str]:
    """One sentence for each file below ``root`` that is not what the declarations say; empty if all are."""
    sentences = []
    for path, data in render_types().items():
        if not (root / path).is_file():
            sentences.append(f"{path.as_posix()} is missing")
        elif not _same(path, root / path, data):
            sentences.append(f"{path.as_posix()} differs from the kinds' declarations")
    sentences += [f"{path.as_posix()} belongs to no kind" for path in _left_over(root)]
    return sentences


def types_json() -> str:
    """Every kind with its properties, as a JSON list."""
    return json.dumps([_described(kind) for kind in declarations().values()], indent=2, ensure_ascii=False)


def _left_over(root: Path) -> list[Path]:
    known = render_types()
    return [
        TEMPLATES / path.name for path in sorted((root / TEMPLATES).glob("*.tx")) if TEMPLATES / path.name not in known
    ]


def _same(path: Path, there: Path, data: bytes) -> bool:
    """Whether a file says what ``data`` says. Tiled sorts and indents its project anew; that is no difference."""
    try:
        found = there.read_bytes()
    except OSError:
        return False
    if found == data or path != PROJECT:
        return found.replace(b"\r\n", b"\n") == data
    try:
        ours, theirs = json.loads(data), json.loads(found)
        return all(_sorted(theirs.get(key)) == _sorted(ours[key]) for key in ("propertyTypes", "commands"))
    except (ValueError, AttributeError):
        return False


def _sorted(value: Any) -> Any:
    """Lists of named things in the order of their names, all the way down."""
    if isinstance(value, list):
        inner = [_sorted(entry) for entry in value]
        named = all(isinstance(entry, dict) and "name" in entry for entry in inner)
        return sorted(inner, key=lambda entry: str(entry["name"])) if named else inner
    if isinstance(value, dict):
        return {key: _sorted(entry) for key, entry in value.items()}
    return value


# --- the project ------------------------------------------------------------------------------


def _project(kinds: Iterable[Kind]) -> str:
    types: list[dict[str, Any]] = []
    for kind in kinds:
        types += [_enum(enum_name(kind.id, prop), prop.choices) for prop in kind.props if prop.type == "enum"]
        types.append(_class(kind.id, kind.colour, "object", [_member(kind, prop) for prop in kind.props]))
    types += [_class(cell.name.lower(), TILE_COLOUR, "tile", []) for cell in CELL_SAYS]
    types.append(_class(TERRAIN, TILE_COLOUR, "layer", []))
    members = [{"name": name, "type": kind, "value": usual} for name, (kind, usual, _) in PROPERTIES.items()]
    types.append(_class(PICTURE, TILE_COLOUR, "layer", members))
    ids = [entry["id"] for entry in types]
    assert len(set(ids)) == len(ids), "two types have the same number: rename one"
    project = {
        "automappingRulesFile": "",
        "commands": [PLAY, CHECK],
        "compatibilityVersion": 1100,
        "extensionsPath": "extensions",
        "folders": ["darol", "tilesets", "templates"],
        "properties": [],
        "propertyTypes": types,
    }
    return json.dumps(project, indent=4, sort_keys=True, ensure_ascii=False) + "\n"


def _number(name: str) -> int:
    """A type's number in the project: it hangs on the name, so that a new kind moves no other one's."""
    return 1 + zlib.crc32(name.encode()) % 1_000_000


def _enum(name: str, choices: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": _number(name),
        "name": name,
        "storageType": "string",
        "type": "enum",
        "values": list(choices),
        "valuesAsFlags": False,
    }


def _class(name: str, colour: str, use_as: str, members: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "color": colour if len(colour) == 9 else f"#ff{colour[1:]}",
        "drawFill": True,
        "id": _number(name),
        "members": members,
        "name": name,
        "type": "class",
        "useAs": [use_as],
    }


def _member(kind: Kind, prop: Prop) -> dict[str, Any]:
    member: dict[str, Any] = {
        "name": prop.name,
        "type": TILED_TYPES.get(prop.type, prop.type),
        "value": 0 if prop.type == "object" else prop.default,
    }
    if prop.type == "enum":
        member["propertyType"] = enum_name(kind.id, prop)
    return member


# --- templates --------------------------------------------------------------------------------


def _template(kind: Kind) -> str:
    """A new one of the kind. It holds no property: those come from the class."""
    width, height = kind.size_px
    if kind.outline == "point":
        shape = f"<object type={quoteattr(kind.id)}>\n  <point/>\n </object>"
    elif kind.outline == "polyline":
        shape = f'<object type={quoteattr(kind.id)}>\n  <polyline points="0,0 {width},0"/>\n </object>'
    else:
        shape = f'<object type={quoteattr(kind.id)} width="{width}" height="{height}"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<template>\n {shape}\n</template>\n'


# --- the page ---------------------------------------------------------------------------------

FAMILIES = {
    "enemy": "Mimics",
    "object": "Things",
    "mark": "Marks",
    "region": "Regions",
    "person": "People",
    "weapon": "Weapons",
}


def _page(kinds: Iterable[Kind]) -> str:
    kinds = list(kinds)
    lines = [
        "# Everything that can stand on a map",
        "",
        "Written by `python main.py types` from the kinds' own declarations; change those, not this page.",
        "A kind is an object's *Class* in Tiled. The view *Templates* has one of each to drag on to a map.",
        "Sizes are in px, 16 px to a tile. How a map is made: [level-design.md](level-design.md).",
    ]
    for family, title in FAMILIES.items():
        of_family = [kind for kind in kinds if kind.family == family]
        if of_family:
            lines += ["", f"## {title}"]
        for kind in of_family:
            lines += _kind_lines(kind)
    lines += ["", "## Tiles", "", "Classes of the tiles on a layer of the class `terrain`.", ""]
    lines += ["| class | what it is |", "| --- | --- |"]
    lines += [f"| `{cell.name.lower()}` | {says} |" for cell, says in CELL_SAYS.items()]
    lines += ["", "## Pictures", "", f"Properties of an image layer of the class `{PICTURE}`.", ""]
    lines += ["| property | type | default | |", "| --- | --- | --- | --- |"]
    for name, (type_name, usual, says) in PROPERTIES.items():
        shown = str(usual).lower() if isinstance(usual, bool) else f"{usual:g}" if isinstance(usual, float) else usual
        lines.append(f"| `{name}` | {type_name} | {shown and f'`{shown}`'} | {says} |")
    return "\n".join(lines) + "\n"


def _kind_lines(kind: Kind) -> list[str]:
    width, height = kind.size_px
    size = f"its body is {width} x {height}" if kind.outline == "point" else f"a new one is {width} x {height}"
    lines = ["", f"### `{kind.id}`", "", kind.says, "", f"Drawn as {WHERE_DRAWN[kind.outline]}; {size}."]
    if kind.props:
        lines += ["", "| property | type | default | | |", "| --- | --- | --- | --- | --- |"]
        lines += [f"| `{p.name}` | {p.type} | {_shown(p)} | {_bounds(p)} | {p.says} |" for p in kind.props]
    return lines


def _shown(prop: Prop) -> str:
    if prop.type == "object" or prop.default == "":
        return ""
    if isinstance(prop.default, bool):
        return "yes" if prop.default else "no"
    return f"`{prop.default}`" if isinstance(prop.default, str) else f"{prop.default:g}"


def _bounds(prop: Prop) -> str:
    """Unit, range or choices in a few words."""
    if prop.choices:
        return ", ".join(f"`{choice}`" for choice in prop.choices)
    if prop.type == "object":
        return " or ".join(f"`{name}`" for name in prop.refers_to) or "any object"
    if prop.type == "clock":
        return "HH:MM"
    if prop.low is not None and prop.high is not None:
        return f"{prop.low:g} to {prop.high:g} {prop.unit}".strip()
    return prop.unit


def _described(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.id,
        "family": kind.family,
        "says": kind.says,
        "colour": kind.colour,
        "outline": kind.outline,
        "size_px": list(kind.size_px),
        "properties": [
            {
                "name": prop.name,
                "type": prop.type,
                "default": prop.default,
                "says": prop.says,
                "unit": prop.unit,
                "low": prop.low,
                "high": prop.high,
                "choices": list(prop.choices),
                "refers_to": list(prop.refers_to),
            }
            for prop in kind.props
        ],
    }
