"""Figures that another is compared with: levels of another time, of a rival, of what was hoped for."""

from __future__ import annotations

from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import LIGHT


def is_base(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure is what another is compared with: "than the 8.7 lakh", "compared with 4,310"."""
    if sheet.before(figure, 2) in (["groups", "of"], ["batches", "of"], ["teams", "of"], ["classes", "of"]):
        return True  # "three groups of 30": so many in each
    before = [word for word in sheet.before(figure, 4) if word not in LIGHT]
    return before[-1:] in (["than"], ["from"], ["against"], ["above"], ["below"]) or before[-2:] == ["compared", "with"]
