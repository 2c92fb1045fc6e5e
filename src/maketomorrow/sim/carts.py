"""The cart's part of a tick: it leaves by the clock, stops for crates, and runs down whoever is in its way."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.sim.combat import hit
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Mover
from maketomorrow.sim.objects.cart import Cart
from maketomorrow.sim.people.model import NEVER, Person
from maketomorrow.sim.physics import DYNAMIC
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class CartTuning:
    """How the cart goes, and what it does to whoever stands in its way."""

    start_ticks: int = 60  # ticks  from standing to full speed, and back
    warn_ticks: int = 60  # ticks  before it leaves: time to get on, or out of its way
    rest_ticks: int = 60  # ticks  it stands at a stop at least, however late it is
    hit_ticks: int = 120  # ticks  it stands after it has hit somebody
    look_ticks: int = 12  # ticks  between two looks whether the crate is gone
    crate_px: float = 10.0  # px     it stops so far from a crate
    hits_px: float = 1.5  # px a tick slower than this it only stops before whoever stands there
    damage: float = 60.0  # points twice is death, for Rita
    knock_px: float = 420.0  # px/s   forward
    throw_px: float = 380.0  # px/s   and up
    stagger_ticks: int = 30
    on_px: float = 3.0  # px     feet no lower than this under its floor are on it


TUNING = CartTuning()


def cart_of(world: World) -> Cart | None:
    """The day's cart, if it has one that keeps a timetable."""
    if world.plan.cart is None:
        return None
    cart = world.by_id.get(world.plan.cart.id)
    return cart if isinstance(cart, Cart) else None


def cart_runs(world: World, events: list[Event]) -> None:
    """One tick of the cart. What carries or shoves comes after: it is a platform like a lift."""
    cart = cart_of(world)
    if cart is None:
        return
    cart.was_x, cart.was_y = cart.x, cart.y
    if cart.braked or world.state.tick < cart.rests_until:
        return
    if cart.wait_ticks:
        cart.wait_ticks -= 1
        return
    if cart.stands_at() >= 0 and not _leaves(world, cart, events):
        return
    if _crate_ahead(world, cart):
        if cart.speed:
            _stop(world, cart, TUNING.look_ticks, "crate", events)
        cart.wait_ticks = TUNING.look_ticks
        return
    _roll(world, cart, events)


def _leaves(world: World, cart: Cart, events: list[Event]) -> bool:
    """Whether its hour has come at the stop where it stands. A departure that it has missed elsewhere is none."""
    plan = world.plan.cart
    assert plan is not None
    tick = world.state.tick
    while cart.runs < len(plan.departures) and plan.departures[cart.runs][1] != cart.stop:
        cart.runs += 1
    leaves_tick = plan.departures[cart.runs][0] if cart.runs < len(plan.departures) else NEVER
    if tick < leaves_tick:
        if leaves_tick - tick > TUNING.warn_ticks:
            cart.rests_until = leaves_tick - TUNING.warn_ticks
            return False
        cart.warns, cart.rests_until = True, leaves_tick
        _tell(world, cart, "warns", events)
        return False
    cart.warns = False
    cart.runs += 1
    cart.stop = 1 - cart.stop
    _tell(world, cart, "leaves", events)
    return True


def _roll(world: World, cart: Cart, events: list[Event]) -> None:
    """On along its rails, unless somebody is there."""
    plan = world.plan.cart
    assert plan is not None
    left = cart.length - cart.gone if cart.stop else cart.gone
    top_speed = cart.length / (plan.ticks - TUNING.start_ticks)
    faster = top_speed / TUNING.start_ticks
    cart.speed = min(top_speed, cart.speed + faster, max(faster, (2.0 * faster * left) ** 0.5))
    step = min(cart.speed, left)
    gone = cart.gone + step if cart.stop else cart.gone - step
    x, y = cart.middle_at(gone)
    x -= cart.w / 2
    in_its_way = _in_its_way(world, cart, x, y)
    if in_its_way and cart.speed < TUNING.hits_px:
        _stop(world, cart, TUNING.look_ticks, "waits", events)
        return
    if [mover for mover in in_its_way if _hits(world, cart, mover, events)]:  # all of them, not the first alone
        _stop(world, cart, TUNING.hit_ticks, "hit", events)
        return
    cart.gone, cart.x, cart.y = gone, x, y
    if step == left:
        cart.gone = cart.length if cart.stop else 0.0
        cart.speed, cart.wait_ticks = 0.0, TUNING.rest_ticks
        _tell(world, cart, "stands", events)


def _in_its_way(world: World, cart: Cart, x: float, y: float) -> list[Mover]:
    """Everybody who is where its bed comes to. Who has eyes for it leaps aside at the last moment."""
    found: list[Mover] = []
    on = cart.y + TUNING.on_px
    left, right, top, bottom = x, x + cart.w, min(y, cart.y) + TUNING.on_px, max(y, cart.y) + cart.h
    for mover in world.state.bodies():
        half = mover.w / 2
        if mover.x + half <= left or mover.x - half >= right or mover.y <= top or mover.y - mover.h >= bottom:
            continue
        if mover.y <= on or mover.carrier == cart.id:
            continue
        if isinstance(mover, Person) and not (mover.fear_ticks or mover.stagger_ticks or mover.act == "fight"):
            mover.off_rails_ticks = max(mover.off_rails_ticks, 1)
            continue
        found.append(mover)
    return found


def _hits(world: World, cart: Cart, mover: Mover, events: list[Event]) -> bool:
    if mover.iframe_ticks or mover.health <= 0:
        return False
    if isinstance(mover, Suit) and mover.unhurt:
        return True  # nothing hurts her: it stands before her
    blow = Blow(
        "cart",
        cart.id,
        TUNING.damage,
        knock_x=cart.side() * TUNING.knock_px,
        knock_y=-TUNING.throw_px,
        stagger_ticks=TUNING.stagger_ticks,
        x=mover.x,
        y=mover.y - mover.h / 2,
    )
    return hit(world, mover, blow, events)


def _crate_ahead(world: World, cart: Cart) -> bool:
    """Whether a crate lies in its way; what it carries does not."""
    side = cart.side()
    front = cart.x + (cart.w if side > 0 else 0.0)
    at = cart.y + cart.h / 2
    ahead = cart.middle_at(cart.gone + (TUNING.crate_px if cart.stop else -TUNING.crate_px))
    beyond = ahead[0] + side * cart.w / 2
    rise = ahead[1] - cart.y
    ray = world.physics.ray
    return ray(front - side * cart.w, at, beyond, at, DYNAMIC) < 1.0 or (
        rise != 0.0 and ray(front, at, beyond, at + rise, DYNAMIC) < 1.0
    )


def _stop(world: World, cart: Cart, ticks: int, why: str, events: list[Event]) -> None:
    cart.speed, cart.wait_ticks = 0.0, ticks
    _tell(world, cart, why, events)


def _tell(world: World, cart: Cart, what: str, events: list[Event]) -> None:
    events.append(Event(world.tick, "cart", cart.id, what, x=cart.x + cart.w / 2, y=cart.y))
