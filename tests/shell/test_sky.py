"""What is seen from everywhere: Darol, and the sea that mirrors it."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maketomorrow.content.scenery import Scenery
from maketomorrow.core.ticks import tick_of
from maketomorrow.shell.places.darol import TUNING as DAROL
from maketomorrow.shell.places.darol import Darol
from maketomorrow.shell.places.embers import Embers
from maketomorrow.shell.places.hours import Daylight, hour_at
from maketomorrow.shell.places.petals import Petals
from maketomorrow.shell.places.sky import TUNING, Sky, Waves
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.plan import Area

STARTS = "07:03"
BURST = tick_of("09:30", STARTS)


def shown(sky: Sky, surface: pygame.Surface, x: float, tick: int) -> bytes:
    sky.draw(surface, x, 1932.0, tick)
    return pygame.image.tobytes(surface, "RGB")


def test_darol_is_a_bud_until_the_burst_and_a_flower_soon_after() -> None:
    darol = Darol(BURST)
    assert darol.opened(0) == darol.opened(BURST) == 0
    opening = [darol.opened(BURST + ticks) for ticks in range(0, 400, 10)]
    assert opening == sorted(opening)
    assert opening[-1] == 1


def test_where_no_burst_is_planned_darol_stays_shut() -> None:
    assert Darol(-1).opened(100_000) == 0


@given(x=st.floats(0, 7400))
def test_darol_is_in_the_picture_from_the_western_wall_to_the_roots(x: float) -> None:
    assert 100 < Darol(BURST).x(x) < WIDTH - 60


def test_darol_ends_behind_the_gate_of_the_roots_and_whoever_is_under_it_does_not_see_it(
    screen: pygame.Surface,
) -> None:
    darol, hour = Darol(BURST), hour_at(540.0)

    def drawn(x: float) -> pygame.Rect:
        screen.fill((0, 0, 255))
        darol.draw(screen, x, 240, hour, 8000)
        screen.set_colorkey((0, 0, 255))
        box = screen.get_bounding_rect()
        screen.set_colorkey(None)
        return box

    assert drawn(7000.0).right > WIDTH / 2 + 100
    gate = round(WIDTH / 2 + DAROL.gate_x - 7400.0)
    assert gate - 20 < drawn(7400.0).right <= gate
    assert drawn(9000.0).width == 0


def test_it_breathes(screen: pygame.Surface) -> None:
    sky = Sky(Daylight(STARTS), BURST)
    now, later = shown(sky, screen, 5000.0, 3000), shown(sky, screen, 5000.0, 3165)
    assert now != later


def test_the_same_tick_seen_again_is_the_same_picture(screen: pygame.Surface) -> None:
    one, other = Sky(Daylight(STARTS), BURST), Sky(Daylight(STARTS), BURST)
    for tick in (10, 20_000):
        assert shown(one, screen, 6000.0, tick) == shown(other, screen, 6000.0, tick)


@pytest.mark.parametrize("clock", ["07:30", "09:31", "12:10", "18:00"])
def test_the_sea_is_darker_than_the_sky_over_it(screen: pygame.Surface, clock: str) -> None:
    sky = Sky(Daylight(STARTS), BURST)
    sky.draw(screen, 3900.0, 1932.0, tick_of(clock, STARTS))
    horizon = round(TUNING.horizon_y + (TUNING.sea_y - 1932.0) * TUNING.rise)
    above, below = (
        sum(pygame.transform.average_color(screen, (0, y, WIDTH, 40))[:3]) for y in (horizon - 44, horizon + 40)
    )
    assert below < above


def test_a_light_over_the_sea_has_its_light_in_the_sea(screen: pygame.Surface) -> None:
    screen.fill((20, 20, 40))
    screen.fill((255, 240, 200), (300, 150, 30, 20))
    Waves().mirror(screen, 240, 77)
    assert pygame.transform.average_color(screen, (290, 295, 50, 20))[0] > 100
    assert screen.get_at((100, 310))[:3] == (20, 20, 40)
    assert all(screen.get_at((x, HEIGHT - 5))[:3] == (20, 20, 40) for x in (0, 1, WIDTH - 1))


def scenery() -> list[Scenery]:
    return [Scenery(Area("roots", (0.0, 0.0, 4000.0, 4000.0), "area.roots"), (), (), (), (), "roots")]


def test_petals_fall_only_after_the_burst_and_more_and_more_of_them(screen: pygame.Surface) -> None:
    petals = Petals(scenery(), BURST)

    def specks(tick: int, top: int = 500) -> int:
        screen.fill((0, 0, 0))
        petals.draw(screen, 500, top, hour_at(600), tick)
        return pygame.mask.from_threshold(screen, (0, 0, 0), (1, 1, 1, 255)).count()

    clear = WIDTH * HEIGHT
    assert specks(BURST - 1) == specks(BURST + 100) == clear
    few, many = clear - specks(BURST + 900), clear - specks(BURST + 3000)
    assert 0 < few < many < clear // 50  # few at a time
    assert specks(BURST + 3000, top=3000) == clear  # not under the ground


def test_sparks_have_gone_out_by_noon(screen: pygame.Surface) -> None:
    embers = Embers(scenery(), BURST)

    def bright(tick: int) -> int:
        screen.fill((0, 0, 0))
        embers.draw(screen, 500, 500, tick)
        return WIDTH * HEIGHT - pygame.mask.from_threshold(screen, (0, 0, 0), (1, 1, 1, 255)).count()

    assert bright(BURST) == 0
    assert bright(BURST + 600) > 0
    assert bright(tick_of("12:00", STARTS)) == 0
