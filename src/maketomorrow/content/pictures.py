"""Image layers of a map: pictures behind and before the tiles, each moving at its own pace.

What Tiled shows is what the game shows: the same offset, parallax, repetition, opacity and tint.
What Tiled has no field for (whether a picture is light, what the hour does to it) is a custom
property of the layer; ``PROPERTIES`` says which there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.project import Project, Property, read_properties
from maketomorrow.content.sources import Sources, check_picture
from maketomorrow.content.tilesets import whole
from maketomorrow.core.ticks import minutes_of
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.plan import Rect

CLASS = "picture"  # of an image layer, so that Tiled offers its properties

PROPERTIES: Mapping[str, tuple[str, bool | float | str, str]] = {
    # name -> Tiled's type, default, what it is for
    "tones": ("bool", False, "it is grey, from the hour's ink to its light: the hour gives the colours"),
    "sky": ("bool", False, "the same, but from the hour's ink through its sky, from high up to the horizon"),
    "masks": ("bool", False, "its red is haze and its green a lit edge: the hour gives the colours"),
    "near": ("float", -1.0, "how near it stands, for masks: 0 is all haze, 1 all ink; -1: as its parallax"),
    "lit": ("bool", False, "the hour's light falls on it; else it keeps its own colours all day"),
    "additive": ("bool", False, "it is light, and is added; black is nothing"),
    "open": ("bool", False, "it is seen from the neighbouring area too, and fades as the camera leaves its own"),
    "from": ("string", "", "HH:MM at which it fades in"),
    "until": ("string", "", "HH:MM at which it fades out"),
    "within": ("string", "", "x, y, width, height in px of the map: it is seen in that room alone"),
    "drift": ("float", 0.0, "px a second that it moves by itself, to the right"),
    "sway": ("float", 0.0, "px that the wind moves it to either side"),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What an image layer says of itself, whatever groups lie around it.

    ``repeat``: whether it goes on to both sides, and up and down. ``values`` has every one of PROPERTIES.
    """

    image: Path
    size: tuple[int, int]
    repeat: tuple[bool, bool]
    values: Mapping[str, bool | float | str]


def read_picture(
    node: ElementTree.Element,
    path: Path,
    sources: Sources,
    project: Project,
    place: Place,
    complaints: list[Complaint],
) -> Picture:
    """Read an image layer of the map ``path``. Raises LevelError for a picture that cannot be shown."""
    picture = node.find("image")
    if picture is None or not picture.get("source"):
        raise place.refuse("it has no picture", "a PNG below assets/", "choose Image in Properties")
    if picture.get("trans"):
        raise place.refuse("it has a transparent colour", "a PNG with transparency", "clear Transparent Color")
    size = whole(picture, "width", place, 1, 1 << 31), whole(picture, "height", place, 1, 1 << 31)
    image = sources.inside(path, picture.get("source", ""), place)
    check_picture(image, *size, place)
    kind = node.get("class") or node.get("type") or ""
    if kind not in ("", CLASS):
        complaints.append(place.complaint(f'its class is "{kind}"', f'"{CLASS}" or none', "set Class in Properties"))
    written = {**project.defaults(CLASS), **read_properties(node, project, place, complaints)}
    repeat = node.get("repeatx", "0") == "1", node.get("repeaty", "0") == "1"
    return Picture(image, size, repeat, values_of(written, place, complaints))


def values_of(
    written: Mapping[str, Property], place: Place, complaints: list[Complaint]
) -> dict[str, bool | float | str]:
    """The properties of an image layer, defaults filled in; what is wrong is complained of and left at its default."""
    values = {name: default for name, (_, default, _) in PROPERTIES.items()}
    for name, prop in written.items():
        if name not in PROPERTIES:
            complaints.append(
                place.complaint(
                    f'it has a property "{name}", which no picture has{did_you_mean(name, PROPERTIES)}',
                    f"properties: {', '.join(PROPERTIES)}",
                )
            )
            continue
        kind = PROPERTIES[name][0]
        value = prop.value
        if kind == "float" and prop.type in ("int", "float"):
            assert isinstance(value, (int, float))
            values[name] = float(value)
        elif kind == prop.type and isinstance(value, (bool, str)) and not _no_clock(name, value):
            values[name] = value
            if name == "within" and value and rect_of(str(value)) is None:
                values[name] = ""
                complaints.append(
                    place.complaint(
                        f'its property "within" is "{str(value)[:80]}"',
                        "four numbers: 64, 448, 640, 360",
                        "set it again in Tiled",
                    )
                )
        else:
            right = "HH:MM" if name in ("from", "until") else f"a {kind}"
            complaints.append(place.complaint(f'its property "{name}" is "{value}"', right, "set it again in Tiled"))
    return values


def rect_of(text: str) -> Rect | None:
    """Four numbers between commas as a box, None for anything else."""
    try:
        x, y, width, height = (float(part) for part in text.split(","))
    except ValueError:
        return None
    return (x, y, width, height) if width > 0 and height > 0 else None


def _no_clock(name: str, value: bool | str) -> bool:
    """Whether a value that has to be an hour, or empty, is none."""
    if name not in ("from", "until") or value == "":
        return False
    try:
        minutes_of(str(value))
    except ValueError:
        return True
    return False
