"""The roof: every command of the game. ``python main.py --help`` is its manual.

Nothing heavy is imported here: each command fetches what it needs when it is called, so that the
title's first frame does not wait for the physics.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from maketomorrow import __version__
from maketomorrow.console import HUNG_UP, REFUSED, STOPPED
from maketomorrow.core.errors import GameError

if TYPE_CHECKING:
    from maketomorrow.shell.life import Home

MOST_DIGITS = 9  # of a number on the command line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers its exit status. Other people's mistakes come out as one clear sentence."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = build_parser()
    options, behind = parser.parse_known_args(words or ["play"])
    if behind and getattr(options, "entity", "") is None and not behind[0].startswith("-"):
        options.entity = behind.pop(0)  # argparse does not take an optional word that stands behind an option
    if behind:
        parser.error(f"{' '.join(behind)}: not understood; --help lists what is")
    try:
        status = int(options.run(options))
        sys.stdout.flush()  # here, where a reader who has gone is no traceback
        return status
    except GameError as problem:
        print(problem, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        _let_go_of_output()
        return HUNG_UP
    except KeyboardInterrupt:
        return STOPPED


def _let_go_of_output() -> None:
    """Whoever read our output has gone, and that is no mistake; the interpreter must not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def build_parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    parser = _Parser(prog="main.py", description="Make Tomorrow. Without a command the game begins.")
    parser.add_argument("--version", action="version", version=f"Make Tomorrow {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _add_play(commands)
    _add_tapes(commands)
    _add_levels(commands)
    return parser


class _Parser(argparse.ArgumentParser):
    """Takes options only as they are written, so that a new one never changes what an old line means."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**words, allow_abbrev=False)


def _count(word: str) -> int:
    """A number from 0 on, for argparse."""
    if not word.isdecimal() or len(word) > MOST_DIGITS:
        raise argparse.ArgumentTypeError(f'"{word[:20]}" is no whole number from 0 on')
    return int(word)


def _ordinal(word: str) -> int:
    """A number from 1 on, for argparse."""
    if _count(word) < 1:
        raise argparse.ArgumentTypeError("it counts from 1")
    return int(word)


def _add_window_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--step", action="store_true", help="stand still; the key F moves the day on by one tick")
    command.add_argument(
        "--fps", type=_count, default=0, metavar="N", help="draw so many frames a second (0 = as the display)"
    )
    command.add_argument(
        "--frames", type=_count, default=0, metavar="N", help="draw so many frames and quit (for measuring)"
    )


def _add_play(commands: argparse._SubParsersAction[_Parser]) -> None:
    play = commands.add_parser("play", help="play (this is what happens without a command)")
    play.add_argument("--map", metavar="FILE", help="play on this map, inside its world where it has one")
    play.add_argument(
        "--from", dest="start", metavar="OBJECT_ID", default="", help="wake at this object: Tiled's number, or its id"
    )
    play.add_argument("--at", metavar="HH:MM", help="begin at this hour")
    play.add_argument("--loadout", metavar="L", help='for example "cutter, rivet; coil 1"')
    _add_window_options(play)
    play.set_defaults(run=_play)

    record = commands.add_parser("record", help="play in a window and write the tape")
    record.add_argument("out", metavar="OUT.tape")
    record.add_argument("--day", metavar="DAY_ID", default="darol", help="a day under levels/, or a map's path")
    record.add_argument("--from-save", metavar="SLOT", help="begin with what this slot carries over")
    record.add_argument("--loadout", metavar="L", help='for example "cutter, rivet; coil 1"')
    _add_window_options(record)
    record.set_defaults(run=_command("tape_commands", "record"))


def _add_tapes(commands: argparse._SubParsersAction[_Parser]) -> None:
    replay = commands.add_parser("replay", help="live tapes again and say whether the days are the same")
    replay.add_argument("tapes", metavar="TAPE", nargs="+")
    replay.add_argument("--json", action="store_true", help="one list of {tape, result, ticks, first_difference}")
    replay.add_argument("--digests", metavar="FILE", help="write one line a tick: day, tick, digest")
    replay.add_argument("--jobs", type=_ordinal, default=1, metavar="N", help="so many tapes at a time")
    replay.add_argument("--watch", action="store_true", help="in a window")
    replay.add_argument("--day", type=_ordinal, default=1, metavar="N", help="watch from this one of the tape's days")
    replay.add_argument("--start", type=_count, default=0, metavar="TICK", help="watch from here")
    replay.add_argument("--speed", type=float, default=1.0, metavar="X", help="watch so many times as fast")
    replay.add_argument("--fps", type=_count, default=0, metavar="N", help="watch so many pictures a second")
    replay.set_defaults(run=_command("tape_commands", "replay_tapes"))

    diff = commands.add_parser("diff", help="live two tapes side by side and show where they part")
    diff.add_argument("a", metavar="A.tape")
    diff.add_argument("b", metavar="B.tape")
    diff.add_argument("--json", action="store_true")
    diff.set_defaults(run=_command("tape_commands", "diff_tapes"))

    shot = commands.add_parser("shot", help="a picture of one tick of a tape")
    shot.add_argument("tape", metavar="TAPE")
    shot.add_argument("--at", type=_count, required=True, metavar="TICK")
    shot.add_argument("--day", type=_ordinal, default=1, metavar="N", help="of the tape's days, the first is 1")
    shot.add_argument("--who", metavar="ID", default="", help="where somebody else than Rita is")
    shot.add_argument("--debug", action="store_true", help="with what F1 shows: roads, ears, eyes, reasons")
    shot.add_argument("-o", "--out", required=True, metavar="X.png")
    shot.set_defaults(run=_command("tape_commands", "shot_of"))

    film = commands.add_parser("film", help="a stretch of a tape as a moving picture")
    film.add_argument("tape", metavar="TAPE")
    film.add_argument("--from", dest="start", type=_count, required=True, metavar="TICK")
    film.add_argument("--to", dest="end", type=_count, required=True, metavar="TICK")
    film.add_argument("--day", type=_ordinal, default=1, metavar="N", help="of the tape's days, the first is 1")
    film.add_argument("--fps", type=int, choices=(30, 60), default=30, help="frames a second")
    film.add_argument("-o", "--out", required=True, metavar="X.webp|X.gif")
    film.set_defaults(run=_command("tape_commands", "film_of"))

    listen = commands.add_parser("listen", help="a stretch of a tape as it sounds, mixed without a loudspeaker")
    listen.add_argument("tape", metavar="TAPE")
    listen.add_argument("--from", dest="start", type=_count, default=0, metavar="TICK")
    listen.add_argument("--to", dest="end", type=_count, required=True, metavar="TICK")
    listen.add_argument("--day", type=_ordinal, default=1, metavar="N", help="of the tape's days, the first is 1")
    listen.add_argument("-o", "--out", required=True, metavar="X.wav")
    listen.set_defaults(run=_command("sound_commands", "listen"))

    inspect = commands.add_parser("inspect", help="the state at one tick of a tape")
    inspect.add_argument("tape", metavar="TAPE")
    inspect.add_argument("entity", metavar="ENTITY", nargs="?", help="rita, drone-3, R1 ...; without it, who there is")
    inspect.add_argument("--at", type=_count, required=True, metavar="TICK")
    inspect.add_argument("--day", type=_ordinal, default=1, metavar="N", help="of the tape's days, the first is 1")
    inspect.set_defaults(run=_command("tape_commands", "inspect_tape"))

    day = commands.add_parser("day", help="live a day and say who was where, what was said, and who died of what")
    day.add_argument("tape", metavar="TAPE", nargs="?", help="without one the untouched day, nothing hurting her")
    day.add_argument("--json", action="store_true", help="{hours, talks, deaths, alive}")
    day.add_argument("--why", action="store_true", help="each hour, what everybody does next, and why")
    day.set_defaults(run=_command("day_table", "run"))

    accept = commands.add_parser(
        "accept", help="after a wanted change: rewrite facts and digests, and show what changed"
    )
    accept.add_argument("tapes", metavar="TAPE", nargs="*")
    accept.add_argument("--pictures", action="store_true", help="keep the pictures as they are now; names choose some")
    accept.set_defaults(run=_accept)


def _add_levels(commands: argparse._SubParsersAction[_Parser]) -> None:
    check = commands.add_parser("check", help="list everything that is wrong with level files")
    check.add_argument("files", metavar="FILE", nargs="*", help="maps, worlds, days, texts; without one, all that ship")
    check.add_argument("--json", action="store_true", help="one complaint a line")
    check.set_defaults(run=_command("level_commands", "check_files"))

    types = commands.add_parser("types", help="write Tiled's classes, templates and docs/objects.md from the code")
    types.add_argument("--check", action="store_true", help="write nothing; exit 1 if something has drifted")
    types.add_argument("--json", action="store_true", help="every kind with its properties")
    types.set_defaults(run=_command("level_commands", "types"))

    make = commands.add_parser("make", help="make the pictures and sounds in assets/ again")
    make.add_argument(
        "recipes",
        metavar="RECIPE",
        nargs="*",
        help="only these (title, tiles ...; of sheets: figures ...); without one, all",
    )
    make.add_argument("--check", action="store_true", help="write nothing; exit 1 if something has drifted")
    make.add_argument("--sheets", action="store_true", help="draw every pose, effect and icon on sheets to look at")
    make.set_defaults(run=_command("make_command", "make"))

    bench = commands.add_parser("bench", help="measure the speed of everything, beside floors taken in the same run")
    bench.add_argument("--json", action="store_true", help="one flat object of numbers")
    bench.add_argument("--short", action="store_true", help="fewer rounds, shorter days")
    bench.set_defaults(run=_command("bench", "run"))


def _command(module: str, function: str):  # type: ignore[no-untyped-def]
    def run(options: argparse.Namespace) -> int:
        from importlib import import_module

        return int(getattr(import_module(f"maketomorrow.{module}"), function)(options))

    return run


def _accept(options: argparse.Namespace) -> int:
    if options.pictures:
        return int(_command("picture_commands", "accept_pictures")(options))
    if not options.tapes:
        raise GameError("name the tapes to accept, or say --pictures")
    return int(_command("tape_commands", "accept_tapes")(options))


def _play(options: argparse.Namespace) -> int:
    if options.map or options.at or options.loadout or options.start:
        from maketomorrow.practice import play_from

        return play_from(options)
    from maketomorrow.shell.play import run_game

    return run_game(_home, step=options.step, fps=options.fps, frames=options.frames)


def _home() -> Home:
    """This player's folders and the first day; asked for when the title stands."""
    from maketomorrow.plans import FIRST_DAY, LEVELS, log_folder, settings_folder, user_folder
    from maketomorrow.shell.life import Home
    from maketomorrow.shell.settings import FILE

    folder = user_folder()
    return Home(
        LEVELS / FIRST_DAY,
        folder / "saves",
        folder / "tapes",
        log_folder() / "make-tomorrow.log",
        settings_folder() / FILE,
    )
