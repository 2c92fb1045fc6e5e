"""What her hands do: swap, reload, and the phases of a blow or shot."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maketomorrow.core.rng import roll
from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.sim.combat import shoot, strike_arc
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import AIM_STEPS, Action
from maketomorrow.sim.model import Blow, Shot
from maketomorrow.sim.player.model import Held, Suit
from maketomorrow.sim.state import World
from maketomorrow.sim.weapons.catalogue import WEAPONS
from maketomorrow.sim.weapons.model import Barrel, WeaponKind


@dataclass(frozen=True, slots=True)
class HandsTuning:
    """How the hands answer."""

    buffer_ticks: int = 6  # ticks   a press that comes early still counts
    shoulder_share: float = 0.68  # of her height: where blows and shots begin
    muzzle_px: float = 16.0  # from the shoulder


TUNING = HandsTuning()

FIRE, RELOAD, SWAP = int(Action.FIRE), int(Action.RELOAD), int(Action.SWAP)
BUSY = ("hurt", "dash", "dead", "water")  # stances in which no blow begins


def hands_act(world: World, events: list[Event]) -> None:
    """One tick of whatever is in her hand. Hit-stop is counted down here, after all that it holds still."""
    suit = world.state.suit
    if world.pressed & FIRE:
        suit.fire_buffer_ticks = TUNING.buffer_ticks + 1  # before the hit-stop: a press in it counts
    if suit.freeze_ticks:
        suit.freeze_ticks -= 1
        return
    if not suit.alive or not suit.held:
        return
    free = not (suit.using or suit.resting or suit.stagger_ticks)
    held = suit.held[suit.hand]
    weapon = WEAPONS[held.id]
    if suit.stagger_ticks and held.phase != "reload":
        held.phase, held.phase_ticks = "ready", 0
    if held.phase != "ready":
        _go_on(suit, held, weapon, world, events)
    if free and world.pressed & SWAP and held.phase in ("ready", "recovery", "reload") and len(suit.held) > 1:
        held.phase, held.phase_ticks = "ready", 0
        suit.hand = (suit.hand + 1) % len(suit.held)
        held = suit.held[suit.hand]
        weapon = WEAPONS[held.id]
        events.append(Event(world.tick, "swapped", suit.id, held.id))
    barrel = weapon.barrel
    if free and world.pressed & RELOAD and barrel and held.phase == "ready" and held.rounds < barrel.rounds:
        held.phase, held.phase_ticks = "reload", 0
    if suit.fire_buffer_ticks or world.held & FIRE:
        if free and suit.stance not in BUSY and _may_begin(suit, held, weapon):
            _begin(world, suit, held, weapon, events)
        if suit.fire_buffer_ticks:
            suit.fire_buffer_ticks -= 1
    if held.phase == "active":
        if barrel is None:
            _swing(world, suit, held, weapon, events)
        elif held.phase_ticks == 0:
            _fire(world, suit, held, weapon, barrel, events)


def _go_on(suit: Suit, held: Held, weapon: WeaponKind, world: World, events: list[Event]) -> None:
    """One tick further in the phase under way, and into the next when it is over."""
    held.phase_ticks += 1
    if held.phase == "windup" and held.phase_ticks >= weapon.windup_ticks:
        held.phase, held.phase_ticks = "active", 0
    elif held.phase == "active" and held.phase_ticks >= weapon.active_ticks:
        held.phase, held.phase_ticks = "recovery", 0
    elif held.phase == "recovery" and held.phase_ticks >= weapon.recovery_ticks:
        held.phase, held.phase_ticks = "ready", 0
    elif held.phase == "reload" and weapon.barrel and held.phase_ticks >= weapon.barrel.reload_ticks:
        held.rounds = held.rounds + 1 if weapon.barrel.one_by_one else weapon.barrel.rounds
        held.phase_ticks = 0
        events.append(Event(world.tick, "reloaded", suit.id, held.id, amount=held.rounds))
        if held.rounds >= weapon.barrel.rounds:
            held.phase = "ready"


def _may_begin(suit: Suit, held: Held, weapon: WeaponKind) -> bool:
    if held.phase == "reload":  # a press breaks off a reload that has put in a round
        return bool(suit.fire_buffer_ticks and held.rounds)
    if held.phase == "recovery":
        return suit.fire_buffer_ticks > 0 and held.phase_ticks >= weapon.again_ticks
    return held.phase == "ready"


def _begin(world: World, suit: Suit, held: Held, weapon: WeaponKind, events: list[Event]) -> None:
    suit.fire_buffer_ticks = 0
    if weapon.barrel and not held.rounds:
        held.phase, held.phase_ticks = "reload", 0
        events.append(Event(world.tick, "empty", suit.id, held.id, x=suit.x, y=suit.y))
        return
    held.phase, held.phase_ticks = "windup", 0
    held.hits = []
    if suit.stance != "wall":
        across = math.cos(aim_angle(suit))
        if abs(across) > 0.1:
            suit.facing = 1 if across > 0 else -1
    if weapon.barrel is None:
        events.append(Event(world.tick, "swung", suit.id, held.id, x=suit.x, y=suit.y))


def aim_angle(suit: Suit) -> float:
    """Where she aims, in radians: 0 right, a quarter turn = down."""
    return suit.aim * math.tau / AIM_STEPS


def shoulder(suit: Suit) -> tuple[float, float]:
    """Where blows and shots begin, in world px."""
    return suit.x, suit.y - suit.h * TUNING.shoulder_share


def _swing(world: World, suit: Suit, held: Held, weapon: WeaponKind, events: list[Event]) -> None:
    angle = aim_angle(suit)
    blow = Blow(
        cause=held.id,
        by=suit.id,
        damage=weapon.damage,
        knock_x=weapon.knock * math.cos(angle),
        knock_y=weapon.knock * math.sin(angle),
        stagger_ticks=weapon.stagger_ticks,
        hit_stop_ticks=weapon.hit_stop_ticks,
        tool=held.id,
    )
    strike_arc(world, shoulder(suit), angle, weapon.arc_deg, weapon.reach_px, blow, held.hits, events)


def _fire(world: World, suit: Suit, held: Held, weapon: WeaponKind, barrel: Barrel, events: list[Event]) -> None:
    held.rounds -= 1
    aim = aim_angle(suit)
    x, y = shoulder(suit)
    x += math.cos(aim) * TUNING.muzzle_px
    y += math.sin(aim) * TUNING.muzzle_px
    events.append(Event(world.tick, "fired", suit.id, held.id, x=x, y=y))
    blow_id = suit.shots_fired
    for index in range(barrel.count):
        # the cone is cut into even slices, and each shot falls somewhere in its own: no pattern is all luck
        share = (index + roll(world.plan.seed, f"{suit.id}/{held.id}", suit.shots_fired)) / barrel.count
        suit.shots_fired += 1
        angle = aim + math.radians(barrel.spread_deg) * (share - 0.5)
        shot = Shot(
            id=world.new_id(barrel.shot),
            kind=barrel.shot,
            x=x,
            y=y,
            vx=math.cos(angle) * barrel.speed,
            vy=math.sin(angle) * barrel.speed,
            by=suit.id,
            cause=held.id,
            damage=weapon.damage / barrel.count,
            ticks_left=math.ceil(weapon.reach_px * TICK_RATE / barrel.speed),
            knock=weapon.knock / barrel.count,
            stagger_ticks=weapon.stagger_ticks,
            blow_id=blow_id,
        )
        shoot(world, shot, events)
    if barrel.kick:
        suit.vx -= math.cos(aim) * barrel.kick
        if not suit.grounded:
            down = math.sin(aim)
            if down > 0.5:  # a hop: the fall ends before it begins
                suit.vy = min(suit.vy, 0.0)
            suit.vy -= down * barrel.kick
