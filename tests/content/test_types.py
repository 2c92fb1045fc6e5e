"""What Tiled is told about the kinds is what the kinds declare, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from maketomorrow.content.types import PROJECT, TEMPLATES, drift, enum_name, render_types, types_json, write_types
from maketomorrow.core.props import Kind, Prop
from maketomorrow.sim.catalogue import declarations

ROOT = Path(__file__).resolve().parents[2]
KINDS = declarations()


def project() -> dict[str, dict]:
    return {entry["name"]: entry for entry in json.loads(render_types()[PROJECT])["propertyTypes"]}


def test_the_committed_files_are_the_ones_the_declarations_give() -> None:
    assert drift(ROOT) == []


def test_writing_into_an_empty_folder_leaves_no_drift_and_a_second_time_touches_nothing(tmp_path: Path) -> None:
    assert len(write_types(tmp_path)) == len(render_types())
    assert drift(tmp_path) == []
    assert write_types(tmp_path) == []


def test_a_file_that_is_missing_changed_or_left_over_is_named(tmp_path: Path) -> None:
    write_types(tmp_path)
    (tmp_path / TEMPLATES / "crate.tx").unlink()
    (tmp_path / TEMPLATES / "door.tx").write_text("<template/>")
    (tmp_path / TEMPLATES / "dragon.tx").write_text("<template/>")
    complaints = "\n".join(drift(tmp_path))
    assert all(
        name in complaints for name in ("crate.tx is missing", "door.tx differs", "dragon.tx belongs to no kind")
    )
    write_types(tmp_path)
    assert drift(tmp_path) == []


def test_a_project_that_tiled_has_saved_in_its_own_order_is_no_drift(tmp_path: Path) -> None:
    write_types(tmp_path)
    saved = json.loads((tmp_path / PROJECT).read_text())
    saved["propertyTypes"].reverse()
    for entry in saved["propertyTypes"]:
        entry.get("members", []).reverse()
    (tmp_path / PROJECT).write_text(json.dumps(saved, indent=1))
    assert drift(tmp_path) == []


def test_a_default_that_somebody_changed_in_tiled_is_drift(tmp_path: Path) -> None:
    write_types(tmp_path)
    text = (tmp_path / PROJECT).read_text()
    (tmp_path / PROJECT).write_text(text.replace('"value": 5', '"value": 6'))
    assert len(drift(tmp_path)) == 1


def test_a_new_kind_moves_the_number_of_no_other_type(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: entry["id"] for name, entry in project().items()}
    newcomer = Kind("a_new_one", "object", "New.", "#ffffff", props=(Prop("looks", "enum", "a", "", choices=("a",)),))
    monkeypatch.setattr("maketomorrow.content.types.declarations", lambda: {"a_new_one": newcomer, **KINDS})
    after = {name: entry["id"] for name, entry in project().items()}
    assert set(after) - set(before) == {"a_new_one", "a_new_one_looks"}
    assert all(after[name] == number for name, number in before.items())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_a_class_with_its_defaults_and_a_template_of_its_size(kind: Kind) -> None:
    types = project()
    entry = types[kind.id]
    assert entry["useAs"] == ["object"]
    assert entry["color"].endswith(kind.colour[1:])
    members = {member["name"]: member for member in entry["members"]}
    assert list(members) == [prop.name for prop in kind.props]
    for prop in kind.props:
        assert members[prop.name]["value"] == (0 if prop.type == "object" else prop.default)
        if prop.type == "enum":
            assert members[prop.name]["propertyType"] == enum_name(kind.id, prop)
            assert tuple(types[enum_name(kind.id, prop)]["values"]) == prop.choices
    template = ElementTree.fromstring(render_types()[TEMPLATES / f"{kind.id}.tx"]).find("object")
    assert template is not None
    assert template.get("type") == kind.id
    assert (template.find("point") is not None) == (kind.outline == "point")
    if kind.outline == "rect":
        assert (template.get("width"), template.get("height")) == tuple(map(str, kind.size_px))


def test_f5_plays_the_map_at_hand_from_the_selected_object() -> None:
    (play,) = [c for c in json.loads(render_types()[PROJECT])["commands"] if c["shortcut"] == "F5"]
    assert play["saveBeforeExecute"] is True
    assert "play --map %mapfile --from %objectid" in play["arguments"]


def test_the_list_for_programs_has_every_kind_and_every_property() -> None:
    listed = {entry["id"]: [prop["name"] for prop in entry["properties"]] for entry in json.loads(types_json())}
    assert listed == {kind.id: [prop.name for prop in kind.props] for kind in KINDS.values()}
