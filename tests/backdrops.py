"""Pictures behind the tiles, for tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from maketomorrow.content.scenery import Backdrop
from maketomorrow.sim.plan import Area


def a_backdrop(area: Area, image: Path, size: tuple[int, int], **changes: object) -> Backdrop:
    """A far plane as wide as its picture, at the world's own pace; what is asked for is otherwise."""
    plain = Backdrop(
        name="picture",
        area=area,
        depth="far",
        image=image,
        size=size,
        offset=(0.0, 0.0),
        parallax=(1.0, 1.0),
        repeat=(False, False),
        opacity=1.0,
        tint=(255, 255, 255, 255),
        tones=False,
        sky=False,
        masks=False,
        near=1.0,
        lit=False,
        additive=False,
        open=False,
        hours=(None, None),
        within=None,
        drift=0.0,
        sway=0.0,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]
