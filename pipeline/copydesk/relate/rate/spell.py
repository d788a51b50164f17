"""One pay, cost, count or measure told for two spells of time: "£14.50 a month, or £174 a year".

Claims of kind "rate" with the roles per_unit (the shorter spell) and total (the longer one), and no
count: the calendar has it. Cue ``spell`` is the words between the two, ``short`` and ``long`` are the
words for the two spells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.interval import ONE, ZERO, Interval
from copydesk.period import SPELLS, spell, spells
from copydesk.records import Claim, Money, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem
from copydesk.unit import converted

_ELSE = frozenset("but while whereas than from against compared plus and".split())
_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_KINDS = ("money", "count", "number", "measure")
_PER = frozenset(["a", "an", "per", "every", "each"])
_IF = frozenset("if when while provided".split())
_SAVED = frozenset("saving saves save discount cheaper upfront advance".split())
_BRACKET = 7  # words of "($2,840)"
_PHRASE = 4  # words from a figure to its spell: "18m litres of water a year"
_REACH = 8  # words between the two: "£14.50 a month for every household, or £174 a year"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every amount that is told for two spells, without ids."""
    sheet = sheets.read(doc, mentions)
    lengths = {f.quantity.value: f for f in sheet.plain if f.quantity.kind == "duration" and f.quantity.unit == "year"}
    for figures in sheet.of_sentence.values():
        for one, other in pairwise(figures):
            told = spell_of(sheet, one), spell_of(sheet, other)
            tied = _or(sheet, one, other)
            if tied is None or told[0] is None or told[1] is None or not one_thing(one, other):
                continue
            named = {"short": (one, told[0]), "long": (other, told[1])}
            lengths_of = [SPELLS[stem(words.text.lower())] for words in told if words is not None]
            if lengths_of[0] > lengths_of[1]:
                named = {"short": named["long"], "long": named["short"]}
            (short, short_words), (long, long_words) = named["short"], named["long"]
            if lengths_of[0] == lengths_of[1] or not come_near(short, long, short_words, long_words):
                continue  # "£1,000 a week for each, or £120m a year" for all of them
            behind = next((f for f in figures if f.first > other.last), None)
            lasts = behind is not None and _lasts(sheet, other, behind, short_words)
            if lasts or _IF & {*sheet.after(other, 4)} or "those" in sheet.after(other, _BRACKET + 4):
                continue  # "£5,820 a year, or £224 a week if she works 26 weeks"
            cues = {"spell": sheet.words(tied, tied + 1), "short": short_words, "long": long_words}
            yield sheet.claim("rate", {"per_unit": short, "total": long}, cues=cues)
        yield from _over(sheet, figures, lengths)


def _lasts(sheet: Sheet, amount: Figure, figure: Figure, words: TextSpan) -> bool:
    """`£224 a week for 26 weeks`: whether the figure behind is how many of the shorter spell there are."""
    length = figure.quantity.kind == "duration" and figure.quantity.unit == spell(words.text)
    return length and bool({"for", "over", "during"} & {*sheet.gap(amount, figure)})


def _over(sheet: Sheet, figures: Sequence[Figure], lengths: dict[Decimal | None, Figure]) -> Iterator[Claim]:
    """`£2.5m a year into a fund, £62.5m over 25 years`, or `over the life of the scheme` where that is told once."""
    for one, other in pairwise(f for f in figures if isinstance(f.quantity, Money)):
        if _per(one) != "year" or _per(other) is not None or not one_currency(one, other):
            continue
        after = sheet.after(other, 4)
        here = next((f for f in figures if f.first >= other.last), None)
        told = here is not None and here.quantity.kind == "duration" and here.quantity.unit == "year"
        direct = told and here is not None and sheet.gap(other, here) == ["over"]
        whole = after[:2] == ["over", "the"] and bool({"life", "lifetime"} & set(after)) and len(lengths) == 1
        count = here if direct else next(iter(lengths.values())) if whole else None
        if count is not None and len(sheet.gap(one, other)) <= _REACH:
            tie = sheet.words(other.last, other.last + 1)
            roles = {"per_unit": one, "count": count, "total": other}
            yield sheet.claim("rate", roles, cues={"tie": tie, "total": tie}, explicit=bool(direct))


def spell_of(sheet: Sheet, figure: Figure) -> TextSpan | None:
    """The word for the spell that it is for: "£9 an hour", "1,400 trucks a day", "18m litres of water a year"."""
    quantity, page = figure.quantity, sheet.page
    if quantity.kind not in _KINDS or (quantity.value or ZERO) <= 0:
        return None
    end = figure.last
    if page.low_at(end) == "(" and ")" in page.lows[end : end + _BRACKET]:  # "2,400 francs ($2,840) a year"
        end += page.lows[end : end + _BRACKET].index(")") + 1
    for k in (*range(figure.first, figure.last), *range(end, min(end + _PHRASE, len(page) - 1))):
        if page.lows[k] in _PER and stem(page.lows[k + 1]) in SPELLS:
            behind = sheet.after(figure, _PHRASE + 2)
            closed = k < figure.last or not _ELSE & set(behind[: k - figure.last])
            return sheet.words(k + 1, k + 2) if closed and page.sents[k] == figure.sentence else None
        if k >= figure.last and page.tags[k][:2] not in ("NN", "JJ", "IN"):
            return None
    return None


def _per(figure: Figure) -> str | None:
    per = figure.quantity.per if isinstance(figure.quantity, Money) else None
    return per if per in SPELLS and (figure.quantity.value or ZERO) > 0 else None


def come_near(short: Figure, long: Figure, short_words: TextSpan, long_words: TextSpan) -> bool:
    """Whether the two lie so near that one must be the other, or are a scale word apart."""
    a, b = short.quantity, long.quantity
    count = spells(spell(short_words.text) or "", spell(long_words.text) or "")
    if count is None or count.middle is None:
        return False
    one = (a.value or ZERO) / getattr(a, "minor", 1) * _times(short, long)
    value = (b.value or ZERO) / getattr(b, "minor", 1)
    if pen.near(one * count.middle, value, _OFF) or pen.noughts(pen.rounded(one * count.middle, b), b.value):
        return True
    return any(_slipped(one, value, times) for times in (count.low, count.middle, count.high) if times)


def _slipped(one: Decimal, value: Decimal, times: Decimal) -> bool:
    """Whether a scale is off, or two digits of one of the figures are swapped: "£63 a year, or 69p a week"."""
    printed, made = pen.as_coarse(value / times, one), pen.as_coarse(one * times, value)
    return pen.tens(one * times, value) or pen.swapped(printed, one) or pen.swapped(made, value)


def _times(short: Figure, long: Figure) -> Decimal:
    """What one of the first one's unit is in the other's: a kilogram is a thousandth of a tonne."""
    units = [(f.quantity.unit or "").partition(" per ")[0] for f in (short, long)]
    found = converted(Interval.point(ONE), *units) if short.quantity.kind == long.quantity.kind == "measure" else []
    return (found[0].low if found else None) or ONE


def _or(sheet: Sheet, one: Figure, other: Figure) -> int | None:
    """The word that makes the second the first again: an "or" right before it, its bracket, or a comma and "about"."""
    gap = sheet.page.lows[one.last : sheet.left(other)]
    if not gap or len(gap) > _REACH or _ELSE & set(gap):
        return None
    if gap[-3:] in (["works", "out", "at"], ["works", "out", "to"], ["work", "out", "at"]):
        return one.last + len(gap) - 1  # "The extra £90 a year works out at £7.50 a month"
    if gap[-1] == "or" and _SAVED & {*sheet.after(other, 6)}:
        return None  # "£7.99 a month, or £79 for a year, a saving of £16.88"
    hedged = gap[-1] == "," and sheet.left(other) < other.first
    renamed = gap[-1] == "or" or (gap[-1] == "(" and len(gap) < 3) or hedged
    return one.last + len(gap) - 1 if renamed else None


def one_thing(one: Figure, other: Figure) -> bool:
    """Whether both are amounts of one currency, or count or measure one thing."""
    a, b = one.quantity, other.quantity
    if isinstance(a, Money) or isinstance(b, Money):
        return one_currency(one, other)
    units = {(q.unit or "").partition(" per ")[0] for q in (a, b) if q.kind != "number"}
    return len(units) <= 1 or (a.kind == b.kind == "measure" and bool(converted(Interval.point(ONE), *units)))


def one_currency(one: Figure, other: Figure) -> bool:
    """Whether both are amounts, of one currency."""
    a, b = one.quantity, other.quantity
    return isinstance(a, Money) and isinstance(b, Money) and a.currency == b.currency
