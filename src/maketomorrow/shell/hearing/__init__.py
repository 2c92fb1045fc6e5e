"""What is heard: which sound, from where, and what goes on sounding."""
