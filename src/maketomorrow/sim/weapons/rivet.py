"""The rivet gun: small, quick, and exact enough for a light the size of a fist."""

from __future__ import annotations

from maketomorrow.core.props import Kind
from maketomorrow.sim.weapons.model import Barrel, WeaponKind

RIVET = WeaponKind(
    Kind("rivet", "weapon", "The rivet gun: weak points far off.", "#ffb45c", "point", (20, 10)),
    windup_ticks=2,
    active_ticks=1,
    recovery_ticks=5,  # held: one each 8
    again_ticks=5,
    damage=6.0,  # four for a drone, two into its light
    reach_px=384.0,  # 24 tiles
    stagger_ticks=0,
    knock=30.0,
    hit_stop_ticks=2,
    barrel=Barrel("rivet", count=1, spread_deg=3.0, speed=900.0, rounds=24, reload_ticks=70, one_by_one=False),
)
