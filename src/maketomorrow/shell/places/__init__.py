"""Where they are: sky, far pictures, ground, things, and the light of the hours."""
