"""A tile layer's data, CSV or base64, as an array of tile numbers."""

from __future__ import annotations

import base64
import binascii
import zlib
from array import array
from xml.etree import ElementTree

import msgspec

from maketomorrow.content.complaints import Place


def decode(data: ElementTree.Element | None, count: int, place: Place) -> array[int]:
    """The gids of a layer. Raises LevelError, naming Tiled's setting, for formats that are not read."""
    if data is None:
        raise place.refuse("it has no tile data")
    if data.find("chunk") is not None:
        raise place.refuse("it is cut into chunks, as infinite maps are", do="clear Infinite in Map, Map Properties")
    encoding, text = data.get("encoding"), (data.text or "").strip()
    setting = "set Tile Layer Format to CSV in Map, Map Properties"
    if encoding == "csv":
        try:
            gids = array("I", msgspec.json.decode(f"[{text}]", type=list[int]))
        except (msgspec.MsgspecError, OverflowError):
            raise place.refuse("its tile data is not a list of tile numbers", "CSV", setting) from None
    elif encoding == "base64":
        gids = array("I")
        gids.frombytes(_unpacked(text, data.get("compression", ""), count * 4, place, setting))
        if gids.itemsize != 4 or array("H", b"\1\0")[0] != 1:  # pragma: no cover  (no such machine is played on)
            raise place.refuse("base64 cannot be read on this machine", "CSV", setting)
    else:
        raise place.refuse(f"its tile data is {encoding or 'XML'}", "CSV, or base64 with zlib or gzip", setting)
    if len(gids) != count:
        raise place.refuse(f"it has {len(gids)} tiles and should have {count}", do="open the map in Tiled and save it")
    return gids


def _unpacked(text: str, compression: str, size: int, place: Place, setting: str) -> bytes:
    """Base64 data of exactly ``size`` bytes once unpacked; never unpacks much more than that."""
    if compression not in ("", "zlib", "gzip"):
        raise place.refuse(f"its compression {compression} is not supported", "CSV, zlib or gzip", setting)
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
        if compression:
            unpacker = zlib.decompressobj(47)  # 47: a zlib or a gzip head, whichever is there
            data = unpacker.decompress(data, size + 4)
    except (binascii.Error, ValueError, zlib.error) as problem:
        raise place.refuse(f"its base64 data is broken ({problem})", do="open the map in Tiled and save it") from None
    if len(data) != size:
        more = "more" if len(data) > size else f"{len(data)}"
        raise place.refuse(f"its data unpacks to {more} bytes and should to {size}", do="save the map again in Tiled")
    return data
