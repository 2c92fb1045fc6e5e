"""Window, devices, drawing and sound. Reads the day, never steers it."""
