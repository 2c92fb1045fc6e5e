"""Every kind of thing in a day, from the folders' own catalogues. Content, checker and tests read it here."""

from __future__ import annotations

from maketomorrow.core.props import Kind
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.marks import MARKS
from maketomorrow.sim.objects.catalogue import OBJECTS


def declarations() -> dict[str, Kind]:
    """Kind id -> declaration, for everything that can stand on a map, in catalogue order."""
    kinds = [*(kind.kind for kind in ENEMIES.values()), *(kind.kind for kind in OBJECTS.values()), *MARKS.values()]
    return {kind.id: kind for kind in kinds}
