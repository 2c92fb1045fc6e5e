"""A real window where there is no screen: Xvfb, for measuring and testing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


def has_virtual_display() -> bool:
    """Whether this machine has Xvfb."""
    return shutil.which("Xvfb") is not None


@contextmanager
def virtual_display(size: str = "1280x800") -> Iterator[str]:
    """The name of a display of its own, such as ":99"; ended with the block."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        yield f":{os.read(read, 16).decode().strip()}"
    finally:
        os.close(read)
        server.terminate()
        server.wait(10)
