"""Sheets to look at: every effect as its outline and its spectrogram, every loop as a strip, wind-ups side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from maketomorrow.workshop.recipes import Order
from maketomorrow.workshop.sound.bake import EFFECTS, LOOPS, bands
from maketomorrow.workshop.sound.synth import RATE, Wave

CELL_W, CELL_H, GAP = 190, 112, 6
COLUMNS = 6
OUTLINE_H = 26
LOWEST, HIGHEST = 40.0, 16000.0  # Hz
WINDOW = 1024
FLOOR_DB = -72.0
INK, PAPER, NAME = (7, 4, 15), (18, 10, 32), (255, 233, 196)
HEAT = np.array([(18, 10, 32), (61, 20, 82), (122, 22, 64), (255, 106, 43), (255, 180, 92), (255, 246, 232)], float)


def spectrogram(wave: Wave, wide: int, high: int, seconds: float) -> Image.Image:
    """A picture of a wave: time across, pitch upwards in octaves, loudness as heat."""
    n = round(seconds * RATE)
    padded = np.pad(wave[:n], (WINDOW // 2, WINDOW + max(0, n - len(wave))))
    window = np.hanning(WINDOW)
    places = (np.arange(wide) * n / wide).astype(int)
    lines = np.abs(np.fft.rfft(np.stack([padded[at : at + WINDOW] * window for at in places]), axis=1)).T
    rows = LOWEST * (HIGHEST / LOWEST) ** (np.arange(high)[::-1] / high)
    picked = lines[np.clip((rows * WINDOW / RATE).round().astype(int), 1, WINDOW // 2)]
    heat = np.clip(1 - 20 * np.log10(np.maximum(picked / 120, 1e-9)) / FLOOR_DB, 0, 1)
    at = heat * (len(HEAT) - 1)
    low = np.minimum(at.astype(int), len(HEAT) - 2)
    colour = HEAT[low] + (HEAT[low + 1] - HEAT[low]) * (at - low)[..., None]
    return Image.fromarray(colour.astype(np.uint8), "RGB")


def _outline(draw: ImageDraw.ImageDraw, wave: Wave, x: int, y: int, wide: int, seconds: float) -> None:
    n = round(seconds * RATE)
    padded = np.pad(np.abs(wave[:n]), (0, max(0, n - len(wave))))
    for k in range(wide):
        piece = padded[k * n // wide : max(k * n // wide + 1, (k + 1) * n // wide)]
        half = round(float(piece.max()) * OUTLINE_H / 2)
        draw.line((x + k, y - half, x + k, y + half), fill=(255, 106, 43))


def sheet(named: Sequence[tuple[str, Wave]], path: Path, font: Path, seconds: float = 0.0) -> Path:
    """Cells of sounds; ``seconds`` for all, or each as long as it is."""
    letters = ImageFont.truetype(str(font), 8)
    rows = -(-len(named) // COLUMNS)
    picture = Image.new("RGB", (COLUMNS * (CELL_W + GAP) + GAP, rows * (CELL_H + GAP) + GAP), INK)
    draw = ImageDraw.Draw(picture)
    for i, (name, wave) in enumerate(named):
        x, y = GAP + i % COLUMNS * (CELL_W + GAP), GAP + i // COLUMNS * (CELL_H + GAP)
        draw.rectangle((x, y, x + CELL_W, y + CELL_H), fill=PAPER)
        lasts = seconds or max(0.15, len(wave) / RATE)
        draw.text((x + 4, y + 2), f"{name}  {len(wave) / RATE:.2f} s", fill=NAME, font=letters)
        _outline(draw, wave, x + 4, y + 14 + OUTLINE_H // 2, CELL_W - 8, lasts)
        picture.paste(spectrogram(wave, CELL_W - 8, CELL_H - OUTLINE_H - 20, lasts), (x + 4, y + 16 + OUTLINE_H))
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
    return path


def effects(order: Order) -> list[Path]:
    """A sheet a group, and one of all wind-ups on one scale."""
    font, made = order.fonts / "silkscreen.woff", []
    for group, recipes in EFFECTS.items():
        named = [
            (stem, effect.wave(k)) for name, effect in recipes.items() for k, stem in enumerate(effect.files(name))
        ]
        made.append(sheet(named, order.assets / f"sounds-{group}.png", font))
    windups = [(name, effect.wave(0)) for name, effect in EFFECTS["mimics"].items() if name.startswith("windup.")]
    return [*made, sheet(windups, order.assets / "sounds-windups.png", font, 0.8)]


def loops(order: Order) -> list[Path]:
    """Every loop, as long as it is, with the bands that the picture moves by."""
    letters = ImageFont.truetype(str(order.fonts / "silkscreen.woff"), 8)
    wide, high = 1160, 96
    picture = Image.new("RGB", (wide + 2 * GAP, len(LOOPS) * (high + 18) + GAP), INK)
    draw = ImageDraw.Draw(picture)
    for i, (name, loop) in enumerate(LOOPS.items()):
        y = GAP + i * (high + 18)
        mono = loop.wave().mean(axis=0)
        draw.text((GAP, y), f"{name}  {len(mono) / RATE:.1f} s", fill=NAME, font=letters)
        strip = high if not loop.bands else high - 34
        picture.paste(spectrogram(mono * 3, wide, strip, len(mono) / RATE), (GAP, y + 11))
        if loop.bands:
            level = Image.fromarray((bands(mono).T[::-1] * 255).astype(np.uint8), "L").resize((wide, 32))
            picture.paste(level, (GAP, y + 13 + strip))
    path = order.assets / "sounds-loops.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
    return [path]
