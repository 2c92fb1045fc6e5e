"""The picture that a moment is laid over."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame

from maketomorrow.sim.model import Thing
from maketomorrow.sim.state import World


class Frame(NamedTuple):
    """One picture under way: its corner is at world (``left``, ``top``), ``share`` of a tick after the last one.

    ``full``: flashes are not softened. ``draw_her`` and ``draw_thing`` draw once more, on any sheet as large as the
    picture, what a moment does not cover.
    """

    world: World
    left: int
    top: int
    share: float
    full: bool
    draw_her: Callable[[pygame.Surface], None]
    draw_thing: Callable[[pygame.Surface, Thing], None]
