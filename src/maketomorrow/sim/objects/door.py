"""Doors and shutters: they come down from above, teeth open them, and one of them falls at half past nine."""

from __future__ import annotations

from maketomorrow.core.props import Kind, Prop
from maketomorrow.core.ticks import tick_of
from maketomorrow.sim.events import Event
from maketomorrow.sim.model import Barrier, Blow, Thing
from maketomorrow.sim.objects.bracing import braced
from maketomorrow.sim.objects.crowd import anybody_in
from maketomorrow.sim.objects.hideout import TUNING as DOORWAY
from maketomorrow.sim.objects.hideout import lets_in
from maketomorrow.sim.objects.model import ID, ObjectKind
from maketomorrow.sim.plan import TILE_PX, DayPlan, Rect, Spawn
from maketomorrow.sim.state import World

SIDE_PX = 0.5  # px  who only touches its edge is not under it
CREW_TICKS = 12  # ticks  it stays up for the plant's people, from the last that stood in or before it
CREW_WARY_PX = 3.0 * TILE_PX  # px     with a mimic so near it is not opened for them, and falls if it is
CREW_FALLS = 4  # times  as fast as it moves by itself


class Door(Barrier, array_like=True, tag="door"):
    """Its lower edge moves between the lintel and the sill.

    ``down_ticks`` of ``move_ticks`` is how far it is down, ``to_ticks`` where it is going; ``shut``
    is true only at the sill. ``falls_tick`` -1 = never. ``strength_alone`` and ``strength_held``
    are its gnaw points with nobody and with somebody in its shelter. ``broken`` stays open.
    """

    looks: str = "door"
    down_ticks: int = 0
    to_ticks: int = 0
    move_ticks: int = 30
    falls_tick: int = -1
    falls_to_ticks: int = 0
    by_hand: bool = False
    says: str = ""
    shelter: str = ""
    strength_alone: int = 0
    strength_held: int = 0
    broken: bool = False
    crew_ticks: int = 0  # up for the plant's people, and down again after so many
    for_crew: bool = False  # they pass it, while it is not ``barred``
    barred: bool = False  # from inside its shelter
    held_ticks: int = 0  # those inside hold it open so much longer

    @property
    def share(self) -> float:
        """How far it is down: 0 open, 1 shut."""
        return self.down_ticks / self.move_ticks

    def block(self) -> Rect | None:
        if self.down_ticks == 0:
            return None
        return (self.x, self.y, self.w, self.h * self.share)


def build(spawn: Spawn, plan: DayPlan) -> Door:
    props = spawn.props
    move_ticks = int(props["move_ticks"])
    down_ticks = 0 if props["open"] else move_ticks
    falls_at = str(props["falls_at"])
    return Door(
        spawn.id,
        spawn.x,
        spawn.y,
        spawn.w,
        spawn.h,
        shut=not props["open"],
        strength=int(props["strength"]),
        crew=bool(props["crew"]),
        for_crew=bool(props["crew"]),
        looks=str(props["looks"]),
        down_ticks=down_ticks,
        to_ticks=down_ticks,
        move_ticks=move_ticks,
        falls_tick=tick_of(falls_at, plan.starts) if falls_at else -1,
        falls_to_ticks=round(float(props["falls_share"]) * move_ticks),
        by_hand=bool(props["by_hand"]),
        says=str(props["says"]),
        shelter=str(props["shelter"]),
        strength_alone=int(props["strength"]),
        strength_held=int(props["strength_held"]) or int(props["strength"]),
    )


def tick(world: World, thing: Thing, events: list[Event]) -> None:
    assert isinstance(thing, Door)
    door = thing
    if door.broken:
        return
    if world.tick == door.falls_tick:
        door.to_ticks = max(door.to_ticks, door.falls_to_ticks)
    if door.shelter and door.shut:
        strength = door.strength_held if _somebody_inside(world, door) else door.strength_alone
        if strength != door.strength:
            door.strength = strength
            world.physics.blocks_set += 1
    if door.held_ticks:
        door.held_ticks -= 1
    if not door.crew_ticks and door.down_ticks == door.to_ticks:
        return
    wary = door.crew and door.down_ticks < door.move_ticks and _mimic_near(world, door)
    if door.crew_ticks:
        door.crew_ticks = 0 if wary else door.crew_ticks - 1
        if not door.crew_ticks:
            door.to_ticks = door.move_ticks
    for _ in range(CREW_FALLS if wary and door.to_ticks > door.down_ticks else 1):
        if door.down_ticks != door.to_ticks:
            _move(world, door, events)


def _move(world: World, door: Door, events: list[Event]) -> None:
    closing = door.to_ticks > door.down_ticks
    if closing and _somebody_under(world, door, door.h * (door.down_ticks + 1) / door.move_ticks):
        return  # it waits above them and goes on when they are gone
    door.down_ticks += 1 if closing else -1
    door.shut = door.down_ticks == door.move_ticks
    world.physics.set_block(door)
    if closing and door.down_ticks == door.to_ticks:
        events.append(_event(world, "shut", door, amount=door.share))


def _somebody_under(world: World, door: Door, drop_px: float) -> bool:
    """Whether anybody or any crate is where the leaf would be, ``drop_px`` below the lintel."""
    return anybody_in(world, door.x + SIDE_PX, door.y, door.x + door.w - SIDE_PX, door.y + drop_px)


def _mimic_near(world: World, door: Door) -> bool:
    """Whether one might slip through, if it stood open for somebody else."""
    x, y = door.x + door.w / 2, door.y + door.h / 2
    return any(
        abs(mimic.x - x) <= CREW_WARY_PX + door.w / 2 and abs(mimic.y - mimic.h / 2 - y) <= CREW_WARY_PX + door.h / 2
        for mimic in world.state.mimics
    )


def _somebody_inside(world: World, door: Door) -> bool:
    room, suit = world.plan.spawn(door.shelter), world.state.suit
    if room is None:
        return False
    left, right, top, bottom = room.x, room.x + room.w, room.y, room.y + room.h
    if left <= suit.x < right and top < suit.y <= bottom and suit.alive:
        return True
    for person in world.state.people:  # asked on every tick: where they are first, as most are elsewhere
        if left <= person.x < right and top < person.y <= bottom and person.alive and not person.inside:
            return True
    return False


def _is_inside(world: World, door: Door, x: float, y: float) -> bool:
    """Whether world (x, y) is in the room that a door protects."""
    room = world.plan.spawn(door.shelter)
    return room is not None and room.x <= x < room.x + room.w and room.y < y <= room.y + room.h


def throw(world: World, thing: Thing, events: list[Event]) -> None:
    """Send it the other way; an open one shuts, one that is shut or half down opens."""
    assert isinstance(thing, Door)
    if thing.broken or (thing.barred and not _opened_from_inside(world, thing, events)):
        return
    thing.crew_ticks = 0
    thing.to_ticks = thing.move_ticks if thing.to_ticks == 0 else 0
    if thing.to_ticks == 0:
        events.append(_event(world, "opened", thing))


def _opened_from_inside(world: World, door: Door, events: list[Event]) -> bool:
    """Whether the bar is lifted for her: she is in there, or those inside let her in."""
    suit = world.state.suit
    inside = [person for person in world.state.living() if person.place == door.shelter]
    room = world.plan.spawn(door.shelter)
    x, y = door.x + door.w / 2, door.y + door.h
    if not _is_inside(world, door, suit.x, suit.y):
        events.append(_event(world, "knocked", door, suit.id))
        if room is None or not lets_in(world, inside, int(room.props["heads"]), x, y, suit.id):
            events.append(_event(world, "used", door, suit.id, what="door.kept"))
            return False
    door.held_ticks = DOORWAY.open_ticks
    unbar_door(world, door, events)
    return door.to_ticks != 0


def bar_door(world: World, door: Door) -> None:
    """Shut from inside, where there is a handle: then not even the plant's people pass it."""
    if door.barred or not can_be_kept(world, door):
        return
    door.barred, door.crew = True, False
    world.physics.blocks_set += 1
    door.crew_ticks, door.to_ticks = 0, door.move_ticks


def unbar_door(world: World, door: Door, events: list[Event]) -> None:
    """The bar is lifted; a door that those inside shut by hand stands open again."""
    if not door.barred:
        return
    door.barred, door.crew = False, door.for_crew
    world.physics.blocks_set += 1
    if not door.for_crew and not door.broken:
        door.to_ticks = 0
        events.append(_event(world, "opened", door))


def can_be_kept(world: World, door: Door) -> bool:
    """Whether those inside can shut it: it has a handle, or a lock for the crew, or a lever in there."""
    if door.broken:
        return False
    if door.by_hand or door.for_crew:
        return True
    levers = [one for one in world.plan.of_kind("switch") if one.props["target"] == door.id]
    return any(_is_inside(world, door, *lever.feet) for lever in levers)


def let_crew_through(world: World, door: Door, events: list[Event]) -> None:
    """Up for one of the plant's people who stands before it, and down behind him; not with a mimic near."""
    if door.broken or door.barred or (door.to_ticks == 0 and not door.crew_ticks) or _mimic_near(world, door):
        return
    if not door.crew_ticks:
        events.append(_event(world, "opened", door))
    door.to_ticks, door.crew_ticks = 0, CREW_TICKS


def gnaw(world: World, thing: Thing, by: str, events: list[Event]) -> bool:
    """One tick of one mimic's teeth; true when that breaks it. How many may gnaw at once is the mimics' affair."""
    if not isinstance(thing, Door) or not thing.gnawable():
        return False
    thing.gnawed += 1
    if thing.gnawed < thing.strength or thing.gnawed < thing.strength + braced(world, thing):
        return False
    broken(world, thing, events, by)
    return True


def broken(world: World, door: Door, events: list[Event], by: str = "") -> None:
    """Gnawed through: it stays open for the rest of the day."""
    door.broken = True
    door.shut = False
    door.down_ticks = door.to_ticks = 0
    world.physics.set_block(door)
    events.append(_event(world, "broke", door, by))


def use(world: World, thing: Thing, events: list[Event]) -> bool:
    """Open or shut it by hand where it has a handle; otherwise it only says why not."""
    assert isinstance(thing, Door)
    if thing.by_hand or thing.barred:
        throw(world, thing, events)
    else:
        events.append(_event(world, "used", thing, world.state.suit.id, what=thing.says))
    return True


def prompt(world: World, thing: Thing) -> str:
    assert isinstance(thing, Door)
    if thing.broken:
        return ""
    if thing.barred and not _is_inside(world, thing, world.state.suit.x, world.state.suit.y):
        return "do.knock"
    return "do.open" if thing.by_hand or (thing.says and thing.shut) else ""


def only_says(thing: Thing) -> bool:
    assert isinstance(thing, Door)
    return not thing.by_hand and not thing.barred


def struck(world: World, thing: Thing, blow: Blow, events: list[Event]) -> bool:
    assert isinstance(thing, Door)
    rect = thing.block()
    return rect is not None and blow.y <= rect[1] + rect[3]


def _event(world: World, name: str, door: Door, by: str = "", what: str = "", amount: float = 0.0) -> Event:
    return Event(world.tick, name, door.id, what, by, door.x + door.w / 2, door.y + door.h / 2, amount)


DOOR = ObjectKind(
    Kind(
        "door",
        "object",
        "A door or shutter that comes down from above. A switch or keypad that points at it throws it.",
        "#d0a050",
        "rect",
        (16, 64),
        (
            ID,
            Prop("open", "bool", False, "whether the day begins with it open"),
            Prop("looks", "enum", "door", "what it looks like", choices=("door", "shutter", "gate")),
            Prop("strength", "int", 0, "what it takes to gnaw through it; 0 = teeth do nothing", "points", 0, 100_000),
            Prop("shelter", "object", "", "the room it protects", refers_to=("shelter",)),
            Prop(
                "strength_held",
                "int",
                0,
                "as strength, with somebody in that room; 0 = no more than without",
                "points",
                0,
                100_000,
            ),
            Prop("crew", "bool", False, "whether the plant's people pass it while it is shut"),
            Prop("by_hand", "bool", False, "whether *use* opens and shuts it where it stands"),
            Prop("says", "string", "door.locked", "key of the words it answers with when it is shut and has no handle"),
            Prop("falls_at", "clock", "", "the hour at which it falls by itself; empty = never"),
            Prop("falls_share", "float", 1.0, "how far it falls then: 1 = to the sill", "", 0, 1),
            Prop("move_ticks", "int", 30, "from open to shut", "ticks", 1, 600),
        ),
    ),
    Door,
    build,
    tick=tick,
    use=use,
    prompt=prompt,
    only_says=only_says,
    struck=struck,
    thrown=throw,
)
