"""``make``: run the recipes of the workshop, and say whether ``assets/`` is what they make."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import as_completed
from pathlib import Path

from maketomorrow.console import DIFFERENT, SAME, progress, workers
from maketomorrow.core.errors import GameError
from maketomorrow.core.words import did_you_mean
from maketomorrow.plans import ASSETS, FIRST_DAY, LEVELS, ROOT
from maketomorrow.workshop.recipes import RECIPES, Order, Recipe

NOT_MADE = ("fonts",)  # folders of assets/ that are nobody's recipe
SHEETS_FOLDER = ROOT / "build" / "sheets"
SHEETS = (
    Recipe("figures", "shell.figures.more_sheets:figures", 3.0),
    Recipe("effects", "shell.figures.more_sheets:effects", 2.0),
    Recipe("signs", "shell.figures.more_sheets:signs", 1.0),
    Recipe("scenes", "shell.moments.sheet:scenes", 2.0),
    Recipe("sounds", "workshop.sound.sheets:effects", 10.0),
    Recipe("loops", "workshop.sound.sheets:loops", 10.0),
)


def make(options: argparse.Namespace) -> int:
    """``make``: 0, or with --check 1 where something has drifted."""
    if options.sheets and options.check:
        raise GameError("--sheets draws what nobody keeps, and --check looks after what is kept; give one of them")
    recipes = _chosen(options.recipes, SHEETS if options.sheets else RECIPES)
    if options.sheets:
        for path in run(recipes, SHEETS_FOLDER):
            print(f"drew {path}")
        return SAME
    if options.check:
        with tempfile.TemporaryDirectory() as folder:
            run(recipes, Path(folder))
            found = drift(Path(folder), ASSETS, whole=not options.recipes)
        for line in found:
            print(line)
        if found:
            print("Run `python main.py make` and commit what it writes.")
        return DIFFERENT if found else SAME
    for path in run(recipes, ASSETS):
        print(f"made {path}")
    return SAME


def _chosen(names: Sequence[str], all_of_them: Sequence[Recipe]) -> Sequence[Recipe]:
    """The recipes so called, all for none. Raises GameError for one that nobody wrote."""
    known = {recipe.name: recipe for recipe in all_of_them}
    for name in names:
        if name not in known:
            raise GameError(f'there is no recipe "{name}"{did_you_mean(name, known)}; there are {", ".join(known)}')
    return [known[name] for name in dict.fromkeys(names)] or all_of_them


def run(recipes: Sequence[Recipe], folder: Path) -> list[Path]:
    """Run recipes into a folder, the longest first, on all processors. Answers what was written, sorted."""
    order = Order(folder, ASSETS / "fonts", LEVELS, _title())
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    missing: set[str] = set()
    ordered = sorted(recipes, key=lambda recipe: -recipe.seconds)
    with progress(len(ordered), "making") as advance, workers(os.cpu_count() or 1) as pool:
        jobs = {pool.submit(recipe.run, order): recipe for recipe in ordered}
        for job in as_completed(jobs):
            try:
                written += job.result()
            except ImportError as problem:
                missing.add(f"{jobs[job].name}: {problem}")
            advance(1)
    if missing:
        raise GameError("\n".join([*sorted(missing), 'Install what recipes need: pip install -e ".[workshop]"']))
    return sorted(written)


def _title() -> str:
    from maketomorrow.content.text import Texts

    return Texts.load(LEVELS / FIRST_DAY / "text" / "en.toml")["title.name"]


def drift(made: Path, kept: Path, whole: bool = True) -> list[str]:
    """How what is kept differs from what was made, a line a file. ``whole``: a kept file that was not made is drift."""
    fresh = _files(made)
    there = _files(kept)
    lines = [f"{kept / name}: is missing" for name in sorted(fresh - there)]
    if whole:
        lines += [f"{kept / name}: no recipe makes it; delete it, or write one" for name in sorted(there - fresh)]
    for name in sorted(fresh & there):
        if not _same(made / name, kept / name):
            lines.append(f"{kept / name}: is not what its recipe makes")
    return lines


def _files(folder: Path) -> set[Path]:
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {name for name in names if name.parts[0] not in NOT_MADE}


def _same(a: Path, b: Path) -> bool:
    """By bytes; music by what it sounds like, since a packer may write the same samples in other words."""
    if a.read_bytes() == b.read_bytes():
        return True
    if a.suffix != ".ogg":
        return False
    from maketomorrow.workshop.recipes import same_music

    return same_music(a, b)
