"""Ages beside what their person is called: claims of kind "age" with the role age and the cue ``decade``.

    Máire Lunt (83), from Salthill, swam the bay ... The octogenarian had trained for ten months

The person is the one whom the text is at, and no other age of the article fits the word.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from copydesk.data import decades
from copydesk.records import Claim, Quantity, TextSpan
from copydesk.relate.time.aging import Page, claim, is_then

_FEW = 20  # ages told last
_NEAR = 10  # years: further off, somebody else is meant who has no name


@functools.cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"\bThe ({'|'.join(map(re.escape, decades()))})\b(?!['’])")


def called(page: Page, ages: Sequence[Quantity]) -> Iterator[Claim]:
    """The age of whom such a word stands for, without ids. ages: all of years, in order."""
    for match in _called().finditer(page.text):
        low, high = decades()[match[1]]
        before = [age for age in ages if age.end < match.start()][-_FEW:]
        before = [age for age in before if not is_then(page, age)]
        person = page.whose.foremost(page.whose.word(match.start(1)))
        own = [age for age in before if page.whose.same(page.whose.age(age), person)]
        fits = {age.id for age in ages if low <= (age.value or 0) <= high} - {age.id for age in own}
        near = [age for age in own[:1] if low - _NEAR <= (age.value or 0) <= high + _NEAR]
        if near and not fits and near[0].approximation == "exact":
            word = TextSpan(text=match[1], start=match.start(1), end=match.end(1))
            yield claim(page, {"age": near[0]}, explicit=False, cues={"decade": word})
