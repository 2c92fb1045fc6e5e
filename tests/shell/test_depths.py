"""What lies inside thick ground shows in its inner tiles and nowhere else."""

from pathlib import Path

import pygame

from maketomorrow.content.load import load_level
from maketomorrow.content.scenery import scenery_of
from maketomorrow.shell.places.depths import BEHIND_AN_EDGE, DEEP
from maketomorrow.shell.stage import layers_of
from maketomorrow.workshop.materials import SHEET

ROOTS = Path("levels/darol/roots.tmx")


def test_the_numbers_of_inner_tiles_are_those_of_the_sheets():
    assert tuple(BEHIND_AN_EDGE) == tuple(range(SHEET.inside, SHEET.deep))
    assert tuple(DEEP) == tuple(range(SHEET.deep, SHEET.tops))


def test_roots_go_through_the_earth_and_not_through_its_edge(screen: pygame.Surface):
    area = next(found for found in scenery_of(load_level(ROOTS)) if found.area.name == "roots")
    layer = next(found for found in area.layers if found.depth == "ground")
    drawn = next(found for found in layers_of([area]) if found.name == f"roots/{layer.name}")
    looks: dict[int, set[bytes]] = {}
    for at, gid in enumerate(layer.gids):
        if gid and not (layer.flips and layer.flips[at]):
            tile = drawn.picture(at % layer.cols, at // layer.cols)
            if tile is not None:
                looks.setdefault(gid - 1, set()).add(pygame.image.tobytes(tile, "RGBA"))
    assert max(len(looks.get(number, ())) for number in DEEP) > 8
    assert all(len(found) == 1 for number, found in looks.items() if number < SHEET.inside)
