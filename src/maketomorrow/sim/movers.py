"""How everybody who walks gets from where he is to where he wants to be.

A mover is a box in plain data. Its feet, the middle of the bottom edge, follow slopes; its
corners carry it at the edge of a ledge. Sideways a fan of rays from its middle stops it, closer
together than any pillar or ledge is thick; crates it presses against are pushed by forces that
wait for the next step of the bodies, never by moving them.

On open ground two rays answer for the whole box: one along the head, one down the edge that goes
first. Only where those meet something, or where a crate or lift may be near, the fan is cast.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from maketomorrow.core.ticks import TICK_SECONDS
from maketomorrow.sim.model import Dynamic, Mover, Platform
from maketomorrow.sim.physics import BODIES, FLOOR, HARD, LIFT, ONEWAY, SOLID, STILL, TERRAIN, Physics

if TYPE_CHECKING:
    from maketomorrow.sim.state import World


@dataclass(frozen=True, slots=True)
class MoverTuning:
    """How bodies of flesh and mimic meet the rest of the world. px, s; a mover's mass is 8, a crate's 10."""

    push_force: float = 24000.0  # enough for two crates on top of each other, not for three
    push_speed: float = 110.0  # px/s   a jog
    push_accel: float = 1800.0  # px/s²  how fast a mover is up to its crate's speed
    dash_from: float = 300.0  # px/s   faster than this is a blow, not a push
    dash_impulse: float = 4500.0
    dash_speed: float = 640.0  # px/s
    flap_speed: float = 200.0  # px/s   a flap gives way to a run
    flap_impulse: float = 700.0  # of a dash; more would pull it off its hinge
    flap_lifted: float = 0.7  # a flap whose face looks down so much lies on her head and stops her no more
    landing_share: float = 4.0  # mass    of the landing speed that goes into what she lands on
    landing_cap: float = 600.0  # px/s
    thrown_speed: float = 300.0  # px/s   the most that a crate gives whoever leaves it
    crush_px: float = 5.0
    crush_ticks: int = 3
    fan_px: float = 15.0  # between two rays of the fan: less than a tile
    edge_px: float = 0.5  # how far a corner has to be over a ledge to stand on it
    lip_px: float = 5.0  # a lip no higher than this is walked over: a crate's top in a pit of two tiles
    push_out_px: float = 4.0  # px a tick out of ground that has come too near


TUNING = MoverTuning()

_DT = TICK_SECONDS
_LEVEL = -0.6  # normals steeper than this are walls; a slope of 45 degrees has -0.707
_CREST = -0.99  # more level than this is a floor, or the top of a step
_UNDERFOOT = 0.5  # px by which a slope may be above the feet's own 45 degrees
_NEAR = 1e-6  # sweeps are compared with this to spare, or a jump dies on the rounding of a ray
_FAR = 1e9


def move(world: World, mover: Mover, *, corner_px: float = 0.0, push: bool = True, probe_walls: bool = True) -> None:
    """Move by one tick: carried, shoved, then by its own speed; writes all from ``x`` to ``drop_ticks``.

    Gravity is the caller's: a mover with ``grounded`` and ``vy >= 0`` stays on its floor whatever
    its ``vy``; one with ``vy < 0`` leaves it and takes the carrier's speed along. ``vx`` of a
    carried mover is relative to its carrier. ``corner_px``: so far a jump slips sideways past a
    corner overhead. ``push``: whether it pushes crates. ``probe_walls`` False leaves out the
    sideways rays, for one whose way is known to be free. ``drop_ticks`` counts down here.
    """
    physics = world.physics
    x, y, vx = mover.x, mover.y, mover.vx
    mover.landed_speed = 0.0
    if mover.grounded and mover.vy >= 0.0 and not mover.carrier and not mover.drop_ticks:
        loose = physics.loose_near(x, y - mover.h / 2)
        if not loose or not physics.moving_lifts:
            floors = FLOOR if loose else STILL
            step, h = vx * _DT, mover.h
            if vx == 0.0:
                keeps = abs(physics.ray(x, y - 1.0, x, y + 1.0, floors) - 0.5) < 1e-4
            else:
                tip = x + step + (mover.w / 2 if vx > 0.0 else -mover.w / 2)
                head = y - h + 1.0
                keeps = (
                    (not probe_walls or physics.ray(x, head, tip, head, HARD if loose else TERRAIN) == 1.0)
                    and abs(physics.ray(tip, head, tip, y + 1.0, floors) * h - h + 1.0) < 1e-3
                    and physics.slope() < _CREST
                )
            if keeps and not (loose and physics.met_loose()):
                mover.x = x + step
                mover.vy, mover.wall, mover.ceiling, mover.crush_ticks = 0.0, 0, False, 0
                return
    elif not mover.carrier and (not mover.grounded or mover.vy < 0.0) and _flies(physics, mover):
        return
    _Sweep(physics, mover, corner_px, push, probe_walls).run()


def _flies(physics: Physics, mover: Mover) -> bool:
    """A tick through open air, moved if it is one; what a sweep would come to that meets nothing."""
    x, y, half, h = mover.x, mover.y, mover.w / 2, mover.h
    to_x, to_y = x + mover.vx * _DT, y + mover.vy * _DT
    left, right = (x, to_x) if x < to_x else (to_x, x)
    top, bottom = (y, to_y) if y < to_y else (to_y, y)
    if not physics.in_the_air(left - half, top - h, right + half, bottom) or physics.loose_near(x, y - h / 2):
        return False
    mover.x, mover.y = to_x, to_y
    mover.grounded, mover.wall, mover.ceiling, mover.crush_ticks = False, 0, False, 0
    if mover.drop_ticks:
        mover.drop_ticks -= 1
    return True


class _Sweep:
    """One mover's tick where the short way does not do."""

    __slots__ = (
        "corner_px",
        "dropping",
        "from_x",
        "half",
        "loose",
        "mover",
        "physics",
        "probe_walls",
        "push",
        "sloped",
        "stepping",
        "x",
        "y",
    )

    def __init__(self, physics: Physics, mover: Mover, corner_px: float, push: bool, probe_walls: bool) -> None:
        self.physics = physics
        self.mover = mover
        self.corner_px = corner_px
        self.push = push
        self.probe_walls = probe_walls
        self.loose = physics.loose_near(mover.x, mover.y - mover.h / 2) or mover.carrier != ""
        self.dropping = mover.drop_ticks > 0
        self.half = mover.w / 2
        self.x = self.from_x = mover.x
        self.y = mover.y
        self.stepping = mover.grounded and mover.vy >= 0.0
        self.sloped = False  # the way across led towards a slope

    def run(self) -> None:
        mover = self.mover
        stands = mover.grounded and mover.vy >= 0.0
        mover.wall, mover.ceiling = 0, False
        walk = mover.vx * _DT
        carrier = self.physics.loose(mover.carrier) if mover.carrier else None
        carried_x = carried_y = 0.0
        pinned = False
        if carrier is not None:
            to_x, to_y = _outward(carrier, mover.anchor_x, mover.anchor_y)
            carried_x, carried_y = to_x - self.x, to_y - self.y
            pinned = self._ride(carried_y) and stands
            if not stands:
                speed_x, speed_y = self._inherited(carrier)
                mover.vx += speed_x
                rise = mover.vy * _DT
                mover.vy += min(0.0, speed_y)
            else:
                rise = 0.0
        else:
            rise = mover.vy * _DT
        if self.loose and self.physics.moving_lifts:
            stands = self._shoved_by_lifts(carrier, stands)
            carried_x += self.x - mover.x
            self.x = mover.x
        self.from_x = self.x
        self._across(walk + carried_x, walk, stands)
        if pinned:
            mover.vy = 0.0
        elif stands:
            self._stand(abs(walk), carrier)
        elif rise < 0.0:
            self._rise(rise, abs(walk + carried_x))
        else:
            self._fall(rise, abs(walk + carried_x))
        if self.loose and self.physics.moving_lifts and self._squeezed():
            mover.crush_ticks += 1
        else:
            mover.crush_ticks = 0
        if mover.drop_ticks:
            mover.drop_ticks -= 1
        mover.x, mover.y = self.x, self.y

    # Carried and shoved

    def _inherited(self, carrier: Dynamic | Platform) -> tuple[float, float]:
        """The speed that whoever leaves a carrier takes along."""
        speed_x, speed_y = _speed_of(carrier, self.x, self.y)
        if isinstance(carrier, Platform):
            return speed_x, speed_y
        most = TUNING.thrown_speed  # a crate that tips over is no catapult
        return max(-most, min(speed_x, most)), max(-most, min(speed_y, most))

    def _ride(self, dy: float) -> bool:
        """Up or down with what it stands on; whether a ceiling holds it back and the floor comes through its feet."""
        held_back = False
        if dy < 0.0:
            h = self.mover.h
            middle = self.y - h / 2
            free = self.physics.ray(self.x, middle, self.x, self.y - h + dy, TERRAIN | LIFT) * (h / 2 - dy) - h / 2
            held_back = free < -dy - 0.01
            dy = -max(0.0, min(-dy, free))
        self.y += dy
        return held_back

    def _shoved_by_lifts(self, carrier: Dynamic | Platform | None, stands: bool) -> bool:
        """Out of the way of lifts that have moved; answers whether it stands now."""
        mover, half = self.mover, self.half
        for lift in self.physics.moving_lifts:
            if lift is carrier:
                continue
            left, top = self.x - half, self.y - mover.h
            over_x = min(self.x + half - lift.x, lift.x + lift.w - left)
            over_y = min(self.y - lift.y, lift.y + lift.h - top)
            if over_x <= 0.01 or over_y <= 0.01:
                continue
            if mover.y <= lift.was_y + 2.0:
                self.y = lift.y
                mover.vy = max(0.0, mover.vy)
                stands = True
            elif lift.FLOOR_ONLY:
                continue
            elif mover.y - mover.h >= lift.was_y + lift.h - 2.0:
                if not stands:
                    self.y += over_y
                    mover.vy = max(mover.vy, (lift.y - lift.was_y) / _DT)
            elif self.x < lift.x + lift.w / 2:
                self.x -= over_x
            else:
                self.x += over_x
        return stands

    def _squeezed(self) -> bool:
        """A moving lift has come deeper into it than it could get out of the way."""
        mover, half, deep = self.mover, self.half, TUNING.crush_px
        for lift in self.physics.moving_lifts:
            if (
                not lift.FLOOR_ONLY
                and self.x + half - lift.x > deep
                and lift.x + lift.w - self.x + half > deep
                and self.y - lift.y > deep
                and lift.y + lift.h - self.y + mover.h > deep
            ):
                return True
        return False

    # Sideways

    def _across(self, dx: float, walk: float, stands: bool) -> None:
        mover = self.mover
        if dx == 0.0 or not self.probe_walls:
            self.x += dx
            return
        side = 1 if dx > 0.0 else -1
        free, loose_free, body, contact = self._fan(dx, side)
        want = abs(dx)
        if body is not None and loose_free < want - _NEAR and loose_free <= free:
            speed = abs(mover.vx)
            if walk * side > 0.0:
                speed = self._press(body, side, speed, contact, stands)
                mover.vx = side * speed
            if speed > TUNING.dash_from:
                loose_free = _FAR  # a flap gives way to a dash at once
            else:
                mover.wall = side
        if free < want - _NEAR:
            mover.wall = side
            if mover.vx * side > 0.0 and free <= max(0.0, loose_free):
                mover.vx = 0.0
        # Whoever walks is not pushed out of a face that a slope's foot has let come nearer than half a box.
        least = 0.0 if stands and walk == dx else -TUNING.push_out_px
        self.x += side * min(want, max(free, least), max(0.0, loose_free))

    def _fan(self, dx: float, side: int) -> tuple[float, float, Dynamic | None, float]:
        """Free px to ground and lifts; free px to the crate that is in the way, that crate, and the height of contact.

        A face that leans back far enough to be walked on is no wall, unless it hangs too high in
        front of the feet to be the slope they are on or come to.
        """
        physics, x, half = self.physics, self.x, self.half
        reach = half + abs(dx)
        end = x + side * reach
        mask = HARD if self.loose else TERRAIN
        free, loose_free, body, contact = _FAR, _FAR, None, 0.0
        for up in self._suspects(end, mask):
            at = self.y - up
            share = physics.ray(x, at, end, at, mask)
            if share == 1.0:
                continue
            met = physics.loose(physics.met()) if self.loose else None
            leans = physics.slope() < _LEVEL
            if isinstance(met, Dynamic):
                if not leans and share * reach - half < loose_free - 1.0:  # of two about as near the lower one
                    if met.form().hinge is None or physics.slope() < TUNING.flap_lifted:
                        loose_free, body, contact = share * reach - half, met, at
                        if met.form().hinge is None:
                            continue
                mask_behind = TERRAIN | LIFT
            else:
                if leans and up <= share * reach + _UNDERFOOT:
                    self.sloped = True
                    continue
                if self.stepping and up < TUNING.lip_px:
                    over = self.y - TUNING.lip_px - 0.25
                    if physics.ray(x, over, end, over, mask) == 1.0:
                        continue
                # A wall, or the crest of a slope grazed from this side: just below it is clear.
                at += 0.25
                mask_behind = mask
            share = physics.ray(x, at, end, at, mask_behind)
            if share == 1.0:
                continue
            if physics.slope() < _LEVEL and up <= share * reach + _UNDERFOOT:
                self.sloped = True
            else:
                free = min(free, share * reach - half)
        return free, loose_free, body, contact

    def _suspects(self, tip: float, mask: int) -> tuple[float, ...]:
        """Heights above the feet at which something may be in the way to ``tip``.

        A ray along the head and one down the edge that goes first see all that is thicker than a
        tick's way: with the head free, nothing is above what the second ray meets.
        """
        physics, mover = self.physics, self.mover
        h = mover.h
        top = self.y - h + 1.0
        heights = _heights(mover.w, h)
        free_head = physics.ray(self.x, top, tip, top, mask) == 1.0
        column = physics.ray(tip, top, tip, self.y - 0.01, mask)
        if column == 1.0:
            return heights[:1] if free_head else heights
        rise = (h - 1.0) * (1.0 - column)
        if (
            free_head
            and self.stepping
            and not self.loose
            and _CREST < physics.slope() < _LEVEL
            and rise <= abs(tip - self.x) + _UNDERFOOT
        ):
            self.sloped = True  # ground that rises before the feet and can be walked on
            return heights[:1]
        thin = max(0.25, rise - 0.5)  # its upper edge, which may lie between two rays
        if free_head:
            return (*(up for up in heights if up < thin), thin)
        return (*heights, thin)

    def _press(self, body: Dynamic, side: int, wanted: float, contact: float, stands: bool) -> float:
        """Push a body; answers the speed left to the pusher."""
        form = body.form()
        if not self.push:
            return 0.0
        dashes = wanted > TUNING.dash_from
        if form.hinge is not None:
            at = self.x + side * self.half
            speed = (body.vx - body.spin * (contact - body.cy)) * side
            top_speed = TUNING.dash_speed if dashes else TUNING.flap_speed
            most = TUNING.flap_impulse if dashes else TUNING.push_force * _DT
            impulse = min(most, form.mass * (top_speed - speed))
            if impulse > 0.0:
                body.push(side * impulse, 0.0, at, contact)
            if dashes:
                return wanted
        else:
            speed = body.vx * side
            if dashes:
                top_speed = TUNING.dash_speed
                impulse = min(TUNING.dash_impulse, form.mass * (TUNING.dash_speed - speed))
            else:
                top_speed = TUNING.push_speed
                drag = form.friction * BODIES.gravity * _DT
                most = TUNING.push_force * _DT if stands else 0.0
                impulse = min(most, form.mass * (TUNING.push_speed - speed + drag))
            if impulse > 0.0:
                body.fx += side * impulse / _DT
        return min(wanted, max(0.0, min(speed, top_speed)) + TUNING.push_accel * _DT)

    # Up and down

    def _floor_mask(self) -> int:
        mask = FLOOR if self.loose else STILL
        return mask & ~ONEWAY if self.dropping else mask

    def _stand(self, step: float, carrier: Dynamic | Platform | None) -> None:
        """Keep to the floor: over crests, through feet of slopes, along ledges by a corner."""
        mover, physics, x, y = self.mover, self.physics, self.x, self.y
        mask = self._floor_mask()
        up, down = max(step + 1.5, TUNING.lip_px + 0.5), step + 2.0
        if isinstance(carrier, Platform) and carrier.y > carrier.was_y and not carrier.FLOOR_ONLY:
            mask &= ~ONEWAY  # a hatch that the lift takes it down through, however slowly, is no floor
        share = physics.ray(x, y - up, x, y + down, mask)
        if share < 1.0 and physics.slope() < _LEVEL:
            floor = _level(y - up + share * (up + down))
            met = physics.met() if self.loose else ""
            if floor < y - 0.01 and not self._headroom(floor):
                self._back()
                self._set_ground(mover.carrier, self.x)
                return
            if abs(floor - y) > _NEAR:
                self.y = floor
            self._set_ground(met, x)
            return
        for foot in (self.half - TUNING.edge_px, TUNING.edge_px - self.half):
            share = physics.ray(x + foot, y - 1.5, x + foot, y + 1.5, mask)
            if share < 1.0 and physics.slope() < -0.95:
                met = physics.met() if self.loose else ""
                floor = _level(y - 1.5 + share * 3.0)
                if abs(floor - y) > _NEAR:
                    self.y = floor
                self._set_ground(met, x + foot)
                return
        for foot in (self.half, -self.half):  # past a crest that ends in a cliff, with the cliff still under the box
            if physics.ray(x, y + 1.0, x + foot, y + 1.0, mask) < 1.0 and abs(physics.slope()) < 0.5:
                self._set_ground(physics.met() if self.loose else "", x + foot)
                return
        mover.grounded = False
        if carrier is not None:
            speed_x, speed_y = self._inherited(carrier)
            mover.vx += speed_x
            mover.vy = speed_y
        else:
            mover.vy = 0.0
        mover.carrier = ""

    def _headroom(self, floor: float) -> bool:
        physics, x, h = self.physics, self.x, self.mover.h
        mask = SOLID if self.loose else TERRAIN
        start, foot, head = floor - self._clear_of_slopes(), self.half - TUNING.edge_px, floor - h
        return physics.ray(x, floor - 1.0, x, head, mask) == 1.0 and all(
            physics.ray(at, start, at, head, mask) == 1.0 for at in (x - foot, x + foot)
        )

    def _clear_of_slopes(self) -> float:
        """Height above the feet where a ray up may start: above a slope of 45 degrees that a corner is sunk into."""
        h = self.mover.h
        return max(h / 2, min(self.half + 4.0, h - 1.0))

    def _back(self) -> None:
        """A slope leads under a ceiling that is too low: no further."""
        self.mover.wall = 1 if self.x > self.from_x else -1
        self.mover.vx = 0.0
        self.x = self.from_x

    def _rise(self, dy: float, step: float) -> None:
        mover, physics, h = self.mover, self.physics, self.mover.h
        mover.grounded = False
        mover.carrier = ""
        if self.sloped:  # a slope may rise faster than she does
            up = step + 1.0
            share = physics.ray(self.x, self.y - up, self.x, self.y, TERRAIN)
            if share < 1.0 and physics.slope() < _LEVEL:
                lifted = share * up - up
                if self._headroom(self.y + lifted):
                    self.y += lifted
                    dy = min(0.0, dy - lifted)
                else:
                    self._back()
        mask = SOLID if self.loose else TERRAIN
        head = self.y - h + dy
        want = -dy
        foot = self.half - TUNING.edge_px
        up = self._clear_of_slopes()
        room = [
            physics.ray(at, self.y - up, at, head, mask) * (h - up + want) - (h - up)
            for at in (self.x - foot, self.x, self.x + foot)
        ]
        left, mid, right = room[0] < want - _NEAR, room[1] < want - _NEAR, room[2] < want - _NEAR
        if left != right and not mid and self.corner_px and self._slip(-1 if left else 1, head, mask):
            self.y += dy
            return
        if left or mid or right:
            self.y -= max(0.0, min(room))
            mover.vy = 0.0
            mover.ceiling = True
        else:
            self.y += dy

    def _slip(self, side: int, head: float, mask: int) -> bool:
        """Past a corner overhead that only just catches her."""
        physics, half = self.physics, self.half
        share = physics.ray(self.x, head, self.x + side * half, head, mask)
        shift = half * (1.0 - share) + 0.01
        if shift > self.corner_px:
            return False
        free, loose_free, _, _ = self._fan(-side * shift, -side)
        if min(free, loose_free) < shift:
            return False
        self.x -= side * shift
        return True

    def _fall(self, dy: float, step: float) -> None:
        """Down, and on to whatever is there; the feet on slopes, a corner on ledges."""
        mover, physics, x, y, half = self.mover, self.physics, self.x, self.y, self.half
        mask = self._floor_mask()
        up, down = step + 1.0, dy + half + 1.0
        share = physics.ray(x, y - up, x, y + down, mask)
        floor, level = _FAR, True
        met, at = "", x
        if share < 1.0 and physics.slope() < _LEVEL:
            floor, level = y - up + share * (up + down), physics.slope() < -0.95
            met = physics.met() if self.loose else ""
            if floor < y - 0.01 and not self.dropping:
                floor, level, met = self._not_from_below(floor, level, met, up, down)
        # A ledge beside a slope under the feet is that slope's crest, unless it is higher than the slope could lead.
        highest = floor - _NEAR if level else floor - half - 1.0
        foot = half - TUNING.edge_px
        for corner in (x + foot, x - foot):
            share = physics.ray(corner, y - 0.5, corner, y + dy, mask)
            if share < 1.0 and physics.slope() < (_LEVEL if floor == _FAR else -0.95):
                ledge = y - 0.5 + share * (dy + 0.5)
                if ledge < min(floor, highest):
                    if ledge < y - 0.01 and physics.ray(corner, y - 0.01, corner, y + dy, mask) == 1.0:
                        continue
                    floor, at = ledge, corner
                    met = physics.met() if self.loose else ""
        if floor > y + dy + _NEAR:
            self.y = y + dy
            mover.grounded = False
            mover.carrier = ""
            return
        if floor < y - 0.01 and self.x != self.from_x and not self._headroom(floor):
            self._back()
            self._fall(dy, 0.0)
            return
        self.y = _level(floor)
        under = physics.loose(met) if met else None
        speed = mover.vy - (_speed_of(under, at, self.y)[1] if under is not None else 0.0)
        mover.landed_speed = max(0.0, speed)
        mover.carrier = ""
        self._set_ground(met, at)

    def _not_from_below(self, floor: float, level: bool, met: str, up: float, down: float) -> tuple[float, bool, str]:
        """A one-way floor above the feet does not catch whoever comes from below; other ground does."""
        physics, x, y = self.physics, self.x, self.y
        mask = self._floor_mask() & ~ONEWAY
        share = physics.ray(x, y - up, x, y + down, mask)
        again = y - up + share * (up + down) if share < 1.0 and physics.slope() < _LEVEL else _FAR
        if abs(again - floor) < _NEAR:
            return floor, level, met
        share = physics.ray(x, y - 0.01, x, y + down, mask | ONEWAY)
        below = y - 0.01 + share * (down + 0.01) if share < 1.0 and physics.slope() < _LEVEL else _FAR
        if below == _FAR and again == _FAR:
            return _FAR, True, ""
        if again < below:
            physics.ray(x, y - up, x, y + down, mask)
        return min(again, below), physics.slope() < -0.95, physics.met() if self.loose else ""

    def _set_ground(self, met: str, at: float) -> None:
        """Stand on ``met``: terrain, a shut door, or something that carries. Its weight is felt at ``at``."""
        mover, x, y = self.mover, self.x, self.y
        under = self.physics.loose(met) if met else None
        mover.grounded = True
        mover.vy = 0.0
        if under is None:
            mover.carrier = ""
            return
        same = mover.carrier == met
        mover.carrier = met
        if isinstance(under, Platform):
            self.y = under.y
            mover.anchor_x, mover.anchor_y = self.x - under.x, 0.0
            return
        to_x, to_y = _outward(under, mover.anchor_x, mover.anchor_y) if same else (_FAR, _FAR)
        if abs(to_x - x) < _NEAR and abs(to_y - y) < 0.01:
            self.x, self.y = to_x, to_y  # not moved on it: its anchor stays as it is, or it would creep
        else:
            mover.anchor_x, mover.anchor_y = _inward(under, x, y)
        weight = BODIES.mover_mass * BODIES.gravity * _DT
        weight += TUNING.landing_share * min(mover.landed_speed, TUNING.landing_cap)
        under.push(0.0, weight, at, y)


@lru_cache(maxsize=64)
def _heights(w: float, h: float) -> tuple[float, ...]:
    """Heights above the feet of the fan's rays.

    The lower three tell a wall from a slope under the feet: just above the ground, above a slope
    of 1:2, above one of 45 degrees. On a slope the box's edge is sunk into it so far.
    """
    half = w / 2
    first = half + 4.0
    low = [1.0, half / 2 + 2.0, min(first, h - 1.0)]
    rest = max(0.0, h - 1.0 - first)
    count = math.ceil(rest / TUNING.fan_px)
    return (*low, *(first + rest * n / count for n in range(1, count + 1)))


def _level(y: float) -> float:
    """The height that was meant: ground lies on sixteenths of a px, a ray's answer next to them."""
    meant = round(y * 16.0) / 16.0
    return meant if abs(meant - y) < _NEAR else y


def _outward(thing: Dynamic | Platform, ax: float, ay: float) -> tuple[float, float]:
    """World place of a point of ``thing``."""
    if isinstance(thing, Platform):
        return thing.x + ax, thing.y + ay
    cos, sin = math.cos(thing.angle), math.sin(thing.angle)
    return thing.cx + ax * cos - ay * sin, thing.cy + ax * sin + ay * cos


def _inward(thing: Dynamic, x: float, y: float) -> tuple[float, float]:
    """The place in ``thing``'s own coordinates of a world point."""
    cos, sin = math.cos(thing.angle), math.sin(thing.angle)
    dx, dy = x - thing.cx, y - thing.cy
    return dx * cos + dy * sin, dy * cos - dx * sin


def _speed_of(thing: Dynamic | Platform, x: float, y: float) -> tuple[float, float]:
    """Speed of the point of ``thing`` at a world place, px/s."""
    if isinstance(thing, Platform):
        return (thing.x - thing.was_x) / _DT, (thing.y - thing.was_y) / _DT
    return thing.vx - thing.spin * (y - thing.cy), thing.vy + thing.spin * (x - thing.cx)


def crushed(mover: Mover) -> bool:
    """A lift has had it between itself and something hard for too long to be survived."""
    return mover.crush_ticks >= TUNING.crush_ticks


def fits(world: World, mover: Mover, height_px: float) -> bool:
    """Whether there is room for it to be ``height_px`` tall where it stands."""
    middle, head = mover.y - mover.h / 2, mover.y - height_px
    foot = mover.w / 2 - TUNING.edge_px
    return all(
        world.physics.ray(at, middle, at, head, SOLID) == 1.0 for at in (mover.x, mover.x - foot, mover.x + foot)
    )


def floor_below(world: World, x: float, y: float, depth_px: float) -> float | None:
    """Height of the first floor at or below feet at (x, y), at most ``depth_px`` down; None if there is none."""
    share = world.physics.ray(x, y - 1.0, x, y + depth_px, FLOOR)
    return None if share == 1.0 else _level(y - 1.0 + share * (depth_px + 1.0))
