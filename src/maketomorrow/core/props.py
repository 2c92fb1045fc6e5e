"""How a kind of thing declares what a designer may set on it in Tiled.

A declaration is written once, in the kind's own file. Loading, checking, the checker's words,
Tiled's classes and defaults, the templates and ``docs/objects.md`` all come from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Value = bool | int | float | str
PropType = Literal["bool", "int", "float", "string", "enum", "object", "color", "clock"]


@dataclass(frozen=True, slots=True)
class Prop:
    """One property of a kind.

    ``type`` "object" is the id of another object on the same map (0 = none), handed over as that
    object's spawn id ("" = none); "clock" a string "HH:MM" or ""; "enum" one of ``choices``.
    ``low`` and ``high`` bound numbers, inclusive. ``unit`` is "px", "tiles", "ticks", "px/s" ...
    ``refers_to`` names the kinds that an "object" property may point at (empty = any). ``pattern``
    is a regular expression that a "string" matches as a whole ("" = anything goes); ``says`` has to
    put it in words.
    """

    name: str
    type: PropType
    default: Value
    says: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One class of Tiled objects.

    ``id`` is the class name in Tiled and unique over all folders. ``family`` is the folder it
    lives in. ``outline`` says what a designer draws: "rect" (x, y, w, h), "point" (its feet: the
    middle of the bottom edge), or "polyline". ``size_px`` is the size of a new one's template
    and, for a "point", of the body that has to fit there.
    """

    id: str
    family: Literal["enemy", "weapon", "object", "region", "mark", "person"]
    says: str
    colour: str
    outline: Literal["rect", "point", "polyline"] = "rect"
    size_px: tuple[int, int] = (16, 16)
    props: tuple[Prop, ...] = field(default=())

    def defaults(self) -> dict[str, Value]:
        """Property name -> default, in declared order."""
        return {prop.name: prop.default for prop in self.props}
