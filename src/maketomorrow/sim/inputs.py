"""What comes into a day: held actions and an aim, quantised before use.

What is recorded is what was played, so a device never reaches further than this file.
"""

from __future__ import annotations

from enum import IntFlag
from typing import NamedTuple


class Action(IntFlag):
    """The twelve actions of a device, and one of the pause menu.

    ``PAUSE`` belongs to the shell and never reaches a day. ``LET_GO`` is on no device: the pause
    menu holds it for one tick to end the day, so that a tape keeps that too.
    """

    LEFT = 1
    RIGHT = 2
    UP = 4
    DOWN = 8
    JUMP = 16
    DASH = 32
    FIRE = 64
    USE = 128
    RELOAD = 256
    SWAP = 512
    REST = 1024
    PAUSE = 2048
    LET_GO = 4096


ACTIONS: dict[str, Action] = {action.name.lower(): action for action in Action if action.name}
"""Name in tapes and settings -> action, in the order of the enum."""

AIM_STEPS = 1024  # directions in a full turn; 0 = right, a quarter on = down (y grows downward)
NO_AIM = -1  # no free aim: the eight directions of the held actions decide


class Inputs(NamedTuple):
    """One tick's inputs: ``held`` is a sum of Action, ``aim`` 0..AIM_STEPS-1 or NO_AIM.

    A plain int, not an Action: ``held & Action.JUMP`` on the enum costs thirty times as much.
    """

    held: int = 0
    aim: int = NO_AIM


IDLE = Inputs()
