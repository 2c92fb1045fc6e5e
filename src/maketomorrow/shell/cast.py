"""Everybody in the picture: Rita, the crew, the mimics, what is left of them, and the shadows under their feet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec
import pygame

from maketomorrow.shell.answers.effects import Effects, Ghost
from maketomorrow.shell.answers.strikes import draw_swing
from maketomorrow.shell.between import Between
from maketomorrow.shell.figures.acting import POSE, USES, Memory, dying_of, falls_as_a_body
from maketomorrow.shell.figures.crew import foe_way_of
from maketomorrow.shell.figures.depth import DEPTHS, Pack, Place
from maketomorrow.shell.figures.fallen import TENDRILS, Fallen, tendrils, thrown
from maketomorrow.shell.figures.figures import DAWN, Figures, shape_of
from maketomorrow.shell.figures.footing import Footing
from maketomorrow.shell.figures.poses import STANDS
from maketomorrow.shell.figures.rims import rim_of
from maketomorrow.shell.figures.room import Room
from maketomorrow.shell.paint import ADD, OVER, Sprite, glow
from maketomorrow.shell.palette import CREAM, HIVE, INK, WHITE, Colour
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Mover
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import PersonPlan
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class CastTuning:
    """How those who move are set into the picture."""

    margin_px: int = 90  # whoever is further outside the picture is not drawn
    away_px: int = 500  # whoever is so far from its middle is not even looked at
    step_ticks: int = 4  # from one little step back, or aside, to the next
    aside_px: int = 3  # whoever makes room has stepped back so far from those who pass
    shadow_share: int = 90  # of 255, under feet
    shadow_falls_px: int = 80  # nobody so high has one
    pocket_px: int = 44  # of the haze behind her, in an area that has one


TUNING = CastTuning()


class Cast:
    """Draws all who move, with what the drawing remembers of them from tick to tick."""

    def __init__(self, people: Sequence[PersonPlan], between: Between) -> None:
        self.figures = Figures(people)
        self.fallen = Fallen({plan.id: plan for plan in people})
        self._between = between
        self._memory = Memory()
        self.pose = ""  # she is drawn in this pose of the story's instead of her own
        self._hour: Colour = DAWN
        self._ground: Footing | None = None
        self._pack = Pack()
        self._room = Room()
        self._near: list[Person] = []  # people who live and may be seen
        self._tick = 0
        self._mimics: dict[str, tuple[str, int, float, float]] = {}  # kind, facing, speed of each a tick ago
        self._stood: dict[str, Sprite] = {}  # how each of the people was last seen on their feet

    def morning(self) -> None:
        """Nobody has died yet."""
        self._memory = Memory()
        self._mimics.clear()
        self._pack.clear()
        self._room.clear()
        self._stood.clear()
        self.fallen.clear()

    def notice(self, world: World, events: list[Event], effects: Effects) -> None:
        """Take note of a tick that has been lived."""
        suit, memory, tick = world.state.suit, self._memory, world.state.tick
        memory.braking = suit.grounded and suit.vx * memory.was_vx > 0 and abs(suit.vx) < abs(memory.was_vx) - 4
        if suit.grounded and suit.vx * suit.facing < 0 and world.aim < 0:
            memory.braking = True  # she has turned, and slides on
        memory.was_vx = suit.vx
        memory.still_ticks = memory.still_ticks + 1 if suit.stance == "ground" and not suit.vx and suit.alive else 0
        for event in events:
            if event.name == "died":
                self._falls(world, event)
            elif event.by == suit.id and event.name in USES:
                memory.used_tick = tick
            elif event.who != suit.id:
                continue
            elif event.name == "jumped":
                memory.jumped_tick = tick
            elif event.name == "landed" and event.amount > POSE.land_speed:
                memory.landed_tick = tick
            elif event.name == "swapped":
                memory.swapped_tick = tick
            elif event.name == "swung":
                memory.blows += 1
            elif event.name == "hurt":
                memory.hurt_from = -1 if suit.vx * suit.facing > 0 else 1
        for mimic in world.state.mimics:
            self._mimics[mimic.id] = (mimic.KIND, mimic.facing, mimic.vx, mimic.vy)
        if suit.stance == "dash" and suit.stance_ticks % 2 == 0:
            for sprite, above in self.figures.suit(suit, tick, memory, False):
                effects.ghosts.append(Ghost(sprite, suit.x, suit.y - above))

    def _falls(self, world: World, event: Event) -> None:
        suit, who = world.state.suit, world.by_id.get(event.who)
        if event.who == suit.id:
            if falls_as_a_body(suit):
                suit_was = dying_of(_as_alive(suit), event.tick, self._memory)
                self.fallen.suit_falls(suit, STANDS[suit_was.stand], shape_of(suit_was))
        elif isinstance(who, Person):
            self.fallen.person_falls(who, event.tick)
        elif event.who in self._mimics:
            kind, facing, vx, vy = self._mimics.pop(event.who)
            killer = world.by_id.get(event.by)
            away = 0.0 if not isinstance(killer, Mover) else 1.0 if event.x > killer.x else -1.0
            speed = thrown(self.fallen.ticks, away * 1.6 + vx / 120, vy / 60)
            self.fallen.mimic_falls(kind, event.x, event.y, *speed, facing)

    def rest(self, world: World, effects: Effects) -> None:
        """One tick of the picture's own life."""
        if not world.state.suit.alive:
            self._memory.dead_ticks += 1
        self._ground = effects.ground_of(world)
        self.fallen.tick(world, self._ground)
        self._tick = world.state.tick
        if self.fallen.ticks % TUNING.step_ticks == 0:
            self._make_room(world)

    def _make_room(self, world: World) -> None:
        """Those who are in each other's way stand a little deeper, or aside."""
        her, away = world.state.suit.x, TUNING.away_px
        self._pack.step([one for one in world.state.mimics if abs(one.x - her) < away])
        self._near = [one for one in world.state.people if one.alive and not one.inside and abs(one.x - her) < away]
        self._room.step(self._near)

    def prepare(self) -> None:
        """A little work in the time between two frames: one picture of somebody near, before it is needed."""
        self.fallen.prepare()
        any(self.figures.draw_ahead(person, self._tick) for person in self._near)

    def light_up(self, hour: Colour) -> None:
        """The light of now, before any area's own."""
        self._hour = hour

    def draw(self, surface: pygame.Surface, world: World, left: int, top: int, share: float, effects: Effects) -> None:
        """Everybody, from back to front."""
        state = world.state
        self.figures.light_up(self._hour, state.suit.area)
        self.fallen.draw_carcasses(surface, self.figures, left, top)
        # nobody stands behind the dead, and whoever makes room stands behind those who pass
        for person in sorted(state.people, key=lambda person: (person.alive, person.act != "aside")):
            if not person.inside:
                self._draw_person(surface, person, world, left, top, share, effects)
        effects.debris.draw(surface, left, top)
        close = [one for one in state.mimics if -TUNING.away_px < one.x - left - WIDTH / 2 < TUNING.away_px]
        for mimic, place in self._pack.ordered(close):
            self._draw_mimic(surface, mimic, place, world, left, top, share)
        effects.draw_ghosts(surface, left, top, self.figures.ghost)
        self.draw_suit(surface, world, left, top, share)

    def _draw_person(
        self, surface: pygame.Surface, person: Person, world: World, left: int, top: int, share: float, effects: Effects
    ) -> None:
        x, y = self._between.place(person, share)
        x, y = (
            round(x + self._room.of(person)) - left,
            round(y) - top - (TUNING.aside_px if person.act == "aside" else 0),
        )
        margin = TUNING.margin_px
        if not (-margin < x < WIDTH + margin and -margin < y < HEIGHT + margin):
            return
        if not person.alive:
            if person.id not in self.fallen.bodies:
                self.fallen.found_dead(person, effects.ground_of(world))
            stood = self._stood.get(person.id)
            if self.fallen.draw_person(surface, person, self.figures, left, top) or stood is None:
                return
            surface.blit(stood.picture, stood.at(x, y), special_flags=OVER)
            return
        if person.grounded:
            _shadow(surface, x, y, 12)
        sprite = self._stood[person.id] = self.figures.person(
            person, world.state.tick, foe_way_of(person, world.by_id.get(person.foe))
        )
        surface.blit(sprite.picture, sprite.at(x, y), special_flags=OVER)

    def _draw_mimic(
        self, surface: pygame.Surface, mimic: Mimic, place: Place, world: World, left: int, top: int, share: float
    ) -> None:
        x, y = self._between.place(mimic, share)
        x, y = round(x) + place.aside_px - left, round(y) - top - DEPTHS[place.depth].up_px - place.up_px
        margin = TUNING.margin_px
        if not (-margin < x < WIDTH + margin and -margin < y < HEIGHT + margin):
            return
        if mimic.grounded:
            _shadow(surface, x, y, round(mimic.w * 0.7))
        sprite, figure = self.figures.mimic(mimic, world.state.tick, place.depth)
        surface.blit(sprite.picture, sprite.at(x, y), special_flags=OVER)
        light_x = figure.light[0] if mimic.facing >= 0 else -figure.light[0]
        radius = figure.glow_px
        bright = 0.65 + 0.35 * figure.hot
        if world.state.hive.breath:  # all of them breathe as one
            bright = 0.35 + 0.3 * math.sin(world.state.tick / 40)
        halo = glow(radius, HIVE, round(bright * 10) / 10)
        surface.blit(halo, (x + round(light_x) - radius, y + round(figure.light[1]) - radius), special_flags=ADD)

    def draw_suit(self, surface: pygame.Surface, world: World, left: int, top: int, share: float) -> None:
        """Herself."""
        suit = world.state.suit
        if not suit.alive and self.fallen.draw_suit(surface, suit, self.figures, left, top):
            return
        x, y = self._between.place(suit, share)
        x, y = round(x) - left, round(y) - top
        rim = rim_of(suit.area)
        if rim.pocket_share:  # a haze behind her, or she sinks into the wall
            surface.blit(
                glow(TUNING.pocket_px, rim.pocket, rim.pocket_share),
                (x - TUNING.pocket_px, y - 26 - TUNING.pocket_px),
                special_flags=ADD,
            )
        if suit.alive:
            self._shade(surface, suit, x, y)
        if self.pose:
            parts = self.figures.story_suit(self.pose, suit.facing < 0)
        else:
            parts = self.figures.suit(suit, world.state.tick, self._memory, world.aim >= 0)
        hurt = suit.hurt_ticks > 14 if suit.alive else False
        for sprite, above in parts:
            at = sprite.at(x, y - above)
            surface.blit(sprite.picture, at, special_flags=OVER)
            if hurt:
                surface.blit(self.figures.ghost(sprite, WHITE, 0.6).picture, at, special_flags=OVER)
        if not suit.alive and suit.last_cause == "growth":
            roots = tendrils(min(TENDRILS - 1, self._memory.dead_ticks // 4))
            surface.blit(roots.picture, roots.at(x, y), special_flags=OVER)
        draw_swing(surface, suit, x, y, self._memory.blows % 2 == 0)
        if suit.iframe_ticks and suit.alive and suit.stance != "dash":
            # untouchable for a while: a steady halo instead of a figure that blinks
            level = round(min(1.0, suit.iframe_ticks / 20) * 4) / 10
            surface.blit(glow(40, CREAM, level), (x - 40, y - 24 - 40), special_flags=ADD)

    def _shade(self, surface: pygame.Surface, suit: Suit, x: int, y: int) -> None:
        """Her shadow, on the ground that she is over: it tells where a jump comes down."""
        if suit.grounded:
            _shadow(surface, x, y, 13)
        elif self._ground is not None and suit.stance in ("air", "dash"):
            for below in range(8, TUNING.shadow_falls_px, 8):
                floor = self._ground.floor(suit.x, suit.y + below)
                if floor is not None:
                    away = floor - suit.y
                    if away >= 0:
                        _shadow(surface, x, y + round(away), max(4, round(13 - away / 9)))
                    return


def _as_alive(suit: Suit) -> Suit:
    """How she was a moment ago, for the pose that her fall begins with."""
    return msgspec.structs.replace(suit, alive=True, stance="ground" if suit.grounded else "air", hurt_ticks=0)


@lru_cache(maxsize=64)
def _shadow_sprite(half: int) -> pygame.Surface:
    picture = pygame.Surface((half * 2, 5), pygame.SRCALPHA)
    for ring in range(3):
        box = (ring * half // 5, ring, half * 2 - 2 * (ring * half // 5), 5 - 2 * ring)
        pygame.draw.ellipse(picture, (*INK, TUNING.shadow_share * (ring + 1) // 3), box)
    return picture


def _shadow(surface: pygame.Surface, x: int, y: int, half: int) -> None:
    surface.blit(_shadow_sprite(half), (x - half, y - 2))
