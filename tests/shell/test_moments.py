"""Great moments: dreams, the third morning, the burst, the card of the day before. None of them changes a day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from days import darol
from hypothesis import given
from hypothesis import strategies as st

from maketomorrow.content.story_scenes import FIELDS, HEARS, POSES, SETS, load_scenes
from maketomorrow.content.text import Texts
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.shell.figures import story_figures
from maketomorrow.shell.hands.devices import Devices
from maketomorrow.shell.hearing.sound import Sound
from maketomorrow.shell.hearing.spectrum import TABLES, levels
from maketomorrow.shell.moments.burst import TUNING as BURST
from maketomorrow.shell.moments.burst import stillness
from maketomorrow.shell.moments.card import TUNING as CARD
from maketomorrow.shell.moments.evening import Diary
from maketomorrow.shell.moments.nightfall import draw_nightfall, last_light
from maketomorrow.shell.palette import INK
from maketomorrow.shell.scenes.playing import NIGHT, Playing
from maketomorrow.shell.scenes.story import TUNING as STORY
from maketomorrow.shell.scenes.story import Story
from maketomorrow.shell.showing import view_of
from maketomorrow.shell.telling import Telling
from maketomorrow.shell.window import Beat
from maketomorrow.sim.events import Event
from maketomorrow.sim.inputs import IDLE, Action, Inputs
from maketomorrow.sim.snapshot import digest
from maketomorrow.sim.world import give_up

LEVEL = Path(__file__).parents[2] / "levels" / "darol"
SCENES = {scene.id: scene for scene in load_scenes(LEVEL)}
WORDS = Texts.load(LEVEL / "text" / "en.toml")
Hands = Callable[[Loop], Inputs]


def played(day: int = 1, hands: Hands = lambda _loop: IDLE) -> Playing:
    loop = Loop(darol(), first(day=day))
    view = view_of(loop.plan)
    return Playing(loop, view, view.words, Devices(), Sound(), Beat(60), hands).begin()


def blows(*ticks: int) -> Hands:
    def hands(loop: Loop) -> Inputs:
        return Inputs(Action.USE) if any(0 <= loop.world.state.tick - tick < 3 for tick in ticks) else IDLE

    return hands


def die(scene: Playing, cause: str = "fall") -> None:
    give_up(scene.loop.world, [])
    scene.loop.world.state.over.cause = cause


def ticks_until(scene: Playing, there: Callable[[], bool], most: int = 1000) -> int:
    for tick in range(most):
        if there():
            return tick
        scene.tick()
    raise AssertionError(f"not within {most} ticks")


# --- dreams -------------------------------------------------------------------------------------


def test_the_first_two_nights_have_a_dream_and_no_later_one(screen: pygame.Surface):
    scene = played()
    told = []
    for _ in range(4):
        scene.tick()
        die(scene)
        day = scene.loop.day
        while scene.loop.day == day or scene.night_ticks >= 0:
            scene.tick()
            if scene.story is not None and scene.story.telling.tick == 1:
                told.append((day, scene.story.telling.scene.id))
    assert told == [(1, "s01"), (2, "s02")]


def test_a_dream_takes_no_tick_of_any_day(screen: pygame.Surface):
    scene = played()
    scene.tick()
    die(scene)
    ticks_until(scene, lambda: scene.story is not None)
    before = digest(scene.loop.world.state)
    ticks_until(scene, lambda: scene.story is None)
    assert digest(scene.loop.world.state) == before
    assert (scene.loop.day, scene.loop.world.state.tick) == (2, 0)


def test_dash_held_for_half_a_second_ends_a_dream_and_a_shorter_press_does_not(screen: pygame.Surface):
    scene = played()
    scene.tick()
    die(scene)
    ticks_until(scene, lambda: scene.story is not None)
    press = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LSHIFT)
    scene.devices.handle(press)
    for _ in range(STORY.skip_ticks - 4):
        scene.tick()
    scene.devices.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_LSHIFT))
    scene.tick()
    assert scene.story is not None
    assert scene.story.held_ticks == 0
    scene.devices.handle(press)
    assert ticks_until(scene, lambda: scene.story is None) <= STORY.skip_ticks
    assert scene.loop.world.state.tick == 0
    scene.tick()
    assert scene.loop.world.state.tick == 1, "and the day runs at once"
    assert not scene.loop.world.held, "what skipped the dream is no dash of the day's"


def test_from_the_third_day_on_a_night_is_shorter_than_a_second(screen: pygame.Surface):
    scene = played(day=3)
    scene.tick()
    die(scene)
    scene.tick()
    assert ticks_until(scene, lambda: scene.loop.over is None and scene.night_ticks < 0) < 54


@pytest.mark.parametrize("name", ["s01", "s02"])
def test_a_dream_is_drawn_anew_in_every_part_of_it_and_ends(screen: pygame.Surface, name: str):
    story = Story(SCENES[name], WORDS)
    pictures = set()
    while not story.over:
        story.tick()
        if story.telling.tick % 20 == 0:
            story.draw(screen, 1.0)
            pictures.add(pygame.image.tobytes(screen, "RGB"))
    assert story.telling.tick == SCENES[name].look.length_ticks
    assert len(pictures) > 12


def test_the_same_tick_of_a_dream_is_the_same_picture(screen: pygame.Surface):
    pictures = []
    for _ in range(2):
        story = Story(SCENES["s02"], WORDS)
        for _ in range(150):
            story.tick()
        story.draw(screen, 1.0)
        pictures.append(pygame.image.tobytes(screen, "RGB"))
    assert pictures[0] == pictures[1]


def test_every_word_of_the_scene_language_can_be_drawn(screen: pygame.Surface):
    assert set(POSES) == set(story_figures.POSES)
    assert set(HEARS) == set(TABLES)
    for pose in POSES:
        for void in ("black", "white"):
            for who in ("rita", "somebody"):
                assert story_figures.figure(who, pose, False, False, void).picture.get_width() > 10
    scene = SCENES["s01"]
    for place in SETS[1:]:
        for field in FIELDS:
            look = type(scene.look)(set=place, field=field, length_ticks=60)
            story = Story(type(scene)(id="x", plays="night", when=scene.when, look=look, figures=scene.figures), WORDS)
            for _ in range(10):
                story.tick()
            story.draw(screen, 0.5)


@pytest.mark.parametrize("source", HEARS)
@pytest.mark.parametrize("count", [64, 128, 180])
def test_a_spectrum_is_asked_by_tick_stays_within_bounds_and_moves(source: str, count: int):
    rows = [levels(source, tick, count) for tick in range(0, 400, 7)]
    assert all(len(row) == count and min(row) >= 0 and max(row) <= 1 for row in rows)
    assert rows[3] == levels(source, 21, count)
    assert len({tuple(row) for row in rows}) > 5


# --- the third morning --------------------------------------------------------------------------


def test_the_third_blow_makes_the_room_fall_away_while_the_day_goes_on(screen: pygame.Surface):
    hands = blows(30, 50, 70)
    scene, bare = played(day=3, hands=hands), Loop(darol(), first(day=3))
    tale = scene.view.moments.tale
    covered = []
    for _ in range(420):
        scene.tick()
        scene.draw(screen, 1.0)
        bare.tick(hands(bare))
        covered.append(tale.covers)
    assert not covered[60]
    assert covered[75]
    assert covered[250]
    assert not covered[-1], "and the room comes back"
    assert digest(scene.loop.world.state) == digest(bare.world.state), "the day does not differ"


def test_the_counter_is_in_its_corner_only_when_it_has_got_there(screen: pygame.Surface):
    scene = played(day=3, hands=blows(30, 50, 70))
    moments = scene.view.moments
    ticks_until(scene, lambda: scene.loop.counter > 0)
    assert moments.counter(scene.loop.counter) == 0
    later = ticks_until(scene, lambda: moments.counter(scene.loop.counter) == 3)
    assert 100 < later < 240


def test_whoever_walks_off_or_holds_dash_has_the_room_back(screen: pygame.Surface):
    def hands(loop: Loop) -> Inputs:
        tick = loop.world.state.tick
        return Inputs(Action.DASH) if tick > 90 else blows(30, 50, 70)(loop)

    scene = played(day=3, hands=hands)
    tale = scene.view.moments.tale
    ticks_until(scene, lambda: tale.covers)
    assert ticks_until(scene, lambda: tale.telling is not None and tale.telling.over) < 80
    assert scene.view.moments.counter(3) == 3


def test_she_looks_at_her_hands_until_she_moves(screen: pygame.Surface):
    scene = played(day=3, hands=lambda loop: Inputs(Action.RIGHT) if loop.world.state.tick > 60 else IDLE)
    for _ in range(50):
        scene.tick()
    assert scene.view.moments.tale.pose == "hands"
    for _ in range(20):
        scene.tick()
    assert scene.view.moments.tale.pose == ""


def test_a_beat_that_waits_for_an_event_counts_from_it():
    telling = Telling(SCENES["s03"])
    for _ in range(500):
        telling.advance()
    assert telling.away.goal == 0
    for number in (1, 2, 3):
        telling.advance([Event(0, "alarm_hit", "alarm", amount=number)])
    telling.advance([Event(0, "alarm_broken", "alarm")])
    assert telling.away.goal == 1
    for _ in range(200):
        telling.advance()
    assert telling.line is not None
    assert telling.line.key == "scene.s03.1"


@given(
    st.lists(
        st.tuples(
            st.integers(1, 400), st.sampled_from(("alarm_hit", "alarm_broken", "died", "burst")), st.integers(0, 4)
        ),
        max_size=12,
    )
)
def test_whatever_happens_in_it_a_scene_ends_and_its_levels_stay_within_bounds(happens: list[tuple[int, str, int]]):
    telling = Telling(SCENES["s03"])
    while not telling.over:
        now = telling.tick + 1
        telling.advance([Event(now, name, amount=amount) for tick, name, amount in happens if tick == now])
        for share in (0.0, 0.5):
            assert 0 <= telling.field.at(telling.tick - share) <= 1
            assert 0 <= telling.away.at(telling.tick - share) <= 1
    assert telling.tick <= SCENES["s03"].look.length_ticks


# --- waking -------------------------------------------------------------------------------------


def test_the_near_view_of_the_alarm_goes_as_soon_as_she_does_anything(screen: pygame.Surface):
    waiting, eager = played(), played(hands=lambda _loop: Inputs(Action.RIGHT))
    waking = [scene.view.moments.waking for scene in (waiting, eager)]
    for _ in range(30):
        waiting.tick()
        eager.tick()
    assert waking[0].under_way
    assert not waking[1].under_way
    assert eager.loop.world.state.suit.x > waiting.loop.world.state.suit.x + 20, "she has been in control all along"


def test_a_day_shown_from_its_middle_begins_without_an_alarm(screen: pygame.Surface):
    loop = Loop(darol())
    for _ in range(50):
        loop.tick(IDLE)
    view = view_of(loop.plan)
    scene = Playing(loop, view, view.words, Devices(), Sound(), Beat(60), lambda _loop: IDLE).begin()
    assert not scene.view.moments.waking.under_way


# --- the burst ----------------------------------------------------------------------------------


def test_two_seconds_before_the_burst_nothing_stirs():
    assert BURST.still_ticks == 120
    assert stillness(5880 - 121, 5880) == 0
    assert 0 < stillness(5880 - 110, 5880) < 1
    assert stillness(5879, 5880) == 1
    assert stillness(5880, 5880) == 0
    assert stillness(100, -1) == 0


# --- the card -----------------------------------------------------------------------------------


def test_the_card_tells_of_yesterday_for_two_and_a_half_seconds_and_blocks_nothing(screen: pygame.Surface):
    scene = played(day=4, hands=lambda _loop: Inputs(Action.RIGHT))
    for _ in range(100):
        scene.tick()
    die(scene, "drone.lunge")
    ticks_until(scene, lambda: scene.loop.day == 5 and scene.night_ticks < 0)
    card = scene.view.moments.card
    assert card.evening is not None
    assert (card.evening.day, card.evening.clock, card.evening.cause) == (4, "07:05", "drone.lunge")
    assert card.evening.saved == 0
    scene.draw(screen, 1.0)
    assert ticks_until(scene, lambda: card.evening is None) <= CARD.life_ticks == 150
    assert scene.loop.world.state.suit.x != scene.loop.plan.spawn(scene.loop.plan.waking).x


@pytest.mark.parametrize("day", [1, 2])
def test_the_first_two_days_have_no_card(screen: pygame.Surface, day: int):
    scene = played(day=day)
    scene.tick()
    die(scene)
    ticks_until(scene, lambda: scene.loop.day == day + 1 and scene.night_ticks < 0)
    assert scene.view.moments.card.evening is None


def test_whoever_lives_at_noon_has_had_an_afternoon():
    loop = Loop(darol())
    world, diary = loop.world, Diary()
    noon = (12 * 60 - 7 * 60 - 3) * 40
    early, late, _ = (person.id for person in world.state.people[:3])
    for person in world.state.people[3:]:
        person.alive = False
    world.state.tick = noon + 4000
    give_up(world, [])
    for who, tick in ((early, noon - 1), (late, noon + 1)):
        world.by_id[who].alive = False
        diary.notice(world, [Event(tick, "died", who, "drone.lunge")])
    evening = diary.evening(world, 7, ["cutter"], ["fall"])
    assert evening is not None
    assert evening.saved == 2
    assert evening.alive[2]
    assert [key for key, _ in evening.lines()] == ["end.saved", "end.learnt0"]


def test_a_day_that_ends_before_noon_saves_nobody_and_found_weapons_are_something_learnt():
    loop = Loop(darol())
    loop.world.state.suit.rack.extend(["rivet", "slug"])
    give_up(loop.world, [])
    evening = Diary().evening(loop.world, 4, ["cutter"], [])
    assert evening is not None
    assert evening.lines() == [("end.saved0", {"n": 0}), ("end.learnt", {"fact": ("rivet", "slug")})]


def test_the_first_death_of_its_kind_is_not_the_same_day_as_ever():
    loop = Loop(darol())
    give_up(loop.world, [])
    loop.world.state.over.cause = "drown"
    told = [Diary().evening(loop.world, 4, ["cutter"], deaths).lines()[1:] for deaths in (["fall"], ["fall", "drown"])]
    assert told == [[], [("end.learnt0", {})]]


def test_nightfall_goes_out_on_darols_heart_where_it_is_seen_and_else_upon_her(screen: pygame.Surface):
    heart, her = (400.0, 120.0), (200.0, 200.0)
    screen.fill((40, 20, 40))
    assert last_light(screen, heart, her) == (her, False), "a wall is before it"
    assert last_light(screen, None, her) == (her, False)
    pygame.draw.circle(screen, (220, 60, 80), heart, 6)
    assert last_light(screen, heart, her) == (heart, True)
    for drawn, ramp in enumerate((0.2, 0.5, 0.8, 1.0)):
        screen.fill((120, 120, 120))
        draw_nightfall(screen, ramp, (heart, True), lambda: None, 28800)
        if 0 < drawn < 3:
            assert sum(screen.get_at((402, 122))[:3]) > sum(screen.get_at((20, 340))[:3]), "from the corners inward"
    assert max(screen.get_at((400, 120))[:3]) <= max(INK)


def test_the_second_bloom_has_a_ramp_of_its_own_and_the_morning_comes_as_after_any_day(screen: pygame.Surface):
    scene = played(day=5)
    scene.tick()
    die(scene, "bloom")
    scene.tick()  # in which it is noticed
    ticks = ticks_until(scene, lambda: scene.loop.day == 6)
    assert ticks == NIGHT.stop_ticks + NIGHT.bloom_ticks
    assert ticks_until(scene, lambda: scene.night_ticks < 0) <= NIGHT.dark_ticks


def test_the_whole_night_stays_below_a_second():
    assert NIGHT.stop_ticks + NIGHT.bloom_ticks + NIGHT.dark_ticks < 54
    assert NIGHT.stop_ticks + NIGHT.ramp_ticks + NIGHT.dark_ticks < 54
