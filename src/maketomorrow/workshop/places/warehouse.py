"""The warehouse: a nave of shelves over a cellar, morning falling in shafts from the roof.

Behind the plane of play lie the hall's far end, racks a long way off and racks half way, each with
air between; the light is brightest where they end. Teal under one shutter, and nowhere else.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from maketomorrow.workshop.places import interior as set_of
from maketomorrow.workshop.places.interior import chance
from maketomorrow.workshop.places.wash import Field, Wash, blurred, mask_of, smooth
from maketomorrow.workshop.shapes import arc

SCREEN = (640, 360)
SPARE = 48  # px that a far picture reaches past what a camera that stays in its region sees
Region = tuple[int, int, int, int]  # x, y, width, height, px of the map

HALL: Region = (0, 384, 2048, 704)
CELLAR: Region = (0, 1184, 2048, 480)
LANE = 1024  # where one walks in the hall
HALL_ROOM: Region = (64, 448, 1984, 576)  # the hall at the plane of play
TEETH = ((20, 16, 0.5), (27, 44, 0.9), (35, 14, 0.45), (50, 26, 0.6), (57, 62, 1.0), (77, 40, 0.8), (84, 14, 0.5))
"""Where the roof lets light in: tile column, px of its width, how strong."""
LAMPS = (13, 40, 58, 85, 112)  # tile columns of those in the cellar
FLOOR_SHARE = 296  # px down the screen where the lane is when the camera stands lowest


def field_of(region: Region, parallax: float) -> tuple[int, int]:
    """How large a picture has to be to fill the screen from anywhere in a camera's region."""
    w = SCREEN[0] + parallax * (region[2] - SCREEN[0]) + 2 * SPARE
    h = SCREEN[1] + parallax * (region[3] - SCREEN[1]) + 2 * SPARE
    return round(w), round(h)


def floor_of(region: Region, parallax: float) -> int:
    """The row of such a picture that lies on the lane when the camera is at the region's foot."""
    return round(SPARE + parallax * (region[3] - SCREEN[1]) + FLOOR_SHARE)


def nave() -> Wash:
    """The far end: haze, a gabled wall of planks as high as a church, windows under its roof."""
    width, height = field_of(HALL, 0.1)
    floor = floor_of(HALL, 0.1)
    wash = Wash(width, height, 0.0)
    wash.tone = np.interp(wash.y, [0, floor * 0.3, floor * 0.6, floor, height], [0.34, 0.46, 0.60, 0.72, 0.5])
    middle = width / 2
    wash.lift(smooth(90, 430, np.abs(wash.x - middle)), -0.46)
    door = Wash(width, height)
    door.box(middle - 92, floor - 236, 184, 236, 0.60)
    for k in range(12):
        door.box(middle - 92 + k * 17, floor - 236, 1.4, 236, 0.52)
    door.poly([(middle - 112, floor - 236), (middle, floor - 292), (middle + 112, floor - 236)], 0.58)
    for k in range(-3, 4):
        high = 12 - abs(k) * 2
        door.box(middle + k * 26 - 9, floor - 246 - high, 18, high, 1.0)
    wash = wash.under(door)
    wash.lift(wash.near(middle - 10, floor - 190, 90), 0.36)
    below = np.clip((wash.y - floor) / 60, 0, 1)
    wash.tone = np.where(wash.y >= floor, wash.tone * (0.8 - 0.35 * below), wash.tone)
    return wash


def far_racks() -> Wash:
    """Racks a long way off on both sides of the nave, pale with air."""
    width, height = field_of(HALL, 0.25)
    floor = floor_of(HALL, 0.25)
    wash = Wash(width, height)
    middle = width / 2
    for k, (x0, x1) in enumerate(((20, 164), (196, 372), (middle + 128, middle + 310), (middle + 342, width - 20))):
        set_of.rack(wash, x0, x1, 70 + 14 * (k % 2), floor, 36, 33, 0.44, 0.54, f"far {k}", 0.0, 0.92, 2.4)
    wash.haze(np.exp(-np.abs(wash.y - floor) / 70) * 0.5, 0.72)
    ground = np.clip((wash.y - floor) / 70, 0, 1)
    wash.lay((wash.y >= floor).astype(np.float64), 0.56 - 0.22 * ground)
    return wash


def mid_racks() -> Wash:
    """Racks half way, darker than the light behind them, under the roof's girders."""
    width, height = field_of(HALL, 0.5)
    floor = floor_of(HALL, 0.5)
    wash = Wash(width, height)
    blocks = ((-30, 146, 60), (690, 825, 110), (1120, 1252, 60), (1340, width + 40, 60))
    for k, (x0, x1, top) in enumerate(blocks):
        set_of.rack(wash, x0, x1, top, floor, 44, 54, 0.20, 0.33, f"mid {k}", 0.56, 0.9, 4)
    set_of.truss(wash, 70, 20, 34, 0.22, 0.5)
    for k in range(6):
        x = 90 + k * 262
        wash.box(x, 92, 1, 46 + 30 * (k % 3), 0.16)
        wash.poly(
            [
                (x - 9, 138 + 30 * (k % 3)),
                (x + 10, 138 + 30 * (k % 3)),
                (x + 5, 130 + 30 * (k % 3)),
                (x - 4, 130 + 30 * (k % 3)),
            ],
            0.14,
        )
    wash.haze(np.exp(-np.abs(wash.y - floor) / 44) * 0.30, 0.66)
    ground = np.clip((wash.y - floor) / 80, 0, 1)
    wash.lay((wash.y >= floor).astype(np.float64), 0.40 - 0.22 * ground)
    return wash


def _load_shelf(wash: Wash, left: float, right: float, y: float, name: str) -> None:
    """Goods on a shelf that bears; low, and with holes, so that who runs there stands before light."""
    x, n = left, 0
    while x < right - 16:
        n += 1
        w, h = chance(name + " w", n, 16, 40), chance(name + " h", n, 8, 24)
        if chance(name, n) < 0.6 and x + w < right:
            tone = chance(name + " tone", n, 0.12, 0.22)
            wash.box(x, y - h, w - 1, h, tone)
            wash.box(x, y - h, w - 1, 0.8, 0.5, 0.8)
            wash.box(x, y - h * 0.5, w - 1, 1, tone * 0.6)
        x += w + chance(name + " gap", n, 4, 34)


def hall() -> Wash:
    """At the plane of play: the racks one climbs, columns, chains; all else is open to the hall behind."""
    x0, y0, width, height = HALL_ROOM
    wash = Wash(width, height)
    floor = LANE - y0
    for left, right, shelves in ((16, 30, 5), (34, 47, 4)):  # tile columns of the racks that bear, and how many
        a, b, top = left * 16 - x0, right * 16 - x0, floor - 64 * shelves
        for k in range(4):
            x = a + 10 + (b - a - 20) * k / 3
            wash.box(x - 3, top, 6, floor - top, 0.07)
            wash.box(x + 2, top, 1, floor - top, 0.56, 0.8)
        for shelf in range(shelves):
            _load_shelf(wash, a + 14, b - 14, floor - 64 * shelf, f"shelf {left} {shelf}")
        for shelf in range(0, shelves, 2):  # braces behind
            y = floor - 64 * shelf
            wash.bar((a + 12, y), (a + 10 + (b - a - 20) / 3 - 2, y - 60), 1.4, 0.12)
            wash.bar((b - 12, y), (a + 12 + (b - a - 20) * 2 / 3, y - 60), 1.4, 0.12)
    for tile in (60, 70, 95):  # columns up to the roof, with a foot
        x = tile * 16 - x0
        wash.box(x - 7, 0, 14, floor, 0.11)
        wash.box(x + 6, 0, 1, floor, 0.6, 0.8)
        wash.box(x - 2, 0, 1, floor, 0.05)
        wash.poly([(x - 7, floor - 40), (x + 7, floor - 40), (x + 11, floor), (x - 11, floor)], 0.08)
        wash.poly([(x - 7, 40), (x + 7, 40), (x + 34, 0), (x - 34, 0)], 0.11)
        for k in range(3):
            wash.box(x - 7, floor - 62 + k * 7, 14, 3, 0.34 if k % 2 == 0 else 0.1, 0.7)
    set_of.truss(wash, 8, 18, 32, 0.09, 0.4)
    return wash


def hooks() -> Wash:
    """Three hooks of the crane; the hall's own draught moves them a little."""
    wash = Wash(HALL_ROOM[2] // 2 + 300, 320)
    for tile, drop in ((52, 150), (64, 250), (79, 120)):
        set_of.hook(wash, tile * 16 - HALL_ROOM[0], 0, drop, 0.05)
    return wash


def _jamb(wash: Wash, right: float) -> None:
    """The edge of the last wall before the open air."""
    wash.box(right - 22, 0, 22, wash.height, 0.05)
    wash.box(right - 23, 0, 1, wash.height, 0.3, 0.7)
    wash.box(right - 1.4, 0, 1.4, wash.height, 0.9, 0.9)


def yard() -> Wash:
    """The hall's last bay, towards the gate: a near wall, a long window, and a door for lorries half up."""
    wash = Wash(608, 304, 0.26)
    floor = 304
    wash.lift(np.exp(-(((wash.y - 200) / 90) ** 2)), 0.08)
    set_of.plates(wash, 56, (112, 118), 0.14, 0.36)
    set_of.worn(wash, "yard", 16, 0.12)
    for k in range(12):  # corrugated below the sill
        for j in range(4):
            wash.box(k * 56 + j * 14 - 6, 190, 1.4, floor - 190, 0.18, 0.6)
    set_of.window(wash, (100, 20, 452, 76), 6, cut=26, frame=0.06)
    set_of.truss(wash, 4, 12, 28, 0.08, 0.4, 1.2)
    left, wide, high, sill = 176, 176, 150, 34
    wash.box(left - 12, floor - high - 14, wide + 24, high + 14, 0.07)
    wash.box(left, floor - sill, wide, sill, None)
    for row in range((high - sill) // 6):
        y = floor - high + row * 6
        wash.box(left, y, wide, 4.8, 0.24)
        wash.box(left, y, wide, 0.8, 0.44, 0.8)
    wash.box(left - 4, floor - sill - 5, wide + 8, 5, 0.04)
    wash.box(left, floor - sill - 1, wide, 1, 0.9)
    for j in range(13):
        x = left - 8 + j * 15
        stripe = [
            (x, floor - high - 12),
            (x + 8, floor - high - 12),
            (x + 3, floor - high - 4),
            (x - 5, floor - high - 4),
        ]
        wash.poly(stripe, 0.62, 0.6)
    _jamb(wash, 2048 - 1472)
    set_of.shade_edges(wash, 30, 0.3)
    return wash


def yard_day() -> Wash:
    """Day through the yard's window, and in under its door."""
    light = Wash(608, 304 + 48, 0.0)
    set_of.beams_of(light, (100, 20, 452, 76), 6, 304, 120, 0.14)
    for left, wide, share in ((122, 84, 0.30), (352, 46, 0.20), (452, 60, 0.24)):  # three of its panes are cleaner
        fall = (np.clip(1.15 - light.y / 330, 0, 1) * (light.y < 304)).astype(np.float64)
        light.shaft([(left, 24), (left + wide, 24), (left + wide * 1.2 - 130, 304), (left - 150, 304)], share, 4, fall)
    light.add(np.exp(-np.abs(light.y - 286) / 16) * smooth(150, 200, light.x) * (1 - smooth(330, 380, light.x)), 0.22)
    field = mask_of([(176, 304), (352, 304), (318, 352), (96, 352)], 0, 0, light.width, light.height, 2)
    light.add(blurred(field, 3) * np.clip(1 - (light.y - 304) / 52, 0, 1) * (light.y >= 304), 0.5)
    return light


def lane_floor() -> Wash:
    """The lane's face below the light: what stands on it in it, and then dark. Not over pits and shafts."""
    x0, _, width, _ = HALL_ROOM
    wash = Wash(width, 56)
    room = hall()
    floor = LANE - HALL_ROOM[1]
    deep = set_of.sheen(room, floor, 56, 0.85, hole=0.46)
    fall = np.clip(wash.y / 56, 0, 1)
    wash.tone = deep.tone * (1 - fall) ** 0.8 * 0.9
    wash.cover = np.clip(0.92 * (1 - fall) ** 0.7, 0, 1)
    wash.cover *= smooth(0, 160, wash.x)
    wash.cover[:2] = 0.0  # its lit edge stays the ground's
    columns = wash.x // 16 + x0 // 16
    for first, last in ((48, 52), (55, 68), (91, 93)):
        wash.cover *= 1 - ((columns >= first) & (columns <= last))
    return wash


def shop() -> Wash:
    """Behind the shutter: a bench and more tools than one man needs, lit from somewhere below."""
    wash = Wash(416, 144, 0.20)
    set_of.plates(wash, 52, (26,), 0.1, 0.3)
    floor = 128
    for k in range(11):  # tools on a board
        x = 60 + k * 17
        wash.box(x, 42, 1, 4, 0.5)
        long = chance("tool", k, 10, 28)
        wash.bar((x, 46), (x, 46 + long), 2 + k % 3, 0.08)
        if k % 3 == 1:
            wash.disc(x, 46 + long, 4, 0.08)
            wash.disc(x, 46 + long, 2, 0.24)
    wash.box(48, floor - 34, 200, 6, 0.06)
    wash.box(48, floor - 34, 200, 1, 0.75)
    for x in (54, 236):
        wash.box(x, floor - 28, 5, 28, 0.06)
    wash.poly([(90, floor - 34), (94, floor - 52), (120, floor - 54), (128, floor - 34)], 0.05)
    wash.disc(160, floor - 42, 8, 0.05)
    wash.bar((160, floor - 42), (186, floor - 62), 3, 0.05)
    for k in range(4):  # drawers
        wash.box(290, floor - 24 - k * 18, 60, 16, 0.12)
        wash.box(290, floor - 24 - k * 18, 60, 1, 0.4)
        wash.box(314, floor - 18 - k * 18, 12, 2, 0.45)
    set_of.shade_edges(wash, 30, 0.5)
    return wash


def shop_light() -> Wash:
    """His lamp: under the shutter, over the bench. It is the one cold light here, and it is on all day."""
    light = Wash(560, 208, 0.0)  # from 144 px before the shutter
    floor = 160
    light.add(light.near(150, floor - 3, 20, 0.5, 1.5) * (light.x < 146), 0.75)
    light.add(np.exp(-(((light.y - floor) / 1.2) ** 2)) * smooth(70, 140, light.x) * (light.x < 144), 0.8)
    set_of.pool(light, 138, floor, 60, 0.5, 3.4)
    light.add(light.near(270, floor - 60, 46), 0.5)
    light.add(light.near(330, floor - 40, 60), 0.22)
    light.add(light.near(144, 86, 5), 0.6)
    return light


def shafts(lean: float, spread: float, share: float) -> Wash:
    """Light through the teeth of the roof: beams of different width, and where each ends a pool.

    ``lean`` px to the left from roof to floor; below 0 the sun is in the west.
    """
    x0, y0, width, height = HALL_ROOM
    light = Wash(width, height + 40, 0.0)
    floor = LANE - y0
    fade = smooth(-20, 70, light.y) * (1 - 0.5 * smooth(200, floor, light.y)) * (light.y < floor)
    pools: Field = np.zeros_like(light.tone)
    for tile, wide, strong in TEETH:
        a = tile * 16 - x0
        foot = a - lean
        grow = wide * spread
        light.shaft(
            [(a, 0), (a + wide, 0), (foot + grow, floor), (foot - grow * 0.4, floor)],
            share * strong,
            4 if wide > 20 else 2,
            fade,
        )
        middle, half = foot + grow * 0.3, 20 + grow * 0.8
        pools = (
            pools
            + np.exp(-((np.hypot(light.x - middle, (light.y - floor) * 3.4) / half) ** 2))
            * (light.y >= floor - 1)
            * strong
        )
    light.add(pools, share * 1.5)
    return light


def cellar_deep() -> Wash:
    """The cellar behind the cellar: arches that go on, and a grey light at the end of some."""
    width, height = field_of(CELLAR, 0.4)
    wash = Wash(width, height, 0.05)
    floor = SPARE + 236
    wash.lift(np.exp(-np.abs(wash.y - floor + 60) / 90), 0.16)
    for k in range(9):
        x = 60 + k * 156
        for j in range(5):
            t = 0.74**j
            half, up = 62 * t, 176 * t
            foot = floor - 40 + 40 * t
            turn = arc(
                (x - half, foot - up * 0.5),
                (x - half, foot - up * 1.1),
                (x + half, foot - up * 1.1),
                (x + half, foot - up * 0.5),
            )
            lit = 0.62 if k % 3 == 1 else 0.16
            wash.poly([(x - half, foot), *turn, (x + half, foot)], 0.06 + lit * (j / 4.5) ** 1.6)
    wash.haze(np.exp(-np.abs(wash.y - floor) / 30) * 0.5, 0.2)
    wash.lay((wash.y > floor).astype(np.float64), 0.10)
    return wash


def cellar() -> Wash:
    """Columns of the cellar at the plane of play, broad as trees, and pipes from end to end."""
    width, height = 1984, 256
    wash = Wash(width, height)
    for k in range(11):
        x = 70 + k * 186
        wash.box(x - 13, 0, 26, height, 0.10)
        wash.box(x - 13, 0, 1.4, height, 0.3, 0.8)
        wash.box(x + 6, 0, 7, height, 0.05)
        turn = arc((x - 13, 60), (x - 16, 20), (x - 40, 2), (x - 80, 0))
        other = arc((x + 13, 60), (x + 16, 20), (x + 40, 2), (x + 80, 0))
        wash.poly([*turn[::-1], (x - 13, 62), (x + 13, 62), *other], 0.10)
        wash.line(turn, 1, 0.26, 0.7)
        for y in range(84, height, 40):
            wash.box(x - 13, y, 26, 1, 0.05)
    for y, wide in ((34, 9), (48, 4)):
        set_of.pipe(wash, [(0, y), (width, y)], wide, 0.05, 0.26)
    _jamb(wash, width)
    return wash


def cellar_lamps() -> Wash:
    """A few lamps for two thousand px of dark."""
    light = Wash(1984, 256, 0.0)
    for column in LAMPS:
        x = column * 16 + 8 - 64
        set_of.halo(light, x, 3, 10, 0.6)
        light.add(np.clip(1 - np.hypot(light.x - x, light.y - 40) / 190, 0, 1) ** 2.6, 0.26)
    return light


def cage_lamps() -> Wash:
    """The armoury's two."""
    light = Wash(272, 160, 0.0)
    for column in (76, 85):
        x = column * 16 + 8 - 1168
        set_of.halo(light, x, 3, 9, 0.5)
        light.add(np.clip(1 - np.hypot(light.x - x, (light.y - 10) * 0.8) / 110, 0, 1) ** 2.4, 0.2)
    return light


def cellar_day() -> Wash:
    """What comes down the lift's shaft, and in from the quay."""
    light = Wash(1984, 288, 0.0)
    fade = 1 - 0.55 * smooth(0, 170, light.y)
    light.shaft([(704, 0), (784, 0), (822, 176), (672, 176)], 0.34, 6, fade * (light.y < 176))
    light.shaft([(728, 0), (752, 0), (768, 176), (722, 176)], 0.22, 4, fade * (light.y < 176))
    set_of.pool(light, 748, 160, 90, 0.34, 4.2)
    way = np.clip((light.x - 1500) / 484, 0, 1) ** 2
    light.add(way * np.exp(-np.abs(light.y - 120) / 70), 0.34)
    return light


def armoury() -> Wash:
    """A cage of mesh."""
    wash = Wash(272, 160, 0.22)
    for k in range(24):
        wash.bar((k * 12 - 20, 0), (k * 12 + 60, 160), 0.6, 0.3, 0.5)
        wash.bar((k * 12 + 20, 0), (k * 12 - 60, 160), 0.6, 0.3, 0.5)
    set_of.shade_edges(wash, 24, 0.45)
    return wash


def loft() -> Wash:
    """Rooms under the roof, over the workshop: boards, crates in dust sheets."""
    wash = Wash(416, 96, 0.24)
    set_of.plates(wash, 40, (50,), 0.15, 0.32)
    for k in range(6):
        x = 20 + k * 66 + chance("sheet", k, -10, 10)
        high = chance("sheet high", k, 26, 52)
        wash.poly([(x, 96), (x + 4, 96 - high), (x + 18, 92 - high), (x + 34, 97 - high), (x + 44, 96)], 0.36)
        wash.line([(x + 4, 96 - high), (x + 18, 92 - high), (x + 34, 97 - high)], 1, 0.6)
        for j in range(3):
            wash.bar((x + 8 + j * 10, 95 - high), (x + 5 + j * 13, 96), 0.9, 0.26)
    set_of.shade_edges(wash, 20, 0.4)
    return wash


def near_posts() -> Wash:
    """Ink before everything, out of focus: uprights of a rack that stands on our side of the lane."""
    wash = Wash(field_of(HALL, 1.25)[0], 136)  # two bays high, and repeated
    for x in (520, 1240, 2020):
        for side in (0, 22):
            wash.box(x + side, 0, 6, wash.height, 0.0)
            wash.box(x + side + 1, 0, 1, wash.height, 0.10)
        for y in range(0, wash.height, 68):
            wash.bar((x + 3, y), (x + 25, y + 34), 3, 0.0)
            wash.bar((x + 25, y + 34), (x + 3, y + 68), 3, 0.0)
    wash.cover = blurred(wash.cover, 1)
    return wash


def make(folder: Path) -> list[Path]:
    """All pictures of the warehouse."""
    walls = {
        "nave": nave, "far_racks": far_racks, "mid_racks": mid_racks, "hall": hall, "hooks": hooks, "yard": yard,
        "lane_floor": lane_floor, "shop": shop, "loft": loft, "armoury": armoury, "cellar_deep": cellar_deep,
        "cellar": cellar, "near_posts": near_posts,
    }  # fmt: skip
    lights = {
        "shop_light": shop_light(), "yard_day": yard_day(), "cage_lamps": cage_lamps(),
        "cellar_lamps": cellar_lamps(), "cellar_day": cellar_day(), "shafts_morning": shafts(170, 1.15, 0.62),
        "shafts_noon": shafts(40, 0.9, 0.46), "shafts_evening": shafts(-190, 1.2, 0.56),
    }  # fmt: skip
    written = [draw().save(folder / f"{name}.png") for name, draw in walls.items()]
    return written + [light.save_light(folder / f"{name}.png") for name, light in lights.items()]
