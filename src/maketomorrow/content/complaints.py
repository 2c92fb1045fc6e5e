"""What a designer is told: where, what, what would be right, what to do in Tiled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from maketomorrow.core.errors import LevelError

COMMAND = "python main.py check"

MOST_NAME, MOST_LETTERS = 60, 400  # letters of a name, and of a sentence, that come from a file and are repeated


def _tame(text: str, most: int) -> str:
    """Text out of a file, fit for one line of a terminal."""
    text = text if len(text) <= most else text[: most - 4] + " ..."
    return "".join(letter if letter.isprintable() else "?" for letter in text)


class Complaint(msgspec.Struct, frozen=True):
    """One thing that is wrong with a designer's file.

    ``tile`` is (column, row) on the map. ``refused`` marks a file, or a part of one, that could
    not be read at all, so that more may be wrong behind it.
    """

    file: str
    layer: str
    object_id: int
    object_name: str
    tile: tuple[int, int] | None
    what: str
    right: str = ""
    do: str = ""
    refused: bool = False

    def where(self) -> str:
        """``layer "spawns", object 41 "west gate" at tile (12, 30)``, or as much of it as is known."""
        parts = [f'layer "{_tame(self.layer, MOST_NAME)}"'] if self.layer else []
        if self.object_id:
            name = f' "{_tame(self.object_name, MOST_NAME)}"' if self.object_name else ""
            parts.append(f"object {self.object_id}{name}")
        place = ", ".join(parts)
        if self.tile is not None:
            place += f"{' at ' if place else ''}tile ({self.tile[0]}, {self.tile[1]})"
        return place

    def sentence(self) -> str:
        """All of it but the file, in one line."""
        where = self.where()
        text = f"{where}: {self.what}" if where else self.what
        text += f"; {self.right}" if self.right else ""
        return text + (f". {self.do}." if self.do else "")

    def text(self) -> str:
        """The two or three lines of ``check``."""
        where = self.where()
        head = f"{self.file}: {where}" if where else self.file
        tail = ". ".join(part[:1].upper() + part[1:] for part in (self.right, self.do) if part)
        return f"{head}\n  {self.what}" + (f"\n  {tail}." if tail else "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is: makes complaints about just there."""

    file: str
    layer: str = ""
    object_id: int = 0
    object_name: str = ""
    tile: tuple[int, int] | None = None

    def at(self, col: int, row: int) -> Place:
        """The same place, at a tile."""
        return replace(self, tile=(col, row))

    def complaint(self, what: str, right: str = "", do: str = "", refused: bool = False) -> Complaint:
        """A complaint about this place."""
        what = _tame(what, MOST_LETTERS)
        return Complaint(
            self.file, self.layer, self.object_id, self.object_name, self.tile, what, right, do, refused=refused
        )

    def refuse(self, what: str, right: str = "", do: str = "") -> Refused:
        """An error for what cannot be read on from here."""
        return Refused(self.complaint(what, right, do, refused=True))


class Refused(LevelError):
    """A LevelError that still knows the parts of its sentence."""

    def __init__(self, parts: Complaint) -> None:
        super().__init__(parts.file, parts.sentence())
        self.parts = parts


def error_of(label: str, complaints: Sequence[Complaint]) -> LevelError:
    """One error for a level that cannot be played as it is: the first complaint, and how many more there are."""
    first = complaints[0]
    more = f" ({len(complaints) - 1} more: `{COMMAND} {label}` lists them)" if len(complaints) > 1 else ""
    return LevelError(first.file, first.sentence() + more)


def complaint_of(error: LevelError) -> Complaint:
    """A refusal, as the checker lists it."""
    if isinstance(error, Refused):
        return error.parts
    return Complaint(error.path, "", 0, "", None, _tame(error.complaint, MOST_LETTERS), refused=True)
