"""What stands where a level could and is none: wholes, standards, thresholds, what each one has.

    28 of the *63* seats, down from 39        above the *2%* target, and higher than the 2.1%        longer than *12*
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.relate import motion
from copydesk.relate.change.draft import alike
from copydesk.relate.change.lead import Lead
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_STANDARDS = frozenset(["target", "goal", "limit", "ceiling", "standard", "quota"])
_TIMES = frozenset(
    """
    last this the a an previous january february march april may june july august september october november december
    """.split()
)
_OF_THE = (["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"], ["of", "its"], ["of", "their"], ["of", "all"])
_THRESHOLDS = frozenset("longer older younger later".split())
DURING = frozenset("in over during for within after".split())
_SPELLS = frozenset("year years quarter period month months week half season time spring summer autumn winter".split())
_CONTESTED = frozenset(["vote", "goal", "set", "game", "frame", "point", "run", "try", "seat", "judge"])
_HAS = frozenset("is are was were has have had".split())
_OF_ANOTHER = Decimal(20)  # times, beyond which no level is the other's of an earlier time
_OF_ONE = Decimal(5)  # times another level, beyond which it is of another thing


def is_whole(sheet: Sheet, figures: Sequence[Figure], k: int) -> bool:
    """`28 of the 63 seats, down from 39`: the whole of what has fallen."""
    gap = sheet.gap(figures[k - 1], figures[k]) if k else []
    return gap in _OF_THE and figures[k - 1].quantity.kind in ("number", "count")


def multiplied(sheet: Sheet, figures: Sequence[Figure], k: int) -> bool:
    """`double the $6.7bn of a year ago and up 88% from the previous quarter's $7.2bn`: a base of its own."""
    times = k > 0 and figures[k - 1].quantity.kind in ("multiple", "fraction")
    return times and sheet.gap(figures[k - 1], figures[k]) in (["the"], ["its"], ["their"])


def nearer(size: Figure, level: Figure, base: Figure) -> bool:
    """Whether what is held against the base is the size of the move, and not the level that it led to."""
    values = size.quantity.value, level.quantity.value, base.quantity.value
    return alike(size, base) and pen.near(values[0], values[2], _OF_ONE) and not pen.near(values[1], values[2], _OF_ONE)


def told_again(figures: Sequence[Figure], k: int, n: int) -> bool:
    """`earned Rs 4,500 crore (Rs 629 million), up from Rs 3,600 crore`: the bracket, and not the level before it."""
    return figures[k].bracketed and not figures[n].bracketed and k > 0 and alike(figures[k - 1], figures[n])


def dwarfed(figures: Sequence[Figure], led: Sequence[Lead], k: int, n: int) -> bool:
    """`14,600 people are in 92 camps, up from 9,200`: another level before it is of the base's size, and it is not."""
    base, level = figures[n].quantity.value, figures[k].quantity.value
    if pen.near(level, base, _OF_ANOTHER) or figures[n].quantity.kind not in ("count", "number"):
        return False
    others = (j for j in range(k) if led[j].role != "delta" and alike(figures[j], figures[n]))
    return any(pen.near(figures[j].quantity.value, base, _OF_ONE) for j in others)


def sums_up(sheet: Sheet, figures: Sequence[Figure], n: int) -> bool:
    """`12 points from three wins`: what it was got from, where nothing has moved."""
    kinds = ("count", "measure", "money")
    if not n or figures[n].quantity.kind != "count" or figures[n - 1].quantity.kind not in kinds:
        return False
    gap = sheet.gap(figures[n - 1], figures[n])
    other = figures[n - 1].quantity.unit != figures[n].quantity.unit
    return other and gap[-1:] == ["from"] and len(gap) <= 2 and motion.before(sheet, figures[n - 1].first) is None


def goes_on(sheet: Sheet, j: int) -> bool:
    """`25%, but it is down three points from the 28%`: the clause behind "but" is of the same thing."""
    behind = [sheet.page.low_at(j + k) for k in (1, 2)]
    joined = sheet.page.lows[j] in ("but", "although", "though")  # not "to $77.70; it has come down 47% from"
    return joined and behind[0] in ("it", "they") and behind[1] in _HAS


def set_aside(sheet: Sheet, figure: Figure) -> bool:
    """`Loans, at 9.8 million, have nearly doubled from 5.1 million`: the level in commas behind its subject."""
    return sheet.before(figure, 2) == [",", "at"] and sheet.after(figure, 1) == [","]


def is_standard(sheet: Sheet, figure: Figure) -> bool:
    """`2.3%, above the 2% target and 0.2 points higher than the 2.1%`: what a level is held against."""
    before = sheet.before(figure, 2)
    if before[-1:] in (["its"], ["their"], ["the"]) and sheet.after(figure, 1) in (["target"], ["goal"], ["limit"]):
        return True  # "slowed to 0.5%, a quarter of its 2% target, from 0.8%"
    if before[1:] == ["of"] and before[0] in _STANDARDS:
        return True  # "an improvement of 2.9 points, against a national target of 76%"
    return len(before) > 1 and before[0] in ("above", "below") and before[1] in ("the", "its", "their")


def longer(sheet: Sheet, figure: Figure) -> bool:
    """`412 waited longer than 12, compared with 498`: a threshold of those who are counted."""
    before = sheet.page.lows[max(0, figure.first - 2) : figure.first]
    return before[-1:] == ["than"] and before[0] in _THRESHOLDS


def no_level(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is what each one has ("4,800 apiece"), part of an adjective ("36-seat") or a mere "one"."""
    after, before = sheet.after(figure, 3), sheet.before(figure, 2)
    if before == ["of", "the"] and figure.quantity.text[:1].isalpha():
        return True  # "the smallest of the four grew by 62% from 210,000"
    if is_denominator(sheet, figure):
        return True
    if figure.quantity.kind == "duration" and {*before} & DURING:
        return True  # "3,500 homes in the six months to 30 April, a fall of 12.5% from 4,000"
    if after[:1] == ["-"] or figure.quantity.text.lower() == "one" or _contested(sheet, figure):
        return True
    if after[:1] == ["of"] and after[1:2] in (["them"], ["those"], ["these"], ["which"], ["whom"]):
        return True  # "cut 12,000 jobs, 7,000 of them in Britain, from 140,000"
    return bool({"apiece", "each"} & set(after[:2])) or after[:2] in (["on", "average"], ["a", "head"])


def is_denominator(sheet: Sheet, figure: Figure) -> bool:
    """`61 micrograms in 100 millilitres of breath`, `four cents for every $100`: of how much a rate is told."""
    before = sheet.before(figure, 1)
    return before in (["per"], ["every"]) or (before == ["in"] and figure.quantity.kind == "measure")


def elsewhere(sheet: Sheet, base: Figure) -> bool:
    """`improved by 0.4 points to 5.8%, against 3.4% in clothing`: the level of another thing, and no time."""
    behind, dated = sheet.after(base, 3), [sheet.page.at(d.start) for d in sheet.dates if d.sentence == base.sentence]
    noun = behind[:1] == ["in"] and sheet.page.tag_at(base.last + 1) in ("NN", "NNS")
    noun = noun and behind[1] not in _TIMES | _SPELLS
    return noun and not any(0 <= place - base.last <= 2 for place in dated)


def of_a_part(sheet: Sheet, base: Figure) -> bool:
    """`£5m more than the £12m of food`: the base is of a thing of its own; "of last year", "of 2010" are times."""
    behind = sheet.after(base, 2)
    timed = behind[1:] and (behind[1] in _TIMES or behind[1][:1].isdigit())
    tag = sheet.page.tag_at(base.last + 1)
    return base.quantity.kind == "money" and behind[:1] == ["of"] and not timed and tag in ("NN", "NNS", "JJ")


def _contested(sheet: Sheet, figure: Figure) -> bool:
    """`by seven votes to four`: the losing side's, to which nothing fell."""
    if figure.quantity.kind not in ("count", "number"):
        return False  # "fell by four points to 31% from 37%"
    before = sheet.page.lows[max(0, figure.first - 4) : figure.first]
    return before[:1] == ["by"] and before[-1:] == ["to"] and stem(before[2]) in _CONTESTED
