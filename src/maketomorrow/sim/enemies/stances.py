"""What all mimics do alike: unfold, stand, wind up, strike, recover, gnaw. A kind adds how it hunts and strikes.

Each stance is one tick of one mimic and answers the next stance; only ``hive`` changes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from maketomorrow.core.props import Prop
from maketomorrow.core.ticks import TICK_SECONDS
from maketomorrow.sim.enemies.kind import Attack, EnemyKind
from maketomorrow.sim.enemies.model import PREY_TICKS, THINK_TICKS, Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Mover
from maketomorrow.sim.movers import move
from maketomorrow.sim.objects.door import Door, gnaw
from maketomorrow.sim.objects.hideout import Hideout, gnaw_hideout, hideout_of
from maketomorrow.sim.objects.model import ID
from maketomorrow.sim.physics import FLOOR, SOLID
from maketomorrow.sim.plan import TILE_PX
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import NO_EDGE, follow, lose_way


@dataclass(frozen=True, slots=True)
class StanceTuning:
    """What the body of any mimic does. px, s, y down."""

    gravity: float = 1500.0  # px/s²  the suit's
    fall_speed: float = 560.0  # px/s
    brake: float = 1200.0  # px/s²  a mimic stops within its own length
    landing_brake: float = 3000.0  # px/s²  after a strike: it ends within reach of an answer
    accel: float = 1500.0  # px/s²
    unfold_ticks: int = 120  # ticks  two seconds to get away from a point, or ready
    first_extra_ticks: int = 12  # ticks  the first wind-up of its kind aimed at Rita today
    tokens: int = 3  # mimics attack one target at once
    apart_ticks: int = 18  # ticks  between two wind-ups against one target: each can be answered
    turn_ticks: int = 8  # ticks  to come round: long enough to be seen, and used
    doze_ticks: int = 12  # ticks  one that stands feels for its floor so often
    edge_probe_px: float = 8.0  # px     it looks so far beyond its own box for a floor
    edge_drop_px: float = 26.0  # px     and takes no lower one for a floor; a slope of 45 degrees is one
    balk_ticks: int = 90  # ticks  on the roads again, after a gap or wall between it and the prey
    spacing_px: float = 18.0  # px     two that stand closer are one too many in one spot
    prowl_ticks: int = 240  # ticks  below a prey that no road reaches, until it looks for one again
    prowl_leash_px: float = 64.0  # px     or until the prey has moved so far
    prowl_turn_ticks: int = 90  # ticks  in one place
    prowl_px: float = 320.0  # px     nearer than this it goes to and fro there
    prowl_places: int = 11  # places to stand in
    prowl_apart_px: float = 26.0  # px     between two of them
    prowl_share: float = 0.6  # of its speed
    bite_px: float = 40.0  # px     from the middle of a hideout's door
    yield_ticks: int = 4  # ticks  of every six, the later one lets the earlier one go ahead


BODY = StanceTuning()

PLACED = (
    ID,
    Prop("facing", "enum", "left", "which way it looks until it wakes", choices=("left", "right")),
    Prop("awake", "bool", False, "whether it hunts from the first tick instead of waiting to see somebody"),
    Prop("wait_ticks", "int", 0, "it stands so long between waking and setting off", "ticks", 0, 6000),
)
"""The properties of every mimic that a designer places."""


def unfold(world: World, mimic: Mimic, kind: EnemyKind, events: list[Event]) -> str:
    """Still and harmless where it came out."""
    drift(world, mimic)
    if mimic.act_ticks == 1:
        events.append(Event(world.tick, "unfolded", mimic.id, mimic.home, x=mimic.x, y=mimic.y))
    if mimic.act_ticks < BODY.unfold_ticks:
        return "unfold"
    events.append(Event(world.tick, "woke", mimic.id, x=mimic.x, y=mimic.y))
    return "hunt"


def still(world: World, mimic: Mimic, kind: EnemyKind, events: list[Event]) -> str:
    """Placed by a designer: nothing stirs until it has seen or felt somebody, or been told."""
    drift(world, mimic)
    if mimic.seen_tick < 0:
        if mimic.health >= kind.health:
            return "still"
        mimic.seen_tick = world.tick
    if mimic.wait_ticks:
        mimic.wait_ticks -= 1
        return "still"
    events.append(Event(world.tick, "woke", mimic.id, x=mimic.x, y=mimic.y))
    return "hunt"


def hunt(world: World, mimic: Mimic, kind: EnemyKind, events: list[Event]) -> str:
    """The kind's own; here only the leap that has to end first."""
    if mimic.rest_ticks:
        mimic.rest_ticks -= 1
    if mimic.leaping:
        drift(world, mimic)
        mimic.leaping = not mimic.grounded
        return "hunt"
    return kind.hunt(world, mimic, events)


def windup(world: World, mimic: Mimic, kind: EnemyKind, events: list[Event]) -> str:
    """The telegraph: it stands, and shows what will come."""
    drift(world, mimic)
    attack = kind.attacks[mimic.attack]
    if mimic.windup_ticks - mimic.act_ticks == attack.aim_ticks:
        prey = world.by_id.get(mimic.token)
        if isinstance(prey, Mover):
            mimic.aim_x, mimic.aim_y = prey.x, prey.y
    return "windup" if mimic.act_ticks < mimic.windup_ticks else "strike"


def strike(world: World, mimic: Mimic, kind: EnemyKind, events: list[Event]) -> str:
    """The hitbox is live."""
    attack = kind.attacks[mimic.attack]
    if mimic.act_ticks == 1:
        mimic.hits = []
        events.append(Event(world.tick, "strike", mimic.id, attack.cause, x=mimic.x, y=mimic.y))
    over = kind.strike(world, mimic, events)
    return "recover" if over or mimic.act_ticks >= attack.active_ticks else "strike"


def recover(world: World, mimic: Mimic, kind: EnemyKind, events: list[Event]) -> str:
    """Its guard is down; the token stays with it, so nobody takes its place at once."""
    drift(world, mimic, BODY.landing_brake)
    attack = kind.attacks[mimic.attack]
    if mimic.act_ticks < attack.recovery_ticks or not mimic.grounded:
        return "recover"
    let_go(mimic)
    mimic.rest_ticks = attack.rest_ticks + mimic.phase % 24  # two that struck together do not stay in step
    return "hunt"


def gnawing(world: World, mimic: Mimic, kind: EnemyKind, events: list[Event]) -> str:
    """Teeth at the door in its road, a point a tick, until it breaks, or the prey is on this side, or a way opens."""
    prey = world.by_id.get(mimic.prey)
    if mimic.sees_prey or not isinstance(prey, Mover):
        lose_way(mimic)
        return "hunt"
    if thinks(world, mimic, PREY_TICKS):
        lose_way(mimic)  # the next line looks for a road again
    if travel(world, mimic, kind, prey, events) != "gnaw":
        return "hunt"
    door = world.by_id.get(mimic.gnaws)
    if isinstance(door, Hideout):
        through = gnaw_hideout(world, door, mimic.id, events)
    else:
        through = not isinstance(door, Door) or gnaw(world, door, mimic.id, events)
    if through or door is None:
        lose_way(mimic)
        return "hunt"
    if mimic.act_ticks == 1:
        events.append(Event(world.tick, "gnawing", mimic.id, door.id, x=mimic.x, y=mimic.y))
    return "gnaw"


STANCES: dict[str, Callable[[World, Mimic, EnemyKind, list[Event]], str]] = {
    "unfold": unfold,
    "still": still,
    "hunt": hunt,
    "windup": windup,
    "strike": strike,
    "recover": recover,
    "gnaw": gnawing,
}


def begin(world: World, mimic: Mimic, attack: Attack, target: Mover, events: list[Event]) -> str:
    """Wind up for an attack on ``target``; the first of its kind that is aimed at Rita today takes longer."""
    ticks = attack.windup_ticks
    shown = world.state.hive.first_windups
    if target is world.state.suit and attack.cause not in shown:
        shown.append(attack.cause)
        ticks += BODY.first_extra_ticks
    lose_way(mimic)
    mimic.attack, mimic.token, mimic.windup_ticks = attack.cause, target.id, ticks
    mimic.aim_x, mimic.aim_y = target.x, target.y
    events.append(Event(world.tick, "windup", mimic.id, attack.cause, x=mimic.x, y=mimic.y, amount=ticks))
    return "windup"


def let_go(mimic: Mimic) -> None:
    """Give the token back."""
    mimic.token = mimic.attack = ""
    mimic.windup_ticks = 0


def token_free(world: World, mimic: Mimic, target: Mover, one_a_side: bool) -> bool:
    """Whether ``mimic`` may attack: not too many at once, not in one breath with another, and of some kinds never
    two from one side."""
    taken = 0
    for other in world.state.mimics:
        if other.token != target.id or other is mimic:
            continue
        taken += 1
        if taken >= BODY.tokens or (other.act == "windup" and other.act_ticks < BODY.apart_ticks):
            return False
        if one_a_side and other.KIND == mimic.KIND and (other.x < target.x) == (mimic.x < target.x):
            return False
    return True


def thinks(world: World, mimic: Mimic, every_ticks: int) -> bool:
    """Whether this is one of its ticks for something done once in ``every_ticks``."""
    return (world.state.tick + mimic.phase) % every_ticks == 0


def drift(world: World, mimic: Mimic, brake: float = BODY.brake) -> None:
    """One tick without a will of its own: it brakes and falls, or holds on to its ladder.

    One that stands on the ground, with nothing loose about, feels for its floor only now and then.
    """
    if mimic.climbing:
        return
    if mimic.grounded:
        slower = brake * TICK_SECONDS
        mimic.vx = mimic.vx - slower if mimic.vx > slower else mimic.vx + slower if mimic.vx < -slower else 0.0
        if (
            mimic.vx == 0.0
            and mimic.vy >= 0.0
            and (world.state.tick + mimic.phase) % BODY.doze_ticks
            and not mimic.carrier
            and not world.physics.loose_near(mimic.x, mimic.y - mimic.h / 2)
        ):
            mimic.landed_speed = 0.0
            return
    fly(world, mimic)


def fly(world: World, mimic: Mimic) -> None:
    """One tick of its speed and of gravity."""
    mimic.vy = min(mimic.vy + BODY.gravity * TICK_SECONDS, BODY.fall_speed)
    move(world, mimic)


def face(mimic: Mimic, towards: int) -> bool:
    """Turn that way, which takes some ticks; whether it looks there now."""
    if mimic.facing == towards:
        mimic.turn_ticks = 0
        return True
    mimic.turn_ticks += 1
    if mimic.turn_ticks < BODY.turn_ticks:
        return False
    mimic.facing, mimic.turn_ticks = towards, 0
    return True


def scuttle(world: World, mimic: Mimic, goal_x: float, speed: float) -> bool:
    """Go along the ground towards ``goal_x``, forwards or backwards; False where a gap or wall is in the way."""
    if mimic.edge != NO_EDGE:
        lose_way(mimic)
    way = goal_x - mimic.x
    step = speed * TICK_SECONDS
    if abs(way) <= step:
        drift(world, mimic)
        return True
    side = 1 if way > 0 else -1
    ahead = mimic.x + side * (mimic.w / 2 + BODY.edge_probe_px)
    if mimic.wall == side or world.physics.ray(ahead, mimic.y - 8, ahead, mimic.y + BODY.edge_drop_px, FLOOR) >= 1:
        drift(world, mimic)
        return False
    faster = BODY.accel * TICK_SECONDS
    wanted = side * speed
    mimic.vx = min(mimic.vx + faster, wanted) if mimic.vx < wanted else max(mimic.vx - faster, wanted)
    fly(world, mimic)
    return True


def travel(world: World, mimic: Mimic, kind: EnemyKind, prey: Mover, events: list[Event]) -> str:
    """A tick on the roads towards its prey; "gnaw" where teeth are what the road needs, else "hunt"."""
    hideout = hideout_of(world, prey)
    if hideout is not None and _at_its_door(world, mimic, hideout):
        return _at_the_bar(world, mimic, kind, hideout)
    if mimic.grounded and not mimic.climbing:
        if mimic.prowl_ticks:
            moved = abs(prey.x - mimic.aim_x) + abs(prey.y - mimic.aim_y)
            mimic.prowl_ticks = mimic.prowl_ticks - 1 if moved < BODY.prowl_leash_px else 0
            _prowl(world, mimic, kind, prey)
            return "hunt"
        if mimic.yield_ticks:
            mimic.yield_ticks -= 1
            drift(world, mimic)
            return mimic.act
        if thinks(world, mimic, THINK_TICKS) and _crowded(world, mimic):
            mimic.yield_ticks = BODY.yield_ticks
    if mimic.grounded and thinks(world, mimic, THINK_TICKS) and _ends_here(world, mimic):
        answer = "lost"
        drift(world, mimic)
    else:
        answer = follow(world, mimic, kind.gait, prey.x, prey.y, events)
    if answer in ("arrived", "lost"):
        mimic.prowl_ticks = BODY.prowl_ticks
        mimic.aim_x, mimic.aim_y = prey.x, prey.y
        lose_way(mimic)
    return "gnaw" if answer == "gnaw" else "hunt"


def _at_its_door(world: World, mimic: Mimic, hideout: Hideout) -> bool:
    """Whether it stands before a hideout with room for its teeth."""
    if not mimic.grounded or mimic.climbing or abs(mimic.y - hideout.y - hideout.h) > TILE_PX:
        return False
    if abs(mimic.x - hideout.door_x) > BODY.bite_px:
        return False
    teeth = sum(1 for other in world.state.mimics if other.gnaws == hideout.id and other is not mimic)
    return teeth < hideout.gnawers


def _at_the_bar(world: World, mimic: Mimic, kind: EnemyKind, hideout: Hideout) -> str:
    """Its teeth to the door, or aside first from one whose teeth are there already."""
    if mimic.gnaws != hideout.id:
        for other in world.state.mimics:
            if other.gnaws == hideout.id and abs(other.x - mimic.x) < BODY.spacing_px:
                side = 1 if other.x <= hideout.door_x else -1
                if scuttle(world, mimic, other.x + side * BODY.spacing_px, kind.gait.speed_px * BODY.prowl_share):
                    return "hunt"
                break
    lose_way(mimic)
    mimic.gnaws = hideout.id
    mimic.facing = 1 if hideout.door_x >= mimic.x else -1
    drift(world, mimic)
    return "gnaw"


def _prowl(world: World, mimic: Mimic, kind: EnemyKind, prey: Mover) -> None:
    """No road leads nearer: it goes to and fro there, each in a place of its own, and looks at what it cannot reach."""
    side, eyes = 1 if prey.x > mimic.x else -1, mimic.y - mimic.h / 2
    if abs(prey.x - mimic.x) > BODY.prowl_px or world.physics.ray(mimic.x, eyes, prey.x, eyes, SOLID) < 1:
        _stand_apart(world, mimic, side, kind.gait.speed_px * BODY.prowl_share)
        return
    turn = world.state.tick // BODY.prowl_turn_ticks
    place = prey.x + ((mimic.phase + turn * 5) % BODY.prowl_places - BODY.prowl_places // 2) * BODY.prowl_apart_px
    if face(mimic, side):
        scuttle(world, mimic, place, kind.gait.speed_px * BODY.prowl_share)
    else:
        drift(world, mimic)


def _stand_apart(world: World, mimic: Mimic, side: int, speed: float) -> None:
    """At a wall, or far from its prey, it stands still; where an earlier one stands already it backs off."""
    if mimic.yield_ticks:
        mimic.yield_ticks -= 1
        scuttle(world, mimic, mimic.x - side * BODY.prowl_apart_px, speed)
        return
    if thinks(world, mimic, THINK_TICKS) and _crowded(world, mimic):
        mimic.yield_ticks = THINK_TICKS
    drift(world, mimic)


def _ends_here(world: World, mimic: Mimic) -> bool:
    """Whether one of its kind stands right ahead where the road ends: it waits behind that one, not inside it."""
    if mimic.climbing:
        return False
    x, y = mimic.x, mimic.y
    for other in world.state.mimics:
        if (
            other.prowl_ticks
            and other is not mimic
            and 0 <= (other.x - x) * mimic.facing < BODY.prowl_apart_px
            and abs(other.y - y) < BODY.prowl_apart_px
            and other.KIND == mimic.KIND
            and other.prey == mimic.prey
            and other.act == "hunt"
        ):
            return True
    return False


def _crowded(world: World, mimic: Mimic) -> bool:
    """Whether an earlier one stands in the same spot."""
    x, y = mimic.x, mimic.y
    for other in world.state.mimics:
        if other is mimic:
            return False
        if abs(other.x - x) < BODY.spacing_px and abs(other.y - y) < 8 and not _gnaws_beside(world, other):
            return True
    return False


def _gnaws_beside(world: World, mimic: Mimic) -> bool:
    """Whether its teeth are at a door in the back wall, past which the road goes on."""
    return bool(mimic.gnaws) and isinstance(world.by_id.get(mimic.gnaws), Hideout)
