"""The tile sheets are what their recipe draws, and hold a picture for every tile a map uses."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from maketomorrow.workshop.materials import BLOBS
from maketomorrow.workshop.tiles import make_tiles

ROOT = Path(__file__).resolve().parents[2]
SHEETS = ("earth", "concrete", "steel", "growth", "walls", "water", "trim")
INSIDES = ("inside/earth", "inside/concrete")  # what runs through the ground behind them


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("tiles")
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in make_tiles(folder)}


def test_the_recipe_draws_every_sheet(drawn: dict[str, Path]) -> None:
    assert sorted(drawn) == sorted(SHEETS + INSIDES)


@pytest.mark.parametrize("name", SHEETS + INSIDES)
def test_a_shipped_sheet_is_to_the_pixel_what_the_recipe_draws(name: str, drawn: dict[str, Path]) -> None:
    ours, shipped = (pygame.image.load(path) for path in (drawn[name], ROOT / "assets" / "tiles" / f"{name}.png"))
    assert ours.get_size() == shipped.get_size()
    assert pygame.image.tobytes(ours, "RGBA") == pygame.image.tobytes(shipped, "RGBA")


def test_ground_has_a_tile_for_each_of_the_47_ways_its_neighbours_can_lie() -> None:
    assert len(BLOBS) == 47


@pytest.mark.parametrize("name", ["earth", "concrete", "steel"])
def test_the_top_of_ground_is_lit_and_its_inside_dark(name: str, drawn: dict[str, Path]) -> None:
    sheet = pygame.image.load(drawn[name])

    def light(tile: int, row: int) -> float:
        left, top = tile % 16 * 16, tile // 16 * 16 + row
        return sum(sum(sheet.get_at((left + x, top))[:3]) for x in range(16)) / 48

    open_above, inside = 56, 52
    assert light(open_above, 0) > 4 * light(inside, 8)
    assert light(open_above, 0) > 2.5 * light(open_above, 12)
