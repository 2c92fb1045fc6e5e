"""Words come from files, and what is missing there never stops the game."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from maketomorrow.content.sources import SHIPPED_LEVELS
from maketomorrow.content.text import Texts
from maketomorrow.sim.enemies.catalogue import ENEMIES
from maketomorrow.sim.player.upgrades import UPGRADES
from maketomorrow.sim.weapons.catalogue import WEAPONS

ROOT = SHIPPED_LEVELS.parent
ENGLISH = SHIPPED_LEVELS / "darol/text/en.toml"
FAMILIES = ("title", "pause", "set", "do", "door", "death", "end", "dream", "hud", "rack", "msg", "reset", "tape")


@pytest.fixture(scope="module")
def english() -> Texts:
    return Texts.load(ENGLISH)


def test_a_text_is_found_by_its_path(english):
    assert english["title.name"] == "Make Tomorrow"
    assert english["death.drone.lunge"] == "A drone. It leant back first."


def test_slots_are_filled(english):
    assert english.fill("title.continue", n=7) == "Get up again (loop 7)"


def test_what_nobody_filled_in_stays_as_it_is(english):
    assert english.fill("end.head", n=3) == "LOOP 3 · {clock}"


def test_an_unknown_text_shows_its_id(english):
    assert english["no.such.thing"] == "no.such.thing"
    assert english.fill("no.such.thing", n=1) == "no.such.thing"
    assert "no.such.thing" not in english


def test_the_screen_never_raises_its_voice(english):
    assert not [key for key, text in english.words.items() if "!" in text]


def test_every_text_the_code_asks_for_is_written(english):
    asked = re.compile(rf'"((?:{"|".join(FAMILIES)})(?:\.[a-z0-9_]+)+)"')
    missing = {
        key: path.name
        for path in sorted(Path(ROOT / "src").rglob("*.py"))
        for key in asked.findall(path.read_text())
        if key not in english and not key.endswith((".png", ".toml", ".tape"))
    }
    assert not missing


def test_every_death_weapon_and_upgrade_has_its_words(english):
    attacks = [cause for kind in ENEMIES.values() for cause in kind.attacks]
    deaths = [f"death.{cause}" for cause in (*attacks, "fall", "drown", "crush", "growth", "bloom", "given_up")]
    names = [*(f"weapon.{weapon}" for weapon in WEAPONS), *(f"upgrade.{upgrade}" for upgrade in UPGRADES)]
    assert not [key for key in (*deaths, *names) if key not in english]
