"""The scenes of the story, from ``scenes.toml`` beside ``day.toml``: places of feeling, figures, and what they do.

A scene is data for whoever draws it. It never comes into a plan, so no day is another because of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from maketomorrow.content.complaints import Complaint, Place
from maketomorrow.content.conduct import Strict
from maketomorrow.content.day import said_plainly
from maketomorrow.content.person_desk import IDENTITY
from maketomorrow.content.sources import LIMITS
from maketomorrow.core.errors import LevelError
from maketomorrow.core.files import read_text
from maketomorrow.core.words import did_you_mean
from maketomorrow.sim.events import EVENTS

SCENES_FILE = "scenes.toml"

PLAYS = ("night", "over")  # between two days, taking no tick of either; or laid over the day under way
SETS = ("here", "black", "white")  # the world itself, or a void
FIELDS = ("none", "ring", "rings", "bars", "spokes")  # what moves with the spectrum
HEARS = ("void", "alarm", "hum", "morning", "dusk", "unease", "burst", "danger")  # whose spectrum it is
POSES = ("lie", "lie_arm", "sit", "hands", "stand", "kneel", "reach")
FACES = ("left", "right")
RITA = "rita"
NOBODY_KNOWN = "somebody"  # a figure without a name

LENGTH_TICKS = (30, 3600)
MOST_SCENES, MOST_FIGURES, MOST_BEATS = 60, 8, 60
MOST_LINES = 12  # of a scene: nobody is held up longer
WIDE_PX = 640  # of the picture in which figures stand
COUNT = (1, 8)  # rings
PUSH_PX = (0, 64)


class WhenEntry(Strict, frozen=True):
    """When it is played: in the night after ``day``, or on that day when ``event`` happens first."""

    day: int
    event: str = ""


class LookEntry(Strict, frozen=True):
    """Where it is, and for how long.

    ``set`` is one of SETS, ``field`` of FIELDS with ``count`` rings, moved by the spectrum ``hears``.
    ``push_px``: the picture comes so much nearer from beginning to end.
    """

    set: str
    length_ticks: int
    field: str = "none"
    count: int = 1
    hears: str = "void"
    push_px: int = 0


class FigureEntry(Strict, frozen=True):
    """Somebody in it, ``x`` px from the picture's left. ``far``: deep in the void, small and dim.

    In a scene laid over the day she is where she is, and ``x`` stays out.
    """

    who: str
    pose: str
    x: int = 0
    faces: str = "right"
    far: bool = False


class BeatEntry(Strict, frozen=True):
    """One thing that happens, ``tick`` ticks after the scene begins, or after the event ``on`` (its ``amount``-th).

    Exactly one of: ``pose`` (of ``who``), ``say`` (a text id; ``who`` says it), ``ring`` (runs out from
    ``who`` once, in so many ticks), ``field`` (how far it is up, 0 to 1), ``set`` (another place),
    ``counter`` (the loop's number comes up and goes to its corner), ``ends``. ``ticks`` is how long it takes.
    """

    tick: int = 0
    on: str = ""
    amount: int = 0
    who: str = ""
    ticks: int = 0
    pose: str = ""
    say: str = ""
    ring: int = 0
    field: float | None = None
    set: str = ""
    counter: bool = False
    ends: bool = False

    def acts(self) -> list[str]:
        """The names of what happens in it; one, if the file is right."""
        found = [name for name in ("pose", "say", "ring", "set", "counter", "ends") if getattr(self, name)]
        return found + (["field"] if self.field is not None else [])


class StoryScene(Strict, frozen=True):
    """One scene."""

    id: str
    plays: str
    when: WhenEntry
    look: LookEntry
    figures: tuple[FigureEntry, ...] = ()
    beats: tuple[BeatEntry, ...] = ()


class ScenesFile(Strict, frozen=True):
    """``scenes.toml``."""

    scene: tuple[StoryScene, ...] = ()


FIELD_NAMES = tuple(
    name
    for kind in (ScenesFile, StoryScene, WhenEntry, LookEntry, FigureEntry, BeatEntry)
    for name in kind.__struct_fields__
)


def load_scenes(folder: Path) -> tuple[StoryScene, ...]:
    """The scenes of a day's folder; none without a file. Raises LevelError with the first thing that is wrong."""
    path = folder / SCENES_FILE
    if not path.is_file():
        return ()
    complaints: list[Complaint] = []
    scenes = read_scenes(path, str(path), complaints)
    if complaints:
        raise LevelError(path, complaints[0].sentence())
    return scenes


def read_scenes(
    path: Path,
    label: str,
    complaints: list[Complaint],
    people: Collection[str] | None = None,
    words: Collection[str] | None = None,
) -> tuple[StoryScene, ...]:
    """All scenes of a file. ``people`` and ``words``: who and which texts there are, None = not asked.

    Raises LevelError for a file that cannot be read at all.
    """
    text = read_text(path, LIMITS.text_bytes, LevelError)
    try:
        file = msgspec.toml.decode(text, type=ScenesFile)
    except msgspec.ValidationError as problem:
        raise LevelError(label, said_plainly(str(problem), FIELD_NAMES)) from None
    except (ValueError, RecursionError) as problem:
        raise LevelError(label, f"is not TOML ({problem})") from None
    if len(file.scene) > MOST_SCENES:
        raise LevelError(label, f"has {len(file.scene)} scenes; at most {MOST_SCENES} can be read")
    seen: list[str] = []
    for scene in file.scene:
        for what, right in _problems(scene, people, words):
            complaints.append(Place(label).complaint(f'scene "{scene.id[:40]}"{what}', right))
        if scene.id in seen:
            complaints.append(Place(label).complaint(f'scene "{scene.id[:40]}" is there twice', "one of each id"))
        seen.append(scene.id)
    return file.scene


Problem = tuple[str, str]  # what, and what would be right


def _problems(scene: StoryScene, people: Collection[str] | None, words: Collection[str] | None) -> Iterator[Problem]:
    if not IDENTITY.fullmatch(scene.id):
        yield ": that is no name", "small letters, digits and _"
    yield from _one_of(scene.plays, PLAYS, ", plays")
    if scene.when.day < 1:
        yield f", when: day is {scene.when.day}", "1 or more"
    if scene.plays == "over":
        yield from _one_of(scene.when.event, EVENTS, ", when: event")
    elif scene.when.event:
        yield ", when: a scene of the night waits for no event", "leave event out"
    yield from _look_problems(scene)
    if len(scene.figures) > MOST_FIGURES:
        yield f" has {len(scene.figures)} figures", f"at most {MOST_FIGURES}"
    names = [figure.who for figure in scene.figures]
    for number, figure in enumerate(scene.figures, 1):
        where = f", figure {number}"
        known = (RITA, NOBODY_KNOWN, *(people or ()))
        if people is not None:
            yield from _one_of(figure.who, known, f"{where}: who")
        yield from _one_of(figure.pose, POSES, f"{where}: pose")
        yield from _one_of(figure.faces, FACES, f"{where}: faces")
        if not 0 <= figure.x <= WIDE_PX:
            yield f"{where}: x is {figure.x}", f"0 to {WIDE_PX}"
        if names.count(figure.who) > 1 and names.index(figure.who) != number - 1:
            yield f'{where}: "{figure.who[:40]}" is in it twice', "each figure once"
    if len(scene.beats) > MOST_BEATS:
        yield f" has {len(scene.beats)} beats", f"at most {MOST_BEATS}"
    if sum(bool(beat.say) for beat in scene.beats) > MOST_LINES:
        yield " says too much", f"at most {MOST_LINES} lines"
    for number, beat in enumerate(scene.beats, 1):
        for what, right in _beat_problems(beat, scene, names, words):
            yield f", beat {number}: {what}", right


def _look_problems(scene: StoryScene) -> Iterator[Problem]:
    look = scene.look
    yield from _one_of(look.set, SETS, ", look: set")
    yield from _one_of(look.field, FIELDS, ", look: field")
    yield from _one_of(look.hears, HEARS, ", look: hears")
    for name, value, (least, most) in (
        ("length_ticks", look.length_ticks, LENGTH_TICKS),
        ("count", look.count, COUNT),
        ("push_px", look.push_px, PUSH_PX),
    ):
        if not least <= value <= most:
            yield f", look: {name} is {value}", f"from {least} to {most}"
    if scene.plays == "night" and look.set == "here":
        yield ", look: a scene of the night has no world around it", "black or white"


def _beat_problems(
    beat: BeatEntry, scene: StoryScene, names: Sequence[str], words: Collection[str] | None
) -> Iterator[Problem]:
    acts = beat.acts()
    if len(acts) != 1:
        what = f"{' and '.join(acts)} at once" if acts else "nothing happens"
        yield what, "one of pose, say, ring, field, set, counter, ends"
    if beat.tick < 0 or beat.ticks < 0 or beat.ring < 0:
        yield "a number of ticks is below 0", "0 or more"
    if not beat.on and beat.tick > scene.look.length_ticks:
        yield f"tick {beat.tick} is after its end", f"at most {scene.look.length_ticks}"
    if beat.on:
        yield from _one_of(beat.on, EVENTS, "on")
        if scene.plays == "night":
            yield "nothing happens in the night that it could wait for", "leave on out"
    elif beat.amount:
        yield "an amount belongs to an event", "give the event with on"
    if beat.pose:
        yield from _one_of(beat.pose, POSES, "pose")
    if beat.set:
        yield from _one_of(beat.set, SETS, "set")
    if beat.field is not None and not 0 <= beat.field <= 1:
        yield f"field is {beat.field:g}", "from 0 to 1"
    if (beat.pose or beat.ring or beat.say) and beat.who not in names:
        yield f'who is "{beat.who[:40]}"{did_you_mean(beat.who, names)}', "one of its figures"
    if beat.say and words is not None and beat.say not in words:
        yield f'the text "{beat.say[:80]}" is missing{did_you_mean(beat.say, words)}', "the id of a text"


def _one_of(word: str, known: Collection[str], where: str) -> Iterator[Problem]:
    if word not in known:
        listed = ", ".join(known) if len(known) <= 12 else "the name of an event"
        yield f'{where} is "{word[:40]}"{did_you_mean(word, known)}', f"one of {listed}" if len(known) <= 12 else listed
