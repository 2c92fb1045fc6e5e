"""The quarters: small rooms in a cliff, cold before anybody is awake, and a long window to the sea.

One warm point in a cold room, and Darol asleep behind the glass. Every room is a wall at the plane of
play with holes for its windows, and two washes of light: what the window lays into the room, and the
lamps. Walls and things before them are tones; the hour colours them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from maketomorrow.workshop.places import interior as set_of
from maketomorrow.workshop.places.horizon import FOOT, darol
from maketomorrow.workshop.places.interior import Rect
from maketomorrow.workshop.places.mask import spectrum
from maketomorrow.workshop.places.wash import Field, Wash, smooth

TILE = 16


@dataclass(frozen=True, slots=True)
class Room:
    """A room's wall, in px of its map; windows in px of the wall itself, lamps in tiles of the map."""

    name: str
    rect: tuple[int, int, int, int]
    floor: int  # px from the wall's upper edge to where one walks
    windows: tuple[tuple[Rect, int], ...] = ()  # and panes
    lamps: tuple[tuple[int, int], ...] = ()
    bright: float = 0.30  # of the bare wall

    def wash(self) -> Wash:
        """The bare wall: a little lighter where people's heads are."""
        wash = Wash(self.rect[2], self.rect[3], self.bright)
        wash.lift(np.exp(-(((wash.y - self.floor + 50) / 90) ** 2)), 0.10)
        return wash


BUNKS = Room(
    "bunks", (160, 592, 752, 256), 240,
    windows=(((298, 116, 238, 108), 3),),
    lamps=((20, 42), (27, 44), (47, 44)),
)  # fmt: skip
CLINIC = Room(
    "clinic", (176, 448, 736, 144), 144,
    windows=(((246, 34, 150, 62), 2),),
    lamps=((18, 28), (38, 28), (46, 28), (54, 28)),
)  # fmt: skip
STAIR = Room(
    "stair", (896, 256, 192, 816), 816,
    windows=(((66, 92, 62, 212), 1), ((66, 470, 62, 96), 1)),
    lamps=((62, 17), (59, 29), (59, 45), (59, 53)),
    bright=0.26,
)  # fmt: skip
EAST = Room(
    "east", (1072, 384, 464, 256), 256,
    windows=(((112, 106, 284, 96), 5),),
    lamps=((76, 24), (68, 30), (92, 30)),
)  # fmt: skip
MESS = Room(
    "mess", (480, 880, 1056, 192), 176,
    windows=(((640, 22, 132, 64), 2),),
    lamps=((36, 56), (52, 56), (68, 55), (84, 55), (92, 63)),
    bright=0.27,
)  # fmt: skip
DRAIN = Room("drain", (768, 1072, 768, 80), 80, lamps=((60, 67), (76, 67)), bright=0.16)
ROOMS = (BUNKS, CLINIC, STAIR, EAST, MESS, DRAIN)

LIGHT_DEPTH = 56  # px below a floor that its window's light reaches
FLOORS = ("bunks", "clinic", "east")  # rooms whose floors are polished
SHEEN_PX = 34  # so deep is what is seen in them
VIEW = (470, 132)  # what is seen from the bunk, px: wider than its window, which passes before it
VIEW_DAROL = 300  # column of Darol's stem there
VIEW_SHORE = 104  # row of its waterline


def bunks() -> Wash:
    """Where every day begins: berths, one window, and a corridor that leads away."""
    wash = BUNKS.wash()
    set_of.plates(wash, 64, (70, 214), 0.14, 0.42)
    set_of.worn(wash, "bunks", 14)
    floor = BUNKS.floor
    # the shaft above the berths is lit from the corridor upstairs
    wash.lift(np.exp(-(((wash.x - 64) / 60) ** 2)) * np.clip(1 - wash.y / 120, 0, 1), 0.22)
    set_of.pipe(wash, [(0, 104), (0, 0)], 5, 0.1, 0.4)
    set_of.pipe(wash, [(256, 92), (752, 92)], 7, 0.09, 0.42)
    set_of.pipe(wash, [(256, 103), (752, 103)], 3, 0.07, 0.3)
    (rect, panes), *_ = BUNKS.windows
    set_of.window(wash, rect, panes)
    set_of.portal(wash, 668, floor, 62, 116)
    for x in (588, 744):  # its jambs
        wash.box(x, 116, 5, floor - 116, 0.05)
        wash.box(x - 1, 116, 1, floor - 116, 0.5, 0.6)
    set_of.shade_edges(wash, 30, 0.3)
    return wash


def clinic() -> Wash:
    """The corridor upstairs and the clinic."""
    wash = CLINIC.wash()
    set_of.plates(wash, 48, (22, 112), 0.15, 0.44)
    set_of.worn(wash, "clinic", 10)
    set_of.pipe(wash, [(96, 10), (736, 10)], 5, 0.1, 0.42)
    (rect, panes), *_ = CLINIC.windows
    set_of.window(wash, rect, panes, cut=10)
    set_of.shade_edges(wash, 24, 0.3)
    return wash


def stair() -> Wash:
    """The tower: dark, with one tall window that gives its height away."""
    wash = STAIR.wash()
    set_of.plates(wash, 96, tuple(range(60, 816, 96)), 0.12, 0.36)
    set_of.worn(wash, "stair", 18, 0.14)
    for k, y in enumerate(range(20, 800, 124)):  # flights that zig-zag behind
        a, b = (20, 172) if k % 2 else (172, 20)
        wash.bar((a, y), (b, y + 124), 8, 0.16)
        wash.bar((a, y - 4), (b, y + 120), 1, 0.44, 0.8)
        wash.bar((a, y - 26), (b, y + 98), 1, 0.36, 0.7)
        for t in range(1, 9):
            x = a + (b - a) * t / 9
            wash.box(x, y + 124 * t / 9 - 26, 1, 22, 0.3, 0.6)
        wash.box(min(a, b) - 20 if k % 2 else 172, y - 3, 24, 6, 0.16)
    for rect, panes in STAIR.windows:
        set_of.window(wash, rect, panes, cut=12)
        for y in range(int(rect[1]) + 52, int(rect[1] + rect[3]) - 20, 54):
            wash.box(rect[0], y, rect[2], 3, 0.03)
            wash.box(rect[0], y + 3, rect[2], 1, 0.7, 0.8)
    wash.lift(np.exp(-np.abs(wash.y - 816) / 220), -0.35)
    set_of.shade_edges(wash, 22, 0.35)
    return wash


def east() -> Wash:
    """The way out: a gallery of glass, and the shutter at its end."""
    wash = EAST.wash()
    set_of.plates(wash, 58, (84, 214), 0.14, 0.42)
    set_of.worn(wash, "east", 10)
    (rect, panes), *_ = EAST.windows
    set_of.window(wash, rect, panes, cut=16)
    set_of.pipe(wash, [(0, 100), (464, 100)], 6, 0.09, 0.42)
    set_of.shade_edges(wash, 26, 0.28)
    return wash


def mess() -> Wash:
    """Tiles to the height of a table, a pipe, the sea."""
    wash = MESS.wash()
    set_of.plates(wash, 72, (96, 150), 0.13, 0.38)
    set_of.worn(wash, "mess", 16)
    wash.box(0, 120, 992, 56, 0.2)  # a darker dado, as high as a table
    wash.box(0, 120, 992, 1, 0.46, 0.8)
    (rect, panes), *_ = MESS.windows
    set_of.window(wash, rect, panes, cut=10)
    set_of.pipe(wash, [(60, 26), (560, 26)], 8, 0.09, 0.36)
    set_of.shade_edges(wash, 26, 0.35)
    return wash


def drain() -> Wash:
    """Under everything: a low culvert, ribs and a wet floor."""
    wash = DRAIN.wash()
    for k in range(13):
        x = k * 64
        wash.poly([(x, 0), (x + 14, 0), (x + 9, 12), (x + 8, 80), (x, 80)], 0.07)
        wash.box(x + 8, 12, 1, 68, 0.36, 0.7)
    for y in (18, 30):
        set_of.pipe(wash, [(0, y), (768, y)], 6 if y == 18 else 3, 0.06, 0.28)
    wash.lift(np.exp(-np.abs(wash.x - 700) / 90), 0.4)
    set_of.worn(wash, "drain", 10, 0.2)
    return wash


DRAWN = {"bunks": bunks, "clinic": clinic, "stair": stair, "east": east, "mess": mess, "drain": drain}


def daylight(room: Room) -> Wash:
    """What the windows of a room lay into it; also ``LIGHT_DEPTH`` px into its floor."""
    _, _, width, height = room.rect
    light = Wash(width, height + LIGHT_DEPTH, 0.0)
    for rect, panes in room.windows:
        floor = room.floor if room is not STAIR else int(rect[1] + rect[3] + 40)
        if room is not STAIR:
            set_of.cast_panes(light, rect, panes, floor, 40, 0.42)
        set_of.beams_of(light, rect, panes, floor, 46, 0.16)
    return light


def lamplight(room: Room) -> Wash:
    """What the lamps do: a small halo and a wide, faint cone each."""
    _, _, width, height = room.rect
    light = Wash(width, height, 0.0)
    for column, row in room.lamps:
        x, y = column * TILE + 8 - room.rect[0], row * TILE + 3 - room.rect[1]
        set_of.halo(light, x, y, 9, 0.55)
        reach = np.clip((light.y - y) / 90, 0, 1)
        cone = np.exp(-(((light.x - x) / (10 + 46 * reach)) ** 2)) * (light.y >= y) * (1 - smooth(40, 130, light.y - y))
        light.add(cone, 0.13)
        set_of.pool(light, x, min(room.floor - 1, height - 3), 34, 0.10)
    return light


def view_from_bunk(opened: float) -> Wash:
    """Through the first window of the day: a bright sea, a shore like a spectrum, and Darol, a bud at ``opened`` 0.

    It hides the sky behind it, because here Darol has to stand in the frame.
    """
    wash = Wash(*VIEW, 0.0)
    height = wash.height
    rise = np.clip(wash.y / VIEW_SHORE, 0, 1)
    wash.tone = 0.60 + 0.36 * rise**1.5
    for k, y in enumerate((22, 40, 55, 70)):  # long thin clouds
        bow = y + 5 * np.sin(wash.x / 52 + k * 2.1)
        there = np.clip(np.sin(wash.x / 71 + k * 1.7), 0, 1)
        wash.haze(np.exp(-(((wash.y - bow) / 2.6) ** 2)) * there * 0.32, 1.0)
    for k, level in enumerate(spectrum(130, 4)):
        high = 1.5 + 12 * level * level
        wash.box(k * 3.6, VIEW_SHORE - high, 2.8, high, 0.72, 0.85)
    plant = darol(opened, 0.5)
    small = Wash(plant.width // 3, plant.height // 3)
    small.tone = thirds(0.40 + 0.22 * plant.haze + 0.5 * plant.edge)
    small.cover = thirds(plant.cover)
    left, foot = VIEW_DAROL - round(FOOT[0] / 3), VIEW_SHORE - round(FOOT[1] / 3) + 1
    here = np.s_[max(0, foot) : foot + small.height, left : left + small.width]
    cut = np.s_[max(0, -foot) :, :]
    cover = small.cover[cut][: wash.tone[here].shape[0]]
    tone = np.clip(small.tone[cut][: wash.tone[here].shape[0]], 0, 1)
    wash.tone[here] = wash.tone[here] * (1 - cover) + tone * cover
    wash.haze(np.exp(-np.abs(wash.y - VIEW_SHORE) / 6) * (wash.y <= VIEW_SHORE) * 0.5, 0.98)
    for j in range(height - VIEW_SHORE):  # water: all of it again, upside down, each row a little beside itself
        row = wash.tone[VIEW_SHORE - 1 - min(VIEW_SHORE - 1, round(j * 1.3))]
        wash.tone[VIEW_SHORE + j] = np.roll(row, round(math.sin(j * 0.9) * (0.6 + j * 0.05))) * (0.86 - 0.006 * j)
    return wash


def thirds(field: Field) -> Field:
    """A picture a third as large."""
    rows, columns = field.shape[0] // 3, field.shape[1] // 3
    return np.asarray(field[: rows * 3, : columns * 3].reshape(rows, 3, columns, 3).mean((1, 3)), np.float64)


def hive_light(opened: float) -> Wash:
    """Darol's heart, as far away as that."""
    light = Wash(48, 48, 0.0)
    light.add(light.near(24, 24, 3.2 + 2 * opened), 0.8)
    light.add((np.hypot(light.x - 24, light.y - 24) < 1.3 + opened).astype(np.float64), 0.6)
    return light


def alarm_light() -> Wash:
    """The one warm point in a cold room."""
    light = Wash(240, 160, 0.0)
    x, y = 120, 96
    light.add(light.near(x, y, 11), 0.62)
    light.add(np.clip(1 - np.hypot(light.x - x, light.y - y) / 92, 0, 1) ** 2.2, 0.16)
    set_of.pool(light, x, y + 36, 30, 0.3)
    return light


def kitchen_light() -> Wash:
    """Somebody has put the kettle on behind the hatch of the mess."""
    light = Wash(290, 172, 0.0)
    left, top, wide, high, floor = 68, 34, 150, 42, 144
    inside = (light.x >= left) * (light.x < left + wide) * (light.y >= top) * (light.y < top + high)
    fall = 1 - 0.55 * np.clip((light.x - left) / wide, 0, 1)
    light.add(inside * fall * (0.65 + 0.35 * (light.y - top) / high), 0.72)
    ways = np.hypot(
        np.clip(np.abs(light.x - left - wide * 0.4) - wide * 0.35, 0, None),
        np.clip(np.abs(light.y - top - high / 2) - high / 2, 0, None),
    )
    light.add((1 - inside) * np.clip(1 - ways / 64, 0, 1) ** 2, 0.24)
    spill = [(left + 4, top + high), (left + 104, top + high), (left + 150, floor), (left - 20, floor)]
    light.shaft(spill, 0.15, 4)
    set_of.pool(light, left + 60, floor + 1, 62, 0.32)
    return light


def make(folder: Path) -> list[Path]:
    """All pictures of the quarters."""
    written = []
    for room in ROOMS:
        wall = DRAWN[room.name]()
        written.append(wall.save(folder / f"{room.name}.png"))
        if room.windows:
            written.append(daylight(room).save_light(folder / f"{room.name}_day.png"))
        written.append(lamplight(room).save_light(folder / f"{room.name}_lamps.png"))
        if room.name in FLOORS:
            written.append(set_of.sheen(wall, room.floor, SHEEN_PX, 0.30).save(folder / f"{room.name}_floor.png"))
    for name, opened in (("view_bud", 0.0), ("view_flower", 1.0)):
        view = view_from_bunk(opened)
        written.append(view.save(folder / f"{name}.png"))
        written.append(hive_light(opened).save_light(folder / f"{name}_heart.png"))
    written.append(alarm_light().save_light(folder / "alarm.png"))
    written.append(kitchen_light().save_light(folder / "kitchen.png"))
    return written
