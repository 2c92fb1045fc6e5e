"""What every mimic has in common."""

from __future__ import annotations

from typing import ClassVar

from maketomorrow.sim.model import Walker

THINK_TICKS = 6  # ticks between two looks of one mimic
PREY_TICKS = 60  # ticks between two choices of prey


class Mimic(Walker, array_like=True):
    """A mimic of any kind; each kind adds fields in a subclass with a tag of its own.

    ``act`` is its stance: "unfold", "hunt", "windup", "strike", "recover", "gnaw", "still".
    """

    KIND: ClassVar[str] = ""

    act: str = "unfold"
    act_ticks: int = 0
    home: str = ""  # the burst point it came out of, or the id of the spawn that placed it
    prey: str = ""
    attack: str = ""
    token: str = ""  # whom it holds an attack token for
    seen_tick: int = -1  # when it last knew where its prey was
    flash_ticks: int = 0  # was hit just now; for the picture
    phase: int = 0  # 0..PREY_TICKS-1: on which ticks it thinks, so that never all think at once
    sees_prey: bool = False  # an open line of its own, as of its last look
    told_tick: int = -1  # when it last told the others
    windup_ticks: int = 0  # length of the wind-up under way; ``act_ticks`` counts up to it
    aim_x: float = 0.0  # where its attack will go, fixed before the wind-up ends; while it prowls, where its prey was
    aim_y: float = 0.0
    hits: list[str] = []  # whom this strike has met already
    turn_ticks: int = 0  # since it began to turn round
    rest_ticks: int = 0  # keeps off after an attack
    wait_ticks: int = 0  # stands so long between waking and setting off
    leaping: bool = False  # in the air by its own will, off the roads
    detour_ticks: int = 0  # keeps to the roads, though the prey is near
    prowl_ticks: int = 0  # goes to and fro where no road leads on
    yield_ticks: int = 0  # lets another one go ahead

    def weak_point(self) -> tuple[float, float, float]:
        """Middle and radius of its one light, in world px: a rivet that meets it counts three times."""
        return self.x, self.y - self.h / 2, 5.0
