"""Every command as a stranger types it: what it answers, with which status, and what it says to a mistake."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from maketomorrow import console, plans, practice
from maketomorrow.cli import main
from maketomorrow.loop.carry_over import CarryOver
from maketomorrow.loop.manager import Loop
from maketomorrow.loop.saves import store
from maketomorrow.sim.plan import Loadout
from maketomorrow.sim.world import KEYFRAME_TICKS
from maketomorrow.tape.format import read_tape

ROOT = Path(__file__).resolve().parents[1]
ROOTS = "levels/darol/roots.tmx"
HEADLESS = {name: value for name, value in os.environ.items() if not name.startswith(("SDL_", "DISPLAY", "WAYLAND"))}

SHORT = """make-tomorrow tape 1
# up and over the sill
plan: darol

day
     0  use
     8
# now out of the door
    60  right  # not too soon
at 100: rita in quarters
by 0: event alarm_hit
   120  end
"""
OTHER_WAY = SHORT.replace("   120  end", "    90  left\n   120  end")
WRONG = SHORT.replace("rita in quarters", "rita in roots")
NO_TAPE = "nothing of the kind\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types stands in a folder of his own, with some tapes in it."""
    monkeypatch.chdir(tmp_path)
    tapes = {"short": SHORT, "other": OTHER_WAY, "wrong": WRONG, "no": NO_TAPE, "two": SHORT + "\nday\n    20  end\n"}
    for name, text in tapes.items():
        Path(f"{name}.tape").write_text(text)
    for folder in (plans.user_folder, plans.settings_folder, plans.log_folder, plans.cache_folder):
        folder.cache_clear()


def refused(*words: str) -> None:
    """argparse's own refusal: it writes, and leaves with 2."""
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2


# --- replay -----------------------------------------------------------------------------------


def test_the_status_is_the_worst_of_all_tapes(capsys: pytest.CaptureFixture[str]):
    assert main(["replay", "short.tape"]) == 0
    assert main(["replay", "wrong.tape", "short.tape"]) == 1
    assert main(["replay", "short.tape", "no.tape", "wrong.tape", "missing.tape"]) == 2
    said = capsys.readouterr()
    assert "expected at 100: rita in roots, but rita is in quarters" in said.out
    assert "missing.tape: there is no such file; check the name" in said.err
    assert 'no.tape: line 1: is no tape; the first line of one is "make-tomorrow tape 1"' in said.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_json_is_one_list_with_four_keys_a_tape(jobs: str, capfd: pytest.CaptureFixture[str]):
    assert main(["replay", "short.tape", "wrong.tape", "no.tape", "--json", "--jobs", jobs]) == 2
    answers = json.loads(capfd.readouterr().out)
    assert [list(answer) for answer in answers] == [["tape", "result", "ticks", "first_difference"]] * 3
    assert [(one["tape"], one["result"], one["ticks"]) for one in answers] == [
        ("short.tape", "same", 120),
        ("wrong.tape", "facts", 120),
        ("no.tape", "error", 0),
    ]
    assert [answer["first_difference"] for answer in answers] == [None] * 3


def test_a_day_that_went_another_way_is_diverged_and_names_where(capsys: pytest.CaptureFixture[str]):
    assert main(["accept", "short.tape"]) == 0
    tape = Path("short.tape")
    wanted = read_tape(tape).days[0].digests[0]
    tape.write_text(tape.read_text().replace(wanted, "0" * 16))
    capsys.readouterr()
    assert main(["replay", "short.tape", "--json"]) == 1
    (answer,) = json.loads(capsys.readouterr().out)
    assert answer["result"] == "diverged"
    assert answer["first_difference"] == {"tick": 0, "entity": "day", "field": "digest", "a": "0" * 16, "b": wanted}
    tape.write_text(tape.read_text().replace("recorded: pymunk ", "recorded: pymunk 0."))
    assert main(["replay", "short.tape"]) == 0, "elsewhere digests are reported and not judged"
    assert "digests part at tick 0" in capsys.readouterr().out


def test_digests_are_one_line_a_tick():
    assert main(["replay", "two.tape", "--digests", "out.txt"]) == 0
    lines = [line.split() for line in Path("out.txt").read_text().splitlines()]
    expected = [["1", str(tick)] for tick in range(1, 122)] + [["2", str(tick)] for tick in range(1, 21)]
    assert [line[:2] for line in lines if line[1] != "121"] == [line for line in expected if line[1] != "121"]
    assert all(len(line) == 3 and len(line[2]) == 16 for line in lines)


def test_the_burst_has_happened_by_the_tick_in_which_it_happens(capsys: pytest.CaptureFixture[str]):
    day = "by 5880: event burst\nbefore 5880: no event burst\nat 5880: rita in quarters\n  5900  end\n"
    Path("burst.tape").write_text(f"make-tomorrow tape 1\nplan: darol\nunhurt: yes\nday\n{day}")
    assert main(["replay", "burst.tape"]) == 0, capsys.readouterr().out


def test_a_tape_of_a_map_finds_it_beside_itself_whoever_asks_from_where(tmp_path: Path):
    folder = tmp_path / "levels" / "small"
    folder.mkdir(parents=True)
    (tmp_path / "levels" / "darol").symlink_to(ROOT / "levels" / "darol")
    tape = "make-tomorrow tape 1\nplan: darol/roots.tmx\nday\n  5 right\nat 20: alive\n  20 end\n"
    (tmp_path / "levels" / "here.tape").write_text(tape)
    assert main(["replay", "levels/here.tape"]) == 0
    (folder / "there.tape").write_text(tape)
    assert main(["replay", "levels/small/there.tape"]) == 2, "not even if it lies where one happens to stand"


# --- watching ---------------------------------------------------------------------------------


def test_a_tape_can_be_watched_from_any_tick_of_any_day(capsys: pytest.CaptureFixture[str]):
    assert main(["replay", "two.tape", "--watch", "--day", "2", "--start", "10", "--speed", "16"]) == 0
    assert main(["replay", "two.tape", "--watch", "--day", "3"]) == 2
    assert "two.tape: has 2 days; there is no day 3" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["short.tape", "other.tape", "--watch"],
        ["short.tape", "--watch", "--speed", "0"],
        ["short.tape", "--watch", "--json"],
        ["short.tape", "other.tape", "--digests", "x"],
    ],
)
def test_what_cannot_be_done_at_once_is_said(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["replay", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


# --- diff, inspect, shot ----------------------------------------------------------------------


def test_diff_names_tick_entity_and_field_and_what_only_one_of_them_has(capsys: pytest.CaptureFixture[str]):
    assert main(["diff", "short.tape", "short.tape"]) == 0
    assert "the same day, 120 ticks" in capsys.readouterr().out
    assert main(["diff", "short.tape", "other.tape"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("day 1, tick 91: rita.x is ")
    assert "only b  day 1     100 stepped who=rita" in said
    assert main(["diff", "other.tape", "short.tape"]) == 1
    assert "only a  day 1     100 stepped who=rita" in capsys.readouterr().out


def test_diff_as_json_has_the_same_five_keys(capsys: pytest.CaptureFixture[str]):
    assert main(["diff", "short.tape", "other.tape", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert list(answer["first_difference"]) == ["tick", "entity", "field", "a", "b"]
    assert answer["day"] == 1
    assert {event["name"] for event in answer["only_b"]} >= {"stepped"}


def test_a_day_that_only_one_of_them_has_is_a_difference(capsys: pytest.CaptureFixture[str]):
    assert main(["diff", "short.tape", "two.tape"]) == 1
    assert "day 2, tick 0: day.end is 'has ended' in the one and 'goes on' in the other" in capsys.readouterr().out


def test_diff_refuses_what_is_no_tape():
    assert main(["diff", "short.tape", "no.tape"]) == 2


def test_inspect_takes_its_entity_before_or_after_the_tick(capsys: pytest.CaptureFixture[str]):
    for words in (["short.tape", "--at", "50", "rita"], ["short.tape", "rita", "--at", "50"]):
        assert main(["inspect", *words]) == 0
        assert "health" in capsys.readouterr().out
    assert main(["inspect", "short.tape", "--at", "50"]) == 0
    assert "q.alarm" in capsys.readouterr().out
    assert main(["inspect", "short.tape", "--at", "50", "ritta"]) == 2
    assert 'nothing called "ritta"; did you mean "rita"?' in capsys.readouterr().err


def test_inspect_and_day_say_what_people_do_next_and_why(capsys: pytest.CaptureFixture[str]):
    assert main(["inspect", "short.tape", "--at", "50"]) == 0
    assert "is at q.mess" in capsys.readouterr().out
    assert main(["inspect", "short.tape", "--at", "50", "benoit"]) == 0
    fields, step = capsys.readouterr().out.splitlines()[-2:]
    assert fields.startswith("is at q.mess")
    assert step == "next: 08:20 to b.west"
    assert main(["day", "short.tape", "--why"]) == 0
    assert "benoit is at q.mess" in capsys.readouterr().out
    assert main(["day", "short.tape", "--why", "--json"]) == 0
    assert "benoit" in json.loads(capsys.readouterr().out)["hours"][0]["why"]


def test_a_tick_behind_the_end_of_a_tape_is_refused(capsys: pytest.CaptureFixture[str]):
    assert main(["inspect", "short.tape", "--at", "121"]) == 2
    assert main(["shot", "short.tape", "--at", "121", "-o", "x.png"]) == 2
    assert not Path("x.png").exists()
    assert "ends at tick 120; --at 121 lies behind it" in capsys.readouterr().err
    refused("inspect", "short.tape", "--at", "-1")
    refused("inspect", "short.tape", "--at", "ten")
    refused("inspect", "short.tape", "--at", "10", "--day", "0")


def test_a_shot_is_a_picture(capsys: pytest.CaptureFixture[str]):
    assert main(["shot", "two.tape", "--at", "10", "--day", "2", "-o", "x.png"]) == 0
    assert Path("x.png").read_bytes().startswith(b"\x89PNG")
    assert main(["shot", "short.tape", "--at", "10", "-o", "nowhere/x.png"]) == 2
    assert main(["shot", "short.tape", "--at", "10", "-o", "x.gif"]) == 2
    assert main(["shot", "short.tape", "--at", "10", "--who", "benoit", "--debug", "-o", "x.png"]) == 0
    capsys.readouterr()
    assert main(["shot", "short.tape", "--at", "10", "--who", "benoitt", "-o", "x.png"]) == 2
    assert 'did you mean "benoit"?' in capsys.readouterr().err


# --- accept -----------------------------------------------------------------------------------


def test_accept_shows_what_it_changed_and_then_the_tape_is_the_same(capsys: pytest.CaptureFixture[str]):
    assert main(["accept", "wrong.tape"]) == 0
    said = capsys.readouterr().out
    assert "day 1: at 100: rita in roots -> rita in quarters" in said
    assert "day 1: 1 of 1 digests" in said
    assert main(["replay", "wrong.tape"]) == 0
    before = Path("wrong.tape").read_text()
    capsys.readouterr()
    assert main(["accept", "wrong.tape"]) == 0
    assert capsys.readouterr().out == "wrong.tape: nothing to change\n"
    assert Path("wrong.tape").read_text() == before


def test_accept_leaves_every_comment_where_it_stood():
    assert main(["accept", "short.tape"]) == 0
    lines = Path("short.tape").read_text().splitlines()
    assert lines[1] == "# up and over the sill"
    assert lines[lines.index("# now out of the door") + 1] == "    60  right  # not too soon"


SEEN = {
    "at 100: rita at 0,0 within 4": "rita at 453,2225 within 4",
    "at 100: rita.health = 5": "rita.health = 100.0",
    "at 100: rita.grounded = false": "rita.grounded = true",
    "at 100: count mimics >= 40": "count mimics = 0",
    "at end: died cause fall": "alive",
}


def test_accept_writes_down_numbers_and_places_as_they_were_seen():
    Path("seen.tape").write_text(SHORT.replace("at 100: rita in quarters", "\n".join(SEEN)))
    assert main(["accept", "seen.tape"]) == 0
    facts = [fact.says for fact in read_tape(Path("seen.tape")).days[0].facts]
    assert [one for one in SEEN.values() if "at" not in one.split()] == [
        one for one in facts if one in SEEN.values() and "at" not in one.split()
    ]
    assert main(["replay", "seen.tape"]) == 0


def test_accept_takes_out_what_only_a_person_can_put_right(capsys: pytest.CaptureFixture[str]):
    Path("short.tape").write_text(SHORT.replace("event alarm_hit", "event burst"))
    assert main(["accept", "short.tape"]) == 0
    assert "taken out, since it did not happen: by 0: event burst" in capsys.readouterr().out


def test_a_tape_that_cannot_be_read_keeps_nothing_from_the_others(capsys: pytest.CaptureFixture[str]):
    assert main(["accept", "no.tape", "short.tape"]) == 2
    assert "short.tape:\n  map: " in capsys.readouterr().out
    assert Path("no.tape").read_text() == NO_TAPE


# --- record -----------------------------------------------------------------------------------


def test_what_is_played_in_a_window_is_a_tape_that_replays(capsys: pytest.CaptureFixture[str]):
    assert main(["record", "mine.tape", "--loadout", "cutter, rivet; coil 1", "--frames", "30", "--fps", "240"]) == 0
    tape = read_tape(Path("mine.tape"))
    assert tape.days[0].end > 0, "a window that opens has not lost its focus"
    assert tape.loadout == Loadout(("cutter", "rivet"), upgrades={"coil": 1})
    assert main(["replay", "mine.tape"]) == 0


def test_a_recording_begins_with_what_a_slot_carries_over(capsys: pytest.CaptureFixture[str]):
    assert main(["record", "mine.tape", "--from-save", "1"]) == 2
    assert "the slot 1 is empty; play a day first" in capsys.readouterr().err
    life = CarryOver(5, ("cutter", "rivet", "slug"), ("cutter", "slug"), {"coil": 1}, counts=True)
    store(plans.user_folder() / "saves", "1", "darol", life)
    assert main(["record", "mine.tape", "--from-save", "1", "--frames", "20", "--fps", "240"]) == 0
    tape = read_tape(Path("mine.tape"))
    assert (tape.morning, tape.loadout) == (5, Loadout(("cutter", "slug"), ("rivet",), {"coil": 1}))
    assert main(["replay", "mine.tape"]) == 0


def test_a_recording_stopped_with_ctrl_c_is_kept(monkeypatch: pytest.MonkeyPatch):
    def played(loop: Loop, *_words: object, **_names: object) -> int:
        from maketomorrow.sim.inputs import IDLE

        for _ in range(12):
            loop.tick(IDLE)
        raise KeyboardInterrupt

    monkeypatch.setattr("maketomorrow.shell.showing.play_loop", played)
    assert main(["record", "mine.tape"]) == 130
    assert read_tape(Path("mine.tape")).days[0].end == 12


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere/x.tape"], "nowhere/x.tape: its folder does not exist; make it first"),
        (["."], ".: is a folder; name a file in it"),
        (["x.tape", "--day", "darrol"], 'there is no day of that name; did you mean "darol"?'),
        (["x.tape", "--day", "none.tmx"], "none.tmx: there is no such map"),
        (["x.tape", "--from-save", "../1"], '"../1" is no name for a slot'),
        (["x.tape", "--loadout", "rievt"], 'no weapon; did you mean "rivet"?'),
        (["x.tape", "--day", str(ROOT / ROOTS)], "a tape lies beside its map or above it"),
    ],
)
def test_a_recording_that_cannot_be_written_is_refused_before_anybody_plays(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["record", *words]) == 2
    assert sentence in capsys.readouterr().err


# --- play from anywhere -----------------------------------------------------------------------


def test_play_from_an_object_of_a_map_at_an_hour_with_a_loadout(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    words = ["--from", "r.gate", "--at", "07:20", "--loadout", "cutter, rivet", "--frames", "4", "--fps", "240"]
    assert main(["play", "--map", ROOTS, *words]) == 0
    assert main(["play", "--from", "r.hut", "--frames", "2", "--fps", "240"]) == 0


def test_a_late_hour_is_lived_once_and_then_remembered(monkeypatch: pytest.MonkeyPatch):
    lived: list[int] = []
    tick = Loop.tick
    monkeypatch.setattr(Loop, "tick", lambda loop, inputs: lived.append(1) or tick(loop, inputs))
    loadout = Loadout(("cutter", "rivet"))
    one = practice.practice(ROOT / ROOTS, "r.gate", "07:20", loadout)
    assert len(lived) == KEYFRAME_TICKS, "up to the keyframe; the rest is short"
    again = practice.practice(ROOT / ROOTS, "r.gate", "07:20", loadout)
    assert len(lived) == KEYFRAME_TICKS, "the second time nothing is lived again"
    assert one.morning == again.morning
    assert one.world.state.tick == 17 * 40
    gate = one.plan.spawn("r.gate")
    assert gate is not None
    assert (one.world.state.suit.x, one.world.state.suit.y) == (gate.x, gate.y)
    assert [held.id for held in one.world.state.suit.held] == ["cutter", "rivet"]
    elsewhere = practice.practice(ROOT / ROOTS, "r.hut", "07:20", loadout)
    assert len(lived) == 2 * KEYFRAME_TICKS, "who wakes elsewhere has another morning behind her"
    assert elsewhere.world.state.suit.x != one.world.state.suit.x


def test_a_late_morning_comes_again_after_a_death():
    loop = practice.practice(ROOT / ROOTS, "r.gate", "07:20", Loadout(("cutter", "rivet")))
    begins = loop.world.state.tick, loop.world.state.suit.x
    loop.let_go()
    loop.next_morning()
    assert (loop.world.state.tick, loop.world.state.suit.x) == begins


def test_a_broken_keyframe_in_the_cache_is_thrown_away():
    practice.practice(ROOT / ROOTS, "r.gate", "07:20", None)
    (kept,) = (plans.cache_folder() / "keyframes").iterdir()
    for broken in (b"", kept.read_bytes()[:200], b"\x94\x01\xa1x\x05\xc4\x01\x00"):
        kept.write_bytes(broken)
        assert practice.practice(ROOT / ROOTS, "r.gate", "07:20", None).world.state.tick == 680


def test_with_nothing_selected_in_tiled_she_wakes_where_that_map_says():
    for nothing in ("", "%objectid"):
        loop = practice.practice(ROOT / ROOTS, nothing, None, None)
        own = [spawn for spawn in loop.plan.of_kind("spawn") if spawn.area == "roots"]
        bed = loop.plan.spawn(loop.plan.waking)
        assert bed is not None
        assert (bed.area == "roots") == bool(own)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--map", "none.tmx"], "none.tmx: there is no such map; check the name"),
        (["--map", "short.tape"], "short.tape: is no map; name a .tmx file"),
        (["--map", str(ROOT / ROOTS), "--from", "9999"], "there is no object 9999 on this map"),
        (["--map", str(ROOT / ROOTS), "--from", "r.gaet"], 'no object with the id "r.gaet"; did you mean "r.gate"?'),
        (["--from", "12"], 'no object with the id "12"; or give its number and --map'),
        (["--at", "25:00"], '--at: "25:00" is not a time of day; write it as HH:MM'),
        (["--at", "19:03"], "--at: 19:03 is no hour of this day, which goes from 07:03 to 19:03"),
        (["--loadout", "cutter; coyl 1"], '--loadout: "coyl 1" says nothing about a loadout; did you mean "coil"?'),
    ],
)
def test_a_mistake_in_play_is_one_sentence(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]):
    assert main(["play", *words]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert len(said.splitlines()) == 1


# --- levels -----------------------------------------------------------------------------------


def test_check_answers_0_for_what_is_clean_and_2_for_what_cannot_be_read(capsys: pytest.CaptureFixture[str]):
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["check", "none.tmx", "--json"]) == 2
    (complaint,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert complaint["file"].endswith("none.tmx")


def test_types_lists_every_kind_and_has_not_drifted(capsys: pytest.CaptureFixture[str]):
    assert main(["types", "--check"]) == 0
    capsys.readouterr()
    assert main(["types", "--json"]) == 0
    assert "drone" in json.dumps(json.loads(capsys.readouterr().out))


# --- the shell around it ----------------------------------------------------------------------


def test_help_and_version_are_answered(capsys: pytest.CaptureFixture[str]):
    for word in ("--help", "--version"):
        with pytest.raises(SystemExit) as left:
            main([word])
        assert left.value.code == 0
    assert "Make Tomorrow" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["replay"],
        ["replay", "short.tape", "--job", "2"],
        ["replay", "short.tape", "--jobs", "0"],
        ["replay", "short.tape", "--start", "-3"],
        ["play", "--frames", "-1"],
        ["shot", "short.tape", "--at", "5"],
        ["inspect", "short.tape", "--at", "5", "rita", "too", "many"],
    ],
)
def test_words_that_make_no_command_are_refused(words: list[str]):
    refused(*words)


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *words],
        env={**HEADLESS, "HOME": os.environ["HOME"], **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_without_a_display_what_needs_none_works_and_the_rest_says_what_is_missing():
    assert run("replay", "short.tape").returncode == 0
    assert run("shot", "short.tape", "--at", "5", "-o", "x.png").returncode == 0
    for words in ([], ["record", "x.tape"], ["replay", "short.tape", "--watch"]):
        done = run(*words)
        assert done.returncode == 2
        assert "there is no display" in done.stderr
        assert "These commands need no display: replay, diff" in done.stderr
        assert "Traceback" not in done.stderr
    assert not Path("x.tape").exists()


def test_a_video_driver_set_by_hand_is_honoured():
    assert run("play", "--frames", "3", SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy").returncode == 0
    done = run("play", "--frames", "3", SDL_VIDEODRIVER="nonesuch")
    assert done.returncode == 2
    assert "nonesuch" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes break there in another way")
def test_a_reader_who_has_gone_is_no_traceback():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", "inspect", "short.tape", "--at", "5"],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (console.HUNG_UP, "")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another thing there")
def test_ctrl_c_ends_a_command_quietly():
    Path("long.tape").write_text("make-tomorrow tape 1\nplan: darol\nunhurt: yes\nday\n")
    words = [sys.executable, ROOT / "main.py", "replay", "long.tape", "long.tape", "--jobs", "2"]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True)
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (console.STOPPED, "")


def test_long_commands_show_a_bar_on_a_terminal_and_nothing_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    with console.progress(2, "living") as advance:
        advance(1)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys, "stderr", SimpleNamespace(isatty=lambda: True, write=sys.stderr.write, flush=lambda: None))
    monkeypatch.setenv("FORCE_COLOR", "1")
    with console.progress(2, "living") as advance:
        advance(1)
    assert "living" in capsys.readouterr().err


# --- bad input, through the door that everybody uses --------------------------------------------

BAD_TAPES = {
    "missing": None,
    "empty": b"",
    "truncated": SHORT.encode()[:20],
    "no day": SHORT.partition("\nday")[0].encode(),
    "wrong type": SHORT.replace("    60  right", "    sixty  right").encode(),
    "unknown action": SHORT.replace("right", "rihgt").encode(),
    "unknown event": SHORT.replace("alarm_hit", "alarm_hti").encode(),
    "unknown day": SHORT.replace("plan: darol", "plan: dorol").encode(),
    "out of range": SHORT.replace("60  right", "60  aim=1024").encode(),
    "beyond any day": SHORT.replace("120  end", "999999999  end").encode(),
    "nothing there": SHORT.replace("plan: darol", "plan: nowhere.tmx").encode(),
    "other version": SHORT.replace("tape 1", "tape 2").encode(),
    "not UTF-8": SHORT.encode().replace(b"sill", b"s\xefll"),
    "huge": SHORT.encode() + b"#" * 9_000_000,
    "outside": SHORT.replace("plan: darol", "plan: ../../etc/passwd.tmx").encode(),
    "absolute": SHORT.replace("plan: darol", "plan: /etc/passwd.tmx").encode(),
    "without a cutter": SHORT.replace("plan: darol", "loadout: rivet, slug").encode(),
}
SUGGESTS = {"unknown action": '"right"', "unknown event": '"alarm_hit"', "unknown day": '"darol"'}


@pytest.mark.parametrize("how", BAD_TAPES)
def test_a_bad_tape_is_one_sentence_that_names_it(how: str, capsys: pytest.CaptureFixture[str]):
    data = BAD_TAPES[how]
    if data is not None:
        Path("bad.tape").write_bytes(data)
    assert main(["replay", "bad.tape"]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "bad.tape" in said or "levels" in said or "nowhere.tmx" in said
    assert SUGGESTS.get(how, "") in said


BAD_SAVES = {
    "empty": b"",
    "truncated": b'{"format": 1, "plan": "dar',
    "wrong type": b'{"format": "one", "plan": "darol", "carry": {}}',
    "unknown field": b'{"format": 1, "plan": "darol", "carry": {}, "gold": 9}',
    "unknown weapon": b'{"format": 1, "plan": "darol", "carry": {"unlocked": ["cutter", "laser"], "hand": ["laser"]}}',
    "unknown upgrade": b'{"format": 1, "plan": "darol", "carry": {"upgrades": {"wings": 1}}}',
    "too many in hand": b'{"format": 1, "plan": "darol", "carry": {"hand": ["cutter", "rivet", "slug", "rivet"]}}',
    "out of range": b'{"format": 1, "plan": "darol", "carry": {"day": -4}}',
    "level out of range": b'{"format": 1, "plan": "darol", "carry": {"upgrades": {"coil": 900}}}',
    "number too large": b'{"format": 1, "plan": "darol", "carry": {"day": 99999999999999999999}}',
    "other version": b'{"format": 7, "plan": "darol", "carry": {}}',
    "not UTF-8": b'{"format": 1, "plan": "dar\xefol", "carry": {}}',
    "huge": b" " * 5_000_000,
    "laid out": b'{"format": 1, "plan": "darol", "carry": {"laid_out": "laser"}}',
}


@pytest.mark.parametrize("how", BAD_SAVES)
def test_a_bad_save_is_set_aside_and_named(how: str, capsys: pytest.CaptureFixture[str]):
    path = plans.user_folder() / "saves" / "slot-1.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(BAD_SAVES[how])
    assert main(["record", "x.tape", "--from-save", "1", "--frames", "1"]) == 2
    first, last = capsys.readouterr().err.splitlines()
    assert "slot-1.json" in first
    assert "it is kept as slot-1.broken-1.json" in first
    assert last == "the slot 1 is empty; play a day first"
    assert path.with_name("slot-1.broken-1.json").read_bytes() == BAD_SAVES[how]
