"""One file a kind of object, one catalogue."""
