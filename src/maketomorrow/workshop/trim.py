"""Trim: things that hang, hold and light. They stop nobody."""

from __future__ import annotations

from maketomorrow.workshop.pixels import CLEAR, Colour, Paint, fade, grain, mix

TRIM = (
    "chain", "chain_top", "chain_end", "rod", "rod_top", "rod_end", "strand", "strand_top", "strand_end",
    "post", "post_head", "post_foot", "rail", "rail_left", "rail_right", "cable",
    "lamp", "bulkhead", "pipe", "pipe_clamp", "beam", "vent", "stripe", "locker_row",
    "tuft_1", "tuft_2", "tuft_3", "tuft_4", "rubble_1", "rubble_2", "duct", "duct_end",
    "pane_nw", "pane_n", "pane_ne", "pane_w", "pane", "pane_e", "pane_sw", "pane_s", "pane_se",
    "truss", "truss_back", "brace", "net", "bark", "rope", "bunk_post",
    *(f"light_{strength}" for strength in range(1, 6)),
    *(f"light_left_{strength}" for strength in range(1, 6)),
    *(f"light_right_{strength}" for strength in range(1, 6)),
)  # fmt: skip


def trim(name: str) -> Paint:
    """Things that hang, hold and light. They stop nobody."""
    iron, lit, dark = "#3f4450", "#8b93a0", "#14151d"

    def paint(x: int, y: int) -> Colour:
        c = abs(x - 7.5)
        if name.startswith("chain"):
            if name == "chain_top" and y < 3 and c < 4:
                return mix(iron, dark, 0.2)
            if name == "chain_end" and y > 12:
                return mix(iron, dark, 0.3) if c < 3 and y < 15 else CLEAR
            link = (y + 2) % 6
            if link < 4 and c < 2 and not (link in (1, 2) and c < 1):
                return mix(iron, lit, 0.35 if x < 8 else 0.0)
            return mix(iron, dark, 0.2) if link >= 4 and c < 1 else CLEAR
        if name.startswith("rod") or name == "rope":
            if name == "rod_top" and y < 4 and c < 3:
                return mix(iron, dark, 0.1)
            if name == "rod_end" and y > 13 and c < 3:
                return mix(iron, dark, 0.1)
            return mix(iron, lit, 0.4 if x == 7 else 0.0) if c < 1 else CLEAR
        if name.startswith("strand"):
            wide = 2.2 + (2.6 * (1 - y / 16) if name == "strand_top" else 0) - (1.6 * y / 16 if name[-1] == "d" else 0)
            sway = ((0, 0, 1, 1, 2, 2, 2, 1, 1, 0, 0, -1, -1, -2, -1, 0)[y]) * 0.5
            off = x - 7.5 - sway
            if abs(off) < wide:
                return mix("#43204e", "#c07a70", 0.5) if off < -wide + 1.2 else mix("#351640", "#1b0d26", (off + 2) / 5)
            return CLEAR
        if name in ("post", "post_head", "post_foot", "bunk_post"):
            if name == "post_head" and y < 3 and c < 6:
                return mix(iron, lit, 0.2)
            if name == "post_foot" and y > 12 and c < 6:
                return mix(iron, dark, 0.2)
            if c < 2.6:
                return mix(iron, lit, 0.5) if x == 5 else mix(iron, dark, 0.25 + 0.12 * (x - 5))
            return CLEAR
        if name.startswith("rail"):
            if y in (3, 4):
                return mix(iron, lit, 0.55 if y == 3 else 0.0)
            if y == 9:
                return mix(iron, dark, 0.1)
            upright = {"rail_left": 1, "rail_right": 14}.get(name, 7)
            return mix(iron, dark, 0.1) if y > 3 and abs(x - upright) < 1 else CLEAR
        if name == "cable":
            return mix(dark, iron, 0.5) if y in (12, 13) else CLEAR
        if name == "lamp":
            if y < 2 and c < 5:
                return mix(iron, dark, 0.2)
            if y in (2, 3) and c < 4:
                return mix("#ffe9c4", "#fff6e8", 0.5)
            glow = 1 - (((x - 7.5) / 9) ** 2 + ((y - 3) / 13) ** 2)
            return fade(mix("#ffe9c4", "#ffb45c", 0.4), 0.28 * glow * glow) if y > 3 and glow > 0 else CLEAR
        if name == "bulkhead":
            d = ((x - 7.5) ** 2 + (y - 7.5) ** 2) ** 0.5
            if d < 3:
                return mix("#ffe9c4", "#ffb45c", 0.3)
            if d < 4.2:
                return mix(iron, dark, 0.2)
            return fade(mix("#ffb45c", "#ffb45c", 0), 0.2 * (1 - d / 9)) if d < 9 else CLEAR
        if name in ("pipe", "pipe_clamp", "duct", "duct_end"):
            low, high = (5, 9) if name.startswith("pipe") else (3, 12)
            if name == "pipe_clamp" and abs(x - 7.5) < 2 and 3 <= y <= 10:
                return mix(iron, dark, 0.1)
            if name == "duct_end" and x > 12:
                return CLEAR
            if low <= y <= high:
                share = (y - low) / (high - low)
                if name.startswith("duct") and x % 8 == 0:
                    return mix(dark, iron, 0.4)
                return mix("#59505e", "#1a141f", share) if y > low else mix(iron, lit, 0.5)
            return CLEAR
        if name in ("beam", "truss", "truss_back"):
            calm = 0.55 if name == "truss_back" else 0.0
            if y < 3 or y > 13:
                return fade(mix(iron, lit, 0.4) if y == 0 else mix(iron, dark, 0.3), 1 - calm)
            if name != "beam" and (abs(x - y) < 1.5 or abs(15 - x - y) < 1.5):
                return fade(mix(iron, dark, 0.35), 1 - calm)
            return mix(dark, iron, 0.25) if name == "beam" else CLEAR
        if name == "vent":
            if 2 <= x <= 13 and 3 <= y <= 12:
                return mix(dark, iron, 0.7 if y % 3 == 0 else 0.1)
            return CLEAR
        if name == "stripe":
            return (mix("#ffb45c", dark, 0.25) if (x + y) % 8 < 4 else mix(dark, dark, 0)) if y < 4 else CLEAR
        if name == "locker_row":
            if y == 0 or x in (0, 8):
                return mix(iron, dark, 0.2)
            if y in (3, 5) and x % 8 in (3, 4, 5):
                return mix(dark, iron, 0.2)
            return mix("#33465c", "#1a2536", y / 18)
        if name.startswith("tuft"):
            kind = int(name[-1])
            tall = 7 * grain(x // 2, 1, kind * 5) * (1 - abs(x - 7.5) / 10) + 2
            if y > 15 - tall:
                return mix("#43204e", "#f2a878", 0.6 if y < 17 - tall else 0.0)
            return CLEAR
        if name.startswith("rubble"):
            kind = int(name[-1])
            tall = 5 * grain(x // 4, 2, kind * 11) * (1 - abs(x - 7.5) / 9)
            return mix(iron, lit, 0.4 if y < 17 - tall else 0.0) if y > 15 - tall else CLEAR
        if name.startswith("pane"):
            frame, gleam = "#0b1220", "#8fb3c8"
            side = name[5:]
            if (
                ("n" in side and y < 3)
                or ("s" in side and y > 12)
                or ("w" in side and x < 3)
                or ("e" in side and x > 12)
            ):
                return mix(frame, frame, 0)
            if ("s" in side and y == 12) or ("w" in side and x == 3):
                return mix(gleam, frame, 0.3)
            return fade(mix(gleam, gleam, 0), 0.10 if (x + y) % 16 in (4, 5, 6, 9) else 0.04)
        if name == "brace":
            return mix(iron, dark, 0.3) if abs(x - y) < 1.6 else CLEAR
        if name == "net":
            return fade(mix(iron, lit, 0.3), 0.5) if (x + y) % 8 == 0 or (x - y) % 8 == 0 else CLEAR
        if name == "bark":  # the torn edge of a stem against the sky
            edge = 4 + 3 * grain(1, y // 3, 5) + 2 * grain(2, y, 6)
            if c > edge:
                return CLEAR
            return mix("#2e1a3c", "#c07a70", 0.45) if c > edge - 1 else mix("#241231", "#150a20", c / 9)
        beam, _, strength = name.rpartition("_")  # a shaft of light that falls to the lower right
        if (beam == "light_left" and x < y) or (beam == "light_right" and x >= y):
            return CLEAR
        return fade(mix("#ffd9a0", "#ffb45c", 0.25), 0.03 * int(strength) + 0.03)

    return paint


def trim_sheet() -> list[Paint | None]:
    """One tile a name, in the order of TRIM."""
    return [trim(name) for name in TRIM]
