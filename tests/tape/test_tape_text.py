"""The tape as a text: what is written is what is read, and what is wrong is said."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maketomorrow.core.errors import TapeError
from maketomorrow.sim.inputs import ACTIONS, AIM_STEPS, NO_AIM, Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.tape.format import Row, Tape, TapeDay, loadout_text, parse_loadout, parse_tape, read_tape, tape_text
from maketomorrow.tape.replay import inputs_of
from maketomorrow.tape.script import Script

GOOD = """make-tomorrow tape 1
# the shortest road to the gate
plan: darol
seed: 7
morning: 4
loadout: cutter, rivet; rack slug; coil 1; laid out slug
unhurt: yes

day
     0  use
    10
    60  right jump aim=256  # over the sill
at 600: rita in quarters
by 700: event landed
at end: alive
   800  end

day
     5  left
"""

held = st.integers(0, 2**13 - 1).map(lambda bits: bits & ~ACTIONS["pause"])
rows = st.lists(
    st.tuples(st.integers(0, 30_000), held, st.integers(NO_AIM, AIM_STEPS - 1)),
    max_size=30,
    unique_by=lambda row: row[0],
).map(sorted)


@given(st.lists(rows, min_size=1, max_size=3))
def test_what_is_written_is_what_is_read(days: list[list[tuple[int, int, int]]]):
    tape = Tape(days=[TapeDay(rows=[Row(tick, Inputs(bits, aim)) for tick, bits, aim in day]) for day in days])
    again = parse_tape(tape_text(tape))
    assert [day.rows for day in again.days] == [day.rows for day in tape.days]
    assert tape_text(again) == tape_text(tape)


def test_a_tape_says_what_is_held_when_and_where_she_aims():
    tape = parse_tape(GOOD)
    feed = inputs_of(tape.days[0])
    ticks = [next(feed) for _ in range(62)]
    assert ticks[0] == ticks[9] == Inputs(ACTIONS["use"])
    assert ticks[10] == ticks[59] == Inputs()
    assert ticks[60] == ticks[61] == Inputs(ACTIONS["right"] | ACTIONS["jump"], 256)
    assert tape.days[0].end == 800
    assert len(tape.days) == 2
    assert tape.loadout == Loadout(("cutter", "rivet"), ("slug",), {"coil": 1}, "slug", unhurt=True)
    assert (tape.morning, tape.seed) == (4, 7)


def test_a_tape_says_how_the_day_was_made_easier():
    tape = parse_tape(GOOD.replace("unhurt: yes", "assist: 24\nspeed: 0.75"))
    assert tape.loadout.assist_percent == 24
    assert tape.speed == 0.75
    assert parse_tape(tape_text(tape)) == tape


def test_comments_survive_reading_and_writing():
    text = tape_text(parse_tape(GOOD))
    assert "# the shortest road to the gate" in text
    assert "# over the sill" in text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("", 'line 1: is no tape; the first line of one is "make-tomorrow tape 1"'),
        (GOOD.replace("tape 1", "tape 9", 1), "line 1: the tape is of format 9; this version reads 1"),
        (GOOD.replace("right jump", "rihgt jump"), 'line 12: "rihgt" is no action; did you mean "right"?'),
        (GOOD.replace("aim=256", "aim=1024"), "line 12: aim=1024 is beyond a full turn"),
        (GOOD.replace("    60", "     3"), "line 12: tick 3 does not come after tick 10"),
        (GOOD.replace("seed: 7", "seed: seven"), 'line 4: the seed "seven" is no whole number'),
        (GOOD.replace("plan: darol", "plan: ../../etc/passwd"), 'line 3: "../../etc/passwd" is no day'),
        (GOOD.replace("seed:", "sede:"), 'line 4: "sede" is no line of a header; did you mean "seed"?'),
        (GOOD.replace("event landed", "event lannded"), 'line 14: "lannded" is no event; did you mean "landed"?'),
        (GOOD.replace("rita in quarters", "rita feels fine"), 'line 13: "rita feels fine" is no fact'),
        (GOOD.replace("cutter, rivet", "cutter, rievt"), 'line 6: "rievt" is no weapon; did you mean "rivet"?'),
        (GOOD.replace("coil 1", "coil 9"), 'line 6: "coil 9" says nothing about a loadout'),
        (GOOD.replace("   800  end", "999999999999  end"), "line 16: tick 999999999999 is beyond any day"),
        (GOOD.partition("day\n ")[0], "has no day in it"),
        (GOOD.replace("unhurt: yes", "unhurt: maybe"), 'line 7: unhurt is "yes" or "no"'),
        (GOOD.replace("unhurt: yes", "assist: 400"), 'line 7: the assist "400" is no number of percent'),
        (GOOD.replace("unhurt: yes", "speed: 3"), 'line 7: the speed "3" is no share'),
        (GOOD.replace("morning: 4", "morning: 0"), 'line 5: the morning "0" is no number from 1 on'),
    ],
)
def test_a_tape_that_is_wrong_says_where_and_what(wrong: str, sentence: str):
    with pytest.raises(TapeError) as refused:
        parse_tape(wrong, Path("some.tape"))
    assert str(refused.value).startswith("some.tape: ")
    assert sentence in str(refused.value)


def test_a_tape_that_is_no_text_is_refused(tmp_path: Path):
    (tmp_path / "a.tape").write_bytes(b"make-tomorrow tape 1\n\xff")
    with pytest.raises(TapeError, match="line 2 is not UTF-8"):
        read_tape(tmp_path / "a.tape")


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_stumble(text: str):
    with contextlib.suppress(TapeError):
        parse_tape("make-tomorrow tape 1\nday\n" + text)


def test_a_loadout_reads_as_it_is_written():
    loadout = Loadout(("cutter", "slug", "rivet"), (), {"coil": 1, "plating": 1}, "rivet")
    assert parse_loadout(loadout_text(loadout)) == loadout


def test_presses_in_any_order_become_rows_in_order():
    day = Script().press("jump", at=90).hold("right", at=60, for_ticks=60).aim(512, at=95, for_ticks=2).until(200).day()
    right, jump = ACTIONS["right"], ACTIONS["jump"]
    assert [(row.tick, row.inputs.held, row.inputs.aim) for row in day.rows] == [
        (60, right, NO_AIM),
        (90, right | jump, NO_AIM),
        (95, right | jump, 512),
        (96, right, 512),
        (97, right, NO_AIM),
        (120, 0, NO_AIM),
    ]
    assert day.end == 200
