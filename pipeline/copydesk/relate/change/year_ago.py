"""The level of a year before, told in the sentence behind the level that something moved to.

    Sales fell to £71.2m in the three months to December. In the same period of 2010 the shops took £76.9m.
    Output fell to 86,400 tons in the quarter. That compares with 91,200 tons in the same period a year earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.relate.change.draft import BREAKS, LEVELS, alike
from copydesk.relate.change.move import EARLIER, Change
from copydesk.relate.sheet import Figure, Sheet

KINDS = frozenset(LEVELS) - {"duration", "age", "ordinal", "temperature"}
_SAME = frozenset(["same", "corresponding", "equivalent", "comparable"])
_YEARS = (["a", "year"], ["the", "year"], ["one", "year"], ["twelve", "months"], ["12", "months"], ["last", "year"])
_PRIOR = frozenset(["previous", "prior", "preceding"])
_SHORT = frozenset(["month", "week", "quarter", "day", "hour", "months", "weeks", "quarters", "days"])
_MADE = frozenset("had made took earned sold saw counted recorded reported posted produced".split())
SPELLS = frozenset("year month week quarter half season period time".split())
_LONG = frozenset("year months half season winter spring summer autumn".split())
_POINTERS = frozenset("that this it they there figure".split())
_LIGHT = frozenset(
    """
    was were been stood had made took earned sold recorded there it they totalled reached came at to figure number
    total there shops company firm now last year week month share proportion rate amount sum tally count price level
    toll bill figures numbers period time stage half season group quarter compares compared
    """.split()
)
_OFF = Decimal(50)  # times, beyond which it is another thing
_LEAD = 12  # words before a figure that tell its time and what has it
_OPENS = 9  # and those behind it


def behind(sheet: Sheet, change: Change, result: Figure) -> Figure | None:
    """`A year earlier it was 312`, `In the same period of 2010 the shops took £76.9m`, `There had been 318 in 2015`."""
    base = only(sheet, result, result.sentence + 1)
    if base is None or BREAKS & {*sheet.before(base, _LEAD)}:
        return None
    lead = [word for word in sheet.before(base, _LEAD + 1) if not word.isspace()]
    after = sheet.after(base, _OPENS)
    if not _SAME & {*lead, *after} and not _timed(sheet, result):
        return None  # "Shares rose to 210p. A year ago they were 260p."
    opens, closes = of_a_year(lead), of_a_year(after)
    if not (opens and len(lead) <= _LEAD) and not (closes and _points(lead, after)):
        return None
    if sheet.before(base, 1) and sheet.before(base, 1)[0] in _MADE and base.quantity.kind != "count":
        return base
    return base if _nothing_else(sheet, change, result, base) else None


def _points(lead: Sequence[str], after: Sequence[str]) -> bool:
    """`That compares with`, `It had made`, `There were ... in the same month of 2014`: the level has no subject."""
    pointed = bool(_POINTERS & {*lead[:1]}) or [*lead[:2]] == ["the", "figure"]
    compared = bool({"compares", "compared", "against", "versus"} & {*lead[1:4]})
    return pointed and (compared or "had" in lead[:2] or bool(_SAME & {*after}))


def _nothing_else(sheet: Sheet, change: Change, result: Figure, base: Figure) -> bool:
    """Whether the sentence of the base names nothing that the change does not."""
    places = range(sheet.bounds(base.sentence)[0], base.first)
    named = [sheet.page.lows[k] for k in places if sheet.page.tags[k] in ("NN", "NNS", "NNP") and k not in sheet.dated]
    strange = [word for word in named if word not in _LIGHT | _SHORT]
    strange += base.nouns[:1] if base.quantity.kind == "count" else ()
    known = {*change.nouns, *result.nouns, *(change.subject or "").lower().split()}
    return all(word in known or word.rstrip("s") in known for word in strange)


def only(sheet: Sheet, result: Figure, sentence: int) -> Figure | None:
    """The one level like it in a sentence near by."""
    told = [
        f for f in sheet.of_sentence.get(sentence, ())
        if f.quantity.kind in KINDS and alike(f, result) and _of_one_size(f, result)
    ]  # fmt: skip
    near = len(told) == 1 and not told[0].bracketed and told[0].quote == result.quote
    return told[0] if near and abs(told[0].line - result.line) <= 1 else None


def _of_one_size(one: Figure, other: Figure) -> bool:
    """Whether the two can be levels of one thing, or could but for a scale word."""
    a, b = one.quantity.value, other.quantity.value
    return pen.near(a, b, _OFF) or (one.quantity.kind == "money" and pen.scaled(a, b))


def _timed(sheet: Sheet, result: Figure) -> bool:
    """Whether the level is said to be of a long time: "in the year to March", "last winter", and of no day."""
    words = sheet.said(result.sentence)
    if any(d.weekday is not None for d in sheet.dates if d.sentence == result.sentence):
        return False
    return bool(_LONG & {*words}) or any(is_year(word) for word in words)


def is_year(word: str) -> bool:
    """Whether the word is a year: "2010"."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def of_a_year(words: Sequence[str]) -> bool:
    """Whether the words name the same time of an earlier year, and no earlier month or quarter."""
    told = {*words}
    year = any(is_year(word) for word in words)
    same = bool(_SAME & told) and (year or bool({"last", "year", "ago", "fiscal"} & told))
    ago = any([*words[k : k + 2]] in _YEARS for k in range(len(words) - 1)) and bool((EARLIER | {"last"}) & told)
    dated = [*words[:1]] == ["in"] and len(words) > 1 and is_year(words[1])
    return same or _year_earlier(words) or ((ago or dated) and not _SHORT & told - {"months"})


def _year_earlier(words: Sequence[str]) -> bool:
    """`in the year-earlier quarter`, `the year-ago figure`, `in the previous 12 months`, `in the prior year`."""
    hyphened = any([*words[k : k + 2]] == ["year", "-"] and words[k + 2] in EARLIER for k in range(len(words) - 2))
    after = [[*words[k + 1 : k + 3]] for k, word in enumerate(words) if word in _PRIOR]
    return hyphened or any(each[:1] == ["year"] or each in _YEARS for each in after)
