"""What she and the suit sound like: cloth and servo, boots on four kinds of ground, breath."""

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
    ring,
    room,
    saw,
    shape,
    sine,
    tick,
)


def _servo(seconds: float, low: float, high: float) -> Wave:
    """The suit's own motors: thin, a little sour."""
    n = count(seconds)
    pitch = glide(seconds, low, high)
    return (saw(pitch, most=12) * 0.5 + sine(pitch * 2.51) * 0.3) * hump(n, 0.3, 1.0)


# --- boots --------------------------------------------------------------------------------------


def step_earth(k: int) -> Wave:
    """Soft, with crumbs."""
    n = count(0.16)
    thud = sine(glide(0.16, 92 + 7 * k, 48)) * fall(n, 0.10)
    crumbs = np.zeros(n)
    for i, chance in enumerate(chances(f"crumbs{k}", 9)):
        lay(crumbs, tick(count(0.02), f"crumb{k}{i}", 900, 3600, 0.014), 0.006 + 0.09 * chance, 0.5 * (1 - chance))
    return thud * 0.8 + tick(n, f"earth{k}", 120, 900, 0.09) * 0.8 + crumbs


def step_concrete(k: int) -> Wave:
    """Hard and dry: a heel, then the sole."""
    n = count(0.15)
    heel = tick(n, f"heel{k}", 500, 2600, 0.035) + sine(glide(0.15, 170 + 12 * k, 90)) * fall(n, 0.05) * 0.7
    sole = np.zeros(n)
    lay(sole, tick(count(0.06), f"sole{k}", 1400, 5200, 0.03), 0.034 + 0.004 * k, 0.4)
    return heel + sole


def step_steel(k: int) -> Wave:
    """A plate that answers."""
    base = 310 + 23 * k
    plate = ring(0.34, [(base, 0.6, 0.16), (base * 2.76, 0.5, 0.22), (base * 5.4, 0.34, 0.14), (base * 8.9, 0.2, 0.1)])
    return plate * 0.7 + tick(count(0.34), f"steel{k}", 700, 5200, 0.03) * 0.9


def step_growth(k: int) -> Wave:
    """Wet, and it gives."""
    n = count(0.2)
    squash = moving_band(noise(n, f"growth{k}"), lambda t: 160 + 500 * t, lambda t: 500 + 1500 * t)
    return squash * hump(n, 0.18, 1.4) * 1.4 + sine(glide(0.2, 110, 190 + 30 * k)) * hump(n, 0.3, 2.0) * 0.35


def step_water(k: int) -> Wave:
    """A leg through a foot of water."""
    n = count(0.26)
    return moving_band(noise(n, f"wade{k}"), lambda t: 350 + 700 * t, lambda t: 1400 + 2600 * t) * hump(n, 0.25, 1.5)


def step_rung(k: int) -> Wave:
    """A glove and a boot on a bar."""
    base = 520 + 40 * k
    bar = ring(0.22, [(base, 0.5, 0.12), (base * 2.9, 0.4, 0.1), (base * 6.1, 0.2, 0.06)])
    return bar * 0.6 + tick(count(0.22), f"rung{k}", 400, 3000, 0.03)


STEPS = {
    "earth": step_earth,
    "concrete": step_concrete,
    "steel": step_steel,
    "growth": step_growth,
    "water": step_water,
    "rung": step_rung,
}


def _landing(material: str) -> Effect:
    """Both boots and her weight: the material's own step, lower and with more behind it."""

    def make(_k: int) -> Wave:
        n = count(0.42)
        out = np.zeros(n)
        for at, gain in ((0.0, 1.0), (0.021, 0.8)):
            lay(out, STEPS[material](5), at, gain)
        body = sine(glide(0.42, 84, 34)) * fall(n, 0.2)
        return out + body * 1.1 + band(_servo(0.42, 420, 260), 200, 2400) * 0.08

    return Effect(make, 2, 0.08, 1.6, 0.14)


def landed_hard(_k: int) -> Wave:
    """From high up: knees, plates, ground."""
    n = count(0.6)
    out = sine(glide(0.6, 96, 28)) * fall(n, 0.32) * 1.3 + tick(n, "hard", 80, 1400, 0.12)
    lay(out, ring(0.4, [(233, 0.5, 0.2), (611, 0.4, 0.16), (1490, 0.25, 0.12)]), 0.012, 0.6)
    return drive(out, 1.4)


# --- the air ------------------------------------------------------------------------------------


def jumped(_k: int) -> Wave:
    """Two motors let go."""
    n = count(0.24)
    air = moving_band(noise(n, "jump"), lambda t: 300 + 900 * t, lambda t: 900 + 2600 * t)
    return _servo(0.24, 190, 520) * 0.5 + air * hump(n, 0.2, 1.2) * 0.8 + tick(n, "push", 90, 500, 0.05) * 0.6


def jumped_wall(_k: int) -> Wave:
    """The same, off a wall: the scrape first."""
    return jumped(0) + tick(count(0.24), "scrape", 700, 3800, 0.07) * 0.8


def dashed(_k: int) -> Wave:
    """The charge going through her: a dry crack, then air closing behind."""
    n = count(0.42)
    rush = moving_band(noise(n, "dash"), lambda t: 2400 - 2000 * t, lambda t: 9000 - 7400 * t)
    coil = saw(glide(0.42, 190, 940, 620), most=10) * hump(n, 0.14, 1.6)
    return (
        rush * shape(n, (0, 0), (0.012, 1), (0.13, 0.55), (0.42, 0)) * 1.3
        + coil * 0.34
        + tick(n, "crack", 1500, 9000, 0.02)
    )


def dodged(_k: int) -> Wave:
    """It went through where she was: a thread of glass."""
    n = count(0.5)
    thread = ring(0.5, [(1568, 0.5, 0.5), (2349, 0.4, 0.42), (3951, 0.24, 0.3)])
    return (
        thread * shape(n, (0, 0), (0.02, 1), (0.5, 1)) * 0.7
        + moving_band(noise(n, "past"), lambda t: 3000 - 2200 * t, lambda t: 8000 - 5600 * t) * hump(n, 0.12, 1.5) * 0.8
    )


def energy_dry(_k: int) -> Wave:
    """A relay that finds nothing."""
    out = np.zeros(count(0.2))
    for at in (0.0, 0.07):
        lay(out, ring(0.08, [(210, 0.8, 0.05), (1270, 0.4, 0.03)]), at)
    return out


# --- harm ---------------------------------------------------------------------------------------


def _voice(seconds: float, pitch: Wave, formants: tuple[float, float, float], breath: float, name: str) -> Wave:
    """A throat: a saw through three formants, and breath."""
    n = count(seconds)
    throat = saw(pitch, most=30) + noise(n, name) * breath
    return sum(
        (band(throat, f * 0.86, f * 1.16, 0.5) * g for f, g in zip(formants, (1.0, 0.7, 0.35))), start=np.zeros(n)
    )


def hurt(k: int) -> Wave:
    """The plate takes it, she takes the rest."""
    n = count(0.42)
    out = tick(n, f"hurt{k}", 200, 2600, 0.06) * 1.2 + sine(glide(0.42, 150, 46)) * fall(n, 0.16)
    pitch = glide(0.24, 290 + 30 * k, 360 + 20 * k, 230)
    lay(out, _voice(0.24, pitch, (720, 1250, 2600), 0.25, f"gasp{k}") * hump(count(0.24), 0.2, 1.0), 0.03, 0.9)
    return out


def fell(_k: int) -> Wave:
    """Bone: a crack inside the thud."""
    out = landed_hard(0)
    lay(out, tick(count(0.08), "bone", 900, 3600, 0.03), 0.03, 1.2)
    return out


def died(_k: int) -> Wave:
    """Her heart: once more, half as loud, and then the tone of something being sent."""
    n = count(2.4)
    out = np.zeros(n)
    for at, gain in ((0.0, 1.0), (0.19, 0.6)):
        lay(out, drive(sine(glide(0.34, 96, 46)) * fall(count(0.34), 0.24), 2.4), at, gain)
    sent = sine(glide(2.1, 61.7, 58.3)) + 0.5 * sine(glide(2.1, 92.5, 87.4))
    lay(out, sent * hump(count(2.1), 0.12, 1.2), 0.28, 0.42)
    return room(out, 1.4, 0.25, 900, "death")


def splashed(_k: int) -> Wave:
    """Into deep water."""
    n = count(0.9)
    out = moving_band(noise(n, "splash"), lambda t: 500 - 300 * t, lambda t: 5200 - 4000 * t**0.5)
    out *= shape(n, (0, 0), (0.01, 1), (0.16, 0.5), (0.9, 0))
    for i, chance in enumerate(chances("drops", 14)):
        drop = sine(glide(0.05, 700 + 900 * chance, 1500 + 1600 * chance)) * hump(count(0.05), 0.2)
        lay(out, drop, 0.12 + 0.6 * (i / 14), 0.16 * (1 - i / 16))
    return out + sine(glide(0.9, 90, 50)) * fall(n, 0.3) * 0.7


def rested(_k: int) -> Wave:
    """She sits: the suit lets its air out."""
    n = count(0.9)
    air = band(noise(n, "rest"), 700, 3000) * shape(n, (0, 0), (0.08, 0.8), (0.3, 0.5), (0.9, 0))
    return air * 0.7 + np.pad(_servo(0.5, 300, 120), (0, n - count(0.5))) * 0.35


RECIPES: dict[str, Effect] = {
    **{f"step.{material}": Effect(make, 6, 0.06, 2.0, 0.10) for material, make in STEPS.items()},
    **{f"landed.{material}": _landing(material) for material in ("earth", "concrete", "steel", "growth")},
    "landed.hard": Effect(landed_hard, 2, 0.08, 1.2, 0.18),
    "jumped": Effect(jumped, 4, 0.09, 0.8, 0.06),
    "jumped.wall": Effect(jumped_wall, 2, 0.09, 0.8, 0.06),
    "dashed": Effect(dashed, 3, 0.08, 0.0, 0.08),
    "dodged": Effect(dodged, 2, 0.05),
    "energy_dry": Effect(energy_dry),
    "hurt": Effect(hurt, 3, 0.03, 1.2, 0.08),
    "fell": Effect(fell),
    "died": Effect(died),
    "splashed": Effect(splashed),
    "rested": Effect(rested),
}
