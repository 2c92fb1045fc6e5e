"""What survives the night, and the one pure function that makes tomorrow's from today's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from maketomorrow.loop.fight_log import FightReport
from maketomorrow.loop.helper import prepare
from maketomorrow.sim.objects.finding import HANDS
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.player.model import Suit

COUNTER_DAY = 3  # on this morning breaking the alarm brings the counter; the next has it anyway
REPORTS_KEPT = 10  # days the helper may look back


@dataclass(frozen=True, slots=True)
class AssistTuning:
    """How a life grows easier, in percent of every wound."""

    first_percent: int = 20
    day_percent: int = 2  # more for every day that has ended
    most_percent: int = 80  # nothing is ever without weight


ASSIST = AssistTuning()


class CarryOver(msgspec.Struct, frozen=True):
    """All that a morning may know of earlier days.

    ``day`` is the number of the day to come, from 1. ``unlocked`` keeps the order of finding.
    ``counts``: the loop counter has come up and stays.
    """

    day: int = 1
    unlocked: tuple[str, ...] = ("cutter",)
    hand: tuple[str, ...] = ("cutter",)
    upgrades: dict[str, int] = {}
    laid_out: str = ""
    counts: bool = False
    deaths: dict[str, int] = {}  # cause -> how often
    reports: tuple[FightReport, ...] = ()
    unhurt: bool = False
    assist_percent: int = 0  # 0 = no assist; what is there grows with every day
    totals: dict[str, int] = {}  # ticks, kills, shots, hits, strands of all days: for the statistics alone

    def loadout(self) -> Loadout:
        """This morning's loadout: what the day is allowed to see of all this."""
        rack = tuple(weapon for weapon in self.unlocked if weapon not in self.hand and weapon != self.laid_out)
        return Loadout(
            hand=self.hand,
            rack=rack,
            upgrades=dict(self.upgrades),
            laid_out="" if self.laid_out in self.hand else self.laid_out,
            unhurt=self.unhurt,
            counter=self.day if self.counts else 0,
            assist_percent=self.assist_percent,
        )


def first(loadout: Loadout | None = None, day: int = 1) -> CarryOver:
    """A carry-over that gives ``loadout`` on its first morning; without one, the very first day's."""
    if loadout is None:
        return CarryOver(day=day, counts=day > COUNTER_DAY)
    unlocked = tuple(dict.fromkeys(("cutter", *loadout.hand, *loadout.rack, *filter(None, (loadout.laid_out,)))))
    return CarryOver(
        day=day,
        unlocked=unlocked,
        hand=loadout.hand,
        upgrades=dict(loadout.upgrades),
        laid_out=loadout.laid_out,
        counts=loadout.counter > 0 or day > COUNTER_DAY,
        unhurt=loadout.unhurt,
        assist_percent=loadout.assist_percent,
    )


def eased(carry: CarryOver, assist: bool, unhurt: bool) -> CarryOver:
    """The same life as the player wishes to live it from its next morning on."""
    percent = 0
    if assist:
        percent = carry.assist_percent or min(
            ASSIST.most_percent, ASSIST.first_percent + ASSIST.day_percent * (carry.day - 1)
        )
    return msgspec.structs.replace(carry, assist_percent=percent, unhurt=unhurt)


def after(carry: CarryOver, suit: Suit, report: FightReport) -> CarryOver:
    """Tomorrow's carry-over, a pure function of the suit at the day's end and the day's report.

    What she holds at the end is unlocked; what she had in hand is in hand again. From the fourth
    morning on the counter is up, whether or not she broke the alarm on the third.
    """
    holding = tuple(held.id for held in suit.held)
    unlocked = tuple(dict.fromkeys((*carry.unlocked, *holding, *suit.rack)))
    reports = (*carry.reports, report)[-REPORTS_KEPT:]
    prepared = prepare(carry.day + 1, reports, unlocked, carry.upgrades)
    deaths = dict(carry.deaths)
    deaths[report.cause] = deaths.get(report.cause, 0) + 1
    hand = tuple(dict.fromkeys(("cutter", *holding)))[:HANDS]
    grown = min(ASSIST.most_percent, carry.assist_percent + ASSIST.day_percent) if carry.assist_percent else 0
    return CarryOver(
        day=carry.day + 1,
        unlocked=unlocked,
        hand=hand,
        upgrades=dict(prepared.upgrades),
        laid_out=prepared.laid_out,
        counts=carry.counts or carry.day >= COUNTER_DAY,
        deaths=deaths,
        reports=reports,
        unhurt=carry.unhurt,
        assist_percent=grown,
        totals=_added(carry.totals, report),
    )


def _added(totals: Mapping[str, int], report: FightReport) -> dict[str, int]:
    """The life's totals with one more day in them."""
    today = {
        "ticks": report.tick,
        "strands": report.strands,
        "hits": sum(report.hits.values()),
        "shots": sum(report.shots.values()),
        "landed": sum(report.landed.values()),
        "dodges": report.iframe_dodges,
        **{f"kills.{kind}": count for kind, count in report.kills.items()},
    }
    return {
        name: totals.get(name, 0) + today.get(name, 0) for name in (*totals, *(n for n in today if n not in totals))
    }
