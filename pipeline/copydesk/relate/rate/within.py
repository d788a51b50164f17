"""What a total of one spell of time is on average in a shorter one, where the longer one is no "a year" of its own.

    It saw 1,190 patients last week, an average of 170 a day.       In 2016 there were 4,380 fires, or 12 a day.
    Bills rise by £84 a year. The extra £84 works out at £1.62 a week.

Claims of kind "rate" with the roles and cues of `spell`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.period import SPELLS, days, spell, spells, yearless
from copydesk.records import Claim, Date, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.rate.again import again
from copydesk.relate.rate.spell import come_near, one_thing, spell_of
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_KINDS = ("money", "count", "number", "measure")
_BETWEEN = frozenset("first last past whole full single previous same financial calendar fiscal school final".split())
_OWNERS = frozenset("the its their his her our my one a".split())
_DURING = frozenset("in over for during of within throughout through across".split())
_OPEN = frozenset("since until till from than before after by this".split())
_PARTED = frozenset("but while whereas than from against compared up down".split())
_UNTIL_NOW = (["so", "far"], ["to", "date"], ["this", "year"], ["this", "month"], ["this", "week"])
_ELSE = ("-", "ago", "earlier", "before", "later", "old")
_BEHIND = 5  # words from a rate to the time that it is of: "12 a day in 2016"
_CLOSED = frozenset(["", ",", ".", ";", ":", ")", "-", "–", "—", "and", "but", "which", "compared", "against", "up"])
_SPOKEN = 8  # words before a total that say of what time it is: "annual sales of"
_WORKS = (["works", "out", "at"], ["works", "out", "to"], ["work", "out", "at"], ["is", "equivalent", "to"])


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every average over a spell whose total stands right before it, without ids."""
    sheet = sheets.read(doc, mentions)
    for figures in sheet.of_sentence.values():
        plain = [f for f in figures if f.quantity.kind in _KINDS and not f.bracketed]
        for total, unit in pairwise(plain):
            short = spell_of(sheet, unit)
            if short is None or spell_of(sheet, total) is not None or not _are_one(sheet, total, unit):
                continue
            long = _longer(sheet, total, unit, SPELLS[stem(short.text.lower())])
            if long is not None and (_fits(total, unit, short, long) if _goes_on(sheet, short) else
                                     come_near(unit, total, short, long)):  # fmt: skip
                tie = sheet.words(unit.first - 1, unit.first)
                cues = {"spell": tie, "short": short, "long": long}
                yield sheet.claim("rate", {"per_unit": unit, "total": total}, cues=cues)


def _are_one(sheet: Sheet, total: Figure, unit: Figure) -> bool:
    """Whether the rate is the total told again."""
    if not one_thing(total, unit) or (unit.quantity.value or ZERO) >= (total.quantity.value or ZERO):
        return False
    if unit.quantity.approximation in ("at-most", "range") or total.quantity.approximation == "range":
        return False  # "1,200 last week, or up to 300 a day"
    gap = sheet.page.lows[total.last : sheet.left(unit)]
    return not _PARTED & {*gap} and (again(sheet, total, unit) or gap in _WORKS)


def _goes_on(sheet: Sheet, short: TextSpan) -> bool:
    """Whether the rate is of something more: "£900 a week in each bar", "40,000 a day at the height of summer"."""
    behind = sheet.page.low_at(sheet.page.at(short.end))
    return behind not in _CLOSED and not behind.isspace()


def _fits(total: Figure, unit: Figure, short: TextSpan, long: TextSpan) -> bool:
    many = spells(spell(short.text) or "", spell(long.text) or "")
    return many is not None and (unit.quantity.interval * many).overlaps(total.quantity.interval)


def _longer(sheet: Sheet, total: Figure, unit: Figure, length: int) -> TextSpan | None:
    """The words for the one spell, longer than that of the rate, that the total is of."""
    first, end = sheet.bounds(total.sentence)
    end = min(end, unit.last + 2 + _BEHIND)
    lows = sheet.page.lows[first:end]
    if "since" in lows or any(lows[k : k + 2] in _UNTIL_NOW for k in range(len(lows))):
        return None
    found = [*_yearly(sheet, total), *_dated(sheet, total, first, end), *_named(sheet, first, end)]
    found = [span for span in (*found, *_adjective(sheet, total)) if SPELLS[spell(span.text) or ""] > length]
    named = {spell(span.text) for span in found}
    return found[0] if len(named) == 1 else None


def _yearly(sheet: Sheet, total: Figure) -> list[TextSpan]:
    """`£84 a year. The extra £84 works out at`: the same amount, told before with its spell."""
    before = (f for f in sheet.plain if f.first < total.first and f.quantity.value == total.quantity.value)
    return [words for f in before if one_thing(f, total) and (words := spell_of(sheet, f))]


def _dated(sheet: Sheet, total: Figure, first: int, end: int) -> Iterator[TextSpan]:
    """`in 2016`, `last month`, `the year to March`: a date that is as long as the spell that it names."""
    for date in sheet.dates:
        at = sheet.page.at(date.start)
        if date.sentence != total.sentence or not first <= at < end:
            continue
        before = sheet.page.lows[max(first, at - 1) : at]
        if spell(date.text) is not None and _length(date) == spell(date.text) and not _OPEN & {*before}:
            yield TextSpan(text=date.text, start=date.start, end=date.end)


def _length(date: Date) -> str | None:
    """The spell that a date is as long as; None where it is none or not known."""
    if date.from_ is None or date.to is None:
        return None
    if date.from_.startswith("--"):
        return "month" if date.from_ == date.to and yearless(date.from_) is None else None
    span = days(f"{date.from_}/{date.to}")
    many = (span[1] - span[0]).days + 1
    return next((name for name, length in SPELLS.items() if length <= many <= length + length // 28), None)


def _named(sheet: Sheet, first: int, end: int) -> Iterator[TextSpan]:
    """`in a week`, `its first full year`, `over the month`."""
    lows = sheet.page.lows
    for k in range(first + 1, end):
        if lows[k] not in SPELLS or sheet.page.low_at(k + 1) in _ELSE:
            continue
        j = k - 1
        while j > first and lows[j] in _BETWEEN:
            j -= 1
        between, lead = lows[j + 1 : k], sheet.page.low_at(j - 1) if j > first else ""
        during = lows[j] in _OWNERS and lead in _DURING
        owned = lows[j] in _OWNERS and bool(between) and lead not in _OPEN
        if during or owned or (between[:1] in (["last"], ["past"]) and lows[j] not in _OPEN):
            yield sheet.words(k, k + 1)


def _adjective(sheet: Sheet, total: Figure) -> Iterator[TextSpan]:
    """`annual sales of 93,600`, `its weekly total of`."""
    start = sheet.left(total) - len(sheet.before(total, _SPOKEN))
    for k in range(start, sheet.left(total)):
        low = sheet.page.lows[k]
        if low in ("annual", "yearly", "monthly", "weekly"):
            yield sheet.words(k, k + 1)
