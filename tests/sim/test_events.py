"""The table of events and the code say the same."""

from __future__ import annotations

import ast
from pathlib import Path

from days import busy, darol

from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.sim.events import EVENTS
from maketomorrow.sim.plan import Loadout

SIM = Path(__file__).resolve().parents[2] / "src" / "maketomorrow" / "sim"


def words_of_sim() -> tuple[set[str], set[str]]:
    """Names that an Event is made with on the spot, and every string that stands in the code at all."""
    made, written = set(), set()
    for path in SIM.rglob("*.py"):
        if path.name == "events.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                written.add(node.value)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Event" and len(node.args) > 1:
                name = node.args[1]
                if isinstance(name, ast.Constant):
                    made.add(name.value)
    return made, written


def test_every_event_that_is_made_stands_in_the_table():
    made, _ = words_of_sim()
    assert made <= EVENTS.keys(), made - EVENTS.keys()


def test_every_event_of_the_table_is_made_somewhere():
    _, written = words_of_sim()
    assert EVENTS.keys() <= written, EVENTS.keys() - written


def test_a_busy_morning_says_nothing_that_the_table_does_not_know():
    loop = Loop(darol(), first(Loadout(("cutter", "rivet", "slug"), unhurt=True), day=5))
    names: set[str] = set()
    for now in busy(31, 900):
        names.update(event.name for event in loop.tick(now))
    assert len(names) > 8
    assert names <= EVENTS.keys()
