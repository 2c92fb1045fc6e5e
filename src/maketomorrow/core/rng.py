"""Chance without hidden state.

One generator for everybody would re-roll the whole day when she does one thing differently, so
every question of chance names its own stream and counts its own asking.
"""

from __future__ import annotations

import hashlib


def roll(seed: int, stream: str, n: int) -> float:
    """The ``n``-th number of ``stream``, in [0, 1). The same three arguments give the same number on every machine."""
    word = hashlib.blake2b(f"{seed}/{stream}/{n}".encode(), digest_size=8).digest()
    return (int.from_bytes(word, "little") >> 11) / (1 << 53)


def pick(seed: int, stream: str, n: int, count: int) -> int:
    """A whole number in [0, count)."""
    return int(roll(seed, stream, n) * count)
