"""What the hive sounds like: creaking wood, wet throats, one bell-like light. Each wind-up is told with closed eyes.

A drone's is high, dry, and ever faster, and stops when it leaps; a spitter's is low, wet and slow, and swells.
Who adds a mimic adds a wind-up that is neither: ``tests/workshop/test_sounds_made.py`` compares them all.
"""

from __future__ import annotations

import math

import numpy as np

from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.recipe import Effect
from maketomorrow.workshop.sound.synth import Wave


def _rasp(pitch: Wave, name: str, low: float, high: float) -> Wave:
    """Legs drawn over plates: noise that comes in grains, ``pitch`` of them a second."""
    phase = lab.turns(pitch)
    phase -= np.floor(phase)
    grains = np.round(np.exp(-7.0 * phase), lab.DIGITS)
    drawn: Wave = lab.band(lab.noise(len(pitch), name), low, high) * grains
    return drawn


def windup_drone(_k: int) -> Wave:
    """Leans back: a rasp that runs faster and higher, like a ratchet being wound. 24 ticks."""
    n = lab.count(0.42)
    grains = _rasp(lab.glide(0.42, 22, 96), "lean", 1900, 7600)
    whine = lab.saw(lab.glide(0.42, 620, 1480), most=8) * 0.2
    return (grains * 1.5 + lab.band(whine, 900, 6000)) * lab.shape(n, (0, 0.12), (0.2, 0.42), (0.385, 1.0), (0.42, 0))


def windup_spitter(_k: int) -> Wave:
    """Fills its sac: slow bubbles from below that climb as it swells. 36 ticks."""
    n = lab.count(0.62)
    throat = lab.rich(lab.glide(0.62, 62, 88, 124), [0.5, 0.4, 0.4, 0.5, 0.6, 0.6, 0.5, 0.4, 0.25, 0.15])
    out = (
        throat
        * (0.66 + 0.34 * lab.sine(lab.glide(0.62, 7, 11)))
        * lab.shape(n, (0, 0.2), (0.3, 0.6), (0.58, 1), (0.62, 0))
    )
    out = lab.band(out, 90, 900) * 0.8
    for i in range(8):
        size = 0.07 - 0.004 * i
        bubble = lab.sine(lab.glide(size, 240 + 44 * i, 520 + 70 * i)) * lab.hump(lab.count(size), 0.3, 1.2)
        lab.lay(out, bubble, 0.03 + 0.069 * i, 0.45 + 0.09 * i)
        film = lab.sine(lab.glide(size * 0.6, 700 + 60 * i, 1250 + 80 * i)) * lab.hump(lab.count(size * 0.6), 0.2, 1.2)
        lab.lay(out, film, 0.05 + 0.069 * i, 0.28 + 0.07 * i)
    return out * lab.shape(n, (0, 1), (0.58, 1), (0.62, 0))


def strike_drone(_k: int) -> Wave:
    """Leaps: everything it had wound up, at once."""
    n = lab.count(0.32)
    tear = lab.moving_band(lab.noise(n, "lunge"), lambda t: 2600 - 1900 * t, lambda t: 8600 - 5800 * t)
    return (
        tear * lab.shape(n, (0, 0), (0.006, 1), (0.09, 0.6), (0.32, 0)) * 1.4
        + lab.drive(lab.saw(lab.glide(0.32, 760, 210), most=14) * lab.fall(n, 0.22), 2.0) * 0.5
    )


def strike_spitter(_k: int) -> Wave:
    """Lets go: a wet cork."""
    n = lab.count(0.36)
    pop = lab.sine(lab.glide(0.36, 90, 420, 120)) * lab.hump(n, 0.14, 1.4)
    return pop * 1.1 + lab.moving_band(lab.noise(n, "spit"), lambda t: 260, lambda t: 2600 - 1700 * t) * lab.hump(
        n, 0.1, 1.4
    )


def splat(k: int) -> Wave:
    """What was spat lands."""
    n = lab.count(0.5)
    slap = lab.moving_band(lab.noise(n, f"splat{k}"), lambda t: 180 + 700 * t, lambda t: 3200 - 800 * t)
    return slap * lab.shape(n, (0, 0), (0.004, 1), (0.08, 0.4), (0.5, 0)) * 1.3 + lab.sine(
        lab.glide(0.5, 150, 60)
    ) * lab.fall(n, 0.15)


def sizzle(k: int) -> Wave:
    """The floor burns."""
    n = lab.count(0.7)
    out = lab.band(lab.noise(n, f"sizzle{k}"), 3800, 9500) * lab.hump(n, 0.3, 0.8) * 0.35
    for i, chance in enumerate(lab.chances(f"spark{k}", 22)):
        lab.lay(out, lab.tick(lab.count(0.02), f"pop{k}{i}", 1800, 8000, 0.012), 0.65 * chance, 0.7)
    return out


def scuttle(k: int) -> Wave:
    """Three legs of six: points on stone."""
    out = np.zeros(lab.count(0.12))
    for i, chance in enumerate(lab.chances(f"legs{k}", 3)):
        leg = lab.ring(0.04, [(1700 + 900 * chance, 0.6, 0.022), (4100 + 700 * chance, 0.3, 0.015)])
        lab.lay(
            out,
            leg + lab.tick(lab.count(0.04), f"leg{k}{i}", 1500, 6500, 0.016),
            0.018 * i + 0.012 * chance,
            1 - 0.2 * i,
        )
    return out


def trudge(k: int) -> Wave:
    """A spitter's foot: heavier, and not dry."""
    n = lab.count(0.18)
    return (
        lab.tick(n, f"trudge{k}", 150, 1100, 0.08)
        + lab.sine(lab.glide(0.18, 100 + 8 * k, 52)) * lab.fall(n, 0.09) * 0.8
    )


def unfolded(_k: int) -> Wave:
    """It stands up for the first time: a fan of wet sticks."""
    n = lab.count(0.95)
    out = (
        lab.moving_band(lab.noise(n, "unfold"), lambda t: 150 + 500 * t, lambda t: 700 + 1900 * t)
        * lab.hump(n, 0.4, 1.2)
        * 0.7
    )
    for i, chance in enumerate(lab.chances("joints", 15)):
        joint = lab.ring(0.06, [(420 + 1300 * chance, 0.7, 0.035), (2600 + 900 * chance, 0.35, 0.02)], bend=0.3)
        lab.lay(out, joint, 0.85 * (i / 15) ** 1.3, 0.5 + 0.4 * chance)
    return out


def woke(_k: int) -> Wave:
    """Its light goes on."""
    n = lab.count(0.45)
    light = lab.ring(0.45, [(740, 0.5, 0.4), (1109, 0.4, 0.34), (1865, 0.25, 0.2)])
    return light * lab.shape(n, (0, 0), (0.16, 1), (0.45, 0.6))


def saw_somebody(k: int) -> Wave:
    """It has seen somebody: two clicks and a question. All that hear it know."""
    out = np.zeros(lab.count(0.4))
    for at in (0.0, 0.055):
        lab.lay(out, lab.ring(0.05, [(2100 + 140 * k, 0.8, 0.03), (3350, 0.4, 0.02)]), at, 0.7)
    chirp = lab.saw(lab.glide(0.22, 760 + 60 * k, 1320 + 90 * k), most=8) * lab.hump(lab.count(0.22), 0.5, 1.2)
    return lab.lay(out, chirp * (0.6 + 0.4 * lab.sine(44.0, 0.22)), 0.13, 0.6)


def gnawing(k: int) -> Wave:
    """Teeth on a door."""
    n = lab.count(0.3)
    return _rasp(lab.glide(0.3, 19 + 4 * k, 28 + 3 * k), f"gnaw{k}", 500, 3600) * lab.hump(
        n, 0.5, 0.8
    ) * 1.4 + lab.band(lab.noise(n, f"door{k}"), 90, 260) * lab.hump(n, 0.3, 1.2)


def hopped(k: int) -> Wave:
    """It leaps on its road."""
    n = lab.count(0.2)
    return (
        lab.tick(n, f"hop{k}", 600, 3600, 0.06)
        + lab.moving_band(lab.noise(n, f"hopair{k}"), lambda t: 500 + 800 * t, lambda t: 1700 + 2200 * t)
        * lab.hump(n, 0.5, 1.5)
        * 0.5
    )


def mimic_died(k: int) -> Wave:
    """It bursts; its light goes out a third lower than it went on."""
    n = lab.count(0.9)
    burst = lab.tick(n, f"burst{k}", 140, 4200, 0.16) * 1.3 + lab.sine(lab.glide(0.9, 170, 40)) * lab.fall(n, 0.24)
    out = lab.drive(burst, 1.8)
    for i, chance in enumerate(lab.chances(f"shards{k}", 10)):
        shard = lab.ring(0.05, [(900 + 2400 * chance, 0.5, 0.03)])
        lab.lay(out, shard, 0.08 + 0.5 * (i / 10) ** 1.4, 0.4 * (1 - i / 12))
    light = lab.ring(0.7, [(622, 0.4, 0.6), (932, 0.3, 0.5)], bend=-0.25)
    return lab.lay(out, light, 0.06, 0.45)


def chitter(k: int) -> Wave:
    """Somewhere in the dark they talk."""
    out = np.zeros(lab.count(0.7))
    at = 0.0
    for chance in lab.chances(f"chitter{k}", 9):
        long = 0.03 + 0.04 * chance
        bit = lab.saw(lab.glide(long, 900 + 700 * chance, 1300 + 500 * chance), most=6) * lab.hump(lab.count(long), 0.4)
        lab.lay(out, bit * (0.5 + 0.5 * lab.sine(61.0, long)), at, 0.4 + 0.5 * math.sin(math.pi * min(1.0, at / 0.6)))
        at += long + 0.016 + 0.03 * chance
    return out


RECIPES: dict[str, Effect] = {
    "windup.drone.lunge": Effect(windup_drone, 3, 0.035, 1.2),
    "windup.spitter.arc": Effect(windup_spitter, 3, 0.035, 1.2),
    "strike.drone.lunge": Effect(strike_drone, 3, 0.07, 1.0, 0.08),
    "strike.spitter.arc": Effect(strike_spitter, 3, 0.07, 1.0, 0.1),
    "splat": Effect(splat, 3, 0.06, 1.6, 0.12),
    "sizzle": Effect(sizzle, 2),
    "scuttle.drone": Effect(scuttle, 8, 0.10, 1.8, 0.08),
    "scuttle.spitter": Effect(trudge, 5, 0.08, 1.8, 0.1),
    "unfolded": Effect(unfolded, 2, 0.06, 1.2, 0.14),
    "woke": Effect(woke, 2, 0.04),
    "saw": Effect(saw_somebody, 2),
    "gnawing": Effect(gnawing, 3, 0.05, 1.4, 0.1),
    "hopped": Effect(hopped, 4, 0.08, 1.6, 0.08),
    "died.mimic": Effect(mimic_died, 3, 0.06, 1.0, 0.14),
    "chitter": Effect(chitter, 4, 0.06, 1.2, 0.14),
}
