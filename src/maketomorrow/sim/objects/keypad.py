"""A lock of four digits. Whoever types the code knows it, as far as the lock can tell."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Action
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.grip import LEAVES, grips
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.objects.throwing import TARGETS, throw
from maketomorrow.sim.plan import DayPlan, Spawn
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class KeypadTuning:
    """Feel of the four wheels."""

    right_ticks: int = 24  # ticks  the green light before it lets go of her hands
    wrong_ticks: int = 30  # ticks  the red light, during which nothing can be typed


TUNING = KeypadTuning()
DIGITS = 4


class Keypad(Thing, array_like=True, tag="keypad"):
    """``digits`` are on show, ``place`` is the wheel under her finger.

    ``light``: "" ready, "right", "wrong", or "leaving" for the one tick in which it lets her go.
    """

    code: str = "0000"
    target: str = ""
    second_target: str = ""
    digits: list[int] = msgspec.field(default_factory=lambda: [0] * DIGITS)
    place: int = 0
    light: str = ""
    light_ticks: int = 0


def build(spawn: Spawn, plan: DayPlan) -> Keypad:
    props = spawn.props
    return Keypad(
        spawn.id,
        spawn.x,
        spawn.y,
        spawn.w,
        spawn.h,
        code=str(props["code"]),
        target=str(props["target"]),
        second_target=str(props["second_target"]),
    )


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    assert isinstance(thing, Keypad)
    world.state.suit.using = thing.id
    thing.place = 0
    thing.light, thing.light_ticks = "", 0
    return True


def tick(world: World, thing: Thing, events: list[Event]) -> None:
    assert isinstance(thing, Keypad)
    if not grips(world, thing):
        return
    if thing.light_ticks:
        thing.light_ticks -= 1
        if not thing.light_ticks:
            if thing.light != "wrong":
                world.state.suit.using = ""
            thing.light = ""
        return
    pressed = world.pressed
    if pressed & LEAVES:
        # it lets go on the next tick: the press that leaves must not be a jump as well
        thing.light, thing.light_ticks = "leaving", 1
    elif pressed & (Action.USE | Action.FIRE):
        _confirm(world, thing, events)
    elif pressed & (Action.LEFT | Action.RIGHT):
        thing.place = (thing.place + (1 if pressed & Action.RIGHT else -1)) % DIGITS
    elif pressed & (Action.UP | Action.DOWN):
        turn = 1 if pressed & Action.UP else -1
        thing.digits[thing.place] = (thing.digits[thing.place] + turn) % 10
        _say(world, thing, "digit", events)


def _confirm(world: World, keypad: Keypad, events: list[Event]) -> None:
    if "".join(map(str, keypad.digits)) != keypad.code:
        keypad.light, keypad.light_ticks = "wrong", TUNING.wrong_ticks
        _say(world, keypad, "wrong", events)
        return
    keypad.light, keypad.light_ticks = "right", TUNING.right_ticks
    _say(world, keypad, "right", events)
    throw(world, keypad.target, events)
    throw(world, keypad.second_target, events)


def _say(world: World, keypad: Keypad, what: str, events: list[Event]) -> None:
    digit = keypad.digits[keypad.place] if what == "digit" else 0
    events.append(Event(world.tick, "code", keypad.id, what, world.state.suit.id, keypad.x, keypad.y, digit))


def prompt(world: World, thing: Thing) -> str:
    return "do.code"


KEYPAD = ObjectKind(
    Kind(
        "keypad",
        "object",
        "A lock of four digits that takes its code from anybody who types it.",
        "#60e0a0",
        "rect",
        (16, 16),
        (ID, Prop("code", "string", "0000", "four digits", pattern=r"[0-9]{4}"), *TARGETS),
    ),
    Keypad,
    build,
    tick=tick,
    use=use,
    prompt=prompt,
)
