"""All recipes: what is run to fill ``assets/``, each in a process of its own.

A recipe is a function that takes an :class:`Order`, writes files under ``order.assets`` and answers
them. It is one line below: a name to call it by, where it lies, and about how many seconds it takes
(the longest are begun first). The same recipe writes the same bytes every time; chance is
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
    """``where`` is ``module:function``, the module below ``maketomorrow``."""

    name: str
    where: str
    seconds: float = 1.0

    def run(self, order: Order) -> list[Path]:
        """Make the files. Raises ImportError where a library of the ``workshop`` extra is missing."""
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        module, _, function = self.where.partition(":")
        return list(getattr(import_module(f"maketomorrow.{module}"), function)(order))


SOUND_GROUPS = ("rita", "weapons", "mimics", "things", "people", "day")

RECIPES = (
    Recipe("title", "workshop.recipes:title", 3.0),
    Recipe("tiles", "workshop.recipes:tiles", 2.0),
    Recipe("horizon", "workshop.recipes:horizon", 2.0),
    Recipe("darol", "workshop.recipes:darol", 3.0),
    Recipe("bridge", "workshop.recipes:bridge", 2.0),
    Recipe("roots", "workshop.recipes:roots", 6.0),
    Recipe("quarters", "workshop.recipes:quarters", 3.0),
    Recipe("props", "workshop.recipes:props", 1.0),
    Recipe("warehouse", "workshop.recipes:warehouse", 11.0),
    Recipe("quiet_music", "workshop.sound.bake:quiet_music", 18.0),
    Recipe("loud_music", "workshop.sound.bake:loud_music", 6.0),
    Recipe("places_heard", "workshop.sound.bake:places", 6.0),
    *(Recipe(f"sounds_{group}", f"workshop.sound.bake:{group}", 1.0) for group in SOUND_GROUPS),
)


def tiles(order: Order) -> list[Path]:
    """The sheets of tiles."""
    from maketomorrow.workshop.tiles import make_tiles

    return make_tiles(order.assets / "tiles")


def title(order: Order) -> list[Path]:
    """The title's picture, and the one behind the menus."""
    from maketomorrow.workshop.title import make_pictures

    return make_pictures(order.assets / "pictures", order.title, order.fonts / "bebas-neue.woff")


def horizon(order: Order) -> list[Path]:
    """What is seen from everywhere but Darol: sun, far shore, hills."""
    from maketomorrow.workshop.places.horizon import make

    return make(order.assets / "places" / "horizon")


def darol(order: Order) -> list[Path]:
    """Darol, from bud to flower."""
    from maketomorrow.workshop.places.horizon import make_darol

    return make_darol(order.assets / "places" / "horizon")


def bridge(order: Order) -> list[Path]:
    """What stands behind and before the bridge."""
    from maketomorrow.workshop.places.bridge import make

    return make(order.assets / "places" / "bridge")


def roots(order: Order) -> list[Path]:
    """What stands behind and before the roots."""
    from maketomorrow.workshop.places.roots import make

    return make(order.assets / "places" / "roots")


def quarters(order: Order) -> list[Path]:
    """What stands behind and before the quarters."""
    from maketomorrow.workshop.places.quarters import make

    return make(order.assets / "places" / "quarters")


def props(order: Order) -> list[Path]:
    """What stands about in rooms."""
    from maketomorrow.workshop.places.props import make

    return make(order.assets / "places" / "props")


def warehouse(order: Order) -> list[Path]:
    """What stands behind and before the warehouse."""
    from maketomorrow.workshop.places.warehouse import make

    return make(order.assets / "places" / "warehouse")


def same_music(a: Path, b: Path) -> bool:
    """Whether two OGG files sound the same, sample by sample."""
    import numpy
    import soundfile

    (one, rate), (other, other_rate) = soundfile.read(a, dtype="int16"), soundfile.read(b, dtype="int16")
    return rate == other_rate and bool(numpy.array_equal(one, other))
