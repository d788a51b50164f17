"""What is paid for one spell of time, and sentences away for another: only the calendar stands between them.

    asked for $2,150 a month ... She did the math: $25,800 a year          €13.50 an hour ... €526.50 a week

Claims of kind "rate" with the roles and cues of `spell`. The two are the only ones of their currency for such a spell
near by, and fit or are one slip of the pen apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.interval import ONE, ZERO, Interval
from copydesk.period import SPELLS, spell, spells
from copydesk.records import Claim, Money, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.rate.spell import come_near, one_currency, spell_of
from copydesk.relate.sheet import Figure, Sheet

_NEARBY = 3  # sentences
_LEAD = 6  # words of "That works out to about"
_BACK = frozenset("works comes is amounts means equals equivalent".split())
_APART = frozenset("than from instead against previously".split())

_Told = tuple[Figure, TextSpan]


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every two such amounts, without ids."""
    sheet = sheets.read(doc, mentions)
    told = [(f, words) for f in sheet.plain if isinstance(f.quantity, Money) and (words := spell_of(sheet, f))]
    for other in told:
        near = [one for one in told if 0 < other[0].sentence - one[0].sentence <= _NEARBY and _are_one(one, other)]
        alone = {(f.quantity.value, spell(w.text)) for f, w in told if abs(f.sentence - other[0].sentence) <= _NEARBY}
        if len(near) != 1 or len(alone) != len(("short", "long")) or _APART & {*sheet.before(other[0], 2)}:
            continue
        short, long = sorted((near[0], other), key=lambda pair: SPELLS[spell(pair[1].text) or ""])
        if _meet(short, long) or _is_pointed(sheet, short, long, other[0]):
            tie = sheet.words(other[0].first, other[0].last)
            cues = {"spell": tie, "short": short[1], "long": long[1]}
            yield sheet.claim("rate", {"per_unit": short[0], "total": long[0]}, cues=cues, explicit=False)


def _are_one(one: _Told, other: _Told) -> bool:
    """Whether both are amounts of one currency, for two spells of which one holds the other so many times."""
    names = sorted((spell(words.text) or "" for _, words in (one, other)), key=lambda name: SPELLS.get(name, 0))
    return all(name in SPELLS for name in names) and spells(*names) is not None and one_currency(one[0], other[0])


def _meet(short: _Told, long: _Told) -> bool:
    """Whether the calendar makes one of the other, but for a slip of the pen."""
    many = spells(spell(short[1].text) or "", spell(long[1].text) or "")
    a, b = short[0].quantity, long[0].quantity
    if many is None or many.low is None or many.high is None:
        return False
    scale = ONE / getattr(a, "minor", 1) * getattr(b, "minor", 1)
    made = [pen.rounded((a.value or ZERO) * times * scale, b) for times in {many.low, many.high}]
    fits = (a.interval.scale(scale) * Interval(many.low, many.high)).overlaps(b.interval)
    slips = many.low == many.high or spell(short[1].text) == "week"  # five days or seven make no slip
    return fits or (slips and any(pen.swapped(m, b.value) or pen.noughts(m, b.value) for m in made))


def _is_pointed(sheet: Sheet, short: _Told, long: _Told, later: Figure) -> bool:
    """`costs $58 a month. That works out to $696 a year`, where the two lie near each other."""
    lead = [word for word in sheet.page.lows[sheet.bounds(later.sentence)[0] : sheet.left(later)] if word.strip()]
    opened = lead[:1] in (["that"], ["this"], ["it"], ["which"]) and len(lead) <= _LEAD and bool(_BACK & {*lead})
    return opened and not _APART & {*lead} and come_near(short[0], long[0], short[1], long[1])
