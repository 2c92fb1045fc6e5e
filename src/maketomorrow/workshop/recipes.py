"""All recipes: what is run to fill ``assets/``, each in a process of its own.

A recipe is a function that takes the folder it fills, or a whole :class:`Order`, writes files there and
answers them. It is one line below: a name to call it by, where it lies, about how many seconds it takes
(the longest are begun first), and the folder. The same recipe writes the same bytes every time; chance is
``core.rng.roll``, and no file is larger for having been made later.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Order:
    """What a recipe is told. ``fonts`` and ``levels`` are read, ``assets`` is written."""

    assets: Path
    fonts: Path
    levels: Path
    title: str = "Make Tomorrow"


class Recipe(NamedTuple):
    """``where`` is ``module:function``, the module below ``maketomorrow``; ``folder`` lies below ``assets``.

    Without a folder the function is told the whole order.
    """

    name: str
    where: str
    seconds: float = 1.0
    folder: str = ""

    def run(self, order: Order) -> list[Path]:
        """Make the files. Raises ImportError where a library of the ``workshop`` extra is missing."""
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        module, _, name = self.where.partition(":")
        function = getattr(import_module(f"maketomorrow.{module}"), name)
        return list(function(order.assets / self.folder if self.folder else order))


SOUND_GROUPS = ("rita", "weapons", "mimics", "things", "people", "day")

RECIPES = (
    Recipe("title", "workshop.recipes:title", 3.0),
    Recipe("tiles", "workshop.tiles:make_tiles", 2.0, "tiles"),
    Recipe("horizon", "workshop.places.horizon:make", 2.0, "places/horizon"),
    Recipe("darol", "workshop.places.horizon:make_darol", 3.0, "places/horizon"),
    Recipe("bridge", "workshop.places.bridge:make", 2.0, "places/bridge"),
    Recipe("roots", "workshop.places.roots:make", 6.0, "places/roots"),
    Recipe("quarters", "workshop.places.quarters:make", 3.0, "places/quarters"),
    Recipe("props", "workshop.places.props:make", 1.0, "places/props"),
    Recipe("warehouse", "workshop.places.warehouse:make", 11.0, "places/warehouse"),
    Recipe("quiet_music", "workshop.sound.bake:quiet_music", 18.0),
    Recipe("loud_music", "workshop.sound.bake:loud_music", 6.0),
    Recipe("places_heard", "workshop.sound.bake:places", 6.0),
    *(Recipe(f"sounds_{group}", f"workshop.sound.bake:{group}", 1.0) for group in SOUND_GROUPS),
)


def title(order: Order) -> list[Path]:
    """The title's picture, and the one behind the menus."""
    from maketomorrow.workshop.title import make_pictures

    return make_pictures(order.assets / "pictures", order.title, order.fonts / "bebas-neue.woff")


def same_music(a: Path, b: Path) -> bool:
    """Whether two OGG files sound the same, sample by sample. What is torn is no music."""
    import numpy
    import soundfile

    try:
        (one, rate), (other, other_rate) = (soundfile.read(path, dtype="int16") for path in (a, b))
    except soundfile.SoundFileError:
        return False
    return rate == other_rate and bool(numpy.array_equal(one, other))
