"""Conversions: one amount or measure in two units, sizes in two, and currency signs that may have slipped."""
