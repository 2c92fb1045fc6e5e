"""Who lives in a day, and what they say: ``people/*.toml`` and ``talk/*.toml`` beside ``day.toml``.

Every file of ``people/`` is one person, called as they are; nothing else has to know them. Their
order, and so the order of everything they do, is that of the files' names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from maketomorrow.content.complaints import Complaint, Place, complaint_of
from maketomorrow.content.conduct import (
    HoursEntry,
    LegEntry,
    PlanEntry,
    PlanLegEntry,
    Strict,
    UseEntry,
    WhenEntry,
    condition,
    deed,
    goes,
    scheme,
)
from maketomorrow.content.day import DayFile, said_plainly
from maketomorrow.content.person_desk import IDENTITY, MOST_LINES, PEOPLE, TALK, PersonDesk
from maketomorrow.content.sources import Sources
from maketomorrow.core.errors import LevelError
from maketomorrow.sim.plan import BURSTS, CARRIES, CART, DOINGS, MANNERS, Doing, Leg, Line, PersonPlan, Talk

BURST_HOUR = "burst"
RESERVED = ("rita",)  # the one who is played
HEIGHT_PX = (24, 48)  # px       every road is high enough for these
TEMPER = (-3, 3)
HEALTH = (1.0, 1000.0)
NEED = (0, 9)  # of belief
EVERYBODY = "*"
MOST_PEOPLE, MOST_TALKS = 100, 1000


class DoingEntry(Strict, frozen=True, rename={"from_": "from"}):
    """Does something at a place from one hour until another."""

    at: str
    from_: str
    until: str
    does: str


class BodyEntry(Strict, frozen=True):
    """What is seen of somebody. ``age`` and ``helmet_scale`` are for whoever draws them."""

    height_px: int = 44
    gait: str = "walk"
    age: int = 0
    helmet_scale: float = 1.0


class BeliefEntry(Strict, frozen=True):
    """Whom somebody trusts. ``need`` and ``private`` are for what they will believe, and not read yet."""

    need: int = 0
    trusts: tuple[str, ...] = ()
    private: str = ""


class BurstEntry(Strict, frozen=True, rename={"else_": "else"}):
    """What somebody does when it comes."""

    do: str = "flee"
    go: str = ""
    ticks: int = 0
    else_: str = ""
    stops_cart: bool = False
    throws: str = ""
    at: str = ""
    unless: WhenEntry | None = None


class ExpectEntry(Strict, frozen=True):
    """Where the untouched day ends for somebody: what the table of that day is held against."""

    dies: str
    at: str
    by: str = ""
    within_min: int = 12


class PersonFile(Strict, frozen=True):
    """``people/<id>.toml``. ``voice`` has its place here and is not read yet."""

    id: str
    timetable: tuple[LegEntry, ...]
    afternoon: tuple[LegEntry, ...] = ()
    doings: tuple[DoingEntry, ...] = ()
    temper: int = 0
    health: float = 40.0
    carries: str = ""
    body: BodyEntry = BodyEntry()
    burst: BurstEntry = BurstEntry()
    expect: ExpectEntry | None = None
    belief: BeliefEntry = BeliefEntry()
    voice: tuple[str, ...] = ()
    plan: dict[str, PlanEntry] = {}
    use: dict[str, UseEntry] = {}


class WhereEntry(Strict, frozen=True, rename={"from_": "from"}):
    """Where and when something is said. ``wire`` is the place of the other end."""

    place: str
    from_: str
    until: str = msgspec.field(name="to")
    interruptible: bool = False
    wire: str = ""


class LineEntry(Strict, frozen=True):
    """One line: who says it, and the id of its text."""

    who: str
    say: str


class TalkEntry(Strict, frozen=True):
    """One talk. ``knows`` and ``replies`` have their place here and are not read yet."""

    id: str
    where: WhereEntry
    lines: tuple[LineEntry, ...]
    knows: dict[str, Any] = {}
    replies: dict[str, Any] = {}


class TalkFile(Strict, frozen=True):
    """``talk/*.toml``: any number of talks."""

    talk: tuple[TalkEntry, ...] = ()


STRUCTS = (
    PlanLegEntry,
    DoingEntry,
    BodyEntry,
    HoursEntry,
    WhenEntry,
    PlanEntry,
    UseEntry,
    BeliefEntry,
    BurstEntry,
    ExpectEntry,
    PersonFile,
)
TALK_STRUCTS = (WhereEntry, LineEntry, TalkEntry, TalkFile)


@dataclass(frozen=True, slots=True)
class Crowd:
    """All who live in a day and all they say, with the file each was read from and what it expects."""

    people: tuple[PersonPlan, ...] = ()
    talks: tuple[Talk, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)  # id of a person or a talk -> label
    expects: Mapping[str, ExpectEntry] = field(default_factory=dict)


def read_crowd(
    folder: Path,
    day: DayFile,
    ids: Mapping[str, Sequence[str]] | None,
    sources: Sources,
    complaints: list[Complaint],
) -> Crowd:
    """The people and talks of a day's folder. Whoever is complained about is left out.

    ``ids`` are those of everything on the maps, by its kind; None if not all maps could be read.
    """
    reader = _Reader(day, ids, sources, complaints)
    try:
        return reader.read(folder)
    except ValueError:  # its hours are complained about where they stand; nothing can be reckoned from them
        return Crowd()


class _Reader:
    """Reads one day's people; remembers who there is."""

    def __init__(
        self, day: DayFile, ids: Mapping[str, Sequence[str]] | None, sources: Sources, complaints: list[Complaint]
    ) -> None:
        self.day = day
        self.ids = ids
        self.sources = sources
        self.complaints = complaints
        self.names: tuple[str, ...] = ()

    def read(self, folder: Path) -> Crowd:
        files: dict[str, str] = {}
        expects: dict[str, ExpectEntry] = {}
        people: list[PersonPlan] = []
        talks: list[Talk] = []
        found = self._files(folder, PEOPLE, MOST_PEOPLE)
        self.names = tuple(path.stem for path in found)
        for path in found:
            entry = self._decoded(path, PersonFile, STRUCTS)
            desk = self.desk(path)
            person = _person(entry, path.stem, desk) if entry is not None else None
            if entry is not None and person is not None and desk.clean:
                people.append(person)
                files[person.id] = desk.place.file
                if entry.expect is not None:
                    expects[person.id] = entry.expect
        for path in self._files(folder, TALK, MOST_TALKS):
            file = self._decoded(path, TalkFile, TALK_STRUCTS)
            for one in file.talk if file is not None else ():
                desk = self.desk(path)
                talk = _talk(one, files, desk)
                if desk.clean:
                    talks.append(talk)
                    files[talk.id] = desk.place.file
        return Crowd(tuple(people), tuple(talks), files, expects)

    def desk(self, path: Path) -> PersonDesk:
        return PersonDesk(self.day, self.ids, self.names, Place(self.sources.label(path)), self.complaints)

    def _files(self, folder: Path, name: str, most: int) -> Sequence[Path]:
        paths = sorted((folder / name).glob("*.toml"), key=lambda path: path.name)
        if len(paths) > most:
            place = Place(self.sources.label(folder / name))
            self.complaints.append(place.complaint(f"it holds {len(paths)} files", f"at most {most}", refused=True))
        return paths[:most]

    def _decoded(self, path: Path, kind: type[_File], structs: Sequence[type[msgspec.Struct]]) -> _File | None:
        label = self.sources.label(path)
        try:
            self.sources.inside(path, path.name, Place(label))
            return _convert(self.sources.text(path), kind, structs, label)
        except LevelError as problem:
            self.complaints.append(complaint_of(problem))
            return None


_File = TypeVar("_File", PersonFile, TalkFile)


def _convert(text: str, kind: type[_File], structs: Sequence[type[msgspec.Struct]], label: str) -> _File:
    try:
        tree = msgspec.toml.decode(text)
    except (ValueError, RecursionError) as problem:
        raise LevelError(label, f"is not TOML ({problem})") from None
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as problem:
        known = [name for struct in structs for name in struct.__struct_encode_fields__]
        raise LevelError(label, said_plainly(_located(str(problem)), known)) from None


def _located(problem: str) -> str:
    """msgspec's sentence with the place first, as a designer counts: ``timetable 2, at: expected ...``."""
    problem = problem.replace("got `time`", "got an hour without quotes")
    sentence, marker, path = problem.rpartition(" - at `$")
    if not marker:
        return problem
    where = re.sub(r"\[(\d+)\]", lambda index: f" {int(index[1]) + 1}", path.replace("[...]", "").strip(".`")).replace(
        ".", ", "
    )
    return f"{where}: {sentence[:1].lower()}{sentence[1:]}"


# --- a person ---------------------------------------------------------------------------------


def _person(entry: PersonFile, stem: str, desk: PersonDesk) -> PersonPlan:
    if entry.id != stem or not IDENTITY.fullmatch(stem) or entry.id in RESERVED:
        desk.complain(
            f'its id is "{entry.id[:40]}"',
            f"the name of the file, small letters, digits and _, and not {' or '.join(RESERVED)}",
        )
    desk.within(entry.body.height_px, HEIGHT_PX, "body.height_px")
    desk.one_of(entry.body.gait, MANNERS, "body.gait")
    desk.within(entry.health, HEALTH, "health")
    desk.within(entry.temper, TEMPER, "temper")
    desk.one_of(entry.carries, CARRIES, "carries")
    throw_tick = _burst(entry.burst, desk)
    for number, other in enumerate(entry.belief.trusts, 1):
        if other != EVERYBODY:
            desk.person(other, f"belief.trusts {number}")
    desk.within(entry.belief.need, NEED, "belief.need")
    start, legs, afternoon = _timetable(entry, desk)
    if entry.expect is not None:
        desk.tick(entry.expect.dies, "expect.dies")
        desk.known_place(entry.expect.at, "expect.at")
    return PersonPlan(
        entry.id,
        entry.body.height_px,
        entry.body.gait,
        entry.health,
        entry.temper,
        start,
        legs,
        afternoon,
        _doings(entry.doings, desk),
        entry.carries,
        entry.burst.do,
        entry.burst.ticks,
        entry.burst.go,
        f"people.{entry.id}.name",
        entry.belief.trusts,
        entry.belief.need,
        entry.belief.private,
        entry.burst.else_,
        entry.burst.stops_cart,
        entry.burst.throws,
        throw_tick,
        condition(entry.burst.unless, "burst.unless", desk) if entry.burst.unless is not None else None,
        tuple(scheme(name, plan, desk) for name, plan in entry.plan.items()),
        tuple(deed(name, use, desk) for name, use in entry.use.items()),
    )


def _burst(entry: BurstEntry, desk: PersonDesk) -> int:
    """The tick at which they throw something, -1 for never; what is wrong with the rest is complained about."""
    desk.one_of(entry.do, BURSTS, "burst.do")
    desk.within(entry.ticks, (0, 28_800), "burst.ticks")
    if entry.go:
        desk.known_place(entry.go, "burst.go")
        if entry.do != "hold":
            desk.complain(f'burst.go is "{entry.go}" and burst.do "{entry.do}"', "only hold goes to a place")
    elif entry.else_ or entry.stops_cart or entry.throws:
        desk.complain("burst has no go", "else, stops_cart and throws are for somebody who holds a place")
    if entry.else_:
        desk.known_place(entry.else_, "burst.else")
    if entry.stops_cart and desk.cart is None:
        desk.complain("burst.stops_cart: there is no cart", "its stops and hours under [cart] in day.toml")
    if bool(entry.throws) != bool(entry.at):
        desk.complain("burst: throws and at belong together", "a switch, and the hour at which it is thrown")
        return -1
    if not entry.throws:
        return -1
    desk.known_id(entry.throws, "switch", "burst.throws")
    return desk.tick(entry.at, "burst.at")


def _timetable(entry: PersonFile, desk: PersonDesk) -> tuple[str, tuple[Leg, ...], tuple[Leg, ...]]:
    """The place somebody begins at, their legs, and their afternoon's."""
    desk.not_too_many(entry.timetable, "timetable")
    desk.not_too_many(entry.afternoon, "afternoon")
    if not entry.timetable:
        desk.complain("its timetable is empty", "its first entry is the place at which the day begins for them")
        return "", (), ()
    first = entry.timetable[0]
    if desk.tick(first.at, "timetable 1") > 0 or first.cart or first.run or not first.go:
        desk.complain(
            f"timetable 1: {first.at} is not how the day begins", "the hour the day starts, and the place they are at"
        )
    desk.known_place(first.go, "timetable 1")
    here, last = first.go, 0
    legs: list[Leg] = []
    after: list[Leg] = []
    numbered = [("timetable", number, line) for number, line in enumerate(entry.timetable, 1)][1:]
    numbered += [("afternoon", number, line) for number, line in enumerate(entry.afternoon, 1)]
    burst = desk.hour(BURST_HOUR)
    for part, number, line in numbered:
        where = f"{part} {number}"
        tick = desk.tick(line.at, where)
        if 0 <= tick <= last:
            desk.complain(f"{where}: {line.at} is no later than the entry before it", "entries in the order of hours")
        if part == "afternoon" and burst is not None and 0 <= tick <= burst:
            desk.complain(f"{where}: {line.at} is not after the burst", "what is earlier belongs into the timetable")
        here, last = goes(line, here, where, desk), tick
        (legs if part == "timetable" else after).append(Leg(tick, here, line.cart, line.run))
    return first.go, tuple(legs), tuple(after)


def _doings(entries: Iterable[DoingEntry], desk: PersonDesk) -> tuple[Doing, ...]:
    doings: list[Doing] = []
    for number, entry in enumerate(entries, 1):
        where = f"doings {number}"
        desk.known_place(entry.at, where)
        desk.one_of(entry.does, DOINGS, f"{where}: does")
        begins, ends = desk.tick(entry.from_, where), desk.tick(entry.until, where)
        if 0 <= ends <= begins:
            desk.complain(f"{where}: it ends at {entry.until} and begins at {entry.from_}", "it ends later")
        doings.append(Doing(entry.at, begins, ends, entry.does))
    desk.not_too_many(doings, "doings")
    return tuple(doings)


# --- a talk -----------------------------------------------------------------------------------


def _talk(entry: TalkEntry, taken: Collection[str], desk: PersonDesk) -> Talk:
    name = f'talk "{entry.id[:40]}"'
    if not IDENTITY.fullmatch(entry.id):
        desk.complain(f"{name}: that is no id", "small letters, digits and _")
    if entry.id in taken:
        desk.complain(f"{name}: something else has that id", "one id, one talk or person")
    where = entry.where
    if where.place != CART:
        desk.known_place(where.place, f"{name}: where")
    elif desk.cart is None:
        desk.complain(f"{name}: there is no cart", "its stops and hours under [cart] in day.toml")
    if where.wire:
        desk.known_place(where.wire, f"{name}: wire")
    begins, ends = desk.tick(where.from_, f"{name}: from"), desk.tick(where.until, f"{name}: to")
    if 0 <= ends <= begins:
        desk.complain(f"{name}: it is over at {where.until} and begins at {where.from_}", "it is over later")
    if not 0 < len(entry.lines) <= MOST_LINES:
        desk.complain(f"{name}: it has {len(entry.lines)} lines", f"1 to {MOST_LINES}")
    for number, line in enumerate(entry.lines, 1):
        desk.person(line.who, f"{name}, line {number}")
    lines = tuple(Line(line.who, line.say) for line in entry.lines)
    return Talk(entry.id, where.place, begins, ends, lines, where.interruptible, where.wire)
