"""Totals: lists and their sums, what is left over, and what all of them became."""
