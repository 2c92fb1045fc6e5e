"""What somebody does if something is so: conditions, plans, and what *use* beside them changes.

The parts of ``people/<id>.toml`` that answer to what happened that day.
"""

from __future__ import annotations

import msgspec

from maketomorrow.content.person_desk import PersonDesk
from maketomorrow.sim.plan import STATES, WORN, Atom, Deed, Leg, Scheme, When

REACH_PX = (8.0, 128.0)  # px     of a use beside somebody


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a file may say, and nothing else."""


class LegEntry(Strict, frozen=True):
    """Sets out at ``at`` for the place ``go``, or with the cart that leaves then."""

    at: str
    go: str = ""
    cart: bool = False
    run: bool = False


class HoursEntry(Strict, frozen=True, rename={"from_": "from"}):
    """From one hour, "" = the day's first, until another, "" = its last."""

    from_: str = ""
    until: str = msgspec.field(name="to", default="")


class AtomEntry(Strict, frozen=True, rename={"is_": "is"}):
    """One thing that is so or not: a flag is up, an hour has come, somebody is dead, a bell has been heard."""

    flag: str = ""
    at: HoursEntry | None = None
    person: str = ""
    is_: str = ""
    heard: str = ""


class WhenEntry(AtomEntry, frozen=True, rename={"all_": "all", "any_": "any"}):
    """A condition: one atom, or lists of them."""

    all_: tuple[AtomEntry, ...] = ()
    any_: tuple[AtomEntry, ...] = ()
    none: tuple[AtomEntry, ...] = ()


class PlanLegEntry(LegEntry, frozen=True):
    """A line of a plan. ``until``, of the last one only: then the ordinary day is taken up again."""

    until: str = ""


class PlanEntry(Strict, frozen=True):
    """``[plan.NAME]``: once ``when`` holds, somebody's day is ``timetable``."""

    when: WhenEntry
    timetable: tuple[PlanLegEntry, ...]


class UseEntry(Strict, frozen=True):
    """``[use.NAME]``: *use* beside somebody puts up a flag of the day."""

    at: HoursEntry
    flag: str
    px: float = 24.0
    says: str = ""
    shows: str = "do.call"
    place: str = ""
    needs: str = ""
    takes: str = ""


def goes(line: LegEntry, here: str, where: str, desk: PersonDesk) -> str:
    """The place a leg leads to; the cart's other stop, if it is the cart's."""
    if not line.cart:
        if not line.go:
            desk.complain(f"{where}: it goes nowhere", 'go = "<the id of a place>", or cart = true')
        else:
            desk.known_place(line.go, where)
        return line.go
    if desk.cart is None:
        desk.complain(f"{where}: there is no cart", "its stops and hours under [cart] in day.toml")
        return line.go
    stops = {stop.place: stop.leaves for stop in desk.cart.stops}
    if here not in stops:
        desk.complain(
            f'{where}: no cart stops at "{here[:40]}"', f"it stops at {' and '.join(stops)}", "walk there first"
        )
        return line.go
    if line.at not in stops[here]:
        desk.complain(f'{where}: no cart leaves "{here}" at {line.at}', f"it leaves at {', '.join(stops[here])}")
    other = next((stop for stop in stops if stop != here), here)
    if line.go not in ("", other):
        desk.complain(f'{where}: the cart does not go to "{line.go[:40]}"', f'it goes to "{other}"; go can be left out')
    return other


def condition(entry: WhenEntry, where: str, desk: PersonDesk) -> When:
    """A condition as it stands in a file: lists of atoms, or one by itself."""
    own = entry.flag or entry.person or entry.is_ or entry.heard or entry.at is not None
    if bool(own) == bool(entry.all_ or entry.any_ or entry.none):
        desk.complain(f"{where} asks for nothing, or for two things at once", 'all = [ { flag = "..." } ], or one atom')
    bare = (entry,) if own else ()
    return When(
        tuple(_atom(atom, where, desk) for atom in (*bare, *entry.all_)),
        tuple(_atom(atom, where, desk) for atom in entry.any_),
        tuple(_atom(atom, where, desk) for atom in entry.none),
    )


def _atom(entry: AtomEntry, where: str, desk: PersonDesk) -> Atom:
    asked = (entry.flag, entry.person or entry.is_, entry.heard, entry.at is not None)
    if sum(map(bool, asked)) != 1:
        desk.complain(f"{where}: an atom asks for {sum(map(bool, asked))} things", "flag, person and is, heard, or at")
        return Atom()
    if entry.flag:
        desk.flag_name(entry.flag, where)
    if entry.person or entry.is_:
        desk.person(entry.person, where)
        desk.one_of(entry.is_, STATES, f"{where}: is")
    if entry.heard:
        desk.known_id(entry.heard, "bell", where)
    begins, ends = _hours(entry.at, where, desk) if entry.at is not None else (0, 0)
    return Atom(entry.flag, entry.person, entry.is_, entry.heard, begins, ends)


def _hours(entry: HoursEntry, where: str, desk: PersonDesk) -> tuple[int, int]:
    begins = desk.tick(entry.from_, where) if entry.from_ else 0
    ends = desk.tick(entry.until, where) if entry.until else desk.ends
    if 0 <= ends <= begins:
        desk.complain(f"{where}: it is over at {entry.until} and begins at {entry.from_}", "it is over later")
    return begins, ends


def scheme(name: str, entry: PlanEntry, desk: PersonDesk) -> Scheme:
    """``[plan.NAME]``."""
    where = f"plan.{name[:40]}"
    desk.name(name, where)
    desk.not_too_many(entry.timetable, where)
    if not entry.timetable:
        desk.complain(f"{where}: its timetable is empty", "at least one line")
        return Scheme(name, When(), (Leg(0, ""),))
    legs: list[Leg] = []
    here, last = "", -1
    for number, line in enumerate(entry.timetable, 1):
        at = f"{where}, timetable {number}"
        tick = desk.tick(line.at, at)
        if 0 <= tick <= last:
            desk.complain(f"{at}: {line.at} is no later than the entry before it", "entries in the order of hours")
        if line.until and number < len(entry.timetable):
            desk.complain(f"{at}: until is not in the last line", "the ordinary day begins again when the plan is over")
        here, last = goes(line, here, at, desk), tick
        legs.append(Leg(tick, here, line.cart, line.run))
    until = entry.timetable[-1].until
    ends = desk.tick(until, where) if until else 0
    if until and 0 <= ends <= last:
        desk.complain(f"{where}: it is over at {until}, before its last line", "later than that")
    return Scheme(name, condition(entry.when, f"{where}, when", desk), tuple(legs), max(0, ends))


def deed(name: str, entry: UseEntry, desk: PersonDesk) -> Deed:
    """``[use.NAME]``."""
    where = f"use.{name[:40]}"
    desk.name(name, where)
    desk.flag_name(entry.flag, where)
    desk.within(entry.px, REACH_PX, f"{where}: px")
    if entry.place:
        desk.known_place(entry.place, where)
    if entry.needs:
        desk.flag_name(entry.needs, where)
    desk.one_of(entry.takes, WORN, f"{where}: takes")
    begins, ends = _hours(entry.at, where, desk)
    return Deed(
        name, begins, ends, entry.px, entry.flag, entry.says, entry.shows, entry.place, entry.needs, entry.takes
    )
