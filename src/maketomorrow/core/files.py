"""Reading with limits, writing without loss."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from maketomorrow.core.errors import FileRefused


def read_bytes(path: Path, most_bytes: int, error: type[FileRefused] = FileRefused) -> bytes:
    """The content of a regular file of at most ``most_bytes``.

    Raises ``error`` for a missing file, a folder, a pipe or device, one that is too large or
    may not be read.
    """
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise error(path, "is not a regular file; name a file")
        if status.st_size > most_bytes:
            raise error(path, f"is {status.st_size} bytes large; at most {most_bytes} are read")
        return path.read_bytes()
    except FileNotFoundError:
        raise error(path, "there is no such file; check the name") from None
    except OSError as problem:
        raise error(path, f"cannot be read ({problem.strerror})") from None


def read_text(path: Path, most_bytes: int, error: type[FileRefused] = FileRefused) -> str:
    """As :func:`read_bytes`, decoded as UTF-8; names the byte that is not."""
    data = read_bytes(path, most_bytes, error)
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise error(path, f"line {line} is not UTF-8 text (byte {problem.start}); save the file as UTF-8") from None


def write_atomic(path: Path, data: bytes, error: type[FileRefused] = FileRefused) -> None:
    """Write ``path`` so that a crash or a full disk leaves either the old content or the new one.

    The data goes to a temporary name beside it, is synced and renamed. Raises ``error`` with the
    old content untouched.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            os.chmod(temporary, stat.S_IMODE(path.stat().st_mode))
        else:
            os.chmod(temporary, 0o644)
        os.replace(temporary, path)
        temporary = ""
        _sync_folder(path.parent)
    except OSError as problem:
        raise error(path, f"cannot be written ({problem.strerror}); what was there is untouched") from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there, and the rename is durable without it
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
