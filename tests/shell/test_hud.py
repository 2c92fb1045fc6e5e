"""What stands beside a thing: its word, the key for it, and whether a press is enough."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from suits import suited

from maketomorrow.content.text import Texts
from maketomorrow.shell.reading.corners import corners
from maketomorrow.shell.reading.hud import Hud
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.objects.bench import Bench
from maketomorrow.sim.player.model import Held
from maketomorrow.sim.state import World

WORDS = Texts.load(Path(__file__).parents[2] / "levels" / "darol" / "text" / "en.toml")


def beside_a_bench() -> World:
    bench = Bench("bench", 48.0, 32.0, 48.0, 16.0)
    return suited([".........."] * 3 + ["##########"], at=(4, 2), things=[bench])


def prompted(screen: pygame.Surface, world: World, hud: Hud) -> pygame.Rect:
    for _ in range(10):
        hud.tick(world)
    box = hud.draw_prompt(screen, world, -240, -150)
    assert box is not None
    return box


def test_a_rest_says_that_it_is_held_and_not_to_whoever_need_not_hold_it(screen: pygame.Surface):
    world, hud = beside_a_bench(), Hud(WORDS)
    held = prompted(screen, world, hud)
    hud.settings.hold = "toggle"
    pressed = prompted(screen, world, hud)
    assert held.w > pressed.w + 20
    assert held.centerx == pytest.approx(pressed.centerx, abs=1)


@pytest.mark.parametrize("device", ["keys", "mouse", "pad"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_prompt_stands_inside_the_picture_with_the_key_of_the_device_in_use(
    screen: pygame.Surface, device: str, scale: float
):
    world, hud = beside_a_bench(), Hud(WORDS, device)
    hud.settings.text = scale
    assert screen.get_rect().contains(prompted(screen, world, hud))


# --- words twice as large -------------------------------------------------------------------------


def shown(screen: pygame.Surface, scale: float, counter: int) -> pygame.Surface:
    """The HUD on plain grey."""
    world, hud = beside_a_bench(), Hud(WORDS)
    hud.settings.text = scale
    world.state.suit.held[:] = [Held("rivet", 24)]
    hud.morning(world)
    screen.fill((60, 60, 60))
    hud.draw(screen, world, counter)
    return screen


def extent(screen: pygame.Surface, corner: pygame.Rect) -> pygame.Rect:
    part = screen.subsurface(corner).copy()
    part.set_colorkey((60, 60, 60))
    first, *others = pygame.mask.from_surface(part).get_bounding_rects()
    return first.unionall(others)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_at_200_percent_each_corner_is_twice_as_large_and_stays_in_its_place(screen: pygame.Surface, which: int):
    half = pygame.Rect(0, (0, HEIGHT // 2, HEIGHT // 2)[which], WIDTH // 2, HEIGHT // 2)
    half.x = WIDTH // 2 if which == 2 else 0
    sizes = []
    for scale in (1.0, 1.5, 2.0):
        box = extent(shown(screen, scale, counter=12), half)
        assert corners(scale)[which].contains(box.move(half.topleft))
        sizes.append(box)
    for scale, box in zip((1.5, 2.0), sizes[1:]):
        assert box.h == pytest.approx(sizes[0].h * scale, abs=6)
        assert box.w == pytest.approx(sizes[0].w * scale, abs=8)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("area", ["quarters", "deck", "under"])
def test_an_areas_name_stands_beside_the_clock_and_inside_the_picture(screen: pygame.Surface, area: str, scale: float):
    world, hud = beside_a_bench(), Hud(WORDS)
    hud.settings.text = scale
    hud.morning(world)
    hud.name(WORDS[f"area.{area}"])
    for _ in range(60):
        hud.tick(world)
    hud.draw(screen, world, 12)
    (box,) = hud.boxes
    assert box.w > 60 * scale
    assert screen.get_rect().contains(box)
    assert box.collidelist(list(corners(scale))) < 0


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_what_a_thing_answers_stands_on_nobody(screen: pygame.Surface, scale: float):
    world, hud = beside_a_bench(), Hud(WORDS)
    hud.settings.text = scale
    hud.morning(world)
    hud.say(WORDS["door.kept"])
    for _ in range(30):
        hud.tick(world)
    hud.draw(screen, world, 0)
    somebody = pygame.Rect(310, hud._answered.y - 10, 22, 46)
    for _ in range(60):
        hud.tick(world)
        hud.draw(screen, world, 0, figures=lambda: [somebody])
    assert not hud._answered.colliderect(somebody)
    assert screen.get_rect().contains(hud._answered)
    assert hud._answered.collidelist(list(corners(scale))) < 0
