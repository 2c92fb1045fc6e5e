"""What is turned as a share does what its share says: the shake, and each of the volumes by itself."""

from __future__ import annotations

import pygame
import pytest
from days import darol

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hearing.mixing import Mixing
from maketomorrow.shell.hearing.moods import LOOPS
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.showing import view_of

HEARD = {  # setting -> an effect or a loop of its own
    "loud_effects": "hurt",
    "loud_voices": "voice.maki",
    "loud_music": next(name for name, loop in LOOPS.items() if loop.bus == "music"),
}


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_the_picture_shakes_as_far_as_its_share_says(screen: pygame.Surface, share: float):
    world = Loop(darol(), first()).world
    corners = {}
    for wish in (share, 1.0):
        view = view_of(world.plan, Settings(shake=wish))
        view.morning(world)
        stood = view.corner(world)
        view.effects.shake(1.0)
        moved = [(view.rest(world), view.corner(world))[1] for _ in range(20)]
        corners[wish] = max(abs(x - stood[0]) + abs(y - stood[1]) for x, y in moved)
    assert corners[1.0] > 4
    assert corners[share] == pytest.approx(share * corners[1.0], abs=1.5)


def loudness(settings: Settings, name: str) -> float:
    """How loud an effect or a loop is with these settings."""
    desk = Mixing(settings)
    if name in LOOPS:
        desk.mood = {name: 1.0}
        for _ in range(LOOPS[name].rise_ticks + 1):
            desk.idle({name: 1.0})
        return desk.levels()[name]
    cue = desk.cue(name, 1.0)
    return 0.0 if cue is None else max(cue.left, cue.right)


@pytest.mark.parametrize("turned", HEARD)
def test_each_volume_turns_down_its_own_sounds_and_no_others(turned: str):
    for setting, name in HEARD.items():
        whole, half, none = (loudness(Settings(**{turned: share}), name) for share in (1.0, 0.5, 0.0))
        assert whole > 0
        if setting == turned:
            assert half == pytest.approx(whole / 2)
            assert none == 0
        else:
            assert half == none == whole


@pytest.mark.parametrize("name", HEARD.values())
def test_the_volume_of_everything_turns_down_everything(name: str):
    assert loudness(Settings(loud=0.25), name) == pytest.approx(loudness(Settings(loud=0.5), name) / 2)
    assert loudness(Settings(loud=0.0), name) == 0
