"""What a place sounds like when nobody does anything: air, water, machines, birds until they stop; and the hum.

Each is a loop of noise made in one transform, so that its end is its beginning, with a few things
scattered over it. What is heard where and when stands in the game's table of moods.
"""

from __future__ import annotations

import numpy as np

from maketomorrow.workshop.sound import synth as lab
from maketomorrow.workshop.sound.recipe import Loop
from maketomorrow.workshop.sound.synth import Wave

SECONDS = 11.2  # of a place's loop: seven bars, so that it never falls in with the music
HUM_SECONDS = 6.4


def _air(name: str, low: float, high: float, seconds: float = SECONDS, octaves: float = 2.0) -> Wave:
    """Noise for both ears, not the same for each."""
    return np.stack([lab.band(lab.noise(lab.count(seconds), f"{name}{ear}"), low, high, octaves) for ear in (0, 1)])


def _gusts(name: str, seconds: float, least: float, blows: int) -> Wave:
    """A level that goes up and down in no order, and closes: 1 at most."""
    n = lab.count(seconds)
    out = np.zeros(n)
    for i, chance in enumerate(lab.chances(name, blows)):
        lab.lay_round(
            out, lab.hump(lab.count(seconds * 0.55), 0.4, 1.2), seconds * (i + chance) / blows, 0.4 + 0.6 * chance
        )
    return least + (1 - least) * out / float(np.max(out))


def quarters() -> Wave:
    """Ventilation, a pipe that ticks, a ballast that sings; people behind two walls."""
    breath = _gusts("ventbreath", SECONDS, 0.45, 4)
    out = _air("vent", 60, 420) * 0.42 * breath + _air("duct", 900, 2600) * 0.03 * breath
    ballast = lab.rich(100.0, [0.5, 0.3, 0.0, 0.2, 0.0, 0.1], SECONDS) * 0.05
    out += lab.placed(ballast, 0.4)
    for i, chance in enumerate(lab.chances("pipes", 6)):
        drop = lab.ring(0.3, [(620 + 300 * chance, 0.5, 0.12), (1540 + 400 * chance, 0.3, 0.08)])
        lab.lay_round(out, lab.placed(drop, 1.6 * chance - 0.8), SECONDS * (i + chance) / 6, 0.34)
    for i, chance in enumerate(lab.chances("behind", 4)):
        talk = lab.band(lab.saw(lab.glide(1.2, 110 + 60 * chance, 96 + 50 * chance), most=10), 90, 420) * lab.hump(
            lab.count(1.2), 0.4, 0.8
        )
        talk *= 0.6 + 0.4 * lab.sine(3.4, 1.2)
        lab.lay_round(out, lab.placed(talk, 0.7 - 1.4 * chance), SECONDS * (i + 0.7 * chance) / 4, 0.34)
    return lab.room_round(out, 1.2, 0.3, 2400, "corridor")


def warehouse() -> Wave:
    """A very large room: its own tone, chains, water from a height."""
    sway = _gusts("hallsway", SECONDS, 0.4, 3)
    out = _air("hall", 30, 190) * 0.6 * sway + _air("hallair", 300, 1500) * 0.05 * np.roll(sway, lab.count(4.0))
    for i, chance in enumerate(lab.chances("drips", 7)):
        drop = lab.sine(lab.glide(0.07, 900 + 700 * chance, 1500 + 900 * chance)) * lab.hump(lab.count(0.07), 0.15)
        falls = lab.room(drop, 1.4, 0.5, 5000, f"well{i}")
        lab.lay_round(out, lab.placed(falls, 1.8 * chance - 0.9), SECONDS * (i + chance) / 7, 0.22)
    for i, chance in enumerate(lab.chances("chains", 3)):
        chain = np.zeros(lab.count(0.5))
        for late in lab.chances(f"links{i}", 5):
            lab.lay(chain, lab.ring(0.2, [(1700 + 500 * late, 0.4, 0.12), (3900, 0.2, 0.07)]), 0.25 * late)
        lab.lay_round(out, lab.placed(chain, 0.8 - 1.6 * chance), SECONDS * (i + 0.2 + 0.6 * chance) / 3, 0.24)
    return lab.room_round(out, 3.2, 0.4, 2200, "hall")


def bridge() -> Wave:
    """Wind, and what it finds to sing in."""
    gust = _gusts("gusts", SECONDS, 0.28, 5)
    out = _air("wind", 90, 700) * gust + _air("edge", 700, 2600) * gust * gust * 0.22
    for k, (hertz, side) in enumerate(((147.0, -0.7), (196.5, 0.6), (293.0, 0.1))):
        whole = round(hertz * SECONDS) / SECONDS  # so that it closes
        cable = lab.sine(whole, SECONDS) * np.roll(gust, lab.count(1.7 * k)) ** 3
        out += lab.placed(cable, side) * 0.05
    return out


def roots() -> Wave:
    """Wood that shifts its weight, leaves, water far below."""
    gust = _gusts("leafgusts", SECONDS, 0.35, 4)
    deep = 0.5 + 0.5 * np.roll(gust, lab.count(3.0))
    out = _air("leaves", 1600, 5200) * gust**2 * 0.10 + _air("deep", 70, 420) * 0.5 * deep
    out += _air("water", 500, 1500) * 0.06
    for i, chance in enumerate(lab.chances("creaks", 5)):
        seconds = 0.5 + 0.7 * chance
        creak = lab.band(lab.saw(lab.glide(seconds, 62 + 40 * chance, 88 + 30 * chance, 58), most=24), 120, 1100)
        creak *= lab.hump(len(creak), 0.5, 1.4) * (0.6 + 0.4 * lab.sine(23 + 14 * chance, seconds))
        lab.lay_round(out, lab.placed(creak, 1.6 * chance - 0.8), SECONDS * (i + 0.8 * chance) / 5, 0.55)
    return lab.room_round(out, 1.8, 0.25, 2600, "vault")


def birds() -> Wave:
    """Six of them, until about twenty past nine."""
    seconds = 16.0
    out = np.zeros((2, lab.count(seconds)))
    for i, chance in enumerate(lab.chances("birds", 11)):
        song = np.zeros(lab.count(1.2))
        base = 2400 + 1900 * chance
        for k, note in enumerate(lab.chances(f"song{i}", 3 + i % 3)):
            chirp = lab.sine(lab.glide(0.09, base * (0.9 + 0.3 * note), base * (1.1 - 0.2 * note), base)) * lab.hump(
                lab.count(0.09), 0.3
            )
            lab.lay(song, chirp, 0.13 * k, 0.5 + 0.5 * note)
        lab.lay_round(out, lab.placed(song, 1.9 * lab.chances("sides", 11)[i] - 0.95), seconds * (i + chance) / 11, 0.4)
    return lab.room_round(out, 2.2, 0.5, 6000, "valley")


def ruin() -> Wave:
    """After the burst: stone that has not settled, fire, and something that talks in the distance."""
    out = _air("rumble", 24, 110) * _gusts("rumbles", SECONDS, 0.25, 4) * 1.1 + _air("smoke", 200, 900) * 0.10
    for i, chance in enumerate(lab.chances("embers", 44)):
        out_at = SECONDS * (i + chance) / 44
        lab.lay_round(
            out, lab.placed(lab.tick(lab.count(0.03), f"ember{i}", 1200, 6000, 0.012), 1.8 * chance - 0.9), out_at, 0.34
        )
    for i, chance in enumerate(lab.chances("calls", 3)):
        call = lab.moving_band(
            lab.saw(lab.glide(1.6, 196, 262 + 60 * chance, 174), most=12), lambda t: 180.0, lambda t: 900 - 500 * t
        )
        lab.lay_round(
            out,
            lab.placed(call * lab.hump(len(call), 0.35, 1.3), 1.4 * chance - 0.7),
            SECONDS * (i + 0.5 * chance) / 3,
            0.26,
        )
    return lab.room_round(out, 3.0, 0.35, 1800, "ruin")


def evening() -> Wave:
    """Crickets, and a wind that has given up."""
    out = _air("still", 80, 420) * _gusts("stills", SECONDS, 0.3, 3) * 0.35
    for k, (hertz, side, rate) in enumerate(((4150.0, -0.7, 3.125), (4480.0, 0.6, 2.5), (3890.0, 0.1, 3.75))):
        beats = round(rate * SECONDS)
        for i, chance in enumerate(lab.chances(f"cricket{k}", beats)):
            if chance > 0.22:
                chirp = lab.sine(hertz, 0.11) * lab.hump(lab.count(0.11), 0.4) * (0.5 + 0.5 * lab.sine(62.0, 0.11))
                lab.lay_round(out, lab.placed(chirp, side), SECONDS * i / beats, 0.05)
    return out


def hum() -> Wave:
    """Darol: 55 Hz and what lies above it, two of each that slowly drift past one another."""
    out = np.zeros((2, lab.count(HUM_SECONDS)))
    for k, (hertz, level) in enumerate(
        ((55.0, 0.7), (110.0, 0.6), (165.0, 0.42), (220.0, 0.26), (82.5, 0.3), (330.0, 0.1))
    ):
        turns = round(hertz * HUM_SECONDS)
        for ear in (0, 1):
            for away in (-1, 1 + ear):  # so many turns a loop from the middle: it beats, and closes
                out[ear] += level * lab.sine((turns + away) / HUM_SECONDS, HUM_SECONDS, 0.2 * k + 0.31 * ear) * 0.5
    return out + _air("hum", 40, 160, HUM_SECONDS) * 0.5


def wound() -> Wave:
    """Where it has opened: a heart too large for the place, and wet breath."""
    seconds = 6.4
    out = np.zeros((2, lab.count(seconds)))
    for beat in range(4):
        for late, gain in ((0.0, 1.0), (0.26, 0.6)):
            thud = lab.sine(lab.glide(0.5, 62, 33)) * lab.hump(lab.count(0.5), 0.08, 0.8)
            lab.lay_round(out, lab.placed(thud, 0.0), 1.6 * beat + late, gain)
    breath = 0.5 - 0.5 * lab.sine(1 / 3.2, seconds, 0.25)
    return out + _air("throat", 140, 700, seconds) * breath * 0.4


def pouring() -> Wave:
    """Deep water, near."""
    return _air("lake", 180, 1300) * _gusts("waves", SECONDS, 0.3, 6) + (
        _air("lap", 1400, 3600) * 0.1 * _gusts("laps", SECONDS, 0.1, 9)
    )


RECIPES: dict[str, Loop] = {
    "place.quarters": Loop(quarters),
    "place.warehouse": Loop(warehouse),
    "place.bridge": Loop(bridge),
    "place.roots": Loop(roots),
    "place.birds": Loop(birds),
    "place.ruin": Loop(ruin),
    "place.evening": Loop(evening),
    "place.water": Loop(pouring),
    "place.wound": Loop(wound),
    "hum": Loop(hum, 0.6, bands=True),
}
