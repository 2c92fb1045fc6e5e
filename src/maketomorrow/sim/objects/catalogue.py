"""Every kind of object. The order here is the order in lists, menus and ``docs/objects.md``."""

from __future__ import annotations

from maketomorrow.sim.objects.aerial import AERIAL
from maketomorrow.sim.objects.alarm import ALARM
from maketomorrow.sim.objects.bell import BELL
from maketomorrow.sim.objects.bench import BENCH
from maketomorrow.sim.objects.cart import CART
from maketomorrow.sim.objects.cracked import CRACKED
from maketomorrow.sim.objects.crate import CRATE
from maketomorrow.sim.objects.door import DOOR
from maketomorrow.sim.objects.flap import FLAP
from maketomorrow.sim.objects.gate import GATE
from maketomorrow.sim.objects.glass import GLASS
from maketomorrow.sim.objects.hideout import HIDEOUT
from maketomorrow.sim.objects.keypad import KEYPAD
from maketomorrow.sim.objects.leaf import LEAF
from maketomorrow.sim.objects.lift import LIFT
from maketomorrow.sim.objects.locker import LOCKER
from maketomorrow.sim.objects.model import ObjectKind
from maketomorrow.sim.objects.pickup import PICKUP
from maketomorrow.sim.objects.rack import RACK
from maketomorrow.sim.objects.root import ROOT
from maketomorrow.sim.objects.sign import SIGN
from maketomorrow.sim.objects.switch import SWITCH
from maketomorrow.sim.objects.tough_root import TOUGH_ROOT

OBJECTS: dict[str, ObjectKind] = {
    kind.kind.id: kind
    for kind in (
        ROOT,
        TOUGH_ROOT,
        CRACKED,
        GLASS,
        DOOR,
        GATE,
        LEAF,
        HIDEOUT,
        CRATE,
        LIFT,
        CART,
        FLAP,
        SWITCH,
        KEYPAD,
        LOCKER,
        RACK,
        PICKUP,
        BENCH,
        ALARM,
        BELL,
        AERIAL,
        SIGN,
    )
}
