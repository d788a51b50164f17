"""What stands around a claim: who says it, of what time, and whether it is stated, planned or only possible."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from copydesk.extract import Mentions
from copydesk.records import Claim, Date, Modality, Period, Quote
from copydesk.relate.sheet import Sheet
from copydesk.relate.words import says

_ORDER: tuple[Modality, ...] = ("negated", "conditional", "forecast", "planned")
_STOPS = frozenset([";", "while", "whereas", "but"])
_RELATIVE = frozenset(["which", "who", "whose", "where"])
_REACH = 14  # words before the claim


def complete(sheet: Sheet, mentions: Mentions, claim: Claim) -> Claim:
    """The claim with its modality, and with speaker, quote and period where they are not known yet."""
    quote = _quote(mentions.quotes, claim) if claim.quote is None else None
    update: dict[str, object] = {"modality": _modality(sheet, claim)}
    if quote is not None:
        speaker = quote.speaker
        update |= {"quote": quote.id, "speaker": (speaker.name or speaker.text) if speaker else None}
    if claim.period is None:
        update["period"] = _period(sheet, mentions.dates, claim)
    return claim.model_copy(update=update)


def _quote(quotes: Sequence[Quote], claim: Claim) -> Quote | None:
    """The reported words that the whole claim stands in, with or without marks."""
    return next((q for q in quotes if q.start <= claim.start and claim.end <= q.end), None)


def _modality(sheet: Sheet, claim: Claim) -> Modality:
    """The gravest modal phrase in the clause before the end of the claim."""
    page = sheet.page
    last = page.at(claim.end)
    first = max(0, page.at(claim.start) - 1)
    sentence, start = page.sents[first], first
    while start > 0 and first - start < _REACH and page.sents[start - 1] == sentence:
        if page.lows[start - 1] in _STOPS or page.breaks[start - 1]:
            break
        start -= 1
    end = bisect_right(page.sents, sentence, start, last)
    tail = max(end, bisect_left(page.sents, page.sents[max(last - 1, start)], start, last))
    aside = _aside(page.lows, start, first + 1)
    places = [k for k in (*range(start, end), *range(tail, last)) if k not in aside]  # nor does what stands between
    words = ["" if page.words[k] == "May" else page.lows[k] for k in places]  # the month, or a name
    return next((name for name in _ORDER if says(words, "modality", name)), "stated")


def _aside(lows: Sequence[str], start: int, end: int) -> range:
    """The words of a relative clause that has closed before the claim: ", which do not qualify, rose to"."""
    for k in range(start, end - 1):
        if lows[k] == "," and lows[k + 1] in _RELATIVE:
            close = next((j for j in range(k + 2, end) if lows[j] == ","), None)
            return range(k, close) if close is not None else range(0)
    return range(0)


def _period(sheet: Sheet, dates: Sequence[Date], claim: Claim) -> Period | None:
    """The dated time that stands nearest to the claim in its sentence."""
    sentence = sheet.page.sents[min(sheet.page.at(claim.start), len(sheet.page) - 1)]
    near = [date for date in dates if date.sentence == sentence and date.from_ and date.from_[:1].isdigit()]
    if not near:
        return None
    best = min(near, key=lambda date: max(claim.start - date.end, date.start - claim.end, 0))
    return Period(text=best.text, start=best.start, end=best.end, from_=best.from_, to=best.to)
