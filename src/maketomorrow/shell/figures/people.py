"""Who is who among the people: one recipe and one row each, told by outline first and by hue second.

A recipe draws any pose from back to front. Whoever has no row in ``LOOKS`` is a plain worker.
Nobody here wears teal, red or the suit's orange.
"""

from __future__ import annotations

import math

from maketomorrow.shell.figures.bodies import (
    CROWN,
    INK,
    PAPER,
    STEEL,
    WOOD,
    Body,
    Dress,
    Gesture,
    Moment,
    PersonLook,
    Walk,
)
from maketomorrow.shell.figures.bones import Bearing, Scaled, Stand, between, contact
from maketomorrow.shell.figures.postures import pose
from maketomorrow.shell.paint import Spot, Sprite
from maketomorrow.shell.palette import AMBER, WHITE, Colour, mix, rgb
from maketomorrow.sim.plan import PersonPlan


def _maki(b: Body) -> None:
    """A long coat down to the shins, hair in a hard bob, and the clipboard before her like a shield."""
    coat = b.dress.coat
    b.far_arm()
    b.legs()
    b.skirt(19, b.shade, 4.4)
    b.skirt(18, coat, 3.6)
    b.trunk()
    b.belt(b.shade)
    b.face()
    b.on_head(
        [(-6.4, 3.8), (-6, -3), (-2.6, -6.2), (2.4, -6), (5, -3.2), (1.2, -2.2), (-0.6, 0.6), (-1.4, 4.6)], b.dress.hair
    )
    b.canvas.limb(b.at(15.4, -3.2), b.at(13.6, 3.6), 2.4, 2.2, mix(coat, WHITE, 0.25))
    if b.moment.act in ("die", "climb"):
        b.near_arm()
        return
    x, y = b.near_hand
    tilt = 0.25 if b.moment.act != "roll" else 0.7
    co, si = math.cos(tilt), math.sin(tilt)
    board = [(x + u * co + v * si, y - u * si + v * co) for u, v in ((-1.5, -8), (6.5, -8), (6.5, 4), (-1.5, 4))]
    b.canvas.poly(board, WOOD)
    b.canvas.poly([(px * 0.84 + (x + 2) * 0.16, py * 0.84 + (y - 2) * 0.16) for px, py in board], PAPER)
    b.near_arm()
    b.in_hand()


def _dag(b: Body) -> None:
    """Huge and stooped: a back like a hill, arms to the knees, and a wool cap."""
    b.far_arm()
    b.legs()
    b.trunk()
    b.canvas.ellipse(b.at(11.5, -3.4), 7.6, 6.4, b.dress.coat, math.radians(b.bearing.lean))
    b.canvas.limb(b.at(13, 3.8), b.at(3, 5.2), 2.6, 2.6, mix(b.dress.legs, WHITE, 0.12))
    b.box(b.at(6.5, 3.0), 2.2, 2.2, AMBER)
    b.face()
    b.on_head([(-3.4, 1.2), (0, 2.0), (4.4, 2.2), (4.2, 5.6), (0, 6.6), (-3, 4.2)], b.dress.hair)
    cap = rgb("#b7a98c")
    b.on_head([(-5.4, 0.6), (-6, -3.4), (-3.4, -7), (1.6, -7.2), (4.8, -4.6), (5.4, -1.6)], cap)
    b.canvas.limb(b.skull(-5.4, -0.2), b.skull(5.2, -1.8), 2.6, 2.4, mix(cap, INK, 0.3))
    b.canvas.disc(b.skull(-1.6, -7.6), 1.7, cap)
    b.near_arm()
    b.in_hand()


def _amaru(b: Body) -> None:
    """A suit worn to the hips, its sleeves knotted and flying; bare arms; a tall crest of hair."""
    b.far_arm()
    b.canvas.ribbon([b.at(1, -4), b.at(-4, -9), b.at(-11, -11)], lambda t: 2.2 - 0.9 * t, b.shade)
    b.legs()
    b.canvas.ribbon([b.at(1, 3), b.at(-5, 6), b.at(-11, 5)], lambda t: 2.0 - 0.6 * t, mix(b.dress.legs, WHITE, 0.16))
    b.trunk()
    b.belt(mix(b.dress.legs, WHITE, 0.16))
    b.canvas.disc(b.at(0.8, 3.8), 2.6, mix(b.dress.legs, WHITE, 0.2))
    b.face()
    b.on_head([(-4.8, 1.6), (-6.8, -3), (-8, -8.4), (-4.6, -7.8), (-4.4, -13), (-1, -10), (1.8, -14.2), (3, -9.4),
               (6.6, -11), (5.2, -3), (1.6, -3.4), (-1.8, -1), (-2.4, 2.6)], b.dress.hair)  # fmt: skip
    b.near_arm()
    b.in_hand()


def _yuna(b: Body) -> None:
    """Small, under a helmet made for somebody else."""
    b.far_arm()
    b.legs()
    b.trunk()
    b.belt(b.shade)
    b.face()
    helmet = rgb("#ecc24c")
    b.on_head(
        [(-8.6, 0.4), (-8.8, -5), (-5, -10), (1, -10.8), (6.6, -7.6), (8, -2.4), (10.6, -0.8), (10.4, 0.6)], helmet
    )
    b.on_head([(-8.6, 0.4), (-8.8, -5), (-7, -8), (-5.6, -3.6), (-5, 0.4)], mix(helmet, INK, 0.3))
    b.on_head([(-8.8, -0.4), (10.6, -0.8), (10.4, 0.9), (-8.6, 1.2)], mix(helmet, INK, 0.35))
    b.canvas.limb(b.skull(-2.4, 1), b.skull(1.2, 5.2), 1.0, 1.0, INK)
    b.near_arm()
    b.in_hand()


def _benoit(b: Body) -> None:
    """Round as his urn, which steams on his back."""
    b.far_arm()
    urn = rgb("#a7a3ac")
    b.canvas.poly(
        [b.at(-1, -5.5), b.at(-1, -13), b.at(2, -15), b.at(15, -15), b.at(18, -12.4), b.at(18, -7), b.at(15, -4.5)], urn
    )
    b.canvas.poly(
        [b.at(-1, -10.8), b.at(-1, -13), b.at(2, -15), b.at(15, -15), b.at(18, -12.4), b.at(15, -11.8)],
        mix(urn, INK, 0.35),
    )
    b.canvas.limb(b.at(18, -9.6), b.at(20.6, -9.6), 3.4, 2.2, STEEL)
    b.canvas.limb(b.at(3, -15), b.at(2.4, -18), 1.6, 1.6, STEEL)
    if b.moment.act != "die":
        steam = rgb("#d9d4d2")
        puff = b.moment.step % 3
        for k, (along, front, radius) in enumerate(((23, -9, 1.9), (26.5, -11, 1.5), (29.5, -9.4, 1.0))):
            b.canvas.disc(b.at(along + puff, front - (k + puff) % 2), radius, steam)
    b.legs()
    b.trunk(belly=5.0)
    b.canvas.ellipse(b.at(4.2, 2.6), 9.6, 9.0, b.dress.coat)
    apron = rgb("#e2d6c2")
    b.canvas.poly(
        [b.at(12.4, 4.2), b.at(10, 10), b.at(4.2, 12), b.at(-2, 10.2), b.at(-7, 7), b.at(-6.4, 1), b.at(3, 2.6)],
        apron,
    )
    b.face()
    b.on_head([(-5.2, 1.8), (-5.2, -1.8), (5.4, -2.2), (4.6, -4.6)], b.dress.hair)
    b.on_head([(-5.2, -2), (-6.6, -6.6), (-3, -8.6), (1.4, -8.4), (6, -6.8), (5, -2.4)], apron)
    b.on_head([(1.6, 2.0), (5.4, 1.6), (6.2, 3.0), (2, 3.4)], b.dress.hair)
    b.near_arm()
    b.in_hand()


def _ruslan(b: Body) -> None:
    """A greatcoat with a collar, a fur hat, a rifle across the back, and a foot of sprung steel."""
    aims = b.moment.act == "shoot"
    b.far_arm()
    if not aims:
        b.canvas.limb(b.at(-7, -5.5), b.at(33, -8.6), 2.4, 1.6, mix(STEEL, INK, 0.35))
        b.canvas.limb(b.at(-7, -5.8), b.at(5, -6.4), 4.4, 2.8, mix(WOOD, INK, 0.35))
    b.legs(near_boot=False)
    near, sprung = b.near, rgb("#c4c0cc")
    b.canvas.limb(between(near.knee, near.ankle, 0.4, 0), near.ankle, 3.0, 2.0, sprung)
    b.canvas.path([near.ankle, between(near.ankle, near.heel, 0.5, 1.6), near.heel, near.toe], 1.9, sprung)
    b.skirt(17, b.shade, 6.0)
    b.skirt(16, b.dress.coat, 5.2)
    b.trunk()
    b.belt(INK)
    b.canvas.limb(b.at(14.6, 4.4), b.at(4, -4.6), 1.3, 1.3, INK)
    b.face()
    b.on_head([(-3, 1.6), (4.6, 2.4), (4.6, 4.8), (1, 5.6), (-3, 4)], b.dress.hair)
    fur = rgb("#4d4038")
    b.on_head([(-6.4, 3.2), (-7, -3), (-5.6, -7.6), (3.8, -7.6), (6, -4), (5.8, -1.4), (-1.4, -1.2), (-2, 3.4)], fur)
    b.on_head([(-5.6, -7.6), (3.8, -7.6), (4.8, -5.6), (-6.2, -5.4)], mix(fur, WHITE, 0.18))
    b.canvas.poly(
        [b.at(16.4, -4.8), b.at(17.6, 0.8), b.at(15, 4.4), b.at(12.8, 0), b.at(13, -5.2)],
        mix(b.dress.coat, WHITE, 0.18),
    )
    if aims:
        x, y = b.near_hand
        tool = math.radians(b.bearing.weapon)
        ux, uy = math.cos(tool), -math.sin(tool)
        b.canvas.limb((x - 9 * ux, y - 9 * uy + 1), (x + 3 * ux, y + 3 * uy), 4.4, 2.8, mix(WOOD, INK, 0.2))
        b.canvas.limb((x, y), (x + 24 * ux, y + 24 * uy), 2.4, 1.6, STEEL)
    b.near_arm()
    b.in_hand()


def _ebina(b: Body) -> None:
    """All corners: a counter flap strapped on for a chest, and ear defenders as large as fists."""
    b.far_arm()
    b.legs()
    b.canvas.poly([b.at(-3, -6.6), b.at(16, -7.2), b.at(17, 6.0), b.at(-3, 5.8)], b.dress.coat)
    b.canvas.poly([b.at(-3, -6.6), b.at(16, -7.2), b.at(16.2, -3.8), b.at(-3, -3.4)], b.shade)
    b.canvas.poly([b.at(1, 4.4), b.at(15.4, 4.4), b.at(15.4, 8.2), b.at(1, 8.2)], WOOD)
    b.canvas.poly([b.at(1, 4.4), b.at(3, 4.4), b.at(3, 8.2), b.at(1, 8.2)], mix(WOOD, INK, 0.45))
    b.canvas.poly([b.at(13.4, 4.4), b.at(15.4, 4.4), b.at(15.4, 8.2), b.at(13.4, 8.2)], mix(WOOD, INK, 0.45))
    b.face()
    b.on_head([(-5.2, 2.2), (-5.6, -5.8), (5, -5.8), (5, -3), (-1.4, -2.6), (-2.2, 2.4)], b.dress.hair)
    b.on_head([(-5.4, -5.6), (5.2, -5.6), (5.2, -7.2), (-5.4, -7.2)], b.dress.hair)
    b.canvas.path([b.skull(-1.6, 0), b.skull(-1.8, -8), b.skull(1.4, -8.2)], 1.6, INK)
    b.canvas.disc(b.skull(-1.6, 0.2), 4.7, rgb("#e4dee6"))
    b.canvas.disc(b.skull(-1.6, 0.2), 2.5, rgb("#8f8898"))
    b.near_arm()
    b.in_hand()


def _jun(b: Body) -> None:
    """A boy in a hood under headphones, with an aerial on his back twice his height."""
    b.far_arm()
    b.canvas.poly([b.at(0, -4.4), b.at(0, -10), b.at(12, -10.4), b.at(14, -5)], rgb("#3f4a44"))
    b.canvas.disc(b.at(4, -8), 1.3, AMBER)
    root = b.at(11, -9)
    ux, uy = b.at(1, 0)
    mast: list[Spot] = []
    for k in range(13):
        t = k / 12
        mast.append((root[0] + ux * 80 * t - 9 * t * t, root[1] + uy * 80 * t))
    tone = rgb("#cfc6d6")
    b.canvas.ribbon(mast, lambda t: 0.95 - 0.45 * t, tone)
    for k, half in ((8, 4.6), (10, 3.2)):
        x, y = mast[k]
        b.canvas.limb((x - half * uy, y + half * ux), (x + half * uy, y - half * ux), 0.9, 0.9, tone)
    b.canvas.disc(mast[12], 1.5, AMBER)
    b.legs()
    b.trunk()
    b.canvas.poly([b.at(11, -6.4), b.at(17, -5), b.at(17.6, -0.6), b.at(13, -0.4)], b.shade)
    b.face()
    b.on_head(
        [(-5, 2.6), (-5.6, -2.6), (-2.6, -5.8), (2.6, -5.8), (6, -2.4), (5, -0.4), (1, -2), (-2.2, 2.8)], b.dress.hair
    )
    band = rgb("#efe6d2")
    if b.moment.without == "headphones":  # round his neck
        b.canvas.path([b.at(17.4, -4.6), b.at(15.6, 0), b.at(16.4, 4.2)], 2.0, band)
        ear = b.at(15.2, 2.4)
    else:
        b.canvas.path([b.skull(-1.4, 0), b.skull(-2.2, -6.4), b.skull(1.4, -7.2)], 2.0, band)
        ear = b.skull(-1.2, 0.4)
    b.canvas.disc(ear, 3.7, band)
    b.canvas.disc(ear, 2.0, b.dress.coat)
    b.near_arm()
    b.in_hand()


def _worker(b: Body) -> None:
    """Somebody of the plant: overalls and a peaked cap."""
    b.far_arm()
    b.legs()
    b.trunk()
    b.belt(b.shade)
    b.face()
    b.on_head([(-5.2, 1.5), (-5.4, -2.5), (4.8, -2.9), (1.4, -2.4), (-1.6, -0.4), (-2.4, 2.8)], b.dress.hair)
    b.on_head(
        [(-5.4, -1.2), (-5.2, -3.4), (-2.5, -6), (2.2, -6), (4.8, -3.4), (9.2, -1.8), (4, -1.4)],
        mix(b.dress.coat, WHITE, 0.2),
    )
    b.near_arm()
    b.in_hand()


LOOKS: dict[str, PersonLook] = {
    "maki": PersonLook(
        _maki,
        Dress(rgb("#5a6d94"), rgb("#231d30"), rgb("#15101f"), rgb("#e8bc9c"), rgb("#2c2530"), wide=0.84),
        Bearing(1, 0, (-10, 0), (22, 118)),
        walk=Walk(reach=11.5, planted=0.52, bob=0.8, swing=30, lift=3),
        holds=True,
        talk=(Gesture((62, 142), -2), Gesture((86, 104), 4, 2), Gesture((38, 84), -4), Gesture((74, 166), 0)),
        habit=Gesture((26, 104), 18, 4),
    ),
    "dag": PersonLook(
        _dag,
        Dress(rgb("#86694c"), rgb("#3c4450"), rgb("#1d1820"), rgb("#c98f6b"), rgb("#b3a79a"), wide=1.42, head=1.06),
        Bearing(30, 0, (2, 12), (8, 20)),
        Stand((-14, -24, 0), (18, -14, 0)),
        Walk(reach=14, planted=0.6, bob=1.0, swing=12, bent=1.4, sway=3, lift=3),
        grown=1.16,
        crest_px=9,
        talk=(Gesture((42, 66), 4, 2), Gesture((64, 104), -4), Gesture((50, 118), 2, -3), Gesture((8, 26), 6, 3)),
        habit=Gesture((96, 196), 14, -6),
    ),
    "amaru": PersonLook(
        _amaru,
        Dress(
            rgb("#d8cbb2"), rgb("#5e7d4a"), rgb("#2a2620"), rgb("#a8714f"), rgb("#241420"), rgb("#a8714f"), wide=0.94
        ),
        Bearing(-9, 2, (-52, 34), (-44, 46)),
        Stand((-16, -16, 0), (18, 4, 0)),
        Walk(reach=13.5, planted=0.54, bob=2.6, swing=38, lift=6, sway=4),
        panic=((96, 128), (-74, -118)),
        crest_px=9,
        hue=rgb("#7fa463"),
        talk=(
            Gesture((74, 130), -6, -4),
            Gesture((102, 152), 4, 4),
            Gesture((94, 92), 0, 6),
            Gesture((-34, 58), -8, -6),
        ),
        habit=Gesture((150, 214), -16, -8),
    ),
    "yuna": PersonLook(
        _yuna,
        Dress(rgb("#a9a3bd"), rgb("#726c88"), rgb("#2b2638"), rgb("#f0cbb0"), rgb("#17111a"), wide=0.9, head=1.3),
        Bearing(6, -6, (20, 76), (24, 82)),
        Stand((-4, -8, 0), (6, -4, 0)),
        Walk(reach=7.5, planted=0.42, bob=2.8, bent=0.6, swing=16, lift=5, nod=5),
        grown=0.86,
        crest_px=3,
        hue=rgb("#ecc24c"),
        talk=(Gesture((42, 114), -6), Gesture((28, 66), 6, 4), Gesture((94, 92), -4, 2), Gesture((46, 124), 4)),
        habit=Gesture((132, 196), -4, -3),
    ),
    "benoit": PersonLook(
        _benoit,
        Dress(rgb("#a9787c"), rgb("#4a3a46"), rgb("#241a24"), rgb("#e0ab8a"), rgb("#5a3620"), wide=1.42, head=1.06),
        Bearing(-5, 4, (24, 66), (30, 74)),
        Stand((-10, -8, 0), (12, 0, 0)),
        Walk(reach=9, planted=0.58, bob=1.2, swing=10, sway=6, lift=3),
        panic=((70, 104), (84, 122)),
        talk=(Gesture((70, 100), 4), Gesture((92, 132), -6, -4), Gesture((34, 62), 8, 2), Gesture((78, 158), 0, -3)),
        habit=Gesture((20, 84), 12, -5),
    ),
    "ruslan": PersonLook(
        _ruslan,
        Dress(rgb("#5b6650"), rgb("#2c2c2e"), rgb("#17141a"), rgb("#d6a07f"), rgb("#8d8580"), wide=1.12),
        Bearing(0, 0, (-8, 4), (26, 138)),
        Stand((-8, -10, 0), (10, 0, 0)),
        Walk(reach=12.5, planted=0.55, bob=1.4, swing=22, stiff=True),
        holds=True,
        panic=((60, 20), (126, 196)),
        hue=rgb("#8b9a76"),
        talk=(Gesture((48, 150), 0), Gesture((60, 166), -6, -2), Gesture((94, 92), 0, 4), Gesture((22, 64), 4)),
        habit=Gesture((-20, 30), -22, -4),
    ),
    "ebina": PersonLook(
        _ebina,
        Dress(rgb("#6d5a80"), rgb("#38304a"), rgb("#1a1622"), rgb("#dfb392"), rgb("#120e16"), wide=1.16),
        Bearing(0, 0, (30, 100), (14, 102)),
        Stand((-14, -10, 0), (15, 6, 0)),
        Walk(reach=10, planted=0.56, bob=0.4, swing=8, lift=2.6),
        talk=(Gesture((20, 100), 0), Gesture((44, 138), 0), Gesture((6, 88), 3), Gesture((58, 108), -3, 2)),
        habit=Gesture((118, 206), 4),
    ),
    "jun": PersonLook(
        _jun,
        Dress(rgb("#8d6f4a"), rgb("#43507a"), rgb("#241f2a"), rgb("#dcae8c"), rgb("#1c1620"), wide=0.78),
        Bearing(12, 12, (4, 56), (8, 60)),
        Stand((-8, -16, 0), (12, -6, 0)),
        Walk(reach=11, planted=0.58, bob=1.0, swing=8, lift=2, nod=7),
        top_px=146,
        talk=(Gesture((58, 190), 8), Gesture((38, 118), -4, -3), Gesture((12, 56), 10), Gesture((26, 84), 0, -4)),
        habit=Gesture((70, 196), 16, 3),
    ),
}
"""Id -> look."""

WORKER = PersonLook(
    _worker,
    Dress(rgb("#68788a"), rgb("#3c4656"), rgb("#1c1a22"), rgb("#c98f6b"), rgb("#2a1d18")),
)


def look_of(person_id: str) -> PersonLook:
    """The look of somebody; a stranger is a plain worker."""
    return LOOKS.get(person_id, WORKER)


def hue_of(person_id: str) -> Colour:
    """The colour that stands for somebody beside their words."""
    look = look_of(person_id)
    return look.hue or look.dress.coat


def scale_of(plan: PersonPlan) -> float:
    """How large somebody's skeleton is drawn."""
    return plan.height_px / CROWN * look_of(plan.id).grown


def figure(person_id: str, height_px: float, moment: Moment) -> Sprite:
    """Draw somebody at a moment, facing right, feet at (0, 0)."""
    look = look_of(person_id)
    stand, bearing = pose(look, moment)
    side = look.top_px if moment.act in ("die", "run", "panic") else 58
    canvas = Scaled(-max(58, side), -look.top_px, 58, 14)
    canvas.scale = height_px / CROWN * look.grown
    canvas.above = contact(stand)
    if moment.act == "sit":  # something to sit on, wherever it is
        for x in (-7.0, 3.0):
            canvas.limb((x, 5), (x, canvas.above), 1.8, 1.8, STEEL)
        canvas.limb((-8, 4.4), (5, 4.4), 2.4, 2.4, STEEL)
    look.draw(Body(canvas, look, moment, stand, bearing))
    return canvas.sprite()


def limp_figure(person_id: str, height_px: float, stand: Stand, bearing: Bearing, without: str) -> Sprite:
    """Draw somebody who has fallen, in whatever shape; the feet point is the pelvis."""
    look = look_of(person_id)
    side = max(56, look.top_px - 22)
    canvas = Scaled(-side, -side, side, side)
    canvas.scale = height_px / CROWN * look.grown
    look.draw(Body(canvas, look, Moment("die", 0, 0, without), stand, bearing))
    return canvas.sprite()
