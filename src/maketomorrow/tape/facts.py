"""What a tape expects of a day, in words.

::

    at 1800: rita in roots                    which area
    at 900: rita at 1234,567 within 16        feet, world px
    at 900: rita near r.gate within 48        a named place or thing
    at end: rita.health = 82 within 5         any field of anything with an id
    at 6000: count drone >= 3                 mimics alive of a kind, or "mimics"
    at end: has rivet                         in hand or in the rack
    at end: alive
    at end: died cause drone.lunge
    by 5880: event burst                      has happened by then, that tick included
    by 9000: event died who drone-3           with who, what or by
    before 5880: no event burst               has not happened until then
    after 0: event landed                     happens at least once at or after that tick

``at end`` is the end of that day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.events import EVENTS, Event
from maketomorrow.sim.plan import TILE_PX
from maketomorrow.sim.state import World

END = -1

_HEAD = re.compile(r"(at|by|before|after)\s+(end|\d{1,9})\s*:\s*(.+)")
_IN = re.compile(r"(\S+) in (\S+)")
_AT = re.compile(r"(\S+) at (-?[\d.]+),\s*(-?[\d.]+)(?: within ([\d.]+))?")
_NEAR = re.compile(r"(\S+) near (\S+)(?: within ([\d.]+))?")
_FIELD = re.compile(r"(\S+)\.(\w+) (=|!=|<=|>=|<|>) (\S+)(?: within ([\d.]+))?")
_COUNT = re.compile(r"count (\S+) (=|!=|<=|>=|<|>) (\d+)")
_DIED = re.compile(r"died(?: cause (\S+))?")
_HAS = re.compile(r"has (\S+)")
_EVENT = re.compile(r"(no )?event (\w+)((?: (?:who|what|by) \S+)*)")

DEFAULT_WITHIN_PX = 16.0
NEAR_PX = 48.0


@dataclass(frozen=True, slots=True)
class Fact:
    """One expectation. ``tick`` is END for "at end"; ``line`` is where it stands in its tape."""

    when: str  # at, by, before, after
    tick: int
    says: str
    line: int = 0
    remark: str = ""  # a comment on the same line
    above: tuple[str, ...] = ()  # comment lines just above it

    def __str__(self) -> str:
        return f"{self.when} {'end' if self.tick == END else self.tick}: {self.says}"

    @property
    def due(self) -> int:
        """The tick of the world in which it is judged: "by" counts what happens during its own tick."""
        return self.tick + 1 if self.when == "by" and self.tick != END else self.tick


def parse_fact(text: str, line: int = 0) -> Fact:
    """A fact from its line. Raises ValueError with one sentence that says what would be right."""
    match = _HEAD.fullmatch(text)
    if match is None:
        raise ValueError(f'"{text}" is no row and no fact; a fact reads "at TICK: ..." or "by TICK: event NAME"')
    when, tick, says = match[1], match[2], " ".join(match[3].split())
    fact = Fact(when, END if tick == "end" else int(tick), says, line)
    event = _EVENT.fullmatch(says)
    if (event is None) != (when == "at"):
        raise ValueError(
            f'"{text}" mixes two forms; "at" asks how things are, "by", "before" and "after" ask for an event'
        )
    if event is not None:
        if event[2] not in EVENTS:
            raise ValueError(f'"{event[2]}" is no event{did_you_mean(event[2], EVENTS)}')
        if (when == "before") != bool(event[1]):
            raise ValueError(f'"{text}": "before" goes with "no event", the others with "event"')
    elif says != "alive" and not any(form.fullmatch(says) for form in (_AT, _NEAR, _IN, _FIELD, _COUNT, _DIED, _HAS)):
        raise ValueError(f'"{says}" is no fact that can be checked; docs/tapes.md lists the forms')
    return fact


def missed(fact: Fact, world: World, so_far: list[Event]) -> str:
    """Why a fact does not hold in ``world`` after the events ``so_far``; an empty string if it does."""
    event = _EVENT.fullmatch(fact.says)
    if event is not None:
        return _event_missed(fact, event, so_far)
    return _state_missed(fact.says, world)


def as_seen(says: str, world: World) -> str:
    """What a fact that asks how things are would have to say to hold; "" where only a person can tell."""
    state = world.state
    if match := _AT.fullmatch(says):
        entity = _find(world, match[1])
        within = f" within {match[4]}" if match[4] else ""
        return f"{match[1]} at {entity.x:.0f},{entity.y:.0f}{within}" if entity is not None else ""
    if (match := _IN.fullmatch(says)) and (entity := _find(world, match[1])) is not None:
        area = _area_of(world, entity)
        return f"{match[1]} in {area}" if area else ""
    if match := _FIELD.fullmatch(says):
        value = getattr(_find(world, match[1]), match[2], None)
        if isinstance(value, bool):
            value = str(value).lower()
        within = f" within {match[5]}" if match[5] else ""
        seen = f"{match[1]}.{match[2]} = {value}{within}"
        return seen if value is not None and _FIELD.fullmatch(seen) else ""
    if match := _COUNT.fullmatch(says):
        return f"count {match[1]} = {_count(world, match[1])}"
    if says == "alive" or _DIED.fullmatch(says):
        return "alive" if state.over is None else f"died cause {state.over.cause}"
    return ""


def _event_missed(fact: Fact, form: re.Match[str], so_far: list[Event]) -> str:
    words = form[3].split()
    wanted = dict(zip(words[::2], words[1::2]))
    for event in so_far:
        if event.name == form[2] and all(getattr(event, key) == value for key, value in wanted.items()):
            if fact.when == "after" and event.tick < fact.tick:
                continue
            return f"it happened at {event.tick}" if form[1] else ""
    return "" if form[1] else "it did not happen"


def _state_missed(says: str, world: World) -> str:
    state = world.state
    if says == "alive":
        return "" if state.over is None else f"the day ended at {state.over.tick}, cause {state.over.cause}"
    if match := _AT.fullmatch(says):
        return _far_from(world, match[1], float(match[2]), float(match[3]), float(match[4] or DEFAULT_WITHIN_PX))
    if match := _NEAR.fullmatch(says):
        spot = world.plan.spawn(match[2]) or world.by_id.get(match[2])
        if spot is None:
            return f"there is nothing called {match[2]}"
        w, h = getattr(spot, "w", 0.0), getattr(spot, "h", 0.0)
        x, y = (spot.x + w / 2, spot.y + h) if not hasattr(spot, "box") else (spot.x, spot.y)
        return _far_from(world, match[1], x, y, float(match[3] or NEAR_PX))
    if match := _FIELD.fullmatch(says):
        return _field_missed(match, world)
    if match := _COUNT.fullmatch(says):
        count = _count(world, match[1])
        return "" if _holds(count, match[2], int(match[3]), 0) else f"it is {count}"
    if match := _HAS.fullmatch(says):
        owned = [held.id for held in state.suit.held] + state.suit.rack
        return "" if match[1] in owned else f"she has {', '.join(owned)}"
    if match := _DIED.fullmatch(says):
        if state.over is None:
            return "she lives"
        return "" if match[1] in (None, state.over.cause) else f"the cause is {state.over.cause}"
    match = _IN.fullmatch(says)
    assert match is not None
    return _not_in(world, match[1], match[2])


def _find(world: World, name: str) -> Any:
    return world.state.suit if name == "rita" else world.by_id.get(name)


def _count(world: World, kind: str) -> int:
    return sum(kind == "mimics" or mimic.id.startswith(f"{kind}-") for mimic in world.state.mimics)


def _area_of(world: World, entity: Any) -> str:
    for place in world.plan.areas:
        x, y, w, h = place.rect
        if x <= entity.x < x + w and y <= entity.y - 1 < y + h:
            return place.name
    return ""


def _not_in(world: World, who: str, area: str) -> str:
    entity = _find(world, who)
    if entity is None:
        return f"there is nobody called {who} now"
    found = _area_of(world, entity)
    return "" if found == area else f"{who} is in {found or 'no area'}"


def _far_from(world: World, who: str, x: float, y: float, within: float) -> str:
    entity = _find(world, who)
    if entity is None:
        return f"there is nobody called {who} now"
    if abs(entity.x - x) <= within and abs(entity.y - y) <= within:
        return ""
    tile = f"tile {entity.x / TILE_PX:.0f},{entity.y / TILE_PX:.0f}"
    return f"{who} is at {entity.x:.0f},{entity.y:.0f} ({tile})"


def _field_missed(match: re.Match[str], world: World) -> str:
    entity = _find(world, match[1])
    if entity is None:
        return f"there is nothing called {match[1]} now"
    if not hasattr(entity, match[2]):
        return f"{match[1]} has no {match[2]}{did_you_mean(match[2], entity.__struct_fields__)}"
    value = getattr(entity, match[2])
    return "" if _holds(value, match[3], match[4], float(match[5] or 0)) else f"it is {value!r}"


def _holds(value: Any, sign: str, wanted: Any, within: float) -> bool:
    if isinstance(value, bool):
        value, wanted = str(value).lower(), str(wanted).lower()
    elif isinstance(value, int | float):
        try:
            wanted = float(wanted)
        except ValueError:
            return sign == "!="
    else:
        value, wanted = str(value), str(wanted)
    if sign in ("=", "!="):
        close = abs(value - wanted) <= within if isinstance(value, int | float) else value == wanted
        return bool(close) == (sign == "=")
    return bool({"<": value < wanted, ">": value > wanted, "<=": value <= wanted, ">=": value >= wanted}[sign])
