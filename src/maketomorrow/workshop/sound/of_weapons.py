"""The three tools: a blade, a rivet, a slug; and what they meet."""

from __future__ import annotations

import numpy as np

from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.recipe import Effect
from maketomorrow.workshop.sound.synth import Wave


def swung(k: int) -> Wave:
    """The cutter through air: its motor bends down as the blade comes round."""
    n = lab.count(0.34)
    air = lab.moving_band(
        lab.noise(n, f"swing{k}"), lambda t: 300 + 1500 * (1 - abs(2 * t - 0.7)), lambda t: 2600 + 2200 * t
    )
    motor = lab.saw(lab.glide(0.34, 150 + 10 * k, 290 + 14 * k, 170), most=18) * lab.hump(n, 0.35, 1.0)
    return air * lab.hump(n, 0.42, 2.0) * 1.5 + lab.band(motor, 200, 3500) * 0.4


def fired_rivet(k: int) -> Wave:
    """A bolt thrown home: gas, then the slide."""
    n = lab.count(0.3)
    crack = lab.tick(n, f"rivet{k}", 700, 7000, 0.05) * 1.2 + lab.tick(n, f"gas{k}", 200, 1500, 0.12)
    thump = lab.sine(lab.glide(0.3, 230, 70)) * lab.fall(n, 0.11) * 0.9
    out = lab.drive(crack + thump, 1.6)
    return lab.lay(out, lab.ring(0.2, [(1830, 0.4, 0.14), (3170, 0.3, 0.1)]), 0.055, 0.34)


def fired_slug(_k: int) -> Wave:
    """The slug thrower: one wall of air, and the hall answers."""
    n = lab.count(0.5)
    blast = lab.tick(n, "slug", 60, 5200, 0.16) * 1.6 + lab.sine(lab.glide(0.5, 130, 30)) * lab.fall(n, 0.28) * 1.4
    return lab.room(lab.drive(blast, 2.6), 1.1, 0.26, 2600, "slug")


def empty(_k: int) -> Wave:
    """A hammer on nothing."""
    out = np.zeros(lab.count(0.13))
    lab.lay(out, lab.ring(0.1, [(940, 0.6, 0.03), (2710, 0.5, 0.03)]), 0.0)
    return lab.lay(out, lab.ring(0.07, [(1480, 0.5, 0.02)]), 0.05, 0.5)


def reloaded(k: int) -> Wave:
    """Rivets: a strip that snaps in. Slugs: one heavy shell after it."""
    out = np.zeros(lab.count(0.42))
    base = (1150, 640)[k]
    for at, gain in ((0.0, 0.5), (0.11, 0.7), (0.25, 1.0)):
        lab.lay(out, lab.ring(0.16, [(base, 0.5, 0.07), (base * 2.4, 0.4, 0.05), (base * 5.1, 0.2, 0.03)]), at, gain)
        lab.lay(out, lab.tick(lab.count(0.06), f"load{k}{at}", 500, 4500, 0.03), at, gain)
    return out


def swapped(_k: int) -> Wave:
    """Out of one clamp, into the hand."""
    n = lab.count(0.26)
    cloth = lab.band(lab.noise(n, "swap"), 500, 3200) * lab.hump(n, 0.3, 1.5) * 0.4
    return lab.lay(cloth, lab.ring(0.14, [(770, 0.6, 0.06), (1990, 0.4, 0.05)]), 0.14, 0.8)


def struck_mimic(k: int) -> Wave:
    """A plate splits: dry wood over something wet."""
    n = lab.count(0.32)
    split = lab.tick(n, f"split{k}", 600, 4600, 0.08) * 1.2
    body = lab.ring(0.32, [(196 + 17 * k, 0.8, 0.18), (433 + 11 * k, 0.6, 0.15), (987, 0.5, 0.1)], bend=0.4)
    wet = lab.moving_band(lab.noise(n, f"wet{k}"), lambda t: 200, lambda t: 1400 - 900 * t) * lab.fall(n, 0.14)
    return lab.drive(split + body + wet * 0.9, 1.5)


def struck_light(_k: int) -> Wave:
    """Into its one light: glass that was alive."""
    out = np.pad(struck_mimic(2), (0, lab.count(0.3)))
    return lab.lay(out, lab.ring(0.55, [(2093, 0.6, 0.4), (3322, 0.5, 0.3), (5274, 0.3, 0.22)], bend=0.1), 0.012, 0.8)


def struck_thing(k: int) -> Wave:
    """Against something that stays where it is."""
    base = 410 + 35 * k
    body = lab.ring(0.3, [(base, 0.6, 0.2), (base * 2.3, 0.5, 0.16), (base * 4.7, 0.3, 0.1)])
    return body + lab.tick(lab.count(0.3), f"thing{k}", 300, 4200, 0.04)


def struck_root(k: int) -> Wave:
    """Into wet wood."""
    n = lab.count(0.3)
    chop = lab.tick(n, f"chop{k}", 350, 3000, 0.05) * 1.1
    body = lab.ring(0.3, [(151 + 14 * k, 0.9, 0.12), (287 + 9 * k, 0.5, 0.08), (566, 0.3, 0.05)], bend=0.2)
    return chop + body


def struck_person(k: int) -> Wave:
    """Against a coat with somebody in it."""
    n = lab.count(0.26)
    return lab.tick(n, f"coat{k}", 110, 1300, 0.09) * 1.2 + lab.sine(lab.glide(0.26, 140, 58)) * lab.fall(n, 0.11)


def missed(k: int) -> Wave:
    """A rivet goes off a wall."""
    n = lab.count(0.5)
    off = (
        lab.sine(lab.glide(0.5, 3300 - 260 * k, 1500 - 170 * k))
        * lab.fall(n, 0.4)
        * lab.shape(n, (0, 0.0), (0.02, 1), (0.5, 1))
    )
    return off * 0.35 + lab.tick(n, f"miss{k}", 900, 7000, 0.04)


def missed_slug(_k: int) -> Wave:
    """A slug stays in the wall, and some of the wall does not."""
    n = lab.count(0.5)
    out = lab.tick(n, "slugwall", 90, 2400, 0.12) * 1.3
    for i in range(8):
        lab.lay(out, lab.tick(lab.count(0.04), f"chip{i}", 1200, 5200, 0.02), 0.05 + 0.045 * i, 0.3 * (1 - i / 9))
    return out


def found(_k: int) -> Wave:
    """Something to take along: two notes of the tune."""
    out = np.zeros(lab.count(0.9))
    for at, hertz in ((0.0, 587.3), (0.13, 880.0)):
        lab.lay(out, lab.ring(0.7, [(hertz, 0.7, 0.6), (hertz * 2, 0.25, 0.4), (hertz * 3.01, 0.1, 0.25)]), at)
    return out * lab.shape(len(out), (0, 0), (0.006, 1), (0.9, 1))


RECIPES: dict[str, Effect] = {
    "swung": Effect(swung, 5, 0.07, 1.0, 0.05),
    "fired.rivet": Effect(fired_rivet, 4, 0.05, 2.4, 0.24),
    "fired.slug": Effect(fired_slug),
    "empty": Effect(empty, 1, 0.0, 1.5, 0.1),
    "reloaded.rivet": Effect(lambda _k: reloaded(0), press=1.6, space=0.1),
    "reloaded.slug": Effect(lambda _k: reloaded(1), press=1.6, space=0.1),
    "swapped": Effect(swapped, press=1.4, space=0.08),
    "struck.mimic": Effect(struck_mimic, 4, 0.06, 2.0, 0.16),
    "struck.light": Effect(struck_light, 2, 0.03, 1.6, 0.18),
    "struck.thing": Effect(struck_thing, 4, 0.06, 2.0, 0.16),
    "struck.root": Effect(struck_root, 4, 0.06, 2.0, 0.12),
    "struck.person": Effect(struck_person, 2, 0.06, 2.0, 0.1),
    "missed.rivet": Effect(missed, 4, 0.06, 0.8, 0.14),
    "missed.slug": Effect(missed_slug, press=1.4, space=0.16),
    "found": Effect(found),
}
