"""The plant: doors, roots, lifts, the cart, keypads, glass, bells."""

from __future__ import annotations

import numpy as np

from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.recipe import Effect
from maketomorrow.workshop.sound.synth import Wave

BELL = (1.0, 2.0, 2.4, 3.0, 4.2, 5.4)  # partials of a cast bell, the minor third among them


def _bell(seconds: float, base: float, lasts: float) -> Wave:
    return lab.ring(
        seconds,
        [(base * 0.5, 0.5, lasts)] + [(base * p, 0.8 / (k + 1), lasts / (1 + 0.55 * k)) for k, p in enumerate(BELL)],
    ) + lab.tick(lab.count(seconds), "clapper", 900, 6000, 0.02)


# --- doors and roots ----------------------------------------------------------------------------


def opened_door(_k: int) -> Wave:
    """A bolt, then a leaf that is heavy and knows its hinges."""
    n = lab.count(0.7)
    out = np.zeros(n)
    lab.lay(out, lab.ring(0.12, [(380, 0.7, 0.07), (1240, 0.4, 0.04)]), 0.0)
    slide = lab.moving_band(lab.noise(n, "slide"), lambda t: 140 + 90 * t, lambda t: 900 + 700 * t) * lab.hump(
        n, 0.4, 1.0
    )
    creak = lab.saw(lab.glide(0.5, 96, 134, 118), most=16) * lab.hump(lab.count(0.5), 0.5, 1.4)
    return lab.lay(out + slide * 0.9, lab.band(creak, 200, 1800), 0.1, 0.5)


def shut_door(_k: int) -> Wave:
    """And shut, with the room behind it."""
    n = lab.count(0.5)
    slam = lab.tick(n, "slam", 70, 1300, 0.09) * 1.3 + lab.sine(lab.glide(0.5, 110, 44)) * lab.fall(n, 0.2)
    return lab.room(
        lab.lay(slam, lab.ring(0.2, [(330, 0.6, 0.1), (790, 0.4, 0.07)]), 0.03, 0.5), 0.7, 0.2, 2400, "hall"
    )


def opened_shutter(_k: int) -> Wave:
    """Slats on a drum."""
    out = np.zeros(lab.count(1.1))
    for i in range(17):
        lab.lay(out, lab.ring(0.1, [(240 + 9 * i, 0.7, 0.05), (1130 + 14 * i, 0.4, 0.03)]), 0.06 * i, 0.5 + 0.03 * i)
    return out + lab.band(lab.noise(len(out), "drum"), 90, 420) * lab.hump(len(out), 0.5, 0.8) * 0.6


def opened_root(_k: int) -> Wave:
    """Wood that has been a door for a year goes: fibres first, then all of it."""
    n = lab.count(1.5)
    groan = lab.saw(lab.glide(1.5, 58, 74, 41), most=24) * lab.shape(n, (0, 0), (0.4, 0.9), (0.8, 1), (1.5, 0))
    out = lab.band(groan, 80, 900) * 1.1
    for i, chance in enumerate(lab.chances("fibres", 26)):
        at = 1.15 * (i / 26) ** 0.8
        lab.lay(out, lab.tick(lab.count(0.05), f"fibre{i}", 500, 4200, 0.03), at, 0.25 + 0.6 * chance)
    return lab.lay(out, lab.tick(lab.count(0.4), "fallen", 60, 800, 0.2), 0.95, 1.3)


def cut(k: int) -> Wave:
    """A strand parts, and what it held swings back. Every strand is higher than the one before."""
    n = lab.count(0.6)
    base = (146.8, 174.6, 220.0)[k]
    twang = lab.ring(0.6, [(base, 0.9, 0.42), (base * 2.01, 0.5, 0.3), (base * 3.04, 0.34, 0.2)], bend=0.5)
    return twang * lab.shape(n, (0, 0), (0.012, 1), (0.6, 1)) + lab.tick(n, f"strand{k}", 600, 5400, 0.06) * 1.1


def opened_locker(_k: int) -> Wave:
    """Thin steel."""
    out = lab.ring(0.5, [(287, 0.7, 0.3), (734, 0.5, 0.22), (1561, 0.4, 0.16), (2890, 0.2, 0.1)])
    return out + lab.tick(lab.count(0.5), "locker", 800, 5200, 0.03)


# --- what is pressed and thrown -----------------------------------------------------------------


def code_digit(_k: int) -> Wave:
    """A key."""
    return lab.square(1046.5, 0.07, 5) * lab.hump(lab.count(0.07), 0.1, 0.6) * 0.6 + lab.tick(
        lab.count(0.07), "key", 900, 4000, 0.015
    )


def code_right(_k: int) -> Wave:
    """Yes, and the bolt."""
    out = np.zeros(lab.count(0.55))
    for at, hertz in ((0.0, 1046.5), (0.1, 1568.0)):
        lab.lay(out, lab.square(hertz, 0.09, 5) * lab.hump(lab.count(0.09), 0.1, 0.6), at, 0.5)
    return lab.lay(out, lab.ring(0.2, [(410, 0.8, 0.1), (1290, 0.4, 0.06)]), 0.26)


def code_wrong(_k: int) -> Wave:
    """No."""
    out = np.zeros(lab.count(0.4))
    for at in (0.0, 0.17):
        lab.lay(out, lab.square(155.6, 0.13, 9) * lab.hump(lab.count(0.13), 0.2, 0.5), at, 0.7)
    return out


def switched(_k: int) -> Wave:
    """A lever as long as an arm."""
    out = np.zeros(lab.count(0.4))
    lab.lay(out, lab.ring(0.12, [(520, 0.5, 0.06), (1710, 0.3, 0.04)]), 0.0, 0.7)
    lab.lay(out, lab.tick(lab.count(0.2), "lever", 80, 1800, 0.08), 0.09, 1.2)
    return lab.lay(out, lab.ring(0.26, [(118, 0.7, 0.2), (236, 0.4, 0.15)]), 0.1, 0.8)


def used(_k: int) -> Wave:
    """Paper, a handle, a hand."""
    n = lab.count(0.18)
    return lab.band(lab.noise(n, "used"), 500, 3600) * lab.hump(n, 0.3, 1.4) + lab.tick(n, "touch", 200, 900, 0.05)


def broke_glass(_k: int) -> Wave:
    """A pane."""
    out = np.zeros(lab.count(1.1))
    lab.lay(out, lab.tick(lab.count(0.2), "pane", 1600, 9500, 0.07), 0.0, 1.2)
    for i, chance in enumerate(lab.chances("splinters", 30)):
        shard = lab.ring(0.16, [(2300 + 5200 * chance, 0.6, 0.1), (3900 + 4000 * chance, 0.3, 0.06)])
        lab.lay(out, shard, 0.02 + 0.8 * (i / 30) ** 1.6, 0.5 * (1 - i / 36))
    return out


def broke_wall(_k: int) -> Wave:
    """Stone that was held by habit."""
    n = lab.count(1.2)
    out = lab.drive(lab.tick(n, "wall", 50, 1700, 0.3) * 1.4 + lab.sine(lab.glide(1.2, 88, 30)) * lab.fall(n, 0.4), 2.0)
    for i, chance in enumerate(lab.chances("rubble", 24)):
        lab.lay(
            out,
            lab.tick(lab.count(0.08), f"rubble{i}", 250 + 900 * chance, 2600, 0.05),
            0.1 + 0.95 * i / 24,
            0.6 * (1 - i / 28),
        )
    return out


def bumped(k: int) -> Wave:
    """A crate sets down: boards, and what is in it."""
    n = lab.count(0.34)
    base = 122 + 16 * k
    return lab.ring(0.34, [(base, 1, 0.13), (base * 1.9, 0.6, 0.09), (base * 3.3, 0.3, 0.06)]) + lab.tick(
        n, f"crate{k}", 90, 1300, 0.07
    )


def lift_starts(_k: int) -> Wave:
    """Current, a brake let go, a motor taking the weight."""
    n = lab.count(1.1)
    motor = lab.saw(lab.glide(1.1, 34, 62, 66), most=26) * lab.shape(n, (0, 0), (0.35, 0.8), (0.7, 0.8), (1.1, 0))
    out = lab.band(motor, 60, 1100)
    return lab.lay(out, lab.tick(lab.count(0.2), "brake", 120, 2400, 0.07), 0.02, 1.1)


def lift_stands(_k: int) -> Wave:
    """It arrives."""
    n = lab.count(0.7)
    motor = lab.saw(lab.glide(0.7, 66, 30), most=22) * lab.shape(n, (0, 0.7), (0.4, 0.3), (0.7, 0))
    return lab.lay(lab.band(motor, 60, 900), lab.tick(lab.count(0.3), "dock", 70, 1300, 0.1), 0.3, 1.4)


def lift_runs(_k: int) -> Wave:
    """Under way: cable over a wheel."""
    n = lab.count(0.8)
    return (
        lab.band(lab.saw(66.0, 0.8, most=20), 70, 800) * 0.6 + lab.band(lab.noise(n, "cable"), 500, 2200) * 0.25
    ) * lab.hump(n, 0.5, 0.5)


# --- the cart -----------------------------------------------------------------------------------


def cart_warns(_k: int) -> Wave:
    """Ting, ting."""
    out = np.zeros(lab.count(1.5))
    for at in (0.0, 0.34):
        lab.lay(out, _bell(1.1, 1318.5, 0.9), at)
    return out


def cart_leaves(_k: int) -> Wave:
    """A traction motor and four wheels."""
    n = lab.count(1.5)
    motor = lab.saw(lab.glide(1.5, 42, 118), most=20) * lab.shape(n, (0, 0), (0.3, 0.8), (1.0, 0.7), (1.5, 0))
    return lab.band(motor, 80, 1400) + lab.band(lab.noise(n, "wheels"), 160, 1300) * lab.hump(n, 0.6, 0.8) * 0.7


def cart_rolls(k: int) -> Wave:
    """Over a joint of the rails."""
    n = lab.count(0.75)
    roll = (
        lab.band(lab.noise(n, f"roll{k}"), 110, 900) * lab.hump(n, 0.5, 0.4) * 0.5
        + lab.band(lab.saw(112.0, 0.75, most=14), 100, 900) * lab.hump(n, 0.5, 0.4) * 0.3
    )
    for at in (0.16, 0.27):
        lab.lay(roll, lab.ring(0.12, [(190 + 20 * k, 0.8, 0.06), (870, 0.3, 0.04)]), at, 0.8)
    return roll


def cart_stands(_k: int) -> Wave:
    """Blocks on wheels, and a sigh."""
    n = lab.count(1.2)
    squeal = lab.saw(lab.glide(1.2, 1900, 1720, 1500), most=4) * lab.shape(
        n, (0, 0), (0.15, 0.3), (0.6, 0.2), (0.7, 0), (1.2, 0)
    )
    air = lab.band(lab.noise(n, "sigh"), 900, 5000) * lab.shape(n, (0, 0), (0.7, 0), (0.75, 0.8), (1.2, 0))
    return squeal + air + lab.band(lab.noise(n, "halt"), 120, 700) * lab.shape(n, (0, 0.7), (0.7, 0), (1.2, 0))


def cart_hit(_k: int) -> Wave:
    """It was on time."""
    n = lab.count(0.8)
    return lab.drive(
        lab.tick(n, "carthit", 60, 2200, 0.15) * 1.5 + lab.sine(lab.glide(0.8, 104, 32)) * lab.fall(n, 0.3), 2.2
    ) + lab.ring(0.8, [(157, 0.5, 0.4), (402, 0.4, 0.3), (917, 0.3, 0.2)])


# --- what calls ---------------------------------------------------------------------------------


def rang(_k: int) -> Wave:
    """The shift bell: heard over half the plant."""
    return lab.room(_bell(3.0, 392.0, 3.2), 1.8, 0.3, 3000, "yard")


def knocked(k: int) -> Wave:
    """Knuckles on a shutter, three."""
    out = np.zeros(lab.count(0.75))
    for i, at in enumerate((0.0, 0.17, 0.35)):
        knock = lab.ring(0.2, [(168 + 9 * k, 0.9, 0.09), (371, 0.5, 0.06), (940, 0.3, 0.03)])
        lab.lay(out, knock + lab.tick(lab.count(0.2), f"knuckle{k}{i}", 300, 2200, 0.03), at, 0.8 + 0.1 * i)
    return out


def hatch(_k: int) -> Wave:
    """Somebody goes in, or comes out."""
    out = np.zeros(lab.count(0.5))
    lab.lay(out, lab.ring(0.2, [(260, 0.8, 0.1), (640, 0.4, 0.07)]), 0.0, 0.7)
    return lab.lay(out, lab.tick(lab.count(0.25), "hatch", 90, 1100, 0.1), 0.16)


RECIPES: dict[str, Effect] = {
    "opened.door": Effect(opened_door),
    "shut.door": Effect(shut_door),
    "opened.shutter": Effect(opened_shutter),
    "opened.root": Effect(opened_root),
    "opened.locker": Effect(opened_locker, press=1.4, space=0.14),
    "cut": Effect(cut, 3),
    "code.digit": Effect(code_digit, 3, 0.01),
    "code.right": Effect(code_right),
    "code.wrong": Effect(code_wrong),
    "switched": Effect(switched),
    "used": Effect(used, 2, 0.06),
    "broke.glass": Effect(broke_glass),
    "broke.wall": Effect(broke_wall),
    "bumped": Effect(bumped, 4, 0.06, 1.6, 0.14),
    "lift.starts": Effect(lift_starts),
    "lift.stands": Effect(lift_stands),
    "lift.runs": Effect(lift_runs),
    "cart.warns": Effect(cart_warns),
    "cart.leaves": Effect(cart_leaves),
    "cart.rolls": Effect(cart_rolls, 4, 0.04, 1.2),
    "cart.stands": Effect(cart_stands),
    "cart.hit": Effect(cart_hit),
    "rang": Effect(rang),
    "knocked": Effect(knocked, 2),
    "hatch": Effect(hatch, press=1.2, space=0.12),
}
