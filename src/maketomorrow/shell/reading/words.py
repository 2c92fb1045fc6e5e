"""What the shell asks of the day's texts."""

from __future__ import annotations

from typing import Protocol


class Words(Protocol):
    """Texts by id, as ``content.text.Texts``."""

    def __getitem__(self, key: str) -> str: ...

    def __contains__(self, key: str) -> bool: ...

    def fill(self, key: str, **slots: object) -> str:
        """The text with its slots filled in."""
        ...
