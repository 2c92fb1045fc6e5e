"""What the eye is answered when something happens, in the tick in which it happens: one function an event.

A hit is light, sparks along the blow and splinters of what was hit; the standing still is the day's own
hit-stop, and the shaking is left to the camera.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from maketomorrow.shell.figures.acting import falls_as_a_body
from maketomorrow.shell.figures.mimics import look_of
from maketomorrow.shell.palette import AMBER, CREAM, DIM, HIVE, TEAL, WHITE, WINE, Colour, mix, rgb
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Thing
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import TILE_PX, Cell
from maketomorrow.sim.state import World

if TYPE_CHECKING:
    from maketomorrow.shell.answers.effects import Effects

DUST = rgb("#b9a4a8")
KICKED_UP = mix(DUST, WHITE, 0.35)  # by a landing, or a push off the ground
SMOKE = rgb("#5a4c5e")
INK_CLOUD = rgb("#150a1c")
ICHOR = (rgb("#5c1434"), rgb("#3a0c28"), rgb("#a51c3c"))
SAP = (rgb("#ff6a8a"), rgb("#a51c3c"), rgb("#7c2c48"))
LEAVES = (rgb("#5c1434"), rgb("#3d1452"), rgb("#7c2c48"))
FOAM = (rgb("#cfe6ea"), rgb("#8fb4c0"))
DEEP_PX = 14.0  # so far inside a thing its answer is seen at most
MUZZLE_PX = {"rivet": 36.0, "slug": 32.0}  # from her shoulder to where a shot leaves
MADE_OF = {
    "crate": "wood",
    "bench": "wood",
    "hideout": "wood",
    "cracked": "stone",
    "glass": "glass",
    "root": "growth",
    "tough_root": "growth",
    "leaf": "growth",
}
"""Kind of thing -> the splinters it gives; others give steel."""
IN_HANDS = {"maki": ("paper",), "ruslan": ("rifle",)}
"""Person -> what falls from their hands."""
DROPPED = {"cutter": "cutter", "rivet": "gun", "slug": "gun"}

Answer = Callable[["Effects", World, Event], None]


def _made_of(thing: object) -> str:
    return MADE_OF.get(str(type(thing).__struct_config__.tag), "steel") if isinstance(thing, Thing) else "steel"


def _landed(effects: Effects, world: World, event: Event) -> None:
    if event.who != "rita" or event.amount < 200:
        return
    force = min(1.0, event.amount / 560)
    suit = world.state.suit
    for side in (-1, 1):
        angle = math.pi if side < 0 else 0.0
        effects.burst(suit.x, suit.y - 1, round(2 + 5 * force), (DUST, DIM), 0.6 + 1.6 * force, 22, -0.01, angle, 0.7)
        for far in range(1 + round(2 * force)):  # low and wide: it runs out along the ground
            away = side * (0.6 + 0.7 * far) * (0.5 + force)
            effects.puff(
                suit.x + side * (4 + 3 * far), suit.y - 2, KICKED_UP, 2 + 1.8 * force, away, -0.06, 26, 0.16, 0.6
            )
    if event.amount > 480:
        effects.shake(0.2 * force)


def _jumped(effects: Effects, world: World, event: Event) -> None:
    suit = world.state.suit
    if event.what == "wall":
        effects.burst(suit.x - suit.facing * 9, suit.y - 10, 5, (DUST, DIM), 1.2, 18, 0.02, math.pi / 2, 1.5)
        effects.puff(suit.x - suit.facing * 9, suit.y - 12, DUST, 2.4, suit.facing * 0.3)
    else:
        effects.burst(suit.x, suit.y - 1, 5, (DUST, DIM), 1.1, 16, 0.0, math.pi / 2, 2.8)
        for side in (-1, 1):  # most of it goes back, where she pushes off to
            way = 0.9 if side * suit.facing < 0 else 0.4
            effects.puff(suit.x + side * 4, suit.y - 2, KICKED_UP, 2.4, side * way, -0.05, 22, 0.16, 0.5)


def _dashed(effects: Effects, world: World, event: Event) -> None:
    suit = world.state.suit
    back = math.pi if suit.facing > 0 else 0.0
    effects.burst(suit.x, suit.y - suit.h / 2, 10, (TEAL, CREAM), 2.4, 16, 0.0, back, 0.8, spark=True)
    if suit.grounded:
        effects.puff(suit.x, suit.y - 2, DUST, 3.0, -suit.facing * 0.9, -0.1)


def _struck(effects: Effects, world: World, event: Event) -> None:
    target = world.by_id.get(event.who)
    x, y = event.x, event.y
    if not x and not y and target is not None:
        x, y = target.x, target.y - target.h / 2
    by = world.by_id.get(event.by)
    suit = world.state.suit
    away = math.atan2(y - (suit.y - 30), x - suit.x)
    if isinstance(by, Person):
        away = 0.0 if x > by.x else math.pi
    heavy = min(1.0, event.amount / 26)
    if not isinstance(target, Mimic):
        if isinstance(target, Thing):  # inside it, or her own hand is before it
            x += math.cos(away) * min(DEEP_PX, target.w * 0.6)
        _thing_struck(effects, _made_of(target), x, y, away)
        return
    effects.sparks(x, y, round(5 + 7 * heavy), away, 4.2 + 1.6 * heavy)
    effects.burst(x, y, round(5 + 8 * heavy), ICHOR, 2.6, 26, 0.14, away, 1.5, 1)
    effects.flash(x, y, round(16 + 14 * heavy), CREAM, 6, 5, away)
    effects.splinters("plate", x, y, 1 + round(2 * heavy), 2.4 + heavy, away - 0.5, 1.4)
    effects.shake(0.1 + 0.18 * heavy)


def _thing_struck(effects: Effects, made: str, x: float, y: float, away: float) -> None:
    """A blow on what does not live like a mimic: metal throws sparks back, growth bleeds and sheds."""
    back = away + math.pi
    if made == "growth":
        effects.sparks(x, y, 10, away - 0.6, 7.0, 2.0)
        effects.burst(x, y, 8, SAP, 5.0, 30, 0.16, away - 0.8, 2.0, spark=True)
        effects.burst(x, y, 8, SAP, 4.0, 44, 0.14, away - 0.9, 2.4, 2)
        effects.splinters(made, x, y, 3, 3.6, away - 1.0, 1.6)
        effects.flash(x, y, 32, AMBER, 8, 6, away)
    else:
        effects.sparks(x, y, 12 if made == "steel" else 7, back, 4.8, 1.8)
        effects.sparks(x, y, 4, -math.pi / 2, 3.4, 2.4)
        effects.flash(x, y, 16, CREAM, 5, 4, away)
        effects.splinters(made, x, y, 2, 2.6, back, 1.6)
    effects.shake(0.08)


def _hurt(effects: Effects, world: World, event: Event) -> None:
    suit = world.state.suit
    if event.who != suit.id:
        effects.burst(event.x, event.y, 8, (CREAM, DIM, DUST), 2.2, 20, 0.08)
        effects.flash(event.x, event.y, 14, CREAM, 5, 4)
        return
    by = world.by_id.get(event.by)
    away = 0.0 if by is None or by.x < suit.x else math.pi
    effects.sparks(event.x, event.y, 9, away, 4.4)
    effects.flash(event.x, event.y, 26, AMBER, 7, 5, away)
    effects.splinters("suit", event.x, event.y, min(4, 1 + round(event.amount / 14)), 2.6, away - 0.6, 1.4)
    effects.shake(min(0.6, 0.2 + event.amount / 60))


def _died(effects: Effects, world: World, event: Event) -> None:
    if event.who == "rita":
        _she_dies(effects, world, event)
    elif isinstance(who := world.by_id.get(event.who), Person):  # they lie where they fell; nothing flies to pieces
        effects.burst(event.x, event.y - 4, 6, (DUST, DIM), 1.4, 30, 0.04)
        for thing in IN_HANDS.get(who.id, ()):
            effects.splinters(thing, event.x, event.y - who.h * 0.6, 1, 2.6, -math.pi / 2, 1.4)
        for side in (-1, 1):
            effects.puff(event.x + side * 6, event.y - 3, DUST, 3.0, side * 0.5)
    else:
        _it_bursts(effects, world, event)


def _it_bursts(effects: Effects, world: World, event: Event) -> None:
    """The light goes white once more and is out; ink, plates, a leg or two."""
    kind = effects.kinds.get(event.who, "")
    x, y = event.x, event.y - 14
    effects.flash(x, y, 40, mix(HIVE, WHITE, 0.35), 9, 7, -math.pi / 2)
    effects.ring(x, y, 34, mix(HIVE, CREAM, 0.4), 12)
    effects.burst(x, y, 18, ICHOR, 3.2, 36, 0.13, -math.pi / 2, math.tau, 1)
    effects.sparks(x, y, 8, -math.pi / 2, 4.6, math.tau)
    for k in range(5):
        a = k / 5 * math.tau + 0.4
        effects.puff(x, y, INK_CLOUD, 4.0, math.cos(a) * 1.3, math.sin(a) * 0.9 - 0.3, 30, 0.34, 0.7)
    effects.splinters("plate", x, y, 5, 3.4, -math.pi / 2, 3.4)
    effects.splinters("leg", x, y, max(1, look_of(kind).legs // 3), 3.0, -math.pi / 2, 2.4)
    effects.shake(0.22)


def _she_dies(effects: Effects, world: World, event: Event) -> None:
    suit = world.state.suit
    x, y = suit.x, suit.y - suit.h / 2
    cause = event.what
    if falls_as_a_body(suit) and suit.held:
        dropped = DROPPED.get(suit.held[suit.hand].id)
        if dropped:
            effects.splinters(dropped, x + suit.facing * 12, y, 1, 3.0, -math.pi / 2 + suit.facing * 0.5, 0.6)
    if cause == "drown":
        effects.burst(x, y, 14, FOAM, 1.1, 44, -0.04, -math.pi / 2, 1.4)
        return
    if cause in ("spitter.arc", "growth", "bloom"):
        colours: tuple[Colour, ...] = LEAVES if cause != "spitter.arc" else (AMBER, HIVE, WINE)
        effects.burst(x, y, 16, colours, 1.6, 44, -0.03, -math.pi / 2, 2.4, 1)
        for k in range(3):
            effects.puff(x - 6 + 6 * k, y, SMOKE, 4.0, 0.0, -0.5, 36, 0.24, 0.45)
        effects.shake(0.3)
        return
    effects.splinters("suit", x, y, 6, 3.4, -math.pi / 2, 3.6)
    effects.sparks(x, y, 10, -math.pi / 2, 4.8, math.tau)
    effects.flash(x, y, 34, AMBER, 8, 6)
    if cause in ("fall", "crush"):
        for side in (-1, 1):
            effects.puff(x + side * 8, suit.y - 2, DUST, 5.0, side * 1.2, -0.1, 30, 0.3, 0.45)
    effects.shake(0.6)


def _fired(effects: Effects, world: World, event: Event) -> None:
    shooter = world.by_id.get(event.who)
    if isinstance(shooter, Person):
        side = shooter.facing
        x, y, angle = shooter.x + side * 30, shooter.y - shooter.h * 0.62, 0.0 if side > 0 else math.pi
        effects.flash(x, y, 16, AMBER, 4, 5, angle)
        effects.sparks(x, y, 4, angle, 3.6, 0.5)
        effects.splinters("case", x - side * 18, y, 1, 1.8, -math.pi / 2 - side * 0.5, 0.6)
        effects.puff(x, y, SMOKE, 2.0, side * 0.6, -0.2, 22)
        return
    suit = world.state.suit
    angle = suit.aim * math.tau / 1024
    far = MUZZLE_PX.get(event.what, 34.0)
    x, y = suit.x + math.cos(angle) * far, suit.y - suit.h * 0.68 + math.sin(angle) * far
    slug = event.what == "slug"
    effects.flash(x, y, 30 if slug else 17, AMBER, 5 if slug else 4, 6 if slug else 5, angle)
    effects.sparks(x, y, 9 if slug else 3, angle, 4.8, 0.7 if slug else 0.4)
    effects.puff(x, y, SMOKE, 3.0 if slug else 1.6, math.cos(angle) * 0.8, -0.25, 30 if slug else 18, 0.22, 0.4)
    if slug:
        effects.puff(x, y, SMOKE, 3.0, math.cos(angle) * 1.4, -0.1, 30, 0.24, 0.36)
        effects.shake(0.25)
    effects.splinters("case", suit.x, suit.y - suit.h * 0.7, 1, 2.0, -math.pi / 2 - suit.facing * 0.6, 0.5)


def _missed(effects: Effects, world: World, event: Event) -> None:
    if event.what == "spitter.arc":
        effects.burst(event.x, event.y, 10, ICHOR, 2.2, 24, 0.12, -math.pi / 2, 2.4)
        effects.flash(event.x, event.y, 20, HIVE, 6)
        return
    suit = world.state.suit
    back = math.atan2(suit.y - 30 - event.y, suit.x - event.x)
    effects.sparks(event.x, event.y, 5, back, 3.4, 2.2)
    effects.flash(event.x, event.y, 9, AMBER, 4, 4)
    effects.puff(event.x, event.y, DUST, 1.4, math.cos(back) * 0.4, -0.2, 16)


def _cut(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 12, (CREAM, AMBER, rgb("#7c2c48")), 2.6, 30, 0.09)
    effects.splinters("growth", event.x, event.y, 7, 2.6)
    effects.flash(event.x, event.y, 28, AMBER, 8, 6)
    effects.shake(0.16)


def _broke(effects: Effects, world: World, event: Event) -> None:
    made = _made_of(world.by_id.get(event.who))
    effects.splinters(made, event.x, event.y, 14, 3.4)
    effects.burst(event.x, event.y, 12, (DUST, DIM, CREAM), 2.6, 34, 0.12)
    for k in range(4):
        effects.puff(event.x - 9 + 6 * k, event.y, DUST, 4.0, (k - 1.5) * 0.6, -0.2, 34, 0.28, 0.4)
    effects.shake(0.28)


def _bumped(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 6, (DUST, DIM), 1.2, 20, 0.02)
    if event.amount > 250:
        effects.splinters(_made_of(world.by_id.get(event.who)), event.x, event.y, 2, 1.8)
        for side in (-1, 1):
            effects.puff(event.x + side * 8, event.y, DUST, 3.0, side * 0.7)
    effects.shake(min(0.3, event.amount / 1500))


def _splashed(effects: Effects, world: World, event: Event) -> None:
    y = surface_over(world, event.x, event.y)
    effects.burst(event.x, y, 18, FOAM, 2.8, 30, 0.14, -math.pi / 2, 1.4, 1)
    effects.burst(event.x, y, 8, FOAM, 4.2, 34, 0.16, -math.pi / 2, 0.5)
    for side in (-1, 1):
        effects.burst(event.x, y, 6, FOAM, 2.6, 26, 0.02, math.pi / 2 - side * math.pi / 2, 0.3)
    effects.burst(event.x, max(y + 4, event.y - 8), 10, FOAM, 1.2, 30, -0.03, -math.pi / 2, math.tau)


def surface_over(world: World, x: float, y: float) -> float:
    """Where the water ends above a spot in it; the spot's own height in the air."""
    terrain = world.plan.terrain
    column, row = int(x // TILE_PX), int(y // TILE_PX)
    while any(terrain.cell(beside, row) == Cell.WATER for beside in (column - 1, column, column + 1)):  # or a ladder
        y, row = row * TILE_PX, row - 1
    return y


def _stepped(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y - 1, 1, (DUST, DIM), 0.5, 14, -0.01, -math.pi / 2, 2.0)
    side = -world.state.suit.facing
    effects.puff(event.x + side * 3, event.y - 1, DUST, 1.2, side * 0.25, -0.06, 14, 0.12, 0.24)


def _burst(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 56, (WINE, HIVE, ICHOR[1]), 4.4, 60, 0.05, -math.pi / 2, 2.2)
    effects.splinters("growth", event.x, event.y, 10, 4.6, -math.pi / 2, 2.0)
    effects.splinters("stone", event.x, event.y, 8, 4.2, -math.pi / 2, 2.0)
    for k in range(6):
        effects.puff(event.x - 20 + 8 * k, event.y, SMOKE, 6.0, (k - 2.5) * 0.6, -0.5, 60, 0.4, 0.5)
    effects.flash(event.x, event.y, 90, HIVE, 24)
    effects.ring(event.x, event.y, 110, mix(HIVE, CREAM, 0.3), 26)
    effects.shake(0.5)


def _unfolded(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y - 4, 8, ICHOR, 1.6, 26, 0.08, -math.pi / 2, 2.0)
    effects.puff(event.x, event.y - 4, INK_CLOUD, 5.0, 0.0, -0.3, 30, 0.3, 0.6)


def _windup(effects: Effects, world: World, event: Event) -> None:
    mimic = world.by_id.get(event.who)
    if isinstance(mimic, Mimic):
        effects.puff(mimic.x - mimic.facing * 10, mimic.y - 1, DUST, 1.6, -mimic.facing * 0.3, -0.05, 18)


def _strike(effects: Effects, world: World, event: Event) -> None:
    mimic = world.by_id.get(event.who)
    if isinstance(mimic, Mimic):
        back = math.pi if mimic.facing > 0 else 0.0
        effects.burst(mimic.x, mimic.y - 2, 5, (DUST, DIM), 1.8, 18, 0.02, back - 0.2 * mimic.facing, 0.8)
        effects.puff(mimic.x - mimic.facing * 8, mimic.y - 2, DUST, 3.0, -mimic.facing * 0.8)


def _gnawing(effects: Effects, world: World, event: Event) -> None:
    thing, mimic = world.by_id.get(event.what), world.by_id.get(event.who)
    if thing is not None and mimic is not None:
        x = mimic.x + (14 if thing.x > mimic.x else -14)
        effects.sparks(x, mimic.y - 14, 3, -math.pi / 2, 2.4, 2.2)
        effects.splinters(_made_of(thing), x, mimic.y - 14, 1, 1.6)


def _alarm_hit(effects: Effects, world: World, event: Event) -> None:
    effects.sparks(event.x, event.y, 6, -math.pi / 2, 2.6, 2.6)
    effects.flash(event.x, event.y, 14, AMBER, 5, 4)


def _alarm_broken(effects: Effects, world: World, event: Event) -> None:
    effects.sparks(event.x, event.y, 12, -math.pi / 2, 3.6, math.tau)
    effects.splinters("steel", event.x, event.y, 6, 2.6)
    effects.splinters("glass", event.x, event.y, 4, 2.2)
    effects.flash(event.x, event.y, 22, AMBER, 7, 6)
    effects.shake(0.2)


def _dodged(effects: Effects, world: World, event: Event) -> None:
    suit = world.state.suit
    effects.burst(suit.x, suit.y - suit.h / 2, 6, (TEAL, WHITE), 1.6, 14)
    effects.ring(suit.x, suit.y - suit.h / 2, 24, TEAL, 10)


ANSWERS: dict[str, Answer] = {
    "landed": _landed,
    "jumped": _jumped,
    "dashed": _dashed,
    "struck": _struck,
    "hurt": _hurt,
    "died": _died,
    "fired": _fired,
    "missed": _missed,
    "cut": _cut,
    "broke": _broke,
    "bumped": _bumped,
    "splashed": _splashed,
    "stepped": _stepped,
    "burst": _burst,
    "unfolded": _unfolded,
    "windup": _windup,
    "strike": _strike,
    "gnawing": _gnawing,
    "alarm_hit": _alarm_hit,
    "alarm_broken": _alarm_broken,
    "dodged": _dodged,
}
"""Event -> its answer."""
