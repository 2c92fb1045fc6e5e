"""The plug-in: a tape is a test by itself, alone or among many workers, and its failure tells the whole story."""

from __future__ import annotations

from pathlib import Path

import pytest

from maketomorrow.cli import main

pytest_plugins = ["pytester"]

SOURCE = Path(__file__).resolve().parents[1] / "src"

GOOD = """make-tomorrow tape 1
plan: darol

day
     0  use
     8
    60  right
at 100: rita in quarters
   700  end
"""
UP_AND_DOWN = "".join(f"{tick:6}  {way}\n" for tick, way in zip(range(90, 700, 30), ("left", "right") * 20))
MISSED = GOOD.replace("at 100: rita in quarters\n", f"at 500: rita in roots\n{UP_AND_DOWN}")
SECOND_DAY = "make-tomorrow tape 1\nplan: darol\n\nday\n   100  end\n\nday\n   400  end\nat end: has rivet\n"
BROKEN = GOOD.replace("right", "rihgt")


@pytest.fixture
def tapes(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(SOURCE))
    pytester.makeconftest('pytest_plugins = ["maketomorrow.pytest_tapes"]')
    return pytester


def write(pytester: pytest.Pytester, **texts: str) -> None:
    for name, text in texts.items():
        (pytester.path / f"{name}.tape").write_text(text)


def test_a_tape_that_is_the_same_passes_and_has_its_own_name(tapes: pytest.Pytester):
    write(tapes, good=GOOD)
    done = tapes.runpytest_subprocess("-v")
    done.assert_outcomes(passed=1)
    done.stdout.fnmatch_lines(["*good.tape::good PASSED*"])


def test_a_missed_fact_is_shown_with_what_came_before_it_and_how_to_watch_it(tapes: pytest.Pytester):
    write(tapes, missed=MISSED)
    done = tapes.runpytest_subprocess()
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(
        [
            "*day 1, line 8: expected at 500: rita in roots, but rita is in quarters",
            "*the last events before it:",
            "*stepped who=rita*",
            "*watch it: python main.py replay *missed.tape --watch --start 200",
        ]
    )
    story = done.stdout.str().partition("the last events before it:\n")[2].partition("  watch it")[0]
    ticks = [int(line.split()[0]) for line in story.splitlines()]
    assert len(ticks) == 20
    assert max(ticks) < 500, "what came before the fact, and nothing after it"
    assert "Traceback" not in done.stdout.str()


def test_a_miss_on_a_later_day_is_watched_on_that_day(tapes: pytest.Pytester):
    write(tapes, later=SECOND_DAY)
    done = tapes.runpytest_subprocess()
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(
        ["*day 2, line 9: expected at end: has rivet, but she has cutter", "*later.tape --watch --day 2 --start 100"]
    )


def test_a_day_that_went_another_way_names_its_first_divergence(tapes: pytest.Pytester):
    write(tapes, other=GOOD)
    path = tapes.path / "other.tape"
    assert main(["accept", str(path)]) == 0
    lines = path.read_text().splitlines()
    lines = [f"keyframe 600 {'0' * 16}" if line.startswith("keyframe 600") else line for line in lines]
    path.write_text("\n".join(lines) + "\n")
    done = tapes.runpytest_subprocess()
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(
        [
            "*other.tape: diverged, 700 ticks",
            "*day 1, tick 600: day.digest is '0000000000000000' in the one and '*' in the other",
            "*the last events before it:",
            "*watch it: python main.py replay *other.tape --watch --start 0",
        ]
    )


def test_a_tape_that_cannot_be_read_fails_with_one_sentence(tapes: pytest.Pytester):
    write(tapes, broken=BROKEN)
    done = tapes.runpytest_subprocess()
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(['*broken.tape: line 7: "rihgt" is no action; did you mean "right"?*'])
    assert "Traceback" not in done.stdout.str()


def test_among_many_workers_each_tape_is_judged_alike(tapes: pytest.Pytester):
    write(tapes, good=GOOD, missed=MISSED, broken=BROKEN, later=SECOND_DAY)
    done = tapes.runpytest_subprocess("-n", "2")
    done.assert_outcomes(passed=1, failed=3)
    done.stdout.fnmatch_lines_random(
        [
            "*expected at 500: rita in roots, but rita is in quarters",
            "*watch it: python main.py replay *missed.tape --watch --start 200",
            '*broken.tape: line 7: "rihgt" is no action*',
            "*expected at end: has rivet, but she has cutter",
        ]
    )
