"""The slug thrower: clears a ledge, and throws her off her own."""

from __future__ import annotations

from maketomorrow.core.props import Kind
from maketomorrow.sim.weapons.model import Barrel, WeaponKind

SLUG = WeaponKind(
    Kind("slug", "weapon", "The slug thrower: clears a ledge, and kicks.", "#d8263a", "point", (24, 10)),
    windup_ticks=6,
    active_ticks=2,
    recovery_ticks=22,
    again_ticks=22,
    damage=42.0,  # 7 a pellet: one shot for a drone near by
    reach_px=160.0,  # 10 tiles; the last five fade
    stagger_ticks=36,
    knock=420.0,
    hit_stop_ticks=4,
    barrel=Barrel(
        "pellet", count=6, spread_deg=14.0, speed=1080.0, rounds=4, reload_ticks=26, one_by_one=True, kick=220.0
    ),
)
