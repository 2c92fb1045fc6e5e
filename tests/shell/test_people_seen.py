"""The people as they are seen: by outline, at their work, on their way, and by what they say."""

from __future__ import annotations

from itertools import combinations

import pygame
import pytest
from days import darol

from maketomorrow.content.text import Texts
from maketomorrow.loop.manager import Loop
from maketomorrow.plans import LEVELS
from maketomorrow.shell.figures import bodies, crew, people, postures
from maketomorrow.shell.figures.bodies import Moment
from maketomorrow.shell.figures.bones import leg_joints
from maketomorrow.shell.figures.crew import moment_of
from maketomorrow.shell.figures.figures import Figures
from maketomorrow.shell.figures.people import LOOKS, figure
from maketomorrow.shell.reading.corners import corners
from maketomorrow.shell.reading.speech import TUNING, Speech, spot_for
from maketomorrow.shell.reading.type import rows_of
from maketomorrow.shell.view import View
from maketomorrow.shell.window import HEIGHT, WIDTH
from maketomorrow.sim.enemies.drone import Drone
from maketomorrow.sim.events import Event
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import DOINGS, PersonPlan
from maketomorrow.sim.state import World

ACTS = [Moment("stand"), Moment("walk", 3), Moment("panic", 1), Moment("die", 3)]


def outline(who: str, moment: Moment) -> pygame.Mask:
    """Somebody's shape, the feet always at the same spot."""
    sheet = pygame.Surface((240, 240), pygame.SRCALPHA)
    sprite = figure(who, 44, moment)
    sheet.blit(sprite.picture, sprite.at(120, 200))
    return pygame.mask.from_surface(sheet, 90)


def test_headphones_that_have_come_off_are_seen_to_be_off():
    on, off = outline("jun", Moment("stand")), outline("jun", Moment("stand", without="headphones"))
    assert 0.7 < alike(on, off) < 0.99


def alike(a: pygame.Mask, b: pygame.Mask) -> float:
    """What two shapes have in common, as a share of both together."""
    common = a.overlap_area(b, (0, 0))
    return common / (a.count() + b.count() - common)


def plan_of(who: str = "dag", carries: str = "") -> PersonPlan:
    return PersonPlan(who, 48, "", 40.0, 0, "q.mess", (), carries=carries)


def somebody(**fields: object) -> Person:
    person = Person("dag", 100.0, 100.0, 14.0, 48.0, grounded=True, health=40.0)
    for name, value in fields.items():
        setattr(person, name, value)
    return person


def seen(carries: str = "", **fields: object) -> Moment:
    return moment_of(somebody(**fields), plan_of(carries=carries), 600)


@pytest.mark.parametrize("moment", ACTS[:3], ids=lambda moment: moment.act)
def test_no_two_people_have_the_same_outline_of_one_height(moment: Moment, screen: pygame.Surface):
    shapes = {who: outline(who, moment) for who in (*LOOKS, "a stranger")}
    for (one, a), (other, b) in combinations(shapes.items(), 2):
        assert alike(a, b) < 0.8, f"{one} and {other} could be taken for each other"


def test_everybody_who_lives_in_the_day_has_a_look_of_their_own():
    assert {plan.id for plan in darol().people} <= set(LOOKS), "draw them in shell/figures/people.py"


@pytest.mark.parametrize("who", [*LOOKS, "a stranger"])
def test_everybody_can_be_drawn_in_every_pose(who: str, screen: pygame.Surface):
    acts = ("stand", "sit", "cower", "fight", "shoot", "climb", *postures.WORK)
    moments = [*crew.sure_moments(), *(Moment(act, step) for act in acts for step in (0, 1))]
    moments += [Moment("hurt"), Moment("jump"), *(Moment("limp", step) for step in range(bodies.STEPS))]
    for moment in moments:
        assert figure(who, 44, moment).picture.get_bounding_rect().h > 8, moment


@pytest.mark.parametrize("who", LOOKS)
def test_whoever_lies_dead_is_flat_on_the_ground(who: str, screen: pygame.Surface):
    upright, lying = figure(who, 44, Moment("stand")), figure(who, 44, Moment("die", 3))
    assert lying.picture.get_height() < 0.7 * upright.picture.get_height()
    assert lying.picture.get_width() > 40


@pytest.mark.parametrize("does", [does for does in DOINGS if does != "stand"])
def test_every_kind_of_work_is_seen(does: str, screen: pygame.Surface):
    moment = seen(act="do", does=does)
    assert moment.act == does
    assert alike(outline("dag", moment), outline("dag", Moment("stand"))) < 0.97


def test_a_walk_goes_by_the_ground_covered_and_backwards_when_it_is_covered_backwards():
    forward = [seen(act="walk", vx=112.5, x=float(x)).step for x in range(0, 60, 2)]
    back = [seen(act="walk", vx=-112.5, x=float(x), facing=1).step for x in range(58, -2, -2)]
    assert forward == back[::-1]
    assert set(forward) == set(range(bodies.STEPS))


@pytest.mark.parametrize("who", LOOKS)
def test_a_foot_on_the_ground_stays_where_it_came_down(who: str):
    look = LOOKS[who]
    walk, a_step = look.walk, postures.stride_px(look) / bodies.STEPS
    for step in range(int(walk.planted * 0.7 * bodies.STEPS)):
        here, there = (leg_joints(postures.strides(walk, k).near, 1).ankle[0] for k in (step, step + 1))
        assert here - there == pytest.approx(a_step, abs=0.2)


def test_what_somebody_does_soon_is_drawn_before_it_is_seen(screen: pygame.Surface, monkeypatch: pytest.MonkeyPatch):
    figures, walker = Figures([plan_of()]), somebody(vx=60.0, does="", act="walk")
    drawn: list[Moment] = []
    monkeypatch.setattr(
        people, "figure", lambda who, height, moment: drawn.append(moment) or figure(who, height, moment)
    )
    late = 0
    for tick in range(120):
        figures.draw_ahead(walker, tick)
        walker.x += walker.vx / 60
        known = len(drawn)
        figures.person(walker, tick)
        late += len(drawn) - known
    assert late <= 1, "only the very first may cost its own frame"
    assert len(drawn) > 8


def test_whoever_holds_their_place_puts_up_their_hands_when_a_mimic_comes_near():
    calm, near = somebody(act="still"), Drone("d", 40.0, 100.0, 22.0, 20.0)
    assert moment_of(calm, plan_of(), 600).act == "stand"
    assert crew.foe_way_of(calm, near) == -1
    assert moment_of(calm, plan_of(), 600, -1).act == "guard"
    assert crew.foe_way_of(calm, Drone("d", 900.0, 100.0, 22.0, 20.0)) == 0
    assert crew.foe_way_of(calm, None) == 0


def test_the_hurt_limp_and_the_frightened_run_with_their_hands_up():
    assert seen(act="walk", vx=78.0, limps=True).act == "limp"
    assert seen(act="flee", vx=168.0, fear_ticks=200).act == "panic"
    assert seen(act="flee", fear_ticks=200).act == "cower"
    assert seen(act="walk", vx=60.0, h=22.0).act == "crouch"
    assert seen(act="walk", h=22.0).act == "cower"


def test_a_blow_is_another_picture_than_its_wind_up():
    waits, strikes = seen("cutter", act="fight", blow_ticks=2), seen("cutter", act="fight", blow_ticks=39)
    assert waits != strikes
    assert seen("rifle", act="fight").act == "shoot"


def test_whoever_speaks_moves_the_hands_and_sits_on_if_sitting():
    words = {moment_of(somebody(act="talk", says_ticks=50), plan_of(), tick).word for tick in range(120)}
    assert words == set(range(1, bodies.GESTURES + 1))
    assert seen(act="talk", does="sit", says_ticks=50).act == "sit"


# --- what they say ----------------------------------------------------------------------------


class Spoken(dict[str, str]):
    def fill(self, key: str, **slots: object) -> str:
        return self[key].format(**slots)


WORDS = Spoken(
    short="Guess.", long="Day three hundred and sixty-six. Subject continues to decline interviews. As ever, not."
)


def talking(*said: tuple[float, str]) -> tuple[World, Speech]:
    """A world in which people at so many px beside Rita say something that she hears."""
    world = Loop(darol()).world
    speech = Speech(WORDS)
    for person, (beside, key) in zip(world.state.people, said):
        person.x, person.y = world.state.suit.x + beside, world.state.suit.y
        person.says, person.says_ticks = key, 60
        speech.hear(person.id, key)
    return world, speech


def drawn(world: World, speech: Speech, screen: pygame.Surface) -> pygame.Surface:
    for _ in range(10):
        speech.tick(world)
    suit = world.state.suit
    screen.fill((90, 120, 140))
    speech.draw(screen, world, round(suit.x) - 320, round(suit.y) - 240, lambda person: (person.x, person.y))
    return screen


def test_a_line_stands_while_it_is_said_and_no_longer(screen: pygame.Surface):
    world, speech = talking((40, "short"))
    before = drawn(world, speech, screen).copy()
    world.state.people[0].says, world.state.people[0].says_ticks = "", 0
    assert before.get_view("1").raw != drawn(world, speech, screen).get_view("1").raw
    assert not speech.lines


def test_what_she_does_not_hear_is_not_written(screen: pygame.Surface):
    world, speech = talking((40, "short"))
    speech.clear()
    bare = drawn(world, speech, screen)
    assert pygame.transform.average_color(bare)[:3] == (90, 120, 140)


def test_only_what_comes_to_her_ears_stands_in_the_picture(screen: pygame.Surface):
    world, _ = talking((40, "short"))
    who = world.state.people[0].id
    view = View(world.plan, WORDS)
    view.morning(world)
    view.after_tick(world, [Event(1, "said", who, "short", "t01")])
    assert not view.speech.lines
    view.after_tick(world, [Event(1, "heard", "rita", "short", who)])
    assert [line.who for line in view.speech.lines] == [who]
    view.morning(world)
    assert not view.speech.lines


def test_whoever_dies_falls_as_a_body_and_not_as_a_mimic(screen: pygame.Surface):
    world, _ = talking()
    person = world.state.people[0]
    view = View(world.plan, Texts.load(LEVELS / "darol" / "text" / "en.toml"))
    view.morning(world)
    person.alive, person.act = False, "dead"
    view.after_tick(world, [Event(1, "died", person.id, "drone.lunge", "B1/1", person.x, person.y)])
    assert not view.cast.fallen.carcasses
    assert list(view.cast.fallen.bodies) == [person.id]
    view.draw(screen, world)


def test_no_line_stands_on_another_or_in_a_corner_or_outside_the_picture():
    taken = list(corners(1.0))
    for over in ((320, 200), (330, 204), (-900, 40), (10, 60), (900, 350), (318, 12), (640, 350), (322, 190)):
        box = spot_for((190, 40), over, taken)
        assert pygame.Rect(0, 0, WIDTH, HEIGHT).contains(box)
        assert box.collidelist(taken) == -1
        taken.append(box)


def test_a_speaker_outside_the_picture_leaves_an_arrow_at_its_edge(screen: pygame.Surface):
    world, speech = talking((460, "short"))
    picture = drawn(world, speech, screen)
    assert any(picture.get_at((x, y))[:3] == (255, 246, 232) for x in range(634, 639) for y in range(HEIGHT))


def test_a_long_line_is_broken_into_rows_and_loses_no_word(screen: pygame.Surface):
    rows = rows_of(WORDS["long"], "word", TUNING.size, TUNING.wide_px)
    assert len(rows) > 1
    assert " ".join(rows) == WORDS["long"]
    assert rows_of("Guess.", "word", TUNING.size, TUNING.wide_px) == ("Guess.",)


def test_every_line_of_the_day_fits_into_four_rows(screen: pygame.Surface):
    words = Texts.load(LEVELS / "darol" / "text" / "en.toml")
    for talk in darol().talks:
        for line in talk.lines:
            assert 1 <= len(rows_of(words[line.say], "word", TUNING.size, TUNING.wide_px)) <= 4, line.say


def test_a_line_steps_aside_out_of_a_corner_rather_than_down_over_a_head():
    clock = corners(1.0)[0]
    over = (clock.right - 10, clock.bottom + 20)  # a head just under the clock
    box = spot_for((120, 40), over, list(corners(1.0)))
    assert box.bottom == over[1]
    assert box.x > clock.right
