"""What stands beside a thing: its word, the key for it, and whether a press is enough."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from suits import suited

from maketomorrow.content.text import Texts
from maketomorrow.shell.reading.hud import Hud
from maketomorrow.sim.objects.bench import Bench
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
