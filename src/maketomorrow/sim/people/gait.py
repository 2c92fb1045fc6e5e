"""How the people of the plant get about, and what a body does that is going nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from maketomorrow.core.ticks import TICK_SECONDS
from maketomorrow.sim.ground import TUNING as LEAPS
from maketomorrow.sim.model import Platform
from maketomorrow.sim.movers import move
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.physics import HARD
from maketomorrow.sim.player.suit import TUNING as RITA
from maketomorrow.sim.state import World
from maketomorrow.sim.walking import in_water
from maketomorrow.sim.ways import Gait


@dataclass(frozen=True, slots=True)
class BodyTuning:
    """What everybody's body can do. px, s."""

    w_px: float = 20.0  # px    as wide as Rita
    walk_px: float = 112.5  # px/s  75 px a minute of the game's clock
    fear_px: float = 168.0  # px/s  a drone runs 150
    limp_px: float = 78.0  # px/s  hurt badly: slow enough to be waited for
    limp_share: float = 0.5  # of the health it began with: below, it limps
    brake: float = 1500.0  # px/s²  from a walk to a stand in five ticks
    doze_ticks: int = 12  # ticks  whoever stands still feels for the floor so often


BODY = BodyTuning()

# as tall as the tallest: all use the same roads, so that their shortest ways are found once for all
WALK = Gait(
    "person",
    BODY.walk_px,
    step_tiles=4,
    gap_tiles=5,
    w_px=BODY.w_px,
    h_px=48.0,
    lifts=True,
    crew=True,
    dry=True,
    fall_tiles=RITA.fall_free_tiles,
    stoop_px=22.0,
)
FLIGHT = replace(WALK, id="person.flight", speed_px=BODY.fear_px)
LIMP = replace(WALK, id="person.limp", speed_px=BODY.limp_px)


def pace(person: Person, hurry: bool) -> Gait:
    """How somebody gets along now."""
    return LIMP if person.limps else FLIGHT if hurry else WALK


def straighten(world: World, person: Person, height_px: float) -> None:
    """Up again, once there is room overhead."""
    half, y = person.w / 2 - 1.0, person.y
    if all(world.physics.ray(x, y - 2.0, x, y - height_px, HARD) >= 1 for x in (person.x - half, person.x + half)):
        person.h = height_px


def rest(world: World, person: Person) -> None:
    """One tick without a will of its own: stand, or fall."""
    if person.climbing:
        return
    if person.grounded and person.vy >= 0.0:
        slower = BODY.brake * TICK_SECONDS
        person.vx = person.vx - slower if person.vx > slower else person.vx + slower if person.vx < -slower else 0.0
        person.vy = 0.0
        if (
            person.vx == 0.0
            and (world.state.tick + person.phase) % BODY.doze_ticks
            and not (person.carrier and _carried(world, person))
            and not world.physics.loose_near(person.x, person.y - person.h / 2)
        ):
            return
    else:
        most = LEAPS.sink_speed if in_water(world, person) else LEAPS.fall_speed
        person.vy = min(person.vy + LEAPS.gravity * TICK_SECONDS, most)
    move(world, person, push=False)


def _carried(world: World, person: Person) -> bool:
    """Whether what somebody stands on may take them along: anything but a floor that stands still."""
    carrier = world.by_id.get(person.carrier)
    return not isinstance(carrier, Platform) or carrier.x != carrier.was_x or carrier.y != carrier.was_y


def lie(world: World, person: Person) -> None:
    """One tick of the dead. Whoever lies still is shoved by a crate a moment later than whoever stands."""
    still = person.grounded and not person.vx and not (person.carrier and _carried(world, person))
    if not (still and (world.state.tick + person.phase) % BODY.doze_ticks):
        rest(world, person)
