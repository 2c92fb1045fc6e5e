"""The words that the game itself asks for: known to ``check``, and all there."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from maketomorrow.content.asked import asked
from maketomorrow.content.check import check
from maketomorrow.content.text import Texts

ROOT = Path(__file__).parents[2]
WORDS = Texts.load(ROOT / "levels" / "darol" / "text" / "en.toml")
TABLES = {key.partition(".")[0] for key in WORDS.words}
KEY = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


def keys_in(path: Path) -> Iterator[str]:
    """Every string in a file that is, or looks like, the id of a text that there is."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
            yield node.value


@pytest.mark.parametrize("floor", ["shell", "sim"])
def test_every_word_that_the_code_names_is_one_that_check_asks_for(floor: str):
    named = {
        f"{path.name}: {key}"
        for path in sorted((ROOT / "src" / "maketomorrow" / floor).rglob("*.py"))
        for key in keys_in(path)
        if key in WORDS and key not in set(asked())
    }
    assert not named


def test_each_is_asked_for_once():
    keys = list(asked())
    assert len(keys) == len(set(keys))


def test_the_shipped_words_are_all_there():
    assert [key for key in asked() if key not in WORDS] == []


def test_a_missing_word_is_a_complaint_that_names_it(tmp_path: Path):
    shutil.copytree(ROOT / "levels", tmp_path / "levels")
    for pictures in ("tiles", "places"):
        shutil.copytree(ROOT / "assets" / pictures, tmp_path / "assets" / pictures)
    text = tmp_path / "levels" / "darol" / "text" / "en.toml"
    text.write_text(text.read_text().replace('captions = "Write down sounds"', 'captoins = "Write down sounds"'))
    found = [one for one in check([tmp_path / "levels" / "darol"]) if "missing" in one.what]
    assert [one.what for one in found] == ['the text "set.captions" is missing; did you mean "set.captoins"?']


def test_words_on_the_screen_do_not_shout():
    """Short, dry, no exclamation mark; captions stand in brackets."""
    for key, words in WORDS.words.items():
        assert "!" not in words, key
        if key.startswith("cap.") and key not in ("cap.left", "cap.right"):
            assert re.fullmatch(r"\[.+\]", words), key
