"""How somebody walks a road: one tick along the piece of it that is under way, and the next piece at its end.

Every piece is walked by the same body that fights and falls: a leap is a speed given once and a
little steering, a climb moves along the rungs, a door that is shut stands in the way. Whoever
misses a landing looks for a new road from where he is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maketomorrow.core.ticks import TICK_RATE, TICK_SECONDS
from maketomorrow.sim.events import Event
from maketomorrow.sim.ground import TUNING as LEAPS
from maketomorrow.sim.ground import WALL
from maketomorrow.sim.model import Barrier, Thing, Walker
from maketomorrow.sim.movers import move
from maketomorrow.sim.objects.door import Door, let_crew_through
from maketomorrow.sim.objects.hideout import Hideout
from maketomorrow.sim.objects.lift import Lift, send
from maketomorrow.sim.plan import TILE_PX, Cell
from maketomorrow.sim.roads import GNAWERS, LINE_TICKS, Doors
from maketomorrow.sim.state import World
from maketomorrow.sim.ways import Edge, Gait


@dataclass(frozen=True, slots=True)
class WalkTuning:
    """How roads are walked. px, s, y down."""

    accel: float = 1500.0  # px/s²  up to speed in six ticks
    arrive_px: float = 3.0  # px     nearer than this is there
    ahead_px: float = 320.0  # px     so far it walks on without thinking again
    straight_ticks: int = 20  # ticks  straight at the goal before it looks whether the road is still the same
    pause_ticks: int = 45  # ticks  until somebody with no road looks for one again
    vault_ticks: int = 5  # ticks  against a crate before it hops over
    push_ticks: int = 90  # ticks  whoever may push a crate that it cannot get over pushes so long
    vault_px: float = 44.0  # px     how high: over a crate of 28 and whatever lies on it a little
    brush_px: float = 4.0  # px     so far it slips aside from a crate it leans on, or it could not rise past it
    slip_px: float = 10.0  # px     and so far when it leaps from beside one that hangs over its head
    stuck_ticks: int = 100  # ticks  without getting anywhere before it thinks again
    crew_px: float = 30.0  # px     so near to it a door opens for the plant's people
    queue_px: float = 20.0  # px     between two who gnaw at one door behind each other
    lift_clear_px: float = 6.0  # px     beside a shaft somebody waits so far off
    drop_ticks: int = 8  # ticks  one-way floors let through whoever means to fall
    off_line_px: float = 0.5  # px     beside the line of a climb that still counts as on it


TUNING = WalkTuning()

NO_EDGE, STRAIGHT, TO_NODE = -1, -2, -3  # Walker.edge besides an index: none, to the goal, to ``Walker.node``


def follow(world: World, walker: Walker, gait: Gait, goal_x: float, goal_y: float, events: list[Event]) -> str:
    """One tick on the road to the ground under (goal_x, goal_y), moved with ``movers.move``.

    Answers what it is doing: "walk", "hop" (in the air), "climb", "gnaw" (its teeth are at the door
    ``walker.gnaws``), "wait" (for room at a door, for a lift, below a goal nobody can reach),
    "arrived", "lost" (there is no road, and no nearer place).
    """
    walker.gnaws = ""
    if walker.edge == NO_EDGE:
        if walker.pause_ticks:
            walker.pause_ticks -= 1
            _stand(world, walker)
            return "wait"
        if not walker.grounded and not walker.climbing:
            _fall(world, walker, gait)
            return "hop"
        answer = _set_off(world, walker, gait, goal_x, goal_y)
        if answer:
            _stand(world, walker)
            return answer
    if walker.edge < NO_EDGE:
        return _straight(world, walker, gait, goal_x if walker.edge == STRAIGHT else world.roads.xs[walker.node])
    edge = world.roads.edges[walker.edge]
    return _ON_THE_WAY[edge.kind](world, walker, gait, edge, events)


def lose_way(walker: Walker) -> None:
    """Whoever was knocked off his road lets go of everything and will look for a new one."""
    walker.edge = NO_EDGE
    walker.edge_ticks = walker.stuck_ticks = walker.pause_ticks = 0
    walker.climbing = False
    walker.gnaws = ""


# ---- choosing the next piece -------------------------------------------------------------------


def doors_of(world: World, full: tuple[str, ...] | None = ()) -> Doors:
    """What stands open now; ``full`` as in ``Roads.doors``, None for the crew. Looked up again after any change."""
    if world.doors_at != world.physics.blocks_set:
        world.doors_at = world.physics.blocks_set
        world.doors.clear()
    doors = world.doors.get(full)
    if doors is None:
        doors = world.doors[full] = world.roads.doors(world.by_id, full or (), crew=full is None)
    return doors


def _set_off(world: World, walker: Walker, gait: Gait, goal_x: float, goal_y: float) -> str:
    """Choose the next piece of road; an answer of ``follow`` where there is none to walk, else ""."""
    roads = world.roads
    here, there = roads.node_at(walker.x, walker.y), roads.node_at(goal_x, goal_y)
    walker.node, walker.edge_ticks, walker.stuck_ticks = here, 0, min(0, walker.stuck_ticks)
    if here < 0 or there < 0:
        walker.pause_ticks = TUNING.pause_ticks
        return "lost"
    full = None if gait.crew else tuple(full_doors(world, walker))
    doors = doors_of(world, full)
    index = roads.way(here, there, gait, doors)
    if index < 0 and here != there and full:
        doors = doors_of(world)  # behind a door that has teeth enough: queue there
        index = roads.way(here, there, gait, doors)
    reachable = index >= 0 or here == there
    if not reachable:
        there = roads.nearest(here, goal_x, goal_y, gait, doors)
        index = roads.way(here, there, gait, doors)
    edge = roads.edges[index] if index >= 0 else None
    last = edge is None or (edge.kind == "walk" and edge.b == there and not edge.needs)
    if last and reachable and roads.same_chain(walker.x, walker.y, goal_x, goal_y):
        if abs(goal_x - walker.x) <= TUNING.arrive_px:
            return "arrived"
        walker.edge = STRAIGHT
    elif edge is not None:
        walker.edge = _furthest(world, walker.x, index, there, gait, doors)
    elif walker.climbing or abs(roads.xs[here] - walker.x) <= max(TUNING.arrive_px, walker.w / 2):
        walker.pause_ticks = 0 if reachable else TUNING.pause_ticks
        return "arrived" if reachable else "lost"
    else:
        walker.edge = TO_NODE
    return ""


def _furthest(world: World, x: float, index: int, there: int, gait: Gait, doors: Doors) -> int:
    """The last of the walks that follow each other in one direction, as far as the first barrier."""
    roads = world.roads
    edge = roads.edges[index]
    while edge.kind == "walk" and not edge.needs:
        following = roads.way(edge.b, there, gait, doors)
        if following < 0:
            break
        ahead = roads.edges[following]
        if ahead.kind != "walk" or (ahead.x1 > edge.x1) != (edge.x1 > x) or abs(ahead.x1 - x) > TUNING.ahead_px:
            break
        index, edge = following, ahead
    return index


def full_doors(world: World, walker: Walker) -> Iterator[str]:
    """Doors with no room for more teeth, of which none are this walker's own."""
    count: dict[str, int] = {}
    for other in world.state.mimics:
        if other.gnaws and other is not walker:
            count[other.gnaws] = count.get(other.gnaws, 0) + 1
    return (door for door, teeth in count.items() if teeth >= _room_for_teeth(world, door))


def _room_for_teeth(world: World, door: str) -> int:
    thing = world.by_id.get(door)
    return thing.gnawers if isinstance(thing, Hideout) else GNAWERS


# ---- the kinds of pieces -----------------------------------------------------------------------


def _straight(world: World, walker: Walker, gait: Gait, to_x: float) -> str:
    """Along the floor, and no longer than a moment: the goal may be elsewhere by then."""
    walker.edge_ticks += 1
    there = _walk_to(world, walker, gait, to_x)
    if there or walker.edge_ticks >= TUNING.straight_ticks or walker.stuck_ticks > TUNING.stuck_ticks:
        walker.edge = NO_EDGE
    return "walk"


def _walk(world: World, walker: Walker, gait: Gait, edge: Edge, events: list[Event]) -> str:
    if edge.needs:
        if walker.climbing:
            return _over(world, walker, _line_under(world, walker, edge))
        answer = _at_barrier(world, walker, gait, edge, events)
        if answer:
            return answer
    was_down = walker.grounded
    there = _walk_to(world, walker, gait, edge.x1, -1 if edge.needs else world.roads.chain_of[edge.b])
    landed = walker.grounded and not was_down  # maybe on another floor
    if landed and gait.crew and walker.wall == walker.facing:
        walker.stuck_ticks = -TUNING.push_ticks  # it did not get over: the plant's people push
    if (there and walker.grounded) or landed or walker.stuck_ticks > TUNING.stuck_ticks:
        walker.edge = NO_EDGE
    return "walk" if walker.grounded else "hop"


def _over(world: World, walker: Walker, root: Thing | None) -> str:
    """A tick on the crew's line: up one face of a root, across its top, down the other."""
    block = root.block() if root is not None else None
    if block is None:
        lose_way(walker)
        return "hop"
    left, top, w, _ = block
    side, ticks = walker.facing, walker.edge_ticks
    near, far = (left - walker.w / 2 - 1, left + w + walker.w / 2 + 1)[::side]
    third = LINE_TICKS / 3
    low = near if ticks < third else far
    floor = world.roads.ground.floor_below(low, top + TILE_PX)  # not the root's own top
    bottom = world.roads.ground.height(floor, low) if floor >= 0 else walker.y
    if ticks < third:
        walker.x, walker.y = near, bottom + (top - bottom) * ticks / third
    elif ticks < 2 * third:
        walker.x, walker.y = near + (far - near) * (ticks - third) / third, top
    else:
        walker.x, walker.y = far, top + (bottom - top) * min(1.0, (ticks - 2 * third) / third)
    walker.vx = walker.vy = 0.0
    walker.grounded = False
    walker.edge_ticks += 1
    if walker.edge_ticks > LINE_TICKS:
        walker.x, walker.y = far, bottom
        walker.climbing, walker.grounded = False, True
        _land(walker)
    return "climb"


def _line_under(world: World, walker: Walker, edge: Edge) -> Thing | None:
    """The root over which it is on its way."""
    for index, _ in edge.needs:
        thing = world.by_id.get(world.roads.barriers[index].id)
        if (
            world.roads.lines[index]
            and isinstance(thing, Thing)
            and abs(thing.x + thing.w / 2 - walker.x) < thing.w + walker.w
        ):
            return thing
    return None


def _at_barrier(world: World, walker: Walker, gait: Gait, edge: Edge, events: list[Event]) -> str:
    """What to do about a barrier that is shut ahead; "" while there is none near."""
    side = 1 if edge.x1 > walker.x else -1
    for index, asks in edge.needs:
        if asks != WALL:
            continue
        thing = world.by_id.get(world.roads.barriers[index].id)
        block = thing.block() if isinstance(thing, Thing) else None
        if block is None or block[1] + block[3] <= walker.y - gait.h_px or block[1] >= walker.y:
            continue
        gap = (block[0] - walker.x if side > 0 else walker.x - block[0] - block[2]) - walker.w / 2
        if gait.stoop_px and not (isinstance(thing, Barrier) and thing.crew):
            if walker.y - block[1] - block[3] >= gait.stoop_px:
                if -walker.w - block[2] < gap <= TUNING.crew_px:
                    walker.h = gait.stoop_px
                continue
        if gap < -walker.w:
            continue  # it is behind
        if gait.crew and isinstance(thing, Barrier):
            if thing.crew and isinstance(thing, Door):
                if gap <= TUNING.crew_px:
                    let_crew_through(world, thing, events)
                if gap > TUNING.arrive_px:
                    continue
                _stand(world, walker)
                return "wait"
            if world.roads.lines[index]:
                if gap > TUNING.arrive_px:
                    continue
                walker.climbing, walker.edge_ticks, walker.facing = True, 1, side
                return _over(world, walker, thing)
        if not isinstance(thing, Barrier) or not thing.gnawable():
            lose_way(walker)  # it has been shut since
            walker.pause_ticks = 1
            _stand(world, walker)
            return "wait"
        others = sum(1 for other in world.state.mimics if other.gnaws == thing.id and other is not walker)
        if gap <= 2.0 + TUNING.queue_px * min(others, GNAWERS):
            _stand(world, walker)
            walker.facing = side
            if others >= GNAWERS:
                walker.edge = NO_EDGE
                walker.pause_ticks = TUNING.pause_ticks
                return "wait"
            walker.gnaws = thing.id
            return "gnaw"
    return ""


def _hop(world: World, walker: Walker, gait: Gait, edge: Edge, events: list[Event]) -> str:
    if not walker.edge_ticks:
        there = _walk_to(world, walker, gait, edge.x0, world.roads.chain_of[edge.a])
        near = walker.wall and abs(walker.x - edge.x0) <= walker.w
        if walker.grounded and (there or near):
            walker.edge_ticks = 1
            walker.vy = edge.vy
            walker.stuck_ticks = 0 if there else 1
            low = walker.y - edge.y0
            if not there and low > 0.0:  # a crate lies where the leap begins: as high all the same, and past it
                walker.vy = -((edge.vy**2 + 2 * LEAPS.gravity * low) ** 0.5)
            walker.facing = 1 if edge.x1 > walker.x else -1 if edge.x1 < walker.x else walker.facing
            events.append(Event(world.tick, "hopped", walker.id, x=walker.x, y=walker.y))
        elif walker.stuck_ticks > TUNING.stuck_ticks:
            walker.edge = NO_EDGE
        return "walk"
    left = max(1, edge.ticks - walker.edge_ticks + 1)
    wanted = (edge.x1 - walker.x) / (left * TICK_SECONDS)
    walker.vx = max(-LEAPS.fastest_leap, min(wanted, LEAPS.fastest_leap))
    walker.vy = min(walker.vy + LEAPS.gravity * TICK_SECONDS, LEAPS.fall_speed)
    move(world, walker, corner_px=TUNING.slip_px if walker.stuck_ticks else 0.0)
    walker.edge_ticks += 1
    if walker.grounded and walker.edge_ticks > 2:
        _land(walker)
    return "hop"


def _drop(world: World, walker: Walker, gait: Gait, edge: Edge, events: list[Event]) -> str:
    """Over the edge until the body hangs free of it, then down."""
    if walker.grounded and walker.edge_ticks:
        _land(walker)
        return "walk"
    if walker.grounded:
        there = _walk_to(world, walker, gait, edge.line_x)
        if walker.grounded and (there or walker.stuck_ticks > TUNING.vault_ticks):
            walker.pause_ticks = TUNING.vault_ticks  # something carries it where there was nothing, or is in the way
            walker.edge = NO_EDGE
    else:
        walker.edge_ticks += 1
        _steer(walker, gait, edge.line_x)
        _fall(world, walker, gait)
        if walker.grounded:
            _land(walker)
    return "hop" if not walker.grounded else "walk"


def _through(world: World, walker: Walker, gait: Gait, edge: Edge, events: list[Event]) -> str:
    if not walker.edge_ticks:
        if _walk_to(world, walker, gait, edge.line_x) and walker.grounded:
            walker.edge_ticks = 1
            walker.vx = 0.0
            walker.drop_ticks = TUNING.drop_ticks
        elif walker.stuck_ticks > TUNING.stuck_ticks:
            walker.edge = NO_EDGE
        return "walk"
    walker.edge_ticks += 1
    _fall(world, walker, gait)
    if walker.grounded and walker.edge_ticks > TUNING.drop_ticks:
        _land(walker)
    return "hop"


def _climb(world: World, walker: Walker, gait: Gait, edge: Edge, events: list[Event]) -> str:
    """To the foot of the rungs, across on to them, along them, and across on to the floor at the other end."""
    if not walker.edge_ticks:
        there = _walk_to(world, walker, gait, edge.x0, world.roads.chain_of[edge.a])
        if walker.grounded and (there or (walker.wall and abs(walker.x - edge.x0) <= walker.w)):
            walker.edge_ticks = 1
            walker.climbing = True
            walker.stuck_ticks = 0
        elif walker.stuck_ticks > TUNING.stuck_ticks:
            walker.edge = NO_EDGE
        return "walk"
    if not walker.climbing:
        walker.edge = NO_EDGE  # knocked off
        return "hop"
    before_x, before_y = walker.x, walker.y
    targets = ((edge.line_x, walker.y), (walker.x, edge.y1), (edge.x1, walker.y))
    to_x, to_y = targets[walker.edge_ticks - 1]
    speed = gait.ladder_down_px if to_y > walker.y else gait.ladder_up_px
    walker.vx = _towards(to_x - walker.x, speed)
    walker.vy = _towards(to_y - walker.y, speed)
    if walker.vx:
        walker.facing = 1 if walker.vx > 0 else -1
    walker.drop_ticks = 2  # a one-way floor across the rungs is no obstacle
    if walker.vy == 0.0:
        walker.grounded = False  # carried by the rungs, not by a floor that might be a slope
    move(world, walker)
    if abs(walker.x - to_x) <= TUNING.off_line_px and abs(walker.y - to_y) <= TUNING.off_line_px:
        walker.edge_ticks += 1
    elif walker.edge_ticks == 2 and walker.grounded and edge.y1 > edge.y0:
        walker.edge_ticks += 1  # the floor below came a little sooner
    elif walker.edge_ticks == 3 and walker.wall and abs(walker.x - to_x) <= walker.w / 2:
        walker.edge_ticks += 1  # as near as the wall beside that place allows
    if walker.edge_ticks > 3:
        walker.drop_ticks = 0
        walker.vx = walker.vy = 0.0
        walker.climbing = False
        walker.grounded = True
        _land(walker)
    elif abs(walker.x - before_x) + abs(walker.y - before_y) < 0.1:
        walker.stuck_ticks += 1
        if walker.stuck_ticks > TUNING.stuck_ticks:
            lose_way(walker)
    else:
        walker.stuck_ticks = 0
    return "climb"


def _lift(world: World, walker: Walker, gait: Gait, edge: Edge, events: list[Event]) -> str:
    """Wait clear of the shaft until the lift stands here, on to it, send it, and off at the other stop."""
    lift = world.by_id[edge.thing]
    assert isinstance(lift, Lift)
    here = 0 if _stop_distance(lift, 0, edge.x0, edge.y0) <= _stop_distance(lift, 1, edge.x0, edge.y0) else 1
    left = lift.stop_at(here)[0]
    if walker.edge_ticks == 0:  # to the lift
        if lift.stands_at() == here:
            if _walk_to(world, walker, gait, left + lift.w / 2) and walker.grounded:
                walker.edge_ticks = 1
                send(world, lift, 1 - here, events)
            elif walker.stuck_ticks > TUNING.stuck_ticks:
                walker.edge = NO_EDGE
            return "walk"
        send(world, lift, here, events)
        clear = TUNING.lift_clear_px + walker.w / 2
        beside = left - clear if walker.x < left + lift.w / 2 else left + lift.w + clear
        if abs(walker.x - left - lift.w / 2) < lift.w / 2 + clear - TUNING.arrive_px:
            _walk_to(world, walker, gait, beside)
        elif abs(walker.x - beside) < TILE_PX or _walk_to(world, walker, gait, beside):
            _stand(world, walker)
        return "wait"
    if walker.edge_ticks == 1:  # on it
        _stand(world, walker)
        if lift.stands_at() == 1 - here:
            walker.edge_ticks = 2
        elif lift.stands_at() == here and not send(world, lift, 1 - here, events):
            walker.edge, walker.pause_ticks = NO_EDGE, TUNING.pause_ticks  # the power is gone
        return "wait"
    if _walk_to(world, walker, gait, edge.x1) and walker.grounded:
        walker.edge = NO_EDGE
    return "walk"


def _stop_distance(lift: Lift, stop: int, x: float, y: float) -> float:
    at_x, at_y = lift.stop_at(stop)
    return abs(at_x + lift.w / 2 - x) + abs(at_y - y)


_ON_THE_WAY = {"walk": _walk, "hop": _hop, "drop": _drop, "through": _through, "climb": _climb, "lift": _lift}


# ---- a tick of a body --------------------------------------------------------------------------


def _walk_to(world: World, walker: Walker, gait: Gait, to_x: float, chain: int = -1) -> bool:
    """A tick on foot towards world x; True when it is there, or as near as a wall beside that place allows.

    Over a crate by a hop; slower on the bed of the water. Along a known ``chain`` nothing is felt
    for, as nothing but what is loose can be in the way there.
    """
    way = to_x - walker.x
    speed = gait.stoop_speed_px if walker.h == gait.stoop_px else gait.speed_px
    if in_water(world, walker):
        speed *= gait.water_share
    step = speed * TICK_SECONDS
    if walker.grounded and abs(way) <= step:
        walker.vx = way * TICK_RATE
    else:
        wanted = speed if way > 0 else -speed
        faster = TUNING.accel * TICK_SECONDS
        walker.vx = min(walker.vx + faster, wanted) if walker.vx < wanted else max(walker.vx - faster, wanted)
    if way:
        walker.facing = 1 if way > 0 else -1
    if chain >= 0 and _glide(world, walker, chain):
        return abs(to_x - walker.x) <= TUNING.off_line_px
    before = walker.x
    if walker.grounded and walker.wall == walker.facing and abs(way) <= walker.w / 2:
        walker.vx = 0.0
        move(world, walker, push=False)
        return True
    if walker.grounded:
        walker.vy = 0.0
        if walker.stuck_ticks > 0 and walker.stuck_ticks % TUNING.vault_ticks == 0 and walker.wall:
            walker.vy = -((2 * LEAPS.gravity * TUNING.vault_px) ** 0.5)
        move(world, walker, corner_px=TUNING.brush_px, push=walker.stuck_ticks < 0)
    else:
        _fall(world, walker, gait)
    if walker.stuck_ticks < 0 or (walker.wall and abs(walker.x - before) < step / 8):
        walker.stuck_ticks += 1
    elif walker.grounded:
        walker.stuck_ticks = 0
    return abs(to_x - walker.x) <= TUNING.off_line_px


def _glide(world: World, walker: Walker, chain: int) -> bool:
    """A tick along a chain of floors that is known to be free; False where it has to be walked the long way."""
    if (
        not walker.grounded
        or walker.carrier
        or walker.drop_ticks
        or world.physics.loose_near(walker.x, walker.y - walker.h / 2)
    ):
        return False
    x = walker.x + walker.vx * TICK_SECONDS
    y = world.roads.along(chain, x)
    if abs(y - walker.y) > abs(x - walker.x) + 0.01:
        return False  # it stands on another floor, or at an end
    walker.x, walker.y, walker.vy = x, y, 0.0
    walker.wall = walker.crush_ticks = walker.stuck_ticks = 0
    walker.ceiling = False
    walker.landed_speed = 0.0
    return True


def _steer(walker: Walker, gait: Gait, to_x: float) -> None:
    """Towards world x while falling."""
    wanted = (to_x - walker.x) * TICK_RATE
    walker.vx = max(-gait.speed_px, min(wanted, gait.speed_px))


def _fall(world: World, walker: Walker, gait: Gait) -> None:
    most = LEAPS.sink_speed if in_water(world, walker) else LEAPS.fall_speed
    walker.vy = min(walker.vy + LEAPS.gravity * TICK_SECONDS, most)
    move(world, walker, corner_px=TUNING.brush_px, push=False)


def in_water(world: World, walker: Walker) -> bool:
    """Whether its legs are in deep water."""
    y = walker.y - 8.0
    return y > world.roads.water_y and world.plan.terrain.cell_at(walker.x, y) == Cell.WATER


def _stand(world: World, walker: Walker) -> None:
    """Stay; on the rungs it only holds on."""
    if walker.climbing:
        return
    walker.vx = 0.0
    if walker.grounded:
        walker.vy = 0.0
        move(world, walker, push=False)
    else:
        walker.vy = min(walker.vy + LEAPS.gravity * TICK_SECONDS, LEAPS.fall_speed)
        move(world, walker, push=False)


def _land(walker: Walker) -> None:
    walker.edge, walker.edge_ticks, walker.stuck_ticks = NO_EDGE, 0, 0


def _towards(way: float, speed: float) -> float:
    """Speed that covers ``way`` px, at most ``speed``."""
    return max(-speed, min(way * TICK_RATE, speed))
