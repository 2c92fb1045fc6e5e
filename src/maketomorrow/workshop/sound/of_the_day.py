"""The hours: the alarm, the burst, the breaths, the second bloom; and what the menus say."""

from __future__ import annotations

import numpy as np

from maketomorrow.workshop.sound.recipe import Effect
from maketomorrow.workshop.sound.synth import (
    Wave,
    band,
    chances,
    count,
    drive,
    fall,
    glide,
    hump,
    lay,
    moving_band,
    noise,
    rich,
    ring,
    room,
    saw,
    shape,
    sine,
    tick,
)

RING_SECONDS = 40 / 60  # one beat of the alarm


def alarm(_k: int) -> Wave:
    """Two small bells and a hammer that cannot decide: one beat of it."""
    out = np.zeros(count(RING_SECONDS))
    blows = 13
    for i in range(blows):
        base = (2093.0, 2217.5)[i % 2]
        bell = ring(
            0.2,
            [
                (base, 0.7, 0.16),
                (base * 1.504, 0.4, 0.12),
                (base * 2.61, 0.3, 0.07),
                (base / 2, 0.55, 0.24),
                (base / 4, 0.2, 0.2),
            ],
        )
        lay(out, bell + tick(count(0.2), "hammer", 2500, 9000, 0.006) * 0.5, 0.44 * i / blows, 0.8 + 0.2 * (i % 2))
    return out


def alarm_hit(k: int) -> Wave:
    """A palm, a fist, the heel of the hand. It is a small thing and it is all she has done today."""
    n = count(0.7)
    thump = sine(glide(0.7, 150 - 18 * k, 52)) * fall(n, 0.16) * (1.0 + 0.2 * k) + tick(n, f"palm{k}", 150, 1900, 0.06)
    out = lay(thump, tick(count(0.1), f"case{k}", 900, 5200, 0.03), 0.004, 0.8)
    after = ring(0.6, [(2093, 0.3, 0.4), (2217, 0.3, 0.36), (3148, 0.15, 0.24)])
    return lay(out, after, 0.006, 0.5 - 0.15 * k)


def alarm_broken(_k: int) -> Wave:
    """Springs, a wheel on the floor, quiet."""
    out = np.pad(alarm_hit(2), (0, count(1.1))) * 1.2
    spring = sine(glide(0.7, 380, 1240, 520) * (1 + 0.05 * sine(31.0, 0.7))) * fall(count(0.7), 0.6)
    lay(out, spring, 0.05, 0.34)
    for i, chance in enumerate(chances("cogs", 12)):
        cog = ring(0.12, [(1500 + 2400 * chance, 0.5, 0.06), (4200, 0.2, 0.03)])
        lay(out, cog, 0.16 + 1.1 * (i / 12) ** 1.2, 0.7 * (1 - i / 14))
    return out


def burst(_k: int) -> Wave:
    """The ground opens: below hearing first, then stone, then what comes out of it breathing."""
    n = count(5.0)
    low = sine(glide(5.0, 64, 31, 24)) * shape(n, (0, 0), (0.01, 1), (0.6, 0.75), (2.5, 0.4), (5, 0))
    crack = moving_band(noise(n, "burst"), lambda t: 40, lambda t: 240 + 7000 * (1 - t) ** 8)
    crack *= shape(n, (0, 0), (0.004, 1), (0.22, 0.5), (1.4, 0.24), (5, 0))
    out = drive(low * 0.9 + crack * 2.0, 2.6)
    for i, chance in enumerate(chances("stones", 40)):
        stone = tick(count(0.12), f"stone{i}", 120 + 700 * chance, 2400, 0.07)
        lay(out, stone, 0.25 + 3.2 * (i / 40) ** 1.3, 0.55 * (1 - i / 46))
    cry = rich(glide(2.6, 233, 349, 196), [0.5, 0.9, 0.6, 0.4, 0.3, 0.2, 0.1]) * hump(count(2.6), 0.3, 1.0)
    lay(out, band(cry * (0.7 + 0.3 * sine(17.0, 2.6)), 200, 2800), 0.5, 0.26)
    return room(out, 2.6, 0.24, 1600, "plain")


def burst_far(_k: int) -> Wave:
    """Another one, elsewhere: only what the ground carries."""
    n = count(2.4)
    return (
        drive(sine(glide(2.4, 74, 44)), 1.8) * shape(n, (0, 0), (0.08, 1), (0.7, 0.5), (2.4, 0))
        + band(noise(n, "far"), 30, 190) * shape(n, (0, 0), (0.1, 0.9), (2.4, 0)) * 2
    )


def breath_in(_k: int) -> Wave:
    """All of them stop; something large draws breath."""
    n = count(3.2)
    air = moving_band(noise(n, "in"), lambda t: 120 + 260 * t, lambda t: 420 + 1500 * t) * hump(n, 0.82, 1.6)
    chord = sum((sine(f, 3.2) for f in (73.4, 110.0, 130.8)), start=np.zeros(n)) / 3
    return air * 1.2 + chord * hump(n, 0.75, 1.2) * 0.6


def breath_out(_k: int) -> Wave:
    """And lets it go."""
    n = count(3.0)
    air = moving_band(noise(n, "out"), lambda t: 380 - 280 * t, lambda t: 1900 - 1600 * t) * hump(n, 0.16, 1.2)
    return air * 1.3 + sine(glide(3.0, 110, 55)) * hump(n, 0.2, 1.2) * 0.5


def drawn_in(_k: int) -> Wave:
    """Before the burst: the whole valley breathes in, and does not breathe out."""
    n = count(3.4)
    air = moving_band(noise(n, "drawn"), lambda t: 90 + 500 * t * t, lambda t: 300 + 3200 * t * t)
    tone = saw(glide(3.4, 55, 58.3, 73.4), most=14) * 0.4
    level = shape(n, (0, 0), (1.6, 0.22), (2.9, 0.8), (3.36, 1.0), (3.4, 0))
    return (air * 1.2 + band(tone, 50, 900)) * level


def nightfall(_k: int) -> Wave:
    """The second bloom: everything it has, all at once, very quietly."""
    n = count(4.5)
    chord = sum((sine(f, 4.5) for f in (146.8, 220.0, 293.7, 440.0, 659.3, 1174.7)), start=np.zeros(n)) / 6
    air = moving_band(noise(n, "bloom"), lambda t: 200 + 1500 * t, lambda t: 900 + 8000 * t)
    return chord * shape(n, (0, 0), (2.2, 1), (4.5, 0)) + air * shape(n, (0, 0), (2.0, 0.5), (2.6, 0.3), (4.5, 0)) * 0.7


def learnt(_k: int) -> Wave:
    """She knows something now: the first half of the tune, far back in the room."""
    out = np.zeros(count(1.5))
    for at, hertz in ((0.0, 293.7), (0.17, 349.2), (0.34, 329.6), (0.56, 440.0)):
        lay(out, ring(0.9, [(hertz * 2, 0.6, 0.7), (hertz * 4, 0.2, 0.4)]), at)
    return room(out, 1.6, 0.4, 3600, "thought")


# --- scenes and menus ---------------------------------------------------------------------------


def ring_runs_out(_k: int) -> Wave:
    """The ring that runs out from her chest: a heart's beat that becomes a circle."""
    n = count(3.0)
    out = sine(glide(3.0, 82, 55)) * fall(n, 1.1)
    thread = rich(glide(3.0, 293.7, 296.0), [0.5, 0.2, 0.1]) * shape(n, (0, 0), (0.5, 0.5), (3.0, 0))
    return room(out + thread * 0.5, 2.4, 0.4, 1800, "void")


def heart(_k: int) -> Wave:
    """One beat of two."""
    out = np.zeros(count(0.6))
    for at, gain in ((0.0, 1.0), (0.2, 0.65)):
        lay(out, drive(sine(glide(0.3, 92, 48)) * fall(count(0.3), 0.22), 2.2), at, gain)
    return out


def menu_move(_k: int) -> Wave:
    """From one line to the next."""
    return ring(0.16, [(587.3, 0.6, 0.12), (1174.7, 0.25, 0.07)])


def menu_choose(_k: int) -> Wave:
    """This one."""
    out = np.zeros(count(0.5))
    for at, hertz in ((0.0, 587.3), (0.07, 880.0)):
        lay(out, ring(0.4, [(hertz, 0.6, 0.3), (hertz * 2, 0.2, 0.2)]), at)
    return out


def menu_back(_k: int) -> Wave:
    """Back."""
    out = np.zeros(count(0.4))
    for at, hertz in ((0.0, 587.3), (0.07, 440.0)):
        lay(out, ring(0.3, [(hertz, 0.6, 0.2), (hertz * 2, 0.2, 0.12)]), at)
    return out


def menu_no(_k: int) -> Wave:
    """Not that."""
    out = np.zeros(count(0.34))
    for at, gain in ((0.0, 1.0), (0.11, 0.7)):
        lay(out, drive(ring(0.22, [(233.1, 0.9, 0.16), (246.9, 0.7, 0.14)]), 1.5), at, gain)
    return out


RECIPES: dict[str, Effect] = {
    "alarm": Effect(alarm),
    "alarm_hit": Effect(alarm_hit, 3),
    "alarm_broken": Effect(alarm_broken),
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
