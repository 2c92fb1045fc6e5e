"""What falls and deep water do to people: the same as to Rita."""

from __future__ import annotations

from maketomorrow.sim.combat import hit
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow
from maketomorrow.sim.people.gait import BODY
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import TILE_PX, PersonPlan
from maketomorrow.sim.player.suit import TUNING as RITA
from maketomorrow.sim.player.suit import chest_under_water
from maketomorrow.sim.state import World


def body_feels(world: World, person: Person, plan: PersonPlan, events: list[Event]) -> None:
    """What this tick has done to somebody alive: a landing, water over the chest, a wound that lames."""
    if person.grounded or person.climbing:
        if person.y > person.fall_from and not person.climbing:
            _land(world, person, events)
        person.fall_from = person.y
    elif person.y < person.fall_from:
        person.fall_from = person.y
    if person.y > world.roads.water_y:
        _breathe(world, person, events)
    person.limps = person.health < plan.health * BODY.limp_share


def _land(world: World, person: Person, events: list[Event]) -> None:
    tiles = int((person.y - person.fall_from) / TILE_PX + 1e-6)
    if tiles <= RITA.fall_free_tiles:
        return
    events.append(Event(world.tick, "fell", person.id, x=person.x, y=person.y, amount=tiles))
    damage = RITA.fall_damage if tiles <= RITA.fall_most_tiles else person.health
    blow = Blow("fall", "", damage, stagger_ticks=RITA.fall_stagger_ticks, hit_stop_ticks=0, x=person.x, y=person.y)
    hit(world, person, blow, events)


def _breathe(world: World, person: Person, events: list[Event]) -> None:
    """In deep water somebody has as long as Rita; a rung or dry feet give the breath back."""
    if not chest_under_water(world, person):
        if person.grounded or person.climbing:
            person.water_ticks = 0
        return
    person.fall_from = person.y
    if person.climbing:
        person.water_ticks = 0
        return
    if not person.water_ticks:
        events.append(Event(world.tick, "splashed", person.id, x=person.x, y=person.y))
    person.water_ticks += 1
    if person.water_ticks >= RITA.drown_ticks:
        person.health, person.last_cause, person.last_by = 0.0, "drown", ""
