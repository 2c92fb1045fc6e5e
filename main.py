"""Make Tomorrow. ``python main.py --help`` says what it can do."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

from maketomorrow.cli import main

if __name__ == "__main__":
    sys.exit(main())
