"""Ticks, chance, files: what everything else stands on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maketomorrow.core.errors import FileRefused, GameError, SaveError
from maketomorrow.core.files import read_text, write_atomic
from maketomorrow.core.rng import pick, roll
from maketomorrow.core.ticks import clock_of, tick_of
from maketomorrow.core.words import did_you_mean


def test_the_burst_the_breaths_and_the_night_fall_on_their_ticks():
    hours = {"09:30": 5880, "11:03": 9600, "15:03": 19200, "19:03": 28800}
    assert {clock: tick_of(clock, "07:03") for clock in hours} == hours


@given(st.integers(0, 28_800))
def test_the_clock_never_runs_ahead_of_its_tick(tick: int):
    assert tick_of(clock_of(tick, "07:03"), "07:03") <= tick < tick_of(clock_of(tick, "07:03"), "07:03") + 40


@pytest.mark.parametrize("clock", ["", "9", "24:00", "09:60", "09-30", "09:30:00"])
def test_what_is_no_time_of_day_is_refused(clock: str):
    with pytest.raises(ValueError, match="HH:MM"):
        tick_of(clock, "07:03")


def test_chance_is_the_same_on_every_machine():
    assert [round(roll(703, "drone-3/aim", n), 6) for n in range(3)] == [0.088158, 0.31419, 0.328005]


@given(st.integers(0, 2**60), st.text(max_size=20), st.integers(0, 10**9), st.integers(1, 1000))
def test_a_pick_lies_among_what_there_is_to_pick_from(seed: int, stream: str, n: int, count: int):
    assert 0 <= pick(seed, stream, n, count) < count


def test_asking_one_stream_does_not_move_another():
    before = roll(1, "a", 0)
    roll(1, "b", 0)
    assert roll(1, "a", 0) == before


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "life.json"
    write_atomic(path, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match=r"No space left on device.*untouched"):
        write_atomic(path, b"new", SaveError)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["life.json"]


def test_text_that_is_not_utf_8_names_its_line(tmp_path: Path):
    path = tmp_path / "en.toml"
    path.write_bytes(b"one\ntwo\n\xff\xfe")
    with pytest.raises(FileRefused, match="line 3 is not UTF-8"):
        read_text(path, 100)


def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(GameError, match="not a regular file"):
        read_text(tmp_path / "pipe", 100)


def test_a_huge_file_is_not_read(tmp_path: Path):
    (tmp_path / "huge").write_bytes(b"x" * 101)
    with pytest.raises(FileRefused, match="at most 100"):
        read_text(tmp_path / "huge", 100)


def test_a_misspelt_word_gets_a_suggestion_only_if_one_is_near():
    assert did_you_mean("gaurd", ["guard", "wasp"]) == '; did you mean "guard"?'
    assert did_you_mean("xylophone", ["guard", "wasp"]) == ""
