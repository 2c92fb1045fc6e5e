"""The suit: Rita's body and what her hands do with it."""
