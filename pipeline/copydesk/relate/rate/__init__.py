"""Rates: so much for each, how many there are, and what that comes to."""
