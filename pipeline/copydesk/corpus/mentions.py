"""The gold's figures and quotes against those of a report."""

from __future__ import annotations

from copydesk.corpus.gold import GoldQuantity, GoldQuote
from copydesk.corpus.ledger import Ledger, meets
from copydesk.records import Quantity, Quote

_EDGES = " \n\t.,;:!?…\"'“”‘’«»`*>"


def settle_quantities(ledger: Ledger) -> None:
    """Settle every figure of the gold by kind, value, unit and hedge."""
    figures, used = ledger.report.quantities, set[str]()
    for entry in ledger.gold.quantities:
        place = ledger.place(entry, entry.text, entry.occurrence)
        near = [figure for figure in figures if meets(place, figure.start, figure.end)]
        used.update(figure.id for figure in near)
        if not near:
            ledger.settle("quantity", entry, ("missing", repr(entry.text)))
        elif any(_reading(entry) == _reading(figure) for figure in near):
            ledger.settle("quantity", entry, None)
        else:
            seen = "; ".join(_reading(figure) for figure in near)
            ledger.settle("quantity", entry, ("different", f"{entry.text!r} is {_reading(entry)}, not {seen}"))
    ledger.extra["quantity"] = sum(figure.id not in used for figure in figures)


def _reading(figure: GoldQuantity | Quantity) -> str:
    value = figure.value if figure.value is None else format(figure.value.normalize(), "f")
    hedge = "" if figure.approximation == "exact" else f" ({figure.approximation})"
    return f"{figure.kind} {value} {figure.unit or 'of nothing named'}{hedge}"


def settle_quotes(ledger: Ledger) -> None:
    """Settle every quote of the gold, and its speaker apart.

    Gold holds every quote between marks: one beyond it is unexpected. Of the indirect ones it
    may hold some.
    """
    quotes, used = ledger.report.quotes, set[str]()
    for entry in ledger.gold.quotes:
        place = ledger.place(entry, entry.text, entry.occurrence)
        near = [quote for quote in quotes if meets(place, quote.start, quote.end)]
        used.update(quote.id for quote in near)
        same = next((quote for quote in near if same_words(ledger.text, place, quote)), None)
        _settle_quote(ledger, entry, near, same)
    for quote in quotes:
        if quote.id not in used and quote.kind != "indirect":
            who = (quote.speaker.name or quote.speaker.text) if quote.speaker else "nobody"
            ledger.unexpected("quote", quote, f"{quote.text[:60]!r}, given to {who}")


def _settle_quote(ledger: Ledger, entry: GoldQuote, near: list[Quote], same: Quote | None) -> None:
    """The words and the speaker count apart; a label covers whichever falls short."""
    named = entry.speaker is not None
    if same is None:
        seen = "; ".join(repr(quote.text) for quote in near) or "nothing"
        ledger.settle("quote", entry, ("different" if near else "missing", f"{entry.text!r}; found {seen}"))
        ledger.asked["speaker"] += named
    elif fault := _speaker_fault(entry, same):
        ledger.hit("quote")
        ledger.settle("speaker", entry, ("different", fault))
    else:
        ledger.settle("quote", entry, None)
        if named:
            ledger.hit("speaker")


def same_words(text: str, place: tuple[int, int] | None, quote: Quote) -> bool:
    """Whether a quote has the gold's words, marks and stops at its ends aside (indirect ones may be longer)."""
    if place is None:
        return False
    return quote.kind == "indirect" or text[place[0] : place[1]].strip(_EDGES) == quote.text.strip(_EDGES)


def _speaker_fault(entry: GoldQuote, quote: Quote) -> str | None:
    """What is wrong with the speaker of a quote, or None."""
    speaker, said = quote.speaker, f"{quote.text[:40]!r}"
    if entry.speaker is not None:
        name = speaker.name or speaker.text if speaker else "nobody"
        return None if speaker and speaker.name == entry.speaker else f"{said} is {entry.speaker}'s, not {name}"
    if entry.mention is not None:
        near = speaker is not None and (entry.mention in speaker.text or speaker.text in entry.mention)
        return None if near else f"{said} is said by {entry.mention!r}, not {speaker.text if speaker else 'nobody'!r}"
    return f"{said} is nobody's, not {speaker.name or speaker.text}" if speaker else None
