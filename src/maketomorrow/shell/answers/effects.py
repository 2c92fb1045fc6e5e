"""What the eye gets on top of the day: dust, sparks, puffs, light, shaking. Nothing flows back.

Effects have chance of their own, counted by what they have thrown; the day's is never touched.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.answers.answers import ANSWERS, FOAM, surface_over
from maketomorrow.shell.figures.debris import Debris
from maketomorrow.shell.figures.footing import Footing
from maketomorrow.shell.paint import ADD, OVER, Canvas, Sprite, glow
from maketomorrow.shell.palette import AMBER, CREAM, SUIT, Colour, mix, rgb
from maketomorrow.shell.settings import Settings
from maketomorrow.sim.events import Event
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World
from maketomorrow.sim.triggers import wind_at


@dataclass(frozen=True, slots=True)
class EffectTuning:
    """How much of it."""

    most: int = 400  # motes at once
    most_puffs: int = 60
    few_share: float = 0.4  # of motes and pieces, where the settings ask for few
    trauma_fades: float = 1.5 / 60  # each tick
    shake_px: float = 7.0  # at full trauma
    ghost_ticks: int = 14  # what is left behind of a dash
    streak_ticks: float = 1.7  # of its way that a spark leaves behind it
    soft_share: float = 0.5  # of a flash that is left when flashes are softened ...
    soft_slower: float = 1.8  # ... and so many times as long it takes to go
    slide_ticks: int = 4  # dust of a sliding foot or hand, or a bubble, comes so often
    bubble_px: float = 0.9  # a bubble goes up each tick
    gasp_ticks: int = 110  # under water, of which the second half gives twice the bubbles


TUNING = EffectTuning()
DUST = rgb("#b9a4a8")
STREAK = rgb("#24221f")  # what a gust adds to the air behind it
_THICK = 10  # steps from a puff that is gone to one that hides what is behind it
_FADES = 6  # pictures of a ghost that goes


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
    spark: bool = False  # it leaves a line behind it


@dataclass(slots=True)
class Flash:
    """A light that goes out at once. ``points`` of a star about it, ``turn`` radians; 0 = none."""

    x: float
    y: float
    ticks: int
    life: int
    radius: int
    colour: Colour
    points: int = 0
    turn: float = 0.0


@dataclass(slots=True)
class Puff:
    """A soft ball that grows and thins: smoke, dust, ink."""

    x: float
    y: float
    vx: float
    vy: float
    ticks: int
    life: int
    radius: float
    grows: float  # px a tick
    colour: Colour
    share: float


@dataclass(slots=True)
class Ring:
    """A wave that runs out from a blow."""

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

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self.motes: list[Mote] = []
        self.flashes: list[Flash] = []
        self.puffs: list[Puff] = []
        self.rings: list[Ring] = []
        self.debris = Debris()
        self.ghosts: list[Ghost] = []
        self.kinds: dict[str, str] = {}  # mimic -> its kind, also when it is gone already
        self.trauma = 0.0
        self.still = False  # what is in the air hangs there
        self._age = 0
        self._rolled = 0
        self._ground: Footing | None = None

    def clear(self) -> None:
        """Another morning: nothing of yesterday is in the air."""
        for kept in (self.motes, self.flashes, self.puffs, self.rings, self.ghosts):
            kept.clear()
        self.debris.clear()
        self.kinds.clear()
        self.trauma = 0.0

    # --- what happens -----------------------------------------------------------------------

    def notice(self, world: World, events: list[Event]) -> None:
        """Turn a tick's events into what is seen of them, within that tick."""
        for event in events:
            answer = ANSWERS.get(event.name)
            if answer is not None:
                answer(self, world, event)
        self._slide(world)

    def _chance(self) -> float:
        self._rolled += 1
        return roll(self._rolled, "effects", 0)

    def _count(self, count: int) -> int:
        return count if self._settings.effects != "few" else max(1, round(count * TUNING.few_share))

    def burst(
        self, x: float, y: float, count: int, colours: tuple[Colour, ...], speed: float, life: int, pull: float = 0.0,
        angle: float = 0.0, spread: float = math.tau, size: int = 1, spark: bool = False,
    ) -> None:  # fmt: skip
        """Throw ``count`` motes from a spot; ``angle`` and ``spread`` in radians, ``speed`` px/tick."""
        chance = self._chance
        for _ in range(min(self._count(count), TUNING.most - len(self.motes))):
            a = angle + (chance() - 0.5) * spread
            v = speed * (0.25 + 0.75 * chance())
            ticks = round(life * (0.5 + 0.5 * chance()))
            wide = size + (chance() < 0.25)
            colour = colours[int(chance() * len(colours))]
            self.motes.append(
                Mote(x, y, math.cos(a) * v, math.sin(a) * v, ticks, ticks, wide, colour, pull, spark=spark)
            )

    def sparks(self, x: float, y: float, count: int, angle: float, speed: float = 4.6, spread: float = 1.3) -> None:
        """White-hot lines off a blow."""
        self.burst(x, y, count, ((255, 246, 232), CREAM, AMBER), speed, 13, 0.1, angle, spread, spark=True)

    def puff(
        self, x: float, y: float, colour: Colour, radius: float = 3.0, vx: float = 0.0, vy: float = -0.15,
        life: int = 26, grows: float = 0.2, share: float = 0.4,
    ) -> None:  # fmt: skip
        """A soft ball of about ``radius`` px; no two are alike, and none is quite where it was asked for."""
        if len(self.puffs) >= TUNING.most_puffs:
            return
        chance = self._chance
        x, y = x + (chance() - 0.5) * 2.4 * radius, y + (chance() - 0.6) * 1.6 * radius
        ticks = round(life * (0.7 + 0.6 * chance()))
        size = 0.6 + 0.8 * chance()
        self.puffs.append(
            Puff(x, y, vx * (0.6 + 0.8 * chance()), vy * size, ticks, ticks, radius * size, grows, colour, share * size)
        )

    def splinters(
        self, make: str, x: float, y: float, count: int, speed: float, angle: float = -math.pi / 2,
        spread: float = math.tau,
    ) -> None:  # fmt: skip
        """Pieces that fall and lie."""
        self.debris.throw(make, x, y, self._count(count), speed, angle, spread)

    def flash(
        self, x: float, y: float, radius: int, colour: Colour, life: int = 6, points: int = 0, turn: float = 0.0
    ) -> None:
        """Light a spot up for ``life`` ticks, with a star of so many points about it."""
        life = round(life * TUNING.soft_slower) if self._softened else life
        self.flashes.append(Flash(x, y, life, life, radius, colour, points, turn))

    @property
    def _softened(self) -> bool:
        return self._settings.flash == "softened"

    def ring(self, x: float, y: float, radius: int, colour: Colour, life: int = 12) -> None:
        """A wave out to ``radius`` px."""
        self.rings.append(Ring(x, y, life, life, radius, colour))

    def shake(self, amount: float) -> None:
        """Add to the trauma, 1 being all there is."""
        self.trauma = min(1.0, self.trauma + amount)

    def ground_of(self, world: World) -> Footing:
        """What falls now, falls on this."""
        if self._ground is None or self._ground.terrain is not world.plan.terrain:
            self._ground = Footing(world.plan.terrain)
        self._ground.look(world)
        return self._ground

    def tick(self, world: World) -> None:
        """One tick of everything in the air."""
        self._age += 1
        self._blow(world)
        self.trauma = max(0.0, self.trauma - TUNING.trauma_fades)
        if self.still:
            return
        for mote in self.motes:
            mote.ticks -= 1
            mote.vy = mote.vy * mote.drag + mote.pull
            mote.vx *= mote.drag
            mote.x += mote.vx
            mote.y += mote.vy
        self.motes = [mote for mote in self.motes if mote.ticks > 0]
        for puff in self.puffs:
            puff.ticks -= 1
            puff.vx *= 0.93
            puff.x += puff.vx
            puff.y += puff.vy
            puff.radius += puff.grows * puff.ticks / puff.life
        self.puffs = [puff for puff in self.puffs if puff.ticks > 0]
        for flash in self.flashes:
            flash.ticks -= 1
        for ring in self.rings:
            ring.ticks -= 1
        self.flashes = [flash for flash in self.flashes if flash.ticks > 0]
        self.rings = [ring for ring in self.rings if ring.ticks > 0]
        self.debris.tick(self.ground_of(world))
        for ghost in self.ghosts:
            ghost.ticks += 1
        self.ghosts = [ghost for ghost in self.ghosts if ghost.ticks < TUNING.ghost_ticks]

    def _slide(self, world: World) -> None:
        """Soles that brake and a hand on a wall raise dust; spit drips on its way, and breath goes up in bubbles."""
        state = world.state
        if state.tick % TUNING.slide_ticks:
            return
        suit = state.suit
        if suit.stance == "water":
            self._breathe(world, suit)
        elif suit.stance == "wall" and suit.vy > 20:
            side = suit.wall_side
            self.puff(suit.x + side * 9, suit.y - suit.h * 0.4, DUST, 1.8, -side * 0.3, -0.3, 18, 0.14, 0.5)
        elif suit.grounded and suit.vx * suit.facing < -60 and world.aim < 0:
            self.puff(suit.x - suit.facing * 8, suit.y - 2, DUST, 2.0, suit.vx / 90, -0.2, 18)
        for shot in state.shots:
            if shot.kind == "spit":
                self.burst(shot.x, shot.y, 1, (rgb("#ff7a6a"), rgb("#8a1f3c")), 0.4, 20, 0.06)

    def _breathe(self, world: World, suit: Suit) -> None:
        """Bubbles go up from her as far as the surface, the more the less breath she has; at the surface it ripples."""
        x, y = suit.x + suit.facing * 5, suit.y - suit.h * 0.85
        top, up = surface_over(world, suit.x, suit.y - 4), TUNING.bubble_px
        if y <= top + 3:
            way = 1 if self._chance() < 0.5 else -1
            self.motes.append(Mote(suit.x + way * 8, top, way * 0.7, 0.0, 26, 26, 1, FOAM[1], drag=0.98, long=7))
            return
        for _ in range(2 if suit.water_ticks * 2 > TUNING.gasp_ticks else 1):
            ticks = max(4, min(90, round((y - top) / up)))
            size = 2 if self._chance() < 0.4 else 1
            across = (self._chance() - 0.5) * 0.5
            self.motes.append(
                Mote(
                    x, y, across, -TUNING.bubble_px, ticks, ticks, size, FOAM[size % 2], -TUNING.bubble_px * 0.02, 0.98
                )
            )

    def _blow(self, world: World) -> None:
        """A gust is seen before it is felt: streaks cross the picture while it lasts."""
        suit = world.state.suit
        wind = wind_at(world, suit.x, suit.y - suit.h)
        if not wind or len(self.motes) >= TUNING.most:
            return
        way = 1 if wind > 0 else -1
        x = suit.x - way * (120 + 260 * self._chance())
        y = suit.y - 190 + 230 * self._chance()
        ticks = 46 + round(30 * self._chance())
        speed = way * (7.5 + 3 * self._chance())
        self.motes.append(
            Mote(x, y, speed, 0.0, ticks, ticks, 1, CREAM, drag=1.0, long=12 + round(16 * self._chance()))
        )

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
        """Everything in the air, over everything that walks."""
        width, height = surface.get_size()
        back = share - 1
        soft: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for puff in self.puffs:
            radius = round(puff.radius)
            x, y = round(puff.x + puff.vx * back) - left - radius, round(puff.y + puff.vy * back) - top - radius
            if -2 * radius < x < width and -2 * radius < y < height and radius:
                soft.append(
                    (_cloud(radius, puff.colour, round(min(1.0, puff.share * puff.ticks / puff.life) * _THICK)), (x, y))
                )
        if soft:
            surface.fblits(soft, OVER)
        for mote in self.motes:
            x, y = round(mote.x - left + mote.vx * back), round(mote.y - top + mote.vy * back)
            if not (-2 < x < width and -2 < y < height):
                continue
            if mote.spark:
                end = round(x - mote.vx * TUNING.streak_ticks), round(y - mote.vy * TUNING.streak_ticks)
                pygame.draw.line(surface, mote.colour, (x, y), end)
            elif mote.long:
                share = min(1.0, mote.ticks / 12, (mote.life - mote.ticks) / 8)
                length = max(1, round(mote.long * share))
                # air, not chalk: a breath of light with a brighter head, and what is behind it shines through
                surface.fill(STREAK, (x, y, length, 1), special_flags=ADD)
                head = x + length * 2 // 3 if mote.vx > 0 else x
                surface.fill(STREAK, (head, y, length // 3, 1), special_flags=ADD)
            else:
                size = mote.size if mote.ticks * 3 > mote.life else 1
                surface.fill(mote.colour, (x, y, size, size))
        self._draw_lights(surface, left, top)

    def _draw_lights(self, surface: pygame.Surface, left: int, top: int) -> None:
        kept = TUNING.soft_share if self._softened else 1.0
        dimmer = 2 if self._softened else 0  # steps of a star's way into the dark
        for flash in self.flashes:
            radius = max(4, round(flash.radius * (0.6 + 0.4 * flash.ticks / flash.life) / 4) * 4)
            level = round(flash.ticks / flash.life * kept * 6) / 6
            x, y = round(flash.x) - left, round(flash.y) - top
            surface.blit(glow(radius, flash.colour, level), (x - radius, y - radius), special_flags=ADD)
            step = dimmer + (flash.life - flash.ticks) * 4 // flash.life
            if flash.points and step <= 3:
                star = _star(flash.points, round(flash.turn * 8 / math.tau) % 8, round(flash.radius / 6) * 3, step)
                surface.blit(star.picture, star.at(x, y), special_flags=ADD)
        for ring in self.rings:
            t = 1 - ring.ticks / ring.life
            radius = max(2, round(ring.radius * (1 - (1 - t) ** 3)))
            picture = _wave(radius, ring.colour, round(kept * 0.8 * (1 - t) * 5))
            surface.blit(picture, (round(ring.x) - left - radius, round(ring.y) - top - radius), special_flags=ADD)

    def draw_ghosts(self, surface: pygame.Surface, left: int, top: int, fade) -> None:  # type: ignore[no-untyped-def]
        """What a dash leaves behind; ``fade(sprite, colour, share)`` makes a thin copy."""
        for ghost in self.ghosts:
            gone = ghost.ticks * _FADES // TUNING.ghost_ticks / _FADES
            thin = fade(ghost.sprite, mix(AMBER, SUIT, gone), 0.45 * (1 - gone))
            at = thin.at(ghost.x, ghost.y)
            surface.blit(thin.picture, (at[0] - left, at[1] - top), special_flags=OVER)


@lru_cache(maxsize=1000)
def _cloud(radius: int, colour: Colour, level: int) -> pygame.Surface:
    """A soft disc, to be laid over; ``level`` of _THICK is how thick it is."""
    picture = pygame.Surface((radius * 2, radius * 2), pygame.SRCALPHA)
    for r in range(radius, 0, -1):
        share = level / _THICK * (1 - (r / (radius + 0.5)) ** 2) ** 1.3
        tone = round(colour[0] * share), round(colour[1] * share), round(colour[2] * share), round(255 * share)
        pygame.draw.circle(picture, tone, (radius, radius), r)
    return picture


@lru_cache(maxsize=256)
def _star(points: int, turn: int, radius: int, step: int) -> Sprite:
    """A star of light, to be added: long rays, of which the first goes where the blow went; ``step`` 0..3."""
    canvas = Canvas(-radius * 2 - 2, -radius * 2 - 2, radius * 2 + 2, radius * 2 + 2)
    first = turn / 8 * math.tau
    fresh = 1 - step * 0.24
    for wide, colour in ((1.0, mix((0, 0, 0), AMBER, 0.5 * fresh)), (0.55, mix((0, 0, 0), (255, 246, 232), fresh))):
        spots = []
        for k in range(points * 2):
            a = first + k / (points * 2) * math.tau
            long = radius * (1.7 if k == 0 else 0.95 if k % 4 else 1.2) * (0.55 + 0.45 * fresh)
            r = (long if k % 2 == 0 else radius * 0.26) * wide
            spots.append((math.cos(a) * r, math.sin(a) * r))
        canvas.poly(spots, colour)
    return canvas.sprite()


@lru_cache(maxsize=160)
def _wave(radius: int, colour: Colour, level: int) -> pygame.Surface:
    """A thin circle of light, to be added; ``level`` of 5."""
    picture = pygame.Surface((radius * 2, radius * 2))
    tone = mix((0, 0, 0), colour, level / 5)
    pygame.draw.circle(picture, tone, (radius, radius), radius, 2 if radius > 10 else 1)
    return picture
