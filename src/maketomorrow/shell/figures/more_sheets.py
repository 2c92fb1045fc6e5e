"""Sheets that are drawn for ``make --sheets``: figures, effects while they fade, icons and keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from maketomorrow.content.load import load_level
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.answers.answers import ANSWERS
from maketomorrow.shell.answers.effects import Effects
from maketomorrow.shell.figures.sheets import SHEETS
from maketomorrow.shell.hands.controls import BINDINGS, DEVICES
from maketomorrow.shell.paint import OVER
from maketomorrow.shell.palette import CREAM, DIM, INDIGO, INK_2
from maketomorrow.shell.reading.glyphs import glyph
from maketomorrow.shell.reading.icons import ICONS, icon, small_icon
from maketomorrow.shell.reading.type import lettering
from maketomorrow.shell.window import open_window
from maketomorrow.sim.enemies.drone import Drone
from maketomorrow.sim.events import Event
from maketomorrow.sim.state import World

if TYPE_CHECKING:
    from maketomorrow.workshop.recipes import Order

AGES = (0, 1, 2, 4, 7, 11, 16, 24, 36)  # ticks after it happened
SEEN_W, SEEN_H = 96, 84  # px of an effect's cell
NAME_PX = 76
STRONG = 40.0  # of a blow; also enough for what asks for a speed to show a little of itself
SWIFT = 520.0
BEAST = "drone"  # who winds up, strikes and gnaws


def figures(order: Order) -> list[Path]:
    """Every pose, piece and weapon."""
    return [_kept(order, name, draw()) for name, draw in SHEETS.items()]


def signs(order: Order) -> list[Path]:
    """Icons, and the keys, buttons and sticks of all devices."""
    open_window()
    return [_kept(order, "icons", icons()), _kept(order, "keys", keys())]


def effects(order: Order) -> list[Path]:
    """What the eye is answered, from the tick of an event until it has gone."""
    open_window()
    day = next(iter(sorted(path.parent for path in order.levels.glob("*/day.toml"))))
    return [_kept(order, "effects", answers(Loop(load_level(day).plan).world))]


def _kept(order: Order, name: str, sheet: pygame.Surface) -> Path:
    path = order.assets / f"{name}.png"
    pygame.image.save(sheet, str(path))
    return path


def icons() -> pygame.Surface:
    """Each icon, its small one, and twice as large to look at; last what stands for a name nobody knows."""
    sheet = pygame.Surface((60 + 60 * len(ICONS), 96))
    sheet.fill(INDIGO)
    for place, name in enumerate((*ICONS, "?")):
        x = 8 + place * 60
        sheet.blit(lettering(name.upper(), "label", 8, CREAM), (x, 4))
        big = icon(name)
        sheet.blit(big.picture, big.at(x, 18), special_flags=OVER)
        sheet.blit(small_icon(name), (x + 30, 22), special_flags=OVER)
        sheet.blit(pygame.transform.scale_by(big.picture, 2), (x, 44), special_flags=OVER)
    return sheet


def keys() -> pygame.Surface:
    """A row a binding, a column a device."""
    sheet = pygame.Surface((640, 12 + 20 * len(BINDINGS)))
    sheet.fill(INDIGO)
    for row, binding in enumerate(BINDINGS):
        y = 8 + row * 20
        sheet.blit(lettering(binding.name.replace("_", " ").upper(), "label", 8, DIM), (8, y + 2))
        for column, device in enumerate(DEVICES):
            x = 130 + column * 180
            for name in binding.on(device):
                picture = glyph(device, name)
                sheet.blit(picture, (x, y))
                x += picture.get_width() + 6
    return sheet


def answers(world: World) -> pygame.Surface:
    """A row an event, a column an age."""
    sheet = pygame.Surface((NAME_PX + SEEN_W * len(AGES), 20 + SEEN_H * len(ANSWERS)))
    sheet.fill(INK_2)
    for column, age in enumerate(AGES):
        sheet.blit(lettering(f"+{age}", "label", 8, DIM), (NAME_PX + column * SEEN_W + 4, 6))
    suit = world.state.suit
    drone = Drone(BEAST, suit.x, suit.y, 30, 20)
    world.by_id[drone.id] = drone
    left, top = round(suit.x) - SEEN_W // 2, round(suit.y) - SEEN_H + 16
    for row, name in enumerate(ANSWERS):
        y = 20 + row * SEEN_H
        sheet.blit(lettering(name.replace("_", " ").upper(), "label", 8, CREAM), (4, y + 4))
        seen = Effects()
        seen.notice(world, [_event(name, world)])
        for age in range(AGES[-1] + 1):
            if age in AGES:
                cell = pygame.Surface((SEEN_W - 2, SEEN_H - 2)).convert()
                cell.fill(INDIGO)
                seen.draw(cell, left, top, 1.0)
                sheet.blit(cell, (NAME_PX + AGES.index(age) * SEEN_W, y))
            seen.tick(world)
    return sheet


def _event(name: str, world: World) -> Event:
    """It happens to her, or a little above her feet."""
    suit = world.state.suit
    hers, beasts = ("landed", "jumped", "dashed", "dodged", "fired", "hurt"), ("windup", "strike", "gnawing")
    whose = suit.id if name in hers else BEAST if name in beasts else "nobody"
    amount = SWIFT if name in ("landed", "bumped") else STRONG
    what = world.state.things[0].id if name == "gnawing" else ""
    return Event(0, name, who=whose, what=what, amount=amount, x=suit.x, y=suit.y - 24)
