"""Window, devices, drawing and sound. Reads the day, never steers it."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # before anybody here imports pygame
