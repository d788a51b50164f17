"""A short phrase that is quoted in one way here and in another there, where the article has it once.

"dead and gone" over "this deal is dead and buried"        'We will sell' over "We won't sell"
'gathering clouds' over "I see gathered clouds"            'the new cigarettes' over "They are the new cigarette"
"""

from __future__ import annotations

from collections.abc import Sequence

_PAIRED = frozenset(["and", "or", "but"])
_PREFIX = 4  # letters that make two words forms of one
_SHORTEST = 2  # words of a phrase that is a quotation of its own
_REST = 5  # letters that an ending has at most
_NEGATED = {
    "won't": "will", "can't": "can", "cannot": "can", "don't": "do", "doesn't": "does", "didn't": "did",
    "isn't": "is", "wasn't": "was", "aren't": "are", "weren't": "were", "wouldn't": "would", "shouldn't": "should",
    "couldn't": "could", "haven't": "have", "hasn't": "has", "mustn't": "must",
}  # fmt: skip


def parted(short: Sequence[str], window: Sequence[str], k: int, function: frozenset[str], *, headline: bool) -> bool:
    """Whether word ``k`` alone of a phrase and of as many quoted words is a slip in quoting them.

    function: words that tell nothing. headline: the phrase is a headline's.
    """
    a, b = short[k], window[k]
    rest = [word for n, word in enumerate(short) if n != k]
    if len(short) < _SHORTEST or not any(word not in function for word in rest):
        return False
    if _NEGATED.get(a) == b or _NEGATED.get(b) == a:
        return headline or len(rest) > _SHORTEST
    if {a, b} & function:
        return False
    return _is_pair(short, k) or (headline and is_form(a, b))


def _is_pair(short: Sequence[str], k: int) -> bool:
    """`dead and gone`: two words side by side, of which the other one is the same."""
    return len(short) == _SHORTEST + 1 and short[1] in _PAIRED and k != 1


def is_form(a: str, b: str) -> bool:
    """Whether two words are forms of one: "gathered" and "gathering", no "unforced" and "unforgivable"."""
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return same >= _PREFIX and max(len(a), len(b)) - same <= _REST
