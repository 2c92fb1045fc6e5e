"""The people of the plant: a day of their own, the same words every morning, and fear."""
