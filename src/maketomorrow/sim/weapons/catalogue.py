"""Every weapon. The order here is the order in lists and menus."""

from __future__ import annotations

from maketomorrow.sim.player.model import Held
from maketomorrow.sim.weapons.cutter import CUTTER
from maketomorrow.sim.weapons.model import WeaponKind
from maketomorrow.sim.weapons.rivet import RIVET
from maketomorrow.sim.weapons.slug import SLUG

WEAPONS: dict[str, WeaponKind] = {weapon.kind.id: weapon for weapon in (CUTTER, RIVET, SLUG)}


def fresh(weapon: str) -> Held:
    """A weapon as it is found or laid out: ready, and full."""
    barrel = WEAPONS[weapon].barrel
    return Held(weapon, barrel.rounds if barrel else 0)
