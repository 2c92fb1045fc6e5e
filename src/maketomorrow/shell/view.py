"""The world as a picture. Reads a world between two ticks and never writes one.

``after_tick`` is told of every tick; ``draw`` may be called at any rate, with the share of the
tick that has gone by since: what moves is drawn on the way from where it was to where it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import pygame

from maketomorrow.core.ticks import tick_of
from maketomorrow.shell.camera import Camera
from maketomorrow.shell.effects import TUNING as EFFECTS
from maketomorrow.shell.effects import Effects, Ghost
from maketomorrow.shell.figures import POSE, Figures, Memory
from maketomorrow.shell.hud import Hud, Words
from maketomorrow.shell.paint import ADD, OVER, Canvas, Sprite, glow
from maketomorrow.shell.palette import AMBER, CREAM, HIVE, INK, SUIT, WHITE, mix, rgb
from maketomorrow.shell.rails import Rails
from maketomorrow.shell.sky import Sky
from maketomorrow.shell.speech import Speech
from maketomorrow.shell.things import Things
from maketomorrow.shell.tiles import Layer, Tiles, plain_layers
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Dynamic, Mover, Platform, Thing
from maketomorrow.sim.objects.cart import Cart
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class ViewTuning:
    """Small things of the picture."""

    margin_px: int = 90  # what is further outside the picture is not drawn
    aside_px: int = 3  # whoever makes room has stepped back so far from those who pass
    shadow_share: int = 90  # of 255, under feet
    reticle_px: float = 96.0  # from her middle, where a stick aims
    shoulder_share: float = 0.68
    swing_px: int = 44


TUNING = ViewTuning()
SPIT = rgb("#ff7a6a")
POOL = rgb("#8a1f3c")
WOUND = rgb("#5c0f28")
EMBER = rgb("#ffc4b0")


class View:
    """Everything that is drawn of a day, and what the drawing remembers from tick to tick."""

    def __init__(self, plan: DayPlan, words: Words, layers: Sequence[Layer] = ()) -> None:
        self.words = words
        self.camera = Camera(plan)
        self.effects = Effects()
        self.figures = Figures(plan.people)
        self.speech = Speech(words)
        self.things = Things()
        self.rails = Rails()
        self.watched = ""  # id of whoever the picture follows in her stead; "" is herself
        self.hud = Hud(words)
        self.tiles = Tiles(layers or plain_layers(plan.terrain))
        burst = plan.hours.get("burst", "")
        self.sky = Sky(plan.starts, tick_of(burst, plan.starts) if burst else -1)
        self._areas = {area.name: area.text for area in plan.areas}
        self._memory = Memory()
        self._was: dict[str, tuple[float, float]] = {}
        self._died: dict[str, int] = {}  # the tick in which somebody fell
        self._preparing = self.figures.prepare()
        self._prepared = 0  # things drawn ahead

    # --- the day --------------------------------------------------------------------------------

    def morning(self, world: World) -> None:
        """A day begins: the picture stands where she wakes, nothing of yesterday is in it."""
        self.camera.cut_to(self._subject(world))
        self.effects.clear()
        self.hud.morning(world)
        self.speech.clear()
        self._memory = Memory()
        self._was.clear()
        self._died.clear()
        self.figures.light_up(self.sky.hour.rim)

    def before_tick(self, world: World) -> None:
        """Remember where everything is."""
        was = self._was
        was.clear()
        state = world.state
        for mover in (state.suit, *state.mimics, *state.people):
            was[mover.id] = (mover.x, mover.y)
        for mimic in state.mimics:
            self.effects.kinds[mimic.id] = mimic.KIND
        for shot in state.shots:
            was[shot.id] = (shot.x, shot.y)
        for thing in state.things:
            if isinstance(thing, Dynamic):
                was[thing.id] = (thing.cx, thing.cy)
            elif isinstance(thing, Platform):
                was[thing.id] = (thing.x, thing.y)

    def after_tick(self, world: World, events: list[Event]) -> None:
        """Take note of a tick that has been lived."""
        suit = world.state.suit
        for event in events:
            if event.name == "entered" and event.who == suit.id and event.what in self._areas:
                self.hud.name(self.words[self._areas[event.what]])
            elif event.name == "used" and event.what:
                self.hud.say(self.words[event.what])
            elif event.name == "found":
                self.hud.say(self.words[f"weapon.{event.what}"])
            elif event.name == "landed" and event.who == suit.id and event.amount > POSE.land_speed:
                self._memory.landed_tick = world.state.tick
            elif event.name == "heard":
                self.speech.hear(event.by, event.what)
            elif event.name == "died":
                self._died[event.who] = event.tick
        self.effects.notice(world, events)
        if suit.stance == "dash" and suit.stance_ticks % 2 == 0:
            for sprite, above in self.figures.suit(suit, world.state.tick, self._memory, False):
                self.effects.ghosts.append(Ghost(sprite, suit.x, suit.y - above))
        self.rest(world)

    def rest(self, world: World) -> None:
        """One tick of the picture's own life, with or without one of the day's."""
        suit = world.state.suit
        if not suit.alive:
            self._memory.dead_ticks += 1
        self.camera.follow(self._subject(world))
        self.effects.tick(world)
        self.hud.tick(world)
        self.speech.tick(world)

    def prepare(self, world: World) -> None:
        """Draw a little of what will be needed soon."""
        self.tiles.prepare(round(self.camera.x - WIDTH / 2), round(self.camera.y - HEIGHT / 2))
        if self._prepared < len(world.state.things):
            self.things.sprite(world.state.things[self._prepared])
            self._prepared += 1
        if next(self._preparing, None) is None:
            self.sky.prepare()

    # --- the picture ----------------------------------------------------------------------------

    def corner(self, world: World, share: float = 1.0, shaken: bool = True) -> tuple[int, int]:
        """The world px at the picture's upper left, with or without its shaking.

        Rounded by way of the figure: she stands still on the screen while the picture keeps step with her.
        """
        cx, cy = self.camera.between(share)
        sx, sy = self._place(self._subject(world), share)
        shake = self.effects.offset(share) if shaken else (0.0, 0.0)
        left = round(sx) - round(sx - (cx - WIDTH / 2)) + round(shake[0])
        top = round(sy) - round(sy - (cy - HEIGHT / 2)) + round(shake[1])
        return left, top

    def _subject(self, world: World) -> Mover:
        """Whom the picture follows."""
        watched = world.by_id.get(self.watched)
        return watched if isinstance(watched, Mover) else world.state.suit

    def middle_of_suit(self, world: World) -> tuple[float, float]:
        """Where her shoulder is in the picture: what the mouse aims from. A shaking picture does not shake her hand."""
        left, top = self.corner(world, shaken=False)
        suit = world.state.suit
        return suit.x - left, suit.y - suit.h * TUNING.shoulder_share - top

    def draw(self, surface: pygame.Surface, world: World, share: float = 1.0, counter: int = 0, fast: int = 1) -> None:
        """Paint the whole picture. ``share`` 1 = the tick just lived, 0 = the one before."""
        state = world.state
        left, top = self.corner(world, share)
        self.sky.draw(surface, left + WIDTH / 2, top + HEIGHT / 2, state.tick)
        self.figures.light_up(self.sky.hour.rim)
        self.things.light_up(self.sky.hour.rim)
        self.tiles.draw(surface, left, top, False)
        self._draw_wounds(surface, world, left, top)
        self._draw_things(surface, world, left, top, share)
        self._draw_pools(surface, world, left, top)
        # nobody stands behind the dead, and whoever makes room stands behind those who pass
        for person in sorted(state.people, key=lambda person: (person.alive, person.act != "aside")):
            if not person.inside:
                self._draw_person(surface, person, world, left, top, share)
        for mimic in state.mimics:
            self._draw_mimic(surface, mimic, world, left, top, share)
        self._draw_carcasses(surface, left, top)
        self.effects.draw_ghosts(surface, left, top, self.figures.ghost)
        self._draw_suit(surface, world, left, top, share)
        self._draw_shots(surface, world, left, top, share)
        self.tiles.draw(surface, left, top, True)
        self.effects.draw(surface, left, top, share)
        surface.blit(vignette(), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        if state.over is None:
            prompt = self.hud.draw_prompt(surface, world, left, top) if not self.watched else None
            self.speech.draw(surface, world, left, top, partial(self._place, share=share), prompt)
            self.hud.draw_hands(surface, world, left, top)
        self.hud.draw(surface, world, counter, fast)

    def draw_reticle(self, surface: pygame.Surface, world: World, pointer: tuple[float, float] | None) -> None:
        """Where she aims: at the pointer, or on a ring about her for a stick (None)."""
        if pointer is None:
            if world.aim < 0:
                return
            x, y = self.middle_of_suit(world)
            angle = world.aim * math.tau / 1024
            pointer = x + math.cos(angle) * TUNING.reticle_px, y + math.sin(angle) * TUNING.reticle_px
        sprite = _reticle()
        surface.blit(sprite.picture, sprite.at(*pointer), special_flags=OVER)

    def _place(self, mover: Mover | Thing, share: float) -> tuple[float, float]:
        x, y = (mover.cx, mover.cy) if isinstance(mover, Dynamic) else (mover.x, mover.y)
        was = self._was.get(mover.id)
        if share >= 1.0 or was is None or abs(was[0] - x) + abs(was[1] - y) > 64:
            return x, y
        return was[0] + (x - was[0]) * share, was[1] + (y - was[1]) * share

    def _draw_things(self, surface: pygame.Surface, world: World, left: int, top: int, share: float) -> None:
        margin = TUNING.margin_px
        for thing in world.state.things:
            if isinstance(thing, Cart):
                self.rails.draw(surface, world, thing, left, top)
            if isinstance(thing, (Dynamic, Platform)):
                x, y = self._place(thing, share)
            else:
                x, y = thing.x, thing.y
            if not (-margin - thing.w < x - left < WIDTH + margin and -margin - thing.h < y - top < HEIGHT + margin):
                continue
            self.things.draw(surface, thing, round(x) - left, round(y) - top, world.state.tick)

    def _draw_wounds(self, surface: pygame.Surface, world: World, left: int, top: int) -> None:
        """Burst points: a dark crack in the bark, and from the hour on a wound that glows."""
        opened = {sortie.point: sortie.opens_tick for sortie in world.state.hive.sorties if sortie.opened}
        tick = world.state.tick
        for mark in world.plan.of_kind("burst"):
            x, y = round(mark.x) - left, round(mark.y) - top
            if not (-60 < x < WIDTH + 60 and -60 < y < HEIGHT + 60):
                continue
            since = tick - opened[mark.id] if mark.id in opened else -1
            sprite = _crack(since >= 0, sum(map(ord, mark.id)) % 3)
            surface.blit(sprite.picture, sprite.at(x, y), special_flags=OVER)
            if since >= 0:
                pulse = 0.55 + 0.15 * math.sin(tick / 17) + 0.4 * max(0.0, 1 - since / 60)
                radius = 46
                halo = glow(radius, HIVE, round(min(1.0, pulse) * 20) / 20)
                surface.blit(halo, (x - radius, y - 12 - radius), special_flags=ADD)

    def _draw_pools(self, surface: pygame.Surface, world: World, left: int, top: int) -> None:
        for pool in world.state.pools:
            x, y = round(pool.x) - left, round(pool.y) - top
            half = round(pool.w / 2 * min(1.0, pool.ticks_left / 20))
            if -half < x < WIDTH + half and 0 < y < HEIGHT + 8 and half > 1:
                pygame.draw.ellipse(surface, POOL, (x - half, y - 3, half * 2, 5))
                simmer = round(half * (0.5 + 0.3 * math.sin(world.state.tick / 5)))
                pygame.draw.ellipse(surface, HIVE, (x - simmer, y - 2, simmer * 2, 3))
                surface.blit(glow(22, HIVE, 0.4), (x - 22, y - 24), special_flags=ADD)

    def _draw_person(
        self, surface: pygame.Surface, person: Person, world: World, left: int, top: int, share: float
    ) -> None:
        x, y = self._place(person, share)
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
        x, y = self._place(mimic, share)
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

    def _draw_carcasses(self, surface: pygame.Surface, left: int, top: int) -> None:
        for body in self.effects.carcasses:
            sprite = self.figures.carcass(body.kind, body.facing, min(1.0, (EFFECTS.carcass_ticks - body.ticks) / 50))
            surface.blit(sprite.picture, sprite.at(body.x - left, body.y - top), special_flags=OVER)

    def _draw_suit(self, surface: pygame.Surface, world: World, left: int, top: int, share: float) -> None:
        suit = world.state.suit
        x, y = self._place(suit, share)
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
        self._draw_swing(surface, suit, x, y)
        if suit.iframe_ticks and suit.alive and suit.stance != "dash":
            # untouchable for a while: a steady halo instead of a figure that blinks
            level = round(min(1.0, suit.iframe_ticks / 20) * 4) / 10
            surface.blit(glow(40, CREAM, level), (x - 40, y - 24 - 40), special_flags=ADD)

    def _draw_swing(self, surface: pygame.Surface, suit: Suit, x: int, y: int) -> None:
        if not suit.held or not suit.alive:
            return
        held = suit.held[suit.hand]
        if held.id != "cutter" or held.phase not in ("active", "recovery"):
            return
        ticks = held.phase_ticks + (4 if held.phase == "recovery" else 0)
        if ticks > 8:
            return
        step = round(suit.aim / 1024 * 32) % 32
        sprite = _swoosh(step, suit.facing, min(3, ticks // 2))
        middle_y = y - suit.h * TUNING.shoulder_share
        surface.blit(sprite.picture, sprite.at(x, middle_y), special_flags=ADD)

    def _draw_shots(self, surface: pygame.Surface, world: World, left: int, top: int, share: float) -> None:
        for shot in world.state.shots:
            was = self._was.get(shot.id, (shot.x, shot.y))
            x = was[0] + (shot.x - was[0]) * share - left
            y = was[1] + (shot.y - was[1]) * share - top
            if not (-40 < x < WIDTH + 40 and -40 < y < HEIGHT + 40):
                continue
            if shot.kind == "spit":
                surface.blit(glow(18, HIVE, 0.8), (round(x) - 18, round(y) - 18), special_flags=ADD)
                pygame.draw.circle(surface, SPIT, (round(x), round(y)), 4)
                pygame.draw.circle(surface, WHITE, (round(x) + 1, round(y) - 1), 1)
                continue
            speed = math.hypot(shot.vx, shot.vy) or 1.0
            tail = 15.0 if shot.kind == "rivet" else 9.0
            end = (round(x - shot.vx / speed * tail), round(y - shot.vy / speed * tail))
            pygame.draw.line(surface, AMBER, end, (round(x), round(y)), 2)
            surface.fill(WHITE, (round(x) - 1, round(y) - 1, 2, 2))


@lru_cache(maxsize=64)
def _shadow_sprite(half: int) -> pygame.Surface:
    picture = pygame.Surface((half * 2, 5), pygame.SRCALPHA)
    for ring in range(3):
        box = (ring * half // 5, ring, half * 2 - 2 * (ring * half // 5), 5 - 2 * ring)
        pygame.draw.ellipse(picture, (*INK, TUNING.shadow_share * (ring + 1) // 3), box)
    return picture


def _shadow(surface: pygame.Surface, x: int, y: int, half: int) -> None:
    surface.blit(_shadow_sprite(half), (x - half, y - 2))


@lru_cache(maxsize=8)
def _crack(opened: bool, seed: int) -> Sprite:
    """A forked crack, 40 px high, with its foot at (0, 0)."""
    canvas = Canvas(-30, -52, 30, 8)
    trunk = [(-3.0, 4.0), (2.0, -6.0), (-2.0, -15.0), (5.0, -26.0), (1.0, -36.0), (5.0, -46.0)]
    if seed:
        trunk = [(-x if seed == 1 else x * 0.6 - 2, y) for x, y in trunk]
    twigs = [
        [trunk[1], (trunk[1][0] + 9, -11.0), (trunk[1][0] + 15, -9.0)],
        [trunk[2], (trunk[2][0] - 9, -22.0), (trunk[2][0] - 12, -31.0)],
        [trunk[3], (trunk[3][0] + 9, -33.0), (trunk[3][0] + 16, -42.0)],
    ]
    if not opened:  # asleep: a split in the ground that one could stumble over
        canvas.ribbon(trunk[:3], partial(_narrowing, 4.4), INK)
        canvas.ribbon(twigs[0], partial(_narrowing, 3.0), INK)
        return canvas.sprite()
    for wide, colour in ((5.6, WOUND), (3.4, HIVE), (1.4, EMBER)):
        canvas.ribbon(trunk, partial(_narrowing, wide), colour)
        for twig in twigs:
            canvas.ribbon(twig, partial(_narrowing, wide * 0.55), colour)
    for x, y, size in ((-14, -14, 5), (15, -22, 6), (-11, -36, 4), (13, -2, 4)):
        canvas.poly([(x - size, y + 2), (x, y - size), (x + size, y + 1), (x - 1, y + size)], INK)
    return canvas.sprite()


def _narrowing(wide: float, t: float) -> float:
    """Half the width of a crack at ``t`` of its length: widest a third up."""
    return wide * (1 - abs(t - 0.3)) * (1 - t * t) + 0.25


@lru_cache(maxsize=1)
def vignette() -> pygame.Surface:
    """The corners a little darker, to be multiplied."""
    small = pygame.Surface((64, 36))
    for y in range(36):
        for x in range(64):
            d = math.hypot((x - 31.5) / 40, (y - 17.5) / 25)
            t = min(1.0, max(0.0, (d - 0.55) / 0.75))
            level = round(255 - 96 * t * t * (3 - 2 * t))
            small.set_at((x, y), (level, level, min(255, level + 4)))
    return pygame.transform.smoothscale(small, (WIDTH, HEIGHT)).convert()


@lru_cache(maxsize=1)
def _reticle() -> Sprite:
    canvas = Canvas(-11, -11, 12, 12)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        canvas.limb((dx * 4, dy * 4), (dx * 8, dy * 8), 3.0, 3.0, INK)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        canvas.limb((dx * 4, dy * 4), (dx * 8, dy * 8), 1.6, 1.6, WHITE)
    canvas.disc((0, 0), 1.3, INK)
    canvas.disc((0, 0), 0.8, SUIT)
    return canvas.sprite()


@lru_cache(maxsize=256)
def _swoosh(step: int, facing: int, age: int) -> Sprite:
    """The arc of a blow as light to be added. ``step`` of 32 is its direction, ``age`` 0..3 how far it has faded."""
    reach = TUNING.swing_px
    canvas = Canvas(-reach - 6, -reach - 6, reach + 6, reach + 6)
    middle = step / 32 * math.tau
    start, end = middle - facing * 0.95, middle + facing * 0.75
    outer, inner = [], []
    for i in range(17):
        t = i / 16
        a = start + (end - start) * t
        outer.append((math.cos(a) * reach, math.sin(a) * reach))
        near = reach * (1 - 0.42 * t**0.8)
        inner.append((math.cos(a) * near, math.sin(a) * near))
    canvas.poly(outer + inner[::-1], mix(AMBER, INK, 0.25 + 0.22 * age))
    return canvas.sprite()
