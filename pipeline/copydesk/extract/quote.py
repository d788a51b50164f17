"""Quotes: who said what, word for word, in part, or in other words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import marks, page, speaker
from copydesk.extract.page import Page
from copydesk.extract.speaker import Attribution, Scene
from copydesk.records import Quantity, Quote, Speaker, TextSpan


def extract(doc: Doc) -> Iterator[Quote]:
    """Every quote of the article, in reading order, without ids."""
    stretches = marks.stretches(doc.text)
    sheet = page.read(doc)
    scene = Scene.of(sheet, stretches)
    for k, found in enumerate(attribute(scene)):
        if is_quote(scene, k, found):
            yield record(scene, k, found)


def numbered(doc: Doc, quantities: Sequence[Quantity]) -> tuple[Quote, ...]:
    """Every quote with its id and the ids of the ``quantities`` (in reading order) inside it."""
    starts = [quantity.start for quantity in quantities]
    out = []
    for n, quote in enumerate(extract(doc), 1):
        first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        inside = tuple(q.id for q in quantities[first:last] if q.end <= quote.end)
        out.append(quote.model_copy(update={"id": f"s{n}", "quantities": inside}))
    return tuple(out)


def attribute(scene: Scene) -> list[Attribution | None]:
    """For each stretch its attribution, own or inherited."""
    out: list[Attribution | None] = []
    for k in range(len(scene.stretches)):
        out.append(_own(scene, k, out))
    _backward(scene, out)
    _float(scene, out)
    return out


def _own(scene: Scene, k: int, before: list[Attribution | None]) -> Attribution | None:
    found = speaker.beside(scene, k)
    if found is not None:
        return found
    if k and before[k - 1] is not None and _resumes(scene, k, before[k - 1]):
        return before[k - 1]
    return speaker.climb(scene, k) or speaker.leading(scene, k) or speaker.introduced(scene, k)


def _resumes(scene: Scene, k: int, previous: Attribution | None) -> bool:
    """`"…," she said. "…"`: nothing but the attribution stands between the two."""
    a, b = scene.stretches[k - 1], scene.stretches[k]
    if a.line != b.line or previous is None or previous.cue is None or previous.source is None:
        return False
    start, end = scene.bounds[k - 1][1], scene.bounds[k][0]
    if not (start <= previous.cue[0] < end):
        return not any(scene.page.words[i][:1].isalnum() for i in range(start, end)) and is_sentence(scene, k)
    stops = [i for i in range(start, end) if scene.page.words[i] in speaker.STOPS]
    return not stops or stops == [end - 1]


def is_sentence(scene: Scene, k: int) -> bool:
    """Whether the stretch reads as a sentence: capital first, and a sentence's length or end."""
    stretch = scene.stretches[k]
    text = scene.page.text
    first = text[stretch.start]
    return (first.isupper() or not first.isalpha()) and (
        text[stretch.end - 1] in ".!?,—…" or scene.words(k) >= 6
    )


def _backward(scene: Scene, out: list[Attribution | None]) -> None:
    """`"…" "…," she said`: a sentence before an attributed quote of the same paragraph."""
    for k in range(len(out) - 2, -1, -1):
        a, b = scene.stretches[k], scene.stretches[k + 1]
        if out[k] is None and out[k + 1] is not None and a.line == b.line and is_sentence(scene, k):
            out[k] = out[k + 1]


def _float(scene: Scene, out: list[Attribution | None]) -> None:
    """A paragraph that is only a quote belongs to whoever spoke before it."""
    for k in range(1, len(out)):
        if out[k] is None and is_sentence(scene, k) and out[k - 1] is not None:
            out[k] = out[k - 1]


def is_quote(scene: Scene, k: int, found: Attribution | None) -> bool:
    """Whether somebody said the stretch: a source is known, or it is a sentence."""
    return found is not None or (is_sentence(scene, k) and scene.words(k) >= 4)


def record(scene: Scene, k: int, found: Attribution | None) -> Quote:
    """The record of stretch ``k``."""
    sheet, stretch = scene.page, scene.stretches[k]
    return Quote(
        text=sheet.text[stretch.start : stretch.end],
        start=stretch.start,
        end=stretch.end,
        kind="direct" if is_sentence(scene, k) else "partial",
        cue=_span(sheet, found.cue) if found and found.cue else None,
        speaker=_speaker(sheet, found) if found else None,
        sentence=sheet.sents[scene.bounds[k][0]],
    )


def _span(sheet: Page, words: tuple[int, int]) -> TextSpan:
    start, end = sheet.span(*words)
    return TextSpan(text=sheet.text[start:end], start=start, end=end)


def _speaker(sheet: Page, found: Attribution) -> Speaker | None:
    if found.source is None:
        return None
    start, end = sheet.span(found.source.first, found.source.last)
    return Speaker(text=sheet.text[start:end], start=start, end=end)
