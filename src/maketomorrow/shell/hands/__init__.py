"""What hands do: keys, buttons, sticks, and what they feel."""
