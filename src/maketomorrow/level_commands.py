"""The commands of level designers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from maketomorrow.plans import LEVELS, ROOT


def check_files(options: argparse.Namespace) -> int:
    """``check``: 0 clean, 1 complaints, 2 unreadable or refused."""
    from maketomorrow.content.check import run_check

    paths = [Path(name) for name in options.files] or sorted(path.parent for path in LEVELS.glob("*/day.toml"))
    return run_check(paths, as_json=options.json, out=sys.stdout)


def types(options: argparse.Namespace) -> int:
    """``types``: write, or with --check compare, all that is generated from the kinds' declarations."""
    from maketomorrow.content.types import drift, types_json, write_types

    if options.json:
        print(types_json())
        return 0
    if options.check:
        drifted = drift(ROOT)
        for line in drifted:
            print(line)
        if drifted:
            print("Run `python main.py types` and commit what it writes.")
        return 1 if drifted else 0
    for path in write_types(ROOT):
        print(f"wrote {path}")
    return 0
