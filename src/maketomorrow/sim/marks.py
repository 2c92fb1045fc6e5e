"""Marks and regions: objects of a map that have a meaning but no state."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop

MARKS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "spawn",
            "mark",
            "Where Rita wakes. The day's file names the one that is meant.",
            "#ffe9c4",
            "point",
            (20, 44),
            (Prop("id", "string", "", "the name the day's file uses"),),
        ),
        Kind(
            "place",
            "mark",
            "A named place to stand, for timetables and facts.",
            "#4be3d0",
            "point",
            (20, 44),
            (Prop("id", "string", "", "its name, for example r.gate"),),
        ),
        Kind(
            "burst",
            "mark",
            "A point where Darol opens and a brood comes out.",
            "#ff2e4a",
            "point",
            (28, 22),
            (
                Prop("id", "string", "", "the point's name in the day's file, B1 to B7"),
                Prop("root", "string", "", "id of the root whose strands decide about it"),
            ),
        ),
        Kind(
            "bedside",
            "mark",
            "Where the helper stands a weapon for the morning.",
            "#ffe9c4",
            "point",
            (16, 16),
        ),
        Kind(
            "shelter",
            "region",
            "A room to hide in. A door that names it holds longer while somebody is inside.",
            "#8ad0a0",
            "rect",
            (160, 96),
            (
                Prop("id", "string", "", "its name, which its doors give"),
                Prop("heads", "int", 4, "so many people fit", "people", 1, 12),
            ),
        ),
        Kind(
            "camera",
            "region",
            "The picture stays inside while she is in here.",
            "#8fb3ff",
            "rect",
            (640, 368),
        ),
        Kind(
            "wind",
            "region",
            "Gusts that push whoever is in the air. The first gust begins with the day.",
            "#aab4dc",
            "rect",
            (320, 160),
            (
                Prop("push", "float", 30.0, "speed added, to the right if positive", "px/s", -120, 120),
                Prop("on_ticks", "int", 240, "a gust lasts", "ticks", 1, 6000),
                Prop("off_ticks", "int", 180, "stillness between two gusts", "ticks", 0, 6000),
            ),
        ),
    )
}
