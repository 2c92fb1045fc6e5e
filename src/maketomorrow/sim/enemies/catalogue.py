"""Every kind of mimic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from maketomorrow.core.props import Kind
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class EnemyKind:
    """One kind of mimic: its declaration, struct, health, and what it does on a tick."""

    kind: Kind
    state: type[Mimic]
    act: Callable[[World, Mimic, list[Event]], None]


ENEMIES: dict[str, EnemyKind] = {}
