"""The world as a picture. Reads a world between two ticks and never writes one.

``after_tick`` is told of every tick; ``draw`` may be called at any rate, with the share of the
tick that has gone by since: what moves is drawn on the way from where it was to where it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

import pygame

from maketomorrow.content.scenery import Scenery
from maketomorrow.content.story_scenes import StoryScene
from maketomorrow.core.ticks import tick_of
from maketomorrow.shell.answers.effects import Effects
from maketomorrow.shell.answers.strikes import SHOULDER_SHARE, draw_reticle, draw_shots
from maketomorrow.shell.answers.wounds import draw_pools, draw_wounds
from maketomorrow.shell.between import Between
from maketomorrow.shell.camera import Camera
from maketomorrow.shell.cast import Cast
from maketomorrow.shell.light import Light
from maketomorrow.shell.memory import give_back
from maketomorrow.shell.moments.moments import Frame, Moments
from maketomorrow.shell.outlines import Outlines, lined
from maketomorrow.shell.palette import WHITE
from maketomorrow.shell.places.backdrops import Backdrops, planes_of
from maketomorrow.shell.places.distance import Distance
from maketomorrow.shell.places.embers import Embers
from maketomorrow.shell.places.feelers import Feelers
from maketomorrow.shell.places.hours import Daylight
from maketomorrow.shell.places.motes import Motes
from maketomorrow.shell.places.petals import Petals
from maketomorrow.shell.places.rails import Rails
from maketomorrow.shell.places.sky import Sky
from maketomorrow.shell.places.things import Things
from maketomorrow.shell.places.tiles import Layer, Tiles, plain_layers
from maketomorrow.shell.quiet import Quiet
from maketomorrow.shell.reading.asides import figures_in
from maketomorrow.shell.reading.hud import Hud
from maketomorrow.shell.reading.speech import Speech
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.screen import SCREEN
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Dynamic, Mover, Platform
from maketomorrow.sim.objects.cart import Cart
from maketomorrow.sim.plan import DayPlan
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class ViewTuning:
    """Small things of the picture."""

    margin_px: int = 90  # what is further outside the picture is not drawn
    in_step_share: float = 0.4  # of her step: what the picture's differs by less, keeps step with her
    reticle_px: float = 96.0  # from her middle, where a stick aims


TUNING = ViewTuning()


class View:
    """Everything that is drawn of a day, and what the drawing remembers from tick to tick."""

    def __init__(
        self,
        plan: DayPlan,
        words: Words,
        layers: Sequence[Layer] = (),
        scenery: Sequence[Scenery] = (),
        settings: Settings | None = None,
        tales: Sequence[StoryScene] = (),
    ) -> None:
        give_back()
        self.words = words
        self.settings = settings or Settings()
        self.camera = Camera(plan)
        self.effects = Effects(self.settings)
        self.light = Light()
        self.moments = Moments(plan, words, tales, self.settings)
        self.between = Between()
        self.outlines = Outlines()
        self.cast = Cast(plan.people, self.between)
        self.speech = Speech(words, self.settings)
        self.things = Things()
        self.rails = Rails()
        self.watched = ""  # id of whoever the picture follows in her stead; "" is herself
        self.hud = Hud(words, settings=self.settings)
        self.quiet = Quiet()
        self.tiles = Tiles(layers or plain_layers(plan.terrain))
        burst = plan.hours.get("burst", "")
        self.scenery = scenery
        self.daylight = Daylight(plan.starts, [(area.area.rect, area.light) for area in scenery])
        self.sky = Sky(self.daylight, tick_of(burst, plan.starts) if burst else -1)
        self.backdrops = Backdrops(planes_of(scenery), self.daylight)
        self.distance = Distance(self.sky, self.backdrops)
        self.motes = Motes(scenery, self.daylight)
        self.petals = Petals(scenery, tick_of(burst, plan.starts) if burst else -1)
        self.embers = Embers(scenery, tick_of(burst, plan.starts) if burst else -1)
        self.feelers = Feelers(scenery, tick_of(burst, plan.starts) if burst else -1)
        self._areas = {area.name: area.text for area in plan.areas}
        self._preparing = chain(self.moments.prepare(), self.cast.figures.prepare())
        self._prepared = 0  # things drawn ahead

    # --- the day --------------------------------------------------------------------------------

    def morning(self, world: World) -> None:
        """A day begins: the picture stands where she wakes, nothing of yesterday is in it."""
        self.camera.cut_to(self._subject(world))
        self.light.cut()
        self.effects.clear()
        self.hud.morning(world)
        self.speech.clear()
        self.quiet.morning()
        self.moments.morning(world)
        self.between.forget()
        self.cast.morning()
        self.cast.light_up(self.sky.hour.rim)

    def before_tick(self, world: World) -> None:
        """Remember where everything is."""
        self.between.remember(world)
        for mimic in world.state.mimics:
            self.effects.kinds[mimic.id] = mimic.KIND

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
            elif event.name == "heard":
                self.speech.hear(event.by, event.what, event.tick)
        self.effects.notice(world, events)
        self.moments.notice(world, events, self.effects)
        if self.moments.tale.covers:
            self.hud.name("")  # there is no place to have one
        self.cast.notice(world, events, self.effects)
        self.things.notice(events)
        self.rest(world)

    def rest(self, world: World) -> None:
        """One tick of the picture's own life, with or without one of the day's."""
        self.cast.rest(world, self.effects)
        self.camera.follow(self._subject(world))
        self.effects.still = self.moments.burst.still
        self.effects.tick(world)
        self.moments.tick()
        self.hud.crowded = self.moments.card.evening is not None
        self.hud.tick(world)
        self.speech.tick(world)
        self.quiet.tick(world)
        self.things.rest()

    def prepare(self, world: World) -> None:
        """Draw a little of what will be needed soon."""
        self.cast.prepare()
        if self.light.prepare():
            return
        left, top = round(self.camera.x - WIDTH / 2), round(self.camera.y - HEIGHT / 2)
        self.tiles.prepare(left, top)
        self.backdrops.prepare(left, top, world.state.tick)
        if self._prepared < len(world.state.things):
            self.things.sprite(world.state.things[self._prepared])
            self._prepared += 1
        next(self._preparing, None)
        self.sky.prepare()

    # --- the picture ----------------------------------------------------------------------------

    def corner(self, world: World, share: float = 1.0, shaken: bool = True) -> tuple[int, int]:
        """The world px at the picture's upper left, with or without its shaking.

        Where the picture keeps step with her it is rounded by way of the figure, so that she stands still on the
        screen; where it waits for her, by itself, or all the world would shiver while she jumps.
        """
        cx, cy = self.camera.between(share)
        subject = self._subject(world)
        (x0, y0), (x1, y1) = self.between.place(subject, 0.0), self.between.place(subject, 1.0)
        sx, sy = self.between.place(subject, share)
        shake = self.effects.offset(share) if shaken else (0.0, 0.0)
        heave = self.moments.burst.heave(share) if shaken else 0.0
        left = _rounded(cx - WIDTH / 2, sx, self.camera.x - self.camera.was_x, x1 - x0)
        top = _rounded(cy - HEIGHT / 2, sy, self.camera.y - self.camera.was_y, y1 - y0)
        left += round(shake[0] * self.settings.shake)
        top += round((shake[1] + heave) * self.settings.shake)
        return left, top

    def _subject(self, world: World) -> Mover:
        """Whom the picture follows."""
        watched = world.by_id.get(self.watched)
        return watched if isinstance(watched, Mover) else world.state.suit

    def middle_of_suit(self, world: World) -> tuple[float, float]:
        """Where her shoulder is in the picture: what the mouse aims from. A shaking picture does not shake her hand."""
        left, top = self.corner(world, shaken=False)
        suit = world.state.suit
        return suit.x - left, suit.y - suit.h * SHOULDER_SHARE - top

    def draw(self, surface: pygame.Surface, world: World, share: float = 1.0, counter: int = 0, fast: int = 1) -> None:
        """Paint the whole picture. ``share`` 1 = the tick just lived, 0 = the one before."""
        left, top = self.corner(world, share)
        self.cast.pose = self.moments.tale.pose
        self.draw_place(surface, world, left, top, share)
        self.moments.draw(surface, self._frame(world, left, top, share))
        if world.state.over is None:
            self._draw_words(surface, world, left, top, share)
            self.hud.draw_hands(surface, world, left, top)
        taken = [self.moments.card.box, *self.speech.boxes]
        figures = partial(figures_in, world, left, top, partial(self.between.place, share=share))
        self.hud.draw(surface, world, self.moments.counter(counter), fast, taken, figures)
        self.moments.draw_last(surface, self._frame(world, left, top, share))

    def _draw_words(self, surface: pygame.Surface, world: World, left: int, top: int, share: float) -> None:
        """What stands beside things, and what people say: where there is room for it."""
        burst = self.moments.burst
        prompt = None
        if not self.watched and self.quiet.roomy and not burst.still and not burst.passing:
            prompt = self.hud.draw_prompt(surface, world, left, top)
        if not burst.passing:
            others = [*self.hud.boxes, self.moments.card.box, *([prompt] if prompt else [])]
            self.speech.draw(surface, world, left, top, partial(self.between.place, share=share), others)

    def draw_her(self, surface: pygame.Surface, world: World) -> None:
        """Herself alone, where she is in the picture."""
        self.cast.draw_suit(surface, world, *self.corner(world), 1.0)

    def _frame(self, world: World, left: int, top: int, share: float) -> Frame:
        return Frame(
            world,
            left,
            top,
            share,
            self.settings.flash == "full",
            lambda sheet: self.cast.draw_suit(sheet, world, left, top, share),
            lambda sheet, thing: self.things.draw(sheet, thing, thing.x - left, thing.y - top, world.state.tick),
        )

    def draw_place(
        self, surface: pygame.Surface, world: World, left: int, top: int, share: float = 1.0, peopled: bool = True
    ) -> None:
        """The world from (left, top) on, without words; ``peopled``: with all who are in it."""
        for _ in self._laid(surface, world, left, top, share, peopled):
            pass

    def drawn_ahead(self, world: World) -> Iterator[None]:
        """The morning's first picture piece by piece, where nobody sees it: what it needs is there afterwards."""
        unseen = pygame.Surface((WIDTH, HEIGHT)).convert()
        yield
        left, top = self.corner(world)
        yield from self.distance.drawn_ahead(left, top, world.state.tick)
        yield
        yield from self._laid(unseen, world, left, top, 1.0, True)

    def _laid(
        self, surface: pygame.Surface, world: World, left: int, top: int, share: float, peopled: bool
    ) -> Iterator[None]:
        """The picture of the world, layer upon layer."""
        tick = world.state.tick
        self.sky.ring = self.moments.burst.ring
        self.distance.draw(surface, left, top, tick)
        yield
        rim = WHITE if self.settings.contrast else self.sky.hour.rim
        self.cast.light_up(rim)
        self.things.light_up(rim)
        self.rails.light_up(rim)
        self.tiles.light_up(self.daylight, tick)
        yield
        if not self.light.few:
            self.motes.draw(surface, left, top, tick)
        self.tiles.draw(surface, left, top, -2)
        yield
        self.backdrops.draw(surface, "back", left, top, tick)
        self.feelers.draw(surface, left, top, tick, self.sky.hour.near)
        yield
        if self.settings.contrast:
            self.outlines.dim(surface)
        self.tiles.draw(surface, left, top, -1)
        yield
        self.backdrops.draw(surface, "ground", left, top, tick)
        yield
        draw_wounds(surface, world, left, top)
        self._draw_things(surface, world, left, top, share)
        draw_pools(surface, world, left, top)
        yield
        if peopled:
            if self.settings.contrast:
                place = partial(self.between.place, share=share)
                self.outlines.draw(
                    surface,
                    lined(world),
                    place,
                    (left, top),
                    lambda sheet: self.cast.draw(sheet, world, left, top, share, self.effects),
                )
            else:
                self.cast.draw(surface, world, left, top, share, self.effects)
            draw_shots(surface, world, left, top, self.between, share)
        self.tiles.draw(surface, left, top, 1)
        yield
        self.backdrops.draw(surface, "front", left, top, tick)
        yield
        if not self.light.few:
            self.petals.draw(surface, left, top, self.sky.hour, tick)
            self.embers.draw(surface, left, top, tick)
        self.effects.draw(surface, left, top, share)
        yield
        self.light.few = self.settings.effects == "few" or (self.settings.effects == "auto" and SCREEN.slow)
        self.light.draw(surface, left, top, self.sky.hour.upper, tick)

    def draw_reticle(self, surface: pygame.Surface, world: World, pointer: tuple[float, float] | None) -> None:
        """Where she aims: at the pointer, or on a ring about her for a stick (None)."""
        if pointer is None:
            if world.aim < 0:
                return
            x, y = self.middle_of_suit(world)
            angle = world.aim * math.tau / 1024
            pointer = x + math.cos(angle) * TUNING.reticle_px, y + math.sin(angle) * TUNING.reticle_px
        draw_reticle(surface, pointer)

    def _draw_things(self, surface: pygame.Surface, world: World, left: int, top: int, share: float) -> None:
        margin = TUNING.margin_px
        for thing in world.state.things:
            if isinstance(thing, Cart):
                self.rails.draw(surface, world, thing, left, top)
            if isinstance(thing, (Dynamic, Platform)):
                x, y = self.between.place(thing, share)
            else:
                x, y = thing.x, thing.y
            if not (-margin - thing.w < x - left < WIDTH + margin and -margin - thing.h < y - top < HEIGHT + margin):
                continue
            self.things.draw(surface, thing, round(x) - left, round(y) - top, world.state.tick)


def _rounded(edge: float, body: float, edge_step: float, body_step: float) -> int:
    """A side of the picture on a whole px; both steps are px in this tick, of the picture and of whom it follows."""
    if body_step and abs(body_step - edge_step) < abs(body_step) * TUNING.in_step_share:
        return round(body) - round(body - edge)
    return round(edge)
