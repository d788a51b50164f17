"""Plain degrees: of the scale in which the article gives its other temperatures, else of nothing in particular."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

# Beside degrees that are no temperature: angles and places.
_ANGLES = frozenset(
    """
    angle angles angled latitude longitude north south east west turn turned turns turning rotate rotated rotation
    rotates tilt tilted tilts slope view steep off pan arc bend field camera
    """.split()
)
_NEAR = 5  # words to either side


def resolve(words: Words, figures: Sequence[Figure]) -> None:
    """Give plain degrees the scale that the article's own degrees have outside brackets."""
    scales = {figure.unit for figure in figures if figure.kind == "temperature" and not _bracketed(words, figure)}
    if len(scales) != 1:
        return
    (scale,) = scales
    for figure in figures:
        if figure.unit == "degree" and figure.kind == "measure" and not _is_angle(words, figure):
            figure.kind, figure.unit = "temperature", scale


def _bracketed(words: Words, figure: Figure) -> bool:
    """Whether the figure stands in brackets: the same temperature in the reader's other scale."""
    return any(word in ("(", "[") for word in words.low[max(0, figure.start - 3) : figure.start]) and any(
        word in (")", "]") for word in words.low[figure.end : figure.end + 3]
    )


def _is_angle(words: Words, figure: Figure) -> bool:
    around = (*words.low[max(0, figure.start - _NEAR) : figure.start], *words.low[figure.end : figure.end + _NEAR])
    return any(word in _ANGLES for word in around)
