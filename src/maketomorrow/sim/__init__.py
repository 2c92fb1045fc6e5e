"""One day, headless: no files, no wall clock, no screen. ``world.step`` is its only motor."""
