"""Whether an amount is told again as so many for each: "£164,000, or £4,000 each"."""

from __future__ import annotations

from copydesk.relate.sheet import Figure, Sheet

_APPOSED = frozenset(["or", "which works out at", "which works out to", "working out at",
                      "an average of", "average of", "averaging", "a rate of", "on average", "equal to",
                      "which is", "that is", "that is an average of", "equivalent to"])  # fmt: skip
_MARKS = frozenset([",", "(", "-", "–", "—", ";"])
_REACH = 16
_CALLED = 3


def again(sheet: Sheet, total: Figure, unit: Figure) -> bool:
    """`£164,000, or £4,000 each`, `received 5,150 claims, an average of 1,030 a day`."""
    gap = sheet.page.lows[total.last : sheet.left(unit)]
    if not gap or len(gap) > _REACH or not _MARKS & set(gap):
        return False
    cut = max(k for k, word in enumerate(gap) if word in _MARKS)
    told = gap[cut + 1 :]
    rated = told[:1] in (["a"], ["an"]) and told[2:] == ["rate", "of"]  # "a daily rate of"
    each = told == ["with"] and "each" in sheet.after(unit, 5)  # "over four years, with £60m to be spent in each"
    called = told[:1] in (["a"], ["an"]) and len(told) < _CALLED  # "an even $12,000 per pupil"
    return not told or rated or called or each or " ".join(told) in _APPOSED | {"or an average of"}
