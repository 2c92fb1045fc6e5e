"""Every weapon."""

from __future__ import annotations

WEAPONS: dict[str, object] = {}
