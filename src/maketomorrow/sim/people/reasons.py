"""What somebody does, why, and what comes next: in words, for whoever works on the day.

It reads a world between two ticks and writes nothing of it, not even what ``walking`` looks up once a
tick: a day that is asked goes on as one that is not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from maketomorrow.core.ticks import TICK_RATE, clock_of
from maketomorrow.sim.ground import WALL
from maketomorrow.sim.model import Barrier, Dynamic, Mover
from maketomorrow.sim.objects.hideout import Hideout, occupants
from maketomorrow.sim.objects.lift import Lift
from maketomorrow.sim.people.gait import pace
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.people.timetable import leg_at
from maketomorrow.sim.plan import TILE_PX, Leg, PersonPlan, Talk
from maketomorrow.sim.roads import Doors
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import NO_EDGE
from maketomorrow.sim.ways import Edge

AHEAD_PIECES = 200  # of road; no way through the plant has so many
REACH_PX = 30.0  # px  what is nearer in front of somebody who gets nowhere is what holds them up
SEEN_PX = 24 * TILE_PX  # px  a mimic so near is named beside whoever holds a place
NOWHERE_TICKS = 12  # ticks  without getting on before it is said

PIECE_WORDS = {
    "walk": "walks",
    "hop": "leaps",
    "drop": "drops",
    "through": "drops through the boards",
    "climb": "climbs",
    "lift": "rides",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """``does`` is what somebody is at, ``why`` what has them do it, ``then`` the next step.

    ``held`` is what keeps them from that step, "" while nothing does.
    """

    who: str
    does: str
    why: str
    then: str = ""
    held: str = ""

    def lines(self) -> list[str]:
        """The same, a line each: what and why; the next step; what is in its way."""
        rest = [f"next: {self.then}" if self.then else "", self.held]
        return [f"{self.does} ({self.why})" if self.why else self.does, *filter(None, rest)]

    def __str__(self) -> str:
        return "; ".join(self.lines())


def reasons(world: World) -> list[Reason]:
    """One for each person of the day, in the order of the plan."""
    return [_reason(world, person, plan) for person, plan in zip(world.state.people, world.plan.people)]


def road_ahead(world: World, person: Person) -> list[Edge]:
    """The pieces of road between somebody and the goal, the one under way first; as far as there is a road."""
    return _road(world, person, world.roads.doors(world.by_id, crew=True)) if person.goal else []


def _reason(world: World, person: Person, plan: PersonPlan) -> Reason:
    if not person.alive:
        by = f", by {person.last_by}" if person.last_by else ""
        return Reason(person.id, "lies dead", f"{person.last_cause or 'unknown'}{by}")
    if person.inside:
        return _in_hiding(world, person, plan)
    if person.stagger_ticks or person.freeze_ticks:
        by = f" by {person.last_by}" if person.last_by else ""
        ticks = person.stagger_ticks + person.freeze_ticks
        return Reason(person.id, "reels", f"{person.last_cause}{by}, {ticks} ticks more")
    if person.off_rails_ticks:
        return Reason(person.id, "stands beside the rails", "the cart comes", _onward(person))
    if person.ride in ("boards", "aboard"):
        return _riding(world, person, plan)
    if world.state.hive.counted:
        afraid = _in_fear(world, person, plan)
        if afraid is not None:
            return afraid
    return _by_the_clock(world, person, plan)


def _onward(person: Person) -> str:
    return f"on to {person.goal}" if person.goal else ""


# ---- since the burst ---------------------------------------------------------------------------


def _in_fear(world: World, person: Person, plan: PersonPlan) -> Reason | None:
    """What the burst has made of somebody; None where the ordinary day goes on."""
    burst = world.hour_tick("burst")
    ready = burst + plan.burst_ticks
    meant = "flee" if person.turned else plan.burst
    if world.state.tick < ready:
        if meant != "freeze":
            return None
        return Reason(person.id, "stands frozen", f"the burst, until {_clock(world, ready)}")
    foe = world.by_id.get(person.foe)
    if person.act == "fight" and isinstance(foe, Mover):
        return Reason(person.id, f"fights {_far(person, foe)} with the {plan.carries}", "in reach")
    if person.fear_ticks:
        why = f"fears {_far(person, foe)}" if isinstance(foe, Mover) else "has seen others run"
        why += f", {math.ceil(person.fear_ticks / TICK_RATE)} s more"
        if person.place:
            kind = getattr(world.plan.spawn(person.place), "kind", "")
            return Reason(person.id, f"{'hides in' if kind == 'shelter' else 'cowers at'} {person.place}", why)
        return Reason(person.id, f"flees to {person.goal}", why, *_next_step(world, person))
    if meant != "hold" or person.released:
        return None
    why = f"the burst, {_clock(world, burst)}"
    if person.goal:
        return Reason(person.id, f"makes for {person.goal}, to hold it", why, *_next_step(world, person))
    afternoon = plan.afternoon[0] if plan.afternoon else None
    then = f"{_clock(world, afternoon.tick)} {_line_words(afternoon)}" if afternoon is not None else ""
    near = foe is not None and math.dist((person.x, person.y), (foe.x, foe.y)) <= SEEN_PX
    held = _far(person, foe) if near and isinstance(foe, Mover) else ""
    return Reason(person.id, f"holds {person.place or 'on'}", why, then, held)


def _in_hiding(world: World, person: Person, plan: PersonPlan) -> Reason:
    """Behind a door: who is there, what it still stands, and what keeps them in."""
    hideout = world.by_id[person.inside]
    assert isinstance(hideout, Hideout)
    why = f"{len(occupants(world, hideout))} of {hideout.heads} in there"
    if hideout.gnawed:
        why += f", gnawed {hideout.gnawed} of {hideout.strength}"
    quiet = person.fear_ticks / TICK_RATE
    held = f"hears them, or has for {math.ceil(quiet)} s more" if quiet else ""
    return Reason(person.id, f"hides in {hideout.id}", why, _next_line(world, person, plan), held)


def _far(person: Person, foe: Mover) -> str:
    return f"{foe.id}, {math.dist((person.x, person.y), (foe.x, foe.y)):.0f} px off"


# ---- by the clock ------------------------------------------------------------------------------


def _by_the_clock(world: World, person: Person, plan: PersonPlan) -> Reason:
    if person.talk:
        return _talking(world, person, plan)
    if person.says_ticks:
        return Reason(person.id, "answers Rita", person.says, _onward(person) or _next_line(world, person, plan))
    line = leg_at(person, plan, person.leg - 1) if person.leg else None
    table = f"plan {person.follows}" if person.follows else "timetable"
    why = f"{table} {_clock(world, line.tick)}" if line is not None else "since the morning"
    if person.ride == "missed":
        why += ", has missed the cart"
    if person.goal:
        how = "is late for" if person.late else "limps to" if person.limps else "goes to"
        return Reason(person.id, f"{how} {person.goal}", why, *_next_step(world, person))
    does = f"is at {person.place}" if person.place else "stands"
    if person.does:
        does += f", {person.does}"
        here = [one for one in plan.doings if (one.place, one.does) == (person.place, person.does)]
        until = [one.until_tick for one in here if world.state.tick <= one.until_tick]
        why += f", {person.does} until {_clock(world, until[0])}" if until else ""
    return Reason(person.id, does, why, _next_line(world, person, plan), _awaited(world, person))


def _talking(world: World, person: Person, plan: PersonPlan) -> Reason:
    talk, at = next(both for both in zip(world.plan.talks, world.state.talks) if both[0].id == person.talk)
    does = f"speaks in {talk.id}" if person.says else f"listens in {talk.id}"
    line = talk.lines[at.line - 1]
    why = f"line {at.line} of {len(talk.lines)}, {line.who}'s, begun before {_clock(world, talk.until_tick)}"
    return Reason(person.id, does, why, _next_line(world, person, plan))


def _riding(world: World, person: Person, plan: PersonPlan) -> Reason:
    """On the cart, or on to it: where it takes them, and whether it stands."""
    leg = leg_at(person, plan, person.leg - (person.ride == "aboard"))
    to = leg.go if leg is not None else ""
    why = f"timetable {_clock(world, leg.tick)}" if leg is not None else ""
    does = f"rides the cart to {to}" if person.ride == "aboard" else f"boards the cart to {to}"
    talk = f"{'speaks' if person.says else 'listens'} in {person.talk}" if person.talk else ""
    held = f"the cart has stood for {person.ride_ticks} ticks" if person.ride_ticks else ""
    return Reason(person.id, f"{does}, {talk}" if talk else does, why, _next_line(world, person, plan), held)


def _next_line(world: World, person: Person, plan: PersonPlan) -> str:
    leg = leg_at(person, plan, person.leg)
    if leg is None:
        return "nothing more today"
    return f"{_clock(world, leg.tick)} {_line_words(leg)}"


def _line_words(leg: Leg) -> str:
    how = ["by cart"] if leg.cart else ["in a hurry"] if leg.run else []
    return " ".join([f"to {leg.go}", *how] if leg.go else how)


def _awaited(world: World, person: Person) -> str:
    """Who is missing for a talk that could be held here now."""
    tick = world.state.tick
    for talk, at in zip(world.plan.talks, world.state.talks):
        who = list(dict.fromkeys(line.who for line in talk.lines))
        if at.over or not talk.from_tick <= tick < talk.until_tick or person.id not in who:
            continue
        missing = [name for name in who if not _at_talk(world, name, talk)]
        if missing and person.id not in missing:
            return f"{talk.id} waits for {', '.join(missing)}, until {_clock(world, talk.until_tick)}"
    return ""


def _at_talk(world: World, name: str, talk: Talk) -> bool:
    person = world.by_id.get(name)
    return isinstance(person, Person) and person.alive and person.place in (talk.place, talk.wire or talk.place)


# ---- on the way --------------------------------------------------------------------------------


def _next_step(world: World, person: Person) -> tuple[str, str]:
    """The piece of road under way or the next one, and what keeps somebody from it."""
    if person.aside_ticks:
        return _onward(person), _made_room_for(world, person)
    doors = world.roads.doors(world.by_id, crew=True)
    pieces = _road(world, person, doors)
    if person.edge == NO_EDGE and person.pause_ticks and (shut := _no_road(world, person, pieces)):
        return "", f"{shut}; looks again in {person.pause_ticks} ticks"
    if not pieces:
        return f"straight to {person.goal_x:.0f},{person.goal_y:.0f}", _in_front(world, person)
    edge = pieces[0]
    there = f"{edge.thing} to " if edge.thing else "to "
    step = f"{PIECE_WORDS[edge.kind]} {there}{edge.x1:.0f},{edge.y1:.0f}"
    return step, _at_lift(world, person, edge) or _at_barrier(world, person, edge) or _in_front(world, person)


def _road(world: World, person: Person, doors: Doors) -> list[Edge]:
    """As walked in no hurry: whoever hurries takes the same roads."""
    roads, gait = world.roads, pace(person, hurry=False)
    there = roads.node_at(person.goal_x, person.goal_y)
    pieces = [roads.edges[person.edge]] if person.edge >= 0 else []
    at = pieces[0].b if pieces else roads.node_at(person.x, person.y)
    while at >= 0 and there >= 0 and at != there and len(pieces) < AHEAD_PIECES:
        index = roads.way(at, there, gait, doors)
        if index < 0:
            break
        pieces.append(roads.edges[index])
        at = pieces[-1].b
    return pieces


def _no_road(world: World, person: Person, pieces: list[Edge]) -> str:
    """The first thing that is shut on the road there would be if nothing were; "" if there is a road."""
    there = world.roads.node_at(person.goal_x, person.goal_y)
    if (pieces[-1].b if pieces else world.roads.node_at(person.x, person.y)) == there:
        return ""
    for edge in _road(world, person, world.roads.doors({}, crew=True)):
        for thing, passed in _shut_on(world, edge):
            if not passed:
                return f"no road: {thing.id} is shut"
    return "no road"


def _shut_on(world: World, edge: Edge) -> Iterator[tuple[Barrier, str]]:
    """What is shut on a piece of road, and how the crew get past it all the same: "opens", "climbs" or ""."""
    for index, asks in edge.needs:
        thing = world.by_id.get(world.roads.barriers[index].id)
        if asks == WALL and isinstance(thing, Barrier) and thing.block() is not None:
            yield thing, "opens" if thing.crew else "climbs" if world.roads.lines[index] else ""


def _at_lift(world: World, person: Person, edge: Edge) -> str:
    lift = world.by_id.get(edge.thing)
    if not isinstance(lift, Lift):
        return ""
    if person.edge_ticks == 1:
        return f"rides {lift.id}"
    return "" if _stands_near(lift, edge) else f"waits for {lift.id}"


def _stands_near(lift: Lift, edge: Edge) -> bool:
    """Whether it stands at the end of the piece where somebody gets on."""
    x, y = edge.x0 - lift.x - lift.w / 2, edge.y0 - lift.y
    far_x, far_y = edge.x1 - lift.x - lift.w / 2, edge.y1 - lift.y
    return lift.stands_at() >= 0 and abs(x) + abs(y) <= abs(far_x) + abs(far_y)


def _at_barrier(world: World, person: Person, edge: Edge) -> str:
    if person.climbing and edge.kind == "walk":
        return "on the crew's line"
    side = 1 if edge.x1 > person.x else -1
    for thing, passed in _shut_on(world, edge):
        gap = (thing.x - person.x if side > 0 else person.x - thing.x - thing.w) - person.w / 2
        if -person.w <= gap <= REACH_PX:
            return f"{passed or 'waits at'} {thing.id}"
    return ""


def _in_front(world: World, person: Person) -> str:
    """The crate or the body right before somebody who does not get on."""
    if 0 <= person.stuck_ticks < NOWHERE_TICKS and person.blocked_ticks < NOWHERE_TICKS:
        return ""
    how = "pushes" if person.stuck_ticks < 0 else "blocked by"
    left, top, right, bottom = person.box()
    left, right = (left, right + REACH_PX) if person.facing > 0 else (left - REACH_PX, right)
    for thing in world.state.things:
        if isinstance(thing, Dynamic) and left < thing.cx < right and top - thing.h / 2 < thing.cy < bottom:
            return f"{how} {thing.id}"
    for body in world.state.bodies():
        if body is not person and left < body.x < right and abs(body.y - person.y) < person.h:
            return f"{how} {body.id}"
    return f"gets nowhere for {max(person.stuck_ticks, person.blocked_ticks)} ticks"


def _made_room_for(world: World, person: Person) -> str:
    """The nearest of those whom somebody may be standing aside for."""
    others = [other for other in world.state.about() if other is not person]
    near = min(others, key=lambda other: math.dist((person.x, person.y), (other.x, other.y)), default=None)
    return f"makes room for {near.id}" if near is not None else "makes room"


def _clock(world: World, tick: int) -> str:
    return clock_of(tick, world.plan.starts)
