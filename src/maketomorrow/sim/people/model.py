"""What a day keeps of its people and of what they say."""

from __future__ import annotations

import msgspec

from maketomorrow.sim.model import Walker

NEVER = 1 << 30  # a tick later than any day's


class Person(Walker, array_like=True, tag="person"):
    """Somebody of the plant; who it is stands in the plan under the same id.

    ``act`` is what the figure shows: "still", "walk", "aside", "do", "talk", "flee", "fight", "hide" or "dead".
    """

    act: str = "still"
    does: str = ""  # one of plan.DOINGS, at its place and in its time
    place: str = ""  # where it has arrived, "" on the way
    goal: str = ""  # the place it is going to, "" when there
    goal_x: float = 0.0
    goal_y: float = 0.0
    leg: int = 0  # lines of its timetable behind it
    next_tick: int = 0  # when its timetable has something new
    phase: int = 0  # on which ticks it looks round, so that never all do at once
    late: bool = False  # has missed a line of its timetable, and hurries until it is somewhere
    blocked_ticks: int = 0  # it has not got on for so long
    talk: str = ""  # id of the talk that keeps it here
    says: str = ""  # text key of the line being said
    says_ticks: int = 0  # that line lasts so much longer
    fear_ticks: int = 0
    blow_ticks: int = 0  # until it can strike again
    foe: str = ""  # id of the mimic it fights
    away: int = 0  # -1 or 1: the way it runs
    hurt_ticks: int = 0  # was hit just now; for the picture
    alive: bool = True
    follows: str = ""  # the name of the plan that has replaced its ordinary day, "" for none
    turned: bool = False  # since the burst it does as all others, whatever it is like
    without: str = ""  # what has been taken off it, one of plan.WORN
    heard: list[str] = []  # ids of the bells it has heard today
    aside_ticks: int = 0  # stands aside for somebody so much longer
    limps: bool = False
    fall_from: float = 0.0  # world y of the highest its feet have been since they last were on something
    water_ticks: int = 0  # in deep water for so long
    trim_ticks: int = 0  # work done on the present strand
    released: bool = False  # has left what it held since the burst
    threw: bool = False  # the switch beside the place it holds
    inside: str = ""  # id of the hideout it is in: then it is not in the plane, and cannot be seen or struck
    ride: str = ""  # "boards": on to the cart, or waits for it; "aboard": is under way with it; "missed": came too late
    ride_ticks: int = 0  # the cart has stood under way with it aboard for so long
    off_rails_ticks: int = 0  # stands beside the rails so much longer, and the cart goes past


class TalkState(msgspec.Struct, array_like=True):
    """How far a talk has come this morning."""

    id: str
    line: int = 0  # lines begun
    ticks: int = 0  # the line being said lasts so much longer
    heard: bool = False  # by Rita, of that line
    over: bool = False  # said to its end, or lost
