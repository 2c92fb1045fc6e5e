"""What is far off: one picture that comes a little at a time, and nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from backdrops import a_backdrop

from maketomorrow.content.scenery import Scenery
from maketomorrow.shell.places.backdrops import Backdrops, planes_of
from maketomorrow.shell.places.distance import LEAP_PX, Distance
from maketomorrow.shell.places.hours import Daylight
from maketomorrow.shell.places.sky import TUNING, Sky
from maketomorrow.sim.plan import Area, Rect

WIDE: Rect = (0, 0, 4000, 2000)
BURST = 5880
SLOW, QUICK = 0.1, 0.7


@pytest.fixture
def far(tmp_path: Path) -> tuple[Sky, Backdrops]:
    """A sky with a plane before it that hardly moves, and one before that which does."""
    planes = []
    for name, colour, parallax in (("slow", (90, 60, 40, 255), SLOW), ("quick", (200, 180, 90, 255), QUICK)):
        sheet = pygame.Surface((900, 600), pygame.SRCALPHA)
        for x in range(0, 900, 60):
            sheet.fill(colour, (x, 60, 20, 500))
        path = tmp_path / f"{name}.png"
        pygame.image.save(sheet, str(path))
        area = Area("hall", WIDE, "area.hall")
        changes = {"parallax": (parallax, parallax), "near": 0.0, "open": True}
        planes.append(a_backdrop(area, path, (900, 600), name=name, **changes))
    daylight = Daylight("07:03")
    scenery = [Scenery(Area("hall", WIDE, "area.hall"), (), tuple(planes), (), (), "")]
    return Sky(daylight, BURST), Backdrops(planes_of(scenery), daylight)


def seen(distance: Distance, screen: pygame.Surface, left: int, tick: int) -> bytes:
    distance.draw(screen, left, 500, tick)
    return pygame.image.tobytes(screen, "RGB")


def test_once_the_camera_holds_still_it_is_what_would_have_been_drawn_at_once(screen, far):
    distance, at_once = Distance(*far), Distance(*far)
    for tick in range(30):
        seen(distance, screen, 400 + 3 * tick, 1200 + tick)
    came = [seen(distance, screen, 490, 1230 + tick) for tick in range(2 * TUNING.wave_ticks + 1)][-1]
    shown = 1230 + TUNING.wave_ticks  # when the picture was begun that is shown now
    assert came == seen(at_once, screen, 490, shown)


def test_where_the_camera_leaps_nothing_comes_late(screen, far):
    distance, at_once = Distance(*far), Distance(*far)
    seen(distance, screen, 400, 1200)
    assert seen(distance, screen, 401 + LEAP_PX, 1201) == seen(at_once, screen, 401 + LEAP_PX, 1201)


def test_an_hour_that_jumps_is_shown_at_once(screen, far):
    distance, at_once = Distance(*far), Distance(*far)
    seen(distance, screen, 400, 1200)
    assert seen(distance, screen, 400, 20_001) == seen(at_once, screen, 400, 20_001)


def test_what_moves_with_the_camera_keeps_step_with_it_in_every_frame(screen, far):
    distance = Distance(*far)
    pictures = {seen(distance, screen, 400 + 4 * k, 1200) for k in range(3)}
    assert len(pictures) == 3


def test_drawn_ahead_in_pieces_it_is_what_it_is_drawn_at_once(
    far: tuple[Sky, Backdrops], screen: pygame.Surface, monkeypatch: pytest.MonkeyPatch
):
    distance, at_once = Distance(*far), Distance(*far)
    pieces = sum(1 for _ in distance.drawn_ahead(400, 500, 1200))
    assert pieces > 1
    with monkeypatch.context() as patch:
        patch.setattr(Distance, "_finish", lambda _: pytest.fail("the sky is drawn again"))
        ahead = seen(distance, screen, 400, 1200)
    assert ahead == seen(at_once, screen, 400, 1200)
