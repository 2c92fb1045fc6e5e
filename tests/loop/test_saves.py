"""A life in a slot: nothing half written, nothing lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from maketomorrow.core.errors import SaveError
from maketomorrow.loop.carry_over import CarryOver
from maketomorrow.loop.saves import load, store

LIFE = CarryOver(day=5, unlocked=("cutter", "rivet"), hand=("cutter", "rivet"), upgrades={"coil": 1}, counts=True)


def test_what_is_stored_is_what_is_loaded(tmp_path: Path):
    store(tmp_path, "1", "darol", LIFE)
    assert load(tmp_path, "1", "darol") == (LIFE, "")


def test_an_empty_slot_holds_no_life(tmp_path: Path):
    assert load(tmp_path, "1", "darol") == (None, "")


BROKEN = {
    "truncated": lambda good: good[:40],
    "empty": lambda _good: b"",
    "not text": lambda _good: b"\xff\xfe\x00",
    "wrong type": lambda good: good.replace(b'"day": 5', b'"day": "five"'),
    "other format": lambda good: good.replace(b'"format": 1', b'"format": 99'),
    "day below one": lambda good: good.replace(b'"day": 5', b'"day": 0'),
    "no cutter": lambda good: good.replace(b'"cutter"', b'"crumpet"'),
    "unknown field": lambda good: good.replace(b'"format"', b'"also": 1, "format"'),
    "a list": lambda _good: b"[1, 2]",
    "deeply nested": lambda _good: b"[" * 100_000,
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_save_is_set_aside_and_the_one_before_it_is_used(tmp_path: Path, how: str):
    store(tmp_path, "1", "darol", LIFE)
    store(tmp_path, "1", "darol", CarryOver(day=6))
    path = tmp_path / "slot-1.json"
    broken = BROKEN[how](path.read_bytes().replace(b'"day": 6', b'"day": 5'))
    path.write_bytes(broken)
    carry, remark = load(tmp_path, "1", "darol")
    assert carry == LIFE
    assert "slot-1.json" in remark
    assert "slot-1.broken-1.json" in remark
    assert "the one before it is used" in remark
    assert (tmp_path / "slot-1.broken-1.json").read_bytes() == broken


def test_two_broken_saves_begin_with_the_first_morning_and_both_are_kept(tmp_path: Path):
    store(tmp_path, "1", "darol", LIFE)
    store(tmp_path, "1", "darol", LIFE)
    for path in tmp_path.iterdir():
        path.write_bytes(b"{")
    carry, remark = load(tmp_path, "1", "darol")
    assert carry is None
    assert "first morning" in remark
    assert len(list(tmp_path.glob("*broken*"))) == 2


def test_a_huge_save_is_not_read(tmp_path: Path):
    (tmp_path / "slot-1.json").write_bytes(b" " * 5_000_000)
    assert "5000000 bytes large" in load(tmp_path, "1", "darol").remark


def test_the_life_of_another_day_is_left_alone(tmp_path: Path):
    store(tmp_path, "1", "landing", LIFE)
    with pytest.raises(SaveError, match='a life of the day "landing", not of "darol"'):
        load(tmp_path, "1", "darol")
    assert json.loads((tmp_path / "slot-1.json").read_text())["plan"] == "landing"


@pytest.mark.parametrize("slot", ["../1", "", "a/b", "1.json", "x" * 40])
def test_a_slot_is_a_name_and_never_a_path(tmp_path: Path, slot: str):
    with pytest.raises(SaveError, match="no name for a slot"):
        store(tmp_path, slot, "darol", LIFE)


def test_a_full_disk_loses_no_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store(tmp_path, "1", "darol", LIFE)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match="No space left"):
        store(tmp_path, "1", "darol", CarryOver(day=6))
    monkeypatch.undo()
    assert load(tmp_path, "1", "darol").carry == LIFE
