"""When there had better be no words: what she does and what happens to her comes before what she could do.

A prompt is gone while she jumps, strikes, is hurt or rests, and a moment longer, so that it does not flicker.
The burst has the picture to itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class QuietTuning:
    """How long a prompt stays away after it was in the way, ticks."""

    leap_ticks: int = 8
    blow_ticks: int = 45  # two blows of a row have less between them
    hurt_ticks: int = 20
    rest_ticks: int = 2


TUNING = QuietTuning()
LEAPS = ("air", "dash", "wall")
BLOWS = ("windup", "active", "recovery")


class Quiet:
    """Whether the word beside what she can use may be seen. ``tick`` once for every tick."""

    def __init__(self) -> None:
        self._ticks = 0  # for which it stays away

    def morning(self) -> None:
        """Another day: nothing is in the way."""
        self._ticks = 0

    def tick(self, world: World) -> None:
        """See whether it is in the way in this tick."""
        self._ticks = max(0, self._ticks - 1, _in_the_way(world.state.suit))

    @property
    def roomy(self) -> bool:
        """Whether there is room for a prompt."""
        return self._ticks == 0


def _in_the_way(suit: Suit) -> int:
    """For how many ticks from now on a prompt had better be away."""
    away = 0
    if suit.stance in LEAPS:
        away = TUNING.leap_ticks
    if suit.resting:
        away = TUNING.rest_ticks
    if suit.stance == "hurt" or suit.hurt_ticks:
        away = max(away, TUNING.hurt_ticks)
    if suit.held and suit.held[suit.hand].phase in BLOWS:
        away = max(away, TUNING.blow_ticks)
    return away
