"""What a player may turn, and the file it lies in."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maketomorrow.shell.hands.controls import BINDINGS, DEVICES, known_names
from maketomorrow.shell.settings import (
    ASIDE,
    MOST_REMARKS,
    RULES,
    Choice,
    Scale,
    Settings,
    lay_aside,
    read_settings,
    settings_text,
    write_settings,
)

OTHERS = {
    Choice: lambda rule: st.sampled_from(rule.values),
    Scale: lambda rule: st.integers(0, 100).map(lambda n: round(rule.least + (rule.most - rule.least) * n / 100, 4)),
}


@st.composite
def any_settings(draw):
    settings = Settings()
    for name, rule in RULES.items():
        setattr(settings, name, draw(OTHERS.get(type(rule), lambda _: st.booleans())(rule)))
    names = {device: st.lists(st.sampled_from(known_names(device)), max_size=3).map(tuple) for device in DEVICES}
    settings.bindings = tuple(
        binding.with_names({device: draw(names[device]) for device in DEVICES}) for binding in BINDINGS
    )
    return settings


@given(any_settings())
def test_settings_written_and_read_again_are_the_same(tmp_path_factory, settings):
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    write_settings(path, settings)
    found = read_settings(path)
    assert found.settings == settings
    assert found.remarks == ()


def test_without_a_file_the_defaults_are_used_and_nothing_is_said(tmp_path):
    assert read_settings(tmp_path / "none.toml") == (Settings(), ())


def test_every_setting_has_a_rule_that_its_default_keeps():
    plain = Settings()
    assert {field.name for field in dataclasses.fields(plain)} == {*RULES, "bindings"}
    assert [name for name, rule in RULES.items() if rule.problem(getattr(plain, name))] == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("shake = 3", "shake = 3 is not a number from 0 to 1; 1 is used"),
        ("shake = true", "shake = true is not a number"),
        ('flash = "bright"', 'flash = "bright" is not one of "softened", "full"'),
        ("text = 1.2", "text = 1.2 is not one of 1, 1.5, 2; 1 is used"),
        ("captions = 1", "captions = 1 is not true or false"),
        ("shaek = 0.5", '"shaek" is no setting; did you mean "shake"?'),
        ('[keys]\njump = ["spce"]', 'jump: "spce" is not on it; did you mean "space"?'),
        ('[keys]\njupm = ["space"]', '"jupm" is no action; did you mean "jump"?'),
        ("[pad]\njump = 3", "[pad] jump is no list of names"),
        ("keys = 3", "keys is no table"),
        ("shake = nan", "shake = nan is not a number"),
        (f"shake = 0x{'f' * 6000}", "shake = a number beyond all measure is not a number from 0 to 1"),
        (f'flash = "{"x" * 900}"', 'flash = "xxx'),
        ("shake 0.5", "line 2 is no TOML"),
        ('flash = "full', "line 2 is no TOML"),
        ('speed = "half', "line 2 is no TOML"),
        ('[pad]\njump = ["A", "B", "X", "Y", "LB", "RB", "back"]', "jump has 7 names, and 6 are the most"),
    ],
)
def test_a_bad_value_is_named_and_replaced_and_the_rest_is_kept(tmp_path, line, named):
    path = tmp_path / "settings.toml"
    path.write_text(f"contrast = true\n{line}\n")
    found = read_settings(path)
    assert len(found.remarks) == 1
    assert named in found.remarks[0]
    assert str(path) in found.remarks[0]
    assert found.settings == Settings(contrast=True)


def test_a_line_that_is_no_toml_takes_no_other_with_it(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('shake = 0.5\n<<<<\n[keys]\njump = ["k"]\ndash = \n[pad]\njump = ["Y"]\n')
    found = read_settings(path)
    assert [remark.partition(": ")[2].partition(" is no TOML")[0] for remark in found.remarks] == ["line 2", "line 5"]
    jump = next(binding for binding in found.settings.bindings if binding.name == "jump")
    assert (found.settings.shake, jump.keys, jump.pad) == (0.5, ("k",), ("Y",))


def test_a_line_written_twice_is_named_and_the_last_counts(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text("shake = 0.3\ncontrast = true\nshake = 0.4\n")
    found = read_settings(path)
    assert found.settings == Settings(shake=0.4, contrast=True)
    assert [remark.partition(": ")[2] for remark in found.remarks] == ["line 3 says shake once more; the last counts"]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfshake = 0.5\r\n", b"shake = 0.5 # caf\xe9\r\n"])
def test_what_other_editors_write_is_read(tmp_path, data):
    path = tmp_path / "settings.toml"
    path.write_bytes(data)
    assert read_settings(path) == (Settings(shake=0.5), ())


def test_a_file_full_of_nonsense_is_not_all_read_out(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text("what is this\n" * 900)
    assert len(read_settings(path).remarks) == MOST_REMARKS + 1


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_bytes(b"#" * 100_001)])
def test_what_cannot_be_read_at_all_is_named_and_can_be_laid_aside(tmp_path, make):
    path = tmp_path / "settings.toml"
    make(path)
    found = read_settings(path)
    assert found.settings == Settings()
    assert str(path) in found.remarks[0]
    lay_aside(path)
    assert (tmp_path / ASIDE).exists()
    assert not path.exists()


@given(st.binary(max_size=300))
def test_no_file_keeps_the_game_from_beginning(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes(data)
    assert isinstance(read_settings(path).settings, Settings)


@given(st.sampled_from(sorted(RULES)), st.integers(-30, 30))
def test_no_step_of_a_menu_leaves_what_is_allowed(name, by):
    rule = RULES[name]
    assert rule.problem(rule.stepped(getattr(Settings(), name), by)) == ""


def test_the_file_says_of_every_line_what_may_stand_there():
    for line in settings_text(Settings()).splitlines():
        if " = " in line and "[" not in line:
            assert "  # " in line
