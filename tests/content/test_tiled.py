"""What Tiled's features mean here: the ones pytmx leaves out or gets wrong among them."""

from __future__ import annotations

import base64
import gzip
import zlib
from array import array

import pytest
from level_files import FLOOR, SPAWN, TILES, TILESET, csv, layer, png, project, tmx, write_level

from maketomorrow.content.load import load_day
from maketomorrow.content.maps import Desk, MapFile, MapObject
from maketomorrow.content.scenery import ACROSS, DIAGONAL, DOWN, load_scenery
from maketomorrow.content.tiled import read_map
from maketomorrow.sim.plan import Cell

GUST = '<object id="2" name="gust" type="wind" x="16" y="16" width="32" height="32">{}</object>'


def read(tmp_path, text: str, **files) -> MapFile:
    day = write_level(tmp_path, **{"test/one.tmx": text, **files})
    desk = Desk.beside(day)
    file = read_map(day / "one.tmx", desk)
    assert not desk.complaints, [complaint.text() for complaint in desk.complaints]
    return file


def one(tmp_path, drawn: str, **files) -> MapObject:
    return read(tmp_path, tmx(objects=drawn), **files).objects[0]


def values(found: MapObject) -> dict:
    return {name: prop.value for name, prop in found.props.items()}


def test_layers_and_objects_keep_the_order_of_the_document(tmp_path):
    layers = (
        layer(FLOOR, "sky")
        + '<objectgroup id="4" name="early"><object id="7" type="place" x="8" y="64"><point/></object></objectgroup>'
        + f'<group id="5" name="back">{layer(FLOOR, "hills")}</group>'
        + layer(FLOOR)
    )
    file = read(tmp_path, tmx(layers=layers))
    assert [grid.name for grid in file.layers] == ["sky", "hills", "terrain"]
    assert [found.id for found in file.objects] == [7, 1]


def test_groups_pass_on_offset_opacity_tint_parallax_and_being_hidden(tmp_path):
    layers = (
        '<group id="5" name="back" offsetx="10.5" offsety="-3" opacity="0.5" tintcolor="#80ff0000">'
        '<group id="6" name="far" offsetx="2" visible="0" opacity="0.5"><group name="deep" parallaxx="0.5">'
        + layer(FLOOR, "hills", offsetx="1", opacity="0.5", tintcolor="#ffffff", parallaxx="0.5", parallaxy="0.25")
        + f'</group><objectgroup id="8" name="marks" offsety="1">{SPAWN}</objectgroup></group></group>'
    )
    file = read(tmp_path, tmx(objects="", layers=layers + layer(FLOOR)))
    hills, terrain = file.layers
    assert hills.groups == ("back", "far", "deep")
    assert hills.offset == (13.5, -3)
    assert hills.opacity == 0.125
    assert hills.parallax == (0.25, 0.25)
    assert hills.tint == (255, 0, 0, 128)
    assert not hills.visible
    assert file.objects[0].box[:2] == (40 + 12.5, 64 - 2)
    assert (terrain.visible, terrain.offset, terrain.opacity) == (True, (0, 0), 1)


def test_a_template_gives_what_its_instance_does_not_say(tmp_path):
    template = (
        '<template><object name="gust" type="wind" width="48" height="24"><properties>'
        '<property name="push" type="float" value="10"/><property name="on_ticks" type="int" value="5"/>'
        "</properties></object></template>"
    )
    drawn = (
        '<object id="2" template="../templates/gust.tx" x="5" y="6" height="32">'
        '<properties><property name="push" type="float" value="-20"/></properties></object>'
    )
    found = one(tmp_path, drawn, **{"templates/gust.tx": template})
    assert (found.name, found.kind, found.box) == ("gust", "wind", (5, 6, 48, 32))
    assert values(found) == {"push": -20.0, "on_ticks": 5}


def test_a_template_of_a_point_makes_points(tmp_path):
    template = '<template><object type="place"><point/></object></template>'
    found = one(tmp_path, '<object id="2" template="../templates/p.tx" x="5" y="6"/>', **{"templates/p.tx": template})
    assert (found.shape, found.box) == ("point", (5, 6, 0, 0))


def test_a_template_brings_its_own_tileset(tmp_path):
    template = (
        '<template><tileset firstgid="1" source="../tilesets/icons.tsx"/>'
        '<object gid="2147483650" width="16" height="16"/></template>'
    )
    icons = TILESET.replace('<tile id="1" type="up_45"/>', '<tile id="1" type="place"/>')
    found = one(
        tmp_path,
        '<object id="2" template="../templates/p.tx" x="32" y="64"/>',
        **{"templates/p.tx": template, "tilesets/icons.tsx": icons},
    )
    assert found.kind == "place"
    assert found.gid == 17 + 1
    assert found.flips == 1 << 31
    assert found.box == (32, 48, 16, 16)


def test_tile_objects_stand_where_their_tileset_aligns_them(tmp_path):
    drawn = '<object id="2" type="place" gid="1" x="32" y="64" width="16" height="32"/>'
    assert one(tmp_path, drawn).box == (32, 32, 16, 32)
    top = TILESET.replace('name="ground"', 'name="ground" objectalignment="top"')
    assert one(tmp_path, drawn, **{"tilesets/ground.tsx": top}).box == (24, 64, 16, 32)


def test_a_quarter_turn_about_its_corner_turns_a_box_and_a_polyline_exactly(tmp_path):
    turned = GUST.format("").replace('height="32"', 'height="8" rotation="90"')
    assert one(tmp_path, turned).box == (8, 16, 8, 32)
    line = '<object id="2" type="place" x="16" y="16" rotation="-90"><polyline points="0,0 8,0 8,-4"/></object>'
    assert one(tmp_path, line).points == ((16, 16), (16, 8), (12, 8))


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        ("<ellipse/>", "ellipse"),
        ("<point/>", "point"),
        ('<polygon points="0,0 8,0 8,8"/>', "polygon"),
        ('<polyline points="0,0 8,0 8,8"/>', "polyline"),
        ("<text>hm</text>", "text"),
        ("", "rect"),
    ],
)
def test_every_shape_stays_what_it_is(tmp_path, shape, name):
    found = one(tmp_path, f'<object id="2" type="place" x="16" y="16" width="9" height="9">{shape}</object>')
    assert found.shape == name


def test_class_and_type_both_name_the_class(tmp_path):
    for attribute in ("class", "type"):
        assert one(tmp_path, f'<object id="2" {attribute}="wind" x="0" y="0" width="9" height="9"/>').kind == "wind"


TYPES = [
    {
        "id": 1,
        "name": "mode",
        "type": "enum",
        "storageType": "string",
        "values": ["shut", "ajar"],
        "valuesAsFlags": False,
    },
    {
        "id": 2,
        "name": "days",
        "type": "enum",
        "storageType": "int",
        "values": ["mo", "tu", "we"],
        "valuesAsFlags": True,
    },
    {
        "id": 3,
        "name": "lock",
        "type": "class",
        "members": [
            {"name": "code", "type": "string", "value": "0000"},
            {"name": "mode", "type": "string", "propertyType": "mode", "value": "shut"},
        ],
    },
    {
        "id": 4,
        "name": "wind",
        "type": "class",
        "members": [
            {"name": "push", "type": "float", "value": 12},
            {"name": "on", "type": "int", "propertyType": "days", "value": 5},
            {"name": "lock", "type": "class", "propertyType": "lock", "value": {"code": "2212"}},
        ],
    },
]


def test_classes_in_classes_and_enums_have_the_defaults_of_the_project(tmp_path):
    found = one(tmp_path, GUST.format(""), **{"make-tomorrow.tiled-project": project(TYPES)})
    assert values(found)["push"] == 12
    assert values(found)["on"] == "mo,we"
    lock = found.props["lock"].value
    assert {name: prop.value for name, prop in lock.items()} == {"code": "2212", "mode": "shut"}


def test_what_the_object_says_goes_before_the_defaults_member_by_member(tmp_path):
    props = (
        '<properties><property name="lock" type="class" propertytype="lock"><properties>'
        '<property name="mode" propertytype="mode" value="ajar"/></properties></property>'
        '<property name="on" type="int" propertytype="days" value="2"/></properties>'
    )
    found = one(tmp_path, GUST.format(props), **{"make-tomorrow.tiled-project": project(TYPES)})
    assert values(found)["on"] == "tu"
    lock = found.props["lock"].value
    assert lock["mode"].value == "ajar"
    assert lock["code"].value == "0000"


@pytest.mark.parametrize("name", ["name", "x", "width", "type", "image", "parent", "__class__"])
def test_a_property_may_have_any_name(tmp_path, name):
    props = f'<properties><property name="{name}" value="hello"/></properties>'
    assert values(one(tmp_path, GUST.format(props)))[name] == "hello"


def test_a_text_of_several_lines_is_kept(tmp_path):
    props = '<properties><property name="says">one\ntwo</property></properties>'
    assert values(one(tmp_path, GUST.format(props)))["says"] == "one\ntwo"


def test_hostile_attributes_do_nothing(tmp_path):
    found = one(tmp_path, '<object id="2" type="place" x="1" y="2" parent="p" __class__="q" properties="r"/>')
    assert found.box == (1, 2, 0, 0)


@pytest.mark.parametrize("compression", ["", "zlib", "gzip"])
def test_base64_layers_hold_what_csv_layers_hold(tmp_path, compression):
    gids = array("I", [TILES[tile] for row in FLOOR for tile in row])
    pack = {"": bytes, "zlib": zlib.compress, "gzip": gzip.compress}[compression]
    data = base64.b64encode(pack(gids.tobytes())).decode()
    text = f'<data encoding="base64" compression="{compression}">\n {data}\n</data>'
    assert read(tmp_path, tmx(layers=layer(FLOOR, data=text))).layers[0].gids == gids


def test_a_layer_called_notes_is_nobodys_business(tmp_path):
    more = '<objectgroup id="8" name="notes"><object id="5" x="0" y="0"><text>move this</text></object></objectgroup>'
    assert len(read(tmp_path, tmx(more=more)).objects) == 1


# --- tiles as ground --------------------------------------------------------------------------

H, V, D = 1 << 31, 1 << 30, 1 << 29


def cells(tmp_path, gid: int, tileset: str = TILESET) -> tuple[int, list]:
    """The cell and the outline above the floor of one tile laid at column 3, row 3."""
    rows = csv(FLOOR).split(",")
    rows[3 * 8 + 3] = str(gid)
    text = tmx(layers=layer(FLOOR, data=f'<data encoding="csv">{",".join(rows)}</data>'))
    terrain = load_day(write_level(tmp_path, **{"test/one.tmx": text, "tilesets/ground.tsx": tileset})).terrain
    inside = [(x - 48, y - 48) for loop in terrain.outlines for x, y in loop[:-1] if 0 < x < 128 and 0 < y <= 64]
    return terrain.cell(3, 3), inside


@pytest.mark.parametrize(
    ("gid", "cell"),
    [
        (1, Cell.SOLID),
        (1 | H | V | D, Cell.SOLID),
        (2, Cell.UP_45),
        (2 | H, Cell.DOWN_45),
        (3 | H, Cell.UP_45),
        (2 | V, Cell.OTHER),
        (3 | D, Cell.OTHER),
        (2 | D, Cell.UP_45),
        (4 | H, Cell.ONEWAY),
        (6 | H, Cell.LADDER),
        (8, Cell.OTHER),
        (9, Cell.AIR),
    ],
)
def test_a_flipped_tile_is_the_cell_it_looks_like(tmp_path, gid, cell):
    assert cells(tmp_path, gid)[0] == cell


@pytest.mark.parametrize(("flips", "wall"), [(0, 8), (H, 8), (V, 8), (H | V, 8)])
def test_a_shape_of_ones_own_is_flipped_with_its_tile(tmp_path, flips, wall):
    found = cells(tmp_path, 8 | flips)[1]
    left = 0 if not flips & H else 8
    assert sorted(found) == sorted([(left, 0), (left + 8, 0), (left, 16), (left + wall, 16)])


def test_a_shape_turned_on_its_side_lies_on_its_side(tmp_path):
    assert sorted(cells(tmp_path, 8 | D)[1]) == [(0, 0), (0, 8), (16, 0), (16, 8)]


def test_a_rectangle_drawn_as_collision_over_the_whole_tile_is_solid(tmp_path):
    tileset = TILESET.replace('<polygon points="0,0 8,0 8,16 0,16"/>', "").replace(
        'id="1" x="0" y="0"', 'id="1" x="0" y="0" width="16" height="16"'
    )
    assert cells(tmp_path, 8, tileset)[0] == Cell.SOLID


def test_only_terrain_layers_are_ground_and_an_upper_one_covers_a_lower_one(tmp_path):
    pretty = layer(["#" * 8] * 5, "pretty")
    upper = layer(["........", "........", "........", "...=....", "........"], "ledges", **{"class": "terrain"})
    terrain = load_day(write_level(tmp_path, **{"test/one.tmx": tmx(layers=pretty + layer(FLOOR) + upper)})).terrain
    assert [terrain.cell(3, row) for row in range(5)] == [0, 0, 0, Cell.ONEWAY, Cell.SOLID]


# --- what is drawn ----------------------------------------------------------------------------


def test_scenery_has_flips_beside_the_numbers_and_leaves_hidden_layers_out(tmp_path):
    rows = csv(FLOOR).split(",")
    rows[0] = str(2 | H | D)
    rows[1] = str(2 | V)
    data = f'<data encoding="csv">{",".join(rows)}</data>'
    layers = (
        layer(FLOOR, "hidden", visible="0")
        + f'<group name="front">{layer(FLOOR, "leaves", data=data)}</group>'
        + layer(FLOOR)
    )
    (scenery,) = load_scenery(write_level(tmp_path, **{"test/one.tmx": tmx(layers=layers)}))
    leaves, terrain = scenery.layers
    assert (leaves.name, leaves.depth, terrain.depth) == ("leaves", "front", "ground")
    assert list(leaves.gids[:3]) == [2, 2, 0]
    assert list(leaves.flips[:3]) == [ACROSS | DIAGONAL, DOWN, 0]
    assert terrain.flips == b""
    (picture,) = scenery.tilesets
    assert (picture.first_gid, picture.columns, picture.tile_count) == (1, 8, 16)
    assert picture.image.read_bytes() == png()


def test_a_picture_lies_where_it_stands_among_the_layers_and_is_seen_in_its_room(tmp_path):
    def sky(name: str, more: str = "") -> str:
        image = '<image source="../tilesets/ground.png" width="128" height="32"/>'
        return f'<imagelayer name="{name}">{image}{more}</imagelayer>'

    room = '<properties><property name="within" value="16, 0, 64, 48"/></properties>'
    layers = (
        sky("far", room)
        + layer(["#" * 8] * 5, "wall")
        + sky("poster")
        + layer(FLOOR)
        + sky("gleam")
        + f'<group name="front">{sky("pipe")}</group>'
    )
    world = '{"maps": [{"fileName": "one.tmx", "x": 320, "y": -160}], "type": "world"}'
    (scenery,) = load_scenery(write_level(tmp_path, **{"test/one.tmx": tmx(layers=layers), "test/test.world": world}))
    depths = [(picture.name, picture.depth) for picture in scenery.backdrops]
    assert depths == [("far", "far"), ("poster", "back"), ("gleam", "ground"), ("pipe", "front")]
    assert [picture.within for picture in scenery.backdrops] == [(336, -160, 64, 48), None, None, None]


def test_camera_regions_lie_where_their_map_lies(tmp_path):
    camera = '<object id="2" type="camera" x="0" y="0" width="64" height="48"/>'
    world = '{"maps": [{"fileName": "one.tmx", "x": 320, "y": -160}], "type": "world"}'
    day = write_level(tmp_path, **{"test/one.tmx": tmx(objects=SPAWN + camera), "test/test.world": world})
    assert load_scenery(day)[0].cameras == ((320, -160, 64, 48),)
