"""The hive: who is whose prey, what one sees and all know, and the one pass in which every mimic acts."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.enemies.model import PREY_TICKS, THINK_TICKS, Mimic
from maketomorrow.sim.enemies.stances import STANCES, drift, let_go, thinks
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Mover
from maketomorrow.sim.movers import crushed
from maketomorrow.sim.objects.hideout import Hideout, hideout_of
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import TILE_PX
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.roads import GNAWERS, Doors, Gait
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import doors_of, full_doors, lose_way


@dataclass(frozen=True, slots=True)
class HiveTuning:
    """What the hive senses. px and ticks."""

    sight_px: float = 24.0 * TILE_PX  # px     one mimic's own eyes
    told_px: float = 30.0 * TILE_PX  # px     round the one that saw
    told_after_ticks: int = 20  # ticks  for word to get about
    tell_ticks: int = 60  # ticks  one that goes on seeing tells so often
    lost_ticks: int = 120  # ticks  without a sight before the next one is news
    home_smell: float = 1.5  # times Rita's road is counted: the crew are nearer prey


TUNING = HiveTuning()


def humans(world: World) -> list[Mover]:
    """All who can be prey now, in spawn order."""
    suit = world.state.suit
    people: list[Mover] = [suit] if suit.alive else []
    people += world.state.living()
    return people


def mimics_act(world: World, events: list[Event]) -> None:
    """One tick of every mimic, in spawn order."""
    state = world.state
    if not state.mimics:
        return
    if state.hive.sightings:
        _pass_on(world)
    people = humans(world)
    for mimic in state.mimics:
        if mimic.flash_ticks:
            mimic.flash_ticks -= 1
        if mimic.crush_ticks and crushed(mimic):
            mimic.health, mimic.last_cause = 0.0, "crush"
        if mimic.freeze_ticks:
            mimic.freeze_ticks -= 1
        elif mimic.stagger_ticks and mimic.act != "strike":
            _reel(world, mimic)
        elif state.hive.breath:
            _hold_breath(world, mimic)
        else:
            if thinks(world, mimic, THINK_TICKS) and people:
                _look(world, mimic, people, events)
            _act(world, mimic, events)


def _act(world: World, mimic: Mimic, events: list[Event]) -> None:
    mimic.act_ticks += 1
    following = STANCES[mimic.act](world, mimic, ENEMIES[mimic.KIND], events)
    if following != mimic.act:
        mimic.act, mimic.act_ticks = following, 0


def _reel(world: World, mimic: Mimic) -> None:
    """Staggered: it drops what it was about to do, and its hold on a ladder."""
    mimic.stagger_ticks -= 1
    if mimic.act in ("windup", "gnaw"):
        _break_off(mimic)
    lose_way(mimic)
    mimic.leaping = False
    drift(world, mimic)


def _hold_breath(world: World, mimic: Mimic) -> None:
    """Every mimic stands still until the breath is over; an attack under way is forgotten."""
    if mimic.act in ("windup", "strike", "recover", "gnaw"):
        _break_off(mimic)
    drift(world, mimic)


def _break_off(mimic: Mimic) -> None:
    let_go(mimic)
    mimic.act, mimic.act_ticks = "hunt", 0


def _look(world: World, mimic: Mimic, people: list[Mover], events: list[Event]) -> None:
    """Choose prey where it is time for that, and see whether there is an open line to it."""
    prey = world.by_id.get(mimic.prey)
    if not isinstance(prey, Mover) or prey.health <= 0 or (len(people) > 1 and thinks(world, mimic, PREY_TICKS)):
        prey = people[0] if len(people) == 1 else _nearest_by_road(world, mimic, people)
        mimic.prey = prey.id
    seen_before = mimic.sees_prey
    dx, dy = prey.x - mimic.x, prey.y - mimic.y
    mimic.sees_prey = (
        dx * dx + dy * dy <= TUNING.sight_px * TUNING.sight_px
        and mimic.act != "unfold"
        and hideout_of(world, prey) is None
        and world.physics.sees(mimic.x, mimic.y - mimic.h * 0.8, prey.x, prey.y - prey.h * 0.7)
    )
    if not mimic.sees_prey:
        return
    tick = world.state.tick
    if not seen_before and (mimic.seen_tick < 0 or tick - mimic.seen_tick > TUNING.lost_ticks):
        events.append(Event(tick, "saw", mimic.id, prey.id, x=mimic.x, y=mimic.y))
    mimic.seen_tick = tick
    if mimic.told_tick < 0 or tick - mimic.told_tick >= TUNING.tell_ticks:
        mimic.told_tick = tick
        world.state.hive.sightings.append((tick + TUNING.told_after_ticks, prey.id, mimic.x, mimic.y))


def _nearest_by_road(world: World, mimic: Mimic, people: list[Mover]) -> Mover:
    """The human at the end of the shortest road, no sight needed; the first of equals.

    Those behind a door with its full number of teeth, none of them its own, are left to the others
    while there is anybody else.
    """
    gait = ENEMIES[mimic.KIND].gait
    free = doors_of(world, tuple(full_doors(world, mimic)))
    found = _nearest(world, mimic, gait, people, free, leaves=True)
    return found or _nearest(world, mimic, gait, people, doors_of(world), leaves=False) or people[0]


def _nearest(
    world: World, mimic: Mimic, gait: Gait, people: list[Mover], doors: Doors, *, leaves: bool
) -> Mover | None:
    """The nearest by road of all who can be reached; ``leaves`` those for whom there are teeth enough to others."""
    roads, x = world.roads, mimic.x
    chain, node = roads.spot(x, mimic.y)
    best, nearest, first = math.inf, None, len(people)
    # its prey so far, then whoever seems near: of the others no road has to be found that is longer than theirs
    order = [(human.id != mimic.prey, abs(human.x - x), index) for index, human in enumerate(people)]
    for _, _, index in sorted(order):
        human = people[index]
        their_chain, their_node = roads.spot(human.x, human.y)
        if their_chain == chain >= 0:  # exact on one floor, else to some tiles
            ticks = abs(human.x - x) * TICK_RATE / gait.speed_px
        elif node < 0 or their_node < 0:
            ticks = math.inf
        else:
            ticks = roads.distance(node, their_node, gait, doors, best)
        hideout = hideout_of(world, human)
        if hideout is not None:
            ticks += math.inf if leaves and _spoken_for(world, mimic, hideout) else hideout.strength / GNAWERS
        elif isinstance(human, Suit):
            ticks *= TUNING.home_smell
        if ticks < best or (ticks == best < math.inf and index < first):
            best, nearest, first = ticks, human, index
    return nearest


def _spoken_for(world: World, mimic: Mimic, hideout: Hideout) -> bool:
    """Whether as many as can gnaw at a hideout are at it, or are after those inside and nearer to it."""
    if mimic.gnaws == hideout.id:
        return False
    x, y = hideout.door_x, hideout.y + hideout.h
    mine = (mimic.x - x) ** 2 + (mimic.y - y) ** 2
    enough = 0
    for other in world.state.mimics:
        if other is mimic:
            continue
        prey = world.by_id.get(other.prey)
        if isinstance(prey, Person) and prey.inside == hideout.id:
            enough += other.gnaws == hideout.id or (other.x - x) ** 2 + (other.y - y) ** 2 < mine
    return enough >= hideout.gnawers


def _pass_on(world: World) -> None:
    """What one saw some ticks ago all within reach of it know now; whoever stood idle wakes."""
    hive, tick = world.state.hive, world.state.tick
    while hive.sightings and hive.sightings[0][0] <= tick:
        _, prey_id, from_x, from_y = hive.sightings.pop(0)
        for mimic in world.state.mimics:
            dx, dy = mimic.x - from_x, mimic.y - from_y
            if dx * dx + dy * dy <= TUNING.told_px * TUNING.told_px:
                mimic.seen_tick = tick
                if mimic.act == "still":
                    mimic.prey = prey_id


def spawn_mimic(world: World, kind: str, x: float, y: float, home: str) -> Mimic:
    """A new mimic at feet (x, y), folded up; ``home`` is the burst point it came out of."""
    mimic = ENEMIES[kind].born(world.new_id(kind), x, y, home)
    world.state.mimics.append(mimic)
    world.by_id[mimic.id] = mimic
    return mimic
