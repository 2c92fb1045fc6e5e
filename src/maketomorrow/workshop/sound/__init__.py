"""Recipes for everything in ``assets/sound/``: all of it is computed, nothing is recorded."""
