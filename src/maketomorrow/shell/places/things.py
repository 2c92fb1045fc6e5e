"""All level objects as they are seen: each state of one is drawn once. A kind that has no looks is a plain box.

What moves by itself every tick (a ring of the alarm, a lamp) is laid on by ``LIVE``.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from maketomorrow.shell.paint import ADD, OVER, Canvas, Light, LitCache, Sprite, glow
from maketomorrow.shell.palette import AMBER, CREAM, HIVE, INK, TEAL, WHITE, Colour, mix
from maketomorrow.shell.places.looks import doors, furniture, growth, machines
from maketomorrow.shell.places.looks.stuff import CUT_LINE, STEEL, STEEL_DARK, STEEL_LIT, Draw, Key, edged
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Dynamic, Thing
from maketomorrow.sim.objects.acts import kind_of
from maketomorrow.sim.objects.alarm import Alarm
from maketomorrow.sim.objects.bell import Bell, rings


def _plain(canvas: Canvas, thing: Thing, key: Key) -> None:
    canvas.rect(0, 0, thing.w, thing.h, STEEL)
    canvas.rect(0, 0, thing.w, 1.5, STEEL_LIT)


LOOKS: dict[str, tuple[Draw, Callable[[Thing], Key]]] = {
    "alarm": (machines.alarm, lambda t: (t.broken,)),  # type: ignore[attr-defined]
    "bench": (furniture.bench, lambda t: (t.looks,)),  # type: ignore[attr-defined]
    "door": (doors.door, lambda t: (t.looks,)),  # type: ignore[attr-defined]
    "gate": (doors.gate, lambda t: ()),
    "glass": (doors.glass, lambda t: (t.shut,)),  # type: ignore[attr-defined]
    "cracked": (doors.cracked, lambda t: (t.shut, t.looks, t.blows_taken)),  # type: ignore[attr-defined]
    "crate": (furniture.crate, lambda t: (_turn(t),)),
    "flap": (doors.flap, lambda t: (_turn(t),)),
    "lift": (machines.lift, lambda t: (t.mode != "broken",)),  # type: ignore[attr-defined]
    "cart": (machines.cart, lambda t: (not t.braked,)),  # type: ignore[attr-defined]
    "leaf": (doors.leaf, lambda t: (round(t.w * (1 - t.share)), t.hinge)),  # type: ignore[attr-defined]
    "hideout": (doors.hideout, doors.hideout_key),
    "keypad": (machines.keypad, lambda t: (t.light,)),  # type: ignore[attr-defined]
    "locker": (furniture.locker, lambda t: (t.opened, bool(t.what))),  # type: ignore[attr-defined]
    "rack": (furniture.rack, lambda t: ()),
    "pickup": (furniture.pickup, lambda t: ("" if t.taken else t.what,)),  # type: ignore[attr-defined]
    "sign": (furniture.sign, lambda t: (t.looks,)),  # type: ignore[attr-defined]
    "switch": (machines.switch, lambda t: (t.on,)),  # type: ignore[attr-defined]
    "bell": (machines.bell, lambda t: ()),
    "aerial": (machines.aerial, lambda t: (t.cut, t.blows_taken)),  # type: ignore[attr-defined]
    "root": (growth.root, lambda t: (t.strands, t.strands_cut)),  # type: ignore[attr-defined]
    "tough_root": (growth.tough_root, lambda t: (t.shut,)),  # type: ignore[attr-defined]
}
"""Kind -> how to draw it, and what its picture depends on beside its size."""

MARGIN_PX = 18  # around a thing's box, for what hangs out of it
JOLT_TICKS, JOLT_PX = 12, 2.4  # what is struck quivers so long, and at first so far to each side
TURN_DEG = 3  # turned things are drawn in steps of so many degrees


def _turn(thing: Thing) -> int:
    assert isinstance(thing, Dynamic)
    return round(math.degrees(thing.angle) / TURN_DEG) * TURN_DEG % 360


class Things:
    """Every picture of a thing drawn so far."""

    def __init__(self) -> None:
        self._plain: dict[Key, Sprite] = {}
        self._lit: LitCache[Key] = LitCache(Light(WHITE, rim=0.55, shade=0.2, back_rim=0.2, wash=0.4), 2)
        self._edge = STEEL_LIT
        self._jolts: dict[str, int] = {}  # id of what was struck just now -> ticks for which it quivers

    def notice(self, events: list[Event]) -> None:
        """What is struck quivers."""
        for event in events:
            if event.name == "struck":
                self._jolts[event.who] = JOLT_TICKS

    def rest(self) -> None:
        """One tick of quivering."""
        if self._jolts:
            self._jolts = {thing: ticks - 1 for thing, ticks in self._jolts.items() if ticks > 1}

    def light_up(self, rim: Colour) -> None:
        """A frame begins, in this light."""
        self._lit.light_up(rim)
        self._edge = edged(rim)

    def sprite(self, thing: Thing) -> Sprite:
        """The picture of a thing as it is now; its (0, 0) is the upper left corner, of a Dynamic its centre."""
        kind = kind_of(thing).kind.id
        draw, key_of = LOOKS.get(kind, (_plain, lambda _thing: ()))
        state = (kind, *key_of(thing))
        key = (*state, thing.w, thing.h)

        def plain() -> Sprite:
            found = self._plain.get(key)
            if found is None:
                round_w, round_h = (thing.w, thing.h) if isinstance(thing, Dynamic) else (0, 0)
                canvas = Canvas(
                    -math.ceil(round_w) - MARGIN_PX,
                    -math.ceil(round_h) - MARGIN_PX,
                    math.ceil(thing.w) + MARGIN_PX,
                    math.ceil(thing.h) + MARGIN_PX,
                )
                draw(canvas, thing, state)
                found = self._plain[key] = canvas.sprite()
            return found

        return self._lit.get(key, plain)

    def draw(self, surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
        """Draw a thing whose corner (of a Dynamic: centre) is at (x, y) of the picture."""
        kind = kind_of(thing).kind.id
        if kind == "lift":
            _rail(surface, thing, x, y, self._edge)
        sprite = self.sprite(thing)
        at = sprite.at(x, y)
        if kind == "door":
            self._draw_door(surface, thing, sprite, at)
        elif tick % 40 < 28 and _shakes(thing, tick):
            surface.blit(sprite.picture, (at[0] + (tick // 2 % 2), at[1] - (tick // 3 % 2)), special_flags=OVER)
        else:
            jolt = self._jolts.get(thing.id, 0)
            side = round(JOLT_PX * jolt / JOLT_TICKS) * (1 if jolt // 2 % 2 else -1)
            surface.blit(sprite.picture, (at[0] + side, at[1]), special_flags=OVER)
        live = LIVE.get(kind)
        if live is not None:
            live(surface, thing, x, y, tick)

    @staticmethod
    def _draw_door(surface: pygame.Surface, thing: Thing, sprite: Sprite, at: tuple[int, int]) -> None:
        """The leaf comes down out of its lintel: what is above the opening is not seen."""
        down = round(thing.h * thing.share)  # type: ignore[attr-defined]
        x, y = at[0] + sprite.ox, at[1] + sprite.oy
        width = sprite.picture.get_width()
        if down > 0:
            hidden = round(thing.h) - down
            surface.blit(sprite.picture, (x - sprite.ox, y), (0, sprite.oy + hidden, width, down), special_flags=OVER)
        surface.fill(STEEL_DARK, (x - 1, y - 3, round(thing.w) + 2, 4))
        surface.fill(STEEL_LIT, (x - 1, y - 3, round(thing.w) + 2, 1))


def _shakes(thing: Thing, tick: int) -> bool:
    """Whether a thing makes so much noise that it is seen."""
    return thing.ringing if isinstance(thing, Alarm) else isinstance(thing, Bell) and rings(thing, tick)


def _rail(surface: pygame.Surface, thing: Thing, x: float, y: float, edge: Colour) -> None:
    """What a lift runs on: from stop to stop, seen also while it is elsewhere."""
    home_x, home_y = x + thing.home_x - thing.x, y + thing.home_y - thing.y  # type: ignore[attr-defined]
    far_x, far_y = home_x + thing.dx, home_y + thing.dy  # type: ignore[attr-defined]
    offsets = (4.0, thing.w - 5) if abs(far_y - home_y) > abs(far_x - home_x) else (thing.w / 2,)
    for off in offsets:
        start = (round(home_x + off), round(home_y + thing.h / 2))
        end = (round(far_x + off), round(far_y + thing.h / 2))
        pygame.draw.line(surface, STEEL_DARK, start, end, 2)
        pygame.draw.line(surface, edge, (start[0] + 1, start[1]), (end[0] + 1, end[1]), 1)


def _ring(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
    if not _shakes(thing, tick):
        return
    middle = (round(x + thing.w / 2), round(y + 10))
    surface.blit(glow(34, AMBER, 0.5), (middle[0] - 34, middle[1] - 34), special_flags=ADD)
    beat = tick % 40
    if beat < 28:
        for k in range(3):
            radius = 9 + k * 4 + beat // 5
            box = (middle[0] - radius, middle[1] - 10 - radius // 2, radius * 2, radius)
            pygame.draw.arc(surface, mix(AMBER, INK, 0.15 + 0.25 * k), box, 0.5, math.pi - 0.5, 1)


def _lamp(colour: Colour, radius: int, share: float) -> Callable[[pygame.Surface, Thing, float, float, int], None]:
    def live(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
        spot = (round(x + thing.w / 2) - radius, round(y + thing.h / 2) - radius)
        surface.blit(glow(radius, colour, share), spot, special_flags=ADD)

    return live


def _pad(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
    right = thing.light == "right"  # type: ignore[attr-defined]
    _lamp(TEAL if right else AMBER, 22, 0.5)(surface, thing, x, y - 4, tick)


def _lies(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
    if thing.taken:  # type: ignore[attr-defined]
        return
    pulse = round((0.35 + 0.12 * math.sin(tick / 24)) * 20) / 20
    _lamp(CREAM, 24, pulse)(surface, thing, x, y, tick)


def _cut_line(surface: pygame.Surface, thing: Thing, x: float, y: float, tick: int) -> None:
    if not thing.shut:  # type: ignore[attr-defined]
        return
    pulse = round((0.4 + 0.15 * math.sin(tick / 26)) * 20) / 20
    spot = (round(x + thing.w / 2) - 26, round(y + thing.h * CUT_LINE) - 26)
    surface.blit(glow(26, AMBER, pulse), spot, special_flags=ADD)
    vein = round((0.2 + 0.08 * math.sin(tick / 38)) * 20) / 20
    surface.blit(glow(30, HIVE, vein), (round(x + thing.w / 2) - 30, round(y + thing.h * 0.22) - 30), special_flags=ADD)


LIVE: dict[str, Callable[[pygame.Surface, Thing, float, float, int], None]] = {
    "alarm": _ring,
    "bell": _ring,
    "keypad": _pad,
    "pickup": _lies,
    "root": _cut_line,
}
"""What moves on a thing every tick, laid over its picture."""
