"""The numbers that stand in for an ear are those that everybody else would get."""

from __future__ import annotations

import numpy as np
import pytest

from maketomorrow.workshop.sound.measure import balance, decibels, ears, loudness_lufs, true_peak
from maketomorrow.workshop.sound.synth import RATE, Wave, sine


def test_a_full_tone_in_one_ear_is_three_below_nothing():
    assert loudness_lufs(np.stack([sine(997.0, 5.0), np.zeros(5 * RATE)])) == pytest.approx(-3.01, abs=0.05)


def test_pauses_are_not_counted():
    tone = 0.1 * sine(997.0, 5.0)
    alone = loudness_lufs(np.stack([tone, tone]))
    with_pause = np.concatenate([tone, np.zeros(10 * RATE)])
    assert loudness_lufs(np.stack([with_pause, with_pause])) == pytest.approx(alone, abs=0.4)
    assert loudness_lufs(np.zeros((2, RATE))) == -120.0


def test_a_peak_between_two_samples_is_found():
    tone = sine(RATE / 4, 1.0, start=0.125)[100:-100]  # every sample lies at 0.707
    assert np.abs(tone).max() < 0.71
    assert decibels(true_peak(both(tone * np.hanning(len(tone))))) == pytest.approx(0.0, abs=0.1)


def test_ears_and_balance():
    left, right = sine(80.0, 1.0), sine(5000.0, 1.0)
    assert ears(both(left)) == pytest.approx(1.0)
    assert ears(np.stack([left, -left])) == pytest.approx(-1.0)
    assert balance(np.stack([left, right])) == pytest.approx((0.5, 0.0, 0.5), abs=0.01)


def both(mono: Wave) -> Wave:
    return np.stack([mono, mono])
