"""What every command says to the shell: exit statuses, and a bar while it takes long."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

SAME, DIFFERENT, REFUSED = 0, 1, 2  # exit statuses, worst last
STOPPED, HUNG_UP = 130, 141  # by Ctrl-C; because nobody reads on: what a shell says of a command so ended
_QUIET = (signal.SIGINT, signal.SIG_DFL)


def workers(jobs: int) -> ProcessPoolExecutor:
    """A pool of processes that end without a word on Ctrl-C."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=signal.signal, initargs=_QUIET)


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, nothing elsewhere; call it with the number of steps done since last time."""
    if not sys.stderr.isatty():
        yield lambda _steps: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda steps: bar.advance(task, steps)
