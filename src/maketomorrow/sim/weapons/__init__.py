"""One file a weapon, one catalogue."""
