"""The figures of others that a figure can be ranked with: exact, of one measure, and under a name of their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk import pen
from copydesk.extract.dateword import is_month_or_weekday
from copydesk.interval import ZERO
from copydesk.relate.sheet import Figure, Sheet

KINDS = frozenset(["money", "percent", "count", "number", "measure", "duration"])
_BASES = frozenset("from than top last previous every per up down least another over under".split())
_HELD_TO, _DEFINITE = frozenset(["from", "than", "against"]), frozenset("the its their his her a an".split())
_AGO = frozenset("year ago before earlier month week season".split())
_GUESSED = frozenset(["estimates", "forecasts", "predictions"])  # "Sunday's estimates had given it $22 million"
_BEING = frozenset(["was", "were", "is", "are", "rose", "fell"])  # "Turnout was 7,040"
_RIVALS = frozenset([("rival",), ("rivals",), ("runner", "-", "up"), ("runners", "-", "up")])
_HOLDING = frozenset("holds hold held seats accommodates sleeps".split())
_TOGETHER = frozenset("together jointly balance remainder rest between remaining other others".split())
_CLAUSE = 6  # words before a figure that may say so
_PERSON = "person"  # may be counted as a resident, a visitor: "drew 412,000 people ... with 688,000 visitors"
_HAVE, _IN_ALL = frozenset(["has", "have"]), frozenset([("in", "all"), ("so", "far"), ("to", "date"), ("in", "total")])
_RUN = 4  # words behind a figure that may say that it is all up to now
_NAMED = 18  # words before a figure in which its owner is named
_NEAR, _WIDE = 3, 4  # sentences in which the others' figures stand; where their number is told
_BESIDE = 2  # sentences between a sum and what it is made up of
_LATER = Decimal(3)  # times the other, in a paragraph of its own
_TIMES = Decimal("1.5")  # times the other, beyond which a bare number is no time of the same race
_SIZES = Decimal(10)  # times the other, beyond which two bare numbers count two things


def rankable(sheet: Sheet, sentence: int) -> list[Figure]:
    """The figures of a sentence that can rank: exact ones, and no sizes of a rise or fall."""
    said = {*sheet.said(sentence)}
    guessed = "had" in said and bool(_GUESSED & said)
    here = sheet.of_sentence.get(sentence, ()) if not guessed else ()
    plain = [f for f in here if f.quantity.kind in KINDS and f.quote is None]
    plain = [f for f in plain if f.quantity.trend is None or f.quantity.kind != "percent" or _is_level(sheet, f)]
    plain = [f for f in plain if f.quantity.approximation == "exact" and not _is_base(sheet, f)]
    plain = [f for f in plain if not _is_capacity(sheet, f) and not _is_shared(sheet, f)]
    bought = [sheet.page.tag_at(sheet.left(f) - 2) == "VBN" for f in plain]  # "was bought by 133,434 people"
    return [f for f, by in zip(plain, bought, strict=True) if by or sheet.before(f, 1) != ["by"]]


def _is_level(sheet: Sheet, figure: Figure) -> bool:
    """`slipped to 15.8%`: where a change ended, and not its size."""
    return sheet.before(figure, 1) in (["to"], ["at"])


def _is_base(sheet: Sheet, figure: Figure) -> bool:
    """Whether another time's level, or a size: "from 405", "than the 46,367", "compared with 50m"."""
    lead = sheet.before(figure, 2)
    led = lead[0] in _HELD_TO and lead[1] in _DEFINITE if len(lead) > 1 else False  # "down from its $70m opening"
    particle = sheet.page.tag_at(sheet.left(figure) - 1) == "RP"  # "picked up 179 points"
    based = bool(_BASES & {*lead[-1:]}) and not particle
    return based or led or lead == ["compared", "with"] or _is_dated_back(sheet, figure)


def _is_dated_back(sheet: Sheet, figure: Figure) -> bool:
    """`less than last year, when Arden opened with $81m`: of another time than the rest of the article."""
    lows = sheet.page.lows
    start = sheet.bounds(figure.sentence)[0]
    when = next((k for k in range(figure.first - 1, start + 1, -1) if lows[k] == "when"), None)
    return when is not None and lows[when - 1] == "," and (lows[when - 2] in _AGO or lows[when - 2].isdigit())


def _is_capacity(sheet: Sheet, figure: Figure) -> bool:
    """`which holds 19,500`: what a place can hold is no figure of those who came."""
    laden = sheet.before(figure, 2) in (["loaded", "with"], ["laden", "with"], ["filled", "with"])
    return laden or bool(_HOLDING & {*sheet.before(figure, 1)}) or "capacity" in sheet.before(figure, 3)


def _is_shared(sheet: Sheet, figure: Figure) -> bool:
    """`will together receive the balance of Rs 7,616 crore`: of several, and of none of them."""
    return bool(_TOGETHER & {*sheet.before(figure, _CLAUSE)})


def of_others(sheet: Sheet, own: Figure, *, whole: bool, later: bool, dated: bool) -> list[Figure]:
    """The figures of named others in the paragraph and in the sentences beside.

    whole: how many there are is told, so that they may stand further off. later: the place is not the first.
    dated: those of other years count as well.
    """
    names, found = names_before(sheet, own), list[Figure]()
    reach = _WIDE if whole else _NEAR
    for number in range(own.sentence - reach, own.sentence + reach + 1):
        for figure in rankable(sheet, number):
            near = whole or figure.line == own.line or abs(number - own.sentence) == 1
            near = near or (later and pen.near(figure.quantity.value, own.quantity.value, _LATER))
            near = near and figure is not own and not figure.bracketed
            named = names_before(sheet, figure) if near and not in_other_terms(sheet, figure, own) else set()
            if named and not named & names and (dated or not _dated(sheet, figure, own)):
                found.append(figure)
    return found


def names_before(sheet: Sheet, figure: Figure) -> set[str]:
    """The names right before a figure in its clause."""
    page, first = sheet.page, sheet.bounds(figure.sentence)[0]
    rate = figure.quantity.kind == "percent"  # "Acton, with women on 23 of its 56 seats, or 41%"
    rates = {k for f in sheet.of_sentence.get(figure.sentence, ()) if rate and f.quantity.kind == "percent"
             for k in range(f.first, f.last)}  # fmt: skip
    found: set[str] = set()
    for k in range(figure.first - 1, max(first, figure.first - _NAMED) - 1, -1):
        opens = page.words[k][:1].isupper() and page.tags[k][:2] == "NN" and page.tag_at(k + 1)[:2] == "VB"
        opens = opens and page.low_at(k + 1) not in _BEING
        named = page.tags[k] in ("NNP", "NNPS") and not is_month_or_weekday(page.words[k])
        if named or opens or _is_rival(page.lows, k):  # "Kestrel sold 387,000", "the runner-up weighed 388kg"
            found.add(page.words[k])
        elif found or page.lows[k] in (";", "while", "but") or k in rates or (page.tags[k] == "CD" and not rate):
            break
    return found


def _is_rival(lows: Sequence[str], k: int) -> bool:
    return any(tuple(lows[k : k + length]) in _RIVALS for length in (1, 3))


def in_other_terms(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Whether of two sentences one tells of all up to now, and the other of some time."""
    return one.sentence != other.sentence and _is_running(sheet, one) != _is_running(sheet, other)


def _is_running(sheet: Sheet, figure: Figure) -> bool:
    """`has now made $139m`, `took £60m in all`: all of it up to now, and no figure of a week or a year."""
    page, behind = sheet.page, sheet.after(figure, _RUN)
    verbs = range(figure.first - 1, sheet.bounds(figure.sentence)[0] - 1, -1)
    last = next((k for k in verbs if page.tags[k] == "VBD" or page.lows[k] in _HAVE), None)
    have = last is not None and page.lows[last] in _HAVE and "VBN" in page.tags[last : figure.first]
    said = [*(page.lows[last : figure.last] if have else ()), *behind]
    return any(pair in _IN_ALL for pair in pairwise(said)) or "altogether" in behind or (have and "now" in said)


def _dated(sheet: Sheet, figure: Figure, own: Figure) -> bool:
    """Whether the figure is of a time of its own: "which had 148,200 in 1999"."""
    end = sheet.page.end(min(figure.last + 4, len(sheet.page)) - 1)
    return any(figure.quantity.end <= d.start < end for d in sheet.dates) and figure.sentence != own.sentence


def alike(one: Figure, other: Figure, *, nouns: bool = True) -> bool:
    """Whether both measure the same: one kind and unit, and with ``nouns`` one thing counted."""
    a, b = one.quantity, other.quantity
    if {a.kind, b.kind} == {"number", "duration"}:
        return pen.near(a.value, b.value, _TIMES)  # "won in 9.95 seconds ... clocked 10.02"
    if {a.kind, b.kind} <= {"count", "number"}:
        return (not nouns or one_noun(one, other)) and pen.near(a.value, b.value, _SIZES)
    return a.kind == b.kind and (one.unit == other.unit or a.kind == "duration") and pen.near(a.value, b.value, _SIZES)


def one_noun(one: Figure, other: Figure) -> bool:
    """Whether both count one thing, as far as they name it."""
    counted = one.quantity.kind == other.quantity.kind == "count" and bool(one.nouns) and bool(other.nouns)
    return not counted or one.nouns[0] == other.nouns[0] or _PERSON in (one.nouns[0], other.nouns[0])


def is_sum(sheet: Sheet, figure: Figure, ranked: Sequence[Figure]) -> bool:
    """Whether another of them and a further figure near by make it up."""
    told = {noun for f in ranked for noun in f.nouns}
    beside = [f for f in sheet.plain if abs(f.sentence - figure.sentence) <= _BESIDE and f is not figure]
    beside = [f for f in beside if f.quantity.kind != "count" or not f.nouns or f.nouns[0] in told]
    near = {f.quantity.value for f in beside if f.unit == figure.unit or "percent" not in (f.unit, figure.unit)}
    return any(f is not figure and (figure.quantity.value or ZERO) - (f.quantity.value or ZERO) in near - {ZERO}
               and figure.quantity.value != f.quantity.value for f in ranked)  # fmt: skip
