"""A person and a talk are files: whoever adds one needs no line of code, and is told what is wrong with it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from level_files import DAY, SPAWN, tmx, write_level

from maketomorrow.content.check import REFUSED, check, run_check
from maketomorrow.content.complaints import Complaint
from maketomorrow.content.load import load_day, load_level
from maketomorrow.content.sources import SHIPPED_LEVELS
from maketomorrow.content.text import Texts
from maketomorrow.core.errors import LevelError
from maketomorrow.sim.inputs import Inputs
from maketomorrow.sim.plan import LINE_TICKS, Atom, DayPlan, Deed, Leg, Scheme, When
from maketomorrow.sim.world import build_world, first_morning, step

DAROL = SHIPPED_LEVELS / "darol"
CREW = ["amaru", "benoit", "dag", "ebina", "jun", "maki", "ruslan", "yuna"]
STRANGER, SPEECH, WORDS = "test/people/stranger.toml", "test/talk/yard.toml", "test/text/en.toml"

# A yard of a minute's walk and a half: 112 px from end to end; a tower nobody can climb.
ROWS = ["................", "................", "............####", "................", "................"]
GROUND = [*ROWS, "................", "................", "................", "................", "################"]
MARK = (
    '<object id="{0}" name="{1}" type="place" x="{2}" y="{3}"><point/>'
    '<properties><property name="id" value="{1}"/></properties></object>'
)
RAILS = '<polyline points="0,0 112,0"/>'
WAGON = (
    f'<object id="5" type="cart" x="40" y="80">{RAILS}'
    '<properties><property name="id" value="cart"/></properties></object>'
)
YARD = tmx(
    [*GROUND],
    objects=SPAWN.replace('y="64"', 'y="144"')
    + MARK.format(2, "west", 40, 144)
    + MARK.format(3, "east", 152, 144)
    + MARK.format(4, "tower", 232, 32)
    + WAGON,
)
CART = """
[cart]
minutes = 18
stops = [ { place = "west", leaves = ["07:20"] }, { place = "east", leaves = ["07:50"] } ]
"""
PERSON = """id = "stranger"
temper = 1
body = { age = 30, height_px = 44, gait = "walk" }
timetable = [ { at = "07:03", go = "west" }, { at = "07:10", go = "east" }, { at = "07:30", go = "west", run = true } ]
afternoon = [ { at = "11:20", go = "east" } ]
doings = [ { at = "east", from = "07:15", until = "07:20", does = "sit" } ]
burst = { do = "freeze", ticks = 480 }
expect = { dies = "09:42", at = "west", by = "drone", within_min = 12 }
"""
TALK = """[[talk]]
id = "t90"
where = { place = "east", from = "07:13", to = "07:19", interruptible = true }
lines = [ { who = "stranger", say = "talk.t90.1" }, { who = "stranger", say = "talk.t90.2" } ]
"""
TEXT = """[area]
one = "One"
[people]
stranger.name = "A Stranger"
[talk.t90]
1 = "Nobody knows me here."
2 = "Good."
"""


def a_day(root: Path, **files: str | bytes) -> Path:
    """A day with a stranger in it; ``files`` replace its own."""
    wanted: dict[str, str | bytes] = {
        "test/one.tmx": YARD,
        "test/day.toml": DAY + CART,
        STRANGER: PERSON,
        SPEECH: TALK,
        WORDS: TEXT,
    }
    return write_level(root, **(wanted | files))


def complaints(tmp_path: Path, **files: str | bytes) -> list[Complaint]:
    return check([a_day(tmp_path, **files)])


@pytest.fixture(scope="module")
def darol() -> DayPlan:
    return load_day(DAROL)


# --- the people of the plant ------------------------------------------------------------------


def test_eight_people_live_beside_darol(darol):
    assert [person.id for person in darol.people] == CREW


def test_they_carry_what_they_fight_with(darol):
    carried = {person.id: person.carries for person in darol.people if person.carries}
    assert carried == {"amaru": "cutter", "yuna": "cutter", "ruslan": "rifle"}


def test_every_place_they_go_to_is_on_a_map(darol):
    places = {spawn.id for spawn in darol.of_kind("place")}
    for person in darol.people:
        legs = (*person.legs, *person.afternoon)
        assert {person.start, *(leg.go for leg in legs), *(doing.place for doing in person.doings)} <= places


def test_what_they_say_is_written_and_never_loud(darol):
    words = Texts.load(DAROL / "text/en.toml")
    lines = [line for talk in darol.talks for line in talk.lines]
    assert lines
    assert all(line.say in words for line in lines)
    assert all(person.name in words for person in darol.people)


def test_every_text_of_a_talk_is_said_by_somebody(darol):
    words = Texts.load(DAROL / "text/en.toml").words
    written = {key for key in words if key.startswith("talk.")}
    assert written == {line.say for talk in darol.talks for line in talk.lines}


def test_everybody_of_the_day_is_expected_to_end_somewhere():
    crowd = load_level(DAROL).crowd
    assert sorted(crowd.expects) == CREW


# --- one more ---------------------------------------------------------------------------------


def test_a_stranger_is_added_with_no_line_of_code(tmp_path):
    plan = load_day(a_day(tmp_path))
    (stranger,) = plan.people
    assert (stranger.start, stranger.legs) == ("west", (Leg(280, "east"), Leg(1080, "west", run=True)))
    assert stranger.afternoon == (Leg(10280, "east"),)
    assert (stranger.burst, stranger.burst_ticks, stranger.name) == ("freeze", 480, "people.stranger.name")
    (talk,) = plan.talks
    assert (talk.place, talk.from_tick, talk.until_tick, talk.interruptible) == ("east", 400, 640, True)
    assert [line.say for line in talk.lines] == ["talk.t90.1", "talk.t90.2"]
    assert not check([tmp_path / "levels/test"])


def test_a_stranger_walks_does_and_speaks_as_written(tmp_path):
    plan = load_day(a_day(tmp_path))
    world = build_world(plan, first_morning(plan))
    told = []
    while world.state.tick < 1300:
        told += [(event.name, event.what) for event in step(world, Inputs()) if event.who == "stranger"]
    wanted = [
        ("arrived", "east"),
        ("said", "talk.t90.1"),
        ("said", "talk.t90.2"),
        ("does", "sit"),
        ("arrived", "west"),
    ]
    assert [one for one in told if one in wanted] == wanted


def test_people_are_in_the_order_of_their_files(tmp_path):
    other = PERSON.replace('"stranger"', '"aunt"')
    names = [person.id for person in load_day(a_day(tmp_path, **{"test/people/aunt.toml": other})).people]
    assert names == ["aunt", "stranger"]


def test_the_cart_takes_them_to_its_other_stop(tmp_path):
    rides = PERSON.replace('"07:10", go = "east"', '"07:20", cart = true')
    plan = load_day(a_day(tmp_path, **{STRANGER: rides.replace("07:30", "07:50"), SPEECH: ""}))
    assert plan.people[0].legs[0] == Leg(680, "east", cart=True)


def test_what_is_for_later_has_its_place(tmp_path):
    later = 'belief = { need = 2, trusts = ["*"], private = "a_secret" }\nvoice = ["people.stranger.voice.1"]\n'
    spoken = "knows = { line = 2 }\nreplies = { curt = { ends = true } }\n"
    assert not complaints(tmp_path, **{STRANGER: PERSON + later, SPEECH: TALK + spoken})


@pytest.mark.parametrize("file", [STRANGER, SPEECH])
def test_the_days_digest_covers_people_and_talks(tmp_path, file):
    before = load_day(a_day(tmp_path / "a")).digest
    changed = (PERSON if file == STRANGER else TALK) + "# a remark\n"
    assert load_day(a_day(tmp_path / "b", **{file: changed})).digest != before


def test_a_day_without_people_is_a_day(tmp_path):
    plan = load_day(write_level(tmp_path))
    assert plan.people == plan.talks == ()


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


# --- plans and uses ---------------------------------------------------------------------------

CHANGED = """
[use.tea]
at = { from = "07:05", to = "07:20" }
px = 40
place = "east"
flag = "tea.had"
says = "people.stranger.name"

[plan.stay]
when = { all = [ { flag = "tea.had" }, { at = { to = "08:00" } } ], none = [ { person = "stranger", is = "dead" } ] }
timetable = [ { at = "07:03", go = "east" }, { at = "07:40", go = "west", until = "12:00" } ]
"""
BURST = 'burst = { do = "freeze", ticks = 480 }'


def test_a_plan_and_a_use_are_read_as_written(tmp_path):
    text = changed(PERSON, BURST, 'burst = { do = "freeze", ticks = 480, unless = { flag = "tea.had" } }') + CHANGED
    day = a_day(tmp_path, **{STRANGER: text, WORDS: changed(TEXT, "[people]", '[do]\ncall = "Call"\n[people]')})
    assert not check([day])
    (stranger,) = load_day(day).people
    assert stranger.deeds == (Deed("tea", 80, 680, 40, "tea.had", "people.stranger.name", "do.call", "east"),)
    flag, dead = Atom(flag="tea.had"), Atom(person="stranger", is_="dead")
    when = When((flag, Atom(until_tick=2280)), none=(dead,))
    assert stranger.schemes == (Scheme("stay", when, (Leg(0, "east"), Leg(1480, "west")), 11_880),)
    assert stranger.burst_unless == When((flag,))
    assert stranger.day("stay") == (*stranger.schemes[0].legs, Leg(11_880, "east"))


def test_whom_somebody_trusts_is_read(tmp_path):
    (stranger,) = load_day(a_day(tmp_path, **{STRANGER: PERSON + 'belief = { need = 2, trusts = ["*"] }\n'})).people
    assert stranger.need == 2
    assert stranger.does_trust("anybody")


def test_a_flag_that_nothing_puts_up_is_complained_about(tmp_path):
    text = PERSON + changed(CHANGED, 'all = [ { flag = "tea.had"', 'all = [ { flag = "tea.hda"')
    found = complaints(tmp_path, **{STRANGER: text, WORDS: changed(TEXT, "[people]", '[do]\ncall = "Call"\n[people]')})
    assert ['plan.stay: nothing puts up the flag "tea.hda"; did you mean "tea.had"?' in one.what for one in found] == [
        True
    ]


def test_words_of_a_use_that_nobody_wrote_are_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{STRANGER: PERSON + CHANGED})
    assert 'use.tea: the text "do.call" is missing' in found.what


def test_a_walk_of_a_plan_that_is_longer_than_its_time_is_complained_about(tmp_path):
    hasty = changed(CHANGED, '"07:40", go = "west"', '"07:40", go = "west" }, { at = "07:41", go = "east"')
    words = changed(TEXT, "[people]", '[do]\ncall = "Call"\n[people]')
    (found,) = complaints(tmp_path, **{STRANGER: PERSON + hasty, WORDS: words})
    assert 'plan.stay, 07:40 west: from "east" it takes 2 minutes, and there are 1 until 07:41' in found.what


# --- broken files -----------------------------------------------------------------------------


BAD_PEOPLE = {
    "not TOML": ('id = "stranger', ["is not TOML"]),
    "not UTF-8": (PERSON.encode("utf-16"), ["UTF-8"]),
    "empty": ("", ["missing", "`id`"]),
    "a misspelt word": (changed(PERSON, "timetable", "timtable"), ["timtable", '"timetable"?']),
    "a misspelt word in an entry": (changed(PERSON, "run = true", "rum = true"), ["timetable 3", "rum", '"run"?']),
    "an hour without quotes": (changed(PERSON, '"07:10"', "07:10:00"), ["timetable 2", "at", "without quotes"]),
    "an hour of hours": (changed(PERSON, '"07:10"', "7"), ["timetable 2", "at", "str"]),
    "an hour that is none": (changed(PERSON, "07:10", "25:10"), ["timetable 2", "25:10", "HH:MM"]),
    "an hour of another day": (changed(PERSON, "07:10", "06:10"), ["timetable 2", "06:10", "07:03"]),
    "hours that go back": (changed(PERSON, "07:30", "07:09"), ["timetable 3", "07:09", "order"]),
    "an afternoon before the burst": (changed(PERSON, "11:20", "09:20"), ["afternoon 1", "09:20", "burst"]),
    "a misspelt place": (changed(PERSON, '"07:10", go = "east"', '"07:10", go = "eats"'), ["timetable 2", '"east"?']),
    "a leg to nowhere": (changed(PERSON, ', go = "west", run = true', ""), ["timetable 3", "nowhere"]),
    "a late beginning": (changed(PERSON, '"07:03"', '"07:04"'), ["timetable 1", "07:04"]),
    "no day at all": (changed(PERSON, PERSON.splitlines()[3], "timetable = []"), ["timetable", "empty"]),
    "another's name": (changed(PERSON, '"stranger"', '"strange"'), ["strange", "name of the file"]),
    "a figure nobody can draw": (changed(PERSON, 'gait = "walk"', 'gait = "wakl"'), ["body.gait", '"walk"?']),
    "a giant": (changed(PERSON, "44", "440"), ["body.height_px", "440", "48"]),
    "a saint": (changed(PERSON, "temper = 1", "temper = 9"), ["temper", "9", "-3"]),
    "a thing nobody does": (changed(PERSON, '"sit"', '"sti"'), ["doings 1", "sti", '"sit"?']),
    "doing it backwards": (changed(PERSON, '"07:20"', '"07:14"'), ["doings 1", "07:14"]),
    "a burst nobody knows": (changed(PERSON, '"freeze"', '"freezes"'), ["burst.do", '"freeze"?']),
    "a flight to a place": (changed(PERSON, "ticks = 480", 'go = "west"'), ["burst.do", "freeze", "hold"]),
    "a weapon nobody has": (PERSON + 'carries = "rifel"\n', ["carries", '"rifle"?']),
    "a cart from nowhere": (
        changed(PERSON, '"07:30", go = "west", run = true', '"07:31", cart = true'),
        ["timetable 3", "07:31", "07:50"],
    ),
    "a plan without a condition": (PERSON + changed(CHANGED, "when", "whne"), ["plan", "whne", '"when"?']),
    "a plan without a line": (
        PERSON + '[plan.rest]\nwhen = { at = { to = "08:00" } }\ntimetable = []\n',
        ["plan.rest", "timetable is empty"],
    ),
    "a plan that is over too early": (PERSON + changed(CHANGED, "12:00", "07:30"), ["plan.stay", "07:30", "last line"]),
    "a plan that ends in the middle": (
        PERSON + changed(CHANGED, '"07:03", go = "east"', '"07:03", go = "east", until = "07:30"'),
        ["plan.stay, timetable 1", "until", "last"],
    ),
    "a plan to nowhere": (
        PERSON + changed(CHANGED, 'go = "west", until', 'go = "wset", until'),
        ["plan.stay", '"west"?'],
    ),
    "a condition that asks for nothing": (changed(PERSON, "ticks = 480", "unless = {}"), ["burst.unless", "nothing"]),
    "two things in one atom": (
        PERSON + changed(CHANGED, '{ flag = "tea.had" }', '{ flag = "tea.had", heard = "a bell" }'),
        ["plan.stay, when", "atom", "2 things"],
    ),
    "a state nobody is in": (PERSON + changed(CHANGED, 'is = "dead"', 'is = "daed"'), ["plan.stay", '"dead"?']),
    "a condition about nobody": (
        PERSON + changed(CHANGED, 'person = "str', 'person = "srt'),
        ["plan.stay", '"stranger"?'],
    ),
    "a bell nobody hung": (
        changed(PERSON, "ticks = 480", 'unless = { heard = "bell" }'),
        ["burst.unless", "bell", "map"],
    ),
    "a use from afar": (PERSON + changed(CHANGED, "px = 40", "px = 400"), ["use.tea", "px", "128"]),
    "a use with a loud flag": (
        PERSON + changed(CHANGED, 'flag = "tea.had"\nsays', 'flag = "!"\nsays'),
        ["use.tea", "no flag"],
    ),
    "a use over before it begins": (PERSON + changed(CHANGED, '"07:20" }', '"07:04" }'), ["use.tea", "07:04"]),
    "trust in nobody": (PERSON + 'belief = { trusts = ["strange"] }\n', ["belief.trusts 1", '"stranger"?']),
    "a hold of nothing": (changed(PERSON, "ticks = 480", 'else = "west"'), ["burst", "no go"]),
    "a switch without its hour": (
        changed(PERSON, 'do = "freeze", ticks = 480', 'do = "hold", go = "west", throws = "lever"'),
        ["throws and at"],
    ),
    "an end nowhere": (changed(PERSON, 'at = "west", by', 'at = "wets", by'), ["expect.at", '"west"?']),
}

BAD_TALKS = {
    "not TOML": ("[[talk]\n", ["is not TOML"]),
    "a misspelt word": (changed(TALK, "lines", "liens"), ["talk 1", "liens", '"lines"?']),
    "no window": (changed(TALK, ', to = "07:19"', ""), ["talk 1", "where", "`to`"]),
    "a line without words": (changed(TALK, ', say = "talk.t90.2"', ""), ["talk 1", "lines 2", "`say`"]),
    "a misspelt speaker": (
        changed(TALK, 'who = "stranger", say = "talk.t90.2"', 'who = "stragner", say = "talk.t90.2"'),
        ['"t90", line 2', "stragner", '"stranger"?'],
    ),
    "a misspelt place": (changed(TALK, '"east"', '"eaast"'), ['"t90"', "eaast", '"east"?']),
    "the other end of no wire": (changed(TALK, '"east",', '"east", wire = "wset",'), ["wire", '"west"?']),
    "over before it begins": (changed(TALK, "07:19", "07:10"), ['"t90"', "07:10"]),
    "an hour that is none": (changed(TALK, "07:13", "soon"), ['"t90"', "soon", "HH:MM"]),
    "twice the same": (TALK + TALK, ['"t90"', "id"]),
    "nothing to say": (TALK[: TALK.index("lines")] + "lines = []\n", ['"t90"', "0 lines"]),
    "an id that is none": (changed(TALK, '"t90"', '"T 90"'), ["T 90", "small letters"]),
}

BAD_WORDS = {
    "not TOML": ("[talk\n", ["is not TOML"]),
    "a number": (changed(TEXT, '"Good."', "2"), ["talk.t90.2", "no text"]),
    "a loose brace": (changed(TEXT, "Good.", "Good {"), ["talk.t90.2", "brace"]),
    "too long": (changed(TEXT, "Good.", "Good" * 200), ["talk.t90.2", "800 letters"]),
}


@pytest.mark.parametrize("why", BAD_PEOPLE)
def test_a_broken_person_is_answered_with_one_sentence(tmp_path, why):
    _answered(tmp_path, STRANGER, *BAD_PEOPLE[why], alone={SPEECH: ""})


@pytest.mark.parametrize("why", BAD_TALKS)
def test_a_broken_talk_is_answered_with_one_sentence(tmp_path, why):
    _answered(tmp_path, SPEECH, *BAD_TALKS[why])


def _answered(root: Path, file: str, text: str | bytes, words: list[str], alone: dict[str, str] | None = None) -> None:
    day = a_day(root, **(alone or {}) | {file: text})
    with pytest.raises(LevelError) as caught:
        load_day(day)
    said = str(caught.value)
    assert said.startswith(f"levels/{file}: ")
    assert "\n" not in said
    assert not [word for word in words if word not in said], said
    out = io.StringIO()
    assert run_check([day], as_json=False, out=out) == REFUSED
    assert ": 1 complaint\n" in out.getvalue(), out.getvalue()


@pytest.mark.parametrize("why", BAD_WORDS)
def test_broken_words_are_answered_with_one_sentence(tmp_path, why):
    text, words = BAD_WORDS[why]
    day = a_day(tmp_path, **{WORDS: text})
    with pytest.raises(LevelError) as caught:
        Texts.load(day / "text/en.toml")
    (found,) = check([day])
    assert found.file == f"levels/{WORDS}"
    for said in (str(caught.value), found.text()):
        assert not [word for word in words if word not in said], said


def test_nobody_is_missed_in_a_talk_because_of_a_broken_file_of_theirs(tmp_path):
    found = complaints(tmp_path, **{STRANGER: 'id = "stranger'})
    assert [complaint.file for complaint in found] == [f"levels/{STRANGER}"]


# --- what check knows -------------------------------------------------------------------------


def test_a_walk_longer_than_its_time_is_complained_about(tmp_path):
    idle = changed(PERSON, PERSON.splitlines()[5], "")
    (found,) = complaints(tmp_path, **{STRANGER: changed(idle, "07:30", "07:11"), SPEECH: ""})
    assert '07:10 east: from "west" it takes 2 minutes, and there are 1 until 07:11' in found.what


def test_a_place_no_road_leads_to_is_complained_about(tmp_path):
    found = complaints(tmp_path, **{STRANGER: changed(PERSON, '"11:20", go = "east"', '"11:20", go = "tower"')})
    assert [complaint.what for complaint in found] == ['11:20 tower: no road leads there from "west"']


def test_lines_that_do_not_fit_their_window_are_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{SPEECH: changed(TALK, "07:19", "07:18")})
    assert "2 lines take 6 minutes, and it has 5" in found.what
    assert LINE_TICKS == 3 * 40


def test_a_speaker_who_is_elsewhere_is_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{SPEECH: changed(TALK, '"east"', '"west"')})
    assert 'stranger cannot be at "west" between 07:13 and 07:19' in found.what


def test_speakers_who_miss_each_other_are_complained_about(tmp_path):
    aunt = changed(changed(PERSON, '"stranger"', '"aunt"'), '"07:10"', '"07:17"').replace("07:15", "07:19")
    talk = changed(changed(TALK, '"stranger", say = "talk.t90.2"', '"aunt", say = "talk.t90.2"'), "07:13", "07:12")
    words = changed(TEXT, "[people]\n", '[people]\naunt.name = "An Aunt"\n')
    files = {"test/people/aunt.toml": aunt, SPEECH: talk, WORDS: words}
    (found,) = complaints(tmp_path, **files)
    assert "too short for 2 lines" in found.what
    assert not complaints(tmp_path / "wire", **(files | {SPEECH: changed(talk, '"east",', '"east", wire = "west",')}))


def test_a_thing_done_where_nobody_is_is_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{STRANGER: changed(PERSON, 'at = "east", from', 'at = "west", from')})
    assert 'cannot be at "west" between 07:15 and 07:20' in found.what


def test_trimming_with_no_root_beside_is_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{STRANGER: changed(PERSON, 'does = "sit"', 'does = "trim"')})
    assert 'there is no root beside "east"' in found.what
    assert "within 6 tiles" in str(found)


def test_words_nobody_wrote_are_missed_by_name(tmp_path):
    found = complaints(tmp_path, **{WORDS: changed(TEXT, "stranger.name", "stranger.nmae").replace("2 =", "3 =")})
    said = [complaint.what for complaint in found]
    assert any('"people.stranger.name" is missing; did you mean "people.stranger.nmae"?' in what for what in said)
    assert any('line 2: the text "talk.t90.2" is missing' in what for what in said)


def test_a_person_can_be_checked_alone(tmp_path):
    day = a_day(tmp_path, **{SPEECH: changed(TALK, "07:19", "07:18")})
    assert not check([day / "people/stranger.toml"])
    assert len(check([day / "talk/yard.toml"])) == 1


# --- what check knows of the cart -------------------------------------------------------------


def test_a_timetable_of_a_cart_that_is_on_no_map_is_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{"test/one.tmx": YARD.replace(WAGON, "")})
    assert found.file == "levels/test/day.toml"
    assert "none is on the maps" in found.text()


def test_rails_that_end_elsewhere_are_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{"test/one.tmx": YARD.replace(RAILS, '<polyline points="0,0 12,0"/>')})
    assert (found.file, found.object_id) == ("levels/test/one.tmx", 5)
    assert 'stop "east"' in found.text()


def test_rails_through_the_ground_are_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{"test/one.tmx": YARD.replace(RAILS, '<polyline points="0,0 80,-40 112,0"/>')})
    assert (found.file, found.object_id) == ("levels/test/one.tmx", 5)
    assert "inside the ground" in found.text()


def test_a_talk_aboard_of_somebody_who_does_not_ride_is_complained_about(tmp_path):
    (found,) = complaints(tmp_path, **{SPEECH: changed(TALK, '"east"', '"cart"')})
    assert found.file == f"levels/{SPEECH}"
    assert 'stranger cannot be at "cart"' in found.text()
