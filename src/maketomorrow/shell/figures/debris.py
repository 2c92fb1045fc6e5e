"""What breaks off and flies: splinters, plates, torn legs. They spin, bounce, come to lie, and sink away.

Few, and each with a shape: a handful of pieces says more than a cloud of dots. The picture's own
physics and its own chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.figures.footing import LOOK_TICKS, Footing
from maketomorrow.shell.paint import OVER, Canvas, Spot, Sprite
from maketomorrow.shell.palette import AMBER, CREAM, INK, SUIT, WHITE, Colour, mix, rgb


@dataclass(frozen=True, slots=True)
class DebrisTuning:
    """How much of it, and how it falls. Px and ticks."""

    most: int = 140
    pull: float = 0.2
    drag: float = 0.99
    bounce: float = 0.36
    friction: float = 0.7
    still_px: float = 0.25  # slower than this on the ground it lies
    lie_ticks: int = 420
    sink_ticks: int = 40  # at the end it grows thin
    turns: int = 16  # pictures of a full turn


TUNING = DebrisTuning()


class Make(NamedTuple):
    """A sort of piece: outlines to choose from, its colours, and how heavy it falls."""

    shapes: tuple[tuple[Spot, ...], ...]
    colours: tuple[Colour, ...]
    edge: Colour
    weight: float = 1.0
    lie_ticks: int = TUNING.lie_ticks


_SHARDS = (
    ((-3.0, 1.6), (-0.6, -2.4), (3.4, -0.4), (0.8, 2.0)),
    ((-2.2, 1.4), (0.4, -2.6), (2.4, 1.2)),
    ((-4.2, 0.8), (-0.4, -1.6), (4.0, 0.4), (0.2, 1.4)),
)
_STICKS = (
    ((-5.0, 0.8), (4.6, -0.9), (5.2, 0.1), (-4.8, 1.6)),
    ((-3.4, 0.7), (3.0, -0.7), (3.6, 0.3), (-3.2, 1.3)),
)
_LEGS = (
    ((-8.0, 1.4), (-1.0, -2.6), (0.6, -2.2), (8.4, 3.0), (0.2, -0.6), (-7.6, 2.6)),
    ((-7.0, -1.0), (0.4, -2.4), (6.8, 3.4), (0.0, -0.6), (-7.0, 0.2)),
)
_LEAVES = (((-2.6, 0.0), (0.0, -1.5), (2.6, 0.0), (0.0, 1.5)),)

MAKES: dict[str, Make] = {
    "plate": Make(_SHARDS, (rgb("#1a0c24"), rgb("#26102f"), rgb("#43183f")), rgb("#8a4a6e")),
    "leg": Make(_LEGS, (rgb("#0a0511"),), rgb("#5a3458"), lie_ticks=620),
    "wood": Make(_STICKS, (rgb("#6b4f38"), rgb("#8a6a48")), rgb("#c9a878")),
    "steel": Make(_SHARDS, (rgb("#4a4552"), rgb("#3a3344")), rgb("#b9b4c4"), 1.2),
    "stone": Make(_SHARDS, (rgb("#4c4650"), rgb("#5d5660")), rgb("#9a92a0"), 1.1),
    "glass": Make(_SHARDS, (rgb("#b9d4da"), rgb("#8fb4c0")), WHITE, 0.9),
    "growth": Make(_LEAVES + _STICKS, (rgb("#3d1452"), rgb("#5c1434"), rgb("#26102f")), rgb("#a0506a"), 0.7),
    "suit": Make(_SHARDS, (SUIT, WHITE, mix(SUIT, INK, 0.4)), CREAM),
    "cutter": Make(
        (((-13, 1.2), (-4, 1.4), (5, 3.0), (11, 2.0), (14, -3.4), (9, -1.0), (2, -1.4), (-4, -1.2), (-13, -1.2)),),
        (rgb("#0a0612"),),
        AMBER,
        1.1,
        900,
    ),
    "gun": Make(
        (((-8, 2.6), (6, 2.6), (13, 1.4), (13, -1.4), (2, -1.8), (0, -5.4), (-3, -5.0), (-4, -2.0), (-8, -1.6)),),
        (rgb("#3a3344"),),
        WHITE,
        1.1,
        900,
    ),
    "rifle": Make(
        (((-15, 1.8), (-6, 1.4), (15, 0.8), (15, -0.6), (-5, -1.0), (-7, -3.0), (-15, -2.4)),),
        (rgb("#4a3a2c"),),
        rgb("#b9b4c4"),
        1.1,
        900,
    ),
    "paper": Make((((-5, -3.6), (5, -3.6), (5, 3.6), (-5, 3.6)),), (rgb("#e8dcc0"),), WHITE, 0.4, 900),
    "case": Make((((-1.6, -0.7), (1.6, -0.7), (1.6, 0.7), (-1.6, 0.7)),), (AMBER,), CREAM, lie_ticks=240),
}
"""Sort of piece -> how it looks; a new one is a row."""


@dataclass(slots=True)
class Piece:
    """One piece. World px, px a tick, and turns of a circle a tick."""

    make: str
    shape: int
    colour: int
    x: float
    y: float
    vx: float
    vy: float
    turn: float
    spin: float
    ticks: int = 0
    lies: bool = False


class Debris:
    """All pieces of the day under way."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._thrown = 0

    def clear(self) -> None:
        """Another morning: somebody has swept."""
        self.pieces.clear()

    def throw(
        self, make: str, x: float, y: float, count: int, speed: float, angle: float = -math.pi / 2,
        spread: float = math.tau, vx: float = 0.0, vy: float = 0.0,
    ) -> None:  # fmt: skip
        """Throw pieces from a spot: ``speed`` px a tick about ``angle``, on top of what the spot itself did."""
        look = MAKES[make]
        for _ in range(count):
            self._thrown += 1
            n = self._thrown
            a = angle + (roll(n, "angle", 0) - 0.5) * spread
            v = speed * (0.35 + 0.65 * roll(n, "speed", 0))
            self.pieces.append(
                Piece(
                    make,
                    int(roll(n, "shape", 0) * len(look.shapes)),
                    int(roll(n, "colour", 0) * len(look.colours)),
                    x + 3 * (roll(n, "x", 0) - 0.5),
                    y + 3 * (roll(n, "y", 0) - 0.5),
                    vx + math.cos(a) * v,
                    vy + math.sin(a) * v,
                    roll(n, "turn", 0),
                    (roll(n, "spin", 0) - 0.5) * 0.16,
                )
            )
        del self.pieces[: max(0, len(self.pieces) - TUNING.most)]

    def tick(self, ground: Footing) -> None:
        """One tick of all that flies; what lies only grows older."""
        gone = False
        for piece in self.pieces:
            piece.ticks += 1
            if piece.lies and piece.ticks % LOOK_TICKS == 0 and ground.gone(piece.x, piece.y + 1.0):
                piece.lies = False
            if not piece.lies:
                _fly(piece, ground)
            gone = gone or piece.ticks >= MAKES[piece.make].lie_ticks
        if gone:
            self.pieces = [piece for piece in self.pieces if piece.ticks < MAKES[piece.make].lie_ticks]

    def draw(self, surface: pygame.Surface, left: int, top: int) -> None:
        """Every piece in the picture, in one go."""
        width, height = surface.get_size()
        blits: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for piece in self.pieces:
            x, y = piece.x - left, piece.y - top
            if -18 < x < width + 18 and -18 < y < height + 18:
                left_ticks = MAKES[piece.make].lie_ticks - piece.ticks
                thin = min(4, left_ticks * 4 // TUNING.sink_ticks + 1)
                sprite = _picture(
                    piece.make, piece.shape, piece.colour, round(piece.turn * TUNING.turns) % TUNING.turns, thin
                )
                blits.append((sprite.picture, sprite.at(x, y)))
        surface.fblits(blits, OVER)


def _fly(piece: Piece, ground: Footing) -> None:
    if ground.water(piece.x, piece.y):
        piece.vx *= 0.9
        piece.vy = piece.vy * 0.86 + 0.03
    else:
        piece.vx *= TUNING.drag
        piece.vy = piece.vy * TUNING.drag + TUNING.pull * MAKES[piece.make].weight
    piece.vy = min(piece.vy, 10.0)
    piece.turn += piece.spin
    x, y = piece.x + piece.vx, piece.y + piece.vy
    floor = ground.floor(x, y)
    if floor is None:
        piece.x, piece.y = x, y
        return
    if floor < piece.y - 8:  # a wall
        piece.vx *= -TUNING.bounce
        piece.spin *= -0.7
        return
    piece.x, piece.y = x, floor - 0.5
    piece.vy *= -TUNING.bounce
    piece.vx *= TUNING.friction
    piece.spin *= 0.6
    if abs(piece.vy) < TUNING.still_px * 3 and abs(piece.vx) < TUNING.still_px:
        piece.lies, piece.vx, piece.vy = True, 0.0, 0.0
        piece.turn = round(piece.turn * 2) / 2  # flat on the ground


def sample(make: str, shape: int, turn: int) -> Sprite:
    """One piece as it is drawn, for whoever wants to look at it."""
    return _picture(make, shape, shape % len(MAKES[make].colours), turn, 4)


@lru_cache(maxsize=1200)
def _picture(make: str, shape: int, colour: int, turn: int, thin: int) -> Sprite:
    look = MAKES[make]
    co, si = math.cos(turn / TUNING.turns * math.tau), math.sin(turn / TUNING.turns * math.tau)

    def spots(dx: float = 0.0, dy: float = 0.0) -> Sequence[Spot]:
        return [(x * co - y * si + dx, x * si + y * co + dy) for x, y in look.shapes[shape]]

    canvas = Canvas(-17, -17, 17, 17)
    canvas.poly(spots(0.35, -0.7), look.edge)  # the light's side
    canvas.poly(spots(), look.colours[colour])
    sprite = canvas.sprite()
    if thin < 4:
        sprite.picture.fill((thin * 60,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    return sprite
