"""Whether an amount is told again as so many for each: "£164,000, or £4,000 each"."""

from __future__ import annotations

from copydesk.relate.sheet import Figure, Sheet

_APPOSED = frozenset(["or", "which works out at", "which works out to", "working out at",
                      "an average of", "average of", "averaging", "a rate of", "on average", "equal to",
                      "which is", "that is", "that is an average of", "equivalent to"])  # fmt: skip
_MARKS = frozenset([",", "(", "-", "–", "—", ";"])
_REACH = 16


def again(sheet: Sheet, total: Figure, unit: Figure) -> bool:
    """`£164,000, or £4,000 each`, `received 5,150 claims, an average of 1,030 a day`."""
    gap = sheet.page.lows[total.last : sheet.left(unit)]
    if not gap or len(gap) > _REACH or not _MARKS & set(gap):
        return False
    cut = max(k for k, word in enumerate(gap) if word in _MARKS)
    told = gap[cut + 1 :]
    rated = told[:1] in (["a"], ["an"]) and told[2:] == ["rate", "of"]  # "a daily rate of"
    return not told or rated or " ".join(told) in _APPOSED | {"or an average of"}
