"""One day: built from a snapshot, moved by ``step``.

    world = build_world(plan, first_morning(plan), loadout)
    events = step(world, inputs)

Every tick reads the one ``ORDER`` from top to bottom. At fixed ticks, in every run, all that
moves in the physics space is taken out and built again from the state (a *keyframe*), because
that is the only way in which a resumed day and an uninterrupted one are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from maketomorrow.core.ticks import tick_of
from maketomorrow.sim.burst import burst_acts
from maketomorrow.sim.carts import cart_runs
from maketomorrow.sim.clock import hours_strike
from maketomorrow.sim.combat import pools_burn, shots_fly, the_dead_fall
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.enemies.hive import mimics_act
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import Action, Inputs
from maketomorrow.sim.objects.acts import things_tick, use_nearest
from maketomorrow.sim.objects.catalogue import OBJECTS
from maketomorrow.sim.objects.pickup import laid_out
from maketomorrow.sim.people.act import people_act, place_people
from maketomorrow.sim.people.deeds import do_deed
from maketomorrow.sim.physics import Physics
from maketomorrow.sim.plan import DayPlan, Loadout
from maketomorrow.sim.player.model import Suit
from maketomorrow.sim.player.suit import suit_acts
from maketomorrow.sim.player.upgrades import suit_for
from maketomorrow.sim.roads import Roads
from maketomorrow.sim.snapshot import FORMAT, Snapshot, decode, encode
from maketomorrow.sim.state import Over, State, World
from maketomorrow.sim.triggers import triggers_notice
from maketomorrow.sim.weapons.hands import hands_act

KEYFRAME_TICKS = 600  # ticks between two keyframes: ten seconds of play, the longest anybody has to replay

# plain ints: what is held goes into the state, and asking the enum costs thirty times as much
NOT_PAUSE, LET_GO, USE = int(~Action.PAUSE), int(Action.LET_GO), int(Action.USE)


def hands_use(world: World, events: list[Event]) -> None:
    """A press of *use* goes to whom it can do something for, else to the nearest thing that can take it."""
    suit = world.state.suit
    if world.pressed & USE and not suit.using and suit.alive and not suit.freeze_ticks:
        if not do_deed(world, events):
            use_nearest(world, events)


def bodies_step(world: World, events: list[Event]) -> None:
    """Everything pymunk solves moves on by a tick."""
    world.physics.step(world.state.tick, events)


def obstacles_follow(world: World, _events: list[Event]) -> None:
    """The boxes that keep crates out of whoever stands there go where they went."""
    world.physics.follow(world.state.bodies())


ORDER: tuple[Callable[[World, list[Event]], None], ...] = (
    hours_strike,  # first: whatever an hour changes holds for its whole tick
    burst_acts,
    things_tick,  # lifts say where they want to be before the bodies step
    cart_runs,  # and so does the cart, after whatever could have stopped it
    bodies_step,  # before the movers: whoever rides is carried without a tick's lag
    hands_use,  # before the suit: a keypad that takes her hands takes them on the same tick
    suit_acts,
    hands_act,
    mimics_act,
    people_act,  # after the mimics: they see what comes at them
    shots_fly,
    pools_burn,
    triggers_notice,
    obstacles_follow,
    the_dead_fall,  # last: whoever dies this tick has still dealt this tick's blow
)


def step(world: World, inputs: Inputs) -> list[Event]:
    """Advance the day by one tick and say what happened. Changes ``world`` in place.

    A day that is over does not move any more: the answer is an empty list.
    """
    state = world.state
    if state.over is not None:
        return []
    if state.tick % KEYFRAME_TICKS == 0:
        keyframe(world)
    held = int(inputs.held) & NOT_PAUSE
    world.pressed = held & ~state.suit.was_held
    world.held = held
    world.aim = inputs.aim
    events: list[Event] = []
    if held & LET_GO:
        give_up(world, events)
    for phase in ORDER:
        phase(world, events)
    state.suit.was_held = held
    state.tick += 1
    return events


def keyframe(world: World) -> None:
    """Build all that moves in the physics space again from the state."""
    state = world.state
    world.physics.rebuild(state.things, state.bodies())


def first_morning(plan: DayPlan) -> Snapshot:
    """The first tick of the first morning: everything where its designer put it, and nothing remembered."""
    waking = plan.spawn(plan.waking)
    assert waking is not None, "content refuses a day whose waking place is missing"
    state = State(tick=0, suit=suit_for(Loadout(), waking))
    for spawn in plan.spawns:
        kind = OBJECTS.get(spawn.kind)
        if kind is not None:
            state.things.append(kind.build(spawn, plan))
    _place_mimics(plan, state)
    place_people(plan, state)
    return Snapshot(FORMAT, plan.digest, 0, encode(state))


def _place_mimics(plan: DayPlan, state: State) -> None:
    for spawn in plan.spawns:
        enemy = ENEMIES.get(spawn.kind)
        if enemy is not None:
            state.mimics.append(enemy.build(spawn))


def take(world: World) -> Snapshot:
    """The world's state as it is between two ticks."""
    return Snapshot(FORMAT, world.plan.digest, world.state.tick, encode(world.state))


def build_world(plan: DayPlan, snapshot: Snapshot, loadout: Loadout | None = None, reuse: World | None = None) -> World:
    """A world that goes on from ``snapshot``.

    With a ``loadout`` it is a morning: the suit is built anew from what she carries over, and
    what was laid out for her stands at the bedside; nothing else may know of earlier days.
    ``reuse`` lends a world of the same plan whose terrain and roads are kept (they never
    change); that world must not be stepped any more.
    Raises GameError for a snapshot of another version.
    """
    state = decode(snapshot.state)
    if loadout is not None:
        waking = plan.spawn(plan.waking)
        assert waking is not None
        state.suit = suit_for(loadout, waking)
        state.things.extend(laid_out(plan, loadout))
    physics = reuse.physics if reuse is not None and reuse.plan is plan else Physics(plan.terrain)
    roads = reuse.roads if reuse is not None and reuse.plan is plan else Roads(plan.terrain, plan.spawns, plan.areas)
    world = World(plan, state, physics, roads)
    world.night_tick = tick_of(plan.night, plan.starts)
    world.by_id = {entity.id: entity for entity in _entities(state)}
    keyframe(world)
    return world


def _entities(state: State) -> Iterable[Suit]:
    yield state.suit
    yield from state.mimics  # type: ignore[misc]
    yield from state.people  # type: ignore[misc]
    yield from state.things  # type: ignore[misc]


def restore(plan: DayPlan, snapshot: Snapshot) -> World:
    """A day taken up where it was held still, with nothing changed."""
    return build_world(plan, snapshot)


def give_up(world: World, events: list[Event]) -> None:
    """Let go of this day: the way out of any trap."""
    if world.state.over is None:
        suit = world.state.suit
        suit.alive = False
        world.state.over = Over(world.state.tick, "given_up")
        events.append(Event(world.state.tick, "died", "rita", "given_up", x=suit.x, y=suit.y))
