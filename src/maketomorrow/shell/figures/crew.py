"""What moment of their day somebody is in, as far as it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maketomorrow.shell.figures.bodies import BEATS, BREATHS, FIDGETS, GESTURES, GUARDS, RUN_STEPS, STEPS, Moment
from maketomorrow.shell.figures.bones import BONES, Bearing, Stand
from maketomorrow.shell.figures.people import look_of, scale_of
from maketomorrow.shell.figures.poses import CLIMBS
from maketomorrow.shell.figures.postures import WORK, pose, stride_px
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.people.fear import ARMS
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import PersonPlan


@dataclass(frozen=True, slots=True)
class CrewTuning:
    """When one pose gives way to another. Px/s, px and ticks."""

    still: float = 14.0
    running: float = 140.0  # nobody walks so fast
    airborne: float = 60.0  # up or down
    climb_px: float = 5.0
    stooped_share: float = 0.75  # of their height: lower than this they are under something
    breath_ticks: int = 24  # each picture of a breath
    habit_beats: int = 22  # so many of them from one habit to the next
    gesture_ticks: int = 9  # each picture of somebody who speaks
    beat_ticks: int = 8
    shiver_ticks: int = 7
    blow_ticks: int = 4  # each picture of a blow that has been struck
    cock_ticks: int = 9  # before the next one
    foe_px: float = 110.0  # a mimic that is so near is near
    foe_above_px: float = 70.0
    ahead_ticks: int = 12  # what somebody will do so much later is drawn now


TUNING = CrewTuning()


def moment_of(person: Person, plan: PersonPlan, tick: int, foe_way: int = 0) -> Moment:
    """What moment somebody who lives is in. ``foe_way``: the side that a mimic is near on, 0 for none."""
    if person.stagger_ticks or person.hurt_ticks:
        return Moment("hurt")
    if person.climbing:
        return Moment("climb", int(person.y // TUNING.climb_px) % CLIMBS)
    if not person.grounded and abs(person.vy) > TUNING.airborne:
        return Moment("jump", int(person.vy > TUNING.airborne * 3))
    own = tick + _own_ticks(person)
    if person.h < plan.height_px * TUNING.stooped_share:
        if abs(person.vx) <= TUNING.still:
            return Moment("cower", own // TUNING.breath_ticks % 2)
        return Moment("crouch", _step(person, plan, 0.7))
    word = own // TUNING.gesture_ticks % GESTURES + 1 if person.says_ticks else 0
    if abs(person.vx) > TUNING.still:
        return _moving(person, plan, word)
    if person.act == "fight":
        return _fighting(person, plan)
    if person.act == "flee" or person.fear_ticks:
        return Moment("cower", tick // TUNING.shiver_ticks % 2)
    if foe_way and not word:  # whoever holds their place does not look on as one is upon them
        return Moment("fight" if plan.carries else "guard", 0 if plan.carries else own // TUNING.shiver_ticks % GUARDS)
    busy = person.act in ("do", "talk")
    if busy and person.does in WORK and not word:
        return Moment(person.does, own // TUNING.beat_ticks % BEATS)
    beat = own // TUNING.breath_ticks
    if busy and person.does == "sit":
        return Moment("sit", beat % BREATHS, word)
    habit = beat % TUNING.habit_beats
    return Moment("stand", BREATHS + habit if habit < FIDGETS and not word else beat % BREATHS, word)


def _fighting(person: Person, plan: PersonPlan) -> Moment:
    arm = ARMS.get(plan.carries)
    each = arm.each_ticks if arm is not None else 0
    since = each - person.blow_ticks if person.blow_ticks else each
    if plan.carries == "rifle":
        return Moment("shoot", 1 if since < TUNING.blow_ticks else 2 if since < 3 * TUNING.blow_ticks else 0)
    if since < 3 * TUNING.blow_ticks:
        return Moment("fight", 2 + since // TUNING.blow_ticks)
    return Moment("fight", int(person.blow_ticks < TUNING.cock_ticks))


def _step(person: Person, plan: PersonPlan, share: float = 1.0) -> int:
    """Of a stride, by the ground covered; ``share`` of how long their strides are."""
    gone = person.x * person.facing / scale_of(plan)
    return int(gone / (stride_px(look_of(person.id)) * share) * STEPS) % STEPS


def _moving(person: Person, plan: PersonPlan, word: int) -> Moment:
    if abs(person.vx) > TUNING.running:
        gone = person.x * person.facing / scale_of(plan)
        return Moment("panic" if person.act == "flee" else "run", int(gone / BONES.stride_px * RUN_STEPS) % RUN_STEPS)
    step = _step(person, plan)
    return Moment("limp", step) if person.limps else Moment("walk", step, word)


def foe_way_of(person: Person, foe: object) -> int:
    """Which side of somebody the mimic is on that they watch, 0 if it is none or far off."""
    if not isinstance(foe, Mimic) or abs(foe.y - person.y) > TUNING.foe_above_px:
        return 0
    far = foe.x - person.x
    return 0 if abs(far) > TUNING.foe_px else 1 if far > 0 else -1


CYCLES = {"walk": STEPS, "limp": STEPS, "crouch": STEPS, "run": RUN_STEPS, "panic": RUN_STEPS, "climb": CLIMBS}
"""Act -> pictures until it begins again, of what goes by the ground covered and not by the clock."""


def coming_moments(person: Person, plan: PersonPlan, tick: int) -> Iterator[Moment]:
    """What somebody who lives is likely to be seen in soon: what they do, further on, and the same with a word."""
    soon = moment_of(person, plan, tick + TUNING.ahead_ticks)
    steps = CYCLES.get(soon.act, 0)
    yield soon
    for further in (1, 2, -1) if steps else ():  # back is up, on a ladder
        yield soon._replace(step=(soon.step + further) % steps)
    if soon.act in ("stand", "sit") and not soon.word:
        speaks = (tick + TUNING.ahead_ticks + _own_ticks(person)) // TUNING.gesture_ticks % GESTURES + 1
        yield soon._replace(step=soon.step % BREATHS, word=speaks)


def _own_ticks(person: Person) -> int:
    """A crowd does not breathe in step."""
    return sum(map(ord, person.id)) * 7


def sure_moments() -> Iterator[Moment]:
    """What is sure to be seen of anybody."""
    for step in range(STEPS):
        yield Moment("walk", step)
    for step in range(BREATHS + FIDGETS):
        yield Moment("stand", step)
    for word in range(1, GESTURES + 1):
        yield Moment("stand", 0, word)
    for step in range(RUN_STEPS):
        yield Moment("panic", step)
    for step in range(GUARDS):
        yield Moment("guard", step)


def pose_of(person: Person, plan: PersonPlan, tick: int) -> tuple[Stand, Bearing]:
    """Legs and upper body of somebody, as if they lived: what a fall begins with."""
    return pose(look_of(person.id), moment_of(person, plan, tick))
