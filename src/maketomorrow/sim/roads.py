"""The roads everybody walks. (Interface; the body is being written.)"""

from __future__ import annotations


class Roads:
    """One graph over all areas, built from the maps at load."""
