"""How people ride the cart, and get out of its way."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maketomorrow.sim.carts import TUNING as CART_TUNING
from maketomorrow.sim.events import Event
from maketomorrow.sim.movers import move
from maketomorrow.sim.objects.cart import Cart, brake
from maketomorrow.sim.people.gait import WALK, rest
from maketomorrow.sim.people.model import NEVER, Person
from maketomorrow.sim.people.plans import at_the_burst
from maketomorrow.sim.people.timetable import TUNING as PLACES
from maketomorrow.sim.people.timetable import keep_busy, leg_at, set_out, standing_at
from maketomorrow.sim.plan import CART, TILE_PX, Leg, PersonPlan
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import follow, lose_way


@dataclass(frozen=True, slots=True)
class RidingTuning:
    """How long people wait for the cart, and from how far they see it come."""

    waits_ticks: int = 240  # ticks  past its time at a stop, and aboard while it stands under way
    sees_px: float = 5.0 * TILE_PX  # px     it is seen to come from so far: a third of a second is enough for a step
    over_px: float = 40.0  # px     over a head its bed is feared too: the ground may rise before it is there
    sees_leaping_px: float = (
        20.0 * TILE_PX
    )  # px     and so far by whoever is about to leap: it is here before they land
    leap_px: float = 72.0  # px     as high
    past_px: float = 12.0  # px     behind it before somebody steps back on the rails
    steps_px: float = 2.0 * TILE_PX  # px     so near to its end one is there in time
    edge_px: float = 22.0  # px     from the ends of its floor, where the rails are
    down_px: float = 8.0  # px     above the ground its floor has no step, and one has to get down


TUNING = RidingTuning()


def minds_cart(world: World, person: Person, cart: Cart) -> bool:
    """Whether the cart can matter to somebody now: it comes near, a line of the day begins soon, they are on it."""
    if person.ride or person.carrier or person.off_rails_ticks:
        return True
    if cart.comes() and -TUNING.sees_leaping_px < person.x - cart.x < cart.w + TUNING.sees_leaping_px:
        return True
    return world.state.tick + CART_TUNING.warn_ticks >= person.next_tick


def rides(world: World, person: Person, plan: PersonPlan, cart: Cart, events: list[Event]) -> bool:
    """One tick of whoever has to do with the cart; False where the ordinary day goes on."""
    if person.ride == "aboard":
        return _aboard(world, person, plan, cart, events)
    soon = world.state.tick + CART_TUNING.warn_ticks
    if soon >= person.next_tick:
        leg = leg_at(person, plan, person.leg)
        after = leg_at(person, plan, person.leg + 1)
        due = leg is not None and leg.tick <= soon and (after is None or world.state.tick < after.tick)
        if leg is not None and leg.cart and due and _boards(world, person, plan, cart, leg, events):
            return True
    elif person.ride:
        person.ride = ""
    if person.carrier == cart.id and not cart.warns:
        return _on_it_by_chance(world, person, cart)
    return (cart.comes() or person.off_rails_ticks > 0) and _beside_the_rails(world, person, plan, cart, events)


# ---- with it -----------------------------------------------------------------------------------


def _boards(world: World, person: Person, plan: PersonPlan, cart: Cart, leg: Leg, events: list[Event]) -> bool:
    """On to the cart that leaves at the leg's hour; False for whoever has missed it, or is not there yet."""
    times = world.plan.cart
    assert times is not None
    tick = world.state.tick
    stop = 1 - times.stops.index(leg.go) if leg.go in times.stops else -1
    run = times.departures.index((leg.tick, stop)) if (leg.tick, stop) in times.departures else -1
    if person.ride != "boards":
        if person.ride == "missed" or not _at_the_stop(person, times.stops[stop], cart) or person.fear_ticks:
            if tick >= leg.tick and not person.talk:
                _misses(world, person, leg, events)
            return False
        person.ride, person.ride_ticks, person.does = "boards", 0, ""
        person.place, person.goal, person.late = times.stops[stop], "", False
        person.goal_x = _spot_on(world, person, cart)
    if cart.runs > run and person.carrier == cart.id and cart.stop != stop:
        person.ride, person.ride_ticks = "aboard", 0
        person.place, person.goal, person.late = CART, "", False
        person.leg += 1
        after = leg_at(person, plan, person.leg)
        person.next_tick = NEVER if after is None else after.tick
        lose_way(person)
        events.append(Event(tick, "boarded", person.id, leg.go, x=person.x, y=person.y))
        return _aboard(world, person, plan, cart, events)
    if cart.runs > run or tick > leg.tick + TUNING.waits_ticks or person.fear_ticks or run < 0:
        _misses(world, person, leg, events)
        return False
    if cart.stands_at() == stop and not (person.carrier == cart.id and abs(person.x - person.goal_x) <= 1.0):
        person.act = "walk"
        follow(world, person, WALK, person.goal_x, cart.y, events)
        return True
    lose_way(person)
    rest(world, person)
    person.act = "talk" if person.talk else "still"
    return True


def _at_the_stop(person: Person, place: str, cart: Cart) -> bool:
    """Whether somebody is where the cart leaves, or on the last few steps there."""
    far = abs(person.x - cart.x - cart.w / 2) - cart.w / 2
    return person.place == place or (person.goal == place and cart.warns and far <= TUNING.steps_px)


def _spot_on(world: World, person: Person, cart: Cart) -> float:
    """World x of the place on its floor that is nearest to somebody, and nobody else's."""
    left, right = cart.x + TUNING.edge_px, cart.x + cart.w - TUNING.edge_px
    taken = [other.goal_x for other in world.state.people if other.ride in ("boards", "aboard")]
    near = min(max(person.x, left), right)
    spots = [near + side * PLACES.apart_px * step for step in range(PLACES.spots) for side in (1, -1)]
    free = [x for x in spots if left <= x <= right and all(abs(x - one) >= PLACES.apart_px - 1 for one in taken)]
    return free[0] if free else near


def _misses(world: World, person: Person, leg: Leg, events: list[Event]) -> None:
    """Walk, then: the timetable takes the leg up as any other, and they hurry."""
    if person.ride == "missed":
        return
    person.ride, person.late = "missed", True
    events.append(Event(world.state.tick, "missed_cart", person.id, leg.go, x=person.x, y=person.y))


def _aboard(world: World, person: Person, plan: PersonPlan, cart: Cart, events: list[Event]) -> bool:
    leg = leg_at(person, plan, person.leg - 1)
    assert leg is not None
    if person.carrier != cart.id:  # thrown off it
        return _gets_off(world, person, leg, events)
    person.ride_ticks = 0 if cart.speed > 0.0 else person.ride_ticks + 1
    if _stops_it(world, person, plan, cart):
        brake(world, cart, person.id, events)
        return _gets_off(world, person, leg, events)
    if cart.stands_at() >= 0:
        person.ride, person.place = "", leg.go
        spawn = world.plan.spawn(leg.go)
        assert spawn is not None
        person.goal_x, person.goal_y = standing_at(world, person, spawn)
        events.append(Event(world.state.tick, "arrived", person.id, leg.go, x=person.x, y=person.y))
        return False
    if person.ride_ticks > TUNING.waits_ticks:
        person.late = True
        return _gets_off(world, person, leg, events)
    person.act = "talk" if person.talk else "still"
    rest(world, person)
    return True


def _stops_it(world: World, person: Person, plan: PersonPlan, cart: Cart) -> bool:
    """Since the burst somebody with a place to hold stops it there, as its middle passes."""
    if not plan.burst_stops_cart or not world.state.hive.counted or at_the_burst(world, person, plan) != "hold":
        return False
    spot = world.plan.spawn(plan.burst_go)
    was, now = cart.was_x + cart.w / 2, cart.x + cart.w / 2
    return spot is not None and min(was, now) <= spot.x <= max(was, now)


def _gets_off(world: World, person: Person, leg: Leg, events: list[Event]) -> bool:
    person.ride = ""
    person.ride_ticks = 0
    set_out(world, person, leg.go)
    return False


# ---- and without it ----------------------------------------------------------------------------


def _on_it_by_chance(world: World, person: Person, cart: Cart) -> bool:
    """Whoever stands on it without a ride holds on while it moves, and gets down where it stands high up."""
    if cart.speed > 0.0:
        rest(world, person)
        person.act = "still"
        return True
    if _floor_under(world, person) - person.y <= TUNING.down_px:
        return False
    side = 1 if person.goal_x > person.x else -1
    lose_way(person)
    person.act, person.facing = "walk", side
    person.vx, person.vy = side * WALK.speed_px, 0.0
    move(world, person, push=False)
    return True


def _floor_under(world: World, person: Person) -> float:
    """World y of the ground below somebody's feet."""
    ground = world.roads.ground
    floor = ground.floor_below(person.x, person.y)
    return ground.height(floor, person.x) if floor >= 0 else math.inf


def _beside_the_rails(world: World, person: Person, plan: PersonPlan, cart: Cart, events: list[Event]) -> bool:
    """Whoever has eyes for it stands beside the rails while it goes past, and goes on with what is done there."""
    if not cart.comes() or not _in_its_way(world, person, cart):
        person.off_rails_ticks = max(0, person.off_rails_ticks - 1)
        return person.off_rails_ticks > 0
    if person.fear_ticks or person.act == "fight":
        return False
    if person.climbing or not person.grounded:
        person.off_rails_ticks = 1  # leaps aside
        return False
    if person.off_rails_ticks <= 1:
        if person.carrier == cart.id:
            floor = _floor_under(world, person)
            if floor - person.y > TUNING.down_px:
                return False  # too high up: it takes them along
            person.y, person.carrier = floor, ""
            lose_way(person)
        person.vx = person.vy = 0.0
        person.facing = 1 if cart.x + cart.w / 2 > person.x else -1
    person.off_rails_ticks = 2
    if person.goal:
        person.act = "aside"
    else:
        keep_busy(world, person, plan, events)
    return True


def _in_its_way(world: World, person: Person, cart: Cart) -> bool:
    """Whether its bed comes to where somebody stands, soon, or to where they are about to leap."""
    if person.carrier == cart.id:
        return True
    leaps = person.edge >= 0 and world.roads.edges[person.edge].kind != "walk"
    sees_px, head = (TUNING.sees_leaping_px, person.h + TUNING.leap_px) if leaps else (TUNING.sees_px, person.h)
    side = cart.side()
    ahead = (person.x - cart.x - cart.w / 2) * side
    reach = cart.w / 2 + person.w / 2
    if not -reach - TUNING.past_px <= ahead <= reach + sees_px:
        return False
    way = 1.0 if cart.stop == 1 or cart.stands_at() == 0 else -1.0
    for step in range(max(0, int(ahead - reach)), int(ahead + reach) + TILE_PX, TILE_PX):
        y = cart.middle_at(min(max(cart.gone + way * step, 0.0), cart.length))[1]
        if y < person.y and y + cart.h > person.y - head:
            return True
    return False
