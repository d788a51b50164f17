"""Shares: parts, their wholes, and shares that exclude each other."""
