"""Eight on one spot are eight: how deep each of a pack stands."""

from __future__ import annotations

import pygame

from maketomorrow.shell.figures.depth import DEPTHS, Pack
from maketomorrow.shell.figures.figures import Figures
from maketomorrow.shell.palette import CREAM
from maketomorrow.sim.enemies.drone import Drone


def drones(*xs: float) -> list[Drone]:
    return [Drone(f"drone-{n}", x, 100.0, 22.0, 20.0, act="hunt") for n, x in enumerate(xs)]


def depths(pack: Pack, mimics: list[Drone]) -> dict[str, int]:
    return {mimic.id: place.depth for mimic, place in pack.ordered(mimics)}


def test_whoever_stands_alone_is_near():
    assert set(depths(Pack(), drones(0.0, 200.0, 400.0)).values()) == {0}


def test_three_on_one_spot_stand_at_three_depths():
    assert len(set(depths(Pack(), drones(0.0, 8.0, 16.0)).values())) == 3


def test_eight_on_the_very_same_spot_are_no_two_drawn_alike():
    places = [place for _, place in Pack().ordered(drones(*[100.0] * 8))]
    assert len(set(places)) == 8


def test_what_is_further_back_is_drawn_first():
    order = [place.depth for _, place in Pack().ordered(drones(*range(0, 64, 8)))]
    assert order == sorted(order, reverse=True)


def test_whoever_winds_up_comes_to_the_front_step_by_step():
    pack, pile = Pack(), drones(0.0, 8.0, 16.0)
    last = max(pile, key=lambda one: depths(pack, pile)[one.id])
    last.act = "windup"
    seen = [depths(pack, pile)[last.id]]
    for _ in range(len(DEPTHS)):
        pack.step(pile)
        seen.append(depths(pack, pile)[last.id])
    assert seen[-1] == 0
    assert all(before - after in (0, 1) for before, after in zip(seen, seen[1:]))  # noqa: RUF007


def test_there_is_more_air_before_what_is_further_back(screen: pygame.Surface):
    figures, (drone,) = Figures(), drones(0.0)
    figures.light_up(CREAM, "roots")
    levels = []
    for depth in range(len(DEPTHS)):
        picture = figures.mimic(drone, 0, depth)[0].picture
        # its back below the spines, left of its light
        levels.append(sum(picture.get_at((picture.get_width() // 2 - 6, picture.get_height() // 2))[:3]))
    assert levels == sorted(set(levels))
