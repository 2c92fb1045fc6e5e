"""What the eye is answered: sparks, splinters, blows, shots."""
