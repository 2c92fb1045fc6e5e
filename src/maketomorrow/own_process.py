"""Measuring in a fresh interpreter, where nothing that was measured before weighs or warms anything."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from maketomorrow.plans import ROOT

MB = 1024 * 1024
_STATUS = Path("/proc/self/status")


def in_its_own_process(module: str, call: str) -> str:
    """The last line that a call of a module's function prints in a process of its own."""
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); from maketomorrow import {module}; {module}.{call}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def peak_mb() -> float:
    """The most resident memory that this process has had since its program began.

    Not ``ru_maxrss`` where there is better: on Linux that begins at what the parent had when it started the child.
    """
    if _STATUS.exists():
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MB
