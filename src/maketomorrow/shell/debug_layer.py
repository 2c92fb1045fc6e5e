"""The picture behind F1: the road graph, everybody's road, ears and eyes, the tick, and why each does what they do.

Drawn over the finished picture. It reads a world between two ticks and writes nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import pygame

from maketomorrow.core.ticks import TICK_SECONDS, TICKS_PER_MINUTE, clock_of
from maketomorrow.shell.debug import HELP, LAYERS, Debug
from maketomorrow.shell.figures.people import hue_of
from maketomorrow.shell.palette import AMBER, CREAM, DIM, HIVE, INK, TEAL, UNLIT, VIOLET, WHITE, Colour, mix
from maketomorrow.shell.reading.type import put
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.enemies.hive import TUNING as HIVE_SENSES
from maketomorrow.sim.ground import TUNING as LEAPS
from maketomorrow.sim.people.fear import TUNING as FEAR
from maketomorrow.sim.people.reasons import reasons, road_ahead
from maketomorrow.sim.people.talking import TUNING as SPEECH
from maketomorrow.sim.plan import Point
from maketomorrow.sim.state import World
from maketomorrow.sim.ways import Edge


@dataclass(frozen=True, slots=True)
class LayerTuning:
    """Where things stand, px of the picture."""

    margin_px: int = 40  # what is further outside is not drawn
    arc_points: int = 8  # of a leap
    slope_px: float = 32.0  # a walk that is not level is drawn in pieces so long
    words_px: int = 13
    row_px: int = 13
    panel_top: int = 84
    words_x: int = 56
    gap_px: int = 10  # between what, next and why not
    head_x: int = 124  # right of the clock
    plate_share: int = 150  # of 255, behind words: what happens there is still to be seen


TUNING = LayerTuning()
KINDS: dict[str, Colour] = {
    "walk": mix(VIOLET, WHITE, 0.35),
    "hop": AMBER,
    "drop": mix(AMBER, INK, 0.4),
    "through": mix(TEAL, INK, 0.4),
    "climb": TEAL,
    "lift": WHITE,
}
"""The colour of each kind of road; one that is shut for the crew is dark."""


def draw(surface: pygame.Surface, world: World, debug: Debug, left: int, top: int) -> None:
    """Everything that is on; (left, top) is the picture's corner in the world."""
    shown = debug.shown
    if shown["graph"]:
        _graph(surface, world, left, top)
    if shown["hearing"]:
        _hearing(surface, world, left, top)
    if shown["sight"]:
        _sight(surface, world, left, top)
    if shown["roads"]:
        _roads(surface, world, left, top)
    _head(surface, world, debug)
    if shown["reasons"]:
        _reasons(surface, world, debug.watched)
    if debug.asked is not None:
        _asked(surface, debug)


# ---- roads -------------------------------------------------------------------------------------


def _graph(surface: pygame.Surface, world: World, left: int, top: int) -> None:
    """Every piece of road in the picture once, and the nodes as dots."""
    roads = world.roads
    doors = roads.doors(world.by_id, crew=True)
    bounds = pygame.Rect(left, top, WIDTH, HEIGHT).inflate(TUNING.margin_px * 2, TUNING.margin_px * 2)
    for edge in roads.edges:
        if edge.kind in ("walk", "climb", "lift") and edge.a > edge.b:
            continue  # there and back are one line
        if not bounds.clipline(edge.x0, edge.y0, edge.x1, edge.y1):
            continue
        shut = any(not asks and not doors.clear[index] and not doors.gnaw_ticks[index] for index, asks in edge.needs)
        tone = UNLIT if shut else KINDS[edge.kind]
        pygame.draw.lines(surface, tone, False, [(x - left, y - top) for x, y in _course(world, edge)])
    for x, y in zip(roads.xs, roads.ys):
        if bounds.collidepoint(x, y):
            surface.fill(CREAM, (round(x) - left - 1, round(y) - top - 1, 3, 3))


def _course(world: World, edge: Edge) -> list[Point]:
    """The points between which a piece of road is drawn."""
    start, end = (edge.x0, edge.y0), (edge.x1, edge.y1)
    if edge.kind == "hop":
        count = TUNING.arc_points
        return [start, *(_on_arc(edge, step / count) for step in range(1, count)), end]
    if edge.kind in ("drop", "through", "climb"):
        return [start, (edge.line_x, edge.y0), (edge.line_x, edge.y1), end]
    if edge.kind == "walk" and edge.y0 != edge.y1:
        chain = world.roads.chain_of[edge.a]
        count = max(1, math.ceil(abs(edge.x1 - edge.x0) / TUNING.slope_px))
        between = [edge.x0 + (edge.x1 - edge.x0) * step / count for step in range(1, count)]
        return [start, *((x, world.roads.along(chain, x)) for x in between), end]
    return [start, end]


def _on_arc(edge: Edge, share: float) -> Point:
    seconds = edge.ticks * TICK_SECONDS * share
    y = edge.y0 + edge.vy * seconds + LEAPS.gravity * seconds**2 / 2
    return edge.x0 + (edge.x1 - edge.x0) * share, y


def _roads(surface: pygame.Surface, world: World, left: int, top: int) -> None:
    """Each one's road from where they are to where they are going, in their own colour."""
    for person in world.state.about():
        if not person.goal:
            continue
        tone = hue_of(person.id)
        points = [(person.x, person.y)]
        for index, edge in enumerate(road_ahead(world, person)):
            points += _course(world, edge)[1 if index == 0 else 0 :]
        points.append((person.goal_x, person.goal_y))
        pygame.draw.lines(surface, tone, False, [(x - left, y - top - 2) for x, y in points], 2)
        pygame.draw.circle(surface, tone, (person.goal_x - left, person.goal_y - top - 2), 4, 1)


# ---- ears and eyes -----------------------------------------------------------------------------


def _hearing(surface: pygame.Surface, world: World, left: int, top: int) -> None:
    """How far words come to Rita's ear, in the open and through walls; who speaks, and whether she hears it."""
    suit = world.state.suit
    ear = (suit.x - left, suit.y - suit.h * 0.8 - top)
    for far in (SPEECH.heard_px, SPEECH.muffled_px):
        pygame.draw.circle(surface, TEAL, ear, far, 1)
    heard = {talk.id: at.heard for talk, at in zip(world.plan.talks, world.state.talks)}
    for person in world.state.living():
        if person.says:
            tone = TEAL if heard.get(person.talk) else DIM
            pygame.draw.line(surface, tone, ear, (person.x - left, person.y - person.h * 0.8 - top))


def _sight(surface: pygame.Surface, world: World, left: int, top: int) -> None:
    """How far mimics see, and their prey; how near people count them, and how far they see others run."""
    picture = pygame.Rect(0, 0, WIDTH, HEIGHT)
    for mimic in world.state.mimics:
        eye = (mimic.x - left, mimic.y - mimic.h / 2 - top)
        if not picture.collidepoint(eye):
            continue
        pygame.draw.circle(surface, mix(HIVE, INK, 0.4), eye, HIVE_SENSES.sight_px, 1)
        prey = world.by_id.get(mimic.prey)
        if prey is not None:
            tone = HIVE if mimic.sees_prey else mix(HIVE, INK, 0.5)
            pygame.draw.line(surface, tone, eye, (prey.x - left, prey.y - prey.h / 2 - top))
    for person in world.state.about():
        eye = (person.x - left, person.y - person.h * 0.8 - top)
        if picture.collidepoint(eye):
            tone = hue_of(person.id)
            pygame.draw.circle(surface, tone, eye, FEAR.near_px, 1)
            pygame.draw.circle(surface, mix(tone, INK, 0.5), eye, FEAR.sight_px, 1)


# ---- words -------------------------------------------------------------------------------------


def _head(surface: pygame.Surface, world: World, debug: Debug) -> None:
    tick = world.state.tick
    seconds = tick % TICKS_PER_MINUTE * 60 // TICKS_PER_MINUTE
    now = f"{clock_of(tick, world.plan.starts)}:{seconds:02}  tick {tick}  pace {debug.pace}"
    if debug.target >= 0:
        now += f"  on the way to {clock_of(debug.target, world.plan.starts)}, escape stops"
    elif debug.standing:
        now += "  stands still"
    now += f"  looks at {debug.watched or 'Rita'}"
    shown = ", ".join(name for name in LAYERS if debug.shown[name])
    rows = [(now, AMBER), (HELP[0], CREAM), (f"{HELP[1]}  (on: {shown or 'none'})", CREAM)]
    _plate(surface, pygame.Rect(TUNING.head_x - 4, 2, WIDTH - TUNING.head_x + 2, TUNING.row_px * len(rows) + 4))
    for row, (text, tone) in enumerate(rows):
        put(surface, text, (TUNING.head_x, 2 + row * TUNING.row_px), "word", TUNING.words_px, tone)


def _reasons(surface: pygame.Surface, world: World, watched: str) -> None:
    """A row for each; the others are dim beside the one that is looked at."""
    told = reasons(world)
    if not told:
        return
    _plate(surface, pygame.Rect(4, TUNING.panel_top - 2, WIDTH - 8, TUNING.row_px * len(told) + 4))
    for row, reason in enumerate(told):
        y = TUNING.panel_top + row * TUNING.row_px
        plain = WHITE if watched in ("", reason.who) else DIM
        put(surface, reason.who, (8, y), "word", TUNING.words_px, hue_of(reason.who))
        x = TUNING.words_x
        for text in reason.lines():
            tone = AMBER if text == reason.held else plain
            x += put(surface, text, (x, y), "word", TUNING.words_px, tone) + TUNING.gap_px


def _asked(surface: pygame.Surface, debug: Debug) -> None:
    box = pygame.Rect(WIDTH // 2 - 150, HEIGHT - 110, 300, 62)
    _plate(surface, box)
    put(surface, f"{debug.asked}_", (WIDTH // 2, box.y + 2), "clock", 30, AMBER, 0.5)
    words = debug.answer or "digits, or up and down; return runs on to it, nothing held"
    put(surface, words, (WIDTH // 2, box.y + 40), "word", TUNING.words_px, CREAM, 0.5)


def _plate(surface: pygame.Surface, box: pygame.Rect) -> None:
    surface.blit(_plate_picture(box.size), box)


@lru_cache(maxsize=16)
def _plate_picture(size: tuple[int, int]) -> pygame.Surface:
    picture = pygame.Surface(size, pygame.SRCALPHA)
    picture.fill((*INK, TUNING.plate_share))
    return picture
