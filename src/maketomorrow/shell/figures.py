"""Which picture of Rita, of a mimic or of one of the people belongs to a state, drawn once and kept.

A picture is drawn the first time it is asked for (about half a millisecond) and lit for the hour.
``prepare`` draws those that are sure to come while there is time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pygame

from maketomorrow.shell import mimics, people, rig
from maketomorrow.shell.bodies import Moment
from maketomorrow.shell.paint import Light, LitCache, Sprite, silhouette, whitened
from maketomorrow.shell.palette import CREAM, WHITE, Colour
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.inputs import AIM_STEPS
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import PersonPlan
from maketomorrow.sim.player.model import Suit

AIM_DEG = 15  # aims are drawn in steps of so many degrees
MELEE = ("cutter", "blade", "driver")


@dataclass(frozen=True, slots=True)
class PoseTuning:
    """When one pose gives way to another. Px/s and ticks."""

    still: float = 14.0
    skid: float = 60.0
    rising: float = -110.0
    falling: float = 130.0
    land_speed: float = 300.0  # a landing at this shows
    land_ticks: int = 7
    breath_ticks: int = 46
    climb_px: float = 12.0
    crawl_px: float = 15.0
    swim_ticks: int = 16
    die_ticks: int = 9  # each of the four pictures of a fall


POSE = PoseTuning()


@dataclass(slots=True)
class Memory:
    """What the picture knows of her that the day does not: for drawing only."""

    landed_tick: int = -1000
    dead_ticks: int = 0


def up_deg(aim: int, facing: int) -> int:
    """How far an aim points up, seen by a figure that looks ``facing``: -90..90, in steps of AIM_DEG."""
    angle = aim * 360 / AIM_STEPS
    if facing < 0:
        angle = angle - 180
    else:
        angle = -angle
    angle = (angle + 180) % 360 - 180
    return round(max(-90.0, min(90.0, angle)) / AIM_DEG) * AIM_DEG


def stand_of(suit: Suit, tick: int, memory: Memory) -> str:
    """Name of the legs' pose."""
    if not suit.alive:
        return f"die_{min(3, memory.dead_ticks // POSE.die_ticks)}"
    if suit.resting:
        return "sit"
    if suit.using:
        return "reach"
    stance = suit.stance
    if stance in ("dash", "hurt", "wall"):
        return stance
    if stance == "ladder":
        return f"climb_{int(suit.y // POSE.climb_px) % 2}"
    if stance == "water":
        return f"swim_{tick // POSE.swim_ticks % 2}"
    if stance == "crouch" or suit.crouched:
        return f"crawl_{int(suit.x // POSE.crawl_px) % 2}" if abs(suit.vx) > POSE.still else "crouch"
    if not suit.grounded and tick > 1:  # on the first tick nobody has felt the floor yet
        return "rise" if suit.vy < POSE.rising else "fall" if suit.vy > POSE.falling else "apex"
    if tick - memory.landed_tick < POSE.land_ticks and abs(suit.vx) < POSE.skid:
        return "land"
    if abs(suit.vx) > POSE.still:
        step = int(suit.x * suit.facing / (rig.BONES.stride_px * rig.BONES.scale) * 8) % 8
        return f"run_{step}"
    return "idle_1" if tick // POSE.breath_ticks % 2 else "idle"


def bearing_of(suit: Suit, stand: str, free_aim: bool) -> tuple[str, int]:
    """Name of the upper body's pose and the aim it follows, in degrees up; only "aim" and "blow_N" turn."""
    weapon = suit.held[suit.hand] if suit.held else None
    if weapon is None or stand.startswith(("die", "climb", "wall", "sit", "reach", "dash", "swim")):
        return _bearing(stand), 0
    up = up_deg(suit.aim, suit.facing)
    busy = weapon.phase in ("windup", "active", "recovery")
    if weapon.id in MELEE:
        if busy:
            return {"windup": "blow_0", "active": "blow_1", "recovery": "blow_2"}[weapon.phase], up
        return _bearing(stand), 0
    if weapon.phase == "reload":
        return "land" if stand == "land" else "reload", 0
    if busy or free_aim or up:
        return "aim", up
    return _bearing(stand), 0


def _bearing(stand: str) -> str:
    return "crawl" if stand.startswith("crawl") else stand


class Figures:
    """Every picture drawn so far, by what it depends on."""

    def __init__(self, plans: Sequence[PersonPlan] = ()) -> None:
        self._plans = {plan.id: plan for plan in plans}
        self._people: dict[tuple[str, Moment], Sprite] = {}
        self._legs: dict[str, Sprite] = {}
        self._uppers: dict[tuple[str, int, str, tuple[str, ...]], Sprite] = {}
        self._mimics: dict[tuple[str, mimics.Moment], mimics.Figure] = {}
        self._lit_suit: LitCache[tuple[object, ...]] = LitCache(Light(WHITE, rim=0.85, shade=0.35))
        self._lit_mimics: LitCache[tuple[object, ...]] = LitCache(Light(WHITE, rim=0.7, shade=0.2, back_rim=0.45))
        self._lit_people: LitCache[tuple[object, ...]] = LitCache(Light(WHITE, rim=0.8, shade=0.3, back_rim=0.3))
        self._flat: dict[tuple[object, ...], Sprite] = {}

    def light_up(self, rim: Colour) -> None:
        """A frame begins, in this light."""
        self._lit_suit.light_up(rim)
        self._lit_mimics.light_up(rim)
        self._lit_people.light_up(rim)

    # --- Rita -----------------------------------------------------------------------------------

    def suit(self, suit: Suit, tick: int, memory: Memory, free_aim: bool) -> list[tuple[Sprite, float]]:
        """Her pictures from back to front, each with how far above her feet it goes, in px."""
        stand = stand_of(suit, tick, memory)
        bearing, up = bearing_of(suit, stand, free_aim)
        weapon = suit.held[suit.hand].id if suit.held and suit.alive else ""
        if stand.startswith(("climb", "wall", "sit", "reach", "swim")):
            weapon = ""
        if bearing in ("blow_0", "blow_1", "blow_2") and stand in ("idle", "idle_1", "brace"):
            stand = "lunge" if bearing == "blow_1" else "brace"
        elif bearing == "aim" and stand in ("idle", "idle_1"):
            stand = "brace"
        flip = suit.facing < 0
        above = rig.hip_height(rig.STANDS[stand])
        upgrades = tuple(sorted(suit.upgrades))
        return [
            (self._legs_of(stand, flip), above),
            (self._upper_of(bearing, up, weapon, upgrades, stand, flip), above),
        ]

    def _legs_of(self, stand: str, flip: bool) -> Sprite:
        def plain() -> Sprite:
            found = self._legs.get(stand)
            if found is None:
                found = self._legs[stand] = rig.legs(rig.STANDS[stand])
            return found.flipped() if flip else found

        return self._lit_suit.get(("legs", stand, flip), plain)

    def _upper_of(self, name: str, up: int, weapon: str, upgrades: tuple[str, ...], stand: str, flip: bool) -> Sprite:
        lean = 44 if stand.startswith("cr") else 15 if stand.startswith("run") else 8
        form = f"{name} {lean}" if name == "aim" else name

        def plain() -> Sprite:
            found = self._uppers.get((form, up, weapon, upgrades))
            if found is None:
                found = rig.upper(_shape(name, up, lean), weapon, upgrades)
                self._uppers[(form, up, weapon, upgrades)] = found
            return found.flipped() if flip else found

        return self._lit_suit.get(("upper", form, up, weapon, upgrades, flip), plain)

    def ghost(self, sprite: Sprite, colour: Colour, share: float) -> Sprite:
        """The same shape in one colour and thin: what is left behind of a dash. Drawn anew each time; rare."""
        level = round(share * 8) / 8
        tone = (round(colour[0] * level), round(colour[1] * level), round(colour[2] * level))
        return Sprite(silhouette(sprite.picture, tone, round(255 * level)), sprite.ox, sprite.oy)

    # --- mimics ---------------------------------------------------------------------------------

    def mimic(self, mimic: Mimic, tick: int) -> tuple[Sprite, mimics.Figure]:
        """Its picture, and the figure behind it, which knows where its light is (as if it looked right)."""
        kind = mimic.KIND
        moment = moment_of(mimic, tick, mimics.look_of(kind).stride_px)
        figure = self._figure(kind, moment)
        flip = mimic.facing < 0
        if mimic.flash_ticks > 0:
            key = (kind, moment, flip)
            if key not in self._flat:
                self._flat[key] = whitened(figure.sprite.flipped() if flip else figure.sprite, CREAM)
            return self._flat[key], figure
        plain = figure.sprite.flipped if flip else lambda: figure.sprite
        return self._lit_mimics.get((kind, moment, flip), plain), figure

    def _figure(self, kind: str, moment: mimics.Moment) -> mimics.Figure:
        found = self._mimics.get((kind, moment))
        if found is None:
            found = self._mimics[(kind, moment)] = mimics.figure(kind, moment)
        return found

    def carcass(self, kind: str, facing: int, share: float) -> Sprite:
        """A dead one on its back; ``share`` 1 = just fallen, 0 = gone."""
        level = round(share * 8)
        key = ("carcass", kind, facing, level)
        sprite = self._flat.get(key)
        if sprite is None:
            plain = self._figure(kind, mimics.Moment("dead")).sprite
            picture = pygame.transform.flip(plain.picture, facing < 0, True)
            if level < 8:
                picture.fill((level * 32,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
            sprite = self._flat[key] = Sprite(picture, picture.get_width() // 2, picture.get_height())
        return sprite

    # --- people ---------------------------------------------------------------------------------

    def person(self, person: Person, tick: int, dead_ticks: int) -> Sprite:
        """Somebody's picture; ``dead_ticks`` since they fell, if they have."""
        plan = self._plans[person.id]
        moment = people.moment_of(person, plan, tick, dead_ticks)._replace(without=person.without)
        flip = person.facing < 0

        def plain() -> Sprite:
            found = self._person(plan, moment)
            return found.flipped() if flip else found

        return self._lit_people.get((person.id, moment, flip), plain)

    def _person(self, plan: PersonPlan, moment: Moment) -> Sprite:
        found = self._people.get((plan.id, moment))
        if found is None:
            found = self._people[(plan.id, moment)] = people.figure(plan.id, plan.height_px, moment)
        return found

    # --- ahead of time --------------------------------------------------------------------------

    def prepare(self) -> Iterator[bool]:
        """Draw, one picture a step, what the first minutes are sure to show."""
        for stand in rig.STANDS:
            self._legs[stand] = rig.legs(rig.STANDS[stand])
            yield True
        for weapon in ("cutter", "rivet", "slug"):
            for name in rig.BEARINGS:
                if not name.startswith("die"):
                    self._uppers.setdefault((name, 0, weapon, ()), rig.upper(rig.BEARINGS[name], weapon))
                    yield True
            for name in ("blow_0", "blow_1", "blow_2") if weapon in MELEE else ():
                for up in range(-90, 91, AIM_DEG):
                    self._uppers.setdefault((name, up, weapon, ()), rig.upper(_shape(name, up, 8), weapon))
                    yield True
            if weapon not in MELEE:
                for up in range(-90, 91, AIM_DEG):
                    for lean in (8, 15):
                        sprite = rig.upper(_shape("aim", up, lean), weapon)
                        self._uppers.setdefault((f"aim {lean}", up, weapon, ()), sprite)
                        yield True
        for plan in self._plans.values():
            for moment in people.sure_moments():
                self._person(plan, moment)
                yield True
        for kind in mimics.LOOKS:
            for step in range(mimics.STEPS):
                for act in ("hunt", "unfold", "gnaw"):
                    self._figure(kind, mimics.Moment(act, step))
                    yield True
            for heat in range(mimics.SHADES + 1):
                self._figure(kind, mimics.Moment("windup", 0, heat))
                yield True


def _shape(name: str, up: int, lean: int) -> rig.Bearing:
    if name == "aim":
        return rig.aiming(up, lean)
    if name == "reload":
        return rig.Bearing(10, 14, (34, 88), (20, 70), 24)
    bearing = rig.BEARINGS[name]
    return rig.turned(bearing, up) if up else bearing


def moment_of(mimic: Mimic, tick: int, stride_px: float) -> mimics.Moment:
    """What moment of its kind a mimic is in."""
    act = mimic.act
    if act == "windup":
        ticks = max(1, mimic.windup_ticks)
        return mimics.Moment("windup", 0, min(mimics.SHADES, mimic.act_ticks * mimics.SHADES // ticks))
    if act in ("strike", "recover"):
        return mimics.Moment(act)
    if act == "unfold":
        return mimics.Moment("unfold", min(mimics.STEPS - 1, mimic.act_ticks * mimics.STEPS // 120))
    if act == "gnaw":
        return mimics.Moment("gnaw", tick // 3 % mimics.STEPS)
    if mimic.climbing:
        return mimics.Moment("hunt", int(mimic.y / stride_px * mimics.STEPS) % mimics.STEPS)
    if abs(mimic.vx) < 8:
        return mimics.Moment("still")
    return mimics.Moment("hunt", int(mimic.x * mimic.facing / stride_px * mimics.STEPS) % mimics.STEPS)
