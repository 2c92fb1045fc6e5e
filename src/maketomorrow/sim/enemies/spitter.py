"""The spitter: keeps away, lobs arcs, and burns the floor she would stand on."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maketomorrow.core.props import Kind
from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.sim.combat import shoot
from maketomorrow.sim.enemies.kind import Attack, EnemyKind
from maketomorrow.sim.enemies.model import THINK_TICKS, Mimic
from maketomorrow.sim.enemies.stances import PLACED, begin, drift, face, scuttle, thinks, token_free, travel
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Mover, Shot
from maketomorrow.sim.physics import HARD
from maketomorrow.sim.plan import TILE_PX
from maketomorrow.sim.state import World
from maketomorrow.sim.ways import Gait


@dataclass(frozen=True, slots=True)
class SpitterTuning:
    """Feel of a fight with spitters. px, s, y down."""

    health: float = 36.0  # six rivets, two into the sac; three blows of the cutter, if she gets there
    keep_px: float = 6.0 * TILE_PX  # px    nearer than this it backs away
    leave_px: float = 14.0 * TILE_PX  # px    farther than this it comes nearer
    least_px: float = 5.5 * TILE_PX  # px    it cannot spit at its own feet: close in
    reach_px: float = 16.0 * TILE_PX  # px
    up_px: float = 8.0 * TILE_PX  # px
    down_px: float = 12.0 * TILE_PX  # px
    back_speed: float = 80.0  # px/s
    mouth_x: float = 10.0  # px    of its mouth before its middle
    mouth_y: float = 33.0  # px    and above its feet
    spit_gravity: float = 900.0  # px/s²
    px_a_tick: float = 4.0  # px    a slow lob: ten tiles in forty ticks
    least_ticks: int = 30  # ticks of flight at least: time to see it come
    flat_ticks: int = 22  # ticks under a low ceiling
    ceiling_px: float = 12.0  # px    it stays so far below it
    lead_most_px: float = 12.0 * TILE_PX  # px    it leads her by no more: a run, not a dash
    aim_up_px: float = 8.0  # px    above her feet: what she dodges burns where she stood
    apart_px: float = 3.0 * TILE_PX  # px    between two spitters


TUNING = SpitterTuning()

GAIT = Gait("spitter", speed_px=90.0, step_tiles=2, gap_tiles=4, w_px=30.0, h_px=36.0)

ARC = Attack(
    cause="spitter.arc",
    windup_ticks=36,
    active_ticks=1,
    recovery_ticks=50,
    damage=22.0,
    aim_ticks=0,
    rest_ticks=40,
    knock_x=120.0,
)


class Spitter(Mimic, array_like=True, tag="spitter"):
    """A spitter. Its light is in the sac that swells before it spits."""

    KIND = "spitter"
    WEIGHT = 1.2

    goal_x: float = 0.0

    def weak_point(self) -> tuple[float, float, float]:
        """The sac under its head."""
        return self.x + 6 * self.facing, self.y - 28, 9.0 if self.act == "windup" else 6.0


def hunt(world: World, spitter: Mimic, events: list[Event]) -> str:
    """Come within reach, keep out of hers, spit."""
    assert isinstance(spitter, Spitter)
    prey = world.by_id.get(spitter.prey)
    if not isinstance(prey, Mover):
        drift(world, spitter)
        return "hunt"
    if spitter.sees_prey and spitter.grounded and not spitter.climbing:
        distance = abs(prey.x - spitter.x)
        if thinks(world, spitter, THINK_TICKS) and _may_spit(world, spitter, prey, distance):
            return begin(world, spitter, ARC, prey, events)
        if distance < TUNING.leave_px and -TUNING.up_px < prey.y - spitter.y < TUNING.down_px:
            _keep_away(world, spitter, prey, distance)
            return "hunt"
    return travel(world, spitter, SPITTER, prey, events)


def _may_spit(world: World, spitter: Spitter, prey: Mover, distance: float) -> bool:
    return (
        not spitter.rest_ticks
        and not spitter.turn_ticks
        and (prey.x - spitter.x) * spitter.facing > 0
        and TUNING.least_px <= distance <= TUNING.reach_px
        and -TUNING.up_px <= prey.y - spitter.y <= TUNING.down_px
        and token_free(world, spitter, prey, one_a_side=False)
    )


def _keep_away(world: World, spitter: Spitter, prey: Mover, distance: float) -> None:
    side = 1 if spitter.x > prey.x else -1
    if thinks(world, spitter, THINK_TICKS):
        spitter.goal_x = _place(world, spitter, prey, side, distance)
    if face(spitter, -side):
        scuttle(world, spitter, spitter.goal_x, TUNING.back_speed)
    else:
        drift(world, spitter)


def _place(world: World, spitter: Spitter, prey: Mover, side: int, distance: float) -> float:
    """Where it wants to stand: out of her reach, and not where an earlier spitter stands."""
    wanted = spitter.x if distance >= TUNING.keep_px else prey.x + side * (TUNING.keep_px + TILE_PX)
    for other in world.state.mimics:
        if other is spitter:
            break
        if other.KIND == "spitter" and abs(other.y - spitter.y) < TILE_PX and abs(other.x - wanted) < TUNING.apart_px:
            wanted = other.x + side * TUNING.apart_px
    return wanted


def strike(world: World, spitter: Mimic, events: list[Event]) -> bool:
    """Spit at where she will be if she goes on as she does."""
    prey = world.by_id.get(spitter.token)
    drift(world, spitter)
    if not isinstance(prey, Mover):
        return True
    spitter.facing = 1 if prey.x > spitter.x else -1
    x, y = spitter.x + spitter.facing * TUNING.mouth_x, spitter.y - TUNING.mouth_y
    ticks, gravity = max(TUNING.least_ticks, round(abs(prey.x - x) / TUNING.px_a_tick)), TUNING.spit_gravity
    lead = min(max(prey.vx * ticks / TICK_RATE, -TUNING.lead_most_px), TUNING.lead_most_px)
    way_x, way_y = prey.x + lead - x, prey.y - TUNING.aim_up_px - y
    ticks = _ticks_under_ceiling(world, x + way_x / 2, y + way_y / 2, ticks)
    seconds = ticks / TICK_RATE
    shot = Shot(
        world.new_id("spit"),
        "spit",
        x,
        y,
        way_x / seconds,
        way_y / seconds - gravity * seconds / 2,
        spitter.id,
        ARC.cause,
        ARC.damage,
        gravity=gravity,
        ticks_left=3 * TICK_RATE,
        knock=ARC.knock_x,
        hostile=True,
    )
    shoot(world, shot, events)
    return True


def _ticks_under_ceiling(world: World, x: float, y: float, ticks: int) -> int:
    """A flatter arc where something hangs over the middle of the way: half a flight's fall is its height."""
    seconds = ticks / TICK_RATE
    rise = TUNING.spit_gravity * seconds * seconds / 8
    room = rise + TUNING.ceiling_px
    free = world.physics.ray(x, y, x, y - room, HARD) * room - TUNING.ceiling_px
    if free >= rise:
        return ticks
    return max(TUNING.flat_ticks, int(math.sqrt(8 * max(free, 0.0) / TUNING.spit_gravity) * TICK_RATE))


SPITTER = EnemyKind(
    Kind(
        "spitter",
        "enemy",
        "Keeps six to fourteen tiles away and spits in an arc; the floor burns where it lands.",
        "#ff6a3d",
        "point",
        (30, 36),
        PLACED,
    ),
    Spitter,
    TUNING.health,
    GAIT,
    {ARC.cause: ARC},
    hunt,
    strike,
)
