"""What remains of a whole as the subject of its own share: "The remaining two districts got 24% between them"."""

from __future__ import annotations

from copydesk.records import TextSpan
from copydesk.relate.sheet import Figure, Sheet

_SUBJECT = 14  # words from "the remaining two" to their share
_REST = frozenset(["remaining", "rest", "remainder", "balance"])
_CLAUSES = frozenset([";", ",", "and", "while", "with", "but", "whereas"])


def rest_got(sheet: Sheet, last: Figure) -> TextSpan | None:
    """`The remaining two districts got 24% between them`, `The rest went to Kent, 24%`: what remains is the subject."""
    page, end = sheet.page, sheet.left(last)
    first = max(sheet.bounds(last.sentence)[0], end - _SUBJECT)
    start = max((k + 1 for k in range(first, end) if page.lows[k] in _CLAUSES), default=first)
    lead = [k for k in range(start, end) if not page.lows[k].isspace()]
    if len(lead) < len(("the", "rest", "got")) or page.lows[lead[0]] != "the":
        return None
    rest_of = page.lows[lead[1]] in _REST or (page.lows[lead[1]] == "other" and page.tags[lead[2]] == "CD")
    verbs = [k for k in lead[2:] if page.tags[k].startswith("VB")]
    plain = not {"of", "among", "from", "in", "not", "by"} & {*page.lows[lead[1] : end]} and len(verbs) == 1
    return sheet.words(lead[1], lead[1] + 1) if rest_of and plain and verbs[0] == lead[-1] else None
