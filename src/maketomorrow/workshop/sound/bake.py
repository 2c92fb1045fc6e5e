"""From waves to files: 16 bit WAV for what is short, OGG for what is long, and two tables the game reads beside them.

``NAME.peaks`` (JSON) says how loud each sound of a group is from tick to tick, so that the game can see that nothing
will clip before it plays it. ``NAME.bands`` says how strong each of 32 bands of a sound is, a row of bytes a tick:
what a field of light moves by.
"""

from __future__ import annotations

import json
import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from maketomorrow.workshop.recipes import Order
from maketomorrow.workshop.sound import (
    ambience,
    music,
    of_mimics,
    of_people,
    of_rita,
    of_the_day,
    of_things,
    of_weapons,
)
from maketomorrow.workshop.sound.recipe import Effect, Loop
from maketomorrow.workshop.sound.synth import DIGITS, RATE, Wave, levelled

TICK = RATE // 60  # samples
BANDS, LOWEST, HIGHEST = 32, 45.0, 9000.0  # Hz
WINDOW = 4096  # samples a row of bands is taken from
RANGE_DB = 54.0  # from nothing to full
DULL_SHARE = 0.0015  # of a sound's energy above 10 kHz: less is written at half the rate
KEEPS = 0.90  # of a band's level from one tick to the next: it jumps up and sinks down

EFFECTS: dict[str, dict[str, Effect]] = {
    "rita": of_rita.RECIPES,
    "weapons": of_weapons.RECIPES,
    "mimics": of_mimics.RECIPES,
    "things": of_things.RECIPES,
    "people": of_people.RECIPES,
    "day": of_the_day.RECIPES,
}
LOOPS: dict[str, Loop] = {**music.RECIPES, **ambience.RECIPES}
BANDED = ("alarm",)  # effects that a field moves by


def folder_of(order: Order) -> Path:
    """Where sounds lie."""
    folder = order.assets / "sound"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def effects(order: Order, group: str) -> list[Path]:
    """All effects of a group, and the table of their peaks."""
    folder, made, loud = folder_of(order), [], {}
    for name, effect in EFFECTS[group].items():
        for k, stem in enumerate(effect.files(name)):
            wave_ = effect.wave(k)
            made.append(write_wav(folder / f"{stem}.wav", wave_))
            loud[stem] = peaks(wave_).hex()
            if stem in BANDED:
                made.append(_write_bands(folder / f"{stem}.bands", wave_))
    table = folder / f"{group}.peaks"
    table.write_text(json.dumps(loud, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return [*made, table]


def loops(order: Order, names: Mapping[str, Loop]) -> list[Path]:
    """Loops as OGG, and the spectrum of those the picture moves with."""
    folder, made = folder_of(order), []
    for name, loop in names.items():
        both = loop.wave()
        made.append(write_ogg(folder / f"{name}.ogg", both, loop.quality))
        if loop.bands:
            made.append(_write_bands(folder / f"{name}.bands", both.mean(axis=0)))
    return made


def whole(wave_: Wave) -> np.ndarray:
    """As 16 bit samples, (n,) or (n, 2)."""
    rounded = np.rint(np.round(wave_, 9) * 32767)
    return np.clip(rounded, -32767, 32767).astype("<i2").T


def write_wav(path: Path, wave_: Wave) -> Path:
    """Mono; at half the rate where nobody would hear the difference."""
    rate = RATE
    if _is_dull(wave_):
        wave_, rate = _halved(wave_), RATE // 2
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(whole(wave_).tobytes())
    return path


def write_stereo(path: Path, both: Wave) -> Path:
    """(2, n), for who wants to listen to a mix."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.ascontiguousarray(whole(both)).tobytes())
    return path


def _is_dull(wave_: Wave) -> bool:
    """Nothing to speak of above 10 kHz."""
    strength = np.abs(np.fft.rfft(wave_)) ** 2
    split = len(strength) * 20000 // RATE
    return bool(strength[split:].sum() < DULL_SHARE * strength.sum())


def _halved(wave_: Wave) -> Wave:
    """Every other sample, after what does not fit has been taken out; as loud at its loudest."""
    n = len(wave_) + len(wave_) % 2
    lines = np.fft.rfft(wave_, n)[: n // 4 + 1]
    return levelled(np.fft.irfft(lines, n // 2), float(np.max(np.abs(wave_))))


def write_ogg(path: Path, both: Wave, quality: float) -> Path:
    """Stereo, packed; the same samples make a file that sounds the same."""
    import soundfile

    samples = whole(both).astype(np.float32) / 32768.0
    with soundfile.SoundFile(
        str(path), "w", RATE, 2, format="OGG", subtype="VORBIS", compression_level=1.0 - quality
    ) as out:
        for start in range(0, len(samples), RATE):  # libsndfile breaks its stack on one long piece
            out.write(samples[start : start + RATE])
    return path


def peaks(wave_: Wave) -> bytes:
    """The greatest sample of each tick, 0 to 255, rounded up."""
    rows = np.pad(np.abs(wave_), (0, -len(wave_) % TICK)).reshape(-1, TICK)
    return bytes(np.minimum(255, np.ceil(rows.max(axis=1) * 255)).astype(np.uint8))


def bands(mono: Wave) -> np.ndarray:
    """(ticks, BANDS) from 0 to 1: how strong each band is about each tick, as a loop."""
    ticks = max(1, round(len(mono) / TICK))
    round_ = np.concatenate([mono, mono, mono]) if len(mono) < WINDOW else np.concatenate([mono, mono[: 2 * WINDOW]])
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE)
    bounds = LOWEST * (HIGHEST / LOWEST) ** (np.arange(BANDS + 1) / BANDS)
    belongs = np.clip(np.searchsorted(bounds, hertz) - 1, -1, BANDS)
    out = np.zeros((ticks, BANDS))
    for tick in range(ticks):
        start = (tick * TICK - WINDOW // 2) % len(mono)
        piece = round_[start : start + WINDOW]
        strength = np.abs(np.fft.rfft(np.pad(piece, (0, WINDOW - len(piece))) * window))
        for k in range(BANDS):
            mine = strength[belongs == k]
            out[tick, k] = mine.max() if len(mine) else 0.0
    for k in range(BANDS):  # the lowest bands are narrower than a line of the transform: they lean on the next
        if not out[:, k].any():
            out[:, k] = out[:, min(BANDS - 1, k + 1)]
    tilt = 2.0 ** (np.arange(BANDS) / BANDS * 2.6)  # high bands are weaker in everything
    loudness = 20 * np.log10(np.maximum(1e-9, out * tilt / float((out * tilt).max() or 1.0)))
    level = np.clip(1 + loudness / RANGE_DB, 0, 1) ** 1.5
    for _ in range(2):  # twice round, so that the end sinks into the beginning
        for tick in range(ticks):
            level[tick] = np.maximum(level[tick], level[tick - 1] * KEEPS)
    return np.round(level, DIGITS)


def _write_bands(path: Path, mono: Wave) -> Path:
    path.write_bytes(np.floor(bands(mono) * 255 + 0.5).astype(np.uint8).tobytes())
    return path


# --- what recipes.py calls ----------------------------------------------------------------------


def rita(order: Order) -> list[Path]:
    """What she sounds like."""
    return effects(order, "rita")


def weapons(order: Order) -> list[Path]:
    """What is in her hands."""
    return effects(order, "weapons")


def mimics(order: Order) -> list[Path]:
    """The hive."""
    return effects(order, "mimics")


def things(order: Order) -> list[Path]:
    """The plant."""
    return effects(order, "things")


def people(order: Order) -> list[Path]:
    """The crew."""
    return effects(order, "people")


def day(order: Order) -> list[Path]:
    """The hours and the menus."""
    return effects(order, "day")


def places(order: Order) -> list[Path]:
    """Every ambience."""
    return loops(order, ambience.RECIPES)


def quiet_music(order: Order) -> list[Path]:
    """Morning, dusk, void."""
    return loops(order, {name: loop for name, loop in music.RECIPES.items() if name in _QUIET})


def loud_music(order: Order) -> list[Path]:
    """Unease, burst, danger."""
    return loops(order, {name: loop for name, loop in music.RECIPES.items() if name not in _QUIET})


_QUIET = ("music.morning", "music.dusk", "music.void")
