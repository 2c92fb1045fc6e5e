"""``accept --pictures``: keep the pictures of the game as they are drawn now."""

from __future__ import annotations

import argparse

from maketomorrow.console import SAME, progress
from maketomorrow.plans import FIRST_DAY, ROOT, day_plan

KEPT = ROOT / "tests" / "pictures"
APART = ROOT / "build" / "pictures"  # where two pictures lie side by side that should be one


def accept_pictures(options: argparse.Namespace) -> int:
    """Draw each picture, or those named, and keep it where it differs; what differed lies side by side."""
    from maketomorrow.shell.files import goldens

    names = options.tapes or goldens.names()
    gallery = goldens.Gallery(day_plan(FIRST_DAY))
    with progress(len(names), "pictures") as advance:
        for name in names:
            now = gallery.paint(name)
            path = KEPT / f"{name}.png"
            if not path.exists():
                goldens.save(now, path)
                print(f"{path}: new")
            else:
                kept = goldens.load(path)
                found = goldens.difference(kept, now)
                if found.counts:
                    beside = APART / f"{name}.png"
                    goldens.save(goldens.side_by_side(kept, now), beside)
                    goldens.save(now, path)
                    print(f"{path}: {found}; see {beside}")
            advance(1)
    if not options.tapes:
        for path in sorted(KEPT.glob("*.png")):
            if path.stem not in names:
                path.unlink()
                print(f"{path}: no picture is called so any more; deleted")
    return SAME
