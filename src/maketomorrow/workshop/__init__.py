"""Recipes that make ``assets/``. Never runs during play."""
