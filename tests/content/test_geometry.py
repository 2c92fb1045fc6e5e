"""Ground becomes loops that hold exactly what the tiles hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import CELLS

from maketomorrow.content.geometry import CELL_SHAPES, terrain_from_cells, twice_area
from maketomorrow.sim.plan import Cell, Terrain

DRAWN = {**CELLS, ".": Cell.AIR, "?": Cell.OTHER}
HALF = ((0.0, 8.0), (16.0, 8.0), (16.0, 16.0), (0.0, 16.0))
WEDGE = ((3.3, 0.0), (16.0, 2.7), (9.0, 16.0))


def ground(*rows: str, **more) -> Terrain:
    cells = bytes(DRAWN[char] for row in rows for char in row)
    return terrain_from_cells(0, 0, len(rows[0]), len(rows), cells, **more)


@st.composite
def grids(draw):
    cols, rows = draw(st.integers(1, 7)), draw(st.integers(1, 6))
    cells = bytes(draw(st.lists(st.sampled_from(list(Cell)), min_size=cols * rows, max_size=cols * rows)))
    drawn = st.sampled_from([(HALF,), (WEDGE,), (HALF[::-1],), (HALF, ((0.0, 0.0), (16.0, 0.0), (8.0, 8.0)))])
    shapes = {index: draw(drawn) for index, cell in enumerate(cells) if cell == Cell.OTHER}
    return cols, rows, cells, shapes


def area_px(polygon) -> float:
    return abs(twice_area([(round(x * 16) / 16, round(y * 16) / 16) for x, y in polygon])) / 2


def inside(polygon, x: float, y: float) -> bool:
    crossings = 0
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1]):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossings += 1
    return crossings % 2 == 1


def is_ground(cols, rows, cells, shapes, x: float, y: float) -> bool:
    col, row = int(x // 16), int(y // 16)
    if not (0 <= col < cols and 0 <= row < rows):
        return False
    polygons = shapes.get(row * cols + col) or CELL_SHAPES.get(cells[row * cols + col], ())
    return any(inside(polygon, x - col * 16, y - row * 16) for polygon in polygons)


@given(grids())
@settings(max_examples=150, deadline=None)
def test_every_outline_is_closed_and_all_together_hold_the_area_of_the_tiles(grid):
    cols, rows, cells, shapes = grid
    terrain = terrain_from_cells(0, 0, cols, rows, cells, shapes)
    assert all(loop[0] == loop[-1] and len(loop) >= 4 for loop in terrain.outlines)
    held = sum(twice_area(loop[:-1]) / 2 for loop in terrain.outlines)
    drawn = sum(
        area_px(polygon)
        for index, cell in enumerate(cells)
        for polygon in (shapes.get(index) or CELL_SHAPES.get(cell, ()))
    )
    assert held == pytest.approx(drawn)


@given(grids())
@settings(max_examples=150, deadline=None)
def test_ground_lies_right_of_every_edge_and_none_left_of_it(grid):
    cols, rows, cells, shapes = grid
    for loop in terrain_from_cells(0, 0, cols, rows, cells, shapes).outlines:
        for (ax, ay), (bx, by) in pairwise(loop):
            length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
            right_x, right_y = -(by - ay) / length * 0.11, (bx - ax) / length * 0.11
            share = 0.4567  # not at a place where tiles meet
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            assert is_ground(cols, rows, cells, shapes, x + right_x, y + right_y)
            assert not is_ground(cols, rows, cells, shapes, x - right_x, y - right_y)


@given(grids())
@settings(max_examples=60, deadline=None)
def test_a_world_shut_by_its_areas_leaves_just_the_air_inside_the_loops(grid):
    cols, rows, cells, shapes = grid
    terrain = terrain_from_cells(0, 0, cols, rows, cells, shapes, ((0, 0, cols * 16, rows * 16),))
    drawn = sum(
        area_px(polygon)
        for index, cell in enumerate(cells)
        for polygon in (shapes.get(index) or CELL_SHAPES.get(cell, ()))
    )
    held = sum(twice_area(loop[:-1]) / 2 for loop in terrain.outlines)
    assert held == pytest.approx(drawn - cols * rows * 256)


def test_a_flat_floor_is_one_loop_of_four_corners():
    (loop,) = ground("......", "######", "######").outlines
    assert sorted(set(loop)) == [(0, 16), (0, 48), (96, 16), (96, 48)]


def test_a_hill_of_slopes_has_corners_only_where_its_steepness_changes():
    (loop,) = ground("...abcd...", ".ab####cd.", "##########").outlines
    assert [point for point in loop if point[1] < 32] == [(80, 0)]
    assert {(16, 32), (144, 32)} <= set(loop)


def test_a_step_beside_the_low_end_of_a_slope_keeps_the_part_above_it():
    terrain = ground("a#")
    assert {(16, 8), (16, 0)} <= set(terrain.outlines[0])


def test_blocks_that_touch_at_a_corner_are_two_loops():
    assert len(ground("#.", ".#").outlines) == 2


def test_one_ways_and_the_top_rung_are_chains_of_their_own_from_left_to_right():
    terrain = ground("..==h=..", "....H...", "########")
    assert terrain.oneways == (((32, 0), (96, 0)),)
    assert all(y >= 32 for loop in terrain.outlines for _, y in loop)


def test_cores_lie_four_pixels_behind_the_surface():
    assert ground("...", "###", "###").cores == ((4, 20, 40, 24),)


def test_a_join_between_two_areas_stays_open_and_the_rest_of_the_border_is_shut():
    cells = bytes(4 * 3)
    terrain = terrain_from_cells(10, 5, 4, 3, cells, areas=((160, 80, 32, 48), (192, 80, 32, 32)))
    (loop,) = terrain.outlines
    assert sorted(set(loop)) == [(160, 80), (160, 128), (192, 112), (192, 128), (224, 80), (224, 112)]


def test_where_the_world_lies_moves_its_outlines():
    at_home = ground(".#.", "###").outlines
    cells = bytes(DRAWN[char] for char in ".#.###")
    away = terrain_from_cells(7, -3, 3, 2, cells).outlines
    assert away == tuple(tuple((x + 112, y - 48) for x, y in loop) for loop in at_home)


def test_a_shape_that_leaves_its_tile_is_refused():
    with pytest.raises(ValueError, match="out of its tile"):
        ground("?", shapes={0: (((0.0, 0.0), (20.0, 0.0), (0.0, 16.0)),)})


def test_a_shape_without_an_inside_is_refused():
    with pytest.raises(ValueError, match="no inside"):
        ground("?", shapes={0: (((0.0, 0.0), (16.0, 16.0)),)})
