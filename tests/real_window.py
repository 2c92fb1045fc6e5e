"""Five seconds in a real window, driven by real key events: title, alarm, corridor, closed as a person would.

Run by itself (``python tests/real_window.py [PICTURE.png]``); needs Xvfb, fluxbox, xdotool, wmctrl
and ImageMagick. Exits 1, with one sentence, if no window comes, the game fails, or the last picture is black.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from maketomorrow.virtual_display import virtual_display  # noqa: E402  (the path has to stand first)

NEEDS = ("Xvfb", "fluxbox", "xdotool", "wmctrl", "import")
TITLE = "Make Tomorrow"
LEAST_BRIGHT = 12  # mean of 0..255 below which a picture counts as black
LEAST_COLOURS = 24  # a window of one colour is no game either


def main() -> int:
    missing = [name for name in NEEDS if shutil.which(name) is None]
    if missing:
        print(f"this machine has no {', '.join(missing)}: install them to drive a real window")
        return 1
    with tempfile.TemporaryDirectory() as home, virtual_display("1440x900") as display:
        return drive(display, Path(home), Path(sys.argv[1]) if len(sys.argv) > 1 else Path(home) / "last.png")


def drive(display: str, home: Path, picture: Path) -> int:
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("SDL_", "XDG_"))},
        "DISPLAY": display,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "SDL_AUDIODRIVER": "dummy",
    }

    def x(*words: str) -> str:
        return subprocess.run(words, env=environment, capture_output=True, text=True, timeout=20).stdout

    manager = subprocess.Popen(["fluxbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1.5)  # a window mapped before its manager is up loses its focus
    game = subprocess.Popen([sys.executable, str(ROOT / "main.py")], env=environment, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 20
        while TITLE not in x("wmctrl", "-l"):
            if game.poll() is not None or time.monotonic() > deadline:
                print("no window came:", game.stderr.read() if game.poll() is not None else "twenty seconds passed")
                return 1
            time.sleep(0.05)
        time.sleep(1.5)
        for key, held in (("Return", 0.1), ("e", 0.1), ("d", 1.6), ("space", 0.25), ("d", 0.6)):
            x("xdotool", "keydown", key)
            time.sleep(held)
            x("xdotool", "keyup", key)
            time.sleep(0.25)
        window = next(line.split()[0] for line in x("wmctrl", "-l").splitlines() if TITLE in line)
        complaint = look(environment, picture)
        x("wmctrl", "-i", "-c", window)
        status = game.wait(10)
        if status != 0:
            complaint = complaint or f"the game ended with status {status}: {game.stderr.read()}"
        print(complaint or "title, alarm, corridor, closed: all seen")
        return 1 if complaint else 0
    except subprocess.TimeoutExpired:
        print("closing the window did not end the game")
        return 1
    finally:
        for process in (game, manager):
            if process.poll() is None:
                process.terminate()


def look(environment: dict[str, str], picture: Path) -> str:
    """Take the picture of the whole screen; answers a complaint if nothing is on it."""
    import pygame

    subprocess.run(["import", "-window", "root", str(picture)], env=environment, check=True, timeout=20)
    surface = pygame.image.load(str(picture))
    width, height = surface.get_size()
    inner = surface.subsurface((width // 4, height // 4, width // 2, height // 2))
    colours = {tuple(inner.get_at((x, y))[:3]) for x in range(0, width // 2, 7) for y in range(0, height // 2, 7)}
    mean = sum(pygame.transform.average_color(inner)[:3]) / 3
    if mean < LEAST_BRIGHT:
        return f"the last picture is black (mean {mean:.1f})"
    if len(colours) < LEAST_COLOURS:
        return f"the last picture holds {len(colours)} colours; that is no game"
    return ""


if __name__ == "__main__":
    sys.exit(main())
