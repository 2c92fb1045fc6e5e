"""What there is to hear: one row a sound, what plays it, how far it carries, and what it is called in words.

Read by the mixing desk and by whoever writes sounds down for those who don't hear them: the same row
decides both. A name is the stem of a file in ``assets/sound``; ``variants`` of it are ``name.1``, ``name.2`` ...
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.events import Event
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.state import World
from maketomorrow.sim.weapons.catalogue import WEAPONS

Bus = Literal["effects", "voices"]

NEAR, ROOM, FAR, ALL = 380.0, 640.0, 1100.0, 0.0  # px a sound carries; ALL = the whole plant, from no side


@dataclass(frozen=True, slots=True)
class Noise:
    """How a sound is played. ``gain`` is of full scale; 0.3 is a footstep beside her, 0.9 the burst."""

    gain: float
    carries_px: float = ROOM
    variants: int = 1
    bus: Bus = "effects"
    weight: int = 1  # 0 gives way to all others, 2 is always heard
    duck: float = 1.0  # what music and places sink to meanwhile
    duck_ticks: int = 0
    again_ticks: int = 2  # not more often than that
    caption: str = ""  # text key, with {side}; "" is not written down
    tremor: float = 0.0  # share its loudness varies by, from time to time
    ends: str = ""  # what stops sounding as soon as this begins
    wears: int = 0  # times in a row after which an ear begins to get used to it; 0 is never
    counted: bool = False  # the event's amount says which variant: the third blow, the second strand


NOISES: dict[str, Noise] = {
    # the day
    "alarm": Noise(0.42, FAR, weight=2, duck=0.5, duck_ticks=44, wears=24, caption="cap.alarm"),
    "alarm_hit": Noise(0.78, ROOM, 3, weight=2, duck=0.3, duck_ticks=40, counted=True, ends="alarm"),
    "alarm_broken": Noise(0.70, ROOM, weight=2, duck=0.2, duck_ticks=90),
    "drawn_in": Noise(0.52, ALL, weight=2, caption="cap.hum_stop"),
    "burst": Noise(0.95, ALL, weight=2, duck=0.12, duck_ticks=150, caption="cap.burst"),
    "burst.far": Noise(0.55, ALL, weight=2, duck=0.5, duck_ticks=60, caption="cap.burst"),
    "breath.in": Noise(0.55, ALL, weight=2, duck=0.3, duck_ticks=170, caption="cap.breath"),
    "breath.out": Noise(0.55, ALL, weight=2, duck=0.4, duck_ticks=150, caption="cap.breath"),
    "nightfall": Noise(0.70, ALL, weight=2, duck=0.0, duck_ticks=600),
    "learnt": Noise(0.30, ALL),
    # Rita
    "step.earth": Noise(0.24, NEAR, 6, weight=0, tremor=0.25),
    "step.concrete": Noise(0.27, NEAR, 6, weight=0, tremor=0.25),
    "step.steel": Noise(0.23, NEAR, 6, weight=0, tremor=0.25),
    "step.growth": Noise(0.22, NEAR, 6, weight=0, tremor=0.25),
    "step.water": Noise(0.22, NEAR, 6, weight=0, tremor=0.25),
    "step.rung": Noise(0.24, NEAR, 6, weight=0, tremor=0.25),
    "landed.earth": Noise(0.38, NEAR, 2, weight=0, tremor=0.1),
    "landed.concrete": Noise(0.38, NEAR, 2, weight=0, tremor=0.1),
    "landed.steel": Noise(0.38, NEAR, 2, weight=0, tremor=0.1),
    "landed.growth": Noise(0.38, NEAR, 2, weight=0, tremor=0.1),
    "landed.hard": Noise(0.55, variants=2),
    "jumped": Noise(0.24, NEAR, 4, weight=0, tremor=0.15),
    "jumped.wall": Noise(0.26, NEAR, 2, weight=0, tremor=0.15),
    "dashed": Noise(0.34, variants=3, tremor=0.1),
    "dodged": Noise(0.38, variants=2),
    "energy_dry": Noise(0.34, NEAR, again_ticks=20),
    "hurt": Noise(0.66, variants=3, weight=2, duck=0.45, duck_ticks=26),
    "fell": Noise(0.66, weight=2, duck=0.5, duck_ticks=26),
    "died": Noise(0.85, ALL, weight=2, duck=0.0, duck_ticks=40),
    "splashed": Noise(0.5),
    "rested": Noise(0.25, NEAR),
    "scene.heart": Noise(0.30, ALL, weight=0),
    # hands
    "swung": Noise(0.32, variants=5, tremor=0.15),
    "fired.rivet": Noise(0.50, FAR, 4, tremor=0.1),
    "fired.slug": Noise(0.78, FAR, duck=0.5, duck_ticks=20),
    "empty": Noise(0.34, NEAR),
    "reloaded.rivet": Noise(0.36, NEAR),
    "reloaded.slug": Noise(0.38, NEAR),
    "swapped": Noise(0.32, NEAR),
    "struck.mimic": Noise(0.64, variants=4, tremor=0.1),
    "struck.light": Noise(0.68, variants=2, weight=2),
    "struck.thing": Noise(0.42, variants=4, tremor=0.2),
    "struck.root": Noise(0.48, variants=4, tremor=0.15),
    "struck.person": Noise(0.46, variants=2),
    "missed.rivet": Noise(0.24, variants=4, weight=0, tremor=0.3),
    "missed.slug": Noise(0.40),
    "found": Noise(0.42, NEAR),
    # the hive
    "windup.drone.lunge": Noise(0.66, ROOM, 3, weight=2, duck=0.5, duck_ticks=26, caption="cap.lean"),
    "windup.spitter.arc": Noise(0.80, FAR, 3, weight=2, duck=0.45, duck_ticks=38, caption="cap.spit"),
    "strike.drone.lunge": Noise(0.52, variants=3, tremor=0.1),
    "strike.spitter.arc": Noise(0.52, variants=3, tremor=0.1),
    "splat": Noise(0.44, variants=3),
    "sizzle": Noise(0.26, NEAR, 2, weight=0, again_ticks=20),
    "scuttle.drone": Noise(0.30, ROOM, 8, weight=0, again_ticks=4, caption="cap.claws", tremor=0.4),
    "scuttle.spitter": Noise(0.34, ROOM, 5, weight=0, again_ticks=6, caption="cap.claws", tremor=0.3),
    "unfolded": Noise(0.46, FAR, 2, caption="cap.claws"),
    "woke": Noise(0.30, variants=2),
    "saw": Noise(0.42, FAR, 2, again_ticks=12, caption="cap.seen"),
    "gnawing": Noise(0.44, FAR, 3, again_ticks=14, caption="cap.gnaw"),
    "hopped": Noise(0.26, NEAR, 4, weight=0, tremor=0.3),
    "died.mimic": Noise(0.64, FAR, 3),
    "chitter": Noise(0.28, FAR, 4, weight=0, again_ticks=50, caption="cap.claws", tremor=0.3),
    # the plant
    "opened.door": Noise(0.40, caption="cap.door"),
    "shut.door": Noise(0.46, FAR, caption="cap.door"),
    "opened.shutter": Noise(0.42, FAR, caption="cap.door"),
    "opened.root": Noise(0.62, FAR, weight=2, duck=0.6, duck_ticks=60, caption="cap.root"),
    "opened.locker": Noise(0.36, NEAR),
    "cut": Noise(0.60, ROOM, 3, counted=True),
    "code.digit": Noise(0.26, NEAR, 3),
    "code.right": Noise(0.34, NEAR),
    "code.wrong": Noise(0.34, NEAR),
    "switched": Noise(0.46, ROOM, caption="cap.switch"),
    "used": Noise(0.26, NEAR, 2),
    "broke.glass": Noise(0.56, FAR, caption="cap.glass"),
    "broke.wall": Noise(0.70, FAR, duck=0.6, duck_ticks=30, caption="cap.falls"),
    "bumped": Noise(0.46, ROOM, 4, again_ticks=6, tremor=0.15),
    "lift.starts": Noise(0.34, ROOM),
    "lift.stands": Noise(0.34, ROOM, ends="lift.runs"),
    "lift.runs": Noise(0.20, NEAR, weight=0),
    "cart.warns": Noise(0.48, 1600.0, weight=2, caption="cap.cart"),
    "cart.leaves": Noise(0.44, FAR, caption="cap.cart"),
    "cart.rolls": Noise(0.40, FAR, 4, weight=0, again_ticks=20),
    "cart.stands": Noise(0.40, FAR),
    "cart.hit": Noise(0.74, FAR, weight=2, duck=0.5, duck_ticks=30),
    "rang": Noise(0.42, ALL, weight=2, duck=0.7, duck_ticks=60, caption="cap.bell"),
    "knocked": Noise(0.44, ROOM, 2, caption="cap.knock"),
    "hatch": Noise(0.34, ROOM, caption="cap.door"),
    # people
    "cry": Noise(0.50, FAR, 2, "voices", again_ticks=14, caption="cap.cry"),
    "last_cry": Noise(0.56, FAR, 2, "voices", weight=2, duck=0.6, duck_ticks=40, caption="cap.cry"),
    "whistle": Noise(
        0.33, 1600.0, 1, "voices", weight=2, duck=0.6, duck_ticks=80, again_ticks=200, caption="cap.whistle"
    ),
    "footfall": Noise(0.19, NEAR, 5, weight=0, again_ticks=3, tremor=0.4),
    "does.roll": Noise(0.30, NEAR, weight=0),
    "does.serve": Noise(0.30, NEAR, weight=0),
    "does.wind": Noise(0.21, NEAR, weight=0),
    "does.type": Noise(0.33, NEAR, weight=0),
    "does.record": Noise(0.21, NEAR, weight=0),
    "does.trim": Noise(0.39, ROOM, weight=0),
    "does.tags": Noise(0.27, NEAR, weight=0),
    # menus and scenes
    "menu.move": Noise(0.26, ALL),
    "menu.choose": Noise(0.30, ALL),
    "menu.back": Noise(0.26, ALL),
    "menu.no": Noise(0.26, ALL),
    "scene.ring": Noise(0.50, ALL, weight=2),
    **{
        f"voice.{who}": Noise(0.46, 520.0, 2, "voices", duck=0.5, duck_ticks=90, tremor=0.1)
        for who in ("rita", "maki", "dag", "amaru", "yuna", "benoit", "ebina", "jun", "ruslan", "somebody")
    },
}

SPEAKERS = frozenset(name.removeprefix("voice.") for name in NOISES if name.startswith("voice."))
_OPENED = {"root": "opened.root", "toughroot": "opened.root", "locker": "opened.locker", "hideout": "opened.shutter"}
_STRUCK = {"root": "struck.root", "toughroot": "struck.root", "alarm": ""}
_BROKE = {"glass": "broke.glass"}
_SHUTTERS = ("shutter",)  # a door that looks like this runs on a drum
LANDING_SPEED, HARD_SPEED = 200.0, 500.0  # px/s  slower is not heard; faster is heard in the knees
FIRST_BURST_TICKS = 80  # ticks after the first point in which another that opens is the burst itself
BURST_NEAR_PX = 900.0


def name_of(world: World, event: Event, ground: str) -> str:
    """The name of what an event sounds like, "" for nothing. ``ground`` is the material where it happens."""
    by_rule = _RULES.get(event.name)
    if by_rule is not None:
        return by_rule(world, event, ground)
    return event.name if event.name in NOISES else ""


def _windup(world: World, event: Event, ground: str) -> str:
    return _one_of(f"{event.name}.{event.what}", f"{event.name}.drone.lunge")


def _one_of(*names: str) -> str:
    return next((name for name in names if name in NOISES), "")


def _died(world: World, event: Event, ground: str) -> str:
    who = world.by_id.get(event.who)
    if event.who == world.state.suit.id:
        return "died"
    return "last_cry" if isinstance(who, Person) else "died.mimic"  # a mimic is gone by now


def _hurt(world: World, event: Event, ground: str) -> str:
    return "hurt" if event.who == world.state.suit.id else "cry"


def _struck(world: World, event: Event, ground: str) -> str:
    who = world.by_id.get(event.who)
    if isinstance(who, Mimic):
        weapon = WEAPONS.get(event.what)
        barrel = weapon.barrel if weapon is not None else None
        lit = weapon is not None and barrel is not None and event.amount > 1.5 * weapon.damage / barrel.count
        return "struck.light" if lit else "struck.mimic"  # nothing else is worth so much more
    if isinstance(who, Person):
        return "struck.person"
    return _STRUCK.get(type(who).__name__.lower(), "struck.thing")


def _missed(world: World, event: Event, ground: str) -> str:
    return "splat" if event.what.startswith("spitter") else _one_of(f"missed.{event.what}", "missed.rivet")


def _landed(world: World, event: Event, ground: str) -> str:
    if event.who != world.state.suit.id or event.amount <= LANDING_SPEED:
        return ""
    return "landed.hard" if event.amount > HARD_SPEED else _one_of(f"landed.{ground}", "landed.concrete")


def _burst(world: World, event: Event, ground: str) -> str:
    suit = world.state.suit
    opened = [sortie.opens_tick for sortie in world.state.hive.sorties if sortie.opened]
    first = event.tick - min(opened, default=event.tick) < FIRST_BURST_TICKS
    near = abs(event.x - suit.x) < BURST_NEAR_PX and abs(event.y - suit.y) < BURST_NEAR_PX
    return "burst" if first or near else "burst.far"


def _hour(world: World, event: Event, ground: str) -> str:
    """At the hour of the burst the valley has drawn breath: where nothing opens it lets it go."""
    nothing = event.what == "burst" and not any(sortie.opened for sortie in world.state.hive.sorties)
    return "breath.out" if nothing else ""


def _opened(world: World, event: Event, ground: str) -> str:
    thing = world.by_id.get(event.who)
    if any(word in getattr(thing, "looks", "") for word in _SHUTTERS):
        return "opened.shutter"
    return _OPENED.get(type(thing).__name__.lower(), "opened.door")


def _cart(world: World, event: Event, ground: str) -> str:
    known = {"warns": "cart.warns", "leaves": "cart.leaves", "hit": "cart.hit", "crate": "cart.hit"}
    return known.get(event.what, "cart.stands")


def _jumped(world: World, event: Event, ground: str) -> str:
    return "jumped.wall" if event.what == "wall" else "jumped"


def _said(world: World, event: Event, ground: str) -> str:
    return f"voice.{event.who if event.who in SPEAKERS else 'somebody'}"


_RULES = {
    "alarm": lambda world, event, ground: "",  # it rings by itself: goings.py
    "burst": _burst,
    "breath": lambda world, event, ground: "breath.in" if event.amount else "breath.out",
    "hour": _hour,
    "jumped": _jumped,
    "landed": _landed,
    "hurt": _hurt,
    "died": _died,
    "rested": lambda world, event, ground: "rested" if event.amount else "",
    "stepped": lambda world, event, ground: _one_of(f"step.{ground}", "step.concrete"),
    "said": _said,
    "asked": lambda world, event, ground: "used",
    "hid": lambda world, event, ground: "hatch",
    "came_out": lambda world, event, ground: "hatch",
    "fired": lambda world, event, ground: _one_of(f"fired.{event.what}", "fired.rivet"),
    "reloaded": lambda world, event, ground: _one_of(f"reloaded.{event.what}", "reloaded.rivet"),
    "struck": _struck,
    "missed": _missed,
    "windup": _windup,
    "strike": _windup,
    "opened": _opened,
    "shut": lambda world, event, ground: "shut.door",
    "code": lambda world, event, ground: _one_of(f"code.{event.what}", "code.digit"),
    "broke": lambda world, event, ground: _BROKE.get(type(world.by_id.get(event.who)).__name__.lower(), "broke.wall"),
    "lift": lambda world, event, ground: "lift.starts" if event.amount else "lift.stands",
    "cart": _cart,
}

SILENT: dict[str, str] = {
    "alarm": "it rings by itself, beat after beat: goings.py",
    "hour": "what it brings is heard: the burst, or the breath let go; the bell; the second bloom",
    "entered": "the place itself begins to sound",
    "heard": "the line has been heard when it was said",
    "boarded": "the cart's own leaving is heard, and the feet before it",
    "missed_cart": "nothing happens; that is what it is",
    "arrived": "the feet stop",
    "late": "a thought",
    "plans": "a thought",
    "does": "what the hands do is heard for as long as they do it: goings.py",
}
"""Events without a sound of their own, and why; every other one is heard."""
