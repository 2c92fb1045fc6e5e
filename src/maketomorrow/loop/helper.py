"""The unseen helper's night: a pure function of the recorded fights.

He has 240 minutes between two days. He builds again what he built before, lays out the weapon
that served her best, and with the time that is left builds what answers the fights he read.
Nothing is scripted, and nothing is built that answers nothing. He begins with the night before
the fourth morning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from maketomorrow.loop.fight_log import FightReport


@dataclass(frozen=True, slots=True)
class NightTable:
    """What his night is worth. Minutes."""

    night_min: int = 240
    lay_out_min: int = 20
    rebuild_level_min: int = 15
    new_level_min: int = 60
    new_levels_a_night: int = 2
    days_read: int = 3  # how many days back he weighs the weapons
    first_morning: int = 4


TABLE = NightTable()


def _hits(report: FightReport, *causes: str) -> int:
    return sum(report.hits.get(cause, 0) for cause in causes)


def _answers_coil(report: FightReport) -> float:
    lunges = ("drone.lunge", "shell.charge", "alpha.leap")
    return 3.0 * (report.cause in lunges) + 0.5 * _hits(report, *lunges)


def _answers_plating(report: FightReport) -> float:
    spat = 3.0 * (report.cause == "spitter.arc") + 0.5 * _hits(report, "spitter.arc")
    return spat + (2.0 if sum(report.hits.values()) > 3 else 0.0)


ANSWERS: Mapping[str, tuple[int, Callable[[FightReport], float]]] = {
    "coil": (1, _answers_coil),
    "plating": (1, _answers_plating),
}
"""Upgrade -> highest level he can build yet, and how well it answers a report (0 = not at all)."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What stands ready in the morning."""

    upgrades: Mapping[str, int]
    laid_out: str
    minutes_left: int


def best_weapon(reports: Sequence[FightReport], unlocked: Sequence[str]) -> str:
    """The unlocked weapon, the cutter apart, that dealt most over the last days; "" if there is none.

    Ties go to the least used.
    """
    recent = reports[-TABLE.days_read :]
    best, best_key = "", (0.0, 0)
    for weapon in unlocked:
        if weapon == "cutter":
            continue
        dealt = sum(report.dealt.get(weapon, 0.0) for report in recent)
        used = sum(report.shots.get(weapon, 0) for report in recent)
        if not best or (dealt, -used) > best_key:
            best, best_key = weapon, (dealt, -used)
    return best


def prepare(
    morning: int, reports: Sequence[FightReport], unlocked: Sequence[str], built: Mapping[str, int]
) -> Prepared:
    """His night before ``morning`` (1 = the first day). ``built`` are the levels of yesterday."""
    if morning < TABLE.first_morning or not reports:
        return Prepared(dict(built), "", TABLE.night_min)
    left = TABLE.night_min
    weapon = best_weapon(reports, unlocked)
    if weapon:
        left -= TABLE.lay_out_min
    upgrades: dict[str, int] = {}
    for name, levels in built.items():
        rebuilt = min(levels, left // TABLE.rebuild_level_min)
        if rebuilt:
            upgrades[name] = rebuilt
            left -= rebuilt * TABLE.rebuild_level_min
    order = {name: index for index, name in enumerate(ANSWERS)}
    scores = {name: answers(reports[-1]) for name, (_most, answers) in ANSWERS.items()}
    new = 0
    for name in sorted(ANSWERS, key=lambda name: (-scores[name], order[name])):
        most = ANSWERS[name][0]
        if scores[name] <= 0 or upgrades.get(name, 0) >= most:
            continue
        if new == TABLE.new_levels_a_night or left < TABLE.new_level_min:
            break
        upgrades[name] = upgrades.get(name, 0) + 1
        left -= TABLE.new_level_min
        new += 1
    return Prepared(upgrades, weapon, left)
