"""Two levels that are told of two times: "246 have died this year. In the same period of 2006 it was 278"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from copydesk.extract.dateword import MONTHS
from copydesk.relate.change.move import EARLIER
from copydesk.relate.retelling.retold import PEOPLE
from copydesk.relate.sheet import Figure, Sheet

SPANS = frozenset("year month week quarter season decade time summer winter spring autumn".split())
_THEN = EARLIER - {"before"}  # "papers to be put before the board"
OWNERS = frozenset(
    """
    it they he she we group company firm business maker chain bank club retailer council factory mill plant shop store
    operator owner producer airline authority board trust
    """.split()
)
_NAMELESS = frozenset(map(str.lower, MONTHS)) | frozenset(
    """
    end start point spring price litre average predecessor rise fall drop increase decline number previous person people
    candidate party reading last monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_MONTH_NAMES = frozenset(map(str.lower, MONTHS))
_SHARES = frozenset(["share", "proportion", "percentage"])
_MONTHS = 12
_MONTH = re.compile(r"(?:-|\d{4})-(\d\d)")
_BEFORE, _BEHIND = 14, 8  # words around a figure that tell its time: "in the same period a year ago"
_EVENTS = frozenset("survey census poll election contest inspection edition".split())
_TODAY = frozenset("now today yesterday currently tonight".split())
_SOON = 4  # words from a figure to "yesterday"
_VERB = 4  # words before a figure in which "had" tells an earlier time
_OPENING = 10  # words of a sentence up to its figure
_DATED = 24  # characters from the head of a sentence to its date
_VAGUE = frozenset("it figure number total rate share price level there they".split())
_WAS = (["was"], ["were"], ["at"], ["had"])
# Nouns that do not say what is counted.
_UNTOLD = SPANS | {"period", "half", "total", "amount", "level", "sum", "tally", "equivalent"}


def earlier_of(sheet: Sheet, one: Figure, other: Figure) -> Figure | None:
    """The one of two levels that is told to be the earlier; None where neither or both are."""
    if (told := dated(sheet, one, other)) is not None:
        return told
    earlier = [f for f in (one, other) if _is_earlier(sheet, f)]
    if not earlier and (told := _of_now(sheet, one, other)) is not None:
        return told
    if len(earlier) > 1:  # "rose to 512 last year. In the previous year there were 430"
        earlier = [f for f in earlier if EARLIER & {*sheet.before(f, 14), *sheet.after(f, 6)}]
    if earlier:
        return earlier[0] if len(earlier) == 1 else None
    return by_month(sheet, one, other) or _had(sheet, one, other)


def _of_now(sheet: Sheet, one: Figure, other: Figure) -> Figure | None:
    """`stood at £96 at the end of June, was fetching £144 yesterday`: the one that is dated, and not of now."""
    now = [bool(_TODAY & {*sheet.after(f, _SOON), *sheet.before(f, 1)}) for f in (one, other)]
    if now[0] == now[1]:
        return None
    then = other if now[0] else one
    words = [*sheet.before(then, _SOON), *sheet.after(then, _BEHIND)]
    return then if _MONTH_NAMES & {*words} or any(map(year, words)) else None


def by_month(sheet: Sheet, one: Figure, other: Figure) -> Figure | None:
    """`At the end of December it was 3,980`, beside "4,310 at the end of January": the month before by the calendar."""
    months = [_month(sheet, f) for f in (one, other)]
    if None in months or one.sentence == other.sentence:
        return None
    ahead = ((months[1] or 0) - (months[0] or 0)) % _MONTHS
    return None if ahead in (0, _MONTHS // 2) else one if ahead < _MONTHS // 2 else other


def _month(sheet: Sheet, figure: Figure) -> int | None:
    """The only month that the sentence of the figure names."""
    here = (_MONTH.match(d.from_ or "") for d in sheet.dates if d.sentence == figure.sentence)
    months = {int(found[1]) for found in here if found is not None}
    return months.pop() if len(months) == 1 else None


def _had(sheet: Sheet, one: Figure, other: Figure) -> Figure | None:
    """`It had stood at 7,105`, `In April the figure was 46%`: the one told of a time before the other's."""
    past = [f for f in (one, other) if "had" in sheet.before(f, _VERB)]
    if len(past) == 1:
        return past[0]
    first, last = sorted((one, other), key=lambda f: f.first)
    return last if not past and first.sentence < last.sentence and _recalls(sheet, last) else None


def _recalls(sheet: Sheet, figure: Figure) -> bool:
    """`In April the figure was 46%`: a time opens the sentence, and nothing is named behind it."""
    lead = [word for word in sheet.before(figure, _OPENING) if not word.isspace()]
    first = sheet.page.starts[sheet.bounds(figure.sentence)[0]]
    timed = any(0 <= date.start - first <= _DATED for date in sheet.dates if date.sentence == figure.sentence)
    if lead[:3] == ["when", "the", "same"]:
        return True  # "When the same question was put in the spring, 41 per cent did so"
    return timed and lead[:1] in (["in"], ["at"], ["on"]) and lead[-1:] in _WAS and bool(_VAGUE & {*lead[-4:]})


def dated(sheet: Sheet, one: Figure, other: Figure) -> Figure | None:
    """The one with a year of its own, where the other is of last year or of now: "In 2009 the figure was £1.4bn"."""
    words = [[*sheet.before(f, 14), *sheet.after(f, 6)] for f in (one, other)]
    said = [{*each} for each in words]
    years = [{*filter(year, each)} for each in said]
    lately = [bool({"last", "this", "now", "today"} & each) for each in said]
    for k, figure in enumerate((one, other)):
        if years[k] and not lately[k] and not years[1 - k] and (lately[1 - k] or not _then(words[1 - k])):
            return figure
    return None


def dated_alone(sheet: Sheet, figure: Figure) -> bool:
    """`In 2017 there were 5,700`, `In 2012-13 it handed out 1,620`: a year opens the sentence, or stands behind."""
    return bool(_years(sheet, figure))


def year_before(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`recorded 5,016 in 2018. In 2017 there were 5,700`: whether each is of a year, and the first of the earlier."""
    years = [_years(sheet, figure) for figure in (one, other)]
    return all(years) and max(years[0]) < min(years[1])


def _years(sheet: Sheet, figure: Figure) -> set[str]:
    """The years right around the figure; of "2012-13" the first."""
    lead = [word for word in sheet.before(figure, 14) if not word.isspace()]
    return {word[:4] for word in (*lead, *sheet.after(figure, 4)) if year(word[:4])}


def year(word: str) -> bool:
    """Whether the word is a year of the last two centuries."""
    return len(word) == 4 and word[:2] in ("19", "20") and word.isdigit()


def _then(words: Sequence[str]) -> bool:
    """Whether the words name an earlier time: "a year earlier", "the year before"."""
    return bool(_THEN & {*words}) or any(one in SPANS and other == "before" for one, other in pairwise(words))


def same(one: Figure, other: Figure) -> bool:
    """Whether the nouns of the two, those left out that own or tell nothing, do not part them."""
    named = [names(f) for f in (one, other)]
    people = all({*f.nouns} & PEOPLE for f in (one, other))
    return people or not all(named) or bool(named[0] & named[1])


def names(figure: Figure) -> set[str]:
    """The nouns that tell what the figure counts or measures."""
    if "such" in figure.nouns:
        return set()  # "3,113 such offences"
    shares = _SHARES if figure.quantity.kind == "percent" else set()
    return {noun.rstrip("'’") for noun in figure.nouns} - _UNTOLD - _EVENTS - OWNERS - _NAMELESS - shares


def firm(one: Figure, other: Figure) -> bool:
    """Whether both name the same thing, as far as they name one."""
    if one.quantity.kind == other.quantity.kind and one.quantity.kind in ("money", "measure"):
        return True
    people = bool({*one.nouns} & PEOPLE) and bool({*other.nouns} & PEOPLE)
    named = [[noun for noun in f.nouns if noun not in _UNTOLD] for f in (one, other)]
    return not all(named) or people or bool({*named[0][:2]} & {*named[1][:2]})


def is_then(sheet: Sheet, sentence: int) -> bool:
    """Whether a sentence speaks of an earlier time: "Then the number rose", "Between 2000 and 2010 it had gone up"."""
    said = [low for low in sheet.said(sentence) if not low.isspace()]
    years = len(said) > 3 and said[0] == "between" and said[1].isdigit() and said[3].isdigit()
    return said[:1] == ["then"] or (years and "had" in said)


def of_then(sheet: Sheet, figure: Figure) -> bool:
    """Whether the level is of an earlier time: "than the £4m of 2019", "than the £4m of a year earlier"."""
    behind = sheet.after(figure, 2)
    return _is_earlier(sheet, figure) or (behind[:1] in (["of"], ["in"]) and "".join(behind[1:]).isdigit())


def _is_earlier(sheet: Sheet, figure: Figure) -> bool:
    """Whether its own clause names an earlier time: "a year earlier", "in May last year", "had been"."""
    words = [*sheet.before(figure, _BEFORE), *_behind(sheet, figure)]
    if _then(words) or "until" in sheet.after(figure, 1):
        return True
    return any(
        word == "last" and {*words[k + 1 : k + 2]} & (SPANS | _EVENTS | {"count"}) and words[k + 2 : k + 3] != ["of"]
        for k, word in enumerate(words)
    )  # but "in the last week of January"


def _behind(sheet: Sheet, figure: Figure) -> list[str]:
    """The words behind a level that can tell its time, up to the next figure that is no length of time."""
    others = [k for k, f in ((f.first, f) for f in sheet.of_sentence[figure.sentence]) if k >= figure.last
              and f.quantity.kind != "duration"]  # fmt: skip
    return sheet.after(figure, min(_BEHIND, min(others, default=figure.last + _BEHIND) - figure.last))
