"""The house's plan, read from the imports: arrows point down, libraries have one room, nothing runs in a circle."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SOURCE / "maketomorrow"
MAY_USE = {
    "core": set(),
    "sim": {"core"},
    "content": {"sim", "core"},
    "loop": {"sim", "core"},
    "tape": {"loop", "sim", "core"},
    "shell": {"tape", "loop", "content", "sim", "core"},
    "workshop": {"core"},
}
ONLY_IN = {
    "pymunk": {"sim/physics.py"},
    "pytmx": {"content/tiled.py"},
    "pygame": {"shell/", "workshop/"},
    "numpy": {"workshop/"},
    "soundfile": {"workshop/"},
    "PIL": {"workshop/", "shell/files/film.py"},
}
FLOORS_OF_THE_BENCH = {"heavy_scene.py"}  # builds the bare pymunk scene that a tick is measured against
FILES = sorted(PACKAGE.rglob("*.py"))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """What a file fetches when it runs; names that only a type checker reads do not count."""
    found = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text())]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        waiting += ast.iter_child_nodes(node)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_uses_only_the_floors_below_it(path: Path):
    floor = path.relative_to(PACKAGE).parts[0]
    if floor not in MAY_USE:
        return
    for name in imports(path):
        words = name.split(".")
        if words[0] == "maketomorrow" and len(words) > 1 and (PACKAGE / words[1]).is_dir():
            assert words[1] == floor or words[1] in MAY_USE[floor], f"{floor} may not use {name}"
        elif words[0] == "maketomorrow" and len(words) > 1:
            raise AssertionError(f"{floor} may not use the roof ({name})")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_known_only_in_its_room(path: Path):
    here = path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        library = name.split(".")[0]
        rooms = ONLY_IN.get(library)
        if rooms is not None and here not in FLOORS_OF_THE_BENCH:
            assert any(here == room or (room.endswith("/") and here.startswith(room)) for room in rooms), name


def test_no_imports_run_in_a_circle():
    modules = {module_of(path): imports(path) for path in FILES}
    arrows = {name: {used for used in names if used in modules and used != name} for name, names in modules.items()}
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        if name in done:
            return
        for used in sorted(arrows[name]):
            walk(used, (*way, name))
        done.add(name)

    for name in sorted(arrows):
        walk(name, ())


def test_the_top_of_the_repository_holds_what_was_agreed():
    top = SOURCE.parent
    for name in ("main.py", "pyproject.toml", "src", "levels", "assets", "tests", "README.md", "LICENSE"):
        assert (top / name).exists(), name
