"""Everything that can be turned, in three pages: hands, picture and sound, and what lets everybody play."""

from __future__ import annotations

from collections.abc import Callable

from maketomorrow.shell.scenes.desk import BACK, Behind, Desk
from maketomorrow.shell.scenes.keys import Keys
from maketomorrow.shell.scenes.menu import Row
from maketomorrow.shell.scenes.page import TUNING as PAGE
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.scene import Scene
from maketomorrow.shell.screen import SCREEN


def settings_page(desk: Desk, behind: Behind, back: Callable[[], Scene | None]) -> Page:
    """The first page of the settings; ``back`` gives the scene they were opened from."""
    return _Settings(desk, behind, back)


class _Settings(Page):
    def __init__(self, desk: Desk, behind: Behind, back: Callable[[], Scene | None]) -> None:
        words = desk.words
        rows = [Row(key, words[key]) for key in ("set.keys", "set.picture", "set.everybody")]
        super().__init__(desk, behind, words["title.settings"], [*rows, Row(BACK, words["set.back"])], back)

    def about(self) -> str:
        """What is on the page; first of all what is wrong with the file they lie in."""
        return self.desk.trouble() or super().about()

    def act(self, chosen: str) -> Scene | None:
        """Open a page."""
        here = self._here
        if chosen == "set.keys":
            return Keys(self.desk, self.behind, here)
        if chosen == "set.picture":
            return EyesAndEars(self.desk, self.behind, here)
        if chosen == "set.everybody":
            return Everybody(self.desk, self.behind, here)
        return self.back()

    def _here(self) -> Scene:
        self.ticks = 0
        return self


class _Turning(Page):
    """A page of settings that are turned in place."""

    key = ""
    names: tuple[str, ...] = ()
    words_px = PAGE.turned_px

    def __init__(self, desk: Desk, behind: Behind, back: Callable[[], Scene | None]) -> None:
        rows = [Row(name, desk.words[f"set.{name}"], name) for name in self.names]
        super().__init__(desk, behind, desk.words[self.key], [*rows, Row(BACK, desk.words["set.back"])], back)


class EyesAndEars(_Turning):
    """The picture on the screen, and how loud what is."""

    key = "set.picture"
    names = ("display", "effects", "loud", "loud_effects", "loud_music", "loud_voices", "rumble")

    def about(self) -> str:
        """As everywhere; and whether the machine has turned out to be a slow one."""
        slow = self.menu.rows[self.menu.at].id == "effects" and SCREEN.slow and self.desk.settings.effects == "auto"
        return self.desk.words["about.effects_slow"] if slow else super().about()


class Everybody(_Turning):
    """What lets everybody play, in one place."""

    key = "set.everybody"
    names = ("text", "captions", "contrast", "flash", "shake", "hold", "one_handed", "speed", "assist", "unhurt")
