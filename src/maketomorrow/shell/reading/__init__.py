"""What is read: the clock, what she has, what is said, and what would have to be heard."""
