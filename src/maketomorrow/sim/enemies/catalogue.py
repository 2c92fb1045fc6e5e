"""Every kind of mimic. The order here is the order in lists and in ``docs/objects.md``."""

from __future__ import annotations

from maketomorrow.sim.enemies.drone import DRONE
from maketomorrow.sim.enemies.kind import EnemyKind
from maketomorrow.sim.enemies.spitter import SPITTER

ENEMIES: dict[str, EnemyKind] = {kind.kind.id: kind for kind in (DRONE, SPITTER)}
