"""Save slots: the carry-over of a life, kept so that nothing can be half written.

A save is JSON: people can read it, and reading it can run no code. Beside ``slot-1.json`` lies
``slot-1.last.json``, the one before; a broken save is set aside under a name of its own and the
last good one is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from maketomorrow.core.errors import SaveError
from maketomorrow.core.files import read_bytes, write_atomic
from maketomorrow.core.words import did_you_mean
from maketomorrow.loop.carry_over import CarryOver
from maketomorrow.sim.objects.finding import HANDS
from maketomorrow.sim.player.upgrades import UPGRADES
from maketomorrow.sim.weapons.catalogue import WEAPONS

FORMAT = 1
MOST_BYTES = 4_000_000
MOST_DAYS = 999_999  # what a tape can write as its morning


class Save(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in a slot. ``plan`` is the day's id, not its digest: a mended map must not cost a life."""

    format: int
    plan: str
    carry: CarryOver


class Loaded(NamedTuple):
    """What was found in a slot. ``remark`` says, in one sentence, if something had to be set aside."""

    carry: CarryOver | None
    remark: str = ""


def _path(folder: Path, slot: str) -> Path:
    if not slot.isalnum() or len(slot) > 16:
        raise SaveError(folder, f'"{slot}" is no name for a slot; use letters and digits, for example 1')
    return folder / f"slot-{slot}.json"


def read_save(path: Path) -> Save:
    """The save in one file. Raises SaveError that names the file and what is wrong in it."""
    data = read_bytes(path, MOST_BYTES, SaveError)
    try:
        save = msgspec.json.decode(data, type=Save)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise SaveError(path, f"is no save of this game ({problem})") from None
    if save.format != FORMAT:
        raise SaveError(path, f"is of format {save.format}; this version reads {FORMAT}")
    complaint = _complaint(save.carry)
    if complaint:
        raise SaveError(path, f"is no life that can be lived: {complaint}")
    return save


def _complaint(carry: CarryOver) -> str:
    """What no day could be begun with; "" if there is nothing."""
    if not 1 <= carry.day <= MOST_DAYS or "cutter" not in carry.unlocked:
        return f"a day that is not 1 to {MOST_DAYS}, or no cutter"
    for weapon in (*carry.unlocked, *carry.hand, *filter(None, (carry.laid_out,))):
        if weapon not in WEAPONS:
            return f'"{weapon[:20]}" is no weapon{did_you_mean(weapon, WEAPONS)}'
    if not 1 <= len(carry.hand) <= HANDS or len(set(carry.hand)) < len(carry.hand):
        return f"she has 1 to {HANDS} weapons in hand, each once, not {len(carry.hand)}"
    if not 0 <= carry.assist_percent < 100:
        return f"an assist of {carry.assist_percent} percent; it goes from 0 to 99"
    for upgrade, level in carry.upgrades.items():
        if upgrade not in UPGRADES:
            return f'"{upgrade[:20]}" is no upgrade{did_you_mean(upgrade, UPGRADES)}'
        if not 1 <= level <= UPGRADES[upgrade].most:
            return f"{upgrade} has levels from 1 to {UPGRADES[upgrade].most}, not {level}"
    return ""


def load(folder: Path, slot: str, plan: str) -> Loaded:
    """The life in a slot; None if the slot is empty.

    A broken save is renamed to ``slot-1.broken-K.json`` (never deleted) and the one before it is
    used. Raises SaveError only for a life of another day, or a slot that is no slot.
    """
    path = _path(folder, slot)
    before = path.with_suffix(".last.json")
    remarks: list[str] = []
    for candidate in (path, before):
        if not candidate.exists():
            continue
        try:
            save = read_save(candidate)
        except SaveError as problem:
            aside = _set_aside(candidate)
            remarks.append(f"{problem}; it is kept as {aside.name}")
            continue
        if save.plan != plan:
            raise SaveError(candidate, f'is a life of the day "{save.plan}", not of "{plan}"')
        if remarks:
            remarks.append("the one before it is used")
        return Loaded(save.carry, "; ".join(remarks))
    if remarks:
        remarks.append("there is no other, so life begins with the first morning")
    return Loaded(None, "; ".join(remarks))


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name.partition('.')[0]}.broken-{number}.json")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as problem:
        raise SaveError(path, f"is broken and cannot be set aside ({problem.strerror})") from None
    return aside


def store(folder: Path, slot: str, plan: str, carry: CarryOver) -> None:
    """Write a life into a slot; what was there stays beside it as the last good one.

    Raises SaveError, with what was there untouched.
    """
    path = _path(folder, slot)
    if path.exists():
        write_atomic(path.with_suffix(".last.json"), read_bytes(path, MOST_BYTES, SaveError), SaveError)
    data = msgspec.json.format(msgspec.json.encode(Save(FORMAT, plan, carry)), indent=1)
    write_atomic(path, data, SaveError)
