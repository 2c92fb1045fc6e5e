"""Sheets to look at: every pose of Rita, of the people and of the mimics, every weapon, piece and light.

``SHEETS`` is name -> a function that draws one; none of them needs a day or a window.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

import pygame

from maketomorrow.shell.figures import bodies, debris, mimics, people, poses, postures, rig
from maketomorrow.shell.figures.acting import Acting
from maketomorrow.shell.figures.bodies import Moment
from maketomorrow.shell.figures.figures import shape_of
from maketomorrow.shell.figures.weaponry import RECIPES, arms
from maketomorrow.shell.paint import ADD, OVER, Canvas, Light, Sprite, glow, lit
from maketomorrow.shell.palette import AMBER, CREAM, HIVE, INK, SUIT, Colour, mix, rgb
from maketomorrow.shell.reading.type import lettering

LIGHT = Light(rgb("#ffc27a"), rim=0.8, shade=0.35, back=rgb("#7f8fd8"), back_rim=0.35)
CELL_W, CELL_H = 92, 88
TOP_PX = 18
_DUSK = (rgb("#43315f"), rgb("#7a4a6a"), rgb("#b5756a"))
_DAWN = (rgb("#2c3a52"), rgb("#4f6378"), rgb("#8497a0"))

Put = Callable[[pygame.Surface, int, int], None]
"""Draws something with its feet at a spot."""


def _sheet(rows: Sequence[Sequence[tuple[str, Put]]], tones: tuple[Colour, ...], w: int, h: int) -> pygame.Surface:
    """A cell for everything, with its name under it."""
    wide = max(len(row) for row in rows) * w
    sheet = pygame.Surface((wide, TOP_PX + len(rows) * h))
    tall = sheet.get_height()
    for y in range(tall):
        t = y / tall * 2
        tone = mix(tones[0], tones[1], t) if t < 1 else mix(tones[1], tones[2], t - 1)
        sheet.fill(tone, (0, y, wide, 1))
    for r, row in enumerate(rows):
        ground = TOP_PX + r * h + h - 18
        for c, (name, put) in enumerate(row):
            sheet.fill(mix(tones[0], INK, 0.5), (c * w + 4, ground, w - 8, 1))
            put(sheet, c * w + w // 2, ground)
            words = lettering(name.replace("_", " ").upper(), "label", 8, CREAM)
            sheet.blit(words, (c * w + 4, ground + 4))
    return sheet


def _lay(sheet: pygame.Surface, x: int, y: int, sprite: Sprite, light: Light = LIGHT) -> None:
    shown = lit(sprite, light)
    sheet.blit(shown.picture, shown.at(x, y), special_flags=OVER)


def _rita(
    sheet: pygame.Surface, x: int, y: int, stand: str, acting: Acting, weapon: str, levels: rig.Levels = (),
    slung: str = "",
) -> None:  # fmt: skip
    above = rig.hip_height(rig.STANDS[stand])
    for sprite in (rig.legs(rig.STANDS[stand], levels), rig.upper(shape_of(acting), weapon, levels, slung)):
        _lay(sheet, x, round(y - above), sprite)


def _one(stand: str, bearing: str = "", weapon: str = "rivet", **more: object) -> tuple[str, Put]:
    acting = Acting(stand, bearing or stand)._replace(**more)  # type: ignore[arg-type]
    name = f"aim {acting.aim}" if bearing == "aim" else bearing or stand
    return name, partial(_rita, stand=stand, acting=acting, weapon=weapon)


def rita() -> pygame.Surface:
    """Every pose of hers."""
    bare = {"weapon": ""}
    rows: list[list[tuple[str, Put]]] = [
        [_one(f"run_{k}") for k in range(0, poses.RUN_STEPS, 2)],
        [
            _one("idle_0"), _one("idle_4"), _one("skid"), _one("land_0"), _one("land_2"), _one("crouch"),
            _one("crawl_0"), _one("crawl_3"), _one("dash"), _one("hurt"), _one("hurt_back"),
            _one("brace", "swap"), _one("idle_0", "ease_3"),
        ],
        [_one(f"air_{k}") for k in range(poses.AIRS)] + [_one("wall"), _one("sit", "sit_0", **bare)]
        + [_one("reach", "tap_0", **bare)],
        [_one(f"leap_{k}") for k in range(poses.LEAPS)] + [_one(f"plunge_{k}") for k in (0, 2)]
        + [_one(f"dip_{k}") for k in range(0, poses.RUN_STEPS, 6)],
        [_one(f"climb_{k}", **bare) for k in range(0, 8, 2)] + [_one(f"swim_{k}", **bare) for k in range(0, 8, 2)]
        + [_one("idle_0", f"reload_{k}") for k in range(0, 6, 2)],
        [_one("brace", "aim", aim=a) for a in (90, 60, 30, 0, -30, -60, -90)]
        + [_one("brace", "aim", aim=0, kick=k) for k in (1, 2)]
        + [_one("run_3", "aim", aim=30, lean=15), _one("run_9", "aim", lean=0), _one("crouch", "aim", lean=44)],
        [_one("lunge" if 3 <= k <= 6 else "brace", f"down_{k}", "cutter") for k in range(9)]
        + [_one("lunge", "down_4", "cutter", aim=a) for a in (45, -45)],
        [_one("lunge" if 3 <= k <= 6 else "brace", f"back_{k}", "cutter") for k in range(9)]
        + [_one("drive", f"thrust_{k}", "driver") for k in (1, 4)],
        [_one("lunge" if 3 <= k <= 6 else "brace", f"heavy_{k}", "blade") for k in range(9)]
        + [_one("brace", "aim", "slug", aim=a) for a in (0, 40)],
        [_one(f"bow_{k}", **bare) for k in range(10)] + [_one("kneel", **bare)],
        [_one(f"push_{k}", **bare) for k in range(0, 12, 2)] + [_one("idle_0", "use", "cutter")],
    ]  # fmt: skip
    return _sheet(rows, _DUSK, CELL_W, CELL_H + 4)


def worn() -> pygame.Surface:
    """Each weapon in hand and slung, and each upgrade on her."""
    hands = [
        (weapon, partial(_rita, stand="brace", acting=Acting("brace", "aim", 0), weapon=weapon, slung="cutter"))
        for weapon in RECIPES
    ]
    built = ("coil", "plating", "thrusters", "cells", "soles", "sight", "edge", "breech", "lens", "foam", "coupling")

    def dressed(id_: str, level: int = 2) -> tuple[str, Put]:
        weapon = "cutter" if id_ == "edge" else "rivet"
        levels = ((id_, level),)
        acting = Acting("idle", "idle_0")
        return id_, partial(_rita, stand="idle_0", acting=acting, weapon=weapon, levels=levels)

    everything = tuple(sorted((id_, 2) for id_ in built))
    full = partial(
        _rita, stand="idle_0", acting=Acting("idle", "idle_0"), weapon="rivet", levels=everything, slung="cutter"
    )
    return _sheet(
        [hands, [dressed(id_) for id_ in built[:6]], [*map(dressed, built[6:]), ("all", full)]], _DUSK, 92, 92
    )


def crew() -> pygame.Surface:
    """Everybody in every pose, a row each."""
    moments = [Moment("stand"), *(Moment("walk", k) for k in (0, 3, 6, 9)), Moment("limp", 3), Moment("run", 2)]
    moments += [Moment("panic", 1), Moment("sit"), *(Moment("stand", 0, 1 + k) for k in range(0, bodies.GESTURES, 2))]
    moments += [
        Moment("stand", bodies.BREATHS + 1),
        Moment("point"),
        Moment("crouch"),
        Moment("cower"),
        Moment("guard"),
        *(Moment("fight", k) for k in range(bodies.BLOWS)),
    ]
    moments += [Moment("shoot", 1), Moment("hurt"), Moment("jump"), Moment("climb"), Moment("lie")]

    def put(sheet: pygame.Surface, x: int, y: int, who: str, moment: Moment) -> None:
        _lay(sheet, x, y, people.figure(who, HEIGHTS.get(who, 46), moment))

    rows = [
        [(f"{who} {m.act}" if not c else f"{m.act} {m.step}", partial(put, who=who, moment=m)) for c, m in
         enumerate(moments)]
        for who in (*people.LOOKS, "somebody")
    ]  # fmt: skip
    return _sheet(rows, _DAWN, 82, 100)


HEIGHTS = {"maki": 46, "dag": 50, "amaru": 47, "yuna": 40, "benoit": 45, "ruslan": 48, "ebina": 46, "jun": 43}


def work() -> pygame.Surface:
    """Everybody at every work."""

    def put(sheet: pygame.Surface, x: int, y: int, who: str, moment: Moment) -> None:
        _lay(sheet, x, y, people.figure(who, HEIGHTS.get(who, 46), moment))

    rows = [
        [(does, partial(put, who=who, moment=Moment(does, step))) for does in postures.WORK for step in (0, 4)]
        for who in people.LOOKS
    ]
    return _sheet(rows, _DAWN, 82, 100)


def beasts() -> pygame.Surface:
    """Every moment of every mimic, with its light."""

    def put(sheet: pygame.Surface, x: int, y: int, kind: str, moment: mimics.Moment) -> None:
        figure = mimics.figure(kind, moment)
        _lay(sheet, x, y, figure.sprite, LIGHT._replace(shade=0.2, thin=0.3))
        radius = figure.glow_px
        if radius:
            halo = glow(radius, HIVE, 0.65 + 0.35 * max(0.0, figure.hot))
            at = x + round(figure.light[0]) - radius, y + round(figure.light[1]) - radius
            sheet.blit(halo, at, special_flags=ADD)

    rows = []
    for kind in (*mimics.LOOKS, "somebody new"):
        seen = [mimics.Moment("still"), *(mimics.Moment("hunt", k) for k in (0, 2, 4, 6, 8, 10))]
        seen += [mimics.Moment("turn", 1), mimics.Moment("rear", 2), mimics.Moment("hit", 1), mimics.Moment("leap")]
        seen += [mimics.Moment("climb", 2)]
        rows.append([(f"{m.act} {m.step}", partial(put, kind=kind, moment=m)) for m in seen])
        seen = [*(mimics.Moment("windup", 0, k) for k in (0, 2, 5, 8)), *(mimics.Moment("strike", k) for k in range(4))]
        seen += [mimics.Moment("recover", 1), mimics.Moment("gnaw", 3), mimics.Moment("unfold", 4)]
        rows.append([(f"{m.act} {m.step} {m.heat}", partial(put, kind=kind, moment=m)) for m in seen])
        seen = [mimics.Moment("dead", k) for k in range(0, mimics.STEPS, 2)]
        rows.append([(f"dead {m.step}", partial(put, kind=kind, moment=m)) for m in seen])
    return _sheet(rows, _DUSK, 124, 92)


def pieces() -> pygame.Surface:
    """What breaks off, in all its turns."""

    def put(sheet: pygame.Surface, x: int, y: int, make: str, turn: int) -> None:
        for shape in range(len(debris.MAKES[make].shapes)):
            sprite = debris.sample(make, shape, turn)
            sheet.blit(sprite.picture, sprite.at(x, y - 6 - 14 * shape), special_flags=OVER)

    return _sheet(
        [[(make, partial(put, make=make, turn=turn)) for turn in range(0, 16, 2)] for make in debris.MAKES],
        _DUSK, 56, 64,
    )  # fmt: skip


def weapons() -> pygame.Surface:
    """Every weapon by itself, level and raised."""

    def put(sheet: pygame.Surface, x: int, y: int, weapon: str, up: float, better: frozenset[str]) -> None:
        canvas = Canvas(-50, -50, 50, 50)
        arms(canvas, weapon, (0, 0), up, better)
        canvas.disc((0, 0), 2.0, SUIT)
        _lay(sheet, x - 8, y - 26, canvas.sprite())

    more = frozenset({"edge", "breech", "sight"})
    return _sheet(
        [
            [
                (weapon, partial(put, weapon=weapon, up=0.0, better=frozenset())),
                (f"{weapon} better", partial(put, weapon=weapon, up=0.0, better=more)),
                (f"{weapon} up", partial(put, weapon=weapon, up=math.degrees(0.7), better=frozenset())),
            ]
            for weapon in RECIPES
        ],
        (mix(_DUSK[0], AMBER, 0.1), _DUSK[1], _DUSK[2]), 96, 72,
    )  # fmt: skip


SHEETS: dict[str, Callable[[], pygame.Surface]] = {
    "rita": rita,
    "worn": worn,
    "crew": crew,
    "work": work,
    "beasts": beasts,
    "pieces": pieces,
    "weapons": weapons,
}
"""Name of a sheet -> how it is drawn."""
