"""The pytest plug-in: every ``*.tape`` is a test item by itself.

A failure shows the facts that were missed, the first divergence, the last events before it, and
how to watch it. Works under xdist: an item carries nothing but its path.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # at run time only a tape that is collected fetches the game
    from maketomorrow.tape.replay import Replayed


class TapeFailure(Exception):
    """A tape that was not the same day; carries the replay."""

    def __init__(self, done: Replayed) -> None:
        super().__init__(done.result)
        self.done = done


class TapeItem(pytest.Item):
    """One tape, lived again."""

    def runtest(self) -> None:
        from maketomorrow.tape_commands import replay_one

        done = replay_one(str(self.path))
        for remark in done.remarks:
            self.add_report_section("call", "remarks", remark)
        if done.result != "same":
            raise TapeFailure(done)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from maketomorrow.tape_commands import report

        if isinstance(excinfo.value, TapeFailure):
            done = excinfo.value.done
            return done.error or report(done)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"tape {self.path.name}"


class TapeFile(pytest.File):
    """A tape's file: it collects itself."""

    def collect(self) -> Iterator[pytest.Item]:
        yield TapeItem.from_parent(self, name=self.path.stem)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Pytest's hook: claim every tape."""
    return TapeFile.from_parent(parent, path=file_path) if file_path.suffix == ".tape" else None
