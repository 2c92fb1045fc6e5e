"""What a controller feels of the day: few things, each short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from maketomorrow.shell.hands.devices import Devices
from maketomorrow.sim.events import Event


class Shiver(NamedTuple):
    """The heavy and the light motor, as shares of their strength, and for how long."""

    heavy: float
    light: float
    ms: int


SHIVERS: dict[str, Shiver] = {
    "alarm_hit": Shiver(0.25, 0.5, 60),
    "alarm_broken": Shiver(0.6, 0.8, 160),
    "burst": Shiver(0.9, 0.5, 900),
    "cut": Shiver(0.4, 0.3, 110),
    "fell": Shiver(0.7, 0.2, 200),
}
HURT = Shiver(0.6, 0.7, 170)
DIED = Shiver(0.9, 0.6, 420)
STRUCK = Shiver(0.18, 0.3, 50)
SLUG = Shiver(0.5, 0.4, 110)


def felt(events: Sequence[Event], rita: str = "rita") -> Shiver | None:
    """The strongest of what a tick's events feel like; None for nothing."""
    found = [shiver for event in events if (shiver := _of(event, rita))]
    return max(found, key=lambda shiver: shiver.heavy, default=None)


def _of(event: Event, rita: str) -> Shiver | None:
    if event.who == rita and event.name in ("hurt", "died"):
        return HURT if event.name == "hurt" else DIED
    if event.name == "struck":
        return STRUCK if event.by == rita else None
    if event.name == "fired":
        return SLUG if event.what == "slug" and event.who == rita else None
    if event.name == "fell" and event.who not in ("", rita):
        return None
    return SHIVERS.get(event.name)


def shake_hands(devices: Devices, events: Sequence[Event]) -> None:
    """Let the controller in use feel a tick, as strongly as the player wants it."""
    share = devices.settings.rumble
    if devices.latest != "pad" or not share:
        return
    shiver = felt(events)
    if shiver is not None:
        devices.rumble(shiver.heavy * share, shiver.light * share, shiver.ms)
