"""What the eye gets on top of the day: dust, sparks, streaks, shaking. Nothing flows back.

Effects have chance of their own; the day's is never touched.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import pygame

from maketomorrow.shell.debris import Debris
from maketomorrow.shell.paint import ADD, OVER, Sprite, glow
from maketomorrow.shell.palette import AMBER, CREAM, DIM, HIVE, TEAL, WHITE, WINE, Colour, mix, rgb
from maketomorrow.sim.events import Event
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.state import World
from maketomorrow.sim.triggers import wind_at


@dataclass(frozen=True, slots=True)
class EffectTuning:
    """How much of it."""

    most: int = 400  # motes at once
    trauma_fades: float = 1.5 / 60  # each tick
    shake_px: float = 7.0  # at full trauma
    ghost_ticks: int = 14  # what is left behind of a dash


TUNING = EffectTuning()
DUST = rgb("#b9a4a8")
SHARD = rgb("#2a1236")


@dataclass(slots=True)
class Mote:
    """One moving speck. ``pull`` is px/tick² downward."""

    x: float
    y: float
    vx: float
    vy: float
    ticks: int
    life: int
    size: int
    colour: Colour
    pull: float = 0.0
    drag: float = 0.94
    long: int = 0  # px of streak along its way, 0 = a speck


@dataclass(slots=True)
class Flash:
    """A light that goes out at once."""

    x: float
    y: float
    ticks: int
    life: int
    radius: int
    colour: Colour


@dataclass(slots=True)
class Ghost:
    """A picture left behind."""

    sprite: Sprite
    x: float
    y: float
    ticks: int = 0


class Effects:
    """All effects of the day under way. World px; ``tick`` moves them by one tick."""

    def __init__(self) -> None:
        self.motes: list[Mote] = []
        self.flashes: list[Flash] = []
        self.debris = Debris()
        self.ghosts: list[Ghost] = []
        self.kinds: dict[str, str] = {}  # mimic -> its kind, also when it is gone already
        self.trauma = 0.0
        self._age = 0
        self._chance = random.Random(7)

    def clear(self) -> None:
        """Another morning: nothing of yesterday is in the air."""
        self.motes.clear()
        self.flashes.clear()
        self.debris.clear()
        self.ghosts.clear()
        self.kinds.clear()
        self.trauma = 0.0

    # --- what happens -----------------------------------------------------------------------

    def notice(self, world: World, events: list[Event]) -> None:
        """Turn a tick's events into what is seen of them."""
        for event in events:
            show = SHOWN.get(event.name)
            if show is not None:
                show(self, world, event)

    def burst(
        self, x: float, y: float, count: int, colours: tuple[Colour, ...], speed: float, life: int, pull: float = 0.0,
        angle: float = 0.0, spread: float = math.tau, size: int = 1,
    ) -> None:  # fmt: skip
        """Throw ``count`` motes from a spot; ``angle`` and ``spread`` in radians, ``speed`` px/tick."""
        chance = self._chance
        for _ in range(min(count, TUNING.most - len(self.motes))):
            a = angle + (chance.random() - 0.5) * spread
            v = speed * (0.25 + 0.75 * chance.random())
            ticks = round(life * (0.5 + 0.5 * chance.random()))
            wide = size + (chance.random() < 0.25)
            colour = colours[chance.randrange(len(colours))]
            self.motes.append(Mote(x, y, math.cos(a) * v, math.sin(a) * v, ticks, ticks, wide, colour, pull))

    def flash(self, x: float, y: float, radius: int, colour: Colour, life: int = 6) -> None:
        """Light a spot up for ``life`` ticks."""
        self.flashes.append(Flash(x, y, life, life, radius, colour))

    def shake(self, amount: float) -> None:
        """Add to the trauma, 1 being all there is."""
        self.trauma = min(1.0, self.trauma + amount)

    def tick(self, world: World) -> None:
        """One tick of everything in the air."""
        self._age += 1
        self._blow(world)
        self.trauma = max(0.0, self.trauma - TUNING.trauma_fades)
        for mote in self.motes:
            mote.ticks -= 1
            mote.vy = mote.vy * mote.drag + mote.pull
            mote.vx *= mote.drag
            mote.x += mote.vx
            mote.y += mote.vy
        self.motes = [mote for mote in self.motes if mote.ticks > 0]
        for flash in self.flashes:
            flash.ticks -= 1
        self.flashes = [flash for flash in self.flashes if flash.ticks > 0]
        self.debris.tick(world.plan.terrain)
        for ghost in self.ghosts:
            ghost.ticks += 1
        self.ghosts = [ghost for ghost in self.ghosts if ghost.ticks < TUNING.ghost_ticks]

    def _blow(self, world: World) -> None:
        """A gust is seen before it is felt: streaks cross the picture while it lasts."""
        suit = world.state.suit
        wind = wind_at(world, suit.x, suit.y - suit.h)
        if not wind or len(self.motes) >= TUNING.most:
            return
        way = 1 if wind > 0 else -1
        x = suit.x - way * (120 + 260 * self._chance.random())
        y = suit.y - 190 + 230 * self._chance.random()
        ticks = 46 + round(30 * self._chance.random())
        speed = way * (7.5 + 3 * self._chance.random())
        self.motes.append(Mote(x, y, speed, 0.0, ticks, ticks, 1, CREAM, drag=1.0, long=9))

    # --- drawing ----------------------------------------------------------------------------

    def offset(self, share: float) -> tuple[float, float]:
        """How far the picture is shaken now, in px: trauma squared, smooth."""
        force = self.trauma * self.trauma * TUNING.shake_px
        if force < 0.05:
            return 0.0, 0.0
        t = self._age + share
        return (
            force * (math.sin(t * 0.83) + math.sin(t * 1.31 + 2)) / 2,
            force * (math.sin(t * 0.97 + 1) + math.sin(t * 1.57)) / 2,
        )

    def draw(self, surface: pygame.Surface, left: int, top: int, share: float) -> None:
        """Motes and flashes over everything that walks."""
        width, height = surface.get_size()
        for mote in self.motes:
            x, y = round(mote.x - left + mote.vx * (share - 1)), round(mote.y - top + mote.vy * (share - 1))
            if -2 < x < width and -2 < y < height:
                size = mote.size if mote.ticks * 3 > mote.life else 1
                if mote.long:
                    length = round(mote.long * min(1.0, mote.ticks / 12, (mote.life - mote.ticks) / 8))
                    surface.fill(mix(mote.colour, DUST, 0.5), (x, y, max(1, length), 1))
                    continue
                surface.fill(mote.colour, (x, y, size, size))
        for flash in self.flashes:
            radius = max(3, round(flash.radius * (0.6 + 0.4 * flash.ticks / flash.life)))
            level = round(flash.ticks / flash.life * 8) / 8
            picture = glow(radius, flash.colour, level)
            surface.blit(picture, (round(flash.x) - left - radius, round(flash.y) - top - radius), special_flags=ADD)

    def draw_ghosts(self, surface: pygame.Surface, left: int, top: int, fade) -> None:  # type: ignore[no-untyped-def]
        """What a dash leaves behind; ``fade(sprite, colour, share)`` makes a thin copy."""
        for ghost in self.ghosts:
            share = 0.45 * (1 - ghost.ticks / TUNING.ghost_ticks)
            thin = fade(ghost.sprite, mix(TEAL, AMBER, ghost.ticks / TUNING.ghost_ticks), share)
            at = thin.at(ghost.x, ghost.y)
            surface.blit(thin.picture, (at[0] - left, at[1] - top), special_flags=OVER)


def _landed(effects: Effects, world: World, event: Event) -> None:
    if event.who != "rita" or event.amount < 200:
        return
    force = min(1.0, event.amount / 560)
    suit = world.state.suit
    for side in (0.0, math.pi):
        effects.burst(suit.x, suit.y - 1, round(2 + 6 * force), (DUST, DIM), 0.6 + 1.6 * force, 22, -0.01, side, 0.7)


def _jumped(effects: Effects, world: World, event: Event) -> None:
    suit = world.state.suit
    if event.what == "wall":
        effects.burst(suit.x - suit.facing * 9, suit.y - 10, 5, (DUST, DIM), 1.2, 18, 0.02, math.pi / 2, 1.5)
    else:
        effects.burst(suit.x, suit.y - 1, 4, (DUST, DIM), 0.9, 16, 0.0, math.pi / 2, 2.8)


def _dashed(effects: Effects, world: World, event: Event) -> None:
    suit = world.state.suit
    back = math.pi if suit.facing > 0 else 0.0
    effects.burst(suit.x, suit.y - suit.h / 2, 10, (TEAL, CREAM), 2.4, 16, 0.0, back, 0.8)


def _struck(effects: Effects, world: World, event: Event) -> None:
    target = world.by_id.get(event.who)
    x, y = event.x, event.y
    if not x and not y and target is not None:
        x, y = target.x, target.y - target.h / 2
    suit = world.state.suit
    away = math.atan2(y - (suit.y - 30), x - suit.x)
    effects.burst(x, y, round(5 + min(14, event.amount / 2)), (WHITE, CREAM, AMBER), 3.0, 14, 0.06, away, 1.4)
    effects.flash(x, y, 14 + round(min(16, event.amount / 2)), CREAM)
    effects.shake(0.12 if event.amount < 20 else 0.25)


def _hurt(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 14, (CREAM, AMBER, WHITE), 2.6, 22, 0.08)
    if event.who == world.state.suit.id:
        effects.shake(min(0.6, 0.2 + event.amount / 60))


def _died(effects: Effects, world: World, event: Event) -> None:
    if event.who == "rita":
        effects.shake(0.5)
        return
    if isinstance(world.by_id.get(event.who), Person):  # they lie where they fell; nothing flies to pieces
        effects.burst(event.x, event.y - 4, 10, (DUST, DIM), 1.6, 30, 0.04)
        return
    effects.burst(event.x, event.y - 10, 18, (SHARD, WINE, mix(HIVE, WHITE, 0.3)), 2.8, 34, 0.09)
    effects.flash(event.x, event.y - 10, 34, HIVE, 9)
    effects.debris.throw("leg", event.x, event.y - 12, 2, 3.0)


def _fired(effects: Effects, world: World, event: Event) -> None:
    shooter = world.by_id.get(event.who)
    if isinstance(shooter, Person):
        side = shooter.facing
        muzzle = shooter.x + side * 26, shooter.y - shooter.h * 0.62
        effects.flash(*muzzle, 13, AMBER, 4)
        effects.burst(*muzzle, 4, (CREAM, AMBER), 3.4, 9, 0.0, 0.0 if side > 0 else math.pi, 0.4)
        return
    suit = world.state.suit
    angle = suit.aim * math.tau / 1024
    x, y = event.x + math.cos(angle) * 8, event.y + math.sin(angle) * 8
    effects.flash(x, y, 22 if event.what == "slug" else 13, AMBER, 4)
    effects.burst(x, y, 9 if event.what == "slug" else 3, (CREAM, AMBER), 3.2, 9, 0.0, angle, 0.8)
    if event.what == "slug":
        effects.shake(0.25)


def _missed(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 4, (CREAM, AMBER), 1.8, 12, 0.08)


def _cut(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 16, (CREAM, AMBER, rgb("#7c2c48")), 2.6, 30, 0.09)
    effects.flash(event.x, event.y, 26, AMBER, 8)
    effects.shake(0.12)


def _broke(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 22, (DUST, DIM, CREAM), 2.6, 34, 0.12)
    effects.shake(0.25)


def _bumped(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 6, (DUST, DIM), 1.2, 20, 0.02)
    effects.shake(min(0.3, event.amount / 1500))


def _splashed(effects: Effects, world: World, event: Event) -> None:
    colours = (rgb("#cfe6ea"), rgb("#8fb4c0"))
    effects.burst(event.x, event.y, 18, colours, 2.6, 30, 0.14, -math.pi / 2, 1.4)


def _stepped(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y - 1, 1, (DUST, DIM), 0.5, 14, -0.01, -math.pi / 2, 2.0)


def _burst(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 50, (WINE, HIVE, SHARD), 4.0, 60, 0.05, -math.pi / 2, 2.2, 2)
    effects.flash(event.x, event.y, 90, HIVE, 24)
    effects.shake(0.5)


def _alarm_hit(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 6, (CREAM, AMBER), 1.6, 14, 0.06)


def _alarm_broken(effects: Effects, world: World, event: Event) -> None:
    effects.burst(event.x, event.y, 24, (CREAM, AMBER, DIM), 2.6, 40, 0.12)
    effects.shake(0.2)


def _dodged(effects: Effects, world: World, event: Event) -> None:
    suit = world.state.suit
    effects.burst(suit.x, suit.y - suit.h / 2, 6, (TEAL, WHITE), 1.6, 14)


SHOWN = {
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
    "alarm_hit": _alarm_hit,
    "alarm_broken": _alarm_broken,
    "dodged": _dodged,
}
