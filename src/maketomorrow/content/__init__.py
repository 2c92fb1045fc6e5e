"""Designers' files in, what ``sim`` asks for out."""
