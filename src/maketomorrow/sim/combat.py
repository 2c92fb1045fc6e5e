"""What a blow does: who is hit, what flies, what burns, who falls.

Attackers bring a ``Blow`` and ask ``strike_box`` or ``strike_arc`` for as long as it is live, with
one list of whom it has met already; ``hit`` is what happens to one body. Shots are points moved
by one ray a tick.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from operator import attrgetter

from maketomorrow.core.ticks import TICK_SECONDS
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Mover, Pool, Shot, Thing
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.physics import HARD, TERRAIN
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.player.upgrades import worth
from maketomorrow.sim.state import Over, World


@dataclass(frozen=True, slots=True)
class CombatTuning:
    """How hits feel, whoever deals them."""

    hurt_iframe_ticks: int = 60  # ticks   a second to get away after a hit on her
    hurt_stop_ticks: int = 4  # ticks   a hit on her is felt at least so long
    hurt_stagger_ticks: int = 10  # ticks   and a throw takes the reins from her for so long
    hurt_show_ticks: int = 20  # ticks   the figure shows it; a rest and a keypad end
    flash_ticks: int = 6  # ticks   a mimic that was hit flashes
    pool_ticks: int = 90  # ticks   spit burns on the floor
    pool_width_px: float = 40.0
    pool_height_px: float = 6.0  # she burns while her feet are in it
    pool_beat_ticks: int = 15  # ticks   between two bites
    pool_damage: float = 2.0
    floor_slope: float = -0.5  # normal's y of what still holds a pool
    arc_rays: int = 5  # feelers of an arc, edge to edge


TUNING = CombatTuning()


@dataclass(frozen=True, slots=True)
class ShotKind:
    """What a kind of shot does when it meets somebody."""

    hit_stop_ticks: int
    stops_shooter: bool = False  # near enough to be felt in the hand
    weak_share: float = 1.0  # times the damage on the one hive light
    fades_px: float = 0.0  # over the last so many px of its flight it fades to nothing
    pools: bool = False  # leaves a pool where it meets a floor


SHOTS: dict[str, ShotKind] = {
    "rivet": ShotKind(2, weak_share=3.0),
    "pellet": ShotKind(4, stops_shooter=True, fades_px=80.0),
    "spit": ShotKind(4, pools=True),
}


def hit(world: World, target: Mover, blow: Blow, events: list[Event]) -> bool:
    """Let one blow land on one body; whether it did.

    I-frames, death and ``unhurt`` let it pass. The body is hurt, thrown (its weight divides the
    blow's speed), staggered and stopped; the attacker's own hit-stop is its caller's.
    """
    if target.health <= 0:
        return False
    if target.iframe_ticks:
        events.append(Event(world.tick, "dodged", target.id, blow.cause, blow.by, target.x, target.y))
        return False
    stop_ticks, stagger_ticks = blow.hit_stop_ticks, blow.stagger_ticks
    thrown = blow.knock_x != 0 or blow.knock_y != 0
    if isinstance(target, Suit):
        if target.unhurt or not target.alive:
            return False
        wound(world, target, blow.damage * worth(target.upgrades, "plating"), blow.cause, blow.by, events)
        target.iframe_ticks = TUNING.hurt_iframe_ticks
        stop_ticks = max(stop_ticks, TUNING.hurt_stop_ticks)
        if thrown:
            stagger_ticks = max(stagger_ticks, TUNING.hurt_stagger_ticks)
    else:
        target.health -= blow.damage
        target.last_cause, target.last_by = blow.cause, blow.by
        name = "struck"
        if isinstance(target, Mimic):
            target.flash_ticks = TUNING.flash_ticks
        elif isinstance(target, Person):
            name, target.hurt_ticks = "hurt", TUNING.hurt_show_ticks
        what = blow.tool or blow.cause
        events.append(Event(world.tick, name, target.id, what, blow.by, blow.x, blow.y, blow.damage))
    if thrown:
        target.vx = blow.knock_x / target.WEIGHT
        target.vy = blow.knock_y / target.WEIGHT
    target.stagger_ticks = max(target.stagger_ticks, stagger_ticks)
    target.freeze_ticks = max(target.freeze_ticks, stop_ticks)
    return True


def wound(world: World, suit: Suit, damage: float, cause: str, by: str, events: list[Event]) -> None:
    """Take health from her with nothing else: no i-frames, no throw. For burns and falls, and the heart of ``hit``."""
    if suit.unhurt or not suit.alive:
        return
    damage *= suit.wound_share
    suit.health -= damage
    suit.last_cause, suit.last_by = cause, by
    suit.hurt_ticks = TUNING.hurt_show_ticks
    events.append(Event(world.tick, "hurt", suit.id, cause, by, suit.x, suit.y - suit.h / 2, damage))


def kill(suit: Suit, cause: str, by: str = "") -> None:
    """What nothing but ``unhurt`` survives: a deep fall, deep water, a crate against a wall."""
    if suit.unhurt or suit.health <= 0:
        return
    suit.health = 0.0
    suit.last_cause, suit.last_by = cause, by


def strike_box(
    world: World,
    box: tuple[float, float, float, float],
    blow: Blow,
    hostile: bool,
    already: list[str],
    events: list[Event],
) -> bool:
    """Hit everybody whose body meets ``box`` (left, top, right, bottom); whether anybody was.

    ``hostile`` blows hit people, the others mimics. ``already`` is the attack's own list of whom
    it has met: each body is hit once a blow, and its dodge is told once, though i-frames that end
    while the blow is live save nobody.
    """
    landed = False
    left, top, right, bottom = box
    state = world.state
    for target in (state.suit, *state.about()) if hostile else state.mimics:
        half = target.w / 2
        if target.x + half <= left or target.x - half >= right or target.y <= top or target.y - target.h >= bottom:
            continue
        landed |= _land(world, target, blow, already, events)
    return landed


def strike_arc(
    world: World,
    pivot: tuple[float, float],
    aim: float,
    arc_deg: float,
    reach_px: float,
    blow: Blow,
    already: list[str],
    events: list[Event],
) -> bool:
    """Hit all mimics and things that meet a slice of a disc round ``pivot``; whether anything was.

    ``aim`` is the middle of the slice in radians (0 right, a quarter turn = down), ``arc_deg`` its
    full width. Nobody is hit through terrain, and mimics not through a shut door.
    """
    landed = False
    x, y = pivot
    for target in world.state.mimics:
        if target.id in already:
            continue
        box = target.box()
        at = _in_slice(box, x, y, aim, arc_deg, reach_px)
        if at is not None and world.physics.sees(x, y, *at):
            landed |= _land(world, target, replace(blow, x=at[0], y=at[1]), already, events)
    for thing in world.state.things:
        if thing.x - x > reach_px or x - thing.x - thing.w > reach_px or thing.id in already:
            continue
        at = _in_slice((thing.x, thing.y, thing.x + thing.w, thing.y + thing.h), x, y, aim, arc_deg, reach_px)
        # a thing may stand in a wall's face: the last px of the way are its own
        if at is not None and world.physics.ray(x, y, x + (at[0] - x) * 0.9, y + (at[1] - y) * 0.9, TERRAIN) >= 1:
            landed |= _touch(world, thing, replace(blow, x=at[0], y=at[1]), already, events)
    return landed


def shoot(world: World, shot: Shot, events: list[Event]) -> None:
    """Let a shot go from its place, unless something hard is between the shooter and there."""
    shooter = world.by_id.get(shot.by)
    if isinstance(shooter, Mover):
        free = world.physics.ray(shooter.x, shooter.y - shooter.h / 2, shot.x, shot.y, HARD)
        if free < 1:
            found = world.physics.hit(shooter.x, shooter.y - shooter.h / 2, shot.x, shot.y, HARD)
            if found is not None:
                _shot_ends(world, shot, found.x, found.y, found.ny, found.id, events)
                return
    world.state.shots.append(shot)


def shots_fly(world: World, events: list[Event]) -> None:
    """Move every shot by one tick. One ray each, and the boxes of whoever is near."""
    shots = world.state.shots
    if not shots:
        return
    mimics = sorted(world.state.mimics, key=_LEFT) if any(not shot.hostile for shot in shots) else []
    lefts, beyond = [mimic.x for mimic in mimics], len(mimics)
    widest = max((mimic.w for mimic in mimics), default=0.0) / 2
    suit, ray, tick = world.state.suit, world.physics.ray, TICK_SECONDS
    people = world.state.about() if any(shot.hostile for shot in shots) else []
    her_left, her_top, her_right, her_bottom = suit.box()
    flying = []
    for shot in shots:
        x0, y0 = shot.x, shot.y
        if shot.gravity:
            shot.vy += shot.gravity * tick
        x1, y1 = x0 + shot.vx * tick, y0 + shot.vy * tick
        share = ray(x0, y0, x1, y1, HARD)
        low, high = (x0, x1) if x0 < x1 else (x1, x0)
        target: Mover | None = None
        if shot.hostile:
            if low <= her_right and high >= her_left:
                met = _enters((her_left, her_top, her_right, her_bottom), x0, y0, x1, y1)
                if met < share and _may_hit(world, suit, shot, events):
                    target, share = suit, met
            for person in people:
                if low <= person.x + person.w / 2 and high >= person.x - person.w / 2:
                    met = _enters(person.box(), x0, y0, x1, y1)
                    if met < share:
                        target, share = person, met
        else:
            near = bisect_left(lefts, low - widest)
            if near < beyond and lefts[near] <= high + widest:
                for mimic in mimics[near : bisect_right(lefts, high + widest)]:
                    met = _enters(mimic.box(), x0, y0, x1, y1)
                    if met < share and mimic.health > 0:
                        target, share = mimic, met
        if target is not None:
            _shot_lands(world, shot, target, share, events)
        elif share < 1:
            found = world.physics.hit(x0, y0, x1, y1, HARD)
            if found is not None:
                _shot_ends(world, shot, found.x, found.y, found.ny, found.id, events)
        else:
            shot.x, shot.y = x1, y1
            shot.ticks_left -= 1
            if shot.ticks_left > 0:
                flying.append(shot)
    if len(flying) != len(shots):
        world.state.shots = flying


def pools_burn(world: World, events: list[Event]) -> None:
    """Spit on the floor bites whoever stands in it; the bite counts with the attack that made it."""
    pools = world.state.pools
    if not pools:
        return
    suit, people = world.state.suit, world.state.about()
    for pool in pools:
        pool.ticks_left -= 1
        for person in people:
            if _burns(pool, person):
                blow = Blow(pool.cause, pool.by, TUNING.pool_damage, hit_stop_ticks=0, x=person.x, y=person.y)
                hit(world, person, blow, events)
        if _burns(pool, suit):
            damage = TUNING.pool_damage * worth(suit.upgrades, "plating")
            wound(world, suit, damage, pool.cause, pool.by, events)
    if pools[0].ticks_left <= 0:  # all burn equally long, so the oldest goes first
        world.state.pools = [pool for pool in pools if pool.ticks_left > 0]


def _burns(pool: Pool, mover: Mover) -> bool:
    """Whether it bites that body on this tick."""
    if abs(pool.x - mover.x) >= (pool.w + mover.w) / 2 or pool.ticks_left % TUNING.pool_beat_ticks:
        return False
    return 0 <= pool.y - mover.y + 1 < TUNING.pool_height_px


def the_dead_fall(world: World, events: list[Event]) -> None:
    """Whoever has no health left is taken out; if it is her, the day is over."""
    state = world.state
    suit = state.suit
    if suit.health <= 0 and suit.alive:
        suit.alive = False
        suit.stance = "dead"
        if state.over is None:
            state.over = Over(state.tick, suit.last_cause, suit.last_by)
        events.append(Event(state.tick, "died", suit.id, suit.last_cause, suit.last_by, suit.x, suit.y))
    for person in state.people:
        if person.health <= 0 and person.alive:
            _falls(world, person, events)
    for mimic in state.mimics:
        if mimic.health <= 0:
            break
    else:
        return
    living = []
    for mimic in state.mimics:
        if mimic.health > 0:
            living.append(mimic)
            continue
        events.append(Event(state.tick, "died", mimic.id, mimic.last_cause, mimic.last_by, mimic.x, mimic.y))
        world.physics.remove_mover(mimic)
        del world.by_id[mimic.id]
    state.mimics = living


def _falls(world: World, person: Person, events: list[Event]) -> None:
    """One of the people dies, and lies there until morning in nobody's way."""
    person.alive, person.act = False, "dead"
    person.says = person.does = person.talk = person.goal = person.place = ""
    person.says_ticks = person.fear_ticks = person.freeze_ticks = person.stagger_ticks = 0
    person.climbing, person.grounded, person.edge = False, False, -1  # whatever held them up by a hand holds no more
    world.physics.remove_mover(person)
    events.append(Event(world.tick, "died", person.id, person.last_cause, person.last_by, person.x, person.y))


_LEFT = attrgetter("x")


def _land(world: World, target: Mover, blow: Blow, already: list[str], events: list[Event]) -> bool:
    """One body met by a live blow, which stops both."""
    if target.id in already:
        return False
    if target.iframe_ticks:
        told = f"~{target.id}"
        if told not in already:
            already.append(told)
            hit(world, target, blow, events)
        return False
    if not hit(world, target, blow, events):
        return False
    already.append(target.id)
    attacker = world.by_id.get(blow.by)
    if isinstance(attacker, Mover):
        attacker.freeze_ticks = max(attacker.freeze_ticks, target.freeze_ticks)
    return True


def _touch(world: World, thing: Thing, blow: Blow, already: list[str], events: list[Event]) -> bool:
    """One thing met by a blow or shot; whether it answered."""
    kind = OBJECTS.get(str(type(thing).__struct_config__.tag))
    if kind is None or kind.struck is None or not kind.struck(world, thing, blow, events):
        return False
    already.append(thing.id)
    events.append(Event(world.tick, "struck", thing.id, blow.tool or blow.cause, blow.by, blow.x, blow.y))
    return True


def _may_hit(world: World, suit: Suit, shot: Shot, events: list[Event]) -> bool:
    """Whether a shot that meets her stops there; a dodge is told once a shot."""
    if not suit.iframe_ticks:
        return suit.alive
    if not shot.dodged:
        shot.dodged = True
        events.append(Event(world.tick, "dodged", suit.id, shot.cause, shot.by, suit.x, suit.y))
    return False


def _shot_lands(world: World, shot: Shot, target: Mover, share: float, events: list[Event]) -> None:
    kind = SHOTS[shot.kind]
    speed = math.hypot(shot.vx, shot.vy)
    x = shot.x + shot.vx * TICK_SECONDS * share
    y = shot.y + shot.vy * TICK_SECONDS * share
    strength = 1.0
    if kind.fades_px:
        left_px = speed * TICK_SECONDS * (shot.ticks_left - share)
        strength = min(1.0, left_px / kind.fades_px)
    damage = shot.damage * strength
    if kind.weak_share != 1 and isinstance(target, Mimic) and _through_weak_point(shot, target):
        damage *= kind.weak_share
    knock = shot.knock * strength
    blow = Blow(
        cause=shot.cause,
        by=shot.by,
        damage=damage,
        knock_x=knock * shot.vx / speed,
        knock_y=knock * shot.vy / speed,
        stagger_ticks=shot.stagger_ticks,
        hit_stop_ticks=kind.hit_stop_ticks,
        tool="" if shot.hostile else shot.cause,
        x=x,
        y=y,
    )
    if hit(world, target, blow, events) and kind.stops_shooter:
        shooter = world.by_id.get(shot.by)
        if isinstance(shooter, Mover):
            shooter.freeze_ticks = max(shooter.freeze_ticks, kind.hit_stop_ticks)


def _shot_ends(
    world: World, shot: Shot, x: float, y: float, normal_y: float, thing_id: str, events: list[Event]
) -> None:
    """A shot meets something hard at (x, y)."""
    thing = world.by_id.get(thing_id)
    if isinstance(thing, Thing) and not shot.hostile:
        blow = Blow(shot.cause, shot.by, shot.damage, tool=shot.cause, x=x, y=y)
        if _touch(world, thing, blow, [], events):
            return
    events.append(Event(world.tick, "missed", shot.id, shot.cause, shot.by, x, y))
    if SHOTS[shot.kind].pools and normal_y < TUNING.floor_slope:
        pool = Pool(world.new_id("pool"), x, y, TUNING.pool_width_px, TUNING.pool_ticks, shot.by, shot.cause)
        world.state.pools.append(pool)


def _through_weak_point(shot: Shot, mimic: Mimic) -> bool:
    x, y, radius = mimic.weak_point()
    dx, dy = x - shot.x, y - shot.y
    speed = math.hypot(shot.vx, shot.vy)
    return dx * shot.vx + dy * shot.vy > 0 and abs(dx * shot.vy - dy * shot.vx) <= radius * speed


def _enters(box: tuple[float, float, float, float], x0: float, y0: float, x1: float, y1: float) -> float:
    """Share of the way from (x0, y0) to (x1, y1) at which it enters the box; 2.0 if it does not."""
    left, top, right, bottom = box
    if (x0 < left and x1 < left) or (x0 > right and x1 > right) or (y0 < top and y1 < top) or (y0 > bottom < y1):
        return 2.0
    first, last = 0.0, 1.0
    for start, way, low, high in ((x0, x1 - x0, left, right), (y0, y1 - y0, top, bottom)):
        if way == 0:
            if not low <= start <= high:
                return 2.0
            continue
        near, far = (low - start) / way, (high - start) / way
        if near > far:
            near, far = far, near
        first, last = max(first, near), min(last, far)
    return first if first <= last else 2.0


def _in_slice(
    box: tuple[float, float, float, float], x: float, y: float, aim: float, arc_deg: float, reach: float
) -> tuple[float, float] | None:
    """A point of ``box`` inside the slice of a disc, None if there is none.

    The box's nearest point, or where the first of a few feelers enters it: for boxes wider than
    the gaps between feelers, that is exact enough to be fair.
    """
    left, top, right, bottom = box
    near_x, near_y = min(max(x, left), right), min(max(y, top), bottom)
    dx, dy = near_x - x, near_y - y
    distance = math.hypot(dx, dy)
    if distance > reach:
        return None
    half = math.radians(arc_deg) / 2
    if distance == 0 or dx * math.cos(aim) + dy * math.sin(aim) >= distance * math.cos(half):
        return near_x, near_y
    for index in range(TUNING.arc_rays):
        angle = aim - half + 2 * half * index / (TUNING.arc_rays - 1)
        end_x, end_y = x + math.cos(angle) * reach, y + math.sin(angle) * reach
        share = _enters(box, x, y, end_x, end_y)
        if share <= 1:
            return x + (end_x - x) * share, y + (end_y - y) * share
    return None
