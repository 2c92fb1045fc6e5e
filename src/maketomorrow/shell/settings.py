"""What a player may turn: one object, read by whoever draws or sounds, written by the settings menu alone.

It lies in a readable file of this player (``settings.toml``). A value that is not as it should be is
named and replaced by its default; everything else in the file is kept, also where a line of it is no
TOML, and before the game writes over such a file it lays what was there aside. Nothing here changes a
day: ``speed``, ``unhurt`` and ``assist`` are how days are lived, and stand in the header of their tapes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from maketomorrow.core.errors import FileRefused
from maketomorrow.core.files import read_bytes, write_atomic
from maketomorrow.core.words import did_you_mean
from maketomorrow.shell.hands.controls import BINDINGS, DEVICES, Binding, is_name, known_names

FILE = "settings.toml"
ASIDE = "settings.torn.toml"  # beside it: what stood there when some of it could not be read
MOST_BYTES = 100_000
MOST_REMARKS = 20
LARGEST_BITS = 128  # of a number that is written out
MOST_NAMES = 6  # keys or buttons of one action


@dataclass(slots=True)
class Settings:
    """Every value as the menus show it. Shares go from 0 to 1. Hold the object and read it when it is needed."""

    flash: str = "softened"  # or "full"
    shake: float = 1.0
    text: float = 1.0  # 1, 1.5 or 2 times as large
    captions: bool = False
    contrast: bool = False
    speed: float = 1.0  # of the game's time, .5 to 1
    assist: bool = True  # damage taken falls with every death
    unhurt: bool = False
    hold: str = "hold"  # or "toggle": what else has to be held is pressed once, and once more
    one_handed: str = "off"  # "left", "right": whose bindings are in use
    rumble: float = 1.0
    loud: float = 0.8  # over all
    loud_effects: float = 1.0
    loud_music: float = 0.8
    loud_voices: float = 1.0
    display: str = "window"  # "borderless", "full"
    effects: str = "auto"  # "all", "few": bloom, grain and dust; auto steps down where the display is slow
    bindings: tuple[Binding, ...] = BINDINGS


# --- what each of them may be -------------------------------------------------------------------


class Choice(NamedTuple):
    """One of a few values, in the order of the menu."""

    values: tuple[str | float, ...]

    def problem(self, value: object) -> str:
        """What is wrong with a value from a file, "" for nothing."""
        if value in self.values and not isinstance(value, bool):
            return ""
        return "one of " + ", ".join(_shown(one) for one in self.values)

    def stepped(self, value: object, by: int) -> str | float:
        """The value so many steps on, round and round."""
        at = self.values.index(value) if value in self.values else 0
        return self.values[(at + by) % len(self.values)]


class Scale(NamedTuple):
    """A number between two others; the menu moves it by ``step``."""

    least: float
    most: float
    step: float = 0.1

    def problem(self, value: object) -> str:
        """What is wrong with a value from a file, "" for nothing."""
        if isinstance(value, int | float) and not isinstance(value, bool) and self.least <= value <= self.most:
            return ""
        return f"a number from {_shown(self.least)} to {_shown(self.most)}"

    def stepped(self, value: object, by: int) -> float:
        """The value so many steps on; it stops at the ends."""
        assert isinstance(value, int | float)
        return round(min(self.most, max(self.least, value + by * self.step)), 4)


class Switch(NamedTuple):
    """On or off."""

    def problem(self, value: object) -> str:
        """What is wrong with a value from a file, "" for nothing."""
        return "" if isinstance(value, bool) else "true or false"

    def stepped(self, value: object, by: int) -> bool:
        """The other one."""
        return not value


Rule = Choice | Scale | Switch

RULES: dict[str, Rule] = {
    "flash": Choice(("softened", "full")),
    "shake": Scale(0.0, 1.0),
    "text": Choice((1.0, 1.5, 2.0)),
    "captions": Switch(),
    "contrast": Switch(),
    "speed": Scale(0.5, 1.0, 0.05),
    "assist": Switch(),
    "unhurt": Switch(),
    "hold": Choice(("hold", "toggle")),
    "one_handed": Choice(("off", "left", "right")),
    "rumble": Scale(0.0, 1.0),
    "loud": Scale(0.0, 1.0),
    "loud_effects": Scale(0.0, 1.0),
    "loud_music": Scale(0.0, 1.0),
    "loud_voices": Scale(0.0, 1.0),
    "display": Choice(("window", "borderless", "full")),
    "effects": Choice(("auto", "all", "few")),
}
"""Every setting but the bindings, in the order of the file."""

_ABOUT = {
    "flash": "flashes",
    "shake": "of the picture, 0 = still",
    "text": "size of words",
    "captions": "sounds out of sight are written down",
    "contrast": "figures bright before a dim world",
    "speed": "of time",
    "assist": "every death makes what hurts hurt less",
    "unhurt": "nothing hurts",
    "hold": "what is held: hold it, or press it once",
    "one_handed": "the bindings below were made for this hand",
    "rumble": "of controllers",
    "loud": "everything",
    "effects": "light, grain and dust",
}


# --- the file -----------------------------------------------------------------------------------

_HEADING = re.compile(r"\s*\[\s*(\w+)\s*\]\s*(#.*)?$")


class Found(NamedTuple):
    """Settings from a file, and one sentence for each value that had to be replaced."""

    settings: Settings
    remarks: tuple[str, ...] = ()


def read_settings(path: Path) -> Found:
    """The settings of a file; the defaults where there is none. Never raises: a game must begin."""
    if not path.exists():
        return Found(Settings())
    try:
        data = read_bytes(path, MOST_BYTES)
    except FileRefused as problem:
        return Found(Settings(), (f"{problem}; the defaults are used",))
    settings = Settings()
    remarks: list[str] = []
    tree = _tree(data, path, remarks)
    for name, value in tree.items():
        if name in DEVICES:
            continue
        rule = RULES.get(name)
        if rule is None:
            remarks.append(
                f"{path}: {_told(name)} is no setting{did_you_mean(name, (*RULES, *DEVICES))}; it is left out"
            )
        elif right := rule.problem(value):
            kept = _shown(getattr(settings, name))
            remarks.append(f"{path}: {name} = {_told(value)} is not {right}; {kept} is used")
        else:
            setattr(settings, name, float(value) if isinstance(value, int) and isinstance(rule, Scale) else value)
    settings.bindings = _bindings(tree, path, remarks)
    if len(remarks) > MOST_REMARKS:
        remarks[MOST_REMARKS:] = [f"{path}: and {len(remarks) - MOST_REMARKS} more of the kind"]
    return Found(settings, tuple(remarks))


def _tree(data: bytes, path: Path, remarks: list[str]) -> dict[str, object]:
    """The file's values. Where the whole is no TOML each line counts by itself, and those that are none are named."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    try:
        return msgspec.toml.decode(text)  # type: ignore[no-any-return]
    except (ValueError, RecursionError):
        pass
    tree: dict[str, object] = {}
    into = tree
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _HEADING.match(line):
            known = tree.setdefault(heading[1], {})
            into = known if isinstance(known, dict) else {}
            continue
        try:
            found = msgspec.toml.decode(line)
        except (ValueError, RecursionError):
            remarks.append(f"{path}: line {number} is no TOML ({_told(line.strip())}); it is left out")
            continue
        remarks.extend(
            f"{path}: line {number} says {name} once more; the last counts" for name in found if name in into
        )
        into.update(found)
    return tree


def _bindings(tree: Mapping[str, object], path: Path, remarks: list[str]) -> tuple[Binding, ...]:
    """The bindings of the three tables; a line that is wrong keeps the usual ones."""
    made: dict[str, dict[str, tuple[str, ...]]] = {}
    for device in DEVICES:
        table = tree.get(device, {})
        if not isinstance(table, dict):
            remarks.append(f"{path}: {device} is no table; write [{device}]")
            continue
        for action, names in table.items():
            usual = next((binding for binding in BINDINGS if binding.name == action), None)
            if usual is None:
                near = did_you_mean(action, [binding.name for binding in BINDINGS])
                remarks.append(f"{path}: [{device}] {_told(action)} is no action{near}; it is left out")
            elif not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                remarks.append(f"{path}: [{device}] {action} is no list of names; the usual ones are used")
            elif len(names) > MOST_NAMES:
                remarks.append(
                    f"{path}: [{device}] {action} has {len(names)} names, and {MOST_NAMES} are the most;"
                    " the usual ones are used"
                )
            elif strange := next((name for name in names if not is_name(device, name)), ""):
                near = did_you_mean(strange, known_names(device))
                remarks.append(
                    f"{path}: [{device}] {action}: {_told(strange)} is not on it{near}; the usual ones are used"
                )
            else:
                made.setdefault(action, {})[device] = tuple(names)
    return tuple(binding.with_names(made.get(binding.name, {})) for binding in BINDINGS)


def settings_text(settings: Settings) -> str:
    """The file: one line a setting, with what it means. Reading it back gives the same settings."""
    lines = ["# Make Tomorrow. The game writes this file; whoever edits it by hand is not corrected but told."]
    for name, rule in RULES.items():
        about = ". ".join(filter(None, (_ABOUT.get(name, ""), rule.problem(None))))
        lines.append(f"{name} = {_shown(getattr(settings, name))}  # {about}")
    for device in DEVICES:
        lines += ["", f"[{device}]"]
        for binding in settings.bindings:
            names = ", ".join(_shown(name) for name in binding.on(device))
            lines.append(f"{binding.name} = [{names}]")
    return "\n".join(lines) + "\n"


def lay_aside(path: Path) -> None:
    """Move a file that could not be read in every line out of the way, so that nothing of it is lost.

    Raises FileRefused with what was there untouched.
    """
    try:
        if path.exists():
            os.replace(path, path.with_name(ASIDE))
    except OSError as problem:
        raise FileRefused(path, f"cannot be laid aside ({problem.strerror}); what was there is untouched") from None


def write_settings(path: Path, settings: Settings) -> None:
    """Write the file in one go. Raises FileRefused with what was there untouched."""
    write_atomic(path, settings_text(settings).encode())


def _shown(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, int) and value.bit_length() > LARGEST_BITS:
        return "a number beyond all measure"
    return str(value)


def _told(value: object) -> str:
    """A value somebody else wrote, short enough for a sentence."""
    text = _shown(value)
    return text if len(text) <= 40 else f"{text[:40]}..."
