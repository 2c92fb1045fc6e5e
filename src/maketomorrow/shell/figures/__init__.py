"""Whoever is seen: skeletons, poses, habits, and what becomes of them when they fall."""
