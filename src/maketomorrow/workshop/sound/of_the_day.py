"""The hours: the alarm, the burst, the breaths, the second bloom; and what the menus say."""

from __future__ import annotations

import numpy as np

from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.recipe import Effect
from maketomorrow.workshop.sound.synth import Wave

RING_SECONDS = 40 / 60  # one beat of the alarm


def alarm(_k: int) -> Wave:
    """Two small bells and a hammer that cannot decide: one beat of it."""
    out = np.zeros(lab.count(RING_SECONDS))
    blows = 13
    for i in range(blows):
        base = (2093.0, 2217.5)[i % 2]
        bell = lab.ring(
            0.2,
            [
                (base, 0.7, 0.16),
                (base * 1.504, 0.4, 0.12),
                (base * 2.61, 0.3, 0.07),
                (base / 2, 0.55, 0.24),
                (base / 4, 0.2, 0.2),
            ],
        )
        lab.lay(
            out,
            bell + lab.tick(lab.count(0.2), "hammer", 2500, 9000, 0.006) * 0.5,
            0.44 * i / blows,
            0.8 + 0.2 * (i % 2),
        )
    return out


def alarm_hit(k: int) -> Wave:
    """A palm, a fist, the heel of the hand. It is a small thing and it is all she has done today."""
    n = lab.count(0.7)
    thump = lab.sine(lab.glide(0.7, 170 - 18 * k, 58)) * lab.fall(n, 0.24) * (1.0 + 0.2 * k) + lab.tick(
        n, f"palm{k}", 150, 2400, 0.09
    )
    out = lab.lay(thump, lab.tick(lab.count(0.1), f"case{k}", 700, 4200, 0.05), 0.004, 0.8)
    after = lab.ring(0.6, [(2093, 0.3, 0.4), (2217, 0.3, 0.36), (3148, 0.15, 0.24)])
    return lab.lay(out, after, 0.006, 0.5 - 0.15 * k)


def alarm_broken(_k: int) -> Wave:
    """Springs, a wheel on the floor, quiet."""
    out = np.pad(alarm_hit(2), (0, lab.count(1.1))) * 1.2
    spring = lab.sine(lab.glide(0.7, 380, 1240, 520) * (1 + 0.05 * lab.sine(31.0, 0.7))) * lab.fall(lab.count(0.7), 0.6)
    lab.lay(out, spring, 0.05, 0.34)
    for i, chance in enumerate(lab.chances("cogs", 12)):
        cog = lab.ring(0.12, [(1500 + 2400 * chance, 0.5, 0.06), (4200, 0.2, 0.03)])
        lab.lay(out, cog, 0.16 + 1.1 * (i / 12) ** 1.2, 0.7 * (1 - i / 14))
    return out


def burst(_k: int) -> Wave:
    """The ground opens: below hearing first, then stone, then what comes out of it breathing."""
    n = lab.count(5.0)
    low = lab.sine(lab.glide(5.0, 64, 31, 24)) * lab.shape(n, (0, 0), (0.01, 1), (0.6, 0.75), (2.5, 0.4), (5, 0))
    crack = lab.moving_band(lab.noise(n, "burst"), lambda t: 40, lambda t: 240 + 7000 * (1 - t) ** 8)
    crack *= lab.shape(n, (0, 0), (0.004, 1), (0.22, 0.5), (1.4, 0.24), (5, 0))
    out = lab.drive(low * 0.9 + crack * 2.0, 2.6)
    for i, chance in enumerate(lab.chances("stones", 40)):
        stone = lab.tick(lab.count(0.12), f"stone{i}", 120 + 700 * chance, 2400, 0.07)
        lab.lay(out, stone, 0.25 + 3.2 * (i / 40) ** 1.3, 0.55 * (1 - i / 46))
    cry = lab.rich(lab.glide(2.6, 233, 349, 196), [0.5, 0.9, 0.6, 0.4, 0.3, 0.2, 0.1]) * lab.hump(
        lab.count(2.6), 0.3, 1.0
    )
    lab.lay(out, lab.band(cry * (0.7 + 0.3 * lab.sine(17.0, 2.6)), 200, 2800), 0.5, 0.26)
    return lab.room(out, 2.6, 0.24, 1600, "plain")


def burst_far(_k: int) -> Wave:
    """Another one, elsewhere: only what the ground carries."""
    n = lab.count(2.4)
    return (
        lab.drive(lab.sine(lab.glide(2.4, 74, 44)), 1.8) * lab.shape(n, (0, 0), (0.08, 1), (0.7, 0.5), (2.4, 0))
        + lab.band(lab.noise(n, "far"), 30, 190) * lab.shape(n, (0, 0), (0.1, 0.9), (2.4, 0)) * 2
    )


def breath_in(_k: int) -> Wave:
    """All of them stop; something large draws breath."""
    n = lab.count(3.2)
    air = lab.moving_band(lab.noise(n, "in"), lambda t: 120 + 260 * t, lambda t: 420 + 1500 * t) * lab.hump(
        n, 0.82, 1.6
    )
    chord = sum((lab.sine(f, 3.2) for f in (73.4, 110.0, 130.8)), start=np.zeros(n)) / 3
    return air * 1.2 + chord * lab.hump(n, 0.75, 1.2) * 0.6


def breath_out(_k: int) -> Wave:
    """And lets it go."""
    n = lab.count(3.0)
    air = lab.moving_band(lab.noise(n, "out"), lambda t: 380 - 280 * t, lambda t: 1900 - 1600 * t) * lab.hump(
        n, 0.16, 1.2
    )
    return air * 1.3 + lab.sine(lab.glide(3.0, 110, 55)) * lab.hump(n, 0.2, 1.2) * 0.5


def drawn_in(_k: int) -> Wave:
    """Before the burst: the whole valley breathes in, and does not breathe out."""
    n = lab.count(3.4)
    air = lab.moving_band(lab.noise(n, "drawn"), lambda t: 90 + 500 * t * t, lambda t: 300 + 3200 * t * t)
    tone = lab.saw(lab.glide(3.4, 55, 58.3, 73.4), most=14) * 0.4
    level = lab.shape(n, (0, 0), (1.6, 0.22), (2.9, 0.8), (3.36, 1.0), (3.4, 0))
    return (air * 1.2 + lab.band(tone, 50, 900)) * level


def nightfall(_k: int) -> Wave:
    """The second bloom: everything it has, all at once, very quietly."""
    n = lab.count(4.5)
    chord = sum((lab.sine(f, 4.5) for f in (146.8, 220.0, 293.7, 440.0, 659.3, 1174.7)), start=np.zeros(n)) / 6
    air = lab.moving_band(lab.noise(n, "bloom"), lambda t: 200 + 1500 * t, lambda t: 900 + 8000 * t)
    return (
        chord * lab.shape(n, (0, 0), (2.2, 1), (4.5, 0))
        + air * lab.shape(n, (0, 0), (2.0, 0.5), (2.6, 0.3), (4.5, 0)) * 0.7
    )


def learnt(_k: int) -> Wave:
    """She knows something now: the first half of the tune, far back in the room."""
    out = np.zeros(lab.count(1.5))
    for at, hertz in ((0.0, 293.7), (0.17, 349.2), (0.34, 329.6), (0.56, 440.0)):
        lab.lay(out, lab.ring(0.9, [(hertz * 2, 0.6, 0.7), (hertz * 4, 0.2, 0.4)]), at)
    return lab.room(out, 1.6, 0.4, 3600, "thought")


# --- scenes and menus ---------------------------------------------------------------------------


def ring_runs_out(_k: int) -> Wave:
    """The ring that runs out from her chest: a heart's beat that becomes a circle."""
    n = lab.count(3.0)
    out = lab.sine(lab.glide(3.0, 82, 55)) * lab.fall(n, 1.1)
    thread = lab.rich(lab.glide(3.0, 293.7, 296.0), [0.5, 0.2, 0.1]) * lab.shape(n, (0, 0), (0.5, 0.5), (3.0, 0))
    return lab.room(out + thread * 0.5, 2.4, 0.4, 1800, "void")


def heart(_k: int) -> Wave:
    """One beat of two."""
    out = np.zeros(lab.count(0.6))
    for at, gain in ((0.0, 1.0), (0.2, 0.65)):
        lab.lay(out, lab.drive(lab.sine(lab.glide(0.3, 92, 48)) * lab.fall(lab.count(0.3), 0.22), 2.2), at, gain)
    return out


def menu_move(_k: int) -> Wave:
    """From one line to the next."""
    return lab.ring(0.16, [(587.3, 0.6, 0.12), (1174.7, 0.25, 0.07)])


def menu_choose(_k: int) -> Wave:
    """This one."""
    out = np.zeros(lab.count(0.5))
    for at, hertz in ((0.0, 587.3), (0.07, 880.0)):
        lab.lay(out, lab.ring(0.4, [(hertz, 0.6, 0.3), (hertz * 2, 0.2, 0.2)]), at)
    return out


def menu_back(_k: int) -> Wave:
    """Back."""
    out = np.zeros(lab.count(0.4))
    for at, hertz in ((0.0, 587.3), (0.07, 440.0)):
        lab.lay(out, lab.ring(0.3, [(hertz, 0.6, 0.2), (hertz * 2, 0.2, 0.12)]), at)
    return out


def menu_no(_k: int) -> Wave:
    """Not that."""
    out = np.zeros(lab.count(0.34))
    for at, gain in ((0.0, 1.0), (0.11, 0.7)):
        lab.lay(out, lab.drive(lab.ring(0.22, [(233.1, 0.9, 0.16), (246.9, 0.7, 0.14)]), 1.5), at, gain)
    return out


RECIPES: dict[str, Effect] = {
    "alarm": Effect(alarm),
    "alarm_hit": Effect(alarm_hit, 3, press=2.2, space=0.2),
    "alarm_broken": Effect(alarm_broken, press=1.6, space=0.16),
    "burst": Effect(burst),
    "burst.far": Effect(burst_far),
    "breath.in": Effect(breath_in),
    "breath.out": Effect(breath_out),
    "drawn_in": Effect(drawn_in),
    "nightfall": Effect(nightfall),
    "learnt": Effect(learnt),
    "scene.ring": Effect(ring_runs_out),
    "scene.heart": Effect(heart),
    "menu.move": Effect(menu_move, press=1.2, space=0.12),
    "menu.choose": Effect(menu_choose, space=0.14),
    "menu.back": Effect(menu_back, space=0.14),
    "menu.no": Effect(menu_no, space=0.1),
}
