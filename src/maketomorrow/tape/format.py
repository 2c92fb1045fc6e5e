"""The tape: a text file that people read, write and diff.

::

    make-tomorrow tape 1
    plan: darol
    seed: 20260703
    map: 5f1c0a77d2e94b13
    morning: 1
    loadout: cutter, rivet; rack slug; coil 1; laid out rivet
    recorded: pymunk 7.3.1, linux x86_64
    unhurt: yes
    assist: 24
    speed: 0.75

    day
         0  use
        10
        60  right
       102  right jump
       118  right aim=256
    at 600: rita in quarters
    keyframe 600 1f0c7a9be2d54a10
    by 5880: event burst
    at end: died cause drone.lunge
      6120  end

    day
    ...

``#`` begins a comment, which is kept where it stands. A row says which actions are held from its tick on, and
where a free aim points (0..1023, a full turn; absent = none). ``assist`` are percent that every wound takes less on the
first day (two more each day after), ``speed`` how fast the hands' time ran: it is told, and changes nothing.
``docs/tapes.md`` teaches it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from maketomorrow.core.errors import TapeError
from maketomorrow.core.files import read_text, write_atomic
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.inputs import ACTIONS, AIM_STEPS, NO_AIM, Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.tape.facts import Fact, parse_fact

FORMAT = 1
MOST_BYTES = 8_000_000
MOST_TICKS = 2_000_000  # about nine hours of play in one day: far beyond any night
HEAD = "make-tomorrow tape"
UPGRADE_LEVELS = 3

_ROW = re.compile(r"([0-9]+)(?:\s+(.*))?")
_AIM = re.compile(r"aim=(\d+)")
_KEYFRAME = re.compile(r"keyframe\s+(\d+)\s+([0-9a-f]{16})")


@dataclass(slots=True)
class Row:
    """From ``tick`` on these inputs are held. ``remark`` is a comment on the same line."""

    tick: int
    inputs: Inputs
    remark: str = ""
    above: tuple[str, ...] = ()  # comment lines just above it


@dataclass(slots=True)
class TapeDay:
    """One day of a tape. ``end`` is the number of ticks to live, -1 = until the day is over."""

    rows: list[Row] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    digests: dict[int, str] = field(default_factory=dict)
    end: int = -1
    remarks: list[str] = field(default_factory=list)  # comment lines before the first row
    tail: list[str] = field(default_factory=list)  # comment lines after the last one


@dataclass(slots=True)
class Tape:
    """A whole tape. ``plan`` is a day's id or, with a slash or .tmx in it, a map's path beside the tape."""

    plan: str = "darol"
    seed: int | None = None
    map_digest: str = ""
    morning: int = 1
    loadout: Loadout = field(default_factory=Loadout)
    recorded: str = ""
    speed: float = 1.0  # of time, as it was played
    days: list[TapeDay] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)  # comment lines before the header's end
    path: Path = Path("(unsaved).tape")


def read_tape(path: Path) -> Tape:
    """Read a tape. Raises TapeError naming the line and what would be right."""
    return parse_tape(read_text(path, MOST_BYTES, TapeError), path)


def parse_tape(text: str, path: Path = Path("(text)")) -> Tape:
    """Read a tape's text; ``path`` only names it in complaints."""
    return _Reader(path).read(text)


class _Reader:
    """One pass over the lines; ``refuse`` knows which one it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.line = 0
        self.tape = Tape(path=path)
        self.day: TapeDay | None = None
        self.above: list[str] = []  # comment lines that wait for the line they belong to

    def refuse(self, complaint: str) -> TapeError:
        return TapeError(self.path, f"line {self.line}: {complaint}")

    def read(self, text: str) -> Tape:
        lines = text.split("\n")
        self._head(lines[0])
        for number, raw in enumerate(lines[1:], 2):
            self.line = number
            line, hash_sign, remark = raw.partition("#")
            line, remark = line.strip(), remark.removeprefix(" ").rstrip()
            if not line:
                if hash_sign:
                    (self.tape.remarks if self.day is None else self.above).append(remark)
            elif line == "day":
                self._close_day()
                self.day = TapeDay(remarks=[remark] if remark else [])
                self.tape.days.append(self.day)
            elif self.day is None:
                self._header(line)
                self.tape.remarks += [remark] if remark else []
            else:
                self._line(self.day, line, remark)
        self._close_day()
        if not self.tape.days:
            raise TapeError(self.path, 'has no day in it; a line "day" begins the first morning')
        return self.tape

    def _close_day(self) -> None:
        if self.day is not None:
            self.day.tail += self._taken()

    def _taken(self) -> tuple[str, ...]:
        """The comment lines that waited; before a day's first line they belong to the day."""
        assert self.day is not None
        above, self.above = tuple(self.above), []
        if not (self.day.rows or self.day.facts or self.day.digests or self.day.end >= 0):
            self.day.remarks += above
            return ()
        return above

    def _head(self, line: str) -> None:
        self.line = 1
        words = line.strip().rsplit(" ", 1)
        if len(words) != 2 or words[0] != HEAD or not words[1].isdecimal():
            raise self.refuse(f'is no tape; the first line of one is "{HEAD} {FORMAT}"')
        if int(words[1]) != FORMAT:
            raise self.refuse(f"the tape is of format {words[1]}; this version reads {FORMAT}")

    def _header(self, line: str) -> None:
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        readers = {
            "plan": self._plan,
            "seed": self._seed,
            "map": self._map,
            "morning": self._morning,
            "loadout": self._loadout,
            "recorded": self._recorded,
            "unhurt": self._unhurt,
            "assist": self._assist,
            "speed": self._speed,
        }
        if not colon or key not in readers:
            raise self.refuse(
                f'"{key}" is no line of a header{did_you_mean(key, readers)}; it knows {", ".join(readers)},'
                ' and "day" begins the first day'
            )
        readers[key](value)

    def _plan(self, value: str) -> None:
        if not re.fullmatch(r"[\w][\w./-]*", value) or ".." in value.split("/"):
            raise self.refuse(f'"{value}" is no day; name one under levels/, for example darol, or a map below it')
        self.tape.plan = value

    def _seed(self, value: str) -> None:
        if not re.fullmatch(r"\d{1,18}", value):
            raise self.refuse(f'the seed "{value}" is no whole number')
        self.tape.seed = int(value)

    def _map(self, value: str) -> None:
        if not re.fullmatch(r"[0-9a-f]{16,64}", value):
            raise self.refuse(f'the map digest "{value}" is not hexadecimal; it has 16 to 64 digits')
        self.tape.map_digest = value

    def _morning(self, value: str) -> None:
        if not re.fullmatch(r"[1-9]\d{0,5}", value):
            raise self.refuse(f'the morning "{value}" is no number from 1 on')
        self.tape.morning = int(value)

    def _recorded(self, value: str) -> None:
        self.tape.recorded = value

    def _unhurt(self, value: str) -> None:
        if value not in ("yes", "no"):
            raise self.refuse(f'unhurt is "yes" or "no", not "{value}"')
        self._set_loadout(unhurt=value == "yes")

    def _assist(self, value: str) -> None:
        if not re.fullmatch(r"\d{1,2}", value):
            raise self.refuse(f'the assist "{value}" is no number of percent from 0 to 99')
        self._set_loadout(assist_percent=int(value))

    def _speed(self, value: str) -> None:
        if not re.fullmatch(r"[01](\.\d{1,4})?", value) or not 0 < float(value) <= 1:
            raise self.refuse(f'the speed "{value}" is no share of the usual one, for example 0.75')
        self.tape.speed = float(value)

    def _set_loadout(self, **changes: Any) -> None:
        self.tape.loadout = replace(self.tape.loadout, **changes)

    def _loadout(self, value: str) -> None:
        try:
            loadout = parse_loadout(value)
        except ValueError as problem:
            raise self.refuse(str(problem)) from None
        self._set_loadout(hand=loadout.hand, rack=loadout.rack, upgrades=loadout.upgrades, laid_out=loadout.laid_out)

    def _line(self, day: TapeDay, line: str, remark: str) -> None:
        if line.startswith("keyframe"):
            match = _KEYFRAME.fullmatch(line)
            if match is None:
                raise self.refuse('a keyframe reads "keyframe TICK DIGEST", the digest sixteen hexadecimal digits')
            self.above = [*self._taken(), *([remark] if remark else [])]  # keyframes are written anew: they hold none
            day.digests[self._tick(match[1])] = match[2]
            return
        match = _ROW.fullmatch(line)
        if match is not None:
            self._row(day, self._tick(match[1]), (match[2] or "").strip(), remark)
            return
        try:
            fact = parse_fact(line, self.line)
        except ValueError as problem:
            raise self.refuse(str(problem)) from None
        day.facts.append(replace(fact, remark=remark, above=self._taken()))

    def _tick(self, digits: str) -> int:
        tick = int(digits) if len(digits) <= 9 else MOST_TICKS + 1
        if tick > MOST_TICKS:
            raise self.refuse(f"tick {digits[:12]} is beyond any day; the most is {MOST_TICKS}")
        return tick

    def _row(self, day: TapeDay, tick: int, words: str, remark: str) -> None:
        if day.end >= 0:
            raise self.refuse('stands after "end"; a line "day" begins the next morning')
        if day.rows and tick <= day.rows[-1].tick and words != "end":
            raise self.refuse(f"tick {tick} does not come after tick {day.rows[-1].tick}; rows stand in order")
        if words == "end":
            if day.rows and tick < day.rows[-1].tick:
                raise self.refuse(f"the end at {tick} lies before the row at {day.rows[-1].tick}")
            self.above = [*self._taken(), *([remark] if remark else [])]
            day.end = tick
            return
        held, aim = 0, NO_AIM
        for word in words.split():
            match = _AIM.fullmatch(word)
            if match is not None:
                aim = int(match[1][:6])
                if aim >= AIM_STEPS:
                    raise self.refuse(f"{word} is beyond a full turn; aim goes from 0 to {AIM_STEPS - 1}")
            elif word in ACTIONS and word != "pause":
                held |= ACTIONS[word]
            else:
                raise self.refuse(
                    f'"{word}" is no action{did_you_mean(word, ACTIONS)}; actions are'
                    f" {' '.join(name for name in ACTIONS if name != 'pause')}, and aim=0..{AIM_STEPS - 1}"
                )
        day.rows.append(Row(tick, Inputs(held, aim), remark, self._taken()))


def parse_loadout(text: str) -> Loadout:
    """``"cutter, rivet; rack slug; coil 1; laid out rivet"``. Raises ValueError with one sentence."""
    from maketomorrow.sim.player.upgrades import UPGRADES
    from maketomorrow.sim.weapons.catalogue import WEAPONS

    def weapon(name: str) -> str:
        if name not in WEAPONS:
            raise ValueError(f'"{name}" is no weapon{did_you_mean(name, WEAPONS)}; weapons are {", ".join(WEAPONS)}')
        return name

    first, *rest = [part.strip() for part in text.split(";")]
    hand = tuple(dict.fromkeys(weapon(name.strip()) for name in first.split(",") if name.strip()))
    if not 1 <= len(hand) <= 3 or "cutter" not in hand:
        raise ValueError(f'"{first}" is no loadout: the cutter and at most two more are in hand')
    rack: tuple[str, ...] = ()
    laid_out = ""
    upgrades: dict[str, int] = {}
    for part in rest:
        name, _, value = part.rpartition(" ")
        if part.startswith("rack "):
            rack = tuple(weapon(one.strip()) for one in part.removeprefix("rack ").split(","))
        elif name == "laid out":
            laid_out = weapon(value)
        elif name in UPGRADES and value.isdecimal() and 1 <= int(value[:3]) <= UPGRADE_LEVELS:
            upgrades[name] = int(value)
        else:
            raise ValueError(
                f'"{part}" says nothing about a loadout{did_you_mean(name or part, UPGRADES)};'
                ' write "rack WEAPON, WEAPON", "laid out WEAPON" or "UPGRADE LEVEL"'
            )
    return Loadout(hand=hand, rack=rack, upgrades=upgrades, laid_out=laid_out)


def loadout_text(loadout: Loadout) -> str:
    """The inverse of :func:`parse_loadout`."""
    parts = [", ".join(loadout.hand)]
    if loadout.rack:
        parts.append("rack " + ", ".join(loadout.rack))
    parts += [f"{name} {level}" for name, level in loadout.upgrades.items()]
    if loadout.laid_out:
        parts.append(f"laid out {loadout.laid_out}")
    return "; ".join(parts)


def inputs_text(inputs: Inputs) -> str:
    """``"right jump aim=256"``."""
    words = [name for name, action in ACTIONS.items() if inputs.held & action]
    if inputs.aim != NO_AIM:
        words.append(f"aim={inputs.aim}")
    return " ".join(words)


def tape_text(tape: Tape) -> str:
    """The tape as it stands in a file. Reading it back gives the same tape."""
    lines = [f"{HEAD} {FORMAT}", *_remarks(tape.remarks), f"plan: {tape.plan}"]
    if tape.seed is not None:
        lines.append(f"seed: {tape.seed}")
    if tape.map_digest:
        lines.append(f"map: {tape.map_digest}")
    if tape.morning != 1:
        lines.append(f"morning: {tape.morning}")
    lines.append(f"loadout: {loadout_text(tape.loadout)}")
    if tape.recorded:
        lines.append(f"recorded: {tape.recorded}")
    if tape.loadout.unhurt:
        lines.append("unhurt: yes")
    if tape.loadout.assist_percent:
        lines.append(f"assist: {tape.loadout.assist_percent}")
    if tape.speed != 1:
        lines.append(f"speed: {tape.speed:g}")
    for day in tape.days:
        lines += ["", "day", *_remarks(day.remarks)]
        entries = [(row.tick, 1, _lines(f"{row.tick:6}  {inputs_text(row.inputs)}".rstrip(), row)) for row in day.rows]
        entries += [(fact.tick if fact.tick >= 0 else 1 << 40, 0, _lines(str(fact), fact)) for fact in day.facts]
        entries += [(tick, 2, [f"keyframe {tick} {value}"]) for tick, value in day.digests.items()]
        if day.end >= 0:
            entries.append((1 << 41, 3, [f"{day.end:6}  end"]))
        for _tick, _rank, texts in sorted(entries, key=lambda entry: entry[:2]):
            lines += texts
        lines += _remarks(day.tail)
    return "\n".join(lines) + "\n"


def _lines(text: str, of: Row | Fact) -> list[str]:
    """A line with the comments that belong to it."""
    return [*_remarks(of.above), f"{text}  # {of.remark}" if of.remark else text]


def _remarks(remarks: Iterable[str]) -> list[str]:
    return [f"# {remark}".rstrip() for remark in remarks]


def write_tape(path: Path, tape: Tape) -> None:
    """Write a tape in one go. Raises TapeError with what was there untouched."""
    write_atomic(path, tape_text(tape).encode(), TapeError)
