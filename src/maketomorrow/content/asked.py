"""Every word that the game itself asks of a text file, beside those that areas, things and people ask for.

First what is on the screen today, then what is written already and waits for its place.

A text file with a ``[title]`` is the game's own: ``check`` complains of each of these that it lacks.
A test reads the code and holds this list to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.inputs import ACTIONS
from maketomorrow.sim.player.upgrades import UPGRADES
from maketomorrow.sim.weapons.catalogue import WEAPONS

_TABLES: Mapping[str, str] = {
    "title": "name start continue new new_ask yes no beds settings stats credits quit",
    "pause": "name back said day day_ask title yes no",
    "set": "keys picture everybody back on off clash display effects loud loud_effects loud_music loud_voices rumble"
    " text captions contrast flash shake hold one_handed speed assist unhurt",
    "about": "text captions contrast flash shake hold one_handed speed assist unhurt display effects effects_slow"
    " loud_voices rumble keys waiting set.keys set.picture set.everybody pause.day pause.title",
    "keys": "keys mouse pad press reset as_it_was",
    "hint": "choose back",
    "bed": "name empty dream loop",
    "stats": "name days hours strands hits dodges aim none",
    "credits": "name game parts letters",
    "said": "none",
    "do": "alarm look trim open code take rest hold call ride knock ring",
    "door": "code_wrong locked kept power",
    "rack": "hand rest empty",
    "hud": "loop fast reload",
    "msg": "no_sound no_pad save_torn save_failed settings_torn",
    "death": "drone.lunge spitter.arc fall drown crush cart bloom growth given_up",
    "end": "head cause saved saved0 saved12 learnt learnt0 keiji",
    "cap": "alarm bell breath burst cart claws cry door falls glass gnaw hum hum_stop knock lean left right root seen"
    " spit switch whistle",
    "dream": "1 2",
}

_TO_COME: Mapping[str, str] = {
    "title": "tapes",
    "pause": "board list",
    "do": "listen climb set give",
    "say": "curt kind warn fact knows nothing",
    "board": "name new open deduced where in means why who back alpha believe none",
    "tape": "name day over enter save broken",
    "bay": "name undo left shut",
    "ring": "gate cover bench with stay",
    "end": "curt keiji_met 1903 1904 title 0710",
    "death": "drone.pack burrower.rise screamer.call shell.charge shell.swipe alpha.any guardian ghost tendril"
    " own_charge blood",
    "reset": "alpha keiji_unmet keiji",
    "door": "temper bark breath",
    "cap": "dust scream song",
}


def asked() -> Iterator[str]:
    """The ids, each once."""
    yield "ninetytwo"
    for table, names in (*_TABLES.items(), *_TO_COME.items()):
        yield from (f"{table}.{name}" for name in names.split())
    yield from (f"act.{name}" for name in ACTIONS if name != "let_go")
    yield from (f"weapon.{name}" for name in WEAPONS)
    yield from (f"upgrade.{name}" for name in UPGRADES)
    yield from (f"kills.{name}" for name in ENEMIES)
