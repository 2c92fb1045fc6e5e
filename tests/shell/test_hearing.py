"""What the mixing desk makes of a day: place, distance, room for each, layers without a seam, nothing that clips."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from days import darol
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import tiny_world

from maketomorrow.content.text import Texts
from maketomorrow.loop.manager import Loop
from maketomorrow.plans import day_plan
from maketomorrow.shell.hearing.materials import MATERIALS, Materials
from maketomorrow.shell.hearing.mixing import AHEAD, SOUNDS, TUNING, Caption, Cue, Mixing, peaks
from maketomorrow.shell.hearing.moods import LOOPS, SILENCE, TITLE, VOID, mood_of
from maketomorrow.shell.hearing.moods import TUNING as MOODS
from maketomorrow.shell.hearing.noises import NOISES, SILENT, name_of
from maketomorrow.shell.settings import Settings
from maketomorrow.shell.stage import stage_for
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.events import EVENTS, Event
from maketomorrow.sim.inputs import IDLE
from maketomorrow.sim.people.talking import TUNING as TALKS
from maketomorrow.sim.state import Sortie, World
from maketomorrow.sim.weapons.catalogue import WEAPONS
from maketomorrow.sound_commands import hear
from maketomorrow.tape.format import read_tape
from maketomorrow.tape.replay import inputs_of
from maketomorrow.tape_commands import morning_of
from maketomorrow.workshop.sound.measure import decibels, true_peak
from maketomorrow.workshop.sound.mixdown import Mixdown, loudness

HERE = Path(__file__).parents[1]
FLAT = [*["." * 60] * 20, "#" * 60]
WHAT = {"code": "digit", "windup": "drone.lunge", "strike": "drone.lunge", "fired": "rivet", "cart": "warns"}
AMOUNT = {"landed": 300.0, "rested": 1.0}


def world_at(col: int = 30) -> World:
    return healthy(tiny_world(FLAT, at=(col, 19)))


def healthy(world: World) -> World:
    world.state.suit.health = 100.0  # or her heart is heard
    return world


def heard(world: World, *events: Event, desk: Mixing | None = None) -> list[Cue]:
    return (desk or Mixing()).listen(world, list(events))


def shot(world: World, dx: float, dy: float = -20.0) -> Event:
    suit = world.state.suit
    return Event(0, "fired", "somebody", "rivet", x=suit.x + dx, y=suit.y + dy)


# --- events -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_every_event_is_heard_or_is_known_to_be_silent(name: str):
    event = Event(0, name, "rita", WHAT.get(name, ""), x=1.0, y=1.0, amount=AMOUNT.get(name, 0.0))
    said = name_of(world_at(), event, "concrete")
    assert (said in NOISES) != bool(SILENT.get(name)), said


def test_every_caption_has_its_words():
    words = Texts.load(HERE.parent / "levels" / "darol" / "text" / "en.toml")
    for key in {noise.caption for noise in NOISES.values() if noise.caption} | {"cap.hum"}:
        assert words[key].startswith("["), key


def test_three_blows_at_the_alarm_are_three_sounds():
    world, desk = world_at(), Mixing()
    suit = world.state.suit
    for blow in (1, 2, 3):
        event = Event(0, "alarm_hit", "q.alarm", by="rita", x=suit.x, y=suit.y, amount=blow)
        assert heard(world, event, desk=desk)[0].stem == f"alarm_hit.{blow}"
        for _ in range(3):
            desk.idle(SILENCE)


def test_a_blow_at_the_alarm_takes_the_ring_out_of_the_air():
    ring, blow = Cue("alarm", 0.4, 0.4), Cue("alarm_hit.1", 0.0, 0.0, ends="alarm")
    mixes = []
    for struck in (False, True):
        mixdown = Mixdown(SOUNDS)
        for tick in range(30):
            mixdown.add([ring] if tick == 0 else [blow] if tick == 10 and struck else [], {})
        mixes.append(mixdown.mix())
    on, stopped = mixes
    assert (on[:, : 10 * 735] == stopped[:, : 10 * 735]).all()
    assert np.abs(on[:, 11 * 735 :]).max() > 0.1
    assert not stopped[:, 11 * 735 :].any()
    suit = world_at().state.suit
    hit = Event(0, "alarm_hit", "q.alarm", by="rita", x=suit.x, y=suit.y, amount=1)
    assert heard(world_at(), hit)[0].ends == "alarm"


def test_a_rivet_through_its_light_rings_and_one_beside_it_does_not():
    mimic = ENEMIES["drone"].born("drone-1", 500.0, 320.0, "")
    world = tiny_world(FLAT, at=(30, 19), mimics=[mimic])

    def struck(damage: float) -> str:
        return name_of(world, Event(0, "struck", "drone-1", "rivet", "rita", 500.0, 310.0, damage), "")

    assert struck(WEAPONS["rivet"].damage) == "struck.mimic"
    assert struck(WEAPONS["rivet"].damage * 3) == "struck.light"


# --- place and distance -------------------------------------------------------------------------


@given(dx=st.floats(40, 900))
@settings(max_examples=40, deadline=None)
def test_what_is_to_the_right_is_louder_there_and_the_other_way_round(dx: float):
    world = world_at()
    right, left = heard(world, shot(world, dx)), heard(world, shot(world, -dx))
    if right and left:
        assert right[0].right > right[0].left
        assert left[0].left > left[0].right


@given(near=st.floats(100, 500), more=st.floats(50, 400))
@settings(max_examples=40, deadline=None)
def test_the_farther_the_fainter(near: float, more: float):
    world = world_at()
    one, two = heard(world, shot(world, near)), heard(world, shot(world, near + more))
    assert not two or two[0].right < one[0].right


def test_a_wall_in_between_takes_some_of_it():
    rows = [row[:40] + "#" + row[41:] for row in FLAT]
    open_, walled = world_at(), healthy(tiny_world(rows, at=(30, 19)))
    assert heard(walled, shot(walled, 300))[0].right < heard(open_, shot(open_, 300))[0].right


def test_what_is_in_the_picture_is_not_written_down_and_what_is_outside_is_with_its_side():
    world, desk = world_at(), Mixing()
    suit = world.state.suit
    windup = Event(0, "windup", "drone-1", "drone.lunge", x=suit.x + 100, y=suit.y)
    heard(world, windup, desk=desk)
    assert desk.captions == []
    for side in (-1, 1):
        desk = Mixing()
        away = Event(0, "windup", "drone-1", "drone.lunge", x=suit.x + side * 400, y=suit.y)
        heard(world, away, desk=desk)
        assert desk.captions == [Caption("cap.lean", side)]


def test_nobody_needs_a_loudspeaker_for_captions():
    silent = Settings()
    silent.loud = 0.0
    world, desk = world_at(), Mixing(silent)
    cues = heard(world, replace_x(shot(world, 0), "knocked", world.state.suit.x + 500), desk=desk)
    assert all(cue.left == cue.right == 0.0 for cue in cues)
    assert desk.captions == [Caption("cap.knock", 1)]


def replace_x(event: Event, name: str, x: float) -> Event:
    return Event(event.tick, name, event.who, event.what, event.by, x, event.y, event.amount)


def test_words_that_she_can_make_out_are_heard_as_a_voice():
    world = world_at()
    suit = world.state.suit
    said = Event(0, "said", "dag", x=suit.x + TALKS.heard_px, y=suit.y - 20.0)
    assert heard(world, said)[0].right > NOISES["step.concrete"].gain * 0.5


# --- floors -------------------------------------------------------------------------------------


def test_all_four_floors_of_the_plant_are_stepped_on():
    plan = darol()
    floors = Materials(stage_for(plan).scenery)
    terrain, found = plan.terrain, set()
    for row in range(terrain.top + 1, terrain.top + terrain.rows):
        for col in range(terrain.left, terrain.left + terrain.cols):
            if terrain.cell(col, row) and not terrain.cell(col, row - 1):
                found.add(floors.under(terrain, col * 16 + 8, row * 16.0))
    assert set(MATERIALS) <= found


# --- room for each ------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.sampled_from(sorted(NOISES)), st.integers(0, 3)), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_however_much_sounds_at_once_it_is_never_more_than_there_is_room_for(played: list[tuple[str, int]]):
    desk, rows = Mixing(), peaks()
    desk.settings.loud = 1.0
    total = [0.0] * (AHEAD * 2)
    for name, wait in played:
        for _ in range(wait):
            desk.idle(SILENCE)
        cue = desk.cue(name)
        if cue is not None:
            for i, level in enumerate(rows[cue.stem][: AHEAD - 2]):
                total[desk.tick + i] += level / 255 * max(cue.left, cue.right)
    assert max(total) <= TUNING.full + 0.01


def test_a_death_is_heard_over_whatever_else_sounds():
    desk = Mixing()
    for _ in range(40):
        desk.cue("struck.thing")
    cue = desk.cue("died")
    assert cue is not None
    assert cue.left > 0.05


def test_the_same_file_is_never_played_twice_running():
    desk = Mixing()
    stems = []
    for _ in range(60):
        cue = desk.cue("step.steel")
        stems += [cue.stem] if cue is not None else []
        for _ in range(12):
            desk.idle(SILENCE)
    assert len(set(stems)) == NOISES["step.steel"].variants
    assert all(a != b for a, b in pairwise(stems))


def test_an_ear_gets_used_to_an_alarm_and_forgets_it_again():
    world, desk = world_at(), Mixing()
    suit = world.state.suit

    def ring() -> float:
        for _ in range(40):
            desk.idle(SILENCE)
        return max(desk.listen(world, [Event(0, "rang", "bell", x=suit.x, y=suit.y)])[0][1:3])

    with patch.dict(NOISES, rang=replace(NOISES["rang"], wears=4)):
        first, *_others, last = [ring() for _ in range(20)]
        assert last == pytest.approx(first * TUNING.worn, rel=0.05)
        for _ in range(TUNING.fresh_ticks):
            desk.idle(SILENCE)
        assert ring() == pytest.approx(first, rel=0.05)


# --- layers -------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from([SILENCE, TITLE, VOID, {"music.danger": 0.4}, {"place.roots": 0.3}]), max_size=12))
@settings(max_examples=30, deadline=None)
def test_no_loop_ever_jumps(moods: list[dict[str, float]]):
    desk = Mixing()
    was = desk.levels()
    for mood in moods:
        for _ in range(25):
            desk.idle(mood)
            now = desk.levels()
            assert all(abs(now[name] - was[name]) <= 1 / 20 for name in LOOPS)
            was = now


def test_the_music_makes_room_for_a_wind_up():
    world, desk = world_at(), Mixing()
    for _ in range(400):
        desk.idle({"music.burst": 0.5})
    before = desk.levels()["music.burst"]
    suit = world.state.suit
    desk.listen(world, [Event(0, "windup", "drone-1", "drone.lunge", x=suit.x + 60, y=suit.y)])
    for _ in range(6):
        desk.idle({"music.burst": 0.5})
    assert desk.levels()["music.burst"] < before * 0.7


def test_two_seconds_before_the_burst_nothing_goes_on_sounding_and_after_it_everything_does():
    world = Loop(darol()).world
    burst = world.hour_tick("burst")
    for tick in range(burst - MOODS.still_ticks, burst):
        world.state.tick = tick
        assert not any(mood_of(world).values())
    world.state.tick = burst + 1
    assert mood_of(world)["music.burst"] == 0.0
    open_a_point(world, burst)
    assert mood_of(world)["music.burst"] > 0.5


def open_a_point(world: World, tick: int) -> None:
    world.state.hive.sorties = [Sortie("B2", tick, [], opened=True)]


def test_the_burst_is_heard_when_the_first_point_opens_and_where_none_does_a_breath_is_let_go():
    world = Loop(darol()).world
    hour = world.hour_tick("burst")
    world.state.tick = hour + 1
    assert name_of(world, Event(hour, "hour", what="burst"), "") == "breath.out"
    world.state.tick = hour + 1600
    mood = mood_of(world)
    assert mood["music.burst"] == 0.0
    assert mood["place.birds"] > 0.0
    far = Event(hour + 2000, "burst", "B2", x=-9000.0)
    open_a_point(world, hour + 2000)
    assert name_of(world, Event(hour, "hour", what="burst"), "") == ""
    assert name_of(world, far, "") == "burst"
    open_a_point(world, hour)
    assert name_of(world, far, "") == "burst.far"


def test_in_the_stillness_before_the_burst_only_she_herself_is_heard():
    world = Loop(darol()).world
    world.state.tick = world.hour_tick("burst") - MOODS.still_ticks // 2
    suit = world.state.suit
    others = Event(0, "said", "dag", x=suit.x + 30.0, y=suit.y)
    own = Event(0, "stepped", suit.id, x=suit.x, y=suit.y)
    stems = [cue.stem for cue in heard(world, others, own)]
    assert len(stems) == 1
    assert stems[0].startswith("step.")


def test_a_fight_far_away_leaves_the_music_alone():
    levels = []
    for away in (60.0, 520.0):
        world, desk = world_at(), Mixing()
        for _ in range(400):
            desk.idle({"music.burst": 0.5})
        before = desk.levels()["music.burst"]
        suit = world.state.suit
        desk.listen(world, [Event(0, "windup", "drone-1", "drone.lunge", x=suit.x + away, y=suit.y)])
        for _ in range(6):
            desk.idle({"music.burst": 0.5})
        levels.append(desk.levels()["music.burst"] / before)
    near, far = levels
    assert near < 0.7
    assert far > 0.9


def test_a_death_goes_over_into_silence_without_a_seam():
    tape = read_tape(HERE / "tapes" / "death-drone-lunge.tape")
    mix = hear(morning_of(tape, 1), inputs_of(tape.days[0]), 900, 2000).mixdown.mix()
    assert not mix[:, -1000:].any()
    steps = np.abs(np.diff(mix[:, 45 * 735 :])).max()  # from her last breath on
    assert steps < 0.05


def test_the_hum_stops_nine_minutes_before_the_burst():
    world = Loop(darol()).world
    burst = world.hour_tick("burst")
    world.state.tick = burst - MOODS.drawn_in_ticks - 1
    assert mood_of(world)["hum"] > 0.0
    world.state.tick += 1
    assert "hum" not in mood_of(world)


def test_there_is_no_music_beside_an_alarm_that_rings_and_there_is_for_whoever_leaves_it_ringing():
    world = Loop(darol()).world
    world.state.tick = 400
    assert mood_of(world)["music.morning"] == 0.0
    world.state.suit.x += 900
    assert mood_of(world)["music.morning"] > 0.0


def test_the_day_has_its_layers_one_after_another():
    world = Loop(darol()).world
    world.state.things = [thing for thing in world.state.things if thing.id != "q.alarm"]
    loudest = []
    for hour in ("08:00", "09:18", "09:35", "18:00"):
        hours, minutes = map(int, hour.split(":"))
        world.state.tick = (hours * 60 + minutes - 7 * 60 - 3) * 40
        if world.state.tick >= world.hour_tick("burst"):
            open_a_point(world, world.hour_tick("burst"))
        mood = mood_of(world)
        loudest.append(max((name for name in mood if name.startswith("music.")), key=lambda name: mood[name]))
    assert loudest == ["music.morning", "music.unease", "music.burst", "music.dusk"]


def test_listening_writes_nothing_into_the_world():
    from maketomorrow.sim.snapshot import digest

    loop, desk = Loop(darol()), Mixing()
    for _ in range(90):
        events = loop.tick(IDLE)
        before = digest(loop.world.state)
        desk.listen(loop.world, events)
        assert digest(loop.world.state) == before


# --- a minute of the burst ----------------------------------------------------------------------


def test_a_minute_of_the_burst_never_clips_and_is_never_empty():
    tape = read_tape(HERE / "tapes" / "root-3-cut.tape")
    loud = Settings()
    loud.loud = loud.loud_music = 1.0
    minute = hear(morning_of(tape, 1), inputs_of(tape.days[0]), 5880, 5880 + 3600, loud)
    mix = minute.mixdown.mix()
    assert decibels(true_peak(mix)) < -1.0
    seconds = [loudness(mix[:, at : at + 44100]) for at in range(0, mix.shape[1] - 44100, 44100)]
    assert min(seconds) > 0.01
    assert {"burst", "windup.drone.lunge.1", "windup.spitter.arc.1"} <= set(minute.names)


def test_a_day_without_hours_and_areas_is_heard_too():
    loop, desk = Loop(day_plan("maps/drone.tmx", HERE / "tapes")), Mixing()
    heard_names = {cue.stem for _ in range(240) for cue in desk.listen(loop.world, loop.tick(IDLE))}
    assert any(name.startswith("scuttle.drone") for name in heard_names)
