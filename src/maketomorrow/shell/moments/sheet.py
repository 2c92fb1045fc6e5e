"""Sheets for ``make --sheets``: each dream from beginning to end, its poses in both voids, and the alarm from near."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from maketomorrow.content.load import load_level
from maketomorrow.content.story_scenes import POSES, RITA, StoryScene
from maketomorrow.shell import voids
from maketomorrow.shell.figures.story_figures import figure
from maketomorrow.shell.moments.clockface import clock, fist, shards
from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import CREAM, INK_2
from maketomorrow.shell.reading.type import lettering
from maketomorrow.shell.reading.words import Words
from maketomorrow.shell.scenes.story import Story
from maketomorrow.shell.stage import stage_of
from maketomorrow.shell.window import HEIGHT, WIDTH, open_window

if TYPE_CHECKING:
    from maketomorrow.workshop.recipes import Order

STILLS = 9  # of a dream
ACROSS = 3
CELL_W = 96


def scenes(order: Order) -> list[Path]:
    """One sheet a dream, one of poses, one of the alarm."""
    open_window()
    made = []
    for folder in sorted(path.parent for path in order.levels.glob("*/day.toml")):
        stage = stage_of(load_level(folder))
        for tale in stage.tales:
            if tale.plays == "night":
                made.append(_kept(order, f"scene_{tale.id}", stills(tale, stage.words)))
    return [*made, _kept(order, "scene_poses", poses()), _kept(order, "alarm", alarm())]


def _kept(order: Order, name: str, sheet: pygame.Surface) -> Path:
    path = order.assets / f"{name}.png"
    pygame.image.save(sheet, str(path))
    return path


def stills(tale: StoryScene, words: Words) -> pygame.Surface:
    """A dream in so many pictures."""
    sheet = pygame.Surface((ACROSS * WIDTH, -(-STILLS // ACROSS) * HEIGHT))
    story = Story(tale, words)
    for number in range(STILLS):
        until = (number + 1) * tale.look.length_ticks // (STILLS + 1)
        while story.telling.tick < until:
            story.tick()
        picture = pygame.Surface((WIDTH, HEIGHT))
        story.draw(picture)
        sheet.blit(picture, (number % ACROSS * WIDTH, number // ACROSS * HEIGHT))
    return sheet


def poses() -> pygame.Surface:
    """Every pose of the language, in the black and in the white void, with its mirror."""
    sheet = pygame.Surface((len(POSES) * CELL_W, 2 * 140))
    for row, void in enumerate(("black", "white")):
        picture = pygame.Surface((WIDTH, HEIGHT))
        floor = voids.floor_y(void)
        for col, pose in enumerate(POSES):
            voids.draw_ground(picture, void)
            sprite = figure(RITA, pose, False, False, void)
            picture.blit(sprite.picture, sprite.at(WIDTH // 2, floor), special_flags=OVER)
            voids.draw_mirror(picture, void, 0)
            sheet.blit(picture, (col * CELL_W, row * 140), (WIDTH // 2 - CELL_W // 2, floor - 90, CELL_W, 140))
            name = lettering(pose.upper(), "label", 8, CREAM if void == "black" else INK_2, shadow=False)
            sheet.blit(name, (col * CELL_W + 6, row * 140 + 124))
    return sheet


def alarm() -> pygame.Surface:
    """The clock as it rings, is struck, cracks and breaks, and the fist."""
    sheet = pygame.Surface((5 * 220, 240))
    sheet.fill(INK_2)
    for col, sprite in enumerate((clock(1.0, False, 0), clock(1.0, True, 1), clock(0.55, False, 2), fist())):
        sheet.blit(sprite.picture, sprite.at(110 + col * 220, 230), special_flags=OVER)
    for piece, dx, dy in shards():
        sheet.blit(piece.picture, piece.at(990 + dx * 1.15, 226 + dy * 1.15), special_flags=OVER)
    return sheet
