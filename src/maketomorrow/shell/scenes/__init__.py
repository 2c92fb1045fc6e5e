"""Title, play, pause: each a scene that takes events, lives ticks and draws itself."""
