"""Small level folders, written as Tiled writes them, for tests to break in one place each."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

TILES = {".": 0, "#": 1, "/": 2, "\\": 3, "=": 4, "h": 5, "H": 6, "~": 7, "?": 8, ",": 9}
"""A drawn tile -> its number in the tileset below, plus one."""

TILESET = """<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.11.0" name="ground" tilewidth="16" tileheight="16" tilecount="16" columns="8">
 <image source="ground.png" width="128" height="32"/>
 <tile id="0" type="solid"/>
 <tile id="1" type="up_45"/>
 <tile id="2" type="down_45"/>
 <tile id="3" type="oneway"/>
 <tile id="4" type="ladder_top"/>
 <tile id="5" type="ladder"/>
 <tile id="6" type="water"/>
 <tile id="7">
  <objectgroup draworder="index">
   <object id="1" x="0" y="0"><polygon points="0,0 8,0 8,16 0,16"/></object>
  </objectgroup>
 </tile>
 <tile id="8" type="air"/>
</tileset>
"""

FLOOR = ["........", "........", "........", "........", "########"]
SPAWN = '<object id="1" name="bed" type="spawn" x="40" y="64"><point/>{}</object>'.format(
    '<properties><property name="id" value="bed"/></properties>'
)

DAY = """format = 1
id = "test"
seed = 7
starts = "07:03"
night = "19:03"
waking = "bed"
world = "test.world"

[hours]
burst = "09:30"
"""


def png(width: int = 128, height: int = 32) -> bytes:
    """A black PNG, or the first lines of one that is too large to write."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" * (width + 1)) * (height if width * height < 1 << 20 else 1)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def csv(rows: list[str]) -> str:
    return ",\n".join(",".join(str(TILES[tile]) for tile in row) for row in rows)


def layer(rows: list[str], name: str = "terrain", data: str | None = None, **attributes: str) -> str:
    extra = "".join(f' {key}="{value}"' for key, value in attributes.items())
    data = data if data is not None else f'<data encoding="csv">\n{csv(rows)}\n</data>'
    return f'<layer id="1" name="{name}" width="{len(rows[0])}" height="{len(rows)}"{extra}>{data}</layer>'


def tmx(
    rows: list[str] | None = None,
    objects: str = SPAWN,
    layers: str | None = None,
    tilesets: str = '<tileset firstgid="1" source="../tilesets/ground.tsx"/>',
    more: str = "",
    **attributes: str,
) -> str:
    rows = rows or FLOOR
    head = {
        "version": "1.10",
        "tiledversion": "1.11.0",
        "orientation": "orthogonal",
        "renderorder": "right-down",
        "width": str(len(rows[0])),
        "height": str(len(rows)),
        "tilewidth": "16",
        "tileheight": "16",
        "infinite": "0",
        **attributes,
    }
    written = " ".join(f'{key}="{value}"' for key, value in head.items())
    inside = layers if layers is not None else layer(rows)
    group = f'<objectgroup id="9" name="things">{objects}</objectgroup>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<map {written}>{tilesets}{inside}{group}{more}</map>'


def world(*maps: tuple[str, int, int]) -> str:
    entries = [{"fileName": name, "x": x, "y": y} for name, x, y in maps]
    return json.dumps({"maps": entries, "onlyShowAdjacentMaps": False, "type": "world"})


def project(property_types: list[dict] | None = None) -> str:
    return json.dumps({"propertyTypes": property_types or []})


def write_level(root: Path, **files: str | bytes) -> Path:
    """A folder ``levels`` with one day, "test", of one map, "one"; ``files`` replace or add to it. Answers the day.

    Names are paths below ``levels/``.
    """
    levels = root / "levels"
    wanted: dict[str, str | bytes] = {
        "make-tomorrow.tiled-project": project(),
        "tilesets/ground.tsx": TILESET,
        "tilesets/ground.png": png(),
        "test/day.toml": DAY,
        "test/test.world": world(("one.tmx", 0, 0)),
        "test/one.tmx": tmx(),
        "test/text/en.toml": '[area]\none = "One"\n[do]\nopen = "Open"\n',
    }
    wanted.update(files)
    for name, data in wanted.items():
        path = levels / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return levels / "test"
