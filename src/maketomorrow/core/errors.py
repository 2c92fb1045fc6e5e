"""What can go wrong with other people's files and machines.

::

    GameError            one clear sentence (or several lines), shown as it is; exit status 2
      FileRefused        a file that cannot be read: where, what, what would be right, what to do
        LevelError       a map, world, day, people or text file
        TapeError        a tape
        SaveError        a save
      NoDevice           a display or sound device is missing

Asserts are for our own mistakes. Catch GameError at the edge of the program, nowhere else.
"""

from __future__ import annotations


class GameError(Exception):
    """Something outside the program is not as it should be; ``str(error)`` is fit to be shown."""


class FileRefused(GameError):
    """``path`` cannot be used. The message begins with the path."""

    def __init__(self, path: object, complaint: str) -> None:
        super().__init__(f"{path}: {complaint}")
        self.path = str(path)
        self.complaint = complaint


class LevelError(FileRefused):
    """A designer's file."""


class TapeError(FileRefused):
    """A tape."""


class SaveError(FileRefused):
    """A save."""


class NoDevice(GameError):
    """No display, or no sound device."""
