"""The words on the screen, from ``text/<language>.toml``. An id is a path: ``death.drone.lunge``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.sources import LIMITS
from maketomorrow.core.errors import LevelError
from maketomorrow.core.files import read_text

LONGEST = 400  # letters    more does not fit on a card
_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of a day. In play nothing is ever missing: an unknown id stands for itself on the screen."""

    words: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> Texts:
        """The texts of a file. Raises LevelError for one that cannot be read, or holds something else than words."""
        complaints: list[Complaint] = []
        words = read_words(path, str(path), complaints)
        if complaints:
            raise LevelError(path, complaints[0].sentence())
        return cls(words)

    def __getitem__(self, key: str) -> str:
        return self.words.get(key, key)

    def __contains__(self, key: str) -> bool:
        return key in self.words

    def fill(self, key: str, **slots: object) -> str:
        """The text with its ``{slots}`` filled in; one that is not given stays as it is."""
        return _SLOT.sub(lambda slot: str(slots.get(slot[1], slot[0])), self[key])


def read_words(path: Path, label: str, complaints: list[Complaint]) -> dict[str, str]:
    """Id -> text. Raises LevelError for a file that cannot be read at all."""
    text = read_text(path, LIMITS.text_bytes, LevelError)
    try:
        tree = msgspec.toml.decode(text)
    except (ValueError, RecursionError) as problem:
        raise LevelError(label, f"is not TOML ({problem})") from None
    words: dict[str, str] = {}
    for key, value in _leaves(tree, ""):
        what = _problem(value)
        if what:
            complaints.append(Place(label).complaint(f'"{key}" {what}', "a short text in quotes"))
        words[key] = str(value)
    return words


def _leaves(tree: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{before}{name}.")
        else:
            yield before + name, value


def _problem(value: object) -> str:
    if not isinstance(value, str):
        return f"is {str(value)[:40]} and no text"
    if len(value) > LONGEST:
        return f"has {len(value)} letters, and {LONGEST} are the most"
    if set("{}") & set(_SLOT.sub("", value)):
        return "has a brace that belongs to no {slot}"
    return "holds a line break or a control character" if not value.isprintable() else ""
