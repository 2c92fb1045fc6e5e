"""A day held still at a tick boundary, as plain data.

A snapshot is the whole ``State`` in MessagePack: numbers exact to the bit, no code in it, small
enough to keep by the hundred. ``restore`` builds a world from it that goes on as the original
does, provided the snapshot was taken where every run rebuilds its physics: at a keyframe
(``world.KEYFRAME_TICKS``). ``digest`` is the short hash by which two days are compared.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple, Union

import msgspec

from maketomorrow.core.errors import GameError
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.model import Thing
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.state import State

FORMAT = 1  # raised when a field changes meaning


class Snapshot(msgspec.Struct, frozen=True, array_like=True):
    """All that a day's plan does not already say. ``state`` is an encoded State."""

    format: int
    plan: str  # digest of the DayPlan it belongs to
    tick: int
    state: bytes


_encoder = msgspec.msgpack.Encoder()


def _stored_state() -> type[State]:
    """State with its lists narrowed to the kinds of the catalogues, so that decoding knows every tag."""
    mimics = tuple(kind.state for kind in ENEMIES.values()) or (Mimic,)
    things = tuple(kind.state for kind in OBJECTS.values()) or (Thing,)
    stored = msgspec.defstruct(
        "StoredState",
        [("mimics", list[Union[mimics]]), ("things", list[Union[things]])],  # type: ignore[valid-type]  # noqa: UP007
        bases=(State,),
        array_like=True,
    )
    assert issubclass(stored, State)
    return stored


_decoder: msgspec.msgpack.Decoder[State] = msgspec.msgpack.Decoder(_stored_state())


def encode(state: State) -> bytes:
    """The state's bytes; equal states have equal bytes."""
    return _encoder.encode(state)


def decode(data: bytes) -> State:
    """The State that was encoded. Raises GameError for bytes that are none."""
    try:
        return _decoder.decode(data)
    except msgspec.MsgspecError as problem:
        raise GameError(f"this snapshot does not hold a day of this version ({problem})") from None


def digest(state: State) -> str:
    """Sixteen hex digits that differ wherever any field of two states does."""
    # sha256, since processors have it built in: half the time of blake2b
    return hashlib.sha256(_encoder.encode(state)).hexdigest()[:16]


class Difference(NamedTuple):
    """The first place where two days part. ``a`` and ``b`` are the values there, "" where one has none."""

    tick: int
    entity: str
    field: str
    a: Any
    b: Any

    def __str__(self) -> str:
        return f"tick {self.tick}: {self.entity}.{self.field} is {self.a!r} in the one and {self.b!r} in the other"


def first_difference(a: State, b: State) -> Difference | None:
    """The first field, in the order of the state, in which two states differ; None if they are equal."""
    return _differ(a.tick, "day", "", a, b)


def _differ(tick: int, entity: str, path: str, a: Any, b: Any) -> Difference | None:
    if isinstance(a, msgspec.Struct) and type(a).__name__.replace("StoredState", "State") == type(b).__name__.replace(
        "StoredState", "State"
    ):
        inner = getattr(a, "id", None)
        if isinstance(inner, str) and inner and inner == getattr(b, "id", None):
            entity, path = inner, ""
        for name in a.__struct_fields__:
            found = _differ(tick, entity, f"{path}.{name}" if path else name, getattr(a, name), getattr(b, name))
            if found:
                return found
        return None
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        for index, (one, other) in enumerate(zip(a, b)):
            found = _differ(tick, entity, f"{path}[{index}]", one, other)
            if found:
                return found
        if len(a) != len(b):
            longer = a if len(a) > len(b) else b
            extra = longer[min(len(a), len(b))]
            return Difference(tick, getattr(extra, "id", "") or entity, f"{path} (length)", len(a), len(b))
        return None
    if isinstance(a, dict) and isinstance(b, dict) and list(a) == list(b):
        for key in a:
            found = _differ(tick, entity, f"{path}[{key!r}]", a[key], b[key])
            if found:
                return found
        return None
    same = a == b and type(a) is type(b) and not (isinstance(a, float) and repr(a) != repr(b))
    return None if same else Difference(tick, entity, path, a, b)


def describe(entity: Any, indent: str = "") -> str:
    """Every field of a struct, one a line, as ``inspect`` prints it."""
    if not isinstance(entity, msgspec.Struct):
        return f"{indent}{entity!r}"
    width = max((len(name) for name in entity.__struct_fields__), default=0)
    lines = [f"{indent}{name:{width}}  {getattr(entity, name)!r}" for name in entity.__struct_fields__]
    return "\n".join(lines)
