"""What a day is made from: frozen, read by ``sim``, written by ``content``.

World coordinates are px in one system for all areas of a ``.world``; y grows downward; a tile is
16 px. A rect is ``(x, y, w, h)`` with (x, y) its upper left corner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from maketomorrow.core.props import Value

TILE_PX = 16

Point = tuple[float, float]
Rect = tuple[float, float, float, float]


class Cell(IntEnum):
    """What fills a tile, for the roads, for water and for ladders. Collision itself uses the outlines."""

    AIR = 0
    SOLID = 1
    ONEWAY = 2  # floor along its top edge, from above only
    UP_45 = 3  # a slope that rises to the right: /
    DOWN_45 = 4  # \
    UP_LOW = 5  # 1:2, lower half of a rise to the right
    UP_HIGH = 6
    DOWN_HIGH = 7  # 1:2, upper half of a fall to the right
    DOWN_LOW = 8
    LADDER = 9
    LADDER_TOP = 10  # the topmost rung: also a one-way floor along its top edge
    GROWTH = 11  # solid, and hurts
    WATER = 12  # deep
    OTHER = 13  # a collision shape of its own


SOLID_CELLS = frozenset({Cell.SOLID, Cell.GROWTH})
SLOPE_CELLS = frozenset({Cell.UP_45, Cell.DOWN_45, Cell.UP_LOW, Cell.UP_HIGH, Cell.DOWN_HIGH, Cell.DOWN_LOW})


@dataclass(frozen=True, slots=True)
class Terrain:
    """All that never moves.

    ``cells`` is row-major, ``cols * rows`` bytes of Cell; its upper left tile is world tile
    ``(left, top)``. ``outlines`` are merged chains of points around solid ground, closed when
    the first point is repeated at the end, with the ground to the right of the direction of
    travel on screen (clockwise around ground); ``oneways`` are open chains from left to right;
    ``cores`` are boxes inset 4 px behind the outlines, which only dynamic bodies meet.
    Outside the cells there is nothing; the edge of the world is closed by the outlines.
    """

    left: int
    top: int
    cols: int
    rows: int
    cells: bytes
    outlines: tuple[tuple[Point, ...], ...] = ()
    oneways: tuple[tuple[Point, ...], ...] = ()
    cores: tuple[Rect, ...] = ()

    def cell(self, col: int, row: int) -> int:
        """The Cell at a world tile; AIR outside."""
        c, r = col - self.left, row - self.top
        if 0 <= c < self.cols and 0 <= r < self.rows:
            return self.cells[r * self.cols + c]
        return 0

    def cell_at(self, x: float, y: float) -> int:
        """The Cell at a world position in px."""
        return self.cell(int(x // TILE_PX), int(y // TILE_PX))


@dataclass(frozen=True, slots=True)
class Spawn:
    """One object of a map: a thing, a mimic, a region or a mark.

    ``id`` is unique in the day and the same each morning: the object's property ``id`` if it has
    one, else ``area/kind-objectid``. For kinds with the outline "point", (x, y) is the
    middle of its feet and w = h = 0. ``props`` holds every declared property, defaults applied;
    ``points`` the world px of a polyline. ``map`` and ``object_id`` are where a designer finds it.
    """

    id: str
    kind: str
    area: str
    x: float
    y: float
    w: float = 0.0
    h: float = 0.0
    props: Mapping[str, Value] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    name: str = ""
    map: str = ""
    object_id: int = 0

    @property
    def feet(self) -> Point:
        """World px of the feet of whoever stands at its middle."""
        return self.x + self.w / 2, self.y + self.h


@dataclass(frozen=True, slots=True)
class Area:
    """One map's place in the world. ``text`` is the key of the name shown on entering."""

    name: str
    rect: Rect
    text: str


@dataclass(frozen=True, slots=True)
class Brood:
    """What a burst point sends out, one after another. ``kinds`` are ids of mimics."""

    id: str  # "B1"
    root: str  # the id of the root that belongs to it, "" for none
    kinds: tuple[str, ...]


DOINGS = ("roll", "serve", "wind", "type", "record", "trim", "tags", "sit", "stand")
"""What a figure can be seen to do."""

MANNERS = ("walk", "hop", "stoop", "spring")
"""How a figure is seen to walk; all are as quick as each other. Quick small steps; bent; on a steel foot."""

BURSTS = ("flee", "freeze", "hold")
"""What somebody does when it comes: by the rules for all; first stands there, hit or not; goes to a
place, or stays where they are, and leaves it for nothing."""

WORN = ("", "headphones")
"""What can be taken off somebody."""

STATES = ("alive", "dead")
"""What somebody can be in a condition."""

CARRIES = ("", "cutter", "rifle")
CART = "cart"  # the place of a talk that rides along
LINE_TICKS = 120  # ticks    a line takes, said or heard


@dataclass(frozen=True, slots=True)
class Leg:
    """One line of a timetable: at ``tick`` whoever it belongs to sets out for the place with the id ``go``.

    ``cart``: they board the cart that leaves then; ``go`` is where it stops. ``run``: in a hurry.
    """

    tick: int
    go: str
    cart: bool = False
    run: bool = False


@dataclass(frozen=True, slots=True)
class Doing:
    """What somebody does at a place between two ticks, once there: one of DOINGS."""

    place: str
    from_tick: int
    until_tick: int
    does: str


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing that is so or not; what is empty is not asked.

    ``flag``: that flag of the day is up. ``person`` ``is_`` one of STATES. ``heard``: whoever asks has
    heard the bell with that id. From ``from_tick`` until ``until_tick``, if the latter is not 0.
    """

    flag: str = ""
    person: str = ""
    is_: str = ""
    heard: str = ""
    from_tick: int = 0
    until_tick: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """A condition: all of ``all_``, one of ``any_`` if there are any, and none of ``none``."""

    all_: tuple[Atom, ...] = ()
    any_: tuple[Atom, ...] = ()
    none: tuple[Atom, ...] = ()

    def atoms(self) -> tuple[Atom, ...]:
        """Everything it asks for."""
        return (*self.all_, *self.any_, *self.none)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A plan of somebody's: once ``when`` holds, ``legs`` are what they do, and no more of the ordinary day.

    ``until_tick``: then the ordinary day is taken up where the clock stands; 0 = not today.
    """

    name: str
    when: When
    legs: tuple[Leg, ...]
    until_tick: int = 0


@dataclass(frozen=True, slots=True)
class Deed:
    """What *use* beside somebody does, between two ticks and at most ``px`` from them: it puts up a flag, once.

    ``says`` is the key of what they answer, ``shows`` of the word shown before. ``at`` is the place at
    which alone it can be done, ``needs`` the flag that has to be up, "" for none; ``takes``, one of WORN,
    is what they wear no longer.
    """

    name: str
    from_tick: int
    until_tick: int
    px: float
    flag: str
    says: str = ""
    shows: str = ""
    at: str = ""
    needs: str = ""
    takes: str = ""


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """Somebody who lives in the day. ``start`` is the place they are at when it begins.

    ``legs`` and ``afternoon`` are in the order of their ticks; the afternoon's, later than all
    others, are for whoever has lived through the burst. ``burst`` is one of BURSTS:
    ``burst_ticks`` is how long they take to begin, ``burst_go`` the place they hold ("" = here).
    ``gait`` is one of MANNERS, ``temper`` -3 to +3, ``carries`` one of CARRIES, ``name`` a text key.
    ``burst_else`` is where they hold if ``burst_go`` has no room or no road. ``burst_stops_cart``: aboard
    the cart at the burst they stop it as it passes ``burst_go``. ``burst_throws`` is the switch that they
    throw from the place they hold, at ``burst_throw_tick``. With ``burst_unless`` they do as all others.
    ``trusts`` are the ids of those they believe and let in ("*" = everybody); ``need`` and ``private``
    are kept for what they will believe.
    """

    id: str
    height_px: int
    gait: str
    health: float
    temper: int
    start: str
    legs: tuple[Leg, ...]
    afternoon: tuple[Leg, ...] = ()
    doings: tuple[Doing, ...] = ()
    carries: str = ""
    burst: str = "flee"
    burst_ticks: int = 0
    burst_go: str = ""
    name: str = ""
    trusts: tuple[str, ...] = ()
    need: int = 0
    private: str = ""
    burst_else: str = ""
    burst_stops_cart: bool = False
    burst_throws: str = ""
    burst_throw_tick: int = -1
    burst_unless: When | None = None
    schemes: tuple[Scheme, ...] = ()
    deeds: tuple[Deed, ...] = ()
    _days: dict[str, tuple[Leg, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        ordinary = (*self.legs, *self.afternoon)
        self._days[""] = ordinary
        for scheme in self.schemes:
            self._days[scheme.name] = _with_scheme(ordinary, scheme)

    def day(self, follows: str = "") -> tuple[Leg, ...]:
        """All lines of their day: the ordinary one's, or with the plan of that name in it."""
        return self._days[follows]

    def does_trust(self, who: str) -> bool:
        """Whether they trust somebody by that id."""
        return "*" in self.trusts or who in self.trusts


def _with_scheme(ordinary: tuple[Leg, ...], scheme: Scheme) -> tuple[Leg, ...]:
    begins = scheme.legs[0].tick
    before = tuple(leg for leg in ordinary if leg.tick < begins)
    if not scheme.until_tick:
        return (*before, *scheme.legs)
    missed = [leg for leg in ordinary if leg.tick <= scheme.until_tick]
    back = (Leg(scheme.until_tick, missed[-1].go),) if missed else ()
    return (*before, *scheme.legs, *back, *(leg for leg in ordinary if leg.tick > scheme.until_tick))


@dataclass(frozen=True, slots=True)
class Line:
    """Something said: the id of who says it, and its text key."""

    who: str
    say: str


@dataclass(frozen=True, slots=True)
class Talk:
    """Lines said at a place between two ticks, once all who speak are there.

    ``place`` is a place's id or CART. With ``wire``, the place of the other end, each of them is at
    either. ``interruptible``: it breaks off while she stands close by, and goes on at the next line.
    """

    id: str
    place: str
    from_tick: int
    until_tick: int
    lines: tuple[Line, ...]
    interruptible: bool = False
    wire: str = ""


@dataclass(frozen=True, slots=True)
class CartPlan:
    """The timetable of the day's cart, the thing with the id ``id``.

    ``stops`` are the places at the two ends of its rails, ``ticks`` how long it takes from one to the
    other; ``departures`` in the order of the day, each a tick and the index of the stop it leaves.
    """

    id: str
    ticks: int
    stops: tuple[str, str]
    departures: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A whole day as its designer wrote it.

    ``hours`` are the fixed hours (id -> "HH:MM"); ``spawns`` keep the order of the files, which
    is the order of everything; ``digest`` is a short hash over all the files it was read from.
    ``home`` is the place to which people run, "" = each to where the day began for them.
    """

    id: str
    seed: int
    starts: str  # "07:03"
    night: str  # "19:03"
    waking: str  # id of the spawn where she wakes
    digest: str
    areas: tuple[Area, ...]
    terrain: Terrain
    spawns: tuple[Spawn, ...]
    hours: Mapping[str, str] = field(default_factory=dict)
    broods: tuple[Brood, ...] = ()
    people: tuple[PersonPlan, ...] = ()
    talks: tuple[Talk, ...] = ()
    helper: str = ""
    home: str = ""
    cart: CartPlan | None = None
    _by_id: dict[str, Spawn] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_kind: dict[str, tuple[Spawn, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for spawn in self.spawns:
            self._by_id.setdefault(spawn.id, spawn)
            self._by_kind[spawn.kind] = (*self._by_kind.get(spawn.kind, ()), spawn)

    def spawn(self, spawn_id: str) -> Spawn | None:
        """The spawn with that id, or None."""
        return self._by_id.get(spawn_id)

    def of_kind(self, kind: str) -> tuple[Spawn, ...]:
        """All spawns of a kind, in the order of the files."""
        return self._by_kind.get(kind, ())


@dataclass(frozen=True, slots=True)
class Loadout:
    """All that a morning may know of earlier days.

    ``hand`` are the weapons carried, the cutter first, at most three; ``rack`` the other unlocked
    ones, in the locker beside the bunk. ``laid_out`` stands beside the bunk this morning.
    ``unhurt``: nothing hurts her (tapes and an assist). ``assist_percent``: every wound takes so much less.
    ``counter``: loop number to be shown, 0 = none yet.
    """

    hand: tuple[str, ...] = ("cutter",)
    rack: tuple[str, ...] = ()
    upgrades: Mapping[str, int] = field(default_factory=dict)
    laid_out: str = ""
    unhurt: bool = False
    counter: int = 0
    assist_percent: int = 0
