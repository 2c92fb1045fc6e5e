"""What is heard can be told apart, closes where it has to, and has a file for every name."""

from __future__ import annotations

import json
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest

from maketomorrow.core.ticks import TICK_RATE
from maketomorrow.shell.hearing.mixing import SOUNDS
from maketomorrow.shell.hearing.moods import LOOPS, TUNING
from maketomorrow.shell.hearing.noises import NOISES
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.workshop.recipes import Order
from maketomorrow.workshop.sound import bake, music
from maketomorrow.workshop.sound.measure import ears
from maketomorrow.workshop.sound.mixdown import read
from maketomorrow.workshop.sound.synth import RATE, Wave


def files(name: str) -> list[str]:
    variants = NOISES[name].variants
    return [name] if variants == 1 else [f"{name}.{k + 1}" for k in range(variants)]


WINDUPS = sorted(name for name in NOISES if name.startswith("windup."))
WARNINGS = [
    *(files(name)[0] for name in WINDUPS),
    "alarm",
    "cart.warns",
    "rang",
    "breath.in",
    "drawn_in",
    "saw.1",
    "gnawing.1",
]


def mono(stem: str) -> Wave:
    return read(SOUNDS, stem)[0]


def centroid(wave: Wave) -> float:
    """The middle of its spectrum, Hz."""
    strength = np.abs(np.fft.rfft(wave)) ** 2
    return float((np.fft.rfftfreq(len(wave), 1 / RATE) * strength).sum() / strength.sum())


def outline(wave: Wave, points: int = 40) -> Wave:
    """How loud it is from its beginning to its end, its loudest 1: its own time taken out."""
    rows = np.array([np.sqrt(np.mean(piece**2)) for piece in np.array_split(wave, points)])
    return rows / rows.max()


# --- told apart ---------------------------------------------------------------------------------


def test_every_attack_of_every_mimic_has_a_wind_up_of_its_own():
    attacks = {cause for kind in ENEMIES.values() for cause in kind.attacks}
    assert attacks
    assert {f"windup.{cause}" for cause in attacks} <= set(NOISES)
    assert {f"strike.{cause}" for cause in attacks} <= set(NOISES)


@pytest.mark.parametrize(("a", "b"), list(combinations(WINDUPS, 2)))
def test_two_wind_ups_differ_in_pitch_by_more_than_an_octave_and_in_outline(a: str, b: str):
    for one, two in product(map(mono, files(a)), map(mono, files(b))):
        assert abs(np.log2(centroid(one) / centroid(two))) > 1.0
        assert np.abs(outline(one) - outline(two)).mean() > 0.12


@pytest.mark.parametrize(("a", "b"), list(combinations(WARNINGS, 2)))
def test_no_two_warnings_are_alike_with_closed_eyes(a: str, b: str):
    octaves = abs(np.log2(centroid(mono(a)) / centroid(mono(b))))
    shapes = np.abs(outline(mono(a)) - outline(mono(b))).mean()
    lengths = abs(np.log2(len(mono(a)) / len(mono(b))))
    assert octaves / 0.5 + shapes / 0.12 + lengths / 1.0 > 1.5


@pytest.mark.parametrize("cause", sorted(cause for kind in ENEMIES.values() for cause in kind.attacks))
def test_a_wind_up_is_over_when_the_blow_falls(cause: str):
    ticks = next(kind.attacks[cause].windup_ticks for kind in ENEMIES.values() if cause in kind.attacks)
    for stem in files(f"windup.{cause}"):
        assert ticks - 4 <= len(mono(stem)) / RATE * TICK_RATE <= ticks + 4


@pytest.mark.parametrize("name", WINDUPS)
def test_a_wind_up_across_the_room_stands_out_of_the_loudest_music(name: str):
    far = NOISES[name].gain * 0.45
    over = sum(
        read(SOUNDS, loop).mean(axis=0)[: RATE * 6] * gain * NOISES[name].duck
        for loop, gain in (("music.burst", TUNING.burst), ("music.danger", TUNING.danger), ("place.ruin", TUNING.place))
    )
    first = mono(files(name)[0])
    mine = np.abs(np.fft.rfft(first, RATE)) ** 2 / len(first)
    music_ = np.abs(np.fft.rfft(over)) ** 2 / len(over)
    best = 0.0
    for low in (100, 200, 400, 800, 1600, 3200):  # octaves: an ear hears what stands out in one of them
        hertz, their = np.fft.rfftfreq(RATE, 1 / RATE), np.fft.rfftfreq(len(over), 1 / RATE)
        one = mine[(hertz >= low) & (hertz < 2 * low)].mean() * far * far
        two = music_[(their >= low) & (their < 2 * low)].mean()
        best = max(best, float(one / two))
    assert 10 * np.log10(best) > 6.0


def test_four_floors_sound_like_four_floors():
    steps = {floor: centroid(mono(f"step.{floor}.1")) for floor in ("earth", "concrete", "steel", "growth")}
    for a, b in combinations(steps, 2):
        shapes = np.abs(outline(mono(f"step.{a}.1")) - outline(mono(f"step.{b}.1"))).mean()
        assert abs(np.log2(steps[a] / steps[b])) > 0.5 or shapes > 0.12, (a, b)


# --- files --------------------------------------------------------------------------------------


def test_every_sound_has_its_file_and_every_file_is_played():
    wanted = {f"{stem}.wav" for name in NOISES for stem in files(name)} | {f"{name}.ogg" for name in LOOPS}
    there = {path.name for path in SOUNDS.iterdir() if path.suffix in (".wav", ".ogg")}
    assert wanted - there == set()
    assert there - wanted == set()


def test_the_table_of_peaks_says_how_loud_each_file_is():
    for table in SOUNDS.glob("*.peaks"):
        for stem, row in json.loads(table.read_text("utf-8")).items():
            wave = mono(stem)
            said = bytes.fromhex(row)
            assert abs(len(said) - len(wave) / RATE * TICK_RATE) <= 2, stem
            assert max(said) / 255 >= np.abs(wave).max() - 0.02, stem


def test_everything_that_is_heard_takes_less_than_half_of_what_assets_may():
    assert sum(path.stat().st_size for path in SOUNDS.iterdir()) < 12.5e6


@pytest.mark.parametrize("group", ["mimics", "weapons"])
def test_a_recipe_writes_the_same_bytes_again(group: str, tmp_path: Path):
    for path in bake.effects(Order(tmp_path, tmp_path, tmp_path), group):
        assert path.read_bytes() == (SOUNDS / path.name).read_bytes(), path.name


# --- loops --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(LOOPS))
def test_a_loop_goes_over_into_its_beginning_without_a_seam(name: str):
    loop = read(SOUNDS, name)
    steps = np.abs(np.diff(loop, axis=1))
    seam = np.abs(loop[:, 0] - loop[:, -1])
    assert (seam <= np.quantile(steps, 0.999, axis=1) * 2 + 0.004).all()
    assert np.abs(loop).max() <= LOOPS[name].peak * 1.06  # packed, it may overshoot a little


@pytest.mark.parametrize("name", sorted(LOOPS))
def test_nothing_of_a_loop_goes_missing_on_one_loudspeaker(name: str):
    loop = read(SOUNDS, name)
    hertz = np.fft.rfftfreq(loop.shape[1], 1 / RATE)
    lines = np.fft.rfft(loop)
    low = lines[:, (hertz > 20) & (hertz < 90)]
    strong, middle = (np.abs(low) ** 2).sum() / 2, (np.abs(low.mean(axis=0)) ** 2).sum()
    assert strong - middle < max(0.2 * strong, 0.01 * (np.abs(lines) ** 2).sum() / 2)
    assert ears(loop) > -0.05


def test_the_layers_of_the_music_are_whole_bars_of_one_beat():
    for name in music.RECIPES:
        seconds = read(SOUNDS, name).shape[1] / RATE
        bars = seconds / music.BAR
        assert abs(bars - round(bars)) < 1e-6, name
        assert abs(music.BEAT * TICK_RATE - 48) < 1e-9
        rows = (SOUNDS / f"{name}.bands").read_bytes()
        assert len(rows) == bake.BANDS * round(seconds * TICK_RATE), name


def test_a_table_of_bands_moves_with_its_sound():
    rows = np.frombuffer((SOUNDS / "music.danger.bands").read_bytes(), np.uint8).reshape(-1, bake.BANDS)
    assert rows.max() == 255
    assert (rows.std(axis=0) > 4).sum() > bake.BANDS / 2
