"""Sentences that two articles have word for word, but for one figure: what syndicated texts are made of."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.batch.across.page import Page

_WORDS = 8  # of a sentence that two articles do not have by chance
_KINDS = frozenset("money percent percentage-point count measure duration age temperature multiple number".split())


def twins(report: Mapping[str, Any], page: Page) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each figure with what its sentence says around it, as a short key; other figures there are kept."""
    for quantity in report["quantities"]:
        if quantity["kind"] not in _KINDS or quantity["approximation"] not in ("exact", "about"):
            continue
        place = page.holding(quantity)
        if place is None or len(place[0].words) < _WORDS:
            continue
        sentence, first, last = place
        around = " ".join([*sentence.words[:first], "#", *sentence.words[last:]])
        yield quantity, f"{quantity['kind']}|{quantity['unit']}|{len(around)}|{zlib.crc32(around.encode()):08x}"
