"""An amount or a measure told again in another unit, a sentence or more behind.

    a jackpot of £85m ... His prize, worth $106m,            a plant for 58bn rupees ... At that price, about $910m,
    12,000 barrels had escaped. ... That is 504,000 gallons, a carp of 24kg ... At 53lb, the fish

Claims of kind "conversion" with the roles source and converted, and the cue ``later``, the words that point back, or
tell of a rate of exchange (`at_rate`).
The source is the only one that the article gives before; a measure is taken only where the two lie near each other,
or a slip of the pen sets them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.data import word_lists
from copydesk.extract import Mentions
from copydesk.interval import Interval
from copydesk.records import Claim, Measure, Money, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.conversion.at_rate import at_rate
from copydesk.relate.conversion.unsaid import unsaid
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues
from copydesk.unit import converted, size

_SAME, _LINKS, _BACK, _SUMS = (word_lists("conversion")[part] for part in ("same", "link", "back", "sum"))
_COMPARED = frozenset("compares compared from than against".split())
_IT = frozenset("that this it which".split())
_THE = frozenset("the his her its their that this".split())
_NAMES = frozenset("dollars dollar pounds sterling euros euro yen rupees miles kilometres kilos feet metres".split())
_AT = frozenset("at for".split())
_COMMAS = frozenset([",", "-", "–", "—"])
_CLOSED = frozenset([",", ".", ";", ":", "-", "–", "—", ")", '"', "”", "", "or", "and", "in"])
_OTHERS = frozenset("record previous limit average normal usual typical minimum maximum target".split())
_MARKS = frozenset(["", '"', "“", "”", "'", "‘"])
_NEW = frozenset("a an also another plus".split())  # "also gets a car worth $40,000 at today's rate"
_PAST = frozenset("was were then".split())
_NAMED = 3  # words of "the ransom money"
_LEAD = 9  # words that open a sentence and point back
_NEARBY = 3  # sentences from a measure to the other one
_OFF, _CLOSE = Decimal("2.5"), Decimal("1.1")  # times


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every amount and measure that an earlier sentence gives in another unit, without ids."""
    sheet = sheets.read(doc, mentions)
    for given in sheet.plain:
        if not isinstance(given.quantity, (Money, Measure)) or given.bracketed or _has_other(sheet, given):
            continue
        tie = _points_back(sheet, given)
        at = at_rate(sheet, given) if tie is None else None
        if at is not None:
            yield sheet.claim("conversion", {"source": at.source, "converted": given}, cues={"later": at.tie},
                              explicit=at.sure)  # fmt: skip
            continue
        if tie is None and _COMPARED & {*sheet.before(given, 2)}:
            continue  # "That compares with 91,200 tons a year earlier"
        sources = unsaid(sheet, given) if tie is None else _source(sheet, given)
        if sources:
            tie = tie or sheet.words(given.first, given.last)
            loose = tie.text[-1] in _COMMAS and tie.text.split()[0].lower() not in _AT  # "the money, about $9m"
            roles = dict(sheets.numbered("source", sources)) | {"converted": given}
            yield sheet.claim("conversion", roles, cues={"later": tie}, explicit=not loose)


def _has_other(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is given in two units itself: "worth $106m (£85m)"."""
    at = sheet.figures.index(figure) + 1
    return at < len(sheet.figures) and sheet.figures[at] not in sheet.plain


def _points_back(sheet: Sheet, given: Figure) -> TextSpan | None:
    """The words that point back to a figure told before: "That is", "His prize, worth", "At 53lb,"."""
    first = sheet.bounds(given.sentence)[0]
    lead = [k for k in range(first, sheet.left(given)) if sheet.page.lows[k].strip() not in _MARKS]
    words = [sheet.page.lows[k] for k in lead]
    behind = [word for word in sheet.after(given, 6) if not word.isspace()]
    today = any(tuple(behind[: len(phrase)]) == phrase for phrase in cues("conversion")["current"])
    opened = 0 < len(lead) <= _LEAD
    closed = (behind or [""])[0] in _CLOSED or today or (opened and _is_it(words) and behind[0] == "of")
    past = bool(_PAST & {*words}) and isinstance(given.quantity, Money)
    told = (today and not _NEW & {*words}) or _is_it(words) or _is_apposed(words, behind)
    told = told or _is_opening(words, behind, given)
    named = opened and words[0] == "in" and words[1:2] != [] and words[1] in _NAMES  # "In dollars the loss was"
    if named or words[-2:] == ["equivalent", "of"]:
        return sheet.words(lead[0], lead[-1] + 1)
    if told and opened and closed and not past:
        return sheet.words(lead[0], lead[-1] + 1)
    apposed = sheet.left(given) < given.first or (behind or [""])[0] in _COMMAS
    summed = closed and not past and _is_sum(words, apposed)
    return sheet.words(lead[-2], lead[-1] + 1) if summed else None


def _is_it(words: list[str]) -> bool:
    """`That is`, `That is equivalent to`, `It works out at`."""
    return len(words) > 1 and words[0] in _IT and all(word in _SAME or word in _BACK for word in words[1:])


def _is_apposed(words: list[str], behind: list[str]) -> bool:
    """`His prize, worth`, `The deal, equivalent to`, `At that price, about`: up to the next comma."""
    cut = next((k for k in range(len(words) - 1, 0, -1) if words[k] in _COMMAS), 0)
    named, link = words[:cut], words[cut + 1 :]
    at = named[:1] and named[0] in _AT and named[1:2] in (["that"], ["this"], ["the"])
    definite = bool(named) and named[0] in _THE and bool(link) and link[0] in _LINKS
    definite = definite and (link[0] != "worth" or named[-1] in _SUMS)  # "The group, worth $900m," is no price
    return bool(behind) and (bool(at) or definite) and all(word in _SAME for word in link)


def _is_sum(words: list[str], apposed: bool) -> bool:
    """`his family would raise the money, about £200,000,`: anywhere in the sentence."""
    cut = next((k for k in range(len(words) - 1, 0, -1) if words[k] in _COMMAS), 0)
    named, link = words[max(0, cut - _NAMED) : cut], words[cut + 1 :]
    told = bool(named) and named[-1] in _SUMS and bool(_THE & {*named}) and all(word in _SAME for word in link)
    return told and (apposed or bool(link))


def _is_opening(words: list[str], behind: list[str], given: Figure) -> bool:
    """`At 53lb, the fish`, `At $2.63 billion, the valuation`: not lengths, of which a thing may have several."""
    if isinstance(given.quantity, Money):
        return words == ["at"] and behind[:1] == [","] and behind[1:2] != [] and behind[1] in _THE and (
            bool(_SUMS & {*behind[2:4]})
        )
    known = size(str(given.quantity.unit)) if isinstance(given.quantity, Measure) else None
    weighs = known is not None and known.dimension == "mass"
    return words == ["at"] and behind[:1] == [","] and behind[1:2] != [] and behind[1] in _THE | _IT and weighs


def _source(sheet: Sheet, given: Figure) -> list[Figure]:
    """The only figure before that can be meant."""
    before = [f for f in sheet.plain if f.sentence < given.sentence and f.quote in (None, given.quote)]
    if isinstance(given.quantity, Money):
        found = [f for f in before if _is_other_money(f.quantity, given.quantity)]
    else:
        found = [f for f in before if given.sentence - f.sentence <= _NEARBY and _is_near(sheet, f, given)]
    return found[-1:] if len({(f.quantity.unit, f.quantity.value) for f in found}) == 1 else []


def _is_other_money(one: object, given: Money) -> bool:
    known = isinstance(one, Money) and one.currency is not None and given.currency is not None
    return isinstance(one, Money) and known and one.currency != given.currency and one.per == given.per


def _is_near(sheet: Sheet, figure: Figure, given: Figure) -> bool:
    """Whether the two measure one dimension, and lie near each other or a slip of the pen apart."""
    one, other = figure.quantity, given.quantity
    if not isinstance(one, Measure) or not isinstance(other, Measure) or one.unit == other.unit:
        return False
    if _OTHERS & {*sheet.before(figure, 6), *sheet.before(given, 6)}:
        return False
    value = other.value or Decimal(0)
    meant = [m.low for m in converted(Interval.point(one.value or Decimal(0)), str(one.unit), str(other.unit)) if m.low]
    slips = (pen.tens(m, value) or pen.telling_slip(pen.as_coarse(m, value), value) for m in meant)
    return any(slips) or any(pen.near(m, value, _OFF) for m in meant)
