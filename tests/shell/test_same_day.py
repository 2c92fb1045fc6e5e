"""The same tape is the same day whatever a player turns, and how a day is lived stands in its tape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from maketomorrow.loop.manager import Loop
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.scenes.playing import Playing
from maketomorrow.shell.settings import RULES, Scale, Settings, Switch
from maketomorrow.shell.showing import TapeHands, view_of
from maketomorrow.shell.window import Beat
from maketomorrow.sim.snapshot import digest
from maketomorrow.tape.format import read_tape, write_tape
from maketomorrow.tape.replay import inputs_of, life_of
from maketomorrow.tape_commands import plan_of

FIGHT = 240  # ticks: the wind-up, the lunge, both blows
TAPE = Path(__file__).parents[1] / "tapes" / "drone-beaten-unhurt.tape"


def other_values() -> Iterator[tuple[str, object]]:
    """Every setting at each value that it has not as delivered, but those that stand in a tape's header."""
    for name, rule in RULES.items():
        usual = getattr(Settings(), name)
        if name in ("assist", "unhurt"):
            continue
        if isinstance(rule, Switch):
            yield name, not usual
        elif isinstance(rule, Scale):
            yield name, rule.least
        else:
            yield from ((name, value) for value in rule.values if value != usual)


def begun() -> tuple[Loop, TapeHands]:
    """The tape's fight before its first tick, and who lives it."""
    tape = read_tape(TAPE)
    return life_of(tape, plan_of(tape)), TapeHands([inputs_of(day) for day in tape.days], [FIGHT])


def lived(settings: Settings, screen: pygame.Surface) -> list[str]:
    """A tape's fight, seen and heard with these settings at 60 pictures a second: its digests."""
    loop, hands = begun()
    beat = Beat(60, settings.speed)
    view = view_of(loop.plan, settings)
    scene = Playing(loop, view, view.words, Devices(settings), Sound(settings), beat, hands.take).begin()
    digests = []
    while loop.over is None and not hands.at_end(loop):
        ticks, share = beat.owed(1)
        for _ in range(ticks):
            scene.tick()
            digests.append(digest(loop.world.state))
        scene.draw(screen, share)
    return digests


@pytest.fixture(scope="module")
def unseen() -> list[str]:
    """The same fight with nobody looking at it."""
    loop, hands = begun()
    digests = []
    while loop.over is None and not hands.at_end(loop):
        before = loop.world.state.tick
        loop.tick(hands.take(loop))
        if loop.world.state.tick != before:
            digests.append(digest(loop.world.state))
    return digests


@pytest.mark.parametrize(("name", "value"), list(other_values()))
def test_the_same_tape_is_the_same_day_whatever_is_turned(
    screen: pygame.Surface, unseen: list[str], name: str, value: object
):
    settings = Settings()
    setattr(settings, name, value)
    assert list(dict.fromkeys(lived(settings, screen))) == list(dict.fromkeys(unseen))


def test_how_a_day_is_lived_survives_being_written_and_read(tmp_path: Path):
    tape = read_tape(TAPE)
    tape.speed = 0.55
    tape.loadout = replace(tape.loadout, unhurt=True, assist_percent=26)
    write_tape(tmp_path / "day.tape", tape)
    again = read_tape(tmp_path / "day.tape")
    assert (again.speed, again.loadout.unhurt, again.loadout.assist_percent) == (0.55, True, 26)
    suit = life_of(again, plan_of(tape)).world.state.suit
    assert suit.unhurt
    assert suit.wound_share == pytest.approx(0.74)
