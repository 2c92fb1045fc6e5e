"""The sounds that no event tells of: feet that are not hers, hands at work, wheels under way, the bell that goes on.

It keeps where everybody was and answers, tick by tick, what is to be heard where. It reads the world only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from maketomorrow.core.rng import roll
from maketomorrow.shell.hearing.moods import opened_tick
from maketomorrow.shell.hearing.noises import NOISES
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.model import Mover, Thing
from maketomorrow.sim.objects.alarm import Alarm
from maketomorrow.sim.objects.cart import Cart
from maketomorrow.sim.objects.lift import Lift
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.player.upgrades import BODY
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class GoingsTuning:
    """How often what goes on is heard. px, ticks."""

    ring_ticks: int = 40  # one beat of the alarm
    people_px: float = 420.0  # whose feet and hands are listened for
    mimics_px: float = 640.0
    stride_px: float = 38.0  # of people
    rung_px: float = 20.0  # of a ladder between two grips
    stroke_px: float = 30.0  # of swimming
    hands_ticks: int = 100  # between two sounds of somebody's work
    wheels_ticks: int = 38
    motor_ticks: int = 44
    gnaw_ticks: int = 24
    burn_ticks: int = 40
    talk_ticks: int = 130  # between two calls of a mimic that is near and cannot see her
    heart_ticks: int = 56  # of hers, when there is little of it left
    weak_share: float = 0.3  # of her health
    whistle_ticks: int = 30  # after the first point has opened, three


TUNING = GoingsTuning()
GAITS = {"drone": ("scuttle.drone", 30.0), "spitter": ("scuttle.spitter", 34.0)}
"""Kind of mimic -> what its feet sound like, and px between two of that. Any other goes like a drone."""


class Going(NamedTuple):
    """A sound at a world place."""

    name: str
    x: float
    y: float


class Goings:
    """What has been going on. ``forget`` on a new morning."""

    def __init__(self) -> None:
        self._walked: dict[str, float] = {}
        self._was: dict[str, tuple[float, float]] = {}

    def forget(self) -> None:
        """Everybody is somewhere else."""
        self._walked.clear()
        self._was.clear()

    def listen(self, world: World) -> list[Going]:
        """What is to be heard on this tick."""
        heard: list[Going] = []
        state, suit = world.state, world.state.suit
        self._herself(world, heard)
        for person in state.people:
            if person.alive and not person.inside and _near(person, suit, TUNING.people_px):
                self._person(world, person, heard)
        for mimic in state.mimics:
            if _near(mimic, suit, TUNING.mimics_px):
                self._mimic(world, mimic, heard)
        self._things(world, heard)
        if state.pools and state.tick % TUNING.burn_ticks == 0:
            pool = min(state.pools, key=lambda pool: abs(pool.x - suit.x) + abs(pool.y - suit.y))
            heard.append(Going("sizzle", pool.x, pool.y))
        opened = opened_tick(world)
        if opened >= 0 and state.tick == opened + TUNING.whistle_ticks:
            maki = world.by_id.get("maki")
            if isinstance(maki, Person) and maki.alive and not maki.inside:
                heard.append(Going("whistle", maki.x, maki.y - maki.h))
        return heard

    def _strode(self, mover: Mover, stride_px: float) -> bool:
        """Whether a mover has come so far since it last did."""
        was = self._was.get(mover.id, (mover.x, mover.y))
        self._was[mover.id] = (mover.x, mover.y)
        step = math.hypot(mover.x - was[0], mover.y - was[1])
        walked = self._walked.get(mover.id, 0.0) + (step if step < 40 else 0.0)
        self._walked[mover.id] = walked % stride_px
        return walked >= stride_px

    def _herself(self, world: World, heard: list[Going]) -> None:
        suit = world.state.suit
        if suit.stance == "ladder":
            if self._strode(suit, TUNING.rung_px):
                heard.append(Going("step.rung", suit.x, suit.y))
        elif suit.stance == "water":
            if self._strode(suit, TUNING.stroke_px):
                heard.append(Going("step.water", suit.x, suit.y))
        else:
            self._was.pop(suit.id, None)
        weak = suit.health <= BODY.health * TUNING.weak_share
        if suit.alive and weak and world.state.tick % TUNING.heart_ticks == 0:
            heard.append(Going("scene.heart", 0.0, 0.0))

    def _person(self, world: World, person: Person, heard: list[Going]) -> None:
        if person.grounded and self._strode(person, TUNING.stride_px):
            heard.append(Going("footfall", person.x, person.y))
        hands = f"does.{'trim' if person.trim_ticks and person.act == 'do' else person.does}"
        late = sum(map(ord, person.id)) % TUNING.hands_ticks
        if hands in NOISES and person.act == "do" and (world.state.tick + late) % TUNING.hands_ticks == 0:
            heard.append(Going(hands, person.x, person.y - person.h / 2))

    def _mimic(self, world: World, mimic: Mimic, heard: list[Going]) -> None:
        tick = world.state.tick
        name, stride = GAITS.get(mimic.KIND, GAITS["drone"])
        if mimic.grounded and self._strode(mimic, stride):
            heard.append(Going(name, mimic.x, mimic.y))
        if mimic.act == "gnaw" and mimic.act_ticks % TUNING.gnaw_ticks == TUNING.gnaw_ticks - 1:
            heard.append(Going("gnawing", mimic.x, mimic.y))
        elif mimic.act == "hunt" and (tick + mimic.phase * 3) % TUNING.talk_ticks == 0:
            if roll(world.plan.seed, f"sound/{mimic.id}", tick) < 0.4:
                heard.append(Going("chitter", mimic.x, mimic.y - mimic.h))

    def _things(self, world: World, heard: list[Going]) -> None:
        tick = world.state.tick
        rings = tick % TUNING.ring_ticks == 1
        wheels, motors = tick % TUNING.wheels_ticks == 0, tick % TUNING.motor_ticks == 0
        if not (rings or wheels or motors):
            return
        for thing in world.state.things:
            if isinstance(thing, Alarm):
                if rings and thing.ringing and not thing.broken:
                    heard.append(Going("alarm", thing.x + thing.w / 2, thing.y))
            elif isinstance(thing, Cart):
                if wheels and thing.speed > 0:
                    heard.append(Going("cart.rolls", thing.x + thing.w / 2, thing.y))
            elif isinstance(thing, Lift) and motors and thing.stands_at() < 0:
                heard.append(Going("lift.runs", thing.x + thing.w / 2, thing.y))


def _near(mover: Mover, ears: Mover | Thing, px: float) -> bool:
    return abs(mover.x - ears.x) < px and abs(mover.y - ears.y) < px
