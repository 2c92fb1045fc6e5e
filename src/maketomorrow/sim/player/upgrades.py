"""What the helper can build into the suit, and the suit a morning begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maketomorrow.sim.plan import Loadout, Spawn
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.weapons.catalogue import fresh


@dataclass(frozen=True, slots=True)
class Upgrade:
    """One row: ``most`` levels in all; ``values`` are what its number is at level 0, 1, ... as far as built.

    A row without values does nothing yet.
    """

    id: str
    most: int
    says: str
    values: tuple[float, ...] = ()


UPGRADES: dict[str, Upgrade] = {
    row.id: row
    for row in (
        Upgrade("coil", 3, "a dash lasts so many ticks", (10, 13)),
        Upgrade("plating", 3, "a blow does this share of its damage", (1.0, 0.85)),
        Upgrade("thrusters", 3, "hover, lift, climb after the apex"),
        Upgrade("cells", 2, "one more energy cell a level"),
        Upgrade("soles", 2, "dust is seen sooner; pools don't burn"),
        Upgrade("sight", 2, "a narrower spread of the rivet gun"),
        Upgrade("edge", 3, "cutter and blade bite deeper"),
        Upgrade("press", 2, "the driver is back sooner"),
        Upgrade("breech", 2, "more rounds, loaded faster"),
        Upgrade("coupling", 2, "the lance burns longer and chains further"),
        Upgrade("lens", 2, "echoes are seen sooner"),
        Upgrade("foam", 2, "heals once or twice a day"),
    )
}


def worth(levels: Mapping[str, int], upgrade: str) -> float:
    """What an upgrade's number is at the level she wears; a level that isn't built yet counts as the last that is."""
    values = UPGRADES[upgrade].values
    return values[min(levels.get(upgrade, 0), len(values) - 1)]


@dataclass(frozen=True, slots=True)
class SuitBody:
    """Rita in her suit."""

    health: float = 100.0  # points
    cells: int = 4  # energy for four dashes
    w_px: float = 20.0
    h_px: float = 44.0
    crouched_h_px: float = 28.0  # crawling and in a dash


BODY = SuitBody()


def suit_for(loadout: Loadout, spawn: Spawn) -> Suit:
    """The suit she wakes in at ``spawn``: whole, rested, her weapons full."""
    return Suit(
        "rita",
        spawn.x,
        spawn.y,
        BODY.w_px,
        BODY.h_px,
        health=BODY.health,
        energy=BODY.cells,
        fall_from=spawn.y,
        held=[fresh(weapon) for weapon in loadout.hand],
        rack=list(loadout.rack),
        upgrades=dict(loadout.upgrades),
        unhurt=loadout.unhurt,
        wound_share=1 - loadout.assist_percent / 100,
    )
