"""The people as pictures: Rita's skeleton in other clothes, each with a gait and a shape of their own.

Who is who is told by outline and build first, by hue second. A person is one recipe, which draws
any pose from back to front, and one row of ``LOOKS``. Whoever has no row is a plain worker.
Nobody here wears teal, red or the suit's orange.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from maketomorrow.shell.paint import Spot, Sprite
from maketomorrow.shell.palette import AMBER, CREAM, WHITE, Colour, mix, rgb
from maketomorrow.shell.rig import (
    BONES,
    STANDS,
    Arm,
    Bearing,
    Leg,
    LegJoints,
    Scaled,
    Stand,
    arms,
    between,
    contact,
    down,
    leg_joints,
)
from maketomorrow.shell.rig import up as upward
from maketomorrow.sim.people.fear import ARMS
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import PersonPlan

STEPS = 12  # pictures of one stride
RUN_STEPS = 8
BEATS = 4  # pictures of a piece of work
CROWN = 53.0  # of the skeleton, px before it is scaled to somebody's height

INK = rgb("#140d1a")
STEEL = rgb("#4a4552")
WOOD = rgb("#8a6a48")
PAPER = rgb("#e8dcc0")


class Moment(NamedTuple):
    """What a picture depends on. ``word``: 0 silent, 1 and 2 two gestures of somebody who speaks."""

    act: str
    step: int = 0
    word: int = 0


@dataclass(frozen=True, slots=True)
class Walk:
    """How somebody walks. Lengths in px of the skeleton, angles in degrees."""

    reach: float = 12.0  # how far a foot comes down before the hip
    planted: float = 0.54  # share of the stride that a foot stays down; below .5 they hop
    lift: float = 4.0  # of a foot on its way
    bob: float = 1.4  # of the hip, up over the standing leg
    sway: float = 0.0  # of the back from side to side, once a stride
    nod: float = 0.0  # of the head, twice a stride
    swing: float = 26.0  # of the arms
    bent: float = 0.0  # px that the hip stays under its height: old knees
    stiff: bool = False  # the near foot swings low and springs


@dataclass(frozen=True, slots=True)
class Dress:
    """Colours, and how much of them there is."""

    coat: Colour
    legs: Colour
    boots: Colour
    skin: Colour
    hair: Colour
    sleeve: Colour | None = None  # None = as the coat
    wide: float = 1.0  # of trunk and limbs
    head: float = 1.0  # of the skull


AT_EASE = Bearing(4, 2, (-12, 6), (4, 22))
FEET = Stand((-9, -12, 0), (10, -3, 0))
WALK = Walk()


@dataclass(frozen=True, slots=True)
class PersonLook:
    """How somebody is drawn. ``rest`` is how they stand; ``grown``: their bones against their height."""

    draw: Callable[[Body], None]
    dress: Dress
    rest: Bearing = AT_EASE
    feet: Stand = FEET
    walk: Walk = WALK
    grown: float = 1.0
    holds: bool = False  # the near hand is never empty: it does not swing
    top_px: int = 66  # of the sheet over the feet
    crest_px: int = 2  # of hair, hat or bones over their height
    hue: Colour | None = None  # of the bar beside what they say; None = the coat's


# --- poses ------------------------------------------------------------------------------------


def stride_px(look: PersonLook) -> float:
    """Ground that one cycle of the walk covers, in px of the skeleton."""
    return 2 * look.walk.reach / look.walk.planted


def _foot(walk: Walk, phase: float) -> tuple[float, float, float]:
    """Where a foot is at a phase of its stride: before the hip, over the ground, toe up."""
    if phase < walk.planted:
        t = phase / walk.planted
        heel = max(0.0, t - 0.75) * 4
        return walk.reach * (1 - 2 * t), 2.6 * heel, 14 * max(0.0, 1 - t * 6) - 24 * heel
    t = (phase - walk.planted) / (1 - walk.planted)
    smooth = t * t * (3 - 2 * t)
    return walk.reach * (2 * smooth - 1), walk.lift * math.sin(math.pi * t) + 2.6 * (1 - t), -30 * (1 - t) + 12 * t


def _leg_to(x: float, drop: float, toe_deg: float) -> Leg:
    """A leg whose ankle is ``x`` before and ``drop`` under the hip, knee forward; both bones are equally long."""
    far = math.hypot(x, drop)
    turn = math.degrees(math.atan2(x, drop))
    bend = math.degrees(math.acos(min(1.0, far / (BONES.thigh + BONES.shin))))
    return turn + bend, turn - bend, toe_deg


def strides(walk: Walk, step: int, limp: bool = False) -> Stand:
    """The legs at one of STEPS steps; with ``limp`` the near one carries as little as it can."""
    phase = step / STEPS
    near = replace(walk, reach=walk.reach * 0.6, planted=0.5, lift=1.0) if limp else walk
    if walk.stiff:
        near = replace(near, lift=1.2)
    highest = BONES.ankle + math.sqrt((BONES.thigh + BONES.shin - 0.2) ** 2 - walk.reach**2)
    hip = highest - walk.bent + walk.bob * (1 - math.cos(phase * 4 * math.pi)) / 2
    if limp or walk.stiff:
        hip -= (2.6 if limp else 1.0) * max(0.0, math.sin(phase * math.tau))
    if walk.planted < 0.5:  # both feet off the ground, twice a stride
        hip += 2.4 * abs(math.sin(phase * math.tau))
    legs = []
    for own, at in ((walk, (phase + 0.5) % 1.0), (near, phase)):
        x, y, toe = _foot(own, at)
        legs.append(_leg_to(x, hip - BONES.ankle - y, toe))
    return Stand(legs[0], legs[1], hip)


def _swung(look: PersonLook, step: int, limp: bool = False) -> Bearing:
    """The upper body that goes with a step."""
    turn = step / STEPS * math.tau
    walk, rest = look.walk, look.rest
    lean = rest.lean + 2 + walk.sway * math.sin(turn) + (9 + 6 * math.sin(turn) if limp else 0)
    swing = walk.swing * (0.4 if limp else 1.0) * math.cos(turn)
    far = (rest.far[0] + swing, rest.far[1] + swing * 0.8 + 8)
    near = rest.near if look.holds else (rest.near[0] - swing, rest.near[1] - swing * 0.8 + 8)
    return Bearing(lean, rest.head + walk.nod * math.cos(2 * turn) + (8 if limp else 0), far, near)


def _hands(rest: Bearing, far: Arm, near: Arm, lean: float = 0.0, head: float = 0.0, tool: float = 0.0) -> Bearing:
    return Bearing(rest.lean + lean, rest.head + head, far, near, tool)


WORK: dict[str, Callable[[Bearing, float], Bearing]] = {
    "roll": lambda rest, t: _hands(rest, (34, 112), (46 + 8 * t, 96 + 24 * t), 2, 10 - 14 * t),
    "serve": lambda rest, t: _hands(rest, (52, 86), (30 + 26 * t, 66 + 36 * t), 8 * t, 6, -70),
    "wind": lambda rest, t: _hands(rest, (22, 100), (18 + 16 * t, 104 + 16 * t), 2, 16),
    "type": lambda rest, t: _hands(rest, (48 - 10 * t, 88 + 8 * t), (44 + 10 * t, 96 - 8 * t), 8, 8),
    "record": lambda rest, t: _hands(rest, (10, 62), (78 + 8 * t, 96 + 6 * t), 6, -4, 18),
    "trim": lambda rest, t: _hands(rest, (36 + 20 * t, 60), (66 - 34 * t, 96 - 50 * t), 16 + 12 * t, 0, 20 - 64 * t),
    "tags": lambda rest, t: _hands(rest, (30, 96), (42 + 6 * t, 118 + 14 * t), -2, 8),
}
"""What hands do, from 0 to 1 and back."""

TALK: tuple[tuple[Arm, float], ...] = (((34, 92), -4), ((52, 116), 3))
"""The near arm and the head of somebody who speaks."""


@dataclass(frozen=True, slots=True)
class PoseTuning:
    """When one pose gives way to another. Px/s, px and ticks."""

    still: float = 14.0
    running: float = 140.0  # nobody walks so fast
    airborne: float = 60.0  # up or down
    climb_px: float = 12.0
    breath_ticks: int = 52
    gesture_ticks: int = 26
    beat_ticks: int = 16
    shiver_ticks: int = 7
    blow_ticks: int = 10  # a blow stays to be seen
    die_ticks: int = 8  # each of the four pictures of a fall


POSE = PoseTuning()


def moment_of(person: Person, plan: PersonPlan, tick: int, dead_ticks: int) -> Moment:
    """What moment somebody is in; ``dead_ticks`` since they fell."""
    if not person.alive:
        return Moment("die", min(len(FALLS) - 1, dead_ticks // POSE.die_ticks))
    if person.stagger_ticks or person.hurt_ticks:
        return Moment("hurt")
    if person.climbing:
        return Moment("climb", int(person.y // POSE.climb_px) % 2)
    if not person.grounded and abs(person.vy) > POSE.airborne:
        return Moment("jump")
    own = tick + sum(map(ord, person.id)) * 7  # a crowd does not breathe in step
    word = own // POSE.gesture_ticks % 3 if person.says_ticks else 0
    if abs(person.vx) > POSE.still:
        return _moving(person, plan, word)
    if person.act == "fight":
        arm = ARMS.get(plan.carries)
        struck = arm is not None and person.blow_ticks > arm.each_ticks - POSE.blow_ticks
        return Moment("shoot" if plan.carries == "rifle" else "fight", int(struck))
    if person.act == "flee" or person.fear_ticks:
        return Moment("cower", tick // POSE.shiver_ticks % 2)
    busy = person.act in ("do", "talk")
    if busy and person.does in WORK and not word:
        return Moment(person.does, own // POSE.beat_ticks % BEATS)
    return Moment("sit" if busy and person.does == "sit" else "stand", own // POSE.breath_ticks % 2, word)


def _moving(person: Person, plan: PersonPlan, word: int) -> Moment:
    look = look_of(person.id)
    scale = plan.height_px / CROWN * look.grown
    gone = person.x * person.facing / scale
    if abs(person.vx) > POSE.running:
        return Moment("panic" if person.act == "flee" else "run", int(gone / BONES.stride_px * RUN_STEPS) % RUN_STEPS)
    hurt = person.health < plan.health
    return Moment("limp" if hurt else "walk", int(gone / stride_px(look) * STEPS) % STEPS, 0 if hurt else word)


COWER = Stand((-20, -52, 0), (48, -34, 0))
LIES = (Stand((-88, -92, -84), (-82, -88, -80)), Bearing(88, 84, (104, 88), (72, 94)))
FALLS = (
    (STANDS["die_0"], Bearing(14, 38, (4, 16), (16, 30))),
    (STANDS["die_1"], Bearing(24, 52, (6, 10), (18, 24))),
    (STANDS["die_2"], Bearing(64, 62, (40, 66), (58, 88))),
    LIES,
)
BLOWS = (Bearing(-15, 6, (30, 74), (186, 222), 132), Bearing(26, -6, (-60, -40), (76, 92), -6))


def pose(look: PersonLook, moment: Moment) -> tuple[Stand, Bearing]:
    """Legs and upper body at a moment."""
    act, step, rest = moment.act, moment.step, look.rest
    stand, bearing = look.feet, rest
    if act == "walk":
        stand, bearing = strides(look.walk, step), _swung(look, step)
    elif act == "limp":
        stand, bearing = strides(look.walk, step, True), _swung(look, step, True)
    elif act in ("run", "panic"):
        stand = STANDS[f"run_{step}"]
        wave = 10 * math.sin(step / RUN_STEPS * math.tau)
        if act == "panic":
            bearing = Bearing(16, -14, (138 + wave, 206 - wave), (120 - wave, 200 + wave))
        else:
            bearing = Bearing(20, 0, (3 * wave, 70 + 2 * wave), (-3 * wave, 70 - 2 * wave), -12)
    elif act == "cower":
        stand, bearing = COWER, Bearing(34, 18 + 3 * step, (110, 196), (96, 190))
    elif act == "fight":
        stand = STANDS["lunge" if step else "brace"]
        bearing = BLOWS[step]
    elif act == "shoot":
        stand = STANDS["brace"]
        bearing = Bearing(8 - 6 * step, -2, (62, 104 + 4 * step), (74, 92), 2 + 6 * step)
    elif act == "hurt":
        stand, bearing = STANDS["hurt"], Bearing(-24, -26, (-60, -20), (66, 118))
    elif act == "die":
        stand, bearing = FALLS[step]
    elif act == "climb":
        stand = STANDS[f"climb_{step}"]
        bearing = Bearing(4, -18, (118, 166), (156, 178)) if step else Bearing(4, -18, (156, 178), (118, 166))
    elif act == "jump":
        stand, bearing = STANDS["apex"], Bearing(8, -4, (-60, -30), (70, 110))
    elif act == "sit":
        stand, bearing = STANDS["sit"], Bearing(rest.lean * 0.6 + 6, rest.head + 4 + 2 * step, (14, 62), (22, 66))
    elif act in WORK:
        if act == "trim":
            stand = STANDS["reach"]
        bearing = WORK[act](rest, (1 - math.cos(step / BEATS * math.tau)) / 2)
    else:
        bearing = replace(rest, lean=rest.lean + step, head=rest.head - step)
    if moment.word:
        near, head = TALK[moment.word - 1]
        bearing = replace(bearing, near=bearing.near if look.holds else near, head=bearing.head + head)
        if look.holds:
            bearing = replace(bearing, far=near)
    return stand, bearing


# --- a body -----------------------------------------------------------------------------------


class Body:
    """Somebody in a pose, with a canvas to be drawn on. Its px are the skeleton's, (0, 0) the pelvis."""

    def __init__(self, canvas: Scaled, look: PersonLook, moment: Moment, stand: Stand, bearing: Bearing) -> None:
        self.canvas, self.look, self.moment, self.bearing = canvas, look, moment, bearing
        self.dress = look.dress
        self.far: LegJoints = leg_joints(stand.far, -1)
        self.near: LegJoints = leg_joints(stand.near, 1)
        lean = math.radians(bearing.lean)
        self._up = (math.sin(lean), -math.cos(lean))
        self.neck = upward((0.0, 0.0), bearing.lean, BONES.torso)
        self.head = upward(self.neck, bearing.lean * 0.5 + bearing.head, BONES.neck + (self.dress.head - 1) * 4)
        self._face = math.radians(bearing.lean * 0.35 + bearing.head)
        wide = self.dress.wide
        self.far_shoulder, self.near_shoulder = self.at(BONES.shoulder, 1.0), self.at(BONES.shoulder, -1.0 * wide)
        self.far_elbow = down(self.far_shoulder, bearing.far[0], BONES.upper)
        self.far_hand = down(self.far_elbow, bearing.far[1], BONES.fore)
        self.near_elbow = down(self.near_shoulder, bearing.near[0], BONES.upper)
        self.near_hand = down(self.near_elbow, bearing.near[1], BONES.fore)
        self.shade = mix(self.dress.coat, INK, 0.5)

    def at(self, along: float, front: float) -> Spot:
        """A spot of the trunk: so far up the back, so far before it."""
        ux, uy = self._up
        return ux * along - uy * front, uy * along + ux * front

    def skull(self, forward: float, below: float) -> Spot:
        """A spot of the head, from its middle."""
        co, si = math.cos(self._face), math.sin(self._face)
        k = self.dress.head
        return self.head[0] + (co * forward - si * below) * k, self.head[1] + (si * forward + co * below) * k

    def box(self, corner: Spot, w: float, h: float, colour: Colour) -> None:
        """A box with its upper left at ``corner``."""
        x, y = corner
        self.canvas.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour)

    # pieces, from back to front

    def far_arm(self) -> None:
        wide, sleeve = self.dress.wide, mix(self.dress.sleeve or self.dress.coat, INK, 0.5)
        self.canvas.limb(self.far_shoulder, self.far_elbow, 4.6 * wide, 4.0 * wide, sleeve)
        self.canvas.limb(self.far_elbow, self.far_hand, 4.0 * wide, 3.2 * wide, sleeve)
        self.canvas.disc(self.far_hand, 1.9, mix(self.dress.skin, INK, 0.4))

    def legs(self) -> None:
        wide = self.dress.wide
        for joints, dark in ((self.far, 0.5), (self.near, 0.0)):
            cloth, boots = mix(self.dress.legs, INK, dark), mix(self.dress.boots, INK, dark)
            self.canvas.limb(joints.hip, joints.knee, 6.8 * wide, 5.2 * wide, cloth)
            self.canvas.limb(joints.knee, joints.ankle, 5.2 * wide, 4.2 * wide, cloth)
            self.canvas.limb(between(joints.knee, joints.ankle, 0.55, 0), joints.ankle, 5.0 * wide, 4.4 * wide, boots)
            self.canvas.poly([joints.heel, joints.toe, joints.instep], boots)
            self.canvas.limb(joints.ankle, joints.heel, 4.2, 2.8, boots)
            self.canvas.limb(joints.heel, joints.toe, 2.0, 2.0, boots)

    def skirt(self, length: float, colour: Colour, flare: float = 3.0) -> None:
        """What hangs from the hips and goes with the knees."""
        fx, fy = self.far.knee
        nx, ny = self.near.knee
        mx, my = (fx + nx) / 2, (fy + ny) / 2 + 1e-3
        far = math.hypot(mx, my)
        dx, dy = mx / far, my / far
        half = abs(fx * dy - fy * dx - nx * dy + ny * dx) / 2 * length / 13 + flare
        hem = dx * length, dy * length
        wide = self.dress.wide
        self.canvas.poly(
            [
                self.at(5, -4.6 * wide),
                self.at(5, 4.4 * wide),
                (dy * 4.6 * wide, -dx * 4.6 * wide),
                (hem[0] + dy * half, hem[1] - dx * half),
                (hem[0] - dy * half, hem[1] + dx * half),
                (-dy * 4.8 * wide, dx * 4.8 * wide),
            ],
            colour,
        )

    def trunk(self, colour: Colour | None = None, belly: float = 0.0) -> None:
        """The trunk from hip to neck; ``belly`` px stand out before it."""
        coat, wide = colour or self.dress.coat, self.dress.wide
        self.canvas.poly(
            [
                self.at(-2, -4.0 * wide),
                self.at(5, -4.7 * wide),
                self.at(12, -5.6 * wide),
                self.at(15.2, -3.6 * wide),
                self.at(16.2, 0),
                self.at(15, 3.4 * wide),
                self.at(11, 5.0 * wide + belly * 0.4),
                self.at(4.5, 4.4 * wide + belly),
                self.at(-2, 4.0 * wide + belly * 0.6),
            ],
            coat,
        )
        self.canvas.poly(
            [
                self.at(-2, -4.0 * wide),
                self.at(5, -4.7 * wide),
                self.at(12, -5.6 * wide),
                self.at(13, -2.8 * wide),
                self.at(4, -1.6 * wide),
                self.at(-2, -1.0 * wide),
            ],
            mix(coat, INK, 0.28),
        )

    def belt(self, colour: Colour) -> None:
        wide = self.dress.wide
        self.canvas.limb(self.at(0.5, -4.2 * wide), self.at(0.5, 4.2 * wide), 1.9, 1.9, colour)

    def face(self) -> None:
        """Neck, skull, nose, eye."""
        skin, k = self.dress.skin, self.dress.head
        self.canvas.limb(self.neck, self.head, 4.4, 4.4, mix(skin, INK, 0.25))
        self.canvas.disc(self.head, 4.9 * k, skin)
        self.canvas.poly([self.skull(3.6, -1.6), self.skull(6.2, 0.8), self.skull(4.2, 1.6)], skin)
        self.canvas.poly([self.skull(-3, 2), self.skull(4.2, 2), self.skull(3.8, 4.9), self.skull(0, 5.4)], skin)
        self.canvas.disc(self.skull(3.3, -0.3), 0.75, INK)

    def on_head(self, spots: list[Spot], colour: Colour) -> None:
        """A shape in the head's own px."""
        self.canvas.poly([self.skull(*spot) for spot in spots], colour)

    def near_arm(self) -> None:
        wide, sleeve = self.dress.wide, mix(self.dress.sleeve or self.dress.coat, WHITE, 0.1)
        self.canvas.limb(self.near_shoulder, self.near_elbow, 5.2 * wide, 4.4 * wide, sleeve)
        self.canvas.limb(self.near_elbow, self.near_hand, 4.4 * wide, 3.4 * wide, sleeve)
        self.canvas.disc(self.near_hand, 2.1, self.dress.skin)

    def in_hand(self, carries: str = "cutter") -> None:
        """What the work, or a fight, puts in their hand."""
        act, canvas, (x, y) = self.moment.act, self.canvas, self.near_hand
        tool = math.radians(self.bearing.weapon)
        tip = x + math.cos(tool) * 11, y - math.sin(tool) * 11
        if act in ("trim", "fight"):
            arms(canvas, carries, self.near_hand, self.bearing.weapon)
        elif act == "serve":
            canvas.limb((x, y), tip, 1.4, 1.4, STEEL)
            canvas.disc(tip, 2.6, STEEL)
            fx, fy = self.far_hand
            self.box((fx - 2.5, fy - 4.5), 5, 5, PAPER)
        elif act == "wind":
            canvas.disc((x + 1, y), 2.6, AMBER)
            canvas.disc((x + 1, y), 1.3, CREAM)
        elif act == "record":
            canvas.limb((x, y), tip, 1.6, 1.6, INK)
            canvas.disc(tip, 2.4, STEEL)
        elif act == "tags":
            self.box((x - 0.5, y - 5.5), 4, 6, PAPER)
            canvas.disc((x + 1.5, y - 4.2), 0.8, INK)
        elif act == "type":
            fx = max(x, self.far_hand[0])
            canvas.poly([(fx - 7, y + 3), (fx + 6, y + 1), (fx + 7, y + 3.4), (fx - 6, y + 5.4)], STEEL)
        elif act == "roll":
            canvas.limb((x - 1, y - 1), (x + 3, y - 4), 1.1, 0.7, CREAM)


# --- who they are -----------------------------------------------------------------------------


def _maki(b: Body) -> None:
    """A long coat down to the shins, hair in a hard bob, and the clipboard before her like a shield."""
    coat = b.dress.coat
    b.far_arm()
    b.legs()
    b.skirt(19, b.shade, 4.4)
    b.skirt(18, coat, 3.6)
    b.trunk()
    b.belt(b.shade)
    b.face()
    b.on_head(
        [(-6.4, 3.8), (-6, -3), (-2.6, -6.2), (2.4, -6), (5, -3.2), (1.2, -2.2), (-0.6, 0.6), (-1.4, 4.6)], b.dress.hair
    )
    b.canvas.limb(b.at(15.4, -3.2), b.at(13.6, 3.6), 2.4, 2.2, mix(coat, WHITE, 0.25))
    if b.moment.act in ("die", "panic", "climb", "cower"):
        b.near_arm()
        return
    x, y = b.near_hand
    tilt = 0.25 if b.moment.act != "roll" else 0.7
    co, si = math.cos(tilt), math.sin(tilt)
    board = [(x + u * co + v * si, y - u * si + v * co) for u, v in ((-1.5, -8), (6.5, -8), (6.5, 4), (-1.5, 4))]
    b.canvas.poly(board, WOOD)
    b.canvas.poly([(px * 0.84 + (x + 2) * 0.16, py * 0.84 + (y - 2) * 0.16) for px, py in board], PAPER)
    b.near_arm()
    b.in_hand()


def _dag(b: Body) -> None:
    """Huge and stooped: a back like a hill, arms to the knees, and a wool cap."""
    b.far_arm()
    b.legs()
    b.trunk()
    b.canvas.ellipse(b.at(11.5, -3.4), 7.6, 6.4, b.dress.coat, math.radians(b.bearing.lean))
    b.canvas.limb(b.at(13, 3.8), b.at(3, 5.2), 2.6, 2.6, mix(b.dress.legs, WHITE, 0.12))
    b.box(b.at(6.5, 3.0), 2.2, 2.2, AMBER)
    b.face()
    b.on_head([(-3.4, 1.2), (0, 2.0), (4.4, 2.2), (4.2, 5.6), (0, 6.6), (-3, 4.2)], b.dress.hair)
    cap = rgb("#b7a98c")
    b.on_head([(-5.4, 0.6), (-6, -3.4), (-3.4, -7), (1.6, -7.2), (4.8, -4.6), (5.4, -1.6)], cap)
    b.canvas.limb(b.skull(-5.4, -0.2), b.skull(5.2, -1.8), 2.6, 2.4, mix(cap, INK, 0.3))
    b.canvas.disc(b.skull(-1.6, -7.6), 1.7, cap)
    b.near_arm()
    b.in_hand()


def _amaru(b: Body) -> None:
    """A suit worn to the hips, its sleeves knotted and flying; bare arms; a tall crest of hair."""
    b.far_arm()
    b.canvas.ribbon([b.at(1, -4), b.at(-4, -9), b.at(-11, -11)], lambda t: 2.2 - 0.9 * t, b.shade)
    b.legs()
    b.canvas.ribbon([b.at(1, 3), b.at(-5, 6), b.at(-11, 5)], lambda t: 2.0 - 0.6 * t, mix(b.dress.legs, WHITE, 0.16))
    b.trunk()
    b.belt(mix(b.dress.legs, WHITE, 0.16))
    b.canvas.disc(b.at(0.8, 3.8), 2.6, mix(b.dress.legs, WHITE, 0.2))
    b.face()
    b.on_head([(-4.8, 1.6), (-6.8, -3), (-8, -8.4), (-4.6, -7.8), (-4.4, -13), (-1, -10), (1.8, -14.2), (3, -9.4),
               (6.6, -11), (5.2, -3), (1.6, -3.4), (-1.8, -1), (-2.4, 2.6)], b.dress.hair)  # fmt: skip
    b.near_arm()
    b.in_hand()


def _yuna(b: Body) -> None:
    """Small, under a helmet made for somebody else."""
    b.far_arm()
    b.legs()
    b.trunk()
    b.belt(b.shade)
    b.face()
    helmet = rgb("#ecc24c")
    b.on_head(
        [(-8.6, 0.4), (-8.8, -5), (-5, -10), (1, -10.8), (6.6, -7.6), (8, -2.4), (10.6, -0.8), (10.4, 0.6)], helmet
    )
    b.on_head([(-8.6, 0.4), (-8.8, -5), (-7, -8), (-5.6, -3.6), (-5, 0.4)], mix(helmet, INK, 0.3))
    b.on_head([(-8.8, -0.4), (10.6, -0.8), (10.4, 0.9), (-8.6, 1.2)], mix(helmet, INK, 0.35))
    b.canvas.limb(b.skull(-2.4, 1), b.skull(1.2, 5.2), 1.0, 1.0, INK)
    b.near_arm()
    b.in_hand()


def _benoit(b: Body) -> None:
    """Round as his urn, which steams on his back."""
    b.far_arm()
    urn = rgb("#a7a3ac")
    b.canvas.poly(
        [b.at(-1, -5.5), b.at(-1, -13), b.at(2, -15), b.at(15, -15), b.at(18, -12.4), b.at(18, -7), b.at(15, -4.5)], urn
    )
    b.canvas.poly(
        [b.at(-1, -10.8), b.at(-1, -13), b.at(2, -15), b.at(15, -15), b.at(18, -12.4), b.at(15, -11.8)],
        mix(urn, INK, 0.35),
    )
    b.canvas.limb(b.at(18, -9.6), b.at(20.6, -9.6), 3.4, 2.2, STEEL)
    b.canvas.limb(b.at(3, -15), b.at(2.4, -18), 1.6, 1.6, STEEL)
    if b.moment.act != "die":
        steam = rgb("#d9d4d2")
        puff = b.moment.step % 3
        for k, (along, front, radius) in enumerate(((23, -9, 1.9), (26.5, -11, 1.5), (29.5, -9.4, 1.0))):
            b.canvas.disc(b.at(along + puff, front - (k + puff) % 2), radius, steam)
    b.legs()
    b.trunk(belly=5.2)
    apron = rgb("#e2d6c2")
    b.canvas.poly(
        [b.at(12, 3.4), b.at(11, 7.6), b.at(4.5, 11.4), b.at(-3, 9.4), b.at(-7, 6.4), b.at(-6, 0.6), b.at(3, 1.6)],
        apron,
    )
    b.face()
    b.on_head([(-5.2, 1.8), (-5.2, -1.8), (5.4, -2.2), (4.6, -4.6)], b.dress.hair)
    b.on_head([(-5.2, -2), (-6.6, -6.6), (-3, -8.6), (1.4, -8.4), (6, -6.8), (5, -2.4)], apron)
    b.on_head([(1.6, 2.0), (5.4, 1.6), (6.2, 3.0), (2, 3.4)], b.dress.hair)
    b.near_arm()
    b.in_hand()


def _ruslan(b: Body) -> None:
    """A greatcoat with a collar, a fur hat, a rifle across the back, and a foot of sprung steel."""
    aims = b.moment.act == "shoot"
    b.far_arm()
    if not aims:
        b.canvas.limb(b.at(-7, -5.5), b.at(33, -8.6), 2.4, 1.6, mix(STEEL, INK, 0.35))
        b.canvas.limb(b.at(-7, -5.8), b.at(5, -6.4), 4.4, 2.8, mix(WOOD, INK, 0.35))
    b.legs()
    near = b.near
    b.canvas.limb(between(near.knee, near.ankle, 0.6, 0), near.ankle, 6.0, 5.0, rgb("#b9b4c0"))
    b.canvas.path([near.ankle, near.heel, near.toe], 2.2, rgb("#b9b4c0"))
    b.skirt(17, b.shade, 6.0)
    b.skirt(16, b.dress.coat, 5.2)
    b.trunk()
    b.belt(INK)
    b.canvas.limb(b.at(14.6, 4.4), b.at(4, -4.6), 1.3, 1.3, INK)
    b.face()
    b.on_head([(-3, 1.6), (4.6, 2.4), (4.6, 4.8), (1, 5.6), (-3, 4)], b.dress.hair)
    fur = rgb("#4d4038")
    b.on_head([(-6.4, 3.2), (-7, -3), (-5.6, -7.6), (3.8, -7.6), (6, -4), (5.8, -1.4), (-1.4, -1.2), (-2, 3.4)], fur)
    b.on_head([(-5.6, -7.6), (3.8, -7.6), (4.8, -5.6), (-6.2, -5.4)], mix(fur, WHITE, 0.18))
    b.canvas.poly(
        [b.at(16.4, -4.8), b.at(17.6, 0.8), b.at(15, 4.4), b.at(12.8, 0), b.at(13, -5.2)],
        mix(b.dress.coat, WHITE, 0.18),
    )
    if aims:
        x, y = b.near_hand
        tool = math.radians(b.bearing.weapon)
        ux, uy = math.cos(tool), -math.sin(tool)
        b.canvas.limb((x - 9 * ux, y - 9 * uy + 1), (x + 3 * ux, y + 3 * uy), 4.4, 2.8, mix(WOOD, INK, 0.2))
        b.canvas.limb((x, y), (x + 24 * ux, y + 24 * uy), 2.4, 1.6, STEEL)
    b.near_arm()
    b.in_hand()


def _ebina(b: Body) -> None:
    """All corners: a counter flap strapped on for a chest, and ear defenders as large as fists."""
    b.far_arm()
    b.legs()
    b.canvas.poly([b.at(-3, -6.6), b.at(16, -7.2), b.at(17, 6.0), b.at(-3, 5.8)], b.dress.coat)
    b.canvas.poly([b.at(-3, -6.6), b.at(16, -7.2), b.at(16.2, -3.8), b.at(-3, -3.4)], b.shade)
    b.canvas.poly([b.at(1, 4.4), b.at(15.4, 4.4), b.at(15.4, 8.2), b.at(1, 8.2)], WOOD)
    b.canvas.poly([b.at(1, 4.4), b.at(3, 4.4), b.at(3, 8.2), b.at(1, 8.2)], mix(WOOD, INK, 0.45))
    b.canvas.poly([b.at(13.4, 4.4), b.at(15.4, 4.4), b.at(15.4, 8.2), b.at(13.4, 8.2)], mix(WOOD, INK, 0.45))
    b.face()
    b.on_head([(-5.2, 2.2), (-5.6, -5.8), (5, -5.8), (5, -3), (-1.4, -2.6), (-2.2, 2.4)], b.dress.hair)
    b.on_head([(-5.4, -5.6), (5.2, -5.6), (5.2, -7.2), (-5.4, -7.2)], b.dress.hair)
    b.canvas.path([b.skull(-1.6, 0), b.skull(-1.8, -8), b.skull(1.4, -8.2)], 1.6, INK)
    b.canvas.disc(b.skull(-1.4, 0.4), 3.9, rgb("#d8d2dc"))
    b.canvas.disc(b.skull(-1.4, 0.4), 2.2, rgb("#8f8898"))
    b.near_arm()
    b.in_hand()


def _jun(b: Body) -> None:
    """A boy in a hood under headphones, with an aerial on his back twice his height."""
    b.far_arm()
    b.canvas.poly([b.at(0, -4.4), b.at(0, -10), b.at(12, -10.4), b.at(14, -5)], rgb("#3f4a44"))
    b.canvas.disc(b.at(4, -8), 1.3, AMBER)
    root = b.at(11, -9)
    ux, uy = b.at(1, 0)
    mast: list[Spot] = []
    for k in range(13):
        t = k / 12
        mast.append((root[0] + ux * 80 * t - 9 * t * t, root[1] + uy * 80 * t))
    tone = rgb("#cfc6d6")
    b.canvas.ribbon(mast, lambda t: 0.95 - 0.45 * t, tone)
    for k, half in ((8, 4.6), (10, 3.2)):
        x, y = mast[k]
        b.canvas.limb((x - half * uy, y + half * ux), (x + half * uy, y - half * ux), 0.9, 0.9, tone)
    b.canvas.disc(mast[12], 1.5, AMBER)
    b.legs()
    b.trunk()
    b.canvas.poly([b.at(11, -6.4), b.at(17, -5), b.at(17.6, -0.6), b.at(13, -0.4)], b.shade)
    b.face()
    b.on_head(
        [(-5, 2.6), (-5.6, -2.6), (-2.6, -5.8), (2.6, -5.8), (6, -2.4), (5, -0.4), (1, -2), (-2.2, 2.8)], b.dress.hair
    )
    band = rgb("#efe6d2")
    b.canvas.path([b.skull(-1.4, 0), b.skull(-2.2, -6.4), b.skull(1.4, -7.2)], 2.0, band)
    b.canvas.disc(b.skull(-1.2, 0.4), 3.7, band)
    b.canvas.disc(b.skull(-1.2, 0.4), 2.0, b.dress.coat)
    b.near_arm()
    b.in_hand()


def _worker(b: Body) -> None:
    """Somebody of the plant: overalls and a peaked cap."""
    b.far_arm()
    b.legs()
    b.trunk()
    b.belt(b.shade)
    b.face()
    b.on_head([(-5.2, 1.5), (-5.4, -2.5), (4.8, -2.9), (1.4, -2.4), (-1.6, -0.4), (-2.4, 2.8)], b.dress.hair)
    b.on_head(
        [(-5.4, -1.2), (-5.2, -3.4), (-2.5, -6), (2.2, -6), (4.8, -3.4), (9.2, -1.8), (4, -1.4)],
        mix(b.dress.coat, WHITE, 0.2),
    )
    b.near_arm()
    b.in_hand()


LOOKS: dict[str, PersonLook] = {
    "maki": PersonLook(
        _maki,
        Dress(rgb("#5a6d94"), rgb("#231d30"), rgb("#15101f"), rgb("#e8bc9c"), rgb("#2c2530"), wide=0.84),
        Bearing(1, 0, (-10, 0), (22, 118)),
        walk=Walk(reach=11.5, planted=0.52, bob=0.8, swing=30, lift=3),
        holds=True,
    ),
    "dag": PersonLook(
        _dag,
        Dress(rgb("#86694c"), rgb("#3c4450"), rgb("#1d1820"), rgb("#c98f6b"), rgb("#b3a79a"), wide=1.42, head=1.06),
        Bearing(30, 0, (2, 12), (8, 20)),
        Stand((-14, -24, 0), (18, -14, 0)),
        Walk(reach=14, planted=0.6, bob=1.0, swing=12, bent=1.4, sway=3, lift=3),
        grown=1.16,
        crest_px=9,
    ),
    "amaru": PersonLook(
        _amaru,
        Dress(
            rgb("#d8cbb2"), rgb("#5e7d4a"), rgb("#2a2620"), rgb("#a8714f"), rgb("#241420"), rgb("#a8714f"), wide=0.94
        ),
        Bearing(-9, 2, (-52, 34), (-44, 46)),
        Stand((-16, -16, 0), (18, 4, 0)),
        Walk(reach=13.5, planted=0.54, bob=2.6, swing=38, lift=6, sway=4),
        crest_px=9,
        hue=rgb("#7fa463"),
    ),
    "yuna": PersonLook(
        _yuna,
        Dress(rgb("#a9a3bd"), rgb("#726c88"), rgb("#2b2638"), rgb("#f0cbb0"), rgb("#17111a"), wide=0.8, head=1.08),
        Bearing(6, -6, (20, 76), (24, 82)),
        Stand((-4, -8, 0), (6, -4, 0)),
        Walk(reach=8, planted=0.42, bob=2.0, swing=16, lift=5, nod=5),
        crest_px=5,
        hue=rgb("#ecc24c"),
    ),
    "benoit": PersonLook(
        _benoit,
        Dress(rgb("#a9787c"), rgb("#4a3a46"), rgb("#241a24"), rgb("#e0ab8a"), rgb("#5a3620"), wide=1.3, head=1.04),
        Bearing(-5, 4, (24, 66), (30, 74)),
        Stand((-10, -8, 0), (12, 0, 0)),
        Walk(reach=9, planted=0.58, bob=1.2, swing=10, sway=6, lift=3),
    ),
    "ruslan": PersonLook(
        _ruslan,
        Dress(rgb("#5b6650"), rgb("#2c2c2e"), rgb("#17141a"), rgb("#d6a07f"), rgb("#8d8580"), wide=1.12),
        Bearing(0, 0, (-8, 4), (26, 138)),
        Stand((-8, -10, 0), (10, 0, 0)),
        Walk(reach=12.5, planted=0.55, bob=1.4, swing=22, stiff=True),
        holds=True,
        hue=rgb("#8b9a76"),
    ),
    "ebina": PersonLook(
        _ebina,
        Dress(rgb("#6d5a80"), rgb("#38304a"), rgb("#1a1622"), rgb("#dfb392"), rgb("#120e16"), wide=1.16),
        Bearing(0, 0, (30, 100), (14, 102)),
        Stand((-14, -10, 0), (15, 6, 0)),
        Walk(reach=10, planted=0.56, bob=0.4, swing=8, lift=2.6),
    ),
    "jun": PersonLook(
        _jun,
        Dress(rgb("#8d6f4a"), rgb("#43507a"), rgb("#241f2a"), rgb("#dcae8c"), rgb("#1c1620"), wide=0.78),
        Bearing(12, 12, (4, 56), (8, 60)),
        Stand((-8, -16, 0), (12, -6, 0)),
        Walk(reach=11, planted=0.58, bob=1.0, swing=8, lift=2, nod=7),
        top_px=146,
    ),
}
"""Id -> look."""

WORKER = PersonLook(
    _worker,
    Dress(rgb("#68788a"), rgb("#3c4656"), rgb("#1c1a22"), rgb("#c98f6b"), rgb("#2a1d18")),
)


def look_of(person_id: str) -> PersonLook:
    """The look of somebody; a stranger is a plain worker."""
    return LOOKS.get(person_id, WORKER)


def hue_of(person_id: str) -> Colour:
    """The colour that stands for somebody beside their words."""
    look = look_of(person_id)
    return look.hue or look.dress.coat


def sure_moments() -> Iterator[Moment]:
    """What is sure to be seen of anybody."""
    for step in range(STEPS):
        yield Moment("walk", step)
    for step in (0, 1):
        for word in (0, 1, 2):
            yield Moment("stand", step, word)
    for step in range(RUN_STEPS):
        yield Moment("panic", step)


def figure(person_id: str, height_px: float, moment: Moment) -> Sprite:
    """Draw somebody at a moment, facing right, feet at (0, 0)."""
    look = look_of(person_id)
    stand, bearing = pose(look, moment)
    side = look.top_px if moment.act in ("die", "run", "panic") else 58
    canvas = Scaled(-max(58, side), -look.top_px, 58, 14)
    canvas.scale = height_px / CROWN * look.grown
    canvas.above = contact(stand)
    if moment.act == "sit":  # something to sit on, wherever it is
        for x in (-7.0, 3.0):
            canvas.limb((x, 5), (x, canvas.above), 1.8, 1.8, STEEL)
        canvas.limb((-8, 4.4), (5, 4.4), 2.4, 2.4, STEEL)
    look.draw(Body(canvas, look, moment, stand, bearing))
    return canvas.sprite()
