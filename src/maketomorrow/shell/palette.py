"""The game's few hues. Red is the hive and death, nothing else; the suit is orange with white; teal is help."""

from __future__ import annotations

Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """``"#rrggbb"`` as three numbers."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """``a`` at 0, ``b`` at 1; ``share`` is held between the two."""
    t = min(1.0, max(0.0, share))
    return (
        round(a[0] + (b[0] - a[0]) * t),
        round(a[1] + (b[1] - a[1]) * t),
        round(a[2] + (b[2] - a[2]) * t),
    )


INK = rgb("#07040f")
INK_2 = rgb("#120a20")
INDIGO = rgb("#1a1038")
VIOLET = rgb("#3d1452")
WINE = rgb("#7a1640")
ORANGE = rgb("#ff6a2b")
AMBER = rgb("#ffb45c")
CREAM = rgb("#ffe9c4")
WHITE = rgb("#fff6e8")
SUIT = rgb("#ff4a22")
SUIT_DARK = rgb("#a81c1c")
HIVE = rgb("#ff2e4a")
TEAL = rgb("#4be3d0")
UNLIT = rgb("#4a3a5a")  # what is there, and dark: an empty cell, an unknown thing
DIM = rgb("#8c7684")  # words that can wait
QUIET = mix(DIM, CREAM, 0.4)  # words of a menu that are not chosen
