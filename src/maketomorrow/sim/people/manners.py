"""How people make room for each other: on a lane, before a door, at a ladder.

Bodies do not stop each other; it is people who do. Whoever meets somebody on the way stands aside
until that one is past, whoever comes up behind somebody who waits stands behind him, and one at a
time goes up or down a piece of rungs. Nobody waits for ever: manners end where the day would jam.
"""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.sim.people.gait import rest
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.state import World
from maketomorrow.sim.ways import Edge


@dataclass(frozen=True, slots=True)
class MannersTuning:
    """How much room people leave each other."""

    look_ticks: int = 4  # ticks  how often somebody on the way looks whom there is to make room for
    level_px: float = 24.0  # px     higher or lower than this is not on the same lane
    meet_px: float = 40.0  # px     whoever comes is let pass from so near
    past_px: float = 22.0  # px     and is past when so far behind
    heels_px: float = 26.0  # px     somebody quicker so near behind is let by
    queue_px: float = 30.0  # px     from whoever waits ahead
    follow_px: float = 20.0  # px     from whoever goes ahead as fast: nearer, one falls back
    rungs_px: float = 40.0  # px     before the foot of a ladder one waits for it
    apart_px: float = 64.0  # px     between two who climb the same way
    quicker_px: float = 30.0  # px/s   a difference that is seen; more than a tick of getting up to speed
    moving_px: float = 20.0  # px/s   slower than this is standing
    patience_ticks: int = 180  # ticks  then they squeeze past: four and a half minutes of the day
    squeeze_ticks: int = 60  # ticks  and for so long they look at nobody


TUNING = MannersTuning()


def makes_room(world: World, person: Person, speed_px: float) -> bool:
    """Whether somebody on the way at that speed stands for this tick, because of another one."""
    if person.aside_ticks:
        person.aside_ticks -= 1
        rest(world, person)
        return True
    if (world.state.tick + person.phase) % TUNING.look_ticks or person.climbing or not person.grounded:
        return False
    if person.blocked_ticks < 0:
        person.blocked_ticks += TUNING.look_ticks
        return False
    edge = world.roads.edges[person.edge] if person.edge >= 0 else None
    rungs = edge if edge is not None and _is_before(edge, person) else None
    for other in world.state.people:
        if other is person or not other.alive or other.inside:
            continue
        away = other.x - person.x
        near = -TUNING.meet_px < away < TUNING.meet_px and abs(other.y - person.y) < TUNING.level_px
        if (near and _stands_for(world, person, other, away, speed_px)) or (rungs and _is_on(world, rungs, other)):
            if person.blocked_ticks > TUNING.patience_ticks:
                person.blocked_ticks, person.aside_ticks = -TUNING.squeeze_ticks, 0
                return False
            person.aside_ticks = max(person.aside_ticks, TUNING.look_ticks) - 1
            person.blocked_ticks += TUNING.look_ticks
            rest(world, person)
            return True
    return False


def _stands_for(world: World, person: Person, other: Person, away: float, speed_px: float) -> bool:
    """Whether somebody lets the other one pass, or waits behind him; sets how long if it is told by their speeds."""
    side = person.facing
    ahead = away * side
    if abs(other.vx) < TUNING.moving_px:
        if other.act == "still" and not other.aside_ticks and ahead > 0.0:
            other.facing = -side  # whoever only stands there looks who comes
        waits = other.goal and other.act == "walk" and other.facing == side and not other.aside_ticks
        return bool(waits) and 0.0 < ahead < TUNING.queue_px
    quicker = abs(other.vx) - speed_px
    if other.vx * side < 0.0:
        if ahead <= 0.0 or not _goes_first(world, other, person, quicker):
            return False
        to_go = ahead + TUNING.past_px
    elif 0.0 < ahead < TUNING.follow_px:
        return quicker > -TUNING.quicker_px
    elif ahead >= 0.0 or -ahead > TUNING.heels_px or quicker < TUNING.quicker_px:
        return False
    else:
        to_go = TUNING.past_px - ahead
    person.aside_ticks = int(to_go / abs(other.vx) * TICK_RATE)
    person.act = "aside"
    return True


def _goes_first(world: World, one: Person, other: Person, quicker_px: float) -> bool:
    """Whether of two who meet the one goes on: the lame, then the quicker, then whoever the plan names first."""
    if one.limps != other.limps:
        return one.limps
    if abs(quicker_px) > TUNING.quicker_px:
        return quicker_px > 0.0
    people = world.state.people
    return people.index(one) < people.index(other)


def _is_before(edge: Edge, person: Person) -> bool:
    """Whether somebody is about to take hold of rungs."""
    return edge.kind == "climb" and not person.edge_ticks and abs(person.x - edge.x0) < TUNING.rungs_px


def _is_on(world: World, rungs: Edge, other: Person) -> bool:
    """Whether somebody climbs there: the other way, or so near that there would be no room."""
    if not other.climbing or other.edge < 0:
        return False
    edge = world.roads.edges[other.edge]
    if edge.kind != "climb" or edge.line_x != rungs.line_x:
        return False
    if min(edge.y0, edge.y1) >= max(rungs.y0, rungs.y1) or max(edge.y0, edge.y1) <= min(rungs.y0, rungs.y1):
        return False
    comes = (edge.y1 > edge.y0) != (rungs.y1 > rungs.y0)
    return comes or abs(other.y - rungs.y0) < TUNING.apart_px
