"""A film is the tape as the game shows it, frame for frame, and needs no display."""

from __future__ import annotations

from pathlib import Path

import pytest
from days import darol, live

from maketomorrow.cli import main
from maketomorrow.loop.carry_over import first
from maketomorrow.loop.manager import Loop
from maketomorrow.sim.inputs import Action, Inputs
from maketomorrow.sim.plan import Loadout
from maketomorrow.tape.format import write_tape
from maketomorrow.tape.replay import tape_of

Image = pytest.importorskip("PIL.Image")


@pytest.fixture(scope="module")
def tape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    loop = Loop(darol(), first(Loadout(("cutter",)), day=5))
    live(loop, [*[Inputs(Action.RIGHT)] * 60, Inputs(Action.LET_GO)])
    path = tmp_path_factory.mktemp("films") / "walk.tape"
    write_tape(path, tape_of([loop.record], loop.plan))
    return path


def film(tape: Path, out: Path, *words: str) -> int:
    return main(["film", str(tape), "--from", "20", "--to", "50", "-o", str(out), *words])


@pytest.mark.parametrize(("name", "fps", "frames"), [("a.webp", 30, 15), ("a.webp", 60, 30), ("a.gif", 30, 15)])
def test_a_film_has_a_frame_for_every_tick_or_every_other_and_lasts_as_long(
    tape: Path, tmp_path: Path, name: str, fps: int, frames: int
):
    assert film(tape, tmp_path / name, "--fps", str(fps)) == 0
    lasts = 0
    with Image.open(tmp_path / name) as seen:
        assert seen.size == (640, 360)
        assert frames - 3 <= seen.n_frames <= frames  # two that are alike are one that stays longer
        for frame in range(seen.n_frames):
            seen.seek(frame)
            seen.load()
            lasts += seen.info["duration"]
    assert abs(lasts - 500) <= 10  # ms


def test_a_film_of_one_tick_is_one_frame(tape: Path, tmp_path: Path):
    assert main(["film", str(tape), "--from", "20", "--to", "21", "-o", str(tmp_path / "a.webp")]) == 0
    with Image.open(tmp_path / "a.webp") as seen:
        assert seen.n_frames == 1


def test_the_same_film_twice_is_the_same_file(tape: Path, tmp_path: Path):
    for name in ("a.webp", "b.webp"):
        film(tape, tmp_path / name)
    assert (tmp_path / "a.webp").read_bytes() == (tmp_path / "b.webp").read_bytes()


def test_behind_a_days_end_comes_its_night_and_the_next_morning(tape: Path, tmp_path: Path):
    out = tmp_path / "night.webp"
    assert main(["film", str(tape), "--from", "50", "--to", "250", "-o", str(out)]) == 0
    with Image.open(out) as seen:
        levels = []
        for frame in range(seen.n_frames):
            seen.seek(frame)
            levels.append(sum(seen.convert("L").resize((8, 8)).tobytes()) / 64)
    darkest = levels.index(min(levels))
    assert levels[darkest] < levels[0] / 2
    assert max(levels[darkest:]) > levels[0] / 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--from", "50", "--to", "20", "-o", "a.webp"], "goes forward"),
        (["--from", "5000", "--to", "5020", "-o", "a.webp"], "the day ends at tick 61"),
        (["--from", "0", "--to", "999999", "-o", "a.webp"], "ten minutes"),
        (["--from", "0", "--to", "20", "-o", "folder.webp"], "cannot be written"),
        (["--from", "0", "--to", "20", "-o", "a.avi"], "end it in .webp or .gif"),
        (["--from", "0", "--to", "20", "-o", "no/where/a.gif"], "does not exist"),
        (["--from", "0", "--to", "20", "--fps", "60", "-o", "a.gif"], "--fps 30"),
    ],
)
def test_what_is_no_film_is_refused_in_a_sentence(
    tape: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words, sentence
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.webp").mkdir()
    assert main(["film", str(tape), *words]) == 2
    assert sentence in capsys.readouterr().err


def test_a_film_of_a_rest_begins_at_its_tick_though_a_rest_goes_by_quickly(tmp_path: Path):
    bench = Path(__file__).parents[1] / "tapes" / "death-bloom.tape"
    assert main(["film", str(bench), "--from", "28700", "--to", "28702", "-o", str(tmp_path / "a.webp")]) == 0
    with Image.open(tmp_path / "a.webp") as seen:
        red, _, blue = seen.convert("RGB").getpixel((560, 330))
    assert red > blue, "a sky at dusk, and not the next morning's"
