"""What comes out of a day: one list a tick, many readers.

Sound, effects, the fight log, foresight and the facts of a tape all read the same events; no
rule ever calls a speaker or a screen.
"""

from __future__ import annotations

import msgspec

EVENTS: dict[str, str] = {
    # the day
    "alarm": "the alarm begins to ring",
    "alarm_hit": "a blow at the alarm; amount counts the blows of this morning",
    "alarm_broken": "the third blow",
    "burst": "a burst point opens; who is the point",
    "breath": "every mimic stands still; amount 1 begins, 0 ends",
    "hour": "one of the day's fixed hours strikes; what is its id",
    "nightfall": "the second bloom",
    # Rita
    "jumped": "left the ground by a jump; what is ground, wall, rung, coyote or air",
    "landed": "amount is the speed in px/s",
    "dashed": "a dash began",
    "fell": "a fall that hurts; amount is its height in tiles",
    "hurt": "who was hurt by whom; what is the cause, amount the damage",
    "dodged": "i-frames let an attack pass; what is the attack",
    "died": "who died; what is the cause, by whom",
    "energy_dry": "a dash or weapon found no energy",
    "entered": "who enters an area; what is its name",
    "rested": "amount 1 begins, 0 ends; what says why it ended",
    "stepped": "a foot comes down; what is the material",
    "splashed": "into deep water",
    # people
    "said": "a line begins; who says it, what is its text key, by is the talk",
    "heard": "Rita hears a line; what is its text key, by who says it",
    "boarded": "who sets off with the cart; what is where they will get off",
    "missed_cart": "who has missed the cart and walks; what is where it would have taken them",
    "arrived": "who has come to a place; what is the place",
    "late": "who has to be elsewhere before coming to a place; what is that place",
    "plans": "who takes up a plan of their own; what is its name",
    "asked": "she does something for somebody by *use*; who, what is the flag it puts up",
    "does": "who begins to do something at a place; what is one of plan.DOINGS",
    "hid": "who goes into a hideout; what is the hideout",
    "came_out": "who comes out of a hideout; what is the hideout",
    "knocked": "a knock at a hideout with somebody inside; by whom",
    # weapons
    "swung": "wind-up of a blow begins; what is the weapon",
    "fired": "a shot leaves; what is the weapon",
    "empty": "no ammunition; what is the weapon",
    "reloaded": "what is the weapon",
    "swapped": "another weapon in hand; what is the weapon",
    "struck": "a blow or shot lands; who is hit, by whom, what the weapon, amount the damage",
    "missed": "a shot ends on something hard; what is the weapon",
    "found": "a weapon or thing is picked up; what it is",
    # mimics
    "unfolded": "a mimic stands where it came out; what is the burst point",
    "woke": "a mimic is ready to act",
    "windup": "a telegraph begins; what is the attack (kind.attack), amount its ticks",
    "strike": "the hitbox is live; what is the attack",
    "saw": "a mimic has seen somebody; what is whom",
    "gnawing": "teeth at a door; what is the door",
    "hopped": "a mimic leaps on its road",
    # things
    "opened": "a door, shutter, root or lid opens",
    "shut": "a door or shutter shuts",
    "cut": "a strand parts; amount is how many are cut",
    "code": "a digit or code at a keypad; what is right, wrong or digit",
    "switched": "a switch is thrown; what is its flag",
    "used": "a use with no other event of its own",
    "broke": "something is destroyed; what is the flag it puts up",
    "rang": "a bell; who is the bell",
    "bumped": "a crate or flap is hit hard; amount is the speed in px/s",
    "lift": "a lift sets off (amount 1) or arrives (0)",
    "cart": "what is warns (a bell: about to), leaves, stands (at a stop), hit, crate or braked (by whom, for the day)",
}
"""Every event's name and what its fields mean. A test holds the code to this table."""


class Event(msgspec.Struct, frozen=True, array_like=True):
    """Something that happened. ``name`` is a key of EVENTS; ``x``, ``y`` are world px."""

    tick: int
    name: str
    who: str = ""
    what: str = ""
    by: str = ""
    x: float = 0.0
    y: float = 0.0
    amount: float = 0.0
