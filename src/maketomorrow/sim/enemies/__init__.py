"""One file a mimic, one catalogue."""
