"""How every kind of level object looks: one function a kind, a file for each sort of them."""
