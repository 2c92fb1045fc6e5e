"""Everything that can be turned, in three pages: hands, picture and sound, and what lets everybody play."""

from __future__ import annotations

from collections.abc import Callable

from maketomorrow.shell.scenes.desk import BACK, Behind, Desk
from maketomorrow.shell.scenes.keys import Keys
from maketomorrow.shell.scenes.menu import Row
from maketomorrow.shell.scenes.page import Page
from maketomorrow.shell.scenes.scene import Scene

PICTURE_AND_SOUND = ("display", "effects", "loud", "loud_effects", "loud_music", "loud_voices", "rumble")
EVERYBODY = (
    "text",
    "captions",
    "contrast",
    "flash",
    "shake",
    "hold",
    "one_handed",
    "speed",
    "assist",
    "unhurt",
)


def settings_page(desk: Desk, behind: Behind, back: Callable[[], Scene | None]) -> Page:
    """The first page of the settings; ``back`` gives the scene they were opened from."""
    return _Settings(desk, behind, back)


class _Settings(Page):
    def __init__(self, desk: Desk, behind: Behind, back: Callable[[], Scene | None]) -> None:
        words = desk.words
        rows = [Row(key, words[key]) for key in ("set.keys", "set.picture", "set.everybody")]
        super().__init__(desk, behind, words["title.settings"], [*rows, Row(BACK, words["set.back"])], back)

    def act(self, chosen: str) -> Scene | None:
        """Open a page."""
        here = self._here
        if chosen == "set.keys":
            return Keys(self.desk, self.behind, here)
        if chosen == "set.picture":
            return _Turning(self.desk, self.behind, chosen, PICTURE_AND_SOUND, here)
        if chosen == "set.everybody":
            return _Turning(self.desk, self.behind, chosen, EVERYBODY, here)
        return self.back()

    def _here(self) -> Scene:
        self.ticks = 0
        return self


class _Turning(Page):
    """A page of settings that are turned in place."""

    def __init__(
        self, desk: Desk, behind: Behind, key: str, names: tuple[str, ...], back: Callable[[], Scene | None]
    ) -> None:
        rows = [Row(name, desk.words[f"set.{name}"], name) for name in names]
        super().__init__(desk, behind, desk.words[key], [*rows, Row(BACK, desk.words["set.back"])], back)
