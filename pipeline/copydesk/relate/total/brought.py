"""Totals to which a sentence brings the figures of the ones before it, and tolls that have risen.

    Canberra will put in $220m and the state $145m. Ratepayers will find $35m.  That brings the sum to $400m.
    A further 27 people have died. ... Before yesterday 418 were known to have died. The toll now stands at 445.

Claims of kind "total" as in `total`: what does not fit is held against the total where nothing else can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim
from copydesk.relate.bases import is_base
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import addable, is_smaller, sum_of, sum_printed, sums
from copydesk.relate.words import cues

_POINTING = frozenset("that this it which".split())
_CLAUSE = 16  # words of "That would bring the number of people killed this week to"
_BACK = 3  # sentences
_SHORT = 6  # words of "In total, some"
_MOST = 5  # parts
_CLOSE = Decimal("1.5")  # times
_MORE = frozenset("another further additional extra more fresh new".split())
_TOLLS = frozenset("toll count tally number total".split())
_NOW = (["stands", "at"], ["stood", "at"],
        ["rose", "to"], ["risen", "to"], ["now", "at"], ["reached"], ["climbed", "to"],
        ["is", "now"], ["rising", "to"], ["up", "to"], ["is"], ["was"])  # fmt: skip
_BEFORE = frozenset("before previously earlier until had previous thursday wednesday tuesday monday friday".split())


def brought(sheet: Sheet) -> Iterator[Claim]:
    """Every such total, without ids."""
    for total in sheet.plain:
        claim = _carried(sheet, total) or _toll(sheet, total) or _together(sheet, total)
        if claim is not None:
            yield claim


def _carried(sheet: Sheet, total: Figure) -> Claim | None:
    """`That brings the public contribution to $400m`, `That would take the bill to £6.3m`: of all told just before."""
    lead = [word for word in sheet.before(total, _CLAUSE) if not word.isspace()]
    verbs = {phrase[0] for phrase in cues("totals")["carry"]}
    verb = next((k for k, word in enumerate(lead) if word in verbs), None)
    if verb is None or verb > 2 or lead[0] not in _POINTING or lead[-1] != "to" or "from" in lead or "by" in lead:
        return None
    told = _told(sheet, total)
    fits = next((told[k:] for k in range(len(told) - 2, -1, -1) if sums(total, told[k:])), None)
    tie = sheet.words(total.first - 1, total.first)
    if fits is not None:
        return sum_of(sheet, total, fits, tie=tie, explicit=False)
    last = [f for f in told if told[-1].line == f.line]
    parts = told if len(told) == 2 or len(last) < 2 else last
    added = any(_MORE & {*sheet.before(f, 2), *sheet.after(f, 2)} for f in parts)
    sure = (added and len(parts) == 2 == len(told)) or len(parts) > 2
    if len(parts) < 2 or not pen.near(sum_printed(parts), total.quantity.value, _CLOSE):
        return None
    meant = sure or is_slip_of_any(total, parts)
    return sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False) if meant else None


def _together(sheet: Sheet, total: Figure) -> Claim | None:
    """`3.2m flew at home. Another 1.7m flew abroad. In total 4.9m`, `The joint total of 79,500`: of the only two."""
    lead = [word for word in sheet.before(total, _CLAUSE) if not word.isspace()]
    opened = any(tuple(lead[: len(p)]) == p for p in cues("totals")["altogether"] if lead) and len(lead) < _SHORT
    named = lead[-2:] == ["total", "of"] and lead[-3:-2] not in (["a"], ["of"])
    told = [f for f in _told(sheet, total) if f.sentence >= total.sentence - 2] if opened or named else []
    if len(told) != 2 or told[0].sentence == told[1].sentence:
        return None
    more = _MORE & {*sheet.before(told[1], 2), *sheet.after(told[1], 1)}
    alike = lead[:1] == ["the"] and len(lead) == len(("the", "total", "of")) and _of_one_noun(total, told)
    near = (more or alike) and pen.near(sum_printed(told), total.quantity.value, _CLOSE)
    if not sums(total, told) and not near:
        return None
    tie = sheet.words(total.first - 1, total.first)
    return sum_of(sheet, total, told, tie=tie, slip=tie, explicit=False)


def _of_one_noun(total: Figure, told: Sequence[Figure]) -> bool:
    """`1,260 seals ... . On the south shore there were 840`: neither the second nor the total names another noun."""
    one, other = told
    if total.quantity.kind == "count" and total.nouns[:1] != one.nouns[:1]:
        return False
    return other.quantity.kind == "number" or one.nouns[:1] == other.nouns[:1]


def _told(sheet: Sheet, total: Figure) -> list[Figure]:
    """What the sentences before give that can be added, each value once."""
    near = [f for n in range(total.sentence - _BACK, total.sentence) for f in sheet.of_sentence.get(n, ())]
    near = [f for f in near if addable(f, total, mixed=True) and is_smaller(f, total) and f.quantity.trend is None]
    near = [f for f in near if not is_base(sheet, f) and not f.bracketed and total.line - f.line <= 2]
    return near[-_MOST:]


def _toll(sheet: Sheet, total: Figure) -> Claim | None:
    """`The toll now stands at 445`: what had been known before, and those who came on top."""
    lead = sheet.before(total, _CLAUSE)
    if total.quantity.kind not in ("count", "number") or not _TOLLS & {*lead}:
        return None
    carried = bool({phrase[0] for phrase in cues("totals")["carry"]} & {*lead}) and lead[-1:] == ["to"]
    if lead[-2:] not in _NOW and lead[-1:] not in _NOW and not carried:
        return None
    counted = [f for f in sheet.plain if f.quantity.kind in ("count", "number") and f.sentence != total.sentence]
    counted = [f for f in counted if is_smaller(f, total)]
    more = [f for f in counted if _MORE & {*sheet.before(f, 2), *sheet.after(f, 1)}]
    near = [f for f in counted if f not in more and abs(f.sentence - total.sentence) <= _BACK]
    base = [f for f in near if _BEFORE & {*sheet.said(f.sentence)} and _is_level(sheet, f)]
    if len({f.quantity.value for f in more}) != 1 or len({f.quantity.value for f in base}) != 1:
        return None
    parts = [base[0], more[0]]
    told = [f for f in sheet.of_sentence[total.sentence] if f.first < total.first and is_smaller(f, total)]
    if any(f.quantity.kind in ("count", "number") for f in told):
        return None  # "A further 1,631 deaths took it to 100,162": what came on top stands beside it
    near_enough = pen.near(sum_printed(parts), total.quantity.value, _CLOSE)
    tie = sheet.words(total.first - 1, total.first)
    if not sums(total, parts) and not near_enough:
        return None
    return sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False)


def _is_level(sheet: Sheet, figure: Figure) -> bool:
    """`418 people were known to have died`, `the toll stood at 418`."""
    words = {*sheet.before(figure, 6), *sheet.after(figure, 6)}
    return bool({"known", "stood", "was", "were", "been", "put"} & words)
