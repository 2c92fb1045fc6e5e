"""Every kind of object. The order here is the order in lists, menus and ``docs/objects.md``."""

from __future__ import annotations

from maketomorrow.sim.objects.model import ObjectKind

OBJECTS: dict[str, ObjectKind] = {}
