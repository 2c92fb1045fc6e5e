"""The files a day is read from: inside the level folders, regular, not too large, remembered for the digest."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from xml.etree import ElementTree

from maketomorrow.content.complaints import Place
from maketomorrow.core.errors import LevelError
from maketomorrow.core.files import read_bytes, read_text

PROJECT = "make-tomorrow.tiled-project"
SHIPPED_LEVELS = Path(__file__).resolve().parents[3] / "levels"


@dataclass(frozen=True)
class Limits:
    """What is read at most: far above anything drawn by hand, far below what hurts."""

    xml_bytes: int = 16 << 20
    text_bytes: int = 1 << 20
    map_side: int = 4096  # tiles
    map_tiles: int = 4 << 20  # a layer
    world_tiles: int = 16 << 20  # the rectangle around all maps
    layers: int = 200
    objects: int = 20_000  # a map
    points: int = 4096  # of one polygon or polyline
    path_letters: int = 200
    depth: int = 32  # groups in groups
    picture_side: int = 8192  # px
    picture_bytes: int = 16 << 20


LIMITS = Limits()


class Sources:
    """Reads files below ``levels`` and ``assets`` and keeps their text for the plan's digest.

    A map outside any project folder is a root of its own: it may use what lies beside it and
    what is shipped.
    """

    def __init__(self, beside: Path) -> None:
        folder = beside if beside.is_dir() else beside.parent
        self.home = folder.resolve()
        for above in (self.home, *self.home.parents):
            if (above / PROJECT).is_file():
                self.home = above
                break
        own = (self.home, self.home.parent / "assets") if (self.home / PROJECT).is_file() else (self.home,)
        self.roots: tuple[Path, ...] = (*own, SHIPPED_LEVELS, SHIPPED_LEVELS.parent / "assets")
        self._texts: dict[Path, str] = {}
        self._paths: dict[tuple[Path, str], Path] = {}  # a real path costs more than all else about an object

    @property
    def project(self) -> Path:
        """The Tiled project of these files: their own, else the shipped one."""
        own = self.home / PROJECT
        return own if own.is_file() else SHIPPED_LEVELS / PROJECT

    def label(self, path: Path) -> str:
        """A path as messages show it: below the folder that holds ``levels``, or as it is."""
        try:
            return path.resolve().relative_to(self.home.parent).as_posix()
        except ValueError:
            return str(path)

    def text(self, path: Path, most_bytes: int = LIMITS.text_bytes) -> str:
        """The text of a file, once read and remembered. Raises LevelError."""
        path = path.resolve()
        if path not in self._texts:
            try:
                self._texts[path] = read_text(path, most_bytes, LevelError).removeprefix("\ufeff")
            except LevelError as problem:
                raise LevelError(self.label(path), problem.complaint) from None
        return self._texts[path]

    def xml(self, path: Path, root: str) -> ElementTree.Element:
        """The tree of an XML file whose outermost element is ``root``. Raises LevelError.

        Documents that declare entities are refused: a few lines of them can unfold to gigabytes.
        """
        text = self.text(path, LIMITS.xml_bytes)
        label = self.label(path)
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise LevelError(label, "declares a document type; Tiled never does, so it is not read. Save it from Tiled")
        try:
            tree = ElementTree.fromstring(text)
        except ElementTree.ParseError as problem:
            line, column = problem.position
            raise LevelError(
                label, f"line {line}, column {column + 1} is not XML ({_reason(problem)}); save it from Tiled again"
            ) from None
        if tree.tag != root:
            raise LevelError(label, f'is a Tiled "{tree.tag}", and a "{root}" is wanted here')
        return tree

    def inside(self, base: Path, source: str, place: Place) -> Path:
        """The file that ``source`` names, seen from the file ``base``. Raises LevelError if it leads outside."""
        known = self._paths.get((base, source))
        if known is not None:
            return known
        windows = PureWindowsPath(source)
        unusable = not source or windows.drive or windows.root or "\\" in source or not source.isprintable()
        if unusable or len(source) > LIMITS.path_letters:
            raise place.refuse(
                f'the path "{source[:80]}" cannot be used', "paths are relative and use /", "choose the file again"
            )
        path = (base.parent / source).resolve()
        if not any(path.is_relative_to(root) for root in self.roots):
            raise place.refuse(
                f'the path "{source}" leads outside', "files lie under levels/ or assets/", "move the file there"
            )
        self._paths[base, source] = path
        return path

    def digest(self) -> str:
        """A short hash over all text read so far, whatever the folder it lies in is called."""
        hasher = hashlib.blake2b(digest_size=16)
        for path in sorted(self._texts):
            data = self._texts[path].encode()
            hasher.update(f"{path.name} {len(data)}\n".encode())
            hasher.update(data)
        return hasher.hexdigest()


def _reason(problem: ElementTree.ParseError) -> str:
    return re.sub(r": line \d+, column \d+$", "", str(problem))


def check_picture(path: Path, width: int, height: int, place: Place) -> None:
    """Refuse a tileset's picture that is missing, no PNG, larger than is drawn, or of another size than claimed.

    Only its first bytes are looked at. Raises LevelError.
    """
    side = LIMITS.picture_side
    if not (0 < width <= side and 0 < height <= side):
        raise place.refuse(f"its picture claims {width} x {height} px", f"at most {side} x {side} are drawn")
    try:
        head = read_bytes(path, LIMITS.picture_bytes, LevelError)[:24]
    except LevelError as problem:
        raise place.refuse(f'its picture "{path.name}" {problem.complaint}') from None
    if head[:8] != b"\x89PNG\r\n\x1a\n" or len(head) < 24:
        raise place.refuse(f'its picture "{path.name}" is no PNG', "pictures of tiles are PNG files")
    real = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    if real != (width, height):
        raise place.refuse(
            f'its picture "{path.name}" is {real[0]} x {real[1]} px and the tileset says {width} x {height}',
            "both are the same",
            "open the tileset in Tiled and save it",
        )
