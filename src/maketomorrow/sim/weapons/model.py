"""The record that makes a weapon."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.core.props import Kind


@dataclass(frozen=True, slots=True)
class Barrel:
    """What a weapon that shoots adds: what leaves it and what feeds it."""

    shot: str  # kind of Shot, a row of combat.SHOTS
    count: int  # leave at once
    spread_deg: float  # full width of the cone
    speed: float  # px/s
    rounds: int  # in a full one
    reload_ticks: int
    one_by_one: bool  # a reload puts in one round, not all of them
    kick: float = 0.0  # px/s     throws her back


@dataclass(frozen=True, slots=True)
class WeaponKind:
    """One weapon. Durations in ticks; ``damage``, ``knock`` and ``stagger_ticks`` are of a whole blow.

    With a ``barrel`` it shoots at the first active tick; without, its arc is live on all of them.
    ``again_ticks`` into the recovery a new press begins the next blow; the whole recovery = only
    when it is over.
    """

    kind: Kind
    windup_ticks: int
    active_ticks: int
    recovery_ticks: int
    again_ticks: int
    damage: float
    reach_px: float
    stagger_ticks: int
    knock: float  # px/s
    hit_stop_ticks: int
    arc_deg: float = 0.0  # full width of the blow
    barrel: Barrel | None = None
