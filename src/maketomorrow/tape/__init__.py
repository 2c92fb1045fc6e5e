"""A day as its inputs: recorded, replayed, compared."""
