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


@cache
def user_folder() -> Path:
    """Where saves and tapes of this player lie, by the platform's convention."""
    import platformdirs

    return Path(platformdirs.user_data_dir("maketomorrow", appauthor=False))


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
    """The day called ``name`` under levels/, or the map that ``name`` is a path to (from ``near``, or from here).

    Raises LevelError for neither.
    """
    if name.endswith(".tmx"):
        for folder in (near, Path.cwd()):
            if (folder / name).is_file():
                return load_map_alone(folder / name)
        raise LevelError(near / name, "there is no such map; a tape names its map from its own folder")
    folder = LEVELS / name
    if not (folder / "day.toml").is_file():
        days = sorted(path.parent.name for path in LEVELS.glob("*/day.toml"))
        raise LevelError(
            folder, f"there is no day of that name{did_you_mean(name, days)}; there are: {', '.join(days)}"
        )
    return load_day(folder)


def from_object(plan: DayPlan, map_path: Path, wanted: str) -> DayPlan:
    """The same day, waking at an object of a map: a number as Tiled shows it, or an id.

    A name that is no object (as Tiled hands over with nothing selected) leaves the waking place
    of that map's own, if it has one. Raises GameError for a number that the map has not.
    """
    stem = map_path.stem
    if wanted.isdigit():
        found = [s for s in plan.spawns if s.object_id == int(wanted) and Path(s.map).stem == stem]
        if not found:
            raise GameError(f"{map_path}: there is no object {wanted} on this map; Tiled shows the id in Properties")
    else:
        found = [s for s in plan.spawns if s.id == wanted]
        found += [s for s in plan.spawns if s.kind == "spawn" and Path(s.map).stem == stem]
        if not found:
            return plan
    target = found[0]
    x, y = (target.x, target.y) if target.w == 0 else (target.x + target.w / 2, target.y + target.h)
    here = Spawn("play.from_here", "spawn", target.area, x, y, props={"id": "play.from_here"})
    return dataclasses.replace(plan, spawns=(*plan.spawns, here), waking=here.id, digest=plan.digest)


def loadout_from(text: str | None) -> Loadout | None:
    """A loadout as the command line and tapes write it. Raises GameError."""
    from maketomorrow.tape.format import parse_loadout

    if text is None:
        return None
    try:
        return parse_loadout(text)
    except ValueError as problem:
        raise GameError(f"--loadout: {problem}") from None
