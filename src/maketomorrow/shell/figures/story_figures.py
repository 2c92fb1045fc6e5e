"""Figures of the story's scenes: poses that play never needs, in the light of a void."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pygame

from maketomorrow.shell.figures import people, rig
from maketomorrow.shell.figures.bodies import Moment
from maketomorrow.shell.figures.bones import BONES, Bearing, Stand, hip_height, up
from maketomorrow.shell.paint import Light, Sprite, lit, silhouette
from maketomorrow.shell.palette import TEAL, WHITE, Colour, mix, rgb

POSES: dict[str, tuple[Stand, Bearing]] = {
    "lie": (Stand((84, 92, 60), (94, 56, 20)), Bearing(-88, -6, (-88, -78), (-104, -84))),
    "lie_arm": (Stand((84, 92, 60), (94, 56, 20)), Bearing(-88, -6, (-88, -78), (-158, -66))),
    "sit": (Stand((84, -4, 0), (88, 4, 0)), Bearing(8, 10, (14, 62), (22, 66))),
    "hands": (Stand((-9, -12, 0), (10, -3, 0)), Bearing(9, 30, (30, 112), (14, 98))),
    "stand": (Stand((-9, -12, 0), (10, -3, 0)), Bearing(2, 2, (-16, 2), (10, 24))),
    "kneel": (Stand((-8, -88, -60), (82, -4, 0)), Bearing(16, 20, (10, 46), (14, 30))),
    "reach": (Stand((-16, -26, 0), (20, -4, 0)), Bearing(16, 6, (-24, 10), (70, 88))),
}
"""Name in ``scenes.toml`` -> legs and upper body, for a figure that faces right; lying, the feet point right."""

LIGHTS = {
    "black": Light(rgb("#ff8a62"), rim=1.0, shade=0.6, back=rgb("#8f9fd8"), back_rim=0.6, dx=-1, dy=-1),
    "white": Light(WHITE, rim=0.1, shade=0.35, back_rim=0.0),
}
DIMMED = {"black": 0.55, "white": 1.0}  # of their own colours
FAR_SCALE = 0.5
FAR_DIM = 0.5
CONTOUR: dict[str, Colour] = {"white": rgb("#5a2a34")}  # a white helmet vanishes on paper without


def pose_of(name: str) -> tuple[Stand, Bearing]:
    """Legs and upper body; somebody whose pose is not here stands."""
    return POSES.get(name, POSES["stand"])


@lru_cache(maxsize=16)
def suit_parts(pose: str) -> tuple[tuple[Sprite, float], ...]:
    """Rita in a pose, facing right, from back to front, each part with how far above her feet it goes."""
    stand, bearing = pose_of(pose)
    above = hip_height(stand)
    return (rig.legs(stand), above), (rig.upper(bearing, ""), above)


@lru_cache(maxsize=32)
def figure(who: str, pose: str, left: bool, far: bool, void: str) -> Sprite:
    """Somebody of a scene, lit for a void. The sprite's feet stand on its floor. Do not draw on it."""
    whole = _joined(suit_parts(pose)) if who == "rita" else _other(pose)
    light = LIGHTS[void]
    sprite = lit(_toned(whole, DIMMED[void]), light._replace(dx=-light.dx) if left else light)
    if void in CONTOUR:
        sprite = _contoured(sprite, CONTOUR[void])
    if far:
        w, h = sprite.picture.get_size()
        small = pygame.transform.smoothscale(
            sprite.picture, (max(1, round(w * FAR_SCALE)), max(1, round(h * FAR_SCALE)))
        )
        sprite = _toned(Sprite(small, round(sprite.ox * FAR_SCALE), round(sprite.oy * FAR_SCALE)), FAR_DIM)
    return sprite.flipped() if left else sprite


def chest_px(pose: str) -> tuple[float, float]:
    """Where the heart is, before and above the feet of a figure that faces right."""
    stand, bearing = pose_of(pose)
    x, y = up((0.0, 0.0), bearing.lean, 9.0)
    return x * BONES.scale, hip_height(stand) - y * BONES.scale


def _other(pose: str) -> Sprite:
    """Somebody without a name: a plain worker, and a point of teal that nobody notices."""
    act = Moment("die", 3) if pose.startswith("lie") else Moment("sit" if pose == "sit" else "still")
    sprite = people.figure("", 44, act)
    picture = sprite.picture.copy()
    if act.act == "die":  # it lies on its front, toward its right; turned over on to the back
        sprite = Sprite(pygame.transform.flip(picture, True, False), picture.get_width() - sprite.ox, sprite.oy)
        picture = sprite.picture
    picture.fill(mix(TEAL, (0, 0, 0), 0.2), (picture.get_width() // 2 + 4, picture.get_height() - 7, 2, 2))
    return Sprite(picture, sprite.ox, sprite.oy)


def _joined(parts: Sequence[tuple[Sprite, float]]) -> Sprite:
    """The parts on one sheet."""
    boxes = [pygame.Rect(sprite.at(0, -above), sprite.picture.get_size()) for sprite, above in parts]
    bounds = boxes[0].unionall(boxes[1:])
    sheet = pygame.Surface(bounds.size, pygame.SRCALPHA)
    for (sprite, _), box in zip(parts, boxes):
        sheet.blit(sprite.picture, box.move(-bounds.x, -bounds.y), special_flags=pygame.BLEND_PREMULTIPLIED)
    return Sprite(sheet, -bounds.x, -bounds.y)


def _toned(sprite: Sprite, share: float) -> Sprite:
    """The same, darker."""
    if share >= 1.0:
        return sprite
    picture = sprite.picture.copy()
    level = round(255 * share)
    picture.fill((level, level, level, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return Sprite(picture, sprite.ox, sprite.oy)


def _contoured(sprite: Sprite, colour: Colour) -> Sprite:
    """The same with a thin edge round it."""
    w, h = sprite.picture.get_size()
    sheet = pygame.Surface((w + 2, h + 2), pygame.SRCALPHA)
    edge = silhouette(sprite.picture, colour, 255)
    for dx, dy in ((0, 1), (2, 1), (1, 0), (1, 2)):
        sheet.blit(edge, (dx, dy), special_flags=pygame.BLEND_PREMULTIPLIED)
    sheet.blit(sprite.picture, (1, 1), special_flags=pygame.BLEND_PREMULTIPLIED)
    return Sprite(sheet, sprite.ox + 1, sprite.oy + 1)
