"""Memory that was let go of is given back to the machine."""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache

_MMAP_THRESHOLD = -3  # mallopt's name for it
LARGE_BYTES = 128 * 1024  # what is larger has pages of its own


@lru_cache(maxsize=1)
def give_back() -> None:
    """Pictures come and go by the hundred: glibc, left alone, would take ever larger ones from one heap full of holes.

    That is a fifth of all the game needs. Said once, early; other systems do so by themselves.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, LARGE_BYTES)
    except (OSError, AttributeError):
        return  # another C library, with ways of its own
