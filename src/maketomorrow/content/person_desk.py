"""Where one person or one talk is read: what names and hours the day has, and all that is wrong with the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.day import CartEntry, DayFile
from maketomorrow.core.ticks import tick_of
from maketomorrow.core.words import did_you_mean

PEOPLE, TALK = "people", "talk"  # the folders
IDENTITY = re.compile(r"[a-z][a-z0-9_]{0,30}")
FLAG = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+){0,4}")
MOST_LINES = 40  # of a talk, legs of a timetable, doings


class PersonDesk:
    """Collects one file's complaints, knows the day's hours and names."""

    def __init__(
        self,
        day: DayFile,
        ids: Mapping[str, Sequence[str]] | None,
        names: Sequence[str],
        place: Place,
        complaints: list[Complaint],
    ) -> None:
        self.place = place
        self.names = names
        self.cart: CartEntry | None = day.cart
        self.clean = True
        self.ends = tick_of(day.night, day.starts)
        self._day = day
        self._ids = ids
        self._complaints = complaints

    def complain(self, what: str, right: str = "", do: str = "") -> None:
        self.clean = False
        self._complaints.append(self.place.complaint(what, right, do, refused=True))

    def tick(self, clock: str, where: str) -> int:
        """The tick of an hour of the day; -1 with a complaint for anything else."""
        try:
            tick = tick_of(clock, self._day.starts)
        except ValueError as problem:
            self.complain(f"{where}: {problem}")
            return -1
        if not 0 <= tick <= self.ends:
            right = f"it goes from {self._day.starts} to {self._day.night}"
            self.complain(f"{where}: {clock} is no hour of this day", right)
            return -1
        return tick

    def hour(self, name: str) -> int | None:
        clock = self._day.hours.get(name)
        return None if clock is None else tick_of(clock, self._day.starts)

    def known_place(self, name: str, where: str) -> None:
        self.known_id(name, "place", where)

    def known_id(self, name: str, kind: str, where: str) -> None:
        """Complain about an id that nothing of that kind on the maps has."""
        known = self._ids.get(kind, ()) if self._ids is not None else (name,)
        if name not in known:
            self.complain(
                f'{where}: the {kind} "{name[:40]}" is on no map{did_you_mean(name, known)}',
                f"the id of an object of the class {kind}",
            )

    def one_of(self, word: str, known: Sequence[str], where: str) -> None:
        if word not in known:
            self.complain(
                f'{where} is "{word[:40]}"{did_you_mean(word, known)}', f"one of {', '.join(filter(None, known))}"
            )

    def within(self, value: float, limits: tuple[float, float], where: str) -> None:
        if not limits[0] <= value <= limits[1]:
            self.complain(f"{where} is {value:g}", f"from {limits[0]:g} to {limits[1]:g}")

    def not_too_many(self, entries: Sequence[object], where: str) -> None:
        if len(entries) > MOST_LINES:
            self.complain(f"{where} has {len(entries)} entries", f"at most {MOST_LINES}")

    def name(self, name: str, where: str) -> None:
        if not IDENTITY.fullmatch(name):
            self.complain(f"{where}: that is no name", "small letters, digits and _")

    def flag_name(self, flag: str, where: str) -> None:
        if not FLAG.fullmatch(flag):
            self.complain(
                f'{where}: "{flag[:40]}" is no flag', "names of small letters, digits and _, with dots between"
            )

    def person(self, name: str, where: str) -> None:
        if name not in self.names:
            self.complain(
                f'{where}: nobody is called "{name[:40]}"{did_you_mean(name, self.names)}',
                f"a person has a file {PEOPLE}/<id>.toml",
            )
