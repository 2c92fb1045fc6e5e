"""Many days: what is remembered when a morning begins again."""
