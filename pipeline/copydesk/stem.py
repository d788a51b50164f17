"""Nouns as rules compare them: by their stem, not by form, so that "jobs" and "job" are one."""

from __future__ import annotations


def stem(word: str) -> str:
    """A noun's rough singular, for comparing: "companies" -> "company", "losses" -> "loss"."""
    low = word.lower()
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low
