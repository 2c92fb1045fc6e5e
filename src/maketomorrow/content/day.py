"""A day's own files: ``day.toml``, and the ``.world`` that joins its maps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.sources import LIMITS, Sources
from maketomorrow.core.errors import LevelError
from maketomorrow.core.ticks import minutes_of
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.plan import TILE_PX

DAY_FILE = "day.toml"
FORMAT = 1
MOST_MAPS = 100
WORLD_LIMIT_PX = 1 << 20  # px    how far from (0, 0) a map may lie
BROOD_KINDS = ("drone", "spitter", "burrower", "screamer", "shell", "alpha")  # all there are to be, built or not
LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
IDENTITY = re.compile(r"[A-Za-z0-9_.-]{1,60}")


class BroodEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A brood as ``day.toml`` has it: ``point`` is the id of a burst mark."""

    point: str
    kinds: tuple[str, ...] = ()
    root: str = ""


class StopEntry(msgspec.Struct, forbid_unknown_fields=True):
    """One end of the cart's rails: the id of a place, and when the cart leaves it, "HH:MM"."""

    place: str
    leaves: tuple[str, ...]


class CartEntry(msgspec.Struct, forbid_unknown_fields=True):
    """The cart, as ``day.toml`` has it. ``minutes`` it takes from one stop to the other."""

    minutes: int
    stops: tuple[StopEntry, StopEntry]


class DayFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """``day.toml``. Times are "HH:MM" on the plant's clock."""

    format: int
    id: str
    seed: int
    starts: str
    night: str
    waking: str
    world: str
    text: str = "en"
    helper: str = ""
    home: str = ""
    hours: dict[str, str] = {}
    broods: tuple[BroodEntry, ...] = ()
    cart: CartEntry | None = None


DAY_FIELDS = tuple(name for struct in (DayFile, BroodEntry, CartEntry, StopEntry) for name in struct.__struct_fields__)


class WorldMap(msgspec.Struct):
    """One map of a ``.world``, in px."""

    fileName: str
    x: int
    y: int
    width: int = 0
    height: int = 0


class WorldFile(msgspec.Struct):
    """A ``.world``."""

    maps: tuple[WorldMap, ...]
    type: str = "world"
    patterns: tuple[Any, ...] = ()


def read_day(path: Path, sources: Sources, complaints: list[Complaint]) -> DayFile:
    """A day's file, its own values checked. Raises LevelError for one that cannot be read."""
    label = sources.label(path)
    text = sources.text(path)
    try:
        version = msgspec.toml.decode(text).get("format", FORMAT)
        if version != FORMAT:
            raise LevelError(label, f"is of format {version!r}; this game reads format {FORMAT}")
        day = msgspec.toml.decode(text, type=DayFile)
    except msgspec.ValidationError as problem:
        raise LevelError(label, said_plainly(str(problem), DAY_FIELDS)) from None
    except (ValueError, RecursionError) as problem:
        raise LevelError(label, f"is not TOML ({problem})") from None
    if not LANGUAGE.fullmatch(day.text):
        raise LevelError(label, f'its text is "{day.text[:40]}"; the name of a file in text/, for example "en"')
    _check_day(day, Place(label), complaints)
    return day


def said_plainly(problem: str, fields: Iterable[str]) -> str:
    """msgspec's sentence, with a suggestion for a field nobody knows."""
    unknown = re.search(r"unknown field `([^`]*)`", problem)
    suggestion = did_you_mean(unknown[1], fields) if unknown else ""
    return problem[:1].lower() + problem[1:] + suggestion


def _check_day(day: DayFile, place: Place, complaints: list[Complaint]) -> None:
    def complain(what: str, right: str = "") -> None:
        complaints.append(place.complaint(what, right))

    if not IDENTITY.fullmatch(day.id):
        complain(f'its id is "{day.id[:40]}"', "letters, digits, dots and dashes")
    if not 0 <= day.seed < 1 << 63:
        complain(f"its seed is {day.seed}", "a whole number from 0 to 9223372036854775807")
    times = {"starts": day.starts, "night": day.night, **{f"hours.{hour}": at for hour, at in day.hours.items()}}
    for stop in day.cart.stops if day.cart is not None else ():
        times |= {f'cart, "{stop.place[:40]}" {number}': at for number, at in enumerate(stop.leaves, 1)}
    minutes = {}
    for name, clock in times.items():
        try:
            minutes[name] = minutes_of(clock)
        except ValueError as problem:
            complain(f"{name}: {problem}")
    if "starts" in minutes:
        for name, at in minutes.items():
            if at < minutes["starts"] or (name == "night" and at == minutes["starts"]):
                complain(f"{name} is {times[name]}, before the day starts at {day.starts}")
    points: list[str] = []
    for brood in day.broods:
        if brood.point in points:
            complain(f'the brood "{brood.point}" is there twice', "one brood a point")
        points.append(brood.point)
        for kind in dict.fromkeys(brood.kinds):
            if kind not in BROOD_KINDS:
                complain(
                    f'the brood "{brood.point}" has "{kind[:40]}", which is no mimic{did_you_mean(kind, BROOD_KINDS)}',
                    f"mimics: {', '.join(BROOD_KINDS)}",
                )
        if len(brood.kinds) > 60:
            complain(f'the brood "{brood.point}" counts {len(brood.kinds)}', "at most 60")
    if day.cart is not None and not 0 < day.cart.minutes <= 600:
        complain(f"cart.minutes is {day.cart.minutes}", "1 to 600")


def read_world(path: Path, sources: Sources, complaints: list[Complaint]) -> tuple[tuple[Path, WorldMap], ...]:
    """The maps of a ``.world`` with the files they name, in the world's order. Raises LevelError."""
    label = sources.label(path)
    place = Place(label)
    text = sources.text(path)
    try:
        world = msgspec.json.decode(text, type=WorldFile)
    except msgspec.ValidationError as problem:
        raise LevelError(label, said_plainly(str(problem), WorldMap.__struct_fields__)) from None
    except (msgspec.DecodeError, RecursionError) as problem:
        raise LevelError(label, f"is not a Tiled world ({problem}); save it from Tiled again") from None
    if world.type != "world":
        raise LevelError(label, f'is of type "{world.type}"; a Tiled world is wanted here')
    if world.patterns:
        raise LevelError(label, "names its maps by patterns, which is not supported; add them one by one in Tiled")
    if not 0 < len(world.maps) <= MOST_MAPS:
        raise LevelError(label, f"has {len(world.maps)} maps; 1 to {MOST_MAPS} can be read")
    found: list[tuple[Path, WorldMap]] = []
    for entry in world.maps:
        for axis, value in (("x", entry.x), ("y", entry.y)):
            if value % TILE_PX or abs(value) > WORLD_LIMIT_PX:
                raise place.refuse(
                    f'the map "{entry.fileName}" lies at {axis} = {value}',
                    f"a multiple of {TILE_PX} within {WORLD_LIMIT_PX} px",
                    "move it with the World Tool",
                )
        file = sources.inside(path, entry.fileName, place)
        if any(file == other for other, _ in found):
            complaints.append(place.complaint(f'the map "{entry.fileName}" is there twice', do="remove one"))
        else:
            found.append((file, entry))
    return tuple(found)


def world_of(path: Path, sources: Sources) -> Path | None:
    """The ``.world`` beside a map that lists it, or None. Worlds that cannot be read are passed over."""
    for world in sorted(path.parent.glob("*.world")):
        if world.is_file() and world.stat().st_size <= LIMITS.text_bytes:
            try:
                listed = msgspec.json.decode(world.read_bytes(), type=WorldFile)
            except (msgspec.MsgspecError, OSError, RecursionError):
                continue
            if any((world.parent / entry.fileName).resolve() == path.resolve() for entry in listed.maps):
                return world
    return None
