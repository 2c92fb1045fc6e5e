"""Whatever is wrong with a designer's file, the answer is a sentence that names the file and the place."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from level_files import DAY, FLOOR, SPAWN, TILESET, csv, layer, png, tmx, world, write_level

from maketomorrow.content.check import REFUSED, check, run_check
from maketomorrow.content.load import load_day
from maketomorrow.content.text import Texts
from maketomorrow.core.errors import LevelError

MAP, WORLD, DAY_FILE, WORDS = "test/one.tmx", "test/test.world", "test/day.toml", "test/text/en.toml"

DRONE = '<object id="2" name="west gate" type="{}" x="72" y="64"><point/></object>'
WIND = '<object id="3" name="gust" type="wind" x="0" y="0" width="32" height="32"><properties>{}</properties></object>'
SKY = (
    '<imagelayer id="5" name="sky"><image source="../tilesets/ground.png" width="128" height="32"/>'
    "<properties>{}</properties></imagelayer>"
)
BOMB = base64.b64encode(zlib.compress(bytes(100_000_000), 9)).decode()


def prop(name: str, kind: str, value: object) -> str:
    return f'<property name="{name}" type="{kind}" value="{value}"/>'


BAD_MAPS = {
    "truncated": (tmx()[:400], ["one.tmx", "line"]),
    "another kind of file": (TILESET, ["one.tmx", "tileset"]),
    "empty": ("", ["one.tmx"]),
    "not utf-8": (tmx().encode("utf-16"), ["one.tmx", "UTF-8"]),
    "a number that is none": (tmx(width="wide"), ["one.tmx", "width", "wide"]),
    "no size": (tmx(width="0"), ["width", "0"]),
    "a negative size": (tmx(height="-5"), ["height", "-5"]),
    "huge": (tmx(width="1000000"), ["width", "1000000"]),
    "entities": ('<!DOCTYPE map [<!ENTITY a "aaaa">]>' + tmx()[39:], ["one.tmx", "document type"]),
    "infinite": (tmx(infinite="1"), ["infinite", "Map Properties"]),
    "isometric": (tmx(orientation="isometric"), ["isometric", "orthogonal"]),
    "another version": (tmx(version="2.0"), ["one.tmx", "version", "2.0"]),
    "a parallax origin": (tmx(parallaxoriginx="8"), ["parallaxoriginx"]),
    "a blend mode": (tmx(layers=layer(FLOOR, mode="multiply")), ["terrain", "multiply"]),
    "two layers of one name": (tmx(layers=layer(FLOOR) * 2), ["terrain", "two layers"]),
    "things with parallax": (
        tmx(more='<objectgroup name="far" parallaxx="0.5"><object id="5" type="place" x="8" y="64"/></objectgroup>'),
        ["far", "parallax"],
    ),
    "another tile size": (tmx(tilewidth="32"), ["tilewidth", "16"]),
    "short data": (tmx(layers=layer(FLOOR, data='<data encoding="csv">1,2,3</data>')), ["terrain", "3 tiles", "40"]),
    "data of words": (tmx(layers=layer(FLOOR, data='<data encoding="csv">a,b</data>')), ["terrain", "CSV"]),
    "a negative tile": (
        tmx(layers=layer(FLOOR, data=f'<data encoding="csv">-1,{csv(FLOOR)[2:]}</data>')),
        ["terrain", "CSV"],
    ),
    "XML data": (tmx(layers=layer(FLOOR, data="<data><tile gid='1'/></data>")), ["terrain", "XML", "CSV"]),
    "no data": (tmx(layers=layer(FLOOR, data="")), ["terrain", "no tile data"]),
    "zstd": (
        tmx(layers=layer(FLOOR, data='<data encoding="base64" compression="zstd">KLUv</data>')),
        ["terrain", "zstd", "CSV"],
    ),
    "broken base64": (
        tmx(layers=layer(FLOOR, data='<data encoding="base64" compression="zlib">@@</data>')),
        ["terrain", "base64"],
    ),
    "a zlib bomb": (
        tmx(layers=layer(FLOOR, data=f'<data encoding="base64" compression="zlib">{BOMB}</data>')),
        ["terrain", "unpacks to more bytes", "160"],
    ),
    "chunks": (
        tmx(layers=layer(FLOOR, data='<data encoding="csv"><chunk x="0" y="0">1</chunk></data>')),
        ["terrain", "chunks", "Infinite"],
    ),
    "a tile of no tileset": (
        tmx(layers=layer(FLOOR, data=f'<data encoding="csv">{csv(FLOOR)[:-1]}99</data>')),
        ["terrain", "tile (7, 4)", "99"],
    ),
    "a tile that is nothing to walk on": (
        tmx(layers=layer(FLOOR, data=f'<data encoding="csv">{csv(FLOOR)[:-1]}12</data>')),
        ["terrain", "tile (7, 4)", "tile 11 of ground", "no class"],
    ),
    "an image layer without a picture": (tmx(more='<imagelayer id="5" name="sky"/>'), ["sky", "no picture"]),
    "an image layer whose picture lies elsewhere": (
        tmx(more='<imagelayer id="5" name="sky"><image source="../../../x.png" width="8" height="8"/></imagelayer>'),
        ["sky", "leads outside"],
    ),
    "an image layer of another size": (tmx(more=SKY.replace('width="128"', 'width="64"')), ["sky", "128 x 32"]),
    "a picture that is to begin at no hour": (
        tmx(more=SKY.format('<property name="from" value="noon"/>')),
        ["sky", "from", "noon", "HH:MM"],
    ),
    "a picture seen in no box": (
        tmx(more=SKY.format('<property name="within" value="64, 448"/>')),
        ["sky", "within", "64, 448", "four numbers"],
    ),
    "a picture with a property of no picture": (
        tmx(more=SKY.format('<property name="additiv" value="true"/>')),
        ["sky", "additiv", '"additive"?'],
    ),
    "no ground": (tmx(layers=layer(FLOOR, name="pretty")), ["no ground", "terrain"]),
    "ground off the grid": (tmx(layers=layer(FLOOR, offsetx="3")), ["terrain", "Offset"]),
    "a misspelt class": (tmx(objects=SPAWN + DRONE.format("dronee")), ["2", "west gate", "dronee", '"drone"?']),
    "no class": (tmx(objects=SPAWN + DRONE.format("")), ["west gate", "no class"]),
    "two objects with one number": (tmx(objects=SPAWN + SPAWN), ["object 1", "same id"]),
    "two objects with one id": (tmx(objects=SPAWN + SPAWN.replace('id="1"', 'id="4"')), ["object 4", "bed"]),
    "an object nowhere": (tmx(objects=SPAWN.replace('x="40"', 'x="nan"')), ["object 1", "nan"]),
    "an object at the end of the universe": (tmx(objects=SPAWN.replace('x="40"', 'x="1e300"')), ["object 1", "1e300"]),
    "a shape nobody knows": (tmx(objects=SPAWN.replace("<point/>", "<star/>")), ["object 1", "star"]),
    "a region drawn as a point": (
        tmx(objects=SPAWN + '<object id="3" name="gust" type="wind" x="0" y="0"><point/></object>'),
        ["gust", "point", "rectangle"],
    ),
    "a region without a size": (
        tmx(objects=SPAWN + '<object id="3" name="gust" type="wind" x="0" y="0"/>'),
        ["gust", "0 x 0"],
    ),
    "a turned region": (
        tmx(objects=SPAWN + WIND.format("").replace('height="32"', 'height="32" rotation="30"')),
        ["gust", "turned", "Rotation"],
    ),
    "a property out of range": (tmx(objects=SPAWN + WIND.format(prop("push", "float", 999))), ["gust", "push", "120"]),
    "a property of another type": (tmx(objects=SPAWN + WIND.format(prop("push", "string", "a"))), ["push", "float"]),
    "a property that is no number": (tmx(objects=SPAWN + WIND.format(prop("push", "float", "x"))), ["push", '"x"']),
    "a misspelt property": (tmx(objects=SPAWN + WIND.format(prop("puhs", "float", 1))), ["puhs", '"push"?']),
    "a code that is none": (
        tmx(objects=SPAWN + WIND.replace('"wind"', '"keypad"').format(prop("code", "string", "22a"))),
        ["gust", "code", "22a", "Four digits"],
    ),
    "a list": (tmx(objects=SPAWN + WIND.format(prop("push", "list", 1))), ["push", "list", "not supported"]),
    "an enum nobody declared": (
        tmx(objects=SPAWN + WIND.format('<property name="push" propertytype="Force" value="x"/>')),
        ["push", "Force", "tiled-project"],
    ),
    "a missing tileset": (
        tmx(tilesets='<tileset firstgid="1" source="../tilesets/grund.tsx"/>'),
        ["one.tmx", "grund.tsx", "does not exist"],
    ),
    "a tileset outside": (
        tmx(tilesets='<tileset firstgid="1" source="../../../../etc/passwd.tsx"/>'),
        ["one.tmx", "outside"],
    ),
    "an absolute tileset": (tmx(tilesets='<tileset firstgid="1" source="/etc/passwd"/>'), ["one.tmx", "/etc/passwd"]),
    "a tileset on a disk": (tmx(tilesets='<tileset firstgid="1" source="C:\\x.tsx"/>'), ["one.tmx", "relative"]),
    "tilesets over one another": (
        tmx(tilesets='<tileset firstgid="1" source="../tilesets/ground.tsx"/>' * 2),
        ["ground", "same tile numbers"],
    ),
    "a missing template": (
        tmx(objects=SPAWN + '<object id="2" name="crate" template="../templates/crat.tx" x="0" y="0"/>'),
        ["object 2", "crat.tx", "does not exist"],
    ),
    "groups without end": (tmx(layers="<group>" * 50 + layer(FLOOR) + "</group>" * 50), ["groups", "deep"]),
}

BAD_WORLDS = {
    "missing": (None, ["test.world", "no such file"]),
    "truncated": (world(("one.tmx", 0, 0))[:30], ["test.world", "world"]),
    "not utf-8": (b"\xff\xfe{}", ["test.world", "UTF-8"]),
    "a list": ("[]", ["test.world"]),
    "words for numbers": (world(("one.tmx", 0, 0)).replace('"x": 0', '"x": "left"'), ["test.world", "x"]),
    "no map": (world(), ["test.world", "0 maps"]),
    "a map that is not there": (world(("one.tmx", 0, 0), ("two.tmx", 0, 800)), ["two.tmx", "does not exist"]),
    "a map outside": (world(("../../../one.tmx", 0, 0)), ["test.world", "outside"]),
    "off the grid": (world(("one.tmx", 8, 0)), ["test.world", "one.tmx", "x = 8"]),
    "far away": (world(("one.tmx", 1 << 40, 0)), ["test.world", "one.tmx"]),
    "the same map twice": (world(("one.tmx", 0, 0), ("one.tmx", 800, 0)), ["one.tmx", "twice"]),
    "patterns": (json.dumps({"maps": [], "patterns": [{"regexp": "x"}], "type": "world"}), ["patterns"]),
    "no world": (json.dumps({"maps": [], "type": "zoo"}), ["zoo"]),
    "huge": (world(("one.tmx", 0, 0)) + " " * (2 << 20), ["test.world", "large"]),
    "a size it does not have": (
        world(("one.tmx", 0, 0)).replace('"x": 0', '"width": 640, "height": 80, "x": 0'),
        ["one.tmx", "128 x 80", "640"],
    ),
    "deeper than anything": ("[" * 100_000, ["test.world"]),
}

BAD_DAYS = {
    "missing": (None, ["day.toml", "no such file"]),
    "truncated": (DAY[:30], ["day.toml"]),
    "no TOML": ("seed = = 3", ["day.toml", "TOML"]),
    "not utf-8": (DAY.encode() + b'# \xe9"', ["day.toml", "line 11", "UTF-8"]),
    "another version": (DAY.replace("format = 1", "format = 2"), ["day.toml", "format 2"]),
    "a word for a number": (DAY.replace("seed = 7", 'seed = "lucky"'), ["day.toml", "seed"]),
    "a misspelt field": (DAY.replace("waking", "wakng"), ["day.toml", "wakng", '"waking"?']),
    "a field is missing": (DAY.replace('world = "test.world"', ""), ["day.toml", "world"]),
    "an hour that is none": (DAY.replace("09:30", "25:99"), ["day.toml", "hours.burst", "25:99"]),
    "night before morning": (DAY.replace("19:03", "06:00"), ["day.toml", "night", "07:03"]),
    "nobody's bed": (DAY.replace('"bed"', '"bad"'), ["day.toml", "bad", '"bed"?']),
    "a home that is nowhere": (DAY.replace("seed", 'home = "bad"\nseed'), ["the home of its people", "bad"]),
    "a home that is no place": (DAY.replace("seed", 'home = "bed"\nseed'), ["day.toml", "bed", "a spawn"]),
    "a number out of range": (DAY.replace("seed = 7", "seed = -7"), ["day.toml", "seed", "-7"]),
    "a world outside": (DAY.replace("test.world", "../../../x.world"), ["day.toml", "outside"]),
    "words outside": (DAY.replace("seed", 'text = "../../en"\nseed'), ["day.toml", "../../en"]),
    "a world that is not there": (DAY.replace("test.world", "x.world"), ["x.world", "no such file"]),
    "huge": (DAY + "#" * (2 << 20), ["day.toml", "large"]),
    "a brood of ghosts": (DAY + '[[broods]]\npoint = "B1"\nkinds = ["drome"]\n', ["B1", "drome", '"drone"?']),
    "a brood without a point": (DAY + '[[broods]]\npoint = "B1"\nkinds = ["drone"]\n', ["B1", "no map"]),
}

BAD_WORDS = {
    "missing": (None, ["en.toml", "no such file"]),
    "truncated": ('[area]\none = "On', ["en.toml", "TOML"]),
    "not utf-8": (b'[area]\none = "\xe9"', ["en.toml", "line 2", "UTF-8"]),
    "a number": ("[area]\none = 1", ["en.toml", "area.one", "no text"]),
    "a list": ('[area]\none = ["One"]', ["en.toml", "area.one"]),
    "the same text twice": ('[area]\none = "One"\none = "Eins"', ["en.toml", "TOML"]),
    "half a slot": ('[area]\none = "One {"', ["en.toml", "area.one", "slot"]),
    "a control character": ('[area]\none = "One\\u0007"', ["en.toml", "area.one", "control"]),
    "an essay": (f'[area]\none = "{"o" * 500}"', ["en.toml", "area.one", "500"]),
    "huge": ("#" * (2 << 20), ["en.toml", "large"]),
    "an area's name is missing": ('[area]\nome = "One"', ["area.one", '"area.ome"?']),
}


def break_file(root: Path, name: str, data: str | bytes | None) -> Path:
    """A level with one file replaced, or taken away."""
    day = write_level(root, **({} if data is None else {name: data}))
    if data is None:
        (root / "levels" / name).unlink()
    return day


def says(complaints: list, words: list[str]) -> bool:
    texts = [complaint.text().lower() for complaint in complaints]
    return any(all(word.lower() in text for word in words) for text in texts)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param(name, data, words, id=f"{name.split('/')[-1]}: {way}")
        for name, ways in ((MAP, BAD_MAPS), (WORLD, BAD_WORLDS), (DAY_FILE, BAD_DAYS))
        for way, (data, words) in ways.items()
    ],
)
def test_a_bad_file_is_refused_with_a_sentence_and_never_a_traceback(tmp_path, name, data, words):
    day = break_file(tmp_path, name, data)
    with pytest.raises(LevelError) as refused:
        load_day(day)
    assert "\n" not in str(refused.value)
    found = check([day])
    assert says(found, words), [complaint.text() for complaint in found]


@pytest.mark.parametrize(("data", "words"), [pytest.param(*rest, id=way) for way, rest in BAD_WORDS.items()])
def test_bad_words_are_complained_about_with_file_and_key(tmp_path, data, words):
    day = break_file(tmp_path, WORDS, data)
    found = check([day])
    assert says(found, words), [complaint.text() for complaint in found]


def test_bad_words_are_a_sentence_for_who_loads_them(tmp_path):
    day = break_file(tmp_path, WORDS, "[area")
    with pytest.raises(LevelError, match=r"en\.toml.*TOML"):
        Texts.load(day / "text" / "en.toml")


def test_everything_that_is_wrong_is_listed_at_once(tmp_path):
    objects = SPAWN + DRONE.format("dronee") + WIND.format(prop("push", "float", 999) + prop("puhs", "float", 1))
    day = write_level(tmp_path, **{MAP: tmx(objects=objects), WORDS: "", DAY_FILE: DAY.replace("09:30", "9 h")})
    found = check([day])
    assert all(says(found, [word]) for word in ("dronee", "999", "puhs", "area.one", "9 h"))


def test_a_map_nobody_can_read_does_not_hide_what_is_wrong_with_the_others(tmp_path):
    day = write_level(
        tmp_path,
        **{
            WORLD: world(("one.tmx", 0, 0), ("two.tmx", 0, 80)),
            MAP: "<map",
            "test/two.tmx": tmx(objects=DRONE.format("dronee")),
        },
    )
    found = check([day])
    assert says(found, ["one.tmx", "XML"])
    assert says(found, ["two.tmx", "dronee"])
    assert not says(found, ['"bed"']), [one.text() for one in found]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("name", [MAP, WORLD, DAY_FILE, WORDS, "tilesets/ground.tsx", "tilesets/ground.png"])
def test_a_pipe_is_refused_and_nobody_waits_for_it(tmp_path, name):
    day = break_file(tmp_path, name, None)
    os.mkfifo(tmp_path / "levels" / name)
    assert says(check([day]), ["not a regular file"])


@pytest.mark.parametrize("name", [MAP, WORLD, DAY_FILE, WORDS, "tilesets/ground.tsx", "tilesets/ground.png"])
def test_a_folder_in_place_of_a_file_is_refused(tmp_path, name):
    day = break_file(tmp_path, name, None)
    (tmp_path / "levels" / name).mkdir()
    assert says(check([day]), ["not a regular file"])


@pytest.mark.parametrize(
    ("tileset", "picture", "words"),
    [
        (TILESET.replace('width="128"', 'width="1000000000"'), png(), ["1000000000", "8192"]),
        (TILESET, png(1_000_000_000, 1), ["ground.png", "1000000000"]),
        (TILESET, b"GIF89a", ["ground.png", "PNG"]),
        (TILESET, None, ["ground.png", "no such file"]),
        (TILESET.replace("ground.png", "../../../x.png"), png(), ["outside"]),
        (TILESET.replace('tilecount="16"', 'tilecount="4000"'), png(), ["4000", "16"]),
        (TILESET.replace('name="ground"', 'name="ground" spacing="1"'), png(), ["spacing"]),
        (TILESET.replace('type="up_45"', 'type="up_54"'), png(), ["one.tmx", "up_54", '"up_45"?']),
        (TILESET.replace("8,16 0,16", "8,16 0,99"), png(), ["tile 7", "out of its tile"]),
        (TILESET.replace("0,0 8,0 8,16 0,16", "0,0 16,16 16,0 0,16"), png(), ["tile 7", "crosses itself"]),
        (TILESET.replace("<polygon points=", "<ellipse x="), png(), ["tile 7", "no polygon"]),
        (TILESET[:200], png(), ["ground.tsx", "XML"]),
    ],
)
def test_a_bad_tileset_is_named_with_what_is_wrong(tmp_path, tileset, picture, words):
    rows = [*FLOOR[:3], "./......", "?#######"]
    files = {"tilesets/ground.tsx": tileset, MAP: tmx(rows), "tilesets/ground.png": picture or b""}
    day = write_level(tmp_path, **files)
    if picture is None:
        (tmp_path / "levels/tilesets/ground.png").unlink()
    found = check([day])
    assert says(found, words), [complaint.text() for complaint in found]


@pytest.mark.parametrize(
    "data",
    ["", "{", "[]", '{"propertyTypes": 3}', '{"propertyTypes": [{"name": "a", "type": "class", "members": [{}]}]}']
    + [
        '{"propertyTypes": [{"name": "a", "type": "class", "members":'
        ' [{"name": "m", "type": "class", "propertyType": "a", "value": {}}]}]}'
    ],
)
def test_a_bad_project_file_is_refused(tmp_path, data):
    day = write_level(tmp_path, **{"make-tomorrow.tiled-project": data})
    with pytest.raises(LevelError, match=r"make-tomorrow\.tiled-project"):
        load_day(day)


def test_a_link_that_leads_outside_is_no_way_out(tmp_path):
    (tmp_path / "secret.tsx").write_text(TILESET)
    day = break_file(tmp_path, "tilesets/ground.tsx", None)
    (tmp_path / "levels/tilesets/ground.tsx").symlink_to(tmp_path / "secret.tsx")
    assert says(check([day]), ["outside"])


def test_check_answers_two_for_what_cannot_be_read_and_writes_json_a_line_each(tmp_path):
    day = write_level(tmp_path, **{MAP: tmx(infinite="1")})
    out = io.StringIO()
    assert run_check([day], as_json=True, out=out) == REFUSED
    (line,) = [json.loads(line) for line in out.getvalue().splitlines()]
    assert line["file"] == "levels/test/one.tmx"
    assert line["refused"] is True


WHOLE = {
    MAP: tmx(objects=SPAWN + WIND.format(prop("push", "float", 3)) + DRONE.format("drone")),
    WORLD: world(("one.tmx", 0, 0)),
    DAY_FILE: DAY,
    "tilesets/ground.tsx": TILESET,
}
JUNK = ["", "-1", "1e999", "nan", "9" * 50, "9" * 5000, "..", "/etc/passwd", "4294967295", "<", "&amp;", "{}", "[", '"']


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_a_day_with_anything_replaced_by_junk_is_read_or_refused(data):
    name = data.draw(st.sampled_from(sorted(WHOLE)))
    text = WHOLE[name]
    spans = [match.span() for match in re.finditer(r'(?<=")[^"]*(?=")|\b\d+\b|<[a-z]+', text)]
    start, end = data.draw(st.sampled_from(spans))
    broken = text[:start] + data.draw(st.sampled_from(JUNK)) + text[end:]
    with tempfile.TemporaryDirectory() as folder:
        day = write_level(Path(folder), **{**WHOLE, name: broken})
        with suppress(LevelError):
            load_day(day)
        assert all(len(complaint.sentence()) < 1200 for complaint in check([day]))
