"""The crew: a murmur of their own for each, what their hands do, and what they are like in fear.

Nobody speaks words. A murmur is a throat through three formants, in the speaker's own register and hurry.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.recipe import Effect
from maketomorrow.workshop.sound.synth import Wave

Vowel = tuple[float, float, float]

VOWELS: tuple[Vowel, ...] = (
    (730, 1120, 2450), (530, 1850, 2500), (290, 2250, 3000), (570, 860, 2400), (320, 880, 2250), (640, 1200, 2400),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Throat:
    """A voice. ``size`` scales the formants: 1 is a tall man's, more is smaller; ``pace`` is syllables a second."""

    pitch: float  # Hz
    size: float
    pace: float
    breath: float  # share of air in it
    lilt: float  # octaves it wanders


THROATS: dict[str, Throat] = {
    "rita": Throat(205, 1.13, 5.0, 0.22, 0.14),
    "maki": Throat(188, 1.10, 5.6, 0.12, 0.10),
    "dag": Throat(84, 0.90, 3.2, 0.30, 0.10),
    "amaru": Throat(132, 1.00, 5.9, 0.16, 0.26),
    "yuna": Throat(262, 1.22, 6.6, 0.26, 0.34),
    "benoit": Throat(108, 0.95, 4.4, 0.20, 0.30),
    "ebina": Throat(172, 1.08, 3.8, 0.34, 0.08),
    "jun": Throat(146, 1.04, 4.8, 0.42, 0.20),
    "ruslan": Throat(96, 0.94, 3.9, 0.14, 0.12),
}
"""Who speaks. Whoever is not here speaks as ``somebody`` does."""

SOMEBODY = Throat(140, 1.02, 4.6, 0.25, 0.18)


def _syllable(throat: Throat, seconds: float, pitch: Wave, vowel: Vowel, name: str) -> Wave:
    n = lab.count(seconds)
    source = lab.saw(pitch, most=32) + lab.noise(n, name) * throat.breath
    out = np.zeros(n)
    for formant, strength in zip(vowel, (1.0, 0.62, 0.3)):
        middle = formant * throat.size
        out += lab.band(source, middle * 0.9, middle * 1.11, 0.45) * strength
    return out * lab.hump(n, 0.32, 0.7)


def murmur(who: str, k: int) -> Wave:
    """About a second of somebody's talk; no words."""
    throat = THROATS.get(who, SOMEBODY)
    chance = lab.chances(f"{who}{k}", 40)
    out = np.zeros(lab.count(1.7))
    at, said = 0.0, 0
    while at < 1.25:
        a, b, c, d = chance[said * 4 % 40 : said * 4 % 40 + 4]
        seconds = (0.7 + 0.6 * a) / throat.pace
        high = throat.pitch * 2 ** (throat.lilt * (b * 2 - 1) - 0.16 * at)
        pitch = lab.glide(seconds, high * (1.0 + 0.06 * (c - 0.5)), high * (0.94 + 0.1 * d))
        vowel = VOWELS[int(c * 5.99)]
        lab.lay(out, _syllable(throat, seconds, pitch, vowel, f"{who}{k}{said}"), at, 0.7 + 0.5 * d)
        if d > 0.45:  # a consonant now and then
            low = 1900 if d < 0.75 else 350
            lab.lay(
                out, lab.tick(lab.count(0.04), f"cons{who}{k}{said}", low, low * 3, 0.03), max(0.0, at - 0.012), 0.24
            )
        at += seconds * (1.0 if a < 0.8 else 1.7)
        said += 1
    return out


def cry(k: int) -> Wave:
    """Somebody is hurt."""
    throat = (Throat(150, 1.0, 5, 0.4, 0.2), Throat(240, 1.16, 5, 0.4, 0.2))[k]
    pitch = lab.glide(0.34, throat.pitch * 1.5, throat.pitch * 1.8, throat.pitch * 1.1)
    return _syllable(throat, 0.34, pitch, VOWELS[0], f"cry{k}")


def last_cry(k: int) -> Wave:
    """Somebody is dead. It breaks off."""
    throat = (Throat(150, 1.0, 5, 0.5, 0.2), Throat(240, 1.16, 5, 0.5, 0.2))[k]
    pitch = lab.glide(0.55, throat.pitch * 1.4, throat.pitch * 2.0, throat.pitch * 1.5)
    out = np.zeros(lab.count(0.95))
    lab.lay(out, _syllable(throat, 0.55, pitch, VOWELS[5], f"last{k}"), 0.0)
    return lab.lay(out, lab.tick(lab.count(0.3), f"body{k}", 70, 700, 0.14), 0.6, 1.1)


def whistle(_k: int) -> Wave:
    """The forewoman's: three."""
    out = np.zeros(lab.count(1.5))
    for at in (0.0, 0.45, 0.9):
        pea = lab.sine(lab.glide(0.36, 2480, 2660, 2600) * (1 + 0.025 * lab.sine(38.0, 0.36)))
        lab.lay(out, (pea + lab.band(lab.noise(len(pea), "pea"), 2200, 4400) * 0.3) * lab.hump(len(pea), 0.3, 0.5), at)
    return out


# --- what hands do ------------------------------------------------------------------------------


def roll(_k: int) -> Wave:
    """A trolley on concrete."""
    n = lab.count(0.9)
    out = lab.band(lab.noise(n, "trolley"), 120, 900) * lab.hump(n, 0.5, 0.5) * 0.7
    return lab.lay(out, lab.ring(0.1, [(640, 0.5, 0.05)]), 0.3, 0.5)


def serve(_k: int) -> Wave:
    """A ladle in a pot."""
    out = lab.ring(0.5, [(520, 0.6, 0.3), (1340, 0.4, 0.24), (2490, 0.2, 0.16)])
    return lab.lay(out, lab.tick(lab.count(0.2), "gruel", 150, 900, 0.1), 0.16, 0.9)


def wind(_k: int) -> Wave:
    """A watch: clicks, counted."""
    out = np.zeros(lab.count(0.8))
    for i in range(7):
        lab.lay(out, lab.ring(0.03, [(3100, 0.5, 0.015), (5200, 0.3, 0.01)]), 0.1 * i, 0.6 + 0.05 * (i % 2))
    return out


def types(_k: int) -> Wave:
    """A typewriter, and not a fast one."""
    out = np.zeros(lab.count(1.1))
    for i, chance in enumerate(lab.chances("keys", 7)):
        key = lab.ring(0.06, [(480 + 120 * chance, 0.5, 0.03), (2300 + 500 * chance, 0.4, 0.02)])
        lab.lay(
            out,
            key + lab.tick(lab.count(0.06), f"key{i}", 900, 6000, 0.015),
            0.14 * i + 0.04 * chance,
            0.7 + 0.3 * chance,
        )
    return out


def record(_k: int) -> Wave:
    """A tape under a head."""
    n = lab.count(0.8)
    return lab.band(lab.noise(n, "tape"), 1800, 6000) * lab.hump(n, 0.5, 0.4) * 0.3 + np.pad(
        lab.ring(0.1, [(900, 0.8, 0.04)]), (0, n - lab.count(0.1))
    )


def trim(_k: int) -> Wave:
    """A saw in wet wood, there and back."""
    n = lab.count(0.7)
    stroke = lab.band(lab.noise(n, "saw"), 700, 3800) * (0.55 + 0.45 * lab.sine(58.0, 0.7))
    return stroke * lab.shape(n, (0, 0), (0.12, 1), (0.3, 0.15), (0.36, 0.15), (0.48, 0.9), (0.7, 0))


def tags(_k: int) -> Wave:
    """Tin on a hook."""
    out = np.zeros(lab.count(0.5))
    for i, chance in enumerate(lab.chances("tags", 5)):
        lab.lay(out, lab.ring(0.2, [(2400 + 900 * chance, 0.5, 0.12), (4700, 0.2, 0.08)]), 0.07 * i, 0.4 + 0.5 * chance)
    return out


def footfall(k: int) -> Wave:
    """Somebody else's boot."""
    n = lab.count(0.12)
    return (
        lab.tick(n, f"foot{k}", 160 + 60 * k, 1500 + 200 * k, 0.05)
        + lab.sine(lab.glide(0.12, 120, 70)) * lab.fall(n, 0.05) * 0.5
    )


RECIPES: dict[str, Effect] = {
    **{f"voice.{who}": Effect(partial(murmur, who), 2, press=1.0, space=0.08) for who in (*THROATS, "somebody")},
    "cry": Effect(cry, 2, space=0.14),
    "last_cry": Effect(last_cry, 2, space=0.16),
    "whistle": Effect(whistle),
    "footfall": Effect(footfall, 5, 0.08, 2.0, 0.12),
    "does.roll": Effect(roll),
    "does.serve": Effect(serve),
    "does.wind": Effect(wind, press=1.6),
    "does.type": Effect(types, press=1.6, space=0.1),
    "does.record": Effect(record),
    "does.trim": Effect(trim),
    "does.tags": Effect(tags),
}
