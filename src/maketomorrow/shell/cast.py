"""Everybody in the picture: Rita, the crew, the mimics, what is left of them, and the shadows under their feet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.shell.between import Between
from maketomorrow.shell.effects import TUNING as EFFECTS
from maketomorrow.shell.effects import Effects, Ghost
from maketomorrow.shell.figures import POSE, Figures, Memory
from maketomorrow.shell.paint import ADD, OVER, glow
from maketomorrow.shell.palette import CREAM, HIVE, INK, WHITE, Colour
from maketomorrow.shell.strikes import draw_swing
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import PersonPlan
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class CastTuning:
    """How those who move are set into the picture."""

    margin_px: int = 90  # whoever is further outside the picture is not drawn
    aside_px: int = 3  # whoever makes room has stepped back so far from those who pass
    shadow_share: int = 90  # of 255, under feet


TUNING = CastTuning()


class Cast:
    """Draws all who move, with what the drawing remembers of them from tick to tick."""

    def __init__(self, people: Sequence[PersonPlan], between: Between) -> None:
        self.figures = Figures(people)
        self._between = between
        self._memory = Memory()
        self._died: dict[str, int] = {}  # the tick in which somebody fell

    def morning(self) -> None:
        """Nobody has died yet."""
        self._memory = Memory()
        self._died.clear()

    def notice(self, world: World, events: list[Event], effects: Effects) -> None:
        """Take note of a tick that has been lived."""
        suit = world.state.suit
        for event in events:
            if event.name == "landed" and event.who == suit.id and event.amount > POSE.land_speed:
                self._memory.landed_tick = world.state.tick
            elif event.name == "died":
                self._died[event.who] = event.tick
        if suit.stance == "dash" and suit.stance_ticks % 2 == 0:
            for sprite, above in self.figures.suit(suit, world.state.tick, self._memory, False):
                effects.ghosts.append(Ghost(sprite, suit.x, suit.y - above))

    def rest(self, world: World) -> None:
        """One tick of the picture's own life."""
        if not world.state.suit.alive:
            self._memory.dead_ticks += 1

    def light_up(self, rim: Colour) -> None:
        """The light of now."""
        self.figures.light_up(rim)

    def draw(self, surface: pygame.Surface, world: World, left: int, top: int, share: float, effects: Effects) -> None:
        """Everybody, from back to front."""
        state = world.state
        # nobody stands behind the dead, and whoever makes room stands behind those who pass
        for person in sorted(state.people, key=lambda person: (person.alive, person.act != "aside")):
            if not person.inside:
                self._draw_person(surface, person, world, left, top, share)
        for mimic in state.mimics:
            self._draw_mimic(surface, mimic, world, left, top, share)
        self._draw_carcasses(surface, effects, left, top)
        effects.draw_ghosts(surface, left, top, self.figures.ghost)
        self._draw_suit(surface, world, left, top, share)

    def _draw_person(
        self, surface: pygame.Surface, person: Person, world: World, left: int, top: int, share: float
    ) -> None:
        x, y = self._between.place(person, share)
        x, y = round(x) - left, round(y) - top - (TUNING.aside_px if person.act == "aside" else 0)
        margin = TUNING.margin_px
        if not (-margin < x < WIDTH + margin and -margin < y < HEIGHT + margin):
            return
        if person.grounded:
            _shadow(surface, x, y, 12 if person.alive else 26)
        tick = world.state.tick
        sprite = self.figures.person(person, tick, tick - self._died.get(person.id, -1000))
        surface.blit(sprite.picture, sprite.at(x, y), special_flags=OVER)

    def _draw_mimic(
        self, surface: pygame.Surface, mimic: Mimic, world: World, left: int, top: int, share: float
    ) -> None:
        x, y = self._between.place(mimic, share)
        x, y = round(x) - left, round(y) - top
        margin = TUNING.margin_px
        if not (-margin < x < WIDTH + margin and -margin < y < HEIGHT + margin):
            return
        if mimic.grounded:
            _shadow(surface, x, y, round(mimic.w * 0.7))
        sprite, figure = self.figures.mimic(mimic, world.state.tick)
        surface.blit(sprite.picture, sprite.at(x, y), special_flags=OVER)
        light_x = figure.light[0] if mimic.facing >= 0 else -figure.light[0]
        radius = figure.glow_px
        bright = 0.65 + 0.35 * figure.hot
        if world.state.hive.breath:  # all of them breathe as one
            bright = 0.35 + 0.3 * math.sin(world.state.tick / 40)
        halo = glow(radius, HIVE, round(bright * 10) / 10)
        surface.blit(halo, (x + round(light_x) - radius, y + round(figure.light[1]) - radius), special_flags=ADD)

    def _draw_carcasses(self, surface: pygame.Surface, effects: Effects, left: int, top: int) -> None:
        for body in effects.carcasses:
            sprite = self.figures.carcass(body.kind, body.facing, min(1.0, (EFFECTS.carcass_ticks - body.ticks) / 50))
            surface.blit(sprite.picture, sprite.at(body.x - left, body.y - top), special_flags=OVER)

    def _draw_suit(self, surface: pygame.Surface, world: World, left: int, top: int, share: float) -> None:
        suit = world.state.suit
        x, y = self._between.place(suit, share)
        x, y = round(x) - left, round(y) - top
        if suit.grounded and suit.alive:
            _shadow(surface, x, y, 13)
        parts = self.figures.suit(suit, world.state.tick, self._memory, world.aim >= 0)
        hurt = suit.hurt_ticks > 14 if suit.alive else False
        for sprite, above in parts:
            at = sprite.at(x, y - above)
            surface.blit(sprite.picture, at, special_flags=OVER)
            if hurt:
                surface.blit(self.figures.ghost(sprite, WHITE, 0.6).picture, at, special_flags=OVER)
        draw_swing(surface, suit, x, y)
        if suit.iframe_ticks and suit.alive and suit.stance != "dash":
            # untouchable for a while: a steady halo instead of a figure that blinks
            level = round(min(1.0, suit.iframe_ticks / 20) * 4) / 10
            surface.blit(glow(40, CREAM, level), (x - 40, y - 24 - 40), special_flags=ADD)


@lru_cache(maxsize=64)
def _shadow_sprite(half: int) -> pygame.Surface:
    picture = pygame.Surface((half * 2, 5), pygame.SRCALPHA)
    for ring in range(3):
        box = (ring * half // 5, ring, half * 2 - 2 * (ring * half // 5), 5 - 2 * ring)
        pygame.draw.ellipse(picture, (*INK, TUNING.shadow_share * (ring + 1) // 3), box)
    return picture


def _shadow(surface: pygame.Surface, x: int, y: int, half: int) -> None:
    surface.blit(_shadow_sprite(half), (x - half, y - 2))
