"""``make``: what recipes write is what is kept, to the byte, and whatever has drifted is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from maketomorrow.cli import main
from maketomorrow.make_command import drift, run
from maketomorrow.plans import ASSETS
from maketomorrow.workshop.recipes import RECIPES, Order, Recipe


def a_file(folder: Path, name: str, content: bytes = b"x") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_what_is_the_same_has_not_drifted(tmp_path: Path):
    for side in ("made", "kept"):
        a_file(tmp_path / side, "tiles/earth.png")
    assert drift(tmp_path / "made", tmp_path / "kept") == []


def test_a_changed_a_missing_and_an_orphaned_file_are_each_named(tmp_path: Path):
    made, kept = tmp_path / "made", tmp_path / "kept"
    a_file(made, "a.png"), a_file(kept, "a.png", b"y")
    a_file(made, "b.png")
    a_file(kept, "c.png")
    lines = drift(made, kept)
    assert [line.split(":")[0] for line in lines] == [str(kept / name) for name in ("b.png", "c.png", "a.png")]
    assert "missing" in lines[0]
    assert "no recipe" in lines[1]


def test_fonts_are_nobodys_recipe(tmp_path: Path):
    made, kept = tmp_path / "made", tmp_path / "kept"
    a_file(made, "a.png"), a_file(kept, "a.png"), a_file(kept, "fonts/f.woff")
    assert drift(made, kept) == []


def test_one_recipe_alone_orphans_no_file_of_the_others(tmp_path: Path):
    made, kept = tmp_path / "made", tmp_path / "kept"
    a_file(made, "a.png"), a_file(kept, "a.png"), a_file(kept, "b.png")
    assert drift(made, kept, whole=False) == []


def test_music_that_was_packed_in_other_words_is_still_the_same_music(tmp_path: Path):
    numpy, soundfile = pytest.importorskip("numpy"), pytest.importorskip("soundfile")
    made, kept = tmp_path / "made", tmp_path / "kept"
    made.mkdir(), kept.mkdir()
    tone = numpy.sin(numpy.arange(4410) / 20) * 0.4
    for folder in (made, kept):
        soundfile.write(folder / "a.ogg", tone, 44100)
    with (kept / "a.ogg").open("ab") as file:
        file.write(b"\0")  # no sound at all
    assert drift(made, kept) == []
    soundfile.write(kept / "a.ogg", tone * 0.5, 44100)
    assert drift(made, kept) != []
    (kept / "a.ogg").write_bytes(b"OggS, and nothing more")
    assert drift(made, kept) != []


@pytest.mark.parametrize("name", ["tiles", "darol"])
def test_a_recipe_makes_what_is_kept_and_touches_nothing_else(tmp_path: Path, name: str):
    recipe = next(recipe for recipe in RECIPES if recipe.name == name)
    written = run([recipe], tmp_path)
    assert written
    assert drift(tmp_path, ASSETS, whole=False) == []


def test_every_recipe_has_a_name_of_its_own():
    assert len({recipe.name for recipe in RECIPES}) == len(RECIPES)


def test_a_recipe_that_nobody_wrote_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]):
    assert main(["make", "tils"]) == 2
    assert 'did you mean "tiles"' in capsys.readouterr().err


def test_sheets_are_chosen_by_name_too_and_are_nothing_to_check(capsys: pytest.CaptureFixture[str]):
    assert main(["make", "--sheets", "figure"]) == 2
    assert 'did you mean "figures"' in capsys.readouterr().err
    assert main(["make", "--sheets", "--check"]) == 2
    assert "give one of them" in capsys.readouterr().err


def test_a_missing_library_is_a_sentence_that_says_what_to_install(tmp_path: Path):
    with pytest.raises(Exception, match=r"workshop"):
        run([Recipe("music", "workshop.no_such_room:make")], tmp_path)


def test_an_order_says_where_to_write_and_what_to_read(tmp_path: Path):
    order = Order(tmp_path, ASSETS / "fonts", tmp_path)
    assert (order.fonts / "bebas-neue.woff").is_file()
