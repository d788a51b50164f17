"""The check of quotations: marks in pairs, and the same words quoted in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copydesk.analysis import Analysis
from copydesk.proof.pairing import Pairing, Stray, pairing
from copydesk.proof.requote import Requote, Word, requotes
from copydesk.records import Quantity, Quote, Severity, TextSpan
from copydesk.verdict import Verdict, check, consistent, inconsistent, undecided

_CUE = re.compile(r"[,?!](?= (?:[\w’'.-]+ ){0,4}(?:said|says|added|told|warned|insisted|asked)\b)")
_CLOSING = {'"': '"', "“": "”", "„": "“", "«": "»", "``": "''", "‘": "’", "'": "'", "''": "''", "”": "”", "‟": "”"}
_OPENING = {'"': '"', "”": "“", "»": "«", "''": "``", "’": "‘", "“": "“", "«": "»"}
_PHRASE = 3  # words that agree in a phrase which the article quotes and a source says in full
_APART = 2  # sentences between two quotings of the same words


@check(
    "CD405",
    passes=[
        '"We will open in May," said Ms Adair. "The hall is ready."',
        "'The hall is ready and paid for,' said Ms Adair. 'We open in May.'",
    ],
    fails={
        '"We will open in May, said Ms Adair. The hall is ready.': '"We will open in May, said Ms Adair.',
        'We will open in May," said Ms Adair. The hall is ready.': 'We will open in May,"',
        '"We will cut 200 jobs," said Ms Adair.\n\nStaff were told on Monday.\n\n'
        'Ms Adair said: "We will cut 300 jobs by May."': "300",
    },
)
def quote_integrity(analysis: Analysis) -> Iterator[Verdict]:
    """What is quoted must be marked off, and quoted in one way.

    A quotation mark that opens must close in its paragraph, unless the next paragraph goes on
    with the quote; one that closes must have opened. Apostrophes, inches and '90s are no
    marks; single marks count where the article quotes with them alone. Two quotes of one
    speaker that agree in all but a figure or a word are the same words quoted two ways.

    An unpaired mark is a warning, and so is a differing word; a differing figure is an error.

    Source: "Quotations", The Associated Press Stylebook, for marks over several paragraphs.
    """
    marks = pairing(analysis.article.text)
    strays = list(marks.strays)
    yield from (_unpaired(analysis, stray, marks) for stray in strays)
    if marks.pairs and not strays:
        yield _paired(analysis, marks)
    for match in requotes(analysis.quotes, analysis.article.text):
        verdict = _agreeing(match) if match.parted is None else _parted(analysis, match)
        if verdict is not None:
            yield verdict


def _paired(analysis: Analysis, marks: Pairing) -> Verdict:
    count = len(marks.pairs)
    first = analysis.span(*marks.pairs[0])
    return consistent("every quotation mark has its partner", f"{count} opened, {count} closed", stated=first)


def _sentence(analysis: Analysis, stray: Stray) -> tuple[int, int]:
    """The sentence of the mark, inside its paragraph and without blanks."""
    mark = stray.mark
    held = (s for s in analysis.sentences if s[0] <= mark.start < s[1])
    start, end = next(held, (mark.first, mark.last))
    start, end = max(start, mark.first), max(min(end, mark.last), mark.end)
    span = _trimmed(analysis, start, end)
    return span.start, span.end


def _trimmed(analysis: Analysis, start: int, end: int) -> TextSpan:
    """The stretch without the blanks at its ends."""
    text = analysis.article.text[start:end]
    return analysis.span(end - len(text.lstrip()), start + len(text.rstrip()))


def _unpaired(analysis: Analysis, stray: Stray, marks: Pairing) -> Verdict:
    mark = stray.mark
    start, end = _sentence(analysis, stray)
    shape = analysis.article.text[mark.start : mark.end][:2]
    if stray.fault == "unclosed":
        span = _left_open(analysis, stray, marks, end)
        message, offers = "this quote is never closed", _closed(span, _CLOSING.get(shape, '"'))
    else:
        closed = [end for _, end in marks.pairs if start < end <= mark.start]
        span = _trimmed(analysis, max([min(start, mark.start), *closed]), mark.end)
        bare = span.text[: mark.start - span.end or None].rstrip()
        message, offers = "this quote closes and never opened", [_OPENING.get(shape, '"') + span.text]
        offers = [bare, *offers] if closed else offers
    working = f"{shape} has no partner in its paragraph, and the quote does not run on"
    if not stray.sure:
        return undecided(message, "a mark beside it may turn either way, or the text breaks off", working, stated=span)
    repairs = [("stated", offer, "the missing mark" if shape[0] in offer else "without it") for offer in offers]
    return inconsistent(message, working, severity="warning", repairs=repairs, stated=span)


def _left_open(analysis: Analysis, stray: Stray, marks: Pairing, end: int) -> TextSpan:
    """From the mark to where the quote should have closed: in its sentence, where that goes on with who speaks.

    One that opens with a sentence of its own may run to the end of its paragraph, or to the next quote there.
    """
    mark, text = stray.mark, analysis.article.text
    last = min([mark.last, *(a for a, _ in marks.pairs if a > mark.start)])
    whole = text[mark.end : mark.end + 1].isupper() and not _CUE.search(text[mark.start : last])
    return _trimmed(analysis, mark.start, last if whole or end <= mark.end else min(end, last))


def _closed(span: TextSpan, close: str) -> list[str]:
    """The mark set before "said X", and at the end."""
    cue = _CUE.search(span.text)
    before = [span.text[: cue.end()] + close + span.text[cue.end() :]] if cue else []
    return [*before, span.text + close]


def _agreeing(match: Requote) -> Verdict:
    message = "the same words are quoted in the same way"
    working = f"{match.shared} words agree"
    return consistent(message, working, stated=match.other, other=match.one)


def _parted(analysis: Analysis, match: Requote) -> Verdict | None:
    """The finding; between neighbouring sentences a word may well differ on purpose."""
    earlier, later = match.parted or ((), ())
    kinds = {match.one.kind, match.other.kind}
    headline = "\n" not in analysis.article.text[: match.one.start]
    near = (
        not match.sure
        and abs(match.one.sentence - match.other.sentence) < _APART
        and "partial" not in kinds
        and not headline
    )
    named = all(quote.speaker is not None and quote.speaker.name for quote in (match.one, match.other))
    if not match.figure and near:
        return None
    spans = [_span(analysis, words, quote) for words, quote in ((earlier, match.one), (later, match.other))]
    said = [f'"{" ".join(w.low for w in words)}"' if words else "nothing" for words in (earlier, later)]
    message = f"the same words are quoted two ways: {said[1]} here, {said[0]} in the other quote"
    working = f'{match.shared} words agree; "{match.one.text[:80]}" / "{match.other.text[:80]}"'
    roles: dict[str, Any] = {"stated": spans[1], "other": spans[0]}
    phrase = "partial" in (match.one.kind, match.other.kind) and match.shared > _PHRASE
    if near or not (named or headline or phrase or match.sure or match.shared > 5):
        return undecided(message, "two sentences of one speech may be alike", working, **roles)
    severity: Severity = "error" if match.figure and named else "warning"
    repairs = [("stated", spans[0].text, "as in the other quote")] if earlier and later else []
    return inconsistent(message, working, severity=severity, repairs=repairs, **roles)


def _span(analysis: Analysis, words: tuple[Word, ...], quote: Quote) -> TextSpan | Quantity:
    """The differing words, as the figure that they are where one is read there; else the whole quote."""
    if not words:
        return analysis.span(quote.start, quote.end)
    start, end = words[0].start, words[-1].end
    held = (q for q in analysis.quantities if q.start <= start and end <= q.end)
    return next(held, analysis.span(start, end))
