"""The root cutter: what everybody at the plant carries, and the only thing that parts a strand."""

from __future__ import annotations

from maketomorrow.core.props import Kind
from maketomorrow.sim.weapons.model import WeaponKind

CUTTER = WeaponKind(
    Kind("cutter", "weapon", "The root cutter: strands, growth, hollow panels, webs.", "#ff6a2b", "point", (20, 8)),
    windup_ticks=5,
    active_ticks=4,
    recovery_ticks=9,
    again_ticks=6,  # a second blow in a rhythm of fifteen ticks for whoever finds it
    damage=14.0,  # two blows for a drone
    reach_px=40.0,  # from her shoulder
    stagger_ticks=12,
    knock=120.0,
    hit_stop_ticks=2,
    arc_deg=100.0,
)
