"""A picture in the light of the hour, cut into strips and coloured a few strips at a time.

A picture of masks says with its red how much haze is before a spot and with its green where light
catches an edge; the rest is its body. So one small file serves every hour, and a change of light
that nobody sees costs no frame that everybody does.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pygame

from maketomorrow.shell.palette import Colour

STRIP_PX = 160
JUMP = 26  # levels of a channel: a light that changes so far at once is another hour, and is shown at once
WHITE: Colour = (255, 255, 255)


class Dyes(NamedTuple):
    """What a picture is coloured with. ``light`` multiplies a picture that has colours of its own."""

    body: Colour = WHITE
    haze: Colour = WHITE
    rim: Colour = WHITE
    light: Colour = WHITE
    opacity: int = 255

    def coarse(self) -> Dyes:
        """In steps of four levels, so that a strip is not coloured anew for every shade."""
        return Dyes(*(_coarse(colour) for colour in self[:4]), self.opacity)  # type: ignore[arg-type]

    def far_from(self, other: Dyes) -> bool:
        """Whether going from one to the other would be seen as a step."""
        pairs = zip(
            (*self.body, *self.haze, *self.rim, *self.light), (*other.body, *other.haze, *other.rim, *other.light)
        )
        return abs(self.opacity - other.opacity) > JUMP or any(abs(a - b) > JUMP for a, b in pairs)


def _coarse(colour: Colour) -> Colour:
    return colour[0] & 0xFC, colour[1] & 0xFC, colour[2] & 0xFC


class Strip(NamedTuple):
    """A piece of a picture and where it lies in it."""

    piece: pygame.Surface
    x: int
    y: int


class Tinted:
    """One picture. Loaded when it is first needed, coloured strip by strip."""

    def __init__(self, path: Path, masks: bool, additive: bool) -> None:
        self._path, self._masks, self._additive = path, masks, additive
        self._source: pygame.Surface | None = None
        self._boxes: list[pygame.Rect] = []
        self._shown: dict[int, Strip] = {}
        self._next: dict[int, Strip] = {}
        self._shown_dyes: Dyes | None = None
        self._next_dyes: Dyes | None = None
        self._faded = 255

    @property
    def loaded(self) -> bool:
        """Whether its file has been read."""
        return self._source is not None

    def load(self) -> None:
        """Read the file; one that is missing is said once and stays empty."""
        self._source = _read(self._path, self._additive)
        whole = self._source.get_rect()
        for left in range(0, whole.w, STRIP_PX):
            column = pygame.Rect(left, 0, min(STRIP_PX, whole.w - left), whole.h)
            self._boxes.append(self._source.subsurface(column).get_bounding_rect().move(left, 0))

    def dye(self, dyes: Dyes) -> bool:
        """Go one strip towards these colours; answers whether there is more to do."""
        dyes = dyes.coarse()
        if dyes == self._shown_dyes:
            return False
        if not self.loaded:
            self.load()
            return True
        if dyes != self._next_dyes:
            self._next_dyes, self._next = dyes, {}
        for number, box in enumerate(self._boxes):
            if box.w and number not in self._next:
                self._next[number] = self._strip(number, dyes)
                return True
        self._shown, self._shown_dyes, self._next, self._faded = self._next, dyes, {}, 255
        return False

    def strips(self, dyes: Dyes, first_px: int, last_px: int) -> list[Strip]:
        """The strips between two columns of the picture, drawn now if they are missing or far from these colours."""
        dyes = dyes.coarse()
        if not self.loaded:
            self.load()
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

    def forget(self) -> None:
        """Give its colours' memory back; what was read stays."""
        self._shown, self._next, self._shown_dyes, self._next_dyes = {}, {}, None, None

    def _strip(self, number: int, dyes: Dyes) -> Strip:
        assert self._source is not None
        box = self._boxes[number]
        piece = self._source.subsurface(box)
        if self._additive:
            piece = piece.convert()
            piece.fill(_times(dyes.light, dyes.opacity), special_flags=pygame.BLEND_RGB_MULT)
        else:
            piece = _from_masks(piece, dyes) if self._masks else piece.convert_alpha()
            if dyes.light != WHITE or dyes.opacity < 255:
                piece.fill((*dyes.light, dyes.opacity), special_flags=pygame.BLEND_RGBA_MULT)
            piece.set_alpha(self._faded, 0 if self._faded < 255 else pygame.RLEACCEL)
            _scrap().blit(piece, (0, 0))  # runs of nothing and of solid colour are counted now, not in a frame
        return Strip(piece, box.x, box.y)


def _times(colour: Colour, opacity: int) -> Colour:
    return colour[0] * opacity // 255, colour[1] * opacity // 255, colour[2] * opacity // 255


def _from_masks(piece: pygame.Surface, dyes: Dyes) -> pygame.Surface:
    """Red becomes haze, green rim, and what neither of them takes is body."""
    raw = pygame.image.tobytes(piece, "RGBA")
    haze, rim = _grey(raw[0::4], piece.get_size()), _grey(raw[1::4], piece.get_size())
    picture = pygame.image.frombytes(raw, piece.get_size(), "RGBA").convert_alpha()
    picture.fill(WHITE, special_flags=pygame.BLEND_RGB_MAX)
    for mask, colour in ((haze, dyes.haze), (rim, dyes.rim)):
        picture.blit(mask, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
        mask.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
    picture.fill(dyes.body, special_flags=pygame.BLEND_RGB_MULT)
    picture.blit(haze, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    picture.blit(rim, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    return picture


def _grey(levels: bytes, size: tuple[int, int]) -> pygame.Surface:
    """One channel as a picture of its own."""
    pixels = bytearray(len(levels) * 3)
    for channel in range(3):
        pixels[channel::3] = levels
    return pygame.image.frombytes(bytes(pixels), size, "RGB").convert()


def _read(path: Path, additive: bool) -> pygame.Surface:
    try:
        picture = pygame.image.load(str(path))
    except (FileNotFoundError, pygame.error) as problem:
        logging.getLogger(__name__).warning("%s: %s; this picture stays empty", path, problem)
        return pygame.Surface((1, 1), pygame.SRCALPHA)
    if not additive:
        return picture.convert_alpha()
    picture = picture.convert()
    picture.set_colorkey((0, 0, 0))  # so that its empty parts are found; adding black changes nothing
    return picture


@lru_cache(maxsize=1)
def _scrap() -> pygame.Surface:
    return pygame.Surface((1, 1)).convert()
