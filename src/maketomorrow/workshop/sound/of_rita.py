"""What she and the suit sound like: cloth and servo, boots on four kinds of ground, breath."""

from __future__ import annotations

import numpy as np

from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.recipe import Effect
from maketomorrow.workshop.sound.synth import Wave


def _servo(seconds: float, low: float, high: float) -> Wave:
    """The suit's own motors: thin, a little sour."""
    n = lab.count(seconds)
    pitch = lab.glide(seconds, low, high)
    return (lab.saw(pitch, most=12) * 0.5 + lab.sine(pitch * 2.51) * 0.3) * lab.hump(n, 0.3, 1.0)


# --- boots --------------------------------------------------------------------------------------


def step_earth(k: int) -> Wave:
    """Soft, with crumbs."""
    n = lab.count(0.16)
    thud = lab.sine(lab.glide(0.16, 92 + 7 * k, 48)) * lab.fall(n, 0.10)
    crumbs = np.zeros(n)
    for i, chance in enumerate(lab.chances(f"crumbs{k}", 9)):
        lab.lay(
            crumbs,
            lab.tick(lab.count(0.02), f"crumb{k}{i}", 900, 3600, 0.014),
            0.006 + 0.09 * chance,
            0.5 * (1 - chance),
        )
    return thud * 0.8 + lab.tick(n, f"earth{k}", 120, 900, 0.09) * 0.8 + crumbs


def step_concrete(k: int) -> Wave:
    """Hard and dry: a heel, then the sole."""
    n = lab.count(0.15)
    heel = (
        lab.tick(n, f"heel{k}", 500, 2600, 0.035)
        + lab.sine(lab.glide(0.15, 170 + 12 * k, 90)) * lab.fall(n, 0.05) * 0.7
    )
    sole = np.zeros(n)
    lab.lay(sole, lab.tick(lab.count(0.06), f"sole{k}", 1400, 5200, 0.03), 0.034 + 0.004 * k, 0.4)
    return heel + sole


def step_steel(k: int) -> Wave:
    """A plate that answers."""
    base = 310 + 23 * k
    plate = lab.ring(
        0.34, [(base, 0.6, 0.16), (base * 2.76, 0.5, 0.22), (base * 5.4, 0.34, 0.14), (base * 8.9, 0.2, 0.1)]
    )
    return plate * 0.7 + lab.tick(lab.count(0.34), f"steel{k}", 700, 5200, 0.03) * 0.9


def step_growth(k: int) -> Wave:
    """Wet, and it gives."""
    n = lab.count(0.2)
    squash = lab.moving_band(lab.noise(n, f"growth{k}"), lambda t: 160 + 500 * t, lambda t: 500 + 1500 * t)
    return (
        squash * lab.hump(n, 0.18, 1.4) * 1.4
        + lab.sine(lab.glide(0.2, 110, 190 + 30 * k)) * lab.hump(n, 0.3, 2.0) * 0.35
    )


def step_water(k: int) -> Wave:
    """A leg through a foot of water."""
    n = lab.count(0.26)
    return lab.moving_band(lab.noise(n, f"wade{k}"), lambda t: 350 + 700 * t, lambda t: 1400 + 2600 * t) * lab.hump(
        n, 0.25, 1.5
    )


def step_rung(k: int) -> Wave:
    """A glove and a boot on a bar."""
    base = 520 + 40 * k
    bar = lab.ring(0.22, [(base, 0.5, 0.12), (base * 2.9, 0.4, 0.1), (base * 6.1, 0.2, 0.06)])
    return bar * 0.6 + lab.tick(lab.count(0.22), f"rung{k}", 400, 3000, 0.03)


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
        n = lab.count(0.42)
        out = np.zeros(n)
        for at, gain in ((0.0, 1.0), (0.021, 0.8)):
            lab.lay(out, STEPS[material](5), at, gain)
        body = lab.sine(lab.glide(0.42, 84, 34)) * lab.fall(n, 0.2)
        return out + body * 1.1 + lab.band(_servo(0.42, 420, 260), 200, 2400) * 0.08

    return Effect(make, 2, 0.08, 1.6, 0.14)


def landed_hard(_k: int) -> Wave:
    """From high up: knees, plates, ground."""
    n = lab.count(0.6)
    out = lab.sine(lab.glide(0.6, 96, 28)) * lab.fall(n, 0.32) * 1.3 + lab.tick(n, "hard", 80, 1400, 0.12)
    lab.lay(out, lab.ring(0.4, [(233, 0.5, 0.2), (611, 0.4, 0.16), (1490, 0.25, 0.12)]), 0.012, 0.6)
    return lab.drive(out, 1.4)


# --- the air ------------------------------------------------------------------------------------


def jumped(_k: int) -> Wave:
    """Two motors let go."""
    n = lab.count(0.24)
    air = lab.moving_band(lab.noise(n, "jump"), lambda t: 300 + 900 * t, lambda t: 900 + 2600 * t)
    return _servo(0.24, 190, 520) * 0.5 + air * lab.hump(n, 0.2, 1.2) * 0.8 + lab.tick(n, "push", 90, 500, 0.05) * 0.6


def jumped_wall(_k: int) -> Wave:
    """The same, off a wall: the scrape first."""
    return jumped(0) + lab.tick(lab.count(0.24), "scrape", 700, 3800, 0.07) * 0.8


def dashed(_k: int) -> Wave:
    """The charge going through her: a dry crack, then air closing behind."""
    n = lab.count(0.42)
    rush = lab.moving_band(lab.noise(n, "dash"), lambda t: 2200 - 1800 * t, lambda t: 6800 - 5200 * t)
    coil = lab.saw(lab.glide(0.42, 190, 940, 620), most=10) * lab.hump(n, 0.14, 1.6)
    return (
        rush * lab.shape(n, (0, 0), (0.012, 1), (0.13, 0.55), (0.42, 0)) * 1.3
        + coil * 0.34
        + lab.tick(n, "crack", 1200, 6500, 0.02)
    )


def dodged(_k: int) -> Wave:
    """It went through where she was: a thread of glass."""
    n = lab.count(0.5)
    thread = lab.ring(0.5, [(1568, 0.5, 0.5), (2349, 0.4, 0.42), (3951, 0.24, 0.3)])
    return (
        thread * lab.shape(n, (0, 0), (0.02, 1), (0.5, 1)) * 0.7
        + lab.moving_band(lab.noise(n, "past"), lambda t: 3000 - 2200 * t, lambda t: 8000 - 5600 * t)
        * lab.hump(n, 0.12, 1.5)
        * 0.8
    )


def energy_dry(_k: int) -> Wave:
    """A relay that finds nothing."""
    out = np.zeros(lab.count(0.2))
    for at in (0.0, 0.07):
        lab.lay(out, lab.ring(0.08, [(210, 0.8, 0.05), (1270, 0.4, 0.03)]), at)
    return out


# --- harm ---------------------------------------------------------------------------------------


def _voice(seconds: float, pitch: Wave, formants: tuple[float, float, float], breath: float, name: str) -> Wave:
    """A throat: a saw through three formants, and breath."""
    n = lab.count(seconds)
    throat = lab.saw(pitch, most=30) + lab.noise(n, name) * breath
    return sum(
        (lab.band(throat, f * 0.86, f * 1.16, 0.5) * g for f, g in zip(formants, (1.0, 0.7, 0.35))), start=np.zeros(n)
    )


def hurt(k: int) -> Wave:
    """The plate takes it, she takes the rest."""
    n = lab.count(0.42)
    out = lab.tick(n, f"hurt{k}", 200, 2600, 0.06) * 1.2 + lab.sine(lab.glide(0.42, 150, 46)) * lab.fall(n, 0.16)
    pitch = lab.glide(0.24, 290 + 30 * k, 360 + 20 * k, 230)
    lab.lay(
        out, _voice(0.24, pitch, (720, 1250, 2600), 0.25, f"gasp{k}") * lab.hump(lab.count(0.24), 0.2, 1.0), 0.03, 0.9
    )
    return out


def fell(_k: int) -> Wave:
    """Bone: a crack inside the thud."""
    out = landed_hard(0)
    lab.lay(out, lab.tick(lab.count(0.08), "bone", 900, 3600, 0.03), 0.03, 1.2)
    return out


def died(_k: int) -> Wave:
    """Her heart: once more, half as loud, and then the tone of something being sent."""
    n = lab.count(2.4)
    out = np.zeros(n)
    for at, gain in ((0.0, 1.0), (0.19, 0.6)):
        lab.lay(out, lab.drive(lab.sine(lab.glide(0.34, 96, 46)) * lab.fall(lab.count(0.34), 0.24), 2.4), at, gain)
    sent = lab.sine(lab.glide(2.1, 61.7, 58.3)) + 0.5 * lab.sine(lab.glide(2.1, 92.5, 87.4))
    lab.lay(out, sent * lab.hump(lab.count(2.1), 0.12, 1.2), 0.28, 0.42)
    return lab.room(out, 1.4, 0.25, 900, "death")


def splashed(_k: int) -> Wave:
    """Into deep water."""
    n = lab.count(0.9)
    out = lab.moving_band(lab.noise(n, "splash"), lambda t: 500 - 300 * t, lambda t: 5200 - 4000 * t**0.5)
    out *= lab.shape(n, (0, 0), (0.01, 1), (0.16, 0.5), (0.9, 0))
    for i, chance in enumerate(lab.chances("drops", 14)):
        drop = lab.sine(lab.glide(0.05, 700 + 900 * chance, 1500 + 1600 * chance)) * lab.hump(lab.count(0.05), 0.2)
        lab.lay(out, drop, 0.12 + 0.6 * (i / 14), 0.16 * (1 - i / 16))
    return out + lab.sine(lab.glide(0.9, 90, 50)) * lab.fall(n, 0.3) * 0.7


def rested(_k: int) -> Wave:
    """She sits: the suit lets its air out."""
    n = lab.count(0.9)
    air = lab.band(lab.noise(n, "rest"), 700, 3000) * lab.shape(n, (0, 0), (0.08, 0.8), (0.3, 0.5), (0.9, 0))
    return air * 0.7 + np.pad(_servo(0.5, 300, 120), (0, n - lab.count(0.5))) * 0.35


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
