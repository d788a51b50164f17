"""Ages that follow from the age at a start and the years since: claims as in `beside_age`, with the role ``years``.

    Mr Nuttall, 65, joined as a 16-year-old apprentice and retired on Friday after 49 years
    41 years after he became its captain at 19 ... Timms, now 60

The years must run up to now, and a misfit be one slip of the pen in one of the three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.pen import one_digit, swapped
from copydesk.records import Claim, Quantity
from copydesk.relate.time.aging import Page, by_sentence, claim, is_then

_SINCE = re.compile(
    r",? (?:after|since) (?:he|she) [^.;]{0,60}\b(?:at|aged|as an?|when (?:he|she) was)(?: the age of)? \Z"
)
_STARTED = re.compile(r"\b(?:joined|started|began|arrived|signed|entered|left school)\b[^.;]{0,40}\Z")
_UNTIL = re.compile(
    r"[^.;]{0,80}\b(?:retire\w*|retiring|left|leaves|leaving|stepp\w+|bow\w*|stand\w*|stood)\b[^.;]{0,40}\bafter \Z"
)
_LATER = re.compile(r" (?:later|on)\b")
_RECENT = re.compile(
    r"\b(?:today|yesterday|(?:this|last) (?:week|month)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|retires|leaves|"
    r"is retiring|is leaving|still|now)\b"
)
_LEAST, _OLDEST = 5, 80  # years of service
_SURE = 2  # years; one more or less is a birthday


def served(page: Page, ages: Sequence[Quantity], lengths: Sequence[Quantity]) -> Iterator[Claim]:
    """Every such age, without ids. ages: all of years; lengths: of time."""
    told = by_sentence(ages)
    for length in lengths:
        long = length.unit == "year" and length.approximation == "exact" and _LEAST <= (length.value or 0) <= _OLDEST
        here = told.get(length.sentence, []) if long else []
        young = [age for age in here if is_then(page, age) and _is_start(page, age, length)]
        if len(young) != 1 or not _RECENT.search(page.around(length)):
            continue
        now = [age for age in ages if not is_then(page, age) and age.approximation == "exact"]
        own = [age for age in now if age in here] or [age for age in now if page.same(age, young[0])]
        if len({age.value for age in own}) == 1 and _may_slip(own[0], young[0], length):
            yield claim(page, {"age": own[0], "plus": young[0], "years": length}, explicit=own[0] in here)


def _is_start(page: Page, age: Quantity, length: Quantity) -> bool:
    """Whether the length is counted from that age."""
    if age.start > length.end:
        return _SINCE.fullmatch(page.text[length.end : age.start]) is not None
    between = page.text[age.end : length.start]
    later = _LATER.match(page.text, length.end) is not None
    return bool(_STARTED.search(page.before(age, 60))) and (later or _UNTIL.fullmatch(between) is not None)


def _may_slip(now: Quantity, young: Quantity, length: Quantity) -> bool:
    """Whether the three fit, or one slip of the pen in one of them mends all."""
    end, start, years = (each.value or Decimal(0) for each in (now, young, length))
    pairs = ((end, start + years), (start, end - years), (years, end - start))
    return abs(end - start - years) < _SURE or any(swapped(*pair) or one_digit(*pair) for pair in pairs)
