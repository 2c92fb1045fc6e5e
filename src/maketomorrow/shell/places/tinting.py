"""A picture in the light of the hour, cut into strips and coloured a few strips at a time.

A picture of tones is grey, and its greys stand for the colours of a ramp. A picture of masks says with
its red where on the ramp from its body to the haze a spot lies, and with its green where light catches
an edge. So one small file serves every hour, and a change of light that nobody sees costs no frame
that everybody does.
"""

from __future__ import annotations

import logging
import math
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import pygame

from maketomorrow.shell.paint import settle
from maketomorrow.shell.palette import Colour, mix
from maketomorrow.shell.places.hours import Hour

STRIP_PX = 160
JUMP = 90  # levels of a channel: a light that changes so far at once is another hour, and is shown at once
WHITE: Colour = (255, 255, 255)
Says = Literal["colours", "tones", "masks"]
GREYS: tuple[Colour, ...] = ((0, 0, 0), (255, 255, 255))  # the ramp of a picture before there is any light
INVERSE = bytes(range(255, -1, -1))


class Dyes(NamedTuple):
    """What a picture is coloured with.

    ``ramp`` has colours at equal distances, for the greys or the red from 0 to 255; empty for a picture that has
    colours of its own. ``rim`` is for the green, None for a picture of tones. ``light`` multiplies.
    """

    ramp: tuple[Colour, ...] = ()
    rim: Colour | None = None
    light: Colour = WHITE
    opacity: int = 255

    def coarse(self) -> Dyes:
        """In steps of four levels, so that a strip is not coloured anew for every shade."""
        rim = None if self.rim is None else _coarse(self.rim)
        return Dyes(tuple(map(_coarse, self.ramp)), rim, _coarse(self.light), self.opacity)

    def far_from(self, other: Dyes) -> bool:
        """Whether going from one to the other would be seen as a step."""
        pairs = zip((*self.ramp, self.light), (*other.ramp, other.light))
        steps = (abs(a - b) for one, two in pairs for a, b in zip(one, two))
        return abs(self.opacity - other.opacity) > JUMP or any(step > JUMP for step in steps)


def _coarse(colour: Colour) -> Colour:
    return colour[0] | 3, colour[1] | 3, colour[2] | 3  # upwards: white stays white


class Strip(NamedTuple):
    """A piece of a picture and where it lies in it."""

    piece: pygame.Surface
    x: int
    y: int


class Channels(NamedTuple):
    """A piece of a picture of tones or masks by its channels, without those that say nothing.

    A piece of greys that is nowhere transparent takes a quarter of its room as a surface.
    """

    size: tuple[int, int]
    tones: bytes
    edges: bytes  # none for a picture of tones
    alpha: bytes  # none where all of it is solid


class Tinted:
    """One picture. Loaded when it is first needed, coloured strip by strip.

    ``says`` is what is in the file: colours of its own, tones or masks.
    """

    def __init__(self, path: Path, additive: bool, says: Says = "colours") -> None:
        self._path, self._additive = path, additive
        self._says: Says = "colours" if additive else says
        self.loaded = False  # whether its file has been read
        # what there is of each strip: most of a large picture is nothing
        self._pieces: list[pygame.Surface | Channels] = []
        self._boxes: list[pygame.Rect] = []
        self._shown: dict[int, Strip] = {}
        self._next: dict[int, Strip] = {}
        self._shown_dyes: Dyes | None = None
        self._next_dyes: Dyes | None = None
        self._asked: Dyes | None = None  # the colours last asked for, and the same in steps
        self._stepped = Dyes()
        self._judged = False  # whether they are too far from what is shown
        self._faded = 255
        self.onto: pygame.Surface | None = None  # what it is laid on

    def load(self) -> None:
        """Read the file; one that is missing is said once and stays empty."""
        self.loaded = True
        source = _read(self._path, self._additive, self._says)
        whole = source.get_rect()
        for left in range(0, whole.w, STRIP_PX):
            column = source.subsurface((left, 0, min(STRIP_PX, whole.w - left), whole.h))
            box = column.get_bounding_rect()
            piece = column.subsurface(box)
            self._pieces.append(piece.copy() if self._says == "colours" else _channels(piece, self._says == "masks"))
            self._boxes.append(box.move(left, 0))

    def dye(self, dyes: Dyes, first_px: float = -math.inf, last_px: float = math.inf) -> bool:
        """Go one strip towards these colours; answers whether there is more to do.

        Only what lies between two columns of the picture is coloured ahead; the rest when it comes near.
        """
        dyes = self._coarse(dyes)
        if not self.loaded:
            self.load()
            return True
        near = [
            number for number, box in enumerate(self._boxes) if box.w and box.x < last_px and box.x + box.w > first_px
        ]
        if dyes == self._shown_dyes:
            missing = next((number for number in near if number not in self._shown), None)
            if missing is not None:
                self._shown[missing] = self._strip(missing, dyes)
            return missing is not None
        if not self._next or self._next_dyes is None:  # what is begun is finished, or a quick change never would be
            self._next_dyes = dyes
        for number in near:
            if number not in self._next:
                self._next[number] = self._strip(number, self._next_dyes)
                return True
        self._shown, self._shown_dyes, self._next, self._faded = self._next, self._next_dyes, {}, 255
        return False

    def _coarse(self, dyes: Dyes) -> Dyes:
        if dyes != self._asked:
            self._asked, self._stepped, self._judged = dyes, dyes.coarse(), False
        return self._stepped

    def strips(self, dyes: Dyes, first_px: int, last_px: int) -> list[Strip]:
        """The strips between two columns of the picture, drawn now if they are missing or far from these colours."""
        if not self.loaded:
            self.load()
        dyes = self._coarse(dyes)
        if not self._judged or self._shown_dyes is None:
            self._judged = True
            if self._shown_dyes is None or dyes.far_from(self._shown_dyes):
                self._shown, self._shown_dyes, self._faded = {}, dyes, 255
        found = []
        for number in range(max(0, first_px // STRIP_PX), min(len(self._boxes), last_px // STRIP_PX + 1)):
            if not self._boxes[number].w:
                continue
            if number not in self._shown:
                self._shown[number] = self._strip(number, self._shown_dyes)
            found.append(self._shown[number])
        return found

    def fade(self, alpha: int) -> None:
        """Show all of it at so much of 255, until told otherwise."""
        if alpha != self._faded:
            self._faded = alpha
            for strip in self._shown.values():
                strip.piece.set_alpha(alpha, 0 if alpha < 255 else pygame.RLEACCEL)

    def undye(self) -> None:
        """Forget the colours: the next picture is in those it is asked for."""
        self._shown, self._next, self._shown_dyes, self._next_dyes = {}, {}, None, None

    def forget(self) -> None:
        """Give the memory back; it is read again when it is needed."""
        self.loaded, self._pieces, self._boxes = False, [], []
        self.undye()

    def _strip(self, number: int, dyes: Dyes) -> Strip:
        box, piece = self._boxes[number], self._pieces[number]
        if isinstance(piece, Channels):
            piece = _painted(piece, dyes.ramp or GREYS, dyes.rim)
        elif dyes.ramp and not self._additive:
            piece = _painted(_channels(piece, dyes.rim is not None), dyes.ramp, dyes.rim)
        else:
            piece = piece.convert() if self._additive else piece.convert_alpha()
        if self._additive:
            piece.fill(_times(dyes.light, dyes.opacity), special_flags=pygame.BLEND_RGB_MULT)
        else:
            if dyes.light != WHITE or dyes.opacity < 255:
                piece.fill((*dyes.light, dyes.opacity), special_flags=pygame.BLEND_RGBA_MULT)
            piece.set_alpha(self._faded, 0 if self._faded < 255 else pygame.RLEACCEL)
            if self.onto is not None:
                settle(piece, self.onto)
        return Strip(piece, box.x, box.y)


class Wash(NamedTuple):
    """The light of an hour over pictures that have colours of their own, tiles above all.

    More than half of a colour stays, in the ``light``; the rest is taken from a ``ramp`` by how bright it is, so
    that an edge that was drawn bright has the colour of the hour's edges.
    """

    ramp: tuple[Colour, ...]
    light: Colour

    def far_from(self, other: Wash | None) -> bool:
        """Whether going from one to the other would be seen as a step."""
        if other is None or self == other:
            return other is None
        pairs = zip((*self.ramp, self.light), (*other.ramp, other.light))
        return any(abs(a - b) > JUMP for one, two in pairs for a, b in zip(one, two))

    def over(self, picture: pygame.Surface) -> pygame.Surface:
        """The picture in this light."""
        washed = _painted(_channels(pygame.transform.grayscale(picture), False), self.ramp, None)
        share = round(255 * WASHED)
        washed.fill((share, share, share), special_flags=pygame.BLEND_RGB_MULT)
        picture.fill(_times(self.light, 255 - share), special_flags=pygame.BLEND_RGB_MULT)
        picture.blit(washed, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        return picture


WASHED = 0.42  # of a tile's colour is the hour's


@lru_cache(maxsize=16)
def wash_of(hour: Hour) -> Wash:
    """The wash of an hour, in steps of eight levels."""
    ramp = (
        mix(hour.near, hour.far, 0.06),
        mix(hour.near, hour.far, 0.45),
        mix(hour.far, hour.rim, 0.4),
        hour.rim,
        hour.rim,
    )
    return Wash(tuple(_step(colour) for colour in ramp), _step(hour.light))


def _step(colour: Colour) -> Colour:
    return colour[0] & 0xF8, colour[1] & 0xF8, colour[2] & 0xF8


def _times(colour: Colour, opacity: int) -> Colour:
    return colour[0] * opacity // 255, colour[1] * opacity // 255, colour[2] * opacity // 255


def _channels(piece: pygame.Surface, edged: bool) -> Channels:
    """A piece by its channels, with those of its edges or without."""
    raw = pygame.image.tobytes(piece, "RGBA")
    alpha = raw[3::4]
    solid = alpha.count(255) == len(alpha)
    return Channels(piece.get_size(), raw[0::4], raw[1::4] if edged else b"", b"" if solid else alpha)


def _painted(piece: Channels, ramp: tuple[Colour, ...], rim: Colour | None) -> pygame.Surface:
    """The piece with its tones as colours of the ramp, and its edges, if there is a rim, as that."""
    size, tones, edges, alpha = piece
    pixels = bytearray(b"\xff") * (4 * len(tones))
    for channel, table in enumerate(_tables(ramp)):
        pixels[channel::4] = tones.translate(table)
    if alpha:
        pixels[3::4] = alpha
    picture = pygame.image.frombytes(bytes(pixels), size, "RGBA").convert_alpha()
    if rim is not None:
        picture.blit(_grey(edges.translate(INVERSE), size), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        light = _grey(edges, size)
        light.fill(rim, special_flags=pygame.BLEND_RGB_MULT)
        picture.blit(light, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    return picture


@lru_cache(maxsize=32)
def _tables(ramp: tuple[Colour, ...]) -> tuple[bytes, bytes, bytes]:
    """For each channel, what a tone from 0 to 255 becomes."""
    colours = []
    for tone in range(256):
        at = tone / 255 * (len(ramp) - 1)
        first = min(int(at), len(ramp) - 2)
        colours.append(mix(ramp[first], ramp[first + 1], at - first))
    red, green, blue = (bytes(colour[channel] for colour in colours) for channel in range(3))
    return red, green, blue


def _grey(levels: bytes, size: tuple[int, int]) -> pygame.Surface:
    """One channel as a picture of its own."""
    pixels = bytearray(len(levels) * 3)
    for channel in range(3):
        pixels[channel::3] = levels
    return pygame.image.frombytes(bytes(pixels), size, "RGB").convert()


def _read(path: Path, additive: bool, says: Says) -> pygame.Surface:
    try:
        picture = pygame.image.load(str(path))
    except (FileNotFoundError, pygame.error) as problem:
        logging.getLogger(__name__).warning("%s: %s; this picture stays empty", path, problem)
        return pygame.Surface((1, 1), pygame.SRCALPHA)
    if not additive:
        return picture.convert_alpha() if says == "colours" or picture.get_bitsize() != 32 else picture
    picture = picture.convert()
    picture.set_colorkey((0, 0, 0))  # so that its empty parts are found; adding black changes nothing
    return picture
