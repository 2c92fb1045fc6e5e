"""Recipes for what stands behind and before each area: one file an area."""
