"""The drone: scuttles, goes round, lunges. The hands of the hive."""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.core.props import Kind
from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.sim.combat import strike_box
from maketomorrow.sim.enemies.kind import Attack, EnemyKind
from maketomorrow.sim.enemies.model import THINK_TICKS, Mimic
from maketomorrow.sim.enemies.stances import (
    BODY,
    PLACED,
    begin,
    drift,
    face,
    fly,
    scuttle,
    thinks,
    token_free,
    travel,
)
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Blow, Mover
from maketomorrow.sim.physics import HARD
from maketomorrow.sim.plan import TILE_PX
from maketomorrow.sim.state import World
from maketomorrow.sim.ways import Gait


@dataclass(frozen=True, slots=True)
class DroneTuning:
    """Feel of a fight with drones. px, s, y down."""

    health: float = 24.0  # two blows of the cutter, two rivets into the light
    near_px: float = 14.0 * TILE_PX  # px    from here on it fights instead of walking its road
    level_px: float = 80.0  # px    a jump of hers does not send it back to the roads
    reach_px: float = 7.0 * TILE_PX  # px    a lunge goes no further
    up_px: float = 3.0 * TILE_PX  # px    nor higher
    down_px: float = 2.5 * TILE_PX  # px    nor does it leap at what is far below
    least_lunge_px: float = 56.0  # px    point-blank it flies past her rather than stopping inside her
    past_px: float = 24.0  # px    it aims beyond her: stepping back is not enough, stepping away is
    stand_px: float = 5.5 * TILE_PX  # px    the front one of a side comes so near to strike
    wait_px: float = 8.5 * TILE_PX  # px    whoever may not strike waits there
    file_px: float = 28.0  # px    and so far behind one another
    tight_px: float = 20.0  # px    or so far where a wall leaves no room
    press: int = 8  # so many fight at once; the others hold back
    hold_px: float = 22.0 * TILE_PX  # px    from here on
    hold_apart_px: float = 36.0  # px    one behind the other
    file_end_px: float = 60.0 * TILE_PX  # px    and nobody looks further ahead than this
    pace_px: float = 14.0  # px    restless: it shifts its place by this
    pace_ticks: int = 45  # ticks so often
    back_speed: float = 110.0  # px/s  backwards
    hop_back_speed: float = 150.0  # px/s
    hop_back_rise: float = 260.0  # px/s
    over_px: float = 80.0  # px    it leaps over her from so near
    over_speed: float = 280.0  # px/s
    over_rise: float = 420.0  # px/s  58 px: over her head, not over her jump
    headroom_px: float = 88.0  # px    it leaps only where nothing hangs lower
    bounce_share: float = -0.35  # of its speed, off whom it has hit


TUNING = DroneTuning()

GAIT = Gait("drone", speed_px=150.0, step_tiles=4, gap_tiles=7, w_px=28.0, h_px=22.0, held_by_roots=True)

LUNGE = Attack(
    cause="drone.lunge",
    windup_ticks=24,
    active_ticks=12,
    recovery_ticks=30,
    damage=18.0,
    aim_ticks=12,
    rest_ticks=48,
    knock_x=220.0,
    knock_y=-140.0,
)


class Drone(Mimic, array_like=True, tag="drone"):
    """A drone. ``flank`` is the side of its prey that it is going round to, 0 = none."""

    KIND = "drone"

    goal_x: float = 0.0  # where it wants to stand in a fight
    flank: int = 0
    hop_back: bool = False  # owes itself a hop away from her
    holds: bool = False  # stays where it is until there is room in the fight

    def weak_point(self) -> tuple[float, float, float]:
        """In front when it stands, low and large when it leans back, leading when it flies."""
        if self.act == "windup":
            return self.x - 3 * self.facing, self.y - 13, 7.0
        if self.act == "strike":
            return self.x + 12 * self.facing, self.y - 14, 6.0
        return self.x + 5 * self.facing, self.y - 16, 5.0


def hunt(world: World, drone: Mimic, events: list[Event]) -> str:
    """Walk its road; near its prey wait for a turn, go round, wind up."""
    assert isinstance(drone, Drone)
    prey = world.by_id.get(drone.prey)
    if not isinstance(prey, Mover):
        drift(world, drone)
        return "hunt"
    if drone.grounded and not drone.climbing:
        if drone.hop_back:
            drone.hop_back = False
            away = 1 if drone.x > prey.x else -1
            return _leap(world, drone, away * TUNING.hop_back_speed, TUNING.hop_back_rise, events)
        if drone.sees_prey:
            if thinks(world, drone, THINK_TICKS) and _may_lunge(world, drone, prey):
                return begin(world, drone, LUNGE, prey, events)
            if _is_near(drone, prey) and not drone.detour_ticks:
                drone.holds = False
                return _fight(world, drone, prey, events)
        if thinks(world, drone, 2 * THINK_TICKS):
            drone.holds = _no_room(world, drone, prey)
        if drone.holds:
            drift(world, drone)
            return "hunt"
    if drone.detour_ticks:
        drone.detour_ticks -= 1
    drone.flank = 0
    return travel(world, drone, DRONE, prey, events)


def _no_room(world: World, drone: Drone, prey: Mover) -> bool:
    """Whether enough are nearer to the prey already, and it waits here: near the prey, or behind one who waits."""
    x, y = drone.x, drone.y
    mine = (x - prey.x) ** 2 + (y - prey.y) ** 2
    if mine > TUNING.file_end_px**2:
        return False
    fighting, waits = 0, drone.holds or mine <= TUNING.hold_px**2
    for other in world.state.mimics:
        if other is drone or not isinstance(other, Drone) or other.prey != prey.id:
            continue
        if (other.x - prey.x) ** 2 + (other.y - prey.y) ** 2 < mine:
            fighting += not other.prowl_ticks and other.act != "gnaw"  # those two may never get there
        if other.holds and not drone.holds and abs(other.y - y) < TILE_PX:
            apart = abs(other.x - x)
            if apart < TUNING.tight_px:
                return False  # taken: further in, where another place may be free
            waits = waits or apart < TUNING.hold_apart_px
    return waits and fighting >= TUNING.press


def _is_near(drone: Drone, prey: Mover) -> bool:
    rise = drone.y - prey.y
    if abs(prey.x - drone.x) > TUNING.near_px or not -TILE_PX < rise < TUNING.level_px:
        return False
    return rise < TILE_PX or not prey.grounded


def _may_lunge(world: World, drone: Drone, prey: Mover) -> bool:
    ahead = (prey.x - drone.x) * drone.facing
    return (
        not drone.rest_ticks
        and not drone.turn_ticks
        and 0 <= ahead <= TUNING.reach_px
        and -TUNING.up_px <= prey.y - drone.y <= TUNING.down_px
        and token_free(world, drone, prey, one_a_side=True)
    )


def _fight(world: World, drone: Drone, prey: Mover, events: list[Event]) -> str:
    """One tick beside its prey: take a place, keep facing it."""
    side = 1 if drone.x > prey.x else -1
    if drone.flank == side:
        drone.flank = 0
    if thinks(world, drone, THINK_TICKS):
        _choose_place(world, drone, prey, side)
    way = prey.x - drone.x
    if drone.flank and abs(way) < TUNING.over_px:
        return _leap(world, drone, drone.flank * TUNING.over_speed, TUNING.over_rise, events)
    turned = face(drone, -side)
    going = 1 if drone.goal_x > drone.x else -1
    speed = DRONE.gait.speed_px if going == drone.facing else TUNING.back_speed
    if not turned:
        drift(world, drone)
    elif not scuttle(world, drone, drone.goal_x, speed) and going != side:
        drone.detour_ticks = BODY.balk_ticks  # something lies between them: the road knows a way round
    return "hunt"


def _choose_place(world: World, drone: Drone, prey: Mover, side: int) -> None:
    """The front one of each side comes near, the others wait in file; where one side is crowded somebody goes round."""
    ahead = behind = beyond = 0  # others on this side, nearer and farther; others on the far side
    mine = abs(drone.x - prey.x)
    earlier = True
    for other in world.state.mimics:
        if other is drone:
            earlier = False
        elif other.KIND == "drone" and other.prey == prey.id and abs(other.y - drone.y) < TUNING.level_px:
            theirs = (other.x - prey.x) * side
            if theirs <= 0:
                beyond += theirs > -TUNING.near_px
            elif theirs < TUNING.near_px + 4 * TILE_PX:
                nearer = theirs < mine or (theirs == mine and earlier)
                if nearer and (drone.rest_ticks or not other.rest_ticks):  # whoever rests lets others by
                    ahead += 1
                else:
                    behind += 1
    if drone.flank:
        drone.goal_x = prey.x + drone.flank * TUNING.wait_px
        return
    if ahead == 0 and not drone.rest_ticks and token_free(world, drone, prey, one_a_side=True):
        drone.goal_x = prey.x + side * TUNING.stand_px
        return
    pace = (world.tick + drone.phase * 3) // TUNING.pace_ticks % 2 * TUNING.pace_px
    wanted = TUNING.wait_px + ahead * TUNING.file_px + pace
    room = _room(world, drone, side, mine) - behind * TUNING.tight_px
    alone_there = ahead == 1 and not beyond
    if (
        (alone_there or (room < wanted and beyond < ahead + behind))
        and not drone.rest_ticks
        and _headroom(world, drone)
    ):
        drone.flank = -side
    drone.goal_x = prey.x + side * max(min(wanted, room), TUNING.tight_px)


def _room(world: World, drone: Drone, side: int, distance: float) -> float:
    """How far from its prey a wall on its own side lets it stand; px."""
    reach = TUNING.near_px
    free = world.physics.ray(drone.x, drone.y - 8, drone.x + side * reach, drone.y - 8, HARD) * reach
    return distance + free - drone.w / 2


def _headroom(world: World, drone: Drone) -> bool:
    return world.physics.ray(drone.x, drone.y - 4, drone.x, drone.y - TUNING.headroom_px, HARD) >= 1


def _leap(world: World, drone: Drone, vx: float, rise: float, events: list[Event]) -> str:
    drone.vx, drone.vy = vx, -rise
    drone.leaping = True
    drone.flank = 0
    events.append(Event(world.tick, "hopped", drone.id, x=drone.x, y=drone.y))
    fly(world, drone)
    return "hunt"


def strike(world: World, drone: Mimic, events: list[Event]) -> bool:
    """One tick of the lunge: thrown at where she was when it was aimed. A hit or a wall ends it."""
    assert isinstance(drone, Drone)
    if drone.act_ticks == 1:
        _throw(drone)
    fly(world, drone)
    blow = Blow(
        LUNGE.cause,
        drone.id,
        LUNGE.damage,
        knock_x=drone.facing * LUNGE.knock_x,
        knock_y=LUNGE.knock_y,
        stagger_ticks=0,
        hit_stop_ticks=4,
        x=drone.x + drone.facing * drone.w / 2,
        y=drone.y - drone.h / 2,
    )
    if strike_box(world, drone.box(), blow, True, drone.hits, events):
        drone.vx *= TUNING.bounce_share
        drone.vy = -120.0
        return True
    return drone.wall == drone.facing


def _throw(drone: Drone) -> None:
    seconds = LUNGE.active_ticks / TICK_RATE
    ahead = (drone.aim_x - drone.x) * drone.facing + TUNING.past_px
    across = min(max(ahead, TUNING.least_lunge_px), TUNING.reach_px)
    down = min(max(drone.aim_y - drone.y, -TUNING.up_px), TUNING.down_px)
    drone.vx = drone.facing * across / seconds
    drone.vy = down / seconds - BODY.gravity * seconds / 2
    drone.hop_back = True


DRONE = EnemyKind(
    Kind(
        "drone",
        "enemy",
        "Scuttles, goes round its prey and lunges.",
        "#ff2e4a",
        "point",
        (28, 22),
        PLACED,
    ),
    Drone,
    TUNING.health,
    GAIT,
    {LUNGE.cause: LUNGE},
    hunt,
    strike,
)
