"""What every mimic has in common, and the record that makes a kind."""

from __future__ import annotations

from maketomorrow.sim.model import Mover


class Mimic(Mover, array_like=True):
    """A mimic of any kind; each kind adds fields in a subclass with a tag of its own.

    ``act`` is its stance: "unfold", "hunt", "windup", "strike", "recover", "gnaw", "still".
    """

    act: str = "unfold"
    act_ticks: int = 0
    home: str = ""  # the burst point it came out of, or the id of the spawn that placed it
    prey: str = ""
    attack: str = ""
    token: str = ""  # whom it holds an attack token for
    seen_x: float = 0.0  # where the prey was last known to be
    seen_y: float = 0.0
    seen_tick: int = -1
    node: int = -1  # the road's node it stands at or left last
    edge_to: int = -1  # the node it is on its way to
    edge_ticks: int = 0
    climbing: bool = False
    flash_ticks: int = 0  # was hit just now; for the picture
