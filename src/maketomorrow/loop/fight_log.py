"""What a day's events say about her fights: the report the helper reads at night."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from maketomorrow.sim.events import Event
from maketomorrow.sim.state import Over


class FightReport(msgspec.Struct):
    """One day's fights, counted. Maps go from a cause or weapon id to a number."""

    day: int
    cause: str = ""  # what ended the day
    tick: int = 0  # when
    hits: dict[str, int] = {}  # what hit her, how often
    shots: dict[str, int] = {}  # weapon -> blows and shots begun
    landed: dict[str, int] = {}  # weapon -> blows and shots that met something
    dealt: dict[str, float] = {}  # weapon -> damage dealt
    kills: dict[str, int] = {}  # kind of mimic -> killed by her
    iframe_dodges: int = 0
    energy_dry: int = 0  # times a dash or weapon found no energy
    falls: int = 0
    strands: int = 0


def _count(counts: dict[str, int], key: str) -> None:
    counts[key] = counts.get(key, 0) + 1


def note(report: FightReport, events: Iterable[Event]) -> None:
    """Add one tick's events to the day's report."""
    for event in events:
        match event.name:
            case "hurt" if event.who == "rita":
                _count(report.hits, event.what)
            case "swung" | "fired":
                _count(report.shots, event.what)
            case "struck" if event.by == "rita":
                _count(report.landed, event.what)
                report.dealt[event.what] = report.dealt.get(event.what, 0.0) + event.amount
            case "died" if event.by == "rita":
                _count(report.kills, event.who.partition("-")[0])
            case "dodged" if event.who == "rita":
                report.iframe_dodges += 1
            case "energy_dry":
                report.energy_dry += 1
            case "fell":
                report.falls += 1
            case "cut":
                report.strands += 1


def close(report: FightReport, over: Over) -> None:
    """Write down how the day ended."""
    report.cause, report.tick = over.cause, over.tick
