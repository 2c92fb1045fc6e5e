"""How the suit moves: a stance, a count, and one tick.

The tick is one function read from top to bottom, because its order is the feel. A stance's
function moves her for a tick and answers the stance that follows; only the tick changes it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from maketomorrow.core.ticks import TICK_SECONDS
from maketomorrow.sim.combat import kill, wound
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import AIM_STEPS, NO_AIM, Action
from maketomorrow.sim.model import Mover
from maketomorrow.sim.movers import crushed, fits, move
from maketomorrow.sim.physics import HARD, LIFT, TERRAIN
from maketomorrow.sim.plan import TILE_PX, Cell
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.player.upgrades import BODY, worth
from maketomorrow.sim.state import World
from maketomorrow.sim.triggers import wind_at


@dataclass(frozen=True, slots=True)
class SuitTuning:
    """Feel of the suit. World units are px, y grows downward."""

    run_speed: float = 168.0  # px/s    ten and a half tiles a second
    run_accel: float = 1800.0  # px/s²   top speed in six ticks
    friction: float = 1350.0  # px/s²   stands in eight
    air_accel: float = 1170.0  # px/s²   .65 of the ground's
    crawl_speed: float = 60.0  # px/s
    chest_share: float = 0.6  # of her height: what is over it is deep water

    jump_speed: float = -264.0  # px/s    tapped 25 px, held 74: four tiles and a half
    jump_hold_ticks: int = 12  # ticks   so long the first speed is kept while jump is held
    gravity: float = 1500.0  # px/s²
    fall_speed: float = 560.0  # px/s
    hang_speed: float = 60.0  # px/s    near the apex, jump held ...
    hang_share: float = 0.5  # ... gravity is this share for a jump on the spot, all of it at a run
    coyote_ticks: int = 6  # ticks   a jump still counts after a ledge
    buffer_ticks: int = 6  # ticks   a jump pressed early still counts
    corner_px: float = 4.0  # px      a head that just catches an edge slips past

    dash_speed: float = 480.0  # px/s    80 px in the ten ticks of the bare coil
    dash_cooldown_ticks: int = 12  # ticks   after a dash
    dash_iframes_from: int = 2  # tick of the dash; until the last but one
    dash_catch: float = 90.0  # px/s    of a fall are gone after it
    air_dashes: int = 1  # before she stands again
    energy_ticks: int = 90  # ticks   from the last cell spent until one comes back, and each next

    slide_speed: float = 90.0  # px/s    down a wall
    slide_brake: float = 2400.0  # px/s²
    wall_jump_speed: float = 190.0  # px/s    away
    wall_lock_ticks: int = 8  # ticks   no steering after it
    wall_return_share: float = 0.7  # of air_accel back toward that wall: less height comes back than was left
    wall_grace_ticks: int = 6  # ticks   a wall-jump still counts after letting go
    touch_px: float = 2.0  # px      a wall nearer than this is touched
    hold_px: float = 10.0  # px      below her head and above her feet: there a wall has to be, or it is a ledge

    climb_speed: float = 96.0  # px/s
    climb_down_speed: float = 144.0  # px/s
    rung_jump_speed: float = 60.0  # px/s    sideways
    rung_lock_ticks: int = 14  # ticks   until a ladder is grabbed again
    drop_ticks: int = 4  # ticks   one-ways let her through

    swim_share: float = 0.4  # of run_speed
    swim_accel: float = 1200.0  # px/s²   water brakes a fall at once
    sink_speed: float = 40.0  # px/s
    drown_ticks: int = 120  # ticks   two seconds to reach a rung

    fall_free_tiles: int = 16
    fall_most_tiles: int = 28  # above kills
    fall_damage: float = 10.0  # points  a tenth of her health
    fall_stagger_ticks: int = 18

    stagger_air_friction: float = 300.0  # px/s²
    step_px: float = 28.0  # px      between two footfalls
    rest_px: float = 24.0  # px      from the bench
    rest_sight_px: float = 24 * TILE_PX  # a mimic nearer than this in open sight ends a rest


TUNING = SuitTuning()

GROUND, AIR, DASH, WALL, LADDER = "ground", "air", "dash", "wall", "ladder"
CROUCH, WATER, HURT = "crouch", "water", "hurt"

# plain ints: asking the enum costs thirty times as much
LEFT, RIGHT, UP, DOWN = int(Action.LEFT), int(Action.RIGHT), int(Action.UP), int(Action.DOWN)
JUMP, DASH_KEY, REST = int(Action.JUMP), int(Action.DASH), int(Action.REST)
_RUNGS = (int(Cell.LADDER), int(Cell.LADDER_TOP))
_ALARMING = ("alarm", "burst", "breath", "hour", "nightfall")
_EIGHT = {  # (x, y) of the held directions -> aim
    (1, 0): 0,
    (1, 1): AIM_STEPS // 8,
    (0, 1): AIM_STEPS // 4,
    (-1, 1): AIM_STEPS * 3 // 8,
    (-1, 0): AIM_STEPS // 2,
    (-1, -1): AIM_STEPS * 5 // 8,
    (0, -1): AIM_STEPS * 3 // 4,
    (1, -1): AIM_STEPS * 7 // 8,
}


def suit_acts(world: World, events: list[Event]) -> None:
    """One tick of Rita."""
    suit = world.state.suit
    if world.pressed & JUMP:
        suit.buffer_ticks = TUNING.buffer_ticks + 1  # before the hit-stop: a press in it counts
    if suit.freeze_ticks or not suit.alive:
        return  # hands count the hit-stop down
    _count_down(world, suit)
    _rest(world, suit, events)
    if suit.hurt_ticks:
        suit.using = ""
    held = world.held
    if suit.stagger_ticks:
        held = 0
        suit.stagger_ticks -= 1
        _change(suit, HURT)
    elif suit.using or suit.resting:
        held = suit.buffer_ticks = 0
    else:
        _aim(world, suit, held)
        if world.pressed & DASH_KEY:
            _try_dash(world, suit, held, events)
        if suit.buffer_ticks and suit.stance != DASH:
            _try_jump(world, suit, held, events)
    stance, x = suit.stance, suit.x
    was_grounded = suit.grounded
    following = STANCES[stance](world, suit, held, events)
    if following != suit.stance:
        _change(suit, following)
    suit.stance_ticks += 1
    if suit.grounded:
        if not was_grounded and stance != LADDER:
            _land(world, suit, events)
        if suit.stance != DASH:
            suit.coyote_ticks = TUNING.coyote_ticks
            suit.air_dashes = suit.last_wall = suit.wall_grace_ticks = 0
            if suit.stance == GROUND and stance == GROUND:
                _step(world, suit, abs(suit.x - x), events)
        suit.fall_from = suit.y
    elif suit.stance in (LADDER, DASH, WATER) or suit.y < suit.fall_from:
        suit.fall_from = suit.y
    _water(world, suit, events)
    if crushed(suit):
        kill(suit, "crush", suit.carrier)


def _count_down(world: World, suit: Suit) -> None:
    if suit.iframe_ticks:
        suit.iframe_ticks -= 1
    if suit.hurt_ticks:
        suit.hurt_ticks -= 1
    if suit.dash_cooldown_ticks:
        suit.dash_cooldown_ticks -= 1
    if suit.buffer_ticks and not world.pressed & JUMP:
        suit.buffer_ticks -= 1
    if suit.wall_grace_ticks:
        suit.wall_grace_ticks -= 1
    if suit.rung_lock_ticks:
        suit.rung_lock_ticks -= 1
    if suit.energy_ticks:
        suit.energy_ticks -= 1
        if not suit.energy_ticks:
            suit.energy += 1
            if suit.energy < BODY.cells:
                suit.energy_ticks = TUNING.energy_ticks


def _change(suit: Suit, stance: str) -> None:
    if stance != suit.stance:
        suit.stance, suit.stance_ticks = stance, 0


def _direction(held: int) -> int:
    return (1 if held & RIGHT else 0) - (1 if held & LEFT else 0)


def _toward(value: float, goal: float, change: float) -> float:
    return min(value + change, goal) if value < goal else max(value - change, goal)


# -- the stances ---------------------------------------------------------------------------------


def on_ground(world: World, suit: Suit, held: int, events: list[Event]) -> str:
    """Standing and running."""
    if held & UP and _grab(world, suit):
        return LADDER
    if held & DOWN:
        if world.plan.terrain.cell_at(suit.x, suit.y + 1) in _RUNGS and _grab(world, suit, below=True):
            return LADDER
        _duck(suit)
        return crouched(world, suit, held, events)
    direction = _direction(held)
    if direction:
        if world.aim == NO_AIM:
            suit.facing = direction
        suit.vx = _toward(suit.vx, direction * TUNING.run_speed, TUNING.run_accel * TICK_SECONDS)
    else:
        suit.vx = _toward(suit.vx, 0.0, TUNING.friction * TICK_SECONDS)
    suit.vy = 0.0
    move(world, suit)
    return GROUND if suit.grounded else AIR


def crouched(world: World, suit: Suit, held: int, events: list[Event]) -> str:
    """Low: crawling, or held down by a ceiling."""
    if not held & DOWN and _stand(world, suit):
        return on_ground(world, suit, held, events)
    direction = _direction(held)
    if direction and world.aim == NO_AIM:
        suit.facing = direction
    if abs(suit.vx) > TUNING.crawl_speed or not direction:
        suit.vx = _toward(suit.vx, direction * TUNING.crawl_speed, TUNING.friction * TICK_SECONDS)
    else:
        suit.vx = _toward(suit.vx, direction * TUNING.crawl_speed, TUNING.run_accel * TICK_SECONDS)
    suit.vy = 0.0
    move(world, suit)
    return CROUCH if suit.grounded else AIR


def in_air(world: World, suit: Suit, held: int, events: list[Event]) -> str:
    """Rising and falling."""
    if suit.crouched:
        _stand(world, suit)
    direction = _direction(held)
    if suit.wall_lock_ticks:
        suit.wall_lock_ticks -= 1
        direction = -suit.last_wall
    if direction and world.aim == NO_AIM:
        suit.facing = direction
    accel = TUNING.air_accel
    if direction * suit.vx > TUNING.run_speed:
        accel /= 2  # what threw her faster than she runs is spent slowly
    elif direction * suit.last_wall > 0:
        accel *= TUNING.wall_return_share
    suit.vx = _toward(suit.vx, direction * TUNING.run_speed, accel * TICK_SECONDS)
    if suit.jump_hold_ticks and held & JUMP:
        suit.jump_hold_ticks -= 1
    else:
        suit.jump_hold_ticks = 0
        gravity = TUNING.gravity
        if held & JUMP and abs(suit.vy) < TUNING.hang_speed:
            gravity *= _hang(suit.vx)
        suit.vy = min(suit.vy + gravity * TICK_SECONDS, TUNING.fall_speed)
    if suit.coyote_ticks:
        suit.coyote_ticks -= 1
    wind = wind_at(world, suit.x, suit.y - suit.h / 2)
    own = suit.vx
    suit.vx += wind
    move(world, suit, corner_px=TUNING.corner_px)
    if suit.ceiling:
        suit.jump_hold_ticks = 0
    if not suit.wall:
        suit.vx = own
    if suit.grounded:
        return CROUCH if suit.crouched else GROUND
    if held & (UP | DOWN) and not suit.rung_lock_ticks and _grab(world, suit):
        return LADDER
    if direction and suit.wall == direction and _holds(world, suit, direction):
        suit.wall_side, suit.facing = direction, -direction
        return WALL
    return AIR


def _hang(speed: float) -> float:
    """Share of gravity near the apex.

    The slower she drifts, the longer she hangs, so that aiming from the top of a jump has time
    and a run's jump still ends where it would: a gap that is a lock stays one.
    """
    share = TUNING.hang_share
    return share + (1 - share) * min(1.0, abs(speed) / TUNING.run_speed)


def on_wall(world: World, suit: Suit, held: int, events: list[Event]) -> str:
    """Sliding down a wall she presses against."""
    side = suit.wall_side
    if suit.crouched:
        _stand(world, suit)
    suit.vy = _toward(suit.vy, TUNING.slide_speed, TUNING.slide_brake * TICK_SECONDS)
    suit.vx = side * TUNING.crawl_speed  # only to keep the touch
    move(world, suit)
    suit.vx = 0.0
    if suit.grounded:
        return GROUND
    if held & (UP | DOWN) and not suit.rung_lock_ticks and _grab(world, suit):
        return LADDER
    if suit.vy <= TUNING.slide_speed:
        suit.fall_from = suit.y
    suit.wall_grace_ticks = TUNING.wall_grace_ticks
    if _direction(held) == side and _holds(world, suit, side):
        return WALL
    return AIR


def dashing(world: World, suit: Suit, held: int, events: list[Event]) -> str:
    """Straight ahead, low, without gravity; out of reach but for its first tick and its last."""
    whole = int(worth(suit.upgrades, "coil"))
    suit.dash_ticks -= 1
    if TUNING.dash_iframes_from <= whole - suit.dash_ticks < whole:
        suit.iframe_ticks = max(suit.iframe_ticks, 1)
    suit.vx, suit.vy = suit.dash_x * TUNING.dash_speed, 0.0
    move(world, suit)
    suit.coyote_ticks = 0  # a ledge left in a dash is left
    if suit.dash_ticks:
        return DASH
    suit.vx = suit.dash_x * TUNING.run_speed
    suit.vy = 0.0 if suit.grounded else max(0.0, suit.dash_vy - TUNING.dash_catch)
    suit.dash_cooldown_ticks = TUNING.dash_cooldown_ticks + 1  # the count begins on the tick after this one
    if not suit.grounded:
        _stand(world, suit)
        return AIR
    return CROUCH if held & DOWN or not _stand(world, suit) else GROUND


def on_ladder(world: World, suit: Suit, held: int, events: list[Event]) -> str:
    """Hands on the rungs."""
    terrain = world.plan.terrain
    suit.air_dashes = suit.last_wall = 0
    suit.vx = 0.0
    suit.vy = 0.0
    if held & UP and not held & DOWN:
        suit.vy = -TUNING.climb_speed
        above = suit.y + suit.vy * TICK_SECONDS
        if not _on_rungs(world, suit.x, above, suit.h):
            if terrain.cell_at(suit.x, suit.y - 1) != Cell.LADDER_TOP:
                suit.vy = 0.0  # the rungs end in the air: no floor to step on
            elif world.physics.ray(suit.x, suit.y - suit.h / 2, suit.x, above - suit.h, HARD) >= 1:
                suit.y = math.floor((suit.y - 1) / TILE_PX) * TILE_PX - 0.5
                suit.vy = TUNING.sink_speed
                move(world, suit, probe_walls=False)
                return GROUND if suit.grounded else AIR
    elif held & DOWN:
        suit.vy = TUNING.climb_down_speed
        if terrain.cell_at(suit.x, suit.y + 4) in _RUNGS:
            suit.drop_ticks = max(suit.drop_ticks, 2)
    direction = _direction(held)
    if direction and world.aim == NO_AIM:
        suit.facing = direction
    move(world, suit, corner_px=TUNING.corner_px, push=False, probe_walls=False)
    if suit.grounded and not held & UP and (held & (LEFT | RIGHT | DOWN) or not chest_under_water(world, suit)):
        return GROUND  # under water she holds on until she means to let go
    if not _on_rungs(world, suit.x, suit.y, suit.h):
        suit.rung_lock_ticks = TUNING.rung_lock_ticks
        return AIR
    return LADDER


def in_water(world: World, suit: Suit, held: int, events: list[Event]) -> str:
    """Out of her depth: slow, and not for long."""
    if suit.crouched:
        _stand(world, suit)
    direction = _direction(held)
    if direction and world.aim == NO_AIM:
        suit.facing = direction
    speed = TUNING.run_speed * TUNING.swim_share
    change = TUNING.swim_accel * TICK_SECONDS
    sink = -speed if held & UP else speed if held & DOWN else TUNING.sink_speed
    suit.vx = _toward(suit.vx, direction * speed, change)
    suit.vy = 0.0 if suit.grounded and sink > 0 else _toward(suit.vy, sink, change)
    move(world, suit)
    if held & (UP | DOWN) and _grab(world, suit):
        return LADDER
    suit.water_ticks += 1
    if suit.water_ticks >= TUNING.drown_ticks:
        kill(suit, "drown")
    return WATER


def staggering(world: World, suit: Suit, held: int, events: list[Event]) -> str:
    """Thrown, or down on her knees after a fall."""
    suit.jump_hold_ticks = suit.wall_lock_ticks = suit.coyote_ticks = 0
    friction = TUNING.friction if suit.grounded else TUNING.stagger_air_friction
    suit.vx = _toward(suit.vx, 0.0, friction * TICK_SECONDS)
    if not suit.grounded or suit.vy < 0:
        suit.vy = min(suit.vy + TUNING.gravity * TICK_SECONDS, TUNING.fall_speed)
    move(world, suit)
    if suit.stagger_ticks:
        return HURT
    if not suit.grounded:
        return AIR
    return GROUND if _stand(world, suit) else CROUCH


STANCES: dict[str, Callable[[World, Suit, int, list[Event]], str]] = {
    GROUND: on_ground,
    AIR: in_air,
    DASH: dashing,
    WALL: on_wall,
    LADDER: on_ladder,
    CROUCH: crouched,
    WATER: in_water,
    HURT: staggering,
}


# -- leaving the ground --------------------------------------------------------------------------


def _try_jump(world: World, suit: Suit, held: int, events: list[Event]) -> None:
    """Use up a pressed jump if there is anything to jump from."""
    direction = _direction(held)
    if suit.stance == LADDER:
        suit.rung_lock_ticks = TUNING.rung_lock_ticks
        if held & DOWN:
            suit.buffer_ticks = 0
            suit.vy = 0.0
            _change(suit, AIR)
            return
        suit.vx = direction * TUNING.rung_jump_speed
        _jump(world, suit, "rung", events)
    elif suit.grounded and suit.stance in (GROUND, CROUCH):
        if held & DOWN and _on_oneway(world, suit):
            suit.buffer_ticks = suit.coyote_ticks = 0
            suit.drop_ticks = TUNING.drop_ticks
            suit.grounded = False
            _change(suit, AIR)
        elif _stand(world, suit):
            _jump(world, suit, "ground", events)
    elif suit.stance == WALL or suit.wall_grace_ticks:
        _wall_jump(world, suit, suit.wall_side, events)
    elif suit.stance == AIR:
        if suit.coyote_ticks:
            _jump(world, suit, "coyote", events)
        elif direction and suit.wall == direction and _holds(world, suit, direction, rising=True):
            _wall_jump(world, suit, direction, events)


def _jump(world: World, suit: Suit, what: str, events: list[Event]) -> None:
    suit.vy = TUNING.jump_speed  # what carries her adds its own speed when she moves
    # a jump that comes late is held shorter: forgiven, not lengthened, so that a gap stays a lock
    late_ticks = TUNING.coyote_ticks - suit.coyote_ticks + 3 if what == "coyote" else 0
    suit.jump_hold_ticks = TUNING.jump_hold_ticks - late_ticks // 2
    suit.buffer_ticks = suit.coyote_ticks = suit.wall_grace_ticks = 0
    suit.grounded = False
    _change(suit, AIR)
    events.append(Event(world.tick, "jumped", suit.id, what, x=suit.x, y=suit.y))


def _wall_jump(world: World, suit: Suit, side: int, events: list[Event]) -> None:
    suit.coyote_ticks = 0
    suit.last_wall = side
    suit.wall_lock_ticks = TUNING.wall_lock_ticks
    suit.vx = -side * TUNING.wall_jump_speed
    _jump(world, suit, "wall", events)


def _try_dash(world: World, suit: Suit, held: int, events: list[Event]) -> None:
    stance = suit.stance
    if stance in (DASH, WATER, HURT) or suit.dash_cooldown_ticks:
        return
    if not suit.grounded and suit.air_dashes >= TUNING.air_dashes:
        return
    if not suit.energy:
        events.append(Event(world.tick, "energy_dry", suit.id, "dash", x=suit.x, y=suit.y))
        return
    if not suit.grounded:
        suit.air_dashes += 1
    suit.energy -= 1
    suit.energy_ticks = TUNING.energy_ticks
    direction = _direction(held) or suit.facing
    if stance == WALL:
        direction = -suit.wall_side
    suit.dash_x = float(direction)
    suit.dash_ticks = int(worth(suit.upgrades, "coil"))
    suit.dash_vy = 0.0 if suit.grounded else suit.vy
    suit.jump_hold_ticks = suit.wall_lock_ticks = suit.wall_grace_ticks = 0
    suit.facing = direction
    _duck(suit)
    _change(suit, DASH)
    events.append(Event(world.tick, "dashed", suit.id, x=suit.x, y=suit.y))


# -- what is around her --------------------------------------------------------------------------


def _duck(suit: Suit) -> None:
    suit.crouched, suit.h = True, BODY.crouched_h_px


def _stand(world: World, suit: Suit) -> bool:
    """Stand up if there is room; whether she stands."""
    if not suit.crouched:
        return True
    if not fits(world, suit, BODY.h_px):
        return False
    suit.crouched, suit.h = False, BODY.h_px
    return True


def _holds(world: World, suit: Suit, side: int, rising: bool = False) -> bool:
    """Whether the wall on that side carries her: as tall as she is, and not the one she jumped from last."""
    if side == suit.last_wall or (suit.vy <= 0 and not rising):
        return False
    ray, end = world.physics.ray, suit.x + side * (suit.w / 2 + TUNING.touch_px)
    head, feet = suit.y - suit.h + TUNING.hold_px, suit.y - TUNING.hold_px
    return all(ray(suit.x, y, end, y, TERRAIN | LIFT) < 1 for y in (head, feet))


def _on_rungs(world: World, x: float, y: float, h: float) -> bool:
    terrain = world.plan.terrain
    return terrain.cell_at(x, y - 1) in _RUNGS or terrain.cell_at(x, y - h / 2) in _RUNGS


def _grab(world: World, suit: Suit, below: bool = False) -> bool:
    """Take hold of a ladder behind her, or of the one she stands on, if her whole body fits there."""
    y = suit.y + 2 if below else suit.y
    if not _on_rungs(world, suit.x, y, suit.h):
        return False
    was_x, was_y = suit.x, suit.y
    suit.x, suit.y = math.floor(suit.x / TILE_PX) * TILE_PX + TILE_PX / 2, y
    _clear_of_walls(world, suit)
    if not fits(world, suit, BODY.h_px):
        suit.x, suit.y = was_x, was_y
        return False
    suit.crouched, suit.h = False, BODY.h_px
    suit.vx = suit.vy = 0.0
    suit.jump_hold_ticks = suit.coyote_ticks = suit.wall_lock_ticks = 0
    suit.grounded = False
    return True


def _clear_of_walls(world: World, suit: Suit) -> None:
    """Off the middle of the rungs as far as a wall beside them asks: a ladder is narrower than she is."""
    half = suit.w / 2
    for side in (-1, 1):
        for up in (1.0, suit.h / 2, suit.h - 1.0):
            free = world.physics.ray(suit.x, suit.y - up, suit.x + side * half, suit.y - up, TERRAIN)
            if free < 1:
                suit.x -= side * half * (1 - free)


def _on_oneway(world: World, suit: Suit) -> bool:
    """Whether nothing but one-way floors carries her."""
    if suit.carrier:
        return False
    half = suit.w / 2 - 1
    ray, y = world.physics.ray, suit.y
    return all(ray(x, y - 4, x, y + 4, HARD) >= 1 for x in (suit.x - half, suit.x, suit.x + half))


def chest_under_water(world: World, mover: Mover) -> bool:
    """Whether somebody's chest is under water; a ladder in the water hides it from its own tiles."""
    terrain, y = world.plan.terrain, mover.y - mover.h * TUNING.chest_share
    cell = terrain.cell_at(mover.x, y)
    if cell in _RUNGS:
        return Cell.WATER in (terrain.cell_at(mover.x - TILE_PX, y), terrain.cell_at(mover.x + TILE_PX, y))
    return cell == Cell.WATER


def _aim(world: World, suit: Suit, held: int) -> None:
    if world.aim != NO_AIM:
        suit.aim = world.aim
        if world.aim % (AIM_STEPS // 2) != AIM_STEPS // 4 and suit.stance not in (DASH, WALL):
            suit.facing = -1 if AIM_STEPS // 4 < world.aim < AIM_STEPS * 3 // 4 else 1
        return
    across = suit.facing if suit.stance == WALL else _direction(held)
    along = (1 if held & DOWN else 0) - (1 if held & UP else 0)
    if suit.stance == LADDER or (along > 0 and suit.grounded):
        along = 0  # up and down mean the rungs, or her knees
    if not across and not along:
        across = suit.facing
    suit.aim = _EIGHT[across, along]


# -- what the tick notices afterwards ------------------------------------------------------------


def _land(world: World, suit: Suit, events: list[Event]) -> None:
    events.append(Event(world.tick, "landed", suit.id, x=suit.x, y=suit.y, amount=suit.landed_speed))
    tiles = math.floor((suit.y - suit.fall_from) / TILE_PX + 1e-6)
    if tiles <= TUNING.fall_free_tiles or suit.stance == DASH:
        return
    events.append(Event(world.tick, "fell", suit.id, x=suit.x, y=suit.y, amount=tiles))
    if tiles > TUNING.fall_most_tiles:
        kill(suit, "fall")
    else:
        wound(world, suit, TUNING.fall_damage, "fall", "", events)
    suit.stagger_ticks = max(suit.stagger_ticks, TUNING.fall_stagger_ticks)
    _duck(suit)
    _change(suit, HURT)


def _step(world: World, suit: Suit, px: float, events: list[Event]) -> None:
    suit.step_px += px
    if suit.step_px >= TUNING.step_px:
        suit.step_px -= TUNING.step_px
        events.append(Event(world.tick, "stepped", suit.id, "ground", x=suit.x, y=suit.y))


def _water(world: World, suit: Suit, events: list[Event]) -> None:
    """Deep water begins at the chest. A rung or dry feet give her breath back."""
    deep = chest_under_water(world, suit)
    if suit.stance == LADDER or (suit.grounded and not deep):
        suit.water_ticks = 0
    if deep and suit.stance not in (WATER, LADDER, HURT, DASH):
        if not suit.water_ticks:
            events.append(Event(world.tick, "splashed", suit.id, x=suit.x, y=suit.y))
        suit.jump_hold_ticks = suit.wall_lock_ticks = suit.coyote_ticks = 0
        suit.fall_from = suit.y
        _change(suit, WATER)
    elif not deep and suit.stance == WATER:
        _change(suit, GROUND if suit.grounded else AIR)


def _rest(world: World, suit: Suit, events: list[Event]) -> None:
    """Begin or end a rest on a bench; time runs faster while ``suit.resting``."""
    if not suit.resting:
        if world.pressed & REST and suit.grounded and not suit.using:
            bench = _bench_near(world, suit)
            if bench and not _disturbed(world, suit, events):
                suit.resting = bench
                events.append(Event(world.tick, "rested", suit.id, "", bench, suit.x, suit.y, 1.0))
        return
    why = _disturbed(world, suit, events)
    if why:
        events.append(Event(world.tick, "rested", suit.id, why, suit.resting, suit.x, suit.y, 0.0))
        suit.resting = ""


def _disturbed(world: World, suit: Suit, events: list[Event]) -> str:
    """What keeps her from resting: "let_go", "hurt", the name of an hour's event, "mimic", or "" for nothing."""
    if not world.held & REST:
        return "let_go"
    if suit.hurt_ticks or suit.stagger_ticks:
        return "hurt"
    for event in events:
        if event.name in _ALARMING:
            return event.name
    for mimic in world.state.mimics:
        if math.hypot(mimic.x - suit.x, mimic.y - suit.y) <= TUNING.rest_sight_px:
            if world.physics.sees(suit.x, suit.y - suit.h / 2, mimic.x, mimic.y - mimic.h / 2):
                return "mimic"
    return ""


def _bench_near(world: World, suit: Suit) -> str:
    for thing in world.state.things:
        if type(thing).__struct_config__.tag == "bench":
            away_x = max(thing.x - suit.x, suit.x - thing.x - thing.w, 0.0)
            away_y = max(thing.y - suit.y, suit.y - thing.y - thing.h, 0.0)
            if away_x <= TUNING.rest_px and away_y <= TUNING.rest_px:
                return thing.id
    return ""
