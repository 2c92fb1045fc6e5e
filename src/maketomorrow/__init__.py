"""Make Tomorrow: one day that will not end. ``docs/architecture.md`` draws the house."""

__version__ = "0.1.0"
