"""Which pose belongs to Rita's state: names of legs and of upper bodies, and where along them she is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from maketomorrow.shell.figures.bones import BONES
from maketomorrow.shell.figures.poses import (
    AIRS,
    BOWS,
    BREATHS,
    CLIMBS,
    CUTS,
    EASES,
    LANDINGS,
    LEAPS,
    PLUNGES,
    RELOADS,
    RUN_STEPS,
    STROKES,
)
from maketomorrow.sim.inputs import AIM_STEPS
from maketomorrow.sim.player.model import Held, Suit
from maketomorrow.sim.weapons.catalogue import WEAPONS

MELEE = ("cutter", "blade", "driver")
USES = ("used", "switched", "rang", "knocked", "asked", "alarm_hit", "opened")
"""Events by her hand, which is seen to do it."""
KNEELING = ("spitter.arc", "growth", "given_up", "bloom", "night")
"""Causes of death that let her sink to her knees; of all others she falls as a body falls."""

CAUGHT = {"crush": "crushed", "fall": "land_0"}
"""Causes of death that find her in a pose of their own: bent under what presses, or in her knees."""


@dataclass(frozen=True, slots=True)
class PoseTuning:
    """When one pose gives way to another. Px/s, px, degrees and ticks."""

    still: float = 14.0
    push: float = 4.0  # against something that gives way
    skid: float = 60.0  # no braking is seen below this
    rising: float = -230.0  # at this she still rises in full
    falling: float = 250.0
    plunging: float = 330.0  # from here on her arms row
    plunge_ticks: int = 4  # each picture of that
    leap_ticks: int = 10  # from the push off the ground to rising
    land_speed: float = 300.0  # a landing at this shows
    land_ticks: int = 9
    dip_ticks: int = 8  # if she runs on from it
    breath_ticks: int = 12  # each picture of a breath
    climb_px: float = 5.0  # each picture of a climb
    crawl_px: float = 6.0
    stroke_ticks: int = 5
    bow_ticks: int = 3  # each picture of a death on her knees
    swap_ticks: int = 8
    use_ticks: int = 14  # a hand stays at what it has used
    ease_after_ticks: int = 300  # whoever has stood so long shoulders the weapon
    ease_each_ticks: int = 420  # from one such moment to the next
    ease_ticks: int = 170  # how long it lasts
    ease_step_ticks: int = 3
    tap_ticks: int = 9  # fingers at a keypad
    aim_deg: int = 5  # aims are drawn in steps of so many degrees
    blow_deg: int = 15


POSE = PoseTuning()


@dataclass(slots=True)
class Memory:
    """What the picture knows of her that the day does not: for drawing only."""

    jumped_tick: int = -1000
    landed_tick: int = -1000
    swapped_tick: int = -1000
    used_tick: int = -1000
    dead_ticks: int = 0
    still_ticks: int = 0  # she has stood there so long
    was_vx: float = 0.0
    braking: bool = False
    blows: int = 0  # begun today: every second one comes back
    hurt_from: int = 1  # -1: the blow came from behind


class Acting(NamedTuple):
    """Names of her two pictures. ``aim`` is degrees up, ``lean`` of the torso while she aims, ``kick`` 0..2."""

    stand: str
    bearing: str
    aim: int = 0
    lean: int = 8
    kick: int = 0


def up_deg(aim: int, facing: int, each_deg: int = POSE.aim_deg) -> int:
    """How far an aim points up, seen by a figure that looks ``facing``: -90..90, in steps of ``each_deg``."""
    angle = aim * 360 / AIM_STEPS
    angle = angle - 180 if facing < 0 else -angle
    angle = (angle + 180) % 360 - 180
    return round(max(-90.0, min(90.0, angle)) / each_deg) * each_deg


def stand_of(suit: Suit, tick: int, memory: Memory) -> str:
    """Name of the legs' pose."""
    if not suit.alive:
        return f"bow_{min(3 * BOWS, memory.dead_ticks // POSE.bow_ticks)}"
    if suit.resting:
        return "sit"
    if suit.using:
        return "reach"
    stance = suit.stance
    if stance == "hurt":
        return "hurt" if memory.hurt_from > 0 else "hurt_back"
    if stance in ("dash", "wall"):
        return stance
    if stance == "ladder":
        return f"climb_{int(suit.y // POSE.climb_px) % CLIMBS}"
    if stance == "water":
        return f"swim_{tick // POSE.stroke_ticks % STROKES}"
    if stance == "crouch" or suit.crouched:
        return f"crawl_{int(suit.x // POSE.crawl_px) % STROKES}" if abs(suit.vx) > POSE.still else "crouch"
    if not suit.grounded and tick > 1:  # on the first tick nobody has felt the floor yet
        leapt = tick - memory.jumped_tick
        if leapt < POSE.leap_ticks and suit.vy < 0:
            return f"leap_{leapt * LEAPS // POSE.leap_ticks}"
        if suit.vy > POSE.plunging:
            return f"plunge_{tick // POSE.plunge_ticks % PLUNGES}"
        t = (suit.vy - POSE.rising) / (POSE.falling - POSE.rising)
        return f"air_{round(max(0.0, min(1.0, t)) * (AIRS - 1))}"
    since = tick - memory.landed_tick
    if since < POSE.land_ticks and abs(suit.vx) < POSE.skid:
        return f"land_{since * LANDINGS // POSE.land_ticks}"
    if memory.braking and abs(suit.vx) > POSE.skid:
        return "skid"
    if since < POSE.dip_ticks and abs(suit.vx) >= POSE.skid:
        return f"{'dip' if since < POSE.dip_ticks // 2 else 'half_dip'}_{_stride(suit)}"
    if suit.wall and suit.wall == suit.facing and abs(suit.vx) > POSE.push:
        return f"push_{_stride(suit) // 2}"
    if abs(suit.vx) > POSE.still:
        return f"run_{_stride(suit)}"
    return f"idle_{tick // POSE.breath_ticks % BREATHS}"


def _stride(suit: Suit) -> int:
    """Which picture of a run, by the ground covered."""
    return int(suit.x * suit.facing / (BONES.stride_px * BONES.scale) * RUN_STEPS) % RUN_STEPS


def falls_as_a_body(suit: Suit) -> bool:
    """Whether her death throws her down; else she sinks to her knees."""
    return suit.last_cause not in KNEELING


def dying_of(suit: Suit, tick: int, memory: Memory) -> Acting:
    """The pose that her fall begins with; ``suit`` is as she was a moment before it."""
    caught = CAUGHT.get(suit.last_cause)
    return Acting(caught, caught) if caught else acting_of(suit, tick, memory, False)


def acting_of(suit: Suit, tick: int, memory: Memory, free_aim: bool) -> Acting:
    """Both halves of her. ``free_aim``: somebody aims for her, so her arm follows even when nothing is shot."""
    stand = stand_of(suit, tick, memory)
    held = suit.held[suit.hand] if suit.held else None
    plain = Acting(stand, _bearing(stand, tick))
    if suit.using:
        return plain._replace(bearing=f"tap_{tick // POSE.tap_ticks % 2}")
    if held is None or stand.startswith(("bow", "climb", "sit", "reach", "dash", "swim", "hurt", "push")):
        return plain
    busy = held.phase in ("windup", "active", "recovery")
    if held.id in MELEE:
        if not busy:
            return _at_hand(plain, tick, memory)
        blow = f"{_arc(held.id, memory)}_{_cut(held)}"
        return Acting(_planted(stand, _cut(held)), blow, up_deg(suit.aim, suit.facing, POSE.blow_deg))
    if held.phase == "reload":
        barrel = WEAPONS[held.id].barrel
        ticks = barrel.reload_ticks if barrel is not None else 1
        return plain._replace(bearing=f"reload_{min(RELOADS - 1, held.phase_ticks * RELOADS // max(1, ticks))}")
    up = up_deg(suit.aim, suit.facing)
    if busy or free_aim or up:
        kick = 0
        if held.phase in ("active", "recovery"):
            kick = max(0, 2 - (held.phase_ticks if held.phase == "recovery" else 0) // (2 if held.id == "rivet" else 5))
        return Acting(_planted(stand), "aim", up, _lean(stand, suit), kick)
    return _at_hand(plain, tick, memory)


def _at_hand(plain: Acting, tick: int, memory: Memory) -> Acting:
    """What the hand does that neither strikes nor aims: another weapon has come to it, or all is quiet."""
    if tick - memory.swapped_tick < POSE.swap_ticks:
        return plain._replace(bearing="swap")
    if tick - memory.used_tick < POSE.use_ticks and plain.stand.startswith(("idle", "run")):
        return plain._replace(bearing="use")
    return _at_ease(plain, memory) if plain.stand.startswith("idle") else plain


def _at_ease(plain: Acting, memory: Memory) -> Acting:
    """Nothing has happened for a while."""
    since = (memory.still_ticks - POSE.ease_after_ticks) % POSE.ease_each_ticks
    if memory.still_ticks < POSE.ease_after_ticks or since >= POSE.ease_ticks:
        return plain
    step = min(since, POSE.ease_ticks - 1 - since) // POSE.ease_step_ticks
    return plain._replace(bearing=f"ease_{min(EASES - 1, step)}")


def _planted(stand: str, cut: int = -1) -> str:
    """Whoever strikes or shoots where they stand sets their feet."""
    if not stand.startswith("idle"):
        return stand
    return "lunge" if 3 <= cut <= 6 else "brace"


def _lean(stand: str, suit: Suit) -> int:
    """Of the torso, while she aims."""
    if stand.startswith("cr"):
        return 44
    if stand.startswith(("run", "dip", "half_dip")):
        return 15 if suit.vx * suit.facing > 0 else 0  # backing away she leans back
    return -2 if stand.startswith(("air", "plunge")) and suit.vy > 0 else 8


def _arc(weapon: str, memory: Memory) -> str:
    if weapon == "driver":
        return "thrust"
    if weapon == "blade":
        return "heavy"
    return "back" if memory.blows % 2 == 0 else "down"


def _cut(held: Held) -> int:
    """Which of CUTS pictures of a blow: three a phase."""
    kind = WEAPONS[held.id]
    ticks = {"windup": kind.windup_ticks, "active": kind.active_ticks, "recovery": kind.recovery_ticks}
    first = {"windup": 0, "active": 3, "recovery": 6}[held.phase]
    return first + min(CUTS // 3 - 1, held.phase_ticks * 3 // max(1, ticks[held.phase]))


def _bearing(stand: str, tick: int) -> str:
    """The upper body that goes with legs which do nothing particular."""
    if stand.startswith("crawl") or stand in ("lunge", "brace"):
        return stand if stand.startswith("crawl") else "idle"
    return f"sit_{tick // POSE.breath_ticks % BREATHS}" if stand == "sit" else stand
