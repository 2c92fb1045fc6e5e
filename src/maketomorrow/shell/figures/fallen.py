"""Those who have fallen today: bodies that fell as bodies, and mimics on their backs.

The day keeps the dead where its own rules leave them; here they fall about that spot by the picture's
own physics, and go along when what they lie on moves.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial

import pygame

from maketomorrow.core.rng import roll
from maketomorrow.shell.figures.acting import CAUGHT
from maketomorrow.shell.figures.bones import BONES, Bearing, Stand
from maketomorrow.shell.figures.crew import pose_of
from maketomorrow.shell.figures.figures import Figures, levels_of
from maketomorrow.shell.figures.footing import LOOK_TICKS, Footing
from maketomorrow.shell.figures.limp import Limp
from maketomorrow.shell.figures.mimic_parts import STEPS
from maketomorrow.shell.figures.people import scale_of
from maketomorrow.shell.paint import ADD, OVER, Canvas, Sprite, bezier, glow
from maketomorrow.shell.palette import HIVE, rgb
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import PersonPlan
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class FallTuning:
    """How the dead are thrown. Px and ticks."""

    thrown_share: float = 1.0 / 60  # px a tick for each px/s of the blow
    least_lift: float = -1.4  # px a tick: whoever is struck down leaves the ground
    pressed: float = 1.0  # px a tick, down: whoever is crushed, or falls to death
    spin: float = 0.035  # rad a tick, backward
    redraw_ticks: int = 2  # a body that falls is drawn anew so often
    late_ticks: int = 6  # where there is no time between two frames, so often within one
    carcass_ticks: int = 1500  # a mimic lies so long
    sink_ticks: int = 90
    carcasses: int = 30  # the oldest make room
    curl_ticks: int = 3  # each picture of a mimic that draws its legs in
    pull: float = 0.24
    bounce: float = 0.3


TUNING = FallTuning()
TENDRILS = 7  # pictures of roots that close over somebody
ROOT = rgb("#2a0f2c")
ROOT_RIM = rgb("#a0506a")


@dataclass(slots=True)
class Body:
    """Somebody who lies or falls. ``at`` is where the day has them, to be followed."""

    limp: Limp
    at: tuple[float, float]
    sprite: Sprite | None = None
    drawn_tick: int = -100
    drawn_lying: bool = False


@dataclass(slots=True)
class Carcass:
    """A dead mimic. World px, px a tick."""

    kind: str
    x: float
    y: float
    vx: float
    vy: float
    facing: int
    ticks: int = 0
    lies: bool = False


@dataclass(slots=True)
class Fallen:
    """All of them, by id."""

    plans: dict[str, PersonPlan]
    bodies: dict[str, Body] = field(default_factory=dict)
    carcasses: list[Carcass] = field(default_factory=list)
    ticks: int = 0
    _due: tuple[Body, Callable[[], Sprite]] | None = None  # the body to be drawn anew in the time between frames

    def clear(self) -> None:
        """Another morning: everybody is alive."""
        self.bodies.clear()
        self.carcasses.clear()
        self._due = None

    # --- falling --------------------------------------------------------------------------------

    def suit_falls(self, suit: Suit, stand: Stand, bearing: Bearing) -> None:
        """She dies on her feet, in this pose; whoever sinks to her knees does not come here."""
        vx, vy = suit.vx * TUNING.thrown_share, suit.vy * TUNING.thrown_share
        spin = -TUNING.spin * (1 if vx * suit.facing <= 0 else -1) * suit.facing
        if suit.last_cause in CAUGHT:
            vy, spin = TUNING.pressed, 0.0
        else:
            vy = min(vy, TUNING.least_lift)
        limp = Limp(suit.x, suit.y, BONES.scale, suit.facing, stand, bearing, vx, vy, spin)
        self.bodies[suit.id] = Body(limp, (suit.x, suit.y))

    def person_falls(self, person: Person, tick: int) -> None:
        """One of the people dies where they are, in whatever they did."""
        plan = self.plans[person.id]
        stand, bearing = pose_of(person, plan, tick)
        vx, vy = person.vx * TUNING.thrown_share, min(person.vy * TUNING.thrown_share, TUNING.least_lift)
        way = 1 if vx * person.facing <= 0 else -1
        limp = Limp(
            person.x,
            person.y,
            scale_of(plan),
            person.facing,
            stand,
            bearing,
            vx,
            vy,
            -TUNING.spin * way * person.facing,
        )
        self.bodies[person.id] = Body(limp, (person.x, person.y))

    def found_dead(self, person: Person, ground: Footing) -> None:
        """Somebody died while nobody looked: they lie there already."""
        self.person_falls(person, 0)
        limp = self.bodies[person.id].limp
        for _ in range(90):
            limp.tick(ground)
        limp.lies = True

    def mimic_falls(self, kind: str, x: float, y: float, vx: float, vy: float, facing: int) -> None:
        """A mimic is thrown on its back."""
        self.carcasses.append(Carcass(kind, x, y, vx, vy, facing))
        del self.carcasses[: max(0, len(self.carcasses) - TUNING.carcasses)]

    def tick(self, world: World, ground: Footing) -> None:
        """One tick of every fall."""
        self.ticks += 1
        for id_, body in self.bodies.items():
            who = world.by_id.get(id_)
            if isinstance(who, (Suit, Person)) and body.at != (who.x, who.y):
                if body.limp.lies:
                    body.limp.shift(who.x - body.at[0], who.y - body.at[1])
                body.at = (who.x, who.y)
            body.limp.tick(ground)
        for carcass in self.carcasses:
            carcass.ticks += 1
            if carcass.lies and carcass.ticks % LOOK_TICKS == 0 and ground.gone(carcass.x, carcass.y + 1.0):
                carcass.lies = False
            if not carcass.lies:
                _tumble(carcass, ground)
        if self.carcasses and self.carcasses[0].ticks > TUNING.carcass_ticks:
            del self.carcasses[0]

    # --- drawing --------------------------------------------------------------------------------

    def draw_suit(self, surface: pygame.Surface, suit: Suit, figures: Figures, left: int, top: int) -> bool:
        """Her body, if she fell as one; False if she did not."""
        body = self.bodies.get(suit.id)
        if body is None:
            return False
        levels = levels_of(suit)
        flip = body.limp.facing < 0
        self._draw(surface, body, lambda s, b: figures.fallen_suit(s, b, levels, flip), left, top)
        return True

    def draw_person(self, surface: pygame.Surface, person: Person, figures: Figures, left: int, top: int) -> bool:
        """Somebody's body; False if they have only just begun to fall, and it will be drawn between two frames."""
        body = self.bodies[person.id]
        if body.sprite is None and body.limp.ticks <= 2 and self._due is None:
            _, _, stand, bearing = body.limp.pose()
            self._due = body, partial(figures.fallen_person, person, stand, bearing, body.limp.facing < 0)
            return False
        flip = body.limp.facing < 0
        self._draw(surface, body, lambda s, b: figures.fallen_person(person, s, b, flip), left, top)
        return True

    def _draw(self, surface: pygame.Surface, body: Body, picture, left: int, top: int) -> None:  # type: ignore[no-untyped-def]
        limp = body.limp
        x, y, stand, bearing = limp.pose()
        age = self.ticks - body.drawn_tick
        if body.sprite is None or (age >= TUNING.late_ticks and not body.drawn_lying):
            body.sprite, body.drawn_tick, body.drawn_lying = picture(stand, bearing), self.ticks, limp.lies
        elif self._due is None and not body.drawn_lying and age >= TUNING.redraw_ticks:
            self._due = body, partial(picture, stand, bearing)
        surface.blit(body.sprite.picture, body.sprite.at(x - left, y - top), special_flags=OVER)

    def prepare(self) -> None:
        """Draw one falling body anew, now that the frame is shown."""
        if self._due is not None:
            body, picture = self._due
            self._due = None
            body.sprite, body.drawn_tick, body.drawn_lying = picture(), self.ticks, body.limp.lies

    def draw_carcasses(self, surface: pygame.Surface, figures: Figures, left: int, top: int) -> None:
        """Every dead mimic in the picture; a light that has just gone out glows on for a moment."""
        width, height = surface.get_size()
        for carcass in self.carcasses:
            x, y = round(carcass.x) - left, round(carcass.y) - top
            if not (-90 < x < width + 90 and -90 < y < height + 90):
                continue
            step = min(STEPS - 1, carcass.ticks // TUNING.curl_ticks)
            sprite, figure = figures.carcass(carcass.kind, step, carcass.facing)
            sink = max(0, carcass.ticks - TUNING.carcass_ticks + TUNING.sink_ticks)
            picture = sprite.picture
            if sink:  # the ground takes it back
                keep = picture.get_height() * (TUNING.sink_ticks - sink) // TUNING.sink_ticks
                picture = picture.subsurface((0, 0, picture.get_width(), max(1, keep)))
                y += sprite.picture.get_height() - keep
            surface.blit(picture, (x - sprite.ox, y - sprite.oy), special_flags=OVER)
            if carcass.ticks < 20:
                side = figure.light[0] if carcass.facing > 0 else -figure.light[0]
                halo = glow(16, HIVE, round((1 - carcass.ticks / 20) * 8) / 8)
                surface.blit(halo, (x + round(side) - 16, y + round(figure.light[1]) - 16), special_flags=ADD)


def _tumble(carcass: Carcass, ground: Footing) -> None:
    carcass.vy = min(carcass.vy + TUNING.pull, 10.0)
    x, y = carcass.x + carcass.vx, carcass.y + carcass.vy
    wall = ground.floor(x + math.copysign(9, carcass.vx), y - 8)
    if wall is not None and wall < y - 14:
        carcass.vx *= -0.4
        x = carcass.x
    floor = ground.floor(x, y + 0.5)
    if floor is None:
        carcass.x, carcass.y = x, y
        return
    carcass.x, carcass.y = x, floor
    carcass.vx *= 0.6
    if carcass.vy > 1.5:
        carcass.vy *= -TUNING.bounce
    else:
        carcass.vy = 0.0
        carcass.lies = abs(carcass.vx) < 0.1


def _pointed(wide: float, t: float) -> float:
    return wide * (1 - t) + 0.3


@lru_cache(maxsize=TENDRILS)
def tendrils(step: int) -> Sprite:
    """What growth does to whoever dies in it: roots close over them, 0 bare ground, TENDRILS - 1 all of it."""
    canvas = Canvas(-30, -50, 30, 8)
    t = (step + 1) / TENDRILS
    for n, (x, high, bend) in enumerate(((-14, 30, 16), (12, 36, -18), (-4, 44, 11), (18, 24, -24), (-20, 20, 22))):
        top = -high * t
        spots = bezier((x, 3), (x - bend * 0.3, top * 0.4), (x + bend * t, top * 0.7), (x + bend * 0.4 * t, top), 14)
        for wide, colour in ((2.6, ROOT_RIM), (1.9, ROOT)):
            shift = 0.5 if colour is ROOT else 0.0
            canvas.ribbon([(sx - shift, sy + shift) for sx, sy in spots], partial(_pointed, wide), colour)
        if n % 2 and step > 2:
            canvas.disc(spots[-1], 1.5, HIVE)
    return canvas.sprite()


def thrown(n: int, vx: float, vy: float) -> tuple[float, float]:
    """How a dead mimic flies: along the blow, and up."""
    lift = 2.4 + 1.4 * roll(n, "thrown", 0)
    return max(-4.0, min(4.0, vx)), min(vy, 0.0) - lift
