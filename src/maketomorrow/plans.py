"""Where the game's files and the player's files lie, and how a tape or a command finds its day."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

from maketomorrow.content.load import load_day, load_map_alone
from maketomorrow.core.errors import GameError, LevelError
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.plan import DayPlan, Loadout, Spawn

ROOT = Path(__file__).resolve().parents[2]
LEVELS = ROOT / "levels"
ASSETS = ROOT / "assets"
FIRST_DAY = "darol"
NOTHING_SELECTED = "%objectid"  # what Tiled's command hands over when no object is selected


@cache
def user_folder() -> Path:
    """Where saves and tapes of this player lie, by the platform's convention."""
    import platformdirs

    return Path(platformdirs.user_data_dir("maketomorrow", appauthor=False))


@cache
def settings_folder() -> Path:
    """Where this player's settings lie."""
    import platformdirs

    return Path(platformdirs.user_config_dir("maketomorrow", appauthor=False))


@cache
def log_folder() -> Path:
    """Where the log file lies."""
    import platformdirs

    return Path(platformdirs.user_log_dir("maketomorrow", appauthor=False))


@cache
def cache_folder() -> Path:
    """What may be thrown away at any time: keyframes of late hours."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("maketomorrow", appauthor=False))


@cache
def day_plan(name: str, near: Path = LEVELS) -> DayPlan:
    """The day called ``name`` under levels/, or the map that ``name`` is a path to, from the folder ``near``.

    Raises LevelError for neither.
    """
    if name.endswith(".tmx"):
        if not (near / name).is_file():
            raise LevelError(near / name, "there is no such map; a tape names its map from its own folder")
        return load_map_alone(near / name)
    folder = LEVELS / name
    if not (folder / "day.toml").is_file():
        days = sorted(path.parent.name for path in LEVELS.glob("*/day.toml"))
        raise LevelError(
            folder, f"there is no day of that name{did_you_mean(name, days)}; there are: {', '.join(days)}"
        )
    return load_day(folder)


def from_object(plan: DayPlan, map_path: Path | None, wanted: str) -> DayPlan:
    """The same day, waking at an object: a number as Tiled shows it on that map, or an id of the day.

    Nothing, or the word that Tiled hands over with nothing selected, is the waking place of that
    map's own, if it has one. Raises GameError for an object that is not there.
    """
    here = [spawn for spawn in plan.spawns if map_path is None or Path(spawn.map).stem == map_path.stem]
    if wanted in ("", NOTHING_SELECTED):
        found = [spawn for spawn in here if spawn.kind == "spawn" and map_path is not None]
        if not found:
            return plan
    elif wanted.isdecimal() and map_path is not None:
        found = [spawn for spawn in here if str(spawn.object_id) == wanted]
        if not found:
            raise GameError(f"{map_path}: there is no object {wanted} on this map; Tiled shows the id in Properties")
    else:
        found = [spawn for spawn in plan.spawns if spawn.id == wanted]
        if not found:
            near = did_you_mean(wanted, [spawn.id for spawn in here])
            raise GameError(f'--from: there is no object with the id "{wanted}"{near}; or give its number and --map')
    target = found[0]
    x, y = (target.x, target.y) if target.w == 0 else (target.x + target.w / 2, target.y + target.h)
    bed = Spawn("play.from_here", "spawn", target.area, x, y, props={"id": "play.from_here"})
    return dataclasses.replace(plan, spawns=(*plan.spawns, bed), waking=bed.id)


def loadout_from(text: str | None) -> Loadout | None:
    """A loadout as the command line and tapes write it. Raises GameError."""
    from maketomorrow.tape.format import parse_loadout

    if text is None:
        return None
    try:
        return parse_loadout(text)
    except ValueError as problem:
        raise GameError(f"--loadout: {problem}") from None
