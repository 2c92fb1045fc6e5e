"""Rita's state: the suit, her hands, what she carries."""

from __future__ import annotations

import msgspec

from maketomorrow.sim.model import Mover


class Held(msgspec.Struct, array_like=True):
    """A weapon in hand and what is left in it."""

    id: str
    rounds: int = 0
    phase: str = "ready"  # ready, windup, active, recovery, reload
    phase_ticks: int = 0
    hits: list[str] = []  # whom this blow has hit already


class Suit(Mover, array_like=True, tag="suit"):
    """The one the player moves. Stances: ground, air, dash, wall, ladder, crouch, water, hurt, dead."""

    stance: str = "ground"
    stance_ticks: int = 0
    coyote_ticks: int = 0
    buffer_ticks: int = 0
    jump_hold_ticks: int = 0
    dash_ticks: int = 0
    dash_x: float = 0.0
    dash_cooldown_ticks: int = 0
    air_dashes: int = 0
    energy: int = 4
    energy_ticks: int = 0
    wall_lock_ticks: int = 0
    last_wall: int = 0  # the wall she jumped from last; it does not hold twice in a row
    fall_from: float = 0.0  # y px where this fall began
    water_ticks: int = 0
    crouched: bool = False
    aim: int = -1  # last aim, AIM_STEPS units
    held: list[Held] = []
    hand: int = 0  # index into held
    rack: list[str] = []
    upgrades: dict[str, int] = {}
    unhurt: bool = False
    resting: str = ""  # id of the bench, "" = none
    using: str = ""  # id of the thing that has her hands (keypad, rack), "" = none
    was_held: int = 0  # actions held on the tick before
    area: str = ""
    found: list[str] = []  # weapons found today
    step_px: float = 0.0  # px run since the last footfall
    hurt_ticks: int = 0
    alive: bool = True
    fire_buffer_ticks: int = 0  # an early press of fire still counts
    dash_vy: float = 0.0  # px/s of fall that comes back after the dash
    wall_side: int = 0  # the wall she holds or held last
    wall_grace_ticks: int = 0  # a wall-jump still counts after letting go
    rung_lock_ticks: int = 0  # ladders are not grabbed for so long after a jump off one
    shots_fired: int = 0  # counts what her spread has been asked
    wound_share: float = 1.0  # of every wound; an assist makes it less
