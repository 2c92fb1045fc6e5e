"""The pictures of Rita, of mimics and of the people: drawn once, lit for where and when they stand, and kept.

A picture is drawn the first time it is asked for (about half a millisecond). ``prepare`` draws those
that are sure to come while there is time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from maketomorrow.shell.figures import crew, mimics, people, poses, rig
from maketomorrow.shell.figures.acting import MELEE, POSE, Acting, Memory, acting_of
from maketomorrow.shell.figures.bodies import Moment
from maketomorrow.shell.figures.bones import Bearing, Stand, turned
from maketomorrow.shell.figures.depth import DEPTHS
from maketomorrow.shell.figures.rims import light_of, rim_of
from maketomorrow.shell.figures.story_figures import suit_parts
from maketomorrow.shell.paint import Light, LitCache, Sprite, silhouette, whitened
from maketomorrow.shell.palette import CREAM, Colour
from maketomorrow.sim.enemies.model import Mimic
from maketomorrow.sim.people.model import Person
from maketomorrow.sim.plan import PersonPlan
from maketomorrow.sim.player.model import Suit

DAWN = (208, 224, 232)  # the first light, until a frame says which it is
MOST_PLAIN = 3000  # pictures kept before light falls on them; the oldest go first
MOST_GHOSTS = 160
MOST_AT_A_DEPTH = 400  # lit pictures of mimics, so far back in a pack
KICKS = 2  # pictures of a recoil


class Figures:
    """Every picture drawn so far, by what it depends on."""

    def __init__(self, plans: Sequence[PersonPlan] = ()) -> None:
        self._plans = {plan.id: plan for plan in plans}
        self._people: dict[tuple[str, Moment], Sprite] = {}
        self._legs: dict[tuple[str, rig.Levels], Sprite] = {}
        self._uppers: dict[tuple[object, ...], Sprite] = {}
        self._mimics: dict[tuple[str, mimics.Moment], mimics.Figure] = {}
        light = light_of("", DAWN)
        self._lit_suit: LitCache[tuple[object, ...]] = LitCache(light)
        self._lit_mimics: tuple[LitCache[tuple[object, ...]], ...] = tuple(
            LitCache(light, most=MOST_AT_A_DEPTH) for _ in DEPTHS
        )
        self._lit_people: LitCache[tuple[object, ...]] = LitCache(light)
        self._flat: dict[tuple[object, ...], Sprite] = {}
        self._ghosts: dict[tuple[int, Colour, float], tuple[Sprite, Sprite]] = {}
        self._worn: tuple[list[str], rig.Levels] = ([], ())  # weapons and upgrades, as last seen

    def light_up(self, hour: Colour, area: str = "") -> None:
        """A frame begins: the hour's colour, and the area that it falls into."""
        lights = _lights(area, hour)
        for cache, light in zip((self._lit_suit, self._lit_people, *self._lit_mimics), lights):
            cache.light_as(light)

    # --- Rita -----------------------------------------------------------------------------------

    def suit(self, suit: Suit, tick: int, memory: Memory, free_aim: bool) -> list[tuple[Sprite, float]]:
        """Her pictures from back to front, each with how far above her feet it goes, in px."""
        acting = acting_of(suit, tick, memory, free_aim)
        busy = acting.stand.startswith(("climb", "sit", "reach", "swim", "bow", "push"))
        weapon = suit.held[suit.hand].id if suit.held and suit.alive and not busy else ""
        slung = ""
        if suit.held and (busy or len(suit.held) > 1):
            slung = suit.held[(suit.hand + (0 if busy else 1)) % len(suit.held)].id
        flip = suit.facing < 0
        levels = levels_of(suit)
        self._worn = [one.id for one in suit.held], levels
        above = rig.hip_height(rig.STANDS[acting.stand])
        return [
            (self._legs_of(acting.stand, levels, flip), above),
            (self._upper_of(acting, weapon, levels, slung, flip), above),
        ]

    def _legs_of(self, stand: str, levels: rig.Levels, flip: bool) -> Sprite:
        def plain() -> Sprite:
            found = self._draw_legs(stand, levels)
            return found.flipped() if flip else found

        return self._lit_suit.get(("legs", stand, levels, flip), plain)

    def _draw_legs(self, stand: str, levels: rig.Levels) -> Sprite:
        found = self._legs.get((stand, levels))
        if found is None:
            found = self._legs[(stand, levels)] = rig.legs(rig.STANDS[stand], levels)
        return found

    def _upper_of(self, acting: Acting, weapon: str, levels: rig.Levels, slung: str, flip: bool) -> Sprite:
        pose = _pose_key(acting)
        key = (pose, weapon, levels, slung)

        def plain() -> Sprite:
            found = self._draw_upper(acting, *key)
            return found.flipped() if flip else found

        return self._lit_suit.get((*key, flip), plain)

    def _draw_upper(
        self, acting: Acting, pose: tuple[object, ...], weapon: str, levels: rig.Levels, slung: str
    ) -> Sprite:
        key = (pose, weapon, levels, slung)
        found = self._uppers.get(key)
        if found is None:
            _make_room(self._uppers)
            found = self._uppers[key] = rig.upper(shape_of(acting), weapon, levels, slung)
        return found

    def fallen_suit(self, stand: Stand, bearing: Bearing, levels: rig.Levels, flip: bool) -> Sprite:
        """All of her in a shape that no pose has a name for; drawn anew each time."""
        sprite = rig.whole(stand, bearing, levels)
        return self._lit_suit.lit(sprite.flipped() if flip else sprite)

    def story_suit(self, pose: str, flip: bool) -> list[tuple[Sprite, float]]:
        """Her pictures in a pose of the story's, as :meth:`suit`."""
        lit = []
        for part, (sprite, above) in enumerate(suit_parts(pose)):
            plain = sprite.flipped if flip else partial(Sprite, *sprite)
            lit.append((self._lit_suit.get(("story", pose, part, flip), plain), above))
        return lit

    def ghost(self, sprite: Sprite, colour: Colour, share: float) -> Sprite:
        """The same shape in one colour and thin: what is left behind of a dash, the white of a hit."""
        key = (id(sprite.picture), colour, share)
        found = self._ghosts.get(key)
        if found is None:
            if len(self._ghosts) >= MOST_GHOSTS:
                self._ghosts.clear()
            tone = (round(colour[0] * share), round(colour[1] * share), round(colour[2] * share))
            thin = Sprite(silhouette(sprite.picture, tone, round(255 * share)), sprite.ox, sprite.oy)
            found = self._ghosts[key] = (sprite, thin)  # the sprite is kept, so that its id stays its own
        return found[1]

    # --- mimics ---------------------------------------------------------------------------------

    def mimic(self, mimic: Mimic, tick: int, depth: int = 0) -> tuple[Sprite, mimics.Figure]:
        """Its picture, and the figure behind it, which knows where its light is (as if it looked right).

        ``depth``: which of DEPTHS it stands at.
        """
        kind = mimic.KIND
        moment = mimics.moment_of(mimic, tick)
        figure = self._figure(kind, moment)
        flip = mimic.facing < 0
        if mimic.flash_ticks > 3:
            key = (kind, moment, flip)
            if key not in self._flat:
                _make_room(self._flat)
                self._flat[key] = whitened(figure.sprite.flipped() if flip else figure.sprite, CREAM)
            return self._flat[key], figure
        plain = figure.sprite.flipped if flip else lambda: figure.sprite
        return self._lit_mimics[depth].get((kind, moment, flip), plain), figure

    def _figure(self, kind: str, moment: mimics.Moment) -> mimics.Figure:
        found = self._mimics.get((kind, moment))
        if found is None:
            found = self._mimics[(kind, moment)] = mimics.figure(kind, moment)
        return found

    def carcass(self, kind: str, step: int, facing: int) -> tuple[Sprite, mimics.Figure]:
        """A dead one: ``step`` 0 thrown back, the last on its back with its legs drawn in."""
        moment, flip = mimics.Moment("dead", step), facing < 0
        figure = self._figure(kind, moment)
        plain = figure.sprite.flipped if flip else lambda: figure.sprite
        return self._lit_mimics[0].get((kind, moment, flip), plain), figure

    # --- people ---------------------------------------------------------------------------------

    def person(self, person: Person, tick: int, foe_way: int = 0) -> Sprite:
        """Somebody's picture; ``foe_way`` as in :func:`crew.moment_of`."""
        plan = self._plans[person.id]
        moment = crew.moment_of(person, plan, tick, foe_way)._replace(without=person.without)
        flip = (foe_way if moment.act == "guard" else person.facing) < 0

        def plain() -> Sprite:
            found = self._person(plan, moment)
            return found.flipped() if flip else found

        return self._lit_people.get((person.id, moment, flip), plain)

    def _person(self, plan: PersonPlan, moment: Moment) -> Sprite:
        found = self._people.get((plan.id, moment))
        if found is None:
            _make_room(self._people)
            found = self._people[(plan.id, moment)] = people.figure(plan.id, plan.height_px, moment)
        return found

    def fallen_person(self, person: Person, stand: Stand, bearing: Bearing, flip: bool) -> Sprite:
        """Somebody in a shape that no moment has; the feet point is the pelvis. Drawn anew each time."""
        plan = self._plans[person.id]
        sprite = people.limp_figure(plan.id, plan.height_px, stand, bearing, person.without)
        return self._lit_people.lit(sprite.flipped() if flip else sprite)

    # --- ahead of time --------------------------------------------------------------------------

    def draw_ahead(self, person: Person, tick: int) -> bool:
        """Draw one picture of somebody that is likely to be seen soon; answers whether there was one to draw."""
        plan = self._plans[person.id]
        for moment in crew.coming_moments(person, plan, tick):
            moment = moment._replace(without=person.without)
            if (plan.id, moment) not in self._people:
                self._person(plan, moment)
                return True
        return False

    def prepare(self) -> Iterator[bool]:
        """Draw, one picture a step, what the first minutes are sure to show; of her, as she was last dressed."""
        held, levels = self._worn
        for weapon in held:
            slung = next((other for other in held if other != weapon), "")
            for acting in sure_actings(weapon):
                if acting.bearing in rig.STANDS:  # her first steps first, and both halves of each
                    self._draw_legs(acting.bearing, levels)
                self._draw_upper(acting, _pose_key(acting), weapon, levels, slung)
                yield True
        for stand in rig.STANDS:
            if (stand, levels) not in self._legs:
                self._draw_legs(stand, levels)
                yield True
        for plan in self._plans.values():
            for moment in crew.sure_moments():
                self._person(plan, moment)
                yield True
        for kind in mimics.LOOKS:
            for seen in mimics.sure_moments():
                self._figure(kind, seen)
                yield True


@lru_cache(maxsize=32)
def _lights(area: str, hour: Colour) -> tuple[Light, ...]:
    """The light on Rita, on the people, and on mimics from the nearest depth to the furthest."""
    light = light_of(area, hour)
    # ink swallows light: a mimic has a rim on both sides, or it is a hole
    ink = light._replace(rim=light.rim * 0.9, shade=0.2, thin=0.3, haze=rim_of(area).air)
    depths = (ink._replace(haze_share=depth.air_share, rim=ink.rim * depth.rim_share) for depth in DEPTHS)
    return light, light._replace(rim=light.rim * 0.9, shade=0.3), *depths


def levels_of(suit: Suit) -> rig.Levels:
    """What she wears and how far it is built."""
    return tuple(sorted((id_, level) for id_, level in suit.upgrades.items() if level))


def _pose_key(acting: Acting) -> tuple[object, ...]:
    if acting.bearing == "aim":
        return "aim", acting.aim, acting.lean, acting.kick
    return acting.bearing, acting.aim


def _make_room(kept: dict) -> None:  # type: ignore[type-arg]
    """Let the oldest third go when there are too many."""
    if len(kept) >= MOST_PLAIN:
        for key in list(kept)[: MOST_PLAIN // 3]:
            del kept[key]


def shape_of(acting: Acting) -> Bearing:
    """The upper body of what she does."""
    if acting.bearing == "aim":
        return poses.aiming(acting.aim, acting.lean, acting.kick / KICKS)
    bearing = poses.BEARINGS[acting.bearing]
    return turned(bearing, acting.aim) if acting.aim else bearing


def sure_actings(weapon: str) -> Iterator[Acting]:
    """What is sure to be seen of her with a weapon in her hand."""
    for name in poses.BEARINGS:
        if name.startswith(
            (
                "idle_",
                "run_",
                "leap_",
                "air_",
                "land_",
                "dip_",
                "half_dip_",
                "plunge_",
                "skid",
                "crouch",
                "crawl_",
                "dash",
                "hurt",
                "use",
                "ease_",
                "swap",
            )
        ):
            yield Acting("idle", name)
    if weapon in MELEE:
        for arc in ("down", "back") if weapon == "cutter" else ("thrust" if weapon == "driver" else "heavy",):
            for cut in range(poses.CUTS):
                for aim in (0, -45, 45):
                    yield Acting("idle", f"{arc}_{cut}", aim)
        return
    for aim in range(-90, 91, POSE.aim_deg):
        for lean in (8, 15):
            for kick in range(KICKS + 1):
                yield Acting("idle", "aim", aim, lean, kick)
