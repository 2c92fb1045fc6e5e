"""What can be said of a wave by who cannot hear it: how loud it is, its true peak, its balance."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from maketomorrow.workshop.sound.synth import RATE, Wave

BLOCK_SECONDS, HOP_SECONDS = 0.4, 0.1  # ITU-R BS.1770: what loudness is taken of, and how often
SILENT_LUFS = -70.0  # less is no part of a programme
BELOW_DB = 10.0  # so much quieter than the rest, and it is a pause
SPLITS = (200.0, 2000.0)  # Hz  low, middle and high
FINER = 4  # samples put between two, where a loudspeaker's own curve may rise above both
PIECE = 1 << 18  # samples at a time


class Measured(NamedTuple):
    """Loudness in LUFS, true peak in dB of full scale, -1 to 1 for the ears, shares of low, middle and high."""

    lufs: float
    peak_db: float
    ears: float
    balance: tuple[float, float, float]


def measured(both: Wave) -> Measured:
    """All that can be said of a stereo wave, (2, n)."""
    return Measured(loudness_lufs(both), decibels(true_peak(both)), ears(both), balance(both))


def decibels(level: float) -> float:
    """Of full scale; -120 is nothing."""
    return 20 * math.log10(max(level, 1e-6))


def loudness_lufs(both: Wave) -> float:
    """How loud a wave is to an ear, pauses left out: ITU-R BS.1770 with both its gates."""
    powers = _blocks(both)
    for least in (_power(SILENT_LUFS), None):
        floor = least if least is not None else powers.mean() / 10 ** (BELOW_DB / 10)
        powers = powers[powers > floor]
        if not len(powers):
            return -120.0
    return -0.691 + 10 * math.log10(float(powers.mean()))


def true_peak(both: Wave) -> float:
    """The greatest value between the samples too."""
    top = 0.0
    for ear in both:
        for start in range(0, len(ear), PIECE):
            lines = np.fft.rfft(np.pad(ear[max(0, start - 64) : start + PIECE + 64], 64))
            n = 2 * (len(lines) - 1)
            top = max(top, float(np.max(np.abs(np.fft.irfft(lines, n * FINER)))) * FINER)
    return top


def ears(both: Wave) -> float:
    """1 where both hear the same, 0 where each hears its own, below that something goes missing on one loudspeaker."""
    left, right = both
    power = math.sqrt(float(np.sum(left * left)) * float(np.sum(right * right)))
    return float(np.sum(left * right)) / power if power else 1.0


def balance(both: Wave) -> tuple[float, float, float]:
    """The shares of its power that are low, middle and high."""
    lines = (np.abs(np.fft.rfft(both)) ** 2).sum(axis=0)
    at = [round(split * both.shape[1] / RATE) for split in SPLITS]
    parts = [float(part.sum()) for part in np.split(lines, at)]
    whole = sum(parts) or 1.0
    return parts[0] / whole, parts[1] / whole, parts[2] / whole


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _blocks(both: Wave) -> Wave:
    """The weighted power of each block."""
    long, hop = round(BLOCK_SECONDS * RATE), round(HOP_SECONDS * RATE)
    n = max(both.shape[1], long + 1)
    hertz = np.fft.rfftfreq(n, 1 / RATE)
    weighted = np.fft.irfft(np.fft.rfft(both, n) * _weight(hertz), n)
    run = np.concatenate([[0.0], np.cumsum((weighted**2).sum(axis=0))])
    starts = np.arange(0, n - long, hop)
    blocks: Wave = (run[starts + long] - run[starts]) / long
    return blocks


def _weight(hertz: Wave) -> Wave:
    """What a head adds above 1.5 kHz and an ear leaves out below 60 Hz: the standard's two filters as gains."""
    z = np.exp(-2j * math.pi * hertz / RATE)
    k, q = math.tan(math.pi * 1681.974 / RATE), 0.70718
    high, band_ = 10 ** (3.99984 / 20), (10 ** (3.99984 / 20)) ** 0.4996668
    head = ((high + band_ * k / q + k * k) + 2 * (k * k - high) * z + (high - band_ * k / q + k * k) * z * z) / (
        (1 + k / q + k * k) + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z
    )
    k, q = math.tan(math.pi * 38.13547 / RATE), 0.50033
    rumble = (1 - 2 * z + z * z) / (1 + (2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z) / (1 + k / q + k * k))
    gain: Wave = np.abs(head * rumble)
    return gain
