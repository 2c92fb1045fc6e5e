"""Words beside things come after what she does; what is struck, or splashes, answers where it can be seen."""

from __future__ import annotations

import pytest
from suits import suited

from maketomorrow.shell.answers.effects import Effects
from maketomorrow.shell.quiet import TUNING, Quiet
from maketomorrow.sim.events import Event
from maketomorrow.sim.objects.root import Root
from maketomorrow.sim.state import World

ROOM = [".........."] * 6 + ["##########"]


def at_a_root() -> World:
    return suited(ROOM, at=(4, 5), things=[Root("weed", 88.0, 32.0, 16.0, 64.0)])


def leaping(world: World) -> None:
    world.state.suit.stance = "air"


def striking(world: World) -> None:
    world.state.suit.held[0].phase = "active"


def hurt(world: World) -> None:
    world.state.suit.hurt_ticks = 10


def resting(world: World) -> None:
    world.state.suit.resting = "bench"


@pytest.mark.parametrize("busy", [leaping, striking, hurt, resting])
def test_a_prompt_is_away_while_she_is_busy_and_comes_back(busy):
    world, quiet = at_a_root(), Quiet()
    quiet.tick(world)
    assert quiet.roomy
    busy(world)
    quiet.tick(world)
    assert not quiet.roomy
    fresh = at_a_root()
    for _ in range(TUNING.blow_ticks):
        quiet.tick(fresh)
    assert quiet.roomy


def test_a_cut_into_a_root_bleeds_inside_it_and_not_behind_her_hand():
    world, effects = at_a_root(), Effects()
    effects.notice(world, [Event(1, "struck", "weed", "cutter", "rita", 88.0, 66.0)])
    assert len(effects.motes) > 10
    assert all(mote.x > 92.0 for mote in effects.motes)


def test_a_splash_is_seen_at_the_surface_and_bubbles_end_there():
    world, effects = suited(["..........", "..........", *["~~~~~~~~~~"] * 5, "##########"], at=(4, 5)), Effects()
    effects.notice(world, [Event(1, "splashed", "rita", x=world.state.suit.x, y=world.state.suit.y)])
    assert min(mote.y for mote in effects.motes) == 32.0
    effects.clear()
    world.state.suit.stance = "water"
    effects.notice(world, [])
    bubbles = list(effects.motes)
    assert bubbles
    while effects.motes:
        effects.tick(world)
    assert all(30.0 < bubble.y < world.state.suit.y for bubble in bubbles)
