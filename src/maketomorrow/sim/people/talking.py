"""The same words at the same place and hour every morning, for whoever is there to hear them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Barrier
from maketomorrow.sim.people.model import Person, TalkState
from maketomorrow.sim.physics import TERRAIN
from maketomorrow.sim.plan import LINE_TICKS, TILE_PX, Talk
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class TalkTuning:
    """How far words go, and who puts an end to them."""

    heard_px: float = 14.0 * TILE_PX  # px     speech in the open
    muffled_px: float = 6.0 * TILE_PX  # px     and through walls
    hush_px: float = 48.0  # px     nearer than this Rita breaks off a talk that can be broken off
    look_ticks: int = 6  # ticks  how often those who could talk look whether all are there


TUNING = TalkTuning()

_INSIDE_PX = 0.5


def talks_go_on(world: World, events: list[Event]) -> None:
    """One tick of all talks, in the order of the plan."""
    tick = world.state.tick
    for talk, at in zip(world.plan.talks, world.state.talks):
        if at.over or tick < talk.from_tick:
            continue
        if at.ticks:
            _say_on(world, talk, at, events)
        if at.ticks or at.over or (tick % TUNING.look_ticks and not at.line):
            continue
        if tick >= talk.until_tick:
            at.over = True
            _let_go(world, talk)
        elif _all_there(world, talk) and not (talk.interruptible and _rita_near(world, talk)):
            _begin_line(world, talk, at, events)
        elif at.line:
            _let_go(world, talk)


def hears(world: World, x: float, y: float) -> bool:
    """Whether Rita hears what is said at world (x, y), the height of a mouth."""
    suit = world.state.suit
    if not suit.alive:
        return False
    ear = suit.y - suit.h * 0.8
    far = ((suit.x - x) ** 2 + (ear - y) ** 2) ** 0.5
    return far <= TUNING.muffled_px or (far <= TUNING.heard_px and _carries(world, suit.x, ear, x, y))


def _carries(world: World, x: float, y: float, to_x: float, to_y: float) -> bool:
    """No ground and nothing shut between two points but what words come through."""
    while (met := world.physics.hit(x, y, to_x, to_y, TERRAIN)) is not None:
        thing = world.by_id.get(met.id)
        if not isinstance(thing, Barrier) or thing.MUFFLES:
            return False
        left = ((to_x - met.x) ** 2 + (to_y - met.y) ** 2) ** 0.5
        if left <= _INSIDE_PX:
            break
        # a ray does not see what it starts in: on from just inside
        x, y = met.x + (to_x - met.x) * _INSIDE_PX / left, met.y + (to_y - met.y) * _INSIDE_PX / left
    return True


def _speakers(world: World, talk: Talk) -> Iterator[Person]:
    for who in dict.fromkeys(line.who for line in talk.lines):
        person = world.by_id.get(who)
        if isinstance(person, Person):
            yield person


def _all_there(world: World, talk: Talk) -> bool:
    needed = len({line.who for line in talk.lines})
    for person in _speakers(world, talk):
        there = person.place and person.place in (talk.place, talk.wire)
        if not there or not person.alive or person.fear_ticks or person.talk not in ("", talk.id):
            return False
        if person.says_ticks and not person.talk:  # in the middle of an answer
            return False
        needed -= 1
    return needed == 0


def _rita_near(world: World, talk: Talk) -> bool:
    suit = world.state.suit
    return suit.alive and any(
        abs(person.x - suit.x) <= TUNING.hush_px and abs(person.y - suit.y) <= TUNING.hush_px
        for person in _speakers(world, talk)
    )


def _begin_line(world: World, talk: Talk, at: TalkState, events: list[Event]) -> None:
    line = talk.lines[at.line]
    speaker = world.by_id[line.who]
    assert isinstance(speaker, Person)
    for person in _speakers(world, talk):
        person.talk, person.act = talk.id, "talk"
        if person is not speaker:
            _face(person, speaker.x)
    listener = _spoken_to(world, talk, at, speaker)
    if listener is not None:
        _face(speaker, listener.x)
    for person in world.state.living():
        if person.act == "still" and max(abs(person.x - speaker.x), abs(person.y - speaker.y)) <= TUNING.muffled_px:
            _face(person, speaker.x)
    at.line += 1
    at.ticks, at.heard = LINE_TICKS, False
    speaker.says, speaker.says_ticks = line.say, LINE_TICKS
    events.append(Event(world.tick, "said", speaker.id, line.say, talk.id, speaker.x, speaker.y - speaker.h))


def _spoken_to(world: World, talk: Talk, at: TalkState, speaker: Person) -> Person | None:
    """Whoever of the others spoke last, else the first of them; None for a monologue."""
    others = {person.id: person for person in _speakers(world, talk) if person is not speaker}
    before = (line.who for line in reversed(talk.lines[: at.line]))
    return others.get(next((who for who in before if who in others), next(iter(others), "")))


def _say_on(world: World, talk: Talk, at: TalkState, events: list[Event]) -> None:
    line = talk.lines[at.line - 1]
    speaker = world.by_id[line.who]
    assert isinstance(speaker, Person)
    if not speaker.alive or speaker.fear_ticks:
        at.ticks = 0
        at.over = True
        speaker.says, speaker.says_ticks = "", 0
        _let_go(world, talk)
        return
    if speaker.talk != talk.id:  # answers her instead, and begins the line again
        at.ticks = 0
        at.line -= 1
        return
    if not at.heard and _reaches_rita(world, talk, speaker):
        at.heard = True
        suit = world.state.suit
        events.append(Event(world.tick, "heard", suit.id, line.say, speaker.id, speaker.x, speaker.y - speaker.h))
    at.ticks -= 1
    speaker.says_ticks = at.ticks
    if at.ticks:
        return
    speaker.says = ""
    if at.line == len(talk.lines):
        at.over = True
        _let_go(world, talk)


def _reaches_rita(world: World, talk: Talk, speaker: Person) -> bool:
    """Whether the line comes to her ears: from the speaker's mouth, or at either end of the wire."""
    if hears(world, speaker.x, speaker.y - speaker.h * 0.8):
        return True
    if talk.wire:
        for end in (talk.place, talk.wire):
            spawn = world.plan.spawn(end)
            if spawn is not None and hears(world, spawn.x, spawn.y - speaker.h * 0.8):
                return True
    return False


def _let_go(world: World, talk: Talk) -> None:
    """Its speakers may go where they have to."""
    for person in _speakers(world, talk):
        if person.talk == talk.id:
            person.talk = ""


def _face(person: Person, x: float) -> None:
    if x != person.x:
        person.facing = 1 if x > person.x else -1
