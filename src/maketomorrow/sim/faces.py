"""Where still ground has its faces, tile by tile: what a body that touches none of them need not feel for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from maketomorrow.sim.plan import TILE_PX, Point, Rect


class Faces:
    """Which tiles the faces of still ground lie on: a number for each row, a bit for each column.

    A face between two tiles belongs to the one with the ground in it. ``left``, ``top`` are the world px
    of the first tile's corner; some tiles to spare lie around everything.
    """

    def __init__(self, chains: Sequence[tuple[Point, ...]]) -> None:
        points = [point for chain in chains for point in chain] or [(0.0, 0.0)]
        self.left = (min(x for x, _ in points) // TILE_PX - 2) * TILE_PX
        self.top = (min(y for _, y in points) // TILE_PX - 2) * TILE_PX
        self._rows = [0] * int((max(y for _, y in points) - self.top) // TILE_PX + 3)
        for chain in chains:
            for a, b in pairwise(chain):
                self._mark_face(a, b)

    def with_boxes(self, boxes: Iterable[Rect]) -> list[int]:
        """The rows with those boxes' tiles too."""
        rows = list(self._rows)
        for x, y, w, h in boxes:
            self._mark(rows, x, y, x + w, y + h)
        return rows

    def clear(self, rows: list[int], left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a box touches no tile that is marked in ``rows``; beyond the first tiles nothing is clear."""
        # hair's breadths wider: what it only touches, it touches
        first, last = int(left - self.left - 0.01) // TILE_PX, int(right - self.left + 0.01) // TILE_PX
        above, below = int(top - self.top - 0.01) // TILE_PX, int(bottom - self.top + 0.01) // TILE_PX
        if first <= 0 or above <= 0:
            return False
        columns = (2 << last - first) - 1
        for row in rows[above : below + 1]:  # noqa: SIM110 - asked for at every leap: all() costs twice as much
            if row >> first & columns:
                return False
        return True

    def _mark_face(self, a: Point, b: Point) -> None:
        """Tile by tile where it slopes, and a little to its right, where the ground is."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy)
        if not length:
            return
        inset = 0.5 / length
        ax, ay = a[0] + (dx - dy) * inset, a[1] + (dy + dx) * inset
        bx, by = b[0] - (dx + dy) * inset, b[1] - (dy - dx) * inset
        pieces = math.ceil(min(abs(dx), abs(dy)) / TILE_PX) or 1
        for n in range(pieces):
            x0, x1 = ax + (bx - ax) * n / pieces, ax + (bx - ax) * (n + 1) / pieces
            y0, y1 = ay + (by - ay) * n / pieces, ay + (by - ay) * (n + 1) / pieces
            self._mark(self._rows, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _mark(self, rows: list[int], left: float, top: float, right: float, bottom: float) -> None:
        first, last = (max(0, int((x - self.left) // TILE_PX)) for x in (left, right))
        above, below = (max(0, int((y - self.top) // TILE_PX)) for y in (top, bottom))
        columns = ((2 << last - first) - 1) << first
        for row in range(above, min(below + 1, len(rows))):
            rows[row] |= columns
