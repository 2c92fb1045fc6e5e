"""Softened flashes are what the settings call them: slow and dark."""

from __future__ import annotations

import pygame
import pytest
from days import darol

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.answers.effects import Effects
from maketomorrow.shell.palette import AMBER
from maketomorrow.shell.settings import Settings


def light(screen: pygame.Surface, flash: str) -> list[float]:
    """How bright the middle of a shot's flash is, 0 to 255, until it has gone."""
    world = Loop(darol(), first()).world
    effects = Effects(Settings(flash=flash))
    effects.flash(320.0, 180.0, 30, AMBER, 5, 6)
    seen = []
    while effects.flashes:
        screen.fill((0, 0, 0))
        effects.draw(screen, 0, 0, 1.0)
        seen.append(sum(pygame.transform.average_color(screen, (300, 160, 40, 40))[:3]) / 3)
        effects.tick(world)
    return seen


def test_a_softened_flash_is_at_most_half_as_bright_and_goes_more_slowly(screen: pygame.Surface):
    soft, full = light(screen, "softened"), light(screen, "full")
    assert soft[0] <= max(full) / 2
    assert len(soft) >= 1.5 * len(full)

    def steepest(seen: list[float]) -> float:
        return max(a - b for a, b in zip(seen, [*seen[1:], 0.0]))

    assert steepest(soft) < steepest(full) * 0.6


@pytest.mark.parametrize("flash", ["softened", "full"])
def test_a_flash_answers_in_the_same_picture_either_way(screen: pygame.Surface, flash: str):
    assert light(screen, flash)[0] > 10
